"""The kinds of files that claims are exported as, and what one holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FileKind:
    """`name`: as it is typed, and the file's ending; `label`: as it is shown; `mime`: its media type."""

    name: str
    label: str
    mime: str


CSV = FileKind("csv", "CSV", "text/csv")
JSON = FileKind("json", "JSON", "application/json")
JSON_LD = FileKind("jsonld", "JSON-LD", "application/ld+json")
KINDS = {kind.name: kind for kind in (CSV, JSON, JSON_LD)}


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for, and when."""

    query: str
    day: date
