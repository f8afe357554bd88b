"""The attribution at one token, by the construction that the token opens."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from bot.claims.antecedents import relative_pronoun
from bot.claims.attributed import CITING, Attribution, cue_words
from bot.claims.citing import find_cited, tells_nothing
from bot.claims.lexicon import Cue, get_cues, get_words
from bot.claims.nominals import according_to, adjective_content, in_words_of, noun_content, per
from bot.claims.outcomes import without_outcome
from bot.claims.sources import find_subject, headed, source_indices
from bot.claims.spans import child, sentence_of, subtree, without_comment
from bot.claims.speakers import can_speak, is_none, is_speaker
from bot.claims.stance import is_withheld
from bot.claims.trailing import following_speaker, interrupted, resumed, trailing_tag
from bot.claims.unsaid import is_unsaid
from bot.claims.verb_objects import is_measured
from bot.claims.verbs import verb_content
from bot.claims.vocabulary import get_index

_CLOSING_MARKS = frozenset("”\"’'»“")
_OPENING_MARKS = frozenset('“"«„‘')
_QUOTATION_MARKS = _CLOSING_MARKS | _OPENING_MARKS
_INTRODUCTION_WORDS = 5
_REACH = 6
_INTRODUCING = frozenset({"ADV", "ADJ", "PART", "PRON", "ADP", "NOUN", "DET"})
# The constructions whose content is a thing, not a statement: what the article adds about it is its own.
_WITHOUT_COMMENT = frozenset({"object", "small clause", "preposition", "infinitive"})
# Verbs of being: “…” The point is … reports nothing.
_STATES = frozenset({"become", "have", "do", "seem", "appear", "remain"})
# A particle makes other verbs of them: to tie somebody up is not to tie him to a crime.
_CHANGED = frozenset({"judgement", "request", "rule"})
_PLAIN = frozenset({"ADJ", "DET", "NOUN", "NUM"})
_TELLING_KINDS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_PREPOSITIONS = {"according": according_to, "per": per, "in": in_words_of, "by": in_words_of}


def attribution_at(token: Token) -> Attribution | None:
    find, kind = _PREPOSITIONS.get(token.lower_), token.pos_
    if find is not None and (kind == "ADP" or find is according_to):
        return _prepositional(token, *find(token))
    if kind not in _TELLING_KINDS:
        return None
    if token.dep_ not in {"amod", "compound", "aux", "auxpass"} and (
        kind in {"VERB", "AUX"} or (kind != "ADJ" and _acts(token))
    ):
        return _verb(token)
    if kind == "NOUN":
        return _noun(token)
    if kind == "ADJ" and token.dep_ in {"acomp", "ROOT", "ccomp", "conj"}:
        return _adjective(token)
    return None


def _acts(token: Token) -> bool:
    """A verb that the tagger took for a noun: "economists estimate that …", "Sanders Vows To Go"."""
    if child(token, "ccomp", "xcomp", "advcl") is None:
        return False
    return child(token, "nsubj") is not None or headed(token) is not None


def _verb(verb: Token) -> Attribution | None:
    if verb.tag_ == "VBN" and child(verb, "nsubjpass") and (of_mind := _adjective(verb)):
        return of_mind
    cue = _verb_cue(verb)
    if cue is None:
        return _manner(verb) or _introducing(verb) or (_adjective(verb) if verb.tag_ == "VBN" else None)
    if is_unsaid(verb, cue):
        return None
    cited = find_cited(verb, cue) if cue.lemma in CITING else None
    if cited is None and cue.lemma in CITING and tells_nothing(verb):
        return None
    return _as_told(verb, cue) or cited or _said(verb, cue) or _introducing(verb)


def _said(verb: Token, cue: Cue) -> Attribution | None:
    """What a verb of saying has for a subject and a content, or a quotation to come; not "recalled by X"."""
    subject, content, construction = _parts(verb, cue)
    if subject is None and construction == "passive":
        subject = _where_told(verb, cue)
    if subject is not None and not _may_say(subject, verb, cue, construction):
        return None
    if construction == "object" and subject is not None and is_none(subject):
        return None
    if construction == "inversion" and not (cue.takes("s") or _has_quotation(verb, content)):
        return None  # “the ferry was on its way when it began to list”
    if not (content or subject is None) and cue.lemma == "comment" and is_withheld(verb):
        content, construction = {verb.i}, "object"  # "the ministry declined to comment"
    if subject is not None:
        told = bool(content) or (cue.takes("q") and not (verb.tag_ == "VBN" and child(verb, "agent")))
    else:
        told = construction in {"passive", "inversion", "clause"} and cue.category != "question"
    return _attribution(cue, verb, subject, content, construction) if told else None


def _where_told(verb: Token, cue: Cue) -> Token | None:
    """“In the General Staff, the hit was confirmed”: translated news names whoever told it so."""
    first = verb.doc[sentence_of(verb).start]
    if first.lower_ not in {"in", "at"} or first.head != verb or cue.category not in {"speech", "confirm"}:
        return None
    body = child(first, "pobj")
    told = body is not None and body.ent_type_ not in {"GPE", "LOC", "DATE", "FAC"} and is_speaker(body)
    return body if told else None


def _has_quotation(verb: Token, content: set[int]) -> bool:
    return any(verb.doc[i].text in _QUOTATION_MARKS for i in content)


def _is_bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ != "pcomp" and child(verb, "aux") is None


def _is_told_of(subject: Token) -> bool:
    """A bare participle ("tsunami warning lifted") makes a speaker of nothing that is none by itself."""
    return is_speaker(subject) or subject.lemma_.lower() in get_words("documents", "persons")


def _may_say(subject: Token, verb: Token, cue: Cue, construction: str) -> bool:
    """Only documents show a thing: a poll shows a lead, a man shows courage."""
    if _is_bare_participle(verb) and not _is_told_of(subject):
        return False
    if cue.category == "evidence" and construction == "object" and not _finds_nothing(verb):
        return subject.lemma_.lower() in get_words("documents")
    return can_speak(subject, cue)


def _finds_nothing(verb: Token) -> bool:
    """“The team found no sign of resistance”: a finding, whoever tells it."""
    sign = child(verb, "dobj") if verb.lemma_ == "find" else None
    negated = sign is not None and any(t.lower_ == "no" for t in sign.lefts)
    return negated and sign is not None and sign.lemma_.lower() in get_words("signs")


def _verb_cue(verb: Token) -> Cue | None:
    lemma, cues = verb.lemma_.lower(), get_cues()
    lemma = get_index("lemma_slips").get(lemma, lemma)
    second = child(verb, "prt") or child(verb, "dobj")  # "pointed out", "put it"
    if second is not None and second.lower_ == "it" and is_measured(verb):
        second = None
    cue = cues.get(("verb", f"{lemma} {second.lower_}")) if second is not None else None
    if cue is not None or second is None or second.dep_ != "prt":
        return cue or cues.get(("verb", lemma))
    plain = cues.get(("verb", lemma))
    if plain is None or plain.category not in _CHANGED or second.lower_ in plain.prepositions:
        return plain
    return None  # "called up", "tied up"


def _parts(verb: Token, cue: Cue) -> tuple[Token | None, set[int], str]:
    """Subject, content and construction: as the parser has them, else by the order of words."""
    subject = find_subject(verb)
    content, construction = verb_content(verb, cue)
    if subject is not None and cue.takes("s", "q") and (around := interrupted(verb)):
        return subject, around, "inversion"
    if cue.takes("s", "q") and (not content or subject is None or not is_speaker(subject)):
        tag = trailing_tag(verb)
        if tag is not None and (cue.takes("q") or verb.doc[max(tag[1])].text not in _CLOSING_MARKS):
            subject, content, construction = *tag, "inversion"
    if construction == "inversion":
        subject = subject or child(verb, "dobj") or following_speaker(verb)
        content |= resumed(verb, content)
    return subject, content, construction


def _manner(verb: Token) -> Attribution | None:
    """Any verb between a quotation and its speaker reports it: “…,” stormed Ann Lee / “…,” he fumed."""
    subject = child(verb, "nsubj") or child(verb, "dobj")
    if subject is None or verb.i == 0 or verb.tag_ not in {"VBD", "VBZ"} or verb.lemma_ in _STATES:
        return None
    if _leads_to_saying(verb):
        return None
    first = min(verb.i, subject.left_edge.i)
    before = verb.doc[first - 1] if first else None
    if (
        first > 1
        and verb.doc[first - 2].text == "."
        and verb.doc[first].pos_ in {"ADJ", "DET", "NOUN", "NUM"}
    ):
        return None  # “It is over.” Other guests gave similar accounts.
    adjacent = abs(verb.i - subject.i) <= 1 or subject.left_edge.i == verb.i + 1
    if before is None or before.text not in _CLOSING_MARKS or not adjacent:
        return None
    cue = get_cues()["verb", "say"]
    return _attribution(cue, verb, subject, set(), "") if can_speak(subject, cue) else None


def _leads_to_saying(verb: Token) -> bool:
    """“…,” she likes to say / is fond of saying: the verb of saying below it reports."""
    behind = takewhile(lambda t: not t.is_punct, verb.doc[verb.i + 1 : verb.i + _REACH])
    below = (t for t in behind if t.dep_ in {"xcomp", "pcomp"})
    cues = ((t, get_cues().get(("verb", t.lemma_.lower()))) for t in below)
    reporting = [t for t, cue in cues if cue is not None and cue.takes("q") and verb.is_ancestor(t)]
    return any(find_subject(t) is not None for t in reporting)


def _introducing(verb: Token) -> Attribution | None:
    """“Lee was less convinced: “…””, “Lee cut her off: “…””: a clause that leads to a quotation."""
    subject, doc = child(verb, "nsubj"), verb.doc
    if subject is None or verb.tag_ not in {"VBD", "VBZ"} or subject.i > verb.i:
        return None
    at = verb.i + 1
    while at + 1 < len(doc) and at - verb.i <= _INTRODUCTION_WORDS and doc[at].pos_ in _INTRODUCING:
        at += 1
    leads = verb.i + 1 < at < len(doc) - 1 and doc[at].text == ":" and doc[at + 1].text in _OPENING_MARKS
    human = subject.ent_type_ == "PERSON" or subject.lower_ in {"he", "she", "they"}
    return _attribution(get_cues()["verb", "say"], verb, subject, set(), "") if leads and human else None


def _as_told(verb: Token, cue: Cue) -> Attribution | None:
    """“As reported by the governor, 15 houses burnt”: the clause that the aside belongs to."""
    speaker = child(verb, "agent") if verb.tag_ == "VBN" and verb.dep_ == "advcl" else None
    source = child(speaker, "pobj") if speaker is not None else None
    aside = any(t.lower_ == "as" for t in verb.lefts) and verb.head.pos_ in {"VERB", "AUX"}
    if source is None or not aside or not can_speak(source, cue):
        return None
    content = subtree(verb.head, without=[verb])
    return _attribution(cue, verb, source, content, "according")


def _attribution(
    cue: Cue, head: Token, subject: Token | None, content: set[int], construction: str
) -> Attribution:
    source = source_indices(subject) if subject is not None else set()
    below = subtree(head)
    source -= below if subject is not None and subject.i not in below else set()
    pronoun = relative_pronoun(head)
    source |= {pronoun.i} if pronoun is not None and source else set()
    content = content - source if construction == "inversion" else content
    if construction in _WITHOUT_COMMENT:
        content = without_comment(head.doc, content)
    if construction == "clause":
        content = without_outcome(head.doc, content)
    words = cue_words(head)
    return Attribution(
        cue,
        head,
        frozenset(words),
        subject,
        frozenset(source - content),
        frozenset(content - words or content),
        construction,
    )


def _noun(noun: Token) -> Attribution | None:
    cue = get_cues().get(("noun", noun.lemma_.lower()))
    if cue is None:
        return None
    subject, content = noun_content(noun, cue)
    if not content and not (subject is not None and cue.takes("q") and _introduces(noun)):
        return None
    if (subject is not None and not can_speak(subject, cue)) or _is_denied(noun, subject):
        return None
    return _attribution(cue, noun, subject, content, "nominal" if content else "")


def _is_denied(noun: Token, subject: Token | None) -> bool:
    """“Lee disputed the notion that …”: nobody else tells of it; “it has not issued a statement about …”."""
    verb = noun.head
    cue = get_cues().get(("verb", verb.lemma_.lower())) if noun.dep_ == "dobj" else None
    unissued = noun.dep_ == "dobj" and child(verb, "neg") and verb.lemma_ in get_words("authoring")
    return bool(unissued) or (subject is None and cue is not None and cue.category == "denial")


def _introduces(noun: Token) -> bool:
    """“… made the following comment:” with a quotation behind it."""
    end = max(below.i for below in noun.subtree if not (below.is_punct or below.is_space))
    return end + 1 < len(noun.doc) and noun.doc[end + 1].text == ":"


def _adjective(adjective: Token) -> Attribution | None:
    cue = get_cues().get(("adjective", adjective.lower_))
    if cue is None:
        return None
    subject, content = adjective_content(adjective, cue)
    if not content or subject is None or not can_speak(subject, cue):
        return None
    return _attribution(cue, adjective, subject, content, "adjective")


def _prepositional(
    token: Token, source: Token | None, content: set[int], words: set[int]
) -> Attribution | None:
    if source is None or not content:
        return None
    if token.i and token.nbor(-1).text == ":":  # "Some doubt it: according to two officials, …"
        content = {i for i in content if i > token.i} or content
    named = source_indices(source)
    inside = frozenset(content - named - words)
    return Attribution(
        get_cues()["verb", "say"], token, frozenset(words), source, frozenset(named), inside, "according"
    )
