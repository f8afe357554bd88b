"""The labels of the quality set keep to their form. What the form means: tests/articles/README.md."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.models import Bound, Stage, Stance

ARTICLES = Path(__file__).parent / "articles"
GOLDS = sorted((ARTICLES / "gold").glob("*.json"))
CLAIM_FIELDS = {
    "id", "quote", "claimant", "role", "via", "places", "said_on", "event_on", "figures", "stance", "caveat",
}  # fmt: skip
REQUIRED_CLAIM_FIELDS = {"id", "quote", "claimant", "figures", "stance"}
FIGURE_FIELDS = {"low", "high", "bound", "measure", "unit", "stage"}
SAME_ON_BOTH_SIDES = {Bound.EXACT, Bound.ABOUT}
OPEN_ABOVE = {Bound.AT_LEAST, Bound.MORE_THAN}
OPEN_BELOW = {Bound.AT_MOST, Bound.LESS_THAN}

Gold = dict[str, Any]


def read_gold(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text(encoding="utf8"))
    return gold


def text_of(gold: Gold) -> str:
    name: str = gold["file"]
    return (ARTICLES / "text" / name).read_text(encoding="utf8")


def figures_of(gold: Gold) -> list[dict[str, Any]]:
    return [figure for claim in gold["claims"] for figure in claim["figures"]]


def sides_fit_bound(low: float | None, high: float | None, bound: Bound) -> bool:
    if bound in OPEN_ABOVE:
        return low is not None and high is None
    if bound in OPEN_BELOW:
        return low is None and high is not None
    if low is None or high is None:
        return False
    return low == high if bound in SAME_ON_BOTH_SIDES else low < high


def named(path: Path) -> str:
    return path.stem


@pytest.fixture(params=GOLDS, ids=named)
def gold(request: pytest.FixtureRequest) -> Gold:
    return read_gold(request.param)


@pytest.mark.parametrize(
    ("low", "high", "bound"),
    [
        (12, 20, Bound.EXACT),
        (None, 12, Bound.ABOUT),
        (12, 12, Bound.AT_LEAST),
        (12, None, Bound.AT_MOST),
        (20, 12, Bound.BETWEEN),
        (12, 12, Bound.BETWEEN),
        (None, None, Bound.MORE_THAN),
        (None, None, Bound.LESS_THAN),
    ],
)
def test_a_bound_that_contradicts_its_sides_is_noticed(
    low: float | None, high: float | None, bound: Bound
) -> None:
    assert not sides_fit_bound(low, high, bound)


def test_every_text_has_labels_and_every_label_file_its_text() -> None:
    assert {path.stem for path in GOLDS} == {path.stem for path in (ARTICLES / "text").glob("*.txt")}


def test_the_set_is_large_enough() -> None:
    golds = [read_gold(path) for path in GOLDS]
    assert len(golds) >= 40
    assert sum(len(gold["claims"]) for gold in golds) >= 400


def test_the_set_covers_many_topics() -> None:
    topics = {re.sub(r"^\d+_", "", path.stem).split("_")[0] for path in GOLDS}
    assert len(topics) >= 10


@pytest.mark.parametrize("stance", Stance)
def test_every_stance_is_labelled_somewhere(stance: Stance) -> None:
    assert any(stance in claim["stance"] for path in GOLDS for claim in read_gold(path)["claims"])


@pytest.mark.parametrize("bound", Bound)
def test_every_bound_is_labelled_somewhere(bound: Bound) -> None:
    assert any(figure["bound"] == bound for path in GOLDS for figure in figures_of(read_gold(path)))


def test_labels_name_their_own_text(gold: Gold, request: pytest.FixtureRequest) -> None:
    assert gold["file"].removesuffix(".txt") in request.node.name


def test_an_article_has_150_to_600_words(gold: Gold) -> None:
    assert 150 <= len(text_of(gold).split()) <= 600


def test_a_quote_occurs_verbatim_and_once(gold: Gold) -> None:
    text = text_of(gold)
    assert [claim["id"] for claim in gold["claims"] if text.count(claim["quote"]) != 1] == []


def test_no_quote_is_labelled_twice(gold: Gold) -> None:
    quotes = [claim["quote"] for claim in gold["claims"]]
    assert len(quotes) == len(set(quotes))


def test_claims_stand_in_the_order_of_the_article(gold: Gold) -> None:
    places = [text_of(gold).find(claim["quote"]) for claim in gold["claims"]]
    assert places == sorted(places)


def test_noise_occurs_in_the_text(gold: Gold) -> None:
    text = text_of(gold)
    assert [noise for noise in gold["not_claims"] if noise not in text] == []


def test_no_claim_lies_in_noise(gold: Gold) -> None:
    quotes = [claim["quote"] for claim in gold["claims"]]
    assert [
        quote for quote in quotes for noise in gold["not_claims"] if quote in noise or noise in quote
    ] == []


def test_claims_have_the_fields_of_the_form(gold: Gold) -> None:
    for claim in gold["claims"]:
        assert set(claim) >= REQUIRED_CLAIM_FIELDS, claim["id"]
        assert set(claim) <= CLAIM_FIELDS, claim["id"]


def test_claim_ids_are_unique(gold: Gold) -> None:
    ids = [claim["id"] for claim in gold["claims"]]
    assert len(ids) == len(set(ids))


def test_claimants_are_lower_case_and_named_in_the_text(gold: Gold) -> None:
    text = text_of(gold).casefold().replace("’", "'")
    for claim in gold["claims"]:
        names = claim["claimant"]
        assert names is None or names, claim["id"]
        assert all(name == name.casefold() and name in text for name in names or ()), claim["id"]


def test_places_and_channels_are_named_in_the_text(gold: Gold) -> None:
    text = text_of(gold).casefold()
    for claim in gold["claims"]:
        names = [*claim.get("places", ()), *claim.get("via", ())]
        assert all(name.casefold() in text for name in names), claim["id"]


def test_stances_are_of_the_contract(gold: Gold) -> None:
    for claim in gold["claims"]:
        assert claim["stance"], claim["id"]
        assert set(claim["stance"]) <= set(Stance), claim["id"]


def test_figures_keep_to_the_contract(gold: Gold) -> None:
    for figure in figures_of(gold):
        assert set(figure) <= FIGURE_FIELDS
        assert sides_fit_bound(figure["low"], figure["high"], Bound(figure["bound"])), figure
        assert re.fullmatch(r"[a-z_ ]*", figure["measure"]), figure
        assert figure.get("stage", Stage.HAPPENED) in set(Stage), figure


def test_dates_are_iso_dates_in_order(gold: Gold) -> None:
    assert gold["published"] is None or date.fromisoformat(gold["published"])
    for claim in gold["claims"]:
        assert date.fromisoformat(claim.get("said_on", "2000-01-01"))
        first, last = map(date.fromisoformat, claim.get("event_on", ("2000-01-01", "2000-01-01")))
        assert first <= last, claim["id"]


def test_a_reader_picks_five_and_what_would_be_as_right_is_none_of_them(gold: Gold) -> None:
    ids = [claim["id"] for claim in gold["claims"]]
    for picks in (gold[name] for name in ("picks", "second") if name in gold):
        assert len(set(picks)) == len(picks) <= 5
        assert set(picks) <= {*gold["picks"], *gold["also"]}
    assert [name for name in ids if name in gold["also"]] == gold["also"]
    assert set(gold["also"]) <= set(ids) - set(gold["picks"])


def test_two_readers_share_three_of_four_picks() -> None:
    twice = [gold for path in GOLDS if "second" in (gold := read_gold(path))]
    shared = sum(len(set(gold["picks"]) & set(gold["second"])) for gold in twice)
    assert shared / sum(len(gold["picks"]) for gold in twice) == pytest.approx(0.771, abs=0.001)
