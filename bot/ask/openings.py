"""The words with which each kind of question opens, as patterns. Pure."""

from __future__ import annotations

import re
from functools import cache

from bot.vocabulary import any_word, load_vocabulary


def list_words(key: str) -> list[str]:
    words: list[str] = load_vocabulary("questions")[key]
    return words


def _verbs() -> str:
    stances = load_vocabulary("questions")["stances"].values()
    return any_word([*list_words("says"), *(word for words in stances for word in words)])


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def get_sources() -> tuple[re.Pattern[str], ...]:
    asking = r"(?P<kept>(?:how|when|where|which|who|whom)\b.*? (?:did|does|do|has|have|had))"
    return (
        _compile(rf"\baccording to (?P<who>.+?)(?=,|$| (?:{any_word(list_words('openers'))})\b)"),
        _compile(r"(?:,\s*)?\bin (?P<who>[^,]+?)(?:'s|s') (?:words|view|opinion|estimate|account)\b"),
        _compile(r"(?:,\s*)?\bif you ask (?P<who>[^,]+)$"),
        _compile(rf"^{asking} (?P<who>.+?) (?:{_verbs()})(?: that)?(?= )"),
    )


@cache
def get_stance_pattern() -> re.Pattern[str]:
    adverbs = r"(?:(?:ever|also|already|really|officially|publicly|still|now|either)\s+)*"
    return _compile(
        rf"(?:did|has|have|had|does|do) (?P<who>.+?) {adverbs}(?P<verb>{_verbs()})"
        rf"(?: or (?P<other>{_verbs()}))?\b(?: that| whether| if)?(?P<matter>.*)"
    )


@cache
def get_when_said_pattern() -> re.Pattern[str]:
    verbs = any_word([word for words in load_vocabulary("questions")["stances"].values() for word in words])
    return _compile(rf"when (?:did|has|have|had) (?P<who>.+?) (?P<verb>{verbs})\b(?: that)?(?P<matter>.*)")


@cache
def get_said_pattern() -> re.Pattern[str]:
    return _compile(
        rf"what (?:exactly |else )?(?:did|does|do|has|have|had) (?P<who>.+?) (?P<verb>{_verbs()})\b"
        r"(?: about| on| of| regarding| concerning)?(?P<matter>.*)"
    )


@cache
def get_speaker_pattern() -> re.Pattern[str]:
    return _compile(
        # "Which foreign state" states nothing.
        rf"(?:who|which (?P<kind>[\w' -]+?)(?! state\b)) (?:else |has |have |had |also |first )*"
        rf"(?P<verb>{_verbs()})\b"
        r"(?: that)?(?P<matter>.*)"
    )


@cache
def get_number_pattern() -> re.Pattern[str]:
    known = load_vocabulary("questions")["numbers"]
    nouns, verbs = any_word(known["nouns"]), any_word(known["verbs"])
    return _compile(
        rf"(?:at |by )?what(?:'s)? (?P<rest>(?:(?:is|was|are|were) )?(?:the |a )?(?:[\w-]+ )?(?:{nouns})\b.*"
        rf"|.*\b(?:{verbs})\b.*)"
    )


@cache
def get_yes_no_pattern() -> re.Pattern[str]:
    return _compile(rf"(?:{any_word(list_words('auxiliaries'))})(?:n't)? (?P<rest>.+)")


# The idioms for "kill": a disaster claims lives, takes them, or costs them.
LIVES = _compile(
    r"how many lives (did|does|has|have|had|will) (.+?) (?:claim|claimed|take|taken|cost)(?=$| (?:in|on)\b)"
)
HOW_MANY = _compile(r"(?:(?:by|in|at|on|for|to|of) )?how many (?P<rest>.+)")
HOW = _compile(
    r"(?:by |for |at )?how "
    r"(?P<how>much|long|old|far|fast|tall|high|deep|wide|heavy|big|large|strong|hot|cold)\b"
    r"\s*(?P<rest>.+)"
)
WHEN = _compile(
    r"(?:since |until |by )?(?:when|(?:on |in )?(?:what|which) (?:day|date|month|year))\b(?:'s)?"
    r"\s*(?P<rest>.+)"
)
WHERE = _compile(
    r"(?:from |to )?(?:where|(?:in |at |to )?(?:what|which) (?:place|city|town|country|village|region))\b"
    r"(?:'s)?\s*(?P<rest>.+)"
)
TRUE = _compile(
    r"(?:is|was) it (?:really |actually )?(?:true|correct|right|so|a fact|the case) that (?P<rest>.+)"
)

ACCUSER = _compile(
    r"who (?:else |has |have |had |also |first )*(?:accuse[sd]?|blame[sd]?) "
    r"(?P<whom>.+?) (?:of|for) (?P<what>.+)"
)
CALLER = _compile(
    r"who (?:else |has |have |had |also |first )*"
    r"(?P<verb>call(?:s|ed)?|describe[sd]?|brand(?:s|ed)?|label(?:s|led)?|dub(?:s|bed)?) (?P<rest>.+)"
)
CAUSE = _compile(
    r"what (?:has |have |had )?(?:caused?|causes|triggered|sparked|led to|provoked) (?P<rest>.+)"
)
IDENTITY = _compile(r"who(?:'s| is| was| are| were) (?:the )?(?P<who>.+)")
WHOM = _compile(r"(?:by |from |to )?who(?:m|se|'s)?\s+(?P<rest>.+)")
WHY = _compile(r"(?:why|for what reason)\s+(?P<rest>.+)")
