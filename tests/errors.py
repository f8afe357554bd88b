"""Misses and false alarms on a split in PolNeAR's form, by construction, the largest class first.

usage: python -m tests.errors SPLIT_DIR [CLASS]     (`make errors SPLIT=…`; with CLASS its cases are printed)

A split has text/NAME.txt and attributions/NAME_ANNOTATOR.ann in brat standoff; the first annotator counts.
Found is what shares half of the words of both contents together, as in Newell et al. (2018).
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from bot.claims.attribution import find_attributions
from bot.claims.parse import parse
from bot.claims.quotes import find_quotations
from bot.claims.spans import runs
from bot.models import Span

SHARED = 0.5
_TEXT_BOUND = re.compile(r"(T\d+)\t\w+ ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(.+)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution, by hand or by machine: character spans, and the class that it is counted in."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    construction: str


def read_labels(ann: str, doc: Doc) -> list[Labelled]:
    """The attributions of a brat file, classed by what the parse shows at their cue."""
    spans = {m[1]: _spans(m[2]) for line in ann.splitlines() if (m := _TEXT_BOUND.match(line))}
    found = []
    for line in ann.splitlines():
        if event := _EVENT.match(line):
            parts: dict[str, list[Span]] = defaultdict(list)
            for part in event[1].split():
                role, key = part.split(":", 1)
                parts[role.rstrip("0123456789")] += spans.get(key, [])
            if parts["Content"]:
                content, cue = tuple(parts["Content"]), tuple(parts["Cue"])
                found.append(Labelled(content, cue, class_of(doc, content, cue)))
    return found


def _spans(field: str) -> list[Span]:
    pairs = (part.split() for part in field.split(";"))
    return [(int(start), int(end)) for start, end in pairs]


def class_of(doc: Doc, content: tuple[Span, ...], cue: tuple[Span, ...]) -> str:
    """The construction of a labelled attribution: quotation, or what its cue's word and place say."""
    if doc.text[min(content)[0]] in "\"“”‘«'":
        return "quotation"
    span = doc.char_span(*min(cue), alignment_mode="expand") if cue else None
    if span is None:
        return "no cue"
    if span.root.pos_ == "VERB" and any(t.dep_ in {"nsubjpass", "auxpass"} for t in span.root.children):
        return "passive"
    if span.root.pos_ != "VERB":
        return {"NOUN": "nominal", "ADJ": "adjective", "ADP": "preposition"}.get(span.root.pos_, "other cue")
    if min(content) < min(cue):
        return "inversion"
    first = doc.char_span(*min(content), alignment_mode="expand")
    word = first[0] if first is not None else span.root
    return "infinitive" if word.tag_ == "TO" else "clause" if _has_verb(doc, content) else "object"


def _has_verb(doc: Doc, content: tuple[Span, ...]) -> bool:
    spans = [doc.char_span(*span, alignment_mode="expand") for span in content]
    return any(t.pos_ in {"VERB", "AUX"} for span in spans if span is not None for t in span)


def compare(doc: Doc, gold: list[Labelled]) -> Iterator[tuple[str, Labelled]]:
    """("hit" | "miss" | "false", case) for every labelled and every found attribution."""
    got = [
        Labelled(runs(doc, a.content), runs(doc, a.words), a.construction)
        for a in find_attributions(doc, find_quotations(doc.text))
    ]
    pairs = sorted(
        (
            (share, g, p)
            for g, a in enumerate(gold)
            for p, b in enumerate(got)
            if (share := _share(doc, a, b)) >= SHARED
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_got: set[int] = set()
    for _, g, p in pairs:
        if g not in used_gold and p not in used_got:
            used_gold.add(g)
            used_got.add(p)
    for g, case in enumerate(gold):
        yield "hit" if g in used_gold else "miss", case
    for p, case in enumerate(got):
        if p not in used_got:
            yield "false", case


def _share(doc: Doc, one: Labelled, other: Labelled) -> float:
    mine, theirs = _words(doc, one.content), _words(doc, other.content)
    return len(mine & theirs) / max(1, len(mine | theirs))


def _words(doc: Doc, spans: tuple[Span, ...]) -> set[int]:
    return {start + m.start() for start, end in spans for m in re.finditer(r"\w+", doc.text[start:end])}


def main(split: Path, wanted: str | None = None) -> None:
    """Print the table, and the cases of one class where it is named."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(split.glob("text/*.txt")):
        labels = sorted(split.glob(f"attributions/{path.stem}_*.ann"))
        if labels:
            doc = parse(path.read_bytes().decode("utf-8"))
            for outcome, case in compare(doc, read_labels(labels[0].read_text(encoding="utf-8"), doc)):
                counts[case.construction][outcome] += 1
                if case.construction == wanted and outcome != "hit":
                    print(
                        outcome,
                        [doc.text[a:b] for a, b in case.cue],
                        [doc.text[a:b] for a, b in case.content],
                    )
    print(f"{'construction':14}{'hit':>6}{'miss':>6}{'false':>6}")
    for name, row in sorted(counts.items(), key=lambda item: -(item[1]["miss"] + item[1]["false"])):
        print(f"{name:14}{row['hit']:6}{row['miss']:6}{row['false']:6}")
    hit, miss, false = (sum(row[outcome] for row in counts.values()) for outcome in ("hit", "miss", "false"))
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + miss)
    harmonic = 2 * hit / max(1, 2 * hit + miss + false)
    print(f"all: precision {precision:.3f}, recall {recall:.3f}, F {harmonic:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
