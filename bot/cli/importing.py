"""`import`: files into the local chat, one after the other, with a progress bar."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bot.config import Settings
from bot.errors import SourceError
from bot.local import describe_failure, make_submission, open_pipeline, read_document, utc_now
from bot.pipeline import Pipeline
from bot.render import Known, Outcome, Stored, Unread
from bot.render.markup import count

ARTICLE_SUFFIXES = frozenset({".txt", ".html", ".htm"})


async def import_paths(paths: Sequence[Path], settings: Settings) -> int:
    """Read what is there, tell of each failure, sum up; returns how many failed."""
    tally: Counter[str] = Counter()
    files = list(list_files(paths))
    console = Console(stderr=True)
    async with open_pipeline(settings) as pipeline:
        for path in track(files, "Reading", console=console, disable=not console.is_terminal):
            outcome = await _import(pipeline, path)
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
                one for one in path.rglob("*") if one.suffix.lower() in ARTICLE_SUFFIXES and one.is_file()
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


async def _import(pipeline: Pipeline, path: Path) -> Outcome:
    try:
        document = read_document(path)
    except SourceError as error:
        return Unread(str(error))
    return await pipeline.take(make_submission((document,), utc_now()), document)


def _count(outcome: Outcome) -> dict[str, int]:
    match outcome:
        case Stored(_, claims):
            return {"read": 1, "claims": len(claims)}
        case Known():
            return {"known": 1}
    return {"failed": 1}
