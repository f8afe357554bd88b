"""`python -m bot`: the command line, and how a fault of any kind leaves it."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from bot.cli import app
from bot.errors import BotError

FAILED = 1
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main() -> None:
    # Articles hold any character, and JSON is UTF-8, whatever the terminal's locale says.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except BotError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the output has enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
