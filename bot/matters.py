"""How a matter developed, and what a chat's claims answer to a question: `/timeline` and `/ask`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.ask import Answer, Question, Term, make_answer, make_terms, parse_question, rank
from bot.compare.identity import Aliases
from bot.models import Candidate, ClaimQuery, Message
from bot.query import parse_query
from bot.render import render_answer, render_missing_argument, render_timeline
from bot.requests import MAX_COMPARED_CLAIMS, MAX_TOPICS, Request, make_shortener, offer_topics
from bot.teamwork import get_aliases, widen
from bot.timeline import make_timeline
from storage import Storage


async def show_timeline(storage: Storage, request: Request) -> Message:
    if not request.arguments:
        topics = await storage.list_topics(request.chat_id, 1)
        return render_missing_argument("timeline", next(iter(topics), None))
    query = await widen(storage, request.chat_id, parse_query(request.arguments, request.today))
    records = await storage.search_claims(request.chat_id, query, limit=MAX_COMPARED_CLAIMS, offset=0)
    records += await storage.search_withdrawn(request.chat_id, query, MAX_COMPARED_CLAIMS)
    if not records:
        return await offer_topics(storage, request, query)
    entries = await asyncio.to_thread(make_timeline, records)
    shorten = await make_shortener(storage, request)
    return render_timeline(entries, request.page, request.arguments, request.today, shorten)


async def show_answer(storage: Storage, request: Request) -> Message:
    if not request.arguments:
        return render_missing_argument("ask", None)
    answer = await find_answer(storage, request)
    near = f"{answer.question.claimant} {answer.question.matter}"
    found = answer.rows or answer.nearest
    topics = () if found else await storage.list_topics(request.chat_id, MAX_TOPICS, near)
    return render_answer(answer, topics, request.today)


async def find_answer(storage: Storage, request: Request) -> Answer:
    """What the chat's claims answer to the question."""
    question = parse_question(request.arguments, request.today)
    terms = make_terms(question.matter)
    named = await widen(storage, request.chat_id, ClaimQuery(claimant=question.claimant or None))
    names = " ".join((question.claimant, *named.also_from))
    asked = [term.forms for term in (*terms, *make_terms(names))]
    candidates = await storage.find_candidates(request.chat_id, asked)
    aliases = await get_aliases(storage, request.chat_id)
    return await asyncio.to_thread(_answer, question, terms, candidates, aliases)


def _answer(
    question: Question, terms: Sequence[Term], candidates: Sequence[Candidate], aliases: Aliases
) -> Answer:
    return make_answer(question, terms, rank(question, terms, candidates, aliases))
