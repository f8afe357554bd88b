"""What the readers of files find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Found:
    """A text, one line for each paragraph, and what the file says of it."""

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    is_page: bool = False
    """The text is HTML."""
