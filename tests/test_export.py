"""Claims and comparisons as files: complete, safe to open, and what they say they are."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claim_document import claim_document
from bot.compare import compare
from bot.export.agents import is_person, make_author
from bot.export.cells import BYTE_ORDER_MARK, defuse, make_csv
from bot.export.comparison import HEADER, make_comparison_table
from bot.export.files import ExportFile
from bot.export.kinds import CSV, JSON, JSON_LD, KINDS, FileKind, Scope
from bot.export.table import CLAIM_FIELDS, FIGURE_FIELDS
from bot.models import Bound, ClaimRecord, Kind, Stance
from tests.builders import make_appearance, make_article, make_claim, make_claim_record, make_figure
from tests.charting import TROOPS, about, exactly, make_group, said, up_to
from tests.schema_org import list_faults, read_nodes

TODAY = date(2024, 12, 19)
SCOPE = Scope("kursk from:x", TODAY)
FULL = make_claim_record(
    number=57,
    claim=make_claim(
        claimant="Ines Korda",
        role="mayor of Velm",
        stance=Stance.DENIED,
        hedged=True,
        caveat="This could not be verified.",
        said_on=date(2024, 11, 5),
        event_on=(date(2024, 11, 4), date(2024, 11, 5)),
        places=("Velm", "Tarsk"),
        via=("Telegram", "BBC"),
        figures=(
            make_figure(),
            make_figure(low=12, high=12, bound=Bound.EXACT, unit="%", what="% of houses"),
        ),
    ),
    appearances=(
        make_appearance(article_number=3, dated=date(2024, 11, 5)),
        make_appearance(article_number=9, outlet="Adria Wire", url=None, title=None, dated=date(2024, 11, 7)),
    ),
)
BARE = make_claim_record(
    number=58,
    claim=make_claim(claimant=None, kind=Kind.STATEMENT, figures=(), said_on=None, event_on=None, places=()),
    appearances=(make_appearance(outlet=None, title=None, url=None),),
)


def export(kind: FileKind, *records: ClaimRecord, total: int | None = None, limit: int = 10**6) -> bytes:
    file = ExportFile(kind, SCOPE, limit)
    file.add(records)
    return file.finish(len(records) if total is None else total)


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


# ── cells ────────────────────────────────────────────────────────────────────────────────────────

DANGEROUS = [
    ("=1+1", "'=1+1"),
    ("+49 30", "'+49 30"),
    ("-5", "'-5"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝1", "'＝1"),
    ("  =1", "  '=1"),
    ("\t=1", "'\t'=1"),
    ("\rx", "'\rx"),
    ("said; =cmd|' /C calc'!A0", "said; '=cmd|' /C calc'!A0"),
    ("one\n=2", "one\n'=2"),
]
HARMLESS = [
    "",
    "soldiers",
    "a = b",
    "x-ray",
    "12,000",
    "≥10,000",
    "5 + 5; six",
    "me@example.com",
    "“=”",
    "'=1",
]


@pytest.mark.parametrize(("text", "safe"), DANGEROUS)
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str, safe: str) -> None:
    assert defuse(text) == safe


@pytest.mark.parametrize("text", HARMLESS)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert defuse(text) == text


@given(st.text())
def test_no_cell_begins_like_a_formula_whatever_separates_cells(text: str) -> None:
    for separator in ";\t\n":
        assert not any(cell.lstrip().startswith(tuple("=+-@")) for cell in defuse(text).split(separator))


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    data = make_csv(["a", "b", "c", "d", "e"], [[-5.0, 0.25, None, True, 0]])
    assert data.decode("utf-8-sig").splitlines()[1] == '"-5","0.25","","yes","0"'


def test_a_table_is_utf_8_with_its_mark() -> None:
    data = make_csv(["ключ"], [["половина \ud800"]])
    assert data.startswith(BYTE_ORDER_MARK)
    assert data.decode("utf-8-sig") == '"ключ"\r\n"половина ?"\r\n'


# ── a comparison ─────────────────────────────────────────────────────────────────────────────────


def compared(*records: ClaimRecord) -> list[dict[str, str]]:
    numbered = [
        make_claim_record(number=at, claim=one.claim, appearances=one.appearances)
        for at, one in enumerate(records, 1)
    ]
    return read_csv(make_comparison_table(compare(numbered), numbered))


def test_a_comparison_s_table_has_all_rows_under_a_header_that_explains_itself() -> None:
    rows = compared(*TROOPS)
    assert len(rows) == len(make_group(TROOPS).rows) == 6
    assert tuple(rows[0]) == HEADER
    assert all(row["Group"] == "Meridian soldiers deployed" for row in rows)


def test_a_row_says_who_how_many_when_where_and_in_which_claims() -> None:
    (row,) = compared(said("Ines Korda", about(12_000), 4, role="Pentagon spokesperson"))
    expected = {
        "Verdict on the group": "single",
        "Claimant": "Ines Korda",
        "Role": "Pentagon spokesperson",
        "Body (the same under all its names)": "united states defence",
        "Person": "ines korda",
        "Stance": "asserted",
        "Tentative": "no",
        "Value": "~12,000",
        "Low (empty: open below)": "12000",
        "High (empty: open above)": "12000",
        "Bound": "about",
        "Unit": "soldiers",
        "What is counted": "Meridian soldiers",
        "Measure (what happened to it)": "deployed",
        "Stage": "happened",
        "First said on": "2024-12-04",
        "Places": "Tarsk",
        "Outlets (first to last)": "The Northern Ledger",
        "Claims (numbers in the chat)": "#1",
    }
    assert {name: row[name] for name in expected} == expected


def test_an_open_end_is_an_empty_cell() -> None:
    (row,) = compared(said("Ines Korda", up_to(40), 4))
    assert (row["Low (empty: open below)"], row["High (empty: open above)"]) == ("", "40")


def test_a_claimant_that_looks_like_a_formula_is_none_in_the_table() -> None:
    (row,) = compared(said('=HYPERLINK("https://x.example")', exactly(40), 4))
    assert row["Claimant"].startswith("'=")


# ── claims as CSV and JSON ───────────────────────────────────────────────────────────────────────

CONTRACT = claim_document(make_article(), [FULL.claim])["claims"][0]


def test_json_has_every_field_of_the_contract_and_where_the_claim_stands() -> None:
    document = json.loads(export(JSON, FULL))
    (claim,) = document["claims"]
    assert {name: claim[name] for name in CONTRACT} == CONTRACT
    assert (claim["number"], claim["article"]) == (57, 9)
    assert (claim["outlets"], claim["urls"]) == (
        ["The Northern Ledger", "Adria Wire"],
        [FULL.appearances[0].url],
    )
    assert [one["article_number"] for one in claim["appearances"]] == [3, 9]
    assert claim["appearances"][0]["dated"] == "2024-11-05"


def test_json_says_what_was_asked_for_and_what_had_no_room() -> None:
    document = json.loads(export(JSON, FULL, BARE, total=12))
    assert (document["query"], document["exported_on"]) == ("kursk from:x", "2024-12-19")
    assert (document["count"], document["left_out"]) == (2, 10)


def test_a_table_has_every_field_of_the_contract_and_a_row_for_each_figure() -> None:
    rows = read_csv(export(CSV, FULL, BARE))
    assert set(CONTRACT) - {"figures"} <= set(CLAIM_FIELDS)
    assert set(CONTRACT["figures"][0]) == set(FIGURE_FIELDS)
    assert [(row["number"], row["figure"]) for row in rows] == [
        ("57", "1 of 2"),
        ("57", "2 of 2"),
        ("58", ""),
    ]
    assert (rows[0]["figure_low"], rows[0]["figure_high"]) == ("300", "")


def test_in_a_table_lists_of_words_are_readable_and_the_rest_is_json() -> None:
    row = read_csv(export(CSV, FULL))[0]
    assert (row["places"], row["via"], row["event_on"]) == (
        "Velm; Tarsk",
        "Telegram; BBC",
        "2024-11-04; 2024-11-05",
    )
    assert [one["article_number"] for one in json.loads(row["appearances"])] == [3, 9]
    assert json.loads(row["content"]) == [list(span) for span in FULL.claim.content]


def test_the_article_is_the_one_whose_words_the_claim_is_in() -> None:
    older = make_appearance(article_number=3, quote=FULL.claim.quote)
    newer = make_appearance(article_number=9, quote="Other words for it.")
    record = make_claim_record(claim=FULL.claim, appearances=(older, newer))
    assert json.loads(export(JSON, record))["claims"][0]["article"] == 3


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_letters_that_no_file_may_hold_break_none(kind: FileKind) -> None:
    export(kind, make_claim_record(claim=make_claim(text="half \ud83d"))).decode("utf-8")


# ── a file's size ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_file_is_never_larger_than_its_limit_and_is_whole_where_it_ends(kind: FileKind) -> None:
    limit = 20_000
    file = ExportFile(kind, SCOPE, limit)
    records = [make_claim_record(number=number, claim=FULL.claim) for number in range(1, 100)]
    file.add(records[:50])
    file.add(records[50:])
    data = file.finish(99)
    assert file.full
    assert 0 < file.held < 50
    assert len(data) <= limit
    if kind is CSV:
        assert len(read_csv(data)) == 2 * file.held
    else:
        document = json.loads(data)
        assert len(document["@graph" if kind is JSON_LD else "claims"]) == file.held


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_after_a_claim_that_finds_no_room_comes_no_other(kind: FileKind) -> None:
    """Else an export would have holes that nobody sees."""
    large = make_claim_record(number=2, claim=make_claim(text="x" * 30_000))
    file = ExportFile(kind, SCOPE, 20_000)
    file.add([make_claim_record(number=1), large, make_claim_record(number=3)])
    file.add([make_claim_record(number=4)])
    assert file.held == 1


# ── JSON-LD ──────────────────────────────────────────────────────────────────────────────────────


def linked(*records: ClaimRecord) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export(JSON_LD, *records))
    return document


def test_json_ld_is_valid_schema_org() -> None:
    assert list_faults(linked(FULL, BARE, *TROOPS)) == []


@given(st.sampled_from(Kind), st.sampled_from(Stance), st.sampled_from([None, "Ines Korda", "the Pentagon"]))
def test_json_ld_is_valid_whatever_the_claim(kind: Kind, stance: Stance, claimant: str | None) -> None:
    record = make_claim_record(claim=make_claim(kind=kind, stance=stance, claimant=claimant))
    assert list_faults(linked(record)) == []


def test_the_check_sees_what_schema_org_does_not_allow() -> None:
    """Else it would prove nothing."""
    (claim,) = linked(FULL)["@graph"]
    wrong: list[dict[str, Any]] = [
        {"author": {"@type": "Place", "name": "Velm"}},
        {"datePublished": "last week"},
        {"reviewRating": "5"},
        {"text": ""},
        {"@type": "Rumour"},
        {"about": [{"@type": "QuantitativeValue", "name": "n", "value": "many"}]},
        {"firstAppearance": {"@id": "_:nothing"}},
    ]
    for change in wrong:
        assert list_faults({"@context": "https://schema.org", "@graph": [claim | change]}), change


def test_a_claim_s_author_words_day_and_places_are_linked() -> None:
    (claim,) = linked(FULL)["@graph"]
    assert claim["@type"] == "Claim"
    assert claim["author"] == {"@type": "Person", "name": "Ines Korda", "jobTitle": "mayor of Velm"}
    assert (claim["text"], claim["datePublished"], claim["identifier"]) == (
        FULL.claim.text,
        "2024-11-05",
        "57",
    )
    assert claim["temporalCoverage"] == "2024-11-04/2024-11-05"
    assert [place["name"] for place in claim["contentLocation"]] == ["Velm", "Tarsk"]
    assert claim["keywords"] == ["statement", "denied", "tentative", "not verified"]


def test_an_article_of_two_claims_is_one_node_with_both_quotes() -> None:
    nodes = read_nodes(linked(FULL, make_claim_record(number=60, appearances=FULL.appearances)))
    articles = [node for node in nodes.values() if node["@type"] == ["http://schema.org/NewsArticle"]]
    claims = [node for node in nodes.values() if node["@type"] == ["http://schema.org/Claim"]]
    assert (len(articles), len(claims)) == (2, 2)
    assert len(articles[0]["http://schema.org/hasPart"]) == 2


def test_the_first_appearance_is_the_oldest_article() -> None:
    (claim,) = linked(FULL)["@graph"]
    assert claim["firstAppearance"]["@id"] == claim["appearance"][0]["@id"] == "_:article3"


def test_figures_are_quantities_with_open_ends_left_open() -> None:
    (claim,) = linked(FULL)["@graph"]
    first, second = claim["about"]
    assert (first["minValue"], "maxValue" in first, first["unitText"]) == (300, False, "protesters")
    assert (second["value"], second["unitText"]) == (12, "%")


def test_nobody_is_named_where_the_article_names_nobody() -> None:
    assert "author" not in linked(BARE)["@graph"][0]


def test_no_review_is_invented() -> None:
    assert b"Review" not in export(JSON_LD, FULL, BARE, *TROOPS)
    assert b"ating" not in export(JSON_LD, FULL)


AUTHORS = [
    # claimant, role, person
    ("Ines Korda", None, True),
    ("Ines van der Korda", "mayor", True),
    ("Jean-Luc O’Brien", None, True),
    ("Anna K. Kovacs", None, True),
    ("Patrick Ryder", "Pentagon spokesperson", True),
    ("the Pentagon", None, False),
    ("Seoul's National Intelligence Service", None, False),
    ("Meridian Red Cross", None, False),
    ("Northern Ledger", None, False),
    ("Kalvia's Defence Ministry", None, False),
    ("residents of Velm", None, False),
    ("NATO Command", None, False),
    ("Kyiv", None, False),
    ("Velm Energy Ltd.", None, False),
    ("ASTRA", None, False),
    ("", None, False),
]


@pytest.mark.parametrize(("claimant", "role", "person"), AUTHORS)
def test_a_person_is_told_from_an_organisation_by_the_name(
    claimant: str,
    role: str | None,
    person: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_person(make_claim_record(claim=make_claim(claimant=claimant, role=role))) is person


def test_the_author_of_an_outlet_s_own_fact_is_the_outlet() -> None:
    record = make_claim_record(claim=make_claim(claimant=None, kind=Kind.FACT))
    assert make_author(record) == {"@type": "Organization", "name": "The Northern Ledger"}
