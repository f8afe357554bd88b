"""Edits: kept apart from the machine's reading, seen in everything that reads claims."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import NotFoundError
from bot.models import Bound, ClaimRecord, Kind, Stage, Stance
from bot.team import Edit, EditField
from storage import Change, Editing, Storage
from storage.editing import ADDED, apply_edits, key_figures
from storage.editing import get_key as key
from tests.builders import RECEIVED_AT, make_claim, make_figure
from tests.storing import CHAT, OTHER_CHAT, count_rows, day, found, keep, search

ANN = Editing("Ann", RECEIVED_AT, 11)
BO = Editing("Bo", RECEIVED_AT + timedelta(hours=1), 12)
HELD = make_figure()
HURT = make_figure(value=20, measure="injured")
POLICE = make_claim(
    quote="Varda Province police said that more than 300 were detained and 20 injured.", figures=(HELD, HURT)
)


def changed(field: EditField, new: str, figure: str = "", old: str = "before") -> Change:
    return Change(field, figure, old, new)


async def fix(storage: Storage, *changes: Change, number: int = 1, editing: Editing = ANN) -> ClaimRecord:
    return await storage.add_edits(CHAT, number, changes, editing)


# ── what cannot be ───────────────────────────────────────────────────────────────────────────────


async def test_a_claim_that_is_not_here_cannot_be_edited(storage: Storage) -> None:
    await keep(storage, POLICE)
    for number in (0, 2):
        with pytest.raises(NotFoundError, match=f"#{number}"):
            await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"), number=number)
        with pytest.raises(NotFoundError, match=f"#{number}"):
            await storage.undo_edits(CHAT, number, ANN)


async def test_where_nothing_was_edited_nothing_is_taken_back(storage: Storage) -> None:
    await keep(storage, POLICE)
    with pytest.raises(NotFoundError, match="/claim 1"):
        await storage.undo_edits(CHAT, 1, ANN)


async def test_a_message_that_is_worked_on_again_edits_and_undoes_nothing_more(storage: Storage) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.ROLE, "chief"))
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"), editing=BO)
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"), editing=BO)
    assert [edit.change for edit in await storage.list_edits(CHAT, 1)] == [1, 2]
    later = BO._replace(message_id=13)
    assert await storage.undo_edits(CHAT, 1, later) == await storage.undo_edits(CHAT, 1, later)
    assert [edit.field for edit in (await storage.get_claim(CHAT, 1)).edits] == [EditField.ROLE]


# ── the reading ──────────────────────────────────────────────────────────────────────────────────


async def test_an_edit_changes_what_is_read_and_keeps_what_the_machine_read(storage: Storage) -> None:
    await keep(storage, POLICE)
    record = await fix(storage, changed(EditField.STANCE, "denied", old="asserted"))
    assert (record.number, record.claim.stance, record.machine) == (1, Stance.DENIED, POLICE)
    (edit,) = record.edits
    assert (edit.change, edit.old, edit.new) == (1, "asserted", "denied")
    assert (edit.editor, edit.made_at, edit.undone_by) == ("Ann", RECEIVED_AT, None)


DAYS = (day("2024-11-01"), day("2024-11-03"))
FIELDS = [
    (changed(EditField.CLAIMANT, "Lena Orsk"), {"claimant": "Lena Orsk"}),
    (changed(EditField.CLAIMANT, ""), {"claimant": None}),
    (changed(EditField.ROLE, "chief"), {"role": "chief"}),
    (changed(EditField.ROLE, ""), {"role": None}),
    (changed(EditField.STANCE, "confirmed"), {"stance": Stance.CONFIRMED}),
    (changed(EditField.PLACE, "Orsk; Lumen Bay"), {"places": ("Orsk", "Lumen Bay")}),
    (changed(EditField.PLACE, ""), {"places": ()}),
    (changed(EditField.SAID, "2024-11-04"), {"said_on": day("2024-11-04")}),
    (changed(EditField.SAID, ""), {"said_on": None}),
    (
        changed(EditField.EVENT, "2024-11-01..2024-11-03"),
        {"event_on": (day("2024-11-01"), day("2024-11-03"))},
    ),
    (changed(EditField.EVENT, ""), {"event_on": None}),
]


@pytest.mark.parametrize(("change", "expected"), FIELDS, ids=lambda value: str(value)[:40])
async def test_every_field_is_read_as_edited_and_the_quote_never_changes(
    storage: Storage, change: Change, expected: dict[str, object]
) -> None:
    await keep(storage, POLICE)
    claim = (await fix(storage, change)).claim
    assert {name: getattr(claim, name) for name in expected} == expected
    assert (claim.quote, claim.start, claim.end) == (POLICE.quote, POLICE.start, POLICE.end)


async def test_a_figure_is_edited_among_others(storage: Storage) -> None:
    await keep(storage, POLICE)
    record = await fix(
        storage,
        changed(EditField.FIGURE, ">=350", key(HELD)),
        changed(EditField.UNIT, "young men", key(HELD)),
    )
    held, hurt = record.claim.figures
    assert (held.low, held.high, held.bound, held.raw) == (350, None, Bound.AT_LEAST, "at least 350")
    assert (held.unit, held.what, held.measure) == ("men", "young men", "detained")
    assert hurt == HURT


async def test_a_figures_measure_and_stage_are_edited(storage: Storage) -> None:
    await keep(storage, POLICE)
    record = await fix(
        storage,
        changed(EditField.MEASURE, "killed", key(HURT)),
        changed(EditField.STAGE, "expected", key(HELD)),
    )
    assert [(one.measure, one.stage) for one in record.claim.figures] == [
        ("detained", Stage.EXPECTED),
        ("killed", Stage.HAPPENED),
    ]


async def test_a_figure_that_is_none_goes_and_one_that_was_missed_comes(storage: Storage) -> None:
    await keep(storage, POLICE, make_claim(quote="A crowd came, she said."))
    assert (await fix(storage, changed(EditField.FIGURE, "", key(HURT)))).claim.figures == (HELD,)
    record = await fix(
        storage, changed(EditField.FIGURE, "~90", ADDED), changed(EditField.UNIT, "people", ADDED), number=2
    )
    assert [(one.low, one.bound, one.unit) for one in record.claim.figures] == [(90, Bound.ABOUT, "people")]


def test_the_sentence_tells_the_new_number_and_name_where_it_told_the_old_ones_once() -> None:
    edits = [
        _edit(EditField.FIGURE, ">=350", key(HELD)),
        _edit(EditField.FIGURE, ">=360", key(HELD)),
        _edit(EditField.CLAIMANT, "Lena Orsk"),
    ]
    told = apply_edits(POLICE, edits).text
    assert told == "Lena Orsk said that at least 360 were detained and 20 injured."


def test_a_number_that_the_sentence_has_twice_stays_in_it() -> None:
    claim = make_claim(text="20 of 20 were injured.", figures=(HURT,))
    assert apply_edits(claim, [_edit(EditField.FIGURE, "25", key(HURT))]).text == claim.text


def test_an_office_goes_with_its_holder_but_not_with_a_slip_of_the_pen() -> None:
    claim = make_claim(claimant="Lena Orsc", role="chief of police")
    assert apply_edits(claim, [_edit(EditField.CLAIMANT, "Lena Orsk")]).role == "chief of police"
    assert apply_edits(claim, [_edit(EditField.CLAIMANT, "Tomas Rell")]).role is None
    both = [_edit(EditField.CLAIMANT, "Tomas Rell"), _edit(EditField.ROLE, "mayor")]
    assert apply_edits(claim, both).role == "mayor"


def test_a_number_that_counted_itself_takes_its_name_along() -> None:
    bare = make_figure(value=52, unit="52", measure="injured", raw="52")
    (figure,) = apply_edits(make_claim(figures=(bare,)), [_edit(EditField.FIGURE, "53", key(bare))]).figures
    assert (figure.raw, figure.unit, figure.what) == ("53", "", "")


def _edit(field: EditField, new: str, figure: str = "") -> Edit:
    return Edit(1, field, figure, "", new, "Ann", RECEIVED_AT)


# ── other appearances ────────────────────────────────────────────────────────────────────────────


async def test_a_new_appearance_keeps_the_edits_whatever_the_order_of_its_figures(storage: Storage) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.FIGURE, "350", key(HELD)), changed(EditField.CLAIMANT, "Lena Orsk"))
    post = make_claim(quote="Injured are 20, and more than 300 detained.", figures=(HURT, HELD))
    await keep(storage, post, outlet="Varda Post")
    record = await storage.get_claim(CHAT, 1)
    assert len(record.appearances) == 2
    assert [figure.low for figure in record.claim.figures] == [20, 350]
    assert record.machine == post
    assert await found(storage, claimant="Orsk") == [post.quote]
    assert await found(storage, claimant="Varda Province police") == []


def test_an_edit_of_a_figure_that_an_article_does_not_have_changes_nothing_there() -> None:
    claim = make_claim(figures=(HURT,))
    assert [figure for _, figure in key_figures(claim, [_edit(EditField.FIGURE, "9", key(HELD))])] == [HURT]


async def test_every_list_of_claims_has_the_edits(storage: Storage) -> None:
    await keep(storage, POLICE)
    record = await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"))
    assert await storage.list_claims(CHAT, 1) == [record]
    assert await storage.list_claims_since(CHAT, RECEIVED_AT) == [record]
    assert await storage.list_related(CHAT, ["protesters"], 9) == [record]
    assert await search(storage) == [record]


# ── search ───────────────────────────────────────────────────────────────────────────────────────


async def test_a_search_finds_the_edited_values_and_not_those_that_they_replaced(storage: Storage) -> None:
    await keep(storage, make_claim(quote="They were held.", claimant="Otto Brandt", places=("Varda",)))
    await fix(
        storage,
        changed(EditField.CLAIMANT, "Lena Orsk"),
        changed(EditField.PLACE, "Lumen Bay"),
        changed(EditField.STANCE, "denied"),
        changed(EditField.SAID, "2024-11-09"),
    )
    for filters in ({"claimant": "Orsk"}, {"stance": Stance.DENIED}, {"since": day("2024-11-08")}):
        assert await found(storage, **filters) == ["They were held."], filters
    assert await found(storage, "lumen", "orsk") == ["They were held."]
    assert await found(storage, "brandt") == await found(storage, "varda") == []
    assert await found(storage, claimant="Brandt") == await found(storage, stance=Stance.ASSERTED) == []


async def test_what_is_taken_back_is_found_as_before(storage: Storage) -> None:
    await keep(storage, make_claim(quote="They were held.", claimant="Otto Brandt"))
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"), changed(EditField.STANCE, "denied"))
    await storage.undo_edits(CHAT, 1, BO)
    assert await found(storage, "brandt") == await found(storage, claimant="Brandt") == ["They were held."]
    assert await found(storage, "orsk") == await found(storage, stance=Stance.DENIED) == []


async def test_the_full_text_index_stays_whole(storage: Storage, tmp_path: Path) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"))
    await keep(storage, POLICE, outlet="Lumen Post")
    await storage.undo_edits(CHAT, 1, BO)
    await fix(storage, changed(EditField.PLACE, "Lumen Bay"), editing=BO)
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    await storage.delete_article(OTHER_CHAT, 1)
    with closing(sqlite3.connect(tmp_path / "claims.sqlite3")) as connection:
        # It raises where the index does not say what the rows say.
        connection.execute(
            "INSERT INTO appearance_index (appearance_index, rank) VALUES ('integrity-check', 1)"
        )


async def test_a_statement_of_no_day_is_found_by_its_articles_day_only(storage: Storage) -> None:
    await keep(storage, make_claim(quote="Late.", said_on=day("2024-11-09")), published=day("2024-11-05"))
    assert await found(storage, since=day("2024-11-08")) == ["Late."]
    await fix(storage, changed(EditField.SAID, ""))
    assert await found(storage, since=day("2024-11-08")) == []


async def test_topics_are_those_of_the_edited_claims(storage: Storage) -> None:
    await keep(storage, make_claim(claimant="Otto Brandt", places=("Varda",), figures=(HELD,)))
    await fix(
        storage,
        changed(EditField.CLAIMANT, "Lena Orsk"),
        changed(EditField.PLACE, "Lumen Bay"),
        changed(EditField.UNIT, "strikers", key(HELD)),
    )
    assert sorted(await storage.list_topics(CHAT, 9)) == ["Lena Orsk", "Lumen Bay", "strikers"]
    assert await storage.list_counted(CHAT, ["detained"], 9) == ["strikers"]


# ── what is no claim ─────────────────────────────────────────────────────────────────────────────


async def test_what_is_no_claim_is_in_no_list_and_comes_back(storage: Storage) -> None:
    await keep(storage, POLICE, make_claim(quote="The march went on, she said."))
    assert (await fix(storage, changed(EditField.DELETED, "yes", old=""))).deleted
    assert await found(storage) == ["The march went on, she said."]
    assert [one.number for one in await storage.list_claims(CHAT, 1)] == [2]
    assert [one.number for one in await storage.list_claims_since(CHAT, RECEIVED_AT)] == [2]
    assert await storage.list_related(CHAT, ["protesters"], 9) == []
    assert "protesters" not in await storage.list_topics(CHAT, 9)
    assert (await storage.get_claim(CHAT, 1)).claim == POLICE
    await storage.undo_edits(CHAT, 1, BO)
    assert len(await search(storage)) == 2


async def test_a_new_article_does_not_bring_back_what_is_no_claim(storage: Storage) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.DELETED, "yes"))
    await keep(storage, POLICE, outlet="Lumen Post")
    assert await found(storage) == []


# ── taking back ──────────────────────────────────────────────────────────────────────────────────


async def test_the_latest_change_is_taken_back_whole_and_then_the_one_before(storage: Storage) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.ROLE, "chief"))
    await fix(
        storage, changed(EditField.CLAIMANT, "Lena Orsk"), changed(EditField.STANCE, "denied"), editing=BO
    )
    undone = await storage.undo_edits(CHAT, 1, ANN._replace(message_id=13))
    assert {edit.field for edit in undone} == {EditField.CLAIMANT, EditField.STANCE}
    assert (await storage.get_claim(CHAT, 1)).claim.role == "chief"
    await storage.undo_edits(CHAT, 1, ANN._replace(message_id=14))
    record = await storage.get_claim(CHAT, 1)
    assert (record.claim, record.edits, record.machine) == (POLICE, (), None)


async def test_a_button_takes_its_own_change_back_once(storage: Storage) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.ROLE, "chief"))
    await fix(storage, changed(EditField.STANCE, "denied"), editing=BO)
    button = Editing("Cy", RECEIVED_AT)
    await storage.undo_edits(CHAT, 1, button, change=1)
    claim = (await storage.get_claim(CHAT, 1)).claim
    assert (claim.role, claim.stance) == (None, Stance.DENIED)
    with pytest.raises(NotFoundError):
        await storage.undo_edits(CHAT, 1, button, change=1)


async def test_the_history_tells_who_took_what_back_and_when(storage: Storage) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.ROLE, "chief"))
    await storage.undo_edits(CHAT, 1, BO)
    (edit,) = await storage.list_edits(CHAT, 1)
    assert (edit.editor, edit.undone_by, edit.undone_at) == ("Ann", "Bo", BO.at)


# ── articles and chats that go ───────────────────────────────────────────────────────────────────


async def test_the_edits_of_a_claim_go_with_its_last_article(storage: Storage, tmp_path: Path) -> None:
    await keep(storage, POLICE)
    await keep(storage, POLICE, outlet="Lumen Post")
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"))
    await storage.delete_article(CHAT, 2)
    assert (await storage.get_claim(CHAT, 1)).claim.claimant == "Lena Orsk"
    await storage.delete_article(CHAT, 1)
    assert await storage.list_edits(CHAT, 1) == []
    assert count_rows(tmp_path) == {"articles": 0, "claims": 0, "appearances": 0, "figures": 0}


@pytest.mark.parametrize("known", [0, 2])
async def test_edits_move_with_their_claims_to_a_new_chat_id(storage: Storage, known: int) -> None:
    for n in range(known):
        await keep(storage, make_claim(quote=f"Witness {n}."), chat_id=OTHER_CHAT)
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"))
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    record = await storage.get_claim(OTHER_CHAT, known + 1)
    assert (record.claim.claimant, record.machine) == ("Lena Orsk", POLICE)
    assert await found(storage, claimant="Orsk", chat_id=OTHER_CHAT) == [POLICE.quote]


async def test_after_a_move_a_message_of_an_old_number_is_another_message(storage: Storage) -> None:
    await keep(storage, POLICE)
    await fix(storage, changed(EditField.ROLE, "chief"))
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"), editing=BO)
    await storage.undo_edits(CHAT, 1, BO)
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    record = await storage.add_edits(OTHER_CHAT, 1, [changed(EditField.STANCE, "denied")], ANN)
    assert record.claim.stance is Stance.DENIED
    (undone,) = await storage.undo_edits(OTHER_CHAT, 1, BO)
    assert undone.field is EditField.STANCE


async def test_an_outlets_own_fact_gets_a_claimant(storage: Storage) -> None:
    own = make_claim(quote="The march drew a crowd.", kind=Kind.FACT, claimant=None)
    await keep(storage, own, outlet="Lumen Post")
    assert await found(storage, claimant="lumen post") == [own.quote]
    await fix(storage, changed(EditField.CLAIMANT, "Lena Orsk"))
    assert await found(storage, claimant="lumen post") == []
    assert await found(storage, claimant="orsk") == [own.quote]
