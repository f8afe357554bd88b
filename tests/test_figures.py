"""Figures in sentences: value, bound, words, unit and what is counted. The tables are the specification."""

from __future__ import annotations

import math
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims.figures import find_figures
from bot.claims.parse import parse
from bot.models import Bound, Figure


class Example(NamedTuple):
    """One sentence with exactly one figure."""

    text: str
    low: float | None
    high: float | None
    bound: Bound
    raw: str


def exact(text: str, value: float, raw: str) -> Example:
    return Example(text, value, value, Bound.EXACT, raw)


def about(text: str, value: float, raw: str) -> Example:
    return Example(text, value, value, Bound.ABOUT, raw)


def at_least(text: str, low: float, raw: str) -> Example:
    return Example(text, low, None, Bound.AT_LEAST, raw)


def more_than(text: str, low: float, raw: str) -> Example:
    return Example(text, low, None, Bound.MORE_THAN, raw)


def at_most(text: str, high: float, raw: str) -> Example:
    return Example(text, None, high, Bound.AT_MOST, raw)


def less_than(text: str, high: float, raw: str) -> Example:
    return Example(text, None, high, Bound.LESS_THAN, raw)


def between(text: str, low: float, high: float, raw: str) -> Example:
    return Example(text, low, high, Bound.BETWEEN, raw)


def find(text: str) -> list[Figure]:
    return find_figures(parse(text))


def find_one(text: str) -> Figure:
    figures = find(text)
    assert len(figures) == 1, [figure.raw for figure in figures]
    return figures[0]


EXACT = [
    exact("Rescuers found 34 bodies.", 34, "34"),
    exact("Twelve homes burned.", 12, "Twelve"),
    exact("The margin of error is plus or minus 4 points.", 4, "4"),
    exact("The council has passed five resolutions.", 5, "five"),
    exact("Anyone can learn more about 529 plans.", 529, "529"),
    exact("The dam holds 1.5 million litres.", 1_500_000, "1.5 million"),
    exact("Exactly 500 ballots were spoiled.", 500, "500"),
    exact("A dozen trucks waited.", 12, "A dozen"),
    exact("Two-thirds of members agreed.", 2 / 3, "Two-thirds"),
    exact("One in five shops closed.", 0.2, "One in five"),
    exact("The temperature fell to minus 12 degrees.", -12, "minus 12"),
    exact("He has won an average of 30 votes.", 30, "30"),
    exact("The strike lasted three days.", 3, "three"),
    exact("All six passengers survived.", 6, "six"),
    exact("A quarter million people came.", 250_000, "A quarter million"),
    exact("He was jailed for two years and six months.", 2.5, "two years and six"),
    exact("The firm cut its costs by half over the summer.", 0.5, "half"),
    exact("A one-time charge wiped out 40 jobs.", 40, "40"),
    exact("Another 19 people left.", 19, "19"),
]

ABOUT = [
    about("About 300 people came.", 300, "About 300"),
    about("Around 1,000 homes lost power.", 1000, "Around 1,000"),
    about("Roughly two dozen cars were towed.", 24, "Roughly two dozen"),
    about("Some 12,000 miners went home.", 12_000, "Some 12,000"),
    about("Nearly 400 were hurt.", 400, "Nearly 400"),
    about("Almost half of the staff resigned.", 0.5, "Almost half"),
    about("Approximately 60 boats sank.", 60, "Approximately 60"),
    about("Close to 90 flights were cancelled.", 90, "Close to 90"),
    about("An estimated 900 flights were cancelled.", 900, "An estimated 900"),
    about("It weighs ~5 kg.", 5, "~5"),
    about("The toll is closer to 300.", 300, "closer to 300"),
    about("A hundred or so fans stayed.", 100, "A hundred or so"),
    about("The company hired 40-odd clerks.", 40, "40-odd"),
    about("In the region of 70 cows died.", 70, "In the region of 70"),
    about("He paid “something like 15 euros” for it.", 15, "something like 15 euros"),
    about("(about 20 people)", 20, "about 20"),
]

AT_LEAST = [
    at_least("At least 30 people died.", 30, "At least 30"),
    at_least("No fewer than 34 villagers drowned.", 34, "No fewer than 34"),
    at_least("No less than 5 per cent voted.", 5, "No less than 5 per cent"),
    at_least("A minimum of 12 seats is needed.", 12, "A minimum of 12"),
    at_least("Fifty or more guests were ill.", 50, "Fifty or more"),
    at_least("It drew 3,000+ visitors.", 3000, "3,000+"),
    at_least("“At least 40” houses fell.", 40, "At least 40"),
    at_least("Hundreds of families fled.", 100, "Hundreds"),
    at_least("Dozens were arrested.", 12, "Dozens"),
    at_least("Tens of thousands of fans sang.", 10_000, "Tens of thousands"),
    at_least("Several hundred workers walked out.", 100, "Several hundred"),
    at_least("Dozens or even hundreds of homes burned.", 12, "Dozens or even hundreds"),
    at_least("Hundreds, if not thousands, of homes burned.", 100, "Hundreds, if not thousands,"),
    at_least("It could cost tens or even hundreds of millions.", 1e7, "tens or even hundreds of millions"),
]

MORE_THAN = [
    more_than("More than 4,000 troops arrived.", 4000, "More than 4,000"),
    more_than("MORE THAN 150 firefighters came.", 150, "MORE THAN 150"),
    more_than("The toll has passed 500.", 500, "passed 500"),
    more_than("The toll climbed past 500.", 500, "past 500"),
    more_than("Over 30 casualties were counted.", 30, "Over 30"),
    more_than("Well over 100 shops shut.", 100, "Well over 100"),
    more_than("Upwards of 300 cattle drowned.", 300, "Upwards of 300"),
    more_than("Losses in excess of $5 million are likely.", 5_000_000, "in excess of $5 million"),
    more_than("Repairs cost north of £2m.", 2_000_000, "north of £2m"),
    more_than("Registered cases exceeded 2,300.", 2300, "exceeded 2,300"),
    more_than("The flood lasted for over two weeks.", 2, "over two"),
    more_than("More than a million voters stayed home.", 1_000_000, "More than a million"),
]

AT_MOST = [
    at_most("Up to 3,000 soldiers may come.", 3000, "Up to 3,000"),
    at_most("As many as 40 sheep died.", 40, "As many as 40"),
    at_most("As much as 300 mm of rain fell.", 300, "As much as 300"),
    at_most("No more than 700 remain.", 700, "No more than 700"),
    at_most("The port needs up to R50bn a year.", 5e10, "up to R50bn"),
    at_most("A maximum of 20 guests is allowed.", 20, "A maximum of 20"),
    at_most("Ten or fewer cases are expected.", 10, "Ten or fewer"),
    at_most("There may be as many as a dozen victims.", 12, "as many as a dozen"),
]

LESS_THAN = [
    less_than("Fewer than 200 beds are left.", 200, "Fewer than 200"),
    less_than("Less than 5% agreed.", 5, "Less than 5%"),
    less_than("Under 40 seats remain.", 40, "Under 40"),
    less_than("Just under 20 percent voted.", 20, "Just under 20 percent"),
    less_than("Below 50 litres are left.", 50, "Below 50"),
]

BETWEEN = [
    between("Between 300 and 400 people died.", 300, 400, "Between 300 and 400"),
    between("From 90 to 110 houses burned.", 90, 110, "From 90 to 110"),
    between("It took 8,000–10,000 hours.", 8000, 10_000, "8,000–10,000"),
    between("A fee of 5 to 7 per cent applies.", 5, 7, "5 to 7 per cent"),
    between("A fee of five per cent to seven per cent applies.", 5, 7, "five per cent to seven per cent"),
    between("There are 2 to 3 thousand seals.", 2000, 3000, "2 to 3 thousand"),
    between("The plan costs $12 to $14 billion.", 12e9, 14e9, "$12 to $14 billion"),
    between("Fines range from $500 to $2 million.", 500, 2e6, "from $500 to $2 million"),
    between("A 12-18 mile detour is signposted.", 12, 18, "12-18"),
    between("Three or four years passed.", 3, 4, "Three or four"),
    between("The walk takes one to three days.", 1, 3, "one to three"),
    between("The lamp uses 6-9W.", 6, 9, "6-9W"),
    between("Somewhere between two and three dozen cows.", 24, 36, "between two and three dozen"),
    between("Prices dropped by 2 to 2.5 percent.", 2, 2.5, "2 to 2.5 percent"),
]

MONEY = [
    ("Sales slid to $8.3 billion.", 8_300_000_000, "US$", "$8.3 billion"),
    ("The fine was $1.5 billion.", 1_500_000_000, "US$", "$1.5 billion"),
    ("It cost US$62.15.", 62.15, "US$", "US$62.15"),
    ("It cost US $62.15.", 62.15, "US$", "US $62.15"),
    ("A bid of A$20m was refused.", 20_000_000, "A$", "A$20m"),
    ("They paid HK$5,000.", 5000, "HK$", "HK$5,000"),
    ("Taxes rose by £2.5m.", 2_500_000, "£", "£2.5m"),
    ("He stole £38million.", 38_000_000, "£", "£38million"),
    ("The grant is €45 million.", 45_000_000, "€", "€45 million"),
    ("A phone costs 950€.", 950, "€", "950€"),
    ("The bridge cost USD30m.", 30_000_000, "US$", "USD30m"),
    ("The road cost 900 JPY.", 900, "¥", "900 JPY"),
    ("The dam cost 40 million euros.", 40_000_000, "euros", "40 million euros"),
    ("It lost 4 billion shekels.", 4_000_000_000, "shekels", "4 billion shekels"),
    ("A fine of 8.5 million Australian dollars followed.", 8_500_000, "Australian dollars", None),
    ("He has a million-dollar idea.", 1_000_000, "US$", "a million-dollar"),
    ("They owe CHF 3 billion.", 3_000_000_000, "CHF", "CHF 3 billion"),
    ("The deficit was -$7.2bn.", -7_200_000_000, "US$", "-$7.2bn"),
    ("Shares closed at 96.5p.", 96.5, "p", "96.5p"),
    ("It sold for ₹500.", 500, "₹", "₹500"),
    ("A ticket is RM14.20.", 14.2, "RM", "RM14.20"),
    ("The port needs R50bn a year.", 5e10, "R", "R50bn"),
    ("She was fined R15,000.", 15_000, "R", "R15,000"),
    ("The Orsan dollar traded at 74.5 U.S. cents.", 74.5, "US cents", "74.5 U.S. cents"),
    ("A loss of $131.7 million followed.", 131_700_000, "US$", "$131.7 million"),
]

MEASURED = [
    ("Turnout was 61%.", 61, "%", "61%"),
    ("Turnout was 61 per cent.", 61, "%", "61 per cent"),
    ("Turnout was 61 percent.", 61, "%", "61 percent"),
    ("Rates fell by 25 basis points.", 25, "basis points", "25 basis points"),
    ("Support rose by two percentage points.", 2, "percentage points", "two percentage points"),
    ("The town is five miles away.", 5, "miles", "five"),
    ("Winds reached 120mph.", 120, "mph", "120mph"),
    ("It flew at 640 km/h.", 640, "km/h", "640"),
    ("The field covers 54 m2.", 54, "m2", "54"),
    ("It burned 75 square miles.", 75, "square miles", "75"),
    ("The fish weighed 190kg.", 190, "kg", "190kg"),
    ("The wall is 5m high.", 5, "m", "5m"),
    ("The deal runs for five years.", 5, "years", "five"),
    ("A five-year deal was signed.", 5, "year", "five-year"),
    ("He ran it in 4.5s.", 4.5, "s", "4.5s"),
    ("Russian troops attacked 18 times.", 18, "times", "18"),
    ("The melting point is 14°C.", 14, "°C", "14°C"),
]

COUNTED = [
    ("It used the five most recent polls.", "polls", "most recent polls"),
    ("They meet in three debates Monday at Orsa.", "debates", "debates"),
    ("More than 4,000 young Tyrian troops arrived.", "troops", "young Tyrian troops"),
    ("Police found 12 stolen cars.", "cars", "stolen cars"),
    ("At least 14 other people were hurt.", "people", "people"),
    ("As many as 40 of the king's soldiers fled.", "soldiers", "king's soldiers"),
    ("Dozens of army vehicles were recalled.", "vehicles", "army vehicles"),
    ("One of the best players left.", "players", "best players"),
    ("A further 2,000 tired soldiers left.", "soldiers", "tired soldiers"),
    ("He promised 5,000 “good jobs”.", "jobs", "good jobs"),
    ("The number of cases has passed 2,300.", "cases", "cases"),
    ("The 15-truck convoy stopped.", "truck", "truck"),
    ("A third of voters stayed away.", "voters", "voters"),
    ("The blast killed 12 and hurt nobody.", "", ""),
    ("They supplied 200 155mm shells.", "shells", "155mm shells"),
    ("They supplied 20 self-propelled howitzers.", "howitzers", "self-propelled howitzers"),
    (
        "They fired 90 air, sea and ground-launched missiles.",
        "missiles",
        "air, sea and ground-launched missiles",
    ),
    ("The state has 40 oil and gas fields.", "fields", "oil and gas fields"),
    ("The death toll had risen to 21, Tyrian officials said.", "people", "people"),
    ("Raiders took 12 hostage.", "", ""),
    ("A magnitude 6.5 temblor hit the coast.", "magnitude", "temblor"),
    ("The 7.2-magnitude earthquake hit the coast.", "magnitude", "earthquake"),
    ("The quake, measuring 6.6, hit the coast.", "magnitude", "quake"),
    ("Of the deaths, 17,000 were reported in the valley.", "deaths", "deaths"),
    ("Half of the governor's requested staff came.", "staff", "governor's requested staff"),
    ("Guards counted «more than 20» shots.", "shots", "shots"),
    ("MORE THAN 150 FIREFIGHTERS BATTLED THE BLAZE", "firefighters", "firefighters"),
]

MEASURED_THINGS = [
    ("They dug six miles of deep trenches.", "miles", "deep trenches"),
    ("Some 40 per cent of their savings is gone.", "%", "their savings"),
    ("The yard paid damages of $3m.", "US$", "damages"),
    ("The fire is 82 percent contained.", "%", "fire"),
    ("The club made a loss of £54.2m last season.", "£", "loss"),
    ("Orla posted a drop in net profit to $2 billion.", "US$", "net profit"),
    ("The line is nearly 90 percent finished.", "%", "line"),
    ("20 percent of those queried would not vote.", "%", "those queried"),
    ("More than half of those surveyed want it.", "", "those surveyed"),
    ("They represent 60 per cent of world economic output.", "%", "world economic output"),
    ("A 15% levy was imposed.", "%", "levy"),
    ("Harlan shares rose 5%.", "%", "Harlan shares"),
    ("Shares of Harlan fell 5% Tuesday after the ruling.", "%", "Shares"),
    ("Harlan shares fell 5% today.", "%", "Harlan shares"),
    ("Harlan shares fell 5% year-on-year.", "%", "Harlan shares"),
    ("Harlan shares fell to $4 in early trading.", "US$", "Harlan shares"),
    ("The firm cut its office space by about a third.", "", "its office space"),
    ("The central bank left interest rates at 4.5% today.", "%", "interest rates"),
    ("She won a $700 award.", "US$", "award"),
    ("The winger signed a contract worth £90,000 a week.", "£", "contract"),
    ("The regulator is seeking penalties of up to $50,000.", "US$", "penalties"),
    ("The drug reduced infections by 75%.", "%", "infections"),
    ("Rebel forces hold part of the valley for six months after the raid.", "months", "months"),
    ("Tyrian forces fought over three days.", "days", "days"),
    ("For six months Tyrian forces held the valley.", "months", "months"),
    ("Rebels must hold the valley for six more months.", "months", "months"),
    ("The crew found nobody within five hours.", "hours", "hours"),
    ("The guard wants six months' pay.", "months", "pay"),
    ("The bank raised its forecast to 4.2 percent.", "%", "its forecast"),
    ("It was enough to hold growth at 3.1 percent.", "%", "growth"),
    ("Harlan lost $5 million in a single year.", "US$", "Harlan"),
    ("Harlan lost $5 million in August.", "US$", "Harlan"),
    ("Bonuses were $500 a year ― a record.", "US$", "Bonuses"),
    ("Harlan gave $20 million last month.", "US$", "US$"),
]

SEVERAL = [
    ("12 killed and 20 injured", [(12, 12), (20, 20)]),
    ("7,000 troops, including 80 officers and two colonels, came.", [(7000,) * 2, (80,) * 2, (2, 2)]),
    ("Air defences shot down 32 of the 47 drones.", [(32, 32), (47, 47)]),
    ("Its share shrank from 11% to under 4%.", [(11, 11), (None, 4)]),
    ("The toll rose from 20 to 34.", [(20, 20), (34, 34)]),
    ("Profit rose by $3 million to $20 million.", [(3e6, 3e6), (20e6, 20e6)]),
    ("Shares rose 6% to $71.", [(6, 6), (71, 71)]),
    ("Whitlock had 49.4% of the vote to 49.2% for Reyes.", [(49.4, 49.4), (49.2, 49.2)]),
    ("Three, four and five children came.", [(3, 3), (4, 4), (5, 5)]),
    ("It rained for six hours in two towns.", [(6, 6), (2, 2)]),
    ("The limit was raised from the current $300 to $400.", [(300, 300), (400, 400)]),
    ("Pay rises 4 per cent over two years.", [(4, 4), (2, 2)]),
]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\0", "🙂🙂", "שלום עולם", "no numbers", "()-–—%$€", "a" * 5000, "((((" * 500, "1.2.3.4"],
)
def test_text_without_figures_has_none(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("text", ["¼/", "–23-44 )", "12–", "half ¼ than", "a couple of", "No. 1-2-3-"])
def test_broken_numbers_do_no_harm(text: str) -> None:
    assert all(figure.raw in text for figure in find(text))


@pytest.mark.parametrize("example", EXACT + ABOUT, ids=lambda example: str(example.text))
def test_an_exact_or_rough_figure_is_closed_on_both_sides(example: Example) -> None:
    figure = find_one(example.text)
    assert figure.low == figure.high
    assert figure.low is not None
    assert example.low is not None
    assert math.isclose(figure.low, example.low)
    assert (figure.bound, figure.raw) == (example.bound, example.raw)


@pytest.mark.parametrize(
    "example", AT_LEAST + MORE_THAN + AT_MOST + LESS_THAN + BETWEEN, ids=lambda example: str(example.text)
)
def test_a_bound_leaves_a_figure_open_on_its_side(example: Example) -> None:
    figure = find_one(example.text)
    assert (figure.low, figure.high, figure.bound, figure.raw) == example[1:]


@pytest.mark.parametrize(("text", "value", "unit", "raw"), MONEY)
def test_money_is_spelled_out_in_its_currency(text: str, value: float, unit: str, raw: str | None) -> None:
    figure = find_one(text)
    assert (figure.low, figure.unit) == (value, unit)
    assert raw is None or figure.raw == raw


@pytest.mark.parametrize(("text", "value", "unit", "raw"), MEASURED)
def test_percentages_and_measurements_have_their_unit(text: str, value: float, unit: str, raw: str) -> None:
    figure = find_one(text)
    assert (figure.low, figure.unit, figure.raw) == (value, unit, raw)


@pytest.mark.parametrize(("text", "unit", "what"), COUNTED)
def test_what_is_counted_is_named_by_its_head_and_its_phrase(text: str, unit: str, what: str) -> None:
    figure = find_one(text)
    assert (figure.unit, figure.what) == (unit, what)


@pytest.mark.parametrize(("text", "unit", "what"), MEASURED_THINGS)
def test_what_is_measured_is_named_beside_the_unit(text: str, unit: str, what: str) -> None:
    figure = find_one(text)
    assert (figure.unit, figure.what) == (unit, what)


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_number_of_a_list_or_a_change_is_a_figure(
    text: str, expected: list[tuple[float | None, float | None]]
) -> None:
    assert [(figure.low, figure.high) for figure in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("He spoke about one company.", Bound.EXACT),
        ("It fell short of the 95% that doctors want.", Bound.EXACT),
        ("The plant is short of 40 nurses.", Bound.EXACT),
        ("The count was just short of 40 nurses.", Bound.LESS_THAN),
        ("The rise is spread over two years.", Bound.EXACT),
        ("The more than 300 guests left.", Bound.MORE_THAN),
    ],
)
def test_a_preposition_is_no_bound(text: str, bound: Bound) -> None:
    assert find_one(text).bound is bound


WORDS = [
    "12",
    "3,000",
    "at least",
    "two",
    "million",
    "$",
    "%",
    "killed",
    "-",
    "and",
    "of",
    "a",
    "½",
    "May",
    "\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=120))
def test_figures_of_any_text_are_verbatim_ordered_and_consistent(text: str) -> None:
    last = 0
    for figure in find(text):
        assert text[figure.start : figure.end] == figure.raw != ""
        assert figure.start >= last
        last = figure.end
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert (figure.low is None) == (figure.bound in {Bound.AT_MOST, Bound.LESS_THAN})
        assert (figure.high is None) == (figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN})


@pytest.mark.parametrize(
    "piece", ["one hundred ", "million ", "1 - ", "12-", "half a ", "$", "(1) ", "5 to "]
)
def test_a_row_of_number_words_as_long_as_a_page_is_read_without_failing(piece: str) -> None:
    assert isinstance(find(piece * 300), list)
