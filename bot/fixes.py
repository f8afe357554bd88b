"""The words after `/fix 57` → what to change in claim 57 (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.edits import PLACE_SEPARATOR, read_amount, read_days, read_places, spell_amount, spell_days
from bot.errors import QueryError
from bot.models import ClaimRecord, Figure, Stage, Stance
from bot.query import QUOTES
from bot.team import EditField
from bot.vocabulary import load_vocabulary
from storage import Change
from storage.editing import ADDED, OF_FIGURES, Keyed, get_value

UNDO = "undo"
NO_FIGURE = ""
MAX_VALUE_CHARACTERS = 200

_REPLY = re.compile(
    r"\s*/?fix\b(?:\s*#?(\d{1,9}))?\s*(?::|(?=[^\W\d_]+\d*\s*=))\s*(\S.*)", re.IGNORECASE | re.DOTALL
)
_TARGET = re.compile(r"#?(\d{1,9})\b[\s,:]*(.*)", re.DOTALL)
_PAIR = re.compile(
    r"""[\s,;]*(?P<field>[^\W\d_]+(?:_on)?)\s*(?P<index>[1-9]\d?)?\s*=\s*
        (?:"(?P<quoted>[^"]*)"?|(?P<bare>.*?)(?=[\s,;]+[^\W\d_]+(?:_on)?\s*\d{0,2}\s*=|$))""",
    re.VERBOSE | re.DOTALL,
)
# "claimant= stance=denied": the next field stands where a value is missing.
_SWALLOWED = re.compile(r"[^\W\d_]+\d*\s*=")
_FIELDS = {
    **{field.value: field for field in EditField if field is not EditField.DELETED},
    "number": EditField.FIGURE,
    "who": EditField.CLAIMANT,
    "places": EditField.PLACE,
    "said_on": EditField.SAID,
    "event_on": EditField.EVENT,
}
_DELETE = frozenset({"delete", "deleted", "remove"})
_NONE = frozenset({"none", "nobody", "nowhere", "never", "-", "—"})
_QUOTES = frozenset({"quote", "text", "quotation", "words"})
_EXAMPLES = {
    EditField.FIGURE: "figure=11000, figure=>=11000, figure=~12000 or figure=10000..12000",
    EditField.UNIT: "unit=soldiers",
    EditField.MEASURE: "measure=killed",
    EditField.STAGE: "stage=happened or stage=expected",
    EditField.CLAIMANT: 'claimant="Andriy Kovalenko"',
    EditField.ROLE: 'role="head of the coastguard"',
    EditField.STANCE: "stance=denied",
    EditField.PLACE: "place=Kursk",
    EditField.SAID: "said=2024-12-16",
    EditField.EVENT: "event=2024-12-14..2024-12-15",
}
_WHAT = f"{', '.join(_EXAMPLES)}, or delete where it is no claim"


@dataclass(frozen=True, slots=True)
class Fix:
    """A field and its new value, as `bot.edits` spells it. `index`: which figure, null: the only one."""

    field: EditField
    value: str
    index: int | None = None


def parse_target(text: str) -> tuple[int, str] | None:
    """The claim's number and the words behind it; null where no number leads them."""
    match = _TARGET.fullmatch(text.strip())
    return (int(match[1]), match[2].strip()) if match else None


def parse_reply(text: str) -> tuple[int | None, str] | None:
    """`fix: claimant = …`, in answer to a message that names the claim, or `fix 57: …`; null: no fix."""
    match = _REPLY.fullmatch(text)
    return (int(match[1]) if match[1] else None, match[2].strip()) if match else None


def find_claim(named: Sequence[int]) -> int:
    """The claim that a message is about, by the numbers in it and whether it opens with one."""
    distinct = list(dict.fromkeys(named))
    if len(distinct) == 1:
        return distinct[0]
    if not distinct:
        raise QueryError("Which claim? That message names none. Write its number: /fix 57 figure=11000.")
    listed = ", ".join(f"#{number}" for number in distinct[:5])
    raise QueryError(f"Which of {listed}? Write its number: /fix {distinct[0]} figure=11000.")


def parse_fixes(text: str, today: date) -> list[Fix]:
    """What is to be changed, each field once. QueryError says what can be, with an example."""
    words = text.translate(QUOTES).strip()
    if words.lower().strip(" .!") in _DELETE:
        return [Fix(EditField.DELETED, "yes")]
    fixes, at = [], 0
    while at < len(words):
        pair = _PAIR.match(words, at)
        if not pair or pair.end() == at:
            raise _refuse(words[at:])
        value = pair["bare"] if pair["quoted"] is None else pair["quoted"]
        fixes.append(_make_fix(pair["field"].lower(), pair["index"], value, today))
        at = pair.end()
    targets = [(fix.field, fix.index) for fix in fixes]
    if not fixes or len(set(targets)) < len(targets):
        raise _refuse(words)
    return fixes


def _make_fix(name: str, index: str | None, value: str, today: date) -> Fix:
    if name in _QUOTES:
        raise QueryError("A quote is the article's own words and stays as it is. " + _tell_fields())
    field = _FIELDS.get(name)
    if field is None:
        raise QueryError(f"I can't fix “{name[:40]}”. {_tell_fields()}")
    words = " ".join(value.split()).strip(" ,;")
    if not words or _SWALLOWED.match(words):
        raise QueryError(f"“{name}=” needs its value, or “none”. For example: {_tell_values(field)}.")
    if len(words) > MAX_VALUE_CHARACTERS:
        raise QueryError(f"That is too long for a {field}. For example: {_EXAMPLES[field]}.")
    spelled = _VALUES.get(field, _spell_name)("" if words.lower() in _NONE else words, today)
    if spelled is None:
        raise QueryError(
            f"“{words[:60]}” is no {field} that I understand. For example: {_tell_values(field)}."
        )
    return Fix(field, spelled, int(index) if index else None)


def _tell_fields() -> str:
    return f"What can be fixed: {_WHAT}; e.g. /fix 57 figure=>=11000."


def _refuse(words: str) -> QueryError:
    shown = f"“{words[:40]}” is no change that I understand. " if words else "What should I change? "
    return QueryError(shown + _tell_fields())


def _tell_values(field: EditField) -> str:
    if field is EditField.MEASURE:
        return f"{_EXAMPLES[field]}. I know {', '.join(_measures())}, and none"
    if field is EditField.STANCE:
        return f"{_EXAMPLES[field]}. There are {', '.join(Stance)}"
    return _EXAMPLES[field]


def _spell_name(words: str, _: date) -> str | None:
    return words if not words or any(mark.isalpha() or mark in "%$€£¥" for mark in words) else None


def _spell_figure(words: str, _: date) -> str | None:
    amount = read_amount(words) if words else None
    return spell_amount(amount) if amount else None if words else ""


def _spell_measure(words: str, _: date) -> str | None:
    asked = words.lower()
    known = {name: name for name in _measures()} | {told: name for name, told in _measures().items() if told}
    return known.get(asked) or known.get(asked.replace(" ", "_")) if words else ""


def _spell_stage(words: str, _: date) -> str | None:
    return next((str(stage) for stage in Stage if stage == words.lower()), None)


def _spell_stance(words: str, _: date) -> str | None:
    return next(
        (stance for stance, known in load_vocabulary("stance_words").items() if words.lower() in known), None
    )


def _spell_places(words: str, _: date) -> str | None:
    return PLACE_SEPARATOR.join(read_places(words))


def _spell_said(words: str, today: date) -> str | None:
    days = read_days(words)
    if not words:
        return ""
    return days[0].isoformat() if days and days[0] == days[1] <= today else None


def _spell_event(words: str, _: date) -> str | None:
    return spell_days(read_days(words)) or None if words else ""


def _measures() -> Mapping[str, str]:
    measures: dict[str, str] = load_vocabulary("wording")["measures"]
    return measures


_VALUES: Mapping[EditField, Callable[[str, date], str | None]] = {
    EditField.FIGURE: _spell_figure,
    EditField.MEASURE: _spell_measure,
    EditField.STAGE: _spell_stage,
    EditField.STANCE: _spell_stance,
    EditField.PLACE: _spell_places,
    EditField.SAID: _spell_said,
    EditField.EVENT: _spell_event,
}


# ── which figure, and what changes ───────────────────────────────────────────────────────────────


def plan_changes(fixes: Sequence[Fix], record: ClaimRecord, keyed: Sequence[Keyed]) -> list[Change]:
    """What the fixes change in the claim, whose figures come with their keys; nothing that is so already."""
    ordered = sorted(fixes, key=lambda fix: fix.field is not EditField.FIGURE)
    adds = any(fix.field is EditField.FIGURE and fix.value for fix in fixes)
    changes = []
    for fix in ordered:
        key, figure = _choose(fix, record, keyed, adds=adds) if fix.field in OF_FIGURES else (NO_FIGURE, None)
        old = ("yes" if record.deleted else "") if fix.field is EditField.DELETED else ""
        old = old or get_value(record.claim, fix.field, figure)
        if old != fix.value:
            changes.append(Change(fix.field, key, old, fix.value))
    return changes


def _choose(
    fix: Fix, record: ClaimRecord, keyed: Sequence[Keyed], *, adds: bool
) -> tuple[str, Figure | None]:
    """The figure that a fix is about; a claim without one may be given its first."""
    if fix.index is None and len(keyed) == 1:
        return keyed[0]
    if fix.index is not None and fix.index <= len(keyed):
        return keyed[fix.index - 1]
    if not keyed and adds:
        return ADDED, None
    if not keyed:
        raise QueryError(f"#{record.number} has no figure yet. Add one: /fix {record.number} figure=11000.")
    told = "; ".join(f"{at} is {_tell(figure)}" for at, (_, figure) in enumerate(keyed, 1))
    raise QueryError(
        f"#{record.number} has {len(keyed)} figure{'s' if len(keyed) > 1 else ''}: {told}. "
        f"Say which, e.g. /fix {record.number} {fix.field}1={fix.value or 'none'}."
    )


def _tell(figure: Figure) -> str:
    return " ".join(filter(None, [figure.raw, figure.what or figure.unit, figure.measure.replace("_", " ")]))
