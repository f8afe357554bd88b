"""Who denies, or cannot confirm, what others say, or says what excludes it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.compare.anchors import share_name
from bot.compare.claimants import get_claimant
from bot.compare.contents import (
    Content,
    find_excluded,
    find_paraphrased,
    find_shared,
    read_content,
    speak_of_one_name,
    speaks_of_saying,
)
from bot.compare.identity import Aliases
from bot.compare.occasions import are_of_one_government
from bot.compare.reports import list_told_within
from bot.compare.rows import VOUCHED, get_day
from bot.models import ClaimRecord

MIN_SHARED_WORDS = 2
MIN_OVERLAP = 0.4
MIN_LIKENESS = 0.3
"""The share of the fewer words that both have; of all words, where a statement only happens to be negated."""
MIN_PARAPHRASE = 0.6
"""The share of the fewer words that both have in words of one meaning, where they share a name."""
MIN_LIKENESS_OF_PARAPHRASE = 0.25
MIN_OVERLAP_OF_EXCLUDING = 0.6
MIN_LIKENESS_OF_EXCLUDING = 0.2
MAX_ANSWERED = 2

_Rate = Callable[[Content, Content], float]


@dataclass(frozen=True, slots=True)
class Opposition:
    """A denial, or a refusal to confirm, and the claims on the same matter that it answers, closest first."""

    record: ClaimRecord
    answered: tuple[ClaimRecord, ...]


def find_oppositions(
    records: Sequence[ClaimRecord], aliases: Aliases | None = None
) -> tuple[Opposition, ...]:
    """Claims without figures that deny, or say the opposite of, a claim of somebody else; newest first."""
    ordered = sorted(records, key=_get_order, reverse=True)
    place = {record.number: at for at, record in enumerate(reversed(ordered))}
    contents = {record.number: read_content(record, aliases) for record in ordered}
    by_number = {record.number: record for record in ordered}
    vouched = [record for record in ordered if not contents[record.number].against]
    index = _index(vouched, contents)
    plain = _index([record for record in vouched if not record.claim.figures], contents)
    told = list_told_within(records)
    found = (
        # What it speaks of itself is what it answers, and nothing that is merely alike.
        (record, told.get(record.number) or _list_answered(record, index, contents, place))
        if contents[record.number].against
        else (record, _list_excluded(record.number, plain, contents, place))
        for record in ordered
        if not record.claim.figures
    )
    return tuple(
        Opposition(record, tuple(by_number[number] for number in answered))
        for record, answered in found
        if answered
    )


def _get_order(record: ClaimRecord) -> tuple[object, ...]:
    """When it was said; of one day its words decide, not which arrived first."""
    return get_day(record), get_claimant(record), record.claim.text, record.number


_Place = Mapping[int, int]
"""How many claims are older, by a claim's number."""
_Index = Mapping[str, Sequence[int]]
"""The numbers of the claims that are vouched for, by the stems of their words and of their claimants'."""


def _index(records: Iterable[ClaimRecord], contents: Mapping[int, Content]) -> _Index:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for record in records:
        content = contents[record.number]
        for word in content.words.keys() | content.speaker:
            index[word].append(record.number)
    return index


def _list_answered(
    record: ClaimRecord, index: _Index, contents: Mapping[int, Content], place: _Place
) -> tuple[int, ...]:
    """The numbers of the claims on its matter that a denial or a negated statement answers, closest first."""
    numbers = _find_candidates(contents[record.number], index, contents)
    rate = _rate_negated if record.claim.stance in VOUCHED else _rate_denial
    return _list_close(record.number, numbers, contents, rate, place)


def _list_excluded(
    number: int, index: _Index, contents: Mapping[int, Content], place: _Place
) -> tuple[int, ...]:
    """The same of the earlier claims with a word that means the opposite of one of its own."""
    numbers = {
        at for word in contents[number].opposed for at in index.get(word, ()) if place[at] < place[number]
    }
    return _list_close(number, numbers, contents, _rate_excluding, place)


def _list_close(
    number: int, others: Iterable[int], contents: Mapping[int, Content], rate: _Rate, place: _Place
) -> tuple[int, ...]:
    """The closest; of equals those said before it come first, the latest of them before the others."""
    content = contents[number]
    key = content.identity.key
    foreign = (other for other in others if not _are_one(contents[other].identity.key, key))
    mine = place[number]
    close = sorted(
        (-rate(content, contents[other]), place[other] > mine, abs(place[other] - mine), other)
        for other in foreign
    )
    return tuple(other for closeness, *_, other in close if closeness)[:MAX_ANSWERED]


def _are_one(one: str, other: str) -> bool:
    return one == other or are_of_one_government(one, other)


def _find_candidates(denial: Content, index: _Index, contents: Mapping[int, Content]) -> Iterable[int]:
    """Those that may have so much in common with it as is needed, as far as their words tell at once."""
    hits = Counter(number for word in denial.near for number in index.get(word, ()))
    names = len(denial.anchors.names) + 1
    return (
        number
        for number, count in hits.items()
        if count + names >= MIN_OVERLAP * min(len(denial.words), len(contents[number].words))
    )


def _are_apart(denial: Content, content: Content) -> bool:
    """Whether each is about names of its own."""
    named = denial.anchors.names and content.anchors.names
    return bool(named) and not share_name(denial.anchors, content.anchors)


def _rate_denial(denial: Content, content: Content) -> float:
    """How closely a denial speaks of what another claims; 0 where not closely enough."""
    same = find_shared(denial, content)
    enough = same.words >= MIN_SHARED_WORDS and same.overlap >= MIN_OVERLAP
    if enough and not _are_apart(denial, content):
        return same.overlap
    return _rate_paraphrase(denial, content, 0.0)


def _rate_negated(statement: Content, content: Content) -> float:
    """The same, of a statement that only happens to be negated."""
    same = find_shared(statement, content)
    enough = same.words >= MIN_SHARED_WORDS and same.likeness >= MIN_LIKENESS
    if enough and not _are_apart(statement, content):
        return same.overlap
    return _rate_paraphrase(statement, content, MIN_LIKENESS_OF_PARAPHRASE)


def _rate_paraphrase(one: Content, other: Content, least: float) -> float:
    near = find_paraphrased(one, other)
    if near.overlap >= MIN_PARAPHRASE and near.likeness >= least:
        return near.overlap
    return MIN_OVERLAP if speaks_of_saying(one, other) else 0.0


def _rate_excluding(statement: Content, content: Content) -> float:
    """The same, of a statement that says what excludes the other."""
    near = find_excluded(statement, content)
    named = speak_of_one_name(statement, content)
    enough = near.likeness >= (MIN_LIKENESS_OF_EXCLUDING if named else MIN_OVERLAP)
    return near.overlap if enough and near.overlap >= MIN_OVERLAP_OF_EXCLUDING else 0.0
