"""Words that bound a number, before it ("at least 30") or after it ("30 or more")."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from bot.claims import over
from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.lexemes import HYPHENS, Lexemes
from bot.claims.vocabulary import get_index, get_table
from bot.models import Bound

_LONGEST = 5
_COUNTED_WORDS = 5
_EXCEEDING = ("exceed", "surpass", "top", "pass")
_NOT = frozenset({"not", "n't", "n’t", "never"})
_MONEY_SIGNS = frozenset("$€£¥₹₦")
_ABOUT_THINGS = frozenset({"more", "anything", "something", "nothing"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "those", "these"})

Bounded = tuple[Bound, int, int]
"""The bound, and the lexemes first up to last with its words."""


def read_bound(context: Context, amount: Amount) -> Bounded | None:
    """The bound that the words around an amount give it."""
    found = _read_before(context, amount)
    return _denied(context.lexemes, found) if found else _read_after(context.lexemes, amount)


def _denied(lexemes: Lexemes, found: Bounded) -> Bounded:
    """As in "did not exceed 30": what is not more is at most."""
    bound, first, last = found
    verb = lexemes.at(first).lower.startswith(_EXCEEDING)
    denied = bound is Bound.MORE_THAN and verb and lexemes.at(first - 1).lower in _NOT
    return (Bound.AT_MOST, first - 1, last) if denied else found


@cache
def _phrases(side: str) -> dict[str, Bound]:
    table = get_table("bounds")
    return {phrase: bound for bound in Bound for phrase in table.get(f"{side} {bound}", ())}


def _read_before(context: Context, amount: Amount) -> Bounded | None:
    for skipped in range(2):
        at = amount.first - skipped
        if skipped and context.lexemes.at(at).lower not in _DETERMINERS:
            return None
        if skipped and _is_tied(context, amount):
            return None  # "above its 10-year median"
        found = _longest_before(context.lexemes, at)
        if found and skipped and context.lexemes.phrase(at - 1, at + 1) == "than the":
            return None  # "far less than the $2 million that she sought": known, no bound
        if found and _is_lacking(context, *found[1:]):
            return None
        if found and not (amount.kind == "" and _is_adopted(context, amount, found[1])):
            return None if _is_preposition(context, amount, *found[1:]) else (found[0], found[1], amount.last)
    return None


def _is_tied(context: Context, amount: Amount) -> bool:
    """A unit that a hyphen ties to its number, behind a word that knows the thing already."""
    known = context.lexemes.at(amount.first - 1).lower not in {"a", "an"}
    return known and amount.kind != "" and context.lexemes.at(amount.anchor + 1).text in HYPHENS


def _is_adopted(context: Context, amount: Amount, first: int) -> bool:
    """As in "has passed five resolutions": adopted so many, not more."""
    if not context.lexemes.at(first).lower.startswith("pass"):
        return False
    behind = (context.token(amount.last + i) for i in range(_COUNTED_WORDS))
    return any(token is not None and token.lemma_ in get_table("bounds")["adopted"] for token in behind)


def _longest_before(lexemes: Lexemes, at: int) -> Bounded | None:
    for first in range(max(0, at - _LONGEST), at):
        bound = _phrases("before").get(lexemes.phrase(first, at))
        if bound and not (lexemes.glued(first) and lexemes.at(first - 1).text[-1].isalnum()):
            return bound, first, at
    return None


def _is_preposition(context: Context, amount: Amount, first: int, last: int) -> bool:
    """As in "4 per cent over two years", "over the two days": the word leads a phrase of its own."""
    words = context.lexemes.phrase(first, last)
    if words not in get_table("bounds")["preposition"]:
        return False
    if words == "past":  # "climbed past 300", not "the past 300 days"
        return context.lexemes.at(first - 1).lower not in get_table("figure_contexts")["change"]
    if last != amount.first and context.lexemes.at(last).lower not in {"a", "an"}:
        return True
    if words == "up to" and context.lexemes.at(first - 1).lower in get_table("bounds")["upward"]:
        return True
    token = context.token(first)
    if words == "about" and context.lexemes.at(first - 1).lower in _ABOUT_THINGS:
        return True  # "learn more about 529 plans"
    above = words == "over" and token is not None and over.leads_phrase(context, amount, token)
    governed = _governed(context, first)
    return above or (token is not None and _leads_phrase(amount, token, words, governed=governed))


def _is_lacking(context: Context, first: int, last: int) -> bool:
    """As in "the plant is short of 40 nurses": so many are wanted; "fell short of 40" is fewer."""
    before = context.token(first - 1)
    lacking = before is not None and before.lemma_ in {"be", "leave", "run"}
    return lacking and context.lexemes.phrase(first, last) == "short of"


def _leads_phrase(amount: Amount, token: Token, words: str, *, governed: bool) -> bool:
    behind = token.nbor(-1).lemma_.lower() if token.i else ""
    if words == "about" and not amount.kind and behind in get_table("bounds")["about_only"]:
        return True  # whatever the parse makes of "spoke about three men"
    if token.dep_ != "prep":
        return False
    if words == "about":
        return token.head.lemma_ in get_table("bounds")["about_verb"]
    return amount.kind in {"time", "length"} and not governed


def _governed(context: Context, index: int) -> bool:
    """As in "for over two years", "lasting over two hours": something before it asks for an amount."""
    before = context.lexemes.at(index - 1).lower
    return before in {
        "for",
        "of",
        "at",
        "to",
        "in",
        "is",
        "was",
        "are",
        "were",
        "be",
        "well",
        "just",
        "by",
    } or before.startswith(("last", "tak", "took", "spen", "wait", "driv", "walk", "ran", "span"))


def _read_after(lexemes: Lexemes, amount: Amount) -> Bounded | None:
    """Right after the number or its unit, or after the noun that it counts ("300 people or more")."""
    for start in dict.fromkeys((amount.last, amount.after, amount.after + 1)):
        found = _longest_after(lexemes, start)
        if found and not _opens_clause(lexemes, amount, start, found):
            return found[0], amount.first, found[2] if start == amount.last else amount.last
    return None


def _longest_after(lexemes: Lexemes, start: int) -> Bounded | None:
    comma = lexemes.at(start).text == ","
    for last in range(start + _LONGEST, start + comma, -1):
        bound = _phrases("after").get(lexemes.phrase(start + comma, last))
        if bound:
            return bound, start, last
    return None


def _opens_clause(lexemes: Lexemes, amount: Amount, start: int, found: Bounded) -> bool:
    """As in "30 plus 20", "12 tops the list", "5, at least 3 of them": words that belong to what follows."""
    following = lexemes.at(found[2])
    if lexemes.at(found[2] - 1).lower == "plus" and _adds(lexemes, amount, start, found[2]):
        return True
    if start > amount.last and found[2] - start == 1:
        return True
    if found[2] - start == 1 and lexemes.at(start).text == "+":
        return not lexemes.glued(start)
    number = (
        following.numeric or following.lower in get_index("numbers") or following.lower in get_index("scales")
    )
    compared = following.lower == "than"  # "61 dead and more than 400 injured"
    return number or compared or (following.lower in {"the", "a"} and found[2] - start == 1)


def _adds(lexemes: Lexemes, amount: Amount, start: int, after: int) -> bool:
    """As in "5, plus fees", "€85m plus €10m", "£60m plus add-ons", "30 plus another 5": the plus of a sum."""
    following = lexemes.at(after)
    more = following.lower in get_table("bounds")["added"] or following.text in _MONEY_SIGNS
    return lexemes.at(start).text == "," or more or (amount.kind == "money" and following.alphabetic)
