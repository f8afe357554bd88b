"""The claim document says exactly what the contract says, and JSON can carry it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.claim_document import claim_document, edit_fields, error_document
from bot.models import Bound
from bot.team import Edit, EditField
from tests.builders import RECEIVED_AT, make_article, make_claim, make_claim_record, make_figure

ARTICLE_FIELDS = ["url", "title", "outlet", "published", "language", "text", "claims"]
CLAIM_FIELDS = [
    "text",
    "quote",
    "start",
    "end",
    "kind",
    "content",
    "source",
    "cue_span",
    "claimant",
    "role",
    "via",
    "cue",
    "stance",
    "hedged",
    "caveat",
    "said_on",
    "event_on",
    "places",
    "figures",
    "salience",
]
FIGURE_FIELDS = ["low", "high", "bound", "raw", "unit", "what", "measure", "stage"]


def test_a_failure_is_its_source_and_its_reason() -> None:
    assert error_document("a.txt", "No such file.") == {"source": "a.txt", "error": "No such file."}


def test_the_fields_are_the_contract_and_nothing_more() -> None:
    document = claim_document(make_article(), [make_claim(figures=(make_figure(),))])
    assert list(document) == ARTICLE_FIELDS
    assert list(document["claims"][0]) == CLAIM_FIELDS
    assert list(document["claims"][0]["figures"][0]) == FIGURE_FIELDS


def test_claims_stand_in_the_order_of_the_article() -> None:
    late, early = make_claim(start=90, end=99), make_claim(start=5, end=40)
    claims = claim_document(make_article(), [late, early])["claims"]
    assert [claim["start"] for claim in claims] == [5, 90]


def test_an_article_without_claims_is_a_document_all_the_same() -> None:
    assert claim_document(make_article(), [])["claims"] == []


def test_what_is_not_known_is_null() -> None:
    article = make_article(url=None, title=None, outlet=None, published=None)
    claim = make_claim(claimant=None, role=None, cue=None, said_on=None, event_on=None, source=None)
    document = json.loads(json.dumps(claim_document(article, [claim])))
    assert [document[name] for name in ("url", "title", "outlet", "published")] == [None] * 4
    assert document["claims"][0]["event_on"] is None
    assert document["claims"][0]["source"] is None


def test_dates_are_iso_and_spans_are_lists() -> None:
    claim = make_claim(
        content=((0, 10), (20, 30)),
        said_on=date(2024, 11, 6),
        event_on=(date(2024, 11, 1), date(2024, 11, 2)),
    )
    document = json.loads(json.dumps(claim_document(make_article(published=date(2024, 11, 6)), [claim])))
    assert document["published"] == "2024-11-06"
    assert document["claims"][0]["content"] == [[0, 10], [20, 30]]
    assert document["claims"][0]["said_on"] == "2024-11-06"
    assert document["claims"][0]["event_on"] == ["2024-11-01", "2024-11-02"]


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (3.0, 3.0, '"low": 3, "high": 3'),
        (1.5e9, None, '"low": 1500000000, "high": null'),
        (None, 2.5, '"low": null, "high": 2.5'),
    ],
)
def test_whole_numbers_are_written_whole(low: float | None, high: float | None, written: str) -> None:
    figure = make_figure(low=low, high=high, bound=Bound.BETWEEN)
    document = claim_document(make_article(), [make_claim(figures=(figure,))])
    assert written in json.dumps(document["claims"][0]["figures"][0])


def test_words_of_a_fixed_list_are_written_as_the_contract_spells_them() -> None:
    claim = make_claim(figures=(make_figure(),))
    written = json.loads(json.dumps(claim_document(make_article(), [claim])))["claims"][0]
    assert (written["kind"], written["stance"]) == ("statement", "asserted")
    assert (written["figures"][0]["bound"], written["figures"][0]["stage"]) == ("more_than", "happened")


def test_an_edited_claim_tells_what_was_changed_by_whom_and_how_the_machine_had_read_it() -> None:
    edit = Edit(1, EditField.CLAIMANT, "", "Varda police", "Lena Orsk", "Ann", RECEIVED_AT)
    record = replace(make_claim_record(), edits=(edit,), machine=make_claim(claimant="Varda police"))
    told = json.loads(json.dumps(edit_fields(record)))
    assert told["edits"] == [
        {
            "field": "claimant",
            "old": "Varda police",
            "new": "Lena Orsk",
            "editor": "Ann",
            "made_at": "2024-11-06T09:30:00+00:00",
        }
    ]
    assert told["machine"]["claimant"] == "Varda police"


def test_a_claim_as_the_machine_read_it_has_no_edits() -> None:
    assert edit_fields(make_claim_record()) == {"edits": [], "machine": None}
