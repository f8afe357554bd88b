"""A team's own names of bodies: what each stands for in the end, and all that one is asked for by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compare.identity import Aliases, fold, identify, list_names_of_body

Pair = tuple[str, str]
"""An alias and the name that it stands for, as written."""


def resolve_aliases(pairs: Iterable[Pair]) -> Aliases:
    """Folded → folded, chains followed to their end: "HUR" = "GUR" = "the Directorate"."""
    direct = {fold(alias): fold(name) for alias, name in pairs}
    return {alias: _follow(alias, direct) for alias in direct if _follow(alias, direct) != alias}


def is_circular(alias: str, name: str, pairs: Iterable[Pair]) -> bool:
    """Whether the alias would in the end stand for itself."""
    direct = {fold(one): fold(other) for one, other in pairs if fold(one) != fold(alias)}
    return _follow(fold(name), direct) == fold(alias)


def list_names(name: str, pairs: Sequence[Pair]) -> tuple[str, ...]:
    """The other names of the body that goes by this one: the team's and those that everybody knows."""
    aliases = resolve_aliases(pairs)
    body = identify(name, None, aliases)
    known = [one for pair in pairs for one in pair]
    same = [one for one in known if identify(one, None, aliases) == body]
    if body.body:
        same += list_names_of_body(body.body)
    return tuple(one for one in dict.fromkeys(same) if fold(one) != fold(name))


def _follow(name: str, direct: Aliases) -> str:
    """The end of the chain; in a circle, which no team can make, the name itself."""
    seen = [name]
    while (following := direct.get(seen[-1])) is not None:
        if following in seen:
            return name
        seen.append(following)
    return seen[-1]
