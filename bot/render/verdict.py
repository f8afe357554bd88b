"""A comparison in one or two plain sentences, the gravest thing first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.compare import Comparison, Group, Judgement, Row, Verdict
from bot.dating import Dated
from bot.render.dates import format_dated
from bot.render.gist import format_places
from bot.render.lines import MAX_NAME_UNITS
from bot.render.markup import bold, count, escape, shorten
from bot.render.numbers import format_amount, format_range, get_measure_words, name_counted

MAX_REASONS = 3
MAX_TITLE_UNITS = 80

_NOTHING_TO_COMPARE = (
    f"{bold('Nothing to hold against each other:')} no two claimants give a figure for the same thing."
)
_MEASURES_WITHOUT_WORDS = {"deployed"}


def render_verdict(comparison: Comparison, today: date) -> str:
    """Conflict, agreement, difference, revision: those there are, the first two of them."""
    groups = comparison.groups
    if not groups:
        return _render_without_figures(comparison)
    conflict = _tell_conflict(_first(groups, Verdict.CONFLICT), today)
    opening = "Agreed:" if conflict else "They agree:" if len(groups) == 1 else "No like-for-like conflict:"
    sentences = [
        conflict,
        _tell_agreement(_first(groups, Verdict.AGREE), opening),
        None if conflict else _tell_difference(_first(groups, Verdict.DIFFER)),
    ]
    told = [sentence for sentence in sentences if sentence][:2]
    revised = [_tell_revision(group) for group in groups if group.judgement.revisions][:1]
    return " ".join([*(told or [_NOTHING_TO_COMPARE]), *revised])


def name_group(group: Group) -> str:
    """`North Korean soldiers killed`, as plain text."""
    measure = group.measure
    words = measure if measure in _MEASURES_WITHOUT_WORDS else get_measure_words(measure)
    return name_counted(group.what, measure, words or (f"({measure})" if measure else ""))


def format_title(group: Group) -> str:
    """The group's name as a heading, plain text; with its place where another group has the same name."""
    name = name_group(group) or "other numbers"
    place = "" if group.alone else group.where
    return f"{name[0].upper()}{name[1:]}{f', {place}' if place else ''}"


def format_group_range(group: Group) -> str:
    """From the lowest to the highest number named, plain text."""
    return format_range(group.low, group.high, group.rows[0].figure.unit)


def tell_reasons(judgement: Judgement) -> str:
    """Why the figures are no conflict, as far as an answer says it."""
    return ", ".join(judgement.reasons[:MAX_REASONS])


def _render_without_figures(comparison: Comparison) -> str:
    if comparison.oppositions:
        return f"{bold('No figures to compare,')} but not all agree."
    return f"{bold('No figures to compare')} in {count(comparison.claims, 'claim')}."


def _first(groups: Sequence[Group], verdict: Verdict) -> Group | None:
    return next((group for group in groups if group.judgement.verdict is verdict), None)


def _tell_conflict(group: Group | None, today: date) -> str | None:
    if not group or not group.judgement.conflict:
        return None
    older, newer = group.judgement.conflict
    where = format_places(newer.places, newer.text)
    dated = Dated(newer.event_on[1], newer.event_dating) if newer.event_on else newer.dated
    when = format_dated(dated, today)
    sides = " but ".join(f"{_name(row)} says {_amount(row)}" for row in (older, newer))
    facts = format_title(replace(group, alone=True)), where, when
    of = ", ".join(fact for fact in facts if fact)
    return f"{bold('Conflict:')} {sides} ({shorten(of, 120)})."


def _tell_agreement(group: Group | None, opening: str) -> str | None:
    if not group:
        return None
    few = f" from {count(group.origins, 'origin')}" if group.origins < group.claimants else ""
    scope = f" though {escape(tell_reasons(group.judgement))}" if group.judgement.reasons else ""
    told = f"{count(group.claimants, 'claimant')}{few} at {escape(format_group_range(group))}{scope}"
    return f"{bold(opening)} {told} ({_title(group)})."


def _tell_difference(group: Group | None) -> str | None:
    if not group:
        return None
    reasons = escape(tell_reasons(group.judgement))
    return f"{bold('Figures differ, but not like for like')} ({_title(group)}): {reasons}."


def _tell_revision(group: Group) -> str:
    older, newer = group.judgement.revisions[-1]
    return f"{_name(newer)} revised {_amount(older)} to {_amount(newer)}."


def _title(group: Group) -> str:
    return shorten(format_title(group), MAX_TITLE_UNITS)


def _name(row: Row) -> str:
    return shorten(row.claimant, MAX_NAME_UNITS)


def _amount(row: Row) -> str:
    return escape(format_amount(row.figure))
