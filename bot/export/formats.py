"""The forms in which claims leave the chat, each as a head, one piece a claim, and a tail."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from bot.export.kinds import CSV, JSON, JSON_LD, FileKind, Scope
from bot.export.linked import make_linked_claim
from bot.export.table import make_head, make_rows
from bot.export.whole import make_whole_claim
from bot.models import ClaimRecord

CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True)
class Format:
    """`end` is told how many claims the file holds, and how many had no room in it."""

    separator: bytes
    start: Callable[[Scope], bytes]
    add: Callable[[ClaimRecord], bytes]
    end: Callable[[int, int], bytes]


def _start_json(scope: Scope) -> bytes:
    head = {"query": scope.query, "exported_on": scope.day.isoformat()}
    return _dump(head)[:-1] + b', "claims": [\n'


def _end_json(held: int, left_out: int) -> bytes:
    return b"\n], " + _dump({"count": held, "left_out": left_out})[1:] + b"\n"


def _start_linked(_: Scope) -> bytes:
    return _dump({"@context": CONTEXT})[:-1] + b', "@graph": [\n'


def _dump(value: object) -> bytes:
    """Half of a surrogate pair, which no file may hold, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


FORMATS: dict[FileKind, Format] = {
    CSV: Format(b"", lambda _: make_head(), make_rows, lambda _, __: b""),
    JSON: Format(b",\n", _start_json, lambda record: _dump(make_whole_claim(record)), _end_json),
    JSON_LD: Format(
        b",\n", _start_linked, lambda record: _dump(make_linked_claim(record)), lambda _, __: b"\n]}\n"
    ),
}
