"""The answer to `/timeline`."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import NotFoundError
from bot.models import ClaimRecord, Message, Stance
from bot.render import render_timeline
from bot.timeline import make_timeline
from tests.builders import make_claim, make_claim_record, make_figure
from tests.telegram_text import show

TODAY = date(2024, 12, 19)


def record(number: int, on: int, value: int = 300, **claim: object) -> ClaimRecord:
    figures = (make_figure(value=value, unit="protesters", measure="detained"),)
    overrides = {
        "text": f"Words {number}.",
        "event_on": None,
        "said_on": date(2024, 11, on),
        "figures": figures,
    }
    return make_claim_record(number=number, claim=make_claim(**{**overrides, **claim}))


def rendered(*records: ClaimRecord, page: int = 1) -> Message:
    return render_timeline(make_timeline(records), page, "varda", TODAY, str)


def text(*records: ClaimRecord, page: int = 1) -> str:
    return show(rendered(*records, page=page).html, "HTML").text


def test_a_page_that_is_gone_is_said_to_be() -> None:
    with pytest.raises(NotFoundError):
        rendered(record(1, 5), page=2)


def test_claims_of_one_day_stand_under_it() -> None:
    shown = text(record(1, 5), record(2, 5, figures=(), text="Shops stayed shut."), record(3, 7))
    assert shown.count("5 Nov\n") == 1
    assert "7 Nov\n#3 Varda Province police — 300 protesters detained, Varda Province" in shown


def test_the_heading_says_how_many_claims_and_which_days() -> None:
    shown = text(record(1, 5), record(2, 7))
    assert shown.startswith("Timeline · varda · 2 claims · 5 Nov – 7 Nov\n")


def test_a_revision_shows_the_number_before_and_its_direction() -> None:
    shown = text(record(1, 5, 300), record(2, 7, 340), record(3, 9, 310))
    assert "340 protesters detained, Varda Province · ↑ from 300" in shown
    assert "310 protesters detained, Varda Province · ↓ from 340" in shown


def test_a_denial_is_marked() -> None:
    assert text(record(1, 5, stance=Stance.DENIED)).endswith("Varda Province · denied")


def test_pages_turn_by_buttons() -> None:
    records = [record(number, number) for number in range(1, 15)]
    first, last = rendered(*records), rendered(*records, page=2)
    assert [button.data for button in first.buttons[0]] == ["d:2:varda"]
    assert [button.data for button in last.buttons[0]] == ["d:1:varda"]
    assert "page 1/2" in first.html


def test_what_members_and_articles_write_is_escaped() -> None:
    shown = render_timeline(make_timeline([record(1, 5, claimant="<b>&")]), 1, "<i>", TODAY, str)
    assert "<b>&" in show(shown.html, "HTML").text


def test_the_longest_page_is_one_message() -> None:
    records = [record(n, n, figures=(), text="word " * 90, claimant="Name " * 20) for n in range(1, 13)]
    assert text(*records)
