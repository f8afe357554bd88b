"""One number that a text writes, and the multiplier that may stand behind it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.claims.lexemes import HYPHENS, Lexemes
from bot.claims.vocabulary import get_index

INDEFINITE = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """Lexemes first up to last. `scale` is the multiplier written with it, 1 where there is none."""

    first: int
    last: int
    value: float
    scale: float = 1
    vague: bool = False
    part: bool = False
    """A fraction of something: "two-thirds", "one in three"."""
    rough: bool = False
    """As in "a couple of hundred"."""


def get_scale(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """The multiplier at `index`, behind a hyphen too, and the index after it."""
    at = index + (lexemes.at(index).text in HYPHENS)
    word = lexemes.at(at)
    value = get_index("scales").get(word.lower)
    if value is None or (word.lower == "k" and not word.glued) or (word.text == "K"):
        return None
    return float(value), at + 1
