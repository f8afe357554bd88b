"""Lexemes → numerals: the numbers that a text writes, in digits or in words, with their value.

A numeral says what is written; whether it counts anything is for `exclusions`, what for `counted`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bot.claims.digits import read_digits, read_fraction, read_power
from bot.claims.lexemes import HYPHENS, Lexemes
from bot.claims.numeral import INDEFINITE, Numeral, get_scale
from bot.claims.shares import read_part
from bot.claims.vocabulary import get_index

_AFTER_SCORES = frozenset({"more", "others", "dead", "missing", "killed", "injured", "wounded", "arrested"})
_OR_EVEN = ("or even", "if not", "and even", "or perhaps", "or possibly", "or", "to")
_BEFORE_RATIOS = frozenset(
    {"\0", ".", "nearly", "almost", "about", "around", "roughly", "than", "that", "said"}
)
"""What comes before "nine in 10", which elsewhere counts ("scored three in five")."""
_HIGHEST = 1e18
_DIGITS = 6
"""Behind the point of what a scale makes of a number."""
_LARGE, _CENTS = 1e6, 2
"""Behind the point of what a large scale makes: 8.3 billion is no 8,300,000,000.000001."""
_FRACTIONS = "½⅓⅔¼¾⅛⅜⅝⅞"
_PARTS = {"half": 0.5, "quarter": 0.25}
_QUANTIFIERS = frozenset({"several", "few", "many", "some"})


def find_numerals(lexemes: Lexemes) -> Iterator[Numeral]:
    """Every numeral of the text, in order, none within another."""
    end, openers = 0, _openers()
    for index, lexeme in enumerate(lexemes):
        # Most words of a text open none.
        opens = lexeme.lower in openers or lexeme.numeric
        numeral = read_numeral(lexemes, index) if opens and index >= end else None
        if numeral:
            yield numeral
            end = numeral.last


def read_numeral(lexemes: Lexemes, index: int) -> Numeral | None:
    """The longest numeral that starts at `index`."""
    head = (
        read_part(lexemes, index)
        or _read_multitude(lexemes, index)
        or _read_couple(lexemes, index)
        or _read_indefinite(lexemes, index)
        or _read_cardinal(lexemes, index)
    )
    return head and (_read_ratio(lexemes, head) or head)


@cache
def _openers() -> frozenset[str]:
    """The words and signs that a numeral without digits starts with."""
    tables = ("numbers", "scales", "multitudes")
    return frozenset().union(
        *(get_index(name) for name in tables), INDEFINITE, _QUANTIFIERS, _FRACTIONS, {"half", "couple"}
    )


# ── digits and words ─────────────────────────────────────────────────────────────────────────────


def _read_cardinal(lexemes: Lexemes, index: int) -> Numeral | None:
    if lexemes.at(index).numeric or lexemes.at(index).text in _FRACTIONS:
        plain = _read_digits(lexemes, index)
        return plain and _with_scales(lexemes, plain)
    plain = _read_words(lexemes, index)
    return plain and _with_scales(lexemes, plain)


def _read_digits(lexemes: Lexemes, index: int) -> Numeral | None:
    if lexemes.at(index).text in _FRACTIONS:
        return Numeral(index, index + 1, unicodedata.numeric(lexemes.at(index).text), part=True)
    for read in (read_power, read_fraction):
        if found := read(lexemes, index):
            return Numeral(index, found[1], found[0], part=read is read_fraction and found[0] < 1)
    found = read_digits(lexemes, index)
    return Numeral(index, found[1], found[0]) if found else None


def _read_words(lexemes: Lexemes, index: int) -> Numeral | None:
    """As in "twenty-five", "three hundred and five" (scales apart: `_with_scales`)."""
    tens = get_index("numbers").get(lexemes.at(index).lower)
    if tens is None:
        return None
    value, last = float(tens), index + 1
    if value >= 20:
        joint = last + (lexemes.at(last).text in HYPHENS)
        ones = get_index("numbers").get(lexemes.at(joint).lower)
        if ones and 0 < float(ones) < 10 and (joint > last or not lexemes.glued(joint)):
            value, last = value + float(ones), joint + 1
    return _with_half(lexemes, Numeral(index, last, value))


def _with_half(lexemes: Lexemes, numeral: Numeral) -> Numeral:
    """As in "two and a half", "one-and-a-half"."""
    words = [
        lexemes.at(i).lower
        for i in range(numeral.last, numeral.last + 6)
        if lexemes.at(i).text not in HYPHENS
    ]
    if words[:3] != ["and", "a", "half"]:
        return numeral
    last = next(i for i in range(numeral.last, numeral.last + 6) if lexemes.at(i).lower == "half") + 1
    return replace(numeral, last=last, value=numeral.value + 0.5)


def _with_scales(lexemes: Lexemes, numeral: Numeral, below: float = _HIGHEST) -> Numeral:
    """As in "6 hundred million", "2.4-billion", "two thousand three hundred and five"."""
    total, scale = numeral, get_scale(lexemes, numeral.last)
    while scale and not numeral.part and scale[0] < below and total.scale * scale[0] < _HIGHEST:
        factor, last = scale
        digits = _DIGITS if factor < _LARGE else _CENTS
        value = round(total.value * factor, digits)  # 131.7 million is no 131,699,999.99999999
        total = replace(total, last=last, value=value, scale=total.scale * factor)
        if rest := _read_rest(lexemes, total, factor):
            total = replace(total, last=rest.last, value=total.value + rest.value)
            if rest.scale > 1:
                break
        scale = get_scale(lexemes, total.last)
    return total


def _read_rest(lexemes: Lexemes, total: Numeral, factor: float) -> Numeral | None:
    """The smaller number after a scale: "[two thousand] three hundred", "[two hundred] and five"."""
    joint = total.last + (lexemes.at(total.last).lower == "and")
    if lexemes.at(joint).numeric or factor < 100:
        return None
    plain = _read_words(lexemes, joint)
    rest = _with_scales(lexemes, plain, below=factor) if plain else None
    return rest if rest and 0 < rest.value < factor and not rest.part else None


# ── a hundred, dozens, half a million ────────────────────────────────────────────────────────────


def _read_indefinite(lexemes: Lexemes, index: int) -> Numeral | None:
    """As in "a dozen", "half a million", "a hundred thousand", "million-dollar", "several hundred"."""
    share, at = 1.0, index
    if lexemes.at(at).lower == "half" and lexemes.at(at + 1).lower in INDEFINITE | {"million", "billion"}:
        share, at = 0.5, at + 1
    article = lexemes.at(at).lower in INDEFINITE
    part = _PARTS.get(lexemes.at(at + 1).lower) if article else None
    at += article + (part is not None) + (part is not None and lexemes.at(at + 2).text in HYPHENS)
    vague = lexemes.at(at).lower in _QUANTIFIERS
    at += vague
    scale = get_scale(lexemes, at)
    bare = at == index
    if (
        not scale
        or lexemes.at(at).lower == "score"
        or (bare and lexemes.glued(at))
        or (bare and scale[0] < 100)
    ):
        return None
    value = share * (part or 1) * scale[0]
    return _with_scales(lexemes, Numeral(index, scale[1], value, scale[0], vague=vague))


def _read_couple(lexemes: Lexemes, index: int) -> Numeral | None:
    """As in "a couple of hundred", "a couple thousand"; "a couple of days" is no number."""
    at = index + (lexemes.at(index).lower == "a")
    if lexemes.at(at).lower != "couple":
        return None
    scale = get_scale(lexemes, at + 1 + (lexemes.at(at + 1).lower == "of"))
    if not scale or lexemes.at(scale[1] - 1).lower == "score":
        return None
    couple = Numeral(index, scale[1], 2 * scale[0], scale[0], rough=True)
    return _with_scales(lexemes, couple)


def _read_multitude(lexemes: Lexemes, index: int) -> Numeral | None:
    """As in "dozens", "tens of thousands", "scores of", "tens or even hundreds of billions"."""
    word = lexemes.at(index).lower
    value = get_index("multitudes").get(word)
    if value is None:
        return None
    higher = _higher_multitude(lexemes, index)
    end = higher or index + 1
    of = lexemes.at(end).lower == "of"
    times = get_index("multitudes").get(lexemes.at(end + 1).lower) if of else None
    if times:
        return Numeral(index, end + 2, float(value) * float(times), float(value) * float(times), vague=True)
    listed = word == "scores" and lexemes.at(end).lower in _AFTER_SCORES
    if word in {"tens", "scores"} and not (of or listed):
        return None
    return Numeral(index, end, float(value), float(value), vague=True)


def _higher_multitude(lexemes: Lexemes, index: int) -> int | None:
    """The lexeme behind "dozens, [if not hundreds]", "tens [or even hundreds]": only the lower is sure."""
    at = index + 1 + (lexemes.at(index + 1).text == ",")
    link = next((link for link in _OR_EVEN if lexemes.phrase(at, at + len(link.split())) == link), None)
    if link is None:
        return None
    at += len(link.split())
    lower, higher = (get_index("multitudes").get(lexemes.at(i).lower) for i in (index, at))
    if lower is None or higher is None or float(higher) <= float(lower):
        return None
    return at + 1 + (lexemes.at(at + 1).text == "," and lexemes.at(at + 2).lower == "of")


# ── ratios ───────────────────────────────────────────────────────────────────────────────────────


def _read_ratio(lexemes: Lexemes, numeral: Numeral) -> Numeral | None:
    """As in "one in three", "nine out of ten", "1 in every 5", "one of every nine"."""
    link = [lexemes.at(numeral.last + i).lower for i in range(2)]
    at = numeral.last + (2 if link == ["out", "of"] else 1)
    if link[0] != "in" and link not in (["out", "of"], ["of", "every"]):
        return None
    at += lexemes.at(at).lower == "every"
    whole = _read_cardinal(lexemes, at)
    if numeral.scale > 1 or numeral.part or not whole:
        return None
    of_all = lexemes.at(whole.last).lower == "of"  # "says eight in ten of his customers pay cash"
    if not _is_ratio(lexemes, numeral, whole.value, link[0], of_all=of_all):
        return None
    return Numeral(numeral.first, whole.last, numeral.value / whole.value, part=True)


def _is_ratio(lexemes: Lexemes, numeral: Numeral, whole: float, link: str, *, of_all: bool) -> bool:
    """As in "one in three", but not "two in 2019"; "nine out of ten", but not "21 out of 340 samples"."""
    count = numeral.value
    if not 0 < count < whole or link == "of":  # "three of every four"
        return link == "of" and 0 < count < whole
    if link == "in" and count > 1 and whole <= 10:
        return lexemes.at(numeral.first - 1).lower in _BEFORE_RATIOS or of_all
    return (count == 1 and whole <= 1000 and whole == int(whole)) if link == "in" else whole <= 10
