"""Numbers that are ages of people."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.event_lexicon import get_words
from bot.claims.level_nouns import find_level_noun
from bot.claims.lexemes import DASHES, HYPHENS, Lexeme
from bot.claims.number_contexts import counts_behind, get_context_words, get_digits, is_short
from bot.claims.vocabulary import get_index

_BEFORE_AGES = frozenset(
    {
        "just",
        "only",
        "around",
        "nearly",
        "almost",
        "as",
        "of",
        "and",
        "to",
        "between",
        "under",
        "over",
        "about",
        "or",
        "from",
    }
)
_AFTER_TURNING = frozenset({"of", "%", "away", "back", "over", "down", "into", "to"})
_UNITS_OF_AGE = frozenset({"years", "months", "weeks", "days"})
_OLDEST = 120
_SIDES = frozenset({"under", "over", "below", "above"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "aged"})
_HEDGES = frozenset(
    {"perhaps", "about", "around", "maybe", "only", "just", "barely", "some", "nearly", "almost"}
)
_ANYBODY = frozenset(
    {"he", "she", "they", "who", "most", "some", "many", "half", "all", "none", "few", "several"}
)


def is_age(context: Context, amount: Amount) -> bool:
    """As in "aged 34", "34-year-old", "six months old", "between the ages of 18 and 24"."""
    lexemes = context.lexemes
    at = amount.after + (lexemes.at(amount.after).text in HYPHENS)
    if amount.kind == "time" and lexemes.at(at).lower in {"old", "olds"}:
        return True
    if lexemes.at(at).lower in {"something", "somethings"} and at > amount.after:
        return True
    if amount.kind == "time" and lexemes.phrase(amount.after, amount.after + 2) == "of age":
        return True
    return amount.kind in {"", "time"} and (
        _follows_age(context, amount.first)
        or _is_persons(context, amount)
        or _parts_ages(context, amount)
        or _is_told(context, amount)
        or _opens_age(context, amount)
        or _is_level_of_age(context, amount)
    )


def _is_level_of_age(context: Context, amount: Amount) -> bool:
    """As in "the age limit was lowered to 16", "raised the pension age to 67"."""
    number = context.token(amount.anchor)
    level = find_level_noun(number) if number is not None and amount.low < _OLDEST else None
    names = (level, *level.lefts) if level is not None else ()
    led = context.lexemes.at(amount.first - 1).lower == "to"  # "the average age is 43" is a figure
    return led and any(name.lemma_.lower() == "age" for name in names)


def _opens_age(context: Context, amount: Amount) -> bool:
    """As in "between [six] and nine years old": the first number of a range of ages."""
    lexemes, at = context.lexemes, amount.last
    at += lexemes.at(at).text in HYPHENS and lexemes.at(at + 1).lower in {
        "and",
        "to",
        "or",
    }  # "18- to 24-year-old"
    if amount.kind or lexemes.at(at).lower not in {"and", "to", "or"} | DASHES:
        return False
    row = [lexemes.at(i).lower for i in range(at + 1, at + 6) if lexemes.at(i).text not in HYPHENS]
    return any(unit.rstrip("s") + "s" in _UNITS_OF_AGE and old == "old" for unit, old in pairwise(row[1:]))


def _is_told(context: Context, amount: Amount) -> bool:
    """As in "dies at 81", "who turned 20", "a girl of 14", "a mother of three", "At 65, he"."""
    lexemes = context.lexemes
    counts = lexemes.at(amount.last).alphabetic and context.tag(amount.last)[:2] in {"NN", "JJ"}
    if amount.kind or not 0 < amount.low < _OLDEST or counts:
        return False
    second, first = lexemes.at(amount.first - 2), lexemes.at(amount.first - 1)
    if (second.text, first.lower) == (",", "now") and _is_person(context, amount.first - 3):
        return True  # "Poll, now 83 and retired"
    if first.lower in {"turned", "turns"}:
        return lexemes.at(amount.last).lower not in _AFTER_TURNING
    if first.lower == "at":
        counted = lexemes.phrase(amount.first - 3, amount.first - 1) in {"the dead", "of dead"}
        return (second.lower in get_context_words("age_verb") and not counted) or _opens_with_age(
            context, amount
        )
    if lexemes.phrase(amount.first - 3, amount.first) in {"as young as", "as old as"}:
        return True
    return _is_of_age(context, amount)


def _is_of_age(context: Context, amount: Amount) -> bool:
    """As in "a girl of 14", "a boy of perhaps 15", "girls of 14 and 15", "a mother of three"."""
    lexemes, at = context.lexemes, amount.first - 1
    if lexemes.at(at).lower in {"and", "or", "to"} and lexemes.at(at - 2).lower == "of":
        at -= 2
    elif lexemes.at(at).lower in _HEDGES:
        at -= 1
    if lexemes.at(at).lower != "of":
        return False
    whose = lexemes.at(at - 1).lower
    child = whose in get_context_words("person_noun") and _is_bare(context, amount)
    parent = whose in get_context_words("parent") and lexemes.at(amount.last).lower != "of"
    return child or parent


def _is_bare(context: Context, amount: Amount) -> bool:
    """Digits, or one word without a noun behind it: "a girl of nine"; not "a son of two doctors"."""
    return bool(get_digits(context, amount)) or not (
        amount.kind or amount.part or context.tag(amount.last)[:2] in {"NN", "JJ"}
    )


def _opens_with_age(context: Context, amount: Amount) -> bool:
    """As in "At 65, he is", "even now at 86 she": the age of whom the sentence goes on to name."""
    after = context.token(amount.last + 1)
    before, behind = context.lexemes.at(amount.first - 2).lower, context.lexemes.at(amount.last)
    if before in {"now", "even", "still"} and behind.lower in {"he", "she"}:
        return True
    comma = behind.text == ","
    return comma and after is not None and (after.lower_ in {"he", "she"} or after.ent_type_ == "PERSON")


def _parts_ages(context: Context, amount: Amount) -> bool:
    """As in "children under five", "those over 65"."""
    lexemes = context.lexemes
    side, people = lexemes.at(amount.first - 1).lower, lexemes.at(amount.first - 2)
    if side not in _SIDES or amount.low >= _OLDEST or (amount.kind == "" and context.is_plural(amount.last)):
        return False
    if people.lower in get_context_words("age_group"):
        return True
    if people.lower not in _BE or amount.kind or counts_behind(context, amount):
        return False
    copula = context.token(amount.first - 2)
    return copula is not None and lexemes.at(amount.last).lower != "of" and _is_about_people(copula)


def _is_about_people(copula: Token) -> bool:
    """As in "51 patients were under 5", "most of the victims were over 65", "two were under 18", "he is"."""
    subject = next((child for child in copula.lefts if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    parts = [below for of in subject.rights if of.lower_ == "of" for below in of.children]
    words = {word.lemma_.lower() for word in (subject, *parts)}
    if words & (get_words("people") | get_words("audience") | get_context_words("aged")):
        return True
    alone = subject.tag_ == "CD" or subject.lower_ in _ANYBODY
    return alone and not any(part.tag_ in {"NN", "NNS", "NNP"} for part in parts)


def _is_persons(context: Context, amount: Amount) -> bool:
    """As in "He will be 35 in May", "she turned 50"."""
    lexemes = context.lexemes
    words = [lexemes.at(amount.first - i).lower.replace("’", "'") for i in range(1, 5)]
    verbs = [part for word in words for part in reversed(word.split("'"))]  # "she's ninety"
    if verbs[0] not in {"be", "is", "was", "turned", "turns", "am", "s", "m"} or counts_behind(
        context, amount
    ):
        return False
    closed = lexemes.at(amount.last).lower not in {"of", "to", "in"} or verbs[0] in {"be", "turned", "turns"}
    return bool({"he", "she", "i", "who"} & set(verbs[1:])) and 1 < amount.low < 120 and closed


def _follows_age(context: Context, first: int) -> bool:
    lexemes = context.lexemes
    for at in range(first - 1, first - 8, -1):
        word = lexemes.at(at)
        if word.lower in get_context_words("age"):
            return True
        passing = word.text in DASHES or word.lower in _BEFORE_AGES
        if not (passing or is_short(context, at) or word.lower in get_index("numbers")):
            return False
    return False


def is_apposed_age(context: Context, amount: Amount) -> bool:
    """As in "Mary Poll, 34, said"."""
    lexemes = context.lexemes
    digits = get_digits(context, amount)
    behind = lexemes.at(amount.last)
    closed = behind.text in {",", ".", ";", ")"} or behind.start < 0 or _is_aside(behind)
    if not digits or not closed or not 0 < int(digits) < 120 or amount.kind:
        return False
    opened = lexemes.at(amount.first - 1).text in {",", "("}
    holder = _is_person(context, amount.first - 2) or _is_one_thing(context, amount)
    return opened and holder and not _in_list(context, amount)


def _is_aside(word: Lexeme) -> bool:
    """A dash with space about it: "Mary Poll, 40 — a nurse — was"."""
    return word.text in DASHES - HYPHENS and not word.glued


def _is_person(context: Context, index: int) -> bool:
    token = context.token(index)
    named = (
        context.is_name(index)
        and token is not None
        and token.ent_type_ in {"PERSON", "ORG", "GPE", "LOC", ""}
    )
    return named or context.lexemes.at(index).lower in get_context_words("person_noun")


def _is_one_thing(context: Context, amount: Amount) -> bool:
    """As in "a firefighter, 29, was": a noun with an article, and the number between commas."""
    token = context.token(amount.first - 2)
    closed = context.lexemes.at(amount.last).text == ","
    if token is None or token.tag_ != "NN" or not closed or token.lemma_ in get_words("toll"):
        return False
    return any(child.lower_ in {"a", "an", "the"} or child.tag_ == "PRP$" for child in token.lefts)


def _in_list(context: Context, amount: Amount) -> bool:
    """As in "Kyiv, 34, Kharkiv, 12": a number at every second place is a table's."""
    return context.lexemes.at(amount.last + 2).text == "," and context.lexemes.at(amount.last + 3).numeric
