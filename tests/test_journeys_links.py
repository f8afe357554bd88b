"""Several links in one message, through a bot that runs as a process: one answer, filled in as they come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_process import World, running_world
from tests.emulator import BotMessage
from tests.journey_articles import FERRY_TEXT, FLOOD_TEXT, as_page, unwrap
from tests.member import Member

REPORT = unwrap("""Fire in Sorn {number} destroys houses

Velm Herald, December 18, 2024

Mayor Tessa Brandt said on Wednesday that {number} houses had burned down in Sorn {number}. The fire service
said that the fire was out by the evening, and that nobody was in the houses when it began.

According to the railway company, the trains to Sorn {number} were late by an hour. The council denied that
the hydrants in the village had been dry. Brandt told reporters that the families slept in the school.
""")
MANY = 12
TOO_MANY = 64
PAGES = {
    "/ferry": as_page(FERRY_TEXT, site="Harbour Courier"),
    "/flood": as_page(FLOOD_TEXT, site="Tisza Monitor"),
    **{f"/fire/{n}": as_page(REPORT.format(number=n), site="Velm Herald") for n in range(2, TOO_MANY + 2)},
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    hosts = {"FETCH_ALLOWED_HOSTS": "127.0.0.1,localhost"}
    with running_world(tmp_path_factory.mktemp("bot"), PAGES, hosts) as running:
        yield running


@pytest.fixture(autouse=True)
def _telegram_obeys_every_call(world: World) -> Iterator[None]:
    """What a message shows is not remembered over a kill: it may be filled in with the same once."""
    before = len(world.telegram.refusals())
    yield
    world.site.release()
    refused = [call.refusal or "" for call in world.telegram.refusals()[before:]]
    assert [refusal for refusal in refused if "is not modified" not in refusal] == []


def links(world: World, *paths: str) -> str:
    return "\n".join(map(world.page, paths))


def fires(world: World, number: int = MANY) -> str:
    return links(world, *(f"/fire/{n}" for n in range(2, number + 2)))


def shows(member: Member, message: BotMessage, words: str) -> BotMessage:
    """The message once it shows these words."""
    member.emulator.wait_for(lambda: words in member.shown(message).text, f"show {words!r}")
    return member.shown(message)


def test_links_are_read_side_by_side_and_fill_one_answer_in_the_order_of_the_message(
    world: World, ann: Member
) -> None:
    world.site.hold("/ferry")
    # A host of its own: each is asked for one page at a time.
    slow = world.page("/ferry").replace("127.0.0.1", "localhost")
    text = f"{slow}\n{links(world, '/gone', '/flood')}"
    entities = [{"type": "url", "offset": text.index(one), "length": len(one)} for one in text.split()]
    sent = ann.send(text, entities=entities)
    answer = shows(ann, ann.answer_to(sent), "Flood in Szeged")
    assert "Reading localhost" in answer.text
    assert "paste" in answer.text
    assert answer.labels() == []
    world.site.release()
    final = shows(ann, answer, "Anna Kovacs")
    assert final.text.index("Harbour Courier") < final.text.index("paste") < final.text.index("Tisza Monitor")
    assert final.labels()
    ann.settle()
    assert len(ann.messages()) == 2, "the answer, and that of settling"


@pytest.mark.parametrize("held", ["/ferry", "/flood"])
def test_the_final_answer_is_the_same_whatever_came_first(world: World, ann: Member, held: str) -> None:
    swift = world.member()
    told = swift.ask(links(world, "/ferry", "/flood"))
    world.site.hold(held)
    sent = ann.send(links(world, "/ferry", "/flood"))
    shows(ann, ann.answer_to(sent), "Reading")
    world.site.release()
    ann.settle()
    final = ann.shown(ann.answer_to(sent))
    swift.settle()
    assert (final.text, final.labels()) == (swift.shown(told).text, swift.shown(told).labels())


def test_of_many_links_the_count_is_shown_and_then_all_of_them(world: World, ann: Member) -> None:
    world.site.hold(f"/fire/{MANY + 1}")
    sent = ann.send(fires(world))
    answer = shows(ann, ann.answer_to(sent), f"Read {MANY - 1} of {MANY}…")
    world.site.release()
    final = shows(ann, answer, f"Fire in Sorn {MANY + 1} ")
    assert [f"Fire in Sorn {n} " in final.text for n in range(2, MANY + 2)] == [True] * MANY
    assert f"{MANY} articles" in ann.ask("/articles").text


def test_of_too_many_links_for_one_message_the_rest_is_a_button_away(world: World, ann: Member) -> None:
    sent = ann.send(fires(world, TOO_MANY))
    answer = shows(ann, ann.answer_to(sent), "page 1/2")
    told = answer.text
    world.bot.restart()
    ann.press(answer, "▶")
    told += shows(ann, answer, "page 2/2").text
    assert [n for n in range(2, TOO_MANY + 2) if f"Fire in Sorn {n} " not in told] == []
    ann.press(answer, "◀")
    assert "Fire in Sorn 2 " in shows(ann, answer, "page 1/2").text


def test_a_kill_while_it_fills_in_leads_to_one_final_answer(world: World, ann: Member) -> None:
    world.site.hold("/flood")
    sent = ann.send(links(world, "/ferry", "/flood"))
    answer = shows(ann, ann.answer_to(sent), "Ivana Horvat")
    world.member().settle()  # by now the bot has heard that it was sent
    world.bot.kill()
    world.site.release()
    world.bot.start()
    final = shows(ann, answer, "Anna Kovacs")
    assert "Already" not in final.text
    world.bot.restart()
    ann.settle()
    assert len(ann.messages()) == 2, "the answer, and that of settling"


def test_a_flood_limit_holds_back_what_fills_in_and_not_the_final_answer(world: World, ann: Member) -> None:
    world.site.hold("/flood")
    sent = ann.send(links(world, "/ferry", "/flood"))
    answer = ann.answer_to(sent)
    world.telegram.fail("editMessageText", 429, "Too Many Requests: retry after 1", {"retry_after": 1})
    world.site.release()
    assert "Ivana Horvat" in shows(ann, answer, "Anna Kovacs").text
    ann.settle()
    assert len(ann.messages()) == 2, "the answer, and that of settling"


def test_where_the_message_was_deleted_meanwhile_the_final_answer_is_a_new_one(
    world: World, ann: Member
) -> None:
    world.site.hold("/flood")
    sent = ann.send(links(world, "/ferry", "/flood"))
    ann.answer_to(sent)
    world.telegram.delete(ann.chat_id, ann.answer_to(sent).message_id)
    world.site.release()
    world.telegram.wait_for(lambda: len(ann.messages()) > 1, "answer anew")
    assert "Anna Kovacs" in ann.messages()[-1].text


def test_one_link_is_answered_when_it_is_read_and_not_before(world: World, ann: Member) -> None:
    world.site.hold("/flood")
    sent = ann.send(world.page("/flood"))
    bo = world.member()
    bo.ask(links(world, "/ferry", "/fire/2"))
    assert ann.emulator.answers_to(ann.chat_id, sent) == []
    world.site.release()
    assert ann.answer_to(sent).edits == 0
