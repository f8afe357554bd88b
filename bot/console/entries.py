"""Lines typed, pasted or piped into the console → entries. Pure but for asking whether a file exists."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.documents.kinds import READABLE_SUFFIXES
from bot.fixes import parse_reply

ReadLine = Callable[[bool], str | None]
"""Gives the next line, or null at the end; told whether it goes on with an article."""

END_OF_ARTICLE = "."
EMPTY_LINES_AT_END = 2
_COMMAND = re.compile(r"/(?P<name>[a-z]+)(?:@\w+)?(?:[\s,:]+(?P<arguments>.*))?", re.IGNORECASE)
_NUMBER = re.compile(r"\[?(\d{1,3})\]?")
_SUFFIXES = "|".join(map(re.escape, sorted(READABLE_SUFFIXES)))
_PATH = re.compile(rf"(?:~|\.\.?)?/\S+|.+(?:{_SUFFIXES})", re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_LEAVING = frozenset({"/quit", "/exit", "quit", "exit"})


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Press:
    """The button with this number under the last answer."""

    number: int


@dataclass(frozen=True, slots=True)
class File:
    path: Path


@dataclass(frozen=True, slots=True)
class Text:
    """An article, a link, or small talk."""

    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """`fix: …`, in answer to the last answer."""

    words: str


@dataclass(frozen=True, slots=True)
class Leave:
    """The end of the conversation."""


Entry = Command | Press | File | Text | Reply | Leave


def parse_line(line: str) -> Entry | None:
    """What a line is that stands by itself; null for the first line of a text."""
    line = line.strip()
    if line.lower() in _LEAVING:
        return Leave()
    if number := _NUMBER.fullmatch(line):
        return Press(int(number[1]))
    if path := _existing_path(line):
        return File(path)
    if command := _COMMAND.fullmatch(line):
        return Command(command["name"].lower(), (command["arguments"] or "").strip())
    return _parse_words(line)


def _parse_words(line: str) -> Entry | None:
    if parse_reply(line):
        return Reply(line)
    if _PATH.fullmatch(line):
        return File(Path(line))
    return Text(line) if _URL.fullmatch(line) else None


class Entries:
    """The entries of a conversation, one `read()` after another.

    A text goes on until a line with only a dot, two empty lines, a command, or the end. A terminal gives a
    whole pasted text as one "line" with line breaks in it; such a text, and a line that was typed alone
    (`is_more_waiting` says no), is complete as it is.
    """

    def __init__(self, read_line: ReadLine, is_more_waiting: Callable[[], bool]) -> None:
        self._read_line = read_line
        self._is_more_waiting = is_more_waiting
        self._pending: deque[str] = deque()

    def read(self) -> Entry | None:
        """The next entry; null at the end."""
        line = self._take()
        while line is not None and line.strip() in {"", END_OF_ARTICLE}:
            line = self._take()
        if line is None:
            return None
        first, *others = line.split("\n")
        if others and not isinstance(parse_line(first), Command | Leave):
            return Text(line)
        self._pending.extend(others)
        return parse_line(first) or Text(self._finish(first))

    def _take(self, *, inside: bool = False) -> str | None:
        return self._pending.popleft() if self._pending else self._read_line(inside)

    def _finish(self, first: str) -> str:
        lines = [first]
        while len(lines) > 1 or self._pending or self._is_more_waiting():
            line = self._take(inside=True)
            if line is None or line.strip() == END_OF_ARTICLE:
                break
            if isinstance(parse_line(line), Command | Leave):
                self._pending.appendleft(line)
                break
            lines.append(line)
            if not any(line.strip() for line in lines[-EMPTY_LINES_AT_END:]):
                break
        return "\n".join(lines).rstrip()


def _existing_path(line: str) -> Path | None:
    """A file's path, also as terminals write one that was dragged in: quoted, or with escaped spaces."""
    for form in (line, line.strip("'\""), line.replace("\\ ", " ")):
        path = _expand(form)
        if path and (path.is_file() or ("/" in form and path.is_dir())):
            return path
    return None


def _expand(form: str) -> Path | None:
    try:
        path = Path(form).expanduser()
        path.stat()
    except (OSError, RuntimeError, ValueError):  # no such file, no such user's home, no path at all
        return None
    return path
