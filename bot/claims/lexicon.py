"""The cue lexicon: which words attribute, and what their content may look like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby

from bot.models import Kind, Stance

_STARTS = {r"\b": r"\b(?=\w)", "^": "^"}
"""What lines may begin with, and what is looked for: a word begins with a letter of it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of data/cues.txt; `frames` holds the one-letter frames, `prepositions` the "+P" ones."""

    lemma: str
    part: str
    category: str
    kind: Kind
    stance: Stance
    frames: frozenset[str]
    prepositions: frozenset[str]

    def takes(self, *frames: str) -> bool:
        """Whether the content may have one of these forms."""
        return not self.frames.isdisjoint(frames)


def read_lines(name: str) -> list[str]:
    """The lines of a data file beside this module, without comments and blank lines."""
    text = (files("bot.claims") / "data" / name).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


@lru_cache(maxsize=1)
def get_cues() -> dict[tuple[str, str], Cue]:
    """Cues by (part, lemma); the same lemma listed twice has the frames of both."""
    cues: dict[tuple[str, str], Cue] = {}
    for line in read_lines("cues.txt"):
        head, lemmas = line.split(" : ")
        part, category, kind, stance, frames = head.split()
        for lemma in lemmas.split():
            _add(
                cues,
                Cue(lemma.replace("_", " "), part, category, Kind(kind), Stance(stance), *_frames(frames)),
            )
    return cues


def _frames(field: str) -> tuple[frozenset[str], frozenset[str]]:
    marks = field.split(",")
    plain = frozenset(mark for mark in marks if not mark.startswith("+"))
    return plain, frozenset(mark[1:] for mark in marks if mark.startswith("+"))


def _add(cues: dict[tuple[str, str], Cue], cue: Cue) -> None:
    key = (cue.part, cue.lemma)
    old = cues.get(key, cue)
    cues[key] = Cue(
        cue.lemma,
        cue.part,
        old.category,
        old.kind,
        old.stance,
        old.frames | cue.frames,
        old.prepositions | cue.prepositions,
    )


@cache
def get_words(*names: str) -> frozenset[str]:
    """Plain word lists, together: data/NAME.txt, lower case, white space between entries, "_" for a space."""
    lines = [line for name in names for line in read_lines(f"{name}.txt")]
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


@cache
def get_pattern(name: str) -> re.Pattern[str]:
    """A pattern kept as data: each line of data/NAME.txt is one alternative, read without regard to case.

    Where a word or the text begins is looked for once for all lines in a row that begin with one: most
    characters of a text begin none, and there no line is tried.
    """
    groups = groupby(read_lines(f"{name}.txt"), key=_start_of)
    return re.compile("|".join(_any_of(lines, start) for start, lines in groups), re.IGNORECASE)


def _start_of(line: str) -> str:
    return next((start for start in _STARTS if line.startswith(start)), "")


def _any_of(lines: Iterable[str], start: str) -> str:
    return f"{_STARTS.get(start, '')}(?:{'|'.join(f'(?:{line.removeprefix(start)})' for line in lines)})"
