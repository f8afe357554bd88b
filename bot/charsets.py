"""Bytes → text, whatever they were written with."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from bot.errors import SourceError

_MARKS = (  # the longer first: UTF-32's mark starts with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 4096
_MAX_CONTROL_SHARE = 0.01
NOT_TEXT = "That isn't text I can read — paste the text and I'll read that."


def decode_text(data: bytes) -> str:
    """The text; `SourceError` where the bytes are none."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text = _decode(data, marked or _unmarked_utf16(data) or "utf-8") or _guess(data)
    if text is None or _is_binary(text):
        raise SourceError(NOT_TEXT)
    return text


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """Latin text in UTF-16 has a NUL in every second place."""
    sample = data[:_SAMPLE_BYTES]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if half and sample[0::2].count(0) > 0.6 * half else None


def _guess(data: bytes) -> str | None:
    best = from_bytes(data).best()
    return str(best) if best else None


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE_BYTES]
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1a\x1b" for character in sample)
    return controls > _MAX_CONTROL_SHARE * len(sample)
