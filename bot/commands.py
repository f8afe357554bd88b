"""The commands and the buttons: what each looks up, and which page of it is shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial

from bot.chat_settings import show_settings
from bot.compare.orders import Order
from bot.comparing import export, send_chart, send_export, send_table, show_comparison
from bot.daily import make_digest_of_last_day
from bot.digest import get_last_due_day, parse_schedule
from bot.errors import NotFoundError, QueryError
from bot.export.kinds import CSV, JSON, JSON_LD
from bot.feeds.models import FeedMode
from bot.feeds.reader import FeedReader
from bot.following import (
    change_mode,
    follow,
    follow_again,
    show_following,
    undo_last_follow,
    unfollow,
)
from bot.matters import show_answer, show_timeline
from bot.models import Message
from bot.query import parse_query
from bot.reading_pages import show_reading_page
from bot.render import (
    PAGE_ARTICLES,
    PAGE_CLAIMS,
    Press,
    Stored,
    Verb,
    parse_press,
    render_article,
    render_article_claims,
    render_articles,
    render_claims_page,
    render_digest,
    render_help,
    render_missing_argument,
    render_nothing_to_undo,
    render_revision,
    render_schedule,
    render_start,
    render_undone,
    render_unknown_command,
    render_version_undone,
)
from bot.requests import Command, Request, make_shortener, offer_topics
from bot.revisions import make_revision
from bot.teamwork import (
    edit_aliases,
    fix_claim,
    grade_source,
    show_claim,
    show_sources,
    undo_fix,
    widen,
)
from storage import Storage, Undone

MAX_NUMBER_DIGITS = 9


async def run_command(storage: Storage, feeds: FeedReader, name: str, request: Request) -> Message:
    if name in WEB_COMMANDS:
        return await WEB_COMMANDS[name](storage, feeds, request)
    command = COMMANDS.get(name)
    return await command(storage, request) if command else render_unknown_command(name)


async def run_press(storage: Storage, data: str, request: Request) -> Message:
    """The answer to a button: a command, on the page that the button names."""
    press = parse_press(data)
    words = await _get_words(storage, request.chat_id, press)
    return await PRESSES[press.verb](storage, replace(request, arguments=words, page=press.page))


async def _get_words(storage: Storage, chat_id: int, press: Press) -> str:
    if press.token:
        return await storage.get_token(chat_id, press.token)
    return press.query or (str(press.number) if press.number else "")


# ── questions ────────────────────────────────────────────────────────────────────────────────────


async def show_claims(storage: Storage, request: Request) -> Message:
    if not request.arguments:
        topics = await storage.list_topics(request.chat_id, 1)
        return render_missing_argument("claims", next(iter(topics), None))
    query = await widen(storage, request.chat_id, parse_query(request.arguments, request.today))
    total = await storage.count_claims(request.chat_id, query)
    if not total:
        return await offer_topics(storage, request, query)
    records = await storage.search_claims(request.chat_id, query, limit=PAGE_CLAIMS, offset=request.offset)
    shorten = await make_shortener(storage, request)
    return render_claims_page(records, total, request.page, request.arguments, request.today, shorten)


# ── articles ─────────────────────────────────────────────────────────────────────────────────────


async def show_article(storage: Storage, request: Request) -> Message:
    if not request.arguments:
        last = await storage.get_last_article(request.chat_id)
        return render_missing_argument("article", str(last.number) if last else None)
    return render_article(await _get_article(storage, request), request.today)


async def show_article_claims(storage: Storage, request: Request) -> Message:
    return render_article_claims(await _get_article(storage, request), request.page, request.today)


async def show_articles(storage: Storage, request: Request) -> Message:
    total = await storage.count_articles(request.chat_id)
    records = await storage.list_articles(
        request.chat_id, limit=PAGE_ARTICLES, offset=(request.page - 1) * PAGE_ARTICLES
    )
    return render_articles(records, total, request.page, request.today)


async def undo_last(storage: Storage, request: Request) -> Message:
    """`/undo`, or `/undo 12`. A message that is worked on again after a kill is only answered again."""
    undone = await storage.get_undone(request.chat_id, request.message_id) if request.message_id else None
    if undone:
        return Message(undone.answer)
    if request.arguments:
        return await undo_article(storage, request)
    sent = await storage.get_last_sent(request.chat_id)
    changed = await storage.get_last_changed(request.chat_id)
    latest = [sent.message_id if sent else 0, (changed.changed_by or 0) if changed else 0]
    followed = await undo_last_follow(storage, request, max(latest))
    if followed:
        return followed
    if sent is None:
        return render_nothing_to_undo()
    if changed and changed.read_at >= sent.received_at:
        number = str(changed.number)
        return await undo_version(storage, replace(request, arguments=number, page=changed.version))
    return await undo_article(storage, replace(request, arguments=str(sent.number)))


async def undo_article(storage: Storage, request: Request) -> Message:
    stored = await _get_article(storage, request)
    answer = render_undone(stored.record, len(stored.claims), request.today)
    undone = Undone(request.message_id, answer.html) if request.message_id else None
    await storage.delete_article(request.chat_id, stored.record.number, undone)
    return answer


async def undo_version(storage: Storage, request: Request) -> Message:
    """The version of the article that `page` tells, if it is the last."""
    number = _parse_number(request.arguments)
    before = await storage.get_version(request.chat_id, number, request.page - 1)
    record = await storage.get_article(request.chat_id, number)
    answer = render_version_undone(record, before, request.today)
    undone = Undone(request.message_id, answer.html) if request.message_id else None
    await storage.delete_version(request.chat_id, number, request.page, undone)
    return answer


async def show_revision(storage: Storage, request: Request) -> Message:
    """What changed in an article when it was last found changed."""
    record = await storage.get_article(request.chat_id, _parse_number(request.arguments))
    before = await storage.get_version(request.chat_id, record.number, record.version - 1)
    if before is None:
        raise NotFoundError(f"Article {record.number} is as it was first read: /article {record.number}.")
    claims = await storage.list_claims(request.chat_id, record.number)
    return render_revision(make_revision(before, record, claims), request.today)


async def _get_article(storage: Storage, request: Request) -> Stored:
    number = _parse_number(request.arguments)
    record = await storage.get_article(request.chat_id, number)
    return Stored(record, tuple(await storage.list_claims(request.chat_id, number)))


def _parse_number(words: str) -> int:
    number = words.removeprefix("#")
    if not number.isdecimal():
        raise QueryError(f"“{words}” is no article's number. /articles lists them, e.g. /article 1.")
    if len(number) > MAX_NUMBER_DIGITS:
        raise NotFoundError("There is no article of that number in this chat. /articles lists the latest.")
    return int(number)


# ── digest and help ──────────────────────────────────────────────────────────────────────────────


async def show_digest(storage: Storage, request: Request) -> Message:
    """`/digest` now, or its schedule."""
    if request.arguments:
        return await set_schedule(storage, request)
    return render_digest(await make_digest_of_last_day(storage, request.chat_id, request.now), request.today)


async def set_schedule(storage: Storage, request: Request) -> Message:
    schedule = parse_schedule(request.arguments)
    if schedule is None:
        await storage.set_digest(request.chat_id, None, None)
    else:
        # The first digest is the next to come due, not the one of this morning.
        await storage.add_digest_sent(request.chat_id, get_last_due_day(schedule, request.now))
        await storage.set_digest(request.chat_id, schedule.time, schedule.zone, request.thread_id)
    return render_schedule(schedule)


async def explain_reading(_: Storage, __: Request) -> Message:
    """`/read` alone: what it reads is another message, or its own words, and the pipeline's to read."""
    return render_missing_argument("read", None)


async def show_help(_: Storage, __: Request) -> Message:
    return render_help()


async def greet(_: Storage, __: Request) -> Message:
    return render_start()


COMMANDS: Mapping[str, Command] = {
    "claims": show_claims,
    "compare": show_comparison,
    "timeline": show_timeline,
    "ask": show_answer,
    "export": export,
    "article": show_article,
    "articles": show_articles,
    "claim": show_claim,
    "fix": fix_claim,
    "sources": show_sources,
    "grade": grade_source,
    "alias": edit_aliases,
    "following": show_following,
    "unfollow": unfollow,
    "digest": show_digest,
    "read": explain_reading,
    "settings": show_settings,
    "undo": undo_last,
    "help": show_help,
    "start": greet,
}
WEB_COMMANDS: Mapping[str, Callable[[Storage, FeedReader, Request], Awaitable[Message]]] = {"follow": follow}
"""Those that read the web."""
PRESSES: Mapping[Verb, Command] = {
    Verb.ARTICLE: show_article,
    Verb.ARTICLE_CLAIMS: show_article_claims,
    Verb.UNDO: undo_article,
    Verb.ARTICLES: show_articles,
    Verb.CLAIMS: show_claims,
    Verb.COMPARE: show_comparison,
    Verb.COMPARE_BY_CLAIMANT: partial(show_comparison, order=Order.CLAIMANT),
    Verb.COMPARISON_TABLE: send_table,
    Verb.CHART: send_chart,
    Verb.CHART_BY_CLAIMANT: partial(send_chart, order=Order.CLAIMANT),
    Verb.EXPORT_CSV: partial(send_export, kind=CSV),
    Verb.EXPORT_JSON: partial(send_export, kind=JSON),
    Verb.EXPORT_JSONLD: partial(send_export, kind=JSON_LD),
    Verb.TIMELINE: show_timeline,
    Verb.CLAIM: show_claim,
    Verb.UNDO_EDIT: undo_fix,
    Verb.SOURCES: show_sources,
    Verb.UNFOLLOW: unfollow,
    Verb.FOLLOW_AGAIN: follow_again,
    Verb.FOLLOW_SILENTLY: partial(change_mode, mode=FeedMode.SILENT),
    Verb.FOLLOW_WITH_LINES: partial(change_mode, mode=FeedMode.LINES),
    Verb.REVISION: show_revision,
    Verb.UNDO_VERSION: undo_version,
    Verb.READING: show_reading_page,
}
