"""Over which time a number runs, how far the thing has come, and how it is defined."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from bot.models import Stage
from bot.vocabulary import any_word, load_vocabulary


class Progress(StrEnum):
    """How far what is counted has come."""

    PRESENT = "present"
    TRAINED = "in training"
    PLANNED = "planned"


class Period(StrEnum):
    """Whether a number is of one event or of all so far; UNSTATED: the words do not say."""

    UNSTATED = ""
    SINGLE = "one event"
    TOTAL = "total"


def get_progress(measure: str, stage: Stage) -> Progress:
    """By what happens to the counted, and whether that has happened."""
    known = load_vocabulary("comparing")["stages"]
    if measure in known["trained"]:
        return Progress.TRAINED
    return Progress.PLANNED if stage is Stage.EXPECTED or measure in known["planned"] else Progress.PRESENT


def get_period(text: str) -> Period:
    """By the words of the claim's sentence."""
    for period, pattern in _get_periods().items():
        if pattern.search(text):
            return period
    return Period.UNSTATED


def get_plain_measure(measure: str) -> str:
    """One name for what is said in many verbs: "send" → "deployed"."""
    return _get_alike().get(measure, measure)


def are_confusable(one: str, other: str, kind: str) -> bool:
    """Whether two "measures" or "nouns" (`kind`) are taken for one another, but are not one."""
    return one != other and any({one, other} <= group for group in _get_definitions(kind))


@cache
def _get_periods() -> dict[Period, re.Pattern[str]]:
    known = load_vocabulary("comparing")["periods"]
    order = (Period.SINGLE, "single"), (Period.TOTAL, "total")
    return {
        period: re.compile(rf"(?<!\w)(?:{any_word(known[name])})(?!\w)", re.IGNORECASE)
        for period, name in order
    }


@cache
def _get_alike() -> dict[str, str]:
    known = load_vocabulary("comparing")["alike"]
    return {verb: measure for measure, verbs in known.items() for verb in verbs}


@cache
def _get_definitions(kind: str) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, load_vocabulary("comparing")["definitions"][kind]))
