"""The body of an answer: read, unfolded and named, within limits."""

from __future__ import annotations

import asyncio
import re

import httpx

from bot.errors import FetchError
from bot.web import refusals
from bot.web.content_coding import CodingError, OversizeError, decode_body
from bot.web.page import DOCX, PAGE, PDF, Limits, Wanted

_UNNAMED = (
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-pdf",
    "application/force-download",
)
# Each chunk is work: single letters could keep the bot busy for as long as a link has time.
_CHUNK_COST = 64  # bytes
_SIGNATURES = ((b"%PDF-", PDF), (b"PK\x03\x04", DOCX))
_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)


async def read_body(
    response: httpx.Response, wanted: Wanted, limits: Limits, host: str
) -> tuple[bytes, str | None]:
    """The body and its content type. `FetchError`: of another kind than wanted, too large, or broken."""
    named: str | None = response.headers.get("Content-Type")
    media = (named or "").partition(";")[0].strip().lower()
    if not (wanted.includes(media) or media in _UNNAMED):
        raise FetchError(refusals.of_content_type(media))
    is_file = media in (PDF, DOCX, *_UNNAMED)
    wire = await _read_wire(response, limits.file_bytes if is_file else limits.wire_bytes, host)
    limit = limits.file_bytes if is_file else limits.body_bytes
    codings = response.headers.get("Content-Encoding", "")
    body = await asyncio.to_thread(_unfold, wire, codings, limit, host)
    return body, _true_type(body) if media in _UNNAMED else named


async def _read_wire(response: httpx.Response, limit: int, host: str) -> bytes:
    wire, cost = bytearray(), 0
    async for chunk in response.aiter_raw():
        wire += chunk
        cost += max(len(chunk), _CHUNK_COST)
        if cost > limit:
            raise FetchError(refusals.too_large(host))
    return bytes(wire)


def _unfold(wire: bytes, codings: str, limit: int, host: str) -> bytes:
    try:
        return decode_body(wire, codings, limit)
    except OversizeError as error:
        raise FetchError(refusals.too_large(host)) from error
    except CodingError as error:
        raise FetchError(refusals.broken(host)) from error


def _true_type(body: bytes) -> str:
    """Of a file that the server does not name: by its first bytes, where we read its kind."""
    for signature, media in _SIGNATURES:
        if body.startswith(signature):
            return media
    if _PAGE_START.match(body):
        return PAGE
    raise FetchError(refusals.of_content_type("application/octet-stream"))
