"""Which figures of a claim answer "how many" or "how much". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.ask.question import Asked, Question
from bot.ask.terms import Term, make_terms, read_stems, stem_all
from bot.claims.vocabulary import get_index
from bot.compare.counted import classify, complete, get_counted, is_of_people
from bot.compare.scales import get_plain_measure
from bot.compare.sides import find_country, get_side
from bot.models import Claim, Figure, Stage
from bot.near_words import get_same
from bot.vocabulary import load_vocabulary
from storage.words import fold, singular

MONEY = ""
KILLED = "killed"
MAGNITUDE = "magnitude"
PEOPLE = "people"
WORKERS = "workers"
MAX_COUNTRYS_WORDS = 5
"""As "Saint Vincent and the Grenadines" has: a long question costs no more for each word."""
_SHARE_OF = re.compile(r"\b(?:share|percentage|proportion|part) of (?:the |its |their )?(?P<whole>[\w'-]+)")
_SEVERAL = re.compile(r"\b(?:and|or)\b|['’]")
_SHARES = frozenset({"percent", "%", "share", "percentage", "proportion"})
MIN_END = 5
"""The letters of a noun that a compound may end in."""


def find_asked(claim: Claim, question: Question, before: Claim | None = None) -> tuple[Figure, ...]:
    """The figures of what is counted and of what happened to it.

    `before`: the claim before it, which says what a number without a noun counts ("it lost two").
    """
    if question.asked is not Asked.HOW_MANY:
        return ()
    figures = [
        _name_counted(figure, before) if question.counted else figure for figure in complete(claim.figures)
    ]
    asked = (figure for figure in figures if _is_asked(figure, question, claim.text))
    return _keep_named(
        [figure for figure in asked if _agree_on_side(figure, question.counted, claim.text)], question
    )


def _keep_named(figures: Sequence[Figure], question: Question) -> tuple[Figure, ...]:
    """Of several of one unit, those of a thing that the question has: the share of votes, not of towns."""
    terms = make_terms(question.matter) if list_measured(question) else ()
    named = [one for one in figures if any(read_stems(fold(one.what)).has(term.own) for term in terms)]
    return tuple(named or figures)


@lru_cache(maxsize=64)
def list_measured(question: Question) -> tuple[str, ...]:
    """The words of the question that ask for a unit ("cost", "far"); of a name none does ("Brisk Pay")."""
    known = load_vocabulary("questions")["measured"]
    words = (question.counted or question.matter).split()
    return tuple(fold(word) for word in words if word.islower() and fold(word) in known)


def is_called(said: str, noun: Term) -> bool:
    """Whether folded words call it so: in this word, one of its class, or what a compound ends in."""
    words = said.split()
    classes = {classify(word) for word in words}
    same = read_stems(said).has(noun.own) or not classes.isdisjoint(map(classify, noun.forms))
    return same or any(
        _is_end(word, form) or singular(word) in _list_narrower(form) for word in words for form in noun.forms
    )


def _list_narrower(noun: str) -> list[str]:
    narrower: list[str] = load_vocabulary("questions")["wider"].get(singular(noun), [])
    return narrower


def _is_end(word: str, compound: str) -> bool:
    """Whether the compound is one of these: steelworkers are workers."""
    return len(word) >= MIN_END and word != compound and compound.endswith(word)


def _name_counted(figure: Figure, before: Claim | None) -> Figure:
    """A number without a noun counts what the last number before it does."""
    if figure.what or figure.unit or not before or not before.figures:
        return figure
    last = before.figures[-1]
    return replace(figure, unit=last.unit, what=last.what) if _get_kind(last) is None else figure


def _is_asked(figure: Figure, question: Question, text: str) -> bool:
    kinds = _get_kinds(list_measured(question))
    if kinds is not None:
        return not kinds.isdisjoint(_list_kinds(figure, text)) and _is_share_of(figure, question)
    if question.counted and is_change(figure, text):
        return False
    measure = _get_measure(question.matter, question.counted)
    if figure.stage is Stage.EXPECTED and not _is_about_future(question.text, happening=bool(measure)):
        return False
    if measure == KILLED and is_of_dead(figure):
        return _is_of_people(question.counted)
    if get_happened(figure) != measure and (measure or not _is_asked_measure(figure, question)):
        return False
    told = bool(measure) or figure.measure not in load_vocabulary("questions")["light"]
    return _counts(figure, question.counted, measured=bool(measure)) or (
        told and PEOPLE in question.counted.split() and _is_of_somebody(figure, question.counted)
    )


def _is_of_somebody(figure: Figure, counted: str) -> bool:
    """Whether people are asked for, and it counts some: of those whom somebody cheated, pensioners."""
    return _is_of_people(counted) and bool(figure.unit) and is_of_people(get_counted(figure).noun)


def _is_share_of(figure: Figure, question: Question) -> bool:
    """Whether a share is of what it is asked of: "share of the vote" is none of the polling stations."""
    found = _SHARE_OF.search(question.text)
    whole = make_terms(found["whole"]) if found else ()
    if not whole or not _is_share(figure) or not figure.what or singular(figure.what) in _SHARES:
        return True
    said = read_stems(fold(figure.what))
    return any(said.has(term.own) for term in whole)


def is_of_dead(figure: Figure) -> bool:
    """Whether it counts bodies: those that were found are people who died."""
    dead = load_vocabulary("comparing")["fitting"]["dead"]
    return not _is_share(figure) and singular(fold(figure.unit)) in dead


def _is_of_people(counted: str) -> bool:
    """Whether nobody in particular is counted: "how many people", "how many died"."""
    nouns = [term for term in make_terms(counted) if not (term.name or _is_measure(term))]
    return all(PEOPLE in term.forms for term in nouns)


def _is_share(figure: Figure) -> bool:
    return figure.unit == "%"


def _is_about_future(text: str, *, happening: bool) -> bool:
    """Whether what is planned or to come is asked for: it is not added to what there is.

    The present may be the future of what happens: "how many jobs are cut".
    """
    known = load_vocabulary("questions")
    words = {*known["future"], *(known["present"] if happening else [])}
    return not words.isdisjoint(fold(text).split())


def _is_asked_measure(figure: Figure, question: Question) -> bool:
    """Whether the question has what happened to the counted: those aboard are not those missing."""
    known = load_vocabulary("questions")
    has = not set(known["has"]).isdisjoint(fold(question.text).split())
    if figure.measure in known["light"] or (has and figure.measure in known["having"]):
        return True
    words = read_stems(fold(figure.measure))
    if read_stems(fold(question.text)).has(words.single):
        return True
    asked = make_terms(question.matter)
    return any(words.has(term.own | term.near) or happened_to(figure, term) for term in asked)


def happened_to(figure: Figure, term: Term) -> bool:
    """Whether the term says in another verb what happened to the counted."""
    words = read_stems(fold(figure.measure)).single
    return any(not group.isdisjoint(words) and not group.isdisjoint(term.own) for group in _list_alike())


@lru_cache(maxsize=1)
def _list_alike() -> list[frozenset[str]]:
    """The stems of measures that are one: who is handed over is swapped."""
    alike = load_vocabulary("comparing")["alike"]
    return [stem_all(fold(word) for word in (name, *words)) for name, words in alike.items()]


def is_change(figure: Figure, text: str) -> bool:
    """Whether the number is that by which another rose or fell: "went up by 40"."""
    return re.search(rf"\bby (?:[a-z]+ ){{0,2}}{re.escape(figure.raw)}", text) is not None


def _counts(figure: Figure, counted: str, *, measured: bool) -> bool:
    """Whether the figure counts these: by class or another word; people, whatever they are called."""
    if not counted:
        return True
    said = fold(f"{figure.what} {figure.unit}")
    terms = [term for term in make_terms(counted) if not _is_measure(term)]
    nouns = [term for term in terms if not term.name]
    if not nouns:
        # “How many Chechens”: whoever they are, those that are called so.
        return measured and all(read_stems(said).has(term.own) for term in terms)
    if not said:
        return measured
    # "Polling stations" are stations, "homes and farms" are either.
    heads = nouns if _SEVERAL.search(counted) else nouns[-1:]
    same = any(is_called(said, noun) or read_stems(said).has(_list_same(noun)) for noun in heads)
    anybody = measured and any(PEOPLE in noun.forms for noun in nouns)
    return same or anybody


def _list_same(noun: Term) -> frozenset[str]:
    """The stems of its synonyms: users are customers."""
    return frozenset(one for form in noun.forms for one in get_same(form))


def _agree_on_side(figure: Figure, counted: str, sentence: str) -> bool:
    """Whether they are those of the side that is asked for: "North Korean" is not "Russian".

    Where the figure has no side, the claim's own sentence must name it.
    """
    asked = _get_side(counted)
    said = get_side([word for word in figure.what.split() if word[0].isupper()])
    if not asked or said == asked:
        return True
    names = [term for term in make_terms(counted) if any(form in asked for form in term.forms)]
    sentence_stems = read_stems(fold(sentence))
    return not said and bool(names) and all(sentence_stems.has(term.own) for term in names)


def _get_side(counted: str) -> str:
    """The country that words before the last name, in any case; else those that are capitalised.

    The last is a noun, or what they did: "Russian soldiers", "russian people died".
    """
    qualifiers = counted.split()[:-1]
    spans = (
        " ".join(qualifiers[start : start + size])
        for size in range(min(MAX_COUNTRYS_WORDS, len(qualifiers)), 0, -1)
        for start in range(len(qualifiers) - size + 1)
    )
    country = next(filter(None, map(find_country, spans)), "")
    return country or get_side([word for word in qualifiers if word[0].isupper()])


@lru_cache(maxsize=64)
def _get_kinds(asking: Sequence[str]) -> frozenset[str] | None:
    """The kinds of unit that the question asks for; null where it counts things."""
    known = load_vocabulary("questions")["measured"]
    return frozenset(kind for word in asking for kind in known[word]) if asking else None


def _list_kinds(figure: Figure, text: str) -> set[str | None]:
    """The kinds that a figure's unit may be: pounds are money as well as a weight."""
    if figure.unit == MAGNITUDE or (not figure.unit and re.search(rf"\b{MAGNITUDE}\b", text, re.IGNORECASE)):
        return {MAGNITUDE}
    both = figure.unit.lower() in load_vocabulary("questions")["sums"]
    return {_get_kind(figure), *([MONEY] if both else [])}


def _get_kind(figure: Figure) -> str | None:
    """The kind of a figure's unit; MONEY for sums, null for things that are counted."""
    if not {figure.unit, figure.unit.lower()}.isdisjoint(_get_currencies()):
        return MONEY
    units = get_index("units")
    return next((units[one] for one in (figure.unit, figure.unit.lower()) if one in units), None)


@lru_cache(maxsize=1)
def _get_currencies() -> frozenset[str]:
    return frozenset({*load_vocabulary("wording")["currencies"], *get_index("currencies")})


@lru_cache(maxsize=64)
def _get_measure(matter: str, counted: str) -> str:
    """What happened to the counted, as a measure of the claim contract; "" where no word says so."""
    for term in make_terms(matter):
        for measure in load_vocabulary("wording")["measures"]:
            if _means(term, measure):
                return get_plain_measure(measure, of_people=True)
    forms = [form for term in make_terms(matter) for form in term.forms]
    return next(filter(None, (find_measure(form, counted) for form in forms)), "")


def find_measure(word: str, counted: str = "") -> str:
    """What a verb that the contract does not know says of the counted: who is sacked is laid off."""
    known = load_vocabulary("news_words")
    jobs = bool(counted) and classify(counted.rsplit(maxsplit=1)[-1]) == WORKERS
    tables = [known["measures"], *([known["job_measures"]] if jobs else [])]
    return next((name for table in tables for name, words in table.items() if word in words), "")


def get_happened(figure: Figure) -> str:
    """What happened to the counted, in the contract's word where there is one."""
    of_people = is_of_people(get_counted(figure).noun)
    plain = get_plain_measure(figure.measure, of_people=of_people)
    return find_measure(plain) or plain


def _is_measure(term: Term) -> bool:
    return any(_means(term, measure) for measure in load_vocabulary("wording")["measures"])


def _means(term: Term, measure: str) -> bool:
    return measure.replace("_", " ") in term.forms
