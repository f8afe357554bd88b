"""Where a claim stands and what surrounds it: its quote, places and caveat."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from bot.claims.attributed import Attribution
from bot.claims.gazetteer import get_place_words
from bot.claims.lexicon import get_words
from bot.claims.places import PlaceMention
from bot.claims.reading import Reading, starting_in
from bot.claims.spans import child, children, climb, hull, runs, sentence_of, subtree, text_of
from bot.models import Span

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
    return [reading.attributions[k] for k in rivals_at(reading, at)]


def rivals_at(reading: Reading, at: int) -> list[int]:
    """Where the other attributions whose cue stands in the same sentence are."""
    sentence = sentence_of(reading.attributions[at].head)
    found: list[int] = []
    for step in (-1, 1):
        k = at + step
        while (
            0 <= k < len(reading.attributions)
            and sentence.start <= reading.attributions[k].head.i < sentence.end
        ):
            found.append(k)
            k += step
    return found


def _circumstances(attribution: Attribution) -> set[int]:
    """To whom and when it was said, behind the cue: "told a committee last week"."""
    head, taken = attribution.head, attribution.content
    behind = [t for t in head.children if t.i > head.i and t.dep_ in _CIRCUMSTANCES]
    things = [t for t in behind if t.dep_ == "dobj"]
    behind += [
        p for t in things for p in t.children if p.dep_ == "prep"
    ]  # "claimed responsibility in a post"
    return {i for t in behind for i in subtree(t) if not taken.intersection(subtree(t))}


def caveat_on(reading: Reading, at: int, *, own: bool = False) -> str | None:
    """The caveat, verbatim, that covers a claim at this offset; "these claims" are not the outlet's own."""
    for caveat in reading.caveats:
        if not (own and caveat.many) and caveat.covers[0] <= at < caveat.covers[1]:
            start, end = caveat.sentence
            return text_of(reading.doc)[start:end]
    return None


def places_in(reading: Reading, content: Sequence[Span]) -> tuple[str, ...]:
    """Places in the content; a country that acts ("Russia sent …") is no place there."""
    found = [place.name for place in starting_in(reading.places, content) if not _acts(reading.doc, place)]
    return tuple(dict.fromkeys(found))


def crowd_scene(attribution: Attribution) -> tuple[Span, ...]:
    """“They marched through Orsa on Monday to demand …”: where and when they do what they do for it."""
    head, deed = attribution.head, attribution.head.head
    purpose = head.dep_ in {"advcl", "xcomp"} and any(t.tag_ == "TO" for t in children(head, "aux"))
    theirs = attribution.subject is not None and attribution.subject.head == deed
    if not purpose or not theirs or deed.lemma_.lower() not in get_place_words()["marching"]:
        return ()
    around = {i for t in children(deed, "prep", "npadvmod") for i in subtree(t)}
    return runs(head.doc, around - attribution.content - attribution.source)


def _acts(doc: Doc, place: PlaceMention) -> bool:
    """Whether a place does what its clause tells; what it has, is or suffers happens there."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    if span is None or get_place_words()["feature"] & set(place.name.casefold().split()):
        return False  # "found by Lake Orsa"
    root = climb(span.root, lambda t: t.dep_ != "conj")  # "backed by Britain and France"
    if span.root.dep_ in {"compound", "nmod", "amod"} and span.root.i < span.root.head.i:
        return _is_origin(span.root.head)  # "the Ohio senator", "Ohio Sen. Ann Lee"
    if root.dep_ == "pobj":
        return _is_somebodys(root.head)
    if root.dep_ == "dobj":  # "accused Kyiv of shelling"
        return root.head.lemma_.lower() in get_words("addressing")
    if span.start and doc[span.start - 1].dep_ == "pobj" and doc[span.start - 1].whitespace_:
        return False  # “a bridge across river X has fallen”: the name goes with the noun before it
    undergoes = root.head.lemma_.lower() in get_place_words()["undergo"] or _loses_share(root.head)
    return root.dep_ in {"nsubj", "agent"} and not undergoes


def _loses_share(verb: Token) -> bool:
    """“The island has lost 40% of its power”, “Orsa lost 300 jobs”: lost there; 40 tanks are an army's."""
    lost = child(verb, "dobj")
    words = {lost.lower_, lost.lemma_.lower()} if lost is not None else set()
    share = bool(words & get_place_words()["lost"])
    return verb.lemma_ == "lose" and share


def _is_somebodys(preposition: Token) -> bool:
    """“By Kyiv”, “of Ohio”: who does it or where somebody was elected, not where it happens."""
    if preposition.lower_ == "by":
        return _is_doer(preposition)
    return preposition.lower_ in {"of", "from"} and _is_origin(preposition.head)


def _is_origin(whose: Token) -> bool:
    """“Governor Ann Lee of Ohio”, “a lawmaker from Kent”: whom it names, not where it happens."""
    return whose.ent_type_ == "PERSON" or whose.lemma_.lower() in get_words("offices")


def _is_doer(by: Token) -> bool:
    """“Held by Russia”, “an advance by Kyiv”: who does it; "a plant by Lake Orsa" tells where."""
    return by.dep_ == "agent" or by.head.tag_ == "VBN" or by.head.lemma_.lower() in get_words("deeds")
