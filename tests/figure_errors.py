"""Misses and extra figures on a split in NewsQuant's form, by what went wrong.

usage: python -m tests.figure_errors SPLIT.json [MISS|EXTRA|BOUND]     (`make figures SPLIT=…`)

A split is a list of {text, quantities: [{change, value, unit, normalized_unit, referred_concepts}]} (Almasian
et al. 2023). Figures are matched one to one by value. A bound (">", "<", "~") counts where the value fits and
the bound is of its kind; what is counted, where `what` or `unit` shares a word with the labelled concept or
unit. Ages are no figures here and are left out.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.claims import extract_figures
from bot.models import Bound, Figure

Quantity = Mapping[str, Any]

_KINDS = {
    Bound.AT_LEAST: ">",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "<",
    Bound.LESS_THAN: "<",
    Bound.ABOUT: "~",
}
_RANGE = re.compile(r"(-?[\d.e+]+)-(-?[\d.e+]+)")
_SAME = 1e-4
_STEM_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """A "HIT", a "MISS" or an "EXTRA", with the label, the figure, or both."""

    name: str
    gold: Quantity | None = None
    got: Figure | None = None

    @property
    def bound(self) -> str:
        """The kind of the figure's bound, "" for none."""
        return _KINDS.get(self.got.bound, "") if self.got is not None else ""

    @property
    def label(self) -> str:
        """The kind of bound that is labelled, "" for none."""
        change = str(self.gold["change"]) if self.gold is not None else ""
        return change if change in _KINDS.values() else ""


def numbers_of(value: float | str) -> tuple[float, float]:
    """Low and high of a labelled value; blanks and exponents occur in both forms."""
    text = str(value).replace(" ", "").lower()
    try:
        return (float(text), float(text))
    except ValueError:
        parts = _RANGE.fullmatch(text)
        if parts is None:
            raise
        return (float(parts[1]), float(parts[2]))


def is_same(gold: Quantity, got: Figure) -> bool:
    """Both ends as labelled; of a figure that is open at one end, the end that it has."""
    low, high = numbers_of(gold["value"])
    if got.low is None or got.high is None:
        return _close(got.low if got.low is not None else got.high, low)
    return _close(got.low, low) and _close(got.high, high)


def _close(one: float | None, other: float) -> bool:
    return one is not None and math.isclose(one, other, rel_tol=_SAME)


def names_same(gold: Quantity, got: Figure) -> bool:
    """Whether what is counted shares a word with the label, by its first letters."""
    concepts = gold["referred_concepts"]
    concept = concepts if isinstance(concepts, str) else " ".join(concepts)
    labelled = _words(gold["unit"], gold["normalized_unit"], concept)
    return bool(labelled & _words(got.what, got.unit))


def _words(*texts: str | None) -> set[str]:
    return {
        word[:_STEM_LETTERS] for text in texts for word in re.findall(r"[a-z]+|[%$€£]", (text or "").lower())
    }


def compare(gold: Sequence[Quantity], got: Sequence[Figure]) -> Iterator[Outcome]:
    """One outcome for each label and each figure that none fits; labels with a bound choose first."""
    free = list(got)
    for quantity in sorted(gold, key=lambda q: q["change"] not in _KINDS.values()):
        fits = [figure for figure in free if is_same(quantity, figure)]
        if not fits:
            yield Outcome("MISS", gold=quantity)
            continue
        best = max(
            fits, key=lambda f: (_KINDS.get(f.bound, "=") == quantity["change"], names_same(quantity, f))
        )
        free.remove(best)
        yield Outcome("HIT", quantity, best)
    yield from (Outcome("EXTRA", got=figure) for figure in free)


def show(name: str, hit: int, got: int, gold: int) -> None:
    """A line with precision, recall and F."""
    precision, recall = hit / max(1, got), hit / max(1, gold)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, F {2 * hit / max(1, got + gold):.3f}")


def main(split: Path, wanted: str | None = None) -> None:
    """Print the totals, and the sentences of one kind of error where it is named."""
    names: Counter[str] = Counter()
    for row in json.loads(split.read_text(encoding="utf-8")):
        gold = [q for q in row["quantities"] if "of age" not in q["normalized_unit"]]
        for outcome in compare(gold, extract_figures(row["text"])):
            wrong_bound = bool(outcome.label) and outcome.bound != outcome.label
            names[outcome.name] += 1
            names["bound gold"] += bool(outcome.label)
            names["bound got"] += bool(outcome.bound)
            names["bound hit"] += outcome.name == "HIT" and bool(outcome.label) and not wrong_bound
            if outcome.gold is not None and outcome.got is not None:
                names["what"] += names_same(outcome.gold, outcome.got)
            if wanted == outcome.name or (wanted == "BOUND" and outcome.name == "HIT" and wrong_bound):
                value = outcome.gold["value"] if outcome.gold is not None else ""
                print(wanted, value, outcome.got.raw if outcome.got is not None else "", "|", row["text"])
    show("value", names["HIT"], names["HIT"] + names["EXTRA"], names["HIT"] + names["MISS"])
    show("bound", names["bound hit"], names["bound got"], names["bound gold"])
    print(f"what, given the value: {names['what'] / max(1, names['HIT']):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
