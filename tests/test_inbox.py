"""Updates are written down before Telegram hears that they arrived, and struck out when they are done."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from telegram import Bot, Chat, Message, Update, User
from telegram.error import TelegramError

from bot.errors import StorageError
from bot.inbox import Inbox, Processor, reply_key
from storage import ReplyState, Storage

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)


def update(number: int, text: str = "hello") -> Update:
    message = Message(number, NOW, Chat(42, "private"), text=text, from_user=User(42, "Ann", is_bot=False))
    return Update(number, message=message)


@pytest.fixture
def inbox(storage: Storage) -> Inbox:
    return Inbox(storage, lambda: NOW)


def queued(inbox: Inbox) -> list[object]:
    return [inbox.get_nowait() for _ in range(inbox.qsize())]


async def pending(storage: Storage) -> list[int]:
    return [number for number, _ in await storage.list_updates()]


class BrokenStorage:
    async def add_update(self, *_: object) -> bool:
        raise StorageError("the disk is full")


async def test_an_update_that_cannot_be_written_down_is_left_with_telegram() -> None:
    inbox = Inbox(BrokenStorage(), lambda: NOW)  # type: ignore[arg-type]  # a fake with the one method it needs
    with pytest.raises(TelegramError, match="the disk is full"):
        await inbox.put(update(1))
    assert queued(inbox) == []


async def test_an_update_is_in_the_database_before_it_is_in_the_queue(storage: Storage, inbox: Inbox) -> None:
    await inbox.put(update(1))
    assert await pending(storage) == [1]
    assert queued(inbox) == [update(1)]


async def test_an_update_delivered_twice_is_queued_once(inbox: Inbox) -> None:
    await inbox.put(update(1))
    await inbox.put(update(1))
    assert len(queued(inbox)) == 1


async def test_an_update_delivered_again_after_its_work_is_done_is_dropped(
    storage: Storage, inbox: Inbox
) -> None:
    await inbox.put(update(1))
    queued(inbox)
    await storage.finish_update(1)
    await inbox.put(update(1))
    assert queued(inbox) == []


async def test_what_is_no_update_passes_through(storage: Storage, inbox: Inbox) -> None:
    signal = object()
    await inbox.put(signal)
    assert queued(inbox) == [signal]
    assert await pending(storage) == []


async def test_a_new_start_takes_up_what_was_left_in_its_order(storage: Storage, inbox: Inbox) -> None:
    for number in (3, 1, 2):
        await inbox.put(update(number, text=f"text {number} é 👀"))
    again = Inbox(storage, lambda: NOW)
    await again.restore(Bot("1:a"))
    restored = [item for item in queued(again) if isinstance(item, Update) and item.message]
    assert [item.update_id for item in restored] == [1, 2, 3]
    assert restored[0].message is not None
    assert restored[0].message.text == "text 1 é 👀"


@pytest.mark.parametrize("state", get_args(ReplyState))
async def test_a_new_start_does_not_work_again_on_what_has_its_answer(
    storage: Storage, inbox: Inbox, state: ReplyState
) -> None:
    await inbox.put(update(1))
    await storage.add_reply(reply_key(update(1)), 42, "{}")
    await storage.set_reply_state(reply_key(update(1)), state)
    again = Inbox(storage, lambda: NOW)
    await again.restore(Bot("1:a"))
    assert queued(again) == []
    assert await pending(storage) == []


async def test_an_update_is_struck_out_when_its_handlers_are_done(storage: Storage, inbox: Inbox) -> None:
    await inbox.put(update(1))
    seen: list[list[int]] = []

    async def handle() -> None:
        seen.append(await pending(storage))

    await Processor(storage).process_update(update(1), handle())
    assert seen == [[1]]
    assert await pending(storage) == []


async def test_an_update_cut_off_in_mid_work_stays_written_down(storage: Storage, inbox: Inbox) -> None:
    await inbox.put(update(1))
    processor = Processor(storage)
    started = asyncio.Event()

    async def handle() -> None:
        started.set()
        await asyncio.Event().wait()

    work: asyncio.Task[Any] = asyncio.create_task(processor.process_update(update(1), handle()))
    await started.wait()
    await processor.shutdown()
    assert work.cancelled()
    assert await pending(storage) == [1]


GONE = {"message_id": 1, "date": 0, "chat": {"id": 42, "type": "private", "first_name": "Ann"}}
ABOUT_GONE_MESSAGES: list[dict[str, Any]] = [
    {"message": {**GONE, "message_id": 2, "date": 1734595200, "pinned_message": GONE}},
    {
        "callback_query": {
            "id": "5",
            "from": {"id": 42, "is_bot": False, "first_name": "Ann"},
            "chat_instance": "1",
            "data": "a:1:1",
            "message": GONE,
        }
    },
]


@pytest.mark.parametrize("content", ABOUT_GONE_MESSAGES, ids=["pin", "button"])
async def test_an_update_about_a_message_that_is_gone_is_written_down_and_restored(
    storage: Storage, inbox: Inbox, content: dict[str, Any]
) -> None:
    bot = Bot("1:a")
    sent = Update.de_json({"update_id": 1, **content}, bot)
    await inbox.put(sent)
    again = Inbox(storage, lambda: NOW)
    await again.restore(bot)
    (restored,) = queued(again)
    assert isinstance(restored, Update)
    assert restored.to_dict() == sent.to_dict()
