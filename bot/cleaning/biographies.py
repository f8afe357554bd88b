"""The block about the author that pages print below an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from bot.cleaning.furniture import is_byline
from bot.cleaning.sentences import CAPITALISED, is_sentence
from bot.vocabulary import any_word, load_vocabulary

_NOISE = load_vocabulary("noise")
_OWNER = rf"(?P<owner>(?:[Tt]he )?{CAPITALISED}(?: (?:& )?{CAPITALISED}){{0,3}})(?:[’']s|[’'])"
BIOGRAPHY = re.compile(  # "Jo Doe is a news editor at The Harbour Courier"
    rf"(?P<name>{CAPITALISED}(?: (?:van|von|der|den|de|la|di|da|bin|al|el))*(?: {CAPITALISED}){{1,3}}),? "
    rf"(?:(?:covers|writes|reports|edits) [^.]*?|is "
    rf"(?:(?:an?|the|our) |{_OWNER} )"
    rf"(?:[\w’'-]+ ){{0,6}}?(?P<trade>{any_word(_NOISE['trades'])})\b)"
    rf"(?:[^.]{{0,80}}?\b(?:at|for|with|of) (?P<outlet>(?:[Tt]he )?{CAPITALISED}(?: {CAPITALISED}){{0,4}}))?"
)
_IN_THE_NEWS = re.compile(
    r"\bwho (?:was|were|has been|had been|is being)\b|\b(?:was|been) (?:detained|arrested|killed|jailed)\b"
)
_GOES_ON = re.compile(rf"(?P<subject>\w+)\b.{{0,80}}?\b(?:{any_word(_NOISE['biography_verbs'])})\b")
_SUBJECTS = frozenset({"He", "She", "They", "His", "Her", "Their", "Previously", "Before", "Prior", "Based"})
_MAX_LINES_AFTER = 4
_LINES_OF_AUTHORS = 3


def find_biographies(lines: Sequence[str]) -> set[int]:
    """Biographies, the lines that continue them, and the author's name where it stands alone."""
    flagged: set[int] = set()
    signatures = "\n".join(line for line in lines if is_byline(line))
    sentences = list(accumulate(map(is_sentence, lines)))
    for at, line in enumerate(lines):
        found = BIOGRAPHY.match(line)
        if not found or _IN_THE_NEWS.search(line):
            continue
        name = found["name"]
        below_text = bool(found["trade"]) and 2 * sentences[at] > sentences[-1] + 1
        if below_text or name in signatures or name in lines[max(0, at - 2) : at]:
            flagged |= {at, *_continuation(at, name, lines)}
            flagged |= {other for other in range(max(0, at - 3), at) if lines[other] == name}
    return flagged


def find_author_lines(lines: Sequence[str], authors: Sequence[str]) -> set[int]:
    """Where nothing stands but authors' names, and the lines at the end that tell of one of them."""
    names = [author for author in authors if len(author.split()) > 1]
    flagged = {at for at, line in enumerate(lines) if names and _is_named(line, names)}
    last = range(max(1, len(lines) - _LINES_OF_AUTHORS), len(lines))
    return flagged | {at for at in last if any(_tells_of(name, lines[at]) for name in names)}


def _is_named(line: str, names: Sequence[str]) -> bool:
    rest = line
    for name in names:
        rest = rest.replace(name, " ")
    return rest != line and not re.sub(r"\b(?:by|and)\b", " ", rest, flags=re.IGNORECASE).strip(" ,;&|·•.-")


def _tells_of(name: str, line: str) -> bool:
    return line.startswith(f"{name} ") and line[len(name) + 1].islower()


def _continuation(at: int, name: str, lines: Sequence[str]) -> list[int]:
    """The lines below that go on about the author."""
    subjects = _SUBJECTS | set(name.split())
    end = at + 1
    while end < len(lines) and end - at <= _MAX_LINES_AFTER:
        found = _GOES_ON.match(lines[end])
        if not found or found["subject"] not in subjects:
            break
        end += 1
    return list(range(at + 1, end))
