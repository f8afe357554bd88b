"""Which claims answer a question. Above all: which do not, though they are near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.ask import Answer, make_answer, make_terms, parse_question, rank
from bot.compare import resolve_aliases
from bot.models import ClaimRecord, Kind, Stage, Stance
from storage.words import fold
from tests.asking import (
    TODAY,
    answer,
    ask,
    candidate,
    day,
    killed,
    next_claim,
    numbers,
    said,
    undated,
)
from tests.builders import make_figure

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
    assert numbers(ask(question, [named])) == expected


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


INSTITUTIONS = [
    # Where a body is says nothing of whose it is; of a company its officers speak.
    ("Did Iran deny arming the group?", "Iran’s mission to the United Nations", None, True),
    ("Did Iran deny arming the group?", "Velmoran mission in Iran", None, False),
    ("Did the company deny arming the group?", "Colin Rhead", "managing director", True),
    ("Did the company deny arming the group?", "Colin Rhead", "tenant", False),
    ("Did police in Tarsk deny arming the group?", "Enoch Bandar", "police spokesman", True),
    ("Did police in Ruvia deny arming the group?", "Enoch Bandar", "police spokesman", False),
    ("Did the company in Tarsk deny arming the group?", "Colin Rhead", "managing director", False),
    ("Did Velmora's army deny arming the group?", "army", None, True),
    ("Did Ruvia's army deny arming the group?", "army", None, False),
]


@pytest.mark.parametrize(("question", "claimant", "role", "answers"), INSTITUTIONS)
def test_who_speaks_for_a_body(question: str, claimant: str, role: str | None, *, answers: bool) -> None:
    denied = said(
        1, f"{claimant} denied arming the group.", claimant=claimant, role=role, stance=Stance.DENIED
    )
    article = f"Fighting in Tarsk of Velmora's army. {denied.claim.text} The company of Tarsk."
    assert bool(answer(question, denied, article=article).rows) is answers


RESPONSIBLE = said(22, "Abdul Qadri claimed responsibility.", claimant="Abdul Qadri")
AFLOAT = said(23, "The ship Aster was near Velm when it was hit.", claimant="Harbour watch")


def test_who_says_so_says_it_where_its_article_is_merely_about_it() -> None:
    article = "Abdul Qadri claimed responsibility for the attack on the ship Aster."
    found = answer(
        "Who claimed responsibility for the attack on the ship?", RESPONSIBLE, AFLOAT, article=article
    )
    assert numbers(found) == [22]


def test_who_called_it_something_says_so() -> None:
    called = said(24, 'Peter Lung called the election "free and fair".', claimant="Peter Lung")
    article = "The election was free and fair."
    assert numbers(answer("Who called the election free and fair?", called, article=article)) == [24]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A letter was deleted.", []),
        ("Orlan deleted a letter.", [1]),
        ("A letter was deleted by Orlan.", [1]),
    ],
)
def test_who_did_it_is_not_told_by_what_was_done(text: str, expected: list[int]) -> None:
    assert (
        numbers(answer("Who deleted the letter?", said(1, text, claimant=None, kind=Kind.FACT))) == expected
    )


def test_who_somebody_is_their_office_tells() -> None:
    nameless = said(25, "Pavel Orlan left.", claimant="Irena Dalgaard")
    assert numbers(answer("Who is Pavel Orlan?", SAFE, nameless)) == [4]
    assert numbers(answer("who is the foreign minister?", SAFE, nameless)) == [4]
    assert numbers(answer("Who is the prime minister?", SAFE)) == []


@pytest.mark.parametrize(("on", "expected"), [("known", [3]), ("unknown", [])])
def test_when_they_admitted_it_is_the_day_of_saying(on: str, expected: list[int]) -> None:
    record = ADMITTED if on == "known" else undated(ADMITTED)
    assert numbers(answer("When did Vostria admit that the bridge was lost?", record, DENIED)) == expected


def test_a_denial_in_an_article_about_them_is_none_of_theirs() -> None:
    novel = said(26, "Vostria dismissed it as a novel.", claimant="Vostria", stance=Stance.DENIED)
    article = "North Koreans are in Tarsk. Vostria dismissed it as a novel."
    assert numbers(answer("Did Vostria confirm the north koreans are there?", novel, article=article)) == []


def test_a_report_that_is_rejected_is_what_was_told_before() -> None:
    asked = next_claim(1, "Vostria had asked for a truce, a paper reported.", 0, claimant="a paper")
    rejected = next_claim(
        2, "Vostria rejected the report as an insult.", 50, claimant="Vostria", stance=Stance.DENIED
    )
    other = next_claim(3, "Vostria called the demands a joke.", 500, claimant="Vostria", stance=Stance.DENIED)
    question = "Did Vostria confirm that it had asked for a truce?"
    assert numbers(answer(question, asked, rejected, other, article="A truce was asked for.")) == [2]


def test_what_was_done_must_be_said_not_only_that_others_did_it_to_it() -> None:
    took = said(27, "Hackers took data.", claimant="Orlan Rail")
    assert numbers(answer("Did hackers publish data?", took, article="Hackers published a sample.")) == []
    assert numbers(answer("Did hackers take data?", took, article="Hackers published a sample.")) == [27]


def test_the_cause_is_what_the_sentence_before_tells_the_effect_of() -> None:
    flood = next_claim(1, "A flood struck Velm.", 0, claimant=None)
    blamed = next_claim(2, "Residents blamed the broken dam.", 21, claimant="Residents")
    found = answer("What caused the flood in Velm?", flood, blamed, article="A flood struck Velm.")
    assert numbers(found) == [2]


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
    first = next_claim(1, before, 0, claimant=None)
    second = next_claim(2, start=len(before) + 1, stance=Stance.DENIED, **claim)
    assert (2 in numbers(answer(question, first, second, article=before))) is answers


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


def test_of_equals_the_one_of_no_known_day_comes_last() -> None:
    unknown = undated(said(20, "Vostria denied it.", claimant="Vostria", stance=Stance.DENIED, on=9))
    dated = said(21, "Vostria denied it all.", claimant="Vostria", stance=Stance.DENIED, on=5)
    assert numbers(answer("What did Vostria say?", unknown, dated)) == [21, 20]


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
