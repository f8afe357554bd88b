"""Pictures of comparisons: what they hold, that nothing in them overlaps, and that they come out the same."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chart.boxes import Box, spread
from bot.chart.canvas import FAINT, GROUND, INK, Canvas, keep_drawable
from bot.chart.draw import draw_chart, lay_out
from bot.chart.marks import COLOURS, MOST_MARKS, NAMELESS_COLOUR, lighten, make_marks
from bot.chart.scales import make_scale
from bot.compare.orders import Order
from bot.models import ClaimRecord, Stance
from tests.charting import (
    CASES,
    NAMES,
    TODAY,
    TROOPS,
    about,
    at_least,
    between,
    exactly,
    make_group,
    many,
    said,
    up_to,
)
from tests.uploads import PNG_SIGNATURE


def words(records: list[ClaimRecord], order: Order = Order.DATE) -> list[str]:
    return [text for text, _ in lay_out(make_group(records), order, TODAY).texts]


def find_overlaps(canvas: Canvas) -> list[tuple[str, str]]:
    """Words over each other, by more than the room that any line leaves around it."""
    inner = [(text, Box(b.left + 1, b.bottom + 4, b.right - 1, b.top - 4)) for text, b in canvas.texts]
    return [(one, other) for (one, a), (other, b) in combinations(inner, 2) if a.overlaps(b)]


# ── nothing overlaps ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("case", CASES)
def test_no_words_overlap_and_none_leave_the_picture(case: str, order: Order) -> None:
    canvas = lay_out(make_group(CASES[case]), order, TODAY)
    assert find_overlaps(canvas) == []
    sheet = Box(0, 0, canvas.width, canvas.height)
    assert [text for text, box in canvas.texts if not sheet.holds(box)] == []


FIGURES = st.one_of(
    st.builds(exactly, st.integers(0, 10**12)),
    st.builds(about, st.integers(1, 10**9)),
    st.builds(at_least, st.sampled_from([0, 3, 10_000, 0.25, 12_345_678])),
    st.builds(up_to, st.integers(1, 40_000)),
    st.builds(between, st.integers(0, 10), st.integers(11, 10**6)),
)
RECORDS = st.builds(
    said,
    st.sampled_from([None, *NAMES, "Ω" * 60, "$x$ & <b>", "国防部", "سكان المدينة"]),
    FIGURES,
    st.integers(2, 400),
    stance=st.sampled_from(Stance),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=28), st.sampled_from(Order))
def test_whatever_is_said_can_be_drawn_without_overlaps(records: list[ClaimRecord], order: Order) -> None:
    canvas = lay_out(make_group(records), order, TODAY)
    assert find_overlaps(canvas) == []
    assert canvas.to_png().startswith(PNG_SIGNATURE)


# ── what it holds ────────────────────────────────────────────────────────────────────────────────


def test_every_figure_stands_beside_its_mark_and_every_claimant_is_named_once() -> None:
    told = words(TROOPS)
    for figure in ("10,000", "11,000", "~12,000", "≥10,000", "11,000–12,000", "12,000, denied"):
        assert figure in told
    assert sum("Pentagon" in one for one in told) == 1
    assert sum("Seoul's National" in one for one in told) == 1


def test_by_claimant_there_is_one_line_for_each_with_its_change() -> None:
    told = words(TROOPS, Order.CLAIMANT)
    assert "10,000 → 11,000" in told
    assert sum("Seoul" in one for one in told) == 1


@pytest.mark.parametrize("order", Order)
def test_the_signs_that_are_used_are_explained_and_no_others(order: Order) -> None:
    (key,) = [
        one for one in words([said("A", exactly(5), 2), said("B", about(5), 3)], order) if "about:" in one
    ]
    assert key == "~ about: ±10%"
    told = " ".join(words(TROOPS, order))
    assert "hollow: denied or unconfirmed" in told
    assert "arrow: the number or more, or less" in told


@pytest.mark.parametrize("order", Order)
def test_of_too_many_figures_the_newest_are_drawn_and_the_rest_counted(order: Order) -> None:
    records = [said(f"Office {at}", exactly(100 + at), 2 + at) for at in range(MOST_MARKS + 3)]
    told = words(records, order)
    assert any("+3 older ones" in one for one in told)
    assert not {"100", "102", "Office 0", "Office 2"} & set(told)
    assert "103" in told


def test_an_open_end_is_open_and_about_is_ten_percent_either_way() -> None:
    records = [said("A", at_least(100), 2), said("B", up_to(90), 3), said("C", about(100), 4)]
    rows = make_group(records).rows[::-1]
    least, most, around = make_marks(rows, "ABC")
    assert (least.open_above, least.open_below, least.low, least.high) == (True, False, 100, 100)
    assert (most.open_above, most.open_below) == (False, True)
    assert (around.low, round(around.high, 6), around.numbers) == (90, 110, (100,))


def test_one_body_has_one_colour_and_two_have_two() -> None:
    rows = make_group(TROOPS).rows
    looks = {(mark.row.key, mark.colour, mark.shape) for mark in make_marks(rows, (row.key for row in rows))}
    assert len(looks) == len({row.key for row in rows}) == 5


def test_more_bodies_than_colours_differ_in_shape() -> None:
    rows = make_group(many(20, days=18)).rows
    assert len({(mark.colour, mark.shape) for mark in make_marks(rows, (row.key for row in rows))}) == 20


@pytest.mark.parametrize("stance", [Stance.DENIED, Stance.UNCONFIRMED])
def test_what_nobody_stands_behind_is_hollow(stance: Stance) -> None:
    rows = make_group([said("A", exactly(5), 2, stance=stance)]).rows
    (mark,) = make_marks(rows, "A")
    assert mark.hollow
    assert mark.value == f"5, {stance}"


# ── how it reads ─────────────────────────────────────────────────────────────────────────────────


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [*COLOURS, NAMELESS_COLOUR])
def test_marks_and_words_stand_out_from_the_ground(colour: str) -> None:
    assert contrast(colour, GROUND) >= 3
    assert contrast(lighten(colour), GROUND) >= 4.5


@pytest.mark.parametrize("ink", [INK, FAINT])
def test_ink_reads_on_the_ground(ink: str) -> None:
    assert contrast(ink, GROUND) >= 7


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("the Pentagon", "the Pentagon"),
        ("Міністерство оборони", "Міністерство оборони"),
        ("e\u0301cole", "école"),
        ("\u2068سكان\u2069", "سكان"),
        ("\U00013080\U00013081", "claim #7"),
        ("Kyiv \U00013080", "Kyiv"),
        ("👀\u200b", "claim #7"),
        ("", "claim #7"),
    ],
)
def test_letters_that_no_font_has_are_left_out_and_a_name_of_them_alone_is_replaced(
    name: str, shown: str
) -> None:
    assert keep_drawable(name, "claim #7") == shown


def test_dollar_signs_are_no_formulas() -> None:
    assert "$x^2$ of $y" in " ".join(words([said("$x^2$ of $y", exactly(5), 2)]))


# ── the same every time, and only when it is asked for ───────────────────────────────────────────


@pytest.mark.parametrize("order", Order)
def test_the_same_figures_give_the_same_bytes_also_side_by_side(order: Order) -> None:
    group = make_group(many(6, days=9))
    with ThreadPoolExecutor(4) as pool:
        drawn = set(pool.map(lambda _: draw_chart(group, order, TODAY), range(4)))
    assert len(drawn) == 1


def test_the_order_of_the_rows_changes_nothing() -> None:
    group = make_group(TROOPS)
    turned = type(group)(
        **{name: getattr(group, name) for name in group.__slots__} | {"rows": group.rows[::-1]}
    )
    assert draw_chart(turned, Order.DATE, TODAY) == draw_chart(group, Order.DATE, TODAY)


def test_the_bot_starts_without_matplotlib() -> None:
    check = "import sys, bot.app, bot.console.chat, bot.cli; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_it_is_about_as_wide_as_high_for_a_phone_held_upright() -> None:
    for size in (1, 8, 25):
        png = draw_chart(make_group(many(size, days=9)), Order.DATE, TODAY)
        width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
        assert width == 1080
        assert 1080 <= height <= 1350


# ── scales ───────────────────────────────────────────────────────────────────────────────────────

SCALES = [
    # numbers, logarithmic, ticks
    ([10_000, 12_000], False, (10_000, 10_500, 11_000, 11_500, 12_000)),
    ([0, 15], False, (0, 5, 10, 15)),
    ([3], False, (3,)),
    ([0], False, (0, 1)),
    ([3, 3_000_000_000], True, (1, 100, 10_000, 1_000_000, 100_000_000, 10_000_000_000)),
    ([-40, 25], False, (-40, -20, 0, 20)),
    ([0, 10**9], False, (0, 200_000_000, 400_000_000, 600_000_000, 800_000_000, 1_000_000_000)),
]


@pytest.mark.parametrize(("numbers", "logarithmic", "ticks"), SCALES)
def test_ticks_are_round_and_not_many(
    numbers: list[float],
    logarithmic: bool,  # noqa: FBT001 - a column of the table
    ticks: tuple[float, ...],
) -> None:
    scale = make_scale(numbers)
    assert (scale.logarithmic, scale.ticks) == (logarithmic, ticks)


@given(st.lists(st.floats(-1e13, 1e13, allow_nan=False), min_size=1, max_size=20))
def test_every_number_has_its_place_in_the_order_of_their_size(numbers: list[float]) -> None:
    scale = make_scale(numbers)
    places = [scale.place(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert 0 < len(scale.ticks) <= 8


@given(st.lists(st.floats(0, 500), max_size=30), st.floats(1, 60))
def test_things_moved_apart_keep_their_order_their_distance_and_their_bounds(
    wanted: list[float], gap: float
) -> None:
    placed = spread(wanted, gap, 0, 500)
    fair = min(gap, 500 / max(len(wanted) - 1, 1))
    inorder = [placed[at] for at in sorted(range(len(wanted)), key=lambda at: (wanted[at], at))]
    assert all(b - a >= fair - 1e-6 for a, b in pairwise(inorder))
    assert all(-1e-6 <= one <= 500 + 1e-6 for one in placed)


def test_what_has_room_stays_where_it_is() -> None:
    assert spread([10, 100, 300], 40, 0, 500) == [10, 100, 300]


def test_the_days_that_are_marked_are_those_of_the_figures() -> None:
    days = [one for one in words(TROOPS) if re.fullmatch(r"\d+ Dec", one)]
    assert days[:2] == ["2 Dec", "19 Dec"]
    assert set(days) <= {"2 Dec", "4 Dec", "7 Dec", "12 Dec", "13 Dec", "19 Dec"}
