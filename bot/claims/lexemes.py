"""Text → lexemes: numbers, words and single signs, each knowing whether white space stands before it.

The parser's own tokens differ with context ("US$5", "5-10W"), so the grammar of numbers reads these instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.claims.vocabulary import get_table

# One alternative per first character: the scan never goes back over a character, whatever the text.
_LEXEME = re.compile(r"\d+(?:[.,]\d+)*|[½⅓⅔¼¾⅛⅜⅝⅞]|[^\W\d_½⅓⅔¼¾⅛⅜⅝⅞]+(?:['’][^\W\d_]+)?|\S")
# What may be an address: only these chunks are looked at twice.
_SUSPECT = re.compile(r"(?<!\S)(?:[^\s@#/]*[@#/]|[(\"'“‘[<]*[wW]{3}\.)\S*")
HYPHENS = frozenset("-‐‑")
DASHES = HYPHENS | frozenset("–—―−")


class Lexeme(NamedTuple):
    text: str
    start: int
    glued: bool
    """No white space before it."""
    lower: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def numeric(self) -> bool:
        return self.text[0].isdecimal()

    @property
    def alphabetic(self) -> bool:
        return self.text[0].isalpha()


NOTHING = Lexeme("\0", -1, glued=False, lower="\0")


class Lexemes(list[Lexeme]):
    """A list that answers `at` outside its bounds with a lexeme that is nothing."""

    def at(self, index: int) -> Lexeme:
        return self[index] if 0 <= index < len(self) else NOTHING

    def glued(self, index: int) -> bool:
        """Whether there is a lexeme at `index`, and no white space before it."""
        return self.at(index).glued

    def written(self, first: int, last: int) -> str:
        """The lexemes from first up to last, one blank where there is white space."""
        inside = first >= 0 and last <= len(self)
        parts = self[first:last] if inside else [self.at(index) for index in range(first, last)]
        return "".join([part.text if part.glued else f" {part.text}" for part in parts]).strip()

    def phrase(self, first: int, last: int) -> str:
        """The same in lower case."""
        return self.written(first, last).lower()


def split_lexemes(text: str) -> Lexemes:
    """The lexemes of a text, without its addresses (links, e-mail, handles, hashtags)."""
    lexemes, at = Lexemes(), 0
    for chunk in _SUSPECT.finditer(text):
        if _is_address(chunk[0]):
            lexemes += _split(text, at, chunk.start())
            at = chunk.end()
    lexemes += _split(text, at, len(text))
    return lexemes


def _split(text: str, start: int, end: int) -> Iterator[Lexeme]:
    last = -1
    for match in _LEXEME.finditer(text, start, end):
        written, at = match[0], match.start()
        yield Lexeme(written, at, at == last, written.lower())
        last = match.end()


def _is_address(chunk: str) -> bool:
    bare = chunk.lstrip("(\"'“‘[<")
    if "://" in chunk or bare.lower().startswith("www.") or bare[:1] in {"#", "@"}:
        return True
    name, at, host = bare.partition("@")
    if at:
        return bool(name) and "." in host
    host, slash, _ = bare.partition("/")
    return bool(slash) and host.rpartition(".")[2].lower() in get_table("figure_contexts")["domain"]
