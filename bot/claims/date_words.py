"""The calendar's words as values and as patterns: what every date rule is built from.

Each piece matches in bounded space (no open-ended repeats), so that every rule runs in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.claims.lexicon import read_lines
from bot.claims.periods import Period, months_period, part_of, share_of, since, until
from bot.models import Span

Anchor = re.Pattern[str] | frozenset[str]
_REACH_BEFORE = 100
_REACH_BEHIND = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase stands: the article's day, whether its clause looks ahead, and the day told of last."""

    reference: date | None
    ahead: bool = False
    told: date | None = None

    @property
    def today(self) -> date:
        """The article's day, for rules that mean nothing without one: raises where there is none."""
        if self.reference is None:
            raise UndatedError
        return self.reference


class UndatedError(ValueError):
    """A phrase that only an article's day gives a meaning, in an article without one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase and what it resolves to: its `anchor` is the one word that the phrase cannot do without.

    An anchor is the forms of that word, or a pattern where it is a number. The mention is the group `core`
    where the pattern has one.
    """

    anchor: Anchor
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Setting], Period | None]

    def matches(self, text: str, anchors: Iterable[Span]) -> Iterator[re.Match[str]]:
        """Every match that holds an anchor: the costly pattern runs on the text around anchors only."""
        end = 0
        for first, last in anchors:
            start = max(end, first - _REACH_BEFORE)
            match = self.pattern.search(text, start, last + _REACH_BEHIND)
            if match and match.start() <= first:  # one that begins later has an anchor of its own
                yield match
                end = match.end()

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        return match.span("core" if "core" in self.pattern.groupindex else 0)


def _read_calendar() -> dict[str, dict[str, int]]:
    words: dict[str, dict[str, int]] = {}
    for line in read_lines("calendar.txt"):
        head, names = line.split(" : ")
        kind, number = head.split()
        words.setdefault(kind, {}).update(
            (name.casefold().replace("_", " "), int(number)) for name in names.split()
        )
    return words


def _read_context() -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for line in read_lines("date_context.txt"):
        kind, names = line.split(" : ")
        words[kind] = words.get(kind, frozenset()) | frozenset(
            name.replace("_", " ") for name in names.split()
        )
    return words


CALENDAR = _read_calendar()
CONTEXT = _read_context()

MONTHS, WEEKDAYS, SEASONS = CALENDAR["month"], CALENDAR["weekday"], CALENDAR["season"]
ORDINALS, HOLIDAYS = CALENDAR["ordinal"], CALENDAR["holiday"]
ABBREVIATION_LETTERS = 4  # "Sept" is the longest; "May", "June" and "July" are whole


def any_of(words: frozenset[str] | dict[str, int] | set[str]) -> str:
    """An alternation, longest first so that "Sept" does not stop at "Sep"."""
    return (
        "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
    )


def is_abbreviated(name: str) -> bool:
    """Whether a month is written short ("Dec.", "Sept"): too weak to stand alone."""
    bare = name.rstrip(".").casefold()
    return len(bare) <= ABBREVIATION_LETTERS and bare not in {"may", "june", "july"}


def _capitalised(words: dict[str, int], *, short: bool) -> set[str]:
    kept = [word for word in words if is_abbreviated(word) == short]
    return {form for word in kept for form in (word.capitalize(), word.upper())}


GAP = r"(?:[^\S\n]{1,3})"
DASH = r"[-–—]"
_FULL_MONTHS, _SHORT_MONTHS = (_capitalised(MONTHS, short=short) for short in (False, True))
FULL_MONTH = any_of(_FULL_MONTHS) + r"(?!\w)"
MONTH = rf"(?:{FULL_MONTH}|{any_of(_SHORT_MONTHS)}(?!\w)\.?)"
MONTH_ANCHOR = frozenset(_FULL_MONTHS | _SHORT_MONTHS)
WEEKDAY_ANCHOR = frozenset(word for word in _capitalised(WEEKDAYS, short=False) if len(word) > 5)
FULL_WEEKDAY = any_of(WEEKDAY_ANCHOR) + r"(?!\w)"
DAYTIME = r"(?i:morning|afternoon|evening|night|noon)"
WEEKDAY_PREFIX = (
    rf"(?:{any_of({form for word in WEEKDAYS for form in (word.capitalize(), word.upper())})}(?!\w)\.?"
    rf"(?:{GAP}{DAYTIME})?,?{GAP}(?:the{GAP})?)?"
)
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{3}(?!\d))"
NUMBER = rf"(?:\d{{1,3}}|(?i:{any_of(CALENDAR['number'])})(?!\w))"
ORDINAL = rf"(?i:{any_of(ORDINALS)})(?!\w)"
NUMBER_START = r"(?<![\w$€£%])(?<!\d[.,:/])(?<!\d[-–—])"

# "of 2000 soldiers", "by 1900 GMT": the round ones need only a plural behind them, the others a unit.
_NO_NOUN = r"(?!(?:was|has|as|is|its|his|this|across|towards|perhaps|always)\b)"
_PLURAL = rf"(?:{any_of(CONTEXT['unit'])}\b|{_NO_NOUN}[a-z]+s\b)"
NO_COUNT = rf"(?!{GAP}{_PLURAL})"
_NO_UNIT = rf"(?!{GAP}(?i:{any_of(CONTEXT['unit'])})\b)"
YEAR = rf"(?:(?:18|19|20)(?:00(?!\w){NO_COUNT}|(?!00)\d\d))(?!\w|[.,:]\d|%){_NO_UNIT}"

_UNITS_OF = r"half|quarter|week"
PART = (
    r"(?:(?P<part>(?i:early|mid|late|earlier|later|(?:the )?(?:very )?(?:beginning|start|middle|end) of"
    rf"|(?:the )?{ORDINAL}[ -](?:(?:{_UNITS_OF})|{NUMBER} months) of))(?:{GAP}in)?(?:{GAP}|-)(?:the{GAP})?)"
)


TO = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|until|till|into){GAP}(?:the{GAP})?)"
_PART_NAMES = {"beginning": "start", "middle": "mid"}
_WEEK_DAYS = 7


def yearish(n: str = "") -> str:
    """The year behind a day or month, if any: ", 2024", " of 2024", " last year"."""
    return (
        rf"(?:,?{GAP}(?:of{GAP})?(?P<year{n}>{YEAR})"
        rf"|{GAP}(?:of{GAP})?(?P<which{n}>last|this|next){GAP}year\b)?"
    )


def year_in(match: re.Match[str], setting: Setting, n: str = "") -> int | None:
    if match[f"year{n}"]:
        return int(match[f"year{n}"])
    which = match[f"which{n}"]
    return setting.today.year + {"last": -1, "this": 0, "next": 1}[which] if which else None


def narrow(period: Period, phrase: str | None, setting: Setting) -> Period:
    """The part of a period that a PART names: "early", "the second half of", "the last three months of"."""
    words = (
        re.split(r"[\s-]+", phrase.casefold().removeprefix("the ").removeprefix("very ")) if phrase else []
    )
    if not words:
        return period
    if words[0] in {"earlier", "later"}:
        cut = until if words[0] == "earlier" else since
        return cut(period, setting.reference) if setting.reference else period
    if words[0] in ORDINALS:
        return _share(period, ORDINALS[words[0]], words)
    return part_of(period, _PART_NAMES.get(words[0], words[0]))


def _share(period: Period, index: int, words: list[str]) -> Period:
    first, last = period
    if words[1] == "week":
        start = last - timedelta(days=_WEEK_DAYS - 1) if index < 0 else first + timedelta(weeks=index - 1)
        return start, min(start + timedelta(days=_WEEK_DAYS - 1), last)
    if words[1] in {"half", "quarter"}:
        return share_of(period, index, 2 if words[1] == "half" else 4)
    months = number_of(words[1])
    return months_period(first.year, 13 - months if index < 0 else 1, months)


def word_before(match: re.Match[str], start: int) -> str:
    """The word that ends just before `start`, as written, or ""."""
    found = re.search(r"([\w'’-]{1,30})[^\S\n]{1,3}$", match.string[max(0, start - 34) : start])
    return found[1] if found else ""


def word_after(match: re.Match[str]) -> str:
    """The word that begins just behind the match, as written, or ""."""
    return word_behind(match.string, match.end())


def word_behind(text: str, end: int) -> str:
    found = re.match(r"[^\S\n]{1,3}([\w'’-]{1,30})", text[end : end + 34])
    return found[1] if found else ""


def is_name(match: re.Match[str], start: int) -> bool:
    """Whether the words around make a name of the weekday or month that begins at `start`: "Black Friday"."""
    before, after = word_before(match, start), word_after(match)
    named_before = before[:1].isupper() and before.casefold() in CONTEXT["before"]
    named_after = after[:1].isupper() and after.casefold() in CONTEXT["after"]
    return named_before or named_after


def is_financial(match: re.Match[str], reach: int = 120) -> bool:
    """Whether the words around speak of business: a match has a third quarter, too."""
    around = match.string[max(0, match.start() - reach) : match.end() + reach]
    return not CONTEXT["finance"].isdisjoint(re.findall(r"[a-z]{2,20}", around.casefold()))


def number_of(word: str) -> int:
    """The value of what NUMBER matched."""
    return int(word) if word.isdigit() else CALENDAR["number"][word.casefold()]


def month_of(name: str) -> int:
    return MONTHS[name.rstrip(".").casefold()]
