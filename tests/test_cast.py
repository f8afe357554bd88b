"""Who is named in a text: full names by surname, and what tells a man from a woman."""

from __future__ import annotations

import pytest

from bot.claims.cast import Cast
from bot.claims.parse import parse

FULL_NAMES = [
    ("Petra Vrbova, 31, won. Vrbova smiled.", "Vrbova", "Petra Vrbova"),
    ("The striker Kofi Asantu scored. Asantu smiled.", "Asantu", "Kofi Asantu"),
    ("Det Sgt Gemma Rudd spoke.", "Rudd", "Gemma Rudd"),
    ("Anna van der Berg spoke.", "Berg", "Anna van der Berg"),
    ("Kim Yong-hyun spoke to reporters.", "Kim", "Kim Yong-hyun"),
    ("Ana Soto spoke. Ana Belén Soto left.", "Soto", "Ana Belén Soto"),
    ("Lenka Dvorak left. “No,” Dvorak said.", "Dvorak", "Lenka Dvorak"),
    ("Abu Hassan Amir, 44, agreed.", "Amir", "Abu Hassan Amir"),
    ("“It is open,” said Di Shen. It was late, Shen said.", "Shen", "Di Shen"),
    ("Minister Datuk Seri Fahmi Fadzly left. Fahmi said no.", "Fahmi", "Fahmi Fadzly"),
]

TWO_OF_A_NAME = "Tom Varga and Maria Varga spoke."

NO_PERSONS = [
    ("Maria Street was shut.", "Street"),
    ("Borealis Shipping was sold.", "Shipping"),
    ("The General Workers’ Alliance met.", "Workers"),
    ("Radio Belm was sold.", "Belm"),
    ("Borvio said no at its annual Camp Borvio event.", "Borvio"),
    ("Nepal says it rained.\nMountainous Nepal has many crashes.", "Nepal"),
    ("Jack and I met. “I am here,” said he. And I said: “I’m Jim.”", "I"),
]


def cast_of(text: str) -> Cast:
    return Cast(parse(text))


@pytest.mark.parametrize(("text", "surname", "name"), FULL_NAMES)
def test_a_surname_has_its_full_name(text: str, surname: str, name: str) -> None:
    assert cast_of(text).full_name(surname, len(text)) == name


def test_a_surname_of_two_people_stays_as_it_is() -> None:
    assert cast_of(TWO_OF_A_NAME).full_name("Varga", len(TWO_OF_A_NAME)) == "Varga"


def test_a_title_tells_which_of_two_people_is_meant() -> None:
    assert cast_of(TWO_OF_A_NAME).full_name("Varga", len(TWO_OF_A_NAME), "men") == "Tom Varga"


@pytest.mark.parametrize(("text", "word"), NO_PERSONS)
def test_streets_bodies_and_stations_are_no_people(text: str, word: str) -> None:
    assert not cast_of(text).knows(word)


@pytest.mark.parametrize(
    ("text", "name", "sex"),
    [
        ("Tom Varga spoke.", "Tom Varga", "men"),
        ("Maria Keller spoke.", "Maria Keller", "women"),
        ("Xyra Vrbova, 31, spoke.", "Xyra Vrbova", "women"),
        ("Mr Reedan spoke.", "Reedan", "men"),
        ("Xyra Reedan, 31, spoke.", "Xyra Reedan", ""),
    ],
)
def test_names_and_titles_tell_a_man_from_a_woman(text: str, name: str, sex: str) -> None:
    assert cast_of(text).sex_of(name) == sex


REFLEXIVE = [
    ("Orlin found herself in doubt. Orlin, 31, spoke.", "Orlin", "women"),
    ("Orlin, himself a doctor, spoke. Orlin, 31, left.", "Orlin", "men"),
]


@pytest.mark.parametrize(("text", "name", "sex"), REFLEXIVE)
def test_herself_tells_who_her_subject_is(text: str, name: str, sex: str) -> None:
    assert cast_of(text).sex_of(name) == sex
