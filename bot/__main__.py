"""`python -m bot`: the command line, and how a fault of any kind leaves it."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from bot.cli import app
from bot.console.output import discard_output
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
        discard_output()
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
