"""How the values of an edit are spelled, in the log and by those who type them (pure, known to every layer).

figure   11000, >=11000, ~12000, 10000..12000; "" for a number that is none
said     2024-12-16              event    2024-12-14..2024-12-15, or one day
place    Kursk; Belgorod         all others: their word; "" for none
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bot.models import Bound, Claim, Figure

PLACE_SEPARATOR = "; "
MAX_NUMBER = 1e15

_SIGNS = {
    Bound.EXACT: "",
    Bound.ABOUT: "~",
    Bound.AT_LEAST: ">=",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "<=",
    Bound.LESS_THAN: "<",
}
_BOUND_WORDS = {
    Bound.ABOUT: "about",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "more than",
    Bound.AT_MOST: "at most",
    Bound.LESS_THAN: "less than",
}
_TYPED_SIGNS = {
    **{sign: bound for bound, sign in _SIGNS.items()},
    **{words: bound for bound, words in _BOUND_WORDS.items()},
    "≥": Bound.AT_LEAST,
    "=>": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "=<": Bound.AT_MOST,
    "≈": Bound.ABOUT,
    "over": Bound.MORE_THAN,
    "around": Bound.ABOUT,
    "up to": Bound.AT_MOST,
    "under": Bound.LESS_THAN,
}
_SCALES = {"": 1, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,16}(?:\.\d{1,6})?)\s*(k|thousand|million|m|billion|bn)?"
_ONE = re.compile(rf"(?P<sign>[^\d\s][^\d]*?)?\s*{_NUMBER}", re.IGNORECASE)
_RANGE = re.compile(rf"{_NUMBER}\s*(?:\.\.|-|–|—|to)\s*{_NUMBER}", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Amount(NamedTuple):
    """The numbers of a figure."""

    low: float | None
    high: float | None
    bound: Bound


def read_amount(text: str) -> Amount | None:
    """What somebody typed as a figure; null where it is none."""
    words = " ".join(text.lower().split())
    if found := _RANGE.fullmatch(words):
        low, high = _number(found[1], found[2] or found[4]), _number(found[3], found[4])
        return _limit(Amount(low, high, Bound.BETWEEN)) if low < high else None
    found = _ONE.fullmatch(words)
    bound = _TYPED_SIGNS.get((found["sign"] or "").strip()) if found else None
    if not found or bound is None:
        return None
    return _limit(_bind(_number(found[2], found[3]), bound))


def spell_amount(amount: Amount) -> str:
    """The one spelling of a figure that the log has."""
    if amount.bound is Bound.BETWEEN:
        return f"{_plain(amount.low)}..{_plain(amount.high)}"
    return f"{_SIGNS[amount.bound]}{_plain(amount.high if amount.low is None else amount.low)}"


def word_amount(amount: Amount) -> str:
    """`at least 11,000`, as a sentence has it."""
    numbers = [f"{number:,.10g}" for number in (amount.low, amount.high) if number is not None]
    if amount.bound is Bound.BETWEEN:
        return " to ".join(numbers)
    return f"{_BOUND_WORDS.get(amount.bound, '')} {numbers[0]}".strip()


def get_amount(figure: Figure) -> Amount:
    return Amount(figure.low, figure.high, figure.bound)


def read_days(text: str) -> tuple[date, date] | None:
    """`2024-12-14..2024-12-15`, or one day; null for anything else."""
    first, _, last = (part.strip() for part in re.sub(r"\s*(?:\.\.|–| to )\s*", "..", text).partition(".."))
    try:
        days = date.fromisoformat(_checked(first)), date.fromisoformat(_checked(last or first))
    except ValueError:
        return None
    return days if days[0] <= days[1] else None


def spell_days(days: tuple[date, date] | None) -> str:
    if days is None:
        return ""
    first, last = (day.isoformat() for day in days)
    return first if first == last else f"{first}..{last}"


def spell_said(claim: Claim) -> str:
    return claim.said_on.isoformat() if claim.said_on else ""


def read_places(text: str) -> tuple[str, ...]:
    """Names between commas or semicolons, each once."""
    names = (" ".join(name.split()) for name in re.split(r"[;,]", text))
    return tuple(dict.fromkeys(name for name in names if name))


def _bind(number: float, bound: Bound) -> Amount:
    if bound in {Bound.EXACT, Bound.ABOUT}:
        return Amount(number, number, bound)
    is_floor = bound in {Bound.AT_LEAST, Bound.MORE_THAN}
    return Amount(number if is_floor else None, None if is_floor else number, bound)


def _limit(amount: Amount) -> Amount | None:
    numbers = [number for number in (amount.low, amount.high) if number is not None]
    return amount if max(numbers) <= MAX_NUMBER else None


def _number(digits: str, scale: str | None) -> float:
    return float(digits.replace(",", "")) * _SCALES[scale or ""]


def _plain(number: float | None) -> str:
    value = number or 0.0
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def _checked(day: str) -> str:
    """`fromisoformat` takes more shapes of a day than people mean."""
    if not _DAY.fullmatch(day):
        raise ValueError(day)
    return day
