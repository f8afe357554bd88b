"""The README's transcript, from what `make demo` says. `python -m tests.transcript` brings it up to date."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.commands import PROJECT

README = PROJECT / "README.md"
BEGIN, END = "<!-- transcript: make transcript -->\n```text\n", "```\n<!-- end of transcript -->"
SHOWN = ("1_soldiers_arrive.txt", "/claims soldiers stance:denied", "/compare killed", "/digest")
_ENTRY = re.compile(r"^> (.+)\n", re.MULTILINE)


def run_demo() -> str:
    """What `make demo` prints."""
    command = [sys.executable, "-m", "bot", "demo"]
    return subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, check=True).stdout.decode()


def split_entries(demo: str) -> list[tuple[str, str]]:
    """Each entry and its answer, in their order."""
    _, *parts = _ENTRY.split(demo)
    return list(zip(parts[::2], parts[1::2], strict=True))


def make_transcript(demo: str) -> str:
    """The entries that the README shows, everything of each."""
    shown = [f"> {entry}\n{answer}" for entry, answer in split_entries(demo) if entry in SHOWN]
    return "".join(shown).rstrip("\n") + "\n"


def get_transcript(readme: str) -> str:
    return readme.partition(BEGIN)[2].partition(END)[0]


def put_transcript(readme: str, transcript: str) -> str:
    before, _, rest = readme.partition(BEGIN)
    return before + BEGIN + transcript + END + rest.partition(END)[2]


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    README.write_text(put_transcript(text, make_transcript(run_demo())), encoding="utf-8")
