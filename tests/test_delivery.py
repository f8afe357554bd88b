"""Answers that were written down: each is sent once, whatever comes between."""

from __future__ import annotations

import asyncio
from typing import cast

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.delivery import NO_FILES_HERE, Outbox, Parcel, keyboard, redirect
from bot.models import Attachment, Button, Message
from bot.retry import Hook
from storage import Storage
from tests.telegram_fakes import FIRST_MESSAGE_ID, FakeBot

CHAT = 42
HELLO = Parcel(CHAT, Message("<b>hello</b>", ((Button("More", "a:1:2"), Button("Undo", "u:1")),)), 7, 31)

PICTURE = Parcel(
    CHAT,
    Message("<b>chart</b>", HELLO.message.buttons, Attachment("chart.png", "image/png", b"\x89PNG")),
    7,
    31,
)
TABLE = Parcel(CHAT, Message("", (), Attachment("claims.csv", "text/csv", b"a,b")))


def outbox_of(storage: Storage, bot: FakeBot) -> Outbox:
    return Outbox(storage, cast("ExtBot[Hook]", bot))


async def state_of(storage: Storage, key: str) -> str:
    """`delivered` replies are no longer listed."""
    return next((reply.state for reply in await storage.list_replies() if reply.key == key), "delivered")


async def deliveries(outbox: Outbox) -> None:
    """Until every delivery has come to its end."""
    async with asyncio.timeout(5):
        await asyncio.gather(*outbox._deliveries)


def lost_answer() -> TelegramError:
    error = TimedOut()
    error.__cause__ = httpx.ReadTimeout("no answer")
    return error


@pytest.mark.parametrize("parcel", [HELLO, PICTURE, TABLE], ids=["words", "picture", "table"])
async def test_a_message_comes_back_from_its_written_form_as_it_was(parcel: Parcel) -> None:
    assert Parcel.from_json(parcel.to_json(), parcel.file) == parcel


async def test_a_message_that_an_earlier_version_wrote_down_is_read() -> None:
    written = '{"chat_id": 42, "message": {"html": "hello", "buttons": []}, "reply_to": 7, "thread_id": null}'
    assert Parcel.from_json(written) == Parcel(CHAT, Message("hello"), 7)


async def test_the_bytes_of_a_file_are_not_written_among_the_words() -> None:
    assert "PNG" not in PICTURE.to_json()


async def test_a_picture_is_sent_as_a_photo_with_its_caption_and_buttons(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", PICTURE)
    await deliveries(outbox)
    (sent,) = bot.sent
    assert (sent["file"], sent["text"], bot.files) == (("photo", "chart.png"), "<b>chart</b>", [b"\x89PNG"])
    assert (sent["message_thread_id"], sent["reply_parameters"].message_id) == (31, 7)
    assert sent["reply_markup"] == keyboard(PICTURE.message)


async def test_any_other_file_is_sent_as_a_document(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", TABLE)
    await deliveries(outbox)
    assert [sent["file"] for sent in bot.sent] == [("document", "claims.csv")]


async def test_a_new_start_sends_the_file_that_was_pending_and_keeps_none_that_was_sent(
    storage: Storage,
) -> None:
    await storage.add_reply("update:1", CHAT, TABLE.to_json(), TABLE.file)
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.resume()
    await deliveries(outbox)
    assert bot.files == [b"a,b"]
    assert await storage.list_replies() == []


async def test_where_files_are_forbidden_the_words_come_and_say_so(storage: Storage) -> None:
    bot = FakeBot([BadRequest("Not enough rights to send photos to the chat")])
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", PICTURE)
    await deliveries(outbox)
    (sent,) = bot.sent
    assert "file" not in sent
    assert sent["text"] == f"<b>chart</b>\n\n{NO_FILES_HERE}"


async def test_an_answer_goes_out_with_its_buttons_topic_and_thread(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await deliveries(outbox)
    (sent,) = bot.sent
    assert (sent["chat_id"], sent["text"], sent["message_thread_id"]) == (CHAT, "<b>hello</b>", 31)
    assert sent["reply_markup"] == keyboard(HELLO.message)
    assert sent["reply_parameters"].message_id == 7
    assert sent["reply_parameters"].allow_sending_without_reply
    assert sent["link_preview_options"].is_disabled


async def test_a_message_without_buttons_has_no_keyboard() -> None:
    assert keyboard(Message("hello")) is None


async def test_an_answer_is_written_down_before_it_is_sent(storage: Storage) -> None:
    bot = FakeBot(hold=asyncio.Event())
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await bot.requested.wait()
    assert await state_of(storage, "update:1") == "sending"
    assert bot.hold
    bot.hold.set()
    await deliveries(outbox)


async def test_a_key_that_had_its_answer_gets_no_other(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await outbox.post("update:1", HELLO)
    await deliveries(outbox)
    await outbox.post("update:1", HELLO)
    await deliveries(outbox)
    assert bot.requests == 1


@pytest.mark.parametrize("error", [Forbidden("bot was blocked by the user"), BadRequest("chat not found")])
async def test_an_answer_refused_for_good_is_given_up(storage: Storage, error: TelegramError) -> None:
    bot = FakeBot([error])
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await deliveries(outbox)
    assert bot.requests == 1


async def test_an_answer_whose_receipt_was_lost_is_not_sent_again(storage: Storage) -> None:
    bot = FakeBot([lost_answer()])
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await deliveries(outbox)
    assert bot.requests == 1


async def test_an_answer_refused_for_now_is_pending_until_its_time_comes(storage: Storage) -> None:
    bot = FakeBot([RetryAfter(3600)])
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await bot.requested.wait()
    await outbox.close()
    assert await state_of(storage, "update:1") == "pending"
    assert bot.requests == 1


async def test_a_new_start_sends_what_was_pending(storage: Storage) -> None:
    await storage.add_reply("update:1", CHAT, HELLO.to_json())
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.resume()
    await deliveries(outbox)
    assert [sent["text"] for sent in bot.sent] == ["<b>hello</b>"]


async def test_a_new_start_does_not_repeat_what_was_being_sent(storage: Storage) -> None:
    await storage.add_reply("update:1", CHAT, HELLO.to_json())
    await storage.set_reply_state("update:1", "sending")
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.resume()
    await outbox.close()
    assert bot.requests == 0
    assert await state_of(storage, "update:1") == "delivered"


async def test_answers_of_one_chat_go_out_in_their_order_though_the_first_is_refused(
    storage: Storage,
) -> None:
    bot = FakeBot([RetryAfter(0), NetworkError("Bad Gateway")])
    outbox = outbox_of(storage, bot)
    for number in (1, 2, 3):
        await outbox.post(f"update:{number}", Parcel(CHAT, Message(f"answer {number}")))
    await deliveries(outbox)
    assert [sent["text"] for sent in bot.sent] == ["answer 1", "answer 2", "answer 3"]


async def test_a_chat_that_waits_does_not_keep_another_waiting(storage: Storage) -> None:
    bot = FakeBot([RetryAfter(3600)])
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await outbox.post("update:2", Parcel(CHAT + 1, Message("for another chat")))
    await asyncio.wait_for(bot.took_one.wait(), 5)
    await outbox.close()
    assert [sent["chat_id"] for sent in bot.sent] == [CHAT + 1]


async def test_an_answer_follows_its_group_into_the_supergroup(storage: Storage) -> None:
    bot = FakeBot([ChatMigrated(-100_42)])
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1", HELLO)
    await deliveries(outbox)
    assert [sent["chat_id"] for sent in bot.sent] == [-100_42]


REDIRECTIONS = [
    (ChatMigrated(-5), Parcel(-5, HELLO.message, 7, 31)),
    (BadRequest("Message thread not found"), Parcel(CHAT, HELLO.message, 7, None)),
    (BadRequest("Chat not found"), None),
    (NetworkError("Bad Gateway"), None),
]


@pytest.mark.parametrize(("error", "redirected"), REDIRECTIONS, ids=repr)
def test_a_refusal_may_ask_for_another_address(error: TelegramError, redirected: Parcel | None) -> None:
    assert redirect(HELLO, error) == redirected


def test_without_a_topic_there_is_no_topic_to_leave() -> None:
    assert redirect(Parcel(CHAT, HELLO.message), BadRequest("Message thread not found")) is None


# ── an answer that fills in ──────────────────────────────────────────────────────────────────────

SO_FAR = Parcel(CHAT, Message("Read 4 of 23…"), 7)
FINAL = Parcel(CHAT, Message("All of them."), 7, instead_of="update:1:progress")


async def show(outbox: Outbox) -> None:
    await outbox.post("update:1:progress", SO_FAR)
    await deliveries(outbox)


async def test_the_final_answer_stands_in_the_place_of_what_was_shown_meanwhile(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await show(outbox)
    assert await outbox.revise("update:1:progress", CHAT, Message("Read 9 of 23…")) == 0
    await outbox.post("update:1", FINAL)
    await deliveries(outbox)
    shown = FIRST_MESSAGE_ID
    assert bot.edited == [(CHAT, shown, "Read 9 of 23…"), (CHAT, shown, "All of them.")]
    assert len(bot.sent) == 1
    assert await state_of(storage, "update:1") == "delivered"


async def test_what_was_never_shown_is_not_edited_and_cannot_be_revised(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await outbox.revise("update:1:progress", CHAT, SO_FAR.message)
    await outbox.post("update:1", FINAL)
    await deliveries(outbox)
    assert [sent["text"] for sent in bot.sent] == ["All of them."]
    assert bot.edited == []


async def test_what_is_out_of_date_before_it_could_be_sent_is_not_sent(storage: Storage) -> None:
    bot = FakeBot([RetryAfter(0)])
    outbox = outbox_of(storage, bot)
    await outbox.post("update:1:progress", SO_FAR)
    await outbox.post("update:1", FINAL)
    await deliveries(outbox)
    assert [sent["text"] for sent in bot.sent] == ["All of them."]


async def test_where_a_member_deleted_what_was_shown_the_final_answer_is_a_new_message(
    storage: Storage,
) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await show(outbox)
    bot.errors = [BadRequest("Message to edit not found")]
    await outbox.post("update:1", FINAL)
    await deliveries(outbox)
    assert [sent["text"] for sent in bot.sent] == ["Read 4 of 23…", "All of them."]


async def test_an_edit_whose_receipt_was_lost_is_made_again_without_harm(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await show(outbox)
    bot.errors = [lost_answer(), BadRequest("Message is not modified: specified new message content")]
    await outbox.post("update:1", FINAL)
    await deliveries(outbox)
    assert len(bot.sent) == 1
    assert await state_of(storage, "update:1") == "delivered"


async def test_an_edit_that_a_kill_cut_off_is_made_at_the_next_start(storage: Storage) -> None:
    bot = FakeBot()
    await show(outbox_of(storage, bot))
    await storage.add_reply("update:1", CHAT, FINAL.to_json())
    outbox = outbox_of(storage, bot)
    await outbox.resume()
    await deliveries(outbox)
    assert bot.edited == [(CHAT, FIRST_MESSAGE_ID, "All of them.")]


async def test_a_flood_limit_says_how_long_nothing_can_be_filled_in(storage: Storage) -> None:
    bot = FakeBot()
    outbox = outbox_of(storage, bot)
    await show(outbox)
    bot.errors = [RetryAfter(17)]
    assert await outbox.revise("update:1:progress", CHAT, Message("Read 9 of 23…")) == 17
    bot.errors = [Forbidden("bot was blocked by the user")]
    assert await outbox.revise("update:1:progress", CHAT, Message("Read 9 of 23…")) == 0
