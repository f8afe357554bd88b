"""Who a claimant is under all names: a body, a person, or a person within a body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.compare.gazetteer import is_region
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
MAX_OWNER_WORDS = 2
NAMES_KEPT = 20_000
MIN_ADJECTIVE_LETTERS = 4
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


@lru_cache(maxsize=NAMES_KEPT)
def fold(name: str) -> str:
    """A name without case, accents and leading article, so that its spellings meet."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    words = " ".join(bare.replace(".", "").split()).removeprefix("the ")
    return _SLAVIC_ENDING.sub("y", _LABOR.sub("labour", _DEFENSE.sub("defence", words)))


def identify(claimant: str, role: str | None = None, aliases: Aliases | None = None) -> Identity:
    """Who it is that claims, by name and office ("Patrick Ryder", "Pentagon spokesperson")."""
    return _identify(claimant, role, aliases) if aliases else _identify_by_rule(claimant, role)


@lru_cache(maxsize=NAMES_KEPT)
def _identify_by_rule(claimant: str, role: str | None) -> Identity:
    return _identify(claimant, role, {})


def _identify(claimant: str, role: str | None, known: Aliases) -> Identity:
    name = _ABBREVIATION.sub("", claimant)
    folded = known.get(fold(claimant)) or known.get(fold(name)) or fold(name)
    body = _find_body(folded) or _find_body_in_brackets(claimant)
    if body:
        return Identity(body)
    if spoken_for := _find_spoken_for(folded, known):
        return Identity(spoken_for, folded)
    offices = (_find_spoken_for(fold(part), known) for part in role.split(",")) if role else ()
    # A president of no stated country is of no body: there are others.
    named = (office for office in offices if office and office not in _get_functions().values())
    return Identity(next(named, ""), folded)


@lru_cache(maxsize=NAMES_KEPT)
def list_bodies_of(role: str) -> tuple[str, ...]:
    """The bodies that an office speaks for, of whatever country: "election commission", of its chairwoman."""
    offices = (_find_spoken_for(fold(part), {}) for part in role.split(","))
    return tuple(office for office in offices if office)


@lru_cache(maxsize=NAMES_KEPT)
def list_offices(claimant: str, role: str | None) -> tuple[str, ...]:
    """What the claimant is, whosever it is: a function (a minister's "justice") or an office ("mayor")."""
    said = [fold(part) for part in (claimant, *(role or "").split(","))]
    return tuple(office for words in said if (office := _find_plain_office(words)))


def _find_plain_office(words: str) -> str:
    """The office that stands at the end of a name or role: "justice", of "deputy justice minister"."""
    parts = words.split(" of ", maxsplit=1)[0].split()
    ends = [" ".join(parts[at:]) for at in range(len(parts))]
    function = next((found for end in ends if (found := _get_functions().get(end))), "")
    return function or next((end for end in ends if end in _get_office_nouns()), "")


def list_names_of_body(body: str) -> list[str]:
    """The listed names of a body by its key; those that only a country and a function make are not listed."""
    return [name for name, key in _get_names().items() if key == body and name != body]


def _find_body_in_brackets(claimant: str) -> str | None:
    """The body whose abbreviation stands behind a name: HUR, of "Ukraine's military intelligence (HUR)"."""
    found = _ABBREVIATION.search(claimant)
    return _get_names().get(fold(found[1])) if found else None


def _find_body(name: str) -> str | None:
    """The key of a body: by its own name, or by country and function; None for what is no known body."""
    plain = _POSSESSIVE.sub("", name)
    if known := _get_names().get(plain) or _get_names().get(name):
        return known
    country, rest = _split_country(plain)
    if not country:
        return _find_body_of_unknown_country(plain)
    if not rest:
        return f"{country} government"
    if known := _get_names().get(rest):
        return known
    function = _find_function(rest)
    if function:
        return f"{country} {function}"
    return f"{country} {rest}" if rest.split()[-1] in _get_body_nouns() else None


def _split_country(name: str) -> tuple[str, str]:
    """The country that a name begins or ends with, and the rest: "kyiv", "intelligence service"."""
    words = name.split()
    for length in range(min(4, len(words)), 0, -1):
        if length > 1 and is_region(" ".join(words[:length])):
            return " ".join(words[:length]), " ".join(words[length:])
        if country := find_country(" ".join(words[:length])):
            return country, " ".join(words[length:])
    for link in (" of ", " in "):
        front, of, owner = name.rpartition(link)
        country = find_country(owner.removeprefix("the ")) if of else ""
        if country:
            return country, front
    return "", name


def _find_body_of_unknown_country(name: str) -> str | None:
    """A function alone ("justice ministry") or of some place ("tarvan general staff", "army of tarva")."""
    front, of, owner = name.rpartition(" of ")
    if of and len(owner.split()) <= MAX_OWNER_WORDS and (function := _get_functions().get(front)):
        return f"{owner.removeprefix('the ')} {function}"
    words = _strip_front(name.split())
    for at in range(min(MAX_OWNER_WORDS, len(words) - 1) + 1):
        function = _get_functions().get(" ".join(words[at:]))
        if function:
            return " ".join([*map(_strip_adjective, words[:at]), function])
    return _find_field(name) if words[:1] == ["national"] else None


def _strip_adjective(word: str) -> str:
    """The place that an adjective is of, near enough: "tarvan" → "tarva"."""
    return word.removesuffix("n") if word.endswith("an") and len(word) > MIN_ADJECTIVE_LETTERS else word


def _find_function(words: str) -> str | None:
    """What a body is for: its words are those of a function, with no more than an adjective before them."""
    functions = _get_functions()
    if words in functions:
        return functions[words]
    head = words.split(" ", 1)[-1]
    return functions.get(head) if head in functions and " " in head else _find_field(words)


def _find_field(words: str) -> str | None:
    """What a body is for by a word before its noun: "national disaster risk reduction authority"."""
    *before, noun = words.split()
    if noun not in _get_body_nouns() or "for" in before:
        return None
    fields = load_vocabulary("bodies")["fields"]
    return next((field for field, known in fields.items() if not set(known).isdisjoint(before)), None)


def _find_spoken_for(office: str, aliases: Aliases) -> str | None:
    """The body that an office belongs to: "pentagon spokesperson" → the Pentagon.

    Of a title that is a function itself ("south korean defence minister") the function's body.
    """
    office = office.removeprefix("a ").removeprefix("an ")
    if set(office.replace("-", " ").split()) & _FORMER:
        return None
    direct = None if find_country(office) else _find_body(office)
    if direct:
        return direct
    for noun in _get_office_nouns():
        if noun not in office:
            continue
        if office == noun:
            return None
        before = _strip_rank(office.removesuffix(f" {noun}")) if office.endswith(f" {noun}") else ""
        behind = re.sub(rf"^(?:\w+ )?{re.escape(noun)} (?:of|for|at|from) (?:the )?", "", office)
        for owner in (before, behind if behind != office else ""):
            if owner:
                return _find_office(noun, _find_owner(aliases.get(owner, owner)))
    return None


def _find_office(noun: str, body: str) -> str:
    """A country's commander is of its military, its president of the presidency."""
    function = load_vocabulary("bodies")["offices"].get(noun)
    country = body.removesuffix(" government")
    return f"{country} {function}" if function and country != body else body


def _find_owner(name: str) -> str:
    """The body of that name, or that its first words name ("un children's fund yemen"), else the name."""
    words = name.split()
    starts = (" ".join(words[:at]) for at in range(len(words), 1, -1))
    known = (body for start in starts if (body := _find_body(start)))
    return next(known, None) or _find_body(name) or _POSSESSIVE.sub("", name)


def _strip_rank(words: str) -> str:
    kept = words.split()
    while kept and kept[-1] in _get_ranks():
        kept.pop()
    return " ".join(kept)


def _strip_front(words: list[str]) -> list[str]:
    """The words of an office without the ranks before it: "deputy defence minister" is of the ministry."""
    while len(words) > 1 and words[0] in _get_ranks():
        words = words[1:]
    return words


@cache
def _get_ranks() -> frozenset[str]:
    return frozenset(load_vocabulary("bodies")["speaks_for"]["before"])


@cache
def _get_office_nouns() -> tuple[str, ...]:
    nouns = map(fold, load_vocabulary("bodies")["speaks_for"]["nouns"])
    return tuple(sorted(nouns, key=len, reverse=True))


@cache
def _get_body_nouns() -> frozenset[str]:
    return frozenset(load_vocabulary("bodies")["nouns"]["bodies"])


@cache
def _get_names() -> dict[str, str]:
    known = load_vocabulary("bodies")["names"]
    return {fold(name): fold(body) for body, names in known.items() for name in (*names, body)}


@cache
def _get_functions() -> dict[str, str]:
    known = load_vocabulary("bodies")["functions"]
    return {_POSSESSIVE.sub("", fold(words)): name for name, phrases in known.items() for words in phrases}
