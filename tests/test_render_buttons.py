"""What buttons carry, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotFoundError
from bot.models import Button
from bot.render.buttons import (
    MAX_DATA_BYTES,
    Press,
    Verb,
    article_button,
    article_claims_button,
    articles_button,
    claims_button,
    compare_button,
    fits_button,
    fits_query,
    make_pager,
    parse_press,
    timeline_button,
    undo_button,
)

OUTDATED = [
    "",
    ":",
    "x:1",
    "a",
    "a:",
    "a:one:1",
    "a:1:2:3",
    "c:1",
    "c:1:",
    "c:kursk",
    "m:",
    "t:troops",
    "l:",
    "u:-1",
    "u:1\n",
]
PRESSES = [
    (article_button("Show", 12), Press(Verb.ARTICLE, number=12)),
    (article_claims_button("All", 12, 3), Press(Verb.ARTICLE_CLAIMS, number=12, page=3)),
    (article_claims_button("All", 12), Press(Verb.ARTICLE_CLAIMS, number=12, page=1)),
    (undo_button("Undo", 12), Press(Verb.UNDO, number=12)),
    (articles_button("▶", 2), Press(Verb.ARTICLES, page=2)),
    (claims_button("▶", "from:x a:b", str, 2), Press(Verb.CLAIMS, page=2, query="from:x a:b")),
    (compare_button("Compare", "troops", str), Press(Verb.COMPARE, query="troops")),
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
    button = claims_button("▶", query, never if fits_query(query) else lambda _: "t1", page)
    press = parse_press(button.data)
    assert fits_button(button.data)
    assert (kept[press.token] if press.token else press.query, press.page) == (query, page)


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
