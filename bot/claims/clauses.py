"""Clauses behind a verb of telling that the parser takes for something else."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.hanging import FINITE, NAMES, NOUNS, hang, has_subject
from bot.claims.lexicon import get_words
from bot.claims.vocabulary import get_table

_BEING = frozenset({"is", "are", "was", "were", "be"})
_TELLING = get_table("tags")["telling"]
_HEARD = get_table("tags")["heard"]
_MEDIA = get_table("media")


def mend_about(word: Token) -> None:
    """“The ministry said about half of the boats sank”: no conjunction, a word of the number."""
    clause = word.head
    above = clause.head if word.dep_ == "mark" else clause
    if above.lower_ not in _TELLING or word.i != above.i + 1 or word.dep_ not in {"mark", "prep"}:
        return
    if word.dep_ == "mark" and clause.dep_ == "advcl" and has_subject(clause):
        word.tag_ = "RB"
        hang(word, word.nbor(), "advmod")
        hang(clause, above, "ccomp")
        return
    amount = next((t for t in word.children if t.dep_ == "pobj"), None)
    verb = next((t for t in above.rights if t.dep_ == "ccomp" and t.i > word.i), None)
    if amount is not None and verb is not None and not has_subject(verb) and verb.tag_ in FINITE:
        word.tag_ = "RB"
        hang(amount, verb, "nsubj")
        hang(word, amount, "advmod")


def mend_hearer(medium: Token) -> None:
    """“Lee told Orsa news agency rescue crews were near”: the agency hears, the crews are told of."""
    doc, doer = medium.doc, medium.head
    verb = doer.head
    above = verb.head
    told = above.lower_ in _HEARD and verb.dep_ == "ccomp" and doer.dep_ in {"nsubj", "nsubjpass"}
    if not told or medium.i > doer.i or medium.lower_ not in _MEDIA["open"] | _MEDIA["whole"]:
        return
    first = above.i + 1
    if doer.left_edge.i != first or not any(t.tag_ in NAMES for t in doc[first : medium.i]):
        return
    for word in [t for t in doc[first : medium.i] if t.head == doer]:
        hang(word, medium, "compound")
    hang(medium, above, "dobj")


def mend_listed(verb: Token) -> None:
    """“Pilots said storms, and requests to avoid them, were usual”: the object is what the clause is of."""
    above, doc = verb.head, verb.doc
    if verb.dep_ != "conj" or verb.tag_ not in FINITE or above.lower_ not in {"say", "says", "said"}:
        return
    thing = next((t for t in above.rights if t.dep_ == "dobj"), None)
    if thing is None or thing.left_edge.i != above.i + 1 or doc[verb.i - 1].text != ",":
        return
    if doc[thing.i + 1].text != "," or thing.tag_ not in NOUNS:
        return
    for second in [t for t in verb.lefts if t.dep_ == "nsubj"]:
        hang(second, thing, "conj")
    for joint in [t for t in above.rights if thing.i < t.i < verb.i]:
        hang(joint, thing, joint.dep_)
    hang(thing, verb, "nsubj")
    hang(verb, above, "ccomp")


def mend_holder(participle: Token) -> None:
    """“…, said the firm's newly named chief Ann Lee in a memo”: no clause, the chief of the firm."""
    doc, above = participle.doc, participle.head
    start = participle.i
    while start and doc[start - 1].tag_ == "RB":
        start -= 1
    owned = participle.tag_ == "VBN" and start and doc[start - 1].tag_ == "POS" and above.lower_ in _TELLING
    owner = next((t for t in participle.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    holder = next((t for t in participle.rights if t.dep_ in {"dobj", "oprd"}), None)
    if not owned or owner is None or holder is None or has_subject(above):
        return
    offices = [holder, *(t for t in holder.lefts if t.dep_ == "compound")]
    if not any(t.lower_ in get_words("speakers", "persons") for t in offices):
        return
    hang(holder, above, "nsubj")
    for word in [t for t in participle.children if t != holder and t.dep_ != "advmod"]:
        hang(word, above if word.i > holder.i else holder, word.dep_)
    hang(owner, holder, "poss")
    hang(participle, holder, "amod")


def mend_verbless(noun: Token) -> None:
    """“It said that 900 people aged 12 and older, a lot, fell ill”: the verb behind is the clause's."""
    above = noun.head
    mark = next((t for t in noun.lefts if t.dep_ == "mark" and t.lower_ == "that"), None)
    doer = next((t for t in noun.lefts if t.dep_ == "nsubj"), None)
    verb = next((t for t in above.rights if t.dep_ == "conj" and t.i > noun.i and t.tag_ in FINITE), None)
    if noun.tag_ not in NOUNS or mark is None or doer is None or verb is None or has_subject(verb):
        return
    if any(t.dep_ == "aux" or t.lower_ in _BEING for t in noun.children) or verb.nbor(-1).text != ",":
        return
    hang(verb, above, "ccomp")
    hang(doer, verb, "nsubj")
    hang(mark, verb, "mark")
    hang(noun, doer, "npadvmod")


def mend_written(clause: Token) -> None:
    """“The union said in a letter seen by the Herald that it was shut”: the union says so."""
    seen = clause.head
    medium = seen.head if seen.tag_ == "VBN" and seen.dep_ == "acl" else seen
    verb = medium.head.head if medium.dep_ == "pobj" else medium
    marked = any(t.dep_ == "mark" and t.lower_ == "that" for t in clause.lefts) and has_subject(clause)
    if not marked or verb.lower_ not in _TELLING or not verb.i < medium.i < clause.i:
        return
    told = (*verb.children, *clause.children)  # "a video that he posted that …": it tells by itself
    if not any(t.dep_ == "ccomp" for t in told):
        hang(clause, verb, "ccomp")


def mend_warning(telling: Token) -> None:
    """“It rebuked Velmia, warning the raids broke a pact”: no gerund that breaks it; the raids do."""
    verb = telling.head
    thing = next((t for t in telling.rights if t.dep_ == "dobj"), None)
    behind = telling.i > 0 and telling.nbor(-1).text == "," and telling.dep_ == "csubj"
    if not behind or thing is None or thing.right_edge.i + 1 < _first_of(verb).i or verb.dep_ == "ROOT":
        return
    hang(telling, verb.head, "advcl")
    hang(verb, telling, "ccomp")
    hang(thing, verb, "nsubj")


def _first_of(verb: Token) -> Token:
    """A verb or the auxiliary before it."""
    return next((t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}), verb)


def mend_second(clause: Token) -> None:
    """“He told aides who say they left that it was over”: what is told, behind a clause about the hearers."""
    saying = clause.head
    mark = next((t for t in clause.lefts if t.lower_ == "that"), None)
    first = next((t for t in saying.rights if t.dep_ == "ccomp" and t.i < clause.i), None)
    if saying.dep_ != "relcl" or first is None or mark is None or not has_subject(clause):
        return
    if mark.nbor(-1).text in {",", "and"} or any(t.dep_ == "cc" for t in first.rights):
        return
    teller = next((t for t in saying.ancestors if t.lower_ in _HEARD), None)
    if teller is not None and not any(t.dep_ == "ccomp" for t in teller.rights):
        hang(clause, teller, "ccomp")
        mark.tag_ = "IN"


def mend_interviewed(verb: Token) -> None:
    """“Speaking to the daily Orsablad, its owner, Ann Lee, called it …”: the owner speaks, not the daily."""
    name = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    first = name.left_edge.i if name is not None else 0
    medium = verb.doc[first - 1] if first else None
    if name is None or medium is None or medium.dep_ != "pobj" or name.tag_ not in NAMES:
        return
    if medium.lower_ not in _MEDIA["open"] | _MEDIA["whole"] or medium.head.head.tag_ != "VBG":
        return
    asides = [t for t in name.rights if t.dep_ == "appos" and t.tag_ in NOUNS]
    if asides and any(t.tag_ == "PRP$" for t in asides[0].lefts):
        hang(asides[0], verb, "nsubj")
        hang(name, medium, "appos")
