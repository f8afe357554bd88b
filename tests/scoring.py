"""How well extracted claims agree with labels (their form: tests/articles/README.md).

A label is found when a claim covers at least half of its quote. Of several such claims the best is judged:
the right claimant first, then figures, then stance, then the shortest.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.models import Claim, Figure, Span

Label = Mapping[str, Any]
SUMMARY_LINES = 5
_QUOTES = str.maketrans("’‘“”", "''\"\"")


@dataclass
class Score:
    """Hits among what was judged, and what was missed."""

    hits: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def value(self) -> float:
        return self.hits / self.total if self.total else 1.0


class Scores(defaultdict[str, Score]):
    """Scores by the name of what they measure."""

    def __init__(self) -> None:
        super().__init__(Score)

    def add(self, name: str, miss: str, *, hit: bool) -> None:
        score = self[name]
        score.total += 1
        score.hits += hit
        if not hit:
            score.misses.append(miss)


def normal(text: str | None) -> str:
    """Without regard to case, white space, and the shape of quotation marks."""
    return " ".join(unicodedata.normalize("NFKC", text or "").casefold().translate(_QUOTES).split())


def overlap(left: Span, right: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def same_figure(label: Label, figure: Figure) -> bool:
    """Both sides and the bound agree; stage, measure and unit where the label gives them."""
    if (label["low"], label["high"], label["bound"]) != (figure.low, figure.high, figure.bound):
        return False
    if label.get("stage") and label["stage"] != figure.stage:
        return False
    if label.get("measure") and normal(label["measure"]) != normal(figure.measure):
        return False
    return not label.get("unit") or normal(label["unit"])[:5] in normal(figure.unit or figure.what)


def fits_claimant(label: Label, claim: Claim) -> bool:
    """One of the label's names is part of the claimant's; null fits null only."""
    name = normal(claim.claimant)
    if label["claimant"] is None:
        return not name
    return any(normal(wanted) in name for wanted in label["claimant"])


def score_article(scores: Scores, text: str, gold: Label, claims: Sequence[Claim]) -> None:
    """Add one article's agreement with its labels."""
    for claim in claims:
        verbatim = text[claim.start : claim.end] == claim.quote
        scores.add("verbatim", claim.quote, hit=verbatim)
    for label in gold["claims"]:
        _score_label(scores, text, gold, label, claims)
    score_leading(scores, text, gold, claims)
    for noise in gold.get("not_claims", ()):
        scores.add("noise_kept_out", noise, hit=not _is_covered(locate(text, noise), claims))


def score_leading(scores: Scores, text: str, gold: Label, claims: Sequence[Claim]) -> None:
    """The five of the highest salience: the picks among them, and how many a sub-editor would print.

    Of an article without picks nothing is told.
    """
    if not gold.get("picks"):
        return
    leading = sorted(claims, key=lambda claim: -claim.salience)[:SUMMARY_LINES]
    spans = {label["id"]: locate(text, label["quote"]) for label in gold["claims"]}
    quotes = {label["id"]: label["quote"] for label in gold["claims"]}
    for pick in gold["picks"]:
        hit = any(covers(claim, spans[pick]) for claim in leading)
        scores.add("picked", f"{pick} {quotes[pick][:60]!r}", hit=hit)
    told: set[str] = set()
    for claim in leading:
        news = {name for name in {*gold["picks"], *gold["also"]} - told if covers(claim, spans[name])}
        scores.add("shown", f"{gold['file']} {claim.text[:60]!r}", hit=bool(news))
        told |= news


def covers(claim: Claim, span: Span) -> bool:
    """Whether a claim holds at least half of a label's quote."""
    return 0 < span[1] - span[0] <= 2 * overlap(span, (claim.start, claim.end))


def locate(text: str, quote: str) -> Span:
    """Where a quote stands; nowhere, which nothing overlaps, when cleaning has taken it away."""
    start = text.find(quote)
    return (start, start + len(quote)) if start >= 0 else (-1, -1)


def _is_covered(span: Span, claims: Sequence[Claim]) -> bool:
    return any(overlap(span, (c.start, c.end)) * 2 > span[1] - span[0] for c in claims)


def _score_label(scores: Scores, text: str, gold: Label, label: Label, claims: Sequence[Claim]) -> None:
    span = locate(text, label["quote"])
    near = [claim for claim in claims if covers(claim, span)]
    best = max(near, key=lambda claim: _rank(label, claim), default=None)
    name = f"{label['id']} {label['quote'][:60]!r}"
    scores.add("recall", name, hit=best is not None)
    for figure in label["figures"]:
        found = any(same_figure(figure, other) for claim in near for other in claim.figures)
        scores.add("figures", f"{name}: {figure}", hit=found)
    if best is None:
        scores.add("claimant", f"{name}: no claim", hit=False)
        scores.add("stance", f"{name}: no claim", hit=False)
        return
    scores.add("claimant", f"{name}: {best.claimant}", hit=fits_claimant(label, best))
    scores.add("stance", f"{name}: {best.stance}", hit=best.stance in label["stance"])
    _score_figure_precision(scores, name, gold, best)
    _score_optional(scores, name, label, best)


def _rank(label: Label, claim: Claim) -> tuple[bool, int, bool, int]:
    figures = sum(any(same_figure(wanted, got) for got in claim.figures) for wanted in label["figures"])
    fits_stance = claim.stance in label["stance"]
    return (fits_claimant(label, claim), figures, fits_stance, claim.start - claim.end)


def _score_figure_precision(scores: Scores, name: str, gold: Label, claim: Claim) -> None:
    """A figure is right when any label of the article has it."""
    labelled = [figure for label in gold["claims"] for figure in label["figures"]]
    for figure in claim.figures:
        known = any(same_figure(wanted, figure) for wanted in labelled)
        scores.add("figure_precision", f"{name}: extra {figure.raw}", hit=known)


def _score_optional(scores: Scores, name: str, label: Label, claim: Claim) -> None:
    """What a label gives only where the text leaves no doubt."""
    if "caveat" in label:
        scores.add("caveat", name, hit=bool(claim.caveat) == label["caveat"])
    _score_names(scores, "via", name, label, claim.via)
    _score_names(scores, "places", name, label, claim.places)
    if "said_on" in label:
        day = claim.said_on.isoformat() if claim.said_on else None
        scores.add("said_on", f"{name}: {day}", hit=day == label["said_on"])
    if "event_on" in label:
        days = [day.isoformat() for day in claim.event_on] if claim.event_on else None
        scores.add("event_on", f"{name}: {days}", hit=days == label["event_on"])


def _score_names(scores: Scores, kind: str, name: str, label: Label, names: Iterable[str]) -> None:
    found = [normal(other) for other in names]
    for wanted in label.get(kind, ()):
        scores.add(kind, f"{name}: {wanted}", hit=any(normal(wanted) in other for other in found))
