"""Bodies that a noun means, though they are only mentioned before, or known by their name's last word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.discourse import NEAR_WORDS, Discourse
from bot.claims.lexicon import get_words
from bot.claims.media import is_medium
from bot.claims.naming import Name, describe
from bot.claims.spans import children, tokens_of

_FULLER = "named more fully"


def fuller_before(head: Token) -> Name | None:
    """“Media cited the interior ministry. The ministry said …”: the only one named more fully."""
    noun = head.lemma_.lower()
    if noun not in get_words("institutions", "firms") or head.tag_ not in {"NN", "NNP"} or _is_telling(head):
        return None
    before = [one for one in _list_fuller(head.doc).get(noun, ())[:2] if one.i < head.i]
    return describe(before[0]) if len(before) == 1 else None


def _list_fuller(doc: Doc) -> dict[str, list[Token]]:
    """By noun, where it is first named more fully under each name, in order; found once a text."""
    kept: dict[str, list[Token]] | None = doc.user_data.get(_FULLER)
    if kept is not None:
        return kept
    named: dict[str, dict[str, Token]] = defaultdict(dict)
    nouns = get_words("institutions", "firms")
    for token in tokens_of(doc):
        if token.lower_ in nouns and _is_fuller(token) and not _is_owned_by_pronoun(token):
            named[token.lower_].setdefault(describe(token).text, token)
    kept = doc.user_data[_FULLER] = {noun: list(names.values()) for noun, names in named.items()}
    return kept


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
