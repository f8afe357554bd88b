"""Sentences that say whose statement the one before was: "This was reported by the governor on Telegram."

Translated news has them in every other article: "That is what the army claims", "So says the mayor", "The
ministry confirmed this". The content of such an attribution is the sentence before, or what was told in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from bot.claims.attributed import Attribution, cue_words
from bot.claims.lexicon import Cue, get_cues, get_words
from bot.claims.nominals import noun_content
from bot.claims.passing import passes_on
from bot.claims.sources import source_indices
from bot.claims.spans import child, children, is_finite, sentence_of
from bot.claims.speakers import can_speak

TAGGING = "tagging"
"""The construction of a tag behind a pointing sentence."""
_POINTERS = frozenset({"this", "that", "it"})
_DENYING = frozenset({"deny", "dispute", "refute"})
_POINTING = frozenset({"this", "these", "such", "that", "the"})
_TELLING = frozenset({"speech", "writing", "confirm", "denial"})
_VERBAL = frozenset({"VERB", "AUX"})
# Where the content is a statement, not a thing: "proposed [a new tax]".
_STATING = frozenset({"clause", "inversion", "quotation", "according", "retrospect"})
_FINAL = frozenset(".!…")
# A claimant, a cue and a channel; more words tell something of their own.
_MOST_WORDS = 40


def point_back(doc: Doc, found: Sequence[Attribution], quoted: set[int]) -> list[Attribution]:
    """The attributions, those of pointing sentences with the content that they point at."""
    kept = list(found)
    for sentence in doc.sents:
        pointing = None if sentence.start in quoted else _pointing(sentence)
        if pointing is None:
            continue
        before = _told_before(sentence, kept, denied=pointing[0].category == "denial")
        if before is None:
            continue
        whole, told = before
        medium = passes_on(pointing[2])
        made = _attribution(*pointing, whole | told if medium else told)
        kept = [_passing(a, made) if a.content == told and not medium else a for a in kept]
        kept = [_tagging(a, made, whole) if made.head.i in a.content else a for a in kept]
        kept = [a for a in kept if a.head != made.head] + [made]
    return sorted(kept, key=lambda a: a.head.i)


Pointing = tuple[Cue, Token, Token, set[int]]
"""The cue, its head, who speaks, and the words of the cue."""


def _pointing(sentence: SpacySpan) -> Pointing | None:
    if len(sentence) > _MOST_WORDS:
        return None
    found = next(_constructions(_told_clause(sentence.root)), None)
    return found if found is not None and can_speak(found[2], found[0]) else None


def _told_clause(root: Token) -> Token:
    """The pointing clause under a tag: “This was reported by the mayor, the agency informs.”"""
    tags = get_cues().get(("verb", root.lemma_.lower())) is not None and child(root, "nsubj") is not None
    told = child(root, "ccomp") if tags else None
    if told is None or told.i > root.i or told.left_edge.i != sentence_of(root).start:
        return root
    return told


def _constructions(root: Token) -> Iterator[Pointing]:
    subject = child(root, "nsubj", "nsubjpass")
    if subject is None:
        return
    cue = get_cues().get(("verb", root.lemma_.lower()))
    if root.lemma_ == "be" and subject.lower_ in {"this", "that"}:
        yield from _identifying(root)
    elif cue is None or root.lemma_.lower() not in get_words("pointing_verbs") or _has_clause(root):
        yield from _given(root, subject)
    elif subject.dep_ == "nsubjpass" and _points(subject):
        speakers = _agents(root) or _documents(root)
        yield from ((cue, root, speaker, cue_words(root)) for speaker in speakers)
    elif _points_at_once(root) or _so(root):
        yield cue, root, subject, cue_words(root)


def _identifying(be: Token) -> Iterator[Pointing]:
    """“That is what X says”, “this is according to X”, “that was the verdict of X”."""
    say = get_cues()["verb", "say"]
    for according in children(be, "prep"):
        to = child(according, "prep") if according.lower_ == "according" else None
        source = child(to, "pobj") if to is not None else None
        if to is not None and source is not None:
            yield say, according, source, {according.i, to.i}
    for clause in children(be, "ccomp"):
        speaker, cue = child(clause, "nsubj"), get_cues().get(("verb", clause.lemma_.lower()))
        what = clause.doc[be.i + 1]
        if speaker is not None and cue is not None and what.lower_ == "what" and cue.category in _TELLING:
            yield cue, clause, speaker, cue_words(clause)
    for noun in children(be, "attr"):
        cue = get_cues().get(("noun", noun.lemma_.lower()))
        if cue is not None and cue.category in _TELLING and child(noun, "acl", "relcl", "ccomp") is None:
            source, _ = noun_content(noun, cue)
            yield from [(cue, noun, source, {noun.i})] if source is not None else []


def _given(root: Token, subject: Token) -> Iterator[Pointing]:
    """“Such data were published by X”, “this became known from X”."""
    say, known = get_cues()["verb", "say"], child(root, "acomp")
    if root.lemma_ == "become" and known is not None and known.lower_ == "known" and _points(subject):
        yield from ((say, root, t, {root.i, known.i}) for t in _below(known, "from"))
    given = root.lemma_.lower() in get_words("publishing", "light_verbs")
    if given and subject.dep_ == "nsubjpass" and subject.lower_ not in _POINTERS and _points(subject):
        yield from ((say, root, t, cue_words(root)) for t in _agents(root))


def _agents(verb: Token) -> list[Token]:
    return [t for by in children(verb, "agent") for t in children(by, "pobj")]


def _documents(verb: Token) -> list[Token]:
    """Where it says so: “This is stated in the ministry's report”."""
    return [t for t in _below(verb, "in") if t.lemma_.lower() in get_words("documents")]


def _below(head: Token, preposition: str) -> list[Token]:
    return [t for p in children(head, "prep") if p.lower_ == preposition for t in children(p, "pobj")]


def _points(noun: Token) -> bool:
    """Whether it points: “this”, “the information”, at the head of its sentence."""
    if noun.left_edge.i != sentence_of(noun).start or any(noun.rights):
        return False
    if noun.lower_ in _POINTERS:
        return True
    opening = noun.doc[noun.left_edge.i].lower_ in _POINTING
    return opening and noun.i == noun.left_edge.i + 1 and _stands_for_words(noun)


def _stands_for_words(noun: Token) -> bool:
    return not {noun.lower_, noun.lemma_.lower()}.isdisjoint(get_words("pointers"))


def _has_clause(verb: Token) -> bool:
    return child(verb, "ccomp", "xcomp") is not None


def _points_at_once(verb: Token) -> bool:
    """“The ministry reported this on Telegram”."""
    thing = child(verb, "dobj")
    # "His lawyer denied it" may be the deed.
    pointers = _POINTERS - {"it"} if verb.lemma_.lower() in _DENYING else _POINTERS
    return thing is not None and thing.lower_ in pointers and not any(thing.children)


def _so(verb: Token) -> bool:
    """“So says the mayor”."""
    first = verb.doc[sentence_of(verb).start]
    return first.lower_ == "so" and first.head == verb and first.i == verb.i - 1


def _attribution(cue: Cue, head: Token, speaker: Token, words: set[int], content: set[int]) -> Attribution:
    source = frozenset(source_indices(speaker) - content)
    return Attribution(cue, head, frozenset(words), speaker, source, frozenset(content), "retrospect")


# ── what is pointed at ───────────────────────────────────────────────────────────────────────────


def _told_before(
    sentence: SpacySpan, found: Sequence[Attribution], *, denied: bool
) -> tuple[set[int], set[int]] | None:
    """The sentence before, and the statement in it: what somebody said there, or the outlet's own words.

    Whoever denies "this" where somebody did something ("cut its forecast") denies no statement of theirs.
    """
    before = _sentence_before(sentence)
    if before is None:
        return None
    whole = set(range(before.start, before.end))
    told = [a for a in found if before.start <= a.head.i < before.end]
    if told and all(a.construction == "retrospect" for a in told):  # "It was confirmed by …" after one such
        return set(told[-1].content), set(told[-1].content)
    widest = max(told, key=lambda a: len(a.content), default=None)
    states = widest is not None and widest.construction in _STATING
    if denied and widest is not None and not states:
        return None
    return (whole, set(widest.content)) if widest is not None and states else (whole, whole)


def _passing(attribution: Attribution, pointing: Attribution) -> Attribution:
    """“…, the agency reports. This was announced by the ministry”: the agency passes that on."""
    if attribution.subject is None or not passes_on(attribution.subject):
        return attribution
    return replace(attribution, content=attribution.content | pointing.source | pointing.words)


def _tagging(attribution: Attribution, pointing: Attribution, whole: set[int]) -> Attribution:
    """“… This was announced by the ministry, the agency informs.”: the agency passes both on."""
    content = attribution.content | pointing.content | whole
    return replace(attribution, content=frozenset(content), construction=TAGGING)


def _sentence_before(sentence: SpacySpan) -> SpacySpan | None:
    """The last sentence before, if it states something."""
    at = sentence.start - 1
    while at >= 0 and (sentence.doc[at].is_space or sentence.doc[at].text in '"”’»)'):
        at -= 1
    if at < 0 or sentence.doc[at].text not in _FINAL:
        return None
    before = sentence_of(sentence.doc[at])
    return before if any(t == before.root or is_finite(t) for t in before if t.pos_ in _VERBAL) else None
