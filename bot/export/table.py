"""A claim → rows of a table: one for each of its figures, or one without."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bot.claim_document import JsonObject
from bot.export.cells import Cell, add_rows, start_csv
from bot.export.whole import make_whole_claim
from bot.models import ClaimRecord

# The names of the claim contract, so that tables and JSON can be read together.
CLAIM_FIELDS = (
    "number",
    "article",
    "text",
    "quote",
    "start",
    "end",
    "kind",
    "content",
    "source",
    "cue_span",
    "claimant",
    "role",
    "via",
    "cue",
    "stance",
    "hedged",
    "caveat",
    "said_on",
    "said_dating",
    "event_on",
    "event_dating",
    "places",
    "salience",
    "outlets",
    "urls",
    "appearances",
    "edits",
    "machine",
)
FIGURE_FIELDS = ("low", "high", "bound", "raw", "unit", "what", "measure", "stage")
_SPANS = frozenset({"content", "source", "cue_span", "appearances", "edits", "machine"})


def make_head() -> bytes:
    return start_csv([*CLAIM_FIELDS, "figure", *(f"figure_{name}" for name in FIGURE_FIELDS)])


def make_rows(record: ClaimRecord) -> bytes:
    return add_rows(_list_rows(make_whole_claim(record)))


def _list_rows(claim: JsonObject) -> Iterator[list[Cell]]:
    fields = [_make_cell(name, claim[name]) for name in CLAIM_FIELDS]
    figures = claim["figures"]
    for number, figure in enumerate(figures, 1):
        yield [*fields, f"{number} of {len(figures)}", *(figure[name] for name in FIGURE_FIELDS)]
    if not figures:
        yield [*fields, None, *(None for _ in FIGURE_FIELDS)]


def _make_cell(name: str, value: object) -> Cell:
    """Lists of words with semicolons between them, all other lists as JSON."""
    if value is None or isinstance(value, str | int | float):
        return value
    if name not in _SPANS and isinstance(value, list):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False)
