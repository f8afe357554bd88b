"""What a team adds to the machine's reading: edits, names and grades. Frozen and plain, like `bot.models`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EditField(StrEnum):
    """What a team can change in the machine's reading of a claim. Never the quote: it is verbatim."""

    FIGURE = "figure"
    UNIT = "unit"
    MEASURE = "measure"
    STAGE = "stage"
    CLAIMANT = "claimant"
    ROLE = "role"
    STANCE = "stance"
    PLACE = "place"
    SAID = "said"
    EVENT = "event"
    DELETED = "deleted"
    """The reading is no claim at all."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of a claim as the team reads it; its values as `bot.edits` spells them, "" for none."""

    change: int
    """Counts from 1 within the claim: what one message changed."""
    field: EditField
    figure: str
    """Which of the claim's figures, by its key; "" where the field is none of a figure's."""
    old: str
    new: str
    editor: str
    made_at: datetime
    undone_by: str | None = None
    """Who took it back; null while it is in force."""
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """`alias` and `name` are names of one body, as the team wrote them. `number` counts within the chat."""

    number: int
    alias: str
    name: str
    editor: str
    made_at: datetime


class Reliability(StrEnum):
    """The Admiralty's grades of a source (NATO STANAG 2511). Set by a team, never by the machine."""

    A = "completely reliable"
    B = "usually reliable"
    C = "fairly reliable"
    D = "not usually reliable"
    E = "unreliable"
    F = "cannot be judged"


@dataclass(frozen=True, slots=True)
class Grade:
    """What a team thinks of a source, under the name that it wrote."""

    name: str
    reliability: Reliability
    editor: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a chat has heard of a claimant (`outlet` false), or from an outlet, and when."""

    name: str
    role: str | None
    outlet: bool
    claims: int
    first: date
    last: date
