"""How a matter developed, and what a chat's claims answer to a question: `/timeline` and `/ask`."""

from __future__ import annotations

import asyncio

from bot.models import Message
from bot.query import parse_query
from bot.render import render_missing_argument, render_timeline
from bot.requests import MAX_COMPARED_CLAIMS, Request, make_shortener, offer_topics
from bot.timeline import make_timeline
from storage import Storage


async def show_timeline(storage: Storage, request: Request) -> Message:
    if not request.arguments:
        topics = await storage.list_topics(request.chat_id, 1)
        return render_missing_argument("timeline", next(iter(topics), None))
    query = parse_query(request.arguments, request.today)
    records = await storage.search_claims(request.chat_id, query, limit=MAX_COMPARED_CLAIMS, offset=0)
    if not records:
        return await offer_topics(storage, request, query)
    entries = await asyncio.to_thread(make_timeline, records)
    shorten = await make_shortener(storage, request)
    return render_timeline(entries, request.page, request.arguments, request.today, shorten)
