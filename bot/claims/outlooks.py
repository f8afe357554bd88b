"""What is foreseen, and the level of before that it is held against: "seen at 2bn, against 3bn last year"."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.event_lexicon import get_words, is_change, lemma_of
from bot.claims.level_nouns import find_level_noun
from bot.claims.spans import sentence_of

_STEPS = 6
"""How many words up from a number its comparison is looked for."""
_PAST_TIMES = frozenset(
    {"last", "earlier", "ago", "previous", "previously", "now", "currently", "today", "year-earlier"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def foresees(verb: Token) -> bool:
    """As in "now sees full-year sales of 7bn", "sales are seen at 7bn", "sales seen at 7bn"."""
    if verb.tag_ in {"VBZ", "VBP"}:
        clauses = (child for child in verb.children if child.dep_ == "ccomp" and child.tag_ == "VBG")
        things = [child for clause in clauses for child in clause.lefts if child.dep_ == "nsubj"]
        things += [child for child in verb.children if child.dep_ == "dobj"]
        return any(map(_is_foreseen, things))
    if verb.tag_ != "VBN" or any(child.lemma_ == "have" for child in verb.children):
        return False
    owners = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return any(map(_is_foreseen, owners or [verb.head]))


def _is_foreseen(thing: Token) -> bool:
    words = (thing, *(child for child in thing.lefts if child.dep_ in {"compound", "amod"}))
    return any(word.lemma_.lower() in get_words("forecast_noun") for word in words)


def is_forecast(number: Token) -> bool:
    """As in "cut its growth forecast to 2%", "left its wheat estimate at 3 tonnes": an outlook's."""
    level = find_level_noun(number) or _kept_at(number)
    if level is None:
        return False
    names = {
        level.lemma_.lower(),
        *(child.lemma_.lower() for child in level.lefts if child.dep_ == "compound"),
    }
    return bool(names & get_words("outlook")) or (level.lemma_ == "estimate" and _is_of_foreseen(level))


def _is_of_foreseen(estimate: Token) -> bool:
    things = (thing for link in estimate.rights if link.lower_ in {"of", "for"} for thing in link.children)
    return _is_foreseen(estimate) or any(map(_is_foreseen, things))


def _kept_at(number: Token) -> Token | None:
    """As in "left its estimate unchanged at 300": what a verb of leaving leaves there."""
    for above in list(number.ancestors)[:_STEPS]:
        if above.lower_ == "at":
            kept = above.head.head if above.head.pos_ == "ADJ" else above.head  # "unchanged at"
            things = (child for child in kept.children if child.dep_ == "dobj")
            return next(things, None) if kept.lemma_ in get_words("keeping") else None
    return None


def is_compared(number: Token) -> bool:
    """As in "will be 45, compared with 38 in July", "will rise to 12% from 10%": how much it was before."""
    below = number
    for above in list(number.ancestors)[:_STEPS]:
        word = above.lower_
        if word in {"with", "to"} and above.head.lower_ in {"compared", "comparison"}:
            return above.head.i < number.i
        if word in {"compared", "versus", "vs", "vs."}:
            return above.i < number.i
        if word == "against" and above.i < number.i:
            those = any(child.lower_ == "who" for child in above.subtree)  # "against 29 percent who …"
            return (those or _is_dated(above)) and (
                above.i == 0 or above.nbor(-1).text == "," or above.nbor(-1).like_num
            )
        if word == "from" and above.i < number.i:
            return _leads_from_level(above)
        if above.pos_ in {"VERB", "AUX"} and below.dep_ != "pobj":
            return False
        below = above
    return False


def _is_dated(preposition: Token) -> bool:
    """As in "against 41 last year", "against 40 in July": a time of its own, or nothing at all, follows."""
    behind = preposition.doc[preposition.i + 1 : preposition.right_edge.i + 1 + _STEPS]
    return any(
        word.lower_ in _PAST_TIMES or word.ent_type_ == "DATE"
        for word in behind
        if sentence_of(word) == sentence_of(preposition)
    )


def _leads_from_level(preposition: Token) -> bool:
    """As in "down from 40", "rise to 12% from 10%", "cut it by 300 from 1,200"."""
    above = preposition.head
    if above.lower_ in {"up", "down"}:
        return True
    changed = above.pos_ == "VERB" and (is_change(above) or lemma_of(above) in get_words("correcting"))
    levels = {child.lower_ for child in above.children if child.dep_ == "prep"} & {"to", "by"}
    return changed and bool(levels or above.lower_ in {"up", "down"})
