"""Days beside a verb of saying that the parser takes into a name or into what is said."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.hanging import NAMES, hang
from bot.claims.vocabulary import get_table

_TELLING = get_table("tags")["telling"]
_WEEKDAYS = get_table("figure_contexts")["weekday"]


def mend_day(token: Token) -> None:
    """A weekday that is read as a part of the name behind it."""
    if token.lower_ not in _WEEKDAYS:
        return
    if token.i and _is_leading_day(token):
        hang(token, token.nbor(-1), "pobj")
    else:
        _mend_day(token)


def _mend_day(day: Token) -> None:
    """“He said last Friday Ann Lee had left”: no part of her name."""
    name, doc = day.head, day.doc
    first = day.nbor(-1) if day.i and day.nbor(-1).lower_ in {"last", "this"} else day
    teller = first.nbor(-1) if first.i else first
    named = name.tag_ in NAMES and name.dep_ in {"nsubj", "nsubjpass"} and doc[day.i + 1].tag_ in NAMES
    if named and teller.lower_ in _TELLING and name.head.head == teller:
        hang(day, teller, "npadvmod")
        if first != day:
            hang(first, day, "amod")


def mend_day_of_saying(day: Token) -> None:
    """“It grew, the firm said Friday, offsetting falls in May”: the day of the saying."""
    teller, behind = day.nbor(-1) if day.i else day, day.doc[day.i + 1 : day.i + 2].text
    astray = day.head != teller and day.head.head == teller and day.head.i > day.i
    if day.lower_ in _WEEKDAYS and teller.lower_ in _TELLING and astray and behind == ",":
        hang(day, teller, "npadvmod")
        hang(day.nbor(), teller, "punct")


def _is_leading_day(day: Token) -> bool:
    """“On Wednesday Orsa Power said …”: no part of the power company's name."""
    before, follower = day.nbor(-1), day.doc[day.i + 1 : day.i + 2]
    led = before.lower_ == "on" and before.dep_ == "prep" and not any(True for _ in before.children)
    named = bool(follower) and follower[0].tag_ in {"NNP", "NNPS", "DT", "PRP$"}
    return led and named
