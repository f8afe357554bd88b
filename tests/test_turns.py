"""One chat's affairs happen one after the other, different chats' side by side."""

from __future__ import annotations

import asyncio
import gc

from bot.turns import Turns


async def test_a_chat_s_turns_come_in_the_order_of_asking() -> None:
    turns, order = Turns[int](), list[int]()

    async def work(number: int) -> None:
        async with turns.of(1):
            # The earlier ones give way more often, and are still first.
            for _ in range(5 - number):
                await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*(work(number) for number in range(5)))
    assert order == [0, 1, 2, 3, 4]


async def test_another_chat_does_not_wait() -> None:
    turns = Turns[int]()
    async with turns.of(1), turns.of(2):
        assert turns.of(1).locked()
        assert not turns.of(3).locked()


async def test_a_turn_ends_with_an_error_too() -> None:
    turns = Turns[int]()
    failed = await asyncio.gather(_fail_in_turn(turns), return_exceptions=True)
    assert isinstance(failed[0], ZeroDivisionError)
    assert not turns.of(1).locked()


async def _fail_in_turn(turns: Turns[int]) -> None:
    async with turns.of(1):
        raise ZeroDivisionError


async def test_chats_that_went_silent_take_no_memory() -> None:
    turns = Turns[int]()
    for chat_id in range(100):
        async with turns.of(chat_id):
            pass
    gc.collect()
    assert len(turns._locks) == 0
