"""The answer about many articles, a page at a time: what a button remembers of it, and what a press shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from bot.errors import NotFoundError
from bot.models import Message
from bot.render import (
    Known,
    Outcome,
    Stored,
    Unread,
    render_reading,
    render_reading_page,
    split_reading,
)
from bot.requests import Request
from bot.revisions import make_revision
from storage import Storage

STORED, KNOWN, CHANGED, UNREAD = "stored", "known", "changed", "unread"
Reference = tuple[str, int | str]
"""What became of a source: with its article's number, or why it was not read."""


async def answer_reading(
    storage: Storage, chat_id: int, outcomes: Sequence[Outcome], today: date, *, private: bool
) -> Message | None:
    """One message for all that was read, with buttons to the rest where that is too much for one."""
    pages = split_reading(outcomes, today, private=private)
    if len(pages) <= 1:
        return render_reading(outcomes, today, private=private)
    references = [[refer_to(outcome) for outcome in page] for page in pages]
    token = await storage.add_token(chat_id, json.dumps(references, ensure_ascii=False))
    total = sum(map(len, pages))
    return render_reading_page(pages[0], today, page=1, pages=len(pages), total=total, token=token)


async def show_reading_page(storage: Storage, request: Request) -> Message:
    """The page of the answer that `arguments` tells, its articles as they are now."""
    pages: list[list[Reference]] = json.loads(request.arguments)
    if not 1 <= request.page <= len(pages):
        raise NotFoundError("That page is no longer there.")
    outcomes = [await _find(storage, request.chat_id, *one) for one in pages[request.page - 1]]
    return render_reading_page(
        outcomes,
        request.today,
        page=request.page,
        pages=len(pages),
        total=sum(map(len, pages)),
        # The same words have the same token.
        token=await storage.add_token(request.chat_id, request.arguments),
    )


def refer_to(outcome: Outcome) -> Reference:
    if isinstance(outcome, Unread):
        return UNREAD, outcome.reason
    kind = STORED if isinstance(outcome, Stored) else KNOWN if isinstance(outcome, Known) else CHANGED
    return kind, outcome.record.number


async def _find(storage: Storage, chat_id: int, kind: str, what: int | str) -> Outcome:
    """What became of a source; an article that was taken back meanwhile is told so."""
    if isinstance(what, str):
        return Unread(what)
    try:
        record = await storage.get_article(chat_id, what)
    except NotFoundError:
        return Unread(f"Article {what} was taken back.")
    if kind == KNOWN:
        return Known(record)
    claims = tuple(await storage.list_claims(chat_id, what))
    before = await storage.get_version(chat_id, what, record.version - 1) if kind == CHANGED else None
    return make_revision(before, record, claims) if before else Stored(record, claims)
