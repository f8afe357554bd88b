"""The answer to `/timeline`: a heading for each day, a line for each claim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from bot.dating import Dated
from bot.errors import NotFoundError
from bot.models import ClaimRecord, Message
from bot.render.buttons import Shorten, claims_button, make_pager, timeline_button
from bot.render.dates import format_dated
from bot.render.layout import fit_blocks, get_page_count
from bot.render.lines import render_point, render_stance
from bot.render.markup import bold, count, escape, format_date, join_facts, shorten
from bot.render.numbers import format_amount
from bot.timeline import Entry, Revision

PAGE_ENTRIES = 12


def render_timeline(
    entries: Sequence[Entry], page: int, query: str, today: date, shorten_query: Shorten
) -> Message:
    """A page of the entries, oldest first; the days of the whole matter stand in the heading."""
    pages = get_page_count(len(entries), PAGE_ENTRIES)
    if not 1 <= page <= pages:
        raise NotFoundError("That page is no longer there.")
    shown = entries[(page - 1) * PAGE_ENTRIES : page * PAGE_ENTRIES]
    days = [_render_day(dated, list(same), today) for dated, same in groupby(shown, key=attrgetter("dated"))]
    ending = f"page {page}/{pages}" if pages > 1 else ""
    html = fit_blocks(days, "day", ending, opening=_render_heading(entries, query, today))
    pager = make_pager(page, pages, lambda label, to: timeline_button(label, query, shorten_query, to))
    claims = (claims_button("Claims and quotes", query, shorten_query),)
    return Message(html, tuple(row for row in (pager, claims) if row))


def _render_heading(entries: Sequence[Entry], query: str, today: date) -> str:
    first, last = (format_date(entry.dated.day, today) for entry in (entries[0], entries[-1]))
    span = first if first == last else f"{first} – {last}"
    return join_facts([bold("Timeline"), shorten(query, 100), count(len(entries), "claim"), span])


def _render_day(dated: Dated, entries: Sequence[Entry], today: date) -> str:
    return "\n".join([bold(format_dated(dated, today)), *(_render_entry(entry, today) for entry in entries)])


def _render_entry(entry: Entry, today: date) -> str:
    record = entry.record
    revision = _render_revision(entry.revision) if entry.revision else None
    unverified = "⚠" if any(one.caveat for one in record.appearances) else None
    gone = _render_withdrawn(record, today) if record.withdrawn else None
    return join_facts([render_point(record), revision, render_stance(record.claim), unverified, gone])


def _render_withdrawn(record: ClaimRecord, today: date) -> str:
    """`no longer in the article since 19 Dec`, or by which claim it was replaced there."""
    last = record.earlier[-1]
    since = format_date(last.until.date(), today)
    return f"now #{last.became}, since {since}" if last.became else f"no longer in the article since {since}"


def _render_revision(revision: Revision) -> str:
    """`↑ from 10,000`."""
    return escape(f"{'↑' if revision.rose else '↓'} from {format_amount(revision.before)}")
