"""The console's conversation: what each entry does, and which buttons can be pressed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.console.chat import Conversation
from bot.console.entries import Command, Entry, File, Leave, Press, Text
from bot.console.terminal import plain_text
from bot.errors import DocumentError, NotFoundError, QueryError
from bot.local import make_submission, read_document
from bot.models import Pasted
from bot.pipeline import LOCAL_CHAT_ID, Pipeline
from storage import Storage
from tests.fake_fetcher import UNREACHABLE, FakeFetcher
from tests.feed_samples import Item, make_rss
from tests.journey_articles import FERRY_TEXT, FLOOD_TEXT, SMALL_TALK, as_page

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)
FERRY_URL = "https://courier.example/ferry"


class Clock:
    """A clock that stands until it is set."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def conversation(storage: Storage, clock: Clock) -> Conversation:
    web = FakeFetcher({FERRY_URL: as_page(FERRY_TEXT, site="Harbour Courier")})
    return Conversation(Pipeline(storage, web), clock)


async def say(conversation: Conversation, entry: Entry) -> str:
    answer = await conversation.answer(entry)
    return plain_text(answer.html) if answer else ""


async def test_a_file_that_is_not_there_is_named(conversation: Conversation, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"missing\.txt cannot be read: No such file"):
        await say(conversation, File(tmp_path / "missing.txt"))


async def test_a_folder_is_pointed_to_import(conversation: Conversation, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="python -m bot import"):
        await say(conversation, File(tmp_path))


async def test_a_misused_command_is_our_error(conversation: Conversation) -> None:
    with pytest.raises(QueryError):
        await say(conversation, Command("claims", "from:"))


@pytest.mark.parametrize("number", [0, 1, 99])
async def test_a_number_without_a_button_is_told(conversation: Conversation, number: int) -> None:
    with pytest.raises(NotFoundError, match=rf"\[{number}\]"):
        await say(conversation, Press(number))


async def test_leaving_says_nothing(conversation: Conversation) -> None:
    assert await say(conversation, Leave()) == ""


async def test_small_talk_gets_a_kind_line(conversation: Conversation) -> None:
    assert "/help" in await say(conversation, Text(SMALL_TALK))


async def test_a_link_that_cannot_be_read_is_told(conversation: Conversation) -> None:
    assert await say(conversation, Text("https://down.example/a")) == UNREACHABLE


@pytest.mark.parametrize("text", [FERRY_TEXT, FERRY_URL, f"Have you seen {FERRY_URL}?"])
async def test_a_text_or_a_link_is_read(conversation: Conversation, text: str) -> None:
    assert "Ivana Horvat" in await say(conversation, Text(text))


async def test_a_file_is_read_and_dates_from_today(
    conversation: Conversation, storage: Storage, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Varda police said that 300 protesters were detained in the old town.")
    assert "300 protesters" in await say(conversation, File(path))
    assert (await storage.get_article(LOCAL_CHAT_ID, 1)).article.received == NOW.date()


async def test_the_same_text_again_is_already_here(conversation: Conversation) -> None:
    await say(conversation, Text(FERRY_TEXT))
    assert (await say(conversation, Text(FERRY_TEXT))).startswith("Already here")


async def test_numbers_press_the_buttons_of_the_last_answer(conversation: Conversation) -> None:
    answer = await conversation.answer(Text(FLOOD_TEXT))
    assert answer
    everything = await say(conversation, Press(1))
    assert everything != plain_text(answer.html)
    assert "page 1/" in everything
    assert "page 2/" in await say(conversation, Press(1))


async def test_a_button_that_failed_can_be_pressed_again(conversation: Conversation) -> None:
    answer = await conversation.answer(Text(FERRY_TEXT))
    assert answer
    with pytest.raises(NotFoundError):
        await say(conversation, Press(9))
    undo = len(answer.buttons[0])
    assert "Removed" in await say(conversation, Press(undo))


async def test_a_digest_that_came_due_is_told_once(conversation: Conversation, clock: Clock) -> None:
    await say(conversation, Text(FERRY_TEXT))
    await say(conversation, Command("digest", "08:30 Europe/Kyiv"))
    assert await conversation.due_digest() is None
    clock.now = NOW + timedelta(days=1)
    digest = await conversation.due_digest()
    assert digest
    assert "Ivana Horvat" in digest.html
    assert await conversation.due_digest() is None


async def test_feeds_that_are_due_are_read_between_entries_and_their_buttons_pressed(
    storage: Storage, clock: Clock
) -> None:
    feed = "https://courier.example/feed.xml"
    web = FakeFetcher({feed: make_rss([]), FERRY_URL: as_page(FERRY_TEXT, site="Harbour Courier")})
    conversation = Conversation(Pipeline(storage, web), clock)
    assert "Following Harbour Courier" in await say(conversation, Command("follow", feed))
    web.pages[feed] = make_rss([Item("/ferry", "Ferry")])
    assert await conversation.read_feeds() == []
    clock.now = NOW + timedelta(hours=1)
    (news,) = await conversation.read_feeds()
    assert plain_text(news.html).startswith("New from Harbour Courier: Coastguard confirms")
    assert "Ivana Horvat" in await say(conversation, Press(1))
    assert await conversation.read_feeds() == []


def test_every_submission_is_a_message_of_its_own() -> None:
    ids = {make_submission((Pasted("One."),), NOW).message_id for _ in range(50)}
    assert len(ids) == 50


def test_a_document_has_the_name_and_the_bytes_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a b.txt"
    path.write_bytes(b"\xff\x00")
    document = read_document(path)
    assert (document.name, document.data) == ("a b.txt", b"\xff\x00")
