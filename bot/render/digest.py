"""The daily digest and the words around its schedule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.dating import get_said
from bot.digest import Change, Digest, Schedule
from bot.feeds.models import FeedTrouble
from bot.models import ClaimRecord, Message
from bot.render.dates import format_dated
from bot.render.feeds import render_trouble
from bot.render.layout import fit_blocks
from bot.render.lines import EDITED, MAX_NAME_UNITS, render_gist, render_outlets, render_point
from bot.render.markup import bold, count, escape, format_date, join_facts, shorten
from bot.render.numbers import format_amount, get_measure_words, name_counted
from bot.render.revision import render_summary
from bot.revisions import Revision

MAX_FEEDS = 5
MAX_REVISED = 8


def render_digest(digest: Digest, today: date) -> Message:
    """What the chat learned; a quiet day is one line."""
    if digest.quiet:
        return Message("Quiet day: nothing new was sent here.")
    head = join_facts([bold(f"Digest, {format_date(today, today)}"), _count_all(digest)])
    blocks = [
        _render_changes(digest.changes, today),
        _render_revised(digest.revised, today),
        _render_denials(digest.denials),
    ]
    claims = [_render_claimant(name, records, today) for name, records in digest.top]
    feeds = _render_feeds(digest.feeds, today)
    more = f"+{digest.more} more: /claims since:{digest.days}d" if digest.more else ""
    ending = "\n\n".join(part for part in (more, feeds) if part)
    return Message(fit_blocks([block for block in (*blocks, *claims) if block], "group", ending, head))


def render_schedule(schedule: Schedule | None) -> Message:
    """What was set."""
    if schedule is None:
        return Message("The daily digest is off. /digest shows one whenever you like.")
    return Message(
        f"A digest every day at {schedule.time:%H:%M}, {escape(schedule.zone)}. /digest off stops it."
    )


def _render_feeds(troubles: Sequence[FeedTrouble], today: date) -> str:
    """At the end, and never left out: nobody else would notice that a feed is silent."""
    lines = [render_trouble(trouble, today) for trouble in troubles[:MAX_FEEDS]]
    rest = len(troubles) - len(lines)
    if rest > 0:
        lines.append(f"+{rest} more: /following")
    return "\n".join([bold("Feeds"), *lines]) if lines else ""


def _count_all(digest: Digest) -> str:
    failed = f"{count(digest.failures, 'link')} could not be read" if digest.failures else None
    articles, claims = count(digest.articles, "article"), count(digest.claims, "claim")
    return ", ".join(part for part in (articles, claims, failed) if part)


def _render_changes(changes: Sequence[Change], today: date) -> str:
    lines = [_render_change(change, today) for change in changes]
    return "\n".join([bold("Changed figures"), *lines]) if lines else ""


def _render_change(change: Change, today: date) -> str:
    older, newer = change.older, change.newer
    what = shorten(name_counted(change.what, change.measure, get_measure_words(change.measure)), 80)
    mark = f" {EDITED}" if newer.edited or older.edited else ""
    said = f"{shorten(newer.claimant, MAX_NAME_UNITS)} — {escape(format_amount(newer.figure))} {what}{mark}"
    before = escape(format_amount(older.figure))
    since = format_dated(older.dated, today)
    if change.revised:
        return f"{said}, revised from {before} ({since})"
    return f"{said}; {shorten(older.claimant, MAX_NAME_UNITS)} had {before} ({since})"


def _render_revised(revisions: Sequence[Revision], today: date) -> str:
    lines = [render_summary(revision, today) for revision in revisions[:MAX_REVISED]]
    if len(revisions) > len(lines):
        numbers = ", ".join(str(revision.record.number) for revision in revisions[MAX_REVISED:])
        lines.append(f"Others: {shorten(numbers, MAX_NAME_UNITS)}")
    return "\n".join([bold("Changed articles"), *lines]) if lines else ""


def _render_denials(denials: Sequence[ClaimRecord]) -> str:
    lines = [join_facts([render_point(record), render_outlets(record.appearances)]) for record in denials]
    return "\n".join([bold("Denied"), *lines]) if lines else ""


def _render_claimant(name: str, records: Sequence[ClaimRecord], today: date) -> str:
    lines = [
        join_facts(
            [
                f"#{record.number}{EDITED if record.edits else ''} {render_gist(record.claim)}",
                format_dated(get_said(record), today),
                render_outlets(record.appearances),
            ]
        )
        for record in records
    ]
    return "\n".join([bold(shorten(name, MAX_NAME_UNITS)), *lines])
