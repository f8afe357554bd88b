"""Answers that are files: what stands under them, what they are called, and where their buttons lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compare import Comparison, compare
from bot.compare.orders import Order, order_rows
from bot.export.kinds import CSV, JSON_LD, Scope
from bot.models import ClaimRecord, Dating, Message, Stance
from bot.render import Chart, parse_press, render_chart, render_export, render_export_choice, render_table
from bot.render.alt_text import render_alt_text
from bot.render.buttons import Verb
from tests.builders import make_appearance, make_claim_record, make_figure
from tests.charting import NAMES, TODAY, TROOPS, about, at_least, exactly, make_group, said, up_to
from tests.telegram_text import show, show_caption


def caption(message: Message) -> str:
    return show_caption(message.html, "HTML").text


def compared(records: list[ClaimRecord]) -> Comparison:
    return compare(
        [
            make_claim_record(number=at, claim=one.claim, appearances=one.appearances)
            for at, one in enumerate(records, 1)
        ]
    )


def chart(
    records: list[ClaimRecord], number: int = 1, order: Order = Order.DATE, query: str = "troops"
) -> Message:
    return render_chart(compared(records), Chart(number, order, b"png"), query, TODAY, lambda _: "t1")


def presses(message: Message) -> list[tuple[str, Verb, int]]:
    pressed = [(one.label, parse_press(one.data)) for row in message.buttons for one in row]
    return [(label, press.verb, press.page) for label, press in pressed]


# ── the words for a picture ──────────────────────────────────────────────────────────────────────

ALT_TEXTS = [
    (
        TROOPS,
        (
            "Four claimants, 2–19 Dec: 10,000–12,000 Meridian soldiers deployed; "
            "Seoul's National Intelligence Service’s number rose from 10,000 to 11,000; "
            "1 denied or unconfirmed."
        ),
    ),
    ([said("the mayor", about(3_000), 4)], "the mayor, 4 Dec: ~3,000 Meridian soldiers deployed."),
    ([said("the mayor", exactly(1), 4)], "the mayor, 4 Dec: 1 Meridian soldier deployed."),
    (
        [said("the mayor", exactly(12), 4), said("the mayor", exactly(9), 6)],
        "One claimant, 4–6 Dec: 9–12 Meridian soldiers deployed; the mayor’s number fell from 12 to 9.",
    ),
    (
        [said(None, exactly(12), 4), said(None, at_least(9), 6)],
        "No named claimant, 4–6 Dec: 9–12 Meridian soldiers deployed.",
    ),
    (
        [said("the mayor", up_to(12), 4), said("the army", exactly(9), 35)],
        "Two claimants, 4 Dec – 4 Jan 2025: 9–12 Meridian soldiers deployed.",
    ),
]


@pytest.mark.parametrize(("records", "words"), ALT_TEXTS, ids=[words[:20] for _, words in ALT_TEXTS])
def test_a_picture_is_told_in_words(records: list[ClaimRecord], words: str) -> None:
    assert show(render_alt_text(make_group(records), TODAY), "HTML").text == words


def test_several_revisions_are_counted() -> None:
    records = [said("the mayor", exactly(number), 2 + number) for number in (1, 5, 9)]
    text = render_alt_text(make_group(records), TODAY)
    assert "rose from 5 to 9, with 1 more revision" in text


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from([*NAMES, "<b>" * 30, "👀" * 90, "&" * 200, "国" * 200]), min_size=1, max_size=8),
    st.sampled_from(Stance),
    st.text(max_size=300),
)
def test_a_caption_always_fits(claimants: list[str], stance: Stance, query: str) -> None:
    records = [said(name, exactly(7 + at), 2 + at, stance=stance) for at, name in enumerate(claimants)]
    comparison = compared(records)
    shown = [
        chart(records, query=query or "x"),
        render_table(comparison, b"", query, TODAY),
        render_export(CSV, b"", 10**6, 10**7, Scope(query, TODAY)),
        render_export_choice(10**7, query, lambda _: "t1"),
    ]
    assert all(caption(message) for message in shown)


# ── charts ───────────────────────────────────────────────────────────────────────────────────────

LOSSES = [said("the mayor", make_figure(low=3, high=3, unit="boats", what="boats", measure="destroyed"), 5)]


def test_a_chart_s_buttons_give_its_other_form_and_the_next_group() -> None:
    assert presses(chart([*TROOPS, *LOSSES])) == [
        ("By claimant", Verb.CHART_BY_CLAIMANT, 1),
        ("Next chart", Verb.CHART, 2),
    ]
    assert presses(chart([*TROOPS, *LOSSES], 2, Order.CLAIMANT)) == [("Over time", Verb.CHART, 2)]


def test_every_button_under_a_file_gives_a_file() -> None:
    """Telegram edits no words into the place of a file."""
    files = {Verb.CHART, Verb.CHART_BY_CLAIMANT, Verb.COMPARISON_TABLE}
    assert {verb for _, verb, _ in presses(chart([*TROOPS, *LOSSES]))} <= files
    assert render_table(compared(TROOPS), b"", "troops", TODAY).buttons == ()
    assert render_export(CSV, b"", 1, 1, Scope("", TODAY)).buttons == ()


def test_of_several_charts_the_caption_says_which() -> None:
    assert caption(chart([*TROOPS, *LOSSES], 2)).endswith("Chart 2 of 2.")
    assert "Chart 1" not in caption(chart(TROOPS))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("troops in:kursk", "chart-troops-in-kursk-2024-12-20.png"),
        ("../../etc/passwd", "chart-etc-passwd-2024-12-20.png"),
        ("Zürich “été”", "chart-zurich-ete-2024-12-20.png"),
        ("війська", "chart-2024-12-20.png"),
        ("x" * 90, f"chart-{'x' * 40}-2024-12-20.png"),
    ],
)
def test_a_file_s_name_is_one_that_every_system_takes(query: str, name: str) -> None:
    attachment = chart(TROOPS, query=query).attachment
    assert attachment
    assert (attachment.name, attachment.mime, attachment.data) == (name, "image/png", b"png")


# ── tables and exports ───────────────────────────────────────────────────────────────────────────


def test_a_table_says_how_many_figures_it_has() -> None:
    message = render_table(compared([*TROOPS, *LOSSES]), b"a,b", "troops <x>", TODAY)
    assert caption(message) == "7 figures · troops <x> · CSV"
    assert message.attachment
    assert (message.attachment.name, message.attachment.mime) == (
        "compare-troops-x-2024-12-20.csv",
        "text/csv",
    )


def test_an_export_says_what_it_holds_and_what_had_no_room() -> None:
    whole = render_export(JSON_LD, b"{}", 12, 12, Scope("", date(2024, 12, 19)))
    assert caption(whole) == "12 claims · JSON-LD"
    assert whole.attachment
    assert whole.attachment.name == "claims-2024-12-19.jsonld"
    part = caption(render_export(CSV, b"", 1, 4_001, Scope("kursk", TODAY)))
    assert part.startswith("1 claim · kursk · CSV\nNo room for 4,000 older claims")
    assert "since:" in part


def test_without_a_format_the_formats_are_offered_in_words_too() -> None:
    message = render_export_choice(3, "kursk", str)
    assert [one.data for row in message.buttons for one in row] == ["xc:kursk", "xj:kursk", "xl:kursk"]
    assert "/export csv kursk" in caption(message)
    assert "/export csv" in caption(render_export_choice(3, "", str))


# ── orders ───────────────────────────────────────────────────────────────────────────────────────


def test_by_claimant_each_one_s_rows_stand_together_newest_first_and_the_nameless_last() -> None:
    records = [said(None, exactly(7), 30), *TROOPS]
    (group,) = order_rows(compared(records), Order.CLAIMANT).groups
    names = [row.claimant for row in group.rows]
    assert names[-1] == "unattributed"
    seoul = [row.day.day for row in group.rows if "Seoul" in row.claimant]
    assert seoul == [19, 2]
    assert [row.key for row in group.rows[:-1]] == sorted(row.key for row in group.rows[:-1])


def test_what_came_undated_long_after_stands_behind_what_is_dated() -> None:
    came = make_appearance(article_number=9, dated=date(2026, 11, 30), dating=Dating.RECEIVED)
    undated = replace(said("Ryder", exactly(9), 30), appearances=(came,))
    undated = replace(undated, claim=replace(undated.claim, said_on=None))
    (group,) = order_rows(compared([*TROOPS, undated]), Order.DATE).groups
    assert group.rows[-1].claimant == "Ryder"


def test_an_order_changes_nothing_but_the_order() -> None:
    comparison = compared(TROOPS)
    (before,), (after,) = comparison.groups, order_rows(comparison, Order.CLAIMANT).groups
    assert order_rows(comparison, Order.DATE) == comparison
    assert sorted(before.rows, key=lambda row: row.sort_key()) == sorted(
        after.rows, key=lambda row: row.sort_key()
    )
    assert (before.judgement, before.low, before.high) == (after.judgement, after.low, after.high)
