"""The answers to `/claims`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.errors import NotFoundError
from bot.models import Button, ClaimRecord, Message
from bot.render.buttons import Shorten, claim_buttons, claims_button, compare_button, fits_query, make_pager
from bot.render.layout import PAGE_CLAIMS, Room, fit_sections, get_page_count
from bot.render.lines import render_claim
from bot.render.markup import bold, count, join_facts, shorten

MAX_TOPICS = 6
TOPICS_PER_ROW = 2


def render_claims_page(
    records: Sequence[ClaimRecord], total: int, page: int, query: str, today: date, shorten_query: Shorten
) -> Message:
    """A page of the claims found; the same claim from several outlets is one line with all of them."""
    pages = get_page_count(total, PAGE_CLAIMS)
    if not 1 <= page <= pages or not records:
        raise NotFoundError("That page is no longer there.")
    footer = f"page {page}/{pages}" if pages > 1 else ""

    def render(room: Room) -> str:
        lines = [render_claim(record, today, room.quote_units, sourced=True) for record in records]
        return "\n\n".join(part for part in (_render_heading(total, query), *lines, footer) if part)

    pager = make_pager(page, pages, lambda label, target: claims_button(label, query, shorten_query, target))
    compare = (compare_button("Compare figures", query, shorten_query),)
    figures = any(record.claim.figures for record in records)
    details = claim_buttons(record.number for record in records)
    rows = [row for row in (pager, compare if figures else (), details) if row]
    return Message(fit_sections([render], "claim"), tuple(rows))


def render_nothing_found(query: str, topics: Sequence[str]) -> Message:
    """What to try instead: the nearest topics that this chat does have, as buttons."""
    html = f"Nothing in this chat matches {bold(shorten(query, 100))}."
    rows = make_topic_buttons(topics)
    hint = "Nearest in what it has:" if rows else "Send an article first, or try fewer words."
    return Message(f"{html} {hint}", rows)


def make_topic_buttons(topics: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    """Buttons that search for the topics, as many as there is room for."""
    buttons = [claims_button(topic, word, str) for topic in topics if fits_query(word := quote_topic(topic))]
    shown = buttons[:MAX_TOPICS]
    return tuple(
        tuple(shown[start : start + TOPICS_PER_ROW]) for start in range(0, len(shown), TOPICS_PER_ROW)
    )


def quote_topic(topic: str) -> str:
    """A topic as words of a query: a phrase, or anything with a colon, in quotation marks."""
    bare = " ".join(topic.replace('"', " ").split())
    return f'"{bare}"' if not bare.isalnum() else bare


def _render_heading(total: int, query: str) -> str:
    return join_facts([bold(count(total, "claim")), shorten(query, 100)])
