"""How long a server calls its answer fresh."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.freshness import LONGEST, parse_freshness

DATE = "Thu, 19 Dec 2024 08:00:00 GMT"

UNSAID = [
    {},
    {"Cache-Control": "public"},
    {"Cache-Control": "max-age"},
    {"Cache-Control": "max-age=soon"},
    {"Cache-Control": "max-age=-60"},
    {"Cache-Control": "max-age=1.5"},
    {"Cache-Control": "s-maxage=60"},
    {"Cache-Control": "max-age=0"},
    {"Cache-Control": "no-cache, max-age=60"},
    {"Cache-Control": "max-age=60,No-Store"},
    {"Cache-Control": "max-age=0", "Expires": "Thu, 19 Dec 2024 09:00:00 GMT", "Date": DATE},
    {"Expires": "0", "Date": DATE},
    {"Expires": DATE, "Date": DATE},
    {"Expires": "Wed, 18 Dec 2024 08:00:00 GMT", "Date": DATE},
    {"Expires": "Thu, 19 Dec 2024 09:00:00 GMT"},
    {"Expires": "Thu, 99 Dec 2024 09:00:00 GMT", "Date": DATE},
]


@pytest.mark.parametrize("headers", UNSAID)
def test_what_says_nothing_of_it_or_that_it_is_stale_at_once_is_null(headers: dict[str, str]) -> None:
    assert parse_freshness(httpx.Headers(headers)) is None


SAID = [
    ({"Cache-Control": "max-age=600"}, 10),
    ({"Cache-Control": 'public, Max-Age="600", must-revalidate'}, 10),
    ({"cache-control": "s-maxage=60,max-age = 600"}, 10),
    ({"Cache-Control": "max-age=600", "Age": "540"}, 10),
    ({"Cache-Control": "max-age=600", "Expires": "Thu, 19 Dec 2024 09:00:00 GMT", "Date": DATE}, 10),
    ({"Cache-Control": "private", "Expires": "Thu, 19 Dec 2024 09:00:00 GMT", "Date": DATE}, 60),
    ({"Expires": "Thu, 19 Dec 2024 09:00:00 -0000", "Date": DATE}, 60),
    ({"Cache-Control": "max-age=999999999999"}, LONGEST // timedelta(minutes=1)),
    ({"Expires": "Thu, 19 Dec 2094 09:00:00 GMT", "Date": DATE}, LONGEST // timedelta(minutes=1)),
]


@pytest.mark.parametrize(("headers", "minutes"), SAID)
def test_a_server_says_how_long_its_answer_stays_so(headers: dict[str, str], minutes: int) -> None:
    assert parse_freshness(httpx.Headers(headers)) == timedelta(minutes=minutes)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_headers_say_a_time_or_none(control: str, expires: str, date: str) -> None:
    fresh = parse_freshness({"Cache-Control": control, "Expires": expires, "Date": date})
    assert fresh is None or timedelta(0) < fresh <= LONGEST
