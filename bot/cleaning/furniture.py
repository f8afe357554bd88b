"""Lines of a page that are not an article's own words, told by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.cleaning.sentences import is_cut_short, is_headline, is_sentence
from bot.cleaning.timestamps import read_stamp
from bot.vocabulary import any_of, any_word, load_vocabulary

_NOISE = load_vocabulary("noise")
_AGENCIES = load_vocabulary("outlets")["agencies"]

_LINE = any_of(_NOISE["lines"])
_CASED_LINE = any_of(_NOISE["cased_lines"], re.NOFLAG)
_POINTER = any_of(_NOISE["pointers"])
_FEED_HEADING = any_of(_NOISE["feed_headings"])
_TEASER_HEADING = any_of(_NOISE["teaser_headings"])
_BYLINE_START = re.compile(rf"\(?(?:{'|'.join(_NOISE['byline_starts'])})\s+", re.IGNORECASE)
_BAR_WORDS = frozenset(_NOISE["bar_words"])
_SECTION_LABELS = frozenset(_NOISE["section_labels"])

_NAVIGATION_WORDS = frozenset(_NOISE["navigation_words"]).union(*(label.split() for label in _SECTION_LABELS))
_BUTTON_WORDS = _BAR_WORDS | _NAVIGATION_WORDS
_MIN_NAVIGATION_WORDS = 4

_AGENCY = any_word(_NOISE["credit_agencies"])
_CREDIT = re.compile(  # "(Jo Doe / AFP via Getty Images)", "(AP Photo/Jo Doe)", "REUTERS/Jo Doe"
    rf"[(\[][^()\[\]]*(?:(?:/|\bvia|\bby|\||,)\s*(?:{_AGENCY})|(?:{_AGENCY})\s*/)[^()\[\]]*[)\]]\.?$"
    r"|[(\[](?i:photo|image|picture|file|credit|handout|screenshot|video)\b[^()\[\]]*[)\]]\.?$"
    r"|\b(?:REUTERS|AP Photo|AFP|EPA|EPA-EFE)\s?/\s?[A-Z][\w.’' -]+(?:/[\w ]+)?$"
    r"|\bvia (?:Getty Images|AP|REUTERS|Reuters)$"
    rf"|^[^.!?/]{{2,60}}/\s?(?:{_AGENCY})(?:\s?/[\w ]+)?$"
)
_CREDIT_TAIL_CHARS = 160
_RIGHTS = re.compile(r"^(?:©|\([cC]\)|[Cc]opyright\b)|\b[Aa]ll [Rr]ights [Rr]eserved\b")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|@\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|me|io|ua|uk|info)(?:/\S*)?",
    re.IGNORECASE,
)
_PLAIN_WORD = re.compile(r"[^\W_]+(?=[\s,;]|$)")
_BREADCRUMBS = re.compile(r"\s*[>»›]\s*|\s+[/|]\s+")
_SEPARATORS = re.compile(r"\s+[|•·►]\s+|^[|•·►]\s*")
_HASHTAGS = re.compile(r"(?:#[^\s#][^#.!?]{0,60})+")
_MAX_FURNITURE_CHARS = 500
_POINTING_MARKS = re.compile(r"^[^\w(©#@|*~=–—-]+")  # "👉 ", "► "
_BRACKETS = re.compile(r"^[(\[]|[)\]]$")
_MIN_SENTENCES_BEFORE_FEED = 3
_MAX_LINES_OF_FOOTER = 6
_MAX_TEASERS = 8
_MAX_LABEL_WORDS = 2
_MIN_HEADLINE_WORDS = 4


def find_listings(lines: Sequence[str]) -> set[int]:
    """Feeds to the end of the page, and short lists of other articles within it."""
    flagged: set[int] = set()
    sentences = 0
    for at, line in enumerate(lines):
        sentences += is_sentence(line)
        if _FEED_HEADING.fullmatch(line):
            if sentences >= _MIN_SENTENCES_BEFORE_FEED:
                return flagged | set(range(at, len(lines)))
            flagged.add(at)
        elif _TEASER_HEADING.fullmatch(line):
            flagged |= {at, *_teasers_after(at, lines)}
        elif at + 1 < len(lines) and _heads_cut_text(line, lines[at + 1]):
            flagged.add(at)
    return flagged


def find_footer(lines: Sequence[str]) -> set[int]:
    """The few lines below the copyright at the end of a page."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if _RIGHTS.search(lines[at])), len(lines))
    below = lines[at + 1 :]
    told = sum(map(is_sentence, lines[:at]))
    few = len(below) <= _MAX_LINES_OF_FOOTER and sum(map(is_sentence, below)) <= 1
    return set(range(at + 1, len(lines))) if few and told >= _MIN_SENTENCES_BEFORE_FEED else set()


def _teasers_after(at: int, lines: Sequence[str]) -> list[int]:
    """The run of headlines below a heading."""
    end = at + 1
    while end < len(lines) and is_headline(lines[end]) and end - at <= _MAX_TEASERS:
        end += 1
    return list(range(at + 1, end))


def _heads_cut_text(line: str, following: str) -> bool:
    return is_headline(line) and len(line.split()) >= _MIN_HEADLINE_WORDS and is_cut_short(following)


def _is_crumb(words: str) -> bool:
    return words.lower() in _SECTION_LABELS or 0 < len(words.split()) <= _MAX_LABEL_WORDS


def find_furniture(lines: Sequence[str]) -> set[int]:
    """Buttons, credits, bylines, time stamps, requests to subscribe."""
    return {at for at, line in enumerate(lines) if is_furniture(line)}


def find_section_labels(lines: Sequence[str]) -> set[int]:
    """Labels and breadcrumbs right above the headline."""
    labels: set[int] = set()
    for at, line in enumerate(lines[:-1]):
        if not _is_section_label(line, lines[at + 1]):
            break
        labels.add(at)
    return labels


def _is_section_label(line: str, following: str) -> bool:
    crumbs = _BREADCRUMBS.split(line)
    if line.lower() in _SECTION_LABELS or (len(crumbs) > 1 and all(map(_is_crumb, crumbs))):
        return True
    above_headline = is_headline(following) and len(following.split()) >= _MIN_HEADLINE_WORDS
    return is_headline(line) and len(line.split()) <= _MAX_LABEL_WORDS and above_headline


def is_furniture(line: str) -> bool:
    if _is_caption(line):
        return True
    if len(line) > _MAX_FURNITURE_CHARS:
        return False
    pieces = pieces_of(line)
    return _is_piece(line) or (pieces != [line] and all(map(_is_piece, pieces)))


def pieces_of(line: str) -> list[str]:
    """The parts of a line such as "By Jo Doe | 2 September 2025"."""
    return [piece for piece in _SEPARATORS.split(line) if piece]


def _is_piece(line: str) -> bool:
    return bool(
        _LINE.fullmatch(_POINTING_MARKS.sub("", line))
        or _CASED_LINE.fullmatch(line)
        or _POINTER.fullmatch(_BRACKETS.sub("", line))
        or _HASHTAGS.fullmatch(line)
        or read_stamp(line)
        or _is_bar(line)
        or is_byline(line)
    )


def is_byline(line: str) -> bool:
    """As in "By Jo Doe and Ann Lee" or "Reporting by …; editing by …", or an agency alone."""
    if line in _AGENCIES:
        return True
    start = _BYLINE_START.match(line)
    if not start or (
        line.endswith(".") and line.lower().startswith("by ")
    ):  # "By Monday, May." is a sentence
        return False
    words = re.split(r"[\s,;:&/]+", line[start.end() :].rstrip(").|"))
    return all(_is_byline_word(word) for word in words if word)


def _is_byline_word(word: str) -> bool:
    return word[0].isupper() or word.lower() in _NOISE["byline_words"] or not word[0].isalnum()


def _is_caption(line: str) -> bool:
    tail = line[-_CREDIT_TAIL_CHARS:]
    may_be = tail.rstrip(".").endswith((")", "]")) or "/" in tail or "via " in tail
    return may_be and bool(_CREDIT.search(tail))


def _is_bar(line: str) -> bool:
    """Nothing but names of buttons, handles and addresses."""
    opening = _PLAIN_WORD.match(line)
    if opening and opening[0].lower() not in _BUTTON_WORDS:
        return False
    rest = re.split(r"[^\w-]+", _ADDRESS.sub(" ", line).lower())
    words = [word for word in rest if word]
    allowed = _BUTTON_WORDS if len(words) >= _MIN_NAVIGATION_WORDS else _BAR_WORDS
    return bool(words or _ADDRESS.search(line)) and all(word in allowed for word in words)
