"""A Telegram post as t.me shows it to browsers → its text, channel and day.

The markup is that of the widget which sites embed (https://core.telegram.org/widgets/post).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import load_html

from bot.errors import SourceError
from bot.web.posts import post_url

NO_POST = "Telegram shows me no such post: it is gone or not public — forward it to me, or paste the text."
NO_TEXT = "That post has no text — send me the article that it is about, or paste the text."

_WITH_CLASS = ".//*[contains(concat(' ', normalize-space(@class), ' '), ' {} ')]"
_MESSAGE = _WITH_CLASS.format("tgme_widget_message")
_TEXT = _WITH_CLASS.format("tgme_widget_message_text")
_CHANNEL = _WITH_CLASS.format("tgme_widget_message_owner_name")
_SOURCE = _WITH_CLASS.format("tgme_widget_message_forwarded_from_name")
_DAY = ".//time[@datetime]/@datetime"
_ANSWERED = "tgme_widget_message_reply"


@dataclass(frozen=True, slots=True)
class Post:
    """`channel`: whose words these are; of a forwarded post, the channel that it comes from."""

    text: str
    channel: str | None
    day: date | None
    """Where the post's clock stood."""


def read_post(html: bytes, url: str) -> Post:
    """The post of this address on the page; `SourceError` where there is none, or one without text."""
    tree = load_html(html)
    message = _find_message(tree, urlsplit(post_url(url)).path.strip("/")) if tree is not None else None
    if message is None:
        raise SourceError(NO_POST)
    text = "\n".join(_text_of(part) for part in message.xpath(_TEXT) if not _is_answered(part)).strip()
    if not text:
        raise SourceError(NO_TEXT)
    return Post(text, _name(message, _SOURCE) or _name(message, _CHANNEL), _day(message))


def _find_message(tree: HtmlElement, name: str) -> HtmlElement | None:
    """The message of this name; others stand around it where a channel's page was sent."""
    messages = tree.xpath(_MESSAGE)
    return next((one for one in messages if one.get("data-post", "").lower() == name), None)


def _is_answered(part: HtmlElement) -> bool:
    """Whether the text is that of the message which the post answers."""
    return any(_ANSWERED in (one.get("class") or "").split() for one in part.iterancestors())


def _text_of(part: HtmlElement) -> str:
    for line_break in part.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return str(part.text_content())


def _name(message: HtmlElement, path: str) -> str | None:
    found = message.xpath(path)
    return " ".join(found[0].text_content().split()) or None if found else None


def _day(message: HtmlElement) -> date | None:
    for stated in message.xpath(_DAY):
        try:
            return datetime.fromisoformat(stated).date()
        except ValueError:
            continue
    return None
