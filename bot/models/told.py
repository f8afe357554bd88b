"""What is asked of the bot, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.models.contract import Stance


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
