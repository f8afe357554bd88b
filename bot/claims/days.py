"""When a claim was made, and the days it is about: which date belongs to the cue, which to the content."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from spacy.tokens import Doc, Token

from bot.claims.attributed import Attribution
from bot.claims.circumstances import rivals_at, rivals_of
from bot.claims.date_words import MONTH, WEEKDAYS
from bot.claims.dates import DateMention
from bot.claims.lexicon import get_words
from bot.claims.live import is_live
from bot.claims.personal_names import means_person
from bot.claims.reading import Reading, starting_in
from bot.claims.spans import child, children, is_inside, runs, sentence_of, text_of
from bot.models import Kind, Span

# A day may already be the next one where it was said.
# "A decision was due in May", "is planned for May": what is still to come, in a past form.
_FORESEEN = frozenset({"due", "planned", "scheduled", "slated", "expected"})
_ZONES = timedelta(days=1)
_WEEK = timedelta(days=7)
_WITHOUT_YEAR = re.compile(rf"\b{MONTH}")
_YEAR = re.compile(r"\d{4}|\byear\b")
_SENTENCE_GAP_WORDS = 1  # a line break
_CROWD_SCENES = frozenset({"outside", "near", "around", "along", "across", "at"})
_PAPERS = frozenset({"paper", "preprint", "tender", "newsletter", "manuscript"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_CHAIN_STATEMENTS = 4  # how far back "he added … he added …" is followed
# Behind these a day only dates something else: "after Monday's attack", "since January", "ahead of Sunday".
_RELATING = frozenset(
    {"after", "before", "since", "following", "until", "till", "from", "by", "for", "ahead", "amid"}
)
_OPENING_MARKS = frozenset("“„«\"‘'")
_FROM_NOW = frozenset({"today", "yesterday", "tomorrow", "tonight", "last night", "this morning"})
_SINCE_STEPS = 2  # "since the beginning of March"
_COMPARED_WORDS = 4  # "the deadliest crash there since 2009"
_SUPERLATIVES = frozenset({"JJS", "RBS"})
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
    mention = _said_mention(reading, at)
    if mention is None or mention.first != mention.last:
        return None
    return _past(mention, reading)[0]


def _said_mention(reading: Reading, at: int) -> DateMention | None:
    """The date nearest to the cue that dates it, and no other cue of the sentence."""
    attribution, doc = reading.attributions[at], reading.doc
    content = runs(doc, attribution.content)
    cue, sentence = attribution.head.idx, sentence_of(attribution.head)
    near = starting_in(reading.dates, [(sentence.start_char, sentence.end_char)])
    rivals = [a.head for a in rivals_of(reading, at) if a.head.i not in attribution.content]
    for mention in sorted(near, key=lambda d: abs(d.start - cue)):
        own = all(abs(mention.start - rival.idx) >= abs(mention.start - cue) for rival in rivals)
        if own and not _is_dateline(doc, mention) and _dates_cue(doc, attribution, mention, content):
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
    """What a participle goes with: "on Monday she went further, calling it …"; what a deed goes on to."""
    if child(cue, "nsubj", "mark") is not None:
        return cue
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
    if _is_same_telling(reading, at, before) and near:
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


def _in_document(reading: Reading, at: int) -> bool:
    """“In a letter on Monday”, “in a statement”: what was said once, in writing."""
    attribution = reading.attributions[at]
    things = (thing for link in children(attribution.head, "prep") for thing in children(link, "pobj"))
    return any(
        thing.head.lower_ == "in" and thing.lemma_.lower() in get_words("documents") for thing in things
    )


# ── the days that the content is about ───────────────────────────────────────────────────────────


def event_on(reading: Reading, content: Sequence[Span], at: int | None = None) -> tuple[date, date] | None:
    """The first days that the content names for itself, else those of an event in it."""
    said = _said_mention(reading, at) if at is not None else None
    named = [m for m in starting_in(reading.dates, content) if m != said and not _is_dateline(reading.doc, m)]
    named = [m for m in named if not _dates_other(reading.doc, m)]
    clauses = {mention: _relative_clause(reading.doc, mention, content) for mention in named}
    main = [mention for mention in named if clauses[mention] is None]
    figures = [figure.start for figure in starting_in(reading.figures, content)]
    told = [m for m in named if (c := clauses[m]) and (_is_of_event(c) or _holds_all(c, figures))]
    surveyed = _surveyed(reading, at) if at is not None else ()
    counts = at is not None and reading.attributions[at].construction == "object"
    seen = (said,) if said is not None and at is not None and _is_seen(reading, at, said) else ()
    for mention in (*(surveyed if counts else ()), *main, *told, *surveyed, *seen):
        over = _is_over(reading.doc, content)
        first, last = _past(mention, reading) if over else (mention.first, mention.last)
        if said is not None and mention != said and _is_spoken(reading, mention, content):
            moved = said.first - (reading.reference or said.first)
            return first + moved, last + moved
        today = reading.reference
        if today is not None and first <= today and _since(reading.doc, mention) is not None:
            return first, today
        return first, last
    return None


def _is_spoken(reading: Reading, mention: DateMention, content: Sequence[Span]) -> bool:
    """“We lost it yesterday,” he said on Sunday: the day before Sunday."""
    text = text_of(reading.doc)
    words = text[mention.start : mention.end].casefold()
    quoted = any(text[start] in _OPENING_MARKS for start, _ in content)
    return quoted and words in _FROM_NOW


def _is_seen(reading: Reading, at: int, said: DateMention) -> bool:
    """“Outside parliament on Monday night, police counted 300”: who counts a crowd is there on its day."""
    attribution, doc = reading.attributions[at], reading.doc
    span = doc.char_span(said.start, said.end, alignment_mode="expand")
    counted = attribution.cue.lemma in get_words("periodic") and attribution.head.tag_ == "VBD"
    if span is None or not counted or span.end > attribution.head.i:
        return False
    first = sentence_of(attribution.head)[0]
    return (
        first.lower_ in _CROWD_SCENES
        and first.i < span.start
        and _is_over(doc, runs(doc, attribution.content))
    )


def _surveyed(reading: Reading, at: int) -> Sequence[DateMention]:
    """“A census in 2010 counted …”: what a survey shows is of its own time."""
    attribution, doc = reading.attributions[at], reading.doc
    subject = attribution.subject
    if subject is None or subject.lemma_.lower() not in get_words("surveys"):
        return ()
    mentions = starting_in(reading.dates, runs(doc, attribution.source))
    spans = [(m, doc.char_span(m.start, m.end, alignment_mode="expand")) for m in mentions]
    return [
        m for m, s in spans if s is not None and s.root.head.lower_ == "in" and s.root.head.head == subject
    ]


def _since(doc: Doc, mention: DateMention) -> Token | None:
    """The "since" before a date: what began then goes on to the article's day."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    above = (span.root, *islice(span.root.ancestors, _SINCE_STEPS))
    return next((t for t in above if t.lower_ == "since" and t.i <= span.start), None)


def _dates_other(doc: Doc, mention: DateMention) -> bool:
    """A day of a comparison ("the worst loss since 2003") or of a paper ("its Feb. 17 update")."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    since = _since(doc, mention)
    if since is not None and _is_compared(since):
        return True
    year = span.root
    if year.dep_ == "pobj" and year.head.lower_ == "of":  # "the Voting Act of 1993"
        return year.head.head.lemma_.lower() in get_words("documents") or year.head.head.text == "Act"
    if year.dep_ not in {"nmod", "compound", "nummod", "amod"} or year.head.i < year.i:
        return False
    noun = year.head.lemma_.lower()
    return noun in get_words("documents") or noun == "level" or means_person(noun)


def _is_compared(since: Token) -> bool:
    """“The worst loss since 2003”, “for the first time since May”."""
    before = since.doc[max(since.sent.start, since.i - _COMPARED_WORDS) : since.i]
    words = (*before, since.head, *since.head.children)
    ranks = (t for t in words if t.i == 0 or t.nbor(-1).lower_ != "at")  # not "at least 15"
    return any(t.tag_ in _SUPERLATIVES or t.lower_ == "first" for t in ranks)


def _relative_clause(doc: Doc, mention: DateMention, content: Sequence[Span]) -> Token | None:
    """“… in Kursk, where it launched an incursion in August”: background, not the day of the claim."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    above = () if span is None else (span.root, *span.root.ancestors)
    return next((t for t in above if t.dep_ in {"relcl", "acl"} and _is_aside(t, content)), None)


def _is_aside(clause: Token, content: Sequence[Span]) -> bool:
    """Not the content itself, hung on a noun before it, nor a main verb that the parser takes for one."""
    noun = clause.head
    misread = clause.dep_ == "acl" and clause.tag_ == "VBD" and noun.dep_ == "ROOT"
    return not misread and is_inside(noun.idx, content) and not _is_published_in(clause)


def _is_published_in(clause: Token) -> bool:
    """“It described the drug in a paper posted in March”: the paper's day is the deed's."""
    paper = clause.head
    document = paper.lemma_.lower() in get_words("documents") | _PAPERS
    published = clause.dep_ == "acl" and clause.lemma_.lower() in get_words("publishing") | {"send", "post"}
    placed = paper.dep_ == "pobj" and paper.head.lower_ == "in" and paper.head.head.pos_ == "VERB"
    return document and published and placed


def _is_of_event(clause: Token) -> bool:
    """Whether a clause tells an event: "a flood that began in May", "14 men killed on Monday"."""
    noun = clause.head
    apart = any(t.text == "," for t in noun.doc[noun.i + 1 : clause.i])
    happening = noun.lemma_.lower() in get_words("happenings")
    counted = clause.tag_ == "VBN" and child(noun, "nummod") is not None
    return not apart and (happening or counted)


def _holds_all(clause: Token, figures: Sequence[int]) -> bool:
    """Whether a clause tells all that is counted: "the Board, whose ships took 790 tonnes last year"."""
    first, last = clause.left_edge.idx, clause.right_edge.idx
    return bool(figures) and all(first <= figure <= last for figure in figures)


def _past(mention: DateMention, reading: Reading) -> tuple[date, date]:
    """What was said or done is not ahead of the article: "Dec. 3" without a year is then last year's."""
    words = text_of(reading.doc)[mention.start : mention.end]
    days, reference = (mention.first, mention.last), reading.reference
    if reference is not None and days[0] > reference and words.casefold() in WEEKDAYS:
        return days[0] - _WEEK, days[1] - _WEEK
    ahead = reference is not None and days[1] - reference > _ZONES
    if not ahead or _YEAR.search(words) or not _WITHOUT_YEAR.search(words):
        return days
    return _year_before(days[0]), _year_before(days[1])


def _year_before(day: date) -> date:
    if day.year == date.min.year:
        return day
    return day - timedelta(days=366 if calendar.isleap(day.year) and day.month > 2 else 365)


def _is_over(doc: Doc, content: Sequence[Span]) -> bool:
    """Whether a content tells of the past: a past form and nothing that looks ahead."""
    tokens = [t for start, end in content for t in doc.char_span(start, end, alignment_mode="expand") or ()]
    ahead = any(
        t.tag_ == "MD" or t.lower_ in _FORESEEN or (t.dep_ == "aux" and t.tag_ == "TO") for t in tokens
    )
    return not ahead and any(t.tag_ in {"VBD", "VBN"} for t in tokens)


def _is_dateline(doc: Doc, mention: DateMention) -> bool:
    """The day in "KYIV, Dec. 3, 2024 — " dates the article, not what it says."""
    text = text_of(doc)
    line = text.rfind("\n", 0, mention.start) + 1
    near = mention.start - line <= _DATELINE_CHARS and _DATELINE_END.match(text, mention.end) is not None
    return near and _DATELINE_START.fullmatch(text, line, mention.start) is not None
