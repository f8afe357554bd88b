"""The claim contract: `python -m bot extract --json` prints exactly the fields of `Claim` and `Figure`.

A figure's own offsets excepted. Spans are half-open code point offsets into the article's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Span = tuple[int, int]


class Bound(StrEnum):
    """How a figure limits the number it names."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class Stage(StrEnum):
    """Whether a figure is of something that took place."""

    HAPPENED = "happened"
    EXPECTED = "expected"


class Dating(StrEnum):
    """Where a day comes from, the surest first."""

    STATED = "stated"
    """By the article, by its date of publication, or by the team."""
    RECKONED = "reckoned"
    """The article names a weekday, or a day without its year, and does not say when it was published."""
    RECEIVED = "received"
    """Nothing names a day: it is that on which the article came."""


class Kind(StrEnum):
    """What sort of attribution a claim is."""

    STATEMENT = "statement"
    BELIEF = "belief"
    INTENTION = "intention"
    FACT = "fact"


class Stance(StrEnum):
    """What the claimant does with the content."""

    ASSERTED = "asserted"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a claim. `low` is null when open below, `high` when open above."""

    low: float | None
    high: float | None
    bound: Bound
    raw: str
    unit: str
    what: str
    measure: str
    stage: Stage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what: one attributed statement, or one unattributed fact with a figure."""

    text: str
    quote: str
    start: int
    end: int
    kind: Kind
    content: tuple[Span, ...]
    source: Span | None
    cue_span: Span | None
    claimant: str | None
    role: str | None
    via: tuple[str, ...]
    cue: str | None
    stance: Stance
    hedged: bool
    caveat: str | None
    said_on: date | None
    event_on: tuple[date, date] | None
    places: tuple[str, ...]
    figures: tuple[Figure, ...]
    salience: float


@dataclass(frozen=True, slots=True)
class Article:
    """A text as its outlet published it, cleaned of everything that is not its own words."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str = "en"
    url: str | None = None
    received: date | None = None
    """The day it reached us: dates resolve against it where `published` is null."""
    shown_paragraphs: int | None = None
    """How many paragraphs its page shows to those who do not subscribe, where these are not all."""
    updated: datetime | None = None
    """When its page says that it was last changed, after it was published; aware."""
    reckoned: date | None = None
    """The day that its dateline or stamp names without a year, the last such day up to when it came."""
    live: bool = False
    """Whether its page is a live blog, which shows its latest entries alone; told by reading, not kept."""

    @property
    def dated(self) -> date | None:
        """The day that the article's "today" means."""
        return self.published or self.reckoned or self.received

    @property
    def dating(self) -> Dating:
        """How sure that day is."""
        if self.published:
            return Dating.STATED
        return Dating.RECKONED if self.reckoned else Dating.RECEIVED

    @property
    def headline_length(self) -> int:
        """How many characters of its text are its headline; 0 where that stands beside it, as of a page."""
        return len(self.title) if self.title and self.text.startswith(self.title) else 0
