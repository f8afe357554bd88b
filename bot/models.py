"""The values that flow through the bot: frozen, plain, known to every layer.

`Claim` and `Figure` are the claim contract: `python -m bot extract --json` prints exactly their fields
(a figure's own offsets excepted). Spans are half-open code point offsets into the article's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.team import Edit, EditField

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

    @property
    def dated(self) -> date | None:
        """The day that the article's "today" means."""
        return self.published or self.received


# ── what a member sends ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article's text, pasted or forwarded."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A web address."""

    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its name as sent and its bytes."""

    name: str
    data: bytes


Source = Pasted | Link | Document


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message comes from. The forwarder is never the claimant."""

    name: str
    url: str | None
    posted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Submission:
    """A message that may hold articles, or several that belong together.

    `sent_at` is aware UTC; `sender` is a display name.
    """

    chat_id: int
    message_id: int
    sender: str
    sent_at: datetime
    sources: tuple[Source, ...]
    origin: Origin | None = None
    private: bool = True
    question: str | None = None
    """What is asked of the bot, where the message holds nothing to read."""
    note: str | None = None
    """The sender's own comment on what is to be read: never read for claims."""
    unread: tuple[str, ...] = ()
    """Why files of the message did not come, a line for each."""
    asked_at: datetime | None = None
    """When a member asked that an earlier message be read; null: it is read because it came."""

    @property
    def received_at(self) -> datetime:
        return self.asked_at or self.sent_at

    @property
    def written_on(self) -> date:
        """The day that its words are of: of a forward, the day it was first posted."""
        posted_at = self.origin.posted_at if self.origin else None
        return (posted_at or self.sent_at).date()

    @property
    def automatic(self) -> bool:
        """Whether a feed brought it, and no message: `message_id` is negative then."""
        return self.message_id < 0


# ── what the chat keeps ──────────────────────────────────────────────────────────────────────────


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
    """The article's publication date, else the day it was received."""
    quote: str
    via: tuple[str, ...]
    caveat: str | None
    original: int
    """The number of the first article with this text, its own where it is no copy."""
    states_day: bool = True
    """Whether the article says when it was published: `dated` is that day then."""


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


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What `/claims` and `/compare` ask for. Words must all match; the other fields narrow."""

    words: tuple[str, ...] = ()
    claimant: str | None = None
    outlet: str | None = None
    since: date | None = None
    stance: Stance | None = None
    also_from: tuple[str, ...] = ()
    """Other names of the claimant."""


# ── what the bot answers ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button. `data` is at most 64 bytes and means the same in every face of the bot."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that an answer carries. `mime` is its media type: an image is shown, all else is for opening."""

    name: str
    mime: str
    data: bytes

    @property
    def is_image(self) -> bool:
        return self.mime.startswith("image/")


@dataclass(frozen=True, slots=True)
class Message:
    """An answer: Telegram HTML, at most 4,096 UTF-16 units after parsing, and rows of buttons.

    With an attachment the HTML is its caption, of at most 1,024 units, and every button gives a new file:
    Telegram puts no words in the place of one.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
