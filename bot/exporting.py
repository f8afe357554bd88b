"""What a chat's claims become as files, the slow work off the event loop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date

from bot.compare import Group
from bot.compare.orders import Order
from bot.export.files import ExportFile
from bot.export.kinds import FileKind, Scope
from bot.models import ClaimQuery
from storage import Storage

# More than there is room for in a file that Telegram takes.
MAX_EXPORTED_CLAIMS = 100_000
BATCH_CLAIMS = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes; how many claims it holds, of how many that there are."""

    data: bytes
    held: int
    total: int


async def export_claims(
    storage: Storage, chat_id: int, query: ClaimQuery, kind: FileKind, scope: Scope
) -> Exported:
    """The newest claims first, in batches, until all are there or the file is full."""
    picked, total = await storage.pick_claims(chat_id, query, MAX_EXPORTED_CLAIMS)
    file = ExportFile(kind, scope)
    for start in range(0, len(picked), BATCH_CLAIMS):
        batch = await storage.load_claims(chat_id, picked[start : start + BATCH_CLAIMS])
        await asyncio.to_thread(file.add, batch)
        if file.full:
            break
    return Exported(file.finish(total), file.held, total)


async def draw(group: Group, order: Order, today: date) -> bytes:
    """The group's chart, as PNG."""
    return await asyncio.to_thread(_draw, group, order, today)


def _draw(group: Group, order: Order, today: date) -> bytes:
    from bot.chart.draw import draw_chart  # noqa: PLC0415 - it imports matplotlib, which only a chart needs

    return draw_chart(group, order, today)
