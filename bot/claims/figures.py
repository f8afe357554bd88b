"""Figures: the numbers in a text with their bound, what they count and what happened to it.

Read this first: lexemes → numerals → amounts (with units) → those that are figures → ranges → bound, noun,
measure.
"""

from __future__ import annotations

from spacy.tokens import Doc

from bot.claims.amounts import Amount, read_amount
from bot.claims.bounds import read_bound
from bot.claims.context import Context
from bot.claims.counted import describe, find_noun
from bot.claims.exclusions import is_figure
from bot.claims.measures import find_measure
from bot.claims.numerals import find_numerals
from bot.claims.ranges import join_ranges
from bot.models import Bound, Figure


def find_figures(doc: Doc) -> list[Figure]:
    """The figures of a parsed text, in order; offsets are the text's own."""
    context = Context(doc)
    figures: list[Figure] = []
    for amount in _find_amounts(context):
        figures.append(_make_figure(context, amount, figures))
    return figures


def _find_amounts(context: Context) -> list[Amount]:
    numerals = find_numerals(context.lexemes)
    amounts = [read_amount(context.lexemes, numeral, context.is_plural) for numeral in numerals]
    figures = [amount for amount in amounts if is_figure(context, amount)]
    return join_ranges(context.lexemes, figures)


def _make_figure(context: Context, amount: Amount, before: list[Figure]) -> Figure:
    plain = (Bound.EXACT, amount.first, amount.last)
    bound, first, last = read_bound(context, amount) or plain
    if before and context.lexemes.at(first).start < before[-1].end:
        bound, first, last = plain
    bound = _converted(context, amount, before) if bound is Bound.EXACT else bound
    low, high, bound = _ends(amount, bound)
    noun = find_noun(context, amount)
    unit, what = _same_things(context, before, describe(context, amount, noun), amount)
    start, end = context.lexemes.at(first).start, context.lexemes.at(last - 1).end
    raw = context.text[start:end]
    measure, stage = find_measure(context, amount, noun, first)
    if not measure and before and _is_among(context.text[before[-1].end : start]):
        measure, stage = before[-1].measure, before[-1].stage
    return Figure(low, high, bound, raw, unit, what, measure, stage, start, end)


def _is_among(gap: str) -> bool:
    """As in "detained 23 people, among them two minors": the second are of the first."""
    return len(gap) < 80 and gap.rstrip().endswith(("including", "among them", "among whom"))


def _same_things(
    context: Context, before: list[Figure], named: tuple[str, str], amount: Amount
) -> tuple[str, str]:
    """As in "20 others" are of what the sentence counted before them."""
    if named[0].lower() != "others" or not before or before[-1].unit in {"", "%"}:
        return named
    between = context.text[before[-1].end : context.lexemes.at(amount.first).start]
    return named if "." in between or "\n" in between else (before[-1].unit, before[-1].what)


def _ends(amount: Amount, bound: Bound) -> tuple[float | None, float | None, Bound]:
    """Where the figure is open, and the bound that a range or a vague number has of itself."""
    if not amount.single:
        return amount.low, amount.high, Bound.BETWEEN
    if amount.vague:
        return amount.low, None, Bound.MORE_THAN if bound is Bound.MORE_THAN else Bound.AT_LEAST
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return amount.low, None, bound
    if bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return None, amount.high, bound
    return amount.low, amount.high, bound


def _converted(context: Context, amount: Amount, before: list[Figure]) -> Bound:
    """A conversion in brackets has the bound of what it converts: "over 5 miles (8 km)"."""
    opened = context.lexemes.at(amount.first - 1).text in {"(", "/"}
    if not (opened and before and amount.kind and before[-1].unit) or before[-1].bound is Bound.BETWEEN:
        return Bound.EXACT
    gap = context.text[before[-1].end : context.lexemes.at(amount.first).start]
    return before[-1].bound if len(gap.split()) <= 3 else Bound.EXACT
