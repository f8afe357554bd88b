"""The answer to `/compare`: the verdict first, then a table per group, then who denies what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.compare import Comparison, Group, Judgement, Opposition, Reason, Row, Verdict
from bot.models import Message, Stance
from bot.render.buttons import Shorten, claims_button
from bot.render.columns import WIDTH, clip, get_width, pad, wrap
from bot.render.layout import fit_blocks
from bot.render.lines import MAX_NAME_UNITS, format_outlets, render_point
from bot.render.markup import bold, count, escape, format_date, join_facts, one_line, shorten
from bot.render.numbers import format_amount, format_range, get_measure_words

MAX_ROWS = 8
MAX_OPPOSITIONS = 3
MAX_REASONS = 3
MIN_NAME_COLUMNS = 10
MAX_NAME_LINES = 3

_NOTHING_TO_COMPARE = (
    f"{bold('Nothing to hold against each other:')} no two claimants give a figure for the same thing."
)
_MEASURES_WITHOUT_WORDS = {"deployed"}
_STANCE_WORDS = {Stance.DENIED: "denied", Stance.UNCONFIRMED: "unconfirmed", Stance.CONFIRMED: "confirmed"}


def render_comparison(comparison: Comparison, query: str, today: date, shorten_query: Shorten) -> Message:
    """Verdict, groups, denials; groups that do not fit are counted."""
    headline = render_verdict(comparison, today)
    together = [group for group in comparison.groups if len(group.rows) > 1]
    alone = [group for group in comparison.groups if len(group.rows) == 1]
    groups = [_render_group(group, today) for group in together]
    groups += [_render_lone_row(group, today) for group in alone]
    looked_at = f"From {count(comparison.claims, 'claim')} in this chat."
    ending = "\n\n".join(part for part in (_render_oppositions(comparison.oppositions), looked_at) if part)
    html = fit_blocks(groups, "group", ending, opening=headline)
    buttons = ((claims_button("Claims and quotes", query, shorten_query),),) if comparison.claims else ()
    return Message(html, buttons)


def render_verdict(comparison: Comparison, today: date) -> str:
    """The whole comparison in one or two plain sentences, the gravest thing first."""
    groups = comparison.groups
    if not groups:
        return _render_without_figures(comparison)
    first = {verdict: _first(groups, verdict) for verdict in Verdict}
    conflict = _tell_conflict(first[Verdict.CONFLICT], today)
    opening = "Agreed:" if conflict else "They agree:" if len(groups) == 1 else "No like-for-like conflict:"
    sentences = [
        conflict,
        _tell_agreement(first[Verdict.AGREE], opening),
        None if conflict else _tell_difference(first[Verdict.DIFFER]),
    ]
    told = [sentence for sentence in sentences if sentence][:2]
    revised = [_tell_revision(group) for group in groups if group.judgement.revisions][:1]
    return " ".join([*(told or [_NOTHING_TO_COMPARE]), *revised])


def format_title(group: Group) -> str:
    """`North Korean soldiers killed`, as plain text."""
    measure = group.measure
    words = measure if measure in _MEASURES_WITHOUT_WORDS else get_measure_words(measure)
    lemma = f"({measure})" if measure and not words else ""
    title = " ".join(part for part in (group.what, words, lemma) if part) or "Other numbers"
    return title[0].upper() + title[1:]


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
    where = ", ".join(newer.places[:2])
    when = format_date(newer.event_on[1] if newer.event_on else newer.day, today)
    sides = " but ".join(f"{_name(row)} says {_amount(row)}" for row in (older, newer))
    return f"{bold('Conflict:')} {sides} ({shorten(f'{format_title(group)}, {where}, {when}', 120)})."


def _tell_agreement(group: Group | None, opening: str) -> str | None:
    if not group:
        return None
    scope = " though places differ" if Reason.PLACES in group.judgement.reasons else ""
    title = shorten(format_title(group), 80)
    return f"{bold(opening)} {count(group.claimants, 'claimant')} at {_range(group)}{scope} ({title})."


def _tell_difference(group: Group | None) -> str | None:
    if not group:
        return None
    reasons = _list_reasons(group.judgement)
    return f"{bold('Figures differ, but not like for like')} ({shorten(format_title(group), 80)}): {reasons}."


def _tell_revision(group: Group) -> str:
    older, newer = group.judgement.revisions[-1]
    return f"{_name(newer)} revised {_amount(older)} to {_amount(newer)}."


def _render_group(group: Group, today: date) -> str:
    stage = "expected" if group.expected else None
    whole = f"part of {group.whole}" if group.whole else None
    title = bold(shorten(format_title(group), 100))
    head = join_facts([title, stage, whole, _range(group) if len(group.rows) > 1 else None])
    rows = "\n".join(_format_rows(group.rows, today))
    return "\n".join([head, _tell_group(group.judgement), f"<pre>{escape(rows)}</pre>"])


def _render_lone_row(group: Group, today: date) -> str:
    """A figure that nothing stands beside needs no table: `20 soldiers injured — The army · 6 Nov · Varda`."""
    row = group.rows[0]
    what = " ".join([format_amount(row.figure), _lower_first(format_title(group))])
    facts = [_STANCE_WORDS.get(row.stance), *_list_row_facts(row, today)]
    stage = ["expected"] if group.expected else []
    said = join_facts([shorten(what, 100), *stage, *_list_whole(group)])
    told = join_facts([_name(row), *(shorten(fact, 100) for fact in facts if fact)])
    return f"{said}\n{told}"


def _tell_group(judgement: Judgement) -> str:
    reasons = _list_reasons(judgement)
    words = {
        Verdict.SINGLE: "one claimant's figure",
        Verdict.AGREE: "agree",
        Verdict.CONFLICT: "conflict: same place and time, numbers apart",
        Verdict.DIFFER: "differ, but not like for like",
    }[judgement.verdict]
    revised = count(len(judgement.revisions), "revision") if judgement.revisions else None
    return join_facts([f"{words} ({reasons})" if reasons else words, revised])


def _list_reasons(judgement: Judgement) -> str:
    return ", ".join(judgement.reasons[:MAX_REASONS])


def _format_rows(rows: Sequence[Row], today: date) -> list[str]:
    shown = rows[:MAX_ROWS]
    longest = max(get_width(format_amount(row.figure)) for row in shown)
    width = min(longest, WIDTH - MIN_NAME_COLUMNS - 1)
    lines = [line for row in shown for line in _format_row(row, width, today)]
    left = len(rows) - len(shown)
    return [*lines, f"+{left} more"] if left else lines


def _format_row(row: Row, width: int, today: date) -> list[str]:
    """Value and claimant; below them when, where, in which outlets."""
    amount, name = format_amount(row.figure), one_line(row.claimant)
    facts = [
        _STANCE_WORDS.get(row.stance),
        "tentative" if row.tentative else None,
        "⚠" if row.unverified else None,
        format_date(row.day, today),
        ", ".join(row.places[:2]),
        format_outlets(row.outlets),
    ]
    below = [f"  {line}" for line in wrap([one_line(fact) for fact in facts if fact], " · ", WIDTH - 2)]
    if get_width(amount) > width:
        return [clip(amount, WIDTH), f"  {clip(name, WIDTH - 2)}", *below]
    first, *rest = wrap(name.split(), " ", WIDTH - width - 1)[:MAX_NAME_LINES]
    return [f"{pad(amount, width)} {first}", *(f"{pad('', width)} {line}" for line in rest), *below]


def _render_oppositions(oppositions: Sequence[Opposition]) -> str:
    if not oppositions:
        return ""
    lines = [line for one in oppositions[:MAX_OPPOSITIONS] for line in _render_opposition(one)]
    left = len(oppositions) - MAX_OPPOSITIONS
    more = [f"+{left} more"] if left > 0 else []
    return "\n".join([bold("Denied or not confirmed"), *lines, *more])


def _render_opposition(opposition: Opposition) -> list[str]:
    denial = opposition.record
    answered = [f"↳ {render_point(record)}" for record in opposition.answered]
    return [f"{render_point(denial)} · {escape(denial.claim.stance)}", *answered]


def _name(row: Row) -> str:
    return shorten(row.claimant, MAX_NAME_UNITS)


def _amount(row: Row) -> str:
    return escape(format_amount(row.figure))


def _range(group: Group) -> str:
    return escape(format_range(group.low, group.high, group.rows[0].figure.unit))
