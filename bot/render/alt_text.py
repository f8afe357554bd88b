"""What a chart says, in one or two sentences: the caption is for those who cannot see it, and for search."""

from __future__ import annotations

from datetime import date

from bot.compare import Group
from bot.dating import get_surest
from bot.render.dates import mark_day
from bot.render.lines import MAX_NAME_UNITS
from bot.render.markup import count, escape, format_days, shorten
from bot.render.numbers import agree, format_amount
from bot.render.verdict import format_group_range, name_group

MAX_TITLE_UNITS = 120
_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def render_alt_text(group: Group, today: date) -> str:
    """`Five claimants, 2–19 Dec: 10,000–12,000 soldiers; Seoul's number rose from 10,000 to 11,000.`"""
    first, last = min(row.day for row in group.rows), max(row.last_day for row in group.rows)
    days = mark_day(format_days(first, last, today), get_surest(row.dating for row in group.rows))
    if len(group.rows) == 1:
        who, amount = group.rows[0].claimant, format_amount(group.rows[0].figure)
        named = agree(name_group(group), group.rows[0].figure)
    else:
        who, amount, named = _count_claimants(group), format_group_range(group), name_group(group)
    facts = [_tell_revision(group), _tell_doubted(group)]
    expected = "expected, " if group.expected else ""
    counted = shorten(f"{amount} {named}", MAX_TITLE_UNITS)
    told = f"{shorten(who, MAX_NAME_UNITS)}, {expected}{days}: {counted}"
    return "; ".join([told, *(fact for fact in facts if fact)]) + "."


def _count_claimants(group: Group) -> str:
    number = group.claimants
    if not number:
        return "No named claimant"
    word = _WORDS[number] if number < len(_WORDS) else f"{number:,}"
    return f"{word} claimant{'' if number == 1 else 's'}"


def _tell_revision(group: Group) -> str | None:
    """The latest change; how many there are besides."""
    revisions = group.judgement.revisions
    if not revisions:
        return None
    older, newer = revisions[-1]
    way = "rose" if newer.interval > older.interval else "fell"
    amounts = f"from {escape(format_amount(older.figure))} to {escape(format_amount(newer.figure))}"
    more = f", with {count(len(revisions) - 1, 'more revision')}" if len(revisions) > 1 else ""
    return f"{_own(shorten(newer.claimant, MAX_NAME_UNITS))} number {way} {amounts}{more}"


def _tell_doubted(group: Group) -> str | None:
    doubted = sum(not row.vouched for row in group.rows)
    return f"{doubted} denied or unconfirmed" if doubted else None


def _own(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
