"""What comes in one breath is held together for a moment; nothing waits longer than it must."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from bot.gathering import Gathering, Pace

CHAT, OTHER_CHAT = -42, -43
PACE = Pace(quiet=1.5, burst=6.0)


@dataclass
class Clockwork:
    """Seconds that pass only when a test lets them."""

    seconds: float = 0.0

    async def wait(self, event: asyncio.Event, seconds: float) -> None:
        until = self.seconds + seconds
        while self.seconds < until and not event.is_set():  # noqa: ASYNC110 (time moves by hand)
            await asyncio.sleep(0)

    async def pass_by(self, seconds: float) -> None:
        await settle_down()
        self.seconds += seconds
        await settle_down()


async def settle_down() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


class Reader:
    """Notes what is read together. `hold` keeps the reading from coming to an end."""

    def __init__(self) -> None:
        self.read: list[list[str]] = []
        self.hold: asyncio.Event | None = None

    async def __call__(self, items: Sequence[str]) -> None:
        self.read.append(list(items))
        if self.hold:
            await self.hold.wait()


@pytest.fixture
def time() -> Clockwork:
    return Clockwork()


@pytest.fixture
def gathering(time: Clockwork) -> Gathering[str]:
    return Gathering(PACE, lambda: time.seconds, time.wait)


@pytest.fixture
def reader() -> Reader:
    return Reader()


class Sending:
    """Callers that add items, and whether they have come back."""

    def __init__(self, gathering: Gathering[str], reader: Reader) -> None:
        self.gathering, self.reader = gathering, reader
        self.tasks: list[asyncio.Task[None]] = []

    async def send(self, item: str, sender: str = "Ann", chat: int = CHAT, seconds: float = 1.5) -> None:
        adding = self.gathering.add(chat, sender, item, self.reader, seconds=seconds)
        self.tasks.append(asyncio.create_task(adding))
        await settle_down()

    @property
    def back(self) -> list[bool]:
        return [task.done() for task in self.tasks]


@pytest.fixture
def sending(gathering: Gathering[str], reader: Reader) -> Sending:
    return Sending(gathering, reader)


async def test_what_one_sender_sends_is_read_together_when_nothing_more_comes(
    time: Clockwork, reader: Reader, sending: Sending
) -> None:
    await sending.send("comment")
    await time.pass_by(1.0)
    await sending.send("forward")
    await time.pass_by(1.4)
    assert reader.read == []
    await time.pass_by(0.2)
    assert reader.read == [["comment", "forward"]]
    assert sending.back == [True, True]


async def test_what_comes_later_is_read_by_itself(time: Clockwork, reader: Reader, sending: Sending) -> None:
    await sending.send("one")
    await time.pass_by(1.6)
    await sending.send("two")
    await time.pass_by(1.6)
    assert reader.read == [["one"], ["two"]]


async def test_a_burst_without_end_is_read_in_time(time: Clockwork, reader: Reader, sending: Sending) -> None:
    for number in range(8):
        await sending.send(str(number))
        await time.pass_by(1.0)
    assert reader.read[0] == ["0", "1", "2", "3", "4", "5"]


async def test_senders_and_chats_are_kept_apart(time: Clockwork, reader: Reader, sending: Sending) -> None:
    await sending.send("Ann's")
    await sending.send("Bo's", sender="Bo")
    await sending.send("Ann's elsewhere", chat=OTHER_CHAT)
    await time.pass_by(1.6)
    assert sorted(reader.read) == [["Ann's"], ["Ann's elsewhere"], ["Bo's"]]


async def test_settling_reads_at_once_what_came_in_the_chat_and_waits_for_it(
    gathering: Gathering[str], reader: Reader, sending: Sending
) -> None:
    reader.hold = asyncio.Event()
    await sending.send("article")
    await sending.send("elsewhere", chat=OTHER_CHAT)
    settling = asyncio.create_task(gathering.settle(CHAT))
    await settle_down()
    assert reader.read == [["article"]]
    assert not settling.done()
    reader.hold.set()
    await settle_down()
    assert settling.done()


async def test_settling_an_idle_chat_waits_for_nothing(gathering: Gathering[str]) -> None:
    async with asyncio.timeout(1):
        await gathering.settle(CHAT)


async def test_while_a_burst_is_read_the_next_one_gathers(
    time: Clockwork, reader: Reader, sending: Sending
) -> None:
    reader.hold = asyncio.Event()
    await sending.send("one")
    await time.pass_by(1.6)
    await sending.send("two")
    await time.pass_by(1.6)
    assert reader.read == [["one"], ["two"]]
    reader.hold.set()


async def test_an_item_after_which_nothing_can_come_is_read_at_once(reader: Reader, sending: Sending) -> None:
    await sending.send("question in reply", seconds=0)
    assert reader.read == [["question in reply"]]


async def test_where_reading_is_cut_off_nobody_takes_the_burst_for_done(
    time: Clockwork, reader: Reader, sending: Sending
) -> None:
    reader.hold = asyncio.Event()
    await sending.send("comment")
    await sending.send("forward")
    await time.pass_by(1.6)
    sending.tasks[0].cancel()
    await settle_down()
    assert [task.cancelled() for task in sending.tasks] == [True, True]
