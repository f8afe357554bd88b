"""Who is told something, where a pronoun in what is told may mean them."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.personal_names import means_one
from bot.claims.spans import child, children
from bot.claims.speakers import is_speaker

_FORMS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}
_SINGULAR = frozenset({"he", "she"})


def may_be_owner(attribution: Attribution, pronoun: Token) -> bool:
    """“Lee's lawyer said he was ill”, “a friend of Lee said he …”: whose lawyer it is may be meant."""
    subject = attribution.subject
    if subject is None or subject.pos_ != "NOUN" or not is_speaker(subject):
        return False
    if pronoun.lower_ not in _SINGULAR | {"his", "her"}:
        return False
    owners = [t for t in children(subject, "poss") if t.pos_ in {"PROPN", "PRON"} or t.lower_ == "old"]
    owners += [t for p in children(subject, "prep") for t in children(p, "pobj") if p.lower_ in {"of", "for"}]
    return any(t.pos_ == "PRON" or t.lower_ == "old" or means_one(t) for t in owners)


def may_be_hearer(attribution: Attribution, pronoun: Token) -> bool:
    """“His doctor told him he was ill”, “the judge told Lee he would serve …”: who is told may be meant."""
    heard = child(attribution.head, "dobj", "dative")
    if heard is None or heard.i in attribution.content or not attribution.head.i < heard.i < pronoun.i:
        return False
    word = _FORMS.get(pronoun.lower_, pronoun.lower_)
    if heard.pos_ == "PRON":
        return _FORMS.get(heard.lower_) == word
    return word in _SINGULAR and (heard.ent_type_ == "PERSON" or means_one(heard))
