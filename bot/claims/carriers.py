"""What a verb, a noun or a preposition leads to: the platform or the medium that words are put before."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.lexicon import get_words
from bot.claims.media import is_medium, medium_after
from bot.claims.naming import describe
from bot.claims.spans import child, children
from bot.claims.vocabulary import get_table

# Where somebody worked: "during her years at the Courier".
_TIMES = frozenset({"time", "stint", "career", "job", "year", "day", "tenure", "work", "role", "spell"})
_OF = frozenset({"of", "for", "against", "about"})
_OF_MEDIA = frozenset({"of", "from", "with", "at"})


def audience(verb: Token) -> list[str]:
    """“Told the BBC”: whoever is told by name, unless it is a person or an assembly."""
    if verb.lemma_.lower() not in get_words("telling"):
        return []
    straight = medium_after(verb.doc, verb.i + 1)
    if straight is not None:
        return [straight]
    told = children(verb, "dobj", "dative")
    theirs = [
        t
        for person in told
        for p in children(person, "prep")
        if p.lower_ in _OF_MEDIA
        for t in children(p, "pobj")
    ]
    named = [name for t in (*theirs, *told) if (name := _medium_of(t)) is not None]
    return named or [describe(t).text for t in told if passes_on_name(t)]


def passes_on_name(target: Token) -> bool:
    titled = target.text.istitle() and not target.is_sent_start  # "told Rest of Orsa"
    named = (target.pos_ == "PROPN" or titled) and target.ent_type_ not in {"PERSON", "GPE", "NORP"}
    return is_medium(describe(target).text) or (
        named and target.lemma_.lower() not in get_words("assemblies", "authorities")
    )


def platforms_of(head: Token) -> list[str]:
    found: list[str] = []
    for preposition in children(head, "prep", "agent"):
        if not _may_carry(head, preposition):
            continue
        for target in children(preposition, "pobj"):
            platform = next(
                (_bare(t) for t in target.subtree if _is_platform(t)),
                None,
            )
            name = describe(target).text
            document = target.lemma_.lower() in get_words("documents")
            table, lemma = get_table("carrying"), target.lemma_.lower()
            within = _audience_of_talk(target) if lemma in table["piece"] | table["aired"] else []
            if within or target.lower_ == "air":  # "in a post on its web site", "on the air of Radio Belm"
                found += within or _audience_of_talk(target)
            elif is_medium(name) and not (platform and (document or name.startswith(platform))):
                found.append(_title_of(target) or name)
            elif platform is not None:
                found.append(platform)
            elif preposition.lower_ == "on" and (medium := _medium_of(target)) is not None:
                found.append(medium)  # "on CNN's “Morning Hour”"
            else:
                found += _audience_of_talk(target)
    return found


def platforms_behind(preposition: Token) -> list[str]:
    """The platform that a preposition leads to, whatever the verb: "took to X"."""
    return [_bare(t) for t in children(preposition, "pobj") if _is_platform(t)]


def _title_of(medium: Token) -> str | None:
    """“On her podcast, Slow Water”: what a medium without a name is called behind it."""
    title = child(medium, "appos") if medium.pos_ == "NOUN" else None
    named = (
        title is not None
        and title.pos_ == "PROPN"
        and title.i > medium.i
        and medium.nbor().text in {",", ":"}
    )
    return describe(title).text if title is not None and named else None


def _is_platform(token: Token) -> bool:
    """Telegram; “X.”, which the tagger takes for a noun, also at a sentence's end."""
    word = _bare(token)
    return word.lower() in get_words("platforms") and (token.pos_ == "PROPN" or word == "X")


def _bare(token: Token) -> str:
    return token.text.rstrip(".")


def publishes(clause: Token) -> bool:
    """“A statement published on Telegram”, “a rumour spreading on WhatsApp”."""
    lemma = clause.lemma_.lower()
    published = clause.tag_ == "VBN" and lemma in get_words("publishing")
    return published or (clause.pos_ == "VERB" and lemma in get_table("carrying")["spread"])


def _may_carry(head: Token, preposition: Token) -> bool:
    """Not "a lawyer for the newspaper", "said of the BBC", "likened it to the BBC"."""
    word = preposition.lower_
    if word == "to":
        return may_tell(head)
    return word not in _OF or (word == "for" and head.pos_ == "VERB")


def may_tell(head: Token) -> bool:
    """Whether what follows "to" can be an audience: "said to", "spoke to", "gave an interview to"."""
    lemma, table = head.lemma_.lower(), get_table("carrying")
    return any(lemma in table[kind] for kind in ("say", "talk", "give")) or lemma in get_words("telling")


def _audience_of_talk(noun: Token) -> list[str]:
    """“In an interview with CNN”, “in a post on X”, “in a CNN interview”, “in the show “Dawn” of Canal 5”."""
    table, lemma = get_table("carrying"), noun.lemma_.lower()
    if lemma in _TIMES:
        return []
    holders = [noun, *children(noun, "appos")] if lemma in table["aired"] else [noun]
    targets = [
        t for holder in holders for p in children(holder, "prep", "agent") for t in children(p, "pobj")
    ]
    if lemma in table["talk"] or lemma in table["piece"] or lemma in get_words("documents"):
        targets += [t for t in children(noun, "compound", "nmod") if t.pos_ == "PROPN"]
    named = [name for t in targets if (name := _medium_of(t)) is not None]
    aired = lemma in table["aired"] or lemma == "interview"
    return named or [describe(t).text for t in targets if aired and _is_named_host(t)]


def _is_named_host(target: Token) -> bool:
    """“In an interview with Deutschlandfunk”, a name that no list has: no person's, place's or day's."""
    link = target.head.lower_
    host = link in {"with", "for", "to", "of", "on"} and target.ent_type_ not in {"DATE", "TIME", "LOC"}
    return host and passes_on_name(target) and not describe(target).person


def _medium_of(target: Token) -> str | None:
    """A medium's name; of “CNN's “Morning Hour”” the medium's."""
    owner = child(target, "poss")
    if owner is not None and is_medium(describe(owner).text):
        return describe(owner).text
    name = describe(target).text
    return name if is_medium(name) else None
