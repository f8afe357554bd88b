"""Numbers that are dates, times of day, ages of people or scores of matches."""

from __future__ import annotations

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.lexemes import DASHES, HYPHENS
from bot.claims.number_contexts import counts_behind, get_context_words, get_digits, is_short


def is_year(context: Context, amount: Amount) -> bool:
    digits = get_digits(context, amount)
    if len(digits) != 4 or not 1000 <= int(digits) <= 2199 or amount.kind:
        return False
    if counts_behind(context, amount) and not _is_before_year(context, amount):
        return int(digits) >= 1900 and not (_is_bounded(context, amount) or _before_plural(context, amount))
    return int(digits) >= 1500 or _is_before_year(context, amount)


def _before_plural(context: Context, amount: Amount) -> bool:
    """ "2000 people", "2000 armed men": years stand before singulars ("the 2019 review") or behind an article."""
    last = amount.last + (context.tag(amount.last) == "JJ")
    return context.is_plural(last) and context.lexemes.at(amount.first - 1).lower not in {
        "the",
        "s",
        "’s",
        "'s",
    }


def _is_before_year(context: Context, amount: Amount) -> bool:
    before = context.lexemes.at(amount.first - 1).lower
    return before in get_context_words("year_before") or before in get_context_words("month")


def _is_bounded(context: Context, amount: Amount) -> bool:
    return context.lexemes.at(amount.first - 1).lower in {
        "than",
        "least",
        "most",
        "over",
        "nearly",
        "almost",
        "some",
    }


def is_day(context: Context, amount: Amount) -> bool:
    """ "Dec. 14-15", "5 November", "the 14th and 15 of May" """
    digits = get_digits(context, amount)
    if not digits or int(digits) > 31 or amount.kind:
        return False
    return _month_before(context, amount.first) or _month_after(context, amount)


def _month_before(context: Context, first: int) -> bool:
    """A month before the number, over other days ("Aug. 5, 6 and 7")."""
    lexemes = context.lexemes
    at = first - 1
    for _ in range(8):
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
    while (
        lexemes.at(at).text in DASHES or lexemes.at(at).lower in {"and", "to", "of"} or is_short(context, at)
    ):
        at += 1
    return _is_month(context, at) and not (lexemes.at(at).lower == "may" and context.tag(at) == "MD")


def is_time(context: Context, amount: Amount) -> bool:
    """ "5am", "8 p.m.", "10 o'clock", "0800 GMT" """
    lexemes = context.lexemes
    at = amount.last
    after = lexemes.at(at).lower
    if amount.kind == "time" and lexemes.at(amount.after).lower == "ago":
        return True
    if after in {"a", "p"} and lexemes.at(at + 1).text == "." and lexemes.at(at + 2).lower == "m":
        return True
    return after in get_context_words("clock") and amount.kind == "" and amount.low < 2500


# ── ages and scores ─


def is_age(context: Context, amount: Amount) -> bool:
    """ "aged 34", "34-year-old", "six months old", "between the ages of 18 and 24" """
    lexemes = context.lexemes
    at = amount.after + (lexemes.at(amount.after).text in HYPHENS)
    if amount.kind == "time" and lexemes.at(at).lower in {"old", "olds"}:
        return True
    if amount.kind == "time" and lexemes.phrase(amount.after, amount.after + 2) == "of age":
        return True
    return amount.kind in {"", "time"} and (
        _follows_age(context, amount.first) or _is_persons(context, amount)
    )


def _is_persons(context: Context, amount: Amount) -> bool:
    """ "He will be 35 in May", "she turned 50" """
    lexemes = context.lexemes
    verbs = [lexemes.at(amount.first - i).lower for i in range(1, 5)]
    if verbs[0] not in {"be", "is", "was", "turned", "turns", "am"} or counts_behind(context, amount):
        return False
    closed = lexemes.at(amount.last).lower not in {"of", "to", "in"} or verbs[0] == "be"
    return bool({"he", "she", "i"} & set(verbs[1:])) and 1 < amount.low < 120 and closed


def _follows_age(context: Context, first: int) -> bool:
    lexemes = context.lexemes
    for at in range(first - 1, first - 8, -1):
        word = lexemes.at(at)
        if word.lower in get_context_words("age"):
            return True
        passing = word.text in DASHES or word.lower in {
            "of",
            "and",
            "to",
            "between",
            "under",
            "over",
            "about",
            "or",
        }
        if not (passing or is_short(context, at)):
            return False
    return False


def is_apposed_age(context: Context, amount: Amount) -> bool:
    """ "Mary Poll, 34, said" """
    lexemes = context.lexemes
    digits = get_digits(context, amount)
    closed = lexemes.at(amount.last).text in {",", ".", ";", ")"} or lexemes.at(amount.last).start < 0
    if not digits or not closed or not 0 < int(digits) < 120 or amount.kind:
        return False
    opened = lexemes.at(amount.first - 1).text in {",", "("}
    return opened and (_is_person(context, amount.first - 2)) and not _in_list(context, amount)


def _is_person(context: Context, index: int) -> bool:
    token = context.token(index)
    named = context.is_name(index) and token is not None and token.ent_type_ in {"PERSON", "ORG", "GPE", ""}
    return named or context.lexemes.at(index).lower in get_context_words("person_noun")


def _in_list(context: Context, amount: Amount) -> bool:
    """ "Kyiv, 34, Kharkiv, 12": a number at every second place is a table's."""
    return context.lexemes.at(amount.last + 2).text == "," and context.lexemes.at(amount.last + 3).numeric


def is_score(context: Context, amount: Amount) -> bool:
    """ "won 3-1", "a 2-0 lead", "89-89" """
    lexemes = context.lexemes
    other = _other_half(context, amount)
    if other is None or amount.kind or not get_digits(context, amount) or amount.low > 250:
        return False
    first, last = min(amount.first, other), max(amount.last, other + 1)
    if lexemes.at(last).text in DASHES and lexemes.glued(last):
        return lexemes.at(last + 1).numeric
    if float(lexemes.at(first).text) >= float(lexemes.at(last - 1).text):
        return True
    near = {lexemes.at(i).lower for i in range(first - 4, first)} | {lexemes.at(last).lower}
    return (not context.tag(last).startswith(("NN", "JJ")) and bool(near & get_context_words("score"))) or (
        lexemes.at(last).lower in get_context_words("score") - {"against", "over", "up", "down"}
    )


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
