"""What an article says in its headline, its lead and its body is one claim, in its fullest words."""

from __future__ import annotations

import pytest

from bot.article import article_from_text
from bot.claims import extract_claims
from bot.models import Claim


def read(*lines: str) -> list[Claim]:
    return extract_claims(article_from_text("\n\n".join(lines)))


AGAIN = [
    (
        "Orland says 300 soldiers crossed the border",
        "About 300 soldiers crossed the border on Monday near Vell, Orland's Defence Ministry said.",
    ),
    (
        "Ministry confirms 48 dead in Vell",
        "The Ministry of Health confirmed on Monday that 48 people had died of cholera in Vell.",
    ),
    (
        "Harbour board can't say why ferry sank",
        "The Tarrow Harbour Board can't say why the ferry sank off the pier, it told reporters.",
    ),
]


@pytest.mark.parametrize(("headline", "body"), AGAIN)
def test_a_headline_that_the_body_tells_in_full_is_no_claim_of_its_own(headline: str, body: str) -> None:
    first, *_ = read(headline, body, "The town lies on the river.")
    assert first.start > len(headline)


OTHER = [
    (
        "another stance",
        "Orland denies that 300 soldiers crossed",
        "Orland said 300 soldiers crossed at Vell.",
    ),
    ("another figure", "Orland says 300 soldiers crossed", "Orland said that 200 soldiers crossed at Vell."),
    (
        "another claimant",
        "Orland says 300 soldiers crossed",
        "Meridia said that 300 soldiers crossed at Vell.",
    ),
    (
        "nobody in the body",
        "Orland says 300 soldiers crossed",
        "Some 300 soldiers crossed at Vell on Monday.",
    ),
]


@pytest.mark.parametrize(("headline", "body"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_a_headline_that_says_another_thing_stays(headline: str, body: str) -> None:
    assert read(headline, body, "The town lies on the river.")[0].start == 0


def test_a_figure_told_again_in_the_same_words_is_told_once() -> None:
    """In the lead shortly, in the body with the place."""
    claims = read(
        "Ferry sinks",
        "At least three sailors went missing, the coastguard said.",
        "Rain fell all night.",
        "At least three sailors went missing near the pier of Tarrow, the coastguard said on Monday.",
    )
    assert [figure.low for claim in claims for figure in claim.figures] == [3]
    assert "Tarrow" in claims[0].text


def test_the_same_figure_in_other_words_stays_outside_the_headline() -> None:
    """Nobody knows whether it counts the same men."""
    claims = read(
        "Ferry sinks",
        "The coastguard said three men were injured when the ferry struck a pier.",
        "The coastguard said that in the hospital of Tarrow, three injured passengers of a bus were treated.",
    )
    assert len(claims) == 2
