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


pytestmark = pytest.mark.usefixtures("_telegram_obeys_every_call")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running_world(tmp_path_factory.mktemp("bot"), PAGES, quiet_seconds=0.5) as running:
        yield running


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


def test_an_address_that_is_never_opened_is_told_and_not_kept(desk: Member) -> None:
    for address in ("ftp://courier.example/ferry", "file:///etc/passwd"):
        assert "I only open http and https links" in desk.ask(f"/read{TO_BOT} {address}").text
    assert "No articles yet" in desk.ask(f"/articles{TO_BOT}").text


def test_alone_it_says_how_it_is_used(desk: Member) -> None:
    assert "Reply /read to a message" in desk.ask(f"/read{TO_BOT}").text
    assert "What should I look for?" in desk.ask(f"/claims{TO_BOT}").text


def test_what_says_nothing_is_answered_too_where_it_was_asked_for(desk: Member) -> None:
    talk = desk.send(SMALL_TALK)
    assert desk.answer_to(desk.reply_to(talk, f"/read{TO_BOT}")).text


# ── what a group has read ────────────────────────────────────────────────────────────────────────


def settle(member: Member) -> None:
    member.ask(f"/help{TO_BOT}")


def set_reading(member: Member, mode: str) -> str:
    return member.ask(f"/settings{TO_BOT} reading {mode}").text


def test_settings_are_shown_changed_by_any_member_and_kept(world: World, desk: Member) -> None:
    assert "Reading: auto" in desk.ask(f"/settings{TO_BOT}").text
    assert "Reading: mention" in set_reading(desk, "mention")
    world.bot.restart()
    bo = Member(world.telegram, world.telegram_server, desk.chat_id, name="Bo", user_id=43)
    assert "Reading: mention" in bo.ask(f"/settings{TO_BOT}").text
    assert "/settings reading auto" in desk.ask(f"/settings{TO_BOT} reading aloud").text


def test_by_mention_only_what_is_meant_for_the_bot_is_read(world: World, desk: Member) -> None:
    set_reading(desk, "mention")
    passed_over = [desk.send(FERRY_TEXT), desk.send_file("ferry.txt", FERRY_TEXT.encode())]
    settle(desk)
    assert [desk.emulator.answers_to(desk.chat_id, one) for one in passed_over] == [[], []]
    assert [desk.reactions_to(one) for one in passed_over] == [0, 0]
    read = desk.send(f"{TO_BOT} {FERRY_TEXT}")
    answer = desk.answer_to(read)
    assert answer.text.startswith("Harbour Courier · 18 Dec · Coastguard confirms 40 rescued")
    assert desk.reactions_to(read) == 1
    assert "Already here" in desk.answer_to(desk.reply(answer, FERRY_TEXT)).text
    assert "Already here" in desk.answer_to(desk.reply_to(passed_over[0], f"/read{TO_BOT}")).text


def test_a_comment_that_mentions_the_bot_has_the_forward_read(desk: Member) -> None:
    set_reading(desk, "mention")
    origin = {"type": "hidden_user", "sender_user_name": "A. L.", "date": 1734595000}
    with desk.in_one_breath():
        desk.send(f"{TO_BOT} from the port")
        forward = desk.send(FERRY_TEXT, forward_origin=origin)
    assert "Note by Ann: from the port" in desk.answer_to(forward).text


def test_by_reaction_a_message_is_read_when_a_member_asks_for_it(desk: Member) -> None:
    desk.add_bot("administrator")
    assert "admin" in set_reading(desk, "reaction")
    sent = desk.send(TALK)
    settle(desk)
    assert desk.emulator.answers_to(desk.chat_id, sent) == []
    assert desk.react(sent, "👍")
    assert desk.react(sent, "👍", "✍", before=("👍",))
    assert "3 boats" in desk.answer_to(sent).text
    desk.react(sent, "👀")
    settle(desk)
    assert len(desk.answers_to(sent)) == 1


def test_a_reaction_reads_all_that_was_sent_in_one_breath_also_after_a_restart(
    world: World, desk: Member
) -> None:
    desk.add_bot("administrator")
    set_reading(desk, "reaction")
    with desk.in_one_breath():
        desk.send("from my source")
        first = desk.send_file("ferry.txt", FERRY_TEXT.encode(), media_group_id="r")
        second = desk.send_service(photo=PHOTO, media_group_id="r")
    settle(desk)
    world.bot.restart()
    desk.react(second, "👀")
    answer = desk.answer_to(first)
    assert "Ivana Horvat" in answer.text
    assert "Note by Ann: from my source" in answer.text


def test_a_reaction_to_what_was_not_kept_is_passed_over(desk: Member) -> None:
    desk.add_bot("administrator")
    sent = desk.send(TALK)
    settle(desk)
    set_reading(desk, "reaction")
    desk.react(sent, "👀")
    settle(desk)
    assert desk.emulator.answers_to(desk.chat_id, sent) == []


def test_without_being_an_admin_the_bot_hears_of_no_reaction(desk: Member) -> None:
    set_reading(desk, "reaction")
    assert not desk.react(desk.send(TALK), "👀")


def test_in_private_everything_is_read_whatever_is_set(world: World) -> None:
    ann = world.member()
    assert "Between the two of us" in ann.ask("/settings reading mention").text
    assert "Ivana Horvat" in ann.ask(FERRY_TEXT).text


# ── where the bot cannot see ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def private_world(world: World) -> Iterator[World]:
    """The bot in privacy mode, as it is when nobody has changed it with @BotFather."""
    world.telegram.privacy_mode = True
    world.bot.restart()
    yield world
    world.telegram.privacy_mode = False
    world.bot.restart()


def notes(member: Member) -> list[str]:
    """What the bot says about what it cannot see."""
    return [message.text for message in member.messages() if "/setprivacy" in message.text]


def test_a_group_is_told_once_that_the_bot_cannot_see_it(private_world: World) -> None:
    added = private_world.group_member()
    added.add_bot()
    private_world.telegram.wait_for(lambda: notes(added), "say that it cannot see")
    added.add_bot(before="kicked")
    settle(added)
    found = private_world.group_member()
    settle(found)
    private_world.telegram.wait_for(lambda: notes(found), "say that it cannot see")
    private_world.bot.restart()
    settle(found)
    settle(added)
    assert (len(notes(added)), len(notes(found))) == (1, 1)
    assert "/read" in notes(found)[0]


def test_a_group_where_the_bot_is_an_admin_has_nothing_to_be_told(private_world: World) -> None:
    desk = private_world.group_member()
    desk.add_bot("administrator")
    settle(desk)
    settle(private_world.group_member())  # by now the bot has looked
    assert notes(desk) == []


def test_once_privacy_mode_is_off_whoever_adds_the_bot_hears_nothing(private_world: World) -> None:
    private_world.telegram.privacy_mode = False
    desk = private_world.group_member()
    desk.add_bot()
    settle(desk)
    assert notes(desk) == []


def test_in_private_and_when_it_leaves_the_bot_says_nothing_of_it(private_world: World) -> None:
    ann, desk = private_world.member(), private_world.group_member()
    ann.add_bot("kicked", before="member")
    desk.add_bot("left", before="member")
    ann.settle()
    assert (notes(ann), desk.messages()) == ([], [])
