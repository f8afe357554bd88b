"""The noun whose level a number is: "the [toll] is 34", "[mercenaries] numbered 40", "put [losses] at 6"."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.event_lexicon import canonical, get_words, is_change, of_noun, of_state, of_verb
from bot.claims.event_signs import is_stationed
from bot.claims.spans import tokens_of
from bot.claims.vocabulary import get_table

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PHRASE = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "punct"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_STEPS = 4
"""How many words up a preposition its verb is looked for."""


def find_level_noun(number: Token) -> Token | None:
    """The noun whose level the number is, whether its clause says so by "be", a verb or "of"."""
    top = _top(number)
    head = top.head
    if top.dep_ == "pobj" and head.lower_ == "of" and head.head.tag_ in _NOUNS:
        # "Groups of 40" are several of that size, and "hundreds of thousands" no level at all.
        several = head.head.tag_ in {"NNS", "NNPS"}
        return head.head if head.head.i < top.i and not several and not _is_bare_amount(head.head) else None
    if top.dep_ == "pobj" and head.lower_ in {"to", "at"}:
        return _behind(head)
    if top.dep_ == "attr" and head.lemma_ == "be":
        return _subject(head)
    if top.dep_ in {"dobj", "attr", "acomp", "npadvmod"} and head.lemma_ in get_words("level_verb"):
        return _subject(head)
    return None


def _is_bare_amount(noun: Token) -> bool:
    """A "sum", "an average", or an amount itself ("15 [cents] to $2"): no word for what is measured."""
    counted = any(child.dep_ == "nummod" for child in noun.lefts)
    return counted or noun.lemma_.lower() in get_table("level_nouns")["bare"]


def _top(number: Token) -> Token:
    """The whole amount: "1.5 billion [euros]", "less than a [third]"."""
    top = number
    while top.dep_ in _PHRASE and top.head.i > top.i:
        top = top.head
    return top


def _behind(preposition: Token) -> Token | None:
    """What fell "to 40" or stands "at 40"; the parser may hang that on a word inside the noun's phrase."""
    above, past_clause = preposition.head, False
    if preposition.lower_ == "at" and above.pos_ == "NOUN" and above.lemma_.lower() in get_words("toll"):
        return above  # a headline: "death toll at 71"
    for _ in range(_STEPS):
        if above.pos_ in {"VERB", "AUX"} and above.dep_ not in {"acl", "relcl", "amod"}:
            break
        past_clause = past_clause or above.pos_ in {"VERB", "AUX"}
        above = above.head
    if above.pos_ not in {"VERB", "AUX"}:
        return None
    lowered = next((c for c in above.rights if c.dep_ == "dobj" and c.i < preposition.i), None)
    if lowered is not None:
        set_level = above.lemma_ in get_words("set_level") | get_words("correcting") or is_change(above)
        told = not past_clause or lowered.lemma_.lower() in get_words("toll") | get_words("told_level")
        last = next((c for c in lowered.rights if c.dep_ == "conj" and c.i < preposition.i), lowered)
        if last.lower_ in get_table("figure_contexts")["change"]:
            return _changed_in(last)
        named = lowered.tag_ in _NOUNS and not _is_bare_amount(lowered)
        return lowered if set_level and told and named else None
    moves = is_change(above) or above.lemma_ in get_words("level_stand")
    return _subject(above) if moves and not past_clause else None


def _changed_in(change: Token) -> Token | None:
    """As in "posted a 23% drop in net [profit] to $1.94 billion"."""
    links = (child for child in change.rights if child.lower_ == "in")
    return next((thing for link in links for thing in link.rights if thing.dep_ == "pobj"), None)


def _subject(verb: Token) -> Token | None:
    while verb.dep_ in {"xcomp", "conj"} and not any(c.dep_ in _SUBJECTS for c in verb.children):
        verb = verb.head
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    return subject if subject is not None and subject.tag_ in _NOUNS else None


def find_quake(number: Token) -> Token | None:
    """The quake whose magnitude a number is: "put the quake at magnitude 6", "a 6.1-magnitude quake"."""
    if not _is_magnitude(number):
        return None
    for above in list(number.ancestors)[:_STEPS]:
        near = [above, *(child for child in above.children if child.dep_ in _SUBJECTS | {"dobj"})]
        near += [child for of in near for link in of.rights if link.lower_ == "of" for child in link.rights]
        quake = next((noun for noun in near if noun.lemma_.lower() in get_words("quake")), None)
        if quake is not None:
            return quake
    return None


def _is_magnitude(number: Token) -> bool:
    tokens, i = tokens_of(number.doc), number.i
    before = [word.lower_ for word in tokens[max(0, i - 2) : i] if word.text != "-"]
    after = [word.lower_ for word in tokens[i + 1 : i + 7] if word.text != "-"]
    if "magnitude" in before[-1:] or number.lower_.startswith("magnitude-"):
        return True
    if after[:1] == ["magnitude"] and not tokens[i + 1].like_num:
        return True
    level = find_level_noun(number)
    measured = number.head.lemma_ == "measure" and number.dep_ == "dobj"
    return measured or "richter" in after or (level is not None and level.lower_ == "magnitude")


def counted_by(level: Token) -> Token | str:
    """What a noun with a level counts: things behind "of" or "for", its own plural, or people for a toll."""
    things = get_words("toll") | get_words("told_level")
    several = level.tag_ == "NNS" and level.lemma_.lower() not in things
    for preposition in level.rights:
        # "applications for benefits fell to 224,000" counts applications
        if preposition.lower_ == "of" or (preposition.lower_ == "for" and not several):
            thing = next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}), None)
            if thing is not None and (thing.tag_ in {"NNS", "NNPS"} or _is_state(thing)):
                return thing
    lemma = level.lemma_.lower()
    kinds = get_table("level_nouns")
    if lemma in kinds["people"]:
        return "people"
    return level if several else ""


def _is_state(thing: Token) -> bool:
    """The "missing" of "the number of missing"."""
    return thing.tag_ != "NN" and bool(of_state(thing) or canonical(thing.lower_, "state"))


def measure_of_level(level: Token) -> str:
    """What happened to those whom a noun with a level counts, "" where it does not tell."""
    lemma, within = level.lemma_.lower(), [word for word in level.subtree if word is not level]
    told = next(filter(None, map(_harm, within)), "")
    if lemma == "toll":
        return told or "killed"
    own = of_noun(level)
    if own or lemma in get_words("toll") | get_words("told_level"):
        return own or told or _held(within) or _gathering(within) or _stationed(within)
    return _stationed([level]) or _active(level)


def _harm(word: Token) -> str:
    if word.dep_ == "acl":
        return of_verb(word, "object") or of_state(word)
    return of_noun(word) if word.dep_ in {"pobj", "pcomp", "amod", "compound"} else ""


def _gathering(words: list[Token]) -> str:
    """As in "the police count of the rally": those who were counted had come to it."""
    return "attended" if any(w.lemma_.lower() in get_table("level_nouns")["gathering"] for w in words) else ""


def _held(words: list[Token]) -> str:
    """As in "the number of prisoners of war"."""
    return "captured" if any(w.lemma_.lower() in {"prisoner", "captive"} for w in words) else ""


def _active(level: Token) -> str:
    """As in "mercenaries operating in the east numbered 40"."""
    clauses = (child for child in level.rights if child.dep_ == "acl" and child.tag_ == "VBG")
    return next(filter(None, (canonical(clause.lemma_, "subject", level) for clause in clauses)), "")


def _stationed(words: list[Token]) -> str:
    return "deployed" if any(is_stationed(word) for word in words) else ""
