"""Which numbers are no figures: dates, times, ages, scores, addresses, names, labels, telephone numbers."""

from __future__ import annotations

from collections.abc import Callable

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.lexemes import HYPHENS
from bot.claims.number_ages import is_age, is_apposed_age
from bot.claims.number_calibres import is_calibre
from bot.claims.number_dates import is_day, is_score, is_time, is_year
from bot.claims.number_names import (
    is_address,
    is_club,
    is_emergency,
    is_in_a_code,
    is_in_a_name,
    is_in_a_row,
    is_labelled,
    is_list_marker,
    is_ranked,
    is_telephone,
    is_title,
)

_DETERMINERS = frozenset(
    {"no", "any", "every", "each", "this", "that", "which", "another", "the", "some", "day"}
)

_IDIOMS = frozenset({("at", "time"), ("at", "point"), ("at", "stage"), ("for", "thing"), ("from", "day")})

Rule = Callable[[Context, Amount], bool]


def is_figure(context: Context, amount: Amount) -> bool:
    """Whether an amount counts or measures something."""
    if amount.kind in {"money", "percent"}:
        return True
    return not any(rule(context, amount) for rule in _RULES)


def _is_pronoun_one(context: Context, amount: Amount) -> bool:
    """As in "no one", "this one", "one must", "one day": one counts only before a noun or "of"."""
    lexemes = context.lexemes
    if lexemes.at(amount.anchor).lower != "one" or amount.last - amount.first > 1 or amount.kind == "percent":
        return False
    before, after = lexemes.at(amount.first - 1).lower, lexemes.at(amount.last).lower
    if (after in HYPHENS and lexemes.glued(amount.last) and not amount.kind) or _is_fixed(before, after):
        return True
    if before in _DETERMINERS:
        return before != "the" or after == "of"
    counts = after == "of" or _before_noun(context, amount.anchor)
    return not (counts or _is_one_or_two(context, amount) or _is_corrected(context, amount))


def _is_fixed(before: str, after: str) -> bool:
    """As in "one another", "one's", "one day he will", "at one time", "for one thing"."""
    if after == "day":
        return before not in {"in", "for", "within", "of", "after", "just", "only", "than"}
    return after in {"another", "s"} or (before, after) in _IDIOMS


def _is_one_or_two(context: Context, amount: Amount) -> bool:
    """As in "one or two"."""
    return context.lexemes.phrase(amount.last, amount.last + 2) == "or two"


def _is_corrected(context: Context, amount: Amount) -> bool:
    """As in "two sources, not one"."""
    lexemes = context.lexemes
    words = lexemes.phrase(amount.first - 2, amount.first)
    return words == ", not" and not lexemes.at(amount.last).alphabetic


def _before_noun(context: Context, index: int) -> bool:
    token = context.token(index)
    return token is not None and token.dep_ in {"nummod", "compound"} and token.head.i > token.i


_RULES: tuple[Rule, ...] = (
    is_in_a_code,
    is_in_a_row,
    is_calibre,
    is_year,
    is_day,
    is_time,
    is_age,
    is_apposed_age,
    is_score,
    is_labelled,
    is_ranked,
    is_club,
    is_title,
    is_emergency,
    is_in_a_name,
    is_address,
    is_list_marker,
    is_telephone,
    _is_pronoun_one,
)
