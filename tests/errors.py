"""Misses and false alarms on a split in PolNeAR's form, by construction, the largest class first.

usage: python -m tests.errors SPLIT_DIR [CLASS]     (`make errors SPLIT=…`; with CLASS its cases are printed)

A split has text/NAME.txt and attributions/NAME_ANNOTATOR.ann in brat standoff; the first annotator counts.
Found is what shares half of the words of both contents together, as in Newell et al. (2018); with the right
source, what shares a word of the source besides small ones, or has none where none is labelled.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from bot.claims import extract_claims
from bot.claims.parse import parse
from bot.models import Article, Span

SHARED = 0.5
_DETERMINERS = ("the", "a", "an", "s", "his", "her", "their", "its")
_SMALL = frozenset((*_DETERMINERS, "of", "in", "for", "and", "to", "on", "at", "by", "from", "with"))
_OPENING_MARKS = frozenset("\"'“”‘«")
_TEXT_BOUND = re.compile(r"(T\d+)\t\w+ ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(.+)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution, by hand or by machine: character spans, and the class that it is counted in."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    construction: str
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A "hit", a "miss" or "false", and for a hit whether the source is right too."""

    name: str
    case: Labelled
    right_source: bool = False


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
                found.append(Labelled(content, cue, class_of(doc, content, cue), tuple(parts["Source"])))
    return found


def _spans(field: str) -> list[Span]:
    pairs = (part.split() for part in field.split(";"))
    return [(int(start), int(end)) for start, end in pairs]


def class_of(doc: Doc, content: tuple[Span, ...], cue: tuple[Span, ...]) -> str:
    """The construction of an attribution: quotation, or what its cue's word and place say."""
    if doc.text[min(content)[0]] in _OPENING_MARKS:
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


def read_claims(doc: Doc) -> list[Labelled]:
    """What extraction attributes in the same text; the outlet's own facts are no attributions."""
    found = []
    for claim in extract_claims(Article(text=doc.text)):
        if claim.cue_span is not None:
            cue, source = (claim.cue_span,), (claim.source,) if claim.source else ()
            found.append(Labelled(claim.content, cue, class_of(doc, claim.content, cue), source))
    return found


def compare(doc: Doc, gold: list[Labelled], got: list[Labelled]) -> Iterator[Outcome]:
    """An outcome for every labelled and every found attribution, matched one to one, the best pairs first."""
    pairs = sorted(
        (
            (share, -g, -p)
            for g, a in enumerate(gold)
            for p, b in enumerate(got)
            if (share := _share(doc, a, b)) >= SHARED
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for _, g, p in pairs:
        if -g not in partner and -p not in partner.values():
            partner[-g] = -p
    for at, case in enumerate(gold):
        if at in partner:
            yield Outcome("hit", case, _same_source(doc, case, got[partner[at]]))
        else:
            yield Outcome("miss", case)
    for at, case in enumerate(got):
        if at not in partner.values():
            yield Outcome("false", case)


def _share(doc: Doc, one: Labelled, other: Labelled) -> float:
    mine, theirs = _words(doc, one.content), _words(doc, other.content)
    return len(mine & theirs) / max(1, len(mine | theirs))


def _same_source(doc: Doc, gold: Labelled, got: Labelled) -> bool:
    if not gold.source or not got.source:
        return gold.source == got.source
    return bool(_words(doc, gold.source, _SMALL) & _words(doc, got.source))


def _words(doc: Doc, spans: tuple[Span, ...], without: frozenset[str] = frozenset()) -> set[int]:
    return {
        start + m.start()
        for start, end in spans
        for m in re.finditer(r"\w+", doc.text[start:end])
        if m[0].lower() not in without
    }


def run(split: Path) -> Iterator[tuple[Doc, Outcome]]:
    """Every outcome of a split."""
    for path in sorted(split.glob("text/*.txt")):
        labels = sorted(split.glob(f"attributions/{path.stem}_*.ann"))
        if labels:
            doc = parse(path.read_bytes().decode("utf-8"))
            gold = read_labels(labels[0].read_text(encoding="utf-8"), doc)
            for outcome in compare(doc, gold, read_claims(doc)):
                yield doc, outcome


def show_case(doc: Doc, outcome: Outcome) -> None:
    """One case: its outcome, cue and content."""
    words = [[doc.text[a:b] for a, b in spans] for spans in (outcome.case.cue, outcome.case.content)]
    print(outcome.name, *words)


def show_totals(outcomes: list[tuple[bool, Outcome]]) -> None:
    """Precision, recall and F; F with the right source; recall of direct and indirect ones."""
    names = Counter(outcome.name for _, outcome in outcomes)
    hit, gold, got = names["hit"], names["hit"] + names["miss"], names["hit"] + names["false"]
    sourced = sum(outcome.right_source for _, outcome in outcomes)
    precision, recall = _ratio(hit, got), _ratio(hit, gold)
    print(f"attribution: precision {precision}, recall {recall}, F {_ratio(2 * hit, got + gold)}")
    print(f"with source: F {_ratio(2 * sourced, got + gold)}")
    for kind, direct in (("direct", True), ("indirect", False)):
        own = [outcome.name for quoted, outcome in outcomes if quoted == direct and outcome.name != "false"]
        print(f"{kind}: recall {_ratio(own.count('hit'), len(own))}")


def _ratio(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.3f}"


def main(split: Path, wanted: str | None = None) -> None:
    """Print the table, and the cases of one class where it is named."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    outcomes = []
    for doc, outcome in run(split):
        case = outcome.case
        counts[case.construction][outcome.name] += 1
        outcomes.append((doc.text[min(case.content)[0]] in _OPENING_MARKS, outcome))
        if case.construction == wanted and outcome.name != "hit":
            show_case(doc, outcome)
    print(f"{'construction':14}{'hit':>6}{'miss':>6}{'false':>6}")
    for name, row in sorted(counts.items(), key=lambda item: -(item[1]["miss"] + item[1]["false"])):
        print(f"{name:14}{row['hit']:6}{row['miss']:6}{row['false']:6}")
    show_totals(outcomes)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
