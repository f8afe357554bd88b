"""The answers to /claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.errors import NotFoundError
from bot.models import ClaimRecord, Message, Stance
from bot.query import parse_query
from bot.render import parse_press, render_claims_page, render_nothing_found
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure
from tests.telegram_text import show

TODAY = date(2024, 12, 19)
SANK = make_claim(text="The ferry sank.", claimant="Harbour police", said_on=date(2024, 11, 5))


def carried_by(*outlets: str | None, **fields: Any) -> ClaimRecord:
    """The claim, first in the first outlet, a day later in the next."""
    appearances = tuple(
        make_appearance(
            outlet=outlet,
            url=f"https://{n}.example/",
            dated=date(2024, 11, 5 + n),
            quote=f"Sunk, says {outlet}.",
        )
        for n, outlet in enumerate(outlets)
    )
    return make_claim_record(claim=replace(SANK, **fields), appearances=appearances)


def page_of(*records: ClaimRecord, total: int | None = None, page: int = 1, query: str = "ferry") -> Message:
    return render_claims_page(records, total or len(records), page, query, TODAY, lambda _: "t1")


def line(record: ClaimRecord) -> str:
    return show(page_of(record).html, "HTML").text.splitlines()[2]


def buttons(message: Message) -> list[list[tuple[str, str]]]:
    return [[(button.label, button.data) for button in row] for row in message.buttons]


@pytest.mark.parametrize("page", [0, 4])
def test_a_page_that_is_gone_is_not_shown(page: int) -> None:
    with pytest.raises(NotFoundError):
        page_of(carried_by("Reuters"), total=12, page=page)


def test_a_page_that_emptied_since_is_not_shown() -> None:
    with pytest.raises(NotFoundError):
        page_of(total=12, page=3)


OUTLETS = [
    ((None,), "#1 Harbour police — The ferry sank · 5 Nov"),
    (("Ledger",), "#1 Harbour police — The ferry sank · 5 Nov · Ledger"),
    (("Ledger", "Post"), "#1 Harbour police — The ferry sank · 5 Nov · Ledger, Post"),
    (("Ledger", "Post", None, "Ledger"), "#1 Harbour police — The ferry sank · 5 Nov · Ledger, Post"),
    (("Ledger", "Post", "Mail", "Times"), "#1 Harbour police — The ferry sank · 5 Nov · Ledger, Post +2"),
]


@pytest.mark.parametrize(("outlets", "expected"), OUTLETS)
def test_a_claim_of_several_outlets_is_one_line(outlets: tuple[str | None, ...], expected: str) -> None:
    assert line(carried_by(*outlets)) == expected


def test_outlets_link_to_their_first_article_with_the_claim() -> None:
    shown = show(page_of(carried_by("Ledger", "Post", "Ledger")).html, "HTML")
    links = [entity["url"] for entity in shown.entities if entity["type"] == "text_link"]
    assert links == ["https://0.example/", "https://1.example/"]


def test_the_quote_is_that_of_the_article_whose_words_the_claim_is_in() -> None:
    """A list of an article's claims never shows another article's words for them."""
    shown = show(page_of(carried_by("Reuters", "AFP", quote="The ferry has sunk.")).html, "HTML").text
    assert "The ferry has sunk." in shown
    assert "Sunk, says" not in shown


def test_doubt_in_any_article_shows() -> None:
    record = carried_by("Ledger", "Post")
    doubted = replace(record.appearances[0], caveat="Nobody could verify this.")
    assert line(replace(record, appearances=(doubted, record.appearances[1]))).endswith("⚠ not verified")


def test_the_heading_counts_all_and_repeats_the_question() -> None:
    text = show(page_of(carried_by("Ledger"), total=12, query="ferry <b> from:police").html, "HTML").text
    assert text.startswith("12 claims · ferry <b> from:police\n")
    assert text.endswith("\npage 1/3")


def test_a_single_page_has_no_pager() -> None:
    message = page_of(carried_by("Ledger"))
    assert "page" not in show(message.html, "HTML").text
    assert buttons(message) == [[("#1", "k:1")]]


def test_pages_turn_both_ways_and_figures_can_be_compared() -> None:
    figures = (make_figure(value=12),)
    message = page_of(carried_by("Ledger", figures=figures), total=12, page=2)
    assert buttons(message) == [
        [("◀", "c:1:ferry"), ("▶", "c:3:ferry")],
        [("Compare figures", "m:ferry")],
        [("#1", "k:1")],
    ]


def test_a_question_too_long_for_a_button_goes_by_its_token() -> None:
    message = page_of(carried_by("Ledger"), total=12, query="паром " * 12)
    assert buttons(message) == [[("▶", "c:2:~t1")], [("#1", "k:1")]]


def test_five_claims_with_endless_quotes_are_one_message() -> None:
    endless = carried_by("Ledger", stance=Stance.DENIED, quote="<i>very & long " * 400)
    assert show(page_of(*[endless] * 5).html, "HTML").text.count("…") == 5


# ── nothing found ────────────────────────────────────────────────────────────────────────────────


def test_an_empty_chat_is_told_what_to_do() -> None:
    message = render_nothing_found("<ferry>", [])
    assert show(message.html, "HTML").text == (
        "Nothing in this chat matches <ferry>. Send an article first, or try fewer words."
    )
    assert message.buttons == ()


TOPICS = ["troops", "North Korea", 'the "Vega"', "10:30", "x" * 80, "Озеро", "a", "b", "c", "d"]


def test_the_nearest_topics_are_buttons_two_in_a_row() -> None:
    rows = buttons(render_nothing_found("ferry", TOPICS))
    assert [[label for label, _ in row] for row in rows] == [
        ["troops", "North Korea"],
        ['the "Vega"', "10:30"],
        ["Озеро", "a"],
    ]


@pytest.mark.parametrize(
    ("topic", "word"),
    [("troops", "troops"), ("North Korea", "North Korea"), ('the "Vega"', "the Vega"), ("from:x", "from:x")],
)
def test_a_topics_button_asks_for_just_that(topic: str, word: str) -> None:
    ((button,),) = render_nothing_found("ferry", [topic]).buttons
    assert parse_query(parse_press(button.data).query, TODAY).words == (word,)
