"""Who is told something, where a pronoun in what is told may mean them."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.personal_names import means_one
from bot.claims.spans import child

_FORMS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}
_SINGULAR = frozenset({"he", "she"})


def may_be_hearer(attribution: Attribution, pronoun: Token) -> bool:
    """“His doctor told him he was ill”, “the judge told Lee he would serve …”: who is told may be meant."""
    heard = child(attribution.head, "dobj", "dative")
    if heard is None or heard.i in attribution.content or not attribution.head.i < heard.i < pronoun.i:
        return False
    word = _FORMS.get(pronoun.lower_, pronoun.lower_)
    if heard.pos_ == "PRON":
        return _FORMS.get(heard.lower_) == word
    return word in _SINGULAR and (heard.ent_type_ == "PERSON" or means_one(heard))
