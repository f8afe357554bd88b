"""Which numbers are no figures: dates, times, ages, scores, addresses, names, labels, telephone numbers."""

from __future__ import annotations

from collections.abc import Callable

from bot.claims.amounts import Amount
from bot.claims.context import Context
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
from bot.claims.number_ones import is_both, is_none, is_per_dozen, is_pronoun_one

Rule = Callable[[Context, Amount], bool]


def is_figure(context: Context, amount: Amount) -> bool:
    """Whether an amount counts or measures something."""
    if _is_tolerance(context, amount):
        return False
    if amount.kind in {"money", "percent"}:
        return not is_ranked(context, amount)
    return not any(rule(context, amount) for rule in _RULES)


def _is_tolerance(context: Context, amount: Amount) -> bool:
    """As in "revenue of $9.6 billion, plus or minus $300 million": how far off the first may be."""
    lexemes, first = context.lexemes, amount.first
    led = lexemes.phrase(first - 3, first) == "plus or minus"
    return led and lexemes.at(first - 4).text == ","


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
    is_pronoun_one,
    is_none,
    is_both,
    is_per_dozen,
)
