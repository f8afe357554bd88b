"""What holds between two figures, one rule after the other.

Two claims about one thing, place and event, the numbers apart: a conflict, until something is changed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.compare.merging import make_rows
from bot.compare.relations import Link, Relation, relate
from bot.models import Stage
from tests.test_compare import NOV_5, NOV_6, NOV_9, about, exactly, over, says

TEXT = "The quake in Varda killed soldiers."


def hold(other: dict[str, Any], one: dict[str, Any] | None = None) -> Link:
    """What holds between 12 soldiers killed, says the mayor, and 100, says the union, with these changes."""
    first = {"claimant": "The mayor", "figures": (exactly(12),), "text": TEXT, "outlet": "Post"} | (one or {})
    second = {"claimant": "The union", "figures": (exactly(100),), "text": TEXT, "outlet": "Ledger"} | other
    records = [
        says(fields.pop("claimant"), *fields.pop("figures"), number=number, article=number, **fields)
        for number, fields in enumerate((first, second), 1)
    ]
    rows = make_rows(records)
    return relate(*(next(row for row in rows if number in row.articles) for number in (1, 2)))


def test_like_figures_that_are_apart_are_a_conflict() -> None:
    assert hold({}).relation is Relation.CONFLICT


CHANGED = [
    ({"figures": (exactly(100, unit="ferries", measure="destroyed"),)}, Relation.SEPARATE),
    ({"figures": (exactly(100, measure="injured"),)}, Relation.SEPARATE),
    ({"text": "The quake in Osk killed soldiers.", "places": ("Osk",)}, Relation.SEPARATE),
    ({"figures": (exactly(100, stage=Stage.EXPECTED),)}, Relation.STAGE),
    ({"figures": (exactly(100, measure="killed_or_injured"),)}, Relation.DEFINITION),
    ({"figures": (exactly(100, measure="missing"),)}, Relation.DEFINITION),
    ({"text": "The quake in Varda killed soldiers, confirmed dead only."}, Relation.DEFINITION),
    ({"figures": (exactly(100, unit="officers"),)}, Relation.SCOPE),
    ({"figures": (exactly(100, unit="people"),)}, Relation.SCOPE),
    ({"figures": (exactly(100, what="elite soldiers"),)}, Relation.SCOPE),
    ({"text": f"{TEXT[:-1]} nationwide."}, Relation.SCOPE),
    ({"claimant": "the mayor"}, Relation.SCOPE),
    ({"event_on": (NOV_9, NOV_9)}, Relation.PERIOD),
    ({"event_on": (date(2024, 1, 1), NOV_5)}, Relation.PERIOD),
    ({"figures": (over(10),)}, Relation.AGREE),
    ({"figures": (about(13),)}, Relation.AGREE),
    ({"claimant": "the mayor", "said_on": NOV_9}, Relation.REVISION),
    ({"claimant": None}, Relation.UNCLEAR),
    ({"hedged": True}, Relation.UNCLEAR),
    ({"places": (), "text": "The quake killed soldiers."}, Relation.UNCLEAR),
    ({"event_on": None}, Relation.UNCLEAR),
    ({"text": f"{TEXT[:-1]} living abroad."}, Relation.SCOPE),
    (
        {
            "figures": (exactly(100, raw="100"),),
            "text": f"{TEXT[:-9]} 100 soldiers, of whom 9 are confirmed.",
        },
        Relation.CONFLICT,
    ),
    ({"text": f"{TEXT[:-1]} whose number rose to 100.", "said_on": NOV_9}, Relation.UNCLEAR),
]


@pytest.mark.parametrize(("change", "relation"), CHANGED)
def test_one_difference_makes_it_something_else(change: dict[str, Any], relation: Relation) -> None:
    assert hold(change).relation is relation


@pytest.mark.parametrize(("change", "relation"), CHANGED)
def test_the_order_of_the_two_makes_no_difference(change: dict[str, Any], relation: Relation) -> None:
    claimant = change.get("claimant", "The union")
    mine = {"claimant": "The union", "figures": (exactly(100),)} | change | {"claimant": claimant}
    assert hold({"claimant": "The mayor", "figures": (exactly(12),)}, mine).relation is relation


def test_a_revision_says_whether_it_rose() -> None:
    later = {"claimant": "The mayor", "said_on": NOV_9}
    assert hold(later).rose is True
    assert hold(later | {"figures": (exactly(3),)}).rose is False


def test_a_body_and_its_spokesman_revise_each_other() -> None:
    link = hold(
        {"claimant": "Ada Holm", "role": "Harbour Watch spokeswoman", "said_on": NOV_9},
        {"claimant": "Harbour Watch"},
    )
    assert link.relation is Relation.REVISION


def test_a_total_is_not_held_against_one_event() -> None:
    total = {"event_on": (date(2024, 3, 1), NOV_9), "text": "Soldiers killed in Varda since March."}
    assert hold(total).relation is Relation.PERIOD


UNITS = [
    (exactly(50_000, unit="hectares", measure=""), about(500, unit="square kilometres", measure="")),
    (exactly(3, unit="tonnes", measure=""), exactly(3_000, unit="kilograms", measure="")),
    (exactly(25, unit="%", what="voters", measure=""), exactly(0.25, unit="voters", measure="")),
    (exactly(2, unit="€", what="bread", measure=""), exactly(2, unit="euros", what="bread", measure="")),
]


@pytest.mark.parametrize(("one", "other"), UNITS)
def test_units_of_one_kind_meet(one: Any, other: Any) -> None:
    assert hold({"figures": (other,)}, {"figures": (one,)}).relation is Relation.AGREE


ROUNDED = [(71_000, 70_812), (2_400, 2_350), (1_200_000, 1_214_000)]
APART = [(71_000, 70_400), (2_000, 2_400), (100, 97)]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [*((*pair, Relation.AGREE) for pair in ROUNDED), *((*pair, Relation.CONFLICT) for pair in APART)],
)
def test_a_number_of_thousands_may_be_the_other_rounded(one: int, other: int, relation: Relation) -> None:
    assert hold({"figures": (exactly(other),)}, {"figures": (exactly(one),)}).relation is relation


def test_who_gives_two_numbers_rounds_neither() -> None:
    newer = {"figures": (exactly(70_812),), "claimant": "The mayor", "said_on": NOV_9}
    assert hold(newer, {"figures": (exactly(71_000),)}).relation is Relation.REVISION


def share(number: int, text: str) -> dict[str, Any]:
    return {"figures": (exactly(number, unit="%", what="vote", measure="get"),), "text": text}


@pytest.mark.parametrize(("points", "relation"), [(37, Relation.AGREE), (48, Relation.CONFLICT)])
def test_shares_of_those_who_were_asked_have_a_margin(points: int, relation: Relation) -> None:
    asked = "The Greens get so much of the vote in Varda, a poll of voters found."
    assert hold(share(points, asked), share(33, asked)).relation is relation


def test_a_share_of_all_votes_has_none() -> None:
    counted = "The Greens get so much of the vote in Varda."
    assert hold(share(35, counted), share(33, counted)).relation is Relation.CONFLICT


BASES = [
    ("from the month before", "from a year earlier", Relation.DEFINITION),
    ("month on month", "", Relation.DEFINITION),
    ("on the year", "", Relation.CONFLICT),
]


@pytest.mark.parametrize(("some", "others", "relation"), BASES)
def test_changes_from_other_times_are_not_one(some: str, others: str, relation: Relation) -> None:
    one, other = (
        share(number, f"Prices in Varda get up so much {basis}.")
        for number, basis in ((2, some), (30, others))
    )
    assert hold(other, one).relation is relation


def test_a_reason_is_given_where_the_data_do_not_allow_a_judgement() -> None:
    assert hold({"claimant": None, "event_on": None}).reason == "a source is not named, a day is not stated"


# ── places ───────────────────────────────────────────────────────────────────────────────────────


def test_a_place_that_is_known_to_lie_in_the_other_is_of_another_scope() -> None:
    link = hold(
        {"places": ("British Columbia",), "text": "In British Columbia the fires killed soldiers."},
        {"places": ("Kelowna",), "text": "In Kelowna fires killed soldiers."},
    )
    assert (link.relation, link.reason) == (Relation.SCOPE, "Kelowna lies in British Columbia")


def test_a_place_in_another_country_is_another_matter() -> None:
    quake = "The quake killed soldiers in"
    link = hold(
        {"places": ("Rome",), "text": f"{quake} Rome."}, {"places": ("Peru",), "text": f"{quake} Peru."}
    )
    assert link.relation is Relation.SEPARATE


def test_a_local_body_that_names_no_place_speaks_of_its_own() -> None:
    unplaced = {"places": (), "text": "The quake killed soldiers."}
    link = hold({"claimant": "police in Dallas"} | unplaced, {"places": ("Haifa",), "text": TEXT})
    assert link.relation is Relation.SEPARATE


def test_the_place_may_stand_in_the_words_that_say_who_claims() -> None:
    coroner = {"claimant": "Ada Holm", "role": "coroner of Varda"}
    unplaced = {"places": (), "text": "The quake killed soldiers."}
    assert hold(coroner | unplaced).relation is Relation.CONFLICT


# ── time ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_event_is_told_of_as_far_as_it_has_gone() -> None:
    month, so_far = (date(2024, 11, 1), date(2024, 11, 30)), (date(2024, 11, 1), NOV_6)
    assert hold({"event_on": month}, {"event_on": so_far}).relation is Relation.CONFLICT


def test_a_quarter_is_not_half_a_year() -> None:
    half, quarter = (date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 4, 1), date(2024, 6, 30))
    assert hold({"event_on": half}, {"event_on": quarter}).relation is Relation.PERIOD


def test_what_is_counted_up_to_a_day_is_no_event_of_that_day() -> None:
    until = {"event_on": (NOV_5, NOV_5), "text": "The quake in Varda had killed soldiers by Tuesday."}
    assert hold(until, {"event_on": (date(2024, 10, 1), NOV_5)}).relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("words", "relation"),
    [("overnight", Relation.UNCLEAR), ("a day earlier", Relation.UNCLEAR), ("a day", Relation.PERIOD)],
)
def test_what_happened_overnight_is_no_rate(words: str, relation: Relation) -> None:
    assert hold({"event_on": None, "text": f"{TEXT[:-1]} {words}."}).relation is relation


def test_a_correction_on_the_same_day_is_a_revision() -> None:
    corrected = {"claimant": "The mayor", "quote": "The mayor later corrected the number to 100"}
    assert hold(corrected).relation is Relation.REVISION


# ── who, and whose ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "claimant",
    ["Rumour", "security sources", "local media reports", "some accounts", "leaked figures", "officials"],
)
def test_sources_and_rumours_name_nobody(claimant: str) -> None:
    assert hold({"claimant": claimant}).reason == "a source is not named"


OFFICES = [
    ({"claimant": "Greta Solm", "role": "justice minister"}, {"claimant": "Varda's justice ministry"}),
    ({"claimant": "Greta Solm", "role": "deputy justice minister"}, {"claimant": "Varda's justice ministry"}),
    ({"claimant": "Ines Calder", "role": "mayor"}, {"claimant": "Varda's mayor"}),
    ({"claimant": "Anil Rao", "role": "district magistrate"}, {"claimant": "the district magistrate"}),
    ({"claimant": "Luc Maes", "role": "Vandel's personnel director"}, {"claimant": "carmaker Vandel"}),
    ({"claimant": "Luc Maes", "role": "its director", "text": f"Vandel: {TEXT}"}, {"claimant": "Vandel"}),
]


@pytest.mark.parametrize(("newer", "older"), OFFICES)
def test_who_holds_an_office_speaks_for_it(newer: dict[str, Any], older: dict[str, Any]) -> None:
    assert hold(newer | {"said_on": NOV_9}, older).relation is Relation.REVISION


def test_an_office_of_another_body_speaks_for_that_one_only() -> None:
    newer = {"claimant": "Luc Maes", "role": "Varda fire chief", "said_on": NOV_9}
    assert hold(newer, {"claimant": "Varda's union"}).relation is Relation.CONFLICT


def test_a_country_is_not_its_intelligence() -> None:
    newer = {"claimant": "Kalvia's military intelligence", "said_on": NOV_9}
    assert hold(newer, {"claimant": "Kalvia"}).relation is Relation.CONFLICT


def test_one_spokesman_is_not_another() -> None:
    newer = {"claimant": "Ada Holm", "role": "spokeswoman", "said_on": NOV_9}
    assert hold(newer, {"claimant": "spokeswoman"}).relation is Relation.CONFLICT


def test_who_revises_another_bodys_count_revises_it() -> None:
    police = {"claimant": "Varda police"}
    newer = {"claimant": "The ministry", "text": f"The police count, now revised: {TEXT}", "said_on": NOV_9}
    assert hold(newer, police).relation is Relation.REVISION


def test_those_whom_one_country_sent_are_a_part_of_all() -> None:
    fields = {"figures": (exactly(12, measure="send"),), "text": "Fiji has sent soldiers to Varda."}
    assert hold({"figures": (exactly(100, measure="send"),)}, fields).relation is Relation.SCOPE


@pytest.mark.parametrize("verb", ["lost", "freed"])
def test_what_two_lost_or_did_is_not_held_against_each_other(verb: str) -> None:
    texts = [f"{name} {verb} soldiers in the Varda quake." for name in ("Tarva", "Meridia")]
    quote = "The armies of Tarva and Meridia say so."
    one, other = ({"text": text, "quote": quote} for text in texts)
    assert hold(one, other).relation is Relation.SCOPE


# ── of what ──────────────────────────────────────────────────────────────────────────────────────

SOME = [
    "12 of the dead in the Varda quake were officers.",
    "The quake in Varda killed soldiers among conscripts.",
    "Of the soldiers killed in the Varda quake, 12 were guards.",
]


@pytest.mark.parametrize("text", SOME)
def test_some_of_a_kind_are_not_all(text: str) -> None:
    assert hold({}, {"figures": (exactly(12, raw="12"),), "text": text}).relation is Relation.SCOPE


def test_a_verb_that_only_counts_says_nothing_of_what_happened() -> None:
    assert hold({"figures": (exactly(100, measure="count"),)}).relation is Relation.CONFLICT


def test_a_verb_in_another_form_is_the_contracts_word() -> None:
    damaged, destroyed = (exactly(n, unit="homes", measure=m) for n, m in ((1, "damage"), (9, "destroyed")))
    assert hold({"figures": (destroyed,)}, {"figures": (damaged,)}).relation is Relation.DEFINITION


DONE_BY = [
    ("was watched by 12 fans", Relation.CONFLICT),
    ("was nearly joined by 12 fans", Relation.CONFLICT),
    ("was won by 12 votes", Relation.DEFINITION),
    ("grew by 12 fans", Relation.DEFINITION),
]


@pytest.mark.parametrize(("words", "relation"), DONE_BY)
def test_those_who_did_it_are_no_difference(words: str, relation: Relation) -> None:
    one, other = (exactly(n, unit="fans", measure="attended", raw=str(n)) for n in (12, 100))
    fields = {"figures": (one,), "text": f"The quake match in Varda {words}."}
    assert (
        hold({"figures": (other,), "text": "100 fans came to the quake match in Varda."}, fields).relation
        is relation
    )


def test_a_career_is_longer_than_a_season_whenever_that_was() -> None:
    text = "Soldiers of Varda were killed"
    one, other = ({"text": f"{text} {time}.", "event_on": None} for time in ("this season", "in his career"))
    assert hold(other, one).relation is Relation.PERIOD


def test_as_many_of_a_kind_as_of_all_are_all() -> None:
    assert hold({"figures": (exactly(12, unit="officers"),)}).relation is Relation.AGREE


def test_a_title_before_a_name_narrows_nothing() -> None:
    stolen = [
        exactly(number, unit="euros", what=what, measure="steal")
        for number, what in ((12, "banker Ada Holm"), (100, "Ada Holm"))
    ]
    texts = [f"In Varda {who} stole euros." for who in ("banker Ada Holm", "Ada Holm")]
    one, other = ({"figures": (figure,), "text": text} for figure, text in zip(stolen, texts, strict=True))
    assert hold(other, one).relation is not Relation.SCOPE


@pytest.mark.parametrize("words", ["room for", "dead or missing"])
def test_words_that_only_one_counts_by_make_another_definition(words: str) -> None:
    assert hold({"text": f"{TEXT[:-1]}, {words} them."}).relation is Relation.DEFINITION


def test_who_counts_by_registering_counts_no_registered_ones() -> None:
    text = "Medics in Varda registered soldiers killed in the quake."
    assert hold({"figures": (exactly(100, measure="register"),), "text": text}).relation is Relation.CONFLICT


TAKEN_FOR_ONE_ANOTHER = [
    (exactly(100, unit="tickets", measure="sell"), exactly(12, unit="spectators", measure="attended")),
    (exactly(100, unit="trucks", measure="carry"), exactly(12, unit="tonnes", measure="carry")),
    (exactly(100, unit="infections", measure="infect"), exactly(12, unit="people", measure="hospitalized")),
]


@pytest.mark.parametrize(("one", "other"), TAKEN_FOR_ONE_ANOTHER)
def test_what_is_taken_for_another_thing_is_of_another_definition(one: Any, other: Any) -> None:
    assert hold({"figures": (other,)}, {"figures": (one,)}).relation is Relation.DEFINITION


@pytest.mark.parametrize(
    ("what", "words"), [("crowd", "people"), ("death toll", "people"), ("cases", "infections")]
)
def test_words_for_all_who_were_there_count_people(what: str, words: str) -> None:
    one, other = exactly(12, unit=what), exactly(100, unit=words)
    assert hold({"figures": (other,)}, {"figures": (one,)}).relation is Relation.CONFLICT


def test_those_who_approve_have_done_so() -> None:
    fields = {
        "figures": (exactly(100, measure="approve", raw="100"),),
        "text": "It was approved by 100 in Varda.",
    }
    assert hold(fields, {"figures": (exactly(12, measure="vote"),)}).relation is not Relation.STAGE


def test_a_forecast_is_planned_whatever_its_verb() -> None:
    assert hold({"figures": (exactly(100, what="forecast soldiers"),)}).relation is Relation.STAGE


def test_a_compound_that_names_a_class_narrows_nothing() -> None:
    jets, fighters = (exactly(12, unit="jets"),), (exactly(100, unit="jets", what="fighter jets"),)
    assert hold({"figures": fighters}, {"figures": jets}).relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quake", "mine blast"),
        ("bus crash", "landslide"),
        ("train crash", "helicopter crash"),
        ("stampede at the concert", "stampede at the match"),
    ],
)
def test_other_kinds_of_event_are_other_events(one: str, other: str) -> None:
    texts = [f"The {event} in Varda killed soldiers." for event in (one, other)]
    assert hold({"text": texts[1]}, {"text": texts[0]}).reason == "another event"


def test_one_event_has_several_names() -> None:
    texts = [f"The {event} in Varda killed soldiers." for event in ("blast", "bomb explosion")]
    assert hold({"text": texts[1]}, {"text": texts[0]}).relation is Relation.CONFLICT


def test_sums_for_two_things_are_no_conflict() -> None:
    texts = [f"A ticket for the {what} in Varda costs so many euros." for what in ("zoo", "match")]
    one, other = (
        {"text": text, "figures": (exactly(n, unit="euros", what="ticket", measure="cost"),)}
        for text, n in zip(texts, (12, 100), strict=True)
    )
    assert hold(other, one).reason == "it may be of two things"


def test_what_a_body_is_for_makes_it_none_of_another_s_name() -> None:
    ministry, world = {"claimant": "the health ministry"}, {"claimant": "Health Aid International"}
    assert hold(world | {"said_on": NOV_9}, ministry).relation is not Relation.REVISION
    assert (
        hold({"claimant": "Varda's health ministry", "said_on": NOV_9}, ministry).relation
        is Relation.REVISION
    )


# ── what happened, to whom, and where it is ──────────────────────────────────────────────────────


def test_who_was_ordered_to_do_it_has_yet_to() -> None:
    ordered = {
        "text": "Kalvia was ordered to free 100 soldiers in Varda.",
        "figures": (exactly(100, raw="100"),),
    }
    assert hold(ordered).relation is Relation.STAGE


def test_what_was_won_is_not_what_was_lost() -> None:
    won, lost = (
        {"figures": (exactly(number, unit="customers", measure=verb),)}
        for number, verb in ((100, "win"), (12, "lose"))
    )
    assert hold(won, lost).relation is Relation.SEPARATE


def test_girls_are_some_of_the_pupils() -> None:
    pupils, girls = (
        {"figures": (exactly(number, unit=unit, measure="evacuated"),)}
        for number, unit in ((100, "pupils"), (12, "girls"))
    )
    assert hold(pupils, girls).reason == "part of the other"


@pytest.mark.parametrize("where", ["Kenya's Varda", "Varda, Kenya"])
def test_a_country_beside_a_place_that_both_name_says_only_where_it_is(where: str) -> None:
    assert hold({"text": f"The quake in {where} killed soldiers."}).relation is Relation.CONFLICT


def test_a_country_that_acts_is_another_name() -> None:
    assert hold({"text": "The quake in Varda killed soldiers of Kenya."}).relation is not Relation.CONFLICT


def test_how_it_is_counted_is_told_in_any_number() -> None:
    prices = {"figures": (exactly(7, unit="%", what="prices", measure="rise"),)}
    told = hold(
        prices | {"text": "Prices in Varda rose 7%.", "figures": (exactly(100, unit="%", what="prices"),)},
        prices | {"text": "Asking prices in Varda rose 7%."},
    )
    assert told.reason == "only one is asking price"
