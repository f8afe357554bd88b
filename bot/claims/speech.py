"""Which attribution each quotation belongs to, also where it stands in sentences of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.attributed import Attribution
from bot.claims.lexicon import get_cues
from bot.claims.quotes import OPENING, SPEECH_WORDS, Quotation
from bot.claims.spans import sentence_of, subtree, text_of

_SIGNED = re.compile(r"\s?[―—–-]{1,2}\s?((?:[A-ZÀ-Ý][\w.'’-]*\s?){1,6}?)[.,]?\s*(?=\n|$|[“\"])")
_NAME_WORDS = 5
# What may stand between a quotation and the sentence or clause of its cue, marks among it.
_GAP_WORDS = 15
_JOINING = frozenset({"and", "but", "or", "nor", "which"})
_JOINING_WORDS = 8
# A cue in another paragraph is further off than any in the quotation's own.
_BREAK_WORDS = 7
# How far from a quotation its cue may stand.
_REACH_WORDS = 300


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


def with_quotations(doc: Doc, found: list[Attribution], quotations: list[Quotation]) -> list[Attribution]:
    """Give every quotation of speech to its attribution; drop cues left without content."""
    attributions = list(found)
    heads = [a.head.i for a in found]
    last: int | None = None
    opened: set[int] = set()  # paragraphs of a quotation that goes on in the next one
    for quotation in quotations:
        inside = quotation_indices(doc, quotation)
        signed = _signature(doc, quotation, inside) or _label(doc, inside)
        if signed is not None:
            attributions.append(signed)
            last = None
            continue
        first = bisect_left(heads, min(inside, default=0) - _REACH_WORDS)
        end = bisect_left(heads, max(inside, default=0) + _REACH_WORDS)
        owner = _owner(doc, {at: attributions[at] for at in range(first, end)}, inside)
        if owner is None and not quotation.closed and _is_paragraph(doc, inside):
            opened |= inside
            continue
        if owner is None:
            owner = _continued(doc, attributions, last, opened | inside)
        if owner is not None:
            attributions[owner] = _extended(attributions[owner], opened | inside)
            last = owner
        opened = set()
    return [a for a in attributions if any(not (doc[i].is_punct or doc[i].is_space) for i in a.content)]


def _signature(doc: Doc, quotation: Quotation, inside: set[int]) -> Attribution | None:
    """“…” — Ann Lee, at the end of its line. By letters: the tokenizer glues marks together."""
    match = _SIGNED.match(text_of(doc), quotation.end)
    name = doc.char_span(*match.span(1), alignment_mode="contract") if match else None
    if name is None:
        return None
    marks = set(range(max(inside) + 1, name.start)) or {max(inside)}
    return _named(doc, range(name.start, name.end), marks, inside - marks)


def _label(doc: Doc, inside: set[int]) -> Attribution | None:
    """Ann Lee: “…”, at the start of its line."""
    colon = min(inside, default=0) - 1
    if colon < 1 or doc[colon].text != ":":
        return None
    start = colon
    while start > 0 and doc[start - 1].pos_ == "PROPN" and colon - start <= _NAME_WORDS:
        start -= 1
    opens = start == 0 or doc[start - 1].is_space
    return _named(doc, range(start, colon), {colon}, inside) if opens else None


def _named(doc: Doc, name: range, mark: set[int], inside: set[int]) -> Attribution | None:
    while name and doc[name[-1]].is_space:
        name = name[:-1]
    if not name:
        return None
    cue, head = get_cues()["verb", "say"], doc[name[-1]]
    return Attribution(
        cue, doc[min(mark)], frozenset(mark), head, frozenset(name), frozenset(inside), "quotation"
    )


def is_speech(doc: Doc, inside: set[int]) -> bool:
    """Not a scare quote or a title: enough words, a sentence of its own, or a shout."""
    words = sorted(i for i in inside if doc[i].is_alpha)
    if len(words) >= SPEECH_WORDS:
        return True
    return len(words) >= 2 and (
        any(doc[i].dep_ == "ROOT" for i in words) or any(doc[i].text in "?!" for i in inside)
    )


def _is_set_off(doc: Doc, inside: set[int]) -> bool:
    """“Great man,” a neighbour said. / He quipped: “Not likely.”: however short, with a mark that ends it."""
    first, last = min(inside), max(inside)
    words = [doc[i] for i in sorted(inside) if doc[i].is_alpha]
    ended = any(doc[i].text in ",.!?" for i in (last, last - 1) if i in inside)
    opens = not first or doc[first].is_sent_start or doc[first - 1].is_space or doc[first - 1].text in ",:"
    return len(words) > 1 and words[0].is_title and ended and bool(opens)


def _extended(attribution: Attribution, inside: set[int]) -> Attribution:
    joined = inside | _led_to(attribution, inside)
    content = (attribution.content | joined) - attribution.source - attribution.words
    return replace(
        attribution, content=frozenset(content), construction=attribution.construction or "quotation"
    )


def _led_to(attribution: Attribution, inside: set[int]) -> set[int]:
    """“It is “no toy,” Lee said, but instead “a tool””: the words that join the last part to the rest."""
    doc, first = attribution.head.doc, min(inside)
    told = attribution.content | attribution.words | attribution.source
    start = max((i for i in told if i < first), default=first) + 1
    comma = next((t.i for t in doc[start:first] if t.text == ","), start - 1)
    gap = doc[comma + 1 : first]
    if not attribution.content or not 0 < len(gap) <= _JOINING_WORDS:
        return set()
    whole = sentence_of(gap[0])
    if sentence_of(doc[first]) != whole:
        return set()
    cues = [get_cues().get(("verb", t.lemma_.lower())) for t in gap]
    reports = any(cue is not None and cue.category == "speech" and cue.takes("q") for cue in cues)
    joins = gap[0].lower_ in _JOINING and sentence_of(attribution.head) == whole
    return set(range(comma + 1, first)) if joins and not reports else set()


def _owner(doc: Doc, near: dict[int, Attribution], inside: set[int]) -> int | None:
    """The attribution whose content the quotation is part of, else the cue that stands beside it."""
    speaks = is_speech(doc, inside) or _is_set_off(doc, inside)
    if speaks and (adjacent := _adjacent(doc, near, inside)) is not None:
        return adjacent
    overlapping = [
        (len(a.content & inside) / len(inside), -len(a.content), at)
        for at, a in near.items()
        if len(a.content & inside) * 3 >= len(inside)
    ]
    if overlapping:
        return max(overlapping)[2]
    if not speaks:
        return None
    beside = [(distance, at) for at, a in near.items() if (distance := _distance(doc, a, inside)) is not None]
    return min(beside)[1] if beside else None


def _adjacent(doc: Doc, near: dict[int, Attribution], inside: set[int]) -> int | None:
    """The cue whose clause follows the quotation at once, when nothing else of the sentence precedes it."""
    first, last = min(inside), max(inside)
    if first and not (doc[first].is_sent_start or doc[first - 1].is_space or doc[first - 1].text in ".:"):
        return None
    for at, a in near.items():
        clause = a.source | a.words
        if a.cue.takes("q") and a.construction in {"", "inversion", "quotation"} and min(clause) == last + 1:
            return at
    return None


def _distance(doc: Doc, attribution: Attribution, inside: set[int]) -> int | None:
    """How far the cue's clause stands from a quotation that has nothing but punctuation between them."""
    if not attribution.cue.takes("q"):
        return None
    clause = attribution.source | attribution.words | {attribution.head.i}
    first, last = min(inside), max(inside)
    sentence = sentence_of(attribution.head)
    if first - sentence.end > _GAP_WORDS or min(clause) - last > _GAP_WORDS:
        return None
    own = subtree(attribution.head) & set(range(sentence.start, sentence.end))
    right = max(clause)
    if right < first:
        gap = [doc[i] for i in range(right + 1, first) if i not in own or doc[i].is_punct]
        broken = _has_break(doc[right + 1 : first])
        another = broken and _asks(doc, attribution.content)
    elif min(clause) > last:
        gap = [doc[i] for i in range(last + 1, min(clause))]
        # The next paragraph's speaker says something else.
        broken = _has_break(gap)
        another = broken and bool(attribution.content or _leads_on(attribution))
    else:
        return None
    if another:
        return None
    solid = [t for t in gap if not t.is_punct and not t.is_space]
    if len(solid) > 6 or any(t.text in ".!?" for t in gap[:-1] if right < first):
        return None
    return len(solid) + _BREAK_WORDS * broken


def _leads_on(attribution: Attribution) -> bool:
    """“She added: “…””: what the colon leads to is said, not what stands before."""
    head, end = attribution.head, sentence_of(attribution.head).end
    return any(t.text == ":" and t.nbor().text in OPENING for t in head.doc[head.i + 1 : end - 1])


def _asks(doc: Doc, content: Iterable[int]) -> bool:
    """“… Do you doubt it?” in one paragraph, “…” in the next: somebody else answers."""
    words = sorted(i for i in content if not doc[i].is_space)
    return any(doc[i].text == "?" for i in words[-2:])


def _is_paragraph(doc: Doc, inside: set[int]) -> bool:
    """Whether a quotation opens its paragraph."""
    first = min(inside)
    return not first or doc[first - 1].is_space


def _has_break(gap: Iterable[Token]) -> bool:
    return any("\n" in token.text for token in gap)


def _continued(doc: Doc, attributions: list[Attribution], last: int | None, inside: set[int]) -> int | None:
    """A quotation that goes on after its attribution: “…,” he said. “…”, also in the next paragraph."""
    if last is None:
        return None
    previous = attributions[last]
    end = max(previous.content | previous.words | previous.source)
    gap = [doc[i] for i in range(end + 1, min(inside))]
    solid = [t for t in gap if not t.is_punct and not t.is_space]
    if _has_break(gap) and (_asks(doc, previous.content) or not previous.cue.takes("q")):
        return None  # a law that “requires …” does not go on to speak
    resumed = [t.text for t in gap] == [","]  # however short: “We lost it,” he said, “and left.”
    return last if resumed or (len(solid) <= 3 and is_speech(doc, inside)) else None
