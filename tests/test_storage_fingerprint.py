"""When two readings are one claim, and when they only look like one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.models import Bound, Claim, Kind, Stage, Stance
from storage.fingerprint import (
    SAME_CLAIM_DAYS,
    Occasion,
    fingerprint,
    get_occasion,
    is_same_occasion,
    text_hash,
)
from tests.builders import make_claim, make_figure
from tests.storing import day

DETAINED = make_claim(claimant="The Varda police", figures=(make_figure(),))
WARNED = make_claim(
    claimant="Lena Orsk", quote="Lena Orsk said the bridge will not hold another winter.", cue="said"
)
FACT = make_claim(claimant=None, kind=Kind.FACT, cue=None, quote="The march drew 2,000 people.")

HOMES = make_figure(value=40, unit="homes", measure="")

SAME = {
    "other words around the same figure": (
        DETAINED,
        replace(DETAINED, text="Police in Varda put the number of detained marchers above 300.", quote="x"),
    ),
    "the article before the name": (DETAINED, replace(DETAINED, claimant="Varda police")),
    "case of the name": (DETAINED, replace(DETAINED, claimant="the Varda Police")),
    "an abbreviation behind the name": (DETAINED, replace(DETAINED, claimant="The Varda police (VP)")),
    "a possessive name": (DETAINED, replace(DETAINED, claimant="The Varda police’s")),
    "romanisations of a name": (
        replace(DETAINED, claimant="Oleh Zelenskyy"),
        replace(DETAINED, claimant="Oleh Zelenskiy"),
    ),
    "synonyms of what is counted": (
        DETAINED,
        replace(DETAINED, figures=(make_figure(unit="demonstrators"),)),
    ),
    "singular and plural of what is counted": (
        replace(DETAINED, figures=(make_figure(unit="tractor"),)),
        replace(DETAINED, figures=(make_figure(unit="tractors"),)),
    ),
    "figures in another order": (
        replace(DETAINED, figures=(make_figure(value=3), make_figure(value=5, measure="injured"))),
        replace(DETAINED, figures=(make_figure(value=5, measure="injured"), make_figure(value=3))),
    ),
    "figures of which one tells, in other words": (
        replace(DETAINED, figures=(make_figure(), HOMES)),
        replace(DETAINED, figures=(HOMES, make_figure()), text="Over 300, from 40 homes."),
    ),
    "a role, a channel and a hedge more": (
        DETAINED,
        replace(DETAINED, role="the province's force", via=("Radio Varda",), hedged=True),
    ),
    "the same words attributed otherwise": (
        WARNED,
        replace(
            WARNED,
            text="The bridge will not hold another winter, according to Lena Orsk.",
            cue="according to",
        ),
    ),
    "the same words through a channel": (
        WARNED,
        replace(
            WARNED,
            text="The bridge will not hold another winter, Lena Orsk said on Radio Varda.",
            via=("Radio Varda",),
        ),
    ),
    "a fact in the same words and other quotes": (FACT, replace(FACT, text="The march drew 2000 people")),
}

DIFFERENT = {
    "another claimant": (DETAINED, replace(DETAINED, claimant="The march's organisers")),
    "another stance": (DETAINED, replace(DETAINED, stance=Stance.DENIED)),
    "another number": (DETAINED, replace(DETAINED, figures=(make_figure(low=400),))),
    "another bound": (DETAINED, replace(DETAINED, figures=(make_figure(bound=Bound.AT_LEAST),))),
    "another measure": (DETAINED, replace(DETAINED, figures=(make_figure(measure="injured"),))),
    "another thing counted": (DETAINED, replace(DETAINED, figures=(make_figure(unit="tractors"),))),
    "expected, not happened": (DETAINED, replace(DETAINED, figures=(make_figure(stage=Stage.EXPECTED),))),
    "a figure more": (DETAINED, replace(DETAINED, figures=(make_figure(), make_figure(value=3)))),
    "other money": (
        replace(DETAINED, figures=(make_figure(unit="€"),)),
        replace(DETAINED, figures=(make_figure(unit="£"),)),
    ),
    "another number that nothing governs, beside one that tells": (
        replace(DETAINED, figures=(make_figure(), HOMES)),
        replace(DETAINED, figures=(make_figure(), replace(HOMES, low=45, high=45))),
    ),
    "other words, no figure": (WARNED, replace(WARNED, text="Lena Orsk said the bridge is safe.")),
    "a figure that nothing governs, in other words": (
        replace(DETAINED, text="Varda police counted 300 vans.", figures=(make_figure(measure=""),)),
        replace(DETAINED, text="Varda police bought 300 vests.", figures=(make_figure(measure=""),)),
    ),
    "a fact in other words": (FACT, replace(FACT, text="The march drew 2,000 people and a brass band.")),
    "a fact and the same from a claimant": (FACT, replace(FACT, claimant="Lena Orsk")),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_readings_that_say_different_things_are_different_claims(one: Claim, other: Claim) -> None:
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_readings_that_say_the_same_are_one_claim(one: Claim, other: Claim) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_a_claim_that_is_all_attribution_still_has_words() -> None:
    one = make_claim(claimant="Lena Orsk", quote="Lena Orsk said.", cue="said")
    assert fingerprint(one) != fingerprint(replace(one, text="Lena Orsk.", cue=None))


NOVEMBER_5 = Occasion(day("2024-11-05"), None, ())


def on(first: str, last: str | None = None) -> tuple[date, date]:
    return day(first), day(last or first)


OTHER_OCCASIONS = [
    (NOVEMBER_5, replace(NOVEMBER_5, said_on=NOVEMBER_5.said_on + timedelta(SAME_CLAIM_DAYS + 1))),
    (replace(NOVEMBER_5, event_on=on("2024-11-04")), replace(NOVEMBER_5, event_on=on("2024-11-05"))),
    (replace(NOVEMBER_5, places=("Varda",)), replace(NOVEMBER_5, places=("Lumen",))),
    (replace(NOVEMBER_5, places=("North Korea",)), replace(NOVEMBER_5, places=("South Korea",))),
]

SAME_OCCASIONS = [
    (NOVEMBER_5, replace(NOVEMBER_5, said_on=NOVEMBER_5.said_on + timedelta(SAME_CLAIM_DAYS))),
    (replace(NOVEMBER_5, event_on=on("2024-11-04")), NOVEMBER_5),
    (
        replace(NOVEMBER_5, event_on=on("2024-11-04", "2024-11-06")),
        replace(NOVEMBER_5, event_on=on("2024-11-06")),
    ),
    (replace(NOVEMBER_5, places=("Varda",)), NOVEMBER_5),
    (replace(NOVEMBER_5, places=("Varda",)), replace(NOVEMBER_5, places=("Lumen", "Varda Province"))),
    (replace(NOVEMBER_5, places=("Kyiv",)), replace(NOVEMBER_5, places=("Kiev",))),
]


@pytest.mark.parametrize(("one", "other"), OTHER_OCCASIONS)
def test_another_day_or_place_is_another_occasion(one: Occasion, other: Occasion) -> None:
    assert not is_same_occasion(one, other)
    assert not is_same_occasion(other, one)


@pytest.mark.parametrize(("one", "other"), SAME_OCCASIONS)
def test_days_and_places_that_can_agree_are_one_occasion(one: Occasion, other: Occasion) -> None:
    assert is_same_occasion(one, other)
    assert is_same_occasion(other, one)


def test_a_claim_without_a_day_of_its_own_has_the_articles() -> None:
    assert get_occasion(make_claim(said_on=None), day("2024-11-06")).said_on == day("2024-11-06")
    assert get_occasion(make_claim(said_on=day("2024-11-04")), day("2024-11-06")).said_on == day("2024-11-04")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The march\n\nwent on.", " the  march went on. "),
        ("“No,” she said. ‘Never.’", "\"No,\" she said. 'Never.'"),
        ("THE MARCH", "the march"),
    ],
)
def test_a_text_is_known_again_despite_case_spacing_and_quotes(one: str, other: str) -> None:
    assert text_hash(one) == text_hash(other)


@pytest.mark.parametrize("other", ["The march went off.", "The march went on", "Themarch went on."])
def test_a_text_of_other_words_is_another(other: str) -> None:
    assert text_hash("The march went on.") != text_hash(other)
