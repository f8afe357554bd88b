"""What a row must show for the reader to see the reasons that the verdict gives."""

from __future__ import annotations

from datetime import date

from bot.compare import Group, Missing, Relation, Row, Verdict, get_name
from bot.render.dates import format_event

_OF_THINGS = frozenset({Relation.DEFINITION, Relation.SCOPE, Relation.SEPARATE})


def list_grounds(row: Row, group: Group, today: date) -> list[str]:
    """The row's part in each reason that its other facts do not show, where the rows differ in it."""
    judgement = group.judgement
    if judgement.verdict is not Verdict.DIFFER:
        return []
    reasons, relations = judgement.reasons, judgement.relations
    several = len({(one.counted.noun, one.counted.rest) for one in group.rows}) > 1
    timed = Relation.PERIOD in relations or Missing.DAY in reasons
    timed = timed and any(one.event_on for one in group.rows)
    grounds = [
        (several and not _OF_THINGS.isdisjoint(relations), get_name(row.figure)),
        (Missing.SIDE in reasons and not row.counted.side, "side not stated"),
        (timed and row.event_on is not None, _format_event(row, today)),
        (timed and row.event_on is None, "no period"),
        (Missing.PLACE in reasons and not row.places, "place not stated"),
    ]
    return [words for shown, words in grounds if shown]


def _format_event(row: Row, today: date) -> str:
    """`of 5 Nov`, `of 5–9 Nov`."""
    return f"of {format_event(row.event_on, row.event_dating, today)}" if row.event_on else ""
