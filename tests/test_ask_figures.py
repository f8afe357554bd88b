"""Which figures answer how many and how much, and in which order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from bot.models import ClaimRecord, Kind, Stage
from tests.asking import answer, day, killed, next_claim, numbers, said, undated
from tests.builders import make_figure

SUNK = "At least nine lorries sank near Velm."
LOST = make_figure(value=2, unit="", measure="lose", what="")


@pytest.mark.parametrize(("counted", "expected"), [("lorries", [2]), ("soldiers", [])])
def test_a_number_without_a_noun_counts_what_the_one_before_does(counted: str, expected: list[int]) -> None:
    figure = make_figure(value=9, unit="lorries", measure="sink", what="lorries")
    first = next_claim(1, SUNK, 0, figures=(figure,), claimant=None)
    second = next_claim(
        2, "Vostria admitted the loss of two.", len(SUNK) + 1, figures=(LOST,), claimant="Vostria"
    )
    found = answer(f"How many {counted} did Vostria lose?", first, second, article=f"{SUNK} {counted}")
    assert numbers(found) == expected


def _counting(text: str, **figure: Any) -> ClaimRecord:
    return said(1, text, figures=(make_figure(**figure),))


TRAM = _counting(
    "The tram will cost 640 million pounds.", value=640e6, unit="pounds", measure="cost", what="pounds"
)
SACKED = _counting(
    "Orlan Steel will dismiss 540 workers.", value=540, unit="workers", measure="dismiss", what="workers"
)
SHOOK = _counting(
    "The tremor reached magnitude 7.3.",
    value=7.3,
    raw="7.3",
    unit="magnitude",
    measure="reach",
    what="tremor",
)
LORRIES = _counting("22 lorries were seized.", value=22, unit="lorries", measure="seize", what="lorries")
FLED = said(
    1,
    "The earthquake killed 40 people.",
    figures=(make_figure(value=40, unit="people", measure="killed", what="people"),),
)
CLIENTS = _counting(
    "About 900 customers are affected.", value=900, unit="customers", measure="affect", what="customers"
)
DARK = _counting(
    "The number of homes without power has gone down to 900.",
    value=900,
    unit="homes",
    measure="go",
    what="homes",
)
DARKER = _counting(
    "The number of homes without power rose by another 900.",
    value=900,
    raw="900",
    unit="homes",
    measure="rise",
    what="homes",
)
SWAPPED = _counting(
    "Each side handed over 60 soldiers.", value=60, unit="soldiers", measure="hand", what="soldiers"
)
AXED = _counting(
    "Orlan Steel will cut 540 jobs.",
    value=540,
    unit="jobs",
    measure="laid_off",
    what="jobs",
    stage=Stage.EXPECTED,
)
HEARD = _counting("The siren is heard up to 8 miles.", value=8, unit="miles", measure="hear", what="siren")
RANSOM = _counting("The gang demanded $12 million.", value=12e6, unit="US$", measure="demand", what="US$")
RIOTED = _counting(
    "Three people were killed in Osk.", value=3, unit="people", measure="killed", what="people"
)
BODIES = _counting("151 bodies were recovered.", value=151, unit="bodies", measure="recover", what="bodies")
STATIONS = _counting(
    "Votes were bought in 46 stations.", value=46, unit="stations", measure="buy", what="polling stations"
)
VOTES = _counting("Votes were bought: 57 votes.", value=57, unit="votes", measure="buy", what="votes")
HELD = _counting(
    "Gilded Fox claimed to hold 11 records.", value=11, unit="records", measure="hold", what="records"
)
CUT = _counting(
    "Orlan Steel would cut 540 jobs.",
    value=540,
    unit="jobs",
    measure="laid_off",
    what="jobs",
    stage=Stage.EXPECTED,
)
COUNTED = _counting(
    "The vote: with 71% of stations counted Nkomo leads.",
    value=71,
    unit="%",
    measure="count",
    what="stations",
)
ILL = _counting("One child died of meningitis.", value=1, unit="child", measure="killed", what="child")
TURNED = _counting("The turnout was 74 percent.", value=74, unit="%", measure="", what="turnout")
QUAKE = _counting(
    "The survey put the quake's magnitude at 7.1.", value=7.1, raw="7.1", unit="", measure="", what=""
)
TOLL = _counting("The quake killed 87.", value=87, unit="", measure="killed", what="")
BOUGHT = _counting("Orlan agreed to buy Pelham for £1.9bn.", value=1.9e9, unit="£", measure="buy", what="£")
TIMES = _counting(
    "Orlan paid 14 times the earnings of Pelham.", value=14, unit="times", measure="pay", what="times"
)
HIRED = _counting("Orlan hired 40 workers.", value=40, unit="workers", measure="hire", what="workers")
WORDED = [
    # a magnitude without its unit, a price, people in a narrower noun
    ("What was the magnitude of the quake?", QUAKE, True),
    ("What was the magnitude of the quake?", TOLL, False),
    ("How much is Orlan paying for Pelham?", BOUGHT, True),
    ("How much is Orlan paying for Pelham?", TIMES, False),
    ("How many people did Orlan hire?", HIRED, True),
    ("How many people did Orlan dismiss?", HIRED, False),
    # bodies, a compound's head, what one has, the present of plans, of what a share is, what they died of
    ("How many people died?", BODIES, True),
    ("How many nurses died?", BODIES, False),
    ("How many polling stations had bought votes?", STATIONS, True),
    ("How many polling stations had bought votes?", VOTES, False),
    ("How many records does Gilded Fox have?", HELD, True),
    ("How many jobs are cut at Orlan Steel?", CUT, True),
    ("How many jobs were cut at Orlan Steel?", CUT, False),
    ("What share of the vote does Nkomo have?", COUNTED, False),
    ("How many children died of meningitis?", ILL, True),
    ("How many children died of rabies?", ILL, False),
    ("How much is the offer?", TURNED, False),
    ("How much does it cost?", TRAM, False),
    # synonyms, how a number came to be, by how much it changed, one measure, a spelling, an extent, an event
    ("How many users are hit?", CLIENTS, True),
    ("How many homes are without power?", DARK, True),
    ("How many homes are without power?", DARKER, False),
    ("How many soldiers were swapped?", SWAPPED, True),
    ("How many soldiers were trained?", SWAPPED, False),
    ("How many positions is Orlan Steel going to axe?", AXED, True),
    ("How far does the siren carry?", HEARD, True),
    ("How far does the bell carry?", HEARD, False),
    ("How much did the gang want?", RANSOM, True),
    ("How many people died in the unrest in Osk?", RIOTED, True),
    ("How many people died in the flood in Osk?", RIOTED, False),
    # pounds of money, a compound noun, a newspaper's word, a magnitude, a wider noun, an idiom
    ("What is the price of the tram?", TRAM, True),
    ("How heavy is the tram?", TRAM, False),
    ("How many steelworkers will Orlan Steel dismiss?", SACKED, True),
    ("How many workers will be sacked?", SACKED, True),
    ("How many workers will be hired?", SACKED, False),
    ("How strong was the quake?", SHOOK, True),
    ("How deep was the quake?", SHOOK, False),
    ("How many vehicles were seized?", LORRIES, True),
    ("How many aircraft were seized?", LORRIES, False),
    ("How many lives did the earthquake claim in the end?", FLED, True),
    ("How many lives did the flood claim in the end?", FLED, False),
]


@pytest.mark.parametrize(("question", "record", "answers"), WORDED)
def test_a_figure_answers_in_other_words_but_not_of_other_things(
    question: str, record: ClaimRecord, *, answers: bool
) -> None:
    assert bool(answer(question, record, article=record.claim.text).rows) is answers


GOALS = make_figure(value=17, unit="goals", measure="score", what="goals")
SCORER = said(1, "In the end Mavros has scored 17 goals.", figures=(GOALS,), claimant=None, kind=Kind.FACT)


@pytest.mark.parametrize(("name", "expected"), [("Mavros", [1]), ("Brandtner", [])])
def test_a_number_is_not_that_of_another_name_in_the_article(name: str, expected: list[int]) -> None:
    article = f"{'The match was long. ' * 30} Mavros played well. Brandtner did not."
    assert numbers(answer(f"How many goals has {name} scored?", SCORER, article=article)) == expected


@pytest.mark.parametrize(("where", "expected"), [("there", [1]), ("on the Thai side", [])])
def test_a_number_of_another_country_is_none_of_the_articles(where: str, expected: list[int]) -> None:
    figure = make_figure(value=58, unit="villagers", measure="displaced", what="villagers")
    record = said(1, f"58 villagers have fled {where}.", figures=(figure,))
    article = f"Fighting in Cambodia. {record.claim.text}"
    question = "How many people have been displaced in Cambodia?"
    assert numbers(answer(question, record, article=article)) == expected


def test_of_several_shares_that_of_what_is_asked_for_is_the_answer() -> None:
    sheets = make_figure(value=87, unit="%", measure="count", what="sheets")
    votes = make_figure(value=49, unit="%", measure="", what="votes")
    record = said(1, "With 87% of sheets counted Mavros has 49% of the votes.", figures=(sheets, votes))
    (row,) = answer("What share of the vote does Mavros have?", record, article=record.claim.text).rows
    assert row.figures == (votes,)


def test_only_the_figures_that_are_asked_for_are_in_the_answer() -> None:
    dead = make_figure(value=40, unit="soldiers", measure="killed")
    hurt = make_figure(value=60, unit="soldiers", measure="injured")
    record = said(1, "40 soldiers were killed and 60 injured near Velm.", figures=(dead, hurt))
    (row,) = answer("How many soldiers were injured near Velm?", record).rows
    assert [figure.low for figure in row.figures] == [60]


def test_the_newest_number_comes_first_and_that_they_differ_is_known() -> None:
    found = answer("How many soldiers were killed?", killed(1, 40, on=5), killed(2, 55, on=8))
    assert numbers(found) == [2, 1]
    assert found.differ


def test_a_number_of_no_known_day_comes_last() -> None:
    unknown = undated(killed(1, 40, on=9))
    found = answer("How many soldiers were killed?", unknown, killed(2, 55, on=8), killed(3, 60, on=5))
    assert numbers(found) == [2, 3, 1]
    assert found.newest_first


def test_a_newer_number_that_is_less_to_the_point_does_not_come_first() -> None:
    whole = killed(1, 40, "40 soldiers were killed at the stone bridge of Velm.")
    later = killed(2, 90, "90 were killed.", on=9)
    question = "How many soldiers were killed at the stone bridge of Velm?"
    found = answer(question, whole, later, article="Fighting at the stone bridge of Velm.")
    assert numbers(found) == [1, 2]
    assert not found.newest_first


def test_equal_numbers_do_not_differ() -> None:
    found = answer("How many soldiers were killed?", killed(1, 40), killed(2, 40, claimant="Vostria"))
    assert not found.differ


def test_of_a_month_without_a_year_only_the_latest_is_meant() -> None:
    then = killed(1, 40, event_on=(date(2023, 11, 5), date(2023, 11, 5)))
    now = killed(2, 55, event_on=(date(2024, 11, 5), date(2024, 11, 5)))
    assert numbers(answer("How many soldiers were killed in November?", then, now)) == [2]


def test_how_many_on_one_day_is_no_number_of_several() -> None:
    that_day = killed(1, 40, event_on=(day(4), day(4)))
    since = killed(2, 90, event_on=(day(4), day(8)))
    assert numbers(answer("How many Meridian soldiers were killed on 4 November?", that_day, since)) == [1]


def test_at_most_five_claims_answer() -> None:
    records = [killed(number, 40 + number, on=number) for number in range(1, 9)]
    assert len(answer("How many soldiers were killed?", *records).rows) == 5


def test_the_order_of_arrival_shows_nowhere() -> None:
    records = [killed(1, 40), killed(2, 55, claimant="Vostria"), killed(3, 60, on=6)]
    question = "How many soldiers were killed?"
    assert len({answer(question, *shuffled) for shuffled in permutations(records)}) == 1
