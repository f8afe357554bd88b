"""Which numbers are no figures: dates, times, ages, scores, addresses, names, labels, telephone numbers."""

from __future__ import annotations

from collections.abc import Callable

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.lexemes import DASHES, HYPHENS
from bot.claims.vocabulary import get_index, get_table

Rule = Callable[[Context, Amount], bool]


def is_figure(context: Context, amount: Amount) -> bool:
    """Whether an amount counts or measures something."""
    if amount.kind in {"money", "percent"}:
        return True
    return not any(rule(context, amount) for rule in _RULES)


def _words(key: str) -> frozenset[str]:
    return get_table("figure_contexts")[key]


def _digits(context: Context, amount: Amount) -> str:
    """The lexeme as written where the amount is digits alone, else ""."""
    lone = amount.anchor == amount.last - 1 or amount.kind != ""
    text = context.lexemes.at(amount.anchor).text
    return text if lone and text.isdecimal() and amount.scale == 1 and not amount.part else ""


# ── parts of words and codes ─────────────────────────────────────────────────────────────────────


def _in_a_code(context: Context, amount: Amount) -> bool:
    """ "M-1978", "COVID-19", "5G", "412th", "1990s", "M21 9AB8", "007" """
    lexemes = context.lexemes
    before, after = lexemes.at(amount.first - 1), lexemes.at(amount.last)
    if not lexemes.at(amount.anchor).numeric:
        return _in_a_word(context, amount)
    if lexemes.glued(amount.first) and (before.text[-1].isalnum() or before.text == "_"):
        return True
    if after.glued and (after.alphabetic or after.text == "_") and amount.after == amount.last:
        return True
    return _has_leading_zero(lexemes.at(amount.first).text) or _behind_prefix(context, amount)


def _in_a_word(context: Context, amount: Amount) -> bool:
    """ "Twenty-first": an ordinal or a name after the hyphen; "twenty20"."""
    lexemes = context.lexemes
    after = lexemes.at(amount.last)
    if after.text in HYPHENS and after.glued:
        return lexemes.at(amount.last + 1).lower in get_index("ordinals")
    return after.glued and after.numeric


def _has_leading_zero(text: str) -> bool:
    return len(text) > 1 and text.startswith("0") and text.isdecimal()


def _behind_prefix(context: Context, amount: Amount) -> bool:
    """ "F-16", "last-32", "mid-2019", "under-21s": a hyphen ties the number to the word before it."""
    lexemes = context.lexemes
    hyphen, word = lexemes.at(amount.first - 1), lexemes.at(amount.first - 2)
    tied = hyphen.text in DASHES and hyphen.glued and lexemes.glued(amount.first)
    if not tied or not word.alphabetic or word.lower in {"sub", "plus", "to"} or word.lower in get_index("numbers"):
        return False
    return hyphen.text in HYPHENS or word.text.isupper()


def _in_a_row(context: Context, amount: Amount) -> bool:
    """ "9/11", "24/7", "3:1", "10.45", "16.12.2024": numbers tied by a sign that ranges do not use."""
    lexemes = context.lexemes
    signs = {":", "/", "."}
    after = lexemes.at(amount.last).text in signs and lexemes.glued(amount.last) and lexemes.glued(amount.last + 1)
    before = lexemes.at(amount.first - 1).text in signs and lexemes.glued(amount.first) and amount.first > 0
    if after and lexemes.at(amount.last + 1).numeric:
        return True
    return bool(before and lexemes.glued(amount.first - 1) and lexemes.at(amount.first - 2).numeric)


# ── dates and times ──────────────────────────────────────────────────────────────────────────────


def _is_year(context: Context, amount: Amount) -> bool:
    digits = _digits(context, amount)
    if len(digits) != 4 or not 1000 <= int(digits) <= 2199 or amount.kind:
        return False
    if _counts_behind(context, amount) and not _is_before_year(context, amount):
        return 1900 <= int(digits) and not (_is_bounded(context, amount) or _before_plural(context, amount))
    return 1500 <= int(digits) or _is_before_year(context, amount)


def _before_plural(context: Context, amount: Amount) -> bool:
    """ "2000 people", "2000 armed men": years stand before singulars ("the 2019 review") or behind an article."""
    last = amount.last + (context.tag(amount.last) == "JJ")
    return context.is_plural(last) and context.lexemes.at(amount.first - 1).lower not in {"the", "s", "’s", "'s"}


def _is_before_year(context: Context, amount: Amount) -> bool:
    before = context.lexemes.at(amount.first - 1).lower
    return before in _words("year_before") or before in _words("month")


def _counts_behind(context: Context, amount: Amount) -> bool:
    """Whether a noun follows that the number can count."""
    return context.tag(amount.last)[:2] in {"NN", "JJ", "VB"}


def _modifies_plural(context: Context, amount: Amount) -> bool:
    token = context.token(amount.anchor)
    return token is not None and token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i


def _is_bounded(context: Context, amount: Amount) -> bool:
    return context.lexemes.at(amount.first - 1).lower in {"than", "least", "most", "over", "nearly", "almost", "some"}


def _is_day(context: Context, amount: Amount) -> bool:
    """ "Dec. 14-15", "5 November", "the 14th and 15 of May" """
    digits = _digits(context, amount)
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
    return word.lower in _words("month") and (word.text[0].isupper() or word.lower not in {"may", "march", "mar"})


def _month_after(context: Context, amount: Amount) -> bool:
    lexemes = context.lexemes
    at = amount.last
    while lexemes.at(at).text in DASHES or lexemes.at(at).lower in {"and", "to", "of"} or _is_short(context, at):
        at += 1
    return _is_month(context, at) and not (lexemes.at(at).lower == "may" and context.tag(at) == "MD")


def _is_short(context: Context, index: int) -> bool:
    text = context.lexemes.at(index).text
    return text.isdecimal() and len(text) < 3


def _is_time(context: Context, amount: Amount) -> bool:
    """ "5am", "8 p.m.", "10 o'clock", "0800 GMT" """
    lexemes = context.lexemes
    at = amount.last
    after = lexemes.at(at).lower
    if amount.kind == "time" and lexemes.at(amount.after).lower == "ago":
        return True
    if after in {"a", "p"} and lexemes.at(at + 1).text == "." and lexemes.at(at + 2).lower == "m":
        return True
    return after in _words("clock") and amount.kind == "" and amount.low < 2500


# ── people's ages, matches' scores ───────────────────────────────────────────────────────────────


def _is_age(context: Context, amount: Amount) -> bool:
    """ "aged 34", "34-year-old", "six months old", "between the ages of 18 and 24" """
    lexemes = context.lexemes
    at = amount.after + (lexemes.at(amount.after).text in HYPHENS)
    if amount.kind == "time" and lexemes.at(at).lower in {"old", "olds"}:
        return True
    if amount.kind == "time" and lexemes.phrase(amount.after, amount.after + 2) == "of age":
        return True
    return amount.kind in {"", "time"} and (_follows_age(context, amount.first) or _is_persons(context, amount))


def _is_persons(context: Context, amount: Amount) -> bool:
    """ "He will be 35 in May", "she turned 50" """
    lexemes = context.lexemes
    verbs = [lexemes.at(amount.first - i).lower for i in range(1, 5)]
    if verbs[0] not in {"be", "is", "was", "turned", "turns", "am"} or _counts_behind(context, amount):
        return False
    closed = lexemes.at(amount.last).lower not in {"of", "to", "in"} or verbs[0] == "be"
    return bool({"he", "she", "i"} & set(verbs[1:])) and 1 < amount.low < 120 and closed


def _follows_age(context: Context, first: int) -> bool:
    lexemes = context.lexemes
    for at in range(first - 1, first - 8, -1):
        word = lexemes.at(at)
        if word.lower in _words("age"):
            return True
        passing = word.text in DASHES or word.lower in {"of", "and", "to", "between", "under", "over", "about", "or"}
        if not (passing or _is_short(context, at)):
            return False
    return False


def _is_apposed_age(context: Context, amount: Amount) -> bool:
    """ "Mary Poll, 34, said" """
    lexemes = context.lexemes
    digits = _digits(context, amount)
    closed = lexemes.at(amount.last).text in {",", ".", ";", ")"} or lexemes.at(amount.last).start < 0
    if not digits or not closed or not 0 < int(digits) < 120 or amount.kind:
        return False
    opened = lexemes.at(amount.first - 1).text in {",", "("}
    return opened and (_is_person(context, amount.first - 2)) and not _in_list(context, amount)


def _is_person(context: Context, index: int) -> bool:
    token = context.token(index)
    named = context.is_name(index) and token is not None and token.ent_type_ in {"PERSON", "ORG", "GPE", ""}
    return named or context.lexemes.at(index).lower in _words("person_noun")


def _in_list(context: Context, amount: Amount) -> bool:
    """ "Kyiv, 34, Kharkiv, 12": a number at every second place is a table's."""
    return context.lexemes.at(amount.last + 2).text == "," and context.lexemes.at(amount.last + 3).numeric


def _is_score(context: Context, amount: Amount) -> bool:
    """ "won 3-1", "a 2-0 lead", "89-89" """
    lexemes = context.lexemes
    other = _other_half(context, amount)
    if other is None or amount.kind or not _digits(context, amount) or amount.low > 250:
        return False
    first, last = min(amount.first, other), max(amount.last, other + 1)
    if lexemes.at(last).text in DASHES and lexemes.glued(last):
        return lexemes.at(last + 1).numeric
    if float(lexemes.at(first).text) >= float(lexemes.at(last - 1).text):
        return True
    near = {lexemes.at(i).lower for i in range(first - 4, first)} | {lexemes.at(last).lower}
    return not context.tag(last).startswith(("NN", "JJ")) and bool(near & _words("score")) or (
        lexemes.at(last).lower in _words("score") - {"against", "over", "up", "down"}
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


# ── names, labels, addresses ─────────────────────────────────────────────────────────────────────


def _is_labelled(context: Context, amount: Amount) -> bool:
    """ "page 12", "category 4", "No. 10", "Phase Two" """
    lexemes = context.lexemes
    at = amount.first - 1
    at -= lexemes.at(at).text in {".", "#"}
    label = lexemes.at(at).lower
    if lexemes.at(amount.last).lower in _words("label_after"):
        return True
    if label in {"#", "№"} or lexemes.at(amount.first - 1).text in {"#", "№"}:
        return True
    if label not in _words("label") or amount.kind or amount.scale > 1 or amount.low > 99_999:
        return False
    if amount.low != int(amount.low) and label != "version":
        return False
    return label not in {"no", "day", "p", "pp"} or lexemes.at(amount.anchor).numeric


def _is_ranked(context: Context, amount: Amount) -> bool:
    """ "the top 10", "the Big Four": a number of places, unless it counts what follows."""
    before = context.lexemes.at(amount.first - 1).lower
    return before in _words("rank") and not amount.kind and not _counts_behind(context, amount)


def _is_in_a_name(context: Context, amount: Amount) -> bool:
    """ "iPhone 11", "FTSE 100", "BBC Two", "Boeing 737 Max" """
    if amount.kind or amount.scale > 1 or not _is_plain_count(context, amount):
        return False
    before = context.lexemes.at(amount.first - 1)
    word = not context.lexemes.at(amount.anchor).numeric
    if word and not context.lexemes.at(amount.first).text[0].isupper():
        return False
    named = context.is_name(amount.first - 1) or (before.text[0].isupper() and context.tag(amount.first - 1) == "NN")
    if not named or _starts_sentence(context, amount.first - 1):
        return _names_what_follows(context, amount)
    return not (_modifies_plural(context, amount) and _is_free(context, amount.first - 1))


def _is_plain_count(context: Context, amount: Amount) -> bool:
    text = context.lexemes.at(amount.anchor).text
    return amount.single and amount.low < 10_000 and amount.low == int(amount.low) and "," not in text


def _starts_sentence(context: Context, index: int) -> bool:
    """A capital there says nothing: "Killing 12", "In 300 homes"."""
    token = context.token(index)
    return token is not None and bool(token.is_sent_start) and token.tag_ not in {"NNP", "NNPS"}


def _is_free(context: Context, index: int) -> bool:
    """Whether the name before a number ends a phrase of its own ("In Kursk 300 people died")."""
    token = context.token(index)
    return token is not None and token.dep_ in {"pobj", "nsubj", "npadvmod", "poss"} and token.i < token.doc.__len__()


def _names_what_follows(context: Context, amount: Amount) -> bool:
    """ "the 787 Dreamliner", "the 88 Brigade": one thing with a capital, after an article."""
    at = amount.last
    article = context.lexemes.at(amount.first - 1).lower in {"the", "a", "an", "new", "its", "own"}
    name = context.is_name(at) and context.tag(at) == "NNP"
    if name and _is_second_count(context, amount):
        return True
    return article and name and context.tag(at + 1) not in {"NN", "NNS", "NNP", "NNPS", "JJ"} and amount.low > 20


def _is_second_count(context: Context, amount: Amount) -> bool:
    """ "two new 737 Max jets": the noun has its count already."""
    token = context.token(amount.anchor)
    if token is None or token.dep_ not in {"nummod", "compound"}:
        return False
    return any(other.tag_ == "CD" and other.i < token.i - 1 for other in token.head.lefts)


def _is_address(context: Context, amount: Amount) -> bool:
    """ "10 Downing Street", "9 E 71st St", "16-18 Industrial Avenue" """
    lexemes = context.lexemes
    if amount.kind or amount.scale > 1 or not lexemes.at(amount.anchor).numeric or amount.low > 99_999:
        return False
    at = amount.last
    for _ in range(5):
        word = lexemes.at(at)
        if word.lower in _words("street") and word.text[0].isupper() and at > amount.last:
            return True
        other = word.text in DASHES or word.numeric or (word.glued and word.lower in {"st", "nd", "rd", "th"})
        if not (word.text[0].isupper() or other):
            return False
        if word.lower in {"ave", "rue", "avenue", "boulevard"}:
            return True
        at += 1
    return False


def _is_list_marker(context: Context, amount: Amount) -> bool:
    """ "1. Wash your hands" or "(2) …" at the start of a line"""
    lexemes = context.lexemes
    if not _digits(context, amount) or amount.low > 99 or lexemes.at(amount.last).text not in {".", ")"}:
        return False
    opening = amount.first - (lexemes.at(amount.first - 1).text == "(")
    line = context.doc.text[: lexemes.at(opening).start].rpartition("\n")[2] if opening else ""
    spaced = not lexemes.glued(amount.last + 1) and lexemes.at(amount.last + 1).start >= 0
    return not line.strip() and spaced and lexemes.glued(amount.last)


def _is_telephone(context: Context, amount: Amount) -> bool:
    """ "call 555 0199", "+44 20 7946 0958", "(202) 555-0100" """
    lexemes = context.lexemes
    first, digits = amount.first, len(_digits(context, amount))
    while lexemes.at(first - 1).text in DASHES | {"(", ")", "+"} or lexemes.at(first - 1).text.isdecimal():
        first -= 1
        digits += len(lexemes.at(first).text) * lexemes.at(first).text.isdecimal()
        if amount.first - first > 12:
            break
    last = amount.last
    while last - amount.last < 12 and (lexemes.at(last).text in DASHES | {")"} or lexemes.at(last).text.isdecimal()):
        digits += len(lexemes.at(last).text) * lexemes.at(last).text.isdecimal()
        last += 1
    plus = "+" in {lexemes.at(i).text for i in range(first, amount.first)}
    called = bool({lexemes.at(first - i).lower for i in (1, 2, 3)} & _words("phone"))
    return (digits >= 9 and plus) or (digits >= 6 and called) or (digits == 10 and last - first >= 5)


# ── "one" ────────────────────────────────────────────────────────────────────────────────────────


def _is_pronoun_one(context: Context, amount: Amount) -> bool:
    """ "no one", "this one", "one must", "one day": one counts only before a noun or "of"."""
    lexemes = context.lexemes
    if lexemes.at(amount.anchor).lower != "one" or amount.last - amount.first > 1 or amount.kind == "percent":
        return False
    before, after = lexemes.at(amount.first - 1).lower, lexemes.at(amount.last).lower
    if after in HYPHENS and lexemes.glued(amount.last) and not amount.kind:
        return True
    if before in {"no", "any", "every", "each", "this", "that", "which", "another", "the", "some", "day"}:
        return before != "the" or after == "of"
    if after in {"another", "s"} or lexemes.phrase(amount.last, amount.last + 2) == "or two":
        return after in {"another", "s"}
    if after == "day" and before not in {"in", "for", "within", "of", "after", "just", "only", "than"}:
        return True
    return not (after == "of" or _before_noun(context, amount.anchor))


def _before_noun(context: Context, index: int) -> bool:
    token = context.token(index)
    return token is not None and token.dep_ in {"nummod", "compound"} and token.head.i > token.i


_RULES: tuple[Rule, ...] = (
    _in_a_code,
    _in_a_row,
    _is_year,
    _is_day,
    _is_time,
    _is_age,
    _is_apposed_age,
    _is_score,
    _is_labelled,
    _is_ranked,
    _is_in_a_name,
    _is_address,
    _is_list_marker,
    _is_telephone,
    _is_pronoun_one,
)
