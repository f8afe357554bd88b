"""Whose words a document holds: its owner, or whoever the sentence says wrote, gave or sent it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from bot.claims.lexicon import get_words, read_lines
from bot.claims.owners import owner_of
from bot.claims.sources import find_subject
from bot.claims.spans import child, children
from bot.claims.speakers import is_speaker

_IN = frozenset({"in", "via", "through"})


def author_of(document: Token) -> Token | None:
    """“A letter by Lee”, “a speech Lee gave”, “Lee issued a statement”, “in a memo saying …, Lee”."""
    return owner_of(document) or _giver(document) or (None if shows(document) else _maker(document))


def shows(image: Token) -> bool:
    """“Police released a video showing the bridge”, “the photos show …”: not the words of whoever made it."""
    verbs = [image.head, *children(image, "acl", "relcl"), *children(image.head, "advcl")]
    return image.lemma_.lower() in get_words("images") and any(verb.lemma_ == "show" for verb in verbs)


def is_document(noun: Token) -> bool:
    """Whether a noun is a document's, and no part of a name."""
    return noun.lemma_.lower() in get_words("documents") and noun.ent_type_ not in {"ORG", "PERSON", "GPE"}


def same_kind(noun: str, other: str) -> bool:
    """Whether one document's noun may take up another's."""
    return noun in {other, "document"} or other in _kinds().get(noun, frozenset())


@cache
def _kinds() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for line in read_lines("document_kinds.txt"):
        words = frozenset(line.split())
        for word in words:
            kinds[word] = kinds.get(word, frozenset()) | words
    return kinds


def _giver(document: Token) -> Token | None:
    """“A speech that Lee gave”: the subject of a clause about the document."""
    for clause in children(document, "relcl"):
        subject = child(clause, "nsubj")
        if subject is not None and clause.lemma_.lower() in get_words("authoring") and is_speaker(subject):
            return subject if subject.tag_ not in {"WP", "WDT"} else None
    return None


def _maker(document: Token) -> Token | None:
    """The subject of the verb that makes the document, or in whose clause the document carries the words."""
    held = _holder(document)
    verb = held.head
    if held.dep_ == "pobj" and verb.lower_ in _IN and verb.dep_ == "prep":
        subject = find_subject(verb.head) if verb.head.pos_ == "VERB" else None
    elif held.dep_ == "dobj" and verb.lemma_.lower() in get_words("authoring"):
        subject = find_subject(verb)
    else:
        return None
    return subject if subject is not None and is_speaker(subject) else None


def _holder(document: Token) -> Token:
    """“A series of tweets”: the noun that counts the documents."""
    of = document.head
    counted = document.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "NOUN"
    return of.head if counted else document
