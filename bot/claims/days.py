"""When a claim was made: which date belongs to the cue."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from bot.claims.attributed import Attribution
from bot.claims.circumstances import rivals_at, rivals_of
from bot.claims.date_words import CONTEXT, MONTH, WEEKDAYS, word_behind
from bot.claims.dates import DateMention, is_term
from bot.claims.lexicon import get_words
from bot.claims.live import is_live
from bot.claims.reading import Reading, starting_in
from bot.claims.spans import child, children, is_inside, sentence_of, text_of
from bot.models import Kind, Span

# A day may already be the next one where it was said.
_ZONES = timedelta(days=1)
_WEEK = timedelta(days=7)
_WITHOUT_YEAR = re.compile(rf"\b{MONTH}")
_YEAR = re.compile(r"\d{4}|\byear\b")
_SENTENCE_GAP_WORDS = 1  # a line break
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_QUOTES = frozenset("\"“„«'‘")
_CHAIN_STATEMENTS = 4  # how far back "he added … he added …" is followed
# Behind these a day only dates something else: "after Monday's attack", "since January", "ahead of Sunday".
_RELATING = frozenset(
    {"after", "before", "since", "following", "until", "till", "from", "by", "for", "ahead", "amid"}
)
_DATELINE_CHARS = 60
_DATELINE_START = re.compile(r"(?:[^\w\n]|\b[A-Z][\w.]*)*")
_DATELINE_END = re.compile(r"\s?(?:\([^)\n]{2,40}\)\s?)?[-–—―]{1,2}\s")


# ── the day of the statement ─────────────────────────────────────────────────────────────────────


def said_on(reading: Reading, at: int, wrappers: Sequence[int]) -> date | None:
    """The day beside the cue: "said on Tuesday that …"; else its channel's, or of what it goes on from."""
    days = (_stated_day(reading, k) for k in (at, *wrappers, *_carriers(reading, at)))
    return next((day for day in days if day is not None), None) or _live_day(reading, at)


def _live_day(reading: Reading, at: int) -> date | None:
    """“14:05 – The firm denies it”: what a live page tells in the present is of its day."""
    attribution = reading.attributions[at]
    present = attribution.head.tag_ in {"VBZ", "VBP"} and attribution.cue.kind is Kind.STATEMENT
    told = present and reading.claimants[at] is not None and attribution.head.i in attribution.words
    return reading.reference if told and is_live(text_of(reading.doc)) else None


def _stated_day(reading: Reading, at: int) -> date | None:
    mention = said_mention(reading, at)
    if mention is None or mention.first != mention.last:
        return None
    return past(mention, reading)[0]


def said_mention(reading: Reading, at: int) -> DateMention | None:
    """The date nearest to the cue that dates it, and no other cue of the sentence."""
    attribution, doc = reading.attributions[at], reading.doc
    content = reading.contents[at]
    cue, sentence = attribution.head.idx, sentence_of(attribution.head)
    near = starting_in(reading.dates, [(sentence.start_char, sentence.end_char)])
    rivals = [a.head for a in rivals_of(reading, at) if a.head.i not in attribution.content]
    moved = attribution.cue.takes("m")  # "corrected the rainfall on Sunday to 9 mm on Wednesday"
    for mention in sorted(near, key=lambda d: (moved and is_inside(d.start, content), abs(d.start - cue))):
        own = all(abs(mention.start - rival.idx) >= abs(mention.start - cue) for rival in rivals)
        if own and not is_dateline(doc, mention) and _dates_cue(doc, attribution, mention, content):
            return mention
    return None


def _dates_cue(doc: Doc, attribution: Attribution, mention: DateMention, content: Sequence[Span]) -> bool:
    path = _path(doc, mention, attribution.head)
    if is_inside(mention.start, content):
        return _is_adjunct_of_cue(attribution, path)
    return bool(path) and all(_leads_to_cue(token, attribution) for token in path[1:])


def _path(doc: Doc, mention: DateMention, cue: Token) -> list[Token]:
    """The mention's head word and all above it, up to the cue."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return []
    path, goals = [span.root], (cue, _told_by(cue))
    while path[-1] not in goals and path[-1].head != path[-1]:
        path.append(path[-1].head)
    return path


def _told_by(cue: Token) -> Token:
    """What a participle goes with: "on Monday she went further, calling it …"; what a deed goes on to.

    Also where somebody speaks up: "on Monday he took to X to say".
    """
    if child(cue, "nsubj", "mark") is not None:
        return cue
    if cue.dep_ in {"xcomp", "advcl"} and cue.head.lemma_.lower() in {"take", "turn"} and child(cue, "aux"):
        return cue.head
    goes_along = cue.dep_ == "advcl" and cue.tag_ == "VBG"
    goes_on = cue.dep_ == "conj" and cue.tag_ == cue.head.tag_ == "VBD"
    return cue.head if goes_along or goes_on else cue


def _is_adjunct_of_cue(attribution: Attribution, path: Sequence[Token]) -> bool:
    """“Pledged a hundred trucks on Tuesday”: the parser hangs the day on the cue, not on the trucks."""
    cue = attribution.cue
    if cue.lemma in get_words("periodic") and all(t.lower_ != "on" for t in path):
        return False  # "counted 40 cases in May"
    tells = cue.kind is Kind.STATEMENT or cue.category == "promise"
    if not tells or cue.category in {"request", "evidence"} or len(path) < 2 or path[-1] != attribution.head:
        return False
    kinds, owner = [t.dep_ for t in path[:-1]], path[-2]
    if kinds == ["pobj", "prep", "dobj"] and owner.lemma_.lower() in get_words("happenings"):
        return False
    hangs = kinds in (["npadvmod"], ["pobj", "prep"], ["pobj", "prep", "dobj"])
    return hangs and all(t.lower_ not in _RELATING for t in path[:-1])


def _leads_to_cue(token: Token, attribution: Attribution) -> bool:
    """Whether a word on the way from a date to the cue lets the date be the cue's."""
    if token in (attribution.head, _told_by(attribution.head)) or token.i in attribution.words:
        return True
    if token.lower_ in _RELATING and token.pos_ != "VERB":
        return False
    if token.pos_ in {"VERB", "AUX"}:
        # A day outside the content that hangs on a word in it was parsed wrongly.
        return token.i in attribution.content or token.lemma_.lower() in get_words("speaking")
    # "After the march on Saturday" is later; "at the march on Saturday" is the occasion.
    return token.lemma_.lower() not in get_words("happenings") or token.head.lower_ in {"at", "during"}


def _carriers(reading: Reading, at: int) -> Iterator[int]:
    """The same claimant's statements that this one is told in, or goes on from: nearest first."""
    if reading.claimants[at] is None:
        return
    for _ in range(_CHAIN_STATEMENTS):
        before = at - 1
        if before < 0 or not _is_same_claimant(reading, at, before):
            break
        if not (_is_told_in(reading, at, before) or _goes_on(reading, at, before)):
            break
        yield before
        at = before
    yield from (k for k in rivals_at(reading, at) if k > at and _is_told_in(reading, at, k))


def _is_same_claimant(reading: Reading, at: int, other: int) -> bool:
    """By name: where he said it ("in a report") may be told once only."""
    first, second = reading.claimants[at], reading.claimants[other]
    return first == second or (first is not None and second is not None and first.text == second.text)


def _is_told_in(reading: Reading, at: int, other: int) -> bool:
    """“On Monday he said he feared …”: the fear is told by the saying."""
    same = _is_same_claimant(reading, at, other)
    return same and reading.attributions[at].head.i in reading.attributions[other].content


def _goes_on(reading: Reading, at: int, before: int) -> bool:
    """“He said on Monday that … and warned that …”, “…, adding that …”; “He added …” in the next sentence."""
    head, other = reading.attributions[at].head, reading.attributions[before].head
    if head.head == other and head.dep_ in {"conj", "advcl"} and child(head, "nsubj") is None:
        return True
    near = 0 <= sentence_of(head).start - sentence_of(other).end <= _SENTENCE_GAP_WORDS
    adds = reading.attributions[at].cue.lemma in get_words("continuing")
    if near and (_is_same_telling(reading, at, before) or _is_same_talk(reading, at, before)):
        return True
    return adds and (near or sentence_of(head).start == sentence_of(other).start)


def _is_same_telling(reading: Reading, at: int, before: int) -> bool:
    """“In an email on Monday the firm said that …. Nobody was hurt, it said.”: one email, one paragraph."""
    first, second = reading.attributions[before], reading.attributions[at]
    subject = second.subject
    same = first.cue.lemma == second.cue.lemma == "say" and first.head.tag_ == second.head.tag_ == "VBD"
    if not same or subject is None or subject.lower_ not in _PRONOUNS:
        return False
    between = text_of(reading.doc)[first.head.idx : second.head.idx]
    return "\n" not in between and _in_document(reading, before)


def _is_same_talk(reading: Reading, at: int, before: int) -> bool:
    """“She told Radio Orsa on Friday that …. “It was cold,” she said.”: more of it, in one paragraph."""
    first, second = reading.attributions[before], reading.attributions[at]
    if second.subject is None or second.subject.lower_ not in _PRONOUNS or second.cue.lemma != "say":
        return False
    doc, own = reading.doc, [t for t in second.head.children if t.i not in second.content]
    quoted = doc[min(second.content)].text in _QUOTES
    elsewhere = any(t.dep_ in {"prep", "dobj", "npadvmod", "advmod", "advcl"} for t in own)
    told = first.cue.category == "speech" and first.head.tag_ == second.head.tag_ == "VBD"
    between = text_of(doc)[first.head.idx : second.head.idx]
    return quoted and told and not elsewhere and "\n" not in between


def _in_document(reading: Reading, at: int) -> bool:
    """“In a letter on Monday”, “in a statement”: what was said once, in writing."""
    attribution = reading.attributions[at]
    things = (thing for link in children(attribution.head, "prep") for thing in children(link, "pobj"))
    return any(
        thing.head.lower_ == "in" and thing.lemma_.lower() in get_words("documents") for thing in things
    )


def past(mention: DateMention, reading: Reading) -> tuple[date, date]:
    """What was said or done is not ahead of the article: "Dec. 3" without a year is then last year's."""
    words = text_of(reading.doc)[mention.start : mention.end]
    days, reference = (mention.first, mention.last), reading.reference
    if is_term(text_of(reading.doc), mention.start):
        return days
    if reference is not None and days[0] > reference and words.casefold() in WEEKDAYS:
        return days[0] - _WEEK, days[1] - _WEEK
    appointed = word_behind(text_of(reading.doc), mention.end) in CONTEXT["appointed"]
    ahead = reference is not None and days[1] - reference > _ZONES and not appointed
    if not ahead or _YEAR.search(words) or not _WITHOUT_YEAR.search(words):
        return days
    return _year_before(days[0]), _year_before(days[1])


def _year_before(day: date) -> date:
    if day.year == date.min.year:
        return day
    return day - timedelta(days=366 if calendar.isleap(day.year) and day.month > 2 else 365)


def is_dateline(doc: Doc, mention: DateMention) -> bool:
    """The day in "KYIV, Dec. 3, 2024 — " dates the article, not what it says."""
    text = text_of(doc)
    line = text.rfind("\n", 0, mention.start) + 1
    near = mention.start - line <= _DATELINE_CHARS and _DATELINE_END.match(text, mention.end) is not None
    return near and _DATELINE_START.fullmatch(text, line, mention.start) is not None
