"""Which claim of an earlier text a claim of a later one stands for (pure).

The texts are two versions of one article, or two prints of a wire's text. Readings with one fingerprint are
one claim; of the rest, those that are most alike are paired first, each once, in any order of arrival.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.models import Claim, Figure, Kind
from storage.fingerprint import figure_key, get_amount, get_name, get_unit_kind, is_same_occasion
from storage.readings import Reading
from storage.words import content_words, fold_words, read_groups, singular

SAME_WORDS = 0.6
"""The share of words in common from which a claimant's two sentences are one, reworded."""
SAME_COUNT_WORDS = 0.3
"""The same where both give a figure of the same thing."""
OTHER_CLAIMANT_WORDS = 0.8
"""The same where the claimant's name differs, as in a correction."""
REPRINTED_WORDS = 0.6
"""The same of two prints of one text, whose figures and days agree."""

Pairs = Mapping[int, int]
"""The place of a later reading → that of the earlier one that it stands for."""


@dataclass(frozen=True, slots=True)
class Substance:
    """What is compared of a claim. `amounts`: its figures, whatever happened to what they count."""

    name: frozenset[str]
    words: frozenset[str]
    amounts: Mapping[str, int]
    counted: frozenset[tuple[str, ...]]
    days: frozenset[str]
    telling: frozenset[str]


Score = Callable[[Reading, Substance, Reading, Substance], float]
"""How alike two readings are; 0: they are two claims."""


def match_versions(before: Sequence[Reading], after: Sequence[Reading]) -> Pairs:
    """Of two versions of one article: a claim stays the same where its figures or its words changed."""
    return _match(before, after, _score_versions)


def match_prints(before: Sequence[Reading], after: Sequence[Reading]) -> Pairs:
    """Of two prints of one text: claimant, figures, days and nearly all words must agree."""
    return _match(before, after, _score_prints)


def is_reprint(one: Reading, other: Reading) -> bool:
    """Whether two readings say the same in other words, or the same words with a little less."""
    return bool(list_reprints([one], [other]))


def list_reprints(before: Sequence[Reading], after: Sequence[Reading]) -> list[tuple[int, int]]:
    """All pairs, by place, that say the same, each reading with as many as there are."""
    return sorted((then, now) for _, _, then, now in _score_all(before, after, {}, _score_prints))


def is_unchanged(one: Reading, other: Reading) -> bool:
    """Whether a later version says the same: who, how, and every figure."""
    mine, its = ({figure_key(figure) for figure in reading.claim.figures} for reading in (one, other))
    return one.fingerprint == other.fingerprint and mine == its


def _match(before: Sequence[Reading], after: Sequence[Reading], score: Score) -> Pairs:
    pairs = _match_equal(before, after)
    taken = set(pairs.values())
    for _, _, then, now in sorted(_score_all(before, after, pairs, score)):
        if now not in pairs and then not in taken:
            pairs[now] = then
            taken.add(then)
    return pairs


def _match_equal(before: Sequence[Reading], after: Sequence[Reading]) -> dict[int, int]:
    """Those of one fingerprint, of the same occasion first; an article may say it of several days."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    for then, reading in enumerate(before):
        known[reading.fingerprint].append(then)
    pairs: dict[int, int] = {}
    for now, reading in enumerate(after):
        places = known[reading.fingerprint]
        agreeing = (then for then in places if is_same_occasion(before[then].occasion, reading.occasion))
        found = next(agreeing, None)
        if found is not None:
            pairs[now] = found
            places.remove(found)
    return pairs


def _score_all(
    before: Sequence[Reading], after: Sequence[Reading], pairs: Pairs, score: Score
) -> Iterator[tuple[float, int, int, int]]:
    """The pairs that are alike, best first when sorted; of equals, those nearest in their texts."""
    taken = set(pairs.values())
    earlier = [(then, _get_substance(one.claim)) for then, one in enumerate(before) if then not in taken]
    for now, reading in enumerate(after):
        if now in pairs:
            continue
        mine = _get_substance(reading.claim)
        for then, its in earlier:
            if alike := score(before[then], its, reading, mine):
                yield -alike, abs(then - now), then, now


def _score_versions(before: Reading, its: Substance, after: Reading, mine: Substance) -> float:
    alike = _get_likeness(its.words, mine.words)
    same_count = bool(its.counted & mine.counted)
    if not _agree(its.name, mine.name):
        enough = OTHER_CLAIMANT_WORDS
    else:
        enough = SAME_COUNT_WORDS if same_count else SAME_WORDS
    if alike < enough or (bool(its.amounts) != bool(mine.amounts) and alike < OTHER_CLAIMANT_WORDS):
        return 0
    same_stance = before.claim.stance == after.claim.stance
    return alike + same_count + same_stance + (its.amounts == mine.amounts)


def _score_prints(before: Reading, its: Substance, after: Reading, mine: Substance) -> float:
    one, other = before.claim, after.claim
    vouched = (one.stance, one.kind is Kind.FACT) == (other.stance, other.kind is Kind.FACT)
    agree = (
        vouched
        and (its.amounts, its.telling) == (mine.amounts, mine.telling)
        and _agree(its.name, mine.name)
        and _agree(its.days, mine.days)
    )
    alike = _get_likeness(its.words, mine.words) if agree else 0.0
    same = alike >= REPRINTED_WORDS and is_same_occasion(before.occasion, after.occasion)
    return alike if same else 0.0


def _agree(some: frozenset[str], others: frozenset[str]) -> bool:
    """One may say less than the other: "Petrov" is "Ivan Petrov"."""
    return some <= others or others <= some


def _get_likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of words in common, 0 to 1 (Dice)."""
    total = len(some) + len(others)
    return 2 * len(some & others) / total if total else 1.0


def _get_substance(claim: Claim) -> Substance:
    words = fold_words(claim.text)
    days, others = _read_telling()
    amounts = {word for figure in claim.figures for word in fold_words(figure.raw)}
    return Substance(
        name=frozenset(get_name(claim.claimant or "").split()),
        words=frozenset(singular(word) for word in content_words(words) if word not in amounts),
        amounts=Counter(get_amount(figure) for figure in claim.figures),
        counted=frozenset(_get_counted(figure) for figure in claim.figures),
        days=days & set(words),
        telling=frozenset(word for word in words if _is_telling(word, others) and word not in amounts),
    )


def _is_telling(word: str, listed: frozenset[str]) -> bool:
    return word in listed or any(mark.isdecimal() for mark in word)


def _get_counted(figure: Figure) -> tuple[str, ...]:
    return figure.measure, figure.stage, get_unit_kind(figure.unit)


@cache
def _read_telling() -> tuple[frozenset[str], frozenset[str]]:
    """Days and months, then the words of which two prints have the same."""
    days, *others = map(frozenset, read_groups("telling"))
    return days, frozenset().union(*others)
