"""Two amounts that are the ends of one range: "between 300 and 400", "8,000–10,000", "1 to 1.5 per cent"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.claims.amounts import Amount
from bot.claims.lexemes import DASHES, Lexemes
from bot.claims.vocabulary import get_table

_TO = frozenset({"to", "through", "till"})
_RANGES = frozenset({"range", "band", "bracket", "corridor", "interval"})
_FORECASTS = frozenset({"projection", "forecast", "prediction", "guidance", "outlook", "estimate", "target"})
"""As in "down from an earlier forecast of $311 million to $325 million"."""
_STANDING = frozenset({"current", "existing", "previous", "present", "original", "initial", "earlier"})
"""As in "raised from the current $300 to $400": what is, and what it leads to."""
_FARTHEST = 10
"""How many times the second number of "from 3 to 2 million" may lie below the first."""
_SMALLER = {
    "year month": 12,
    "month day": 31,
    "week day": 7,
    "day hour": 24,
    "hour minute": 60,
    "minute second": 60,
}
"""How many of the smaller unit of a duration make its larger one."""
_LEADING_TO = frozenset({"for", "of", "by", "to", "at", "after", "within", "in", "between"})
_SHARED = frozenset({"time", "length", "weight", "percent", "speed"})
_RATES = frozenset({"per", "a", "an"})
_LONGEST_LINK = 4
"""How many lexemes at most lead from the first number to the second: "33 cents a share or even 35 cents"."""
_CLAUSE = 7
"""How many lexemes before "from" a verb of change is looked for."""


def join_ranges(lexemes: Lexemes, amounts: Iterable[Amount]) -> list[Amount]:
    """Neighbours that span a range become one amount."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        near = last is not None and amount.first - last.after <= _LONGEST_LINK
        span = (_join(lexemes, last, amount) or _add(lexemes, last, amount)) if last and near else None
        if span:
            joined[-1] = span
        else:
            if last and near and _is_change(lexemes, last, amount):
                joined[-1] = _lend(last, amount)
            elif last and near and _shares_unit(lexemes, last, amount):
                joined[-1] = replace(last, unit=amount.unit, kind=amount.kind)
            joined.append(amount)
    return joined


def _join(lexemes: Lexemes, left: Amount, right: Amount) -> Amount | None:
    if not _compatible(left, right) or not _linked(lexemes, left, right):
        return None
    scaled = _share(left, right)
    if scaled.low >= right.high:
        return None
    first = _opening(lexemes, left)
    unit, kind = (right.unit, right.kind) if right.kind else (left.unit, left.kind)
    rated = lexemes.at(left.after).lower in _RATES
    anchor = left.anchor if rated else right.anchor  # "earnings of 33 cents a share to 35 cents"
    span = replace(right, first=first, anchor=anchor, low=scaled.low, high=right.high, vague=False)
    return replace(span, unit=unit, kind=kind)


def _add(lexemes: Lexemes, left: Amount, right: Amount) -> Amount | None:
    """As in "two years and six months", "3 hours 20 minutes": one duration."""
    parts = _SMALLER.get(f"{left.unit.rstrip('s')} {right.unit.rstrip('s')}")
    link = [lexemes.at(i).lower for i in range(left.after, right.first)]
    if parts is None or link not in ([], ["and"], [","]) or not (left.single and 0 < right.low < parts):
        return None
    whole = left.low + right.high / parts
    return replace(right, first=left.first, low=whole, high=whole, unit=left.unit) if right.single else None


def _shares_unit(lexemes: Lexemes, left: Amount, right: Amount) -> bool:
    """As in "for 30 and 23 years"."""
    link = [lexemes.at(i).lower for i in range(left.after, right.first)]
    led = lexemes.at(left.first - 1).lower in _LEADING_TO
    dashed = right.kind == "percent" and len(link) == 1 and link[0] in DASHES  # "by 52-38%"
    joined = led and link in (["and"], ["or"])
    return (joined or dashed) and not left.kind and right.kind in _SHARED and not left.part


def _compatible(left: Amount, right: Amount) -> bool:
    simple = left.single and right.single and not left.vague and not right.vague
    same = left.kind == right.kind or not left.kind or not right.kind
    units = left.unit.rstrip("s") == right.unit.rstrip("s") or not left.unit or not right.unit
    level = left.kind == "percent" and not right.kind  # "fell 24% to 38,800" tells a change and a level
    return simple and same and units and left.part == right.part and not level


def _share(left: Amount, right: Amount) -> Amount:
    """As in "2 to 3 thousand", "$12 to $14 billion": the scale of the right end is the left one's too."""
    lends = right.scale > 1 and left.scale == 1 and left.low < right.low / right.scale
    return replace(left, low=left.low * right.scale) if lends else left


def _is_change(lexemes: Lexemes, left: Amount, right: Amount) -> bool:
    """As in "rose from 1.2 to 1.5 million"."""
    link = [lexemes.at(i).lower for i in range(left.after, right.first)]
    return link == ["to"] and lexemes.at(left.first - 1).lower == "from" and _compatible(left, right)


def _lend(left: Amount, right: Amount) -> Amount:
    """The scale and the unit that the second of two levels has and the first leaves out."""
    plain = left.scale == 1 < right.scale and left.low < _FARTHEST * right.low / right.scale
    scale = right.scale if plain and left.kind in {"", right.kind} else 1
    left = replace(left, low=left.low * scale, high=left.high * scale)
    return left if left.kind else replace(left, unit=right.unit, kind=right.kind)


# ── what links them ──────────────────────────────────────────────────────────────────────────────


def _linked(lexemes: Lexemes, left: Amount, right: Amount) -> bool:
    link = [lexemes.at(i).lower for i in range(left.after, right.first)]
    link = link[2:] if len(link) > 2 and link[0] in _RATES else link  # "33 cents a share to 35 cents"
    before = lexemes.at(left.first - 1).lower
    if link and all(word in DASHES for word in link) and len(link) < 3:
        return _is_dash(lexemes, left, right)
    if link == ["and"]:
        return before in {"between", "anywhere between"} or lexemes.at(left.first - 2).lower == "between"
    if link in (["or"], ["or", "even"]):
        return _are_alternatives(left, right)
    if link and len(link) < 3 and link[0] in _TO | DASHES and link[-1] in _TO | DASHES:
        lasts = right.kind == "time" and not left.kind and before not in {"from", "by"}
        return lasts or (_is_span(lexemes, left, before) and not _is_level(lexemes, left, right))
    return False


def _is_dash(lexemes: Lexemes, left: Amount, right: Amount) -> bool:
    """As in "6-9W" or "20 – 30 min", not "in 2014 - 30 people": blanks on both sides or on none."""
    dash = left.after
    return lexemes.glued(dash) == lexemes.glued(right.first) or lexemes.at(dash).text in {"–", "—"}


def _are_alternatives(left: Amount, right: Amount) -> bool:
    """As in "three or four years", "200 or 300"."""
    scaled = _share(left, right)
    return not left.kind and left.low > 0 and scaled.low < right.low <= 3 * scaled.low and not left.part


def _is_span(lexemes: Lexemes, left: Amount, before: str) -> bool:
    """Whether "A to B" spans: it is a change where a verb of change governs ("rose from 20 to 34")."""
    change = get_table("figure_contexts")["change"]
    if before == "of" and lexemes.at(left.first - 2).lower in _RANGES | _FORECASTS:
        return True
    if before in {"from", "of"}:
        return not _changes(lexemes, left.first - 1)
    if left.kind and before == "by":
        return False
    return before not in change | _STANDING or (left.kind == "" and before == "by")


def _is_level(lexemes: Lexemes, left: Amount, right: Amount) -> bool:
    """As in "fell by 1,500 to 22,000": so far above the change that it is where it led."""
    return lexemes.at(left.first - 1).lower == "by" and right.low > 5 * _share(left, right).low


def _changes(lexemes: Lexemes, index: int) -> bool:
    change = get_table("figure_contexts")["change"]
    for at in range(index - 1, index - _CLAUSE, -1):
        if lexemes.at(at).text in {".", ";", "\0"}:
            return False
        if lexemes.at(at).lower in change:
            return True
    return False


def _opening(lexemes: Lexemes, left: Amount) -> int:
    """As in "between" and "from" belong to the words of the figure."""
    return left.first - 1 if lexemes.at(left.first - 1).lower in {"between", "from"} else left.first
