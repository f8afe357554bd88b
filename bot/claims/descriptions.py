"""Whom a description means: “the officer”, “the lender”, “the former milkman”, “the 54-year-old”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from bot.claims.lexicon import get_words
from bot.claims.naming import Name
from bot.claims.personal_names import means_person
from bot.claims.spans import children
from bot.claims.vocabulary import get_table

_NATIONAL = re.compile(r"(?:ian|ean|[cinr]an|Dane|Swede|Finn|Pole|Turk|Briton|Czech|Greek|Scot)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEHIND = re.compile(r"\s(?:of|to|for|in|at|with|on|from|who)\s.*")
_OWNER = re.compile(r"(?:['’]s|s['’])$")
# Before an office: its holder has another one, or none any more.
_DEMOTING = frozenset({"vice", "deputy", "former", "ex", "assistant", "acting", "shadow", "incoming", "then"})
# What a description says over again, without telling one holder of an office from another.
_PARENTS = frozenset({"mother", "father", "mum", "dad", "mom", "parent", "grandmother", "grandfather"})
_PAST = frozenset({"former", "retired", "ex", "veteran", "one-time", "onetime"})
_EMPTY = _PAST | frozenset({"same", "new", "latter", "young", "old"})


@dataclass(frozen=True, slots=True)
class Known:
    """The words that somebody is known by: the nouns of offices and names, and all that goes with them."""

    nouns: frozenset[str]
    words: frozenset[str]

    def with_nouns(self, more: Sequence[str]) -> Known:
        """Known by more nouns, in the order in which they stand."""
        return Known(self.nouns | _held(more), self.words | frozenset(more))


def known_by(name: Name) -> Known:
    """What a name, its office and its noun say; “the mayor” is nobody's “aide to the mayor”."""
    texts = [text.lower().replace(".", "") for text in (name.role or "", name.text, name.noun)]
    nouns = [_held(_BEHIND.sub("", text).split()) for text in texts]
    return Known(frozenset().union(*nouns), frozenset(_WORD.findall(" ".join(texts))))


def _held(words: Sequence[str]) -> frozenset[str]:
    """The nouns of an office that is held: of “deputy mayor” not “mayor”, of “mayor's aide” not “mayor”."""
    held: list[str] = []
    for at, word in enumerate(words):
        if not _OWNER.search(word) and (at == 0 or words[at - 1] not in _DEMOTING):
            held.append(word)
    return frozenset(held) | frozenset(f"{a} {b}" for a, b in pairwise(words) if a in _DEMOTING)


def fits_description(head: Token, known: Known) -> bool:
    """Whether somebody is the one described: by the noun or a kind of it.

    What stands before the noun must be known too: “the union leader” is no party's leader.
    """
    noun = head.lemma_.lower()
    entries = get_table("kinds").get(noun, frozenset())
    called = is_called(head, known) or any(known.nouns.issuperset(entry.split()) for entry in entries)
    return called and all(t.lower_ in known.words or t.lemma_.lower() in known.words for t in _telling(head))


def is_called(head: Token, known: Known) -> bool:
    """Whether somebody is known by a description's own noun; a former holder by “the former mayor”."""
    noun = head.lemma_.lower()
    demoted = any(f"{t.lower_} {noun}" in known.nouns for t in children(head, "compound", "amod"))
    return noun in known.nouns or demoted


def _telling(head: Token) -> list[Token]:
    """The words before a noun that tell which one is meant."""
    before = [t for t in children(head, "compound", "amod", "nmod", "poss") if t.i < head.i]
    return [t for t in before if t.lower_ not in _EMPTY and not t.is_punct]


def names_kind(head: Token, known: Known) -> bool:
    """“The police chief” of an inspector general: two words that together are a kind."""
    before = head.nbor(-1).lower_ if head.i else ""
    entries = get_table("kinds").get(f"{before} {head.lemma_.lower()}", frozenset())
    return any(set(entry.split()) <= known.nouns for entry in entries)


def is_age(head: Token) -> bool:
    """“The 54-year-old”, with no noun behind it."""
    return head.dep_ != "amod" and age_in(head) != ""


def age_in(token: Token) -> str:
    """The years of “54-year-old”, at its last word; empty for another word."""
    doc, at = token.doc, token.i
    aged = token.lower_ == "old" and at > 3 and doc[at - 2].lower_ == "year"
    return doc[at - 4].text if aged else ""


def age_of(name: Token) -> str:
    """The age that stands behind a name: "Ann Lee, 54,"; empty where none does."""
    behind = name.doc[name.i + 1 : name.i + 3]
    return behind[1].text if len(behind) == 2 and behind[0].text in {",", "("} and behind[1].like_num else ""


def is_variation(head: Token) -> bool:
    """A description that says something new of whoever was named last: “the former milkman”."""
    new = any(t.lower_ in _PAST or age_in(t) != "" for t in children(head, "amod"))
    return is_age(head) or is_national(head) or new or is_parent(head)


def is_national(head: Token) -> bool:
    """“The Norwegian”, of one person."""
    before = head.nbor(-1).lower_ if head.i else ""
    one = head.tag_ in {"NNP", "NN", "JJ"} and head.dep_ in {"nsubj", "pobj"}
    national = head.ent_type_ == "NORP" and _NATIONAL.search(head.text)
    return before == "the" and one and bool(national or (head.text.endswith("woman") and head.text.istitle()))


def is_human(head: Token) -> bool:
    """Whether a description is of one human being."""
    return means_person(head.lemma_) or is_age(head) or is_national(head)


def is_parent(head: Token) -> bool:
    """“The mother-of-three”, “the father of two”, wherever the parser sees the head."""
    words = [t for t in head.doc[max(head.i - 4, 0) : head.i + 5] if t.text != "-"]
    return any(
        parent.lower_ in _PARENTS and of.lower_ == "of" and count.like_num
        for parent, of, count in zip(words, words[1:], words[2:], strict=False)
    )


def may_be_variation(head: Token) -> bool:
    """A trade that no story speaks of without having named its holder: “the lawyer”, “the pensioner”."""
    return means_person(head.lemma_) and head.lemma_.lower() not in get_words("situational")
