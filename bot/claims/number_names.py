"""Numbers that name: codes, labels, products, addresses, list markers, telephone numbers."""

from __future__ import annotations

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.event_lexicon import get_words
from bot.claims.lexemes import DASHES, HYPHENS
from bot.claims.number_contexts import (
    counts_behind,
    get_context_words,
    get_digits,
    is_counted_since,
    is_second_share,
    modifies_plural,
)
from bot.claims.vocabulary import get_index

_LONGEST_TELEPHONE = 12
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


def is_in_a_code(context: Context, amount: Amount) -> bool:
    """As in "M-1978", "COVID-19", "5G", "412th", "1990s", "K7 4QX", "007", "a mother-of-two"."""
    lexemes = context.lexemes
    if _is_parents(context, amount) or _is_manner(context, amount):
        return True
    if not lexemes.at(amount.anchor).numeric:
        return _in_a_word(context, amount)
    tied = _is_tied_before(context, amount) or _is_tied_behind(context, amount)
    return tied or _has_leading_zero(lexemes.at(amount.first).text) or _behind_prefix(context, amount)


def _is_tied_before(context: Context, amount: Amount) -> bool:
    """As in "K7", "x_7", and the tie-break of "7-6(5)"."""
    lexemes = context.lexemes
    before = lexemes.at(amount.first - 1)
    if before.text == "(" and before.glued and lexemes.at(amount.first - 2).numeric:
        return True
    return lexemes.glued(amount.first) and (before.text[-1].isalnum() or before.text == "_")


def _is_tied_behind(context: Context, amount: Amount) -> bool:
    """As in "5G", "5.56x45"; a unit may be tied to its number."""
    after = context.lexemes.at(amount.last)
    if not after.glued:
        return False
    return after.numeric or ((after.alphabetic or after.text == "_") and amount.after == amount.last)


def _is_parents(context: Context, amount: Amount) -> bool:
    """As in "a mother-of-two"."""
    row = [context.lexemes.at(index) for index in range(amount.first - 3, amount.first + 1)]
    tied = all(lexeme.glued for lexeme in row)
    return tied and row[0].text in HYPHENS and row[1].lower == "of" and row[2].text in HYPHENS


def _is_manner(context: Context, amount: Amount) -> bool:
    """As in "two-way trade", "a three-pronged attack"."""
    lexemes = context.lexemes
    tied = lexemes.at(amount.last).text in HYPHENS and lexemes.glued(amount.last)
    return tied and lexemes.at(amount.last + 1).lower in get_context_words("manner") and amount.low < 10


def _in_a_word(context: Context, amount: Amount) -> bool:
    """As in "Twenty-first": an ordinal or a name after the hyphen; "twenty20"; "high-five"."""
    if context.lexemes.at(amount.first - 2).lower == "high" and _behind_prefix(context, amount):
        return True
    lexemes = context.lexemes
    after = lexemes.at(amount.last)
    if after.text in HYPHENS and after.glued:
        return lexemes.at(amount.last + 1).lower in get_index("ordinals")
    return after.glued and after.numeric


def _has_leading_zero(text: str) -> bool:
    return len(text) > 1 and text.startswith("0") and text.isdecimal()


def _behind_prefix(context: Context, amount: Amount) -> bool:
    """As in "F-16", "last-32", "mid-2019", "under-21s": a hyphen ties the number to the word before it."""
    lexemes = context.lexemes
    hyphen, word = lexemes.at(amount.first - 1), lexemes.at(amount.first - 2)
    tied = hyphen.text in DASHES and hyphen.glued and lexemes.glued(amount.first)
    plain = word.lower in {"sub", "plus", "to", "magnitude"} or word.lower in get_index("numbers")
    return tied and word.alphabetic and not plain and (hyphen.text in HYPHENS or word.text.isupper())


def is_in_a_row(context: Context, amount: Amount) -> bool:
    """As in "9/11", "24/7", "3:1", "10.45", "16.12.2024": numbers tied by a sign that ranges do not use."""
    lexemes = context.lexemes
    signs = {":", "/", "."}
    for sign, other in ((amount.last, amount.last + 1), (amount.first - 1, amount.first - 2)):
        tied = (
            lexemes.at(sign).text in signs
            and lexemes.glued(sign)
            and lexemes.glued(max(sign, other) if other > sign else amount.first)
        )
        if tied and lexemes.at(other).numeric:
            return True
    return False


# ── names, labels, addresses ─────────────────────────────────────────────────────────────────────


def is_labelled(context: Context, amount: Amount) -> bool:
    """As in "page 12", "category 4", "No. 10", "Phase Two", "on the 300 block of Elm Street"."""
    lexemes = context.lexemes
    behind = lexemes.at(amount.last).lower in get_context_words("label_after")
    block = lexemes.phrase(amount.last, amount.last + 2) == "block of" and amount.low > 1
    signed = {lexemes.at(amount.first - i).text for i in (1, 2)} & {"#", "№"}
    return behind or block or bool(signed) or _is_behind_label(context, amount)


def _is_behind_label(context: Context, amount: Amount) -> bool:
    at = _find_label(context, amount)
    label = context.lexemes.at(at).lower
    if label not in get_context_words("label") or amount.kind or amount.scale > 1 or amount.low > 99_999:
        return False
    if _is_scene(context, amount, at) or _is_done(context, amount, at):
        return False
    if amount.low != int(amount.low) and label not in get_context_words("label_release"):
        return False
    return label not in {"no", "day", "p", "pp"} or context.lexemes.at(amount.anchor).numeric


def _find_label(context: Context, amount: Amount) -> int:
    """The index of the word before the number, over the first half of "No. 23-4471"."""
    lexemes, at = context.lexemes, amount.first - 1
    if lexemes.at(at).text in DASHES and lexemes.glued(at) and lexemes.at(at - 1).numeric:
        at -= 2
    short = lexemes.at(at).text == "." and lexemes.at(at - 1).lower in get_context_words("label_short")
    return at - (short or lexemes.at(at).text == "#")


def _is_done(context: Context, amount: Amount, label: int) -> bool:
    """As in "to order 25 planes", "they matched 12 samples": a verb before a count."""
    return context.tag(label)[:2] == "VB" and modifies_plural(context, amount)


def _is_scene(context: Context, amount: Amount, label: int) -> bool:
    """As in "in the school 300 children slept": a phrase of its own before a count."""
    before = {context.tag(label - i) for i in (1, 2)}
    alone = context.lexemes.at(label).lower == "school" and context.lexemes.at(label - 1).lower == "at"
    scene = context.lexemes.at(label).lower in get_context_words("label_scene")
    return scene and (alone or "DT" in before) and modifies_plural(context, amount)


def is_club(context: Context, amount: Amount) -> bool:
    """As in "the Group of 20", "the Group of Seven": states that a number names."""
    lexemes = context.lexemes
    named = lexemes.at(amount.first - 2).text == "Group" and lexemes.at(amount.first - 1).lower == "of"
    return named and amount.low in {7, 8, 20, 24, 77} and not amount.kind


def is_title(context: Context, amount: Amount) -> bool:
    """As in "the Six Nations", "the Seven Years' War": capitals in a sentence that has small letters."""
    lexemes = context.lexemes
    inside, before = lexemes.at(amount.first + 1), lexemes.at(amount.first - 2)
    row = lexemes.at(amount.first - 1).lower == "the" and lexemes.at(amount.first).alphabetic
    capital = lexemes.at(amount.first).text[0].isupper() and inside.text[0].isupper() and not inside.glued
    return row and capital and not before.text[0].isupper()


def is_emergency(context: Context, amount: Amount) -> bool:
    """As in "call 911", "a 999 call"."""
    lexemes = context.lexemes
    if lexemes.written(amount.first, amount.last) not in get_context_words("emergency_number"):
        return False
    before, after = lexemes.at(amount.first - 1).lower, lexemes.at(amount.last).lower
    dialled = before in get_context_words("emergency_before") and not counts_behind(context, amount)
    return dialled or after in get_context_words("emergency")


def is_ranked(context: Context, amount: Amount) -> bool:
    """As in "the top 10", "the Big Four": a number of places, unless it counts what follows."""
    before = context.lexemes.at(amount.first - 1).lower
    if amount.kind == "percent":  # "the top 1 percent": who, not how many
        return before in get_context_words("rank_share")
    if before == "last" and get_digits(context, amount) in {"16", "32", "64"}:
        return not counts_behind(context, amount)
    return before in get_context_words("rank") and not amount.kind and not counts_behind(context, amount)


def is_in_a_name(context: Context, amount: Amount) -> bool:
    """As in "iPhone 11", "FTSE 100", "BBC Two", "Boeing 737 Max"."""
    if amount.kind or amount.scale > 1 or not _is_plain_count(context, amount):
        return False
    if is_second_share(context, amount) or is_counted_since(context, amount):
        return False
    before = context.lexemes.at(amount.first - 1)
    word = not context.lexemes.at(amount.anchor).numeric
    if word and not context.lexemes.at(amount.first).text[0].isupper():
        return False
    named = any(map(str.isupper, before.text)) and context.tag(amount.first - 1) in _NAMING
    if not named or _starts_sentence(context, amount.first - 1):
        return _names_what_follows(context, amount)
    free = _is_free(context, amount.first - 1) or _is_given_to(context, amount.first - 1)
    return not (modifies_plural(context, amount) and free)


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
    return token is not None and token.dep_ in {"pobj", "nsubj", "npadvmod", "poss", "dative"}


def _is_given_to(context: Context, index: int) -> bool:
    """As in "promised Velm 12 jets", where the parse makes one name of all; not "flew Falcon 9 jets"."""
    name = context.token(index)
    verb = name.nbor(-1) if name is not None and name.i else None
    if name is None or verb is None:
        return False
    gives = verb.lemma_.lower() in get_words("giving") and name.ent_type_ in {"GPE", "NORP"}
    return gives or verb.lower_ in {"cost", "costs"}  # whom it costs


def _names_what_follows(context: Context, amount: Amount) -> bool:
    """As in "the 350 Skyliner", "the 88 Brigade": one thing with a capital, after an article."""
    at = amount.last
    article = context.lexemes.at(amount.first - 1).lower in {"the", "a", "an", "new", "its", "own"}
    name = context.is_name(at) and context.tag(at) == "NNP"
    if name and _is_second_count(context, amount):
        return True
    return (
        article and name and context.tag(at + 1) not in {"NN", "NNS", "NNP", "NNPS", "JJ"} and amount.low > 20
    )


def _is_second_count(context: Context, amount: Amount) -> bool:
    """As in "two new 520 Nova jets": the noun has its count already."""
    token = context.token(amount.anchor)
    if token is None or token.dep_ not in {"nummod", "compound"}:
        return False
    return any(other.tag_ == "CD" and other.i < token.i - 1 for other in token.head.lefts)


def is_address(context: Context, amount: Amount) -> bool:
    """As in "10 Downing Street", "7 W 12th St", "21-23 Harbour Avenue"."""
    lexemes = context.lexemes
    if amount.kind or amount.scale > 1 or not lexemes.at(amount.anchor).numeric or amount.low > 99_999:
        return False
    at = amount.last
    for _ in range(5):
        word = lexemes.at(at)
        if word.lower in get_context_words("street") and word.text[0].isupper() and at > amount.last:
            return True
        other = word.text in DASHES or word.numeric or (word.glued and word.lower in {"st", "nd", "rd", "th"})
        if not (word.text[0].isupper() or other):
            return False
        if word.lower in {"ave", "rue", "avenue", "boulevard"}:
            return True
        at += 1
    return False


def is_list_marker(context: Context, amount: Amount) -> bool:
    """As in "1. Wash your hands" or "(2) …" at the start of a line."""
    lexemes = context.lexemes
    if not get_digits(context, amount) or amount.low > 99 or lexemes.at(amount.last).text not in {".", ")"}:
        return False
    opening = amount.first - (lexemes.at(amount.first - 1).text == "(")
    between = context.text[lexemes.at(opening - 1).end : lexemes.at(opening).start] if opening else "\n"
    spaced = not lexemes.glued(amount.last + 1) and lexemes.at(amount.last + 1).start >= 0
    return "\n" in between and spaced and lexemes.glued(amount.last)


def is_telephone(context: Context, amount: Amount) -> bool:
    """As in "call 555 0199", "+44 20 7946 0958", "(202) 555-0100"."""
    lexemes = context.lexemes
    first = amount.first
    while amount.first - first < _LONGEST_TELEPHONE and _is_dialled(lexemes.at(first - 1).text):
        first -= 1
    last = amount.last
    while last - amount.last < _LONGEST_TELEPHONE and _is_dialled(lexemes.at(last).text):
        last += 1
    row = [lexemes.at(index).text for index in range(first, last)]
    digits = sum(len(text) for text in row if text.isdecimal())
    called = bool({lexemes.at(first - i).lower for i in (1, 2, 3)} & get_context_words("phone"))
    national = row[0].startswith("0") and len(row) > 2 and all(text.isdecimal() for text in row)
    if national and digits >= 9:  # "0800 555 0199"
        return True
    return (digits >= 9 and "+" in row) or (digits >= 6 and called) or (digits == 10 and len(row) >= 5)


def _is_dialled(text: str) -> bool:
    return text in DASHES or text in {"(", ")", "+"} or text.isdecimal()
