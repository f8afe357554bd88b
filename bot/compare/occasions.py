"""Over which days two figures run, and whether one claimant gives both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from bot.compare.anchors import begin_alike, list_words
from bot.compare.counted import get_function_words
from bot.compare.identity import NAMES_KEPT, fold, list_bodies_of
from bot.compare.rows import Row
from bot.compare.scales import Period
from bot.compare.sides import find_country
from bot.vocabulary import load_vocabulary

_OWNER = re.compile(r"([A-Z][\w&-]*(?: [A-Z][\w&-]*)*)(?:['’]s)? (?=[a-z])")
FEW_DAYS = 3
MANY_DAYS = 27
"""From one month on, the first and the last day not counted twice."""


def is_short(event: tuple[date, date]) -> bool:
    """Whether an event took a few days at most."""
    return (event[1] - event[0]).days <= FEW_DAYS


def are_of_other_days(one: Row, other: Row) -> bool:
    """Whether the events' days have none in common, or one's are more than twice as many.

    Of what is counted up to a day only the last day is known: a later one is the same claimant's newer count.
    """
    if one.span is None or other.span is None or one.span == other.span:
        return False
    if one.is_up_to or other.is_up_to:
        close = abs((one.span[1] - other.span[1]).days) <= FEW_DAYS
        return not close and not is_same_claimant(one, other)
    lengths = [(last - first).days for first, last in (one.span, other.span)]
    apart = max(one.span[0], other.span[0]) > min(one.span[1], other.span[1])
    # A quarter and half a year are no two words for one time, as a week and the days since Monday may be.
    longer = 1.5 if min(lengths) >= MANY_DAYS else 2
    return apart or max(lengths) > longer * max(1, min(lengths))


def are_surely_dated(one: Row, other: Row) -> bool:
    """Whether the days of both are as sure: stated, or both reckoned from when their articles came."""
    return one.event_dating is other.event_dating


def is_event_against_total(one: Row, other: Row) -> bool:
    """Whether one figure is of a few days at most, the other of all so far."""
    return (_is_event(one) and _is_total(other)) or (_is_event(other) and _is_total(one))


def _is_event(row: Row) -> bool:
    short = row.span is not None and is_short(row.span)
    return short and row.period is not Period.TOTAL and not row.is_up_to


def _is_total(row: Row) -> bool:
    return row.period is Period.TOTAL and (row.is_up_to or not (row.span and is_short(row.span)))


def is_one_total(one: Row, other: Row) -> bool:
    """Whether only one figure is said to be of all so far, and no days say otherwise."""
    same_days = one.span is not None and one.span == other.span
    return _is_total(one) != _is_total(other) and not same_days


def is_same_claimant(one: Row, other: Row) -> bool:
    """Whether one body or person gives both figures, in a fuller name perhaps: "Osk police", "police".

    A government and its ministry are one, and so are two people of one body.
    """
    if not (one.named and other.named):
        return False
    if one.key == other.key:
        return True
    fuller = _is_fuller(one.key, other.key) or _is_fuller(other.key, one.key)
    if (fuller and not _is_branch(one.key, other.key)) or are_of_one_government(one.key, other.key):
        return True
    if _has_role_of(one, other) or _has_role_of(other, one):
        return True
    if _speaks_for(one, other) or _speaks_for(other, one):
        return True
    return _holds_office_of(one, other) or _holds_office_of(other, one)


def _is_fuller(key: str, other: str) -> bool:
    """Whether a key has all words of the other: "ann lee" of "lee", "tarva health" of "health".

    What only says what a body is for is in many a name: the health ministry is no World Health Organization.
    """
    names, others = _list_name_words(key), _list_name_words(other)
    plain = other in load_vocabulary("bodies")["functions"] and not key.endswith(f" {other}")
    return bool(others) and others <= names and not plain


def _speaks_for(one: Row, other: Row) -> bool:
    """“Grace Mumba, chairwoman of the electoral commission”, and the electoral commission."""
    role = one.role
    if not role:
        return False
    if _is_owner(role, one, other):
        return True
    return not other.identity.person and other.key in list_bodies_of(role)


def _is_owner(role: str, one: Row, other: Row) -> bool:
    """“Vandel's personnel director”, and the carmaker Vandel; “its director”, where Vandel is spoken of.

    A country has many offices; one of its government's is known by its function.
    """
    if re.match(r"(?:its|their) ", role):
        named = _list_name_words(other.key)
        return bool(named) and named <= set(list_words(one.text))
    owner = _OWNER.match(role)
    if owner is None or find_country(owner[1]):
        return False
    return other.claimant == owner[1] or other.claimant.endswith(f" {owner[1]}")


def _holds_office_of(one: Row, other: Row) -> bool:
    """Whether one holds an office of the place that the other speaks for, and names the place.

    "Tarva holds 12, the justice minister said" is of "Tarva's justice ministry".
    """
    offices = one.offices
    if not offices or one.identity.body not in {"", *offices}:
        return False
    owners = (_find_owner(other.key, office, other.offices) for office in offices)
    return any(owner and _is_named(owner, one) for owner in owners)


def _has_role_of(one: Row, other: Row) -> bool:
    """Whether one is named only by an office that few hold ("the district magistrate"), the other's."""
    few = " " in one.key or one.key in one.offices
    shared = load_vocabulary("bodies")["speaks_for"]["many"]
    return few and one.key.split()[-1] not in shared and one.key in map(fold, (other.role or "").split(","))


def _find_owner(body: str, office: str, offices: Sequence[str]) -> str:
    """Whose a body of that office is: "tarva", of "tarva justice"; "" where it is none of that office."""
    if body.endswith(f" {office}"):
        return body.removesuffix(f" {office}")
    country = body.removesuffix(" government")
    if country != body:
        return country if office in load_vocabulary("bodies")["ministries"]["functions"] else ""
    return body if office in offices else ""


def _is_named(owner: str, row: Row) -> bool:
    """Whether the sentence speaks of the country or town, in whatever form of its name."""
    words = list_words(" ".join((row.quote, row.text, *row.places)))
    grams = (*words, *map(" ".join, pairwise(words)))
    return any((find_country(gram) or gram) == owner or begin_alike(gram, owner) for gram in grams)


@lru_cache(maxsize=NAMES_KEPT)
def _list_name_words(key: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", key.replace("'s", ""))) - get_function_words()


def _is_branch(one: str, other: str) -> bool:
    """Whether one is what the other has for some function: "kalvia intelligence", of "kalvia"."""
    whole, branch = sorted((one, other), key=len)
    functions = load_vocabulary("bodies")["functions"]
    return branch.removeprefix(f"{whole} ") in functions


def are_of_one_government(one: str, other: str) -> bool:
    """Whether the one key is a country's government, the other a ministry of it."""
    bodies = sorted((one, other), key=lambda key: not key.endswith(" government"))
    country = bodies[0].removesuffix(" government")
    ministries = load_vocabulary("bodies")["ministries"]["functions"]
    return country != bodies[0] and any(bodies[1] == f"{country} {function}" for function in ministries)
