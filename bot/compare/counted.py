"""What a figure counts: the class of its noun, whose they are, and what else narrows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.compare.sides import get_side
from bot.compare.stems import WORDS_KEPT
from bot.models import Figure
from bot.vocabulary import load_vocabulary

_NUMERAL = re.compile(r"\d[\d.,]*")
_PEOPLE = "people"
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_][\w’'-]*|[$€£¥%]+")


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun` is a class ("troops"), `side` the capitalised qualifiers ("north korea"), `rest` all others."""

    noun: str
    side: str
    rest: frozenset[str]


def get_counted(figure: Figure) -> Counted:
    """What the figure counts."""
    figure = drop_number(figure)
    words = _WORD.findall(figure.what or figure.unit)
    head = figure.unit.split()[-1].lower() if figure.unit else (words[-1].lower() if words else "")
    others = [word for word in words if get_singular(word.lower()) != get_singular(head)]
    side = get_side([word for word in others if word[0].isupper()])
    rest = {word.lower() for word in others if not word[0].isupper()}
    return Counted(classify(head), side, frozenset(rest - get_function_words()))


def get_name(figure: Figure) -> str:
    """What the number is of, in the text's words: "North Korean soldiers"; "kilometers", whoever went them.

    What a sum or a share is of stands beside its sign: "repairs" for "$45 million".
    """
    figure = drop_number(figure)
    words = {classify(word) for word in _WORD.findall(figure.what)}
    unit = {classify(word) for word in figure.unit.split() if word.isalpha()}
    return figure.what if figure.what and unit <= words else figure.unit


def classify(noun: str) -> str:
    """The class of a noun: "soldiers" → "troops"; a noun of no class is its own, in the singular."""
    classes, singular = _get_classes(), get_singular(noun.lower())
    return classes.get(noun.lower()) or classes.get(singular, singular)


def list_compound(words: Sequence[str]) -> list[str]:
    """The words before the last that make one name of it: ["fighter"], of "downed fighter jets"."""
    if len(words) < 2:
        return []
    noun = f"{words[-2]} {get_singular(words[-1])}".lower()
    return [words[-2]] if noun in _get_classes() else []


def get_whole(noun: str) -> str | None:
    """The class that this one is a part of."""
    whole: str | None = load_vocabulary("counted")["wholes"].get(noun)
    return whole


def get_kind(noun: str) -> str | None:
    """The class that this one is a part or a kind of."""
    kind: str | None = load_vocabulary("counted")["kinds"].get(noun)
    return get_whole(noun) or kind


def is_of_people(noun: str) -> bool:
    """Whether a class is of people: "troops", "voter"; "" may be."""
    known = load_vocabulary("counted")
    words = {_PEOPLE, *known["generic"][_PEOPLE], *known["beings"]["nouns"], ""}
    return noun in words or any(above in words for above in (get_kind(noun), get_whole(noun)))


def complete(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one claim, each with a noun: "20 injured" after "12 soldiers killed" are soldiers too.

    Without such a one before it, what only people suffer counts people.
    """
    completed: list[Figure] = []
    named: Figure | None = None
    for figure in map(drop_number, figures):
        nameless = not figure.unit and not figure.what
        if nameless and named and figure.measure and named.measure:
            completed.append(replace(figure, what=named.what, unit=named.unit))
        elif nameless and figure.measure in load_vocabulary("wording")["of_people"]:
            completed.append(replace(figure, what=_PEOPLE, unit=_PEOPLE))
        else:
            completed.append(figure)
            named = None if nameless else figure
    return completed


def drop_number(figure: Figure) -> Figure:
    """The figure without its number among the words for what it counts: "52" of "52" is of nothing named."""
    numbers = [figure.raw, *_NUMERAL.findall(figure.raw)]
    return replace(figure, what=_drop_leading(numbers, figure.what), unit=_drop_leading(numbers, figure.unit))


@lru_cache(maxsize=WORDS_KEPT)
def get_singular(noun: str) -> str:
    """One of what the noun names; a noun in the singular is left as it is."""
    irregular: dict[str, str] = load_vocabulary("wording")["singulars"]
    ending = max((one for one in irregular if noun.endswith(one)), key=len, default="")
    if ending:
        return noun.removesuffix(ending) + irregular[ending]
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3
    return noun[:-1] if plural else noun


@cache
def get_function_words() -> frozenset[str]:
    """Words that say nothing of what a text is about."""
    return frozenset(word for words in load_vocabulary("function_words").values() for word in words)


@cache
def _get_classes() -> dict[str, str]:
    classes = load_vocabulary("counted")["classes"]
    return {noun: name for name, nouns in classes.items() for noun in nouns}


def _drop_leading(numbers: Sequence[str], words: str) -> str:
    rest = (words[len(one) :] for one in numbers if one and words.lower().startswith(one.lower()))
    return next((one.strip() for one in rest if not one or one[0].isspace()), words)
