"""`python -m bot …` as a real process, in a folder and with a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.config import Settings

PROJECT = Path(__file__).parent.parent
TIMEOUT_SECONDS = 120


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


@dataclass
class CommandLine:
    """Runs commands in `folder`, without any setting of the machine's."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        ours = {name.upper() for name in Settings.model_fields}
        inherited = {name: value for name, value in os.environ.items() if name not in ours}
        return {**inherited, "PYTHONPATH": str(PROJECT), "DATABASE_PATH": "claims.sqlite3", **self.settings}

    def run(self, *arguments: str, piped: str | bytes = b"") -> Result:
        piped = piped.encode() if isinstance(piped, str) else piped
        done = subprocess.run(
            self.command(*arguments),
            input=piped,
            capture_output=True,
            cwd=self.folder,
            env=self.environment,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def chat(self, *lines: str) -> str:
        """What the console chat says to these lines; it must end well."""
        result = self.run("chat", piped="\n".join(lines) + "\n")
        assert (result.status, result.err) == (0, ""), result.err
        return result.out

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A command that goes on, with pipes to its input, its output and its errors."""
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment,
        )

    @staticmethod
    def command(*arguments: str) -> list[str]:
        return [sys.executable, "-m", "bot", *arguments]
