"""Quotations over a whole text, by their marks alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.models import Span

OPENING = "“„«\"‘'"
CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'", "”": "”"}
_MARK = re.compile(r"[“”„«»\"‘’']")
_DOUBLE = re.compile(r"[“”\"]")
# A scare quote names; speech predicates. Fewer words than this without sentence form are no speech.
SPEECH_WORDS = 5
# How far a single mark's closing one is looked for: further on it is an apostrophe of something else.
SINGLE_CHARACTERS = 600
_SINGLE_CLOSING = {mark: re.compile(rf"[^\ss]{CLOSING[mark]}(?![^\W_])") for mark in "‘'"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks: `text[start:end]`; `closed` is false where a paragraph ends it."""

    start: int
    end: int
    closed: bool = True

    @property
    def span(self) -> Span:
        return (self.start, self.end)


def find_quotations(text: str) -> list[Quotation]:
    """Outermost quotations in order. One that no mark closes ends with its paragraph.

    A paragraph that opens with a mark while the last one's was left open goes on with that quotation
    (each is returned as its own span). Apostrophes are told from single quotation marks by their neighbours.
    """
    found: list[Quotation] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        found += _in_paragraph(line.rstrip(), offset)
        offset += len(line)
    return found


def _in_paragraph(line: str, offset: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(line):
        mark, at = match[0], match.start()
        if opened is None:
            if _opens(line, at, mark):
                opened = (at, _closers(line, at, mark))
        elif mark in opened[1] and _closes(line, at, mark):
            found.append(Quotation(offset + opened[0], offset + at + 1))
            opened = None
    if opened and line[opened[0]] not in "'‘":
        found.append(Quotation(offset + opened[0], offset + len(line), closed=False))
    return found


def _closers(line: str, at: int, mark: str) -> str:
    """The marks that may end a quotation opened here; one of the other shape where its own never comes.

    Hands and machines mix “curly" and straight marks: the other shape counts when it ends a word before
    the own one does and nothing opens in between.
    """
    own = CLOSING[mark]
    other = {"“": '"', '"': "”"}.get(mark)
    if other is None:
        return own
    for match in _DOUBLE.finditer(line, at + 1):
        if match[0] in own:
            return own
        if match[0] == other and _closes(line, match.start(), other):
            return own + other
        if match[0] != other or _opens(line, match.start(), other):
            return own
    return own


def _opens(line: str, at: int, mark: str) -> bool:
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    if mark not in OPENING or not after:
        return mark == "”" and not before and after.isalpha()  # the wrong mark still opens a line
    if mark == "«" or after.isspace():  # French sets a blank inside its marks
        return mark == "«"
    if mark in "“„":
        return True
    if before and (before.isalnum() or before in ".,!?)"):
        return False
    return mark == '"' or (not after.isdigit() and _single_closes_later(line, at, mark))


def _single_closes_later(line: str, at: int, mark: str) -> bool:
    """Only a mark that something closes opens: the rest are apostrophes ('twas, '90s)."""
    return _SINGLE_CLOSING[mark].search(line, at + 2, at + SINGLE_CHARACTERS) is not None


def _closes(line: str, at: int, mark: str) -> bool:
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    if mark == "»":
        return True
    if not before or before.isspace():
        # A mark within the quotation may be set apart from the one that ends it: … 'outreach,' " he said.
        blank = mark == "”" and not after.strip()  # “We never saw it, and still ” Lee said.
        return blank or (mark == '"' and line[at - 2 : at - 1] in {"'", "’"} and not after.strip())
    if mark in "'’":
        # "the soldiers' camp" cannot be told from a closing mark by its neighbours: prefer punctuation.
        return not after.isalnum() and before != "s"
    return True
