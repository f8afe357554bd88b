"""A file that an answer carries → a file on this machine. It never takes the place of another."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bot.models import Attachment

_FALLBACK_NAME = "answer"


def save(attachment: Attachment, folder: Path | None = None) -> Path:
    """Its path: in the working folder, else in a new temporary one. OSError where neither takes it."""
    try:
        return _write(attachment, (folder or Path.cwd()).resolve())
    except OSError:
        return _write(attachment, Path(tempfile.mkdtemp(prefix="claims-")))


def _write(attachment: Attachment, folder: Path) -> Path:
    for path in _list_names(attachment.name, folder):
        try:
            # "x" follows no link and opens nothing that is there.
            with path.open("xb") as file:
                file.write(attachment.data)
        except FileExistsError:
            continue
        return path
    raise AssertionError("the names never end")


def _list_names(name: str, folder: Path) -> Iterator[Path]:
    """`chart.png`, `chart-2.png`, …: the last part of the name alone, so that it stays in the folder."""
    path = folder / (Path(name).name or _FALLBACK_NAME)
    yield path
    for number in count(2):
        yield path.with_stem(f"{path.stem}-{number}")
