"""Numbers that are dates, times of day or scores of matches."""

from __future__ import annotations

import re

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.lexemes import DASHES, HYPHENS, Lexeme
from bot.claims.number_contexts import counts_behind, get_context_words, get_digits, is_short
from bot.claims.vocabulary import get_index

_DAYS_IN_A_ROW = 8
_TRAIN = re.compile(r"0\d\.[0-5]\d")
"""A clock time with a point; no quantity opens so."""
_HOURS = 12
_BEING = frozenset({"is", "was", "are", "were", "be", "been", "now", "still", "currently"})
_HOUR_WORDS = 16  # how far before it the word stands that makes a value of it
_HIGHEST_SCORE = 250
_BEFORE_COUNTS = frozenset({"than", "least", "most", "over", "nearly", "almost", "some"})
_BEFORE_SHORT = frozenset({"in", "of", "since", "from", "until", "by"})
_BEFORE_YEARS = frozenset({"the", "s", "’s", "'s"})


def is_year(context: Context, amount: Amount) -> bool:
    digits = get_digits(context, amount)
    if (
        len(digits) == 2
        and not amount.kind
        and (_is_shortened(context, amount) or _ends_years(context, amount))
    ):
        return True
    if len(digits) != 4 or not 1000 <= int(digits) <= 2199 or amount.kind:
        return False
    if context.lexemes.at(amount.last).lower == "levels":
        return int(digits) >= 1900  # "32 percent below 2005 levels"
    if counts_behind(context, amount) and not _is_before_year(context, amount):
        return int(digits) >= 1900 and not (_is_bounded(context, amount) or _before_plural(context, amount))
    return int(digits) >= 1500 or _is_before_year(context, amount)


def _is_shortened(context: Context, amount: Amount) -> bool:
    """As in "laid off in '19 when"."""
    lexemes, before = context.lexemes, amount.first - 1
    opened = lexemes.at(before).text in {"'", "’", "‘"} and lexemes.glued(amount.first)
    return opened and lexemes.at(before - 1).lower in _BEFORE_SHORT and not counts_behind(context, amount)


def _ends_years(context: Context, amount: Amount) -> bool:
    """As in "in 2011-12", "the 1990-91 season": a later year of the century that the first one tells."""
    lexemes, dash = context.lexemes, amount.first - 1
    first = lexemes.at(dash - 1).text
    tied = lexemes.at(dash).text in DASHES and lexemes.glued(dash) and lexemes.glued(amount.first)
    year = first.isdecimal() and len(first) == 4 and 1500 <= int(first) <= 2199
    return tied and year and int(first[2:]) < amount.low


def _before_plural(context: Context, amount: Amount) -> bool:
    """As in "2000 people", "2000 armed men"; not "the 2019 reviews"."""
    last = amount.last + (context.tag(amount.last) == "JJ")
    return context.is_plural(last) and context.lexemes.at(amount.first - 1).lower not in _BEFORE_YEARS


def _is_before_year(context: Context, amount: Amount) -> bool:
    before = context.lexemes.at(amount.first - 1).lower
    return before in get_context_words("year_before") or before in get_context_words("month")


def _is_bounded(context: Context, amount: Amount) -> bool:
    return context.lexemes.at(amount.first - 1).lower in _BEFORE_COUNTS


def is_day(context: Context, amount: Amount) -> bool:
    """As in "Dec. 14-15", "5 November", "the 14th and 15 of May"."""
    digits = get_digits(context, amount)
    if not digits or int(digits) > 31 or amount.kind or _is_counted_in(context, amount):
        return False
    return _month_before(context, amount.first) or _month_after(context, amount)


def _is_counted_in(context: Context, amount: Amount) -> bool:
    """As in "In June 14 people died": no event is "in" a day."""
    led = context.lexemes.at(amount.first - 2).lower == "in" and _is_month(context, amount.first - 1)
    return led and context.is_plural(amount.last)


def _month_before(context: Context, first: int) -> bool:
    """A month before the number, over other days ("Aug. 5, 6 and 7")."""
    lexemes = context.lexemes
    at = first - 1
    for _ in range(_DAYS_IN_A_ROW):
        word = lexemes.at(at)
        listed = word.text in DASHES or word.lower in {"and", "or", "to", ",", ".", "through", "the"}
        day = word.text.isdecimal() and len(word.text) < 3
        if not (listed or day):
            break
        at -= 1
    return _is_month(context, at)


def _is_month(context: Context, index: int) -> bool:
    word = context.lexemes.at(index)
    return word.lower in get_context_words("month") and (
        word.text[0].isupper() or word.lower not in {"may", "march", "mar"}
    )


def _month_after(context: Context, amount: Amount) -> bool:
    lexemes = context.lexemes
    at = amount.last
    for _ in range(_DAYS_IN_A_ROW):
        word = lexemes.at(at)
        if not (word.text in DASHES or word.lower in {"and", "to", "of"} or is_short(context, at)):
            break
        at += 1
    return _is_month(context, at) and not (lexemes.at(at).lower == "may" and context.tag(at) == "MD")


def is_time(context: Context, amount: Amount) -> bool:
    """As in "5am", "8 p.m.", "10 o'clock", "0800 GMT", "the 07.14 train"."""
    lexemes = context.lexemes
    at = amount.last
    after = lexemes.at(at).lower
    if amount.kind == "time" and _is_distance(context, amount):
        return True
    if after in {"a", "p"} and lexemes.at(at + 1).text == "." and lexemes.at(at + 2).lower == "m":
        return True
    if _TRAIN.fullmatch(lexemes.at(amount.anchor).text) and amount.kind == "":
        return True
    if _is_hour_of_day(context, amount) or _is_past(context, amount) or _is_spelled(context, amount):
        return True
    if _is_bare_hour(context, amount):
        return True
    return after in get_context_words("clock") and amount.kind == "" and amount.low < 2500


def _is_hour_of_day(context: Context, amount: Amount) -> bool:
    """As in "at six in the morning", "it was eleven at night"; not "killed 12 in the morning"."""
    lexemes, last = context.lexemes, amount.last
    daytime = lexemes.at(last + 2).lower in get_context_words("daytime")
    told = (lexemes.phrase(last, last + 2) == "in the" and daytime) or lexemes.phrase(
        last, last + 2
    ) == "at night"
    if not told or amount.kind or not 0 < amount.low <= _HOURS:
        return False
    before = lexemes.at(amount.first - 1).lower
    is_it = before in {"was", "is", "s", "’s", "'s"} and lexemes.at(amount.first - 2).lower in {"it", "time"}
    return is_it or before in {"it's", "it’s"} or before in get_context_words("hour_before")


def _is_bare_hour(context: Context, amount: Amount) -> bool:
    """As in "smelled it at six and left", "closed until 11,", "between noon and two"; no "put it at six"."""
    lexemes, first = context.lexemes, amount.first
    alone = lexemes.at(amount.last).text in {".", ",", ";", "\0", "”", '"'} or (
        lexemes.at(amount.last).lower in {"and", "but", "when", "on"}
    )
    if amount.kind or not alone or not 0 < amount.low <= _HOURS or amount.low != int(amount.low):
        return False
    before = lexemes.at(first - 1).lower
    if before in {"and", "to"} and lexemes.at(first - 2).lower in {"midnight", "noon", "midday"}:
        return True
    if before in {"until", "till"}:
        return True
    if before != "at" or lexemes.at(first - 2).lower in _BEING:
        return False
    words = get_context_words("worth")
    near = [context.token(at) for at in range(max(0, first - _HOUR_WORDS), first)]
    return not any(token is not None and token.lemma_.lower() in words for token in near)


def _is_spelled(context: Context, amount: Amount) -> bool:
    """As in "at six thirty", "Nine Fifteen, the band"; not "two thirty-storey towers", "six fifty men"."""
    lexemes, numbers = context.lexemes, get_index("numbers")
    first, last = amount.first, amount.last
    if lexemes.at(first - 1).lower in numbers:
        first -= 1
    else:
        last += 1
    hour, minutes = (numbers.get(lexemes.at(at).lower, "") for at in (first, first + 1))
    told = hour.isdecimal() and minutes.isdecimal() and 0 < int(hour) <= _HOURS and 10 <= int(minutes) < 60
    tied = lexemes.glued(last) and lexemes.at(last).text in HYPHENS
    counts = tied or context.tag(last)[:2] in {"NN", "JJ"}
    return not amount.kind and last - first == 2 and told and not counts


def _is_past(context: Context, amount: Amount) -> bool:
    """As in "half past six", "a quarter to nine"."""
    lexemes = context.lexemes
    before, link = lexemes.at(amount.first - 2), lexemes.at(amount.first - 1).lower
    minutes = before.lower in {"half", "quarter"} or _is_number(before)
    hour = minutes and (link == "past" or (link == "to" and before.lower == "quarter"))
    opened = lexemes.at(amount.last).lower == "past" and _is_number(lexemes.at(amount.last + 1))
    return not amount.kind and ((hour and amount.low <= _HOURS) or opened)  # "[20] past nine"


def _is_number(word: Lexeme) -> bool:
    return word.numeric or word.lower in get_index("numbers")


def _is_distance(context: Context, amount: Amount) -> bool:
    """As in "two weeks ago", "two days earlier": a date told from another, not a duration."""
    after = context.lexemes.at(amount.after).lower
    return after == "ago" or (after == "earlier" and context.lexemes.at(amount.after + 1).lower != "than")


# ── scores ──────────────────────────────────────────────────────────────────────────────────────────


def is_score(context: Context, amount: Amount) -> bool:
    """As in "won 3-1", "a 2-0 lead", "71-71", "a 3 to 1 margin"."""
    lexemes = context.lexemes
    if not amount.kind and amount.low < _HIGHEST_SCORE and _is_odds(context, amount):
        return True
    if lexemes.phrase(amount.last, amount.last + 2) in {"-under", "-over"}:
        return True  # golf: "10-under"
    other = _other_half(context, amount)
    if other is None or amount.kind or not get_digits(context, amount) or amount.low > _HIGHEST_SCORE:
        return False
    return _are_halves(context, min(amount.anchor, other), max(amount.last, other + 1))


def _are_halves(context: Context, first: int, last: int) -> bool:
    """Whether two numbers with a dash between are goals, not shares ("by 52-38%") or years ("1-3 years")."""
    lexemes = context.lexemes
    if lexemes.at(last).text in DASHES and lexemes.glued(last):
        return lexemes.at(last + 1).numeric
    if lexemes.at(last).text == "(" and lexemes.glued(last) and lexemes.at(last + 1).numeric:
        return True  # a tie-break: "7-6(5)"
    if lexemes.at(last).lower in get_context_words("share"):
        return False  # "by 52-38%"
    falling = float(lexemes.at(first).text) >= float(lexemes.at(last - 1).text)
    return falling or _speaks_of_scores(context, first, last)


def _is_odds(context: Context, amount: Amount) -> bool:
    """As in "a 3 to 1 margin", "split 4 to 1 in favor", "at 33-to-1"."""
    lexemes = context.lexemes
    if _is_to_one(context, amount):
        return True
    at, before = amount.last, amount.first - 1
    at += lexemes.at(at).text in HYPHENS  # "a 2-to-1 vote"
    before -= lexemes.at(before).text in HYPHENS
    first = lexemes.at(at).lower == "to"
    at = at + 2 + (lexemes.at(at + 1).text in HYPHENS) if first else amount.last
    paired = first or lexemes.at(before).lower == "to"
    words = (lexemes.at(at).lower, lexemes.phrase(at, at + 2))
    return paired and bool({*words} & get_context_words("odds"))


def _is_to_one(context: Context, amount: Amount) -> bool:
    """As in "9 to 1", "33-to-1", "ten to one"; not "fell from 9 to 1", "cut it 9 to 1"."""
    lexemes, at = context.lexemes, amount.first
    if amount.low == 1:
        at -= 1 + (lexemes.at(at - 1).text in HYPHENS)
        at -= 1 + (lexemes.at(at - 1).text in HYPHENS)
    to = at + 1 + (lexemes.at(at + 1).text in HYPHENS)
    one = to + 1 + (lexemes.at(to + 1).text in HYPHENS)
    if lexemes.at(to).lower != "to" or lexemes.at(one).lower not in {"1", "one"}:
        return False
    alone = not (lexemes.at(one + 1).numeric or lexemes.at(one + 1).lower in get_index("scales"))
    many = _is_number(lexemes.at(at)) and lexemes.at(at).lower not in {"0", "1", "one"}
    before = lexemes.at(at - 1).lower
    return alone and many and before != "from" and before not in get_context_words("change")


def _speaks_of_scores(context: Context, first: int, last: int) -> bool:
    """Whether "1-3" stands beside the words of matches; what it counts otherwise follows it ("1-3 years")."""
    words = get_context_words("score")
    if context.lexemes.at(last).lower in {"%", "per", "percent", "pc"}:
        return False  # "put the loss at 61–66 per cent"
    if context.lexemes.at(last).lower in words - {"against", "over", "up", "down"}:
        return True
    before = {context.lexemes.at(index).lower for index in range(first - 4, first)}
    return bool(before & words) and not context.tag(last).startswith(("NN", "JJ"))


def _other_half(context: Context, amount: Amount) -> int | None:
    """The other number of "3-1", where each is digits alone."""
    lexemes = context.lexemes
    for hyphen, other in ((amount.last, amount.last + 1), (amount.first - 1, amount.first - 2)):
        tied = lexemes.at(hyphen).text in DASHES and lexemes.glued(max(hyphen, other))
        if tied and lexemes.glued(hyphen) and _is_count(lexemes.at(other).text):
            return other
    return None


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) <= 3
