"""What Telegram answers to "what is new": each update by itself, so that none keeps the others back.

python-telegram-bot reads all of an answer or nothing of it, and asks for the same again for ever. It cannot
read what a Bot API server of another version leaves out or puts in another way.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from telegram import Update
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)

Json = dict[str, Any]
# What the library raises at fields that are missing, or not of the kind that it knows.
_FAULTS = (TypeError, ValueError, LookupError, AttributeError)


class UpdatesRequest(HTTPXRequest):
    """The request for new updates."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        """The answer with every update in it one that can be read."""
        answer = HTTPXRequest.parse_json_payload(payload)
        found = answer.get("result")
        return {**answer, "result": [make_readable(one) for one in found]} if found else answer


def make_readable(update: Json) -> Json:
    """The update without the one field that cannot be read; its number alone where that does not help."""
    if _can_be_read(update):
        return update
    log.warning("Update %s cannot be read as it is.", update["update_id"])
    return next(filter(_can_be_read, _reduced(update)), {"update_id": update["update_id"]})


def _reduced(update: Json) -> Iterator[Json]:
    """The update with one field less in what it tells of."""
    for kind, told in update.items():
        if isinstance(told, dict):
            for left_out in told:
                yield {**update, kind: {name: told[name] for name in told if name != left_out}}


def _can_be_read(update: Json) -> bool:
    try:
        Update.de_json(update)
    except _FAULTS:
        return False
    return True
