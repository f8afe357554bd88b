"""Folding: what a reader means alike is spelled alike."""

from __future__ import annotations

from importlib.resources import files

import pytest

from storage.words import content_words, fold, is_term, singular, synonyms

SAME_WORDS = [
    ("Zelensky", "Zelenskyy"),
    ("Zelensky", "Zelenskiy"),
    ("Zelensky", "ZELENSKYI"),
    ("Syrskyi", "Syrsky"),
    ("Podolyatskii", "Podolyatsky"),
    ("Kyiv", "Kiev"),
    ("Odesa", "Odessa"),
    ("Türkiye", "Turkey"),
    ("defence", "defense"),
    ("organisation", "organization"),
    ("organisations", "organizations"),
    ("mobilised", "mobilized"),
    ("mobilising", "mobilizing"),
    ("centre", "center"),
    ("São Paulo", "Sao Paulo"),
    ("Łódź", "Lodz"),
    ("U.S.", "US"),
    ("the U.S.-led coalition", "the US led coalition"),
    ("U.N.", "UN"),
    ("10,000", "10000"),
    ("1,250,000", "1250000"),
    ("can't", "can’t"),
    ("Ukraine's plan", "Ukraine’s plan"),
    ("Ukraine's", "Ukraine"),
    ("the lawmakers' plan", "the lawmakers plan"),
    ("covid-19", "COVID 19"),
    ("killed_or_injured", "killed or injured"),
    ("  two\n words ", "two words"),
]

DIFFERENT_WORDS = [
    ("risky", "risk"),
    ("sky", "ski"),
    ("Kursk", "Kurski"),
    ("North Korea", "South Korea"),
    ("1,5", "15"),
    ("3.5", "35"),
    ("his", "hiz"),
    ("crisis", "crizis"),
]


@pytest.mark.parametrize(("one", "other"), SAME_WORDS)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT_WORDS)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "*", '"', "🙂", "…", "'", "\x00", "___", "\ud800"])
def test_text_without_words_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


def test_grammar_is_no_content() -> None:
    assert content_words(["the", "mayor", "of", "varda", "was", "there"]) == ["mayor", "varda"]


@pytest.mark.parametrize("term", ["soldiers", "troops", "servicemen", "personnel", "fighters", "soldier"])
def test_troops_are_found_from_each_of_their_names_and_find_all(term: str) -> None:
    assert {"soldiers", "troops", "servicemen", "personnel", "fighters"} <= set(synonyms(term))


def test_a_word_of_no_group_means_itself() -> None:
    assert synonyms("varda") == ("varda",)


def test_a_country_means_its_people_and_its_adjective() -> None:
    assert {"ukraine", "ukrainian", "ukrainians"} == set(synonyms("ukraine"))


def test_a_term_of_two_groups_means_both() -> None:
    assert {"refugees", "evacuated"} <= set(synonyms("displaced"))


def test_terms_may_have_several_words() -> None:
    assert is_term("united states")
    assert not is_term("united")
    assert "united states" in synonyms("us")


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("soldiers", "soldier"),
        ("casualties", "casualty"),
        ("boxes", "box"),
        ("losses", "loss"),
        ("houses", "house"),
        ("soldier", "soldier"),
        ("bus", "bus"),
        ("us", "us"),
        ("loss", "loss"),
        ("people", "people"),
    ],
)
def test_a_plural_has_the_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


DATA_FILES = sorted(f.name for f in (files("storage") / "data").iterdir())


def test_all_vocabulary_is_looked_at_here() -> None:
    assert DATA_FILES == ["demonyms.txt", "spellings.txt", "stopwords.txt", "synonyms.txt", "telling.txt"]


@pytest.mark.parametrize("name", DATA_FILES)
def test_each_vocabulary_names_its_source(name: str) -> None:
    assert "# Source: " in _read(name)


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_vocabulary_has_no_empty_and_no_double_term_in_a_line(name: str) -> None:
    for line in _lines(name):
        terms = [term.strip() for term in line.split(",")]
        assert all(terms), line
        assert len(set(terms)) == len(terms), line


def test_no_spelling_belongs_to_two_words() -> None:
    spellings = [term.strip() for line in _lines("spellings.txt") for term in line.split(",")]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    "line", (files("storage") / "data" / "spellings.txt").read_text("utf-8").splitlines()
)
def test_every_spelling_listed_folds_like_the_others_of_its_line(line: str) -> None:
    assert line.startswith("#") or len({fold(term) for term in line.split(",")}) == 1


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).splitlines() if line and not line.startswith("#")]


def _read(name: str) -> str:
    return (files("storage") / "data" / name).read_text("utf-8")
