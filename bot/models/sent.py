"""What a member sends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


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
