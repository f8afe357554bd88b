"""Who published a text and when, told from the text by rules that are right when they speak."""

from __future__ import annotations

from datetime import date

import pytest

from bot.cleaning import clean
from bot.cleaning.imprint import Printed, is_outlet_name, known_site, outlet_of, published_on

BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.\n"
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.\n"
    "“We searched all night,” Brandt told reporters in the port."
)


def outlet_in(text: str, url: str | None = None) -> str | None:
    return outlet_of(clean(text), url)


NOBODY = [
    BODY,
    f"{BODY}\nThe Pentagon could not verify the report.",
    f"{BODY}\nSouth Korea's spy agency has not verified the claim.",
    f"{BODY}\nIt could not be verified.",
    f"{BODY}\nBrandt told The Osk Courier that more boats were out.",
    f"{BODY}\nThe navy (NAVY) - the oldest in the region - joined the search.",
    f"{BODY}\n© Getty Images",
    "",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_text_that_does_not_name_its_publisher_has_none(text: str) -> None:
    assert outlet_in(text) is None


SELF_MENTIONS = [
    ("The Osk Courier could not verify these claims.", "The Osk Courier"),
    ("The Osk Courier could not independently verify the figures.", "The Osk Courier"),
    ("The reports were not immediately clear and Osk News couldn’t verify them.", "Osk News"),
    ("The Osk Courier was unable to verify that number.", "The Osk Courier"),
    ("Reuters was not able to verify the video.", "Reuters"),
    ("BBC has not been able to independently verify the claim.", "BBC"),
    ("The video has not been independently verified by The Osk Courier.", "The Osk Courier"),
    ("Jo Doe is a news editor at The Osk Courier. Based in Osk, she joined in 2020.", "The Osk Courier"),
    ("Jo Doe is a reporter for the Daily Harbour covering shipping.", "the Daily Harbour"),
    ("Jo Doe is Lantern's shipping editor.", "Lantern"),
    ("Jo Doe is Rope & Anchor's shipping editor.", "Rope & Anchor"),
    ("Copyright 2024 The Osk Courier. All rights reserved.", "The Osk Courier"),
    ("© 2019-2024 Osk Tribune", "Osk Tribune"),
]


@pytest.mark.parametrize(("line", "outlet"), SELF_MENTIONS)
def test_an_outlet_that_speaks_of_itself_is_the_publisher(line: str, outlet: str) -> None:
    assert outlet_in(f"{BODY}\n{line}") == outlet


WIRES = [
    ("OSK, Nov 5 (AFP) – The ferry sank.", "AFP"),
    ("OSK, Westmark (AP) — The ferry sank.", "Associated Press"),
    ("OSK/WESTPORT (Reuters) - The ferry sank.", "Reuters"),
    ("(Reuters) - The ferry sank.", "Reuters"),
    ("Osk (dpa) - The ferry sank.", "dpa"),
    ("OSK, 11 March 2026 (Harbour Wire) — The ferry sank.", "Harbour Wire"),
]


@pytest.mark.parametrize(("opening", "agency"), WIRES)
def test_a_dateline_names_the_agency(opening: str, agency: str) -> None:
    assert outlet_in(f"Ferry sinks off Osk with 212 aboard\n{opening}\n{BODY}") == agency


@pytest.mark.parametrize(("byline", "agency"), [("AA", "Anadolu Agency"), ("Reuters", "Reuters")])
def test_an_agency_alone_on_a_line_signs_the_text(byline: str, agency: str) -> None:
    assert outlet_in(f"Ferry sinks off Osk with 212 aboard\n{byline}\n{BODY}") == agency


def test_a_dateline_amid_the_text_is_a_quotation() -> None:
    assert outlet_in(f"{BODY}\n{BODY.upper()}\nOSK, Nov 5 (AFP) – The ferry sank.") is None


SITES = [
    ("https://www.bbc.co.uk/news/1", "BBC"),
    ("https://edition.cnn.com/2024/1", "CNN"),
    ("https://news.sky.com/story/1", "Sky News"),
    ("https://osk-courier.example/ferry", None),
    ("https://notbbc.com/news", None),
    ("nonsense", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "outlet"), SITES)
def test_a_known_site_names_its_publisher(url: str | None, outlet: str | None) -> None:
    assert known_site(url) == outlet


def test_the_site_counts_more_than_the_text_and_the_text_more_than_an_unknown_sites_address() -> None:
    text = f"OSK, Nov 5 (AFP) – The ferry sank.\n{BODY}"
    assert outlet_in(text, "https://www.bbc.com/1") == "BBC"
    assert outlet_in(text, "https://www.osk.example/1") == "osk.example"
    assert (
        outlet_in(f"{BODY}\nThe Osk Courier could not verify this.", "https://osk.example/1")
        == "The Osk Courier"
    )


@pytest.mark.parametrize(
    "name", ["Reuters", "The Guardian", "The Osk Gazette", "Daily Harbour", "Kyiv Independent"]
)
def test_names_with_a_mastheads_word_are_outlets(name: str) -> None:
    assert is_outlet_name(name)


@pytest.mark.parametrize("name", ["The Pentagon", "Kyiv", "Ministry of Defence", "United Nations", ""])
def test_other_names_are_no_outlets(name: str) -> None:
    assert not is_outlet_name(name)


RECEIVED = date(2024, 11, 6)
DAYS = [
    ("15:5516/12/2024, Monday", date(2024, 12, 16)),
    ("Published: 9 October 2024, 10:42", date(2024, 10, 9)),
    ("By Jo Doe | 2 September 2024", date(2024, 9, 2)),
    ("OSK, Westmark, Nov. 5, 2023 (AFP) – The ferry sank.", date(2023, 11, 5)),
    ("OSK, 11 March 2024 (Harbour Wire) — The ferry sank.", date(2024, 3, 11)),
    ("OSK CITY, Westmark (Nov. 5, 2023) — The ferry sank.", date(2023, 11, 5)),
    ("OSK, Nov 5, 2023 — The ferry sank.", date(2023, 11, 5)),
    ("OSK, Wst. — Nov. 5, 2024 — The ferry sank.", date(2024, 11, 5)),
    ("Osk. November 5, 2024. Osk-Inform – The ferry sank.", date(2024, 11, 5)),
    ("Osk, 5 November 2024 - The ferry sank.", date(2024, 11, 5)),
    ("(Osk, 5 November 2024) The ferry sank.", date(2024, 11, 5)),
    ("[5 November 2024] The ferry sank.", date(2024, 11, 5)),
    ("OSK (AFP) – The ferry sank on Nov. 4.", None),
    ("Osk, Nov. 5 - 12 people drowned.", None),
    ("On Nov. 5, 2023 - a Sunday - the ferry sank.", None),
    ("The ferry sank on Dec. 19, officials said on Dec. 20.", None),
]


@pytest.mark.parametrize(("line", "day"), DAYS)
def test_the_day_is_a_time_stamps_or_a_datelines(line: str, day: date | None) -> None:
    assert printed_in(line, RECEIVED) == Printed(stated=day)


def printed_in(line: str, received: date | None) -> Printed:
    return published_on(clean(f"Ferry sinks off Osk with 212 aboard\n{line}\n{BODY}"), received)


WITHOUT_YEAR = [
    # the line, what it states, what is reckoned from when it came
    ("Nov 5", None, date(2024, 11, 5)),
    ("Nov 8", None, date(2023, 11, 8)),
    ("OSK, Nov 5 (AFP) – The ferry sank.", None, date(2024, 11, 5)),
    ("OSK, Nov. 5 - The ferry sank.", None, date(2024, 11, 5)),
    ("Tuesday, Nov 5", date(2024, 11, 5), None),
    ("OSK, Sunday, Nov 5 (AFP) – The ferry sank.", date(2023, 11, 5), None),
    ("OSK, Tuesday, Nov. 5 - The ferry sank.", date(2024, 11, 5), None),
    ("Nov 5\nBy Jo Doe | 6 November 2023", date(2023, 11, 6), None),
]


@pytest.mark.parametrize(("line", "stated", "reckoned"), WITHOUT_YEAR)
def test_a_day_without_a_year_is_reckoned_unless_a_weekday_or_another_day_tells_it(
    line: str, stated: date | None, reckoned: date | None
) -> None:
    assert printed_in(line, RECEIVED) == Printed(stated, reckoned)


@pytest.mark.parametrize("line", ["Nov 5", "OSK, Nov 5 (AFP) – The ferry sank.", "05/11/2024"])
def test_a_day_that_cannot_be_told_is_not_guessed(line: str) -> None:
    assert printed_in(line, None) == Printed()


MARGINS = [
    ("The Osk Courier | Tuesday 5 November 2024 | By Jo Doe in Osk", date(2024, 11, 5)),
    ("The Osk Courier, Tuesday 5 November 2024", date(2024, 11, 5)),
    ("Osk, 5 November 2024", date(2024, 11, 5)),
    ("Agencia Osk, 5 of November of 2024", date(2024, 11, 5)),
    ("Posted on 5 November 2024 by Jo Doe | 63 comments", date(2024, 11, 5)),
    ("By JO DOE Published: 17:42, 5 November 2024", date(2024, 11, 5)),
    ("Last updated Tue 5 Nov 2024 18.40 EAT", date(2024, 11, 5)),
    ("This article was first published on 5 November 2024.", date(2024, 11, 5)),
    ("Osk, 5 November", None),
    ("The ferry was built on 5 November 1924", None),
    ("The Battle of Osk began on 5 November 1924", None),
    ("Photo of Osk, 5 November 1924", None),
    ("The ferry left Osk, 5 November 2024, with 40 aboard", None),
]


@pytest.mark.parametrize(("line", "day"), MARGINS)
@pytest.mark.parametrize("place", ["above", "below"])
def test_the_day_may_stand_among_names_in_the_margin(line: str, day: date | None, place: str) -> None:
    lines = [line, BODY] if place == "above" else [BODY, line]
    assert (
        published_on(clean("\n".join(["Ferry sinks off Osk with 212 aboard", *lines])), RECEIVED).stated
        == day
    )


def test_a_line_amid_the_text_is_no_margin() -> None:
    around = "\n".join(f"On day {day} the divers went down again." for day in range(8))
    text = f"Ferry sinks off Osk\n{around}\nOsk, 5 November 1924\n{around.replace('went', 'swam')}"
    assert published_on(clean(text), RECEIVED) == Printed()


def test_points_above_a_dateline_are_not_counted() -> None:
    points = "* Shares fall\n* Union vows to resist\n* Talks resume"
    text = f"Harbour sheds jobs\n\n{points}\n\nOSK, May 7, 2026 (Osk Wire) - {BODY}"
    assert published_on(clean(text), None).stated == date(2026, 5, 7)


def test_the_copyright_line_dates_a_dateline_without_a_year() -> None:
    text = f"Ferry sinks off Osk\nOSK, Nov 5 (AFP) – The ferry sank.\n{BODY}\n© 2023 Osk Wire"
    assert published_on(clean(text), None).reckoned == date(2023, 11, 5)
    assert published_on(clean(text), RECEIVED).reckoned == date(2024, 11, 5)


def test_the_day_of_publication_counts_before_the_day_of_the_update() -> None:
    stamps = "Updated: 5 March 2024\nPublished: 3 March 2024"
    assert published_on(clean(f"{stamps}\n{BODY}"), None).stated == date(2024, 3, 3)
    assert published_on(clean(f"Updated: 5 March 2024\n{BODY}"), None).stated == date(2024, 3, 5)
