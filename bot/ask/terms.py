"""The terms of a question, and whether words have them: as such, or in words near in meaning. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.near_words import get_called, get_forms, get_related, stem
from bot.vocabulary import load_vocabulary
from storage.words import expand_words, fold, fold_words

_WORD = re.compile(r"[^\W_][\w'’.,-]*[^\W_]|[^\W_]")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for.

    `forms`: all that means the same, folded; `own`, `near`: the stems of these, and of words near in meaning;
    `name`: written as a name; `circumstance`: it stands behind a preposition, so its article may have it.
    """

    forms: tuple[str, ...]
    own: frozenset[str]
    near: frozenset[str]
    name: bool = False
    circumstance: bool = False


@dataclass(frozen=True, slots=True)
class Stems:
    """Words ready to be looked up: the stems of each, and all of them in a row."""

    single: frozenset[str]
    row: str

    def has(self, stems: Iterable[str]) -> bool:
        return any(f" {one} " in self.row if " " in one else one in self.single for one in stems)


@lru_cache(maxsize=1024)
def make_terms(matter: str) -> tuple[Term, ...]:
    """The terms of what a question is about, without its grammar."""
    known = set(load_vocabulary("questions")["grammar"])
    breaks = set(load_vocabulary("questions")["circumstance"])
    terms: list[Term] = []
    behind = False
    phrase: list[str] = []
    for word in [*_WORD.findall(matter), ""]:
        plain = word.lower().replace("’", "'").removesuffix("'s")
        if word and plain not in known:
            phrase.append(word)
            continue
        terms += _make(phrase, behind=behind)
        phrase = []
        behind = behind or plain in breaks
    return tuple({term.forms: term for term in reversed(terms)}.values())[::-1]


def list_stems(words: str) -> list[str]:
    """The stems of folded words."""
    return [stem(word) for word in words.split()]


@lru_cache(maxsize=4096)
def read_stems(words: str) -> Stems:
    """The stems of folded words, kept for the next question."""
    stems = list_stems(words)
    return Stems(frozenset(stems), f" {' '.join(stems)} ")


def stem_all(phrases: Iterable[str]) -> frozenset[str]:
    """Each folded phrase in stems."""
    return frozenset(" ".join(list_stems(phrase)) for phrase in phrases)


def _make(phrase: Sequence[str], *, behind: bool) -> Iterator[Term]:
    """Words that stand together may be one term of the vocabulary ("North Korean")."""
    asked = f" {fold(' '.join(phrase))} "
    names = {word for one in phrase if not one.islower() for word in fold_words(one)}
    for forms in expand_words(phrase) if phrase else ():
        irregular = sorted({other for form in forms for other in get_forms(form)} - set(forms))
        said = [form for form in forms if f" {form} " in asked]
        related = stem_all(other for form in said for other in get_related(form))
        called = stem_all(other for form in said for other in get_called(form))
        own = stem_all([*forms, *irregular])
        name = any(word in names for form in said for word in form.split())
        yield Term((*forms, *irregular), own, (related - _get_saying() | called) - own, name, behind)


@cache
def _get_saying() -> frozenset[str]:
    """The stems of reporting verbs: that somebody writes something makes it no letter."""
    return stem_all(load_vocabulary("questions")["says"])
