"""The word "one": where it is a pronoun, it is no figure ("no one", "one must", "the new one")."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.event_lexicon import of_state, of_verb
from bot.claims.lexemes import HYPHENS
from bot.claims.number_contexts import HURT, MORTALLY
from bot.claims.spans import sentence_of

_NAMED_WORDS = 6
_DETERMINERS = frozenset(
    {"no", "any", "every", "each", "this", "that", "which", "another", "the", "some", "day"}
)
_QUOTES = frozenset("\"“‘'")
_PLACES = frozenset({"at", "in", "on", "near", "outside", "inside", "around", "to", "off", "from"})
_CHOSEN = frozenset({"latter", "former", "first", "second", "either", "neither", "each"})
_FEW = frozenset({"two", "three", "four", "five", "six"})
_HARM = frozenset({"killed", "injured", "missing", "captured", "detained", "rescued"})
_IDIOMS = frozenset({("at", "time"), ("at", "point"), ("at", "stage"), ("for", "thing"), ("from", "day")})


def is_pronoun_one(context: Context, amount: Amount) -> bool:
    """As in "no one", "this one", "one must", "one day": one counts before a noun or "of", or as a victim."""
    lexemes = context.lexemes
    if lexemes.at(amount.anchor).lower != "one" or amount.last - amount.first > 1 or amount.kind == "percent":
        return _is_once(context, amount)
    before, after = lexemes.at(amount.first - 1).lower, lexemes.at(amount.last).lower
    if (after in HYPHENS and lexemes.glued(amount.last) and not amount.kind) or _is_fixed(before, after):
        return True
    if (
        _is_a_thing(context, amount)
        or _is_any(context, amount)
        or (after == "of" and _is_membership(context, amount))
    ):
        return True
    clause = before == "that" and context.tag(amount.first - 1) == "IN"  # "said that one of the crew died"
    if before in _DETERMINERS and not clause:
        return before != "the" or after == "of"
    counts = (
        after == "of"
        or _is_hurt(context, amount)
        or _before_noun(context, amount.anchor)
        or _is_victim(context, amount.anchor)
    )
    return not (counts or _is_one_or_two(context, amount) or _is_corrected(context, amount))


def _is_once(context: Context, amount: Amount) -> bool:
    """As in "one-time items"."""
    one, hyphen = context.lexemes.at(amount.anchor), context.lexemes.at(amount.anchor + 1)
    return one.lower == "one" and amount.kind == "times" and hyphen.text in HYPHENS


def _is_fixed(before: str, after: str) -> bool:
    """As in "one another", "one's", "one day he will", "at one time", "for one thing"."""
    if after == "day":
        return before not in {"in", "for", "within", "of", "after", "just", "only", "than"}
    return after in {"another", "s", "hell"} or (before, after) in _IDIOMS


def _is_a_thing(context: Context, amount: Amount) -> bool:
    """As in "one more thing", "one thing is clear": a point that is made, not a thing that is counted."""
    one = context.token(amount.anchor)
    return one is not None and one.dep_ == "nummod" and one.head.lower_ == "thing"


def _is_any(context: Context, amount: Amount) -> bool:
    """As in "one party or another", "one way or the other"."""
    words = [context.lexemes.at(i).lower for i in range(amount.last, amount.last + _NAMED_WORDS)]
    return any(pair in {("or", "another"), ("or", "the")} for pair in pairwise(words[1:])) and (
        "another" in words or "other" in words
    )


def _is_membership(context: Context, amount: Amount) -> bool:
    """As in "it is one of the things that …": counts nothing; one of the best of a kind may."""
    one = context.token(amount.anchor)
    if one is None:
        return False
    lexemes = context.lexemes
    if any(t.tag_ == "JJS" for of in one.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj"):
        return True  # "in Orsa, one of the world's poorest"
    ranked = any(context.tag(i) in {"JJS", "RBS"} for i in range(amount.last, amount.last + _NAMED_WORDS))
    if ranked or any(lexemes.at(i).numeric for i in range(amount.last, amount.last + 3)):
        return False
    verb = one.head
    is_subject = one.dep_ == "nsubj" and verb.lemma_ == "be" and verb.pos_ == "AUX"
    at = amount.first - 1 - (lexemes.at(amount.first - 1).text in _QUOTES)
    placed = one.dep_ == "pobj" and lexemes.at(at).lower in _PLACES  # "a fire at one of the plants"
    return one.dep_ in {"attr", "appos"} or is_subject or placed


def _is_one_or_two(context: Context, amount: Amount) -> bool:
    """As in "one or two", "one to three"; not "one to 40 others"."""
    lexemes = context.lexemes
    return lexemes.at(amount.last).lower in {"or", "to"} and lexemes.at(amount.last + 1).lower in _FEW


def _is_corrected(context: Context, amount: Amount) -> bool:
    """As in "two sources, not one"."""
    lexemes = context.lexemes
    words = lexemes.phrase(amount.first - 2, amount.first)
    return words == ", not" and not lexemes.at(amount.last).alphabetic


def _is_victim(context: Context, index: int) -> bool:
    """As in "killing one and injuring two", "one was missing", "one dead"; not "one dies", "the new one"."""
    token, after = context.token(index), context.token(index + 1)
    negated = context.lexemes.at(index - 1).lower in {"not", "never"}
    if token is None or negated or any(child.dep_ in {"amod", "det"} for child in token.lefts):
        return False
    beside = after is not None and after.pos_ in {"ADJ", "VERB"} and after.tag_ != "VBZ"
    return bool({_told_by_verb(token), of_state(after) if after is not None and beside else ""} & _HARM)


def _is_hurt(context: Context, amount: Amount) -> bool:
    """As in "five were hurt, one seriously"; not "took one seriously"."""
    listed = context.lexemes.at(amount.first - 1).lower in {",", "and", "including", "("}
    one = context.token(amount.anchor)
    if one is None or not listed or context.lexemes.at(amount.last).lower not in HURT | MORTALLY:
        return False
    before = one.doc[sentence_of(one).start : one.i]
    return any("injured" in {of_state(word), of_verb(word, "object")} for word in before)


def _told_by_verb(one: Token) -> str:
    verb = one.head
    if one.dep_ == "dobj":
        return of_verb(verb, "object")
    if one.dep_ not in {"nsubj", "nsubjpass"} or not _is_past(verb):
        return ""
    words = [*(child for child in verb.children if child.dep_ in {"acomp", "attr"}), verb]
    return next(filter(None, map(of_state, words)), "") or of_verb(verb, "subject")


def _is_past(verb: Token) -> bool:
    return any(
        word.tag_ == "VBD" for word in (verb, *verb.children) if word is verb or word.dep_[:3] == "aux"
    )


def _before_noun(context: Context, index: int) -> bool:
    token = context.token(index)
    return token is not None and token.dep_ in {"nummod", "compound"} and token.head.i > token.i


def is_none(context: Context, amount: Amount) -> bool:
    """As in "zero contact", "zero tolerance": the word for "no" before a thing that is not counted."""
    if context.lexemes.at(amount.anchor).lower != "zero" or amount.kind or amount.last - amount.first > 1:
        return False
    return context.tag(amount.last) == "NN" and context.tag(amount.last + 1) not in {"NNS", "NNPS"}


def is_per_dozen(context: Context, amount: Amount) -> bool:
    """As in "eggs cost $6 a dozen": a unit of the price."""
    lexemes = context.lexemes
    dozen = lexemes.phrase(amount.first, amount.last) == "a dozen"
    return dozen and lexemes.at(amount.first - 1).numeric and not amount.kind


def is_both(context: Context, amount: Amount) -> bool:
    """As in "the larger of the two": two that the text has named."""
    lexemes, first = context.lexemes, amount.first
    alone = not amount.kind and amount.low in {2, 3} and context.tag(amount.last)[:2] not in {"NN", "JJ"}
    compared = (
        context.tag(first - 3) in {"JJR", "JJS", "RBR", "RBS"} or lexemes.at(first - 3).lower in _CHOSEN
    )
    return alone and compared and lexemes.phrase(first - 2, first) == "of the"
