"""What a chat keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.models.contract import Article, Claim, Dating
from bot.models.sent import Origin
from bot.team import Edit, EditField


@dataclass(frozen=True, slots=True)
class Note:
    """What a member said about an article when sending it."""

    sender: str
    text: str
    message_id: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as stored. `number` counts from 1 within the chat and is what users type."""

    number: int
    article: Article
    sender: str
    received_at: datetime
    message_id: int
    origin: Origin | None = None
    version: int = 1
    """Counts from 1. The article is as it was read last; who sent it and when is that of the first time."""
    changed_at: datetime | None = None
    """When it was found changed, the last time; null: it is as it was first read."""
    changed_by: int | None = None
    """The message that had it read again then."""
    notes: tuple[Note, ...] = ()
    """The oldest first."""

    @property
    def read_at(self) -> datetime:
        """Since when it is known to say what it says."""
        return self.changed_at or self.received_at


@dataclass(frozen=True, slots=True)
class Appearance:
    """A claim in one article: the article's own words for it."""

    article_number: int
    outlet: str | None
    title: str | None
    url: str | None
    dated: date
    """The day that the article names as its own, else the day it was received."""
    quote: str
    via: tuple[str, ...]
    caveat: str | None
    original: int
    """The number of the first article with this text, its own where it is no copy."""
    dating: Dating = Dating.STATED
    """How sure `dated` is."""


class Fate(StrEnum):
    """What became of a claim in the next version of its article."""

    KEPT = "kept"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A claim as an article had it before it was read again. `appearance` has the article's latest title."""

    number: int
    claim: Claim
    """As the team reads it."""
    appearance: Appearance
    version: int
    until: datetime
    """When the article was found to say otherwise."""
    fate: Fate
    became: int | None
    """The claim in its place in the next version; null: there is none."""


@dataclass(frozen=True, slots=True)
class Version:
    """What an article said before it was read again; its claims in the order of the text."""

    version: int
    article: Article
    since: datetime
    """When it was read."""
    until: datetime
    readings: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as stored: `number` counts from 1 within the chat. Appearances: oldest first, never empty.

    Of a claim that is in no article any more they are those that it had last.
    """

    number: int
    claim: Claim
    """As the team reads it."""
    appearances: tuple[Appearance, ...]
    edits: tuple[Edit, ...] = ()
    """Those in force, the oldest first."""
    machine: Claim | None = None
    """As the machine read it, where the team reads it otherwise."""
    earlier: tuple[Earlier, ...] = ()
    """Where an article had it otherwise, or no longer has it; the oldest first."""
    withdrawn: datetime | None = None
    """Since when no article has it any more; null: one has."""

    @property
    def latest(self) -> Appearance:
        return self.appearances[-1]

    @property
    def deleted(self) -> bool:
        """Whether the team found it to be no claim."""
        return any(edit.field is EditField.DELETED for edit in self.edits)


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """What an article is about: its words by weight, with its number and day."""

    number: int
    dated: date
    terms: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may answer a question, with its words and those of its article, folded for searching."""

    record: ClaimRecord
    words: str
    article: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A link that could not be read, and why, in words for the chat."""

    url: str
    reason: str
    sender: str
    failed_at: datetime
    message_id: int


@dataclass(frozen=True, slots=True)
class DigestSetting:
    """When a chat wants its daily digest, and in which forum topic."""

    chat_id: int
    time: time
    zone: str
    """IANA name."""
    thread_id: int | None = None


class ReadingMode(StrEnum):
    """What of a group's messages is read. What a member asks for is read in any case."""

    AUTO = "auto"
    MENTION = "mention"
    REACTION = "reaction"
