"""Who and what can speak: people, bodies, and for some cues documents."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.lexicon import Cue, get_words
from bot.claims.spans import child

_NO_SPEAKERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "EVENT", "QUANTITY"})
# Verbs that make a speaker of whatever is their subject.
_STRONG = frozenset({"speech", "denial", "confirm", "belief", "evidence"})
_OF_DOCUMENTS = frozenset(
    {"speech", "writing", "evidence", "confirm", "denial", "judgement", "request", "question"}
)


def can_speak(head: Token, cue: Cue) -> bool:
    """Whether a noun or pronoun can be the source of a cue: people, bodies, and for some cues documents."""
    whole = _partitive(head)
    if whole is not None:
        return can_speak(whole, cue)
    if _is_share(head):
        return cue.takes("s") and cue.category in {"speech", "writing", "belief", "confirm"}
    if cue.category == "rule":
        return head.lemma_.lower() in get_words("rules")
    if is_speaker(head) or head.pos_ in {"PRON", "PROPN"}:
        return is_speaker(head)
    if head.tag_ in {"NN", "NNS"} and cue.category in _STRONG and cue.takes("s"):
        return head.ent_type_ not in _NO_SPEAKERS and not _is_no_one(head)
    return cue.category in _OF_DOCUMENTS and head.lemma_.lower() in get_words("documents")


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
        return head.ent_type_ not in _NO_SPEAKERS
    return head.lemma_.lower() in get_words("speakers") or _is_named(head)


def _partitive(head: Token) -> Token | None:
    """“One of the divers”, “most of them”, “dozens of papers”: those of whom some speak."""
    counts = head.pos_ in {"NUM", "PRON", "ADJ"} or head.lower_ in get_words("quantities")
    of = child(head, "prep") if counts else None
    return child(of, "pobj") if of is not None and of.lower_ == "of" else None


def _is_share(head: Token) -> bool:
    """“Forty-six percent said”, “one wrote”, “another 200 agree”: a number of people."""
    percent = head.lower_ in {"percent", "%"} or (head.lower_ == "cent" and head.i > 0)
    numeral = head.tag_ == "CD" and head.ent_type_ not in {"DATE", "TIME", "MONEY"}
    return (percent or numeral) and child(head, "prep") is None


def _is_no_one(head: Token) -> bool:
    """“No one”, “no-one”; of "no one in the ministry" some body is told."""
    return head.lower_ == "one" and child(head, "prep") is None and any(t.lower_ == "no" for t in head.lefts)


def _is_named(head: Token) -> bool:
    """A noun with a proper name in apposition: "the shipping line, Tres Marias"."""
    return any(below.dep_ == "appos" and below.pos_ == "PROPN" for below in head.children)
