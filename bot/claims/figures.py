"""Figures: the numbers in a text with their bound, what they count and what happened to it.

Read this first: lexemes → numerals → amounts (with units) → those that are figures → ranges → bound, noun,
measure.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.amounts import Amount, read_amount
from bot.claims.bounds import read_bound
from bot.claims.context import Context
from bot.claims.counted import describe, find_noun
from bot.claims.event_lexicon import is_canonical
from bot.claims.exclusions import is_figure
from bot.claims.measures import find_measure
from bot.claims.neighbours import (
    Neighbour,
    find_gapped,
    find_kin,
    find_restated,
    find_whole,
    goes_on_among,
    goes_on_measuring,
    is_among,
    is_of_them,
    is_second_count,
    read_hurt,
    share_bound,
)
from bot.claims.numerals import find_numerals
from bot.claims.ranges import join_ranges
from bot.claims.shouting import calm
from bot.claims.spans import text_of
from bot.models import Bound, Figure


def find_figures(doc: Doc) -> list[Figure]:
    """The figures of a parsed text, in order; offsets are the text's own."""
    context = Context(calm(doc))
    before: list[Neighbour] = []
    for amount in _find_amounts(context):
        before.append(_make_figure(context, amount, before))
    if context.doc is not doc:
        context.doc.user_data.clear()  # or it would live until cycles are looked for
        return [_as_written(neighbour.figure, text_of(doc)) for neighbour in before]
    return [neighbour.figure for neighbour in before]


def _find_amounts(context: Context) -> list[Amount]:
    numerals = find_numerals(context.lexemes)
    amounts = [read_amount(context.lexemes, numeral, context.is_plural) for numeral in numerals]
    figures = [amount for amount in amounts if is_figure(context, amount)]
    return join_ranges(context.lexemes, figures)


def _make_figure(context: Context, amount: Amount, before: list[Neighbour]) -> Neighbour:
    plain = (Bound.EXACT, amount.first, amount.last)
    bound, first, last = read_bound(context, amount) or plain
    if before and context.lexemes.at(first).start < before[-1].figure.end:
        bound, first, last = plain
    bound = share_bound(context, amount, before) if bound is Bound.EXACT else bound
    bound = Bound.ABOUT if bound is Bound.EXACT and amount.rough else bound
    low, high, bound = _ends(amount, bound)
    amount = replace(amount, tail=max(amount.tail, last)) if last > amount.after else amount
    gapped = find_gapped(context, amount, before)
    if gapped:
        amount = replace(amount, kind=before[-1].amount.kind, unit=before[-1].amount.unit)
    noun = find_noun(context, amount)
    second = noun is None and is_second_count(context, amount, before)
    kin = before[-1] if second else find_kin(context, amount, noun, before)
    start, end = context.lexemes.at(first).start, context.lexemes.at(last - 1).end
    unit, what = _name(context, amount, noun, before)
    hurt = read_hurt(context, amount, before) if noun is None else ""
    unit, what = (kin.figure.unit, kin.figure.what) if kin else (unit, gapped or what)
    unit, what = (before[-1].figure.unit, before[-1].figure.what) if hurt else (unit, what)
    measure, stage = find_measure(context, amount, noun, kin.noun if kin else None, first)
    member = is_among(before, context.text[before[-1].figure.end : start] if before else "")
    of_them = is_of_them(context, amount, before) or goes_on_among(context, amount, noun, before)
    on = noun is None and not measure and goes_on_measuring(context, amount, before)
    listed = member and before[-1].figure.measure and not is_canonical(measure)
    if on or gapped or second or listed or (of_them and _says_less(measure, before[-1].figure.measure)):
        measure, stage = before[-1].figure.measure, before[-1].figure.stage
    measure = hurt or measure
    figure = Figure(low, high, bound, context.text[start:end], unit, what, measure, stage, start, end)
    return Neighbour(figure, amount, kin.noun if kin else noun, member)


def _name(context: Context, amount: Amount, noun: Token | None, before: list[Neighbour]) -> tuple[str, str]:
    """`unit` and `what`: its own, or those of the figure whose things it measures or is a part of."""
    unit, what = describe(context, amount, noun)
    whole = find_restated(context, amount, noun, before) or find_whole(context, amount, noun, before)
    if whole and (amount.kind or not unit):
        return amount.unit or whole.figure.unit, whole.figure.what
    alone = what in {amount.unit, "percent"} and goes_on_measuring(context, amount, before)
    return unit, before[-1].figure.what if alone else what


def _says_less(own: str, whole: str) -> bool:
    """As in "left four dead, among them two guards": the guards were killed, not left."""
    return not own or (is_canonical(whole) and not is_canonical(own))


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


def _as_written(figure: Figure, text: str) -> Figure:
    """With the words of the text itself, shouted or not."""
    return replace(figure, raw=text[figure.start : figure.end])
