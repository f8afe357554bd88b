"""The channels that a claim came through: platforms, outlets, and those who pass on what another said."""

from __future__ import annotations

import re

from spacy.tokens import Token

from bot.claims.attribution import Attribution
from bot.claims.lexicon import get_words
from bot.claims.names import describe
from bot.claims.spans import child, children

_MEDIA = re.compile(r"\b(?:media|news agency|newspaper|broadcaster|news outlet|press)\b", re.IGNORECASE)


def channels_of(attribution: Attribution) -> tuple[str, ...]:
    """The channels named in the cue's own clause: "told the BBC", "said on Telegram", "quoted by Reuters"."""
    head = attribution.head
    found = [*_audience(head), *_platforms(head), *_quoted_by(head)]
    if attribution.subject is not None:
        found += _platforms(attribution.subject)
    return tuple(dict.fromkeys(found))


def is_medium(name: str) -> bool:
    """Whether a name is an outlet, an agency or a platform: "the BBC", "South Korean media", "Telegram"."""
    folded = name.casefold()
    if folded in get_words("outlets") or folded in get_words("platforms") or _MEDIA.search(name):
        return True
    last = name.split()[-1:] or [""]
    return last[0].istitle() and last[0].casefold() in get_words("mastheads") and len(name.split()) > 1


def _audience(verb: Token) -> list[str]:
    return [name for t in children(verb, "dobj", "dative", "pobj") if is_medium(name := describe(t).text)]


def _platforms(head: Token) -> list[str]:
    found: list[str] = []
    for preposition in children(head, "prep", "agent"):
        for target in children(preposition, "pobj"):
            name = describe(target).text
            if is_medium(name):
                found.append(name)
            else:
                found += _audience_of_talk(target)
    return found


def _audience_of_talk(noun: Token) -> list[str]:
    """"In an interview with CNN", "in a post on X"."""
    return [
        name
        for preposition in children(noun, "prep", "agent")
        for target in children(preposition, "pobj")
        if is_medium(name := describe(target).text)
    ]


def _quoted_by(verb: Token) -> list[str]:
    """"…, quoted by Reuters", "as reported by AFP"."""
    found: list[str] = []
    for clause in children(verb, "advcl", "acl", "conj", "prep", "dep"):
        agent = child(clause, "agent")
        if clause.lemma_.lower() in {"quote", "cite", "report"} and agent is not None:
            found += [describe(t).text for t in children(agent, "pobj")]
    return found
