"""Making a message fit: quotes get shorter first, then claims fewer; what is left out is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.errors import NotFoundError
from bot.models import ClaimRecord
from bot.render.markup import fits

PAGE_CLAIMS = 5


@dataclass(frozen=True, slots=True)
class Room:
    """What a section may take: how many claims, and how long each quote."""

    claims: int
    quote_units: int


ROOMS = tuple(
    Room(claims, quote_units)
    for claims, quote_units in (
        (5, 1200),
        (5, 600),
        (5, 400),
        (5, 200),
        (3, 200),
        (2, 120),
        (1, 120),
        (1, 0),
        (0, 0),
    )
)


def fit_sections(sections: Sequence[Callable[[Room], str]], noun: str) -> str:
    """The sections in the largest room in which all fit; if in none, as many as do and how many more."""
    for room in ROOMS:
        html = "\n\n".join(section(room) for section in sections)
        if fits(html):
            return html
    return fit_blocks([section(ROOMS[-1]) for section in sections], noun)


def fit_blocks(blocks: Sequence[str], noun: str, ending: str = "", opening: str = "") -> str:
    """As many whole blocks as fit between opening and ending, and how many more: `+3 more groups`."""
    candidates = (_join(blocks, shown, noun, ending, opening) for shown in range(len(blocks), 0, -1))
    return next(filter(fits, candidates), _join(blocks, 0, noun, ending, opening))


def _join(blocks: Sequence[str], shown: int, noun: str, ending: str, opening: str) -> str:
    left = len(blocks) - shown
    rest = f"+{left} more {noun}{'' if left == 1 else 's'}" if left else ""
    return "\n\n".join(part for part in (opening, *blocks[:shown], rest, ending) if part)


def get_page_count(total: int, size: int) -> int:
    """How many pages there are; an empty list has one."""
    return max(1, -(-total // size))


def get_page(records: Sequence[ClaimRecord], page: int, size: int) -> Sequence[ClaimRecord]:
    if not 1 <= page <= get_page_count(len(records), size):
        raise NotFoundError("That page is no longer there.")
    return records[(page - 1) * size : page * size]
