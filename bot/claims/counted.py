"""What an amount counts or measures: the noun (`unit`) and its phrase (`what`)."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.counted_subjects import WEEKDAYS, in_toll, short, subject_of
from bot.claims.event_lexicon import canonical, of_state
from bot.claims.level_nouns import counted_by, find_level_noun, find_quake
from bot.claims.lexemes import DASHES, HYPHENS

_SIZES = 3
"""How many words up from a number its "of" may stand."""
_REACH = 9
"""Tokens between a number and its noun, at most."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "AFX", "PRP$", "RB"}
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "CD", "$", "RB", "IN", "JJS", "WP", "RBS"})
_LEADING = frozenset({"PRP", "DT", "IN", "CD", "HYPH", ",", "CC", "RB", "``", "''"})
_OTHERS = frozenset({"more", "other", "additional", "further", "extra", "others", "another", "-", "‑", "–"})
_TIMES = frozenset(
    {"week", "weekend", "month", "quarter", "year", "night", "summer", "winter", "spring", "fall"}
)
_MULTITUDES = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions"})


def find_noun(context: Context, amount: Amount) -> Token | None:
    """The noun that is counted, or whose share or size an amount with a unit gives ("8 miles of tunnels")."""
    after = context.token(amount.after)
    if after is None:
        return None
    if after.lower_ == "of":
        return _noun_from(after, 1, partitive=True)
    if after.lower_ == "in" and amount.kind == "money":
        return _noun_from(after, 1, partitive=True) if _is_form(after) else None
    if not amount.kind and after.tag_ == "HYPH":
        return _noun_behind_hyphen(after)
    return _noun_behind(context, amount, after)


def _noun_behind_hyphen(hyphen: Token) -> Token | None:
    """As in "15-truck", "40-strong crew"."""
    tied = _next(hyphen, 1)
    if tied is not None and tied.lower_ in {"strong", "odd", "plus"}:
        return _noun_from(tied, 1)
    return tied if tied is not None and tied.tag_ in _NOUNS else None


def _noun_behind(context: Context, amount: Amount, after: Token) -> Token | None:
    if amount.kind and after.tag_ == "HYPH":
        return _noun_from(after, 1)
    if amount.kind and after.tag_ == ",":
        return _noun_modified(context.token(amount.anchor), _noun_from(after, 1))
    if _is_time(after) or (amount.kind and (after.tag_ == "CD" or _is_whole_phrase(context, amount, after))):
        return None
    if amount.part and after.tag_ in {"DT", "PDT", "PRP$"}:
        return _noun_from(after, 0, partitive=True)
    found = _noun_from(after, 2 if amount.kind and after.lower_ in {"a", "an", "per"} else 0)
    return found or _misread(context.token(amount.anchor), after)


def _misread(number: Token | None, after: Token) -> Token | None:
    """As in "heard one whistle", where the tagger takes the noun for an adjective."""
    if number is None or number.dep_ != "nummod" or number.head != after or after.tag_ != "JJ":
        return None
    following = _next(after, 1)
    closed = following is None or following.pos_ in {"PUNCT", "CCONJ", "ADP"}
    return after if closed and after.dep_ == "dobj" and not of_state(after) else None


def _is_form(preposition: Token) -> bool:
    """What money comes in ("$4 million in aid"), not where it is paid ("in Orsa", "in the shops")."""
    following = _next(preposition, 1)
    return following is not None and following.tag_ not in {"NNP", "NNPS", "DT", "CD", "PRP$"}


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
    following = _next(word, 1)
    return word.lower_ in {"last", "next", "this"} and following is not None and following.lower_ in _TIMES


def _next(token: Token, steps: int) -> Token | None:
    return token.doc[token.i + steps] if token.i + steps < len(token.doc) else None


def _noun_from(token: Token, steps: int, *, partitive: bool = False) -> Token | None:
    """The last noun of the run of modifiers and nouns that starts `steps` after a token."""
    found = None
    start = token.i + steps
    for other in token.doc[start : start + _REACH]:
        if partitive and found is None and other.i - start < 3 and other.tag_ in _DETERMINERS:
            continue
        if other.is_quote and found is None:
            continue
        if not _continues(other, found):
            break
        if other.tag_ in _NOUNS:
            found = other
    if found is None:
        return _people_of_state(token) if partitive else None
    if partitive and token.lower_ == "in" and (found.lower_ in _TIMES or found.ent_type_ == "DATE"):
        return None  # "lost $4 million in a single year", "in August"
    return None if found.i == start and not partitive and _is_state(found) else found


def _is_state(token: Token) -> bool:
    """The "missing" of "14 missing", the "flee" of "Thousands flee": no name of theirs."""
    if token.tag_ != "NN" or token.i == 0 or token.nbor(-1).lower_ == "one":
        return False
    return bool(of_state(token) or canonical(token.lower_, "subject"))


def _people_of_state(preposition: Token) -> Token | None:
    """As in "seven of the dead"."""
    objects = (child for child in preposition.children if child.dep_ == "pobj" and child.tag_ != "CD")
    return next((state for thing in objects if (state := _state_of(thing)) is not None), None)


def _state_of(thing: Token) -> Token | None:
    """The "dead" of "the dead", the "hurt" of "those hurt"."""
    told = (
        child for child in thing.rights if thing.lower_ in {"those", "them"} and child.dep_ in {"acl", "amod"}
    )
    return next((word for word in (thing, *told) if of_state(word)), None)


def _continues(token: Token, found: Token | None) -> bool:
    """Whether a token belongs to the noun phrase behind a number."""
    if (
        token.is_space
        or token.lower_ in _MULTITUDES
        or token.text in DASHES - HYPHENS
        or (found is not None and _is_day(token))
    ):
        return False
    if found is None:
        return _opens(token)
    if token.lower_ in {"prisoner", "hostage", "captive"} and found.tag_ in {"NNS", "NNPS"}:
        return False  # "took 30 men prisoner"
    if token.tag_ == "CD" and token.nbor(-1).tag_ in {"POS", "CD"}:
        return True  # "12 of the town's 26 schools"
    if (token.nbor(-1).tag_ == "HYPH" and not token.nbor(-1).whitespace_) or _follows_compound(token):
        return True
    plain = token.tag_ not in {"JJ", "CD", "RB", "VBN", "VBG"} and token.tag_ in _MODIFIERS
    return not token.is_sent_start and (plain or token.lower_ in _OTHERS)


def _follows_compound(token: Token) -> bool:
    """As in "16 long-range acoustic devices", "two Orla-M guided missiles"."""
    if token.i < 2 or token.tag_ not in {"JJ", "VBN"} or token.dep_ != "amod" or token.head.i <= token.i:
        return False
    return token.nbor(-1).tag_ in {"NN", "NNP"} and token.nbor(-2).tag_ == "HYPH"


def _is_day(token: Token) -> bool:
    """As in "the first of three debates Monday"."""
    return token.lower_ in WEEKDAYS and token.dep_ != "compound"


def _opens(token: Token) -> bool:
    """What may stand between a number and its first noun."""
    if token.tag_ == ",":
        follower = _next(token, 1)
        return follower is not None and follower.tag_.startswith("JJ")
    if token.tag_ in {"VBN", "VBG", "RB"}:
        return _is_attribute(token)
    if token.tag_ == "IN":
        return _is_prefix(token)
    if token.tag_ == "CC":
        return token.i > 0 and token.nbor(-1).tag_ == "JJ"
    if token.tag_ == "RBS":
        return token.head.tag_ == "JJ"  # "five most recent polls"
    return token.tag_ in _MODIFIERS | {"``", "''"} or token.lower_ in _OTHERS


def _is_prefix(preposition: Token) -> bool:
    """As in "three by-elections", "12 on-site checks"."""
    hyphen = _next(preposition, 1)
    return hyphen is not None and hyphen.tag_ == "HYPH" and not preposition.whitespace_


def _is_attribute(token: Token) -> bool:
    """A participle before its noun ("wounded soldiers"), not after the number ("20 wounded in")."""
    if token.tag_ == "RB":
        return token.dep_ == "advmod" and token.head.i > token.i and token.head.tag_ in {"JJ", "VBN"}
    return token.dep_ in {"amod", "compound"} and token.head.i > token.i


def describe(context: Context, amount: Amount, noun: Token | None) -> tuple[str, str]:
    """`unit` and `what`."""
    if not amount.kind:
        if noun is None:
            return _tallied(context, amount)
        pounds = noun.lower_ == "pounds"  # of money or of weight
        return noun.text, _measured(amount, noun) if pounds else _phrase(context, amount, noun)
    if noun is not None:
        return amount.unit, _phrase(context, amount, noun)
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
    if number is not None and (quake := find_quake(number)) is not None:
        return "magnitude", short(quake)
    level = find_level_noun(number) if number is not None else None
    thing = (counted_by(level) if level is not None else "") or in_toll(number)
    return (thing, thing) if isinstance(thing, str) else (thing.text, short(thing))


def _complement(copula: Token | None) -> Token | None:
    """The plural that a number alone is said to be: "of the dead, 61 were [children]"."""
    if copula is None or copula.lower_ not in {"were", "are"}:
        return None
    return next((child for child in copula.rights if child.dep_ == "attr" and child.tag_ == "NNS"), None)


def _of_them(of: Token) -> Token | None:
    """The plural behind "two of them": "six bodies, two of them [children]"."""
    noun = _next(of, 2) if of.lower_ == "of" else None
    if noun is None or noun.nbor(-1).lower_ not in {"them", "whom", "these"}:
        return None
    noun = _noun_from(noun, 0)
    return noun if noun is not None and noun.tag_ in {"NNS", "NNPS"} else None


def _phrase(context: Context, amount: Amount, noun: Token) -> str:
    """From the number, or from its "of", to the noun, without "more", "other" and articles."""
    number = context.token(amount.after - 1)
    start = number.i + 1 if number is not None else noun.i
    words = list(noun.doc[start : noun.i + 1])
    if is_shared(number, noun):
        return noun.text
    while len(words) > 1 and (words[0].lower_ in _OTHERS or _is_leading(words[0])):
        words = words[1:]
    return "".join(word.text_with_ws for word in words).strip()


def is_shared(number: Token | None, noun: Token) -> bool:
    """As in "two dead and five injured workers": another number stands between a number and its noun."""
    between = noun.doc[number.i + 1 : noun.i] if number is not None else ()
    return any(a.tag_ == "CC" and b.tag_ == "CD" for a, b in pairwise(between))


def _is_leading(word: Token) -> bool:
    """What is no part of the thing's name; the number of "155mm shells" is."""
    if word.tag_ == "IN" and _is_prefix(word):
        return False
    return word.is_quote or (word.tag_ in _LEADING and (word.tag_ != "CD" or bool(word.whitespace_)))


def _spelled(amount: Amount) -> str:
    return "percent" if amount.kind == "percent" else amount.unit or "pounds"
