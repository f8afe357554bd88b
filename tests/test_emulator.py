"""The Bot API server of the journeys refuses what Telegram refuses; else the journeys would prove little."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter

from tests.emulator import BOT, TOKEN, TelegramEmulator
from tests.loopback import LoopbackServer
from tests.member import Member
from tests.telegram_text import MAX_ENTITIES, TextRefusedError, entities_of, show
from tests.uploads import PNG_SIGNATURE, SentFile

CHAT = 42


@dataclass(frozen=True)
class Line:
    """A client's connection to an emulator."""

    bot: telegram.Bot
    emulator: TelegramEmulator
    server: LoopbackServer

    def member(self, thread_id: int | None = None) -> Member:
        return Member(self.emulator, self.server, CHAT, thread_id)


@pytest.fixture
def served() -> Iterator[tuple[TelegramEmulator, LoopbackServer]]:
    emulator = TelegramEmulator()
    with LoopbackServer(emulator.app) as server:
        yield emulator, server


@pytest.fixture
async def line(served: tuple[TelegramEmulator, LoopbackServer]) -> AsyncIterator[Line]:
    emulator, server = served
    bot = telegram.Bot(TOKEN, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot")
    async with bot:
        yield Line(bot, emulator, server)


async def updates(bot: telegram.Bot) -> tuple[telegram.Update, ...]:
    return await bot.get_updates(timeout=0)


# ── texts ────────────────────────────────────────────────────────────────────────────────────────

REFUSED = [
    ("<b>open", "can't parse entities"),
    ("a < b", "can't parse entities"),
    ("<h1>title</h1>", "can't parse entities"),
    ("<b> </b>", "text is empty"),
    ("x" * 4097, "message is too long"),
    ("👀" * 2049, "message is too long"),
    ("<b>a</b> " * (MAX_ENTITIES + 1), "dropped"),
]


@pytest.mark.parametrize(("html", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_a_text_that_telegram_refuses_is_refused(html: str, reason: str) -> None:
    with pytest.raises(TextRefusedError, match=reason):
        show(html, "HTML")


def test_a_text_is_shown_without_its_markup() -> None:
    shown = show("👀 <b>#57</b> R&amp;D <blockquote expandable>“so”</blockquote>", "HTML")
    assert shown.text == "👀 #57 R&D “so”"
    assert shown.entities == (
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "expandable_blockquote", "offset": 11, "length": 4},
    )


def test_a_text_without_markup_may_hold_any_sign() -> None:
    assert show("a < b").text == "a < b"


def test_a_client_finds_links_and_commands_in_what_is_typed() -> None:
    assert [entity["type"] for entity in entities_of("/claims@a_bot example.com")] == ["bot_command", "url"]


# ── sending ──────────────────────────────────────────────────────────────────────────────────────


async def test_nothing_is_sent_to_a_chat_that_does_not_exist(line: Line) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await line.bot.send_message(CHAT, "hello")


async def test_a_reply_needs_its_message_unless_it_may_go_without(line: Line) -> None:
    line.member()
    with pytest.raises(BadRequest, match="to be replied not found"):
        await line.bot.send_message(CHAT, "hello", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    await line.bot.send_message(CHAT, "hello", reply_parameters=lenient)
    assert line.emulator.sent[0].reply_to is None


async def test_a_topic_must_exist(line: Line) -> None:
    line.member(thread_id=5)
    await line.bot.send_message(CHAT, "hello", message_thread_id=5)
    with pytest.raises(BadRequest, match="thread not found"):
        await line.bot.send_message(CHAT, "hello", message_thread_id=6)


async def test_what_was_refused_is_remembered(line: Line) -> None:
    line.member()
    with pytest.raises(BadRequest):
        await line.bot.send_message(CHAT, "<b>", parse_mode="HTML")
    assert [call.method for call in line.emulator.refusals()] == ["sendMessage"]


async def test_the_bot_has_a_name(line: Line) -> None:
    assert line.bot.username == BOT["username"]


# ── edits, presses, reactions, files ─────────────────────────────────────────────────────────────


async def test_an_edit_needs_a_message_and_a_change(line: Line) -> None:
    line.member()
    with pytest.raises(BadRequest, match="to edit not found"):
        await line.bot.edit_message_text("new", CHAT, 999)
    sent = await line.bot.send_message(CHAT, "old")
    with pytest.raises(BadRequest, match="not modified"):
        await line.bot.edit_message_text("old", CHAT, sent.message_id)
    await line.bot.edit_message_text("new", CHAT, sent.message_id)
    assert line.emulator.shown(CHAT, sent.message_id).text == "new"


async def test_a_press_brings_the_button_s_data_and_takes_one_answer(line: Line) -> None:
    ann = line.member()
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="a:1:2")]])
    await line.bot.send_message(CHAT, "hello", reply_markup=keyboard)
    query_id = await asyncio.to_thread(ann.press, line.emulator.sent[0], "More")
    (update,) = await updates(line.bot)
    assert update.callback_query
    assert update.callback_query.data == "a:1:2"
    await line.bot.answer_callback_query(query_id)
    with pytest.raises(BadRequest, match="too old"):
        await line.bot.answer_callback_query(query_id)


async def test_a_reaction_needs_its_message_and_one_of_telegram_s_emoji(line: Line) -> None:
    message_id = await asyncio.to_thread(line.member().send, "hello")
    await line.bot.set_message_reaction(CHAT, message_id, "👀")
    with pytest.raises(BadRequest, match="react not found"):
        await line.bot.set_message_reaction(CHAT, 999, "👀")
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await line.bot.set_message_reaction(CHAT, message_id, "🧭")


async def test_a_file_comes_as_it_was_sent(line: Line) -> None:
    await asyncio.to_thread(line.member().send_file, "ferry.txt", b"forty")
    (update,) = await updates(line.bot)
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"forty"


# ── faults ───────────────────────────────────────────────────────────────────────────────────────

FAULTS = [
    (429, "Too Many Requests: retry after 5", {"retry_after": 5}, RetryAfter),
    (502, "Bad Gateway", None, NetworkError),
    (400, "Bad Request: upgraded", {"migrate_to_chat_id": -100}, ChatMigrated),
]


@pytest.mark.parametrize(("status", "description", "parameters", "error"), FAULTS)
async def test_an_injected_fault_meets_the_next_call_and_no_other(
    line: Line,
    status: int,
    description: str,
    parameters: dict[str, int] | None,
    error: type[telegram.error.TelegramError],
) -> None:
    line.member()
    line.emulator.fail("sendMessage", status, description, parameters)
    with pytest.raises(error):
        await line.bot.send_message(CHAT, "hello")
    await line.bot.send_message(CHAT, "hello")
    assert len(line.emulator.sent) == 1
    assert line.emulator.refusals() == []


async def test_a_lost_answer_leaves_the_message_in_the_chat(line: Line) -> None:
    line.member()
    line.emulator.lose_answer("sendMessage")
    with pytest.raises(NetworkError):
        await line.bot.send_message(CHAT, "hello")
    assert [sent.text for sent in line.emulator.sent] == ["hello"]


async def test_an_update_can_come_twice(line: Line) -> None:
    ann = line.member()
    await asyncio.to_thread(ann.send, "hello")
    (first,) = await updates(line.bot)
    await line.bot.get_updates(offset=first.update_id + 1, timeout=0)
    await asyncio.to_thread(line.server.call, line.emulator.deliver_again(ann.sent[0]))
    (again,) = await updates(line.bot)
    assert again.update_id == first.update_id


# ── uploads ──────────────────────────────────────────────────────────────────────────────────────

PNG = PNG_SIGNATURE + b"\0\0\0\rIHDR" + (1080).to_bytes(4, "big") + (1080).to_bytes(4, "big")
STRIP = PNG_SIGNATURE + b"\0\0\0\rIHDR" + (2100).to_bytes(4, "big") + (100).to_bytes(4, "big")


async def test_a_document_arrives_with_its_name_its_caption_and_in_its_topic(line: Line) -> None:
    line.member(thread_id=5)
    file = InputFile(b"a,b", "claims.csv")
    await line.bot.send_document(
        CHAT, file, caption="<b>2</b> claims", parse_mode="HTML", message_thread_id=5
    )
    (sent,) = line.emulator.sent
    assert sent.file == SentFile("document", "claims.csv", b"a,b")
    assert (sent.text, sent.thread_id) == ("2 claims", 5)
    assert sent.entities == ({"type": "bold", "offset": 0, "length": 1},)


@pytest.mark.parametrize(
    ("caption", "reason"), [("<b>open", "find end tag"), ("👀" * 513, "caption is too long")]
)
async def test_a_caption_that_telegram_refuses_is_refused(line: Line, caption: str, reason: str) -> None:
    line.member()
    with pytest.raises(BadRequest, match=reason):
        await line.bot.send_photo(CHAT, InputFile(PNG, "chart.png"), caption=caption, parse_mode="HTML")


async def test_a_caption_counts_without_its_markup_and_may_be_missing(line: Line) -> None:
    line.member()
    caption = f"<b>{'x' * 1024}</b>"
    await line.bot.send_photo(CHAT, InputFile(PNG, "chart.png"), caption=caption, parse_mode="HTML")
    await line.bot.send_photo(CHAT, InputFile(PNG, "chart.png"), parse_mode="HTML")
    assert [len(sent.text) for sent in line.emulator.sent] == [1024, 0]


@pytest.mark.parametrize(("data", "reason"), [(b"a,b", "IMAGE_PROCESS"), (STRIP, "DIMENSIONS")])
async def test_a_photo_must_be_a_picture_of_usual_shape(line: Line, data: bytes, reason: str) -> None:
    line.member()
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await line.bot.send_photo(CHAT, InputFile(data, "chart.png"))


async def test_a_button_under_a_file_can_be_pressed(line: Line) -> None:
    ann = line.member()
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="g:2:troops")]])
    await line.bot.send_photo(CHAT, InputFile(PNG, "chart.png"), caption="one", reply_markup=keyboard)
    await asyncio.to_thread(ann.press, line.emulator.sent[0], "Next")
    (update,) = await updates(line.bot)
    assert update.callback_query
    assert isinstance(update.callback_query.message, telegram.Message)
    assert (update.callback_query.message.caption, update.callback_query.data) == ("one", "g:2:troops")


async def test_the_words_of_a_message_with_a_file_are_no_text_to_edit(line: Line) -> None:
    line.member()
    sent = await line.bot.send_photo(CHAT, InputFile(PNG, "chart.png"), caption="old")
    with pytest.raises(BadRequest, match="no text in the message"):
        await line.bot.edit_message_text("new", CHAT, sent.message_id)
