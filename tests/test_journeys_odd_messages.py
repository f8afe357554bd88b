"""Everything that Telegram may send and that is no article: passed over, or answered kindly; never an error.

`tests/data/odd_messages.json` has one of each kind, in the words of https://core.telegram.org/bots/api#message.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.render import render_small_talk
from tests.bot_process import World, running_world
from tests.emulator import BOT
from tests.journey_articles import FERRY_TEXT, SMALL_TALK
from tests.member import SENT_AT, Member
from tests.telegram_text import Json, show

ODD = json.loads((Path(__file__).parent / "data" / "odd_messages.json").read_text(encoding="utf-8"))
WITHOUT_WORDS, SERVICE = ODD["without_words"], ODD["service"]
KIND_LINE = show(render_small_talk().html, "HTML").text
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
ANOTHER_BOT = {"id": 98, "is_bot": True, "first_name": "Feeds", "username": "feeds_bot"}
CHANNEL = {"id": -1002000000001, "type": "channel", "title": "Adria Wire", "username": "adria_wire"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running_world(tmp_path_factory.mktemp("bot"), {}) as running:
        yield running


@pytest.fixture(autouse=True)
def _nothing_fails(world: World) -> Iterator[None]:
    before = len(world.telegram.refusals()), world.bot.log.count("ERROR")
    yield
    assert (len(world.telegram.refusals()), world.bot.log.count("ERROR")) == before


def settle(member: Member) -> None:
    member.ask(f"/help{'' if member.chat_id > 0 else '@' + str(BOT['username'])}")


def send(member: Member, content: Json) -> int:
    return member.send_service(**{name: value for name, value in content.items() if value is not None})


@pytest.mark.parametrize("kinds", [WITHOUT_WORDS, SERVICE], ids=["without words", "service"])
def test_in_a_group_they_are_passed_over(world: World, kinds: dict[str, Json]) -> None:
    desk = world.group_member()
    for content in kinds.values():
        send(desk, content)
    settle(desk)
    assert len(desk.messages()) == 1
    assert desk.emulator.calls_of("setMessageReaction", chat_id=desk.chat_id) == []


def test_in_private_each_that_has_no_words_gets_a_kind_line(world: World) -> None:
    ann = world.member()
    sent = {kind: send(ann, content) for kind, content in WITHOUT_WORDS.items()}
    told = {kind: ann.answer_to(number).text for kind, number in sent.items()}
    assert told == dict.fromkeys(WITHOUT_WORDS, KIND_LINE)


def test_in_private_service_messages_are_passed_over(world: World) -> None:
    ann = world.member()
    in_groups_alone = {"boost"}
    for kind, content in SERVICE.items():
        if kind not in in_groups_alone:
            send(ann, content)
    settle(ann)
    assert [message.text for message in ann.messages()[:-1]] == []


def group(world: World) -> tuple[Member, Json]:
    member = world.group_member()
    return member, {"id": member.chat_id, "type": "supergroup", "title": "Desk"}


SENDERS: list[tuple[str, Json]] = [
    # As whom it is kept, what Telegram tells of the sender: an anonymous admin, a channel, the connected
    # channel, a member who forwards from somebody hidden, a member with another bot's help.
    ("Desk", {"from": ANONYMOUS_ADMIN, "sender_chat": "the group", "author_signature": "Chief"}),
    ("Adria Wire", {"from": CHANNEL_BOT, "sender_chat": CHANNEL}),
    (
        "Adria Wire",
        {
            "from": TELEGRAM,
            "sender_chat": CHANNEL,
            "is_automatic_forward": True,
            "forward_origin": {"type": "channel", "chat": CHANNEL, "message_id": 77, "date": SENT_AT - 5},
        },
    ),
    (
        "Ann",
        {"forward_origin": {"type": "hidden_user", "sender_user_name": "A. L.", "date": SENT_AT - 5}},
    ),
    ("Ann", {"via_bot": {"id": 99, "is_bot": True, "first_name": "News", "username": "news"}}),
]


@pytest.mark.parametrize(
    ("name", "sender"), SENDERS, ids=["admin", "channel", "connected", "hidden", "inline"]
)
def test_an_article_is_read_whoever_s_name_it_comes_in(world: World, name: str, sender: Json) -> None:
    desk, chat = group(world)
    told = {**sender, **({"sender_chat": chat} if sender.get("sender_chat") == "the group" else {})}
    talk = desk.send(SMALL_TALK, **told)
    answer = desk.answer_to(desk.send(FERRY_TEXT, **told))
    assert "Ivana Horvat" in answer.text
    assert f"sent by {name}" in desk.ask(f"/article@{BOT['username']} 1").text
    assert desk.emulator.answers_to(desk.chat_id, talk) == []


def test_an_anonymous_admin_s_command_is_answered(world: World) -> None:
    desk, chat = group(world)
    sender: Json = {"from": ANONYMOUS_ADMIN, "sender_chat": chat}
    asked = desk.send(f"/articles@{BOT['username']}", **sender)
    assert "No articles yet" in desk.answer_to(asked).text


# As a Bot API server of another version may send it: without the ids that answers to a poll have now.
OLD_POLL: Json = {
    "id": "1",
    "question": "How many were on the ferry?",
    "options": [{"text": "34", "voter_count": 1}, {"text": "120", "voter_count": 0}],
    "total_voter_count": 1,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


def test_what_cannot_be_taken_apart_keeps_nobody_waiting(world: World) -> None:
    ann, bea = world.member(), world.member()
    poll = ann.send_service(poll=OLD_POLL)
    assert "Ivana Horvat" in bea.ask(FERRY_TEXT).text
    assert ann.answer_to(poll).text == KIND_LINE
    answered = ann.reply_to(poll, FERRY_TEXT)
    assert "Ivana Horvat" in ann.answer_to(answered).text


def test_other_bots_are_left_alone(world: World) -> None:
    desk, sender = world.group_member(), {"from": ANOTHER_BOT}
    for text in (FERRY_TEXT, f"/articles@{BOT['username']}", f"@{BOT['username']} who denied it?"):
        desk.send(text, entities=None, **sender)
    settle(desk)
    assert len(desk.messages()) == 1
