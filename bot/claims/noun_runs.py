"""The run of modifiers and nouns behind a number: where the noun stands that it counts."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.counted_subjects import WEEKDAYS
from bot.claims.event_lexicon import canonical, of_state
from bot.claims.lexemes import DASHES, HYPHENS

REACH = 9
"""Tokens between a number and its noun, at most."""
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
TIMES = frozenset(
    {"week", "weekend", "month", "quarter", "year", "season", "night", "summer", "winter", "spring", "fall"}
)
OTHERS = frozenset({"more", "other", "additional", "further", "extra", "others", "another", "-", "‑", "–"})
_MODIFIERS = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "AFX", "PRP$", "RB"}
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "CD", "$", "RB", "IN", "JJS", "WP", "RBS"})
_CAPTIVES = frozenset({"prisoner", "hostage", "captive"})
_DAYTIMES = frozenset({"night", "morning", "afternoon", "evening"})
_DAYS = WEEKDAYS | {"today", "yesterday", "tomorrow", "tonight"}
_MULTITUDES = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions"})


def next_to(token: Token, steps: int) -> Token | None:
    return token.doc[token.i + steps] if token.i + steps < len(token.doc) else None


def noun_from(token: Token, steps: int, *, partitive: bool = False) -> Token | None:
    """The last noun of the run of modifiers and nouns that starts `steps` after a token."""
    found = None
    start = token.i + steps
    for other in token.doc[start : start + REACH]:
        if partitive and found is None and other.i - start < 3 and other.tag_ in _DETERMINERS:
            continue
        if other.is_quote and found is None:
            continue
        if not _continues(other, None if found is not None and _owns(found) else found):
            break
        if other.tag_ in NOUNS or _is_plural(other):
            found = other
    if found is None:
        return _people_of_state(token) if partitive else None
    if partitive and token.lower_ == "in" and (found.lower_ in TIMES or found.ent_type_ == "DATE"):
        return None  # "lost $4 million in a single year", "in August"
    return None if found.i == start and not partitive and _is_state(found) else found


def _owns(noun: Token) -> bool:
    """As in "half of the world's 22 launch sites": the run goes on to what it owns."""
    following = next_to(noun, 1)
    return following is not None and following.tag_ == "POS"


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
    if token.is_space or token.lower_ in _MULTITUDES or token.text in DASHES - HYPHENS or _is_day(token):
        return False
    if found is None:
        return _opens(token) and not (_is_taken(token) or _is_pace(token))
    if token.lower_ in _CAPTIVES and found.tag_ in {"NNS", "NNPS"}:
        return False  # "took 30 men prisoner"
    if token.tag_ == "CD" and (token.nbor(-1).tag_ in {"POS", "CD"} or _is_in_name(token)):
        return True  # "12 of the town's 26 schools"
    tied = token.nbor(-1).tag_ == "HYPH" and not token.nbor(-1).whitespace_
    if tied or _follows_compound(token) or _is_within(token, found):
        return True
    plain = token.tag_ not in {"JJ", "CD", "RB", "VBN", "VBG"} and token.tag_ in _MODIFIERS
    return not token.is_sent_start and (plain or token.lower_ in OTHERS or _is_plural(token))


def _is_plural(token: Token) -> bool:
    """As in "across three WHO regions", which the tagger takes for a verb."""
    return token.tag_ == "VBZ" and token.dep_ == "pobj"


def _is_in_name(number: Token) -> bool:
    """As in "86 Osk 500 companies": the number ends a name that goes before the noun."""
    name, following = number.nbor(-1), next_to(number, 1)
    tied = name.tag_ == "NNP" and number.head == name and name.dep_ in {"nmod", "compound"}
    return tied and following is not None and following.tag_ in NOUNS


def _is_within(token: Token, found: Token) -> bool:
    """As in "world economic output": between a noun and the noun that it goes with."""
    beside = found.dep_ in {"compound", "nmod"} and token.head == found.head and token.i < found.head.i
    return beside and token.tag_ in _MODIFIERS


def _follows_compound(token: Token) -> bool:
    """As in "16 long-range acoustic devices", "two Orla-M guided missiles"."""
    if token.i < 2 or token.tag_ not in {"JJ", "VBN"} or token.dep_ != "amod" or token.head.i <= token.i:
        return False
    return token.nbor(-1).tag_ in {"NN", "NNP"} and token.nbor(-2).tag_ == "HYPH"


def _is_day(token: Token) -> bool:
    """As in "the first of three debates Monday", "2,200 officers Sunday night", "fell 11% today"."""
    night = token.head.lower_ in _DAYTIMES and token.head.dep_ not in {"compound", "nmod"}
    modifies = token.dep_ == "compound" and not night
    return token.lower_ in _DAYS and not modifies


def _opens(token: Token) -> bool:
    """What may stand between a number and its first noun."""
    if token.tag_ == ",":
        follower = next_to(token, 1)
        return follower is not None and follower.tag_.startswith("JJ")
    if token.tag_ in {"VBN", "VBG", "RB"}:
        return _is_attribute(token) and not _takes_captive(token)
    if token.tag_ == "IN":
        return is_prefix(token)
    if token.tag_ == "CC":
        return token.i > 0 and token.nbor(-1).tag_ == "JJ"
    if token.tag_ == "RBS":
        return token.head.tag_ == "JJ"  # "five most recent polls"
    return token.tag_ in _MODIFIERS | {"``", "''"} or token.lower_ in OTHERS


def is_prefix(preposition: Token) -> bool:
    """As in "three by-elections", "12 on-site checks"."""
    hyphen = next_to(preposition, 1)
    return hyphen is not None and hyphen.tag_ == "HYPH" and not preposition.whitespace_


def _is_pace(token: Token) -> bool:
    """The "year-on-year" of "grew 3% year-on-year"."""
    words = [word.lower_ for word in token.doc[token.i + 1 : token.i + 5]]
    return token.lower_ in TIMES and words[:1] == ["-"] and words[1:2] in (["on"], ["over"])


def _is_taken(token: Token) -> bool:
    """As in "took 12 hostage"; not "one hostage", "12 prisoner exchanges"."""
    describes = token.dep_ in {"compound", "nmod"} and token.head.i > token.i
    return token.lower_ in _CAPTIVES and not describes and token.nbor(-1).lower_ not in {"one", "1"}


def _takes_captive(participle: Token) -> bool:
    """As in "about 250 taken hostage"."""
    following = next_to(participle, 1)
    return following is not None and following.lower_ in _CAPTIVES


def _is_attribute(token: Token) -> bool:
    """A participle before its noun ("wounded soldiers"), not after the number ("20 wounded in")."""
    if token.tag_ == "RB":
        tied = token.head.tag_ == "VBG" and token.head.nbor(-1).tag_ == "HYPH"  # "820 high-paying jobs"
        described = token.head.tag_ in {"JJ", "VBN"} or tied
        return token.dep_ == "advmod" and token.head.i > token.i and described
    return token.dep_ in {"amod", "compound"} and token.head.i > token.i
