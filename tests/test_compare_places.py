"""Where claims are set: what lies in what, and what is elsewhere."""

from __future__ import annotations

import pytest

from bot.compare.places import are_elsewhere, get_setting, list_seats, narrow_places, share_place

NARROWED = [
    # places as named, the sentence, what is left
    ([], "", ()),
    (["Russia"], "", ("Russia",)),
    (["Russia", "Ukraine"], "They fight for Russia against Ukraine.", ("Russia", "Ukraine")),
    (["Russia", "Kursk Oblast"], "in Russia's Kursk Oblast", ("Kursk Oblast",)),
    (["Kursk region", "Russia"], "in the Kursk region in southern Russia", ("Kursk region",)),
    (["Vostria", "Tarsk region"], "in Vostria’s Tarsk region", ("Tarsk region",)),
    (["Vostria", "Tarsk region"], "from Vostria to Tarsk region", ("Vostria", "Tarsk region")),
    (["Varda"], "Varda's bridge", ("Varda",)),
    (["Tarsk", "Tarsk region"], "", ("Tarsk region",)),
    (["Osk", "Velm", "Lumen Bay"], "", ("Osk", "Velm", "Lumen Bay")),
    (["Kelowna", "British Columbia"], "", ("Kelowna",)),
    (["Calder County", "Florida"], "", ("Calder County",)),
    (["Tarva", "Velm"], "Tarva has 900 soldiers in Velm", ("Velm",)),
    (["Tarva", "Velm"], "Tarva and Velm have 900 soldiers", ("Tarva", "Velm")),
    (["Rwanda", "Palma"], "Rwanda keeps soldiers in Palma", ("Palma",)),
    (["Palma", "Mozambique"], "in Palma, in the north of Mozambique", ("Palma",)),
    (["Ukraine", "Kursk region"], "in Ukraine and in Kursk region", ("Ukraine", "Kursk region")),
]
ELSEWHERE = [
    (["Varda"], ["Osk"]),
    (["North Osk"], ["South Osk"]),
    (["France"], ["Poland"]),
    (["Varda", "France"], ["Osk", "France"]),
    (["Dallas"], ["Israel"]),
]
PERHAPS_THE_SAME = [
    ([], ["Osk"]),
    (["Varda"], []),
    (["Tarsk"], ["Tarsk region"]),
    (["Varda", "Osk"], ["osk"]),
    (["France"], ["Osk"]),
    (["Kelowna"], ["British Columbia"]),
    (["Poland"], ["Varda", "Poland"]),
]


@pytest.mark.parametrize(("places", "text", "narrowed"), NARROWED)
def test_a_place_that_another_lies_in_is_left_out(
    places: list[str], text: str, narrowed: tuple[str, ...]
) -> None:
    assert narrow_places(places, text) == narrowed


@pytest.mark.parametrize(("some", "others"), ELSEWHERE)
def test_places_that_have_nothing_in_common_are_elsewhere(some: list[str], others: list[str]) -> None:
    assert are_elsewhere(get_setting(some), get_setting(others))
    assert are_elsewhere(get_setting(others), get_setting(some))


@pytest.mark.parametrize(("some", "others"), PERHAPS_THE_SAME)
def test_what_is_not_stated_or_wider_is_not_elsewhere(some: list[str], others: list[str]) -> None:
    assert not are_elsewhere(get_setting(some), get_setting(others))
    assert not are_elsewhere(get_setting(others), get_setting(some))


def test_a_country_in_common_is_no_common_place_of_its_towns() -> None:
    assert not share_place(get_setting(["Varda", "France"]), get_setting(["Osk", "France"]))
    assert share_place(get_setting(["France"]), get_setting(["France", "Osk"]))


SEATS = [
    ("police in Dallas", "", ("Dallas",)),
    ("Selin Koray", "Malatya's mayor", ("Malatya",)),
    ("Ontario's health ministry", "", ("Ontario",)),
    ("Kyiv's police", "", ()),
    ("Paris Dallas", "", ()),
    ("researchers in Geneva", "", ()),
]


@pytest.mark.parametrize(("claimant", "role", "seats"), SEATS)
def test_a_local_body_has_a_seat_a_person_and_the_world_have_none(
    claimant: str, role: str, seats: tuple[str, ...]
) -> None:
    assert list_seats(claimant, role) == seats
