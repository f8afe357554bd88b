"""One claimant in many dresses is one."""

from __future__ import annotations

import pytest

from bot.compare.identity import Identity, fold, identify

ONE_BODY = [
    # the body's key, all its names: (claimant, role)
    (
        "kovara interior",
        [("Kovara's interior ministry", None), ("interior ministry of Kovara", None)],
    ),
    ("osk police", [("Osk police", None), ("police of Osk", None)]),
    (
        "ukraine intelligence",
        [
            ("Ukraine's military intelligence (HUR)", None),
            ("Kyiv's intelligence service", None),
            ("Ukraine’s Defense Intelligence", None),
            ("HUR", None),
            ("Ukrainian military intelligence", None),
        ],
    ),
    (
        "south korea intelligence",
        [("Seoul's spy agency", None), ("NIS", None), ("South Korea's National Intelligence Service", None)],
    ),
    (
        "united states defence",
        [("the Pentagon", None), ("US Department of Defense", None), ("Pentagon", None)],
    ),
    (
        "somalia intelligence",
        [
            ("Somalia's National Intelligence and Security Agency", None),
            ("Mogadishu's intelligence agency", None),
        ],
    ),
    (
        "nepal emergency",
        [("Nepal's disaster authority", None), ("Nepal's National Disaster Risk Reduction Authority", None)],
    ),
    ("emergency", [("National Disaster Management Office", None), ("civil protection agency", None)]),
    ("doctors without borders", [("MSF", None), ("Doctors Without Borders (MSF)", None)]),
    ("russia defence", [("Ministry of Defence of Russia", None), ("Russian Defense Ministry", None)]),
    ("south korea government", [("Seoul", None), ("South Korea", None), ("South Korea's government", None)]),
    ("arvo steel", [("Ann Lee", "chief executive of Arvo Steel"), ("Ann Lee", "Arvo Steel director")]),
]
WITHIN = [
    # claimant, role, the body that the person speaks for
    ("Patrick Ryder", "Pentagon spokesperson", "united states defence"),
    ("a Pentagon official", None, "united states defence"),
    ("Rustem Umerov", "Ukraine's Defense Minister", "ukraine defence"),
    ("Volodymyr Zelenskyy", "Ukrainian President", "ukraine presidency"),
    ("Jens Holt", "NATO Secretary General", "north atlantic treaty organization"),
]
NO_BODY = [
    # claimant, role
    ("Donald Trump", "former US president"),
    ("Lee Seong-kweun", "South Korean lawmaker"),
    ("Volodymyr Zelensky", "President"),
    ("Mira Vance", None),
    ("Kyiv Independent", None),
    ("Korea Times", None),
]
SPELLINGS = [
    ("Zelensky", "Zelenskyy"),
    ("Zelenskiy", "Zelenskyi"),
    ("the Élysée", "Elysee"),
    ("U.S. Army", "US Army"),
    ("Labor Department", "Labour Department"),
]


@pytest.mark.parametrize(("key", "names"), ONE_BODY)
def test_a_body_has_one_key_under_all_its_names(key: str, names: list[tuple[str, str | None]]) -> None:
    assert {identify(claimant, role).key for claimant, role in names} == {key}


@pytest.mark.parametrize(("claimant", "role", "body"), WITHIN)
def test_a_person_is_told_apart_within_the_body_and_counted_with_it(
    claimant: str, role: str | None, body: str
) -> None:
    found = identify(claimant, role)
    assert (found.body, found.key) == (body, body)
    assert found.person


@pytest.mark.parametrize(("claimant", "role"), NO_BODY)
def test_who_speaks_for_no_body_speaks_for_none(claimant: str, role: str | None) -> None:
    assert identify(claimant, role) == Identity("", fold(claimant))


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_country_in_common_makes_no_body_the_same() -> None:
    names = ["Ukraine's security service", "Ukraine's general staff", "Kyiv", "Ukraine's foreign ministry"]
    assert len({identify(name).key for name in names}) == len(names)


def test_a_team_may_name_a_body_otherwise() -> None:
    assert identify("the Ledger group", None, {"ledger group": "hur"}).key == "ukraine intelligence"
