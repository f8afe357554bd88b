"""The words of a question → what is asked, of whom, and for when. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.ask.openings import (
    ACCUSER,
    CALLER,
    CAUSE,
    HOW,
    HOW_MANY,
    IDENTITY,
    LIVES,
    TRUE,
    WHEN,
    WHERE,
    WHOM,
    WHY,
    get_number_pattern,
    get_said_pattern,
    get_sources,
    get_speaker_pattern,
    get_stance_pattern,
    get_when_said_pattern,
    get_yes_no_pattern,
    list_words,
)
from bot.ask.windows import ANY_TIME, Window, take_window
from bot.compare.sides import find_country
from bot.models import Stance
from bot.vocabulary import any_word, load_vocabulary

MAX_CLAIMANT_WORDS = 8
MAX_PEOPLES_WORDS = 3
_VERBAL = frozenset({"who", "they", "he", "she", "it", "we", "that", "to", "by", "over", "for", "behind"})
"""Words that are in no name or office, but where something is told of them."""


class Asked(StrEnum):
    """What kind of answer a question wants."""

    WHO = "who"
    """Who says so: the claimant."""
    HOW_MANY = "how many"
    WHEN = "when"
    WHEN_SAID = "when did they say so"
    WHERE = "where"
    STANCE = "did they confirm"
    """Whether one claimant confirms, denies or says something."""
    SAID = "what did they say"
    TRUE = "is it true"
    WHOM = "who did it"
    IDENTITY = "who is it"
    """Of a name the office, of an office the name."""
    WHY = "why"
    WHAT = "what"
    """Anything else: only what the claim itself says in these words."""


@dataclass(frozen=True, slots=True)
class Question:
    """`text`: as it was put; `matter`: the words that the answer is about; `counted`: after "how many".

    `claimant`: whose claims are wanted, "" for anybody's; `stances`: none for any stance.
    """

    asked: Asked
    matter: str
    text: str = ""
    counted: str = ""
    claimant: str = ""
    stances: frozenset[Stance] = frozenset()
    window: Window = ANY_TIME
    accused: str = ""
    """Of whom somebody else says so."""
    verb: str = ""
    """How they say it: "predict"."""


def parse_question(text: str, today: date) -> Question:
    """What the question asks for. Words that make no question ask what is said about them."""
    plain = _strip(text)
    without_time, window = take_window(LIVES.sub(r"how many people \1 \2 kill", plain), today)
    question = _find_when_said(without_time)
    rest, claimant = (without_time, "") if question else _take_source(without_time)
    question = question or next(found for rule in _RULES if (found := rule(rest)))
    return replace(question, claimant=question.claimant or claimant, window=window, text=plain)


def _strip(text: str) -> str:
    plain = " ".join(text.replace("’", "'").split()).strip(" ?!.…")
    plain = re.sub(rf"\s+(?:{any_word(list_words('asides'))})\b", "", plain, flags=re.IGNORECASE)
    return re.sub(rf"^(?:(?:{any_word(list_words('polite'))})[,:]?\s+)+", "", plain, flags=re.IGNORECASE)


def _take_source(text: str) -> tuple[str, str]:
    """The question without "according to X" and the like, and X."""
    for pattern in get_sources():
        if (found := pattern.search(text)) and _is_name_like(found["who"]):
            kept = found.groupdict().get("kept") or text[: found.start()]
            rest = f"{kept} {text[found.end() :]}"
            return " ".join(rest.split()).strip(" ,"), _clean(found["who"])
    return text, ""


def _find_stance(text: str) -> Question | None:
    """Did X confirm that …? Also with "say", which asks whether X stands behind it."""
    found = get_stance_pattern().match(text)
    if not found or not _is_name_like(found["who"]):
        return None
    verbs = [found["verb"], *filter(None, [found["other"]])]
    return Question(Asked.STANCE, found["matter"], claimant=_clean(found["who"]), stances=_stances(verbs))


def _find_when_said(text: str) -> Question | None:
    """When did X admit it? Not: when did X say that it happened, which asks for the day of that."""
    found = get_when_said_pattern().match(text)
    if not found or not _is_name_like(found["who"]):
        return None
    return Question(
        Asked.WHEN_SAID,
        found["matter"],
        claimant=_clean(found["who"]),
        stances=_stances([found["verb"]]),
        verb=found["verb"],
    )


def _find_said(text: str) -> Question | None:
    found = get_said_pattern().match(text)
    if not found or not _is_name_like(found["who"]):
        return None
    return Question(Asked.SAID, found["matter"], claimant=_clean(found["who"]), verb=found["verb"])


def _find_speaker(text: str) -> Question | None:
    """Who said that …? Which ministry denied …?"""
    found = get_speaker_pattern().match(text)
    if not found:
        return None
    return Question(
        Asked.WHO,
        found["matter"],
        claimant=_clean(found["kind"] or ""),
        stances=_stances([found["verb"]]),
        verb=found["verb"],
    )


def _find_caller(text: str) -> Question | None:
    """Who called it free and fair? Who says that it was?"""
    found = CALLER.match(text)
    stances = frozenset({Stance.ASSERTED, Stance.CONFIRMED})
    return Question(Asked.WHO, found["rest"], stances=stances, verb=found["verb"]) if found else None


def _find_accuser(text: str) -> Question | None:
    """Who accused X of it? Who says so of X."""
    found = ACCUSER.match(text)
    if not found:
        return None
    stances = frozenset({Stance.ASSERTED, Stance.CONFIRMED})
    whom = found["whom"]
    return Question(Asked.WHO, f"{whom} {found['what']}", stances=stances, accused=_clean(whom))


def _find_number(text: str) -> Question | None:
    if found := HOW_MANY.match(text):
        rest = _name_people(found["rest"])
        return Question(Asked.HOW_MANY, rest, counted=_get_counted(rest))
    if found := HOW.match(text):
        word, rest = found["how"], found["rest"]
        counted = _get_counted(rest) if word == "much" else ""
        return Question(Asked.HOW_MANY, rest if word == "much" else f"{word} {rest}", counted=counted)
    return Question(Asked.HOW_MANY, found["rest"]) if (found := get_number_pattern().match(text)) else None


def _find_when_or_where(text: str) -> Question | None:
    if found := WHEN.match(text):
        return Question(Asked.WHEN, found["rest"])
    return Question(Asked.WHERE, found["rest"]) if (found := WHERE.match(text)) else None


def _find_truth(text: str) -> Question | None:
    found = TRUE.match(text)
    return Question(Asked.TRUE, found["rest"]) if found else None


def _find_yes_or_no(text: str) -> Question | None:
    found = get_yes_no_pattern().match(text)
    return Question(Asked.TRUE, found["rest"]) if found else None


def _find_identity(text: str) -> Question | None:
    """Who is Pavel Orlan? Who is the mayor of Velm? Not: who is behind it?"""
    found = IDENTITY.match(text)
    words = found["who"].lower().split() if found else []
    named = words and set(words[:1] + words[-1:]).isdisjoint(list_words("grammar"))
    named = named and not re.match(r"[a-z]+(?:ed|en)\b", found["who"] if found else "")
    if not found or not named or len(words) > MAX_CLAIMANT_WORDS or not set(words).isdisjoint(_VERBAL):
        return None
    return Question(Asked.IDENTITY, found["who"], claimant=found["who"])


def _find_whom_or_why(text: str) -> Question | None:
    if found := WHOM.match(text):
        return Question(Asked.WHOM, found["rest"])
    found = WHY.match(text) or CAUSE.match(text)
    return Question(Asked.WHY, found["rest"]) if found else None


def _find_what(text: str) -> Question:
    return Question(
        Asked.WHAT, re.sub(r"^(?:who|what|which|why|how)\b(?:'s)?", "", text, flags=re.IGNORECASE)
    )


def _name_people(rest: str) -> str:
    """“North Koreans were killed” as “North Korean people were killed”: soldiers of theirs are some, too."""
    words = rest.split()
    for size in range(min(MAX_PEOPLES_WORDS, len(words)), 0, -1):
        adjective = _find_adjective(" ".join(words[:size]), " ".join(words[size : size + 1]))
        if adjective:
            return " ".join([adjective, "people", *words[size:]])
    return rest


def _find_adjective(people: str, behind: str) -> str:
    """Of a country, where the words name those who belong to it: “Kenyans”, “Poles”, “the Chinese”."""
    peoples: dict[str, str] = load_vocabulary("questions")["peoples"]
    if behind.lower() in {"and", "or"}:
        return ""
    if people.lower() in peoples:
        return peoples[people.lower()]
    if people.endswith("s") and find_country(people[:-1]) and not find_country(people):
        return people[:-1]
    ends = not behind or behind.lower() in list_words("auxiliaries")
    return people if ends and find_country(people) not in {"", people.lower()} else ""


def _get_counted(rest: str) -> str:
    """The noun phrase after "how many", up to its verb or a preposition."""
    breaks = rf"(?:{any_word([*list_words('auxiliaries'), *list_words('prepositions')])}|\w+n't)"
    phrase = re.split(rf"(?:^|\s){breaks}\b", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    # "Soldiers deployed" ends before its verb, "plagiarised passages" does not; "marched" is no noun at all.
    nouns = re.sub(r"(?<=\w)\s+\w{3,}ed\b.*", "", phrase).strip()
    # Behind a plural for people a word that is no plural is their verb: "people work".
    nouns = re.sub(r"\b(people|men|women|children)\s+(?!\w*(?:s|men)\b)[a-z]+\b.*", r"\1", nouns)
    return "" if re.fullmatch(r"\w{3,}ed", nouns) else nouns


def _stances(verbs: list[str]) -> frozenset[Stance]:
    """The stances that verbs ask for; "say" is to stand behind it."""
    known = load_vocabulary("questions")["stances"]
    asked = {Stance(name) for name, words in known.items() for verb in verbs if verb.lower() in words}
    return frozenset(asked or {Stance.ASSERTED, Stance.CONFIRMED})


def _is_name_like(words: str) -> bool:
    """Whether a name may end here: "the mayor", but not "the mayor resign after the"."""
    names = words.split()
    return 0 < len(names) <= MAX_CLAIMANT_WORDS and names[-1].lower() not in list_words("grammar")


def _clean(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+|\s+(?:itself|himself|herself|themselves)$|'s$", "", name.strip(" ,"))


_RULES = (
    _find_truth,
    _find_said,
    _find_stance,
    _find_speaker,
    _find_accuser,
    _find_caller,
    _find_number,
    _find_when_or_where,
    _find_yes_or_no,
    _find_identity,
    _find_whom_or_why,
    _find_what,
)
