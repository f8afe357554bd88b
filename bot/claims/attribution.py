"""Who says what: every attribution in a parsed text, by construction.

An attribution ties a content to a source by a cue. The constructions, in the order in which they are tried for
a cue: small clause ("called it a lie"), clause ("said that …", "…, he said"), infinitive ("vowed to leave"),
object ("condemned the attack"), passive ("is believed to …"), quotation (“…,” he said), preposition
("according to …"), nominal ("the claim by X that …") and adjective ("is confident that …").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from bot.claims.lexicon import Cue, get_cues
from bot.claims.nominals import according_to, adjective_content, in_words_of, noun_content
from bot.claims.quotes import SPEECH_WORDS, Quotation
from bot.claims.sources import can_speak, find_subject, is_speaker, source_indices
from bot.claims.spans import child, children, subtree
from bot.claims.trailing import trailing_tag
from bot.claims.verbs import verb_content


_CLOSING_MARKS = frozenset("”\"’'»“")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and content, as token positions; `source` is empty where nobody is named."""

    cue: Cue
    head: Token
    words: frozenset[int]
    subject: Token | None
    source: frozenset[int]
    content: frozenset[int]
    construction: str


def find_attributions(doc: Doc, quotations: list[Quotation]) -> list[Attribution]:
    """Every attribution outside quotations, in the order of their cues."""
    quoted = quoted_indices(doc, quotations)
    found = [a for token in doc if token.i not in quoted and (a := _attribution_at(token))]
    return _with_quotations(doc, _disjoint(found), quotations)


def _disjoint(found: list[Attribution]) -> list[Attribution]:
    """Contents without what belongs to another cue beside them.

    "…, according to X" at the end is no part of what another said; neither is the second half of
    "said A, but could not confirm B", which the parser hangs on A.
    """
    asides = {i for a in found if a.construction == "according" for i in a.words | a.source}
    return [replace(a, content=a.content - _second_halves(a, found) - (asides - a.words)) for a in found]


def _second_halves(outer: Attribution, found: list[Attribution]) -> set[int]:
    cut: set[int] = set()
    for inner in found:
        verb = inner.head
        if verb.i in outer.content and verb.dep_ == "conj" and inner.construction != "inversion":
            if verb.head.i not in outer.content or verb.head.head != outer.head or not child(verb.head, "cc"):
                continue
            own = child(verb, "nsubj")
            speaker = child(verb.head, "nsubj")
            if (own is not None and own.pos_ != "PRON") or (
                own is None and (speaker is None or speaker.lower_ == "it")
            ):
                cut |= subtree(verb) | {t.i for t in verb.head.children if t.dep_ == "cc" and t.i < verb.i}
    return cut


def quoted_indices(doc: Doc, quotations: Iterable[Quotation]) -> set[int]:
    """The tokens inside quotations, marks included."""
    inside: set[int] = set()
    for quotation in quotations:
        inside |= quotation_indices(doc, quotation)
    return inside


def quotation_indices(doc: Doc, quotation: Quotation) -> set[int]:
    """The tokens of one quotation, marks included."""
    span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
    return set(range(span.start, span.end)) if span is not None else set()


def _attribution_at(token: Token) -> Attribution | None:
    if token.lower_ == "according":
        return _prepositional(token, *according_to(token))
    if token.pos_ == "ADP" and token.lower_ in {"in", "by"}:
        return _prepositional(token, *in_words_of(token))
    if token.dep_ not in {"amod", "compound", "aux", "auxpass"} and (
        token.pos_ in {"VERB", "AUX"} or _acts(token)
    ):
        return _verb(token)
    if token.pos_ == "NOUN":
        return _noun(token)
    if token.pos_ == "ADJ" and token.dep_ in {"acomp", "ROOT", "ccomp", "conj"}:
        return _adjective(token)
    return None


def _acts(token: Token) -> bool:
    """A verb that the tagger took for a noun: "economists estimate that …" has a subject and a clause."""
    return token.pos_ == "NOUN" and child(token, "nsubj") is not None and child(token, "ccomp") is not None


def _verb(verb: Token) -> Attribution | None:
    particle = child(verb, "prt")
    cues = get_cues()
    lemma = verb.lemma_.lower()
    cue = cues.get(("verb", f"{lemma} {particle.lower_}")) if particle is not None else None
    cue = cue or cues.get(("verb", lemma))
    if cue is None:
        return _manner(verb)
    if lemma in {"cite", "quote"} and (cited := _cited(verb, cue)) is not None:
        return cited
    subject = find_subject(verb)
    content, construction = verb_content(verb, cue)
    if cue.takes("s", "q") and (not content or subject is None or not is_speaker(subject)):
        tag = trailing_tag(verb)
        if tag is not None:
            subject, content, construction = *tag, "inversion"
    if subject is None and construction == "inversion":
        subject = child(verb, "dobj")
    if subject is not None and not can_speak(subject, cue):
        return None
    if not content and (subject is None or not cue.takes("q")):
        return None
    if subject is None and construction not in {"passive", "inversion", "clause"}:
        return None
    return _attribution(cue, verb, subject, content, construction)


def _manner(verb: Token) -> Attribution | None:
    """Any verb between a quotation and its speaker reports it: “…,” stormed Ann Lee / “…,” he fumed."""
    subject = child(verb, "nsubj") or child(verb, "dobj")
    if subject is None or verb.i == 0 or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    first = min(verb.i, subject.left_edge.i)
    before = verb.doc[first - 1] if first else None
    adjacent = abs(verb.i - subject.i) <= 1 or subject.left_edge.i == verb.i + 1
    if before is None or before.text not in _CLOSING_MARKS or not adjacent:
        return None
    cue = get_cues()["verb", "say"]
    return _attribution(cue, verb, subject, set(), "") if can_speak(subject, cue) else None


def _cited(verb: Token, cue: Cue) -> Attribution | None:
    """ "The paper reported, citing officials, that …": who is cited speaks, whoever cites is the channel."""
    speaker = child(verb, "dobj")
    if speaker is None or not can_speak(speaker, get_cues()["verb", "think"]):
        return None
    said = next((t for p in children(verb, "prep") if p.lower_ == "as" for t in children(p, "pcomp")), None)
    if said is not None:
        return None
    clause = child(speaker, "acl", "relcl", "ccomp") or child(verb, "ccomp")
    content = subtree(clause) if clause is not None and child(clause, "mark") is not None else set()
    if not content and verb.dep_ in {"advcl", "acl", "conj"} and verb.head.pos_ in {"VERB", "AUX"}:
        outer = get_cues().get(("verb", verb.head.lemma_.lower()))
        content = verb_content(verb.head, outer)[0] - subtree(verb) if outer is not None else set()
    if not content:
        return None
    source = source_indices(speaker) - content
    return Attribution(
        cue, verb, frozenset(cue_words(verb)), speaker, frozenset(source), frozenset(content), "clause"
    )


def _attribution(
    cue: Cue, head: Token, subject: Token | None, content: set[int], construction: str
) -> Attribution:
    source = source_indices(subject) if subject is not None else set()
    source -= subtree(head) if subject is not None and subject.i not in {t.i for t in head.subtree} else set()
    content = content - source if construction == "inversion" else content
    words = cue_words(head)
    return Attribution(
        cue,
        head,
        frozenset(words),
        subject,
        frozenset(source - content),
        frozenset(content - words),
        construction,
    )


def cue_words(head: Token) -> set[int]:
    """The cue with its auxiliaries, negation and particle: "could not confirm", "pointed out"."""
    return {head.i} | {t.i for t in head.children if t.dep_ in {"aux", "auxpass", "neg", "prt"}}


def _noun(noun: Token) -> Attribution | None:
    cue = get_cues().get(("noun", noun.lemma_.lower()))
    if cue is None:
        return None
    subject, content = noun_content(noun, cue)
    if not content:
        return None
    if subject is not None and not can_speak(subject, cue):
        return None
    return _attribution(cue, noun, subject, content, "nominal")


def _adjective(adjective: Token) -> Attribution | None:
    cue = get_cues().get(("adjective", adjective.lemma_.lower()))
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
    named = source_indices(source)
    inside = frozenset(content - named - words)
    return Attribution(
        get_cues()["verb", "say"], token, frozenset(words), source, frozenset(named), inside, "according"
    )


# ── quotations ───────────────────────────────────────────────────────────────────────────────────


def _with_quotations(doc: Doc, found: list[Attribution], quotations: list[Quotation]) -> list[Attribution]:
    """Give every quotation of speech to the attribution that it belongs to; drop cues left without content."""
    attributions = list(found)
    last: int | None = None
    for quotation in quotations:
        inside = quotation_indices(doc, quotation)
        owner = _owner(doc, attributions, inside)
        if owner is None and is_speech(doc, inside):
            owner = _continued(doc, attributions, last, inside)
        if owner is None:
            continue
        attributions[owner] = _extended(attributions[owner], inside)
        last = owner
    return [a for a in attributions if a.content]


def is_speech(doc: Doc, inside: set[int]) -> bool:
    """Not a scare quote or a title: enough words, or a sentence of its own."""
    words = [i for i in inside if doc[i].is_alpha]
    return len(words) >= SPEECH_WORDS or (len(words) >= 2 and any(doc[i].dep_ in {"ROOT"} for i in words))


def _extended(attribution: Attribution, inside: set[int]) -> Attribution:
    content = (attribution.content | inside) - attribution.source - attribution.words
    return replace(
        attribution, content=frozenset(content), construction=attribution.construction or "quotation"
    )


def _owner(doc: Doc, attributions: list[Attribution], inside: set[int]) -> int | None:
    """The attribution whose content the quotation is part of, else the cue that stands beside it."""
    overlapping = [
        (len(a.content & inside) / len(inside), -len(a.content), at)
        for at, a in enumerate(attributions)
        if len(a.content & inside) * 3 >= len(inside)
    ]
    if overlapping:
        return max(overlapping)[2]
    if not is_speech(doc, inside):
        return None
    beside = [
        (distance, at)
        for at, a in enumerate(attributions)
        if (distance := _distance(doc, a, inside)) is not None
    ]
    return min(beside)[1] if beside else None


def _distance(doc: Doc, attribution: Attribution, inside: set[int]) -> int | None:
    """How far the cue's clause stands from a quotation that has nothing but punctuation between them."""
    if not attribution.cue.takes("q"):
        return None
    if attribution.content and attribution.construction != "quotation" and attribution.head.i > max(inside):
        pass
    clause = attribution.source | attribution.words | {attribution.head.i}
    first, last = min(inside), max(inside)
    own = subtree(attribution.head) & set(range(attribution.head.sent.start, attribution.head.sent.end))
    right = max(clause)
    if right < first:
        gap = [doc[i] for i in range(right + 1, first) if i not in own or doc[i].is_punct]
    elif min(clause) > last:
        gap = [doc[i] for i in range(last + 1, min(clause))]
    else:
        return None
    solid = [t for t in gap if not t.is_punct and not t.is_space]
    if len(solid) > 6 or any(t.text in ".!?" for t in gap[:-1] if right < first):
        return None
    return len(solid)


def _continued(doc: Doc, attributions: list[Attribution], last: int | None, inside: set[int]) -> int | None:
    """A quotation that goes on after its attribution: “…,” he said. “…”, also at the start of the next paragraph."""
    if last is None:
        return None
    previous = attributions[last]
    end = max(previous.content | previous.words | previous.source)
    gap = [doc[i] for i in range(end + 1, min(inside))]
    solid = [t for t in gap if not t.is_punct and not t.is_space]
    return last if len(solid) <= 3 else None
