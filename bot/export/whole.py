"""A claim → JSON with every field of the claim contract, and where it stands."""

from __future__ import annotations

from bot.claim_document import JsonObject, claim_fields, edit_fields, plain_fields
from bot.compare import get_outlets
from bot.dating import get_event_dating, get_said_dating
from bot.models import Appearance, ClaimRecord


def make_whole_claim(record: ClaimRecord) -> JsonObject:
    """The claim as the team has it, all its appearances, oldest first, and what was edited."""
    return {
        "number": record.number,
        "article": find_article(record).article_number,
        **claim_fields(record.claim),
        "said_dating": str(get_said_dating(record)),
        "event_dating": str(get_event_dating(record)) if record.claim.event_on else None,
        "outlets": list(get_outlets([record])),
        "urls": list_urls(record),
        "appearances": list_appearances(record),
        **edit_fields(record),
    }


def find_article(record: ClaimRecord) -> Appearance:
    """The one whose words the claim is in: its offsets count in that article's text."""
    own = (one for one in reversed(record.appearances) if one.quote == record.claim.quote)
    return next(own, record.latest)


def list_urls(record: ClaimRecord) -> list[str]:
    return list(dict.fromkeys(one.url for one in record.appearances if one.url))


def list_appearances(record: ClaimRecord) -> list[JsonObject]:
    return [plain_fields(appearance) for appearance in record.appearances]
