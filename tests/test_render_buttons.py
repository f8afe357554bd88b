"""What buttons carry, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compare.orders import Order
from bot.errors import NotFoundError
from bot.models import Button
from bot.render.buttons import (
    MAX_DATA_BYTES,
    Press,
    Verb,
    article_button,
    article_claims_button,
    articles_button,
    chart_button,
    claim_button,
    claims_button,
    compare_button,
    export_button,
    fits_button,
    fits_query,
    make_pager,
    parse_press,
    reading_button,
    revision_button,
    sources_button,
    table_button,
    timeline_button,
    undo_button,
    undo_edit_button,
    undo_version_button,
)

OUTDATED = [
    "",
    ":",
    "y:1",
    "x:1",
    "x:1:",
    "s:1",
    "k:#1",
    "a",
    "a:",
    "a:one:1",
    "a:1:2:3",
    "c:1",
    "c:1:",
    "c:kursk",
    "m:",
    "d:troops",
    "l:",
    "u:-1",
    "p:1",
    "u:1\n",
    "n:",
    "t:",
    "g:troops",
    "h:1:",
    "xc",
    "xz:troops",
    # nobody was given these
    "v:0",
    "i:0",
    "l:0",
    "c:0:troops",
    "k:٣",
    "p:1:1",
    "p:1:[]",
]
PRESSES = [
    (article_button("Show", 12), Press(Verb.ARTICLE, number=12)),
    (article_claims_button("All", 12, 3), Press(Verb.ARTICLE_CLAIMS, number=12, page=3)),
    (article_claims_button("All", 12), Press(Verb.ARTICLE_CLAIMS, number=12, page=1)),
    (undo_button("Undo", 12), Press(Verb.UNDO, number=12)),
    (articles_button("▶", 2), Press(Verb.ARTICLES, page=2)),
    (reading_button("▶", 2, "0f"), Press(Verb.READING, page=2, token="0f")),
    (claims_button("▶", "from:x a:b", str, 2), Press(Verb.CLAIMS, page=2, query="from:x a:b")),
    (compare_button("Compare", "troops", str), Press(Verb.COMPARE, query="troops")),
    (
        compare_button("By claimant", "troops", str, Order.CLAIMANT),
        Press(Verb.COMPARE_BY_CLAIMANT, query="troops"),
    ),
    (table_button("CSV", "troops", str), Press(Verb.COMPARISON_TABLE, query="troops")),
    (chart_button("Chart", "troops", str, Order.DATE), Press(Verb.CHART, page=1, query="troops")),
    (
        chart_button("Next", "a:b", str, Order.CLAIMANT, 12),
        Press(Verb.CHART_BY_CLAIMANT, page=12, query="a:b"),
    ),
    (export_button("CSV", "csv", "from:x a", str), Press(Verb.EXPORT_CSV, query="from:x a")),
    (export_button("JSON", "json", "", str), Press(Verb.EXPORT_JSON)),
    (export_button("JSON-LD", "jsonld", "", str), Press(Verb.EXPORT_JSONLD)),
    (claim_button("#57", 57), Press(Verb.CLAIM, number=57)),
    (undo_edit_button("Undo", 57, 3), Press(Verb.UNDO_EDIT, number=57, page=3)),
    (revision_button("Changes", 12), Press(Verb.REVISION, number=12)),
    (undo_version_button("Undo", 12, 2), Press(Verb.UNDO_VERSION, number=12, page=2)),
    (sources_button("▶", 2, "claims"), Press(Verb.SOURCES, page=2, query="claims")),
    (timeline_button("▶", "troops", str, 2), Press(Verb.TIMELINE, page=2, query="troops")),
]


def never(query: str) -> str:
    raise AssertionError(f"no token needed for {query}")


@pytest.mark.parametrize("data", OUTDATED)
def test_a_button_that_is_not_ours_any_more_says_so(data: str) -> None:
    with pytest.raises(NotFoundError, match="ask again"):
        parse_press(data)


@pytest.mark.parametrize(("button", "press"), PRESSES)
def test_a_button_asks_for_what_it_was_made_for(button: Button, press: Press) -> None:
    assert parse_press(button.data) == press


def test_a_query_that_is_too_long_is_kept_under_a_token() -> None:
    query = "київ " * 20
    press = parse_press(claims_button("▶", query, lambda _: "t7", 9).data)
    assert press == Press(Verb.CLAIMS, page=9, token="t7")
    assert parse_press(compare_button("m", query, lambda _: "t7").data) == Press(Verb.COMPARE, token="t7")


def test_a_query_that_looks_like_a_token_is_kept_under_one() -> None:
    assert parse_press(claims_button("▶", "~t7", lambda _: "t8").data).token == "t8"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), st.integers(1, 999_999))
def test_every_query_on_every_page_comes_back(query: str, page: int) -> None:
    kept = {"t1": query}
    shorten = never if fits_query(query) else lambda _: "t1"
    paged = claims_button("▶", query, shorten, page), chart_button("g", query, shorten, Order.DATE, page)
    for button in (*paged, table_button("t", query, shorten), export_button("x", "json", query, shorten)):
        press = parse_press(button.data)
        assert fits_button(button.data)
        assert (kept[press.token] if press.token else press.query) == query
        assert press.page == (page if button in paged else 1)


def test_bytes_are_counted_not_letters() -> None:
    assert fits_button("x" * MAX_DATA_BYTES)
    assert not fits_button("я" * MAX_DATA_BYTES)
    assert not fits_button("")


@pytest.mark.parametrize(
    ("page", "pages", "labels"),
    [(1, 1, []), (1, 3, ["▶"]), (2, 3, ["◀", "▶"]), (3, 3, ["◀"])],
)
def test_a_pager_leads_only_to_pages_that_are_there(page: int, pages: int, labels: list[str]) -> None:
    assert [button.label for button in make_pager(page, pages, articles_button)] == labels
