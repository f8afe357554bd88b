"""A claim in one or two lines and its quote; an article in one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.cleaning.imprint import without_dateline
from bot.compare import get_claimant, get_outlets
from bot.dating import Dated, get_said
from bot.models import Appearance, Article, ArticleRecord, Claim, ClaimRecord, Dating, Kind, Stage, Stance
from bot.render.dates import format_dated, format_update
from bot.render.gist import MAX_GIST_UNITS, get_gist
from bot.render.markup import (
    bold,
    escape,
    join_facts,
    link,
    one_line,
    quote_block,
    shorten,
    truncate,
)
from bot.urls import host_of

MAX_NAME_UNITS = 48
MAX_TITLE_UNITS = 120
MAX_OUTLETS = 2
MAX_NOTES = 5
MAX_LISTED_NOTE_UNITS = 100
EDITED = "✎"
"""Marks what the team has changed."""

_FEW = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
_KIND_MARKS = {Kind.BELIEF: "belief", Kind.INTENTION: "intention"}


def render_claim(record: ClaimRecord, today: date, quote_limit: int, *, sourced: bool = False) -> str:
    """`#57 Pentagon — ≥10,000 North Korean soldiers, Kursk · confirmed · 5 Nov`, then the quote folded away.

    `sourced`: with the outlets that carry it, for a list across articles.
    """
    claim = record.claim
    outlets = render_outlets(record.appearances) if sourced else None
    facts = [
        render_marks(claim),
        _render_said(record, today, sourced=sourced),
        outlets,
        _render_doubt(record),
    ]
    return "\n".join(
        part
        for part in (join_facts([render_point(record), *facts]), quote_block(claim.quote, quote_limit))
        if part
    )


def _render_said(record: ClaimRecord, today: date, *, sourced: bool) -> str | None:
    """Below its article's line, which tells when that came, nothing where there is no other day."""
    said = get_said(record)
    return format_dated(said, today) if sourced or said.dating is not Dating.RECEIVED else None


def render_point(record: ClaimRecord) -> str:
    """`#57 Pentagon — gist` and nothing else."""
    number = f"{bold(f'#{record.number}')}{EDITED if record.edits else ''}"
    return f"{number} {render_claimant(record)} — {render_gist(record.claim)}"


def render_gist(claim: Claim) -> str:
    """What is claimed, as HTML."""
    return shorten(get_gist(claim).text, 2 * MAX_GIST_UNITS)


def render_stance(claim: Claim) -> str | None:
    """What the claimant does with it, where the gist does not say it and it is more than asserting."""
    return None if claim.stance is Stance.ASSERTED or get_gist(claim).says_how else escape(claim.stance)


def render_claimant(record: ClaimRecord) -> str:
    claim = record.claim
    own = claim.kind is Kind.FACT and not claim.claimant and not get_outlets([record])
    name = "the article itself" if own else get_claimant(record)
    via = f" via {shorten(', '.join(claim.via), MAX_NAME_UNITS)}" if claim.via else ""
    return f"{shorten(name, MAX_NAME_UNITS)}{via}"


def render_article_line(record: ArticleRecord, today: date) -> str:
    """`Reuters · 5 Nov, updated 14:20 UTC+1 · title`, the title linked where the address is known.

    One that states no day has that of its message; a page that should is `undated`.
    """
    article = record.article
    dated = article.dated or record.received_at.date()
    outlet = article.outlet or (record.origin.name if record.origin else None)
    title = link(bold(shorten(get_title(record), MAX_TITLE_UNITS)), article.url)
    day = format_dated(Dated(dated, article.dating), today)
    if article.url and article.dating is Dating.RECEIVED:
        day = f"undated, {day}"
    if article.updated:
        day = f"{day}, {format_update(article.updated, dated, today)}"
    return join_facts([shorten(outlet, MAX_NAME_UNITS) if outlet else None, day, title])


def render_shortened(article: Article) -> str | None:
    """That the page keeps the rest back, and what to do; null where it doesn't."""
    if not article.shown_paragraphs:
        return None
    shown = count_paragraphs(article.shown_paragraphs)
    host = escape(host_of(article.url)) if article.url else "That page"
    return f"{host} shows only {shown} to non-subscribers: paste the text and I'll read that."


def render_beginning(article: Article) -> str | None:
    """The same in three words, for a list."""
    return "only its beginning" if article.shown_paragraphs else None


def count_paragraphs(number: int) -> str:
    return f"{_FEW.get(number, number)} paragraph{'' if number == 1 else 's'}"


def render_notes(record: ArticleRecord, limit: int) -> list[str]:
    """What members said about the article, a line of so many units each."""
    return [
        f"Note by {shorten(note.sender, MAX_NAME_UNITS)}: {shorten(note.text, limit)}"
        for note in record.notes[-MAX_NOTES:]
    ]


def get_title(record: ArticleRecord) -> str:
    """The title, else how the text begins behind its dateline."""
    return record.article.title or truncate(without_dateline(one_line(record.article.text)), 60) or "Untitled"


def render_outlets(appearances: Sequence[Appearance]) -> str | None:
    """`Reuters, BBC +2`, each linked to its article; the earliest first."""
    addresses = {one.outlet: one.url for one in reversed(appearances) if one.outlet}
    names = sorted(addresses, key=lambda name: min(one.dated for one in appearances if one.outlet == name))
    if not names:
        return None
    shown = ", ".join(link(shorten(name, MAX_NAME_UNITS), addresses[name]) for name in names[:MAX_OUTLETS])
    return f"{shown} +{len(names) - MAX_OUTLETS}" if len(names) > MAX_OUTLETS else shown


def format_outlets(outlets: Sequence[str]) -> str:
    """`Reuters, BBC +2`, as plain text."""
    shown = ", ".join(outlets[:MAX_OUTLETS])
    return f"{shown} +{len(outlets) - MAX_OUTLETS}" if len(outlets) > MAX_OUTLETS else shown


def render_marks(claim: Claim) -> str | None:
    """`denied · tentative`: what more there is to know of how it is claimed."""
    stages = {figure.stage for figure in claim.figures}
    marks = (
        render_stance(claim),
        None if get_gist(claim).says_how else _KIND_MARKS.get(claim.kind),
        "tentative" if claim.hedged else None,
        "expected" if stages == {Stage.EXPECTED} else None,
    )
    return join_facts(marks) or None


def _render_doubt(record: ClaimRecord) -> str | None:
    return "⚠ not verified" if any(one.caveat for one in record.appearances) else None
