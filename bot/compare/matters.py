"""Claims → groups of figures that may be held against each other, each with its judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.compare.counted import get_name, get_whole
from bot.compare.grouping import group_rows
from bot.compare.identity import Aliases
from bot.compare.intervals import get_named_numbers
from bot.compare.judge import Judgement, judge
from bot.compare.merging import express_rows, fold_rows, make_rows
from bot.compare.opposites import Opposition, find_oppositions
from bot.compare.origins import count_origins
from bot.compare.rows import Row, count_named
from bot.compare.stories import Stories
from bot.compare.topic import Topic, find_relevant
from bot.compare.years import settle_years
from bot.models import ClaimRecord
from bot.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one measure about one thing. Rows: newest first; the range is of the numbers named."""

    what: str
    measure: str
    expected: bool
    whole: str | None
    """The class that what is counted is a part of ("officers" of "troops")."""
    rows: tuple[Row, ...]
    low: float
    high: float
    judgement: Judgement
    alone: bool = True
    """Whether no other group is called the same."""

    @property
    def where(self) -> str:
        """The place of most rows that name any, of two at least; "" where there is none."""
        placed = [row for row in self.rows if row.places]
        named = [dict(zip(row.spots.narrow, row.setting.names, strict=True)) for row in placed]
        counts = Counter(place for names in named for place in names)
        place = min(counts, key=lambda one: (-counts[one], sorted(one)), default=frozenset[str]())
        if counts[place] < 2 or 2 * counts[place] <= len(placed):
            return ""
        return min((names[place] for names in named if place in names), key=lambda name: (len(name), name))

    @property
    def origins(self) -> int:
        """From how many independent statements its figures come, as far as anybody stands behind them."""
        return count_origins(saying for row in self.rows if row.vouched for saying in row.sayings)

    @property
    def claimants(self) -> int:
        """How many named ones stand behind a figure."""
        return count_named(row for row in self.rows if row.vouched)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups: most claimants first. `claims`: how many were looked at; `others`: figures of other things."""

    groups: tuple[Group, ...]
    oppositions: tuple[Opposition, ...]
    claims: int
    others: int = 0


def compare(
    records: Sequence[ClaimRecord],
    topics: Sequence[Topic] = (),
    *,
    stories: Stories | None = None,
    aliases: Aliases | None = None,
) -> Comparison:
    """Who says how many of what was asked for, and who denies what, in whatever order the records come.

    `stories`: the event that each article tells of, where that is known; `aliases`: the team's own names.
    """
    records = settle_years(records)
    rows = make_rows(records, aliases)
    relevant = find_relevant(rows, topics)
    matters = group_rows(relevant, stories or {})
    groups = _mark_namesakes(sorted(map(_make_group, matters), key=_rank))
    return Comparison(groups, find_oppositions(records, aliases), len(records), len(rows) - len(relevant))


def _make_group(matter: Sequence[Row]) -> Group:
    rows = fold_rows(express_rows(matter))
    lead = _find_lead(rows)
    numbers = [number for row in rows for number in get_named_numbers(row.figure)]
    vouched = [number for row in rows if row.vouched for number in get_named_numbers(row.figure)]
    return Group(
        what=_name(rows),
        measure=lead.measure,
        expected=lead.expected,
        whole=get_whole(lead.counted.noun),
        rows=tuple(reversed(rows)),
        low=min(vouched or numbers),
        high=max(vouched or numbers),
        judgement=judge(rows),
    )


def _mark_namesakes(groups: Sequence[Group]) -> tuple[Group, ...]:
    names = Counter(map(_get_name, groups))
    return tuple(replace(group, alone=names[_get_name(group)] == 1) for group in groups)


def _get_name(group: Group) -> tuple[str, str, bool]:
    return group.what.lower(), group.measure, group.expected


def _find_lead(rows: Sequence[Row]) -> Row:
    """The row whose words for what happened most have; those that the contract knows before others."""
    known = load_vocabulary("wording")["measures"]
    measures = [row.measure for row in rows]
    return min(rows, key=lambda row: (row.measure not in known, -measures.count(row.measure), row.measure))


def _name(rows: Sequence[Row]) -> str:
    """The words that most rows count in; those that say whose they are before those that do not."""
    sided = [row for row in rows if row.counted.side] or rows
    names = [get_name(row.figure) for row in sided]
    return min(names, key=lambda name: (-names.count(name), len(name), name))


def _rank(group: Group) -> tuple[object, ...]:
    """Most claimants first; of equals, those whose measure is one of the contract's words."""
    known = group.measure in load_vocabulary("wording")["measures"]
    size = (-group.claimants, -len(group.rows), not known, group.expected, -group.high)
    return *size, group.what, group.measure
