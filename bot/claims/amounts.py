"""Numerals → amounts: with sign, currency, percent or unit of measurement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from bot.claims.lexemes import DASHES, HYPHENS, Lexemes, split_lexemes
from bot.claims.numeral import Numeral
from bot.claims.vocabulary import get_index, get_table

_LONGEST_CURRENCY = 4
_LONGEST_UNIT = 4
_SHORT_SCALES = {"m": 10**6, "b": 10**9, "k": 10**3, "t": 10**12, "bn": 10**9, "tn": 10**12}
_SCREENS = frozenset({4, 5, 8, 10})
"""4K and 8K are screens, 5K and 10K are races."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Lexemes first up to last; `anchor` is its last numeric lexeme, what the parse hangs it on."""

    first: int
    last: int
    anchor: int
    low: float
    high: float
    scale: float = 1
    unit: str = ""
    kind: str = ""
    """As in "money", a kind of data/units.txt, or "" where things are counted."""
    vague: bool = False
    part: bool = False
    rough: bool = False
    tail: int = 0
    """The index after its unit, where that stands outside of it ("5 miles")."""

    @property
    def after(self) -> int:
        return max(self.last, self.tail)

    @property
    def single(self) -> bool:
        return self.low == self.high


def read_amount(lexemes: Lexemes, numeral: Numeral, counts_things: Callable[[int], bool]) -> Amount:
    """`counts_things(index)`: whether a plural noun stands at that lexeme ("1.5m people")."""
    amount = Amount(
        numeral.first, numeral.last, numeral.last - 1, numeral.value, numeral.value, numeral.scale,
        vague=numeral.vague, part=numeral.part, rough=numeral.rough,
    )  # fmt: skip
    amount = _with_prefix(lexemes, amount)
    amount = _with_short_scale(lexemes, amount, counts_things)
    if amount.kind == "money":
        return _with_country(lexemes, amount)
    return _with_money_after(lexemes, amount) or _with_unit(lexemes, amount) or amount


# ── before the number ────────────────────────────────────────────────────────────────────────────


def _with_prefix(lexemes: Lexemes, amount: Amount) -> Amount:
    amount = _with_minus(lexemes, amount)
    if lexemes.at(amount.first - 1).text not in _sign_ends():
        return amount
    for length in range(min(_LONGEST_CURRENCY, amount.first), 0, -1):
        first = amount.first - length
        unit = _currency_sign(lexemes, first, amount.first)
        if unit:
            return _with_minus(lexemes, replace(amount, first=first, unit=unit, kind="money"))
    return amount


def _currency_sign(lexemes: Lexemes, first: int, last: int) -> str | None:
    parts = [lexemes.at(i) for i in range(first, last)]
    written = "".join(part.text for part in parts)
    if _starts_in_word(lexemes, first) or any(p.numeric for p in parts):
        return None
    if written == "PS" and len(lexemes.at(last).text) == 1:
        return None  # the console: "PS5"
    if written in {"N", "R"} and not _is_sum(lexemes, last):
        return None
    if unit := _forms("glued").get(written):
        return unit if all(lexemes.glued(i) for i in range(first + 1, last + 1)) else None
    return _forms("sign").get(written) or _forms("code").get(written)


def _is_sum(lexemes: Lexemes, number: int) -> bool:
    """As in "N850m", "R5 million", "N10,000"; "N95" is a mask and "R12" a road."""
    after = lexemes.at(number + 1).lower
    return "," in lexemes.at(number).text or after in _SHORT_SCALES or after in get_index("scales")


def _starts_in_word(lexemes: Lexemes, index: int) -> bool:
    """The "D$" of "USD$" is no sign of its own; a sign after a bracket or dash is."""
    return lexemes.glued(index) and lexemes.at(index).alphabetic and lexemes.at(index - 1).alphabetic


@cache
def _sign_ends() -> frozenset[str]:
    """The last lexeme of each sign and code that stands before a sum."""
    forms = (form for side in ("glued", "sign", "code") for form in _forms(side))
    return frozenset(split_lexemes(form)[-1].text for form in forms)


@cache
def _forms(side: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for key, written in get_table("currencies").items():
        if key.split(" ")[0] == side:
            forms |= dict.fromkeys(written, key.partition(" ")[2])
    return forms


def _with_minus(lexemes: Lexemes, amount: Amount) -> Amount:
    """As in "minus 40", "minus-5", "-$7bn": a dash that touches the number and not the word before it."""
    at = amount.first - 1
    if lexemes.at(at).text in DASHES and lexemes.glued(amount.first):
        word = lexemes.at(at - 1).lower == "minus"
        if word or not lexemes.glued(at) or lexemes.at(at - 1).text in "($€£¥[":
            return replace(amount, first=at - word, low=-amount.low, high=-amount.high)
    if lexemes.at(at).lower == "minus" and lexemes.at(at - 1).lower != "or":  # not "plus or minus 4"
        return replace(amount, first=at, low=-amount.low, high=-amount.high)
    return amount


# ── after the number ─────────────────────────────────────────────────────────────────────────────


def _with_short_scale(lexemes: Lexemes, amount: Amount, counts_things: Callable[[int], bool]) -> Amount:
    """As in "$5m", "40K", "1.5m people" against "a 5m wall"."""
    word = lexemes.at(amount.last)
    factor = _SHORT_SCALES.get(word.lower)
    if not factor or amount.scale > 1 or not lexemes.at(amount.last - 1).numeric:
        return amount
    money = amount.kind == "money" or bool(_money_name(lexemes, amount.last + 1))
    counts = counts_things(amount.last + 1)
    if not money and not (word.glued and _is_scale(word.text, amount.low, counts=counts)):
        return amount
    low = round(amount.low * factor, 6)
    return replace(amount, last=amount.last + 1, low=low, high=low, scale=factor)


def _is_scale(suffix: str, value: float, *, counts: bool) -> bool:
    if suffix == "M" and value == 3 and not counts:
        return False  # the company
    if suffix == "K":
        return value not in _SCREENS
    return suffix in {"M", "B"} or (suffix in {"m", "b"} and counts)


def _with_country(lexemes: Lexemes, amount: Amount) -> Amount:
    """As in "$12.40 US", "$75 US a barrel"."""
    is_us = lexemes.at(amount.last).text == "US" and amount.unit == "US$"
    return replace(amount, last=amount.last + 1) if is_us else amount


def _with_money_after(lexemes: Lexemes, amount: Amount) -> Amount | None:
    at = amount.last + (lexemes.at(amount.last).text in HYPHENS)
    found = _money_name(lexemes, at)
    return replace(amount, last=found[1], unit=found[0], kind="money") if found else None


def _money_name(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """As in "euros", "Australian dollars", "€", "USD": the unit, and the index after it."""
    word = lexemes.at(index)
    signs = (
        _forms("sign") | _forms("after") if word.glued and lexemes.at(index - 1).text not in HYPHENS else {}
    )
    if unit := _forms("code").get(word.text) or signs.get(word.text):
        return unit, index + 1
    names = get_table("currencies")["name"]
    if word.lower in names:
        return _plain_dollar(word.text), index + 1
    country = index if word.text[0].isupper() else -1
    after = _end_of_country(lexemes, index)
    if country >= 0 and lexemes.at(after).lower in names | {"pounds"}:
        if word.text in {"US", "U", "American"}:
            name = lexemes.at(after).lower
            return ("US$" if name in {"dollar", "dollars"} else f"US {name}"), after + 1
        return " ".join(lexemes.at(i).text for i in range(index, after + 1)), after + 1
    return None


def _end_of_country(lexemes: Lexemes, index: int) -> int:
    """The index after an adjective of one or two words: "Hong Kong", "U.S."."""
    after = index + 1
    while after < index + 4 and (lexemes.at(after).text == "." or lexemes.at(after).text[0].isupper()):
        after += 1
    return after


def _plain_dollar(name: str) -> str:
    return "US$" if name.lower() in {"dollar", "dollars"} else name


def _with_unit(lexemes: Lexemes, amount: Amount) -> Amount | None:
    """As in "5 km/h", "12%", "three-month", "8 miles": the longest unit that follows."""
    at = amount.last + (lexemes.at(amount.last).text in HYPHENS)
    if _unit_starts().isdisjoint((lexemes.at(at).text, lexemes.at(at).lower)):
        return None
    for last in range(at + _LONGEST_UNIT, at, -1):
        kind = _unit_kind(lexemes, at, last)
        if kind:
            unit = "%" if kind == "percent" else lexemes.written(at, last)
            return replace(amount, last=_end(lexemes, amount, last, kind), unit=unit, kind=kind, tail=last)
    return None


@cache
def _unit_starts() -> frozenset[str]:
    """The first lexeme of each unit."""
    return frozenset(split_lexemes(unit)[0].text for unit in get_index("units"))


def _end(lexemes: Lexemes, amount: Amount, last: int, kind: str) -> int:
    """The words of a figure hold its percent sign and what is glued to it; other units are counted nouns."""
    return last if kind in {"percent", "points"} or lexemes.glued(amount.last) else amount.last


def _unit_kind(lexemes: Lexemes, first: int, last: int) -> str | None:
    if last > len(lexemes) or (lexemes.glued(last) and lexemes.at(last).alphabetic):
        return None
    written = lexemes.written(first, last)
    kind = get_index("units").get(written) or get_index("units").get(
        written.lower() if len(written) > 2 else ""
    )
    if kind is None or kind.startswith("glued "):
        return _glued_kind(lexemes, first, kind or "")
    if _is_compound(lexemes, first, last):
        return None
    # A single letter after a blank is a name or an initial more often than a unit ("10 C Street").
    return None if len(written) == 1 and written.isalpha() and not lexemes.glued(first) else kind


def _is_compound(lexemes: Lexemes, first: int, last: int) -> bool:
    """As in "40 day-trippers": a part of what is counted, which stands behind it in the plural."""
    tied = lexemes.at(last).text in HYPHENS and lexemes.glued(last) and lexemes.glued(last + 1)
    apart = not lexemes.glued(first) and lexemes.at(first - 1).text not in HYPHENS
    return tied and apart and lexemes.at(last + 1).lower.endswith("s")


def _glued_kind(lexemes: Lexemes, first: int, kind: str) -> str | None:
    """As in "5in", "4.5s"; but the "s" of "1990s" and "Model 3s" makes a plural."""
    plural = lexemes.at(first).text == "s" and "." not in lexemes.at(first - 1).text
    return kind.removeprefix("glued ") if kind and lexemes.glued(first) and not plural else None
