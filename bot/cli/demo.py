"""A conversation about sample articles, in a database that is thrown away. The articles are made up."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bot.console.chat import Conversation
from bot.console.entries import File, parse_line
from bot.console.terminal import Screen
from bot.fetch import Fetcher
from bot.pipeline import Pipeline
from storage import Storage

ARTICLES = Path(__file__).parents[1] / "data" / "demo"

# Day of November 2024, and what is sent or asked on it.
SCRIPT = (
    (4, "1_soldiers_arrive.txt"),
    (5, "2_river_first_toll.txt"),
    (5, "3_allies_confirm.txt"),
    (6, "4_river_toll_rises.txt"),
    (7, "5_first_losses.txt"),
    (7, "6_river_aid.txt"),
    (8, "7_meridia_admits.txt"),
    (8, "1_soldiers_arrive.txt"),
    (8, "/claims soldiers stance:denied"),
    (8, "/compare soldiers"),
    (8, "/compare killed"),
    (8, "/digest"),
)


async def show_demo() -> None:
    """Print each entry and its answer, as the console chat would."""
    screen, now = Screen(), datetime(2024, 11, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        async with await Storage.open(Path(folder) / "demo.sqlite3") as storage:
            conversation = Conversation(Pipeline(storage, Fetcher()), lambda: now)
            for day, line in SCRIPT:
                now = datetime(2024, 11, day, 9, 30, tzinfo=UTC)
                await _show(conversation, line, screen)


async def _show(conversation: Conversation, line: str, screen: Screen) -> None:
    entry = parse_line(line) if line.startswith("/") else File(ARTICLES / line)
    answer = await conversation.answer(entry) if entry else None
    screen.say(f"> {line}", style="bold green")
    if answer:
        screen.show(answer)
