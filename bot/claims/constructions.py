"""What a finder of a verb's content gives: token positions and the name of the construction."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.spans import child

Found = tuple[set[int], str]
NOTHING: Found = (set(), "")


def mark_of(clause: Token) -> str:
    """The word that opens a clause: "that", "whether", "as"; empty where none does."""
    mark = child(clause, "mark")
    return mark.lower_ if mark is not None else ""
