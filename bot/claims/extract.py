"""Article → claims: attributions and facts, each with its figures, dates, places, channels and caveat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span as SpacySpan, Token

from bot.claims.attributed import Attribution
from bot.claims.attribution import find_attributions
from bot.claims.caveats import Caveat, find_caveats
from bot.claims.channels import channels_of, is_medium
from bot.claims.dates import DateMention, find_dates
from bot.claims.figures import find_figures
from bot.claims.lexicon import get_words
from bot.claims.names import Name, Names
from bot.claims.parse import parse
from bot.claims.places import PlaceMention, find_places
from bot.claims.quotes import find_quotations
from bot.claims.salience import rate
from bot.claims.spans import runs, subtree
from bot.claims.speech import quoted_indices
from bot.claims.stance import is_hedged, is_withheld, judge_stance
from bot.claims.wording import finish, word_claim
from bot.models import Article, Claim, Figure, Kind, Span, Stance


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the parts found in one text, before it is put together."""

    doc: Doc
    attributions: tuple[Attribution, ...]
    claimants: tuple[Name | None, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    caveats: tuple[Caveat, ...]


def extract_claims(article: Article) -> list[Claim]:
    """The claims of an English article, in its order; none for another language. CPU-bound."""
    if article.language != "en" or not article.text.strip():
        return []
    reading = read(article.text, article.dated)
    claims = [*_attributed(reading), *_facts(reading)]
    length = len(article.text)
    rated = [replace(claim, salience=rate(claim, length)) for claim in claims]
    return sorted(rated, key=lambda claim: (claim.start, claim.end))


def read(text: str, reference: date | None) -> Reading:
    """Run every finder over a text; `reference` is the day that "today" means."""
    doc = parse(text)
    quotations = find_quotations(text)
    names = Names(doc, quoted_indices(doc, quotations))
    caveats = find_caveats(doc)
    attributions = [a for a in find_attributions(doc, quotations) if not _is_caveat(a, caveats)]
    claimants = [names.resolve(a.subject) if a.subject is not None else None for a in attributions]
    return Reading(
        doc,
        tuple(attributions),
        tuple(claimants),
        tuple(find_figures(doc)),
        tuple(find_dates(text, reference)),
        tuple(find_places(doc)),
        tuple(caveats),
    )


def _is_caveat(attribution: Attribution, caveats: Sequence[Caveat]) -> bool:
    """The doubt itself ("could not verify these claims") is no claim; what the sentence reports may be one."""
    own = attribution.cue.category in {"confirm", "denial"} or attribution.construction == "object"
    return own and _inside(attribution.head.idx, [c.sentence for c in caveats])


# ── attributed claims ────────────────────────────────────────────────────────────────────────────


def _attributed(reading: Reading) -> list[Claim]:
    inner = _inner_of(reading.attributions)
    claims = []
    for at, attribution in enumerate(reading.attributions):
        if _is_wrapper(reading, at, inner):
            continue
        claims.append(_claim(reading, at, inner))
    return claims


def _inner_of(attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """For each attribution the ones whose cue stands in its content."""
    return {
        at: [k for k, other in enumerate(attributions) if k != at and other.head.i in outer.content]
        for at, outer in enumerate(attributions)
    }


def _is_wrapper(reading: Reading, at: int, inner: dict[int, list[int]]) -> bool:
    """An outlet that passes on another's whole statement is a channel, not a claimant."""
    if any(_repeats(reading, at, k) for k in inner[at]):
        return True
    if any(_is_cited_in(reading.attributions[at], other) for other in reading.attributions):
        return True
    name = reading.claimants[at]
    return name is not None and is_medium(name.text) and any(_covers(reading, at, k) for k in inner[at])


def _repeats(reading: Reading, outer: int, inner: int) -> bool:
    """"He added that he could not confirm …": one claimant, one statement; the inner cue says what he does."""
    same = reading.claimants[outer] == reading.claimants[inner] and reading.claimants[outer] is not None
    return same and is_withheld(reading.attributions[inner].head) and _covers(reading, outer, inner)


def _is_cited_in(outer: Attribution, other: Attribution) -> bool:
    """ "The paper wrote, citing an official, that …": the official vouches for it."""
    return (
        other.cue.lemma in {"cite", "quote"}
        and other.head.head == outer.head
        and other.content == outer.content
    )


def _covers(reading: Reading, outer: int, inner: int) -> bool:
    """The inner attribution is most of what the outer one says."""
    whole, part = reading.attributions[outer].content, reading.attributions[inner]
    told = part.content | part.source | part.words
    return len(whole & told) >= 0.6 * len(whole)


def _claim(reading: Reading, at: int, inner: dict[int, list[int]]) -> Claim:
    attribution, name = reading.attributions[at], reading.claimants[at]
    doc = reading.doc
    content = runs(doc, attribution.content)
    wrappers = [k for k, below in inner.items() if at in below and _is_wrapper(reading, k, inner)]
    via = dict.fromkeys(
        (*channels_of(attribution), *(n.text for k in wrappers if (n := reading.claimants[k]) is not None))
    )
    start, end = _quote_span(reading, at)
    stance = judge_stance(attribution, " ".join(doc.text[a:b] for a, b in content))
    claimant = name.text if name is not None and name.text else None
    own = [content for k in inner[at] for content in runs(doc, reading.attributions[k].content)]
    return Claim(
        text=word_claim(attribution, name, with_cue=is_withheld(attribution.head) or stance is Stance.DENIED),
        quote=doc.text[start:end],
        start=start,
        end=end,
        kind=attribution.cue.kind,
        content=content,
        source=_hull(runs(doc, attribution.source)),
        cue_span=_hull(runs(doc, attribution.words)),
        claimant=claimant,
        role=name.role if name is not None else None,
        via=tuple(channel for channel in via if channel != claimant),
        cue=" ".join(doc[i].text for i in sorted(attribution.words)),
        stance=stance,
        hedged=is_hedged([doc[i] for i in attribution.content]),
        caveat=_caveat(reading, start),
        said_on=_said_on(reading, at, wrappers),
        event_on=_event_on(reading, content),
        places=_places(reading, content),
        figures=tuple(f for f in reading.figures if _inside(f.start, content) and not _inside(f.start, own)),
        salience=0.0,
    )


def _hull(spans: Sequence[Span]) -> Span | None:
    return (spans[0][0], spans[-1][1]) if spans else None


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _quote_span(reading: Reading, at: int) -> Span:
    """The words that carry the claim: content and cue, and the source where it stands beside them."""
    attribution, doc = reading.attributions[at], reading.doc
    words = attribution.content | attribution.words | _circumstances(attribution)
    first, last = min(words), max(words)
    between = {i for k, a in enumerate(reading.attributions) if k != at for i in a.words}
    for i in sorted(attribution.source, reverse=True):
        if i < first and not between.intersection(range(i, first)) and doc[i].sent == doc[first].sent:
            first = min(first, i)
        elif i > last and not between.intersection(range(last, i)) and doc[i].sent == doc[last].sent:
            last = max(last, i)
    hull = _hull(runs(doc, range(first, last + 1)))
    assert hull is not None  # noqa: S101  (content is never empty)
    return hull


def _circumstances(attribution: Attribution) -> set[int]:
    """To whom and when it was said, behind the cue: "told a committee last week"."""
    head = attribution.head
    behind = [t for t in head.children if t.i > head.i and t.dep_ in {"dobj", "dative", "prep", "npadvmod", "advmod"}]
    taken = attribution.content
    return {i for t in behind for i in subtree(t) if not taken.intersection(subtree(t))}


def _caveat(reading: Reading, at: int) -> str | None:
    for caveat in reading.caveats:
        if caveat.covers[0] <= at < caveat.covers[1]:
            start, end = caveat.sentence
            return reading.doc.text[start:end]
    return None


def _said_on(reading: Reading, at: int, wrappers: Sequence[int]) -> date | None:
    """The day beside the cue, outside the content: "said on Tuesday that …"; else the channel's."""
    attribution, doc = reading.attributions[at], reading.doc
    content = runs(doc, attribution.content)
    sentence = attribution.head.sent
    cue = attribution.head.idx
    rivals = [a.head.idx for k, a in enumerate(reading.attributions) if k != at]
    near = [
        (abs(d.start - cue), d)
        for d in reading.dates
        if sentence.start_char <= d.start < sentence.end_char and not _inside(d.start, content)
    ]
    for distance, mention in sorted(near, key=lambda pair: pair[0]):
        if all(abs(mention.start - rival) >= distance for rival in rivals):
            return mention.last if mention.first == mention.last else None
    for wrapper in wrappers:
        found = _said_on(reading, wrapper, ())
        if found is not None:
            return found
    return None


def _event_on(reading: Reading, content: Sequence[Span]) -> tuple[date, date] | None:
    inside = [
        d for d in reading.dates if _inside(d.start, content) and not _in_relative_clause(reading.doc, d)
    ]
    if not inside:
        return None
    return (inside[0].first, inside[0].last)


def _in_relative_clause(doc: Doc, mention: DateMention) -> bool:
    """ "… in Kursk, where it launched an incursion in August": background, not the day of the claim."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and any(t.dep_ in {"relcl", "acl"} for t in span.root.ancestors)


def _places(reading: Reading, content: Sequence[Span]) -> tuple[str, ...]:
    """Places in the content; a country that acts ("Russia sent …") is no place there."""
    found: dict[str, None] = {}
    for place in reading.places:
        if _inside(place.start, content) and not _acts(reading.doc, place):
            found.setdefault(place.name)
    return tuple(found)


def _acts(doc: Doc, place: PlaceMention) -> bool:
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in {"nsubj", "agent"}


# ── facts ────────────────────────────────────────────────────────────────────────────────────────


def _facts(reading: Reading) -> list[Claim]:
    """Sentences with a figure that no attribution holds: the outlet's own, or hearsay ("reportedly")."""
    taken = [span for at in range(len(reading.attributions)) for span in _all_words(reading, at)]
    caveats = [c.sentence for c in reading.caveats]
    found = []
    for sentence in reading.doc.sents:
        own = [
            f
            for f in reading.figures
            if sentence.start_char <= f.start < sentence.end_char and not _inside(f.start, taken)
        ]
        hearsay = any(t.lower_ in get_words("hearsay") and not _inside(t.idx, taken) for t in sentence)
        if (own or hearsay) and not _inside(sentence.start_char, caveats) and _is_statement(sentence):
            found.append(_fact(reading, sentence, own))
    return found


def _all_words(reading: Reading, at: int) -> tuple[Span, ...]:
    attribution = reading.attributions[at]
    return runs(reading.doc, attribution.content | attribution.source | attribution.words)


def _is_statement(sentence: SpacySpan) -> bool:
    """A verb of its own, and no question."""
    text = sentence.text.strip()
    return not text.endswith("?") and any(t.pos_ in {"VERB", "AUX"} for t in sentence)


def _fact(reading: Reading, sentence: SpacySpan, figures: Sequence[Figure]) -> Claim:
    doc = reading.doc
    span = _hull(runs(doc, range(sentence.start, sentence.end))) or (sentence.start_char, sentence.end_char)
    hearsay = next((t for t in sentence if t.lower_ in get_words("hearsay")), None)
    mark: Token | None = hearsay
    return Claim(
        text=finish(doc.text[span[0] : span[1]]),
        quote=doc.text[span[0] : span[1]],
        start=span[0],
        end=span[1],
        kind=Kind.STATEMENT if mark is not None else Kind.FACT,
        content=(span,),
        source=None,
        cue_span=(mark.idx, mark.idx + len(mark.text)) if mark is not None else None,
        claimant=None,
        role=None,
        via=(),
        cue=mark.text if mark is not None else None,
        stance=Stance.ASSERTED,
        hedged=is_hedged(list(sentence)),
        caveat=_caveat(reading, span[0]),
        said_on=None,
        event_on=_event_on(reading, (span,)),
        places=_places(reading, (span,)),
        figures=tuple(figures),
        salience=0.0,
    )
