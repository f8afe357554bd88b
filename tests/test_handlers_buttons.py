"""A press that brings a file: to whom, in answer to what, under which key."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    InaccessibleMessage,
    MaybeInaccessibleMessage,
    Message,
    Update,
    User,
)

from bot.delivery import Outbox, Parcel
from bot.handlers.buttons import press_button
from bot.handlers.desk import Context, Desk
from bot.models import Attachment
from bot.models import Message as Answer
from bot.pipeline import Pipeline
from storage import Storage

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)
GROUP = Chat(-42, Chat.SUPERGROUP, title="Desk", is_forum=True)
TABLE = Answer("2 figures", (), Attachment("compare.csv", "text/csv", b"a,b"))


@dataclass
class Office:
    """The pipeline, the outbox and the bot, as far as a press needs them."""

    answer: Answer
    posted: dict[str, Parcel] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    async def press(self, *_: object, **__: object) -> Answer:
        return self.answer

    async def post(self, key: str, parcel: Parcel) -> None:
        self.calls.append("post")
        self.posted[key] = parcel

    async def answer_callback_query(self, *_: object, **__: Any) -> bool:
        self.calls.append("end the press")
        return True

    async def edit_message_text(self, *_: object, **__: Any) -> None:
        self.calls.append("edit")


async def press(office: Office, message: MaybeInaccessibleMessage) -> None:
    query = CallbackQuery("q", User(42, "Ann", is_bot=False), "c", message=message, data="t:troops")
    query.set_bot(cast("Bot", office))
    desk = Desk(cast("Pipeline", office), cast("Storage", None), cast("Outbox", office), lambda: NOW)
    await press_button(desk, Update(5, callback_query=query), cast("Context", SimpleNamespace(bot=office)))


PRESSED = [
    (Message(7, NOW, GROUP, text="x", message_thread_id=31, is_topic_message=True), 31),
    (Message(7, NOW, GROUP, text="x", message_thread_id=31), None),
    (InaccessibleMessage(GROUP, 7), None),
]


@pytest.mark.parametrize(("message", "thread"), PRESSED, ids=["in a topic", "in a thread", "too old to see"])
async def test_a_file_answers_the_message_with_the_button_in_its_topic(
    message: MaybeInaccessibleMessage, thread: int | None
) -> None:
    office = Office(TABLE)
    await press(office, message)
    assert office.posted == {"update:5": Parcel(-42, TABLE, 7, thread)}
    assert office.calls == ["end the press", "post"]


async def test_words_take_the_place_of_the_message_and_nothing_is_posted() -> None:
    office = Office(Answer("page 2"))
    await press(office, PRESSED[0][0])
    assert office.calls == ["end the press", "edit"]
