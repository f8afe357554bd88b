"""What happened to what is counted (`measure`), and whether it has happened yet (`stage`)."""

from __future__ import annotations

import pytest

from bot.claims.figures import find_figures
from bot.claims.parse import parse
from bot.models import Figure, Stage


def find(text: str) -> list[Figure]:
    return find_figures(parse(text))


def measures(text: str) -> list[str]:
    return [figure.measure for figure in find(text)]


NOTHING_GOVERNS = [
    "Turnout was 61%.",
    "There were 300 people.",
    "There were two men in the house.",
    "With two men in the village, nobody slept.",
    "There were 300 soldiers in all.",
    "The soldiers numbered 300 in May.",
    "The price is $40.",
    "12 per cent",
    "It is 40 miles.",
]

KILLED = [
    "Three of the injured died overnight.",
    "The blast killed 12 people.",
    "Twelve people were killed in the blast.",
    "Among the dead were 12 cooks.",
    "As many as 25 of the duke's troops had been killed at sea.",
    "Thirty people died on Monday.",
    "At least 34 drowned when the boat sank.",
    "As many as 400 migrants fleeing the town are feared to have drowned.",
    "Two deaths were reported in the town.",
    "The accident left 34 dead.",
    "The death toll rose to 34.",
    "The death toll stands at 34.",
    "The number of dead rose to 41.",
    "Three supporters were shot dead.",
    "A landslide swept the village, killing 12.",
    "He regretted the deaths of 12 workers.",
    "Two nurses are among the dead.",
    "He confirmed the death of 12 people.",
    "12 people killed in the raid were named.",
    "48 persons have died of cholera.",
]

INJURED = [
    "The blast injured 20 people.",
    "Twenty people were wounded.",
    "Fourteen people were hurt in the crash.",
    "Six policemen received injuries.",
    "The fire left 14 injured.",
    "A bus overturned, injuring 20 passengers.",
    "The number of injured has passed 1,000.",
]

KILLED_OR_INJURED = [
    "Twenty guards were killed or wounded on Sunday.",
    "The army inflicted over 80 casualties.",
    "The enemy suffered 300 casualties.",
    "In all, 30 men were killed or injured.",
    "The raid killed or wounded 30 soldiers.",
    "More than 30 casualties were reported.",
    "The brigade lost 50 soldiers, killed and wounded.",
    "The duke lost between 40 and 50 men a day, killed and wounded, on the hill.",
    "Some 50 guards killed and wounded, the ministry said.",
    "The ministry put the losses at 50 guards, dead or injured.",
]

DEPLOYED = [
    "More than 4,000 troops had arrived on the island.",
    "The duke sent approximately 4,000 troops.",
    "The island deployed over 4,000 troops to fight the rebels.",
    "At least 6,000 of the duke's soldiers in the hills were ready.",
    "There were no fewer than 4,000 soldiers in the hills.",
    "More than 4,000 troops are now in Tyria.",
    "Over 4,000 troops were deployed in the north.",
    "Some 300 soldiers were stationed near the bridge.",
    "The deployment of 5,000 soldiers was confirmed.",
    "The colonel confirmed the presence of at least 4,000 soldiers in Tarsk.",
    "The arrival of 300 soldiers surprised nobody.",
    "The dispatch of 500 troops to the border was announced.",
    "With over 4,000 troops reportedly in Tyria, the island is quiet.",
    "With 4,000 soldiers now in the region, the duke threatened the city.",
    "The colonel acknowledged 4,000 troops in Tarsk.",
    "The duke has 4,000 soldiers in the capital.",
    "Some 300 soldiers were near the bridge.",
    "At least 4,000 of its troops were at one time deployed in Tarsk.",
    "The duke said there were at least 10,000 of Tyria's soldiers in the border region of Tarsk.",
    "4,000 troops in Tyria",
    "Up to 300 Tyrian engineers arrived in Vostria.",
]

OTHER_MEASURES = [
    ("Three servicemen went missing near the village.", "missing"),
    ("Another 19 people were still missing.", "missing"),
    ("The storm left three missing.", "missing"),
    ("The brigade captured 12 soldiers.", "captured"),
    ("Raiders took 12 hostage.", "captured"),
    ("Twelve men were taken hostage.", "captured"),
    ("Troops killed or captured 40 rebels.", "killed_or_captured"),
    ("Air defences shot down or jammed 33 drones.", "destroyed"),
    ("They were attacked and left 33 drones.", "leave"),
    ("The ministry supplied 36 launchers.", "supplied"),
    ("Norway will supply the army with 36 launchers.", "supplied"),
    ("The country sent 5,000 shells to its ally.", "supplied"),
    ("The fire destroyed 71 homes.", "destroyed"),
    ("The quake led to the collapse of 71 homes.", "destroyed"),
    ("Of the deaths, 71 were reported in the valley.", "killed"),
    ("Air defences shot down 32 drones.", "destroyed"),
    ("The flood displaced 9,000 people.", "displaced"),
    ("Some 260,000 people fled the city.", "displaced"),
    ("The war forced 9,000 families from their homes.", "displaced"),
    ("About 400 residents were evacuated.", "displaced"),
    ("Firefighters rescued five residents.", "rescued"),
    ("The police detained 23 people.", "detained"),
    ("Police arrested 23 men.", "detained"),
    ("The police made 23 arrests.", "detained"),
    ("More than 5,000 people marched through the capital.", "attended"),
    ("Some 35,000 citizens took part in the rally.", "attended"),
    ("The firm laid off 300 workers.", "laid_off"),
    ("The bank cut 300 jobs.", "laid_off"),
    ("Three climbers have gone missing.", "missing"),
    ("Three climbers are missing.", "missing"),
    ("One climber is unaccounted for.", "missing"),
    ("Seven sailors were reported missing.", "missing"),
    ("The mayor announced the evacuation of 3,000 residents.", "displaced"),
    ("The company confirmed the loss of 300 jobs.", "laid_off"),
    ("The company announced 300 job losses.", "laid_off"),
    ("Police confirmed the arrest of 14 men.", "detained"),
    ("The army reported the capture of 12 soldiers.", "captured"),
    ("The crews were taken prisoner on the hill: seven men.", "captured"),
    ("The coast guard reported the rescue of 60 migrants.", "rescued"),
    ("The ministry announced the delivery of 200 guns.", "supplied"),
    ("The island's military aid includes about 200 long-range artillery pieces.", "supplied"),
    ("Some 200 artillery pieces were provided as military aid.", "supplied"),
    ("The island sent military aid, including 200 launchers.", "supplied"),
    ("The wounding of 12 guards was denied.", "injured"),
    ("The army lost 47 soldiers.", "lose"),
    ("The army lost 47 tanks.", "lose"),
    ("The firm dismissed 300 workers.", "laid_off"),
    ("The judge dismissed 12 claims.", "dismiss"),
    ("The gunners fired 300 shells.", "fire"),
    ("The firm made 90 workers redundant.", "laid_off"),
    ("The firm is letting 90 workers go.", "laid_off"),
    ("The charity delivered 300 tonnes of grain.", "supplied"),
    ("The island holds 300 prisoners of war.", "captured"),
    ("The hall holds 300 people.", "hold"),
    ("Some 300 soldiers were in captivity.", "captured"),
    ("The army lists 300 men as missing.", "missing"),
    ("More than 300 soldiers are fighting in the hills.", "deployed"),
    ("Some 9,000 people joined the march.", "attended"),
    ("Some 9,000 people came to the festival.", "attended"),
    ("Some 9,000 people came to the island.", "come"),
    ("Police counted 9,000 marchers.", "attended"),
    ("Some 200 houses burned down.", "destroyed"),
]

LEMMAS = [
    ("The plant employs 640 people.", "employ"),
    ("Profit rose 5%.", "rise"),
    ("Prices rose by 5%.", "rise"),
    ("The ministry spends $3 million on buses.", "spend"),
    ("The state promised to invest $6 billion.", "invest"),
    ("The quake damaged 1,250 buildings.", "damage"),
    ("The brigade sent 25 engines.", "send"),
    ("Another 10% arrived by train.", "arrive"),
    ("Thirty people are believed to be trapped.", "trap"),
    ("He saw 300 soldiers in May.", "see"),
    ("The loss of 40 tanks was confirmed.", "lose"),
    ("The race was decided by fewer than 900 votes.", "decide"),
    ("Union fears up to 2,000 jobs could go", "go"),
    ("The baker, who fears up to 2,000 jobs could go, wept.", "go"),
    ("Small firms were paying up to 11pc on loans.", "pay"),
    ("MORE THAN 150 FIREFIGHTERS BATTLED THE BLAZE", "battle"),
]

SEVERAL = [
    ("The raid killed 12 and injured 20 others.", ["killed", "injured"]),
    ("Twelve people were killed and 20 injured.", ["killed", "injured"]),
    ("Twelve people were killed and about 20 taken hostage.", ["killed", "captured"]),
    ("Two died as a result of the fire and 6,000 homes have been destroyed.", ["killed", "destroyed"]),
    ("12 killed and 20 injured", ["killed", "injured"]),
    ("The storm killed 12 people, injuring 20 and leaving three missing.", ["killed", "injured", "missing"]),
    (
        "The ministry said 7,000 troops, including 80 officers and two colonels, have arrived.",
        ["deployed", "deployed", "deployed"],
    ),
    ("Boats rescued 183 people, including 12 children.", ["rescued", "rescued"]),
    ("Police detained 23 people, among them two minors.", ["detained", "detained"]),
    ("Air defences shot down 32 of the 47 drones.", ["destroyed", ""]),
    ("The death toll rose to 34 on Monday, up from 20.", ["killed", "killed"]),
    ("Soldiers killed 12 people.", ["killed"]),
    ("One of them swam 40 km to the coast.", ["swim", "swim"]),
    ("AT LEAST 12 KILLED AND 20 INJURED IN BRIDGE COLLAPSE", ["killed", "injured"]),
    (
        "Two launchers were destroyed on the hill and their crews taken prisoner: seven men in all.",
        ["destroyed", "captured"],
    ),
    ("Norway gave Tyria 12 launchers and will deliver six more.", ["supplied", "supplied"]),
]

EXPECTED = [
    "The island could send up to 800 more soldiers.",
    "A further 2,000 soldiers would arrive by Friday.",
    "The firm will lay off 300 workers.",
    "The firm plans to lay off 300 workers.",
    "The firm plans to make 300 workers redundant.",
    "The firm announced plans to lay off 300 workers.",
    "The firm wants to hire 40 drivers.",
    "Some 300 guests are expected.",
    "Bus drivers are to walk out for five days.",
    "Analysts expect profit of $4 million.",
    "Growth will be 1.2% this year and 1.8% next.",
    "The fee could rise to £44m.",
    "The plant will open in May, creating 400 jobs.",
    "The firm would cut 300 jobs and close 12 shops.",
    "Two ships are likely to carry 300 tonnes.",
    "The state promised to pay 200 pesos.",
    "Up to 2,000 jobs could go.",
    "He fears up to 2,000 jobs could go.",
    "The dam will have cost $4 million.",
    "Officials warn of a further 80 mm of rain.",
    "A source said that some 600 of them were likely to go.",
    "A source close to the firm told the Herald that between 600 and 900 of them were likely to go.",
]

HAPPENED = [
    "The country sent 3,000 soldiers.",
    "The firm has laid off 300 workers.",
    "He said that he would leave after 300 people died.",
    "It is expected that he knew that 300 people died.",
    "The plant can hold 300 cars.",
    "He decided the match with 12 points.",
    "Up to 300 people may have been killed.",
    "The quake could have killed 300 people.",
    "About 400 soldiers might already have left.",
    "The fire must have destroyed 71 homes.",
    "Some 300 people are likely to have died.",
]


def test_multitudes_behind_a_state_are_a_figure_of_their_own() -> None:
    assert measures("The attack left 12 dead and dozens wounded.") == ["killed", "injured"]


@pytest.mark.parametrize("text", NOTHING_GOVERNS)
def test_without_a_word_that_says_what_happened_the_measure_is_empty(text: str) -> None:
    assert set(measures(text)) == {""}


@pytest.mark.parametrize("text", ["Soldiers of 40 states met.", "Forty soldiers killed a man."])
def test_who_does_something_to_others_does_not_undergo_it(text: str) -> None:
    assert "killed" not in measures(text)


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (measure, text)
        for measure, texts in (
            ("killed", KILLED),
            ("injured", INJURED),
            ("killed_or_injured", KILLED_OR_INJURED),
            ("deployed", DEPLOYED),
        )
        for text in texts
    ],
)
def test_the_measure_is_one_canonical_word_in_every_construction(measure: str, text: str) -> None:
    assert measures(text) == [measure]


@pytest.mark.parametrize(("text", "measure"), OTHER_MEASURES)
def test_each_kind_of_event_has_its_canonical_word(text: str, measure: str) -> None:
    assert measures(text) == [measure]


@pytest.mark.parametrize(("text", "lemma"), LEMMAS)
def test_a_verb_without_canonical_word_gives_its_lemma(text: str, lemma: str) -> None:
    assert measures(text) == [lemma]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_figure_has_the_measure_of_the_word_that_governs_it(text: str, expected: list[str]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize("text", EXPECTED)
def test_what_is_planned_or_possible_is_expected(text: str) -> None:
    assert {figure.stage for figure in find(text)} == {Stage.EXPECTED}


@pytest.mark.parametrize("text", HAPPENED)
def test_what_is_told_as_done_has_happened(text: str) -> None:
    assert {figure.stage for figure in find(text)} == {Stage.HAPPENED}
