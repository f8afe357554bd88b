"""What stands before a name, where the parser tears the two apart: descriptions, two offices of one."""

from __future__ import annotations

from spacy.tokens import Span, Token

from bot.claims.hanging import FINITE, NAMES, NOUNS, hang, has_subject
from bot.claims.lexicon import get_words
from bot.claims.vocabulary import get_table

_NEAR = 12
_TAG_WORDS = 6
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
    """“When it broke, engineer Ann Lee said, …”, “Aid worker Ann Lee said”: an office taken for a verb.

    Its holder is taken for the object.
    """
    name = next((t for t in word.rights if t.dep_ == "dobj" and t.tag_ in NAMES), None)
    if name is None or name.left_edge.i != word.i + 1:
        return
    if get_words("speakers").isdisjoint({word.lower_, name.left_edge.lower_}):
        return
    verb = name.nbor() if name.i + 1 < len(name.doc) else name
    opens = word.dep_ == "csubj" and word.head == verb and word.is_sent_start
    alone = (opens or (word.i > 0 and word.nbor(-1).text in _BEFORE)) and not has_subject(word)
    if not alone or verb.tag_ not in FINITE or (has_subject(verb) and not opens):
        return
    hang(name, verb, "nsubj")
    for below in [t for t in word.children if t != name]:
        hang(below, verb, below.dep_)
    word.tag_ = "NN"
    hang(word, name, "compound")


def mend_offices(verb: Token) -> None:
    """“…, Velmia's President and Union Chairman Ann Lee said”: one speaker, who holds both offices."""
    before, behind = _titled_before(verb), _titled_behind(verb)
    for run in (before, behind):
        offices = _two_offices(run)
        if offices is not None:
            _give_offices(verb, run, offices)
            _give_first(verb, run)
            return


def _titled_before(verb: Token) -> Span:
    """The run of nouns and names up to a verb, empty where it does not open a clause."""
    doc, at = verb.doc, verb.i
    while at > max(0, verb.i - _NEAR) and doc[at - 1].tag_ in _IN_TITLES:
        at -= 1
    opens = at == 0 or doc[at].is_sent_start or doc[at - 1].text in _BEFORE or doc[at - 1].is_space
    return doc[at : verb.i] if opens else doc[verb.i : verb.i]


def _titled_behind(verb: Token) -> Span:
    """The same behind a verb that a comma or a closing mark precedes: “…, said founder and chief Ann Lee”."""
    doc, end = verb.doc, verb.i + 1
    inverted = verb.i > 0 and verb.nbor(-1).text in _BEFORE
    while inverted and end < len(doc) and doc[end].tag_ in _IN_TITLES - {"VBZ"}:
        end += 1
    return doc[verb.i + 1 : end]


def _two_offices(run: Span) -> tuple[Token, Token, Token] | None:
    """The two offices and the "and" between them, in a run that ends in a name of two words or more."""
    joints = [t for t in run if t.tag_ == "CC"]
    if len(joints) != 1 or joints[0].lower_ != "and" or joints[0].i == run.start:
        return None
    first, and_ = joints[0].nbor(-1), joints[0]
    behind = run.doc[and_.i + 1 : run.end]
    second = next((t for t in reversed(behind) if _is_office(t)), None)
    if second is None or not _is_office(first) or run.end - second.i < 3:
        return None
    named = all(t.tag_ in NAMES for t in run.doc[second.i + 1 : run.end])
    return (first, and_, second) if named else None


def _give_first(verb: Token, run: Span) -> None:
    """“…,” chairman, founder and chief Ann Lee said: the office that a comma parts from the others."""
    doc, at = run.doc, run.start - 2
    if at < 1 or doc[at + 1].text != "," or not _is_office(doc[at]) or doc[at - 1].text not in _BEFORE:
        return
    if doc[at].head == verb:
        hang(doc[at], run[-1], "nmod")


def mend_people(name: Token) -> None:
    """“Lee and Trade Secretary Tom Rook agree”: two, as their verb tells, not one of two offices."""
    verb, first = name.head, name.left_edge
    if verb.tag_ != "VBP" or name.tag_ not in NAMES or first.i >= name.i:
        return
    joint = first.nbor()
    if joint.lower_ != "and" or joint.i >= name.i:
        return
    office = next((t for t in reversed(name.doc[joint.i + 1 : name.i]) if _is_office(t)), None)
    if office is None or name.i - office.i != 2 or not first.text[:1].isupper() or _is_office(first):
        return
    first.tag_ = "NNP"
    hang(first, verb, "nsubj")
    hang(joint, first, "cc")
    hang(name, first, "conj")
    for word in name.doc[joint.i + 1 : name.i]:
        if word.head == verb or word.head.i <= joint.i:
            hang(word, name, "compound")


def _is_office(word: Token) -> bool:
    return word.tag_ in {"NN", "NNP", "JJ"} and word.lower_ in get_words("speakers", "persons")


def mend_between(verb: Token) -> None:
    """“The man, his lawyer Ann Lee claimed, was ill”: who claims stands between a subject and its verb."""
    doc = verb.doc
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    told = _verb_behind(verb)
    if subject is None or told is None or not subject.left_edge.is_sent_start:
        return
    beside = [t for t in (*subject.rights, *verb.lefts) if t.i > subject.i and t.dep_ in {"appos", "nsubj"}]
    parted = [t for t in beside if t.right_edge.i == verb.i - 1 and doc[t.left_edge.i - 1].text == ","]
    if len(parted) == 1 and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in told.children):
        hang(parted[0], verb, "nsubj")
        hang(subject, told, "nsubj")


def _verb_behind(verb: Token) -> Token | None:
    """The verb whose first word follows the comma after a tag."""
    doc = verb.doc
    comma = next((t.i for t in doc[verb.i + 1 : verb.i + _TAG_WORDS] if t.text == ","), None)
    if comma is None or comma + 1 >= len(doc) or doc[comma + 1].tag_ not in FINITE | {"MD"}:
        return None
    first = doc[comma + 1]
    return first.head if first.dep_ in {"aux", "auxpass"} else first


def _give_offices(verb: Token, run: Span, offices: tuple[Token, Token, Token]) -> None:
    first, and_, second = offices
    name = run[-1]
    if verb.head in run:
        hang(verb, verb, "ROOT")
    hang(name, verb, "nsubj")
    misread = [t for t in run if t.tag_ == "VBZ"]
    for word in [t for above in misread for t in above.children if t not in run]:
        hang(word, verb, word.dep_)
    for word in misread:
        word.tag_ = "NNP"
    hang(first, name, "nmod")
    hang(and_, first, "cc")
    hang(second, first, "conj")
    for word in [t for t in run if t not in (first, and_, second, name)]:
        if word.head not in run or word.head == word:
            hang(word, name if word.i > second.i else second if word.i > and_.i else first, "compound")
