"""Article → claims: attributions and facts, each with its figures, dates, places, channels and caveat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from bot.claims.attributed import CITING, Attribution
from bot.claims.circumstances import caveat_on, crowd_scene, places_in, quote_span
from bot.claims.days import said_on
from bot.claims.event_days import event_on
from bot.claims.lexicon import get_words
from bot.claims.marks import finish
from bot.claims.nesting import Nesting
from bot.claims.parse import parse_each
from bot.claims.reading import Reading, read, starting_in
from bot.claims.repeats import fold_repeats
from bot.claims.route import find_channels
from bot.claims.salience import rate
from bot.claims.spans import (
    child,
    hull,
    is_inside,
    runs,
    sentence_of,
    sentences_of,
    span_over,
    subtree,
    text_of,
    tokens_of,
)
from bot.claims.stance import denies_by_cue, is_hedged, is_withheld, judge_stance
from bot.claims.wording import word_claim
from bot.models import Article, Claim, Figure, Kind, Span, Stance


def extract_each(articles: Sequence[Article]) -> Iterator[list[Claim]]:
    """The claims of each article, in order."""
    readable = [article.language == "en" and bool(article.text.strip()) for article in articles]
    texts = [article.text for article, kept in zip(articles, readable, strict=True) if kept]
    docs = parse_each(texts)
    for article, kept in zip(articles, readable, strict=True):
        yield _claims(article, next(docs)) if kept else []


def _claims(article: Article, doc: Doc) -> list[Claim]:
    reading = read(doc, article.dated)
    nesting = Nesting(reading)
    passed_on = nesting.wrappers | nesting.told
    asked = {at for at, a in enumerate(reading.attributions) if _is_asked(a)}
    own = [at for at in range(len(reading.attributions)) if at not in passed_on | asked]
    via = find_channels(reading, nesting, own)
    claims = [*(_claim(reading, nesting, at, via[at]) for at in own), *_facts(reading)]
    # What was kept beside the parse refers back to it; without it, the parse goes at once.
    reading.doc.user_data.clear()
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    return fold_repeats(rate(ordered, article), article.headline_length)


def _is_asked(attribution: Attribution) -> bool:
    """“When asked about the toll, she said …”: somebody's question, no statement."""
    head = attribution.head
    bare = head.tag_ in {"VBN", "VBD"} and child(head, "auxpass", "nsubjpass", "nsubj") is None
    return attribution.cue.category == "question" and bare


def _claim(reading: Reading, nesting: Nesting, at: int, via: tuple[str, ...]) -> Claim:
    attribution, name, doc = reading.attributions[at], reading.claimants[at], reading.doc
    content, tokens = reading.contents[at], tokens_of(doc)
    about = (*content, *crowd_scene(attribution))
    wrappers = nesting.wrappers_of(at)
    start, end = quote_span(reading, at)
    stance = judge_stance(attribution, " ".join(text_of(doc)[a:b] for a, b in content))
    with_cue = is_withheld(attribution.head) or denies_by_cue(attribution)
    claimant = name.text if name is not None and name.text else None
    return Claim(
        text=word_claim(attribution, name, with_cue=with_cue),
        quote=text_of(doc)[start:end],
        start=start,
        end=end,
        kind=attribution.cue.kind,
        content=content,
        source=hull(runs(doc, attribution.source)),
        cue_span=span_over(doc, attribution.words),
        claimant=claimant,
        role=name.role if name is not None else None,
        via=tuple(channel for channel in via if channel != claimant),
        cue=" ".join(doc[i].text for i in sorted(attribution.words)),
        stance=stance,
        hedged=is_hedged(tokens[i] for i in attribution.content),
        caveat=caveat_on(reading, start) if stance is not Stance.UNCONFIRMED else None,
        said_on=said_on(reading, at, wrappers),
        event_on=event_on(reading, about, at),
        places=places_in(reading, about),
        figures=_figures(reading, nesting, at),
        salience=0.0,
    )


def _figures(reading: Reading, nesting: Nesting, at: int) -> tuple[Figure, ...]:
    """A figure belongs to the innermost attribution: whoever only passes it on does not vouch for it."""
    doc, attributions = reading.doc, reading.attributions
    held = starting_in(reading.figures, reading.contents[at])
    if not held:
        return ()
    inside = [k for k in nesting.inner[at] if k not in nesting.told]
    inner = [span for k in inside for span in reading.contents[k]]
    inner += [span for i in attributions[at].content for span in _cited(doc[i])]
    return tuple(figure for figure in held if not is_inside(figure.start, inner))


def _cited(word: Token) -> tuple[Span, ...]:
    """“…, as the paper reported, citing two officials”: how many it cites is nothing that is told."""
    cites = word.lemma_.lower() in CITING and word.tag_ == "VBG"
    return runs(word.doc, subtree(word)) if cites else ()


# ── facts ────────────────────────────────────────────────────────────────────────────────────────


def _facts(reading: Reading) -> list[Claim]:
    """Sentences with a figure that no attribution holds: the outlet's own, or hearsay ("reportedly")."""
    doc = reading.doc
    taken = bytearray(len(text_of(doc)) + 1)
    for attribution in reading.attributions:
        for start, end in runs(doc, attribution.content | attribution.source | attribution.words):
            taken[start:end] = bytes([1]) * (end - start)
    caveats = [caveat.sentence for caveat in reading.caveats]
    hearsay = get_words("hearsay")
    reported = {sentence_of(t).start for t in tokens_of(doc) if t.lower_ in hearsay and not taken[t.idx]}
    found = []
    for sentence in sentences_of(doc):
        own = starting_in(reading.figures, [(sentence.start_char, sentence.end_char)])
        free = [figure for figure in own if not taken[figure.start]]
        told = free or sentence.start in reported
        if told and _is_statement(sentence) and not is_inside(sentence.start_char, caveats):
            found.append(_fact(reading, sentence, free))
    return found


def _is_statement(sentence: SpacySpan) -> bool:
    """A verb of its own, or one read as a noun ("the raid cost Orsa …", "the cost rises by …")."""
    root = sentence.root
    misread = root.pos_ == "NOUN" and child(root, "nsubj") and child(root, "dobj", "prep")
    verbal = bool(misread) or any(t.pos_ in {"VERB", "AUX"} for t in sentence)
    return verbal and not sentence.text.strip().endswith("?")


def _fact(reading: Reading, sentence: SpacySpan, figures: Sequence[Figure]) -> Claim:
    doc = reading.doc
    start, end = hull(runs(doc, range(sentence.start, sentence.end))) or (
        sentence.start_char,
        sentence.end_char,
    )
    hearsay = next((t for t in sentence if t.lower_ in get_words("hearsay")), None)
    return Claim(
        text=finish(text_of(doc)[start:end]),
        quote=text_of(doc)[start:end],
        start=start,
        end=end,
        kind=Kind.STATEMENT if hearsay is not None else Kind.FACT,
        content=((start, end),),
        source=None,
        cue_span=(hearsay.idx, hearsay.idx + len(hearsay.text)) if hearsay is not None else None,
        claimant=None,
        role=None,
        via=(),
        cue=hearsay.text if hearsay is not None else None,
        stance=Stance.ASSERTED,
        hedged=is_hedged(sentence),
        caveat=caveat_on(reading, start, own=hearsay is None),
        said_on=None,
        event_on=event_on(reading, [(start, end)]),
        places=places_in(reading, [(start, end)]),
        figures=tuple(figures),
        salience=0.0,
    )
