"""Word lists of the figure grammar: data/NAME.txt holds lines "key : entries", "_" stands for a blank."""

from __future__ import annotations

from functools import cache

from bot.claims.lexicon import read_lines


@cache
def get_table(name: str) -> dict[str, frozenset[str]]:
    """Entries by key; a key on several lines has the entries of all of them."""
    table: dict[str, frozenset[str]] = {}
    for line in read_lines(f"{name}.txt"):
        key, _, entries = line.partition(" : ")
        words = frozenset(entry.replace("_", " ") for entry in entries.split())
        table[key] = table.get(key, frozenset()) | words
    return table


@cache
def get_index(name: str) -> dict[str, str]:
    """The same table turned round: entry → key."""
    return {entry: key for key, entries in get_table(name).items() for entry in entries}
