"""The claim contract holds for any text: verbatim spans, in order, within bounds, and never an exception."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.claims import extract_claims
from bot.models import Article, Bound, Claim, Kind, Stance
from tests.work import count_calls

FRAGMENTS = [
    "The ministry said",
    "that the bridge was shut",
    "Maria Keller, head of the port,",
    "according to",
    "According to a report by the coastguard,",
    "denied that",
    "could not confirm",
    "he said",
    "she added",
    "it",
    "the group",
    "told Reuters",
    "wrote on Telegram",
    "was quoted by AFP as saying",
    "is believed to have sunk",
    "accused Borealis of fraud",
    "more than 40 people were killed",
    "between 300 and 400",
    "$1.5bn",
    "12% of 5,000",
    "on Monday",
    "on Nov. 31",
    "in Odesa",
    "reportedly",
    "The Harbour Times could not verify these claims",
    "The National Ferry Union (NFU)",
    "including three children",
    "and",
    "but",
    "which",
    "(",
    ")",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "«",
    "»",
    "—",
    ",",
    ".",
    "?",
    ":",
    ";",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    "\x00",
    "\u2028",
    "\u200b",
    "\u202e",
    "🚢",
    "👨‍👩‍👧",
    "قال الوزير",
    "в Одесі",
    "<p>said</p>",
    "&amp;",
    "https://example.org/a?b=1",
    "#war",
    "@ministry",
    "1,000,000,000,000",
    "½",
    "00",
    "-5°C",
]

texts = st.lists(st.sampled_from(FRAGMENTS), min_size=4, max_size=40).map(" ".join) | st.text(max_size=60)
DATES = [None, date(2024, 11, 5), date.min, date.max]


def spans_of(claim: Claim) -> list[tuple[int, int]]:
    return [
        *claim.content,
        *([claim.source] if claim.source else []),
        *([claim.cue_span] if claim.cue_span else []),
    ]


def check(text: str, claim: Claim) -> None:
    """Every promise of the contract that needs no reading."""
    assert text[claim.start : claim.end] == claim.quote
    assert claim.quote.strip()
    assert claim.content
    assert list(claim.content) == sorted(claim.content)
    assert all(left[1] <= right[0] for left, right in zip(claim.content, claim.content[1:], strict=False))
    assert all(0 <= start < end <= len(text) for start, end in spans_of(claim))
    assert all(claim.start <= start and end <= claim.end for start, end in claim.content)
    assert claim.kind in set(Kind)
    assert claim.stance in set(Stance)
    assert (claim.cue is None) == (claim.cue_span is None)
    assert claim.caveat is None or claim.caveat in text
    assert claim.event_on is None or claim.event_on[0] <= claim.event_on[1]
    assert 0 <= claim.salience <= 1
    assert claim.claimant != ""
    assert claim.claimant not in claim.via
    assert len(claim.via) == len(set(claim.via))
    assert "\n" not in claim.text
    assert all(place in text for place in claim.places)
    check_figures(text, claim)


def check_figures(text: str, claim: Claim) -> None:
    for figure in claim.figures:
        assert text[figure.start : figure.end] == figure.raw
        assert any(start <= figure.start < end for start, end in claim.content)
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        assert (figure.low is None) == (figure.bound in {Bound.AT_MOST, Bound.LESS_THAN})
        assert (figure.high is None) == (figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN})


@settings(deadline=None, max_examples=250)
@given(texts, st.sampled_from(DATES))
@example("\u202e The National Ferry Union (NFU) that the bridge was shut The ministry said", None)
def test_any_text_yields_claims_that_keep_the_contract(text: str, published: date | None) -> None:
    claims = extract_claims(Article(text=text, published=published))
    for claim in claims:
        check(text, claim)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="\"'“”‘’„«»—:,. \nasaid", max_size=120))
def test_quotation_marks_in_any_disorder_keep_it(text: str) -> None:
    for claim in extract_claims(Article(text=text)):
        check(text, claim)


def test_a_colon_behind_a_speakers_name_is_a_cue_with_its_place() -> None:
    text = "Ann Bell: “The dam holds.”"
    (claim,) = extract_claims(Article(text=text))
    check(text, claim)
    assert claim.cue == ":"
    assert claim.cue_span == (8, 9)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 2_000,
        "“Oh,” he said. " * 100,
        "said " * 1_000,
        "according to " * 500,
        "he said that " * 300,
        "(" * 2_000,
        "the ministry’s " * 300,
        "40 and 50 or " * 200,
        "\n" * 10_000,
        "🚢" * 2_000,
        "<div>" * 1_000,
        "a" * 20_000,
        "The ministry denied that " + "the ministry denied that " * 80 + "it rained.",
    ],
    ids=lambda text: text[:12].strip() or "newlines",
)
def test_a_long_repetition_keeps_it(text: str) -> None:
    for claim in extract_claims(Article(text=text)):
        check(text, claim)


def test_every_attributed_sentence_of_a_long_text_is_found() -> None:
    text = "The ministry said the bridge was shut. Nobody crossed it.\n" * 50
    assert len(extract_claims(Article(text=text))) == 50


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ministry said 40 men drowned on Monday.\n",
        "“The bridge is shut until May,” Maria Keller said. “Nobody was told about it.”\n",
        "She added that it was raining. The group denied that. They fear more rain.\n",
        "The mayor said the ministry believes that the police expect 40 arrests.\n",
        "The ferry reportedly sank. The Harbour Times could not verify these claims.\n",
        "Maria Keller, head of the National Ferry Union (NFU), told Reuters 12 men were hurt in Odesa. ",
    ],
    ids=["statements", "quotations", "pronouns", "chains", "caveats", "one line"],
)
def test_twice_the_text_is_no_more_than_twice_the_work(paragraph: str) -> None:
    once, twice = Article(text=paragraph * 40), Article(text=paragraph * 80)
    extract_claims(once)
    assert count_calls(lambda: extract_claims(twice)) <= 2.3 * count_calls(lambda: extract_claims(once))


@pytest.mark.parametrize("unit", ["5, ", "Ann Lee Orsa ", '"a," he said. ', "at least ", "("])
def test_a_sentence_that_does_not_end_costs_no_more_for_each_word(unit: str) -> None:
    once, twice = (Article(text=unit * (length // len(unit))) for length in (900, 1_800))
    extract_claims(twice)
    assert count_calls(lambda: extract_claims(twice)) <= 2.3 * count_calls(lambda: extract_claims(once))
