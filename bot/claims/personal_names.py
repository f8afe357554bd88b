"""Names of persons: what is one, where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from bot.claims.lexicon import get_words
from bot.claims.phrases import own_words, words_text
from bot.claims.spans import child, children

ARTICLE = re.compile(r"^(?:the|a|an|another|its|their|his|her|this|that)\s+", re.IGNORECASE)
NAME_WORDS = 4
# "Milkman", "businesswoman"; no "German", "human", "Roman".
_MAN = re.compile(r"(?:wo|[ksrtdyle])man$(?<!german)")
# Ranks that are written as initials.
_INITIALS = frozenset({"ch", "dc", "di", "ds", "pc"})
_ONE = frozenset({"he", "him", "she", "her", "me", "whom"})
# Before an office that somebody held at the time of what is told: "then-candidate Lee".
_THEN = re.compile(r"^(?:then|ex)-")
_DEMONYM = re.compile(r"(?:woman|chman|shman)$")


def looks_personal(text: str) -> bool:
    """Whether a name could be a person's by its form: two to four capitalised words, no body's last word."""
    words = text.split()
    capital = all(word[:1].isupper() and (not word.isupper() or word.endswith(".")) for word in words)
    return 1 < len(words) <= NAME_WORDS and capital and not is_body(words[-1])


def means_person(noun: str) -> bool:
    """Whether a noun is for one human being: "diver", "milkman"."""
    folded = _THEN.sub("", noun.lower())
    return folded in get_words("persons") or bool(_MAN.search(folded))


def means_one(token: Token) -> bool:
    """Whether a word stands for one human being: "him", "Lee", "the diver"."""
    if token.pos_ == "PRON":
        return token.lower_ in _ONE
    return is_person(token) or (token.tag_ == "NN" and means_person(token.lemma_))


def is_body(word: str) -> bool:
    """Whether a name with this last word is a company’s or an institution’s, whatever the tagger says."""
    return word.lower() in get_words("bodies")


def is_person(token: Token) -> bool:
    """Whether a token ends the name of a person."""
    return token.ent_type_ == "PERSON" and not is_body(token.text) and not _is_thing(token)


def _is_thing(token: Token) -> bool:
    """“Pelita Bahari, which runs the ferry”."""
    behind = token.doc[token.i + 1 : token.i + 3]
    return [t.lower_ for t in behind] == [",", "which"]


def person_below(head: Token) -> Token | None:
    """The PERSON that a noun phrase names: its head, or its apposition ("the mayor, Ann Lee")."""
    if head.pos_ == "PROPN" and (is_person(head) or _is_described_person(head)):
        return head
    if head.pos_ in {"NOUN", "PROPN", "NUM"}:
        for appositive in children(head, "appos"):
            if any(t.text == ":" for t in head.doc[head.i + 1 : appositive.i]):
                continue  # "ANN LEE: Some say, Tom, that …"
            human = appositive.ent_type_ == "PERSON" or (
                appositive.ent_type_ not in {"GPE", "LOC", "DATE", "NORP"}
                and child(appositive, "compound") is not None
            )
            described = means_person(head.lemma_) or head.lower_ == "one" or _ends_office(appositive)
            if appositive.pos_ == "PROPN" and human and described:
                return appositive
    return None


def _ends_office(name: Token) -> bool:
    """“Accountants of Velmia's chief economist, Ann Lee”: the noun right before the comma is a person's."""
    at = name.left_edge.i - 2
    before = name.doc[at] if at > 0 and name.doc[at + 1].text == "," else name
    owned = before.dep_ == "pobj" and any(t.dep_ == "poss" for t in before.lefts)
    return owned and before.tag_ == "NN" and means_person(before.lemma_)


def _is_described_person(head: Token) -> bool:
    """“Rustam, a fisherman”: a single name that only its description tells to be a person's."""
    described = child(head, "appos")
    alone = head.ent_type_ not in {"GPE", "LOC", "NORP", "DATE"} and head.left_edge == head
    alone = alone or head.left_edge.lower_ in get_words("men_names", "women_names")
    alone = alone or looks_personal(words_text(head.doc, own_words(head)))
    if described is None or not alone or described.i < head.i or child(described, "det", "prep") is None:
        return False
    return means_person(described.lemma_) and described.lemma_.lower() not in get_words("firm_roles")


def person_name(token: Token) -> str:
    span = entity_around(token)
    if span is None or token.ent_type_ != "PERSON":
        return ARTICLE.sub("", words_text(token.doc, own_words(token)))
    if span.end > token.i + 1 and token.head == token.nbor():  # the tagger's “Lee Says”
        span = token.doc[span.start : token.i + 1]
    return bare_name(span.text)


def entity_around(token: Token) -> SpacySpan | None:
    """The named entity that a token is part of. `doc.ents` would list those of the whole text each time."""
    if not token.ent_type_:
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    if token.ent_type_ == "PERSON":
        while end < len(doc) and (_is_glue(doc[end]) or _is_glue(doc[end - 1])):
            end += 1
        if start and _is_given_name(doc[start - 1], end) and (end - start == 1 or _is_listed(doc[start - 1])):
            start -= 1
    return doc[start:end]


def _is_glue(token: Token) -> bool:
    """The hyphen in "Ban Ki-moon"."""
    return token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_


def _is_listed(word: Token) -> bool:
    return word.lower_ in get_words("men_names", "women_names")


def _is_given_name(before: Token, end: int) -> bool:
    """A first name that the tagger left out of a person's name."""
    proper = before.pos_ == "PROPN" and before.dep_ == "compound" and not before.ent_type_
    return proper and before.i < before.head.i < end


def bare_name(name: str) -> str:
    """A person's name without what leads it and without the possessive behind it."""
    words = re.sub(r"[’']s?$|(?<=[a-z]{3})\.$", "", name).split()  # "Sawyer." ends a sentence, "Jr." does not
    return " ".join(words[leading_words(words) :])


def leading_words(words: Sequence[str], *, alone: bool = False) -> int:
    """How many words before a name are titles, ranks or offices; before a surname alone only with `alone`."""
    count = 0
    named = words[0].lower() in get_words("men_names", "women_names") if words else False
    for at, word in enumerate(words[:-1]):
        folded = _THEN.sub("", word.lower())
        office = (folded in get_words("persons") or _DEMONYM.search(folded)) and not named
        initials = folded in _INITIALS and not word.isupper()  # "Di Lee" is no detective inspector
        titled = folded in get_words("titles", "ranks") and not initials
        if titled or (office and (alone or at > 0 or at + 2 < len(words))):
            count = at + 1
    return count
