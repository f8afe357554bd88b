"""Which of the claims near to a question answer it, and what they answer; none where none does. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.ask.gate import answers, get_days
from bot.ask.match import Match
from bot.ask.question import Asked, Question
from bot.ask.ranking import get_recency, score, weigh
from bot.ask.terms import Term
from bot.compare.intervals import get_interval, have_common_number
from bot.compare.rows import VOUCHED
from bot.models import ClaimRecord, Figure, Stance

MAX_ROWS = 5
MAX_NEAREST = 5
LEVEL = 0.2
"""How much nearer a number may be and still be no more to the point than a newer one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim that answers, with the figures that do."""

    record: ClaimRecord
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` is empty where nothing answers; `nearest` are claims that do not answer, but come closest.

    `yes`: what a claimant's own claim answers to whether they confirm or deny; null where none does plainly.
    """

    question: Question
    rows: tuple[Row, ...]
    nearest: tuple[ClaimRecord, ...]
    yes: bool | None = None
    differ: bool = False
    """Whether no number satisfies all figures."""

    @property
    def newest_first(self) -> bool:
        """Whether the rows go from the newest to the oldest, those of no known day last."""
        ages = [get_recency(row.record) for row in self.rows]
        return ages == sorted(ages, reverse=True)


def make_answer(question: Question, terms: Sequence[Term], ranked: Sequence[Match]) -> Answer:
    """From the claims in their order of nearness."""
    weights = weigh(terms, ranked)
    found = _keep_asked_time(question, [match for match in ranked if answers(match, weights)])
    if question.asked is Asked.HOW_MANY:
        found = _put_newest_first(found, weights)
    if question.asked is Asked.IDENTITY:
        found = list({match.record.claim.claimant: match for match in reversed(found)}.values())[::-1]
    rows = tuple(Row(match.record, match.figures) for match in found[:MAX_ROWS])
    nearest = tuple(match.record for match in ranked[:MAX_NEAREST])
    yes = _find_reply(question, [row.record for row in rows])
    return Answer(question, rows, () if rows else nearest, yes, _differ(rows))


def _keep_asked_time(question: Question, matches: Sequence[Match]) -> list[Match]:
    """Of a month or a day without a year, the latest that has an answer."""
    if question.window.month is None or not matches:
        return list(matches)
    latest = max(get_days(match.record, question)[1].year for match in matches)
    return [match for match in matches if get_days(match.record, question)[1].year == latest]


def _put_newest_first(matches: Sequence[Match], weights: dict[Term, float]) -> list[Match]:
    """Numbers are revised: of those as much to the point, the latest stands before those that it replaced."""
    nearness = [score(match, weights) for match in matches]
    level = [match for match, near in zip(matches, nearness, strict=True) if nearness[0] - near <= LEVEL]
    newest = sorted(level, key=lambda match: get_recency(match.record), reverse=True)
    return [*newest, *matches[len(level) :]]


def _find_reply(question: Question, records: Sequence[ClaimRecord]) -> bool | None:
    """Yes or no, only where all claims of the claimant that answer have one stance."""
    if question.asked is not Asked.STANCE or not records:
        return None
    replies = {_reply(record.claim.stance, question.stances) for record in records}
    return replies.pop() if len(replies) == 1 else None


def _reply(stance: Stance, asked: frozenset[Stance]) -> bool | None:
    if {Stance.CONFIRMED, Stance.DENIED} <= asked:
        return None
    if stance in asked:
        return True
    opposite = (stance is Stance.DENIED and asked <= VOUCHED) or (
        stance in VOUCHED and asked == {Stance.DENIED}
    )
    return False if opposite else None


def _differ(rows: Sequence[Row]) -> bool:
    firsts = [row.figures[0] for row in rows if row.figures and row.record.claim.stance in VOUCHED]
    return not have_common_number(map(get_interval, firsts))
