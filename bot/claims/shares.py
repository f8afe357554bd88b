"""Parts of a whole: “two-thirds”, “a quarter of”, “rose by a fifth”, “a third more than”."""

from __future__ import annotations

from bot.claims.lexemes import HYPHENS, Lexemes
from bot.claims.numeral import INDEFINITE, Numeral, get_scale
from bot.claims.vocabulary import get_index, get_table

_WHOLES = frozenset(
    {"of", "the", "its", "their", "his", "her", "our", "my", "your", "all", "an", "that", "those", "these"}
)
"""What follows a "half" of something."""
_BEHIND_CHANGES = frozenset(
    {
        "to",
        "from",
        "in",
        "since",
        "over",
        "on",
        "next",
        "last",
        "this",
        "by",
        "between",
        "within",
        "during",
        "after",
    }
    | {"as", "when", "because", "compared", "and", "but", "before", "while", "amid", "at", "if", "overnight"}
)
"""What goes on behind "rose by a fifth"; a noun would be the fifth of its kind."""
_ROUGHLY = frozenset({"nearly", "almost", "about", "around", "roughly"})
_COMPARATIVES = frozenset({"less", "more", "fewer", "higher", "lower", "cheaper", "bigger", "smaller"})
_BEFORE_SHARES = frozenset(
    {"than", "nearly", "almost", "about", "around", "roughly", "some", "over", "under"}
)
_BEHIND_SHARES = frozenset(
    {
        "have",
        "has",
        "had",
        "are",
        "is",
        "were",
        "was",
        "said",
        "say",
        "will",
        "would",
        "did",
        "do",
        "could",
        "may",
    }
)


def read_part(lexemes: Lexemes, index: int) -> Numeral | None:
    """As in "two-thirds", "a quarter of", "half of", "half the"."""
    if lexemes.at(index).lower == "half":
        if lexemes.at(index - 1).lower in get_table("figure_contexts")["half_of"]:
            return None
        follows = lexemes.at(index + 1).lower
        if follows == "a" and get_index("units").get(lexemes.at(index + 2).lower):
            return Numeral(index, index + 2, 0.5)  # "below half a metre"
        closed = not lexemes.at(index + 1).alphabetic or follows in _BEHIND_CHANGES
        by = closed and lexemes.at(index - 1).lower in {"by", "than"}
        by = by or (lexemes.at(index - 1).lower in _ROUGHLY and _is_by(lexemes, index, index + 1))
        told = follows in _BEHIND_SHARES and lexemes.at(index - 1).lower in _BEFORE_SHARES
        return Numeral(index, index + 1, 0.5, part=True) if by or told or follows in _WHOLES else None
    count = 1.0 if lexemes.at(index).lower in INDEFINITE else _small(lexemes, index)
    at = index + 1 + (lexemes.at(index + 1).text in HYPHENS)
    below = get_index("fractions").get(lexemes.at(at).lower)
    if not count or not below or count >= float(below):
        return None
    plural = lexemes.at(at).lower.endswith(("s", "ves")) and count > 1
    whole = (
        lexemes.at(at + 1).lower == "of"
        or _is_by(lexemes, index, at + 1)
        or _is_share(lexemes, index, at + 1)
        or _is_compared(lexemes, at + 1)
    )
    if plural or (count == 1 and whole):
        return _scaled_part(lexemes, Numeral(index, at + 1, count / float(below), part=True))
    return None


def _is_by(lexemes: Lexemes, first: int, last: int) -> bool:
    """As in "rose by a fifth to 300", "by more than a third"; not "by a third party"."""
    by = {lexemes.at(first - i).lower for i in (1, 2, 3)}
    after = lexemes.at(last)
    return "by" in by and (not after.alphabetic or after.lower in _BEHIND_CHANGES)


def _is_share(lexemes: Lexemes, first: int, last: int) -> bool:
    """As in "more than a quarter have left", "nearly a third said so"; not "a third said so"."""
    bounded = lexemes.at(first - 1).lower in _BEFORE_SHARES
    return bounded and lexemes.at(first).lower in INDEFINITE and lexemes.at(last).lower in _BEHIND_SHARES


def _is_compared(lexemes: Lexemes, last: int) -> bool:
    """As in "worth a fifth less than in May", "a third more than before"."""
    return lexemes.at(last).lower in _COMPARATIVES and lexemes.at(last + 1).lower == "than"


def _scaled_part(lexemes: Lexemes, part: Numeral) -> Numeral:
    """As in "a quarter of a million" is a number, no part."""
    if [lexemes.at(part.last).lower, lexemes.at(part.last + 1).lower] != ["of", "a"]:
        return part
    scale = get_scale(lexemes, part.last + 2)
    return Numeral(part.first, scale[1], part.value * scale[0], scale[0]) if scale else part


def _small(lexemes: Lexemes, index: int) -> float:
    word = lexemes.at(index).lower
    return float(get_index("numbers").get(word, word if word.isdecimal() and len(word) < 3 else 0))
