"""Numbers written in digits: separators, fractions, powers of ten."""

from __future__ import annotations

import re

from bot.claims.lexemes import DASHES, HYPHENS, Lexemes

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128})
# A longer row of digits is an identifier, and a float would round it.
_LONGEST = 24
_MOST_GROUPS = 4

Found = tuple[float, int]
"""A value and the index of the lexeme after it."""


def read_digits(lexemes: Lexemes, index: int) -> Found | None:
    """As in "1,200", "0.5", ".001", "12 300"."""
    text, last = lexemes.at(index).text, index + 1
    value = to_number(text)
    if value is None:
        return None
    if lexemes.at(index - 1).text == "." and lexemes.glued(index) and not lexemes.glued(index - 1):
        return float(f"0.{text}") if text.isdecimal() else value, last
    if len(text) <= 3 and text.isdecimal() and text[0] != "0":
        last = _end_of_groups(lexemes, last)
        value = float(text + "".join(lexemes.at(i).text for i in range(index + 1, last)))
    return value, last


def to_number(text: str) -> float | None:
    """The value of digits with separators as English writes them, with care for what others write."""
    if len(text) > _LONGEST:
        return None
    if _THOUSANDS.fullmatch(text) or _LAKHS.fullmatch(text) or _PLAIN.fullmatch(text):
        return float(text.replace(",", ""))
    if _DOTS.fullmatch(text):
        return float(text.replace(".", ""))
    return float(text.replace(",", ".")) if _COMMA_DECIMAL.fullmatch(text) else None


def _end_of_groups(lexemes: Lexemes, index: int) -> int:
    """Thousands parted by blanks ("12 300"): groups of exactly three digits."""
    for _ in range(_MOST_GROUPS):
        if not _is_group(lexemes, index):
            break
        index += 1
    return index


def _is_group(lexemes: Lexemes, index: int) -> bool:
    group = lexemes.at(index)
    one_blank = group.start == lexemes.at(index - 1).end + 1
    digits = group.numeric and len(group.text) == 3 and group.text.isdecimal()
    return digits and one_blank and not _is_calibre(lexemes, index)


def _is_calibre(lexemes: Lexemes, index: int) -> bool:
    """As in "200 155mm shells", "36 122-mm launchers": the second number is a size of its own."""
    at = index + 1 + (lexemes.at(index + 1).text in HYPHENS)
    return lexemes.at(at).lower == "mm" and lexemes.glued(at) and lexemes.glued(index + 1)


def read_fraction(lexemes: Lexemes, index: int) -> Found | None:
    """As in "1/16", "3 1/2", "5½"."""
    whole = lexemes.at(index)
    if lexemes.at(index + 1).text in "½⅓⅔¼¾⅛⅜⅝⅞" and whole.text.isdecimal():
        return float(whole.text) + _SIGNS[lexemes.at(index + 1).text], index + 2
    if part := _simple_fraction(lexemes, index):
        return part
    part = None if lexemes.glued(index + 1) else _simple_fraction(lexemes, index + 1)
    return (
        (float(whole.text) + part[0], part[1])
        if part and whole.text.isdecimal() and len(whole.text) < 4
        else None
    )


def _simple_fraction(lexemes: Lexemes, index: int) -> Found | None:
    above, slash, below = (lexemes.at(index + i) for i in range(3))
    if slash.text not in "/⁄" or not (slash.glued and below.glued) or lexemes.at(index + 3).text in "/⁄":
        return None
    if not (above.text.isdecimal() and below.text.isdecimal()) or len(above.text + below.text) > 6:
        return None
    if int(below.text) not in _DENOMINATORS or not 0 < int(above.text) < int(below.text):
        return None
    return int(above.text) / int(below.text), index + 3


_SIGNS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}


def read_power(lexemes: Lexemes, index: int) -> Found | None:
    """As in "2.5 × 10^6", "6x10-5"."""
    value = to_number(lexemes.at(index).text)
    if (
        value is None
        or lexemes.at(index + 1).text not in {"x", "×", "*"}
        or lexemes.at(index + 2).text != "10"
    ):
        return None
    at = index + 3 + (lexemes.at(index + 3).text == "^")
    minus = lexemes.at(at).text in DASHES
    exponent = lexemes.at(at + minus)
    if not exponent.glued or not exponent.text.isdecimal() or len(exponent.text) > 2:
        return None
    return value * 10.0 ** (-int(exponent.text) if minus else int(exponent.text)), at + minus + 1
