"""Over which time a number runs, how far the thing has come, and which measures are one."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from functools import cache, lru_cache

from bot.compare.stems import TEXTS_KEPT, WORDS_KEPT, get_stem
from bot.models import Figure, Stage
from bot.vocabulary import any_word, load_vocabulary

_PART = re.compile(r",? (?:of which|of whom|of these|of those|among them|including)\b", re.IGNORECASE)
_BE = "(?:is|are|was|were|be|been|being)"


class Progress(StrEnum):
    """How far what is counted has come."""

    PRESENT = "present"
    TRAINED = "in training"
    PLANNED = "planned"


class Period(StrEnum):
    """Whether a number is of one event, of any time of some length, or of all so far; or nothing says so."""

    UNSTATED = ""
    RATE = "a rate"
    SINGLE = "one event"
    TOTAL = "a total"


def get_progress(figure: Figure, text: str) -> Progress:
    """By what happens to the counted, whether that has happened, and the words of the claim."""
    known = load_vocabulary("comparing")["stages"]
    measure, what = figure.measure, figure.what
    if measure in known["trained"] or (not measure and _get_pattern("stages", "training_words").search(text)):
        return Progress.TRAINED
    if not set(what.lower().split()).isdisjoint(known["nouns"]):
        return Progress.PLANNED
    # Whoever approved something has done so: "approved by 31 deputies".
    planned = measure in known["planned"] and not _has(text, f"by {figure.raw}")
    bidden = re.search(
        rf"\b(?:{any_word(known['bidding'])}) to \w+ (?:\w+ ){{0,4}}{re.escape(figure.raw)}", text
    )
    expected = figure.stage is Stage.EXPECTED or planned or bidden is not None
    return Progress.PLANNED if expected else Progress.PRESENT


def get_period(text: str) -> Period:
    """By the words of the claim."""
    if _get_rate_pattern().search(text):
        return Period.RATE
    if _get_pattern("periods", "single").search(text):
        return Period.SINGLE
    return Period.TOTAL if _get_pattern("periods", "total").search(text) else Period.UNSTATED


@lru_cache(maxsize=TEXTS_KEPT)
def is_bounded(text: str) -> bool:
    """Whether the words name a time that ends, and whose days they do not tell: "this season"."""
    return bool(_get_pattern("periods", "bounded").search(text))


def is_revising(text: str) -> bool:
    """Whether the words say that a number takes another's place."""
    return bool(_get_pattern("periods", "revised").search(text))


@lru_cache(maxsize=TEXTS_KEPT)
def is_moving(text: str) -> bool:
    """Whether the words say that a number has come to be what it is."""
    return bool(_get_pattern("periods", "moved").search(text))


def is_up_to(text: str) -> bool:
    """Whether the words tell until when it was counted, not on which days it happened."""
    return bool(_get_up_to_pattern().search(text))


@lru_cache(maxsize=TEXTS_KEPT)
def is_partial(text: str) -> bool:
    """Whether the words say that not all is counted yet."""
    return bool(_get_pattern("periods", "partial").search(text))


@lru_cache(maxsize=TEXTS_KEPT)
def is_wide(text: str) -> bool:
    """Whether the words say that a number is of all there is."""
    return bool(_get_pattern("scopes", "wide").search(text))


@lru_cache(maxsize=TEXTS_KEPT)
def is_narrow(text: str) -> bool:
    """Whether the words say that only those are counted who live elsewhere."""
    return bool(_get_pattern("scopes", "narrow").search(text))


def is_survey(text: str) -> bool:
    """Whether the words say that some were asked, and not all counted."""
    return bool(_get_pattern("surveys", "words").search(text))


@lru_cache(maxsize=TEXTS_KEPT)
def get_basis(text: str) -> str:
    """The earlier time that a change is told from: "month"; "" for the year before, or where none is said."""
    bases = load_vocabulary("comparing")["definitions"]["bases"]
    return next((time for time, words in bases.items() if any(_has(text, one) for one in words)), "")


def are_alike(one: str, other: str) -> bool:
    """Whether two measures are one: "send" and "deployed"; an unstated one may be any."""
    return not (is_telling(one) and is_telling(other)) or are_one(one, other)


@lru_cache(maxsize=WORDS_KEPT)
def are_one(one: str, other: str) -> bool:
    """Whether both measures are stated, and are one."""
    return bool(one and other) and not _get_names(one).isdisjoint(_get_names(other))


def is_telling(measure: str) -> bool:
    """Whether a measure says what happened; a verb that only counts or lends itself does not ("put at")."""
    return bool(measure) and measure not in load_vocabulary("comparing")["idle"]["measures"]


def get_plain_measure(measure: str, *, of_people: bool) -> str:
    """The contract's word for what a verb says ("fight": deployed) where there is just one, else the verb.

    Soldiers who crossed a border were not supplied, and ballots that were counted attended nothing.
    """
    known = load_vocabulary("comparing")["fitting"]
    words = _get_names(measure) & set(load_vocabulary("wording")["measures"])
    fitting = words - set(known["things" if of_people else "people"])
    return _get_word(measure) if measure in words or len(fitting) != 1 else next(iter(fitting))


def are_canonical(*measures: str) -> bool:
    """Whether all are the contract's words."""
    return all(map(is_canonical, measures))


def is_canonical(measure: str) -> bool:
    """Whether the measure, under one of its names, is one of the contract's words."""
    return not _get_names(measure).isdisjoint(load_vocabulary("wording")["measures"])


@lru_cache(maxsize=WORDS_KEPT)
def are_confusable(one: str, other: str, kind: str) -> bool:
    """Whether two "measures" or "nouns" (`kind`) are taken for one another, but are not one."""
    pairs = _get_definitions(kind)
    paired = ({a, b} in pairs for a in _get_names(one) for b in _get_names(other))
    return not are_one(one, other) and any(paired)


def get_own_part(text: str, raw: str) -> str:
    """The words about a number, without those about a part of it: "90 cases, of which 30 were confirmed"."""
    whole = _PART.split(text, maxsplit=1)[0]
    return whole if raw in whole else text


def list_qualities(text: str, measure: str = "") -> frozenset[str]:
    """The words of a text that say how it counts: "revenue", "insured", "confirmed".

    A measure that only counts is none of them: in "Recife registered 90 cases" they are not registered ones.
    Nor is what the measure says itself: "killed or wounded" of those who were either.
    """
    found = frozenset(found[1].lower() for found in _get_quality_pattern().finditer(text))
    if "_or_" in measure:
        found = frozenset(one for one in found if " or " not in one)
    return (
        found
        if is_telling(measure)
        else frozenset(one for one in found if get_stem(one) != get_stem(measure))
    )


def find_qualities(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    """The words in which two texts say that they count differently: revenue in one, profit in the other."""
    ones, others = one - other, other - one
    if not (ones and others):
        return None
    pairs = load_vocabulary("comparing")["definitions"]["qualities"]
    either_way = (pair for a, b in pairs for pair in ((a, b), (b, a)))
    return next(((a, b) for a, b in either_way if a in ones and b in others), None)


def find_quality_of_one(one: frozenset[str], other: frozenset[str]) -> str | None:
    """The word by which only one text says how it counts: "insured" losses, "confirmed" cases."""
    apart = one ^ other
    known = load_vocabulary("comparing")["definitions"]["qualifiers"]
    return next((word for word in known if word in apart), None) if apart else None


@lru_cache(maxsize=TEXTS_KEPT)
def is_difference(raw: str, text: str) -> bool:
    """Whether a number is one by which something changed or was won, not that which it came to.

    "It was cut by 900", but not "it was watched by 900".
    """
    found = re.search(rf"(?:(?<!\w){_BE} (?:\w+ly )?(\w+) )?by {re.escape(raw)}(?!\w)", text, re.IGNORECASE)
    changes = load_vocabulary("comparing")["stages"]["changes"]
    return found is not None and (found[1] is None or found[1].lower() in changes)


def _has(text: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE))


@lru_cache(maxsize=WORDS_KEPT)
def _get_names(measure: str) -> frozenset[str]:
    word = _get_word(measure)
    return _get_alike().get(word, frozenset()) | _get_alike().get(measure, frozenset()) | {word}


def _get_word(measure: str) -> str:
    """The contract's word of which a verb is another form ("damage": damaged), else the verb."""
    return _get_words().get(get_stem(measure), measure)


@cache
def _get_words() -> dict[str, str]:
    return {get_stem(word): word for word in load_vocabulary("wording")["measures"]}


@cache
def _get_pattern(table: str, name: str) -> re.Pattern[str]:
    words = any_word(load_vocabulary("comparing")[table][name])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _get_rate_pattern() -> re.Pattern[str]:
    """Not "a day earlier", which is a time."""
    rates = any_word(load_vocabulary("comparing")["periods"]["rates"])
    return re.compile(rf"(?<!\w)(?:{rates})(?!\w)(?! (?:earlier|before|later|after|ago)\b)", re.IGNORECASE)


@cache
def _get_up_to_pattern() -> re.Pattern[str]:
    known = load_vocabulary("comparing")["periods"]
    before, times = any_word(known["up_to"]), any_word(known["times"])
    return re.compile(rf"(?<!\w)(?:{before}) (?:the )?(?:{times}|\d)", re.IGNORECASE)


@cache
def _get_quality_pattern() -> re.Pattern[str]:
    known = load_vocabulary("comparing")["definitions"]
    words = {word for pair in known["qualities"] for word in pair} | set(known["qualifiers"])
    return re.compile(rf"(?<!\w)({any_word(words)})s?(?!\w)", re.IGNORECASE)


@cache
def _get_alike() -> dict[str, frozenset[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for measure, verbs in load_vocabulary("comparing")["alike"].items():
        for verb in (*verbs, measure):
            names[verb].add(measure)
    return {verb: frozenset(measures) for verb, measures in names.items()}


@cache
def _get_definitions(kind: str) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, load_vocabulary("comparing")["definitions"][kind]))
