"""All that the finders see in one text, before it is put together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from spacy.tokens import Doc

from bot.claims.attributed import Attribution
from bot.claims.attribution import find_attributions
from bot.claims.cast import Cast
from bot.claims.caveats import Caveat, find_caveats
from bot.claims.clock_times import find_clock_times
from bot.claims.dates import DateMention, find_dates
from bot.claims.figures import find_figures
from bot.claims.lexicon import get_pattern, get_words
from bot.claims.names import Names
from bot.claims.naming import Name
from bot.claims.passing import with_sources
from bot.claims.places import PlaceMention, find_places
from bot.claims.quotes import find_quotations
from bot.claims.spans import child, is_inside, runs, text_of
from bot.claims.speech import quoted_indices
from bot.models import Figure, Span

_ANONYMITY = get_pattern("anonymity")
_SPEAKING = frozenset({"talk", "speak", "discuss", "comment", "brief"})
_OPENING_WORDS = 8
# What a fact does as well as a body: "it shows that …" after a sentence that names neither poll nor report.
_OF_FACTS = frozenset({"show", "prove", "demonstrate", "underscore", "highlight", "illustrate", "reveal"})

Mention = TypeVar("Mention", Figure, DateMention, PlaceMention)


@dataclass(frozen=True, slots=True)
class Reading:
    """The parse and everything found in it, in the text's order.

    `contents`, the spans of what each says, and `claimants` run beside `attributions`.
    """

    doc: Doc
    cast: Cast
    reference: date | None
    attributions: tuple[Attribution, ...]
    contents: tuple[tuple[Span, ...], ...]
    claimants: tuple[Name | None, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    caveats: tuple[Caveat, ...]


def read(doc: Doc, reference: date | None) -> Reading:
    """Run every finder over a parsed text; `reference` is the day that "today" means."""
    text = text_of(doc)
    quotations = find_quotations(text)
    names = Names(doc, quoted_indices(doc, quotations))
    caveats = find_caveats(doc)
    found = find_attributions(doc, quotations)
    told = [a for a in found if not _is_caveat(a, caveats) and not _is_anonymity(a)]
    attributions, vouchers = with_sources(told)
    retold = {i for a in attributions for i in a.content}
    claimants = [
        names.resolve(head, aside=head.i in retold) if head is not None else None for head in vouchers
    ]
    kept = [at for at, a in enumerate(attributions) if not _is_of_fact(a, claimants[at])]
    return Reading(
        doc,
        names.cast,
        reference,
        tuple(attributions[at] for at in kept),
        tuple(runs(doc, attributions[at].content) for at in kept),
        tuple(claimants[at] for at in kept),
        tuple(find_figures(doc)),
        _find_days(text, reference),
        tuple(find_places(doc)),
        tuple(caveats),
    )


def _is_of_fact(attribution: Attribution, name: Name | None) -> bool:
    """“It shows that he is awake”: what went before shows it, unless "it" is a document."""
    subject = attribution.subject
    alone = subject is not None and subject.lower_ == "it" and attribution.cue.lemma in _OF_FACTS
    return alone and (name is None or not name.document)


def _find_days(text: str, reference: date | None) -> tuple[DateMention, ...]:
    days = find_dates(text, reference)
    return tuple(sorted((*days, *find_clock_times(text, days, reference)), key=lambda day: day.start))


def _is_caveat(attribution: Attribution, caveats: Sequence[Caveat]) -> bool:
    """The doubt itself ("could not verify these claims") is no claim; what its sentence tells may be one."""
    own = attribution.cue.category in {"confirm", "denial"} or attribution.construction == "object"
    return own and is_inside(attribution.head.idx, [c.sentence for c in caveats])


def _is_anonymity(attribution: Attribution) -> bool:
    """“Asked not to be named”, “not authorised to discuss it”: about the source, no claim."""
    head, doc = attribution.head, attribution.head.doc
    if head.dep_ == "xcomp" and head.head.lemma_.lower() in get_words("licensing"):
        return True
    speaks = child(head, "xcomp")
    if head.lemma_.lower() in get_words("licensing") and speaks is not None and speaks.lemma_ in _SPEAKING:
        return True  # "was not allowed to talk to reporters"
    hidden = child(head, "dobj")
    if hidden is not None and hidden.lower_ == "anonymity":
        return True
    content = " ".join(doc[i].text for i in sorted(attribution.content)[:_OPENING_WORDS])
    return _ANONYMITY.search(content) is not None


def starting_in(items: Sequence[Mention], spans: Sequence[Span]) -> list[Mention]:
    """Those of a sorted sequence that start inside one of the spans, in order."""
    found: list[Mention] = []
    for start, end in sorted(spans) if items else ():
        first = bisect_left(items, start, key=lambda item: item.start)
        last = bisect_left(items, end, key=lambda item: item.start)
        found += [item for item in items[first:last] if item not in found[-1:]]
    return found
