"""Lists of articles, and of all claims of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.errors import NotFoundError
from bot.models import ArticleRecord, Message
from bot.render.buttons import (
    article_button,
    article_claims_button,
    articles_button,
    claim_buttons,
    make_pager,
    undo_button,
)
from bot.render.layout import PAGE_CLAIMS, Room, fit_blocks, fit_sections, get_page, get_page_count
from bot.render.lines import (
    MAX_LISTED_NOTE_UNITS,
    render_article_line,
    render_beginning,
    render_claim,
    render_notes,
    render_shortened,
)
from bot.render.markup import bold, count, join_facts
from bot.render.reading import Stored

PAGE_ARTICLES = 8


def render_article_claims(stored: Stored, page: int, today: date) -> Message:
    """All claims of an article in its own order, a page at a time."""
    pages = get_page_count(len(stored.claims), PAGE_CLAIMS)
    claims = get_page(stored.claims, page, PAGE_CLAIMS)
    footer = join_facts([count(len(stored.claims), "claim"), f"page {page}/{pages}" if pages > 1 else None])

    line, told = render_article_line(stored.record, today), render_shortened(stored.record.article)
    head = f"{line}\n{told}" if told else line

    def render(room: Room) -> str:
        lines = [render_claim(record, today, room.quote_units) for record in claims]
        return "\n\n".join([head, *lines, footer])

    number = stored.record.number
    pager = make_pager(page, pages, lambda label, target: article_claims_button(label, number, target))
    back = (article_button("◀ Summary", number), undo_button("Undo", number))
    details = claim_buttons(record.number for record in claims)
    return Message(fit_sections([render], "article"), tuple(row for row in (pager, back, details) if row))


def render_articles(records: Sequence[ArticleRecord], total: int, page: int, today: date) -> Message:
    """`/articles`: a page of recent articles, newest first."""
    if not total:
        return Message("No articles yet. Send a link, or paste or forward a text, and I'll read it.")
    pages = get_page_count(total, PAGE_ARTICLES)
    if not 1 <= page <= pages:
        raise NotFoundError("That page is no longer there.")
    lines = [_render_listed(record, today) for record in records]
    footer = join_facts([count(total, "article"), f"page {page}/{pages}" if pages > 1 else None])
    ending = f"{footer}\nOne of them: /article {records[0].number}" if records else footer
    pager = make_pager(page, pages, articles_button)
    return Message(fit_blocks(lines, "article", ending), (pager,) if pager else ())


def _render_listed(record: ArticleRecord, today: date) -> str:
    facts = (bold(str(record.number)), render_article_line(record, today), render_beginning(record.article))
    line = join_facts(facts)
    return "\n".join([line, *render_notes(record, MAX_LISTED_NOTE_UNITS)])


def render_undone(record: ArticleRecord, claims: int, today: date) -> Message:
    """What `/undo` took back."""
    line = render_article_line(record, today)
    return Message(f"Removed, with {count(claims, 'claim')} in it: {line}\nSend it again to bring it back.")
