"""A process that stores articles until it is killed: `python -m tests.storage_writer FILE`.

It says each article's number on a line of its own once the article is stored.
"""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path

from storage import Storage
from tests.builders import RECEIVED_AT, make_claim, make_figure
from tests.storing import CHAT, keep

CLAIMS_PER_ARTICLE = 3


async def write(path: Path) -> None:
    async with await Storage.open(path) as storage:
        start = await storage.count_articles(CHAT)
        for n in count(start):
            claims = [
                make_claim(
                    quote=f"Witness {n} of {start} on item {i}.", figures=(make_figure(value=n * 10 + i),)
                )
                for i in range(CLAIMS_PER_ARTICLE)
            ]
            await storage.add_update(n, "{}", RECEIVED_AT)
            record = await keep(storage, *claims, text=f"Report {n}.", url=None)
            await storage.finish_update(n)
            print(record.number, flush=True)


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1])))
