"""Whose a document is, by the words of its own noun phrase."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.lexicon import get_words
from bot.claims.spans import child, children
from bot.claims.speakers import is_speaker

# Documents that are of what they look into: "a survey of voters".
_OF_OTHERS = frozenset(
    {"survey", "poll", "study", "analysis", "review", "census", "footage", "video", "photo", "image"}
)


# What nobody words: where it comes from says nothing.
_WORDLESS = frozenset({"data", "datum", "evidence"})


_GIVEN_OUT = frozenset({"statement", "communique", "communiqué"})


def owner_of(document: Token) -> Token | None:
    """Whose statement: "HUR's statement", "a statement by HUR", "a report from the ministry"."""
    owner = child(document, "poss")
    if owner is not None and owner.pos_ != "PRON":
        return owner
    giver = _giving_body(document)
    return giver or _behind(document)


def _giving_body(document: Token) -> Token | None:
    """“A Defence Ministry statement”."""
    before = document.nbor(-1) if document.i else document
    beside = document.lower_ in _GIVEN_OUT and before.dep_ == "compound" and before.head == document
    return before if beside and before.ent_type_ in {"ORG", "GPE"} and before.pos_ == "PROPN" else None


def _behind(document: Token) -> Token | None:
    """The body behind "by" or "from", or behind "released by"."""
    for preposition in children(document, "prep", "agent"):
        below = child(preposition, "pobj")
        if preposition.lower_ in {"of", "from"} and below is not None and not is_speaker(below):
            continue  # "a summary of their talk", "photos from the square"
        wordless = document.lemma_.lower() in _WORDLESS | get_words("images")
        if wordless and below is not None and below.ent_type_ == "GPE":
            continue  # "radar data from Velmia"
        if preposition.lower_ in {"by", "from", "of", "with"} and below is not None:
            about = preposition.lower_ in {"of", "with"} and document.lemma_.lower() in _OF_OTHERS
            if not about or below.ent_type_ == "PERSON":
                return below
    released = child(document, "acl")
    made = released is not None and released.lemma_.lower() in get_words("publishing")
    agent = child(released, "agent") if released is not None and made else None
    return child(agent, "pobj") if agent is not None else None
