"""A comparison → a table of all its rows, with no row left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.compare import Comparison, Group, Row
from bot.export.cells import Cell, make_csv
from bot.models import ClaimRecord
from bot.render.numbers import format_amount
from bot.render.verdict import format_title

HEADER = (
    "Group",
    "Verdict on the group",
    "Reasons",
    "Claimant",
    "Role",
    "Body (the same under all its names)",
    "Person",
    "Stance",
    "Tentative",
    "Not verified, says the article",
    "Value",
    "Low (empty: open below)",
    "High (empty: open above)",
    "Bound",
    "In the article's words",
    "Unit",
    "What is counted",
    "Measure (what happened to it)",
    "Stage",
    "First said on",
    "Last said on",
    "How these days are known",
    "Event from",
    "Event to",
    "How its days are known",
    "Places",
    "Outlets (first to last)",
    "Origins (independent statements)",
    "Claims (numbers in the chat)",
)


def make_comparison_table(comparison: Comparison, records: Sequence[ClaimRecord]) -> bytes:
    """CSV of every figure that was compared."""
    roles = {record.number: record.claim.role for record in records}
    rows = (row for group in comparison.groups for row in _list_rows(group, roles))
    return make_csv(HEADER, rows)


def _list_rows(group: Group, roles: Mapping[int, str | None]) -> Iterator[list[Cell]]:
    verdict = [format_title(group), str(group.judgement.verdict), "; ".join(group.judgement.reasons)]
    for row in group.rows:
        yield [*verdict, *_tell_claimant(row, roles), *_tell_figure(row), *_tell_scope(row)]


def _tell_claimant(row: Row, roles: Mapping[int, str | None]) -> list[Cell]:
    role = next((roles[number] for number in row.numbers if roles.get(number)), None)
    named = [row.claimant, role, row.identity.body, row.identity.person]
    return [*named, str(row.stance), row.tentative, row.unverified]


def _tell_figure(row: Row) -> list[Cell]:
    figure = row.figure
    return [
        format_amount(figure),
        figure.low,
        figure.high,
        str(figure.bound),
        figure.raw,
        figure.unit,
        figure.what,
        figure.measure,
        str(figure.stage),
    ]


def _tell_scope(row: Row) -> list[Cell]:
    first, last = row.event_on or (None, None)
    said = [_tell_day(row.day), _tell_day(row.last_day), str(row.dating)]
    event = [_tell_day(first), _tell_day(last), str(row.event_dating) if row.event_on else None]
    numbers = " ".join(f"#{number}" for number in row.numbers)
    return [*said, *event, "; ".join(row.places), "; ".join(row.outlets), row.origins, numbers]


def _tell_day(day: date | None) -> str | None:
    return day.isoformat() if day else None
