"""What stands around a number: the questions that several of the exclusion rules ask."""

from __future__ import annotations

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.vocabulary import get_table

HURT = frozenset({"seriously", "critically", "badly", "severely", "gravely", "slightly", "lightly"})
"""How somebody is hurt: "five were hurt, two seriously"."""
MORTALLY = frozenset({"fatally", "mortally"})
_SAME_IN_PLURAL = frozenset({"aircraft", "spacecraft", "hovercraft", "people", "sheep", "cattle"})


def get_context_words(key: str) -> frozenset[str]:
    return get_table("figure_contexts")[key]


def get_digits(context: Context, amount: Amount) -> str:
    """The lexeme as written where the amount is digits alone, else ""."""
    lone = amount.anchor == amount.last - 1 or amount.kind != ""
    text = context.lexemes.at(amount.anchor).text
    return text if lone and text.isdecimal() and amount.scale == 1 and not amount.part else ""


def counts_behind(context: Context, amount: Amount) -> bool:
    """Whether a noun follows that the number can count."""
    return context.tag(amount.last)[:2] in {"NN", "JJ", "VB"}


def modifies_plural(context: Context, amount: Amount) -> bool:
    token = context.token(amount.anchor)
    return (
        token is not None
        and token.dep_ == "nummod"
        and (token.head.tag_ == "NNS" or token.head.lower_ in _SAME_IN_PLURAL)
        and token.head.i > token.i
    )


def is_short(context: Context, index: int) -> bool:
    text = context.lexemes.at(index).text
    return text.isdecimal() and len(text) < 3


def is_second_share(context: Context, amount: Amount) -> bool:
    """As in "won 45 percent and Lee [40]", "hold 174 seats and Unity [129]": of what the first one is."""
    lexemes, at = context.lexemes, amount.first - 2
    counted = context.is_plural(at - 1) and lexemes.at(at - 2).numeric
    first = counted or lexemes.at(at - 1).lower in get_context_words("share")
    share = first and lexemes.at(at).lower in {"and", ","}
    after = lexemes.at(amount.last)
    return share and (not after.alphabetic or after.lower in {"and", "while", "with", "per"})


def is_counted_since(context: Context, amount: Amount) -> bool:
    """As in "Since Christmas 95 workers have left": what a month or a feast is told before is no name."""
    before = context.token(amount.first - 1)
    time = before is not None and before.ent_type_ == "DATE" and before.pos_ == "PROPN"
    at = amount.last
    while context.tag(at) in {"JJ", "NN"}:
        at += 1
    return time and context.is_plural(at) and get_digits(context, amount) != ""
