"""Words made comparable: spellings folded together, synonyms found. Both indexing and asking use it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

LONGEST_TERM_WORDS = 3
APOSTROPHES = "'’‘ʼ`´′"
_LETTERS = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), "ł": "l", "Ł": "l", "ø": "o", "Ø": "o"})

_INITIALS = re.compile(r"(?<![^\W_])([a-z])\.(?=[a-z](?![^\W_]))")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

# Names from Slavic languages end in -skyi, -skyy, -skiy, -skii, -ski or -sky, whoever romanises them.
_SLAVIC_ENDING = re.compile(r"(?<=[a-z]{2}[sc]k)(?:[iy][ijy]?)$")
# -ise and -ize; words that only look like it ("promise") change on both sides, which does no harm.
_BRITISH_ENDING = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)")


def fold(text: str) -> str:
    """The words of a text in one spelling, lower case, joined by single spaces: no quotes, no accents."""
    return " ".join(fold_words(text))


def fold_words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    plain = _THOUSANDS.sub("", _INITIALS.sub(r"\1", plain))
    return [_respell(word.removesuffix("'s").replace("'", "")) for word in _WORD.findall(plain)]


def content_words(words: Iterable[str]) -> list[str]:
    """Folded words without the grammar."""
    return [word for word in words if word not in _stopwords()]


def synonyms(phrase: str) -> tuple[str, ...]:
    """A folded phrase with all that a reader means by it, most usual first; alone where it has none."""
    return _groups().get(phrase, (phrase,))


def is_term(phrase: str) -> bool:
    """Whether a folded phrase is one term of the vocabulary ("united states")."""
    return phrase in _groups()


def expand_words(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The terms that words ask for, folded, each with all that a reader means by it."""
    phrases = [phrase for phrase in map(fold, words) if phrase]
    asked = content_words(phrases) or phrases
    return tuple(synonyms(term) for term in _join_terms(asked))


def singular(phrase: str) -> str:
    """A plural's probable singular: good enough to compare units, not to show."""
    if re.search(r"[^aeiou]ies$", phrase):
        return f"{phrase[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", phrase):
        return phrase[:-2]
    return phrase[:-1] if re.search(r"[^siu]s$", phrase) and len(phrase) > 3 else phrase


def _join_terms(words: list[str]) -> Iterator[str]:
    """The words, those that make one term of the vocabulary ("united states") together."""
    at = 0
    while at < len(words):
        lengths = range(LONGEST_TERM_WORDS, 1, -1)
        length = next((n for n in lengths if is_term(" ".join(words[at : at + n]))), 1)
        yield " ".join(words[at : at + length])
        at += length


def _respell(word: str) -> str:
    return _BRITISH_ENDING.sub("iz", _SLAVIC_ENDING.sub("y", _spellings().get(word, word)))


@cache
def _spellings() -> dict[str, str]:
    return {variant: usual for usual, *variants in read_groups("spellings") for variant in variants}


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(word for line in read_groups("stopwords") for word in line)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Every term with its group; a term of two groups ("displaced") gets both."""
    groups: dict[str, tuple[str, ...]] = {}
    for line in (*read_groups("synonyms"), *read_groups("demonyms")):
        terms = tuple(fold(term) for term in line)
        for term in terms:
            groups[term] = tuple(dict.fromkeys((*groups.get(term, ()), *terms)))
    return groups


def read_groups(name: str) -> list[list[str]]:
    """The lines of a vocabulary in `data/`, each with its terms as written."""
    lines = files("storage").joinpath("data", f"{name}.txt").read_text("utf-8").splitlines()
    return [[term.strip() for term in line.split(",")] for line in lines if line and not line.startswith("#")]
