"""What may be written behind `/fix 57`, and what it changes."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import QueryError
from bot.fixes import Fix, find_claim, parse_fixes, parse_reply, parse_target, plan_changes
from bot.models import Stance
from bot.team import EditField
from storage import Change
from storage.editing import key_figures
from tests.builders import make_claim, make_claim_record, make_figure

TODAY = date(2024, 12, 19)

WRONG = [
    # words, what the answer must say
    ("", "What can be fixed: figure, unit"),
    ("colour=red", "can't fix “colour”"),
    ("figure 11000", "“figure 11000” is no change"),
    ("figure=many", "figure=>=11000"),
    ("figure=", "needs its value"),
    ("claimant= stance=denied", "needs its value"),
    ("stance=angry", "asserted, confirmed, denied, unconfirmed"),
    ("stance=none", "stance=denied"),
    ("stage=none", "stage=expected"),
    ("measure=eaten", "I know killed, injured"),
    ("said=yesterdayish", "said=2024-12-16"),
    ("said=2024-12-20", "said=2024-12-16"),
    ("said=2024-12-01..2024-12-03", "said=2024-12-16"),
    ("event=2024-12-15..2024-12-14", "event=2024-12-14..2024-12-15"),
    ("claimant=???", 'claimant="Andriy Kovalenko"'),
    ("claimant=" + "x" * 300, "too long"),
    ("quote=“They fled.”", "article's own words"),
    ("text=They fled.", "article's own words"),
    ("figure=5 figure=6", "What can be fixed"),
    ("delete figure=5", "What can be fixed"),
    ("deleted=yes", "can't fix “deleted”"),
]
RIGHT = [
    ("figure=11000", [Fix(EditField.FIGURE, "11000")]),
    ("figure=>=11000", [Fix(EditField.FIGURE, ">=11000")]),
    ('figure=">=11000"', [Fix(EditField.FIGURE, ">=11000")]),
    ("figure = >= 11,000", [Fix(EditField.FIGURE, ">=11000")]),
    ("figure=none", [Fix(EditField.FIGURE, "")]),
    ("Figure2=20 unit2=officers", [Fix(EditField.FIGURE, "20", 2), Fix(EditField.UNIT, "officers", 2)]),
    ('claimant="Ivana Horvat"', [Fix(EditField.CLAIMANT, "Ivana Horvat")]),
    ("claimant=“Ivana Horvat”", [Fix(EditField.CLAIMANT, "Ivana Horvat")]),
    (
        "claimant = Ivana Horvat stance=denied",
        [Fix(EditField.CLAIMANT, "Ivana Horvat"), Fix(EditField.STANCE, "denied")],
    ),
    ("who=Ivana, place = Split", [Fix(EditField.CLAIMANT, "Ivana"), Fix(EditField.PLACE, "Split")]),
    ("claimant=nobody", [Fix(EditField.CLAIMANT, "")]),
    ("stance=denies", [Fix(EditField.STANCE, "denied")]),
    ("place=Split, Brač", [Fix(EditField.PLACE, "Split; Brač")]),
    ("place=none", [Fix(EditField.PLACE, "")]),
    ("said=2024-12-16", [Fix(EditField.SAID, "2024-12-16")]),
    ("event=2024-12-14..2024-12-15", [Fix(EditField.EVENT, "2024-12-14..2024-12-15")]),
    ("event_on=2024-12-14", [Fix(EditField.EVENT, "2024-12-14")]),
    ("event=none", [Fix(EditField.EVENT, "")]),
    ("measure=killed or injured", [Fix(EditField.MEASURE, "killed_or_injured")]),
    ("measure=none", [Fix(EditField.MEASURE, "")]),
    ("unit=US$", [Fix(EditField.UNIT, "US$")]),
    ("stage=Expected", [Fix(EditField.STAGE, "expected")]),
    ("delete", [Fix(EditField.DELETED, "yes")]),
    ("Delete.", [Fix(EditField.DELETED, "yes")]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told"), WRONG)
def test_a_wrong_fix_is_told_what_can_be_fixed_with_an_example(words: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_fixes(words, TODAY)
    assert told in str(caught.value)


@pytest.mark.parametrize(("words", "fixes"), RIGHT)
def test_a_fix_is_read_as_it_is_typed(words: str, fixes: list[Fix]) -> None:
    assert parse_fixes(words, TODAY) == fixes


@pytest.mark.parametrize("words", ["", "figure=5", "#", "57x", "claimant=57"])
def test_a_fix_begins_with_a_number(words: str) -> None:
    assert parse_target(words) is None


@pytest.mark.parametrize("words", ["57 figure=5", "#57 figure=5", "57: figure=5", "57, figure=5"])
def test_the_number_and_the_rest_are_told_apart(words: str) -> None:
    assert parse_target(words) == (57, "figure=5")


REPLIES = [
    ("fix: claimant = Ivana Horvat", (None, "claimant = Ivana Horvat")),
    ("Fix : figure=5", (None, "figure=5")),
    ("fix 57: figure=5", (57, "figure=5")),
    ("/fix #57: undo", (57, "undo")),
    ("fix figure = 5", (None, "figure = 5")),
    ("fix 57 figure2=5", (57, "figure2=5")),
    ("fix the dam = now", None),
    ("fix figure 5", None),
    ("The prefix: a word", None),
    ("fixed: nothing", None),
    ("fix:", None),
    ("We must fix: the dam, said the mayor.", None),
]


@pytest.mark.parametrize(("text", "reply"), REPLIES)
def test_a_reply_is_a_fix_only_where_it_begins_as_one(
    text: str, reply: tuple[int | None, str] | None
) -> None:
    assert parse_reply(text) == reply


def test_a_message_that_names_one_claim_is_about_it() -> None:
    assert find_claim([57, 57]) == 57


@pytest.mark.parametrize(("named", "told"), [([], "names none"), ([3, 5], "Which of #3, #5?")])
def test_a_message_that_names_none_or_several_claims_is_asked_back(named: list[int], told: str) -> None:
    with pytest.raises(QueryError, match=told):
        find_claim(named)


# ── what changes ─────────────────────────────────────────────────────────────────────────────────

KILLED = make_figure(value=12, unit="sailors", measure="killed")
HURT = make_figure(value=20, unit="sailors", measure="injured")


def plan(words: str, *figures: object, **claim: object) -> list[Change]:
    record = make_claim_record(claim=make_claim(figures=figures, **claim))
    return plan_changes(parse_fixes(words, TODAY), record, key_figures(record.claim, ()))


def test_several_figures_are_told_apart_by_their_place() -> None:
    (change,) = plan("figure2=25", KILLED, HURT)
    assert (change.old, change.new) == ("20", "25")
    assert change.figure == key_figures(make_claim(figures=(HURT,)), ())[0][0]


@pytest.mark.parametrize("words", ["figure=25", "figure3=25", "unit=men"])
def test_which_of_several_figures_is_asked_back(words: str) -> None:
    with pytest.raises(QueryError, match="1 is 12 sailors killed; 2 is 20 sailors injured"):
        plan(words, KILLED, HURT)


def test_the_only_figure_needs_no_place_but_a_place_that_is_not_there_is_asked_back() -> None:
    assert plan("figure=25", KILLED)[0].old == "12"
    with pytest.raises(QueryError, match="has 1 figure: 1 is 12"):
        plan("figure2=25", KILLED)


def test_a_claim_without_a_figure_may_be_given_one_with_all_that_belongs_to_it() -> None:
    changes = plan("unit=sailors figure=25 measure=killed")
    assert [(one.field, one.figure, one.old) for one in changes] == [
        (EditField.FIGURE, "", ""),
        (EditField.UNIT, "", ""),
        (EditField.MEASURE, "", ""),
    ]


@pytest.mark.parametrize("words", ["unit=sailors", "figure=none", "measure=killed"])
def test_what_a_figure_lacks_cannot_be_fixed_without_a_figure(words: str) -> None:
    with pytest.raises(QueryError, match="no figure yet"):
        plan(words)


def test_what_is_so_already_is_no_change() -> None:
    assert plan("figure=12 stance=asserted place=Varda said=2024-12-01", KILLED, places=("Varda",)) == [
        Change(EditField.SAID, "", "", "2024-12-01")
    ]


def test_a_change_remembers_what_was_there() -> None:
    changes = plan('claimant="Ivana Horvat" stance=denied event=none', stance=Stance.CONFIRMED)
    assert [(one.old, one.new) for one in changes] == [
        ("Varda Province police", "Ivana Horvat"),
        ("confirmed", "denied"),
        ("2024-11-05", ""),
    ]
