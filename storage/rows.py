"""Rows to values and back (pure): the only place that knows how the columns spell a value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from sqlite3 import Row
from typing import Any

from bot.models import (
    Appearance,
    Bound,
    Claim,
    Dating,
    Earlier,
    Fate,
    Figure,
    Kind,
    Span,
    Stage,
    Stance,
)
from bot.team import Edit, EditField
from storage.fingerprint import Occasion

Columns = dict[str, str | int | float | None]


def insert(table: str, columns: Columns) -> str:
    """The statement that adds a row of these columns. Names come from this package, never from a user."""
    names = ", ".join(columns)
    values = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608


def moment(value: datetime) -> str:
    """Aware, in UTC, all of one length, so that they sort as text."""
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def claim_columns(claim: Claim) -> Columns:
    first, last = claim.event_on or (None, None)
    return {
        "text": claim.text,
        "quote": claim.quote,
        "span_start": claim.start,
        "span_end": claim.end,
        "kind": claim.kind,
        "content": json.dumps(claim.content),
        "source": _json_or_null(claim.source),
        "cue_span": _json_or_null(claim.cue_span),
        "claimant": claim.claimant,
        "role": claim.role,
        "via": json.dumps(claim.via, ensure_ascii=False),
        "cue": claim.cue,
        "stance": claim.stance,
        "hedged": int(claim.hedged),
        "caveat": claim.caveat,
        "said_on": day(claim.said_on),
        "event_first": day(first),
        "event_last": day(last),
        "places": json.dumps(claim.places, ensure_ascii=False),
        "salience": claim.salience,
    }


def claim(row: Row, figures: Iterable[Figure]) -> Claim:
    return Claim(
        text=row["text"],
        quote=row["quote"],
        start=row["span_start"],
        end=row["span_end"],
        kind=Kind(row["kind"]),
        content=tuple((start, end) for start, end in json.loads(row["content"])),
        source=_span(row["source"]),
        cue_span=_span(row["cue_span"]),
        claimant=row["claimant"],
        role=row["role"],
        via=tuple(json.loads(row["via"])),
        cue=row["cue"],
        stance=Stance(row["stance"]),
        hedged=bool(row["hedged"]),
        caveat=row["caveat"],
        said_on=day_or_null(row["said_on"]),
        event_on=event_on(row),
        places=tuple(json.loads(row["places"])),
        figures=tuple(figures),
        salience=row["salience"],
    )


def figure_columns(figure: Figure) -> Columns:
    return {
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "raw": figure.raw,
        "unit": figure.unit,
        "what": figure.what,
        "measure": figure.measure,
        "stage": figure.stage,
        "span_start": figure.start,
        "span_end": figure.end,
    }


def figure(row: Row | Mapping[str, Any]) -> Figure:
    return Figure(
        low=row["low"],
        high=row["high"],
        bound=Bound(row["bound"]),
        raw=row["raw"],
        unit=row["unit"],
        what=row["what"],
        measure=row["measure"],
        stage=Stage(row["stage"]),
        start=row["span_start"],
        end=row["span_end"],
    )


@dataclass(frozen=True, slots=True)
class Carrier:
    """What the appearances in one article share."""

    number: int
    outlet: str | None
    title: str | None
    url: str | None
    dated: date
    original: int
    dating: Dating

    @property
    def rank(self) -> tuple[date, str, int]:
        """When it came out; of one day the outlets' names decide, not which arrived first."""
        return self.dated, self.outlet or "", self.number

    def make_appearance(self, row: Row) -> Appearance:
        """`row`: of an appearance, past or present."""
        return Appearance(
            article_number=self.number,
            outlet=self.outlet,
            title=self.title,
            url=self.url,
            dated=self.dated,
            quote=row["quote"],
            via=tuple(json.loads(row["via"])) if row["via"] != "[]" else (),
            caveat=row["caveat"],
            original=self.original,
            dating=self.dating,
        )


def carrier(row: Row) -> Carrier:
    return Carrier(
        row["number"],
        row["outlet"],
        row["title"],
        row["url"],
        day_of(row["dated"]),
        row["original"],
        _dating(row),
    )


def _dating(row: Row) -> Dating:
    if row["published"]:
        return Dating.STATED
    return Dating.RECKONED if row["reckoned"] else Dating.RECEIVED


def past_claim(row: Row) -> Claim:
    """Of a past appearance, which holds its figures itself."""
    names = ("low", "high", "bound", "raw", "unit", "what", "measure", "stage", "span_start", "span_end")
    figures = (dict(zip(names, values, strict=True)) for values in json.loads(row["figures"]))
    return claim(row, map(figure, figures))


def earlier(row: Row, claim: Claim) -> Earlier:
    return Earlier(
        number=row["claim_number"],
        claim=claim,
        appearance=carrier(row).make_appearance(row),
        version=row["version"],
        until=time_of(row["until"]),
        fate=Fate(row["fate"]),
        became=row["became"],
    )


def edit(row: Row) -> Edit:
    return Edit(
        change=row["change"],
        field=EditField(row["field"]),
        figure=row["figure"],
        old=row["old"],
        new=row["new"],
        editor=row["editor"],
        made_at=time_of(row["made_at"]),
        undone_by=row["undone_by"],
        undone_at=time_or_null(row["undone_at"]),
    )


def day_of(value: str) -> date:
    return date.fromisoformat(value)


def time_of(value: str) -> datetime:
    return datetime.fromisoformat(value)


def time_or_null(value: str | None) -> datetime | None:
    return time_of(value) if value else None


def row_occasion(row: Row) -> Occasion:
    said_on = day_or_null(row["said_on"]) or date.fromisoformat(row["dated"])
    return Occasion(said_on, event_on(row), tuple(json.loads(row["places"])))


def event_on(row: Row) -> tuple[date, date] | None:
    first, last = day_or_null(row["event_first"]), day_or_null(row["event_last"])
    return (first, last) if first and last else None


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def day_or_null(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(value: str | None) -> Span | None:
    if value is None:
        return None
    start, end = json.loads(value)
    return start, end


def _json_or_null(span: Span | None) -> str | None:
    return None if span is None else json.dumps(span)
