"""Attribution without a reporting verb: "according to", nouns ("the claim by X that …") and adjectives."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.lexicon import Cue, get_words
from bot.claims.sources import find_subject
from bot.claims.spans import child, children, climb, is_infinitive, segment, sentence_of, subtree
from bot.claims.speakers import is_speaker

_PROCEEDING = frozenset({"go", "proceed", "run", "unfold"})
_CLAUSAL = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "xcomp", "acl"})


def according_to(token: Token) -> tuple[Token | None, set[int], set[int]]:
    """Source, content and cue words of "according to X": the clause that the phrase belongs to."""
    preposition = child(token, "prep")
    if preposition is None or preposition.lower_ != "to":
        return None, set(), set()
    source = child(preposition, "pobj")
    if source is None or _is_as_planned(token, source):
        return None, set(), set()
    return source, _aside(token) or _clause_around(token), {token.i, preposition.i}


def _is_as_planned(token: Token, source: Token) -> bool:
    """“If all goes according to the timetable”, “went according to plan”: how, not who says so."""
    verb = token.head
    return source.lemma_.lower() == "plan" or (verb.lemma_ in _PROCEEDING and token.i == verb.i + 1)


def _aside(token: Token) -> set[int]:
    """“Velmia said it had hit a depot in Orsa, where two died, according to the mayor”: the last of it.

    Who says the rest is named already; the mayor tells only what the relative clause adds.
    """
    sentence = sentence_of(token)
    if token.i - sentence.start < 2 or token.nbor(-1).text != ",":
        return set()
    asides = [t for t in sentence if t.dep_ == "relcl" and max(subtree(t, without=[token])) == token.i - 2]
    asides = [t for t in asides if t.left_edge.i and t.left_edge.nbor(-1).text == ","]
    where = next((t for t in asides[0].lefts if t.tag_ == "WRB"), None) if asides else None
    if where is None:
        return set()
    told = climb(asides[0], lambda t: t.dep_ == "ccomp")
    by_another = told.dep_ == "ccomp" and told.i < token.i and child(told.head, "nsubj") is not None
    return subtree(asides[0], without=[token, where]) if by_another else set()


def per(token: Token) -> tuple[Token | None, set[int], set[int]]:
    """Source, content and cue words of "per X", "as per X"; what is counted per person is no source.

    Nor is a man whose name is Per.
    """
    source = child(token, "pobj")
    named = token.text == "Per" and not token.is_sent_start
    if source is None or named or not (source.pos_ == "PROPN" or child(source, "det")):
        return None, set(), set()
    outer = token.head if token.head.lower_ == "as" else token
    return source, _clause_around(outer), {outer.i, token.i}


def _clause_around(token: Token) -> set[int]:
    """The clause that a prepositional phrase belongs to, without the phrase."""
    clause = climb(token.head, lambda t: t.pos_ in {"VERB", "AUX"} and t.dep_ in _CLAUSAL)
    if clause.dep_ in {"xcomp", "relcl", "acl"} or _stands_apart(token):
        clause = sentence_of(token).root
    return segment(token, subtree(clause, without=[token]))


def _stands_apart(token: Token) -> bool:
    """At the start of its sentence, or behind a comma: it covers the sentence."""
    if token.i == sentence_of(token).start:
        return True
    return token.nbor(-1).text == "," and max(t.i for t in token.subtree) >= sentence_of(token).end - 3


def noun_content(noun: Token, cue: Cue) -> tuple[Token | None, set[int]]:
    """Source and content of a noun cue: "X's claim that …", "warnings by X of …", "voiced fears that …"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "via", "through"} and noun.head.dep_ == "prep":
        return None, set()
    source = _noun_source(noun, cue)
    for find in (_noun_clause, _identified, _levelled):
        content = find(noun, cue, source)
        if content is not None:
            return source, content
    if source is None:
        return None, set()
    for preposition in children(noun, "prep"):
        where = any(
            t.ent_type_ in {"DATE", "TIME"} or t.lower_ in get_words("platforms")
            for t in children(preposition, "pobj")
        )
        if preposition.lower_ in cue.prepositions - {"from"} and not where:
            return source, {i for t in children(preposition, "pobj", "pcomp") for i in subtree(t)}
    return source, set()


def _noun_clause(noun: Token, cue: Cue, source: Token | None) -> set[int] | None:
    """“The claim that …”, “his pledge to …”; an infinitive of nobody's ("the plan to …") is no content."""
    for clause in children(noun, "acl", "ccomp", "relcl"):
        mark = child(clause, "mark")
        if mark is not None and mark.lower_ in {"that", "whether"} and cue.takes("s"):
            return subtree(clause)
        if cue.takes("t") and is_infinitive(clause):
            return subtree(clause) if source is not None else set()
    return None


def _identified(noun: Token, cue: Cue, source: Token | None) -> set[int] | None:
    """What a noun is said to be: "the fear is that …", "her plan is to …"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    for clause in children(noun.head, "ccomp", "xcomp"):
        mark = child(clause, "mark")
        states = mark is not None and mark.lower_ in {"that", "whether"} and cue.takes("s")
        intends = is_infinitive(clause) and cue.takes("t") and source is not None
        if clause.i > noun.head.i and (states or intends):
            return subtree(clause)
    return None


def _levelled(noun: Token, cue: Cue, source: Token | None) -> set[int] | None:
    """“The ministry's count stood at 211”: the ministry counted so many."""
    verb = noun.head
    level = cue.takes("k") and noun.dep_ == "nsubj" and source is not None and verb.pos_ in {"VERB", "AUX"}
    if not level or child(noun, "poss") != source or source is None or not _has_level(verb):
        return None
    return (subtree(noun) - subtree(source)) | {i for t in verb.rights for i in subtree(t)} | {verb.i}


def _has_level(verb: Token) -> bool:
    """A number behind "to" or "at", or as the verb's own object: "stood at 211", "reached 45"."""
    behind = [t for p in children(verb, "prep") if p.lower_ in {"to", "at"} for t in children(p, "pobj")]
    return any(t.like_num or child(t, "nummod") for t in (*behind, *children(verb, "dobj", "attr")))


def _noun_source(noun: Token, cue: Cue) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in children(noun, "prep", "agent"):
        if preposition.lower_ in {"by", "from"} or (preposition.lower_ in {"of", "among"} - cue.prepositions):
            return child(preposition, "pobj")
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_.lower() in get_words("light_verbs"):
        subject = find_subject(head)
        inanimate = head.lemma_ == "raise" and subject is not None and not _tells(subject)
        return None if inanimate else subject  # "the rain raises fears of a flood"
    if noun.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_ == "come":
        return find_subject(head.head)  # "came to the conclusion that …"
    return None


def _tells(subject: Token) -> bool:
    return is_speaker(subject) or subject.lemma_.lower() in get_words("documents", "persons")


def adjective_content(adjective: Token, cue: Cue) -> tuple[Token | None, set[int]]:
    """Source and content of an adjective cue: "is confident that …", "was worried about …"."""
    verb = adjective.head if adjective.dep_ == "acomp" else adjective
    subject = find_subject(verb) or child(verb, "nsubjpass")  # “were convinced” may be read as a passive
    if subject is not None and subject.lower_ == "it":  # “it was clear that …” but “made it clear that …”
        subject = find_subject(verb.head) if verb.head.lemma_ == "make" else None
    # "Was sure they would win": the clause may hang on the verb.
    hung_on_verb = [c for c in children(verb, "ccomp", "xcomp") if c.i > adjective.i]
    for clause in children(adjective, "ccomp", "xcomp", "advcl") + hung_on_verb:
        infinitive = is_infinitive(clause)
        if cue.takes("t" if infinitive else "s"):
            return subject, subtree(clause)
    for preposition in children(adjective, "prep"):
        if preposition.lower_ in cue.prepositions:
            return subject, {i for t in children(preposition, "pobj", "pcomp") for i in subtree(t)}
    return subject, set()


def in_words_of(token: Token) -> tuple[Token | None, set[int], set[int]]:
    """Source, content and cue words of "in her words, …", "by its estimate, …", "in the view of X, …"."""
    noun = child(token, "pobj")
    if (
        noun is None
        or noun.lemma_.lower() not in get_words("accounts")
        or token.head.pos_ not in {"VERB", "AUX"}
        or token.dep_ == "agent"  # "stunned by accounts of the raid"
    ):
        return None, set(), set()
    source = child(noun, "poss")
    for preposition in children(noun, "prep"):
        source = source or (child(preposition, "pobj") if preposition.lower_ == "of" else None)
    if source is None and child(noun, "det", "nummod") is None:
        return None, set(), set()
    if source is None:  # "by one estimate, …"
        content = subtree(sentence_of(token).root, without=[token])
        return (noun, content, {token.i}) if token.lower_ == "by" else (None, set(), set())
    return source, subtree(sentence_of(token).root, without=[token]), subtree(token) - subtree(source)
