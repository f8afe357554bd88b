"""Who and what can speak: people, bodies, and for some cues documents."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.lexicon import Cue, get_words
from bot.claims.spans import child
from bot.claims.vocabulary import get_index

_NO_SPEAKERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "EVENT", "QUANTITY"})
# Verbs that make a speaker of whatever is their subject.
_STRONG = frozenset({"speech", "denial", "confirm", "belief", "evidence"})
_OF_DOCUMENTS = frozenset(
    {"speech", "writing", "evidence", "confirm", "denial", "judgement", "request", "question"}
)


def can_speak(head: Token, cue: Cue) -> bool:
    """Whether a noun or pronoun can be the source of a cue: people, bodies, and for some cues documents."""
    return not is_share(head) and _may_speak(head, cue)


def _may_speak(head: Token, cue: Cue) -> bool:
    whole = _partitive(head)
    if whole is not None:
        return can_speak(whole, cue)
    if _is_number(head):
        return cue.takes("s") and cue.category in {"speech", "writing", "belief", "confirm"}
    if cue.category == "rule":
        return head.lemma_.lower() in get_words("rules")
    if is_speaker(head) or head.pos_ in {"PRON", "PROPN"}:
        return is_speaker(head)
    if head.tag_ in {"NN", "NNS"} and cue.category in _STRONG and cue.takes("s"):
        happens = cue.category == "speech" and head.lemma_.lower() in get_words("happenings")
        return head.ent_type_ not in _NO_SPEAKERS and not (happens or _is_no_one(head))
    return cue.category in _OF_DOCUMENTS and head.lemma_.lower() in get_words("documents")


def is_none(subject: Token) -> bool:
    """“No party backed the plan”, “no body recognises it”."""
    return subject.pos_ == "NOUN" and any(t.lower_ == "no" and t.dep_ == "det" for t in subject.lefts)


def is_speaker(head: Token) -> bool:
    """People, bodies, and what has a proper name."""
    whole = _partitive(head)
    if whole is not None:
        return is_speaker(whole)
    if head.lower_ == "those" and any(True for _ in head.children):
        return True
    if head.lower_ == "old" and head.i > 1 and head.nbor(-2).lower_ == "year":  # "the 54-year-old"
        return True
    if head.pos_ == "PRON":
        return head.lower_ not in get_words("dumb_pronouns")
    if head.pos_ == "PROPN" or head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return head.ent_type_ not in _NO_SPEAKERS or head.lower_ in get_words("speakers")
    return head.lemma_.lower() in get_words("speakers") or _is_named(head)


def _partitive(head: Token) -> Token | None:
    """“One of the divers”, “most of them”, “dozens of papers”: those of whom some speak."""
    counts = head.pos_ in {"NUM", "PRON", "ADJ"} or head.lower_ in get_words("quantities")
    of = child(head, "prep") if counts else None
    return child(of, "pobj") if of is not None and of.lower_ == "of" else None


def is_share(head: Token) -> bool:
    """“Forty-six percent of women said”, “a third of them agreed”, “one in five nurses felt”.

    What such a sentence tells is how many say so, and those who were asked vouch for nothing.
    """
    if head.lower_ in {"percent", "%", "half"} or (head.lower_ == "cent" and head.i > 0):
        return True
    if head.lower_ in get_index("fractions"):
        of, ordinal = child(head, "prep"), any(t.lower_ == "the" for t in head.lefts)
        return of is not None and of.lower_ == "of" and not ordinal
    return any(_is_of_many(t) for t in (head, *head.lefts))


def _is_of_many(number: Token) -> bool:
    """“Eight in 10”, whichever of the two numbers the parse puts on top."""
    if number.tag_ != "CD":
        return False
    words = number.doc[max(0, number.i - 2) : number.i + 3]
    row = [word.tag_ if word.lower_ != "in" else "in" for word in words if word.ent_type_ != "DATE"]
    return any(row[i : i + 3] == ["CD", "in", "CD"] for i in range(len(row) - 2))


def _is_number(head: Token) -> bool:
    """“One wrote”, “another 200 agree”: a number of people."""
    numeral = head.tag_ == "CD" and head.ent_type_ not in {"DATE", "TIME", "MONEY"}
    return numeral and child(head, "prep") is None


def _is_no_one(head: Token) -> bool:
    """“No one”, “no-one”; of "no one in the ministry" some body is told."""
    return head.lower_ == "one" and child(head, "prep") is None and any(t.lower_ == "no" for t in head.lefts)


def _is_named(head: Token) -> bool:
    """A noun with a proper name in apposition: "the shipping line, Tres Marias"."""
    return any(below.dep_ == "appos" and below.pos_ == "PROPN" for below in head.children)
