"""A claim as one sentence that can be read on its own, in the article's words and resolved names only."""

from __future__ import annotations

import re

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.discourse import gender_fits
from bot.claims.lexicon import get_words
from bot.claims.naming import Name
from bot.claims.spans import child, climb, noun_phrase, runs, subtree, text_of

# One quotation and nothing else; an apostrophe inside it stands before a letter.
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]*)[”“»\"]$|[‘']((?:[^‘'’]|[’'](?=\w))*)[’']$")


def word_claim(attribution: Attribution, name: Name | None, *, with_cue: bool) -> str:
    """The content as a sentence; `with_cue`, or where it is no clause, claimant and cue go before it."""
    doc = attribution.head.doc
    names = _antecedents(attribution)
    if with_cue or not _is_clause(attribution):  # the claimant stands before it: a pronoun is clear
        body = _joined(text_of(doc), runs(doc, _hull(attribution)), names)
        return finish(_with_cue(attribution, name, body))
    names |= _replacement(attribution, name)
    return finish(_joined(text_of(doc), runs(doc, _without_joints(attribution)), names))


def _without_joints(attribution: Attribution) -> frozenset[int]:
    """The content without the "that" and the "and" that join it to its cue."""
    doc, words = attribution.head.doc, sorted(attribution.content)
    while words and (
        doc[words[0]].dep_ == "cc" or (doc[words[0]].dep_ == "mark" and doc[words[0]].lower_ == "that")
    ):
        words.pop(0)
    return frozenset(words)


def _hull(attribution: Attribution) -> frozenset[int]:
    """The content with the small words between its parts: "accused him of theft"."""
    content = attribution.content
    between = frozenset(range(min(content), max(content) + 1))
    return content if between & (attribution.words | attribution.source) else between


def finish(body: str) -> str:
    """One line, a capital first and a full stop last, without marks that enclose or trail it."""
    body = " ".join(body.split()).strip(" ,;:–—-")
    quoted = _QUOTED.match(body)
    if quoted is not None:
        body = (quoted[1] or quoted[2] or "").strip(" ,")
    if not body:
        return body
    body = re.sub(r",([”\"»’])$", r"\1", body)
    end = "" if re.search(r"[.!?…][”\"»’]?$", body[-2:]) else "."
    return body[0].upper() + body[1:] + end


def _is_clause(attribution: Attribution) -> bool:
    if attribution.construction in {"clause", "inversion", "quotation", "according"}:
        return not _is_question(attribution) and not _is_gerund(attribution)
    if attribution.construction in {"nominal", "adjective"}:
        return any(attribution.head.doc[i].dep_ == "mark" for i in sorted(attribution.content)[:2])
    # "It is feared that …" leaves a sentence; "forty are feared dead" is one only with its verb.
    apart = min(attribution.content) > attribution.head.i
    return attribution.construction == "passive" and not attribution.source and apart


def _is_question(attribution: Attribution) -> bool:
    """“Asked whether …”, “did not say how …”: without its cue it would read as a statement."""
    first = attribution.head.doc[min(attribution.content)]
    return first.i > attribution.head.i and (first.lower_ in {"whether", "if"} or first.tag_ in _WH)


def _is_gerund(attribution: Attribution) -> bool:
    """“Admits sending soldiers”: the content has no subject of its own."""
    first = attribution.head.doc[min(attribution.content)]
    return first.tag_ == "VBG" and first.i > attribution.head.i and child(first, "nsubj", "aux") is None


_WH = frozenset({"WP", "WP$", "WRB", "WDT"})


def _with_cue(attribution: Attribution, name: Name | None, body: str) -> str:
    """Claimant, cue and content where the cue stands before the content, else the words as they stand."""
    doc = attribution.head.doc
    cue = max(attribution.words)
    after = [i for i in attribution.content if i > cue]
    if attribution.construction == "passive" and attribution.source:
        whole = range(min(attribution.content), max(attribution.source | attribution.words) + 1)
        return " ".join(text_of(doc)[start:end] for start, end in runs(doc, whole))
    if _is_owned(attribution):  # "the union's threat of a strike": as it stands
        told = attribution.content | attribution.words | attribution.source
        whole = range(min(told), max(told) + 1)
        return " ".join(text_of(doc)[start:end] for start, end in runs(doc, whole))
    if not after or name is None:
        words = attribution.content | attribution.words | attribution.source
        return " ".join(text_of(doc)[start:end] for start, end in runs(doc, words))
    head = attribution.head
    refused = head.dep_ == "xcomp" and head.head.lemma_.lower() in get_words("refusals")
    first = head.head if refused else doc[min(attribution.words)]
    gap = text_of(doc)[first.idx : doc[min(after)].idx]
    if attribution.head.tag_ == "VBG" and len(attribution.words) == 1:
        gap = ("were " if name.plural else "was ") + gap
    return f"{_as_subject(name)} {gap}{body}"


def _is_owned(attribution: Attribution) -> bool:
    subject = attribution.subject
    return attribution.construction == "nominal" and subject is not None and subject.dep_ == "poss"


def _as_subject(name: Name) -> str:
    """A common noun needs its article back: "The ministry"; names, plurals and pronouns need none."""
    common = name.text[:1].islower() and not name.plural and name.noun in name.text.split()
    return f"The {name.text}" if common and name.noun not in get_words("pronouns") else name.text


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
    first = next((t for t in tokens if t.dep_ != "mark" and not t.is_punct), None)
    table = _SINGULAR if name.person and not name.plural else _PLURAL if name.person else _BODY
    if first is None or first.lower_ not in table or first.i < min(attribution.source):
        return {}
    if first.dep_ not in {"nsubj", "nsubjpass", "poss"} or (first.lower_ == "it" and _is_empty(first)):
        return {}
    if attribution.subject is not None and attribution.subject.pos_ == "PRON":
        same = attribution.subject.lower_[:2] == first.lower_[:2] or {
            attribution.subject.lower_,
            first.lower_,
        } == {"he", "his"}
        if not same:
            return {}
    if name.person and not gender_fits(name, "she" if first.lower_ in {"she", "her"} else "he"):
        return {}
    owner = table[first.lower_] and first.tag_ == "PRP$"
    named = _as_subject(name)
    mark = "'" if name.plural and named.endswith("s") else "'s"
    return {first.idx: (len(first.text), named + (mark if owner else ""))}


def _antecedents(attribution: Attribution) -> dict[int, tuple[int, str]]:
    """Offset → (length, noun) where the content opens with "which": "a plant that, it said, will close"."""
    doc = attribution.head.doc
    first = doc[min(attribution.content)]
    if first.tag_ not in {"WDT", "WP"} or first.dep_ not in {"nsubj", "nsubjpass"}:
        return {}
    clause = climb(first.head, lambda t: t.dep_ in {"relcl", "ROOT"})
    noun = clause.head
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":  # "a plant in Velm, which …": not Velm alone
        noun = noun.head.head
    if clause.dep_ != "relcl" or noun.i > first.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return {}
    words = " ".join(text_of(doc)[start:end] for start, end in runs(doc, noun_phrase(noun) - subtree(clause)))
    return {first.idx: (len(first.text), words)}


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
    return _without_marks(parts) if len(parts) > 1 else " ".join(parts)


def _without_marks(parts: list[str]) -> str:
    """Quotations that an attribution parted, as the one text that they are."""
    matches = [_QUOTED.match(part.strip()) for part in parts]
    bare = [(m[1] or m[2] or "").strip() for m in matches if m is not None]
    if len(bare) < len(parts):
        return " ".join(parts)
    joined = bare[0]
    for part in bare[1:]:
        joined = _before(joined, part) + " " + part
    return joined


def _before(left: str, right: str) -> str:
    """The first of two quotations with the stop that belongs to it, not to the attribution behind it."""
    if not left.endswith(","):
        return left
    if right[:1].isupper():
        return left[:-1] + "."
    return left if right.startswith(("and ", "but ", "or ", "so ", "yet ")) else left[:-1]
