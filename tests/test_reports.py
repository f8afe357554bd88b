"""Figures that are told as others' earlier report, by somebody who does not stand behind them."""

from __future__ import annotations

import pytest

from bot.compare.reports import Reaction, find_reactions
from bot.models import ClaimRecord, Stance
from tests.builders import make_appearance, make_claim, make_claim_record

DENIED, UNCONFIRMED = Stance.DENIED, Stance.UNCONFIRMED
REPORT = "citing an aide that as many as 40 had drowned"


def said(
    number: int, claimant: str | None, quote: str, stance: Stance = Stance.ASSERTED, article: int = 1
) -> ClaimRecord:
    claim = make_claim(claimant=claimant, quote=quote, stance=stance)
    appearance = make_appearance(article_number=article, quote=quote)
    return make_claim_record(number=number, claim=claim, appearances=(appearance,))


OWN = [
    # the words of a denial or of what nobody confirmed, whether they tell of others' report
    ("Reports suggesting that as many as 40 had drowned have not been confirmed", True),
    ("The mayor denied claims that 40 had drowned", True),
    ("The mayor could not confirm rumours of 40 drowned", True),
    ("The mayor could not say how many had drowned", False),
    ("The police said in a report that they could not confirm 40 drowned", False),
    ("The mayor denied that 40 had drowned", False),
]


@pytest.mark.parametrize(("quote", "told"), OWN)
def test_what_reports_say_was_said_before(*, quote: str, told: bool) -> None:
    assert bool(find_reactions([said(1, "The mayor", quote, UNCONFIRMED)])) is told


def test_who_vouches_for_a_report_does_not_react_to_it() -> None:
    assert not find_reactions(
        [said(1, "The mayor", "Reports that 40 had drowned are right", Stance.CONFIRMED)]
    )


@pytest.mark.parametrize("stance", [DENIED, UNCONFIRMED])
def test_a_claim_in_another_s_words_has_his_reaction(stance: Stance) -> None:
    records = [said(1, "The mayor", f"he rejected a radio report {REPORT}", stance), said(2, "aide", REPORT)]
    assert find_reactions(records)[2] == (Reaction("The mayor", stance),)


APART = [
    # another claim's words and article
    ("30 had drowned", 1),
    (REPORT, 2),
]


@pytest.mark.parametrize(("quote", "article"), APART)
def test_a_claim_elsewhere_has_no_reaction(quote: str, article: int) -> None:
    records = [
        said(1, "The mayor", f"he rejected a radio report {REPORT}", DENIED),
        said(2, "aide", quote, article=article),
    ]
    assert 2 not in find_reactions(records)
