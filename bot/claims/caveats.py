"""Sentences in which the article itself says that nobody could verify a claim, and what they apply to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from bot.claims.lexicon import get_pattern
from bot.claims.media import is_medium
from bot.claims.naming import describe
from bot.claims.sources import find_subject
from bot.claims.spans import child, sentence_of, sentences_of, text_of
from bot.models import Span

_DOUBT = get_pattern("doubts")
_MANY = get_pattern("doubted_many")
_OF_SOME = get_pattern("doubted_of_some")
_OF_ONE = get_pattern("doubted_of_one")
_OBJECT = get_pattern("doubted")
# “The sister's account”, “the men's version”: all that the sister told.
_ACCOUNT = re.compile(
    r"\bthe (?:[\w-]+ ){0,2}?(?P<teller>[\w-]+)(?:['’]s|s['’]|['’]) (?:account|version|story|testimony)\b"
)
# "Restrictions make it hard to verify such claims": for anybody.
_MADE_HARD = re.compile(r"\bma(?:k(?:es?|ing)|de) it (?:\w+ )?(?:difficult|hard|impossible)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caveat:
    """A caveat's sentence and the part of the text whose claims it marks."""

    sentence: Span
    covers: Span
    many: bool


def find_caveats(doc: Doc) -> list[Caveat]:
    """Caveats in order. The doubts of others ("the ministry could not confirm") are stances, not caveats.

    One about "these claims" covers all above it; one about "the report" or "the claims of the residents"
    covers its paragraph and the last; one about "the party's figure" the sentence before.
    """
    found: list[Caveat] = []
    whole = text_of(doc)
    if _DOUBT.search(whole) is None:
        return found
    for sentence in sentences_of(doc):
        match = _DOUBT.search(whole[sentence.start_char : sentence.end_char])
        if match is None or not _OBJECT.search(sentence.text):
            continue
        if not _is_own_doubt(sentence, sentence.start_char + match.end()):
            continue
        text = sentence.text.strip()
        start = sentence.start_char + sentence.text.index(text) if text else sentence.start_char
        covers = (_covers_from(doc, sentence, start), start + len(text))
        many = _is_on_many(sentence)
        found.append(Caveat((start, start + len(text)), covers, many))
    return found


def _covers_from(doc: Doc, sentence: SpacySpan, start: int) -> int:
    """Where what a caveat marks begins: with itself when it tells what it doubts ("reports that …")."""
    text = text_of(doc)
    if _is_on_many(sentence):
        return 0
    if told := _ACCOUNT.search(sentence.text):
        account = _account_before(text, told["teller"], start)
        return _sentence_before(doc, sentence) if account is None else account
    if _OF_ONE.search(sentence.text):
        return _sentence_before(doc, sentence)
    tells = any(t.dep_ == "mark" and t.lower_ == "that" for t in sentence)
    return start if tells else _paragraph_before(text, start)


def _is_on_many(sentence: SpacySpan) -> bool:
    return _MANY.search(sentence.text) is not None and _OF_SOME.search(sentence.text) is None


def _sentence_before(doc: Doc, sentence: SpacySpan) -> int:
    """Where the sentence before begins, over empty lines."""
    at = sentence.start - 1
    while at > 0 and doc[at].is_space:
        at -= 1
    return sentence_of(doc[at]).start_char if at >= 0 else 0


def _is_own_doubt(sentence: SpacySpan, end: int) -> bool:
    """Whether it is the outlet, a colleague or nobody in particular who could not verify."""
    if "independent" in sentence.text.lower() or _MADE_HARD.search(sentence.text):
        return True
    verb = next((t for t in sentence if t.idx + len(t.text) >= end), sentence.root)
    if verb.pos_ not in {"VERB", "AUX"} or child(verb, "nsubjpass", "auxpass") is not None:
        agent = child(verb, "agent")
        doer = child(agent, "pobj") if agent is not None else None
        return doer is None or is_medium(describe(doer).text)
    subject = find_subject(verb)
    if subject is not None and subject.lower_ == "it" and subject.head.lemma_ == "be":
        return True  # “it was impossible to verify …”
    return subject is None or subject.lower_ == "we" or is_medium(describe(subject).text)


def _paragraph_before(text: str, at: int) -> int:
    own = text.rfind("\n", 0, at)
    return max(text.rfind("\n", 0, len(text[: max(own, 0)].rstrip())), 0)


def _account_before(text: str, teller: str, at: int) -> int | None:
    """Where the sentence begins, in the paragraph before, that names who gives the account."""
    first = _paragraph_before(text, at)
    found = text.rfind(f" {teller}", first, at)
    if found < 0:
        return None
    return max(first, *(text.rfind(mark, first, found) for mark in (". ", "! ", "? ", "” ")))
