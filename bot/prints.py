"""Whether an article prints a text that the chat has from another outlet, and what it adds. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.models import Appearance, ArticleRecord, ClaimRecord


@dataclass(frozen=True, slots=True)
class Reprint:
    """The first of the other articles of the text, how many claims are in those too, and how many are not."""

    first: Appearance
    shared: int
    new: int


def find_reprint(record: ArticleRecord, claims: Sequence[ClaimRecord]) -> Reprint | None:
    """`claims`: those of the article. Null where no other of its text has any of them."""
    elsewhere = [others for one in claims if (others := _list_others(record.number, one))]
    if not elsewhere:
        return None
    first = min((one for others in elsewhere for one in others), key=lambda one: one.article_number)
    return Reprint(first, len(elsewhere), len(claims) - len(elsewhere))


def _list_others(number: int, record: ClaimRecord) -> list[Appearance]:
    """Where else the article's text has the claim."""
    own = next((one.original for one in record.appearances if one.article_number == number), 0)
    return [one for one in record.appearances if one.original == own and one.article_number != number]
