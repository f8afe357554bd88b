"""Channels in a clause beside the cue's own: "speaking to CNN, she said", "took to X to say", "…, saying"."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.carriers import audience, platforms_behind, platforms_of
from bot.claims.media import is_medium
from bot.claims.spans import SUBJECTS, child, children, sentence_of
from bot.claims.vocabulary import get_table

_TAKING = frozenset({"take", "turn"})


def talks_beside(attribution: Attribution) -> list[str]:
    """The channels of the talk that a cue is part of."""
    head, found = attribution.head, []
    for talk in _talks(attribution):
        found += platforms_of(talk) + audience(talk)
    above = head.head
    if head.dep_ not in {"advcl", "xcomp"} or above == head or child(head, *SUBJECTS) is not None:
        return found
    if head.tag_ == "VBG" and above.i < head.i:  # "blasted it on X, saying …"
        found += platforms_of(above) + [name for name in audience(above) if is_medium(name)]
        found += [name for t in children(above, "dobj") for name in platforms_of(t)]
    # "Took to X to say …".
    if above.lemma_.lower() in _TAKING and any(t.tag_ == "TO" for t in children(head, "aux")):
        found += [name for t in children(above, "prep") if t.lower_ == "to" for name in platforms_behind(t)]
    return found


def _talks(attribution: Attribution) -> list[Token]:
    """“Speaking on CNN, Lee said …”, “Lee, responding on LinkedIn, called it …”: the participles."""
    first = sentence_of(attribution.head)[0]
    beside = [first, *children(attribution.head, "advcl")]
    if attribution.subject is not None:
        beside += children(attribution.subject, "acl", "advcl")
    return [t for t in dict.fromkeys(beside) if _is_talk(t) and t.i not in attribution.content]


def _is_talk(token: Token) -> bool:
    return token.tag_ == "VBG" and token.lemma_.lower() in get_table("carrying")["talking"]
