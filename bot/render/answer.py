"""The answer to a question: a row for each claim that answers, ending in its number, or that none does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.ask import Answer, Asked, Row
from bot.dating import get_event_dating, get_said, is_undated
from bot.models import ClaimRecord, Message
from bot.render.claims import make_topic_buttons
from bot.render.dates import format_dated, format_event
from bot.render.gist import MAX_GIST_UNITS, format_places, get_gist, list_figures
from bot.render.layout import fit_blocks
from bot.render.lines import (
    EDITED,
    MAX_NAME_UNITS,
    render_claimant,
    render_marks,
    render_outlets,
    render_point,
)
from bot.render.markup import bold, join_facts, quote_block, shorten

NOTHING = "Nothing in this chat answers that."
MAX_QUOTE_UNITS = 300
MAX_ASKED_UNITS = 120


def render_answer(answer: Answer, topics: Sequence[str], today: date) -> Message:
    """What claims say; never more than they say."""
    if not answer.rows:
        return _render_nothing(answer.nearest, topics)
    rows = [_render_row(row, answer.question.asked, today) for row in answer.rows]
    return Message(fit_blocks(rows, "claim", opening=_render_opening(answer)))


def _render_nothing(nearest: Sequence[ClaimRecord], topics: Sequence[str]) -> Message:
    buttons = make_topic_buttons(topics)
    if nearest:
        lines = "\n".join(map(render_point, nearest))
        return Message(f"{bold(NOTHING)} Nearest:\n{lines}", buttons)
    hint = "Nearest in what it has:" if buttons else "Send an article first, or ask in other words."
    return Message(f"{bold(NOTHING)} {hint}", buttons)


def _render_opening(answer: Answer) -> str:
    """Yes or no where the claimant's own words are one; and that figures differ."""
    if answer.yes is not None:
        name = shorten(answer.rows[0].record.claim.claimant or "", MAX_NAME_UNITS)
        return f"{bold('Yes' if answer.yes else 'No')}, by {name}'s own words:"
    return f"The figures differ{_render_order(answer)}:" if answer.differ else ""


def _render_order(answer: Answer) -> str:
    """Which of the figures is the newest is told only where days are known."""
    undated = [is_undated(row.record) for row in answer.rows]
    if all(undated):
        return ", none of them dated"
    if not answer.newest_first:
        return ""
    return ", the newest first, undated ones last" if any(undated) else ", the newest first"


def _render_row(row: Row, asked: Asked, today: date) -> str:
    record = row.record
    claim = record.claim
    said = None if asked is Asked.WHEN_SAID else format_dated(get_said(record), today)
    sides = [_render_asked(row, asked, today), _render_who(record, asked), _render_rest(row, asked)]
    number = f"{bold(f'#{record.number}')}{EDITED if record.edits else ''}"
    facts = [render_marks(claim), said, render_outlets(record.appearances), number]
    line = join_facts([" — ".join(side for side in sides if side), *facts])
    return f"{line}\n{quote_block(claim.quote, MAX_QUOTE_UNITS)}"


def _render_asked(row: Row, asked: Asked, today: date) -> str:
    """What was asked for, in front; "" where only the claim itself says it."""
    record = row.record
    claim = record.claim
    if row.figures:
        return bold(shorten(_format_figures(row), MAX_ASKED_UNITS))
    if asked is Asked.WHEN_SAID:
        return bold(format_dated(get_said(record), today))
    if asked is Asked.WHEN and claim.event_on:
        return bold(format_event(claim.event_on, get_event_dating(record), today))
    if asked is Asked.WHERE:
        return bold(shorten(format_places(claim.places, claim.text), MAX_ASKED_UNITS))
    return ""


def _render_who(record: ClaimRecord, asked: Asked) -> str:
    """Who says it; with the office where that is asked for."""
    role = record.claim.role
    if asked is not Asked.IDENTITY or not role:
        return render_claimant(record)
    return f"{render_claimant(record)}, {bold(shorten(role, MAX_NAME_UNITS))}"


def _render_rest(row: Row, asked: Asked) -> str:
    """What is claimed, without the figures that stand in front."""
    gist = get_gist(row.record.claim).text
    if asked is Asked.HOW_MANY:
        gist = gist.removeprefix(_format_figures(row)).removeprefix(", ")
    return shorten(gist, 2 * MAX_GIST_UNITS)


def _format_figures(row: Row) -> str:
    """`17 people killed (12 before)`, as plain text."""
    return ", ".join(list_figures(row.figures, row.record.claim))
