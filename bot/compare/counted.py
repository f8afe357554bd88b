"""What a figure counts: the class of its noun, whose they are, and what else narrows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.compare.sides import get_side
from bot.models import Figure
from bot.vocabulary import load_vocabulary

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_][\w’'-]*|[$€£¥%]+")


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun` is a class ("troops"), `side` the capitalised qualifiers ("north korea"), `rest` all others."""

    noun: str
    side: str
    rest: frozenset[str]


def get_counted(figure: Figure) -> Counted:
    """What the figure counts."""
    words = _WORD.findall(figure.what or figure.unit)
    head = figure.unit.split()[-1].lower() if figure.unit else (words[-1].lower() if words else "")
    others = [word for word in words if _singular(word.lower()) != _singular(head)]
    side = get_side([word for word in others if word[0].isupper()])
    rest = {word.lower() for word in others if not word[0].isupper()}
    return Counted(classify(head), side, frozenset(rest - get_function_words()))


def get_name(figure: Figure) -> str:
    """What the number is of, in the text's words: "North Korean soldiers"; "kilometers", whoever went them.

    What a sum or a share is of stands beside its sign: "repairs" for "$45 million".
    """
    words = {classify(word) for word in _WORD.findall(figure.what)}
    unit = {classify(word) for word in figure.unit.split() if word.isalpha()}
    return figure.what if figure.what and unit <= words else figure.unit


def classify(noun: str) -> str:
    """The class of a noun: "soldiers" → "troops"; a noun of no class is its own, in the singular."""
    classes, singular = _get_classes(), _singular(noun.lower())
    return classes.get(noun.lower()) or classes.get(singular, singular)


def get_whole(noun: str) -> str | None:
    """The class that this one is a part of."""
    whole: str | None = load_vocabulary("counted")["wholes"].get(noun)
    return whole


def complete(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one claim, with "20 injured" after "12 soldiers killed" taken to be soldiers too."""
    completed: list[Figure] = []
    named: Figure | None = None
    for figure in figures:
        nameless = not figure.unit and not figure.what
        if nameless and named and figure.measure and named.measure:
            completed.append(replace(figure, what=named.what, unit=named.unit))
        else:
            completed.append(figure)
            named = None if nameless else figure
    return completed


@cache
def get_function_words() -> frozenset[str]:
    """Words that say nothing of what a text is about."""
    return frozenset(word for words in load_vocabulary("function_words").values() for word in words)


@cache
def _get_classes() -> dict[str, str]:
    classes = load_vocabulary("counted")["classes"]
    return {noun: name for name, nouns in classes.items() for noun in nouns}


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return (
        noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3 else noun
    )
