"""Numbers that say which gun it is: "a 155mm howitzer", "a .50-calibre rifle", "a 12-gauge"."""

from __future__ import annotations

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.counted import find_noun
from bot.claims.lexemes import HYPHENS
from bot.claims.number_contexts import get_context_words


def is_calibre(context: Context, amount: Amount) -> bool:
    """Whether an amount is the bore of a gun or the size of what it fires."""
    if amount.kind not in {"", "length"} or amount.vague or amount.scale > 1:
        return False
    return _is_called_calibre(context, amount) or (
        _may_be_bore(context, amount) and _is_guns(context, amount)
    )


def _is_called_calibre(context: Context, amount: Amount) -> bool:
    """As in "170 mm calibre", "12-gauge", "a calibre of 170 mm"."""
    lexemes, words = context.lexemes, get_context_words("calibre")
    at = amount.after + (lexemes.at(amount.after).text in HYPHENS)
    before = lexemes.at(amount.first - 2).lower if lexemes.at(amount.first - 1).lower == "of" else ""
    return lexemes.at(at).lower in words or before in words


def _may_be_bore(context: Context, amount: Amount) -> bool:
    """Millimetres and inches, or the bare ".22" of small arms."""
    if amount.kind:
        return amount.unit.lower() in get_context_words("calibre_unit")
    lexemes = context.lexemes
    return lexemes.at(amount.first - 1).text == "." and lexemes.glued(amount.first)


def _is_guns(context: Context, amount: Amount) -> bool:
    """Whether a gun or what it fires is among the nouns that follow."""
    noun, number = find_noun(context, amount), context.token(amount.after - 1)
    if noun is None or number is None:
        return False
    named = (token for token in noun.doc[number.i + 1 : noun.i + 1] if token.pos_ in {"NOUN", "PROPN"})
    return any(token.lemma_.lower() in get_context_words("gun") for token in named)
