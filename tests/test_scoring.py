"""The scorer counts what its definitions say, so that the quality gate can be trusted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.models import Bound, Claim, Stage, Stance
from tests.builders import make_claim, make_figure
from tests.scoring import Score, Scores, fits_claimant, normal, overlap, same_figure, score_article

TEXT = "Rain fell. The ministry said 40 men drowned off Odesa. Share this story."
QUOTE = "The ministry said 40 men drowned off Odesa"
START = TEXT.index(QUOTE)
LABEL: dict[str, Any] = {
    "id": "1",
    "quote": QUOTE,
    "claimant": ["ministry"],
    "figures": [{"low": 40, "high": 40, "bound": "exact", "measure": "killed", "unit": "men"}],
    "stance": ["asserted"],
}
FIGURE = make_figure(value=40, unit="men", measure="killed")


def claim(**overrides: Any) -> Claim:
    given = {"quote": QUOTE, "claimant": "ministry", "figures": (FIGURE,), **overrides}
    return make_claim(**{"start": START, "end": START + len(given["quote"]), **given})


def scores_of(*claims: Claim, noise: tuple[str, ...] = (), **label: Any) -> dict[str, float]:
    scores = Scores()
    score_article(scores, TEXT, {"claims": [LABEL | label], "not_claims": noise}, claims)
    return {name: score.value for name, score in scores.items()}


def test_without_claims_everything_labelled_is_missed() -> None:
    assert scores_of() == {"recall": 0, "figures": 0, "claimant": 0, "stance": 0}


def test_a_claim_that_agrees_scores_full() -> None:
    assert set(scores_of(claim()).values()) == {1}


def test_a_claim_elsewhere_finds_nothing() -> None:
    assert scores_of(claim(quote="Rain fell.", start=0, end=10))["recall"] == 0


def test_half_of_the_quote_is_enough_and_less_is_not() -> None:
    half, less = START + len(QUOTE) // 2, START + len(QUOTE) // 2 - 1
    assert scores_of(claim(quote=TEXT[START:half]))["recall"] == 1
    assert scores_of(claim(quote=TEXT[START:less]))["recall"] == 0


def test_a_quote_that_is_not_the_texts_is_not_verbatim() -> None:
    assert scores_of(claim(quote=QUOTE.upper()))["verbatim"] == 0


def test_a_label_whose_words_were_cleaned_away_is_missed() -> None:
    assert scores_of(claim(), quote="Hail fell.")["recall"] == 0


def test_noise_that_was_cleaned_away_is_kept_out() -> None:
    assert scores_of(claim(), noise=("Subscribe now.",))["noise_kept_out"] == 1


def test_of_several_claims_the_one_with_the_right_claimant_is_judged() -> None:
    wrong = claim(claimant="mayor", stance=Stance.DENIED)
    scores = scores_of(wrong, claim())
    assert (scores["claimant"], scores["stance"]) == (1, 1)


def test_figures_may_stand_in_any_claim_on_the_quote() -> None:
    assert scores_of(claim(figures=()), claim(claimant="mayor"))["figures"] == 1


def test_a_figure_that_no_label_has_costs_precision_only() -> None:
    scores = scores_of(claim(figures=(FIGURE, make_figure(value=7))))
    assert (scores["figures"], scores["figure_precision"]) == (1, 0.5)


def test_a_claim_on_noise_is_counted() -> None:
    noise = ("Share this story.",)
    at = TEXT.index(noise[0])
    assert scores_of(claim(), noise=noise)["noise_kept_out"] == 1
    assert scores_of(make_claim(quote=noise[0], start=at, end=len(TEXT)), noise=noise)["noise_kept_out"] == 0


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ({"caveat": True}, {"caveat": "Nobody could verify it."}, {"caveat": None}),
        ({"via": ["reuters"]}, {"via": ("Reuters",)}, {"via": ("BBC",)}),
        ({"places": ["odesa"]}, {"places": ("Odesa Oblast",)}, {"places": ()}),
        ({"said_on": "2024-11-05"}, {"said_on": date(2024, 11, 5)}, {"said_on": None}),
        (
            {"event_on": ["2024-11-04", "2024-11-05"]},
            {"event_on": (date(2024, 11, 4), date(2024, 11, 5))},
            {"event_on": (date(2024, 11, 4), date(2024, 11, 4))},
        ),
    ],
)
def test_optional_fields_are_judged_where_labelled(
    label: dict[str, Any], right: dict[str, Any], wrong: dict[str, Any]
) -> None:
    (name,) = label
    assert scores_of(claim(**wrong), **label)[name] == 0
    assert scores_of(claim(**right), **label)[name] == 1
    assert name not in scores_of(claim(**right))


@pytest.mark.parametrize(
    ("names", "claimant", "fits"),
    [
        (["ministry"], "Defence Ministry", True),
        (["mayor", "ministry"], "ministry", True),
        (["ministry"], None, False),
        (["ministry"], "mayor", False),
        (None, None, True),
        (None, "mayor", False),
    ],
)
def test_a_claimant_fits_by_part_of_its_name(
    names: list[str] | None, claimant: str | None, *, fits: bool
) -> None:
    assert fits_claimant({"claimant": names}, make_claim(claimant=claimant)) is fits


@pytest.mark.parametrize(
    "label",
    [
        {"low": 41, "high": 41, "bound": "exact"},
        {"low": 40, "high": 40, "bound": "about"},
        {"low": 40, "high": None, "bound": "at_least"},
        {"low": 40, "high": 40, "bound": "exact", "measure": "injured"},
        {"low": 40, "high": 40, "bound": "exact", "unit": "women"},
        {"low": 40, "high": 40, "bound": "exact", "stage": "expected"},
    ],
)
def test_a_figure_that_differs_in_anything_labelled_is_another(label: dict[str, Any]) -> None:
    assert not same_figure(label, FIGURE)


def test_an_empty_measure_or_unit_is_not_judged() -> None:
    label = {"low": 40, "high": 40, "bound": Bound.EXACT, "measure": "", "unit": "", "stage": Stage.HAPPENED}
    assert same_figure(label, FIGURE)


def test_case_blanks_and_the_shape_of_marks_are_no_difference() -> None:
    assert normal(" The  Ministry’s\n“Fund” ") == normal('the ministry\'s "fund"')
    assert normal(None) == ""


def test_overlap_is_what_two_spans_share() -> None:
    assert [overlap((0, 5), other) for other in [(5, 9), (3, 9), (1, 2), (0, 5)]] == [0, 2, 1, 5]


def test_a_score_of_nothing_is_full() -> None:
    assert Score().value == 1
