"""What in a message is to be read: its text, its links, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.models import Link, Pasted, Source
from bot.urls import canonical_url, host_of, page_key
from bot.vocabulary import load_vocabulary
from bot.web.posts import TelegramLink, kind_of
from bot.web.wrappers import unwrap

_TALK = load_vocabulary("smalltalk")
_CONVERSATION = frozenset(_TALK["conversation"])
_REPORTING = frozenset(_TALK["reporting"])
_FORMAL = _REPORTING - frozenset(_TALK["everyday"])
_COUNTING = frozenset(_TALK["counting"])

_OPENERS = frozenset(
    {"who", "what", "which", "when", "where", "how", "why", "did", "does", "is", "was", "were"}
)
_URL = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_CLOSED = (TelegramLink.PRIVATE, TelegramLink.INVITATION)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_COUNTED = re.compile(r"\b\d[\d,.]*%?\s+(?!(?:am|pm|of|in|at|on|to|for)\b)[a-z]|\b\d[\d,.]*%", re.IGNORECASE)
_NAME_WITHIN = re.compile(r"(?<=[\w,;:] )[^\W\d_a-z]\w+|^[^\W\d_a-z]\w+(?=[’']s\s)")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)]*(?:\s|$)")

ARTICLE_WORDS = 40
MAX_QUESTION_WORDS = 30
_MIN_WORDS = 4
_MIN_QUESTION_WORDS = 3
_MIN_NOTE_WORDS = 3
_CONVERSATION_SHARE = 0.03


def find_sources(text: str, links: Sequence[str]) -> tuple[Source, ...]:
    """An article's text where the message is one, else its links, else text that reports something.

    The links inside a forwarded article are its footer and its references, not what was sent.
    """
    own_words = _URL.sub(" ", text)
    is_long = len(_WORD.findall(own_words)) >= ARTICLE_WORDS
    if is_long and looks_like_article(own_words):
        return (Pasted(text),)
    found = _readable(text, links, bare_too=not is_long)
    if found:
        return found
    if looks_like_article(own_words):
        return (Pasted(text),)
    return () if own_words.strip() else _each_page(_closed(text, links))


def find_all_sources(text: str, links: Sequence[str]) -> tuple[Source, ...]:
    """What is to be read where a member asks for it: the text too that would pass for talk.

    An address that is never opened is no text either: whoever opens links says why.
    """
    words = text.strip()
    asked: Source = Link(words) if _ADDRESS.fullmatch(words) else Pasted(text)
    return find_sources(text, links) or ((asked,) if words else ())


def find_note(text: str, links: Sequence[str], sources: Sequence[Source]) -> str | None:
    """A member's own words beside the one link or file that they send."""
    if len(sources) != 1 or isinstance(sources[0], Pasted):
        return None
    for link in sorted(links, key=len, reverse=True):
        text = text.replace(link, " ")
    words = " ".join(_URL.sub(" ", text).split())
    return words if _is_said(words) else None


def is_note(words: str, sources: Sequence[Source]) -> bool:
    """Whether a reply to an article says something about it, and asks nobody.

    What it reports in a few words is the member's word on the article, as it is just before a forward.
    """
    is_article = bool(sources) and len(_WORD.findall(words)) >= ARTICLE_WORDS
    leads_on = any(isinstance(source, Link) for source in sources)
    return _is_said(words) and not (is_article or leads_on or words.endswith("?"))


def find_question(text: str, *, addressed: bool) -> str | None:
    """The question to the bot in a short message that is nothing to read.

    `addressed`: in a private chat, in reply to the bot, or with its name. Others talk among themselves.
    """
    words = _WORD.findall(text)
    if not (addressed and _MIN_QUESTION_WORDS <= len(words) <= MAX_QUESTION_WORDS) or _URL.search(text):
        return None
    asks = text.rstrip().endswith("?") or words[0].lower() in _OPENERS
    return text.strip() if asks else None


def _is_said(words: str) -> bool:
    return len(_WORD.findall(words)) >= _MIN_NOTE_WORDS


def looks_like_article(text: str) -> bool:
    """Whether the text reports something, at any length; talk among members does not."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_QUOTED.sub(" ", text))]
    if len(words) < _MIN_WORDS and len(_WORD.findall(text)) < _MIN_WORDS:
        return False
    talk = sum(word in _CONVERSATION for word in words)
    if len(words) >= ARTICLE_WORDS:
        return talk <= _CONVERSATION_SHARE * len(words) and bool(_SENTENCE_END.search(text))
    return talk == 0 and not text.rstrip().endswith("?") and _reports(text, words)


def _reports(text: str, words: Sequence[str]) -> bool:
    """A short text reports when somebody says something of weight, or counts something somewhere."""
    counted = bool(_COUNTED.search(text)) or not _COUNTING.isdisjoint(words)
    named = bool(_NAME_WITHIN.search(text))
    if not _REPORTING.isdisjoint(words):
        formal = not _FORMAL.isdisjoint(words) and bool(_SENTENCE_END.search(text))
        return counted or named or formal
    return counted and named


def _readable(text: str, links: Sequence[str], *, bare_too: bool) -> tuple[Link, ...]:
    urls = _addresses(text, links)
    return _each_page(url for url in urls if _leads_to_page(url) and (bare_too or _has_path(url)))


def _closed(text: str, links: Sequence[str]) -> Iterator[str]:
    """Links to Telegram that nobody can read from outside: who sends one alone is told what to do."""
    return (url for url in _addresses(text, links) if kind_of(url) in _CLOSED)


def _each_page(urls: Iterable[str]) -> tuple[Link, ...]:
    """Links to pages, each page once, in the order of the message."""
    found: dict[str, Link] = {}
    for url in urls:
        found.setdefault(page_key(url), Link(url))
    return tuple(found.values())


def _addresses(text: str, links: Sequence[str]) -> Iterator[str]:
    found = (_with_scheme(address) for address in (*links, *map(_trimmed, _URL.findall(text))))
    return (url for url in found if url)


def _with_scheme(address: str) -> str | None:
    """Telegram marks "example.com/story" as a link too; other schemes are not pages."""
    if address.lower().startswith(("http://", "https://")):
        return address
    is_mail = "@" in address.partition("/")[0]
    if is_mail or (_SCHEME.match(address) and not re.match(r"[^/:]+:\d", address)):
        return None
    return f"https://{address}" if re.match(r"[\w-]+(?:\.[\w-]+)+", address) else None


def _leads_to_page(url: str) -> bool:
    """Telegram's own links are names of people, chats and files, except for posts."""
    return bool(host_of(url)) and kind_of(unwrap(url)) in (None, TelegramLink.POST)


def _has_path(url: str) -> bool:
    return canonical_url(url).removeprefix("https://").removeprefix("http://").partition("/")[2] != ""


def _trimmed(url: str) -> str:
    """The punctuation of the sentence around an address is not its part."""
    bare = url.rstrip(".,;:!?'’…")
    return bare[:-1] if bare.endswith(")") and "(" not in bare else bare
