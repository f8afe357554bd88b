"""Bytes → text, whatever they were written with."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from bot.errors import SourceError
from bot.vocabulary import load_vocabulary

_MARKS = (  # the longer first: UTF-32's mark starts with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 4096
_MAX_CONTROL_SHARE = 0.01
_HEAD_BYTES = 4096
_GUESSED_BYTES = 65_536
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.:-]{2,40})""", re.IGNORECASE
)
_OF_TEXT = re.compile(r"utf-(?:8|16|32)|cp\d|iso|koi8|euc|gb|big5|shift|mac|hz|johab|tis")
_SEVEN_BITS = frozenset({"iso2022_jp", "hz"})  # ASCII to look at, and so UTF-8 too
_MAX_BROKEN_SHARE = 0.2
_WESTERN = "cp1252"
_MAX_WESTERN_ACCENTS = 0.12
_SIGN_IN_WORD = re.compile(r"[a-zA-Z][¡-©«-´¶-¹»-¿×÷ƒ†‡‰][a-z]")
NOT_TEXT = "That isn't text I can read — paste the text and I'll read that."


def mend_halves(text: str) -> str:
    """With a mark of replacement for each half of a surrogate pair: no database and no file holds one.

    JSON and some codecs let them through.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def decode_text(data: bytes) -> str:
    """The text; `SourceError` where the bytes are none."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text = _decode(data, marked or _unmarked_utf16(data) or "utf-8") or _guess(data)
    if text is None or _is_binary(text):
        raise SourceError(NOT_TEXT)
    return text


def decode_page(data: bytes, content_type: str | None = None) -> str:
    """A page's text by its mark, by itself, by what its server and its head declare, else by a guess.

    Declarations are often wrong: what is UTF-8 is read as such whatever they say, and one that gives no text
    is not believed. Names are read as browsers read them (WHATWG Encoding Standard).
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked_utf16(data)
    declared = _declared(data, content_type)
    seven_bits = [name for name in declared if name in _SEVEN_BITS and data.isascii()]
    for name in [marked, *seven_bits, "utf-8"]:
        text = _decode(data, name) if name else None
        if text is not None:
            return text
    nearly = (_decode_nearly(data, name) for name in [*declared, "utf-8", _WESTERN])
    return next((text for text in nearly if text), None) or _guess_page(data)


def _guess_page(data: bytes) -> str:
    """By its beginning: a guess over all of a long page takes minutes."""
    sample = data[:_GUESSED_BYTES]
    best = from_bytes(sample[: sample.rfind(b">") + 1] or sample).best()
    return data.decode(best.encoding if best else "utf-8", "replace")


def _declared(data: bytes, content_type: str | None) -> list[str]:
    """The encodings named by the server and by the page, in Python's names."""
    sources = ((content_type or "").encode(), data[:_HEAD_BYTES])
    labels = [(found[1] or found[2]).decode().lower() for one in sources if (found := _DECLARED.search(one))]
    names = (load_vocabulary("charsets")["labels"].get(label, label) for label in labels)
    return [python for name in names if (python := _python_name(name))]


def _python_name(label: str) -> str | None:
    """Null for what Python doesn't know, or knows and browsers don't: UTF-7, rot13, base64."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return name if _OF_TEXT.match(name) else None


def _decode_nearly(data: bytes, encoding: str) -> str | None:
    """The text, a few broken letters in it; null where it makes no words."""
    text = data.decode(encoding, "replace")
    strange = sum(not character.isascii() for character in text)
    if text.count("\ufffd") > _MAX_BROKEN_SHARE * strange:
        return None
    return None if encoding == _WESTERN and not _is_western(text, strange) else text


def _is_western(text: str, strange: int) -> bool:
    """Cyrillic and Polish, read as Western European, are all accents or have signs within words."""
    return strange <= _MAX_WESTERN_ACCENTS * len(text) and not _SIGN_IN_WORD.search(text)


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
