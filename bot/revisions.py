"""What became of an article's claims when it was read again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher

from bot.beginnings import shows_more
from bot.models import Article, ArticleRecord, Claim, ClaimRecord, Earlier, Fate, Figure, Version

MAX_REPLACED_WORDS = 4
"""A headline in which more words are replaced is another headline."""

_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """What a claim says now, and what it said; null where there is none on that side."""

    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that says something else now. `after` may have another number than `before`."""

    before: Earlier
    after: ClaimRecord
    figures: tuple[FigureChange, ...]

    @property
    def other_claimant(self) -> bool:
        return self.before.claim.claimant != self.after.claim.claimant

    @property
    def other_stance(self) -> bool:
        return self.before.claim.stance != self.after.claim.stance

    @property
    def only_words(self) -> bool:
        """Whether it says the same of the same in other words."""
        return not (self.figures or self.other_claimant or self.other_stance)


@dataclass(frozen=True, slots=True)
class Revision:
    """The difference between an article's last two versions."""

    record: ArticleRecord
    since: datetime
    """When the earlier version was read."""
    title: str | None
    """What the headline said; null: what it says now."""
    changed: tuple[ClaimChange, ...]
    reworded: tuple[ClaimChange, ...]
    new: tuple[ClaimRecord, ...]
    gone: tuple[Earlier, ...]
    kept: int
    shown: Article | None = None
    """What its page showed of it, where that was less; null: what is new to us is new in the article."""

    @property
    def tells(self) -> bool:
        """Whether there is more than other words for the same claims."""
        return bool(self.changed or self.new or self.gone or self.title)


def make_revision(before: Version, record: ArticleRecord, claims: Sequence[ClaimRecord]) -> Revision:
    """`claims`: those of the article now, without what the team found to be none."""
    now = {one.number: one for one in claims}
    pairs = [(one, now[one.became]) for one in before.readings if one.became in now]
    changes = [make_change(one, after) for one, after in pairs if one.fate is Fate.CHANGED]
    before_title, after_title = before.article.title, record.article.title
    return Revision(
        record=record,
        since=before.since,
        title=before_title if before_title and before_title != after_title else None,
        changed=tuple(change for change in changes if not change.only_words),
        reworded=tuple(change for change in changes if change.only_words),
        new=tuple(one for one in claims if one.number not in {after.number for _, after in pairs}),
        gone=tuple(one for one in before.readings if one.fate is Fate.GONE),
        kept=len(pairs) - len(changes),
        shown=before.article if shows_more(before.article, record.article) else None,
    )


def join_versions(versions: Sequence[Version]) -> Version:
    """The first of versions that follow each other, with what became of its claims in the end."""
    first, *others = versions
    readings = first.readings
    for version in others:
        later = {one.number: one for one in version.readings}
        readings = tuple(_follow(one, later) for one in readings)
    return replace(first, readings=readings)


def _follow(one: Earlier, later: Mapping[int, Earlier]) -> Earlier:
    heir = later.get(one.became) if one.became else None
    if heir is None or heir.became is None:
        return replace(one, fate=Fate.GONE, became=None)
    changed = Fate.CHANGED in {one.fate, heir.fate}
    return replace(one, fate=Fate.CHANGED if changed else Fate.KEPT, became=heir.became)


def make_change(before: Earlier, after: ClaimRecord) -> ClaimChange:
    return ClaimChange(before, after, tuple(compare_figures(before.claim, after.claim)))


def compare_figures(before: Claim, after: Claim) -> Iterator[FigureChange]:
    """The figures that differ: those of the later claim in its order, then what it has no more."""
    left = list(before.figures)
    for figure in after.figures:
        known = _find_counterpart(figure, left)
        if known:
            left.remove(known)
        if known is None or _get_amount(known) != _get_amount(figure):
            yield FigureChange(known, figure)
    yield from (FigureChange(figure, None) for figure in left)


def compare_titles(before: str, after: str) -> list[tuple[str, str]]:
    """The words that replace others, where a headline differs in nothing but a number or two; else none."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changes = [
        (" ".join(old[a:b]), " ".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    words = sum(len(side.split()) for change in changes for side in change)
    telling = all(one and other and _NUMBER.search(one + other) for one, other in changes)
    return changes if telling and words <= MAX_REPLACED_WORDS else []


def _find_counterpart(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """That of the same thing: the same amount of it first, then by what happened to it, then by its unit."""
    ranked = [(_rank(figure, other), -at, other) for at, other in enumerate(others)]
    best = max(ranked, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _rank(figure: Figure, other: Figure) -> int:
    same_unit = figure.unit.lower() == other.unit.lower()
    same_measure = figure.measure == other.measure and figure.measure != ""
    same_amount = _get_amount(figure) == _get_amount(other)
    if not (same_unit or same_measure):
        return 0
    return 4 * (same_unit and same_measure) + 3 * same_amount + 2 * same_measure + same_unit


def _get_amount(figure: Figure) -> tuple[object, ...]:
    return figure.low, figure.high, figure.bound, figure.stage
