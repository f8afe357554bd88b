"""Articles that change: edited messages and pages with new words, through a real bot over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.bot_process import START_OF_TIME, World, running_world
from tests.journey_articles import FERRY_TEXT, as_page
from tests.member import SENT_AT, Member

FERRY_LATER = FERRY_TEXT.replace("40", "44").replace("12 passengers", "15 passengers")


pytestmark = pytest.mark.usefixtures("_telegram_obeys_every_call")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running_world(tmp_path_factory.mktemp("bot"), {}) as running:
        yield running


@pytest.fixture
def ferry(world: World, request: pytest.FixtureRequest) -> str:
    """The path of a page that only this test visits."""
    path = f"/{request.node.name}"
    world.site.pages[path] = as_page(FERRY_TEXT, site="Harbour Courier")
    return path


def change(world: World, path: str) -> None:
    world.site.pages[path] = as_page(FERRY_LATER, site="Harbour Courier")


def test_an_edited_article_is_answered_with_the_difference_in_reply_to_it(ann: Member) -> None:
    sent = ann.send(FERRY_TEXT)
    ann.answer_to(sent)
    ann.edit(sent, FERRY_LATER)
    ann.settle()
    _, difference = ann.answers_to(sent)
    assert "The headline said 40, now 44." in difference.text
    assert "15 passengers injured · was 12" in difference.text
    assert "15 passengers injured" in ann.ask("/claims injured").text


def test_an_edit_that_changes_no_claim_and_an_edited_command_get_no_answer(ann: Member) -> None:
    sent = ann.send(FERRY_TEXT)
    command = ann.send("/articles")
    ann.answer_to(command)
    ann.edit(sent, FERRY_TEXT.replace("told reporters", "told journalists"))
    ann.edit(command, "/undo")
    ann.settle()
    assert len(ann.answers_to(sent)) == len(ann.answers_to(command)) == 1
    assert "1 article" in ann.ask("/articles").text


def test_talk_that_is_edited_to_an_article_is_read(world: World) -> None:
    desk = world.group_member()
    sent = desk.send("look at this")
    desk.edit(sent, FERRY_TEXT)
    assert "Ivana Horvat" in desk.answer_to(sent).text


def test_an_edit_that_arrives_after_a_newer_one_is_ignored(ann: Member) -> None:
    sent = ann.send(FERRY_TEXT)
    ann.answer_to(sent)
    ann.edit(sent, FERRY_LATER, at=SENT_AT + 90)
    ann.edit(sent, FERRY_TEXT, at=SENT_AT + 60)
    ann.settle()
    assert len(ann.answers_to(sent)) == 2
    assert "15 passengers" in ann.ask("/claims injured").text


def test_a_link_sent_again_hours_later_tells_what_its_page_says_now(
    world: World, ann: Member, ferry: str
) -> None:
    ann.ask(world.page(ferry))
    change(world, ferry)
    assert "Already here" in ann.ask(world.page(ferry)).text
    later = ann.send(world.page(ferry), date=SENT_AT + 3 * 3600)
    assert "The headline said 40, now 44." in ann.answer_to(later).text
    assert world.site.visits[ferry] == 2


def test_refresh_reads_the_replied_article_and_undo_takes_that_back(
    world: World, ann: Member, ferry: str
) -> None:
    answer = ann.ask(world.page(ferry))
    ann.ask("The police of Split said that 3 people were arrested in the harbour on Tuesday.")
    change(world, ferry)
    world.bot.set_time(START_OF_TIME + timedelta(hours=1))
    refreshed = ann.answer_to(ann.reply(answer, "/refresh"))
    assert "The headline said 40, now 44." in refreshed.text
    again = ann.answer_to(ann.reply(refreshed, "/refresh"))
    assert again.text.startswith("Nothing changed since 19 Dec → article 1")
    ann.press(refreshed, "Undo")
    assert "again as it was read" in ann.edited(refreshed).text
    assert "12 passengers injured" in ann.ask("/claims injured").text


def test_a_page_that_shows_all_of_its_article_later_has_changed_nothing(
    world: World, ann: Member, ferry: str
) -> None:
    whole = world.site.pages[ferry]
    shown, _, _ = whole.partition("<p>According")
    cut = f"{shown}<p>Log in to read the full story</p></article></main></body></html>"
    world.site.pages[ferry] = cut
    assert "shows only two paragraphs" in ann.ask(world.page(ferry)).text
    world.bot.restart()
    assert "shows only two paragraphs" in ann.ask("/article 1").text
    world.site.pages[ferry] = whole
    refreshed = ann.ask("/refresh").text
    assert "the page shows all of it now; on 19 Dec it showed two paragraphs" in refreshed
    assert "300 people" in refreshed[refreshed.index("Not shown before") :]
    world.site.pages[ferry] = cut
    assert "only a part" in ann.ask("/refresh").text
    assert "300 people" in ann.ask("/claims people").text


def test_refresh_of_a_pasted_article_says_kindly_that_there_is_no_link(ann: Member) -> None:
    sent = ann.send(FERRY_TEXT)
    answer = ann.answer_to(sent)
    assert "no link" in ann.answer_to(ann.reply(answer, "/refresh")).text
