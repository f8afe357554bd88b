"""A group of figures: a table of who says how many, or two lines where only one does."""

from __future__ import annotations

from datetime import date

from bot.compare import Group, Judgement, Row, Verdict
from bot.models import Dating, Stance
from bot.render.columns import WIDTH, clip, get_width, pad, wrap
from bot.render.dates import format_dated
from bot.render.gist import format_places
from bot.render.grounds import list_grounds
from bot.render.lines import EDITED, MAX_NAME_UNITS, format_outlets
from bot.render.markup import bold, count, escape, format_days, join_facts, one_line, shorten
from bot.render.numbers import agree, format_amount, is_vague
from bot.render.verdict import format_group_range, format_title, name_group, tell_reasons

MAX_ROWS = 8
MAX_TITLE_UNITS = 100
MIN_NAME_COLUMNS = 10
MAX_NAME_LINES = 3

_STANCE_WORDS = {Stance.DENIED: "denied", Stance.UNCONFIRMED: "unconfirmed", Stance.CONFIRMED: "confirmed"}
_REACTION_WORDS = {Stance.DENIED: "denied", Stance.UNCONFIRMED: "not confirmed"}
_VERDICT_WORDS = {
    Verdict.SINGLE: "one claimant",
    Verdict.AGREE: "agree",
    Verdict.CONFLICT: "conflict: same place and time, numbers apart",
    Verdict.DIFFER: "differ, but not like for like",
}


def render_group(group: Group, today: date) -> str:
    """Its title and range, what holds between the rows, and the rows."""
    if len(group.rows) == 1:
        return _render_lone_row(group, today)
    title = bold(shorten(format_title(group), MAX_TITLE_UNITS))
    said = _tell_days(group, today)
    head = join_facts([title, *_list_scope(group), *said, escape(format_group_range(group))])
    rows = "\n".join(_format_rows(group, today))
    return "\n".join([head, _tell_judgement(group.judgement), f"<pre>{escape(rows)}</pre>"])


def _render_lone_row(group: Group, today: date) -> str:
    """`20 soldiers injured`, and below it who says so, when, where: no table for one row."""
    row = group.rows[0]
    of = "of " if is_vague(row.figure) and group.what else ""
    said = bold(
        shorten(f"{format_amount(row.figure)} {of}{agree(name_group(group), row.figure)}", MAX_TITLE_UNITS)
    )
    told = [shorten(fact, MAX_NAME_UNITS) for fact in (row.claimant, *_list_facts(row, today))]
    return "\n".join([join_facts([said, *_list_scope(group)]), join_facts(told)])


def _list_scope(group: Group) -> list[str]:
    stage = ["expected"] if group.expected else []
    return [*stage, f"part of {group.whole}"] if group.whole else stage


def _tell_days(group: Group, today: date) -> list[str]:
    """When its figures were said, where no place tells it from another group of its name."""
    if group.alone or group.where or any(row.dating is not Dating.STATED for row in group.rows):
        return []
    days = [day for row in group.rows for day in (row.day, row.last_day)]
    return [format_days(min(days), max(days), today)]


def _tell_judgement(judgement: Judgement) -> str:
    reasons, words = escape(tell_reasons(judgement)), _VERDICT_WORDS[judgement.verdict]
    revised = count(len(judgement.revisions), "revision") if judgement.revisions else None
    return join_facts([f"{words} ({reasons})" if reasons else words, revised])


def _format_rows(group: Group, today: date) -> list[str]:
    shown = group.rows[:MAX_ROWS]
    longest = max(get_width(format_amount(row.figure)) for row in shown)
    width = min(longest, WIDTH - MIN_NAME_COLUMNS - 1)
    lines = [line for row in shown for line in _format_row(row, width, today, group)]
    left = len(group.rows) - len(shown)
    return [*lines, f"+{left} more"] if left else lines


def _format_row(row: Row, width: int, today: date, group: Group) -> list[str]:
    """Value and claimant; below them the stance, when, where, in which outlets."""
    amount, name = format_amount(row.figure), one_line(row.claimant)
    facts = [one_line(fact) for fact in _list_facts(row, today, group)]
    below = [f"  {line}" for line in wrap(facts, " · ", WIDTH - 2)]
    if get_width(amount) > width:
        return [clip(amount, WIDTH), f"  {clip(name, WIDTH - 2)}", *below]
    first, *rest = wrap(name.split(), " ", WIDTH - width - 1)[:MAX_NAME_LINES]
    return [f"{pad(amount, width)} {first}", *(f"{pad('', width)} {line}" for line in rest), *below]


def _list_facts(row: Row, today: date, group: Group | None = None) -> list[str]:
    facts = [
        row.role if row.identity.body and row.identity.person else None,
        _STANCE_WORDS.get(row.stance),
        *_list_reactions(row),
        "tentative" if row.tentative else None,
        "⚠" if row.unverified else None,
        EDITED if row.edited else None,
        format_dated(row.dated, today),
        *(list_grounds(row, group, today) if group else ()),
        format_places(row.places, row.text),
        format_outlets(row.outlets),
        _tell_origins(row),
    ]
    return [fact for fact in facts if fact]


def _list_reactions(row: Row) -> list[str]:
    """`not confirmed by Jeon Ha-kyou`, `earlier report`: how it stands in others' words."""
    others = [one for one in row.reactions if one.claimant != row.claimant]
    told = [f"{_REACTION_WORDS[one.stance]} by {one.claimant}" for one in others]
    return [*told, "earlier report"] if row.reactions else []


def _tell_origins(row: Row) -> str | None:
    """`3 outlets, 1 origin`: how many statements stand behind what several outlets print."""
    if len(row.outlets) < 2:
        return None
    return f"{count(len(row.outlets), 'outlet')}, {count(row.origins, 'origin')}"
