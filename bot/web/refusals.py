"""What is said when a link cannot be read: why, and what to do."""

from __future__ import annotations

import ssl
from http import HTTPStatus
from math import ceil

import httpx

_PASTE = "paste the text and I'll read that."
_OR_PASTE = f"or {_PASTE}"

NOT_A_LINK = f"That isn't a complete web address — check it, {_OR_PASTE}"
WRONG_SCHEME = f"I only open http and https links — {_PASTE}"
WRONG_PORT = f"I only open links on the web's usual ports — {_PASTE}"
PASSWORD = f"I don't open links with a user name or password in them — {_PASTE}"
PRIVATE = f"That link leads inside a private network, so I won't open it — {_PASTE}"
HIDDEN_TARGET = (
    "Google News hides where that link leads — open it, and send me the address of the article itself."
)
PRIVATE_POST = "That post is in a private chat, where I can't read it — forward it to me, or paste the text."
INVITATION = "That is an invitation to a chat, and I join none — forward me the article, or paste the text."
NOT_A_POST = "That is no post that I can read — send me the link of one post, or forward it to me."

_FEED = "a feed"
_KINDS = {
    "application/pdf": "a PDF file",
    "application/json": "data",
    "application/rss+xml": _FEED,
    "application/atom+xml": _FEED,
    "application/feed+json": _FEED,
    "application/xml": _FEED,
    "text/xml": _FEED,
    "application/zip": "a ZIP file",
    "application/msword": "a Word file",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word file",
    "image": "an image",
    "video": "a video",
    "audio": "a sound recording",
}


def shown_host(url: str) -> str:
    try:
        return httpx.URL(url.strip()).raw_host.decode("ascii") or "That site"
    except httpx.InvalidURL:
        return "That site"


def unknown_host(host: str) -> str:
    return f"I can't find a site called {host} — check the link, {_OR_PASTE}"


def too_slow(host: str) -> str:
    return f"{host} took too long to answer — try again later, {_OR_PASTE}"


def too_large(host: str) -> str:
    return f"The page at {host} is too large for me — {_PASTE}"


def too_many_redirects(host: str) -> str:
    return f"{host} keeps sending me on to other addresses — {_PASTE}"


def empty(host: str) -> str:
    return f"{host} sent an empty page — {_PASTE}"


def broken(host: str) -> str:
    return f"{host} sent an answer that I can't decode — {_PASTE}"


def of_content_type(content_type: str) -> str:
    media = content_type.partition(";")[0].strip().lower()
    kind = _KINDS.get(media) or _KINDS.get(media.partition("/")[0]) or "a file"
    advice = "send it behind /follow, and I'll read its new articles." if kind == _FEED else _PASTE
    return f"That link is {kind}, not a web page — {advice}"


def come_back(host: str, seconds: float) -> str:
    return f"{host} asks me to come back in {_spell(seconds)} — try again then, {_OR_PASTE}"


def _spell(seconds: float) -> str:
    for size, unit in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds > 2 * size:
            return f"{ceil(seconds / size)} {unit}s"
    return f"{max(1, ceil(seconds))} seconds"


def of_status(status: int, host: str) -> str:
    match status:
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            return f"{host} has no such page ({status}) — check the link, {_OR_PASTE}"
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.PAYMENT_REQUIRED:
            return f"{host} shows this page to its subscribers only ({status}) — {_PASTE}"
        case HTTPStatus.FORBIDDEN | HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
            return f"{host} doesn't let me read this page ({status}) — {_PASTE}"
        case HTTPStatus.TOO_MANY_REQUESTS:
            return f"{host} asks me to come back later ({status}) — try again in a while, {_OR_PASTE}"
        case _ if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return f"{host} has trouble of its own ({status}) — try again later, {_OR_PASTE}"
    return f"{host} didn't give me the page ({status}) — {_PASTE}"


def of_transport(error: Exception, host: str) -> str:
    if is_tls(error):
        return f"{host} has no valid secure connection, so I didn't read it — {_PASTE}"
    if isinstance(error, httpx.TimeoutException):
        return too_slow(host)
    if isinstance(error, httpx.ConnectError):
        return f"{host} doesn't answer — try again later, {_OR_PASTE}"
    return f"{host} sent a broken answer — try again later, {_OR_PASTE}"


def is_tls(error: BaseException | None) -> bool:
    """Whether the fault is that of the secure connection.

    Libraries wrap the cause, some more than once. A wait for bytes is an SSLError too, but no fault.
    """
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLWantReadError):
            return True
        error = error.__cause__ or error.__context__
    return False
