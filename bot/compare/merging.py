"""Claims → rows: what one claimant says again, or in other words, is one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.compare.changes import list_changes
from bot.compare.claimants import choose_name, get_claimant, identify_all
from bot.compare.counted import complete, get_counted
from bot.compare.identity import Aliases, Identity, list_offices
from bot.compare.intervals import have_common_number
from bot.compare.origins import Saying, make_saying
from bot.compare.quantities import express_alike
from bot.compare.reports import Reaction, find_reactions
from bot.compare.rows import VOUCHED, Row, get_day, get_outlets
from bot.dating import get_event_dating, get_said_dating, get_surest
from bot.models import ClaimRecord, Figure, Kind, Stance


@dataclass(frozen=True)
class _Said:
    """`replaced`: the claim itself gives another figure in its place ("to 55 from 58")."""

    record: ClaimRecord
    figure: Figure
    replaced: bool
    reactions: tuple[Reaction, ...]


def make_rows(records: Sequence[ClaimRecord], aliases: Aliases | None = None) -> list[Row]:
    """The rows of all figures of the claims, in their total order."""
    identities = identify_all(records, aliases)
    reactions = find_reactions(records)
    same: dict[object, list[_Said]] = defaultdict(list)
    for record in records:
        figures = complete(record.claim.figures)
        replaced = [before for _, before in list_changes(figures, record.claim.quote) if before]
        for figure in figures:
            key = _describe(identities[record.number], record, figure)
            same[key].append(_Said(record, figure, figure in replaced, reactions.get(record.number, ())))
    return sorted(
        (_merge(said, identities[said[0].record.number]) for said in same.values()), key=Row.sort_key
    )


def fold_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows of one matter, one for all that one claimant says in other words ("soldiers", "troops")."""
    same: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        stance = "vouched" if row.vouched else row.stance
        places = _list_own_places(row.claimant, row.places)
        same[row.identity, places, row.interval, row.figure.bound, stance].append(row)
    return sorted(map(_fold, same.values()), key=Row.sort_key)


def express_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows with their figures in one unit; what a claim tells in two ("10 km (6.2 miles)") once."""
    figures = express_alike([row.figure for row in rows])
    pairs = list(zip(rows, figures, strict=True))
    plain = [row for row, figure in pairs if figure is row.figure]
    expressed = [replace(row, figure=figure) for row, figure in pairs if figure is not row.figure]
    again = [row for row in expressed if any(_is_told_again(row, other) for other in plain)]
    return sorted((row for row in (*plain, *expressed) if row not in again), key=Row.sort_key)


def _is_told_again(row: Row, other: Row) -> bool:
    return set(row.numbers) <= set(other.numbers) and have_common_number((row.interval, other.interval))


def _fold(rows: Sequence[Row]) -> Row:
    if len(rows) == 1:
        return rows[0]
    events = {row.event_on for row in rows}
    sided = next((row for row in rows if row.counted.side), rows[0])
    standing = [row for row in rows if not row.replaced] or rows
    dating = get_surest(row.dating for row in standing)
    dated = [row for row in standing if row.dating is dating]
    return replace(
        sided,
        claimant=choose_name(row.claimant for row in rows),
        stance=Stance.CONFIRMED if any(row.stance is Stance.CONFIRMED for row in rows) else rows[0].stance,
        day=min(row.day for row in dated),
        last_day=max(row.last_day for row in dated),
        event_on=events.pop() if len(events) == 1 else None,
        places=tuple(dict.fromkeys(place for row in rows for place in row.places)),
        outlets=tuple(dict.fromkeys(outlet for row in rows for outlet in row.outlets)),
        tentative=all(row.tentative for row in rows),
        unverified=any(row.unverified for row in rows),
        numbers=tuple(sorted({number for row in rows for number in row.numbers})),
        articles=frozenset[int]().union(*(row.articles for row in rows)),
        sayings=tuple(saying for row in rows for saying in row.sayings),
        text=" ".join(row.text for row in rows),
        quote=" ".join(row.quote for row in rows),
        edited=any(row.edited for row in rows),
        dating=dating,
        event_dating=get_surest(row.event_dating for row in rows),
        replaced=all(row.replaced for row in rows),
        reactions=tuple(dict.fromkeys(reaction for row in rows for reaction in row.reactions)),
    )


def _describe(identity: Identity, record: ClaimRecord, figure: Figure) -> object:
    """Who says once and later confirms the same says one thing."""
    stance = record.claim.stance
    return (
        identity.body,
        identity.person,
        _list_own_places(record.claim.claimant or "", record.claim.places),
        (figure.low, figure.high, figure.bound),
        get_counted(figure),
        (figure.measure, figure.stage, "vouched" if stance in VOUCHED else stance),
    )


def _list_own_places(claimant: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Where those are who have no name of their own: "police" of two towns are two."""
    words = claimant.removeprefix("The ").split()
    office = len(words) == 1 and bool(list_offices(claimant, None))
    plain = (word.islower() or office for word in words)
    return places if all(plain) else ()


def _merge(said: Sequence[_Said], identity: Identity) -> Row:
    said = sorted(said, key=lambda one: (one.record.number, one.figure.start, one.figure.raw))
    records = list({one.record.number: one.record for one in said}.values())
    claims = [record.claim for record in records]
    events = {claim.event_on for claim in claims}
    standing = list({one.record.number: one.record for one in said if not one.replaced}.values()) or records
    dating = get_surest(map(get_said_dating, standing))
    days = [get_day(record) for record in standing if get_said_dating(record) is dating]
    stances = {claim.stance for claim in claims}
    return Row(
        claimant=choose_name(map(get_claimant, records)),
        identity=identity,
        figure=said[0].figure,
        stance=Stance.CONFIRMED if Stance.CONFIRMED in stances else claims[0].stance,
        day=min(days),
        last_day=max(days),
        event_on=events.pop() if len(events) == 1 else None,
        places=tuple(dict.fromkeys(place for claim in claims for place in claim.places)),
        outlets=get_outlets(records),
        tentative=all(claim.hedged for claim in claims),
        unverified=any(one.caveat for record in records for one in record.appearances),
        numbers=tuple(record.number for record in records),
        articles=frozenset(one.article_number for record in records for one in record.appearances),
        sayings=tuple(saying for record in records for saying in _list_sayings(record, identity)),
        text=" ".join(claim.text for claim in claims),
        edited=any(record.edits for record in records),
        role=next((claim.role for claim in claims if claim.role), None),
        quote=" ".join(claim.quote for claim in claims),
        dating=dating,
        event_dating=get_surest(map(get_event_dating, records)),
        replaced=all(one.replaced for one in said),
        reactions=tuple(dict.fromkeys(reaction for one in said for reaction in one.reactions)),
    )


def _list_sayings(record: ClaimRecord, identity: Identity) -> Iterator[Saying]:
    claim = record.claim
    own = claim.kind is Kind.FACT and claim.claimant is None
    figures = tuple((figure.low, figure.high, figure.measure) for figure in claim.figures)
    for appearance in record.appearances:
        yield make_saying((identity.key, figures), claim.said_on, appearance, own=own)
