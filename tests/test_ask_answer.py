"""Which claims answer a question. Above all: which do not, though they are near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from bot.ask import Answer, make_answer, make_terms, parse_question, rank
from bot.compare import resolve_aliases
from bot.models import Candidate, ClaimRecord, Dating, Kind, Stage, Stance
from storage.words import fold
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure

TODAY = date(2024, 12, 19)
ARTICLE = "Fighting in Tarsk. Kalvia and Vostria speak of Meridian soldiers killed near Velm and of a bridge."


def day(number: int) -> date:
    return date(2024, 11, number)


def said(number: int, text: str, *, on: int = 5, article: int = 1, **claim: Any) -> ClaimRecord:
    """A claim of Kalvia's Defence Ministry, unless told otherwise; without days and places of its own."""
    plain: dict[str, Any] = {
        "claimant": "Kalvia's Defence Ministry",
        "said_on": day(on),
        "event_on": None,
        "places": (),
    }
    appearance = make_appearance(article_number=article, dated=day(on), quote=text)
    return make_claim_record(
        number=number, claim=make_claim(text=text, **{**plain, **claim}), appearances=(appearance,)
    )


def candidate(record: ClaimRecord, article: str = ARTICLE) -> Candidate:
    claim = record.claim
    counted = [word for figure in claim.figures for word in (figure.what, figure.unit, figure.measure)]
    words = [claim.text, claim.claimant or "", claim.role or "", *claim.places, *counted]
    return Candidate(record, fold(" | ".join(words)), fold(article))


def answer(question: str, *records: ClaimRecord, article: str = ARTICLE) -> Answer:
    return _ask(question, [candidate(one, article) for one in records])


def _ask(question: str, candidates: Sequence[Candidate]) -> Answer:
    parsed = parse_question(question, TODAY)
    terms = make_terms(parsed.matter)
    return make_answer(parsed, terms, rank(parsed, terms, candidates))


def numbers(found: Answer) -> list[int]:
    return [row.record.number for row in found.rows]


def killed(number: int, value: int, text: str = "", **claim: Any) -> ClaimRecord:
    figure = make_figure(value=value, unit="soldiers", measure="killed", what="Meridian soldiers")
    words = text or f"{value} Meridian soldiers were killed near Velm."
    return said(number, words, figures=(figure,), **claim)


KILLED = killed(1, 40)
DENIED = said(2, "Vostria denied that the bridge was lost.", claimant="Vostria", stance=Stance.DENIED)
ADMITTED = said(3, "Vostria admitted that the bridge was lost.", claimant="Vostria", stance=Stance.CONFIRMED)
SAFE = said(4, "The bridge is safe.", claimant="Pavel Orlan", role="Vostria's foreign minister")
KOREANS = said(
    10,
    "12 North Korean soldiers were killed.",
    figures=(make_figure(value=12, unit="soldiers", measure="killed", what="North Korean soldiers"),),
)
ARRIVED = said(5, "The brigade arrived.", event_on=(day(2), day(3)))
TRAINED = said(6, "The brigade was trained at a camp.", places=("Osk",))

OPEN: dict[str, Any] = {"claimant": "Vostria", "stance": Stance.UNCONFIRMED}

ANSWERED = [
    ("How many Meridian soldiers were killed?", KILLED),
    ("how many soldiers died near Velm?", KILLED),
    ("How many soldiers were killed according to Kalvia's Defence Ministry?", KILLED),
    ("How many soldiers were killed in November?", KILLED),
    ("Who denied that the bridge was lost?", DENIED),
    ("Who said that the bridge is safe?", SAFE),
    ("Who denied the losses?", said(7, "Vostria denied the losses.", stance=Stance.DENIED)),
    ("How many were killed?", KILLED),
    ("How many North Koreans were killed?", KOREANS),
    ("how many north koreans died?", KOREANS),
    ("Did Vostria deny that the bridge was lost?", DENIED),
    ("What did Pavel Orlan say about the bridge?", SAFE),
    ("What did the foreign minister say about the bridge?", SAFE),
    ("When did the brigade arrive?", ARRIVED),
    ("Where was the brigade trained?", TRAINED),
    ("Is it true that the bridge was lost?", DENIED),
    ("Did Vostria confirm the 40 deaths?", said(11, "Vostria did not confirm the death of 40.", **OPEN)),
]


@pytest.mark.parametrize(("question", "record"), ANSWERED)
def test_a_claim_that_says_it_answers(question: str, record: ClaimRecord) -> None:
    assert numbers(answer(question, record)) == [record.number]


RUSSIA = said(
    8,
    "Some 12,000 troops are in Russia.",
    figures=(make_figure(value=12000, unit="troops", measure="deployed"),),
    places=("Russia",),
)
KURSK = said(
    9,
    "10,000 North Korean soldiers are in Kursk.",
    figures=(make_figure(value=10000, unit="soldiers", what="North Korean soldiers", measure="deployed"),),
    places=("Kursk",),
)


@pytest.mark.parametrize(
    "question", ["How many North Korean soldiers are in Kursk?", "how many north korean troops are in kursk"]
)
def test_a_number_of_a_wider_place_or_of_nobody_s_side_is_no_answer(question: str) -> None:
    article = "North Korean soldiers in Kursk, Russia."
    assert numbers(answer(question, RUSSIA, KURSK, article=article)) == [9]


def _planned() -> ClaimRecord:
    figure = make_figure(value=900, unit="soldiers", measure="deployed", stage=Stage.EXPECTED)
    return said(1, "900 soldiers are to be sent to Velm.", figures=(figure,), places=("Velm",))


def _confirmed(claimant: str) -> ClaimRecord:
    return said(1, f"{claimant} confirmed the losses.", claimant=claimant, stance=Stance.CONFIRMED)


def test_what_is_planned_answers_what_will_be() -> None:
    assert numbers(answer("How many soldiers will be sent to Velm?", _planned())) == [1]


def test_a_country_s_bodies_speak_for_it() -> None:
    ministry = _confirmed("South Korea's defence ministry")
    assert answer("Did South Korea confirm the losses?", ministry).yes is True


OVERLOADED = said(12, "Blue Lanes denied overloading the ferry.", claimant="Blue Lanes", stance=Stance.DENIED)
LOADED = said(13, "Blue Lanes spoke of the overloading of the ferry.", claimant="Blue Lanes")


@pytest.mark.parametrize(("record", "expected"), [(OVERLOADED, [12]), (LOADED, [])])
def test_what_is_denied_in_ing_is_what_was_done(record: ClaimRecord, expected: list[int]) -> None:
    assert numbers(answer("Did Blue Lanes admit that the ferry was overloaded?", record)) == expected


COPIED = said(14, "Ines Orlan copied her thesis.", claimant="Footnote Watch")
UNCOPIED = said(15, "Ines Orlan never copied a thesis.", claimant="Ines Orlan")


def test_who_accuses_says_so_and_is_not_the_accused() -> None:
    assert numbers(answer("Who accused Ines Orlan of copying her thesis?", COPIED, UNCOPIED)) == [14]


def _behind_its_verb(source: str) -> ClaimRecord:
    quote = f"{source} denied a quarrel with Garran"
    cue = (len(source) + 1, len(source) + 7)
    spans: dict[str, Any] = {"quote": quote, "source": (0, len(source)), "cue_span": cue}
    return said(16, "Brandt denied a quarrel.", claimant="Brandt", stance=Stance.DENIED, **spans)


@pytest.mark.parametrize(
    ("question", "source", "expected"),
    [
        ("Did Brandt have a quarrel with Garran?", "Brandt", [16]),
        ("Did Orlan have a quarrel with Garran?", "Orlan's rival", []),
    ],
)
def test_a_name_counts_behind_the_verb_of_saying_only(
    question: str, source: str, expected: list[int]
) -> None:
    record = _behind_its_verb(source)
    article = f"{record.claim.quote}."
    named = replace(candidate(record, article), words=fold(f"{record.claim.text} {record.claim.quote}"))
    assert numbers(_ask(question, [named])) == expected


def test_what_was_predicted_comes_before_what_was_merely_said() -> None:
    merely = said(17, "The strike cost a fortune.", claimant="Moira Kean", on=9)
    predicted = said(18, "They will be back by Easter.", claimant="Moira Kean", cue="predicted")
    assert numbers(answer("What did Moira Kean predict?", merely, predicted)) == [18, 17]
    assert numbers(answer("What did Moira Kean say?", merely, predicted)) == [17, 18]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The bridge is closed because it may fall.", [1]), ("The bridge is closed on Sundays.", [])],
)
def test_why_wants_a_reason(text: str, expected: list[int]) -> None:
    assert numbers(answer("Why is the bridge closed?", said(1, text))) == expected


NEAR = [
    # another measure, side, thing, place, claimant, time or stance
    ("How many Meridian soldiers were injured?", KILLED),
    ("How many soldiers are missing near Velm?", KILLED),
    ("How many soldiers are near Velm?", KILLED),
    ("How many Vostrian soldiers were killed?", KILLED),
    ("How many Vostrians were killed?", KILLED),
    ("How many Ukrainians were killed?", KOREANS),
    ("how many russians died?", KOREANS),
    ("How many Chechens were killed?", KOREANS),
    ("How many tanks were destroyed near Velm?", KILLED),
    ("How many soldiers were killed in Osk?", KILLED),
    ("How many soldiers were killed according to Vostria?", KILLED),
    ("How many soldiers were killed in October?", KILLED),
    ("How many soldiers were killed yesterday?", KILLED),
    ("How much did the soldiers cost?", KILLED),
    ("How many soldiers were killed?", killed(1, 40, stance=Stance.DENIED)),
    ("How many soldiers were killed in Velm?", killed(1, 40, "40 were killed in Osk.", places=("Osk",))),
    ("Who denied that the bridge was lost?", ADMITTED),
    ("Who confirmed that the bridge was lost?", DENIED),
    ("Who denied that the dam was lost?", DENIED),
    ("Did Kalvia deny that the bridge was lost?", DENIED),
    ("Did Vostria deny that the dam was lost?", DENIED),
    ("What did Irena Dalgaard say about the bridge?", SAFE),
    ("What did Pavel Orlan say about the losses?", SAFE),
    ("When did the brigade leave?", ARRIVED),
    ("When was the brigade trained?", TRAINED),
    ("Where did the brigade arrive?", ARRIVED),
    ("Where was the army trained?", TRAINED),
    ("Is it true that the bridge was rebuilt?", DENIED),
    ("Did Kalvia lose the bridge?", DENIED),
    ("Who built the bridge?", SAFE),
    ("Why is the bridge closed?", SAFE),
    ("How many soldiers are near Velm?", _planned()),
    ("Did South Korea confirm the losses?", _confirmed("South Korean lawmaker")),
    (
        "Did Orlan hide the losses?",
        said(1, "Orlan's rival saw him hide the losses.", claimant="Orlan's rival"),
    ),
    ("bridge", SAFE),
    ("???", SAFE),
]


@pytest.mark.parametrize(("question", "record"), NEAR)
def test_a_claim_that_is_merely_near_is_no_answer(question: str, record: ClaimRecord) -> None:
    found = answer(question, record)
    assert found.rows == ()
    assert found.nearest == (record,)


def _next(number: int, text: str, start: int, **claim: Any) -> ClaimRecord:
    """A claim at its place in the article."""
    return said(number, text, start=start, end=start + len(text), **claim)


SILT = "Engineers fear that silt has filled the Velm canal."
SUNK = "At least nine lorries sank near Velm."
REFERRING = [
    (
        "Did Vostria deny that silt has filled the canal?",
        SILT,
        {"text": "Vostria denied this.", "claimant": "Vostria"},
        True,
    ),
    (
        "Did Vostria deny that silt has filled the canal?",
        SILT,
        {"text": "Vostria denied it.", "claimant": "Vostria"},
        True,
    ),
    # "It" is what was said before, and nothing else.
    (
        "Did Vostria deny that mud has filled the reservoir?",
        SILT,
        {"text": "Vostria denied it.", "claimant": "Vostria"},
        False,
    ),
    (
        "Did Vostria deny that silt has filled the canal?",
        SUNK,
        {"text": "Vostria denied it.", "claimant": "Vostria"},
        False,
    ),
    (
        "Did Vostria deny that silt has filled the canal?",
        SILT,
        {"text": "Vostria denied all.", "claimant": "Vostria"},
        False,
    ),
]


@pytest.mark.parametrize(("question", "before", "claim", "answers"), REFERRING)
def test_it_stands_for_the_sentence_before(
    question: str, before: str, claim: dict[str, Any], *, answers: bool
) -> None:
    first = _next(1, before, 0, claimant=None)
    second = _next(2, start=len(before) + 1, stance=Stance.DENIED, **claim)
    assert (2 in numbers(answer(question, first, second, article=before))) is answers


LOST = make_figure(value=2, unit="", measure="lose", what="")


@pytest.mark.parametrize(("counted", "expected"), [("lorries", [2]), ("soldiers", [])])
def test_a_number_without_a_noun_counts_what_the_one_before_does(counted: str, expected: list[int]) -> None:
    figure = make_figure(value=9, unit="lorries", measure="sink", what="lorries")
    first = _next(1, SUNK, 0, figures=(figure,), claimant=None)
    second = _next(2, "Vostria admitted the loss of two.", len(SUNK) + 1, figures=(LOST,), claimant="Vostria")
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
WORDED = [
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


def test_of_several_shares_that_of_what_is_asked_for_is_the_answer() -> None:
    sheets = make_figure(value=87, unit="%", measure="count", what="sheets")
    votes = make_figure(value=49, unit="%", measure="", what="votes")
    record = said(1, "With 87% of sheets counted Mavros has 49% of the votes.", figures=(sheets, votes))
    (row,) = answer("What share of the vote does Mavros have?", record, article=record.claim.text).rows
    assert row.figures == (votes,)


def test_what_somebody_said_needs_no_matter() -> None:
    assert numbers(answer("What did Pavel Orlan say?", SAFE)) == [4]
    assert numbers(answer("What did Irena Dalgaard say?", SAFE)) == []


def test_a_denial_of_one_word_must_be_one() -> None:
    accused = said(1, "Vostria spoke of the strike.", claimant="Vostria")
    assert numbers(answer("Did Vostria deny the strike?", accused)) == []


ISLET = said(1, "The sailors were found on an uninhabited islet.", claimant=None, kind=Kind.FACT)


def test_a_place_without_a_name_is_a_place() -> None:
    assert numbers(answer("Where were the sailors discovered?", ISLET)) == [1]


@pytest.mark.parametrize("question", ["Where were the sailors born?", "Where was the islet found?"])
def test_a_place_of_something_else_is_no_answer(question: str) -> None:
    assert numbers(answer(question, ISLET)) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("the builder", [1]),
        ("the architect", []),
        ("Tarsk's builder", [1]),
        ("the builder of Tarsk", [1]),
        ("Ruvia's builder", []),
    ],
)
def test_a_trade_is_known_by_a_near_word(asked: str, expected: list[int]) -> None:
    record = said(1, "The bridge is safe.", claimant="Pavel Orlan", role="contractor")
    assert numbers(answer(f"Did {asked} say that the bridge is safe?", record)) == expected


ALIASES = resolve_aliases([("KDM", "Kalvia's Defence Ministry")])


@pytest.mark.parametrize(("asked", "expected"), [("KDM", [4]), ("KDN", [])])
def test_a_name_of_the_team_s_is_the_claimant_s(asked: str, expected: list[int]) -> None:
    record = said(4, "The bridge is safe.")
    parsed = parse_question(f"Did {asked} say that the bridge is safe?", TODAY)
    terms = make_terms(parsed.matter)
    found = make_answer(parsed, terms, rank(parsed, terms, [candidate(record)], ALIASES))
    assert numbers(found) == expected


def test_without_claims_there_is_no_answer() -> None:
    assert answer("Who denied that the bridge was lost?") == Answer(
        parse_question("Who denied that the bridge was lost?", TODAY), (), ()
    )


REPLIES = [
    ("Did Vostria deny that the bridge was lost?", [DENIED], True),
    ("Did Vostria confirm that the bridge was lost?", [DENIED], False),
    ("Did Vostria confirm that the bridge was lost?", [ADMITTED], True),
    ("Did Vostria deny that the bridge was lost?", [ADMITTED], False),
    ("Did Vostria say that the bridge was lost?", [ADMITTED], True),
    # First denied, then admitted: no plain yes or no.
    ("Did Vostria confirm that the bridge was lost?", [DENIED, ADMITTED], None),
    ("Did Vostria confirm or deny that the bridge was lost?", [DENIED], None),
    # What others say is no word of theirs.
    ("Is it true that the bridge was lost?", [ADMITTED], None),
]


@pytest.mark.parametrize(("question", "records", "yes"), REPLIES)
def test_yes_and_no_are_the_claimant_s_own_words(
    question: str, records: list[ClaimRecord], *, yes: bool | None
) -> None:
    assert answer(question, *records).yes is yes


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


def _undated(record: ClaimRecord) -> ClaimRecord:
    """Its article came on its day, and names none."""
    claim = replace(record.claim, said_on=None)
    appearances = tuple(replace(one, dating=Dating.RECEIVED) for one in record.appearances)
    return replace(record, claim=claim, appearances=appearances)


def test_a_number_of_no_known_day_comes_last() -> None:
    undated = _undated(killed(1, 40, on=9))
    found = answer("How many soldiers were killed?", undated, killed(2, 55, on=8), killed(3, 60, on=5))
    assert numbers(found) == [2, 3, 1]
    assert found.newest_first


def test_of_equals_the_one_of_no_known_day_comes_last() -> None:
    undated = _undated(said(20, "Vostria denied it.", claimant="Vostria", stance=Stance.DENIED, on=9))
    dated = said(21, "Vostria denied it all.", claimant="Vostria", stance=Stance.DENIED, on=5)
    assert numbers(answer("What did Vostria say?", undated, dated)) == [21, 20]


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


def test_an_outlet_s_own_facts_are_not_what_somebody_said() -> None:
    own = said(1, "The bridge was lost.", claimant=None, kind=Kind.FACT)
    assert numbers(answer("Who said that the bridge was lost?", own)) == []


def _terms(question: str) -> Sequence[str]:
    return [term.forms[0] for term in make_terms(question)]


def test_the_grammar_of_a_question_is_none_of_its_terms() -> None:
    assert _terms("is the bridge of Velm safe") == ["bridge", "velm", "safe"]


def test_a_term_has_its_irregular_forms_and_words_near_in_meaning() -> None:
    (sink,) = make_terms("sank")
    assert {"sank", "sink", "sunk"} <= set(sink.forms)
    (boss,) = make_terms("boss")
    assert "chief" in boss.near
