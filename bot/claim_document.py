"""Article and claims → the claim document: the JSON of `extract --json` and of exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from bot.models import Appearance, Article, Claim, ClaimRecord, Figure

JsonObject = dict[str, Any]

EDIT_FIELDS = ("field", "old", "new", "editor", "made_at")
ARTICLE_FIELDS = ("url", "title", "outlet", "published", "language", "text")


def claim_document(article: Article, claims: Sequence[Claim]) -> JsonObject:
    """The contract's fields in the contract's order; the claims in the order of the article."""
    shown = {name: _plain(getattr(article, name)) for name in ARTICLE_FIELDS}
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    return shown | {"claims": [claim_fields(claim) for claim in ordered]}


def edit_fields(record: ClaimRecord) -> JsonObject:
    """What the team changed, and how the machine had read it: null where nothing was changed."""
    edits = [{name: _plain(getattr(edit, name)) for name in EDIT_FIELDS} for edit in record.edits]
    return {"edits": edits, "machine": claim_fields(record.machine) if record.machine else None}


def error_document(source: str, reason: str) -> JsonObject:
    """What stands in the place of a source that failed."""
    return {"source": source, "error": reason}


def claim_fields(claim: Claim) -> JsonObject:
    """The contract's fields of one claim."""
    return plain_fields(claim) | {"figures": [_figure_fields(figure) for figure in claim.figures]}


def _figure_fields(figure: Figure) -> JsonObject:
    """Without its offsets, which are no part of the contract."""
    shown = {name: value for name, value in plain_fields(figure).items() if name not in {"start", "end"}}
    return shown | {"low": _number(figure.low), "high": _number(figure.high)}


def _number(value: float | None) -> float | None:
    """Whole numbers without a point: 3 soldiers, not 3.0."""
    return int(value) if value is not None and float(value).is_integer() else value


def plain_fields(value: Claim | Figure | Appearance) -> JsonObject:
    """A model's fields as JSON has them. Not `asdict`, which copies every value: exports are long."""
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - the values of any field of a model
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
