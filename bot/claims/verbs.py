"""The content of a verb cue, by construction: token positions, empty where a finder does not apply."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import CITING
from bot.claims.constructions import NOTHING, Found, mark_of
from bot.claims.lexicon import Cue, get_words
from bot.claims.spans import (
    SUBJECTS,
    child,
    children,
    is_finite,
    is_infinitive,
    segment,
    sentence_of,
    subtree,
)
from bot.claims.speakers import is_speaker
from bot.claims.timing import leading_day
from bot.claims.verb_objects import (
    charge,
    level,
    numbered,
    object_of,
    preposition_of,
    prepositional,
    small_clause,
)

_OPENING = frozenset('“"‘')
_SHIFTED = frozenset({"had", "would"})
# "It was late, so she asked to leave": what is asked stands behind.
_MOVING = frozenset({"question", "request", "intention", "promise"})
_REASONS = frozenset({"so", "because", "unless", "until"})
# Verbs of saying whose object, where it has a verb of its own, is a clause.
_BARE_SAYING = frozenset({"say", "think", "insist"})


def verb_content(verb: Token, cue: Cue) -> Found:
    """What the cue's own grammar gives as content, and the name of the construction."""
    if child(verb, "nsubjpass"):
        return _passive(verb, cue)
    for find in (
        _stranded,
        _reduced,
        small_clause,
        _clause,
        _infinitive,
        charge,
        level,
        object_of,
        numbered,
        preposition_of,
        _fronted,
    ):
        content, construction = find(verb, cue)
        if content:
            return content, construction
    return NOTHING


def _stranded(verb: Token, cue: Cue) -> Found:
    """A "that" that the parser hung on the cue itself, having lost its clause: the rest of the sentence."""
    lone = [
        t for t in verb.rights if t.lower_ == "that" and t.tag_ == "IN" and not any(True for _ in t.children)
    ]
    if not lone or not cue.takes("s") or children(verb, "ccomp"):
        return NOTHING
    rest = range(lone[0].i, sentence_of(verb).end)
    return segment(verb, {i for i in rest if not verb.doc[i].is_space}), "clause"


def _reduced(verb: Token, cue: Cue) -> Found:
    """“Said a loaf sold for 9 crowns”: the parser took the verb of the clause for a participle."""
    target = child(verb, "dobj")
    behind = target is not None and target.i > verb.i and cue.takes("s") and not cue.takes("o", "n", "a", "c")
    if target is None or not behind or verb.tag_ == "VBN" or verb.lemma_.lower() not in _BARE_SAYING:
        return NOTHING
    cut = child(target, "acl")
    return (subtree(target), "clause") if cut is not None and cut.tag_ == "VBN" else NOTHING


def _clause(verb: Token, cue: Cue) -> Found:
    """Said (that) … / asked whether … / denied lying / said in a statement that …"""
    for clause in _clauses(verb, cue):
        if _is_parted(clause, verb, cue):
            continue
        infinitive = is_infinitive(clause)
        if infinitive and (child(clause, *SUBJECTS) is None or not cue.takes("i")):
            continue
        gerund = clause.tag_ == "VBG" and child(clause, *SUBJECTS) is None and not child(clause, "aux")
        if cue.takes("g" if gerund else "i" if infinitive else "s"):
            return _clause_tokens(verb, clause), "inversion" if clause.i < verb.i else "clause"
    return NOTHING


def _is_parted(clause: Token, verb: Token, cue: Cue) -> bool:
    """“He said …; the guard said it was …”, “Blasts heard in Orsa, mayor says one killed”: two statements."""
    own = child(verb, "nsubj")
    first = own.left_edge.i if own is not None else verb.i
    if clause.i >= first or not first:
        return False
    behind = [c for c in children(verb, "ccomp") if c.i > verb.i]
    at_once = any(c.left_edge.i == verb.i + 1 and child(c, *SUBJECTS) is not None for c in behind)
    asked = cue.category in _MOVING and any(
        is_infinitive(c) and c.left_edge.i == verb.i + 1 for c in children(verb, "xcomp")
    )
    return at_once or asked or (bool(behind) and verb.doc[first - 1].text == ";")


def _clauses(verb: Token, cue: Cue) -> list[Token]:
    """Clauses that may be the content: complements first, then what the parser took for an adverbial."""
    found = children(verb, "ccomp", "xcomp")
    citing = verb.head.head
    if verb.dep_ == "pcomp" and citing.lemma_.lower() in CITING:  # "…, she was quoted as saying"
        found += [c for c in children(citing, "ccomp") if c.i < citing.i]
    for clause in children(verb, "advcl"):
        direct = clause.tag_ == "VBG" and 0 < clause.i - verb.i <= 2 and verb.nbor().text != ","
        fronted = clause.i < verb.i and is_finite(clause) and mark_of(clause) == ""
        if direct or fronted or _opens_with_that(clause):
            found.append(clause)
    for told in children(verb, "dobj", "dative"):
        if is_speaker(told) or not cue.takes("o"):  # "told a meeting that …": no object, a hearer
            found += [c for c in children(told, "acl", "relcl", "ccomp") if _opens_with_that(c)]
    for preposition in children(verb, "prep"):
        for document in children(preposition, "pobj"):
            found += [c for c in children(document, "acl", "relcl", "ccomp") if _tells(document, c)]
    return found


def _tells(document: Token, clause: Token) -> bool:
    """“Warned in a memo that the firm needed cash”: what the memo says; not “a memo that Lee shared”."""
    shared = clause.lemma_.lower() in get_words("authoring", "publishing")
    if shared and child(clause, "dobj", "ccomp", "nsubjpass") is None:
        return False
    if mark_of(clause) == "that":
        return True
    owned = child(clause, "nsubj") is not None and clause.left_edge.lower_ == "that"
    return owned and document.lemma_.lower() in get_words("documents")


def _opens_with_that(clause: Token) -> bool:
    """The parser may take the "that" of a content for an adverb or an object; its tag tells."""
    first = clause.left_edge
    return first.lower_ == "that" and (first.tag_ == "IN" or first.dep_ in {"mark", "advmod"})


def _clause_tokens(verb: Token, clause: Token) -> set[int]:
    """The clause with what the parser hung on the cue in its place, and without the cue's own day."""
    content = subtree(clause)
    if clause.i < verb.i:
        return segment(verb, content | _before_cue(verb))
    for other in children(verb, "conj"):
        if other.i > clause.i and (_goes_on(verb, other) or _is_shifted(clause, other)):
            content |= subtree(other) | {
                t.i for t in children(verb, "cc", "punct") if clause.i < t.i < other.i
            }
    for second in children(verb, "ccomp"):  # "added she has faith the court will free him"
        if second.i > clause.i and second.left_edge.i == max(content) + 1 and _runs_on(second):
            content |= subtree(second)
    for reason in children(verb, "advcl"):
        if mark_of(reason) in _REASONS and reason.left_edge.i == max(content) + 1:
            content |= subtree(reason)  # "said she had left so he could sleep"
    return _unbroken(verb, content) - leading_day(verb, clause)


def _runs_on(second: Token) -> bool:
    """A clause without a "that" of its own, and no new sentence that the parser joined to this one."""
    first = next((t for t in second.subtree if not t.is_punct), second)
    return mark_of(second) == "" and not (first.text.istitle() and first.tag_ in {"DT", "PRP", "PRP$", "RB"})


def _goes_on(verb: Token, other: Token) -> bool:
    """What the parser joined to the cue, but only the content can be: "said she hopes to win, and that …"."""
    doer = child(other, "nsubj", "nsubjpass")
    if mark_of(other) == "that":
        return doer is not None
    if doer is not None and doer.pos_ == "PRON" and doer.nbor().text in _OPENING:
        return True  # "said he did not know, but it “did not start here”"
    bare = other.tag_ == "VB" and not children(other, "aux", *SUBJECTS)
    return bare and verb.tag_ != "VB"


def _is_shifted(clause: Token, other: Token) -> bool:
    """“Explained that it had been sound, but later it had been found to leak”: both as a report has them."""
    doer = child(other, "nsubj", "nsubjpass", "expl")
    shifted = all(any(t.lower_ in _SHIFTED for t in children(verb, "aux")) for verb in (clause, other))
    return shifted and doer is not None and doer.lower_ in {"it", "there", "they"}


def _unbroken(verb: Token, content: set[int]) -> set[int]:
    """A content that stops in mid-clause, where the parser lost the thread, runs on to the end."""
    doc, at, end = verb.doc, max(content) + 1, sentence_of(verb).end
    broken = at < end and (doc[at].pos_ in {"AUX", "NOUN", "PROPN"} or doc[at].tag_ in {"VBD", "VBZ", "VBP"})
    broken = broken and not doc[at].is_ancestor(verb)  # "those who say so are many"
    return content | segment(verb, set(range(at, end))) if broken and at > verb.i else content


def _before_cue(verb: Token) -> set[int]:
    own = child(verb, "nsubj")
    first = min([verb.i, *(below.i for below in own.subtree)] if own else [verb.i])
    stray = [t for t in verb.children if t.i < first and t.dep_ not in {"nsubj", "aux", "neg", "cc"}]
    return {i for t in stray for i in subtree(t)}


def _infinitive(verb: Token, cue: Cue) -> Found:
    """Vowed to leave / urged them to leave."""
    target = child(verb, "dobj", "dative")
    adverbial = children(verb, "advcl") if target is not None else []
    for clause in children(verb, "xcomp") + adverbial:
        if not is_infinitive(clause) or clause.i < verb.i:
            continue
        if target is not None and cue.takes("i"):
            return subtree(target) | subtree(clause), "infinitive"
        # "Sought refuge at the mission to avoid extradition": what for.
        purpose = cue.category == "intention" and clause.dep_ == "advcl"
        purpose = purpose and target is not None and not is_speaker(target)
        if cue.takes("t") and not purpose:
            return subtree(clause) | _condition(verb, clause), "infinitive"
    return NOTHING


def _condition(verb: Token, clause: Token) -> set[int]:
    """“Threatened to leave if they are not paid”: the condition is what is threatened, wherever it hangs."""
    conditions = [c for c in children(verb, "advcl") if c.i > clause.i and mark_of(c) in {"if", "unless"}]
    return {i for c in conditions for i in subtree(c)}


def _fronted(verb: Token, cue: Cue) -> Found:
    """… , he said: the content is the root and the cue its parenthesis, or its conjunct."""
    if not cue.takes("s", "q"):
        return NOTHING
    subject = child(verb, "nsubj")
    if subject is None or verb.head == verb:
        return NOTHING
    if cue.category == "evidence" and any(t.dep_ == "dobj" for t in verb.rights):
        return NOTHING  # "when, according to records, agents found the boat"
    if verb.dep_ == "parataxis" or (verb.dep_ in {"ccomp", "advcl", "conj"} and _is_parenthesis(verb)):
        root = verb.head
        return segment(verb, subtree(root, without=[verb])), "inversion"
    return NOTHING


def _is_parenthesis(verb: Token) -> bool:
    """Set off by commas or by the end of the sentence: ", a lawmaker said," or ", as he said."."""
    tokens = [t.i for t in verb.subtree if not t.is_punct and not t.is_space]
    doc, first, last = verb.doc, min(tokens), max(tokens)
    before = doc[first - 1] if first else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    marked = mark_of(verb)
    opens = first == sentence_of(verb).start and marked == "as"  # "As she pointed out, …"
    led = opens or (before is not None and before.text in {",", "”", '"', "—", "–", "-", "’"})
    ended = after is None or after.text in {",", ".", "”", "—", "–", "-"} or after.is_space
    return led and ended and marked in {"", "as"} and last - first <= 25


def _passive(verb: Token, cue: Cue) -> Found:
    """Is believed to … / was condemned by … / it was reported that …"""
    subject, clause = child(verb, "nsubjpass"), _passive_clause(verb)
    if subject is None or (subject.tag_ == "WDT" and cue.lemma in CITING):  # "…, which was cited by Reuters"
        return NOTHING
    if clause is not None and subject.lower_ == "it" and not is_infinitive(clause):
        return subtree(clause), "passive"
    named = [p for p in children(verb, "prep") if p.lower_ == "as" and cue.takes("a")]
    if (
        clause is not None and cue.takes("s", "i", "t", "c", "a") and cue.lemma != "suppose"
    ):  # "is supposed to"
        return subtree(subject) | subtree(clause), "passive"
    if named:
        return subtree(subject) | subtree(named[0]), "passive"
    charged = prepositional(verb, cue) if cue.category == "judgement" else set()
    if charged and cue.takes("b", "o"):  # "was accused of lying", "was criticised for the delay"
        return subtree(subject) | charged, "passive"
    vouched = child(verb, "agent") is not None and cue.takes("o")
    judged = cue.category in {"confirm", "denial"} and not is_speaker(
        subject
    )  # not "14 people were admitted"
    return (subtree(subject), "passive") if vouched or judged else NOTHING


def _passive_clause(verb: Token) -> Token | None:
    clause = child(verb, "ccomp", "xcomp", "oprd", "advcl")
    adverbial = clause is not None and clause.dep_ == "advcl" and mark_of(clause) != "that"
    return None if adverbial or (clause is not None and _is_seen(verb, clause)) else clause


def _is_seen(verb: Token, clause: Token) -> bool:
    """“Was found hidden in a barrel”: what somebody saw, no statement."""
    return verb.lemma_ == "find" and clause.tag_ in {"VBN", "VBG"} and not child(clause, "aux", *SUBJECTS)
