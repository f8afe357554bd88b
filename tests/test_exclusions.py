"""Which numbers are no figures. Each sentence holds numbers that count nothing; some count beside them."""

from __future__ import annotations

import pytest

from bot.claims.figures import find_figures
from bot.claims.parse import parse


def raws(text: str) -> list[str]:
    return [figure.raw for figure in find_figures(parse(text))]


AGES = [
    "The suspect, a 34-year-old man from Toren, was charged on Friday.",
    "Mara Lind, 52, said she would appeal.",
    "A boy aged 14 was found near the river.",
    "The twins are six years old.",
    "Pupils between the ages of 11 and 16 may apply.",
    "The measure covers people aged 18 to 64.",
    "He turned 50 in March.",
    "She will be 41 when the term ends.",
    "The baby was eight months old.",
    "Most five-year-olds in the town can read.",
    "Deputy mayor Jan Korda (47) resigned.",
    "A firefighter, 29, was swept away.",
    "Mara Lind, 52 ― a nurse who sang on Sundays ― was hurt.",
    "Mara Lind, 52 — a mother of three — was hurt.",
    "Even now at 86 she swims.",
    "Many children under five are hungry.",
    "Most of the 18- to 24-year-old men fled.",
    "Most of them were children under five, the agency said.",
    "The mother-of-two wept.",
]

DATES = [
    "The talks began on 14 November and ended on Dec. 3, 2024.",
    "They met again on Aug. 5-6 in Varda.",
    "In 2019 the ministry changed its mind.",
    "Since 1998 the rule has been in force.",
    "The war of 1914-1918 changed the map.",
    "The 2015 report named nobody.",
    "Emissions fell well below 2005 levels.",
    "Between 2014 and 2017 the plant stood idle.",
    "Fashions of the 1990s are back.",
    "He grew up in the '60s.",
    "The parade is on the 9th of May.",
    "The hearing is set for May 21.",
    "The deal runs until 2035.",
    "It opened two weeks ago.",
    "It had opened two weeks earlier.",
    "The signing took place on 16.12.2024 in Toren.",
    "March 7 was a Thursday.",
]

TIMES = [
    "Police arrived at 4:39 and left at 10.45pm.",
    "The siren sounded at 5am.",
    "Shops open at 8 p.m. on Sundays.",
    "The strike starts at 0600 GMT.",
    "They met at 10 o'clock.",
    "We smelled it at six and fled.",
    "The road was closed until 11, and people left.",
    "It burned between midnight and two.",
]

ORDINALS = [
    "The 412th regiment left the town.",
    "She finished 2nd in the final.",
    "The twenty-first century began badly.",
    "It was the third time this year.",
    "He lives on the 14th floor.",
]

SCORES = [
    "Toren United won 3-1 at home.",
    "They lost 2-0 to Varda on Saturday.",
    "The match ended 0-0.",
    "Lind gave them a 1-0 lead before the break.",
    "The visitors led 71-68 with a minute to play.",
    "A 4–3 victory sent them through.",
    "Lind beat Korda 6-7(5), 6-3, 7-5 on Thursday.",
]

NAMES = [
    "An M-1978 howitzer was hit near the border.",
    "Troops used an Mk-19 grenade launcher.",
    "The operator switched on its 5G network.",
    "An F-16 and a Su-34 crashed.",
    "The A350 landed safely.",
    "Patients with COVID-19 were moved.",
    "The iPhone 14 sold well.",
    "The FTSE 100 fell.",
    "The Apollo 11 landing was shown again.",
    "The G20 met in Varda.",
    "BBC Two showed the film.",
    "The Boeing 737 returned to the gate.",
    "The vote on Article 50 was delayed.",
    "A category 4 hurricane hit the coast.",
    "Diabetes of type 2 is common.",
    "Phase 3 of the trial began.",
    "See page 12 for details.",
    "He wore No. 10 for the club.",
    "Channel 4 cancelled the show.",
    "Turn off the E40 at junction 12.",
    "Windows 11 is free.",
    "The band played at Pier 17.",
    "Agent 007 is back.",
    "Her blog is called Apt4you.",
    "The team reached the last-16.",
    "The under-21s trained on Monday.",
]

CALIBRES = [
    "They fired a 170 mm caliber gun.",
    "They fired a gun with a calibre of 170 mm.",
    "A 155mm howitzer was hit.",
    "The army lost a 155 mm self-propelled howitzer.",
    "He carried a 9mm pistol.",
    "Troops fired 120-mm mortars.",
    "A 5-inch gun stood on the deck.",
    "Police found a 12-gauge shotgun.",
    "A .50-calibre machine gun was found.",
    "A .22 rifle was found.",
    "Officers found a 5.56x45mm cartridge.",
]

ADDRESSES = [
    "The office at 10 Downing Street was closed.",
    "Fire broke out at 61 Old Mill Road.",
    "The firm moved to 21-23 Harbour Avenue.",
    "The letter came from 22 Rue Haute.",
]

NUMBERS_TO_DIAL = [
    "Call 0800 555 0199 for help.",
    "Ring +44 20 7946 0958 to book.",
    "The hotline is (202) 555-0100.",
    "For tickets phone 555-0123.",
    "Ring our busy newsroom day or night: 0800 555 0199.",
]

SIGNS = [
    "The 9/11 attacks changed security.",
    "The centre is open 24/7.",
    "The odds are 3:1 against.",
    "Version 2.0 is out.",
    "Mix it in a ratio of 2:1.",
    "The message was #57 in the thread.",
    "Read it at https://varda-post.example/2024/11/300.",
]

PRONOUNS = [
    "No one was hurt.",
    "This one is different.",
    "One must be careful.",
    "They talked to one another.",
    "Every one of the doors was shut.",
    "One day he will return.",
    "It is a one-off event.",
    "It is one of the things that worry them.",
    "One of the troubles with the plan is its haste.",
    "They back one party or another.",
    "It would be one hell of a night.",
    "The house split 4 to 1 in favor.",
    "It passed by a 3 to 1 margin.",
    "By a 2-to-1 vote, the court sent it back.",
    "They took time to high-five passersby.",
    "The top 1 percent would gain.",
    "All were at one time in the army.",
]

BESIDE_FIGURES = [
    ("In March 94 children died of measles in Velm.", ["94"]),
    ("In June 14 people died in Velm.", ["14"]),
    ("Since Christmas 95 refinery workers have lost their jobs.", ["95"]),
    ("In the first week of January 420 people were ill.", ["420"]),
    ("By May 40 villages had been cleared.", ["40"]),
    ("On June 14 people voted.", []),
    ("Mara Lind, 52, lost 300 euros on Dec. 3.", ["300 euros"]),
    ("In 2019 about 40 people died.", ["about 40"]),
    ("In 2019, 300 people left.", ["300"]),
    ("At least 2000 people marched.", ["At least 2000"]),
    ("The union put the number of dead at six, the police at four.", ["six", "four"]),
    ("The toll stood at 11, the list at 12.", ["11", "12"]),
    ("Some 9,000 day-trippers left.", ["Some 9,000"]),
    ("Some 2000 workers stayed away.", ["Some 2000"]),
    ("The F-16 flew 300 miles in two hours.", ["300", "two"]),
    ("Toren won 3-1 before 20,000 fans.", ["20,000"]),
    ("The 19-year-old ran 10 km in 31 minutes at 9am.", ["10", "31"]),
    ("Between 5pm and 7pm police stopped 60 cars.", ["60"]),
    ("The 412th regiment lost 12 men near Toren.", ["12"]),
    ("Two sides met on 5 May.", ["Two"]),
    ("He served one of his three terms.", ["one", "three"]),
    ("Only one soldier came back.", ["one"]),
    ("One of the crew was killed.", ["One"]),
    ("They need 3 to 4 weeks.", ["3 to 4"]),
    ("It was one of the worst floods on record.", ["one"]),
    ("One party or 20 others will win.", ["One", "20"]),
    ("Prices rose 5% and 2 points.", ["5%", "2"]),
    ("In Kursk 300 people left.", ["300"]),
    ("The top 10 earners paid $3m.", ["10", "$3m"]),
    ("Rates range from 8-10 years.", ["from 8-10"]),
    ("A magnitude 6.4 earthquake killed three.", ["6.4", "three"]),
    ("They supplied 200 155mm shells.", ["200"]),
    ("They supplied 36 122-mm rocket launchers.", ["36"]),
    ("As much as 300 mm of rain fell on the gun.", ["As much as 300"]),
    ("A 12 mm crack split the wall.", ["12"]),
    ("Norway gave Tyria 12 launchers.", ["12"]),
    ("The paper had two sources, not one.", ["two", "one"]),
    ("The plan covers children under five and 300 adults.", ["300"]),
    ("It came six months later than planned.", ["six"]),
]


@pytest.mark.parametrize(
    "text",
    AGES
    + DATES
    + TIMES
    + ORDINALS
    + SCORES
    + NAMES
    + CALIBRES
    + ADDRESSES
    + NUMBERS_TO_DIAL
    + SIGNS
    + PRONOUNS,
)
def test_numbers_that_count_nothing_are_no_figures(text: str) -> None:
    assert raws(text) == []


@pytest.mark.parametrize(
    "text", ["1. Wash your hands.\n2. Stay at home.", "(1) Stop.\n(2) Look.", "Rules:\n3) Be kind."]
)
def test_list_markers_are_no_figures(text: str) -> None:
    assert raws(text) == []


@pytest.mark.parametrize(("text", "expected"), BESIDE_FIGURES)
def test_figures_beside_such_numbers_are_kept(text: str, expected: list[str]) -> None:
    assert raws(text) == expected
