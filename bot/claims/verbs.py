"""The content of a verb cue, by construction: token positions, empty where a finder does not apply."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import CITING
from bot.claims.levels import level_content
from bot.claims.lexicon import Cue, get_words
from bot.claims.sources import is_speaker
from bot.claims.spans import (
    SUBJECTS,
    child,
    children,
    is_finite,
    is_infinitive,
    noun_phrase,
    segment,
    sentence_of,
    subtree,
)
from bot.claims.timing import dates_cue, leading_day, period_of, scene_of
from bot.claims.vocabulary import get_table

Found = tuple[set[int], str]
_NOTHING: Found = (set(), "")
# Verbs of saying whose object, where it has a verb of its own, is a clause.
_BARE_SAYING = frozenset({"say", "think", "insist"})


def verb_content(verb: Token, cue: Cue) -> Found:
    """What the cue's own grammar gives as content, and the name of the construction."""
    if child(verb, "nsubjpass"):
        return _passive(verb, cue)
    for find in (
        _stranded,
        _reduced,
        _small_clause,
        _clause,
        _infinitive,
        _charge,
        _level,
        _object,
        _numbered,
        _preposition,
        _fronted,
    ):
        content, construction = find(verb, cue)
        if content:
            return content, construction
    return _NOTHING


def _stranded(verb: Token, cue: Cue) -> Found:
    """A "that" that the parser hung on the cue itself, having lost its clause: the rest of the sentence."""
    lone = [
        t for t in verb.rights if t.lower_ == "that" and t.tag_ == "IN" and not any(True for _ in t.children)
    ]
    if not lone or not cue.takes("s") or children(verb, "ccomp"):
        return _NOTHING
    rest = range(lone[0].i, sentence_of(verb).end)
    return segment(verb, {i for i in rest if not verb.doc[i].is_space}), "clause"


def _reduced(verb: Token, cue: Cue) -> Found:
    """“Said a loaf sold for 9 crowns”: the parser took the verb of the clause for a participle."""
    target = child(verb, "dobj")
    behind = target is not None and target.i > verb.i and cue.takes("s") and not cue.takes("o", "n", "a", "c")
    if target is None or not behind or verb.tag_ == "VBN" or verb.lemma_.lower() not in _BARE_SAYING:
        return _NOTHING
    cut = child(target, "acl")
    return (subtree(target), "clause") if cut is not None and cut.tag_ == "VBN" else _NOTHING


def _clause(verb: Token, cue: Cue) -> Found:
    """Said (that) … / asked whether … / denied lying / said in a statement that …"""
    for clause in _clauses(verb, cue):
        if _is_parted(clause, verb):
            continue
        infinitive = is_infinitive(clause)
        if infinitive and (child(clause, *SUBJECTS) is None or not cue.takes("i")):
            continue
        gerund = clause.tag_ == "VBG" and child(clause, *SUBJECTS) is None and not child(clause, "aux")
        if cue.takes("g" if gerund else "i" if infinitive else "s"):
            return _clause_tokens(verb, clause), "inversion" if clause.i < verb.i else "clause"
    return _NOTHING


def _is_parted(clause: Token, verb: Token) -> bool:
    """“He said …; the guard said it was …”, “Blasts heard in Orsa, mayor says one killed”: two statements."""
    own = child(verb, "nsubj")
    first = own.left_edge.i if own is not None else verb.i
    if clause.i >= first or not first:
        return False
    behind = [c for c in children(verb, "ccomp") if c.i > verb.i]
    at_once = any(c.left_edge.i == verb.i + 1 and child(c, *SUBJECTS) is not None for c in behind)
    return at_once or (bool(behind) and verb.doc[first - 1].text == ";")


def _clauses(verb: Token, cue: Cue) -> list[Token]:
    """Clauses that may be the content: complements first, then what the parser took for an adverbial."""
    found = children(verb, "ccomp", "xcomp")
    citing = verb.head.head
    if verb.dep_ == "pcomp" and citing.lemma_.lower() in CITING:  # "…, she was quoted as saying"
        found += [c for c in children(citing, "ccomp") if c.i < citing.i]
    for clause in children(verb, "advcl"):
        direct = clause.tag_ == "VBG" and 0 < clause.i - verb.i <= 2
        fronted = clause.i < verb.i and is_finite(clause) and _mark(clause) == ""
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
    """“Warned in a memo that the firm needed cash”: what the memo says."""
    if _mark(clause) == "that":
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
        if other.i > clause.i and _goes_on(verb, other):
            content |= subtree(other) | {t.i for t in children(verb, "cc") if clause.i < t.i < other.i}
    return _unbroken(verb, content) - leading_day(verb, clause)


def _goes_on(verb: Token, other: Token) -> bool:
    """What the parser joined to the cue, but only the content can be: "said she hopes to win, and that …"."""
    if _mark(other) == "that":
        return child(other, "nsubj", "nsubjpass") is not None
    bare = other.tag_ == "VB" and not children(other, "aux", *SUBJECTS)
    return bare and verb.tag_ != "VB"


def _unbroken(verb: Token, content: set[int]) -> set[int]:
    """A content that stops in mid-clause, where the parser lost the thread, runs on to the end."""
    doc, at, end = verb.doc, max(content) + 1, sentence_of(verb).end
    broken = at < end and (doc[at].pos_ in {"AUX", "NOUN", "PROPN"} or doc[at].tag_ in {"VBD", "VBZ", "VBP"})
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
        if cue.takes("t"):
            return subtree(clause) | _condition(verb, clause), "infinitive"
    return _NOTHING


def _condition(verb: Token, clause: Token) -> set[int]:
    """“Threatened to leave if they are not paid”: the condition is what is threatened, wherever it hangs."""
    conditions = [c for c in children(verb, "advcl") if c.i > clause.i and _mark(c) in {"if", "unless"}]
    return {i for c in conditions for i in subtree(c)}


def _small_clause(verb: Token, cue: Cue) -> Found:
    """Called it a lie / described the deployment as an escalation."""
    if cue.takes("c"):
        for clause in children(verb, "ccomp", "oprd", "xcomp"):
            if clause.dep_ == "oprd" or clause.tag_[:2] in {"NN", "JJ"}:
                parts = [*children(verb, "dobj", "oprd"), clause]
                return {i for part in parts for i in subtree(part)}, "small clause"
        # The parser may take the complement for an apposition (“called the plan “a farce””) or an adverbial.
        target = child(verb, "dobj")
        named = child(target, "appos") if target is not None else None
        named = named or child(verb, "npadvmod")
        if target is not None and named is not None and named.i > target.i and not named.ent_type_:
            return subtree(target) | subtree(named), "small clause"
        if target is not None and (quoted := _quoted_behind(target)):
            return subtree(target) | quoted, "small clause"
    target = child(verb, "dobj")
    if cue.takes("a") and target is not None:
        as_what = [p for p in children(verb, "prep") + children(target, "prep") if p.lower_ == "as"]
        as_what += [c for c in children(verb, "advcl") if c.pos_ == "ADJ" and c.left_edge.lower_ == "as"]
        if as_what:
            return subtree(target) | subtree(as_what[0]), "small clause"
    return _NOTHING


def _quoted_behind(target: Token) -> set[int]:
    """“Called the footage “staged””: the quotation right behind the object."""
    doc, end = target.doc, sentence_of(target).end
    if target.i + 1 >= end or doc[target.i + 1].text not in _OPENING:
        return set()
    close = next((i for i in range(target.i + 2, end) if doc[i].text in _CLOSING), None)
    return set(range(target.i + 1, close + 1)) if close is not None else set()


_OPENING, _CLOSING = frozenset("“\"'‘«"), frozenset("”\"'’»")


def _charge(verb: Token, cue: Cue) -> Found:
    """Accused Iran of lying / blamed him for the losses."""
    target = child(verb, "dobj")
    if not cue.takes("b") or target is None:
        return _NOTHING
    charge = subtree(target) | _prepositional(verb, cue)
    behind = [p for p in children(verb, "prep") if p.i == max(charge) + 1 and p.lower_ == "in"]
    return charge | {i for p in behind for i in subtree(p)}, "object"  # "bargaining in bad faith"


def _object(verb: Token, cue: Cue) -> Found:
    """Condemned the attack; a bare pronoun carries content only where it is denied or confirmed."""
    target = child(verb, "dobj")
    if target is not None and target.lower_ in {"nothing", "little"} and cue.category == "speech":
        about = [p for p in children(verb, "prep") if p.lower_ in {"about", "on"}]
        return {i for t in (target, *about) for i in subtree(t)}, "object"  # "said nothing about the charges"
    if cue.category in {"denial", "confirm"} and (target is None or target.tag_ == "WDT"):
        return _relative_object(verb)
    if not cue.takes("o") or target is None or target.pos_ == "VERB" or _is_idiom(verb, target):
        return _NOTHING
    if target.pos_ == "PRON" and cue.category not in {"denial", "confirm"}:
        return _NOTHING
    said_in = _setting(target)
    return (subtree(target) - said_in) | _prepositional(verb, cue) | period_of(verb, cue, target), "object"


def _setting(target: Token) -> set[int]:
    """“Claimed responsibility in an address on Monday”: a bare noun's "in" is where that was said."""
    pieces = get_table("carrying")["piece"] | get_table("carrying")["talk"]
    if child(target, "det", "poss", "amod", "compound") is not None:
        return set()
    settings = [p for p in children(target, "prep") if p.lower_ == "in"]
    spoken = [p for p in settings for t in children(p, "pobj") if t.lemma_.lower() in pieces]
    return {i for p in spoken for i in subtree(p)}


def _relative_object(verb: Token) -> Found:
    """“A charge the ministry denies”, “reports that Kyiv rejected”: the noun before the clause."""
    if verb.dep_ != "relcl" or child(verb, "nsubj") is None or child(verb, "ccomp", "xcomp") is not None:
        return _NOTHING
    return (noun_phrase(verb.head), "object") if verb.head.i < verb.i else _NOTHING


def _is_idiom(verb: Token, target: Token) -> bool:
    """Whether a verb means something else with this object: "claimed 14 lives"."""
    return target.lemma_.lower() in get_table("idioms").get(verb.lemma_.lower(), frozenset())


def _level(verb: Token, cue: Cue) -> Found:
    """Lowered its estimate to 40 / measured the quake at magnitude 6."""
    content = level_content(verb, cue)
    return (content, "object") if content else _NOTHING


def _numbered(verb: Token, cue: Cue) -> Found:
    """Reported two deaths / put the toll at 40 / found no link."""
    target = child(verb, "dobj")
    if target is None and cue.lemma == "report" and cue.takes("n"):  # "reported on two dead"
        target = next(
            (t for p in children(verb, "prep") if p.lower_ == "on" for t in children(p, "pobj")), None
        )
    if not cue.takes("n") or target is None or _is_idiom(verb, target):
        return _NOTHING
    content = subtree(target)
    for other in (
        t for t in children(verb, "conj") if t.pos_ == "NOUN"
    ):  # "two dead and five injured workers"
        content |= set(range(min(content), max(subtree(other)) + 1))
    for preposition in children(verb, "prep") + children(target, "prep"):
        if preposition.lower_ == "at" or (preposition.lower_ == "on" and _is_share(preposition)):
            content |= subtree(preposition)
    for near in children(verb, "advmod"):
        if near.lower_ in {"closer", "nearer"}:  # "puts the figure closer to 60,000"
            content |= subtree(near)
    content |= period_of(verb, cue, target) | scene_of(verb, target)
    counted = any(verb.doc[i].like_num or verb.doc[i].lower_ == "no" for i in content)
    return (content, "object") if counted else _NOTHING


def _is_share(on: Token) -> bool:
    """“Put the party on 31 per cent”."""
    return any(t.lower_ in {"%", "percent", "cent", "pc"} for t in on.subtree)


def _preposition(verb: Token, cue: Cue) -> Found:
    """Warned of shortages / called for talks."""
    content = _prepositional(verb, cue)
    return (content, "preposition") if content else _NOTHING


def _prepositional(verb: Token, cue: Cue) -> set[int]:
    content: set[int] = set()
    for clause in children(verb, "advcl", "ccomp", "xcomp"):
        if "for" in cue.prepositions and _mark(clause) == "for":  # "called for the talks to be held"
            content |= subtree(clause)
    own = children(verb, "prep", "prt")
    for at, preposition in enumerate(own):
        if preposition.lower_ in cue.prepositions and not dates_cue(own, at, cue):
            for below in children(preposition, "pobj", "pcomp"):
                content |= subtree(below)
            for clause in children(verb, "xcomp", "advcl"):
                if content and is_infinitive(clause) and clause.i > preposition.i:
                    content |= subtree(clause)
    return content


def _fronted(verb: Token, cue: Cue) -> Found:
    """… , he said: the content is the root and the cue its parenthesis, or its conjunct."""
    if not cue.takes("s", "q"):
        return _NOTHING
    subject = child(verb, "nsubj")
    if subject is None or verb.head == verb:
        return _NOTHING
    if verb.dep_ == "parataxis" or (verb.dep_ in {"ccomp", "advcl", "conj"} and _is_parenthesis(verb)):
        root = verb.head
        return segment(verb, subtree(root, without=[verb])), "inversion"
    return _NOTHING


def _is_parenthesis(verb: Token) -> bool:
    """Set off by commas or by the end of the sentence: ", a lawmaker said," or ", as he said."."""
    tokens = [t.i for t in verb.subtree if not t.is_punct and not t.is_space]
    doc, first, last = verb.doc, min(tokens), max(tokens)
    before = doc[first - 1] if first else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    marked = _mark(verb)
    opens = first == sentence_of(verb).start and marked == "as"  # "As she pointed out, …"
    led = opens or (before is not None and before.text in {",", "”", '"', "—", "–", "-", "’"})
    ended = after is None or after.text in {",", ".", "”", "—", "–", "-"} or after.is_space
    return led and ended and marked in {"", "as"} and last - first <= 25


def _passive(verb: Token, cue: Cue) -> Found:
    """Is believed to … / was condemned by … / it was reported that …"""
    subject, clause = child(verb, "nsubjpass"), _passive_clause(verb)
    if subject is None or (subject.tag_ == "WDT" and cue.lemma in CITING):  # "…, which was cited by Reuters"
        return _NOTHING
    if clause is not None and subject.lower_ == "it":
        return subtree(clause), "passive"
    named = [p for p in children(verb, "prep") if p.lower_ == "as" and cue.takes("a")]
    if (
        clause is not None and cue.takes("s", "i", "t", "c", "a") and cue.lemma != "suppose"
    ):  # "is supposed to"
        return subtree(subject) | subtree(clause), "passive"
    if named:
        return subtree(subject) | subtree(named[0]), "passive"
    charged = _prepositional(verb, cue) if cue.category == "judgement" else set()
    if charged and cue.takes("b", "o"):  # "was accused of lying", "was criticised for the delay"
        return subtree(subject) | charged, "passive"
    vouched = child(verb, "agent") is not None and cue.takes("o")
    judged = cue.category in {"confirm", "denial"} and not is_speaker(
        subject
    )  # not "14 people were admitted"
    return (subtree(subject), "passive") if vouched or judged else _NOTHING


def _passive_clause(verb: Token) -> Token | None:
    clause = child(verb, "ccomp", "xcomp", "oprd", "advcl")
    adverbial = clause is not None and clause.dep_ == "advcl" and _mark(clause) != "that"
    return None if adverbial else clause


def _mark(clause: Token) -> str:
    mark = child(clause, "mark")
    return mark.lower_ if mark is not None else ""
