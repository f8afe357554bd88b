"""What stands before a name, where the parser tears the two apart: descriptions, two offices of one."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.hanging import FINITE, NAMES, NOUNS, hang, has_subject
from bot.claims.lexicon import get_words
from bot.claims.vocabulary import get_table

_NEAR = 12
_IN_PHRASE = frozenset({"DT", "NN", "NNS", "JJ", "IN", "HYPH", "AFX", "NNP", "NNPS", "POS", "PRP$"})
_IN_TITLES = frozenset({"NN", "JJ", "HYPH", "NNP", "NNPS", "POS", "CC", "VBZ"})
_BEFORE = frozenset({",", "”", '"', "’", "'"})


def phrase_before_name(name: Token) -> Token | None:
    """“…,” the co-founder of the club Ann Lee said: where the description begins."""
    doc, at = name.doc, name.left_edge.i - 1
    if name.tag_ not in NAMES or name.i > name.head.i or at < 1 or doc[at].tag_ not in NOUNS:
        return None
    while at > max(0, name.i - _NEAR) and doc[at].tag_ in _IN_PHRASE:
        at -= 1
    first = doc[at + 1]
    behind_told = doc[at].text in _BEFORE and first.tag_ in {"DT", "PRP$"}
    apart = all(t.head.i < at or at < t.head.i < name.i for t in doc[at + 1 : name.left_edge.i])
    return first if behind_told and apart else None


def join_name(name: Token, first: Token) -> None:
    """The description as the subject, the name beside it."""
    phrase = name.doc[first.i : name.left_edge.i]
    verb = name.head
    heads = [t for t in phrase if t.tag_ in NOUNS and t.nbor().tag_ not in {"NN", "NNS", "HYPH"}]
    hang(heads[0], verb, "nsubj")
    for word in phrase:
        if word != heads[0] and not first.i <= word.head.i < name.i:
            hang(word, heads[0], "compound")
    hang(name, heads[0], "appos")


def mend_torn(word: Token) -> None:
    """“It will keep its gate open, director Ann Lee said”: an adjective that a comma parts from the name."""
    name, doc = word.head, word.doc
    parted = word.tag_ == "JJ" and word.dep_ == "amod" and name.tag_ in NAMES and word.i + 1 < name.i
    if parted and doc[word.i + 1].text == "," and word.i and word.nbor(-1).tag_ in NOUNS:
        hang(doc[word.i + 1], name.head, "punct")
        hang(word, name.head, "oprd")


def mend_as_told(noun: Token) -> None:
    """“As earlier informed the mayor of Orsa, Ann Lee, …”: in translated news, who informed."""
    opening = noun.head
    verb = next((t for t in noun.lefts if t.dep_ == "amod" and t.tag_ == "VBN"), None)
    opens = opening.lower_ == "as" and opening.is_sent_start and noun.dep_ == "pobj"
    if verb is None or not opens or verb.lower_ not in get_table("tags")["informing"]:
        return
    if any(t.dep_ in {"det", "poss"} and t.i < verb.i for t in noun.lefts):
        return
    hang(verb, opening.head, "advcl")
    verb.tag_ = "VBD"
    hang(noun, verb, "nsubj")
    hang(opening, verb, "mark")
    for word in [t for t in noun.lefts if t.i < verb.i]:
        hang(word, verb, "advmod")


def mend_office(word: Token) -> None:
    """“When it broke, engineer Ann Lee said, …”: an office taken for a verb, its holder for the object."""
    name = next((t for t in word.rights if t.dep_ == "dobj" and t.tag_ in NAMES), None)
    if name is None or word.lower_ not in get_words("speakers") or name.left_edge.i != word.i + 1:
        return
    verb = name.nbor() if name.i + 1 < len(name.doc) else name
    alone = word.i > 0 and word.nbor(-1).text in _BEFORE and not has_subject(word)
    if not alone or verb.tag_ not in FINITE or has_subject(verb):
        return
    hang(name, verb, "nsubj")
    for below in [t for t in word.children if t != name]:
        hang(below, verb, below.dep_)
    word.tag_ = "NN"
    hang(word, name, "compound")


def mend_offices(verb: Token) -> None:
    """“…, Velmia's President and Union Chairman Ann Lee said”: one speaker, who holds both offices."""
    doc, end = verb.doc, verb.i
    name = doc[end - 1] if end else verb
    at = end
    while at > max(0, end - _NEAR) and doc[at - 1].tag_ in _IN_TITLES:
        at -= 1
    joints = [t for t in doc[at:end] if t.tag_ == "CC"]
    opens = at == 0 or doc[at].is_sent_start or doc[at - 1].text in _BEFORE or doc[at - 1].is_space
    if not opens or len(joints) != 1 or joints[0].lower_ != "and" or name.tag_ not in NAMES:
        return
    first, and_ = doc[joints[0].i - 1], joints[0]
    behind = doc[and_.i + 1 : end]
    second = next((t for t in reversed(behind) if _is_office(t)), None)
    if second is None or not _is_office(first) or first.i < at or end - second.i < 3:
        return
    if any(t.tag_ not in NAMES for t in doc[second.i + 1 : end]):
        return
    _give_offices(verb, name, (doc[at], first, and_, second))


def _is_office(word: Token) -> bool:
    return word.tag_ in {"NN", "NNP", "JJ"} and word.lower_ in get_words("speakers")


def _give_offices(verb: Token, name: Token, phrase: tuple[Token, Token, Token, Token]) -> None:
    opening, first, and_, second = phrase
    doc = verb.doc
    if opening.i <= verb.head.i < name.i:
        hang(verb, verb, "ROOT")
    hang(name, verb, "nsubj")
    misread = [t for t in doc[opening.i : name.i] if t.tag_ == "VBZ"]
    for word in [
        below for above in misread for below in above.children if not opening.i <= below.i <= name.i
    ]:
        hang(word, verb, word.dep_)
    for word in misread:
        word.tag_ = "NNP"
    hang(first, name, "nmod")
    hang(and_, first, "cc")
    hang(second, first, "conj")
    for word in doc[opening.i : name.i]:
        inside = opening.i <= word.head.i < name.i and word.head != word
        if word in (first, and_, second) or inside:
            continue
        hang(word, name if word.i > second.i else second if word.i > and_.i else first, "compound")
