"""The answer to /compare, on a phone 34 characters wide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compare import compare
from bot.models import Bound, ClaimRecord, Message, Stage, Stance
from bot.render import render_comparison
from bot.render.columns import WIDTH, get_width
from tests.builders import make_claim_record
from tests.telegram_text import show
from tests.test_compare import NOV_5, NOV_9, about, exactly, figure, over, says, states
from tests.test_render_reading import HOSTILE

TODAY = date(2024, 12, 19)


def answer(records: Sequence[ClaimRecord], query: str = "soldiers", *topics: str) -> Message:
    comparison = compare(records, [[topic] for topic in topics])
    return render_comparison(comparison, query, TODAY, lambda _: "t1")


def text(*records: ClaimRecord) -> str:
    return show(answer(records).html, "HTML").text


def table(*records: ClaimRecord) -> list[str]:
    """The rows of the first group, as they line up."""
    shown = show(answer(records).html, "HTML")
    block = next(entity for entity in shown.entities if entity["type"] == "pre")
    units = shown.text.encode("utf-16-le")[2 * block["offset"] : 2 * (block["offset"] + block["length"])]
    return units.decode("utf-16-le").splitlines()


NOTHING = "Nothing to hold against each other: no two claimants give a figure for the same thing."
NO_PLACE: dict[str, Any] = {"places": (), "text": "The mine on the road to Osk."}
CONFLICT = "Conflict: The army says 9 but The mayor says 3 (Soldiers missing, Varda, 5 Nov)."
VERDICTS: list[tuple[list[ClaimRecord], str]] = [
    ([], "No figures to compare in 0 claims."),
    ([says("The mayor")], "No figures to compare in 1 claim."),
    (
        [says("The mayor", exactly(12))],
        NOTHING,
    ),
    (
        [says("The mayor", over(10)), says("The army", about(12), number=2)],
        "They agree: 2 claimants at 10–12 (Soldiers killed).",
    ),
    (
        [says("The mayor", over(10)), says("The army", about(12), number=2, places=("Osk",))],
        "Figures differ, but not like for like (Soldiers killed): one place may lie in the other.",
    ),
    (
        [
            says("The mayor", over(10)),
            says("The army", about(12), number=2),
            says("The army", exactly(3, measure="missing"), number=3),
        ],
        "No like-for-like conflict: 2 claimants at 10–12 (Soldiers killed).",
    ),
    (
        [says("The mayor", exactly(12)), says("The army", exactly(100), number=2)],
        "Conflict: The army says 100 but The mayor says 12 (Soldiers killed, Varda, 5 Nov).",
    ),
    (
        [says("The mayor", exactly(12)), says("The army", exactly(100), number=2, places=("Osk",))],
        "Figures differ, but not like for like (Soldiers killed): one place may lie in the other.",
    ),
    (
        [
            says("The mayor", exactly(12), **NO_PLACE),
            says("The army", exactly(100), number=2, **NO_PLACE),
        ],
        "Conflict: The army says 100 but The mayor says 12 (Soldiers killed, 5 Nov).",
    ),
    (
        [says("The mayor", exactly(12)), says("The mayor", exactly(20), number=2, said_on=NOV_9)],
        f"{NOTHING} The mayor revised 12 to 20.",
    ),
    (
        [
            says("The mayor", over(10)),
            says("The army", about(12), number=2),
            says("The mayor", exactly(3, measure="missing"), number=3),
            says("The army", exactly(9, measure="missing"), number=4),
        ],
        f"{CONFLICT} Agreed: 2 claimants at 10–12 (Soldiers killed).",
    ),
]


@pytest.mark.parametrize(("records", "verdict"), VERDICTS)
def test_the_first_line_is_the_verdict_in_plain_words(records: list[ClaimRecord], verdict: str) -> None:
    assert text(*records).splitlines()[0] == verdict


def test_without_figures_denials_are_the_verdict() -> None:
    records = [
        states(1, "The army", "Ruvian troops are near the reservoir"),
        states(2, "The embassy", "Ruvian troops are near the reservoir", Stance.DENIED),
    ]
    assert text(*records).splitlines() == [
        "No figures to compare, but not all agree.",
        "",
        "Denied or not confirmed",
        "#2 The embassy — Ruvian troops are near the reservoir · denied",
        "↳ #1 The army — Ruvian troops are near the reservoir",
        "",
        "From 2 claims in this chat.",
    ]


def test_a_group_has_its_title_range_verdict_and_rows_newest_first() -> None:
    records = [
        says("The mayor", over(10_000, what="Ruvian soldiers"), outlet="Ledger", said_on=NOV_5),
        says("General staff of the Ruvian army", about(12_000), number=2, outlet="Post", hedged=True),
    ]
    assert text(*records).split("\n\n")[1].splitlines() == [
        "Ruvian soldiers killed · 10,000–12,000",
        "agree",
        "~12,000 General staff of the",
        "        Ruvian army",
        "  tentative · 6 Nov · Varda · Post",
        ">10,000 The mayor",
        "  5 Nov · Varda · Ledger",
    ]


NAMESAKES = [
    # what two of a group say of where and when, and how the group is called beside another of its name
    ({"places": ("Osk",)}, {"places": ("Osk region", "Poland")}, "Soldiers killed, Osk · 3–9"),
    ({"places": ()}, {"places": ("Osk",)}, "Soldiers killed · 6 Nov · 3–9"),
    ({"places": (), "said_on": NOV_5}, {"places": ()}, "Soldiers killed · 5–6 Nov · 3–9"),
]


@pytest.mark.parametrize(("one", "other", "title"), NAMESAKES)
def test_groups_of_one_name_are_told_apart_by_place_or_else_by_day(
    one: dict[str, Any], other: dict[str, Any], title: str
) -> None:
    plain = {"text": "Soldiers were killed near Osk.", "event_on": None}
    osk = [
        says("The mayor", exactly(3), number=3, article=2, **(plain | one)),
        says("The army", exactly(9), number=4, article=2, **(plain | other)),
    ]
    varda = [says("The union", over(10)), says("The hospital", about(12), number=2)]
    titles = {block.split("\n")[0] for block in text(*osk, *varda).split("\n\n")}
    assert {title, "Soldiers killed, Varda · 10–12"} <= titles
    assert text(*varda).split("\n\n")[1].startswith("Soldiers killed · 10–12")


def test_stances_other_than_asserting_and_doubt_are_marked() -> None:
    records = [
        says("The mayor", exactly(12), stance=Stance.UNCONFIRMED, caveat="Not verified."),
        says("The army", exactly(12), number=2, stance=Stance.CONFIRMED),
    ]
    rows = table(*records)
    assert "  unconfirmed · ⚠ · 6 Nov · Varda" in rows
    assert "  confirmed · 6 Nov · Varda" in rows


@pytest.mark.parametrize(
    ("unit", "measure", "title"),
    [
        ("soldiers", "killed_or_injured", "Soldiers killed or injured · 12"),
        ("soldiers", "deployed", "Soldiers deployed · 12"),
        ("soldiers", "vanish", "Soldiers (vanish) · 12"),
        ("missing soldiers", "missing", "Soldiers missing · 12"),
        ("casualties", "killed_or_injured", "Casualties · 12"),
        ("soldiers", "", "Soldiers · 12"),
        ("", "", "Other numbers · 12"),
        ("officers", "killed", "Officers killed · part of troops · 12"),
    ],
)
def test_a_groups_title_says_what_is_counted_and_what_happened(unit: str, measure: str, title: str) -> None:
    figure = exactly(12, unit=unit, measure=measure)
    assert text(says("The mayor", figure), says("The army", figure, number=2)).splitlines()[2] == title


def test_a_figure_that_stands_alone_needs_no_table() -> None:
    record = says("The mayor", over(12, what="Ruvian soldiers"), stance=Stance.CONFIRMED, hedged=True)
    assert text(record).split("\n\n")[1].splitlines() == [
        ">12 Ruvian soldiers killed",
        "The mayor · confirmed · tentative · 6 Nov · Varda · The Northern Ledger",
    ]


def test_one_that_stands_alone_is_singular() -> None:
    assert text(says("The mayor", exactly(1, unit="people"))).splitlines()[2] == "1 person killed"


NOV_1 = date(2024, 11, 1)
UNPLACED = "More than 300 protesters were detained on Tuesday."
REASONS_SHOWN = [
    # how the second claim differs, the reason that the verdict gives, what its row and the first show of it
    (
        {"figures": (exactly(100, what="Ruvian soldiers"),)},
        "whose they are is not stated",
        ("Varda", "side not stated · Varda"),
    ),
    (
        {"figures": (exactly(100, what="elite soldiers"),)},
        "one counts only some",
        ("elite soldiers · Varda", "soldiers · Varda"),
    ),
    ({"event_on": None}, "a day is not stated", ("no period · Varda", "of 5 Nov · Varda")),
    ({"event_on": (NOV_9, NOV_9)}, "of other days", ("of 9 Nov · Varda", "of 5 Nov · Varda")),
    ({"event_on": (NOV_1, NOV_5)}, "of other days", ("of 1–5 Nov · Varda", "of 5 Nov · Varda")),
    ({"places": (), "text": UNPLACED}, "a place is not stated", ("place not stated", "Varda")),
]


@pytest.mark.parametrize(("difference", "reason", "facts"), REASONS_SHOWN)
def test_a_reason_is_given_only_where_the_rows_show_it(
    difference: dict[str, Any], reason: str, facts: tuple[str, str]
) -> None:
    fields: dict[str, Any] = {"figures": (exactly(100),)} | difference
    figures = fields.pop("figures")
    told = [
        says("The mayor", exactly(12), outlet=""),
        says("The army", *figures, number=2, outlet="", **fields),
    ]
    assert f"({reason})" in text(*told)
    shown = [row.removeprefix("  6 Nov").removeprefix(" · ") for row in table(*told) if row.startswith("  ")]
    mayor, army = shown
    assert (army, mayor) == facts


def test_places_are_held_against_each_other_as_they_are_shown() -> None:
    owned = says("A", exactly(12), places=("Rovia", "Osk"), text="12 soldiers fell in Rovia's Osk.")
    other = says("B", exactly(100), number=2, places=("Osk",), text="100 soldiers fell in Osk.")
    assert "Conflict" in text(owned, other)


def test_a_size_in_words_that_stands_alone_reads_as_words() -> None:
    vague = figure(12, None, Bound.AT_LEAST, raw="dozens")
    assert text(says("The mayor", vague)).splitlines()[2] == "dozens of soldiers killed"


@pytest.mark.parametrize(
    ("topic", "line"),
    [("soldiers", "2 other figures in these claims."), ("miles", "1 other figure in these claims.")],
)
def test_figures_that_were_not_asked_for_are_one_line(topic: str, line: str) -> None:
    miles = [exactly(n, unit="miles", measure="") for n in (3, 5)]
    figures = (exactly(12), *miles) if topic == "soldiers" else (exactly(12), miles[0])
    shown = show(answer([says("The mayor", *figures)], topic, topic).html, "HTML").text
    assert shown.split("\n\n")[-1] == f"{line}\nFrom 1 claim in this chat."


def test_groups_of_most_claimants_come_first() -> None:
    records = [
        says("The mayor", exactly(12, measure="missing")),
        says("The army", exactly(5), number=2),
        says(None, exactly(7, unit="ferries"), number=3),
        says(None, exactly(8, unit="ferries"), number=4),
        says("The mayor", exactly(5), number=5),
    ]
    starts = [block.splitlines()[0] for block in text(*records).split("\n\n")[1:-1]]
    assert starts == ["Soldiers killed · 5", "12 soldiers missing", "Ferries killed · 7–8"]


def test_lone_figures_stand_below_tables() -> None:
    records = [
        says("The mayor", exactly(12, measure="missing")),
        says("The army", exactly(5), number=2),
        says("The army", exactly(7), number=3),
    ]
    starts = [block.splitlines()[0] for block in text(*records).split("\n\n")[1:-1]]
    assert starts == ["Soldiers killed · 5–7", "12 soldiers missing"]


def test_expected_figures_are_said_to_be() -> None:
    from_plan = says("The mayor", exactly(12, stage=Stage.EXPECTED))
    assert text(from_plan).splitlines()[2] == "12 soldiers killed · expected"


def test_many_rows_are_cut_and_counted() -> None:
    records = [says(f"Witness {n}", exactly(n), number=n) for n in range(1, 12)]
    assert table(*records)[-1] == "+3 more"


def test_many_groups_are_cut_and_counted_and_denials_stay() -> None:
    measures = [f"measure{n}" for n in range(60)]
    records = [says("The mayor", exactly(12, measure=m), number=n) for n, m in enumerate(measures, 1)]
    denied = states(70, "The embassy", "Ruvian troops are near the reservoir", Stance.DENIED)
    asserted = states(71, "The army", "Ruvian troops are near the reservoir")
    shown = text(*records, denied, asserted)
    left = re.search(r"^\+(\d+) more groups$", shown, re.MULTILINE)
    assert left
    assert shown.count("\n12 soldiers (") + int(left[1]) == 60
    assert "Denied or not confirmed" in shown
    assert shown.endswith("From 62 claims in this chat.")


def test_many_denials_are_cut_and_counted() -> None:
    matter = "Ruvian troops are near the reservoir"
    records = [states(n, f"Embassy {n}", matter, Stance.DENIED) for n in range(1, 6)]
    assert "\n+2 more\n" in text(states(9, "The army", matter), *records)


def test_the_claims_behind_it_are_a_button_away() -> None:
    message = answer([says("The mayor", exactly(12))], "soldiers since:7d")
    assert "c:1:soldiers since:7d" in [button.data for row in message.buttons for button in row]
    assert answer([]).buttons == ()


VALUES = st.one_of(st.integers(0, 10**13), st.sampled_from([12, 1_234_567_891, 0.123456789]))
HOSTILE_RECORDS = st.builds(
    says,
    st.sampled_from([*HOSTILE, "General staff", None]),
    st.builds(
        exactly,
        VALUES,
        unit=st.sampled_from(["soldiers", "US$", "%", *HOSTILE]),
        measure=st.sampled_from(["killed", *HOSTILE]),
    ),
    places=st.lists(st.sampled_from([*HOSTILE, "Osk"]), max_size=3).map(tuple),
    outlet=st.sampled_from([*HOSTILE, "平壌新聞社の長い名前がここにあるので切る"]),
    said_on=st.sampled_from([NOV_5, date(2019, 11, 30)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(HOSTILE_RECORDS, max_size=10))
def test_whatever_the_claims_hold_it_is_one_message_and_no_row_is_too_wide(
    records: list[ClaimRecord],
) -> None:
    told = [
        make_claim_record(number=number, claim=record.claim, appearances=record.appearances)
        for number, record in enumerate(records, 1)
    ]
    shown = show(answer(told).html, "HTML")
    units = shown.text.encode("utf-16-le")
    for block in (entity for entity in shown.entities if entity["type"] == "pre"):
        rows = units[2 * block["offset"] : 2 * (block["offset"] + block["length"])].decode("utf-16-le")
        assert all(get_width(row) <= WIDTH for row in rows.splitlines())


# ── origins ──────────────────────────────────────────────────────────────────────────────────────


def test_what_several_outlets_print_shows_how_many_origins_it_has() -> None:
    records = [
        says("The mayor", exactly(12), outlet=outlet, article=number, number=number)
        for number, outlet in enumerate(("Ledger", "Post", "Lantern"), 1)
    ]
    assert any("3 outlets, 1 origin" in line for line in text(*records).splitlines())


def test_agreement_of_one_quotation_says_that_it_has_one_origin() -> None:
    words = "“We counted twelve of our men among the dead of that night.”"
    records = [
        make_claim_record(
            number=record.number,
            claim=record.claim,
            appearances=tuple(replace(one, quote=words) for one in record.appearances),
        )
        for record in (says("The mayor", exactly(12)), says("An official", exactly(12), number=2))
    ]
    assert text(*records).startswith("They agree: 2 claimants from 1 origin at 12 (Soldiers killed).")


def test_what_another_does_not_confirm_is_told_as_his_and_as_an_earlier_report() -> None:
    told = "a radio report citing an aide that 40 had drowned"
    quote = "citing an aide that 40 had drowned"
    records = [
        says("The mayor", number=1, quote=f"He could not confirm {told}", stance=Stance.UNCONFIRMED),
        says("aide", exactly(40), number=2, quote=quote),
        says("The army", exactly(30), number=3),
    ]
    shown = " ".join(text(*records).split())
    assert "40 aide not confirmed by The mayor earlier report · " in shown
