"""Who signs a text, told from the lines around it by rules that are right when they speak."""

from __future__ import annotations

import pytest

from bot.cleaning import clean
from bot.cleaning.signature import signing_outlet

TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.\n"
    "At least 34 people drowned, according to the harbour master, Ilse Brandt."
)


def signed(*top: str, below: str = "") -> str | None:
    return signing_outlet(clean("\n".join([TITLE, *top, BODY, below])))


BYLINES = [
    ("By Jo Doe, Osk Wire", "Osk Wire"),
    ("By Jo Doe, Retail Editor, The Osk Ledger", "The Osk Ledger"),
    ("By Jo Doe | Great Bay Dispatch", "Great Bay Dispatch"),
    ("By JO DOE, Osk Observer Political Editor", "Osk Observer"),
    ("By JO DOE, CRIME REPORTER FOR THE DAILY LANTERN", "The Daily Lantern"),
    ("By Jo Doe, Associated Press", "Associated Press"),
    ("By Jo Doe, AFP", "AFP"),
    ("Osk | Harbour Post", "Harbour Post"),
    ("The Osk Courier | Tuesday 5 November 2024 | By Jo Doe in Osk", "The Osk Courier"),
    ("Tuesday November 5 2024, 9.00pm, The Lantern", "The Lantern"),
    ("Agencia Osk, 5 of November of 2024", "Agencia Osk"),
    ("By JO DOE, Health Editor of the Daily Lantern", "the Daily Lantern"),
    ("Rope & Anchor | 5 November 2024 | 4 min read", "Rope & Anchor"),
    ("Osk-Inform, 5.11.2024 11:42", "Osk-Inform"),
    ("Harbour Courier live team", "Harbour Courier"),
    ("osknews.info", "osknews.info"),
]


@pytest.mark.parametrize(("line", "outlet"), BYLINES)
def test_the_byline_names_the_outlet(line: str, outlet: str) -> None:
    assert signed(line) == outlet


OWN_LINES = [
    (("By Jo Doe", "Osk Gazette", "Nov. 5, 2024"), "Osk Gazette"),
    (("By Jo Doe", "Rope & Anchor", "Nov. 5, 2024"), "Rope & Anchor"),
    (("Jo Doe in Osk", "The Lantern", "Tue 5 Nov 2024 16.05 GMT"), "The Lantern"),
    (("Jo Doe, transport editor", "The Lantern", "Tue 5 Nov 2024 16.05 GMT"), "The Lantern"),
]


@pytest.mark.parametrize(("lines", "outlet"), OWN_LINES)
def test_a_line_between_author_and_day_is_the_outlet(lines: tuple[str, ...], outlet: str) -> None:
    assert signed(*lines) == outlet


OWN_WORDS = [
    "The owner has gone, The Lantern understands.",
    "Letters seen by The Lantern show that the owner had been warned.",
    "Follow The Lantern on WhatsApp",
]


@pytest.mark.parametrize("line", OWN_WORDS)
def test_a_name_beside_the_day_is_the_outlet_where_the_text_calls_itself_so(line: str) -> None:
    assert signed("The Lantern", "Nov. 5, 2024", below=line) == "The Lantern"
    assert signed("Nov. 5, 2024", below=line) is None


def test_a_name_without_article_is_the_outlet_where_the_text_doubts_under_it() -> None:
    doubt = "Harbour Report could not independently confirm the number of the boats."
    assert signed("By Jo Doe", "Harbour Report", below=doubt) == "Harbour Report"
    assert signed("By Jo Doe", "Ann Lee", below="Ann Lee could not confirm it, she said on Monday.") is None


BELOW = [
    ("Read the original article on Osk Weekly.", "Osk Weekly"),
    ("This story was first published by The Osk Lantern.", "The Osk Lantern"),
    ("Nothing may be reproduced without permission from The Osk Lantern.", "The Osk Lantern"),
]


@pytest.mark.parametrize(("line", "outlet"), BELOW)
def test_a_line_below_the_text_names_who_holds_it(line: str, outlet: str) -> None:
    assert signed(below=line) == outlet


NOBODY = [
    ("By Jo Doe",),
    ("By Jenny Sun, Osk, 5 November 2024",),
    ("Jenny Post, political editor", "Nov. 5, 2024"),
    ("By Jo Doe, Senior Reporter",),
    ("By Jo Doe", "Staff Reporter", "Nov. 5, 2024"),
    ("By Jo Doe", "Osk", "Nov. 5, 2024"),
    ("By Jo Doe", "Ann Lee", "Nov. 5, 2024"),
    ("By Jo Doe and Ann Lee in Westport", "Nov. 5, 2024"),
    ("The Long Read, 5 November 2024",),
    ("The Interview", "Nov. 5, 2024"),
    ("Osk, 5 November 2024",),
    ("Ilse Brandt told The Osk Courier that more boats were out on Monday.",),
    ("Osk harbour, seen from The Pier on 4 November 2024",),
]


@pytest.mark.parametrize("lines", NOBODY)
def test_authors_places_and_sections_are_no_outlets(lines: tuple[str, ...]) -> None:
    assert signed(*lines) is None


def test_the_headline_is_no_signature() -> None:
    assert signing_outlet(clean(f"Minister Sues Daily Post\nBy Jo Doe\n{BODY}")) is None
