"""The error table: what counts as found, and which class a case is counted in."""

from __future__ import annotations

import pytest

from bot.claims.parse import parse
from tests.errors import compare, read_claims, read_labels

TEXT = "The dam has burst, the mayor said. Engineers had been warned by the union of cracks."


def ann(*parts: tuple[str, str]) -> str:
    """A brat file with one attribution of these (role, words) in `TEXT`."""
    lines = [
        f"T{n}\t{role} {TEXT.index(words)} {TEXT.index(words) + len(words)}\t{words}"
        for n, (role, words) in enumerate(parts)
    ]
    return "\n".join([*lines, "E1\t" + " ".join(f"{role}:T{n}" for n, (role, _) in enumerate(parts))])


def test_a_file_without_attributions_gives_no_labels() -> None:
    assert read_labels("T1\tContent 0 3\tThe\n", parse(TEXT)) == []


@pytest.mark.parametrize(
    ("content", "cue", "construction"),
    [
        ("The dam has burst", "said", "inversion"),
        ("of cracks", "warned", "passive"),
        ("The dam has burst", "mayor", "nominal"),
    ],
)
def test_a_label_is_classed_by_its_cue(content: str, cue: str, construction: str) -> None:
    (label,) = read_labels(ann(("Content", content), ("Cue", cue)), parse(TEXT))

    assert label.construction == construction


BURST = "The dam has burst, the mayor said. She warned that more would follow."


def test_a_found_label_is_a_hit_and_what_nobody_labelled_is_false() -> None:
    doc = parse(BURST)
    gold = read_labels("T0\tContent 0 17\tThe dam has burst\nT1\tCue 29 33\tsaid\nE1\tContent:T0 Cue:T1", doc)

    assert [outcome.name for outcome in compare(doc, gold, read_claims(doc))] == ["hit", "false"]


@pytest.mark.parametrize(("source", "right"), [((19, 28), True), ((35, 38), False), ((19, 22), False)])
def test_a_hit_has_the_right_source_when_it_shares_a_word_that_is_not_small(
    source: tuple[int, int], *, right: bool
) -> None:
    """The mayor; she; "the" alone."""
    doc = parse(BURST)
    start, end = source
    gold = read_labels(f"T0\tContent 0 17\tx\nT1\tSource {start} {end}\ty\nE1\tContent:T0 Source:T1", doc)

    assert next(compare(doc, gold, read_claims(doc))).right_source == right


def test_a_label_that_nothing_matches_is_a_miss() -> None:
    doc = parse("The dam has burst.")
    gold = read_labels("T0\tContent 0 17\tThe dam has burst\nE1\tContent:T0", doc)

    assert [outcome.name for outcome in compare(doc, gold, read_claims(doc))] == ["miss"]
