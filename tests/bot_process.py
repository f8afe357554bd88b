"""The real bot as a process: started, stopped and killed, with the time it sees written in a file.

`python -m tests.bot_process CLOCK_FILE QUIET_SECONDS` is that process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tests.article_server import ArticleSite
from tests.emulator import TOKEN, TelegramEmulator
from tests.loopback import LoopbackServer
from tests.member import Member

PROJECT = Path(__file__).parent.parent
DIGEST_TICK_SECONDS = 0.1
# Longer waiting for more would only make the journeys slower; those about bursts give a longer one.
QUIET_SECONDS = 0.1
QUESTION_SECONDS = 0.5
EDIT_SECONDS = 0.3
STOP_TIMEOUT_SECONDS = 15
START_OF_TIME = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)


class BotProcess:
    """The bot with one database, in a folder without a `.env`. Its log stands there for when a test fails."""

    def __init__(
        self, folder: Path, environment: dict[str, str], *, quiet_seconds: float = QUIET_SECONDS
    ) -> None:
        self._quiet_seconds = quiet_seconds
        self._clock = folder / "clock"
        self._log = folder / "bot.log"
        self._folder = folder
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(PROJECT),
            "DATABASE_PATH": str(folder / "claims.sqlite3"),
            **environment,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.set_time(START_OF_TIME)

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.bot_process", str(self._clock), str(self._quiet_seconds)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self._folder, env=self._environment, stderr=log)

    def stop(self) -> int:
        """Ask it to end, as a service manager does; returns its exit status."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it without a word."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        self.kill()
        self.start()

    @property
    def log(self) -> str:
        return self._log.read_text()

    def set_time(self, now: datetime) -> None:
        draft = self._clock.with_suffix(".new")
        draft.write_text(now.isoformat())
        draft.replace(self._clock)

    def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(number)
        try:
            return self._process.wait(STOP_TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise
        finally:
            self._process = None


@dataclass
class World:
    """The bot, Telegram, an outlet's site, and members in chats that no other test uses."""

    bot: BotProcess
    telegram: TelegramEmulator
    telegram_server: LoopbackServer
    site: ArticleSite
    site_server: LoopbackServer
    _chat_ids: Iterator[int]

    def member(self) -> Member:
        """Somebody in a private chat of their own."""
        return Member(self.telegram, self.telegram_server, next(self._chat_ids))

    def group_member(self, thread_id: int | None = None) -> Member:
        return Member(
            self.telegram, self.telegram_server, -1_000_000_000_000 - next(self._chat_ids), thread_id
        )

    def page(self, path: str) -> str:
        return f"{self.site_server.url}{path}"


@contextmanager
def running_world(
    folder: Path,
    pages: dict[str, str],
    environment: Mapping[str, str] | None = None,
    *,
    quiet_seconds: float = QUIET_SECONDS,
) -> Iterator[World]:
    """A world whose bot has been started. It waits so long for more of a burst."""
    telegram, site = TelegramEmulator(), ArticleSite(pages)
    with LoopbackServer(telegram.app) as telegram_server, site.serve() as site_server:
        settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram_server.url,
            "FETCH_ALLOWED_HOSTS": "127.0.0.1",
            **(environment or {}),
        }
        bot = BotProcess(folder, settings, quiet_seconds=quiet_seconds)
        bot.start()
        try:
            yield World(bot, telegram, telegram_server, site, site_server, count(1001))
        finally:
            site.release()
            bot.stop()


def main() -> None:
    from bot.app import run  # noqa: PLC0415  the tests that import this module need no bot
    from bot.config import load_settings  # noqa: PLC0415
    from bot.gathering import Pace  # noqa: PLC0415

    clock, quiet = Path(sys.argv[1]), float(sys.argv[2])
    run(
        load_settings(),
        clock=lambda: datetime.fromisoformat(clock.read_text()),
        tick_seconds=DIGEST_TICK_SECONDS,
        pace=Pace(quiet=quiet, question=min(quiet, QUESTION_SECONDS), edits=EDIT_SECONDS),
    )


if __name__ == "__main__":
    main()
