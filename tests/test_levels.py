"""Who sets or moves a level tells it, and what has the level is what is counted."""

from __future__ import annotations

import pytest

from bot.claims.figures import find_figures
from bot.claims.parse import parse
from tests.claiming import claims_in

TOLD = [
    ("The Tarnish command lowered its figure for the troops in Belm to 9,000.", "Tarnish command", 9000),
    ("The health office raised the number of drowned to 41 on Tuesday.", "health office", 41),
    ("The Orsa council corrected the death toll of the fire to six.", "Orsa council", 6),
    ("The institute downgraded Sunday's quake to magnitude 5.1.", "institute", 5.1),
    ("The bank cut its growth forecast to 2 percent from 3 percent.", "bank", 2),
    ("The Orsa ministry estimated the number of pilgrims in Belm at 12,000.", "Orsa ministry", 12000),
    (
        "The Belm Institute measured the quake off Orsa at magnitude 6.4.",
        "Belm Institute",
        6.4,
    ),
    (
        "The weather office corrected the rainfall in Orsa on Sunday to 285 mm on Monday.",
        "weather office",
        285,
    ),
    ("Edda Relief revised the count of the missing to 30, citing lists of guests.", "Edda Relief", 30),
]


@pytest.mark.parametrize(("text", "claimant", "level"), TOLD)
def test_who_sets_a_level_is_its_claimant(text: str, claimant: str, level: float) -> None:
    told = [c.claimant for c in claims_in(text) if any(level in (f.low, f.high) for f in c.figures)]
    assert told == [claimant]


DONE = [
    "The bank raised its rate to 5 percent.",
    "Carsland lowered the number of its guards in Belm to 500.",
    "The club upgraded its stadium to 30,000 seats.",
    "The firm cut the number of flights to 20.",
    "The school raised the fee to 300 euros.",
    "The shop cut its estimate on Tuesday, and 40 guests left.",
]


@pytest.mark.parametrize("text", DONE)
def test_who_does_a_thing_does_not_tell_it(text: str) -> None:
    assert [claim.claimant for claim in claims_in(text) if claim.figures] == [None]


COUNTED = [
    ("The institute put Sunday's quake at magnitude 6.2.", "magnitude", "quake"),
    ("The quake off Orsa had a magnitude of 6.2.", "magnitude", "quake"),
    ("Foreign mercenaries working in the east numbered 1,700.", "mercenaries", "Foreign mercenaries"),
    ("The island's stock of long-range missiles has fallen to 90.", "missiles", "long-range missiles"),
    ("The number of missing stands at 54.", "missing", "missing"),
    ("The death toll is 34.", "people", "people"),
    ("Attendance reached 3,411.", "people", "people"),
    ("The command lowered its figure for troops in the hills to 900.", "troops", "troops"),
    ("Visitors to the museum numbered 5,400 last year.", "Visitors", "Visitors"),
    ("They sold 300, short of the estimates of 500.", "", ""),
]


@pytest.mark.parametrize(("text", "unit", "what"), COUNTED)
def test_the_noun_that_has_a_level_is_counted(text: str, unit: str, what: str) -> None:
    figure = find_figures(parse(text))[-1]
    assert (figure.unit, figure.what) == (unit, what)


MEASURED = [
    ("The firm made a net profit of 300 euros, chief Edda Lind said.", "net profit"),
    ("Insured losses come to 40 million euros, office head Edda Lind said.", "Insured losses"),
    ("Eurodata put inflation in the islands at 2.5 percent.", "inflation"),
    ("Turnout was 52 percent.", "voters"),
    ("A loaf of bread cost 9 dinars in Orsa on Tuesday.", "loaf"),
    ("The duke will give 25 million dollars to the poor.", "US$"),
    ("The brewer was fined 3 million euros by a court.", "euros"),
    ("The tram will cost 600 million pounds.", "tram"),
    ("The shares added 15 cents to $2.70.", "shares"),
]


@pytest.mark.parametrize(("text", "what"), MEASURED)
def test_an_amount_is_of_what_has_it_and_of_nobody_who_pays_or_tells(text: str, what: str) -> None:
    assert find_figures(parse(text))[-1].what == what


LEVEL_MEASURES = [
    ("The ministry raised the number of drowned miners killed at the pit to 33.", "killed"),
    ("The police revised their count of the rally to 2,700.", "attended"),
    ("The number of prisoners of war in their hands is 1,400.", "captured"),
    ("Mercenaries operating in the east numbered 1,800.", "deployed"),
    ("The command lowered its figure for troops in Belm to 900.", "deployed"),
]


@pytest.mark.parametrize(("text", "measure"), LEVEL_MEASURES)
def test_a_level_tells_what_happened_to_those_it_counts(text: str, measure: str) -> None:
    assert find_figures(parse(text))[-1].measure == measure


def test_a_clause_read_as_a_participle_is_what_is_said() -> None:
    (claim,) = claims_in("The bakers' union said a loaf of bread sold for 14 dinars in Orsa.")
    assert (claim.claimant, len(claim.figures)) == ("bakers' union", 1)


SUBJECTS = [
    ("After the wall burst at Belm, Orsa's civil guard said on Monday that 24 people were missing.", "guard"),
    ("On Wednesday Edda Networks said 400 homes were dark.", "Edda Networks"),
    ("On Wednesday the Monday Club said 400 homes were dark.", "Monday Club"),
    ("A strong quake killed at least 31 people in Orsa on Monday, the town's fire service said.", "service"),
    ("A strong quake killed at least 31 people near Orsa, police chief Edda Lind reported.", "Edda Lind"),
    ("There are 6,000 soldiers in Orsa, Belm's Order and Rescue Agency (BORA) said.", "Agency (BORA)"),
    ("The toll climbed to 72 after rescuers reached Orsa, Belm's flood office said.", "Belm's flood office"),
]


@pytest.mark.parametrize(("text", "claimant"), SUBJECTS)
def test_a_subject_lost_to_what_stands_before_it_is_given_back(text: str, claimant: str) -> None:
    (claim,) = (claim for claim in claims_in(text) if claim.figures)
    assert (claim.claimant or "").endswith(claimant)
    assert not (claim.claimant or "").startswith(("Wednesday", "Orsa,"))


def test_a_number_is_put_right_on_the_day_behind_it() -> None:
    (claim,) = claims_in("The weather office corrected the rainfall in Orsa on Nov. 3 to 285 mm on Nov. 4.")
    assert claim.said_on is not None
    assert claim.said_on.day == 4


def test_the_level_before_belongs_to_what_is_said() -> None:
    (claim,) = claims_in("The agency lowered the death toll to 55 from 58, saying some were counted twice.")[
        :1
    ]
    assert [figure.low for figure in claim.figures] == [55, 58]
