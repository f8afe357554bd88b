"""What is read because a member asks for it, and what a group has decided on, through a bot as a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_process import World, running_world
from tests.emulator import BOT
from tests.journey_articles import FERRY_TEXT, SMALL_TALK, as_page
from tests.member import Member

PAGES = {"/ferry": as_page(FERRY_TEXT, site="Harbour Courier")}
TO_BOT = f"@{BOT['username']}"
TALK = "Did you hear? 3 boats of the Belmora line are gone, I think"
PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running_world(tmp_path_factory.mktemp("bot"), PAGES) as running:
        yield running


@pytest.fixture(autouse=True)
def _telegram_obeys_every_call(world: World) -> Iterator[None]:
    before = len(world.telegram.refusals())
    yield
    assert world.telegram.refusals()[before:] == []


@pytest.fixture
def desk(world: World) -> Member:
    """A member of a group."""
    return world.group_member()


# ── /read ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["/read", "/claims"])
def test_a_reply_reads_the_message_that_it_answers(desk: Member, command: str) -> None:
    talk = desk.send(TALK)
    answer = desk.answer_to(desk.reply_to(talk, f"{command}{TO_BOT}"))
    assert "3 boats" in answer.text
    assert desk.emulator.answers_to(desk.chat_id, talk) == [], "it was not read by itself"
    assert desk.reactions_to(talk) == 1
    assert "1 article" in desk.ask(f"/articles{TO_BOT}").text


def test_a_reply_reads_links_and_captions_and_files_of_any_name(world: World, desk: Member) -> None:
    hidden = {"type": "text_link", "offset": 0, "length": 4, "url": world.page("/ferry")}
    photo = desk.send_service(photo=PHOTO, caption="this", caption_entities=[hidden])
    file = desk.send_file("notes.dat", FERRY_TEXT.replace("40", "41").encode())
    assert "Harbour Courier" in desk.answer_to(photo).text
    assert "Harbour Courier" in desk.answer_to(desk.reply_to(photo, f"/read{TO_BOT}")).text
    assert desk.answer_to(desk.reply_to(file, f"/read{TO_BOT}")).text


def test_an_article_asked_for_is_of_the_day_on_which_it_was_sent(desk: Member) -> None:
    talk = desk.send(TALK, date=1734595200 - 7 * 86_400)
    assert "12 Dec" in desk.answer_to(desk.reply_to(talk, f"/read{TO_BOT}")).text


def test_a_message_without_words_is_told_to_be_empty(desk: Member) -> None:
    photo = desk.send_service(photo=PHOTO)
    assert "nothing to read" in desk.answer_to(desk.reply_to(photo, f"/read{TO_BOT}")).text


def test_the_bot_s_own_answers_are_never_read(desk: Member) -> None:
    answer = desk.ask(FERRY_TEXT)
    assert "mine" in desk.answer_to(desk.reply(answer, f"/read{TO_BOT}")).text
    assert "1 article" in desk.ask(f"/articles{TO_BOT}").text


def test_what_stands_behind_the_command_is_read(world: World, desk: Member) -> None:
    assert "3 boats" in desk.ask(f"/read{TO_BOT} {TALK}").text
    assert "Harbour Courier" in desk.ask(f"/read{TO_BOT} {world.page('/ferry')}").text


def test_alone_it_says_how_it_is_used(desk: Member) -> None:
    assert "Reply /read to a message" in desk.ask(f"/read{TO_BOT}").text
    assert "What should I look for?" in desk.ask(f"/claims{TO_BOT}").text


def test_what_says_nothing_is_answered_too_where_it_was_asked_for(desk: Member) -> None:
    talk = desk.send(SMALL_TALK)
    assert desk.answer_to(desk.reply_to(talk, f"/read{TO_BOT}")).text
