"""Raw text → the article's own lines.

Lines are kept or left out whole: the words within a kept line are never altered, since claims quote them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from bot.cleaning.biographies import find_biographies
from bot.cleaning.furniture import find_footer, find_furniture, find_listings, find_section_labels
from bot.cleaning.sentences import is_sentence

# Invisible marks that break words for search and parsing. Joiners (U+200C, U+200D) spell words in some
# scripts and stay.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# Pictures around a line, as channels set them for bullets and alarms: "⚡️", "🇺🇦", "1️⃣", "👉". Source:
# Unicode's blocks of symbols and pictographs, with what their sequences take besides (UTS #51).
_SIGNS = (
    r"\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b00-\u2bff"
    r"\U0001f000-\U0001faff"
)
_KEY = re.compile(r"[0-9#*]\ufe0f?\u20e3")
_PICTURES = rf"(?:\s*(?:{_KEY.pattern}|[{_SIGNS}][\ufe0e\ufe0f\u200d]*))++"
# A run is tried from its beginning only: never more work than the line is long.
_PICTURES_AROUND = re.compile(rf"^{_PICTURES}\s*|(?<![\s\ufe0e\ufe0f\u200d\u20e3{_SIGNS}]){_PICTURES}$")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WRAP_WIDTH_CHARS = (45, 100)
_MIN_WRAPPED_LINES = 3
_TOP_LINES, _TOP_CHARS = 10, 200


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's own lines, and those left out, which may still say who published it and when.

    The top has the lines of either kind below the headline that are no sentences, in their order.
    """

    lines: tuple[str, ...]
    dropped: tuple[str, ...]
    top: tuple[str, ...] = ()


def clean(raw: str) -> Cleaned:
    """Leave out what is not the article's own words."""
    kept = split_lines(raw)
    top = [line for line in kept[:_TOP_LINES] if not is_sentence(line) and len(line) <= _TOP_CHARS]
    dropped: list[str] = []
    for rule in _RULES:
        flagged = rule(kept)
        dropped += [line for at, line in enumerate(kept) if at in flagged]
        kept = [line for at, line in enumerate(kept) if at not in flagged]
    return Cleaned(tuple(kept), tuple(dropped), tuple(line for line in top if line not in kept[:1]))


def split_lines(raw: str) -> list[str]:
    """One line for each paragraph, trimmed, without blank lines and invisible characters."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", raw))
    lines = [_without_pictures(" ".join(line.split())) for line in text.split("\n")]
    blocks = _blocks(lines)
    if _is_hard_wrapped(blocks):
        return [" ".join(block) for block in blocks]
    return [line for line in lines if line]


def _without_pictures(line: str) -> str:
    """Without what only adorns a line; a key ("1️⃣") is a mark of a list wherever it stands, and no figure."""
    if line.isascii():
        return line
    line = _PICTURES_AROUND.sub("", line)
    return " ".join(_KEY.sub(" ", line).split()) if _KEY.search(line) else line


def _blocks(lines: Iterable[str]) -> list[list[str]]:
    """Runs of lines between blank lines."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_hard_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Mail programs and press releases break lines at a width: most lines end in mid-sentence."""
    broken = [line for block in blocks for line in block[:-1]]
    if len(broken) < _MIN_WRAPPED_LINES or len(blocks) < 2:
        return False
    low, high = _WRAP_WIDTH_CHARS
    in_sentence = sum(not re.search(r"[.!?:][\"”’')]*$", line) for line in broken)
    # A list of points or of names above the text goes on in capitals.
    going_on = sum(line[0].islower() for block in blocks for line in block[1:])
    within = max(map(len, broken)) <= high and median(map(len, broken)) >= low
    return within and in_sentence > 0.6 * len(broken) and going_on > 0.3 * len(broken)


def _find_repeats(lines: Sequence[str]) -> set[int]:
    """Pages print the headline above and below the picture, and a pull quote beside its paragraph."""
    seen: set[str] = set()
    repeats = set()
    for at, line in enumerate(lines):
        key = line.casefold()
        if key in seen:
            repeats.add(at)
        seen.add(key)
    return repeats


_RULES: tuple[Callable[[Sequence[str]], set[int]], ...] = (
    find_listings,
    find_biographies,
    find_footer,
    find_furniture,
    _find_repeats,
    find_section_labels,
)
