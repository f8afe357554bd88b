"""Speakers before or behind a colon: "LEE: Well, look …", "Poll: Voters prefer Lee", "All safe: police"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.claims.attributed import Attribution
from bot.claims.gazetteer import get_gazetteer
from bot.claims.lexicon import get_cues, get_words
from bot.claims.spans import FINITE, text_of, tokens_of

# The longest name before a colon, in words.
_LONGEST = 6
# A headline is no longer than this many words.
_HEADLINE = 25
_TAG_WORDS = 5
# So many places before a colon are a list.
_LIST = 3
_NAMES = frozenset({"PROPN", "NOUN", "ADJ"})
_MARKS = frozenset('“"')
_ENDS = frozenset(".!?")


def find_labelled(doc: Doc, quoted: set[int]) -> Iterator[Attribution]:
    """Lines whose colon parts a speaker from a statement; quotations behind a colon are found elsewhere."""
    found = list(_labelled_lines(doc, quoted))
    places = {a.subject.text for a in found if a.subject is not None and a.subject.ent_type_ == "GPE"}
    for labelled in found:
        # "Ohio: The pay rises. Utah: …": where, not who.
        if len(places) < _LIST or labelled.subject is None or labelled.subject.text not in places:
            yield labelled


def _labelled_lines(doc: Doc, quoted: set[int]) -> Iterator[Attribution]:
    text, tokens = text_of(doc), tokens_of(doc)
    if ":" not in text:
        return
    named = Counter(token.lower_ for token in tokens if token.pos_ == "PROPN")
    for whole in _lines(doc):
        if ":" not in text[tokens[whole.start].idx : tokens[whole.stop - 1].idx + 1]:
            continue
        # A transcript may open each line with a mark: "LEE: Well, look …
        opened = doc[whole.start].text in _MARKS
        line = _without_tag(doc, whole[1:] if opened else whole)
        colon = next((i for i in line if tokens[i].text == ":"), line.start)
        transcript = opened and doc[colon - 1].is_upper
        if not line.start < colon < line.stop - 1 or (colon in quoted and not transcript):
            continue
        before, behind = range(line.start, colon), range(colon + 1, line.stop)
        free = transcript or colon + 1 not in quoted
        if free and _is_statement(doc, behind) and _is_speaker(doc, before, named):
            yield _labelled(doc, colon, before, behind)
        elif not opened and _is_headline(doc, line) and _is_speaker(doc, behind, named):
            yield _labelled(doc, colon, behind, before)


def _lines(doc: Doc) -> Iterator[range]:
    """The token positions of each line, without the white space at its ends."""
    start = 0
    for end in [*(t.i for t in tokens_of(doc) if "\n" in t.text and t.is_space), len(doc)]:
        first = start
        while first < end and doc[first].is_space:
            first += 1
        if first < end:
            yield range(first, end)
        start = end + 1


def _without_tag(doc: Doc, line: range) -> range:
    """A wire's headline without the tag before it: "(2nd LD) Bridge shut: police"."""
    if line and doc[line.start].text == "(":
        end = next((i for i in line if doc[i].text == ")"), line.start - 1)
        return range(end + 1, line.stop) if end - line.start <= _TAG_WORDS else line
    return line


def _is_statement(doc: Doc, part: range) -> bool:
    return any(doc[i].tag_ in FINITE for i in part)


def _is_headline(doc: Doc, line: range) -> bool:
    return len(line) <= _HEADLINE and doc[line[-1]].text not in _ENDS and _is_statement(doc, line)


def _is_speaker(doc: Doc, part: range, named: Counter[str]) -> bool:
    """A noun for who speaks, a name with an office or one that stands elsewhere too: not "Update"."""
    part = part[1:] if len(part) > 1 and doc[part[0]].lower_ == "the" else part
    if len(part) > _LONGEST or not all(
        doc[i].pos_ in _NAMES or doc[i].text in {".", "'s", "’s"} for i in part
    ):
        return False
    last = doc[part[-1]]
    if last.is_upper and tuple(doc[i].text.title() for i in part) in get_gazetteer().kinds:
        return False  # "NEW DELHI: Nearly 150 came home": a dateline
    common = last.lemma_.lower() in get_words("speakers") or last.lower_ in get_words("reports")
    if common or not last.text[0].isupper():
        return common
    return named[last.lower_] > (last.pos_ == "PROPN") or _has_office(doc, part)


def _has_office(doc: Doc, part: range) -> bool:
    """“Governor Ivana Merk”; a bare name may be that of a place, a section or a storm."""
    *before, last = (doc[i] for i in part)
    return last.pos_ == "PROPN" and any(token.lemma_.lower() in get_words("speakers") for token in before)


def _labelled(doc: Doc, colon: int, name: range, content: range) -> Attribution:
    head: Token = doc[name[-1]]
    return Attribution(
        get_cues()["verb", "say"],
        doc[colon],
        frozenset({colon}),
        head,
        frozenset(name),
        frozenset(content),
        "quotation",
    )
