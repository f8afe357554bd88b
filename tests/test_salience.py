"""What a careful sub-editor would put into a five-line summary stands first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.claims.salience import rate
from bot.models import Article, Claim, Kind, Stage, Stance
from tests.builders import make_claim, make_figure
from tests.claiming import claims_in

LENGTH = 2_000
PLAIN = make_claim(text="The bridge over the river fell during the night.", kind=Kind.STATEMENT)


def salience(claim: Claim, length: int = LENGTH, title: str = "") -> float:
    return rate(claim, Article(text=title.ljust(length, "."), title=title or None))


@pytest.mark.parametrize("length", [0, 1, 10, 100_000])
def test_salience_is_between_0_and_1_whatever_the_text(length: int) -> None:
    full = replace(PLAIN, figures=(make_figure(value=40, measure="killed"),) * 9)
    assert 0 <= salience(full, length) <= 1
    assert 0 <= salience(make_claim(text="", claimant=None, start=length, end=length), length) <= 1


def test_a_figure_raises_it() -> None:
    counted = replace(PLAIN, figures=(make_figure(value=40, measure="attended"),))
    assert salience(counted) > salience(PLAIN)


def test_harm_and_forces_raise_it_more_than_other_figures() -> None:
    attended = replace(PLAIN, figures=(make_figure(value=40, measure="attended"),))
    killed = replace(PLAIN, figures=(make_figure(value=40, measure="killed"),))
    assert salience(killed) > salience(attended)


def test_a_second_figure_and_one_to_come_raise_it() -> None:
    one = replace(PLAIN, figures=(make_figure(value=40, measure="attended"),))
    two = replace(PLAIN, figures=(*one.figures, *one.figures))
    expected = replace(PLAIN, figures=(replace(one.figures[0], stage=Stage.EXPECTED),))
    assert min(salience(two), salience(expected)) > salience(one)


def test_a_number_in_the_outlets_own_background_raises_it_less() -> None:
    counted = replace(PLAIN, figures=(make_figure(value=4, measure=""),))
    background = replace(counted, kind=Kind.FACT)
    assert salience(PLAIN) < salience(background) < salience(counted)


def test_a_named_claimant_raises_it_and_an_official_more() -> None:
    unnamed = replace(PLAIN, claimant=None, role=None)
    named = replace(unnamed, claimant="Maria Keller")
    official = replace(named, role="mayor of Orsa")
    assert salience(unnamed) < salience(named) < salience(official)


def test_a_denial_raises_it_and_no_comment_lowers_it() -> None:
    denied, open_ = (replace(PLAIN, stance=stance) for stance in (Stance.DENIED, Stance.UNCONFIRMED))
    assert salience(open_) < salience(PLAIN) < salience(denied)


def test_the_headlines_matter_raises_it_but_not_the_headline_itself() -> None:
    title = "River bridge falls"
    body = replace(PLAIN, start=len(title) + 2, end=len(title) + 50)
    assert salience(body, title=title) > salience(body)
    headline = replace(PLAIN, start=0, end=len(title))
    assert salience(headline, title=title) < salience(headline)


def test_a_pages_headline_stands_beside_its_text_whose_first_words_are_no_headline() -> None:
    title = "River bridge falls"
    first = replace(PLAIN, start=0, end=len(title))
    assert rate(first, Article(text="." * LENGTH, title=title)) > salience(first, title=title)


def test_colour_lowers_it() -> None:
    """A claim that is all quotation, and one that its speaker makes of himself."""
    quoted = replace(PLAIN, quote="“The bridge fell”", start=0, end=17, content=((0, 17),))
    personal = replace(PLAIN, text="I saw the bridge over the river fall.")
    assert max(salience(quoted), salience(personal)) < salience(PLAIN)


@pytest.mark.parametrize("kind", [Kind.BELIEF, Kind.INTENTION])
def test_statements_lead_beliefs_and_intentions(kind: Kind) -> None:
    assert salience(PLAIN) > salience(replace(PLAIN, kind=kind))


def test_what_stands_higher_up_is_worth_more() -> None:
    assert salience(PLAIN) > salience(replace(PLAIN, start=1_500, end=1_550))


@pytest.mark.parametrize("text", ["It did.", "The bridge " + "over the river " * 40 + "fell."])
def test_a_fragment_and_a_rigmarole_are_worth_less(text: str) -> None:
    assert salience(PLAIN) > salience(replace(PLAIN, text=text))


def test_an_article_leads_with_its_deaths() -> None:
    text = (
        "The coastguard said 40 people drowned when the ferry sank off Odesa on Monday.\n\n"
        "Maria Keller, who runs a café in the harbour, said she likes the view of the sea from there.\n\n"
        "The company hopes to buy a new ferry one day."
    )
    claims = claims_in(text)
    best = max(claims, key=lambda claim: claim.salience)
    assert "40 people" in best.text
    assert min(claims, key=lambda claim: claim.salience).claimant != "coastguard"
