"""A claim as one sentence that can be read on its own, in the article's words and resolved names only."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Doc, Token

from bot.claims.attributed import Attribution
from bot.claims.discourse import gender_fits, has_rivals
from bot.claims.hearers import may_be_hearer, may_be_owner
from bot.claims.joints import find_second_joints, is_joint, without_joints
from bot.claims.lexicon import get_words
from bot.claims.marks import finish, join
from bot.claims.naming import Name
from bot.claims.predicates import as_it_stands, as_subject, in_full, lead_in
from bot.claims.quotes import OPENING
from bot.claims.spans import child, climb, is_finite, noun_phrase, runs, sentence_of, subtree, text_of


def word_claim(attribution: Attribution, name: Name | None, *, with_cue: bool) -> str:
    """The content as a sentence; `with_cue`, or where it is no clause, claimant and cue go before it."""
    doc = attribution.head.doc
    if with_cue and attribution.construction == "retrospect":
        return _with_cue_before(attribution, name)
    names = _antecedents(attribution) | _unnamed(attribution)
    if with_cue or not _is_clause(attribution):  # the claimant stands before it: a pronoun is clear
        body = _joined(text_of(doc), runs(doc, _hull(attribution)), names)
        return finish(_with_cue(attribution, name, body))
    names |= _replacement(attribution, name) | find_second_joints(attribution)
    return finish(_joined(text_of(doc), runs(doc, without_joints(attribution)), names))


def _with_cue_before(attribution: Attribution, name: Name | None) -> str:
    """“Shells hit the school. Moscow denied this” → "Moscow denied that shells hit the school"."""
    doc, head = attribution.head.doc, attribution.head
    told = finish(_joined(text_of(doc), runs(doc, without_joints(attribution)), {}))
    if name is None or child(head, "nsubjpass") is not None:
        return f"{told} {finish(sentence_of(head).text)}"
    first = doc[min(without_joints(attribution))]
    acronym = first.text[:1].isupper() and not first.text.istitle()
    proper = first.pos_ == "PROPN" or first.ent_type_ or first.lower_ == "i" or acronym
    stated = told if proper else told[:1].lower() + told[1:]
    return f"{as_subject(name, attribution)} {_stretch(doc, attribution.words)} that {stated}"


_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})


def _hull(attribution: Attribution) -> frozenset[int]:
    """The content with the small words between its parts: "accused him of theft"."""
    content, last = attribution.content, attribution.head.doc[max(attribution.content)]
    if last.lower_ in {"'s", "’s"}:  # "the police's" of "contradicted the police's claim that …"
        content |= frozenset(
            takewhile(lambda i: last.doc[i].pos_ in _NOMINAL, range(last.i + 1, len(last.doc)))
        )
    between = frozenset(range(min(content), max(content) + 1))
    return content if between & (attribution.words | attribution.source) else between


def _is_clause(attribution: Attribution) -> bool:
    if attribution.construction in {"clause", "inversion", "quotation", "according", "retrospect"}:
        dependent = (_is_question, _is_gerund, _is_subjunctive, _is_participial)
        return not any(test(attribution) for test in dependent)
    if attribution.construction in {"nominal", "adjective"}:
        return any(attribution.head.doc[i].dep_ == "mark" for i in sorted(attribution.content)[:2])
    # "It is feared that …" leaves a sentence; "forty are feared dead" is one only with its verb.
    if attribution.construction != "passive":
        return False
    it = child(attribution.head, "nsubjpass")
    empty = it is not None and it.lower_ == "it"
    if attribution.source and not empty:
        return False
    trailing = empty and it is not None and max(attribution.content) < it.i
    return trailing or min(attribution.content) > max(attribution.source | {attribution.head.i})


def _is_question(attribution: Attribution) -> bool:
    """“Asked whether …”, “did not say how …”: without its cue it would read as a statement."""
    first = attribution.head.doc[min(attribution.content)]
    return first.i > attribution.head.i and (first.lower_ in {"whether", "if"} or first.tag_ in _WH)


def _is_gerund(attribution: Attribution) -> bool:
    """“Admits sending soldiers”, “confirmed his passing”: the content has no subject of its own."""
    first = attribution.head.doc[min(attribution.content)]
    owned = next((t for t in (first, first.head) if t.tag_ in {"POS", "PRP$"}), None)
    if owned is not None and first.i > attribution.head.i:
        verb = climb(owned, lambda t: t.tag_.startswith("VB"))
        return verb.tag_ == "VBG" and verb.i in attribution.content and child(verb, "aux") is None
    return first.tag_ == "VBG" and first.i > attribution.head.i and child(first, "nsubj", "aux") is None


def _is_subjunctive(attribution: Attribution) -> bool:
    """“Asked that the plan end”, “lets firms hide profits”: no statement without what governs it."""
    if attribution.construction != "clause" or min(attribution.content) < attribution.head.i:
        return False
    if attribution.cue.category == "speech" and attribution.cue.lemma not in get_words("subjunctive"):
        return False  # after "said" a bare verb is the tagger's slip
    verb = _top(attribution)
    if verb is None or verb.tag_ != "VB" or child(verb, "nsubj", "nsubjpass") is None:
        return False
    return not is_finite(verb) and not any(t.tag_ == "MD" for t in verb.children)


def _is_participial(attribution: Attribution) -> bool:
    """“A video shows the mayor opening a door”: no verb that can stand alone."""
    if attribution.construction != "clause" or min(attribution.content) < attribution.head.i:
        return False
    verb = _top(attribution)
    # "Found him guilty" is no sentence either.
    bare = verb is not None and (verb.tag_ == "VBG" or verb.pos_ == "ADJ") and not is_finite(verb)
    return verb is not None and bare and child(verb, "nsubj") is not None


def _top(attribution: Attribution) -> Token | None:
    """The word of a content that nothing else in it governs."""
    doc, content = attribution.head.doc, attribution.content
    return next((doc[i] for i in sorted(content) if doc[i].head.i not in content), None)


_WH = frozenset({"WP", "WP$", "WRB", "WDT"})


def _with_cue(attribution: Attribution, name: Name | None, body: str) -> str:
    """Claimant, cue and content where the cue stands before the content, else the words as they stand."""
    doc = attribution.head.doc
    cue = attribution.words - attribution.content or attribution.words
    after = [i for i in attribution.content if i > max(cue)]
    if attribution.construction == "passive" and attribution.source:
        return _stretch(doc, attribution.content | attribution.source | attribution.words)
    if _is_owned(attribution):  # "the union's threat of a strike": as it stands
        return _stretch(doc, attribution.content | attribution.source | attribution.words)
    if not after or name is None:
        names = _antecedents(attribution)
        return _joined(text_of(doc), runs(doc, as_it_stands(attribution)), names)
    return lead_in(attribution, name, min(after)) + body


def _stretch(doc: Doc, told: frozenset[int]) -> str:
    """The article's words from the first to the last of some."""
    whole = range(min(told), max(told) + 1)
    return " ".join(text_of(doc)[start:end] for start, end in runs(doc, whole))


def _is_owned(attribution: Attribution) -> bool:
    subject = attribution.subject
    return attribution.construction == "nominal" and subject is not None and subject.dep_ == "poss"


_PLURAL = {"they": False, "their": True}
_SINGULAR = {"he": False, "she": False, "his": True, "her": True}
_BODY = {"it": False, "its": True, **_PLURAL}


def _replacement(attribution: Attribution, name: Name | None) -> dict[int, tuple[int, str]]:
    """Offset → (length, name) where the content opens with a pronoun for the claimant ("that they had …").

    Only the first word, and only with one speaker in view: a wrong name is worse than a pronoun.
    """
    if name is None or not name.text or not attribution.source or not _speaks_itself(attribution, name):
        return {}
    doc = attribution.head.doc
    tokens = (doc[i] for i in sorted(attribution.content))
    first = next((t for t in tokens if t.dep_ != "mark" and not is_joint(t) and not t.is_punct), None)
    opening = doc[min(attribution.content)]
    if first is not None and (_is_spoken(attribution, first) or opening.text in OPENING):
        return {}
    table = _PLURAL if name.plural else _SINGULAR if name.person else _BODY
    if first is None or first.lower_ not in table or not _is_same(attribution, name, first):
        return {}
    named = as_subject(name, attribution)
    clitic = in_full(first.nbor(1)) if not first.whitespace_ and first.i + 1 < len(doc) else ""
    if clitic:  # "she's glad": no possessive
        return {first.idx: (len(first.text) + len(doc[first.i + 1].text), f"{named} {clitic}")}
    owner = table[first.lower_] and first.tag_ == "PRP$"
    mark = "'" if name.plural and named.endswith("s") else "'s"
    return {first.idx: (len(first.text), named + (mark if owner else ""))}


def _is_spoken(attribution: Attribution, pronoun: Token) -> bool:
    """“She” in a speaker's own words, behind a mark or a colon: somebody else."""
    before = pronoun.nbor(-1).text if pronoun.i else ""
    return before in OPENING or (before == ":" and attribution.construction == "quotation")


def _is_same(attribution: Attribution, name: Name, pronoun: Token) -> bool:
    """Whether nothing in a content's first pronoun speaks against its being the claimant."""
    if pronoun.i < min(attribution.source) or pronoun.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return False
    if pronoun.lower_ == "it" and _is_empty(pronoun):
        return False
    if may_be_hearer(attribution, pronoun) or may_be_owner(attribution, pronoun):
        return False
    own = attribution.source | attribution.content
    if pronoun.lower_ in _PLURAL and has_rivals(pronoun, sentence_of(attribution.head).start, own, name.text):
        return False
    subject = attribution.subject
    if subject is not None and subject.pos_ == "PRON":
        pair = {subject.lower_, pronoun.lower_}
        if subject.lower_[:2] != pronoun.lower_[:2] and pair != {"he", "his"}:
            return False
    return not name.person or gender_fits(name, "she" if pronoun.lower_ in {"she", "her"} else "he")


def _antecedents(attribution: Attribution) -> dict[int, tuple[int, str]]:
    """Offset → (length, noun) where the content opens with "which": "a plant that, it said, will close"."""
    doc = attribution.head.doc
    first = doc[min(attribution.content)]
    if first.tag_ not in {"WDT", "WP"} or first.dep_ not in {"nsubj", "nsubjpass"}:
        return {}
    clause = climb(first.head, lambda t: t.dep_ in {"relcl", "ROOT"})
    noun = clause.head
    while noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        if noun.ent_type_ == "PERSON":
            break
        noun = noun.head.head  # "a plant in Velm, which …": not Velm alone
    one = (child(clause, "aux", "auxpass") or clause).tag_ == "VBZ"
    while one and noun.tag_ == "NNS" and noun.dep_ == "dobj" and noun.head.dep_ == "acl":
        noun = noun.head.head  # "a jet carrying 162 people that is presumed …"
    if clause.dep_ != "relcl" or noun.i > first.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return {}
    words = " ".join(text_of(doc)[start:end] for start, end in runs(doc, noun_phrase(noun) - subtree(clause)))
    return {first.idx: (len(first.text), words)}


def _unnamed(attribution: Attribution) -> dict[int, tuple[int, str]]:
    """“It” for the "what" of "what she called a farce", and the noun of "a gap that, he said, is closing"."""
    doc, head = attribution.head.doc, attribution.head
    first = doc[min(attribution.content)]
    if first.lower_ == "what" and first.tag_ == "WP":
        embedded = head.dep_ not in {"ROOT", "conj"} and first.i < head.i
        return {first.idx: (len(first.text), "it")} if embedded else {}
    if not attribution.source or head.dep_ not in _RELATIVE:
        return {}
    told = [doc[i] for i in sorted(attribution.content) if not is_joint(doc[i])]
    verb = next((t for t in told if t.head.i not in attribution.content), None)
    if verb is None or verb.i < head.i or not _lacks_subject(verb):
        return {}
    noun = doc[max(0, min(attribution.source) - 1)]
    if noun.lower_ == "that" and noun.i:
        noun = noun.nbor(-1)
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return {}
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    words = [i for i in noun_phrase(noun) - subtree(head) if i < min(attribution.source)]
    named = " ".join(text_of(doc)[start:end] for start, end in runs(doc, words))
    return {told[0].idx: (0, f"{named} ")}


_RELATIVE = frozenset({"relcl", "acl", "ccomp"})


def _lacks_subject(verb: Token) -> bool:
    own = child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    unsaid = own is None or own.tag_ in {"WDT", "WP"} or own.lower_ == "that"
    return verb.pos_ in {"VERB", "AUX"} and is_finite(verb) and unsaid


def _speaks_itself(attribution: Attribution, name: Name) -> bool:
    """Whether a pronoun in the content may be the claimant: a report or a witness tells of something else."""
    return attribution.construction != "according" and name.noun not in get_words("documents")


def _is_empty(it: Token) -> bool:
    """Whether “it” may stand for nothing: “it was raining”, “it was clear that”, “it was reported that”."""
    verb = it.head
    clausal = it.dep_ == "nsubjpass" and child(verb, "ccomp", "xcomp", "advcl") is not None
    return clausal or verb.lemma_.lower() in get_words("prop_it")


def _joined(text: str, spans: tuple[tuple[int, int], ...], names: dict[int, tuple[int, str]]) -> str:
    parts: list[str] = []
    for start, end in spans:
        piece, at = "", start
        for offset, (length, name) in sorted(names.items()):
            if start <= offset < end:
                piece += text[at:offset] + name
                at = offset + length
        parts.append(piece + text[at:end])
    return join(parts)
