"""The channels that a claim came through: platforms, outlets, and those who pass on what another said."""

from __future__ import annotations

import re

from spacy.tokens import Token

from bot.claims.attributed import CITING, Attribution
from bot.claims.lexicon import get_words
from bot.claims.naming import describe
from bot.claims.sources import find_subject
from bot.claims.spans import child, children

_MEDIA = re.compile(
    r"\b(?:media|news agency|newspaper|broadcaster|television|tv|radio|magazine|portal|news site"
    r"|channel|website|news outlet|press|newswire)\b",
    re.IGNORECASE,
)


def channels_of(attribution: Attribution) -> tuple[str, ...]:
    """The channels named in the cue's own clause: "told the BBC", "said on Telegram", "quoted by Reuters"."""
    head = attribution.head
    found = [*_audience(head), *_platforms(head), *_quoted_by(head)]
    found += [name for t in children(head, "dobj") for name in _platforms(t)]
    if attribution.subject is not None:
        found += _platforms(attribution.subject) + _seen_by(attribution.subject)
    if attribution.cue.lemma in CITING:
        citing = find_subject(head)
        found += [describe(citing).text] if citing is not None else []
    return tuple(dict.fromkeys(found))


def is_medium(name: str) -> bool:
    """Whether a name is an outlet, an agency or a platform: "the BBC", "South Korean media", "Telegram"."""
    folded = name.casefold()
    proper = not name.islower()
    if (proper and folded in get_words("outlets") | get_words("platforms")) or _MEDIA.search(name):
        return True
    last = name.split()[-1:] or [""]
    if last[0] in {"weekly", "daily"}:
        return True
    return last[0].istitle() and last[0].casefold() in get_words("mastheads") and len(name.split()) > 1


def _audience(verb: Token) -> list[str]:
    """“Told the BBC”: whoever is told by name, unless it is a person or an assembly."""
    if verb.lemma_.lower() not in get_words("telling"):
        return []
    return [describe(t).text for t in children(verb, "dobj", "dative") if _passes_on(t)]


def _passes_on(target: Token) -> bool:
    named = target.pos_ == "PROPN" and target.ent_type_ not in {"PERSON", "GPE", "NORP"}
    return is_medium(describe(target).text) or (
        named and target.lemma_.lower() not in get_words("assemblies")
    )


def _platforms(head: Token) -> list[str]:
    found: list[str] = []
    for preposition in children(head, "prep", "agent"):
        for target in children(preposition, "pobj"):
            platform = next(
                (t.text for t in target.subtree if t.lower_ in get_words("platforms") and t.pos_ == "PROPN"),
                None,
            )
            name = describe(target).text
            if is_medium(name) and not (platform and name.startswith(platform)):
                found.append(name)
            elif platform is not None:
                found.append(platform)
            else:
                found += _audience_of_talk(target)
    return found


def _audience_of_talk(noun: Token) -> list[str]:
    """“In an interview with CNN”, “in a post on X”."""
    return [
        name
        for preposition in children(noun, "prep", "agent")
        for target in children(preposition, "pobj")
        if is_medium(name := describe(target).text)
    ]


def _quoted_by(verb: Token) -> list[str]:
    """“…, quoted by Reuters”, “as reported by AFP”."""
    found: list[str] = []
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        found += _quoting(verb.head.head)
    for clause in children(verb, "advcl", "acl", "conj", "prep", "dep"):
        agent = child(clause, "agent")
        if clause.lemma_.lower() in CITING | {"report"} and agent is not None:
            found += [describe(t).text for t in children(agent, "pobj")]
    return found


def _quoting(verb: Token) -> list[str]:
    """“Was quoted by X as saying”, “X quoted him as saying”."""
    agent = child(verb, "agent")
    by = child(agent, "pobj") if agent is not None else child(verb, "nsubj")
    return [describe(by).text] if by is not None and verb.lemma_.lower() in CITING else []


def _seen_by(subject: Token) -> list[str]:
    """“A letter seen by the Courier”: a document reached us through whoever got hold of it."""
    clause = child(subject, "acl")
    agent = (
        child(clause, "agent")
        if clause is not None and clause.lemma_.lower() in get_words("obtaining")
        else None
    )
    return [describe(t).text for t in children(agent, "pobj")] if agent is not None else []
