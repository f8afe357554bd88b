"""Aliases, grades and voices of a chat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import NotFoundError
from bot.models import Kind
from bot.team import EditField, Reliability, Voice
from storage import Change, Editing, Storage
from tests.builders import RECEIVED_AT, make_claim
from tests.storing import CHAT, OTHER_CHAT, day, keep

ANN = Editing("Ann", RECEIVED_AT, 11)
BO = Editing("Bo", RECEIVED_AT + timedelta(hours=1), 12)


async def alias(storage: Storage, one: str, other: str, editing: Editing = ANN, chat_id: int = CHAT) -> None:
    await storage.add_alias(chat_id, one.lower(), one, other, editing)


async def names(storage: Storage, chat_id: int = CHAT) -> list[tuple[int, str, str]]:
    return [(one.number, one.alias, one.name) for one in await storage.list_aliases(chat_id)]


async def grade(
    storage: Storage, name: str, letter: str, editing: Editing = ANN, chat_id: int = CHAT
) -> None:
    await storage.add_grade(chat_id, name.lower(), name, Reliability[letter], editing)


async def letters(storage: Storage, chat_id: int = CHAT) -> dict[str, str]:
    return {one.name: one.reliability.name for one in await storage.list_grades(chat_id)}


# ── aliases ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", [None, 1])
async def test_an_alias_that_is_not_here_cannot_be_taken_back(storage: Storage, number: int | None) -> None:
    with pytest.raises(NotFoundError, match="/alias"):
        await storage.delete_alias(CHAT, number, ANN)


async def test_aliases_are_listed_as_they_were_made_with_who_and_when(storage: Storage) -> None:
    await alias(storage, "HUR", "the Directorate")
    await alias(storage, "GUR", "HUR", BO)
    assert await names(storage) == [(1, "HUR", "the Directorate"), (2, "GUR", "HUR")]
    assert [(one.editor, one.made_at) for one in await storage.list_aliases(CHAT)] == [ANN[:2], BO[:2]]


async def test_the_same_alias_again_stays_the_one_that_it_was(storage: Storage) -> None:
    await alias(storage, "HUR", "the Directorate")
    await alias(storage, "HUR", "the Directorate", BO)
    assert await names(storage) == [(1, "HUR", "the Directorate")]


async def test_an_alias_stands_for_one_name_at_a_time(storage: Storage) -> None:
    await alias(storage, "HUR", "the Directorate")
    await alias(storage, "hur", "the Service", BO)
    assert await names(storage) == [(2, "hur", "the Service")]


async def test_the_latest_alias_or_the_one_named_is_taken_back_once_a_message(storage: Storage) -> None:
    for one in ("A", "B", "C"):
        await alias(storage, one, "the Service")
    assert (await storage.delete_alias(CHAT, None, BO)).alias == "C"
    assert (await storage.delete_alias(CHAT, None, BO)).alias == "C"
    assert (await storage.delete_alias(CHAT, 1, BO._replace(message_id=13))).alias == "A"
    assert await names(storage) == [(2, "B", "the Service")]


async def test_a_number_is_not_given_again(storage: Storage) -> None:
    await alias(storage, "A", "the Service")
    await storage.delete_alias(CHAT, None, BO)
    await alias(storage, "A", "the Service")
    assert await names(storage) == [(2, "A", "the Service")]


# ── grades ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("keys", [[], ["pentagon"]])
async def test_a_grade_that_was_not_given_cannot_be_taken_back(storage: Storage, keys: list[str]) -> None:
    with pytest.raises(NotFoundError, match="/grade"):
        await storage.undo_grade(CHAT, keys, ANN)


async def test_the_last_grade_holds_and_taking_it_back_leaves_the_one_before(storage: Storage) -> None:
    await grade(storage, "Pentagon", "B")
    await grade(storage, "Pentagon", "D", BO)
    assert await letters(storage) == {"Pentagon": "D"}
    assert (await storage.undo_grade(CHAT, ["pentagon"], BO)).reliability is Reliability.D
    assert (await storage.undo_grade(CHAT, ["pentagon"], BO)).reliability is Reliability.D
    assert await letters(storage) == {"Pentagon": "B"}
    await storage.undo_grade(CHAT, ["pentagon"], BO._replace(message_id=13))
    assert await letters(storage) == {}


async def test_the_same_grade_again_stays_the_one_that_it_was(storage: Storage) -> None:
    await grade(storage, "Pentagon", "B")
    await grade(storage, "Pentagon", "B", BO)
    assert [(one.editor, one.made_at) for one in await storage.list_grades(CHAT)] == [ANN[:2]]


# ── a group becomes a supergroup ─────────────────────────────────────────────────────────────────


async def test_names_and_grades_move_to_the_new_id(storage: Storage) -> None:
    for one in ("A", "B"):
        await alias(storage, one, "the Service")
        await grade(storage, one, "C")
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    assert await names(storage, OTHER_CHAT) == [(1, "A", "the Service"), (2, "B", "the Service")]
    assert await letters(storage, OTHER_CHAT) == {"A": "C", "B": "C"}
    assert await names(storage) == []
    assert await letters(storage) == {}


async def test_after_a_move_a_message_of_an_old_number_is_another_message(storage: Storage) -> None:
    for one in ("A", "B"):
        await alias(storage, one, "the Service")
        await grade(storage, one, "C")
    await storage.delete_alias(CHAT, None, BO)
    await storage.undo_grade(CHAT, ["b"], BO)
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    assert (await storage.delete_alias(OTHER_CHAT, None, BO)).alias == "A"
    assert (await storage.undo_grade(OTHER_CHAT, ["a"], BO)).name == "A"


async def test_what_the_new_id_has_itself_stays(storage: Storage) -> None:
    await alias(storage, "A", "the Service")
    await alias(storage, "B", "the Service")
    await grade(storage, "A", "C")
    await grade(storage, "B", "C")
    await alias(storage, "A", "the Army", chat_id=OTHER_CHAT)
    await grade(storage, "A", "E", chat_id=OTHER_CHAT)
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    assert await names(storage, OTHER_CHAT) == [(1, "A", "the Army"), (3, "B", "the Service")]
    assert await letters(storage, OTHER_CHAT) == {"A": "E", "B": "C"}


# ── voices ───────────────────────────────────────────────────────────────────────────────────────


def voice(
    name: str, claims: int, *, first: str = "06", role: str | None = None, outlet: bool = False
) -> Voice:
    """Heard until the sixth of November, and since that day unless told otherwise."""
    return Voice(name, role, outlet, claims, day(f"2024-11-{first}"), day("2024-11-06"))


async def test_claimants_and_outlets_are_counted_with_their_first_and_last_day(storage: Storage) -> None:
    said = make_claim(quote="One.", claimant="Lena Orsk", role="chief", said_on=day("2024-11-02"))
    await keep(
        storage, said, make_claim(quote="Two.", claimant="Lena Orsk", role="chief"), outlet="Lumen Post"
    )
    await keep(storage, make_claim(quote="Three.", claimant=None, kind=Kind.FACT), outlet="Lumen Post")
    await keep(storage, make_claim(quote="Four.", claimant=None), outlet=None)
    assert await storage.list_voices(CHAT) == [
        voice("Lena Orsk", 2, first="02", role="chief"),
        voice("Lumen Post", 1),
        voice("Lumen Post", 3, outlet=True),
    ]


async def test_a_claim_of_several_articles_is_heard_once_of_its_claimant(storage: Storage) -> None:
    claim = make_claim(quote="One.", claimant="Lena Orsk")
    await keep(storage, claim, outlet="Lumen Post")
    await keep(storage, claim, outlet="Orsk Times")
    heard = {(one.name, one.outlet): one.claims for one in await storage.list_voices(CHAT)}
    assert heard == {("Lena Orsk", False): 1, ("Lumen Post", True): 1, ("Orsk Times", True): 1}


async def test_edited_claims_are_heard_of_those_whom_the_team_names(storage: Storage) -> None:
    claims = [make_claim(quote=f"{n}.", claimant="Otto Brandt") for n in range(3)]
    await keep(storage, *claims, outlet=None)
    await storage.add_edits(CHAT, 1, [Change(EditField.CLAIMANT, "", "", "Lena Orsk")], ANN)
    await storage.add_edits(CHAT, 2, [Change(EditField.DELETED, "", "", "yes")], ANN)
    assert {one.name: one.claims for one in await storage.list_voices(CHAT)} == {
        "Otto Brandt": 1,
        "Lena Orsk": 1,
    }
