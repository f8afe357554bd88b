"""Who vouches for each claim, under all names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.compare.counted import get_singular
from bot.compare.identity import NAMES_KEPT, Aliases, Identity, identify
from bot.models import ClaimRecord, Kind
from bot.vocabulary import load_vocabulary

UNNAMED = "unattributed"


def get_key(claimant: str, aliases: Aliases | None = None) -> str:
    """The same for all names of a claimant."""
    return identify(claimant, None, aliases).key


def get_claimant(record: ClaimRecord) -> str:
    """Who vouches for the claim; an outlet for its own facts."""
    first = record.appearances[0]
    if record.claim.claimant:
        return record.claim.claimant
    own = record.claim.kind is Kind.FACT and first.outlet
    return own or UNNAMED


@lru_cache(maxsize=NAMES_KEPT)
def is_nameless(claimant: str) -> bool:
    """Whether those who claim are nobody in particular: "Rumour", "security sources", "leaked figures"."""
    *before, last = claimant.split()
    known = load_vocabulary("comparing")["nameless"]
    if any(word[:1].isupper() for word in before[1:]):
        return False
    anyone = not {word.lower() for word in before}.isdisjoint(known["adjectives"])
    noun = get_singular(last.lower())
    return anyone or noun in known["nouns"] or (not before and noun in known["alone"])


def choose_name(names: Iterable[str]) -> str:
    """The fullest of a claimant's names, whichever came first."""
    return min(names, key=lambda name: (-len(name), name))


def identify_all(records: Iterable[ClaimRecord], aliases: Aliases | None = None) -> dict[int, Identity]:
    """Who claims each, by the claim's number. A person whose body one article names has it in all."""
    found = {record.number: identify(get_claimant(record), record.claim.role, aliases) for record in records}
    return dict(zip(found, complete_identities(list(found.values())), strict=True))


def complete_identities(found: Sequence[Identity]) -> list[Identity]:
    """The same, where one is told more of than others: by the last word of the name, so that it is quick."""
    people: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in found:
        if one.person:
            people[_get_surname(one)].add((one.person, one.body))
    return [_complete_identity(one, sorted(people[_get_surname(one)])) for one in found]


def _get_surname(one: Identity) -> str:
    return one.person.rpartition(" ")[2]


def _complete_identity(one: Identity, people: Sequence[tuple[str, str]]) -> Identity:
    """The full name and the body of a person who is only a surname here, if they are nobody else's."""
    if not one.person:
        return one
    fuller = [(name, body) for name, body in people if _is_name_of(one.person, name)]
    names = {name for name, _ in fuller if len(name) > len(one.person)}
    person = names.pop() if len(names) == 1 else one.person
    bodies = {body for name, body in fuller if body and name in {person, one.person}}
    return Identity(one.body or (bodies.pop() if len(bodies) == 1 else ""), person)


def _is_name_of(short: str, name: str) -> bool:
    """Whether a name is the same, or a surname alone of it."""
    return name == short or (" " not in short and name.endswith(f" {short}"))
