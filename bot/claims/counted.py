"""What an amount counts or measures: the noun (`unit`) and its phrase (`what`)."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.counted_subjects import changed_by, in_toll, short, subject_of
from bot.claims.event_lexicon import of_state
from bot.claims.level_nouns import counted_by, find_level_noun, find_quake
from bot.claims.lexemes import DASHES, HYPHENS
from bot.claims.noun_runs import (
    NOUNS,
    OTHERS,
    REACH,
    TIMES,
    is_prefix,
    next_to,
    noun_from,
)

_SIZES = 3
"""How many words up from a number its "of" may stand."""
_CONVERSION = 7
"""How many tokens an amount in brackets has at most, with the brackets."""
_DESCRIBED = 4
"""How many words may describe "those" who are counted."""
_MARKET = frozenset({"trading", "trade", "dealings", "deals"})
_LEADING = frozenset({"PRP", "DT", "IN", "CD", "HYPH", ",", "CC", "RB", "``", "''"})
_PLURALS = frozenset({"NNS", "NNPS"})
_JOINTS = frozenset({",", "and", "or", "&", "/"})


def find_noun(context: Context, amount: Amount) -> Token | None:
    """The noun that is counted, or whose share or size an amount with a unit gives ("8 miles of tunnels")."""
    after = context.token(amount.after)
    tied = context.lexemes.at(amount.anchor + 1).text in HYPHENS
    after = _behind_conversion(after, amount.kind, tied=tied) if amount.kind else after
    # "£12m.", or its "m.", is one token at an article's end
    if after is None or after in {context.token(amount.anchor), context.token(amount.after - 1)}:
        return None
    if _is_closed(context, amount, after):
        return None
    if after.lower_ == "of":
        return noun_from(after, 1, partitive=True)
    if after.lower_ == "in" and amount.kind == "money":
        return noun_from(after, 1, partitive=True) if _is_form(after) else None
    if not amount.kind and after.tag_ == "HYPH":
        return _noun_behind_hyphen(after)
    return _noun_behind(context, amount, after)


def _is_closed(context: Context, amount: Amount, after: Token) -> bool:
    """As in "by 52-38%", and where a headline ends with a number: what follows is no noun of its own."""
    dashed = amount.kind == "percent" and context.lexemes.at(amount.after).text in DASHES
    end = context.lexemes.at(amount.after - 1).end
    return dashed or (bool(after.is_sent_start) and "\n" in context.text[end : after.idx])


def _behind_conversion(after: Token | None, kind: str, *, tied: bool) -> Token | None:
    """What follows the same in another unit: "10 kilometres (6 miles) [of] roads", "a €100m (£84m) [fee]".

    And behind a unit that a hyphen ties to its number: "a 2,600-acre (1,052-hectare) [blaze]".
    """
    if after is None or after.text not in {"(", ")"}:
        return after
    inside = after.doc[after.i : after.i + _CONVERSION]
    closing = next((word for word in inside if word.text == ")"), None)
    counts = closing == after or any(word.tag_ == "CD" for word in inside)
    following = next_to(closing, 1) if closing is not None and counts else None
    goes_on = following is not None and (
        following.lower_ == "of" or ((kind == "money" or tied) and following.tag_ in NOUNS)
    )
    return following if goes_on else after


def _noun_behind_hyphen(hyphen: Token) -> Token | None:
    """As in "15-truck", "40-strong crew"."""
    tied = next_to(hyphen, 1)
    if tied is not None and tied.lower_ in {"strong", "odd", "plus"}:
        return noun_from(tied, 1)
    return tied if tied is not None and tied.tag_ in NOUNS else None


def _noun_behind(context: Context, amount: Amount, after: Token) -> Token | None:
    if amount.kind and after.tag_ == "HYPH":
        return noun_from(after, 1)
    if after.tag_ == ",":
        return _noun_modified(context.token(amount.anchor), noun_from(after, 1))
    if _is_time(after) or (amount.kind and (after.tag_ == "CD" or _is_whole_phrase(context, amount, after))):
        return None
    if amount.part and after.tag_ in {"DT", "PDT", "PRP$"}:
        return noun_from(after, 0, partitive=True)
    found = noun_from(after, 2 if amount.kind and after.lower_ in {"a", "an", "per"} else 0)
    number = context.token(amount.anchor)
    return (None if amount.kind else _shared_head(number, found)) or found or _misread(number, after)


def _shared_head(number: Token | None, found: Token | None) -> Token | None:
    """As in "90 air, sea and ground-launched missiles", "300 wheeled and tracked vehicles"."""
    if number is None or (found is not None and not _goes_on(found)):
        return None
    top = found or number
    while top.dep_ in {"nmod", "nummod", "compound"} and top.head.i > top.i:
        top = top.head
    between = number.doc[number.i + 1 : top.i]
    near = top.tag_ in _PLURALS and len(between) < REACH and any(word.text in _JOINTS for word in between)
    return top if near and not any(word.tag_ == "CD" or word.dep_ == "nsubj" for word in between) else None


def _goes_on(noun: Token) -> bool:
    following = next_to(noun, 1)
    return following is not None and following.text in _JOINTS


def _misread(number: Token | None, after: Token) -> Token | None:
    """As in "heard one whistle", where the tagger takes the noun for an adjective."""
    if number is None or number.dep_ != "nummod" or number.head != after or after.tag_ != "JJ":
        return None
    following = next_to(after, 1)
    closed = following is None or following.pos_ in {"PUNCT", "CCONJ", "ADP"}
    return after if closed and after.dep_ == "dobj" and not of_state(after) else None


def _is_form(preposition: Token) -> bool:
    """What money comes in ("$4 million in aid"), not where it is paid ("in Orsa", "in the shops")."""
    following = next_to(preposition, 1)
    market = any(word.lower_ in _MARKET for word in preposition.doc[preposition.i + 1 : preposition.i + 4])
    return not market and following is not None and following.tag_ not in {"NNP", "NNPS", "DT", "CD", "PRP$"}


def _noun_modified(number: Token | None, noun: Token | None) -> Token | None:
    """The noun behind a comma where the amount is its own ("a 40-mile, three-day march"), else another's."""
    above = number.ancestors if number is not None else ()
    return noun if noun is not None and any(token == noun for token in above) else None


def _is_whole_phrase(context: Context, amount: Amount, after: Token) -> bool:
    """As in "for six months rebels …": a time in the plural that is no compound of the noun behind it."""
    unit = context.token(amount.after - 1)
    plural = amount.kind == "time" and unit is not None and unit.tag_ == "NNS" and after.tag_ != "POS"
    return plural and unit is not None and unit.dep_ not in {"compound", "nmod", "amod", "poss"}


def _is_time(word: Token) -> bool:
    """As in "gave $20 million last month": when, not what."""
    following = next_to(word, 1)
    return word.lower_ in {"last", "next", "this"} and following is not None and following.lower_ in TIMES


def describe(context: Context, amount: Amount, noun: Token | None) -> tuple[str, str]:
    """`unit` and `what`."""
    number = context.token(amount.anchor)
    quake = find_quake(number) if number is not None and not amount.kind else None
    if quake is not None:
        return "magnitude", quake.text
    if not amount.kind:
        if noun is None:
            return _tallied(context, amount)
        pounds = noun.lower_ == "pounds"  # of money or of weight
        return noun.text, _measured(amount, noun) if pounds else _phrase(context, amount, noun)
    if noun is not None:
        return amount.unit, _phrase(context, amount, noun)
    if amount.kind == "percent" and (asked := _those(context.token(amount.after))):
        return amount.unit, asked
    return amount.unit, _measured(amount, context.token(amount.anchor))


def _measured(amount: Amount, number: Token | None) -> str:
    """What an amount with a unit is the level of, else what its verb has for a subject."""
    if amount.kind == "time" or number is None:
        return _spelled(amount)
    level = find_level_noun(number)
    if level is not None and level.lemma_.lower() == "turnout":
        return "voters"
    subject = level or _several_of(number) or subject_of(number)
    return short(subject) if subject is not None else _spelled(amount)


def _several_of(number: Token) -> Token | None:
    """As in "seeks fines of up to $50,000": each of several is so much."""
    of = next((above for above in list(number.ancestors)[:_SIZES] if above.lower_ == "of"), None)
    things = of.head if of is not None else None
    behind = of is not None and things is not None and things.tag_ == "NNS" and things.i == of.i - 1
    return things if behind else None


def _tallied(context: Context, amount: Amount) -> tuple[str, str]:
    """As in "the number of cases has passed 2,300" counts cases, "two were drivers" drivers."""
    after = context.token(amount.last)
    if (same := _complement(after)) is not None:
        return same.text, short(same)
    if after is not None and (members := _of_them(after)) is not None:
        return members.text, after.doc[after.i + 2 : members.i + 1].text
    number = context.token(amount.anchor)
    if number is not None and (things := _fronted(number)) is not None:
        return things.text, things.text
    if amount.part and (asked := _those(after)):
        return "", asked
    if amount.part and (changed := changed_by(number)) is not None:
        return "", short(changed)
    level = find_level_noun(number) if number is not None else None
    thing = (counted_by(level) if level is not None else "") or in_toll(number)
    return (thing, thing) if isinstance(thing, str) else (thing.text, short(thing))


def _those(of: Token | None) -> str:
    """As in "20 percent of [those queried]", "half of [those who voted]"."""
    those = next_to(of, 1) if of is not None and of.lower_ == "of" else None
    if those is None or those.lower_ != "those" or those.right_edge.i - those.i > _DESCRIBED:
        return ""
    told = any(child.dep_ in {"acl", "relcl"} for child in those.rights)
    return those.doc[those.i : those.right_edge.i + 1].text if told else ""


def _fronted(number: Token) -> Token | None:
    """As in "of the deaths, 300 were reported in Orsa"."""
    if number.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    wholes = (child for child in number.head.lefts if child.lower_ == "of" and child.i < number.i)
    return next((thing for of in wholes for thing in of.rights if thing.tag_ in _PLURALS), None)


def _complement(copula: Token | None) -> Token | None:
    """The plural that a number alone is said to be: "of the dead, 61 were [children]"."""
    if copula is None or copula.lower_ not in {"were", "are"}:
        return None
    return next((child for child in copula.rights if child.dep_ == "attr" and child.tag_ == "NNS"), None)


def _of_them(of: Token) -> Token | None:
    """The plural behind "two of them": "six bodies, two of them [children]"."""
    noun = next_to(of, 2) if of.lower_ == "of" else None
    if noun is None or noun.nbor(-1).lower_ not in {"them", "whom", "these"}:
        return None
    noun = noun_from(noun, 0)
    return noun if noun is not None and noun.tag_ in {"NNS", "NNPS"} else None


def _phrase(context: Context, amount: Amount, noun: Token) -> str:
    """From the number, or from its "of", to the noun, without "more", "other" and articles."""
    number = context.token(amount.after - 1)
    start = number.i + 1 if number is not None else noun.i
    words = list(noun.doc[start : noun.i + 1])
    brackets = [at for at, word in enumerate(words) if word.text == ")"]
    words = words[brackets[-1] + 1 :] if brackets else words
    if is_shared(number, noun):
        return noun.text
    while len(words) > 1 and (words[0].lower_ in OTHERS or _is_leading(words[0])):
        words = words[1:]
    return "".join(word.text_with_ws for word in words).strip()


def is_shared(number: Token | None, noun: Token) -> bool:
    """As in "two dead and five injured workers": another number stands between a number and its noun."""
    between = noun.doc[number.i + 1 : noun.i] if number is not None else ()
    return any(a.tag_ == "CC" and b.tag_ == "CD" for a, b in pairwise(between))


def _is_leading(word: Token) -> bool:
    """What is no part of the thing's name; the number of "155mm shells" is."""
    following = next_to(word, 1)
    if word.tag_ == "RB" and following is not None and following.tag_ == "HYPH":
        return False  # "820 high-paying jobs"
    if word.tag_ == "IN" and is_prefix(word):
        return False
    return word.is_quote or (word.tag_ in _LEADING and (word.tag_ != "CD" or bool(word.whitespace_)))


def _spelled(amount: Amount) -> str:
    return "percent" if amount.kind == "percent" else amount.unit or "pounds"
