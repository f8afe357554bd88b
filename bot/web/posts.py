"""Links to Telegram: which are posts that anybody may read, and where those are shown to browsers."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import SplitResult, urlsplit

from bot.vocabulary import load_vocabulary

_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
_NAME = r"[a-z]\w{3,31}"  # https://core.telegram.org/method/account.checkUsername
_POST = re.compile(rf"/(?:s/)?(?P<channel>{_NAME})/(?:\d+/)?(?P<number>\d+)/?", re.IGNORECASE | re.ASCII)
_PRIVATE = re.compile(r"/c/\d+/")
_INVITATION = re.compile(r"/(?:\+|joinchat/|addlist/)", re.IGNORECASE)
_RESERVED = frozenset(load_vocabulary("wrappers")["telegram"]["reserved"])


class TelegramLink(Enum):
    """What a link to Telegram leads to."""

    POST = "post"
    PRIVATE = "private"
    INVITATION = "invitation"
    OTHER = "other"


def kind_of(url: str) -> TelegramLink | None:
    """Null where the link leads elsewhere."""
    parts = _split(url)
    if parts is None:
        return None
    if _find_post(parts):
        return TelegramLink.POST
    if _PRIVATE.match(parts.path):
        return TelegramLink.PRIVATE
    return TelegramLink.INVITATION if _INVITATION.match(parts.path) else TelegramLink.OTHER


def is_post(url: str) -> bool:
    return kind_of(url) is TelegramLink.POST


def post_url(url: str) -> str:
    """The one address of the post that the link leads to; other links as they are."""
    parts = _split(url)
    post = _find_post(parts) if parts else None
    if parts is None or post is None:
        return url
    host = parts.netloc.lower().replace(parts.hostname or "", "t.me")
    return f"{parts.scheme}://{host}/{post['channel'].lower()}/{post['number']}"


def preview_url(url: str) -> str:
    """Where the post alone is shown, to be put into other pages; other links as they are."""
    return f"{post_url(url)}?embed=1&mode=tme" if is_post(url) else url


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return None
    return parts if host in _HOSTS else None


def _find_post(parts: SplitResult) -> re.Match[str] | None:
    post = _POST.fullmatch(parts.path)
    return post if post and post["channel"].lower() not in _RESERVED else None
