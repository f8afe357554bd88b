"""Who a claimant is under all names: a body, a person, or a person within a body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.compare.sides import find_country
from bot.vocabulary import load_vocabulary

Aliases = Mapping[str, str]
"""A team's own: folded name → folded name that it stands for."""

_ABBREVIATION = re.compile(r"\s*\(([^()]*)\)\s*$")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_DEFENSE = re.compile(r"\bdefense\b")
_LABOR = re.compile(r"\blabor\b")
# Names from Slavic languages end in -skyi, -skyy, -skiy, -skii, -ski or -sky, whoever romanises them.
_SLAVIC_ENDING = re.compile(r"(?<=[a-z]{2}[sc]k)[iy][ijy]?(?=\s|$)")
_FORMER = frozenset({"former", "ex", "ex-", "onetime"})


@dataclass(frozen=True, slots=True)
class Identity:
    """`body`: the key of the body that speaks, or that the person speaks for; `person`: a person's key.

    Either may be "". Two claimants with one body are shown together; they are the same one only where the
    person is the same, too.
    """

    body: str
    person: str = ""

    @property
    def key(self) -> str:
        """The body where there is one: its spokesperson's figure is its figure."""
        return self.body or self.person


def fold(name: str) -> str:
    """A name without case, accents and leading article, so that its spellings meet."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    words = " ".join(bare.replace(".", "").split()).removeprefix("the ")
    return _SLAVIC_ENDING.sub("y", _LABOR.sub("labour", _DEFENSE.sub("defence", words)))


def identify(claimant: str, role: str | None = None, aliases: Aliases | None = None) -> Identity:
    """Who it is that claims, by name and office ("Patrick Ryder", "Pentagon spokesperson")."""
    known = aliases or {}
    name = _ABBREVIATION.sub("", claimant)
    folded = known.get(fold(claimant)) or known.get(fold(name)) or fold(name)
    body = _find_body(folded) or _find_body_in_brackets(claimant)
    if body:
        return Identity(body)
    if spoken_for := _find_spoken_for(folded, known):
        return Identity(spoken_for, folded)
    office = _find_spoken_for(fold(role), known) if role else None
    return Identity(office or "", folded)


def _find_body_in_brackets(claimant: str) -> str | None:
    """ "Ukraine's military intelligence (HUR)", "the agency (NIS)"."""
    found = _ABBREVIATION.search(claimant)
    return _get_names().get(fold(found[1])) if found else None


def _find_body(name: str) -> str | None:
    """The key of a body: by its own name, or by country and function; None for what is no known body."""
    plain = _POSSESSIVE.sub("", name)
    if known := _get_names().get(plain) or _get_names().get(name):
        return known
    country, rest = _split_country(plain)
    if not country:
        return None
    if not rest:
        return f"{country} government"
    if known := _get_names().get(rest):
        return known
    function = _find_function(rest)
    return f"{country} {function}" if function else None


def _split_country(name: str) -> tuple[str, str]:
    """The country that a name begins or ends with, and the rest: "kyiv", "intelligence service"."""
    words = name.split()
    for length in range(min(4, len(words)), 0, -1):
        if country := find_country(" ".join(words[:length])):
            return country, " ".join(words[length:])
    front, of, owner = name.rpartition(" of ")
    country = find_country(owner.removeprefix("the ")) if of else ""
    return (country, front) if country else ("", name)


def _find_function(words: str) -> str | None:
    """What a body is for: its words are those of a function, with no more than an adjective before them."""
    functions = _get_functions()
    if words in functions:
        return functions[words]
    head = words.split(" ", 1)[-1]
    return functions.get(head) if head in functions and " " in head else None


def _find_spoken_for(office: str, aliases: Aliases) -> str | None:
    """The body that an office belongs to: "pentagon spokesperson" → the Pentagon.

    Of a title that is a function itself ("south korean defence minister") the function's body.
    """
    office = office.removeprefix("a ").removeprefix("an ")
    if set(office.replace("-", " ").split()) & _FORMER:
        return None
    if direct := _find_body(office):
        return direct if not find_country(office) else None
    for noun in _get_office_nouns():
        if office == noun:
            return None
        before = _strip_rank(office.removesuffix(f" {noun}")) if office.endswith(f" {noun}") else ""
        behind = re.sub(rf"^(?:\w+ )?{re.escape(noun)} (?:of|for|at|from) (?:the )?", "", office)
        for owner in (before, behind if behind != office else ""):
            if owner:
                named = aliases.get(owner, owner)
                return _find_body(named) or _POSSESSIVE.sub("", named)
    return None


def _strip_rank(words: str) -> str:
    ranks = set(load_vocabulary("bodies")["speaks_for"]["before"])
    kept = words.split()
    while kept and kept[-1] in ranks:
        kept.pop()
    return " ".join(kept)


@cache
def _get_office_nouns() -> tuple[str, ...]:
    nouns = map(fold, load_vocabulary("bodies")["speaks_for"]["nouns"])
    return tuple(sorted(nouns, key=len, reverse=True))


@cache
def _get_names() -> dict[str, str]:
    known = load_vocabulary("bodies")["names"]
    return {fold(name): fold(body) for body, names in known.items() for name in (*names, body)}


@cache
def _get_functions() -> dict[str, str]:
    known = load_vocabulary("bodies")["functions"]
    return {_POSSESSIVE.sub("", fold(words)): name for name, phrases in known.items() for words in phrases}
