"""Bodies that a noun means, though they are only mentioned before, or known by their name's last word."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from bot.claims.discourse import NEAR_WORDS, Discourse
from bot.claims.lexicon import get_words
from bot.claims.media import is_medium
from bot.claims.naming import Name, describe
from bot.claims.spans import children


def fuller_before(head: Token) -> Name | None:
    """“Media cited the interior ministry. The ministry said …”: the only one named more fully."""
    noun = head.lemma_.lower()
    if noun not in get_words("institutions", "firms") or head.tag_ not in {"NN", "NNP"} or _is_telling(head):
        return None
    before = [t for t in head.doc[: head.i] if t.lower_ == noun and _is_fuller(t)]
    names = {describe(t).text: t for t in before if not _is_owned_by_pronoun(t)}
    return describe(next(iter(names.values()))) if len(names) == 1 else None


def _is_telling(noun: Token) -> bool:
    """“The interior ministry”, “the ministry in Orsa”: another than is named before."""
    places = [t for p in children(noun, "prep") for t in children(p, "pobj") if t.pos_ == "PROPN"]
    return bool(places) or bool(children(noun, "compound", "amod", "nmod", "poss"))


def _is_fuller(noun: Token) -> bool:
    """“The interior ministry”, “the ferry company Orsa Lines”."""
    named = any(t.pos_ == "PROPN" for t in children(noun, "appos"))
    firm = noun.lower_ in get_words("firms")
    return named or (not firm and bool(children(noun, "compound", "amod", "poss")))


def longer_form(d: Discourse, head: Token, name: Name) -> Name:
    """“The press office” of the ministry, “the Defence Ministry” of Velmia: the only one that spoke so."""
    if name.person or name.plural or name.document or " " not in name.text:
        return name
    ends = (f"'s {name.text}", f"’s {name.text}")
    said = {n.text for n in d.known_before(head) if not n.person}
    longer = [text for text in said if text.endswith(ends) or text.startswith(f"{name.text} of ")]
    return replace(name, text=longer[0]) if len(longer) == 1 and name.text not in said else name


def _is_owned_by_pronoun(noun: Token) -> bool:
    return any(t.pos_ in {"PRON", "DET"} for t in children(noun, "poss"))


def newspaper_before(d: Discourse, head: Token) -> Name | None:
    """“The Orsa Star reported …. According to the paper, …”."""
    if head.lemma_.lower() not in get_words("newspapers"):
        return None
    said = [n for _, n in d.said_before(head, NEAR_WORDS) if is_medium(n.text) and " " in n.text]
    return replace(said[-1], person=False) if said else None
