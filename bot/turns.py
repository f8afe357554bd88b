"""Taking turns: what concerns one chat happens in the order it came, different chats side by side."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Turns:
    """A fair lock per chat, kept only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def of(self, chat_id: int) -> asyncio.Lock:
        lock = self._locks.get(chat_id)
        if lock is None:
            lock = self._locks[chat_id] = asyncio.Lock()
        return lock
