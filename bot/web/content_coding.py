"""Undoing HTTP content codings without ever holding more than a limit.

A few kilobytes can unfold to gigabytes, so every decoder here stops at the limit.
"""

from __future__ import annotations

import io
import zlib

import brotli  # type: ignore[import-untyped]
import zstandard

ACCEPT_ENCODING = "gzip, deflate, br, zstd"

_GZIP_MAGIC = b"\x1f\x8b"
_MAX_CODINGS = 3  # servers use one; a body can be made that unfolds to itself for ever
_MAX_MEMBERS = 100  # each costs a copy of the rest


class OversizeError(Exception):
    """The body unfolds to more than the limit."""


class CodingError(Exception):
    """The body is not in the coding that it claims."""


def decode_body(body: bytes, codings: str, limit: int) -> bytes:
    """Undo the codings of a Content-Encoding header, the last one applied first."""
    names = [name.strip().lower() for name in codings.split(",") if name.strip()]
    if len(names) > _MAX_CODINGS:
        raise CodingError(codings)
    for coding in reversed(names):
        body = _undo(body, coding, limit)
        if len(body) > limit:
            raise OversizeError
    return body


def _undo(body: bytes, coding: str, limit: int) -> bytes:
    try:
        match coding:
            case "identity":
                return body
            case "gzip" | "x-gzip":
                return _inflate(body, 16 + zlib.MAX_WBITS, limit)
            case "deflate":
                return _inflate(body, zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS, limit)
            case "br":
                return bytes(brotli.Decompressor().process(body, output_buffer_limit=limit + 1))
            case "zstd":
                return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body)).read(limit + 1)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise CodingError(coding) from error
    raise CodingError(coding)


def _inflate(body: bytes, window_bits: int, limit: int) -> bytes:
    """All members of the body, since some servers send the page in several; other trailers are dropped."""
    decoder = zlib.decompressobj(window_bits)
    unfolded = decoder.decompress(body, limit + 1)
    for _ in range(_MAX_MEMBERS):
        if not decoder.unused_data.startswith(_GZIP_MAGIC) or len(unfolded) > limit:
            break
        rest, decoder = decoder.unused_data, zlib.decompressobj(window_bits)
        unfolded += decoder.decompress(rest, limit + 1)
    return unfolded
