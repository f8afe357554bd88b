"""The days that a text speaks of: phrases of dates, resolved against the article's own day.

Months without a year, weekdays and "last week" look back from that day, as news does, unless their clause
looks ahead ("will meet on Friday"). A phrase that needs an article's day is no mention without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.claims.date_words import CONTEXT, Anchor, Rule, Setting, any_of
from bot.claims.day_rules import DAY_RULES
from bot.claims.leaning_rules import LEANING_RULES
from bot.claims.month_rules import MONTH_RULES
from bot.claims.periods import Period
from bot.claims.relative_rules import RELATIVE_RULES
from bot.models import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase at `[start, end)` and the days it names, both inclusive."""

    start: int
    end: int
    first: date
    last: date


def _by_anchor(rules: Sequence[Rule]) -> dict[Anchor, list[Rule]]:
    """The rules of each anchor, so that a text is searched for it once."""
    grouped: dict[Anchor, list[Rule]] = {}
    for rule in rules:
        grouped.setdefault(rule.anchor, []).append(rule)
    return grouped


def _by_word(anchors: Iterable[Anchor]) -> dict[str, list[Anchor]]:
    """The anchors that each word is a form of."""
    forms: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        for word in anchor if isinstance(anchor, frozenset) else ():
            forms.setdefault(word, []).append(anchor)
    return forms


_RULES = _by_anchor((*DAY_RULES, *MONTH_RULES, *RELATIVE_RULES, *LEANING_RULES))
_ANCHORS = _by_word(_RULES)
_WORD = re.compile(r"\w+")
_AHEAD_CHARACTERS = 150
_QUOTES = '"“”'
_ANAPHORA_CHARACTERS = 300
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|would(?! have)|upcoming|expects?|(?:calls?|called|calling) for"
    r"|(?:is|are)(?: not)? (?:to|set|due|scheduled|expected|slated|planned|likely)"
    r"|(?:plans?|intends?|hopes?|vows?|expects?|aims?) to|(?:scheduled|slated|planned|due|set) (?:for|on|in)"
    r"|(?:has|have|needs?) to(?! do with)"
    r"|(?<!not )(?<!to )(?<!n't )(?<!n’t )(?:meet|convene|resume)"
    rf"|(?<!the )(?<!of )(?<!, )(?<!and )(?:{any_of(CONTEXT['timetable'])})"
    rf"|(?:{any_of(CONTEXT['taking_place'])})"
    rf"|(?:is|are|am)(?: not)? (?:{any_of(CONTEXT['timetabled'])}))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
# “Friday’s march will …”, “the vote on Sunday is to …”: the clause goes on into the future.
_AHEAD_BEHIND = re.compile(
    r"(?:['’]s(?: [\w-]+){1,3})? (?:will|would (?!be|have)|(?:is|are) (?:to|due|set|expected|scheduled))\b"
)
# The point of "the U.N. Council", "St. Mary's", "Gov. Lee" ends no sentence.
_NO_END = r"(?<!\b[A-Z])(?<!\b(?:St|Dr|Mr|Ms))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Maj))"
# “Ahead of Friday’s vote”, “ahead of the vote on Friday”, unless the clause tells of what has been.
_BEFORE_EVENT = re.compile(r"\b[Aa]head of(?: [\w’'-]+){0,4} $")
_BEEN = re.compile(r"\b(?:was|were|had|did)\b[^.!?\n]*$")
# “Is closed until Monday”, “ordered them to leave by Friday”, “forecast rain by Friday”: it is to come.
_TERM = re.compile(
    r"\b(?:has|have|is|are|remains?|stays?)\b[^.!?:;\n\"“”]{1,80}\b(?:until|till) (?:the )?$"
    r"|\b(?:forecasts?|predict(?:s|ed)?|promise[ds]?|expect(?:s|ed)?|pledge[ds]?|vow(?:s|ed)|agreed?|ordered|orders"
    r"|wants?|wanted|urge[ds]?|demand(?:s|ed))\b[^.!?:;\n\"“”]{1,80}\bby (?:the )?$"
)
_PAST = re.compile(r"\b(?:was|were|had|did)\b")
# What ends the reach of a "will": another sentence or quotation, a report of it, something past.
_AHEAD_ENDS = re.compile(
    rf"{_NO_END}[.!?;:\"“”\n]\s|[\"“”]|\b(?:since|after|following|was|were|had)\b"
    r"|(?<!\bbe )\b(?:said|says|told|announced|reported|warned|added|claimed|stated|confirmed|wrote)\b",
    re.IGNORECASE,
)


def find_dates(text: str, reference: date | None) -> list[DateMention]:
    """Every date phrase, in order, none overlapping; without `reference` only those that state their year."""
    mentions: list[DateMention] = []
    end = 0
    for start, stop, rule, match in sorted(_candidates(text), key=lambda found: (found[0], -found[1])):
        if start < end:
            continue
        ahead = _looks_ahead(text, start) or _AHEAD_BEHIND.match(text, stop) is not None
        setting = Setting(reference, ahead=ahead, told=_told_day(text, mentions, start))
        if period := _resolve(rule, match, setting):
            mentions.append(DateMention(start, stop, *period))
            end = stop
    return mentions


def _candidates(text: str) -> Iterator[tuple[int, int, Rule, re.Match[str]]]:
    for anchor, places in _find_anchors(text).items():
        for rule in _RULES[anchor] if places else ():
            yield from ((*rule.span(match), rule, match) for match in rule.matches(text, places))


def _find_anchors(text: str) -> dict[Anchor, list[Span]]:
    """Where each anchor stands: all words in one walk over the text."""
    found: dict[Anchor, list[Span]] = {
        anchor: [place.span() for place in anchor.finditer(text)] if isinstance(anchor, re.Pattern) else []
        for anchor in _RULES
    }
    for word in _WORD.finditer(text):
        for anchor in _ANCHORS.get(word[0], ()):
            found[anchor].append(word.span())
    return found


def _resolve(rule: Rule, match: re.Match[str], setting: Setting) -> Period | None:
    try:
        return rule.resolve(match, setting)
    except (ValueError, OverflowError):  # a day that no calendar has: "Feb. 30", "900 years ago" in year 500
        return None


def _told_day(text: str, mentions: list[DateMention], start: int) -> date | None:
    """The one day told of just before, which "the next day" follows."""
    last = mentions[-1] if mentions else None
    if last is None or last.first != last.last or start - last.end > _ANAPHORA_CHARACTERS:
        return None
    return None if "\n" in text[last.end : start] else last.first


def is_term(text: str, start: int) -> bool:
    """Whether a day is the end of something that goes on: "is closed until Monday", "to leave by Friday"."""
    term = _TERM.search(text, max(0, start - _AHEAD_CHARACTERS), start)
    return term is not None and not _PAST.search(term[0])


def _looks_ahead(text: str, start: int) -> bool:
    """Whether the clause before `start` speaks of the future, up to the phrase itself."""
    before = text[max(0, start - _AHEAD_CHARACTERS) : start]
    coming = _BEFORE_EVENT.search(before)
    if coming and not _BEEN.search(before, 0, coming.start()):
        return True
    if is_term(text, start):
        return True
    cues = list(_AHEAD.finditer(before, 1 + max(map(before.rfind, _QUOTES))))
    return bool(cues) and not _AHEAD_ENDS.search(before, cues[-1].end())
