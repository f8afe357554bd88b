"""Quotation marks in pairs, whatever a claim was cut out of."""

from __future__ import annotations

_CLOSERS = {"“": "”", "«": "»", '"': '"'}
_BEFORE_OPENING = " \t\n([{—–-/“«"


def mend_quotes(text: str) -> str:
    """The text without the marks that have no counterpart in it."""
    # A straight mark's role hangs on the mark before it, so that what is left is looked at again.
    while alone := dict(_find_unmatched(text)):
        text = "".join(mark for at, mark in enumerate(text) if at not in alone)
    return text.strip()


def close_quotes(text: str) -> str:
    """A text that was cut short, with the marks that the cut left open."""
    return text + "".join(closer for _, closer in reversed(_find_unmatched(text)) if closer)


def _find_unmatched(text: str) -> list[tuple[int, str]]:
    """Where marks without a counterpart stand, each with the one that would close it, or with ""."""
    opened: list[tuple[int, str]] = []
    unmatched: list[tuple[int, str]] = []
    for at, mark in enumerate(text):
        if _opens(text, at):
            opened.append((at, _CLOSERS[mark]))
        elif mark in _CLOSERS.values():
            match = max((index for index, (_, closer) in enumerate(opened) if closer == mark), default=None)
            unmatched += [(at, "")] if match is None else opened[match + 1 :]
            del opened[len(opened) if match is None else match :]
    return sorted(unmatched + opened)


def _opens(text: str, at: int) -> bool:
    """A straight mark opens where a word may begin."""
    mark = text[at]
    return mark in _CLOSERS and (mark != '"' or at == 0 or text[at - 1] in _BEFORE_OPENING)
