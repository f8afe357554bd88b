"""What claims without figures say, and how much of it two of them share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.compare.anchors import Anchors, begin_alike, get_anchors, share_name
from bot.compare.claimants import get_claimant
from bot.compare.counted import classify, get_function_words, get_singular
from bot.compare.identity import Aliases, Identity, identify
from bot.compare.rows import VOUCHED
from bot.models import Claim, ClaimRecord
from bot.near_words import get_forms, get_opposite, get_same, stem
from bot.vocabulary import any_word, load_vocabulary

MIN_WORDS = 3
"""Fewer words paraphrase nothing."""

MIN_LETTERS = 5
"""Of shorter words the beginning says nothing."""

_FIGHTERS = frozenset({"troops", "militants", "mercenaries"})

_OWNER = re.compile(r"([A-Z][\w-]*(?: [A-Z][\w-]*)*)['’]s? (?=[a-z])")
_WORD = re.compile(r"[^\W\d_][\w-]+")


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim says and of whom. `against`: it is a denial, no confirmation, or a negated statement.

    `words`: those with a sense, by their stems; `near`: the stems of all that mean the same as one of them,
    `opposed`: of all that mean the opposite of one that is no name; `meant`: the names of whom a pronoun, or
    "her son", may be.
    """

    identity: Identity
    words: dict[str, str]
    near: frozenset[str]
    opposed: frozenset[str]
    anchors: Anchors
    against: bool
    meant: frozenset[str]
    speaker: frozenset[str]
    """The stems of the words for the claimant."""
    told: tuple[str, ...]
    """All words with a sense, those with them that only say what report of it is answered."""
    spoken_of: Anchors
    """The names and words of all that."""


def read_content(record: ClaimRecord, aliases: Aliases | None) -> Content:
    claimant, told = get_claimant(record), get_words_said(record.claim)
    said = get_matter(told)
    words = {stem(_get_class(word)): word for word in _list_words(said)}
    return Content(
        identity=identify(claimant, record.claim.role, aliases),
        words=words,
        near=frozenset(other for word in words.values() for other in get_same(word)),
        opposed=frozenset(other for word in words.values() if word in said for other in get_opposite(word)),
        anchors=get_anchors(said, claimant),
        against=record.claim.stance not in VOUCHED or is_negated(told),
        meant=_list_meant(said, claimant, record.claim.role or "") - words.keys(),
        speaker=frozenset(map(stem, _list_words(claimant))),
        told=tuple(_list_words(told)),
        spoken_of=get_anchors(told, claimant),
    )


def get_matter(told: str) -> str:
    """What a report says, of words that speak of it: “a media report citing an aide that 40 had died”."""
    reported = _get_reported().search(told)
    matter = reported[1] if reported else ""
    first = matter.split(maxsplit=1)[:1]
    # “A report that had gone round” says nothing of its matter.
    speaks = first and first[0].lower() not in load_vocabulary("function_words")["auxiliaries"]
    return matter if speaks and len(_list_words(matter)) >= MIN_WORDS else told


@cache
def _get_reported() -> re.Pattern[str]:
    sayings = any_word(load_vocabulary("comparing")["negation"]["sayings"])
    return re.compile(rf"\b(?:{sayings})s?\b[^.;:]*?\bthat\b (.+)", re.IGNORECASE | re.DOTALL)


def _list_meant(said: str, claimant: str, role: str) -> frozenset[str]:
    """Of whom other words than a name may be.

    “He had not conceded”, said by Tembe, is of Tembe; “her son is alive”, said by Tembe's mother, too.
    """
    words = set(re.findall(r"\w+", said.lower()))
    names = [claimant] if words & set(load_vocabulary("function_words")["subjects"]) else []
    if words & set(load_vocabulary("comparing")["negation"]["own"]):
        names += [found[1] for found in _OWNER.finditer(f"{claimant}, {role}")]
    named = (word for name in names for word in _WORD.findall(name))
    return frozenset(stem(word.lower()) for word in named if word[0].isupper())


def is_negated(said: str) -> bool:
    """Whether the words say that something is not so."""
    words = {word.lower().replace("’", "'") for word in re.findall(r"[\w’']+", said)}
    return not words.isdisjoint(_get_negation())


def get_words_said(claim: Claim) -> str:
    """What is claimed, without who says so: the claim's content spans, else its sentence."""
    spans = [(start - claim.start, end - claim.start) for start, end in claim.content]
    if not spans or min(spans)[0] < 0 or max(end for _, end in spans) > len(claim.quote):
        return claim.text
    return " ".join(claim.quote[start:end].strip() for start, end in spans) or claim.text


@dataclass(frozen=True, slots=True)
class Shared:
    """What two contents have in common: the share of the fewer words, and of all words; `words`: how many."""

    overlap: float
    likeness: float
    words: int


def find_shared(one: Content, other: Content) -> Shared:
    """The words that both have, in any form; beside one of them, the name that a pronoun stands for."""
    alike = _list_alike(one, other)
    return _share(one, other, len(alike)) if alike else Shared(0, 0, 0)


def _list_alike(one: Content, other: Content) -> frozenset[str]:
    """The words of one that the other has, too, if only for who does it: "march", "marcher"."""
    ones, others = _list_long(one), _list_long(other)
    same = (root for root, word in ones if any(begin_alike(word, there) for _, there in others))
    there = frozenset(other.words.values())
    irregular = (root for root, word in one.words.items() if not get_forms(word).isdisjoint(there))
    return frozenset((one.words.keys() & other.words.keys()) | {*same, *irregular})


def _list_long(content: Content) -> list[tuple[str, str]]:
    """The stems and singulars of the words that are no names, and so long that their beginning tells."""
    words = ((root, get_singular(word)) for root, word in content.words.items())
    names = content.anchors.names
    return [
        (root, word)
        for root, word in words
        if len(word) >= MIN_LETTERS and not any(begin_alike(word, name) for name in names)
    ]


def find_paraphrased(one: Content, other: Content) -> Shared:
    """The names that both have, and the words of one meaning; nothing where either has none in common."""
    return _find_near(one, other, frozenset())


def find_excluded(one: Content, other: Content) -> Shared:
    """The same, words of opposite meaning with them; nothing where there are none of these."""
    opposite = frozenset(root for root in one.words if root in other.opposed)
    return _find_near(one, other, opposite) if opposite else Shared(0, 0, 0)


def speaks_of_saying(one: Content, other: Content) -> bool:
    """Whether one speaks of a claim about the same name, or of the other's claimant.

    "Drost's allegation"; "the driver's", where the driver is his who says so.
    """
    sayings = load_vocabulary("comparing")["negation"]["sayings"]
    words, spoken_of = one.told, one.spoken_of
    named = share_name(spoken_of, other.anchors) or any(
        begin_alike(word, name) for word in (*words, *spoken_of.said_by) for name in other.anchors.said_by
    )
    names = spoken_of.names | other.anchors.names | other.anchors.said_by
    plain = [word for word in words if not any(begin_alike(word, name) for name in names)]
    about = any(not get_same(word).isdisjoint(other.words) or stem(word) in other.speaker for word in plain)
    return named and about and not set(map(get_singular, words)).isdisjoint(sayings)


def _find_near(one: Content, other: Content, opposite: frozenset[str]) -> Shared:
    alike = speak_of_one_name(one, other) or (opposite and len(one.words.keys() & other.words) > 1)
    if min(len(one.words), len(other.words)) < MIN_WORDS - bool(opposite) or not alike:
        return Shared(0, 0, 0)
    names = one.anchors.names | other.anchors.names
    shared = {root for root, word in one.words.items() if _is_among(word, other)} | opposite
    plain = [root for root in shared if not any(begin_alike(one.words[root], name) for name in names)]
    return _share(one, other, len(shared)) if plain else Shared(0, 0, 0)


def speak_of_one_name(one: Content, other: Content) -> bool:
    """Whether both do, be it as a pronoun."""
    meant = _list_named(one, other) or _list_named(other, one)
    return bool(meant) or share_name(one.anchors, other.anchors)


def _list_named(one: Content, other: Content) -> frozenset[str]:
    """The names that a pronoun of one may stand for, and of which the other speaks."""
    return one.meant & other.words.keys()


def _share(one: Content, other: Content, shared: int) -> Shared:
    meant = len(_list_named(one, other)), len(_list_named(other, one))
    sizes = len(one.words) + meant[0], len(other.words) + meant[1]
    shared += sum(meant)
    return Shared(shared / (min(sizes) or 1), shared / (sum(sizes) - shared or 1), shared)


def _is_among(word: str, content: Content) -> bool:
    if not get_same(word).isdisjoint(content.words):
        return True
    return any(begin_alike(word, name) for name in content.anchors.names)


def _get_class(word: str) -> str:
    """The class of fighters that a noun names: "soldiers" are troops; any other word as it is."""
    named = classify(word)
    return named if named in _FIGHTERS else word


def _list_words(said: str) -> list[str]:
    words = (word.lower() for word in _WORD.findall(said))
    return [word for word in words if word not in get_function_words() and word not in _get_negation()]


def _get_negation() -> frozenset[str]:
    return frozenset(load_vocabulary("comparing")["negation"]["words"])
