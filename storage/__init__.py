"""All that the bot remembers, in one SQLite file. Every question about a chat's rows names the chat."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from storage.articles import Articles
from storage.bursts import Burst, Bursts
from storage.candidates import Candidates
from storage.chats import Chats
from storage.claims import Claims
from storage.database import Database
from storage.edits import Change, Editing, Edits
from storage.feed_entries import FeedEntries
from storage.feeds import Feeds
from storage.groups import Groups
from storage.inbox import Inbox, Reply, ReplyState
from storage.search import Search
from storage.team import Team
from storage.undone import Undone, Undos
from storage.versions import Rereading, Versions

__all__ = ["Burst", "Change", "Editing", "Reply", "ReplyState", "Rereading", "Storage", "Undone"]


class Storage(
    Articles,
    Versions,
    Undos,
    Claims,
    Edits,
    Team,
    Search,
    Candidates,
    Feeds,
    FeedEntries,
    Chats,
    Groups,
    Bursts,
    Inbox,
):
    """The storage as the rest of the program sees it. `async with await Storage.open(path) as storage: …`"""

    @classmethod
    async def open(cls, path: Path) -> Storage:
        """Open the file, making it where there is none. StorageError says what stands in the way."""
        return cls(await Database.open(path))

    async def close(self) -> None:
        await self._database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
