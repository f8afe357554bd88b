"""The level that somebody sets or moves: "lowered its estimate to 40", "measured it at magnitude 6"."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.event_lexicon import get_words, of_noun
from bot.claims.lexicon import Cue
from bot.claims.spans import child, sentence_of, subtree

_BOUND_WORDS = 4
"""How many words may stand between "to" and its number: "to at least", "to just over", "at magnitude"."""
_YEAR_DIGITS = 4
# What nobody who tells of it brings about: "raised the number of drowned to 40" is told.
_HARM = frozenset({"killed", "injured", "killed_or_injured", "missing", "displaced", "infect"})
_PHRASE = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "punct"})


def level_content(verb: Token, cue: Cue) -> set[int]:
    """The object with the level behind it, wherever the parser hung that; empty where there is none."""
    moved, target = cue.takes("m"), child(verb, "dobj")
    if target is None or target.i < verb.i or not (moved or cue.takes("v", "r")):
        return set()
    if (moved or cue.takes("r")) and not _is_told(verb, target):
        return set()
    last = _level_end(target, "to" if moved else "at")
    if last is None:
        return set()
    return set(range(target.left_edge.i, (_old_level_end(verb, last) if moved else last) + 1))


def _is_told(verb: Token, target: Token) -> bool:
    """Estimates are only told; a number of people may be moved itself, unless it is of victims."""
    lemma = target.lemma_.lower()
    if lemma in get_words("told_level") or verb.lemma_.lower() in get_words("righting"):
        return True
    if lemma in get_words("toll"):
        harmed = any(of_noun(below) in _HARM for below in target.subtree)
        return harmed or verb.lemma_.lower() in get_words("correcting")
    return lemma in get_words("quake") or of_noun(target) in _HARM


def _level_end(target: Token, preposition: str) -> int | None:
    """The last word of the first "to 40", "at some 40 people" behind a noun, before any comma."""
    doc, end = target.doc, sentence_of(target).end
    for at in range(target.i + 1, end):
        if doc[at].text in {",", ";", ":"}:
            return None
        number = _number_behind(doc[at], end) if doc[at].lower_ == preposition else None
        if number is not None:
            return _phrase_end(number)
    return None


def _old_level_end(verb: Token, last: int) -> int:
    """The end of "to 40 [from 33]", or the end of the new level alone."""
    doc, at, end = verb.doc, last + 1, sentence_of(verb).end
    number = _number_behind(doc[at], end) if at < end and doc[at].lower_ == "from" else None
    return _phrase_end(number) if number is not None else last


def _number_behind(preposition: Token, end: int) -> Token | None:
    """The number that a preposition leads to over the words of a bound; a year or a day is none."""
    for token in preposition.doc[preposition.i + 1 : min(preposition.i + 2 + _BOUND_WORDS, end)]:
        if token.tag_ == "CD":
            return None if _is_dated(token) and token.nbor(-1).lower_ != "magnitude" else token
        if token.lower_ not in get_words("before_level") and token.tag_ != "$":
            return None
    return None


def _is_dated(number: Token) -> bool:
    """Whether a number is of a year or a day; the parser takes a lone "58" for one, too."""
    if number.ent_type_ not in {"DATE", "TIME"}:
        return False
    beside = number.doc[max(number.i - 1, 0) : number.i + 2]
    alone = sum(token.ent_type_ == number.ent_type_ for token in beside) == 1
    return not alone or len(number.text) == _YEAR_DIGITS


def _phrase_end(number: Token) -> int:
    """Of "11,200 soldiers of the north": the last word, without the days behind it."""
    top = number
    while top.dep_ in _PHRASE and top.head.i > top.i:
        top = top.head
    within = [below for below in top.rights if below.lower_ == "of" and below.i == top.i + 1]
    before = [t for t in number.doc[max(number.i - 2, 0) : number.i] if t.tag_ != "$"]
    if before and before[-1].lower_ == "between":  # "between 3 and 4 billion", "between $3 and $4"
        within += [below for below in (*number.rights, *top.rights) if below.dep_ == "conj"]
    return max({top.i, number.i} | {i for below in within for i in subtree(below)})
