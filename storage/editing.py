"""The machine's reading and a team's edits → the claim as the team reads it (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.edits import (
    PLACE_SEPARATOR,
    get_amount,
    read_amount,
    read_days,
    read_places,
    spell_amount,
    spell_days,
    spell_said,
    word_amount,
)
from bot.models import Bound, Claim, Figure, Stage, Stance
from bot.team import Edit, EditField
from storage.fingerprint import figure_key
from storage.words import fold_words

Keyed = tuple[str, Figure]
"""A figure as the team reads it, behind the key of what the machine read."""

ADDED = ""
"""The key of a figure that the machine did not see."""

OF_FIGURES = frozenset({EditField.FIGURE, EditField.UNIT, EditField.MEASURE, EditField.STAGE})


def apply_edits(claim: Claim, edits: Sequence[Edit]) -> Claim:
    """The claim with its edits, the oldest first. The quote, its place and its spans never change."""
    keyed = key_figures(claim, edits)
    edited = _reword(claim, dict(keyed))
    for edit in edits:
        edited = _apply(edited, edit)
    return replace(edited, figures=tuple(figure for _, figure in keyed))


def key_figures(claim: Claim, edits: Sequence[Edit]) -> list[Keyed]:
    """The figures as the team reads them. Each article has its own order: their keys tell them apart."""
    keyed = [(get_key(figure), figure) for figure in claim.figures]
    for edit in edits:
        if edit.field in OF_FIGURES:
            keyed = _edit_figures(keyed, edit, claim)
    return keyed


def get_key(figure: Figure) -> str:
    """The same for a figure that was just read and for one that comes out of the database, as 12.0."""
    low, high = (None if number is None else float(number) for number in (figure.low, figure.high))
    return figure_key(replace(figure, low=low, high=high))


def get_value(claim: Claim, field: EditField, figure: Figure | None = None) -> str:
    """What the field holds, as the log spells it."""
    if field in OF_FIGURES:
        return _get_figure_value(figure, field) if figure else ""
    values = {
        EditField.CLAIMANT: claim.claimant or "",
        EditField.ROLE: claim.role or "",
        EditField.STANCE: str(claim.stance),
        EditField.PLACE: PLACE_SEPARATOR.join(claim.places),
        EditField.SAID: spell_said(claim),
        EditField.EVENT: spell_days(claim.event_on),
    }
    return values.get(field, "")


def _get_figure_value(figure: Figure, field: EditField) -> str:
    values = {
        EditField.FIGURE: spell_amount(get_amount(figure)),
        EditField.UNIT: figure.what or figure.unit,
        EditField.MEASURE: figure.measure,
    }
    return values.get(field, str(figure.stage))


def _apply(claim: Claim, edit: Edit) -> Claim:
    """The claim with an edit of none of its figures."""
    new = edit.new
    match edit.field:
        case EditField.CLAIMANT:
            claim = _rename(claim, new or None)
        case EditField.ROLE:
            claim = replace(claim, role=new or None)
        case EditField.STANCE:
            claim = replace(claim, stance=Stance(new))
        case EditField.PLACE:
            claim = replace(claim, places=read_places(new))
        case EditField.SAID:
            claim = replace(claim, said_on=date.fromisoformat(new) if new else None)
        case EditField.EVENT:
            claim = replace(claim, event_on=read_days(new))
    return claim


def _rename(claim: Claim, name: str | None) -> Claim:
    """An office is its holder's: it stays where the name was only misspelt or cut short."""
    shared = set(fold_words(claim.claimant or "")) & set(fold_words(name or ""))
    text = _replace_once(claim.text, claim.claimant or "", name) if name else claim.text
    return replace(claim, claimant=name, role=claim.role if shared else None, text=text)


def _reword(claim: Claim, read: Mapping[str, Figure]) -> Claim:
    """The sentence that can be read on its own says a new number where it says the old one once."""
    for figure in claim.figures:
        now = read.get(get_key(figure), figure)
        claim = replace(claim, text=_replace_once(claim.text, figure.raw, now.raw))
    return claim


def _replace_once(text: str, old: str, new: str) -> str:
    found = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text)) if old and old != new else []
    return f"{text[: found[0].start()]}{new}{text[found[0].end() :]}" if len(found) == 1 else text


def _edit_figures(keyed: Sequence[Keyed], edit: Edit, claim: Claim) -> list[Keyed]:
    if edit.field is EditField.FIGURE and edit.figure == ADDED and not any(key == ADDED for key, _ in keyed):
        return [*keyed, (ADDED, _make_figure(claim, edit.new))] if edit.new else list(keyed)
    if edit.field is EditField.FIGURE and not edit.new:
        return [(key, figure) for key, figure in keyed if key != edit.figure]
    return [(key, _edit_figure(figure, edit) if key == edit.figure else figure) for key, figure in keyed]


def _make_figure(claim: Claim, value: str) -> Figure:
    bare = Figure(0, 0, Bound.EXACT, "", "", "", "", Stage.HAPPENED, claim.start, claim.start)
    return _set_amount(bare, value)


def _edit_figure(figure: Figure, edit: Edit) -> Figure:
    match edit.field:
        case EditField.FIGURE:
            return _set_amount(figure, edit.new)
        case EditField.UNIT:
            head = edit.new.split()[-1] if edit.new else ""
            return replace(figure, unit=head, what=edit.new)
        case EditField.MEASURE:
            return replace(figure, measure=edit.new)
    return replace(figure, stage=Stage(edit.new))


def _set_amount(figure: Figure, value: str) -> Figure:
    amount = read_amount(value)
    if amount is None:
        return figure
    # "52" of nothing named counts "52": such a name goes with its number.
    names = {name: "" if name == figure.raw else name for name in (figure.what, figure.unit)}
    return replace(
        figure,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        raw=word_amount(amount),
        what=names[figure.what],
        unit=names[figure.unit],
    )
