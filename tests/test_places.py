"""Names that are places and names that are not. Brackets mark each place; text without brackets has none."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.claims.gazetteer import get_gazetteer, get_place_words, key_of
from bot.claims.parse import parse
from bot.claims.places import find_places

REGIONS = [
    "Recruits train at three ranges in the regions of [Ryazan] and [Rostov].",
    "Cholera broke out in a camp at [Banaybarra].",
    "Two people were killed in clashes at [Orlo] market.",
    "She lost her savings in the Zeta market.",
    "More than 40 soldiers were killed in [Kursk].",
    "They pushed the army back in [Kursk Oblast].",
    "Fighters from the regiment were seen in the [Luhansk region].",
    "Losses were heavy in [Russia]'s border region of [Kursk].",
    "Shelling went on in the [Kharkiv] and [Donetsk] regions.",
    "The law took effect in [Bavaria], [Saxony] and [Hesse].",
    "A fire broke out in [Washington state] on Monday.",
    "The flood reached [Uttar Pradesh] and [Bihar].",
    "The peninsula of [Crimea] was annexed in 2014.",
    "Aid reached [Gaza], the [West Bank] and southern [Lebanon].",
    "Drones flew over the [Black Sea] and the [Strait of Hormuz].",
    "[Kursk] was shelled overnight.",
]

COUNTRIES_AND_CITIES = [
    "The ministers met in [Paris] before they left for [Warsaw].",
    "Some 300 people fled from [Sudan] to [Chad].",
    "He was born in [Georgia] and lives in [Jordan].",
    "The rocket hit [Kryvyi Rih] at dawn.",
    "Missiles struck [Odesa] and [Mykolaiv].",
    "A court in [St. Petersburg] fined the company.",
    "A court in [St Petersburg] fined the company.",
    "The plant in [Xi'an] closed.",
    "Exports from [Türkiye] and [Côte d’Ivoire] rose.",
    "Residents of [Nice] were reading a nice book in [Reading].",
    "Troops arrived in the [UK] and the [United States].",
    "The quake was felt in [New York City] and in [Los Angeles].",
    "Fire in [Kharkiv] Kills 12",
    "Troops massed near [Ivano-Frankivsk].",
]

IN_THE_OPEN = [
    "A car hit 12 people on [Marsk Street].",
    "Crowds met in [Victoria Dalk Gardens] and near [Orla National Park].",
    "Orsa Gardens said it would close.",
]

ADJECTIVES = [
    "The flight from the Nepali capital [Kathmandu] was late.",
    "Shells fell in northern [Kalvia] and Kalvia-controlled [Kashmir].",
    "They signed him from Sporting CP on Monday.",
    "He scored 21 goals in the Bundesliga.",
    "A bomb killed 12 people in [Istanbul]'s historic heart.",
    "Italy's coast guard recovered six bodies off [Italy]'s coast.",
]

VILLAGES = [
    "The army struck near the villages of [Plekhovo], [Vorozhba], and [Martynovka].",
    "The army struck the villages of [Orlivka], [Brusk] and [Tarnow Dolny] on Monday.",
    "Three men went missing near the village of [Kurilovka].",
    "Three men went missing in the city of [Dar al Orsa] on Monday.",
    "Three men went missing in the city of [Orsa] de facto.",
    "Three men went missing near the village [Kurilovka].",
    "The fire spread from the town of [Vellmark] to the district of [Orsa].",
    "Fighting continued near [Orlivka] and [Brusk], the army said.",
    "They live in a suburb called so, in the suburb of [Dunmere].",
    "Floods hit [Varda Province] and [Orsa County].",
    "Homes burnt in the [Vellmark district].",
    "Fighting in [Wad Orlan] displaced 300 families.",
    "Clashes around [Orlivka] went on, as did violence in June.",
    "Rebels are advancing on [Brusk].",
    "Floods hit [Dunmerok], a mining town in the north.",
    "In [Orsa Dolna], a village of 300, the river rose.",
    "[Marra], a suburb of the capital, was flooded.",
    "Anna Bell, a town councillor, and Jo Reed, a village doctor, left.",
    "A boy from [Walsall] was held. Police were bused in from [Lida] and [Grodno].",
    "A man from Tesco called. An offer came from Ford.",
]

WATERS_AND_MOUNTAINS = [
    "A boat sank on [Lake Vellmar] on Monday.",
    "[Mount Orsa] erupted.",
    "A bridge across the river [Dunmere] fell.",
    "It happened off the coast of [Vellmark].",
    "Forty people fled to [Tawila].",
    "Dengue spread in [Dhaka South].",
    "Fighting raged around [Pokrovsk] and [Chasiv Yar].",
]

WORKS_COMPASS_POINTS_AND_WAYS = [
    "A man drowned at a culvert at [Vellmur] on Monday.",
    "The embankment at [Dunmerpukh] gave way.",
    "A plane came down in [Vellmark]'s [South Orsa province].",
    "Fighting goes on in [East Dunmere region].",
    "Forty people died in three areas of [Kwara State].",
    "A ship bound for [Odesa] sank.",
    "Five families left for [Warsaw].",
    "Police closed a road near [St Peter’s Square].",
    "Shells fell and five families had left for [Dunmerok].",
    # … and their traps
    "Two players had left for Chelsea Rovers. Families left for good.",
    "He worked at a plant at Boeing.",
    "He left for good. It was bound for Maria Keller.",
    "Coaches and students of Ivo State met.",
]

NAMES_INTRODUCED_ELSEWHERE = [
    "It struck the port of [Izmail]. [Izmail] has been attacked twice since May.",
    "It struck the village of [Brandt]. Ivo Brandt fled. Brandt was arrested later.",
    "It struck the port of [Vellmark]. [Vellmark] has been struck twice.",
    "It works in the districts of [Orsa] and [Dunmere]. In the [Orsa] hospital one nurse works.",
    "It struck the village of [Brandt]. Ivo Brandt spoke.",
    "It struck the village of [Dunmere]. The Dunmere Courier wrote of it.",
]

PLACES_THAT_SPEAK = [
    "[Seoul] said that it would help.",
    "[Moscow] denied it.",
]

OTHER_NAMES = [
    # Outlets
    "The Kyiv Independent could not verify these claims.",
    "The New York Times, the Washington Post and the Moscow Times reported it.",
    "A writer for The Atlantic said so.",
    # Persons
    "Paris Hilton met Jordan Henderson.",
    "Michael Jordan and Jack London spoke.",
    # Teams and institutions
    "Manchester United beat Leeds United.",
    "The Bank of England raised its rate.",
    "Turkey's central bank raised its rate.",
    "Clashes in Parliament left three hurt.",
    "Crowds stood outside the Vellmark Morning News.",
    "The army advanced on Tuesday.",
    "The president of Ukraine spoke.",
    # Units
    "The Kursk brigade left.",
    "A soldier of the 12th Kharkiv Regiment was honoured.",
    # Peoples and adjectives
    "Ukrainian, North Korean and South Korean troops met Russian ones.",
    "US troops and U.S. officials arrived.",
    # Owners
    "Ukraine's army advanced and Kyiv's forces followed.",
    "South Korea’s defense ministry confirmed it.",
    # Institutions called by their building
    "The Pentagon and the Kremlin declined to comment.",
    # Words that are also names of towns
    "Reading is nice. Most people split the orange. March on, Nancy.",
    # Words before "district", "region", "province" that are none
    "The northern district and his province lie in the same region.",
    "The Police district and the Federal district answered.",
    # Acronyms the tagger takes for places
    "HUR and SBU officers were near NATO.",
    # Words that begin a sentence behind a headline that ends in "towns"
    "River floods valley towns\nAt least 12 people drowned.",
    "He came from a town near\nThe army left. In the end nobody came.",
    "At the hospital, the doctors met. From there they left. Near All Of It nothing stood.",
    # Persons and firms with a water's or a mountain's name
    "Ricki Lake Brandt spoke. The Great Lake Company closed. Lakes are cold.",
    # Motion towards persons
    "He wrote to Orla and returned to Maria Keller.",
    # Firms and persons before their buildings and camps
    "The Toyota plant closed.",
    "The Trump camp denied it.",
]

PLACES_BESIDE_OTHER_NAMES = [
    "[Russia]'s border with [Finland] is closed.",
    "Protesters gathered outside the [White House].",
    "Russia's invasion of [Ukraine] began in 2022.",
    "[Odesa]'s port was hit.",
    "The Kyiv Independent reported from [Kyiv].",
    "US troops left the [US].",
    "In [Kursk] Ukrainian troops advanced.",
    "Shops in [Warsaw] Monday stayed shut.",
    "A rocket hit the [Mariupol] theatre and a [Sheffield] estate.",
    "The [Tampere] laboratory is to close.",
    "The [Camden] emergency room turns nobody away.",
    "Many people die of hunger in the [Zamzam] camp.",
    "Police searched a house near the [Dunmere] dam.",
    "The boat capsized in rough seas off [Mindoro] on Saturday.",
    "Both rockets fell outside [Japan]'s exclusive economic zone.",
    "At a hospital in [Warsaw], doctors treated 55 people.",
]

# One sentence a beat, as desks write them.
BEATS = [
    # War
    "The air force shot down 20 drones over [Poltava] and [Sumy].",
    "Two people were wounded in [Nikopol], across the river from the plant.",
    "Troops withdrew from [Vuhledar] to positions west of it.",
    "Rockets were fired from southern [Lebanon] at [Haifa].",
    "The front near [Pokrovsk] held.",
    # Disaster
    "A magnitude 6.1 quake struck off [Honshu], north of [Tokyo].",
    "Floods displaced 40,000 people in [Khyber Pakhtunkhwa] and [Sindh].",
    "A ferry sank in [Lake Victoria] with 60 people aboard.",
    "The storm made landfall in [Florida] and moved on to [Georgia] and [South Carolina].",
    # Epidemic
    "Health workers in [North Kivu] reported 31 new cases.",
    "The virus reached [Uganda] from the [Democratic Republic of the Congo].",
    # Election and protest
    "Thousands marched through [Tbilisi] and [Batumi].",
    "Turnout in [Bucharest] was 52 percent.",
    "Police detained 40 people outside the parliament in [Belgrade].",
    # Business
    "The carmaker will cut 2,000 jobs at its plants in [Saxony] and [Hungary].",
    "Deliveries to [China] fell 12% while those to [Europe] rose.",
    # Court
    "A court in [The Hague] sentenced the general.",
    "She was extradited from [Spain] to [Peru].",
    # Sport
    "Leeds United signed the striker on loan from [Brazil].",
    "The race ends in [Nice] on Sunday.",
    # Science
    "The fossils were found in [Mongolia] and [Patagonia].",
]

WHERE_THINGS_HAPPEN = [
    "Forces had seized [Nova Poltavka].",
    "Five people were taken to [Cabell Dunmere Hospital].",
    "Crews were called to [Ridgeview Apartments].",
    "A doctor at Cabell Dunmere Hospital said so.",
    "[Colorado] jails held 74 men.",
    "Nobody was found after the [Varsk] landslide.",
    "The [Belm] floods drove out 300 people.",
    "The [Tenna river] rose.",
    "Storm Edda floods killed three.",
    "River floods killed three.",
    "The siege of [Marnova] went on.",
    "Monday's shelling of [Marnova] killed four.",
    "Shelling of Hamas positions went on.",
    "Airstrikes on Hezbollah went on.",
    "A school in [Kaspa] was closed.",
    "Four people died in [Grumbach] on Monday.",
    "She was killed in Ramadan.",
    "Two died in Parliament.",
    "Two died in Operation Dawn.",
    "The shooting at Walmart killed two.",
]

WHAT_THE_WORDS_AROUND_SHOW = [
    "Six people were missing in [Mwarika], [Hola Ndogo] and [Bisil-Arba] on Tuesday.",
    "Looters emptied the clinics in [El-Dalhar]. [El-Dalhar] fell on Monday.",
    "She has a client in [Euclid]. Neighbours in posh [Burghley St Mary] heard nothing.",
    "He set up a checkpoint outside [Kildimo]. He harmed nobody at [Kildimo].",
    "Bodies were found as far down as [Bura].",
    "Floods cut the railway to [Dodoma]. Flights from [Gumira] were late.",
    "The blast hit a substation from [Vulmești].",
    "It left 400 consumers from [Cahur], [Taraclia] and [Gagauzia] without light.",
    "Ships pass through [Hodeidah] and neighbouring [Salif].",
    "A dam failed at [Solanai], in [Nakuru County]. A treaty failed at the UN.",
    "Rain is forecast for [Garissa] and [Kitui] counties.",
    "Output fell at its [Quebrada Verde] mine. It blamed its [Skelby Lane] pumping station.",
    "It makes blades in [Viana do Castelo].",
    "Troops moved from the [Kinburn Spit] to [Melitopol].",
    "Flags went up at [Skelby Sands], [Marram Bay] and [Thornsea].",
    # … and their traps
    "Shares in Kestrel fell. It bought a stake in Orsa.",
    "It was written in Arabic, in Bitcoin terms, in Adelson money and in Brandt's words.",
    "They looked at Pippa. He read “Research In Motion”.",
    "In Hillary Brandt the party has a leader. A goal came in Serie A, one in Game 3.",
    "An appeal came from Tesco. The Toyota plant closed.",
]

EXAMPLES = [
    *WHERE_THINGS_HAPPEN,
    *WHAT_THE_WORDS_AROUND_SHOW,
    *BEATS,
    *REGIONS,
    *IN_THE_OPEN,
    *ADJECTIVES,
    *COUNTRIES_AND_CITIES,
    *VILLAGES,
    *WATERS_AND_MOUNTAINS,
    *NAMES_INTRODUCED_ELSEWHERE,
    *WORKS_COMPASS_POINTS_AND_WAYS,
    *PLACES_THAT_SPEAK,
    *OTHER_NAMES,
    *PLACES_BESIDE_OTHER_NAMES,
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_name_is_a_place_in_a_places_surroundings(example: str) -> None:
    marked = re.findall(r"\[(.*?)\]", example)
    text = example.replace("[", "").replace("]", "")
    assert [mention.name for mention in find_places(parse(text))] == marked


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kursk", "place"),
        ("Ukraine", "place"),
        ("United States", "place"),
        ("Gulf of Aden", "place"),
        ("Kyiv", "place"),
        ("Nancy", "city"),
        ("Saint Petersburg", "city"),
        ("Georgia", "city"),
    ],
)
def test_the_gazetteer_knows_names_and_how_far_to_trust_them(name: str, kind: str) -> None:
    keys = name.split()
    assert get_gazetteer().match([*keys, "Elsewhere"]) == (len(keys), kind)


@pytest.mark.parametrize("name", ["Ukrainian", "Russians", "Vellmark", "kursk", "Independent"])
def test_the_gazetteer_knows_no_peoples_words_or_unheard_of_towns(name: str) -> None:
    assert get_gazetteer().match([name]) is None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("St", "Saint"),
        ("Türkiye", "Turkiye"),
        ("Xi’an", "Xi'an"),
        ("KURSK", "Kursk"),
        ("DPRK", "DPRK"),
        ("U.S.", "U.S."),
        ("Kyiv", "Kyiv"),
    ],
)
def test_spellings_of_a_name_have_one_key(written: str, key: str) -> None:
    assert key_of(written) == key


def test_every_class_of_words_around_names_has_entries() -> None:
    assert all(get_place_words().values())


def test_a_name_is_given_as_written_with_its_place_in_the_text() -> None:
    text = "Two drones fell in Türkiye, one in Kursk Oblast."
    mentions = find_places(parse(text))
    assert [(m.start, m.end, m.name) for m in mentions] == [(19, 26, "Türkiye"), (35, 47, "Kursk Oblast")]


def test_a_name_cut_off_by_the_end_of_a_text_is_not_read_beyond_it() -> None:
    text = "village of Orsk OBLAST0Orsk"
    assert all(m.end <= len(text) for m in find_places(parse(text)))


PIECES = st.sampled_from(
    [
        "Kursk",
        "Oblast",
        "in",
        "the",
        "village of",
        "near",
        "’s",
        "'s",
        ",",
        "and",
        ".",
        "\n",
        "U.S.",
        "of",
        "Paris",
        "St",
    ]
)


@example(text="village of Js U.S. 0U.S.")
@given(text=st.text(max_size=60) | st.lists(PIECES, max_size=20).map(" ".join))
@settings(deadline=None, max_examples=60)
def test_any_text_yields_ordered_mentions_of_its_own_words(text: str) -> None:
    end = 0
    for mention in find_places(parse(text)):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.name
        end = mention.end
