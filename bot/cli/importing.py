"""`import`: files into the local chat, in batches, with a progress bar."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bot.config import Settings
from bot.documents.kinds import READABLE_SUFFIXES
from bot.errors import SourceError
from bot.local import describe_failure, make_submission, open_pipeline, read_document, utc_now
from bot.models import Document
from bot.pipeline import Pipeline
from bot.render import Known, Outcome, Stored, Unread
from bot.render.markup import count

# So many files are held at once; more would be parsed no faster.
_BATCH_FILES = 16


async def import_paths(paths: Sequence[Path], settings: Settings) -> int:
    """Read what is there, tell of each failure, sum up; returns how many failed."""
    tally: Counter[str] = Counter()
    files = list(list_files(paths))
    console = Console(stderr=True)
    async with open_pipeline(settings) as pipeline, aclosing(_import(pipeline, files)) as outcomes:
        for path in track(files, "Reading", console=console, disable=not console.is_terminal):
            outcome = await anext(outcomes)
            tally.update(_count(outcome))
            if isinstance(outcome, Unread):
                print(describe_failure(str(path), outcome.reason), file=sys.stderr)
    print(sum_up(tally))
    return tally["failed"]


def list_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and in the folders named all articles at any depth, in the order of their names."""
    for path in paths:
        if path.is_dir():
            found = (
                one for one in path.rglob("*") if one.suffix.lower() in READABLE_SUFFIXES and one.is_file()
            )
            yield from sorted(found)
        else:
            yield path


def sum_up(tally: Counter[str]) -> str:
    """`5 articles read, 43 claims · 1 already here · 1 failed`."""
    parts = [f"{count(tally['read'], 'article')} read, {count(tally['claims'], 'claim')}"]
    parts += [f"{tally['known']} already here"] if tally["known"] else []
    parts += [f"{tally['failed']} failed"] if tally["failed"] else []
    return " · ".join(parts)


async def _import(pipeline: Pipeline, files: Sequence[Path]) -> AsyncGenerator[Outcome]:
    """What came of each file, in order."""
    for start in range(0, len(files), _BATCH_FILES):
        opened = [_open(path) for path in files[start : start + _BATCH_FILES]]
        documents = (one for one in opened if isinstance(one, Document))
        # Each submission is made when it is taken: no two may have one moment, which is their id.
        sources = ((make_submission((one,), utc_now()), one) for one in documents)
        async with aclosing(pipeline.take_each(sources)) as taken:
            for one in opened:
                yield one if isinstance(one, Unread) else await anext(taken)


def _open(path: Path) -> Document | Unread:
    try:
        return read_document(path)
    except SourceError as error:
        return Unread(str(error))


def _count(outcome: Outcome) -> dict[str, int]:
    match outcome:
        case Stored(_, claims):
            return {"read": 1, "claims": len(claims)}
        case Known():
            return {"known": 1}
    return {"failed": 1}
