"""The days that a claim is about: those that its content names for itself, else those of an event in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from spacy.tokens import Doc, Token

from bot.claims.dates import DateMention
from bot.claims.days import is_dateline, past, said_mention, said_on
from bot.claims.event_lexicon import get_words as get_event_words
from bot.claims.lexicon import get_words
from bot.claims.personal_names import means_person
from bot.claims.reading import Reading, starting_in
from bot.claims.spans import child, is_inside, runs, sentence_of, text_of
from bot.models import Span

# "A decision was due in May", "is planned for May": what is still to come, in a past form.
_FORESEEN = frozenset({"due", "planned", "scheduled", "slated", "expected"})
_OCCURRING = frozenset({"occur", "happen", "hit", "strike", "erupt", "break", "begin", "start", "take"})
# As in "up 4 million from last quarter".
_BASES = ("last ", "the last ", "the previous ", "the same ", "a year ")
_ELIDED = re.compile(r"['’]s(?=[.,;:!?)]|\s*$)")
_COMPARING = frozenset({"from", "than", "with", "to", "on"})
_MOVED = frozenset(
    {"up", "down", "more", "less", "higher", "lower", "compare", "compared", "rise", "increase"}
)
_CROWD_SCENES = frozenset({"outside", "near", "around", "along", "across", "at"})
_HOLDING = frozenset({"conduct", "carry", "hold", "take", "run"})
_PAPERS = frozenset({"paper", "preprint", "tender", "newsletter", "manuscript"})
_OPENING_MARKS = frozenset("“„«\"‘'")
_FROM_NOW = frozenset({"today", "yesterday", "tomorrow", "tonight", "last night", "this morning"})
_NO_TIME = timedelta()
_SINCE_STEPS = 2  # "since the beginning of March"
_COMPARED_WORDS = 4  # "the deadliest crash there since 2009"
_SUPERLATIVES = frozenset({"JJS", "RBS"})


def event_on(reading: Reading, content: Sequence[Span], at: int | None = None) -> tuple[date, date] | None:
    """The first days that the content names for itself, else those of an event in it."""
    said = said_mention(reading, at) if at is not None else None
    named = [m for m in starting_in(reading.dates, content) if m != said and not is_dateline(reading.doc, m)]
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
        first, last = past(mention, reading) if over else (mention.first, mention.last)
        if at is not None and mention != said and _is_spoken(reading, mention, content):
            spoken = said.first if said is not None else said_on(reading, at, ())
            moved = (spoken - reading.reference) if spoken and reading.reference else _NO_TIME
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
    return first.lower_ in _CROWD_SCENES and first.i < span.start and _is_over(doc, reading.contents[at])


def _surveyed(reading: Reading, at: int) -> Sequence[DateMention]:
    """“A census in 2010 counted …”: what a survey shows is of its own time."""
    attribution, doc = reading.attributions[at], reading.doc
    subject = attribution.subject
    if subject is None or subject.lemma_.lower() not in get_words("surveys"):
        return ()
    mentions = starting_in(reading.dates, runs(doc, attribution.source))
    spans = [(m, doc.char_span(m.start, m.end, alignment_mode="expand")) for m in mentions]
    return [m for m, s in spans if s is not None and _dates_survey(s.root, subject)]


def _dates_survey(day: Token, survey: Token) -> bool:
    """“A census in 2010”, “a poll conducted between 11 and 14 August”."""
    if day.head.lower_ == "in" and day.head.head == survey:
        return True
    above = next((t for t in day.ancestors if t.dep_ in {"acl", "relcl"} and t.head == survey), None)
    return above is not None and above.lemma_.lower() in _HOLDING


def _since(doc: Doc, mention: DateMention) -> Token | None:
    """The "since" before a date: what began then goes on to the article's day."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    steps = _SINCE_STEPS + (span.root.dep_ == "pobj" and span.root.head.head.pos_ in {"NOUN", "PROPN"})
    above = (span.root, *islice(span.root.ancestors, steps))
    return next((t for t in above if t.lower_ == "since" and t.i <= span.start), None)


def _dates_other(doc: Doc, mention: DateMention) -> bool:
    """A day of a comparison ("the worst loss since 2003") or of a paper ("its Feb. 17 update")."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    since = _since(doc, mention)
    other = _is_base(doc, mention, span.root) or _is_of_other(span.root)
    if (since is not None and _is_compared(since)) or other:
        return True
    above = islice(span.root.ancestors, _COMPARED_WORDS + 1)
    if any(t.lower_ == "compared" and t.i < span.start for t in above):  # "compared with 3% in August"
        return True
    year = span.root
    if year.dep_ == "pobj" and year.head.lower_ == "of":  # "the Voting Act of 1993"
        return year.head.head.lemma_.lower() in get_words("documents") or year.head.head.text == "Act"
    if year.dep_ not in {"nmod", "compound", "nummod", "amod"} or year.head.i < year.i:
        return False
    noun = year.head.lemma_.lower()
    return noun in get_words("documents") or noun == "level" or means_person(noun)


def _is_base(doc: Doc, mention: DateMention, day: Token) -> bool:
    """“Up 4 million from last quarter”, “compared with the same month of 2023”: what it is compared with."""
    text = text_of(doc)
    named = text[mention.start : mention.end].casefold().startswith(_BASES)
    if named and _ELIDED.match(text, mention.end):  # "half of last year's"
        return True
    if not named or day.dep_ != "pobj" or day.head.lower_ not in _COMPARING:
        return False
    near = doc[max(0, day.head.i - _COMPARED_WORDS) : day.head.i]
    return any(token.lower_ in _MOVED for token in near)


def _is_of_other(day: Token) -> bool:
    """“Before the war in 2011”, “fell from 66% in 2019”, “more than in January”: when something else was."""
    link = day.head if day.dep_ == "pobj" else day
    noun = link.head
    of_noun = (
        noun.dep_ == "pobj" and noun.pos_ in {"NOUN", "PROPN"} and noun.head.lower_ in {"before", "than"}
    )
    amount = link.nbor(-1) if link.i else link  # whatever the parser hangs the year on
    level = amount.dep_ == "pobj" and amount.head.lower_ == "from" and child(amount, "nummod") is not None
    return link.lower_ == "in" and (of_noun or level or noun.lower_ == "than")


def _is_compared(since: Token) -> bool:
    """“The worst loss since 2003”, “for the first time since May”."""
    before = since.doc[max(sentence_of(since).start, since.i - _COMPARED_WORDS) : since.i]
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
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    tolled = whole.lemma_.lower() in get_event_words("toll")  # "the number of cases reported in May"
    counted = clause.tag_ == "VBN" and (tolled or child(noun, "nummod") is not None)
    occurs = happening and clause.lemma_.lower() in _OCCURRING  # "the quake, which hit on Sunday, killed 12"
    return (not apart and (happening or counted)) or occurs


def _holds_all(clause: Token, figures: Sequence[int]) -> bool:
    """Whether a clause tells all that is counted: "the Board, whose ships took 790 tonnes last year"."""
    first, last = clause.left_edge.idx, clause.right_edge.idx
    return bool(figures) and all(first <= figure <= last for figure in figures)


def _is_over(doc: Doc, content: Sequence[Span]) -> bool:
    """Whether a content tells of the past: a past form and nothing that looks ahead."""
    tokens = [t for start, end in content for t in doc.char_span(start, end, alignment_mode="expand") or ()]
    ahead = any(
        t.tag_ == "MD" or t.lower_ in _FORESEEN or (t.dep_ == "aux" and t.tag_ == "TO") for t in tokens
    )
    return not ahead and any(t.tag_ in {"VBD", "VBN"} for t in tokens)
