"""What figures say of each other: as an answer, a chart, a table; and claims as files."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.compare import Comparison, compare
from bot.compare.identity import Aliases
from bot.compare.orders import Order
from bot.errors import NotFoundError
from bot.export.comparison import make_comparison_table
from bot.export.kinds import FileKind, Scope
from bot.exporting import draw, export_claims
from bot.models import ArticleTerms, ClaimQuery, ClaimRecord, Message
from bot.query import parse_export, parse_query
from bot.render import (
    MEASURES,
    Chart,
    render_chart,
    render_comparison,
    render_export,
    render_export_choice,
    render_missing_argument,
    render_nothing_to_export,
    render_table,
)
from bot.requests import MAX_COMPARED_CLAIMS, Request, make_shortener, offer_topics
from bot.stories import group_stories
from bot.teamwork import get_aliases, widen
from storage import Storage
from storage.search import expand_words

FIGURES_GONE = "Those figures are no longer there. Please ask again, e.g. /compare troops."


async def show_comparison(storage: Storage, request: Request, order: Order = Order.DATE) -> Message:
    if not request.arguments:
        counted = await storage.list_counted(request.chat_id, MEASURES, 1)
        return render_missing_argument("compare", next(iter(counted), None))
    query = parse_query(request.arguments, request.today)
    records, comparison = await _compare(storage, request, query)
    if not records:
        return await offer_topics(storage, request, query)
    shorten = await make_shortener(storage, request)
    return render_comparison(comparison, request.arguments, request.today, shorten, order)


async def send_chart(storage: Storage, request: Request, order: Order = Order.DATE) -> Message:
    """A picture of one group of a comparison: `page` says which."""
    _, comparison = await _compare(storage, request, parse_query(request.arguments, request.today))
    if not 1 <= request.page <= len(comparison.groups):
        raise NotFoundError(FIGURES_GONE)
    picture = await draw(comparison.groups[request.page - 1], order, request.today)
    shorten = await make_shortener(storage, request)
    chart = Chart(request.page, order, picture)
    return render_chart(comparison, chart, request.arguments, request.today, shorten)


async def send_table(storage: Storage, request: Request) -> Message:
    """Everything that was compared, as CSV."""
    records, comparison = await _compare(storage, request, parse_query(request.arguments, request.today))
    if not comparison.groups:
        raise NotFoundError(FIGURES_GONE)
    table = await asyncio.to_thread(make_comparison_table, comparison, records)
    return render_table(comparison, table, request.arguments, request.today)


async def _compare(
    storage: Storage, request: Request, query: ClaimQuery
) -> tuple[list[ClaimRecord], Comparison]:
    """The claims found, and what they say of each other."""
    wide = await widen(storage, request.chat_id, query)
    records = await storage.search_claims(request.chat_id, wide, limit=MAX_COMPARED_CLAIMS, offset=0)
    articles = {one.article_number for record in records for one in record.appearances}
    terms = await storage.list_terms(request.chat_id, articles)
    aliases = await get_aliases(storage, request.chat_id)
    return records, await asyncio.to_thread(_compare_stories, records, query, terms, aliases)


def _compare_stories(
    records: Sequence[ClaimRecord], query: ClaimQuery, terms: Sequence[ArticleTerms], aliases: Aliases
) -> Comparison:
    topics = expand_words(query.words)
    return compare(records, topics, stories=group_stories(terms), aliases=aliases)


# ── exports ──────────────────────────────────────────────────────────────────────────────────────


async def export(storage: Storage, request: Request) -> Message:
    """`/export csv kursk`; without a format, the choice of one."""
    kind, words = parse_export(request.arguments)
    return await send_export(storage, replace(request, arguments=words), kind)


async def send_export(storage: Storage, request: Request, kind: FileKind | None) -> Message:
    """All claims that the words find, or all that there are, newest first."""
    words = request.arguments
    asked = parse_query(words, request.today) if words else ClaimQuery()
    query = await widen(storage, request.chat_id, asked)
    total = await storage.count_claims(request.chat_id, query)
    if not total:
        return await offer_topics(storage, request, query) if words else render_nothing_to_export()
    if kind is None:
        return render_export_choice(total, words, await make_shortener(storage, request))
    scope = Scope(words, request.today)
    exported = await export_claims(storage, request.chat_id, query, kind, scope)
    return render_export(kind, exported.data, exported.held, exported.total, scope)
