"""Whole articles of a few lines: what becomes a claim, with which dates, figures, channels and spans."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.claims import extract_claims, extract_each, extract_figures
from bot.models import Article, Claim, Kind, Stance
from tests.claiming import claims_in, only_claim
from tests.marked import words_at

ARTICLES = Path(__file__).parent / "articles" / "text"
MONDAY = date(2024, 11, 4)
TUESDAY = date(2024, 11, 5)

EMPTY = ["", " ", "\n\n\n", "\u00a0", "…", "🚢", "---"]

# Sentences that say nothing a chat would keep: nobody says them, and they count nothing.
IDLE = [
    "The bridge crosses the river near the mill.",
    "Rain fell all day.",
    "Is the bridge open?",
    "How many of the 300 sailors survived?",
    "Share this story",
    "Photo: the harbour at dawn",
]

FACTS = [
    ("At least 40 people were killed when the ferry sank.", 40),
    ("The ferry carried 300 passengers.", 300),
    ("Two crews took part in the rescue.", 2),
]

HEARSAY = [
    ("The ferry reportedly sank at dawn.", "reportedly"),
    ("The captain allegedly fled.", "allegedly"),
]

SAID_ON = [
    ("The ministry said on Monday that the bridge was shut.", MONDAY),
    ("On Monday, the ministry said the bridge was shut.", MONDAY),
    ("The bridge was shut, the ministry said on Monday.", MONDAY),
    ("The ministry said Monday that the bridge was shut.", MONDAY),
    ("The ministry said on Nov. 4 that the bridge was shut.", MONDAY),
    ("“The bridge is shut for good,” Maria Keller said on Monday.", MONDAY),
    ("In a statement on Monday, the ministry said the bridge was shut.", MONDAY),
]

EVENT_ON = [
    ("The ministry said the bridge fell on Monday.", MONDAY),
    ("The ministry said that on Nov. 4 the bridge fell.", MONDAY),
    ("According to the ministry, the bridge fell on Monday.", MONDAY),
    ("Students marched on Monday to demand lower fares.", MONDAY),
]

KINDS = [
    ("The ministry said the bridge was shut.", Kind.STATEMENT),
    ("The report shows that the bridge was unsafe.", Kind.STATEMENT),
    ("“The bridge is shut until May,” Maria Keller wrote.", Kind.STATEMENT),
    ("The ministry fears that the bridge will fall.", Kind.BELIEF),
    ("Analysts believe the bridge will fall.", Kind.BELIEF),
    ("The ministry plans to rebuild the bridge.", Kind.INTENTION),
    ("The ministry vowed to rebuild the bridge.", Kind.INTENTION),
    ("The ferry carried 300 passengers.", Kind.FACT),
]

PLACES = [
    ("The ministry said the ferry sank near Odesa.", ("Odesa",)),
    ("The ministry said three men were arrested in Kyiv and Kharkiv.", ("Kyiv", "Kharkiv")),
    ("Seoul said the ferry was safe.", ()),
    ("The ministry said Russia sent a ferry.", ()),
    ("The ministry said Turkey had received a ferry.", ("Turkey",)),
    ("The ministry said the ferry was seized by Russia near Odesa.", ("Odesa",)),
    ("The ministry said the ferry was seized by Russia and Iran.", ()),
    ("The ministry said the ferry lay by Lake Orsa.", ("Lake Orsa",)),
    ("The ministry said the ferry was found by Lake Orsa.", ("Lake Orsa",)),
    ("The ministry said Governor Maria Keller of Ohio owned the ferry.", ()),
    ("The ministry said an Ohio senator owned the ferry.", ()),
    ("The ministry said Ohio Sen. Maria Keller owned the ferry.", ()),
    ("The ministry said an Ohio ferry was lost.", ("Ohio",)),
    ("The ministry said the ferry hurt the United States economy.", ()),
    ("The ministry accused Turkey of seizing a ferry near Odesa.", ("Odesa",)),
    ("The ministry said Turkey had lost 300 jobs.", ("Turkey",)),
    ("The ministry said Turkey had lost 300 tanks.", ()),
    ("Students marched through Warsaw to demand lower fares.", ("Warsaw",)),
    ("Students were sent to Warsaw to demand lower fares.", ()),
]


@pytest.mark.parametrize("text", EMPTY)
def test_an_empty_text_has_no_claims(text: str) -> None:
    assert claims_in(text) == []


@pytest.mark.parametrize("language", ["uk", "de", "fr", "zh"])
def test_an_article_in_another_language_has_no_claims(language: str) -> None:
    article = Article(text="The ministry said 300 men were killed.", language=language)
    assert extract_claims(article) == []


def test_articles_read_together_have_the_claims_that_each_has_alone() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:12]]
    articles = [Article(text=text) for text in ["", *texts, "VELM, Nov 5 (Odla) – Lee said 40 men left."]]
    articles.insert(3, Article(text=texts[0], language="de"))
    assert list(extract_each(articles)) == [extract_claims(article) for article in articles]


def test_an_article_that_fails_takes_no_earlier_one_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = Article(text="Lee said 40 men left."), Article(text="Lee said 50 men left.", title="Bad")
    claims = extract_each([good, bad])
    assert next(claims) == extract_claims(good)
    monkeypatch.setattr("bot.claims.extract.fold_repeats", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        next(claims)


@pytest.mark.parametrize("text", IDLE)
def test_what_nobody_says_and_nothing_counts_is_no_claim(text: str) -> None:
    assert claims_in(text) == []


# ── facts and hearsay ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("text", "number"), FACTS)
def test_a_sentence_with_a_figure_is_the_outlets_fact(text: str, number: float) -> None:
    claim = only_claim(text)
    assert (claim.kind, claim.claimant, claim.cue, claim.source) == (Kind.FACT, None, None, None)
    assert claim.figures[0].low == number


@pytest.mark.parametrize(("text", "adverb"), HEARSAY)
def test_hearsay_is_a_statement_of_nobody_named(text: str, adverb: str) -> None:
    claim = only_claim(text)
    assert (claim.kind, claim.claimant, claim.cue) == (Kind.STATEMENT, None, adverb)
    assert claim.hedged


def test_a_sentence_after_an_attributed_one_is_the_outlets_own() -> None:
    claims = claims_in("The ministry said the ferry sank. It carried 300 passengers.")
    assert [claim.kind for claim in claims] == [Kind.STATEMENT, Kind.FACT]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_cue_tells_statements_beliefs_and_intentions_apart(text: str, kind: Kind) -> None:
    assert only_claim(text).kind is kind


# ── days and places ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("text", "day"), SAID_ON)
def test_the_day_beside_the_cue_is_the_day_of_the_statement(text: str, day: date) -> None:
    claim = only_claim(text)
    assert (claim.said_on, claim.event_on) == (day, None)


@pytest.mark.parametrize(("text", "day"), EVENT_ON)
def test_the_day_in_the_content_is_the_day_of_the_event(text: str, day: date) -> None:
    claim = only_claim(text)
    assert (claim.said_on, claim.event_on) == (None, (day, day))


def test_a_sentence_may_hold_the_days_of_both() -> None:
    claim = only_claim("The ministry said on Monday that the bridge fell on Nov. 1.")
    assert claim.said_on == MONDAY
    assert claim.event_on == (date(2024, 11, 1), date(2024, 11, 1))


def test_a_week_day_needs_a_day_to_count_from() -> None:
    text = "The ministry said on Monday that the bridge fell."
    (claim,) = extract_claims(Article(text=text))
    assert claim.said_on is None
    (claim,) = extract_claims(Article(text=text, received=TUESDAY))
    assert claim.said_on == MONDAY


def test_what_was_said_or_done_is_never_ahead_of_the_article() -> None:
    text = "The ministry said on Dec. 3 that the bridge fell on Dec. 2."
    (claim,) = extract_claims(Article(text=text, published=date(2024, 11, 20)))
    assert (claim.said_on, claim.event_on) == (date(2023, 12, 3), (date(2023, 12, 2), date(2023, 12, 2)))


def test_what_is_to_come_may_be_ahead_of_the_article() -> None:
    text = "The ministry said the bridge will open on Dec. 2."
    (claim,) = extract_claims(Article(text=text, published=date(2024, 11, 20)))
    assert claim.event_on == (date(2024, 12, 2), date(2024, 12, 2))


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places_are_where_the_content_happens_not_who_speaks(text: str, places: tuple[str, ...]) -> None:
    assert only_claim(text).places == places


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def lows(claim: Claim) -> list[float | None]:
    return [figure.low for figure in claim.figures]


def test_a_figure_belongs_to_the_innermost_attribution_only() -> None:
    outer, inner = claims_in("The mayor said the ministry had told him that 40 people drowned.")
    assert (outer.claimant, lows(outer)) == ("mayor", [])
    assert (inner.claimant, lows(inner)) == ("ministry", [40])


def test_a_figure_about_the_claimant_is_no_figure_of_the_claim() -> None:
    (claim,) = claims_in("The group, which runs 11 hospitals, said 40 people drowned.")
    assert lows(claim) == [40]


def test_each_of_two_claimants_has_the_own_figure() -> None:
    claims = claims_in("The ministry said 40 people drowned, but the union put the toll at 60.")
    assert [(claim.claimant, lows(claim)) for claim in claims] == [("ministry", [40]), ("union", [60])]


def test_figures_offsets_are_the_articles() -> None:
    text = "Rain fell.\n\nThe ministry said more than 40 people drowned."
    (claim,) = claims_in(text)
    (figure,) = claim.figures
    assert text[figure.start : figure.end] == figure.raw == "more than 40"


def test_figures_can_be_had_without_claims() -> None:
    assert [figure.low for figure in extract_figures("Some 40 of 300 passengers swam.")] == [40, 300]
    assert extract_figures("") == []


# ── chains ───────────────────────────────────────────────────────────────────────────────────────


def test_an_outlet_that_passes_on_a_statement_is_a_channel_and_no_second_claim() -> None:
    claim = only_claim("The ferry was full, a diver said, the Harbour Times reported.")
    assert (claim.claimant, claim.via) == ("diver", ("Harbour Times",))


TOLD = [
    "A spokesman said the company expects to hire new staff.",
    "A spokesman said the governor wants to close the mine.",
    "A spokesman said the union had condemned the law.",
    "A spokesman said fears of a flood were growing.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_a_claimant_tells_of_anothers_mind_is_the_tellers_claim(text: str) -> None:
    assert only_claim(text).claimant == "spokesman"


def test_a_statement_within_a_statement_is_a_claim_of_its_own() -> None:
    claims = claims_in("A spokesman said the company had told him that the mine was safe.")
    assert [claim.claimant for claim in claims] == ["spokesman", "company"]


def test_a_denied_claim_is_still_the_claim_of_whoever_made_it() -> None:
    claims = claims_in("The ministry denied Maria Keller’s claim that the bridge had fallen.")
    assert [(claim.claimant, claim.stance) for claim in claims] == [
        ("ministry", Stance.DENIED),
        ("Maria Keller", Stance.ASSERTED),
    ]


def test_who_adds_that_he_cannot_confirm_makes_one_claim() -> None:
    claim = only_claim("The ministry said it could not confirm that the bridge fell.")
    assert (claim.claimant, claim.stance) == ("ministry", Stance.UNCONFIRMED)


def test_reports_that_nobody_confirms_name_nobody() -> None:
    claim = only_claim("Reports that the bridge fell could not be confirmed.")
    assert (claim.claimant, claim.stance) == (None, Stance.UNCONFIRMED)


def test_a_feeling_expressed_is_one_claim() -> None:
    claim = only_claim("Analysts expressed concern that the ice was thin.")
    assert claim.claimant == "Analysts"


# ── spans and order ──────────────────────────────────────────────────────────────────────────────

SPANS = [
    # text, source, cue, content, quote
    (
        "Rain fell. The ministry said that the bridge was shut. Nobody crossed.",
        ("The ministry", "said", "the bridge was shut"),
        "The ministry said that the bridge was shut",
    ),
    (
        "The bridge, the ministry said, was shut.",
        ("the ministry", "said", "The bridge was shut"),
        "The bridge, the ministry said, was shut",
    ),
    (
        "“The bridge is shut,” Maria Keller said. “It will open in May.”",
        ("Maria Keller", "said", "The bridge is shut It will open in May"),
        "“The bridge is shut,” Maria Keller said. “It will open in May.”",
    ),
]


@pytest.mark.parametrize(("text", "parts", "quote"), SPANS)
def test_source_cue_content_and_quote_are_spans_of_the_text(
    text: str, parts: tuple[str, str, str], quote: str
) -> None:
    claim = only_claim(text)
    spans = ([claim.source], [claim.cue_span], claim.content)
    assert tuple(words_at(text, [s for s in span if s]) for span in spans) == parts
    assert claim.quote.rstrip(".”") == quote.rstrip(".”")
    assert text[claim.start : claim.end] == claim.quote


def test_an_interrupted_content_has_a_span_on_either_side() -> None:
    claim = only_claim("The bridge, the ministry said, was shut.")
    assert len(claim.content) == 2


def test_claims_stand_in_the_order_of_the_article() -> None:
    text = (
        "Two men drowned. The ministry said the bridge fell. The ferry reportedly sank. It held 300 people."
    )
    claims = claims_in(text)
    assert len(claims) == 4
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


def test_the_cue_is_given_in_the_articles_words() -> None:
    cues = {
        "The ministry said the bridge fell.": "said",
        "According to the ministry, the bridge fell.": "According to",
        "The ministry could not confirm that the bridge fell.": "could not confirm",
        "The ministry pointed out that the bridge fell.": "pointed out",
    }
    assert {text: only_claim(text).cue for text in cues} == cues


def test_the_same_article_gives_the_same_claims() -> None:
    text = "The ministry said 40 people drowned. The ferry reportedly sank."
    assert claims_in(text) == claims_in(text)


OF_THE_SOURCE = [
    "A guard asked not to be named.",
    "A guard spoke on condition of anonymity.",
    "A nurse pleaded anonymity for fear of the union.",
    "The diplomats were not authorised to discuss the visit.",
]


@pytest.mark.parametrize("text", OF_THE_SOURCE)
def test_what_a_source_asks_or_may_not_do_is_no_claim(text: str) -> None:
    assert claims_in(text) == []


def test_how_many_sources_a_paper_cites_is_no_figure_of_who_denies() -> None:
    text = "Ann Lee denied that the mill would close, as the Courier reported, citing two sources."
    assert [figure for claim in claims_in(text) for figure in claim.figures] == []


def test_what_is_denied_as_nobodys_claim_has_its_figures_with_who_denies_it() -> None:
    (claim,) = claims_in("The ministry rejected the claim that 40 ships had sunk.")
    assert (claim.claimant, [figure.low for figure in claim.figures]) == ("ministry", [40])
