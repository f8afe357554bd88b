"""Text on its way into Telegram's HTML. The oracle is Telegram's own parser."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.columns import clip, get_width, pad, wrap
from bot.render.layout import fit_blocks, fit_sections
from bot.render.markup import (
    count,
    escape,
    fits,
    format_date,
    join_facts,
    link,
    one_line,
    quote_block,
    shorten,
    strip_markup,
    truncate,
    utf16_length,
)
from tests.telegram_text import TextRefusedError, show

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
PLAIN_TEXTS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=200)


@given(PLAIN_TEXTS)
def test_escaped_text_shows_as_it_was(text: str) -> None:
    assert show(f"x{escape(text)}x", "HTML").text == f"x{text}x"


@given(PLAIN_TEXTS)
def test_our_count_of_units_is_telegrams(text: str) -> None:
    html = f"<b>{escape(text)}</b>x"
    assert utf16_length(strip_markup(html)) == utf16_length(show(html, "HTML").text)


def test_what_fits_is_what_telegram_takes() -> None:
    longest = "😀" * 2048
    assert fits(f"<b>{longest}</b>")
    assert show(f"<b>{longest}</b>", "HTML").text == longest
    assert not fits(f"<b>{longest}x</b>")
    with pytest.raises(TextRefusedError):
        show(f"<b>{longest}x</b>", "HTML")


def test_more_formatting_than_telegram_keeps_does_not_fit() -> None:
    assert fits("<b>x</b> " * 100)
    assert not fits("<b>x</b> " * 101)


CUT = [
    ("short", 10, "short"),
    ("exactly te", 10, "exactly te"),
    ("one two three", 10, "one two…"),
    ("one two, three", 9, "one two…"),
    ("Donaudampfschiff", 8, "Donauda…"),
    ("😀😀😀😀", 5, "😀😀…"),
    ("", 0, ""),
]


@pytest.mark.parametrize(("text", "limit", "cut"), CUT)
def test_long_text_is_cut_after_a_word_and_says_so(text: str, limit: int, cut: str) -> None:
    assert truncate(text, limit) == cut


@given(TEXTS, st.integers(1, 50))
def test_cut_text_is_the_beginning_and_never_too_long(text: str, limit: int) -> None:
    cut = truncate(text, limit)
    assert utf16_length(cut) <= limit
    assert text.startswith(cut.removesuffix("…")) or cut == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\n\nlines\tand  tab", "two lines and tab"),
        ("zero\u200bwidth\u202eoverride", "zerowidthoverride"),
        ("null\0bell\a", "nullbell"),
        ("👩\u200d🚒 crew", "👩\u200d🚒 crew"),
        ("وزارة الدفاع", "\u2068وزارة الدفاع\u2069"),
    ],
)
def test_a_line_has_no_breaks_no_tricks_and_keeps_its_direction_to_itself(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_cut_line_closes_its_direction() -> None:
    assert shorten("وزارة الدفاع الروسية", 14) == "\u2068وزارة الدفاع…\u2069"


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "tg://user?id=1", 'https://x.example/"onclick="', "https://a b"]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert link("words", url) == "words"


def test_a_links_address_survives_its_ampersands() -> None:
    url = "https://ledger.example/?a=1&b=2&lt=3"
    (entity,) = show(link("words", url), "HTML").entities
    assert entity["url"] == url


def test_a_quote_is_verbatim_to_the_last_blank_inside() -> None:
    quote = "He said:  “<b>No</b> & never”…\nThen he left."
    shown = show(f"x\n{quote_block(quote, 1000)}", "HTML")
    assert shown.text == f"x\n{quote}"
    assert [entity["type"] for entity in shown.entities] == ["expandable_blockquote"]


@pytest.mark.parametrize(("quote", "limit"), [("", 100), ("  \n", 100), ("words", 0)])
def test_without_words_or_room_there_is_no_quote(quote: str, limit: int) -> None:
    assert quote_block(quote, limit) == ""


@pytest.mark.parametrize(
    ("day", "shown"),
    [(date(2024, 11, 5), "5 Nov"), (date(2023, 11, 5), "5 Nov 2023"), (date(2025, 1, 1), "1 Jan 2025")],
)
def test_a_date_has_its_year_only_where_it_is_another(day: date, shown: str) -> None:
    assert format_date(day, date(2024, 12, 19)) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1200, "1,200 claims")]
)
def test_counted_nouns_have_the_right_number(number: int, shown: str) -> None:
    assert count(number, "claim") == shown


def test_facts_that_are_missing_leave_no_gap() -> None:
    assert join_facts(["Reuters", None, "", "5 Nov"]) == "Reuters · 5 Nov"


# ── fitting ──────────────────────────────────────────────────────────────────────────────────────


def test_blocks_that_do_not_fit_are_counted_between_opening_and_ending() -> None:
    html = fit_blocks(["x" * 1500] * 4, "group", "the end", opening="the start")
    assert html.startswith("the start\n\nxxx")
    assert html.endswith("x\n\n+2 more groups\n\nthe end")


def test_one_block_too_many_is_one_group() -> None:
    assert "+1 more group\n" in fit_blocks(["x" * 1500] * 3, "group", "end")


def test_sections_shrink_together_before_any_is_left_out() -> None:
    html = fit_sections([lambda room: "x" * room.quote_units] * 4, "article")
    assert [len(part) for part in html.split("\n\n")] == [600] * 4


def test_sections_that_fit_in_no_room_are_counted() -> None:
    html = fit_sections([lambda _: "x" * 1500] * 4, "article")
    assert html.endswith("\n\n+2 more articles")


# ── columns ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("平壌", 4), ("é", 1), ("e\u0301", 1), ("😀", 2)])
def test_width_is_what_a_phone_gives_the_letters(text: str, width: int) -> None:
    assert get_width(text) == width


def test_padding_and_clipping_go_by_width() -> None:
    assert pad("平壌", 6) == "平壌  "
    assert clip("平壌平壌", 6) == "平壌…"
    assert clip("fits", 4) == "fits"


def test_wrapped_parts_stay_whole() -> None:
    assert wrap(["6 Nov", "Kursk", "Reuters, BBC"], " · ", 14) == ["6 Nov · Kursk", "Reuters, BBC"]
    assert wrap(["immeasurable"], " ", 6) == ["immea…"]


@given(st.lists(PLAIN_TEXTS, max_size=6), st.integers(2, 40))
def test_no_wrapped_line_is_too_wide(parts: list[str], width: int) -> None:
    assert all(get_width(line) <= width for line in wrap(parts, " ", width))
