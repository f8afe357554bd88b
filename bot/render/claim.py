"""The answer to `/claim`: everything about one claim, and to `/fix`: what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.compare import Bearings, Row, get_claimant
from bot.dating import Dated, get_event_dating, get_said
from bot.edits import read_amount, word_amount
from bot.models import ArticleRecord, Button, ClaimRecord, Figure, Kind, Message, Stage
from bot.render.buttons import Shorten, article_button, claim_button, claims_button, undo_edit_button
from bot.render.claims import quote_topic
from bot.render.context import get_context, render_context
from bot.render.dates import format_dated, format_event
from bot.render.layout import fit_blocks
from bot.render.lines import (
    EDITED,
    MAX_NAME_UNITS,
    MAX_TITLE_UNITS,
    render_claimant,
    render_notes,
    render_point,
)
from bot.render.markup import bold, count, escape, fits, format_date, join_facts, link, shorten
from bot.render.numbers import format_amount, format_counted
from bot.render.revision import render_earlier, render_withdrawal
from bot.team import Edit, EditField, Reliability

MAX_CAVEAT_UNITS = 300
MAX_VALUE_UNITS = 80


class _Room(NamedTuple):
    """How much of the quote and its neighbours is shown, and how many lines of each list."""

    quote_units: int
    neighbour_units: int
    lines: int


_ROOMS = (_Room(1500, 400, 12), _Room(1200, 300, 8), _Room(800, 200, 5), _Room(400, 100, 3), _Room(300, 0, 2))


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of a claim. `grades`: the team's, by the names that are shown."""

    record: ClaimRecord
    article: ArticleRecord
    """That of the claim's words."""
    bearings: Bearings
    history: tuple[Edit, ...] = ()
    """All edits, also those that were taken back; the oldest first."""
    grades: Mapping[str, Reliability] | None = None


def render_dossier(dossier: Dossier, today: date, shorten_query: Shorten) -> Message:
    """The claim on a phone: what it says, its quote in context, then everything else by headings."""
    buttons = _make_buttons(dossier.record, dossier.article, shorten_query)
    for room in _ROOMS:
        html = "\n\n".join(_list_blocks(dossier, today, room))
        if fits(html):
            return Message(html, buttons)
    opening, *blocks = _list_blocks(dossier, today, _ROOMS[-1])
    return Message(fit_blocks(blocks, "part", opening=opening), buttons)


def render_fixed(record: ClaimRecord, made: Sequence[Edit]) -> Message:
    """What `/fix` changed, and how to take it back."""
    number = record.number
    back = f"<code>/fix {number} undo</code>"
    buttons = ((claim_button(f"Claim #{number}", number), undo_edit_button("Undo", number, made[-1].change)),)
    if any(edit.field is EditField.DELETED for edit in made):
        gone = f"{bold(f'#{number}')}{EDITED} is no claim: it is shown and counted no more."
        return Message(f"{gone} {back} brings it back.", buttons)
    told = [_render_edit(edit) for edit in made]
    return Message(
        "\n".join([render_point(record), *told, f"The machine's reading is kept: {back}."]), buttons
    )


def render_unchanged(record: ClaimRecord) -> Message:
    number = record.number
    buttons = ((claim_button(f"Claim #{number}", number),),)
    return Message(f"{render_point(record)}\nThat is how it reads already.", buttons)


def render_unfixed(record: ClaimRecord, undone: Sequence[Edit]) -> Message:
    """What was taken back."""
    told = [f"{edit.field}: {_show(edit.field, edit.old)} again" for edit in undone]
    deleted = any(edit.field is EditField.DELETED for edit in undone)
    lines = ["It is a claim again."] if deleted else told
    number = record.number
    row = [claim_button(f"Claim #{number}", number)]
    if record.edits:
        row.append(undo_edit_button("Undo the one before", number, record.edits[-1].change))
    return Message("\n".join([render_point(record), *lines]), (tuple(row),))


def _list_blocks(dossier: Dossier, today: date, room: _Room) -> list[str]:
    record, claim = dossier.record, dossier.record.claim
    gone = ["The team found this to be no claim."] if record.deleted else []
    if record.withdrawn:
        gone.append(render_withdrawal(record.withdrawn, today))
    context = get_context(dossier.article.article.text, claim.quote, claim.start)
    blocks = [
        "\n".join([render_point(record), *gone]),
        render_context(context, room.quote_units, room.neighbour_units),
        "\n".join(_list_facts(dossier, today)),
        _section(_count_places(record), _list_appearances(dossier, today), room),
        _section("Earlier", _list_earlier(record, today), room),
        *(_section(title, lines, room) for title, lines in _list_bearings(dossier.bearings, today)),
        _section("Notes on its article", _list_notes(dossier.article), room),
        _section("Edits", _list_history(dossier.history, today), room),
    ]
    return [block for block in blocks if block]


def _section(title: str, lines: Iterable[str], room: _Room) -> str:
    told = list(lines)
    left = len(told) - room.lines
    more = [f"+{left} more"] if left > 0 else []
    return "\n".join([bold(title), *told[: room.lines], *more]) if told else ""


def _list_notes(article: ArticleRecord) -> list[str]:
    return [line.removeprefix("Note by ") for line in render_notes(article, MAX_CAVEAT_UNITS)]


def _list_facts(dossier: Dossier, today: date) -> Iterator[str]:
    record = dossier.record
    claim = record.claim
    tentative = "tentative" if claim.hedged else None
    kind = None if claim.kind is Kind.STATEMENT else escape(claim.kind)
    facts = {
        "Who": _render_who(dossier),
        "Via": " → ".join(shorten(one, MAX_NAME_UNITS) for one in claim.via),
        "How": join_facts([escape(claim.stance), kind, tentative, _quote_cue(claim.cue)]),
        "Not verified": f"⚠ {shorten(claim.caveat, MAX_CAVEAT_UNITS)}" if claim.caveat else "",
        "Said": format_dated(get_said(record), today) if claim.said_on else "",
        "Event": format_event(claim.event_on, get_event_dating(record), today) if claim.event_on else "",
        "Places": shorten(", ".join(claim.places), MAX_TITLE_UNITS),
        "Figures": _render_figures(claim.figures),
    }
    yield from (f"{bold(name)}: {told}" for name, told in facts.items() if told)


def _render_who(dossier: Dossier) -> str:
    record = dossier.record
    name = get_claimant(record)
    role = shorten(record.claim.role, MAX_TITLE_UNITS) if record.claim.role else None
    who = ", ".join(filter(None, [render_claimant(record).partition(" via ")[0], role]))
    return join_facts([who, _render_grade(dossier, name)])


def _quote_cue(cue: str | None) -> str | None:
    return f"“{shorten(cue, MAX_NAME_UNITS)}”" if cue else None


def _render_grade(dossier: Dossier, name: str | None) -> str | None:
    grade = (dossier.grades or {}).get(name or "")
    return f"grade {grade.name}" if grade else None


def _render_figures(figures: Sequence[Figure]) -> str:
    """Numbered where there are several, as `/fix` names them."""
    told = [
        join_facts([shorten(format_counted(figure), MAX_VALUE_UNITS), *_list_figure_marks(figure)])
        for figure in figures
    ]
    if len(told) < 2:
        return "".join(told)
    return "".join(f"\n{index}. {one}" for index, one in enumerate(told, 1))


def _list_figure_marks(figure: Figure) -> list[str]:
    measure = escape(figure.measure.replace("_", " ")) if figure.measure else ""
    shown = measure and measure not in format_counted(figure)
    return [*([measure] if shown else []), *(["expected"] if figure.stage is Stage.EXPECTED else [])]


def _count_places(record: ClaimRecord) -> str:
    was = "Was in" if record.withdrawn else "In"
    return f"{was} {count(len({one.article_number for one in record.appearances}), 'article')}"


def _list_appearances(dossier: Dossier, today: date) -> Iterator[str]:
    """The oldest first: whose article is the earliest was first."""
    appearances = dossier.record.appearances
    for place, one in enumerate(appearances):
        name = shorten(one.outlet or one.title or f"article {one.article_number}", MAX_NAME_UNITS)
        first = "first" if place == 0 and len(appearances) > 1 else None
        via = f"via {shorten(', '.join(one.via), MAX_NAME_UNITS)}" if one.via else None
        grade = _render_grade(dossier, one.outlet)
        yield join_facts(
            [link(name, one.url), format_dated(Dated(one.dated, one.dating), today), first, via, grade]
        )


def _list_earlier(record: ClaimRecord, today: date) -> list[str]:
    """What its articles said before they were read again, the oldest first."""
    told = record.earlier[:-1] if record.withdrawn and not record.earlier[-1].became else record.earlier
    return [render_earlier(one, record.number, today) for one in told]


def _list_bearings(bearings: Bearings, today: date) -> Iterator[tuple[str, list[str]]]:
    yield "Agrees", [_render_row(row, today) for row in bearings.agreeing]
    yield "Said again by the same source", _list_repeated(bearings, today)
    yield "Disagrees", [_render_row(row, today, link.reason) for row, link in bearings.disagreeing]
    yield "Revised by the same source", [_render_row(row, today) for row in bearings.later]
    yield "Replaces its own earlier figure", [_render_row(row, today) for row in bearings.earlier]
    yield "Denied or not confirmed by", [render_point(record) for record in bearings.denials]
    yield "Answers", [render_point(record) for record in bearings.answered]
    yield "Not like for like", [_render_row(row, today, link.reason) for row, link in bearings.apart]


def _list_repeated(bearings: Bearings, today: date) -> list[str]:
    again = [f"{', '.join(f'#{number}' for number in bearings.again)} — the same figure"]
    return [*(again if bearings.again else []), *(_render_row(row, today) for row in bearings.repeated)]


def _render_row(row: Row, today: date, reason: str = "") -> str:
    numbers = f"#{row.numbers[0]}{EDITED if row.edited else ''}"
    said = f"{numbers} {shorten(row.claimant, MAX_NAME_UNITS)} — {escape(format_amount(row.figure))}"
    return join_facts([said, format_dated(row.dated, today), escape(reason) or None])


def _list_history(history: Sequence[Edit], today: date) -> Iterator[str]:
    for edit in history:
        who = shorten(edit.editor, MAX_NAME_UNITS)
        back = f"taken back by {shorten(edit.undone_by, MAX_NAME_UNITS)}" if edit.undone_by else None
        yield join_facts([_render_edit(edit), who, format_date(edit.made_at.date(), today), back])


def _render_edit(edit: Edit) -> str:
    if edit.field is EditField.DELETED:
        return f"{EDITED} no claim"
    return f"{EDITED} {edit.field}: {_show(edit.field, edit.old)} → {_show(edit.field, edit.new)}"


def _show(field: EditField, value: str) -> str:
    amount = read_amount(value) if field is EditField.FIGURE else None
    words = word_amount(amount) if amount else value.replace("..", " to ")
    return shorten(words, MAX_VALUE_UNITS) or "none"


def _make_buttons(
    record: ClaimRecord, article: ArticleRecord, shorten_query: Shorten
) -> tuple[tuple[Button, ...], ...]:
    about = get_topic(record)
    row = [article_button("Article", article.number)]
    if about:
        row.append(claims_button("Claims about it", about, shorten_query))
    if not record.edits:
        return (tuple(row),)
    label = "Bring it back" if record.deleted else "Undo the last edit"
    return (tuple(row), (undo_edit_button(label, record.number, record.edits[-1].change),))


def get_topic(record: ClaimRecord) -> str:
    """Words that find the claim and its like: what is counted and where, else who says it."""
    claim = record.claim
    counted = [figure.unit for figure in claim.figures if any(mark.isalnum() for mark in figure.unit)][:1]
    words = [quote_topic(word) for word in (*counted, *claim.places[:1])]
    if words or not claim.claimant:
        return " ".join(words)
    return f"from:{quote_topic(claim.claimant)}"
