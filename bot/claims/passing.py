"""Who is behind a medium: the source that it names for what it passes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from bot.claims.attributed import CITING, Attribution, above_citing
from bot.claims.lexicon import get_words
from bot.claims.media import is_masthead, is_medium, medium_after
from bot.claims.naming import Name, describe
from bot.claims.spans import children, sentence_of, tokens_of
from bot.claims.speakers import is_speaker
from bot.claims.vocabulary import get_table

# "With reference to the ministry", "referring to a source", "the BBC, which cited a source".
_PHRASES = (
    "with reference to",
    "in reference to",
    "referring to",
    "quoting",
    "citing",
    "which cited",
    "which quoted",
)
_REFERRING = tuple(tuple(phrase.split()) for phrase in _PHRASES)
_REPORTS = frozenset({"report", "article", "story", "dispatch", "investigation"})
_OF_REPORT = frozenset({"by", "in", "from", "of", "on"})
_OPENING = frozenset(words[0] for words in _REFERRING)
_BETWEEN_WORDS = 8
_NEAR_WORDS = 60


@dataclass(frozen=True, slots=True)
class Behind:
    """The phrase that names a medium's source, from its first word, and the head of what it names."""

    start: int
    source: Token


def source_behind(attribution: Attribution) -> Behind | None:
    """“The agency reported, with reference to the ministry, that …”: whom a medium names as its source."""
    subject = attribution.subject
    if subject is None or attribution.cue.lemma in CITING:
        return None
    reporting = medium_reporting(subject)
    # Most sentences lack such words: they are looked for before anybody asks who speaks.
    words = _referring_behind(attribution, reporting or subject) or _citing_before(attribution, subject)
    if words is None or not (reporting or passes_on(subject) or is_medium_again(subject)):
        return None
    head = _noun_after(subject.doc, words.stop)
    if head is None or not _vouches(head):
        return None
    apart = words.start > subject.i or head.i < _first_of_phrase(subject)
    return Behind(words.start, head) if apart else None


def _referring_behind(attribution: Attribution, medium: Token) -> range | None:
    """Where the words stand that lead to a source, behind the cue or the medium."""
    tokens = tokens_of(medium.doc)
    for last in (max(attribution.words | {medium.i}), medium.i):
        start = _over_days(tokens, last + 1)
        if start == len(tokens) or tokens[start].lower_ not in _OPENING:
            continue
        for words in _REFERRING:
            end = start + len(words)
            if tuple(t.lower_ for t in tokens[start:end]) == words:
                return range(start, end)
    return None


def _citing_before(attribution: Attribution, subject: Token) -> range | None:
    """“Citing two officials, Reuters reported that …”: the word before the medium."""
    first, tokens = sentence_of(attribution.head).start, tokens_of(subject.doc)
    cites = tokens[first].lower_ in {"citing", "quoting"}
    return range(first, first + 1) if cites and tokens[_first_of_phrase(subject) - 1].text == "," else None


def medium_reporting(subject: Token) -> Token | None:
    """“According to a report by the BBC, citing officials”: whose report it is, if a medium's."""
    if subject.lemma_.lower() not in _REPORTS:
        return None
    names = [t for p in children(subject, "prep") if p.lower_ in _OF_REPORT for t in _names_behind(p)]
    return next((name for name in names if passes_on(name)), None)


def _names_behind(preposition: Token) -> list[Token]:
    """“By the BBC citing officials”: the parser may hang the name on the citing."""
    clauses = children(preposition, "pcomp")
    return [*children(preposition, "pobj"), *(t for c in clauses for t in children(c, "nsubj"))]


def passes_on(subject: Token) -> bool:
    """Whether a noun phrase names a medium."""
    name = describe(subject)
    called = is_medium(name.text) or is_medium(f"{name.role or ''} {name.text}".strip())
    return called or is_masthead(subject) or medium_after(subject.doc, _first_of_phrase(subject)) is not None


def is_medium_again(subject: Token) -> bool:
    """“As that agency states, citing diplomats, …”: a medium that was named a little before."""
    table = get_table("media")
    noun = subject.lower_ in table["open"] | table["whole"] and subject.left_edge.i == subject.i - 1
    if not noun or subject.left_edge.lower_ not in {"the", "that", "this"}:
        return False
    near = subject.doc[max(0, subject.i - _NEAR_WORDS) : subject.i]
    return any(t.pos_ == "PROPN" and is_medium(t.text) for t in near)


def vouches_in_person(citing: Token | None, cited: Token) -> bool:
    """Who is no medium vouches in person: “officials said …, citing early data”."""
    if citing is None:
        return False
    body = not is_speaker(cited) and is_speaker(citing) and not passes_on(citing)
    return body or citing.ent_type_ == "PERSON" or citing.lower_ in {"he", "she"}


def is_passer(attribution: Attribution, name: Name | None) -> bool:
    """Whether a medium speaks, by its resolved name or as the attribution calls it."""
    subject = attribution.subject
    return name is not None and (is_medium(name.text) or (subject is not None and passes_on(subject)))


def _first_of_phrase(head: Token) -> int:
    """Where a noun phrase begins by the order of words: "the Algerian paper El Hadath"."""
    at = head.left_edge.i
    while at and head.doc[at - 1].pos_ in {"ADJ", "NOUN", "PROPN", "DET"} and head.doc[at].pos_ != "DET":
        at -= 1
    return at


def _over_days(tokens: Sequence[Token], at: int) -> int:
    """The first token from one on that is no comma and no day."""
    first = at
    while at < len(tokens) and at - first < _BETWEEN_WORDS and _is_between(tokens[at]):
        at += 1
    return at


def _is_between(token: Token) -> bool:
    if token.lower_ == "in":  # "reported in May, citing …"
        return token.i + 1 < len(token.doc) and token.nbor().ent_type_ == "DATE"
    return token.text == "," or token.lower_ == "on" or token.ent_type_ in {"DATE", "TIME"}


def _noun_after(doc: Doc, at: int) -> Token | None:
    """The head of the noun phrase that begins at a token."""
    if at >= len(doc):
        return None
    head = doc[at]
    while head.head.i > head.i and head.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod", "case"}:
        head = head.head
    return head if head.pos_ in {"NOUN", "PROPN"} else None


def _vouches(head: Token) -> bool:
    """People, bodies and documents; by their ending also people that no list has: "two divers"."""
    lemma = head.lemma_.lower()
    people = head.tag_ == "NNS" and lemma.endswith(("er", "or", "ist", "ian"))
    return is_speaker(head) or people or lemma in get_words("documents")


def with_sources(found: Sequence[Attribution]) -> tuple[list[Attribution], list[Token | None]]:
    """The attributions and, beside each, who vouches: the source, or the one that a medium names.

    Where the parser has the citing phrase as an attribution of the same content, that one tells it already.
    """
    told = {above_citing(a.head).i: a for a in found if a.cue.lemma in CITING}
    behind = [source_behind(a) for a in found]
    for at, attribution in enumerate(found):
        citing = told.get(attribution.head.i)
        if citing is not None and citing.content == attribution.content:
            behind[at] = None
    spent = {b.start for b in behind if b is not None}
    kept = [at for at, a in enumerate(found) if a.head.i not in spent]
    vouchers = [b.source if (b := behind[at]) is not None else found[at].subject for at in kept]
    return [found[at] for at in kept], vouchers
