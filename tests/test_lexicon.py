"""Vocabulary is data: each file is well formed, names its source, and says what its readers expect."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from bot.claims.lexicon import get_cues, get_words, read_lines
from bot.claims.vocabulary import get_table
from bot.models import Kind, Stance

DATA = Path(str(files("bot.claims"))) / "data"
FILES = sorted(DATA.glob("*.txt"))
FRAMES = set("sqoctigalnbvmkr")
PARTS = {"verb", "noun", "adjective"}
STANCE_OF_CATEGORY = {"confirm": Stance.CONFIRMED, "denial": Stance.DENIED}
KIND_OF_CATEGORY = {"belief": Kind.BELIEF, "promise": Kind.INTENTION, "intention": Kind.INTENTION}
# Lists that are read as plain words, one meaning a file.
WORD_LISTS = [
    "accounts",
    "assemblies",
    "bodies",
    "documents",
    "dumb_pronouns",
    "family_first",
    "groups",
    "institutions",
    "landmarks",
    "hearsay",
    "hedges",
    "light_verbs",
    "mastheads",
    "men",
    "men_names",
    "outlets",
    "particles",
    "persons",
    "platforms",
    "pronouns",
    "prop_it",
    "ranks",
    "refusals",
    "seats",
    "situational",
    "speakers",
    "titles",
    "wide_groups",
    "women",
    "women_names",
]


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_file_names_its_source_at_the_top(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    comments = text[: re.search(r"^[^#\n]", text, re.MULTILINE).start()]  # type: ignore[union-attr]
    assert re.search(r"\bsources?\b", comments, re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_file_says_something(path: Path) -> None:
    assert read_lines(path.name)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_lines_have_no_blanks_at_their_ends_and_no_tabs(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line != line.rstrip() or "\t" in line] == []


@pytest.mark.parametrize("name", WORD_LISTS)
def test_word_lists_are_in_lower_case_and_hold_no_separators(name: str) -> None:
    words = [word for line in read_lines(f"{name}.txt") for word in line.split()]
    assert [word for word in words if word != word.lower() or ":" in word or "," in word] == []


@pytest.mark.parametrize("line", read_lines("cues.txt"))
def test_a_line_of_cues_has_its_five_fields(line: str) -> None:
    head, _, lemmas = line.partition(" : ")
    part, _category, kind, stance, frames = head.split()
    assert part in PARTS
    assert kind in set(Kind) - {Kind.FACT}
    assert stance in set(Stance)
    assert all(mark in FRAMES or re.fullmatch(r"\+[a-z]+", mark) for mark in frames.split(","))
    assert lemmas.split()
    assert lemmas == lemmas.lower()


@pytest.mark.parametrize("cue", get_cues().values(), ids=lambda cue: f"{cue.part} {cue.lemma}")
def test_the_category_of_a_cue_fits_its_stance(cue: object) -> None:
    category, stance = getattr(cue, "category"), getattr(cue, "stance")  # noqa: B009
    assert stance == STANCE_OF_CATEGORY.get(category, Stance.ASSERTED)


@pytest.mark.parametrize(
    ("part", "lemma", "kind", "stance"),
    [
        ("verb", "say", Kind.STATEMENT, Stance.ASSERTED),
        ("verb", "confirm", Kind.STATEMENT, Stance.CONFIRMED),
        ("verb", "acknowledge", Kind.STATEMENT, Stance.CONFIRMED),
        ("verb", "deny", Kind.STATEMENT, Stance.DENIED),
        ("verb", "rule out", Kind.STATEMENT, Stance.DENIED),
        ("verb", "think", Kind.BELIEF, Stance.ASSERTED),
        ("verb", "fear", Kind.BELIEF, Stance.ASSERTED),
        ("verb", "vow", Kind.INTENTION, Stance.ASSERTED),
        ("verb", "plan", Kind.INTENTION, Stance.ASSERTED),
        ("noun", "denial", Kind.STATEMENT, Stance.DENIED),
        ("noun", "confirmation", Kind.STATEMENT, Stance.CONFIRMED),
        ("noun", "fear", Kind.BELIEF, Stance.ASSERTED),
        ("adjective", "confident", Kind.BELIEF, Stance.ASSERTED),
    ],
)
def test_the_contracts_kinds_and_stances_are_those_of_the_cues(
    part: str, lemma: str, kind: Kind, stance: Stance
) -> None:
    cue = get_cues()[part, lemma]
    assert (cue.kind, cue.stance) == (kind, stance)


def test_a_lemma_on_several_lines_has_the_frames_of_all() -> None:
    warn = get_cues()["verb", "warn"]
    assert warn.takes("s")
    assert warn.takes("i")
    assert "of" in warn.prepositions


def test_a_cue_takes_only_what_it_lists() -> None:
    assert not get_cues()["verb", "say"].takes("o", "c", "t")


def test_an_underscore_stands_for_a_blank() -> None:
    assert "truth social" in get_words("platforms")
    assert ("verb", "point out") in get_cues()


def test_comments_are_no_words() -> None:
    assert not any("#" in word for name in WORD_LISTS for word in get_words(name))
    assert "source:" not in get_words("hedges")


@pytest.mark.parametrize(("verb", "lemma"), [("claim", "life"), ("claim", "luggage"), ("register", "car")])
def test_an_idiom_is_a_verb_with_the_objects_that_change_its_meaning(verb: str, lemma: str) -> None:
    assert lemma in get_table("idioms")[verb]
    assert ("verb", verb) in get_cues()


def test_nobody_is_a_man_and_a_woman() -> None:
    assert get_words("men").isdisjoint(get_words("women"))
    assert get_words("men_names").isdisjoint(get_words("women_names"))


def test_wide_groups_are_groups() -> None:
    assert get_words("wide_groups") <= get_words("groups")


def test_dumb_pronouns_are_not_those_of_persons() -> None:
    assert get_words("dumb_pronouns").isdisjoint({"he", "she", "they", "we", "i", "who"})


def test_a_word_is_not_both_a_platform_and_an_outlet() -> None:
    assert get_words("platforms").isdisjoint(get_words("outlets"))
