"""What is claimed, in a line: its figures where these say it, else its own words without who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.compare import narrow_places
from bot.compare.changes import list_changes
from bot.models import Claim, Figure, Stage
from bot.render.infinitives import keep_cue
from bot.render.markup import drop_bullet, truncate
from bot.render.numbers import format_amount, format_counted, is_telling
from bot.render.quotes import close_quotes, mend_quotes

MAX_GIST_UNITS = 140
MAX_FIGURES = 4
MAX_PLACES = 2

_POINTING = re.compile(r"[\"“‘«]That\b")
"""“That road was icy”: a sentence of its own, whose "that" no cue left behind."""
_CONJUNCTION = re.compile(r"^(?:that|whether)\s+", re.IGNORECASE)
_LAST_STOP = re.compile(r"(?<!\.\w)(?<!\.)[.,;:](?=[”»\"]*$)")
"""Not of "U.S." and not of "...": those belong to the word."""


@dataclass(frozen=True, slots=True)
class Gist:
    """Plain text. `says_how`: its words tell what the claimant does ("denied that …")."""

    text: str
    says_how: bool = False


def get_gist(claim: Claim) -> Gist:
    """What is claimed, to be read after the claimant's name and a dash."""
    figures = [figure for figure in claim.figures if is_telling(figure)][:MAX_FIGURES]
    if figures and figures[0] == claim.figures[0]:
        places = format_places(claim.places, claim.text)
        return Gist(_cut(", ".join([*list_figures(figures, claim), *([places] if places else [])])))
    body = _drop_claimant(claim) or keep_cue(claim)
    said = drop_bullet(body or claim.text)
    said = said if _POINTING.search(claim.quote) else _CONJUNCTION.sub("", said)
    return Gist(_cut(mend_quotes(_LAST_STOP.sub("", said))), _has_cue(body, claim))


def format_places(places: Sequence[str], text: str = "") -> str:
    """The last-named two of the smallest places and how many more: `Vorozhba, Martynovka +1`."""
    narrowed = narrow_places(places, text)
    more = f" +{len(narrowed) - MAX_PLACES}" if len(narrowed) > MAX_PLACES else ""
    return ", ".join(narrowed[-MAX_PLACES:]) + more


def list_figures(figures: Sequence[Figure], claim: Claim) -> list[str]:
    """`12 soldiers killed`, then `20 injured` where the same are counted; `41 killed (27 before)`."""
    changes = list_changes(figures, claim.quote)
    mixed = len({figure.stage for figure in claim.figures}) > 1
    repeated = [False, *(one.what == other.what for (one, _), (other, _) in pairwise(changes))]
    return [
        f"{format_counted(figure, named=not again)}"
        f"{f' ({format_amount(before)} before)' if before else ''}"
        f"{' (expected)' if mixed and figure.stage is Stage.EXPECTED else ''}"
        for (figure, before), again in zip(changes, repeated, strict=True)
    ]


def _drop_claimant(claim: Claim) -> str:
    """The words after the claimant's name where the sentence goes on from it with a verb; "" elsewhere."""
    text = " ".join(claim.text.split())
    name = re.escape(" ".join((claim.claimant or "").split()))
    match = re.match(rf"(?i:(?:the )?{name}) (?=[a-z])", text) if name else None
    return text[match.end() :] if match else ""


def _has_cue(body: str, claim: Claim) -> bool:
    """Whether the words go on with the cue. An infinitive is only half of one ("declined to say whether")."""
    if body.startswith("to "):
        return False
    said = set(re.findall(r"\w+", body.lower()))
    return bool(claim.cue) and said.issuperset(re.findall(r"\w+", (claim.cue or "").lower()))


def _cut(text: str) -> str:
    return close_quotes(truncate(" ".join(text.split()), MAX_GIST_UNITS))
