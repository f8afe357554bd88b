"""Where a claim stands and what surrounds it: its quote, days, places and caveat."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from bot.claims.attributed import Attribution
from bot.claims.dates import DateMention
from bot.claims.places import PlaceMention
from bot.claims.reading import Reading, starting_in
from bot.claims.spans import hull, is_inside, runs, sentence_of, subtree, text_of
from bot.models import Span

# A day may already be the next one where it was said.
_ZONES = timedelta(days=1)
_CIRCUMSTANCES = frozenset({"dobj", "dative", "prep", "npadvmod", "advmod"})


def quote_span(reading: Reading, at: int) -> Span:
    """The words that carry the claim: content and cue, and the source where it stands beside them."""
    attribution, doc = reading.attributions[at], reading.doc
    words = attribution.content | attribution.words | _circumstances(attribution)
    first, last = min(words), max(words)
    sentence = sentence_of(attribution.head)
    between = {i for a in rivals_of(reading, at) for i in a.words}
    for i in sorted(attribution.source, reverse=True):
        if sentence.start <= i < first and not between.intersection(range(i, first)):
            first = i
        elif last < i < sentence.end and not between.intersection(range(last, i)):
            last = i
    return hull(runs(doc, range(first, last + 1))) or attribution_span(attribution)


def attribution_span(attribution: Attribution) -> Span:
    """The cue's own letters: what is left where every other word is a mark."""
    return (attribution.head.idx, attribution.head.idx + len(attribution.head.text))


def rivals_of(reading: Reading, at: int) -> list[Attribution]:
    """The other attributions whose cue stands in the same sentence."""
    sentence = sentence_of(reading.attributions[at].head)
    found: list[Attribution] = []
    for step in (-1, 1):
        k = at + step
        while (
            0 <= k < len(reading.attributions)
            and sentence.start <= reading.attributions[k].head.i < sentence.end
        ):
            found.append(reading.attributions[k])
            k += step
    return found


def _circumstances(attribution: Attribution) -> set[int]:
    """To whom and when it was said, behind the cue: "told a committee last week"."""
    head, taken = attribution.head, attribution.content
    behind = [t for t in head.children if t.i > head.i and t.dep_ in _CIRCUMSTANCES]
    return {i for t in behind for i in subtree(t) if not taken.intersection(subtree(t))}


def caveat_on(reading: Reading, at: int) -> str | None:
    """The caveat, verbatim, that covers a claim at this offset."""
    for caveat in reading.caveats:
        if caveat.covers[0] <= at < caveat.covers[1]:
            start, end = caveat.sentence
            return text_of(reading.doc)[start:end]
    return None


def said_on(reading: Reading, at: int, wrappers: Sequence[int]) -> date | None:
    """The day beside the cue, outside the content: "said on Tuesday that …"; else the channel's."""
    attribution = reading.attributions[at]
    content = runs(reading.doc, attribution.content)
    cue, sentence = attribution.head.idx, sentence_of(attribution.head)
    near = starting_in(reading.dates, [(sentence.start_char, sentence.end_char)])
    rivals = [a.head.idx for a in rivals_of(reading, at)]
    for mention in sorted(near, key=lambda d: abs(d.start - cue)):
        own = all(abs(mention.start - rival) >= abs(mention.start - cue) for rival in rivals)
        if own and not is_inside(mention.start, content):
            day = _past(mention.last, reading.reference)
            return day if mention.first == mention.last else None
    days = (said_on(reading, wrapper, ()) for wrapper in wrappers)
    return next((day for day in days if day is not None), None)


def event_on(reading: Reading, content: Sequence[Span]) -> tuple[date, date] | None:
    """The first days that the content names for itself."""
    for mention in starting_in(reading.dates, content):
        if not _in_relative_clause(reading.doc, mention):
            over = _is_over(reading.doc, content)
            reference = reading.reference if over else None
            return (_past(mention.first, reference), _past(mention.last, reference))
    return None


def _past(day: date, reference: date | None) -> date:
    """What was said or done is not ahead of the article: a day without a year is then last year's."""
    if reference is None or day - reference <= _ZONES or day.year == date.min.year:
        return day
    return day - timedelta(days=366 if calendar.isleap(day.year) and day.month > 2 else 365)


def _is_over(doc: Doc, content: Sequence[Span]) -> bool:
    """Whether a content tells of the past: a past form and nothing that looks ahead."""
    tokens = [t for start, end in content for t in doc.char_span(start, end, alignment_mode="expand") or ()]
    ahead = any(t.tag_ == "MD" or (t.dep_ == "aux" and t.tag_ == "TO") for t in tokens)
    return not ahead and any(t.tag_ in {"VBD", "VBN"} for t in tokens)


def _in_relative_clause(doc: Doc, mention: DateMention) -> bool:
    """“… in Kursk, where it launched an incursion in August”: background, not the day of the claim."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and any(t.dep_ in {"relcl", "acl"} for t in span.root.ancestors)


def places_in(reading: Reading, content: Sequence[Span]) -> tuple[str, ...]:
    """Places in the content; a country that acts ("Russia sent …") is no place there."""
    found = [place.name for place in starting_in(reading.places, content) if not _acts(reading.doc, place)]
    return tuple(dict.fromkeys(found))


def _acts(doc: Doc, place: PlaceMention) -> bool:
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in {"nsubj", "agent"}
