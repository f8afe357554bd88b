"""Topics: what a chat's claims are about, nearest to the question first."""

from __future__ import annotations

import pytest

from storage import Storage
from storage.topics import Topic, rank_topics
from tests.builders import make_claim, make_figure
from tests.storing import CHAT, found, keep

TOPICS = [
    Topic("soldiers", 9),
    Topic("Kursk", 5),
    Topic("Volodymyr Zelensky", 4),
    Topic("Pentagon", 3),
    Topic("Varda Province", 2),
    Topic("tractors", 1),
]


def test_nothing_has_no_topics() -> None:
    assert rank_topics([], "kursk") == []


@pytest.mark.parametrize("near", ["", "  ", "🙂", "xq"])
def test_without_likeness_the_most_frequent_come_first(near: str) -> None:
    assert rank_topics(TOPICS, near) == [topic.name for topic in TOPICS]


@pytest.mark.parametrize(
    ("near", "nearest"),
    [
        ("kurks", "Kursk"),
        ("Kusrk", "Kursk"),
        ("kurs", "Kursk"),
        ("pentagone", "Pentagon"),
        ("pent", "Pentagon"),
        ("zelenskiy", "Volodymyr Zelensky"),
        ("Selensky", "Volodymyr Zelensky"),
        ("provinces", "Varda Province"),
        ("big tractor", "tractors"),
    ],
)
def test_a_topic_like_the_question_comes_first(near: str, nearest: str) -> None:
    assert rank_topics(TOPICS, near)[0] == nearest


def test_what_is_not_like_the_question_stays_in_order_behind() -> None:
    assert rank_topics(TOPICS, "tractor")[1:] == [topic.name for topic in TOPICS[:-1]]


@pytest.mark.parametrize("unit", ["%", "US$", "€", "km", "", "5"])
def test_a_unit_without_a_word_is_no_topic(unit: str) -> None:
    assert rank_topics([Topic(unit, 3)]) == []


def test_spellings_of_one_name_count_together_under_the_most_frequent() -> None:
    spellings = [Topic("Pentagon", 3), Topic("Kyiv", 2), Topic("the Pentagon", 1), Topic("Kiev", 2)]
    assert rank_topics(spellings) == ["Pentagon", "Kyiv"]


async def test_claimants_places_and_what_is_counted_are_topics(storage: Storage) -> None:
    await keep(storage, make_claim(claimant="Lena Orsk", places=("Lumen Bay",), figures=(make_figure(),)))
    assert set(await storage.list_topics(CHAT, 9)) == {"Lena Orsk", "Lumen Bay", "protesters"}


async def test_a_topic_counts_claims_not_appearances(storage: Storage) -> None:
    often = make_claim(claimant="Lena Orsk", places=(), figures=(make_figure(),))
    for _ in range(3):
        await keep(storage, often)
    await keep(storage, *(make_claim(claimant="Tomas Wen", places=(), quote=f"Item {n}.") for n in range(2)))
    assert (await storage.list_topics(CHAT, 9))[0] == "Tomas Wen"


async def test_a_topic_finds_something(storage: Storage) -> None:
    claim = make_claim(
        claimant="South Korea’s Defence Ministry", places=("Lumen Bay",), figures=(make_figure(),)
    )
    await keep(storage, claim)
    for topic in await storage.list_topics(CHAT, 9):
        assert await found(storage, *topic.split()) == [claim.quote], topic


async def test_no_more_topics_than_asked_for(storage: Storage) -> None:
    await keep(storage, make_claim(places=("Varda", "Lumen Bay", "Orsk")))
    assert len(await storage.list_topics(CHAT, 2)) == 2


# ── what is counted ──────────────────────────────────────────────────────────────────────────────


async def test_without_figures_nothing_is_counted(storage: Storage) -> None:
    await keep(storage, make_claim(claimant="Lena Orsk"))
    assert await storage.list_counted(CHAT, ["detained"], 9) == []


async def test_what_most_claimants_count_comes_first(storage: Storage) -> None:
    tractors = [
        make_claim(claimant="Lena Orsk", figures=(make_figure(value=n, unit="tractors"),)) for n in (1, 2)
    ]
    marchers = [make_claim(claimant=name, figures=(make_figure(unit="marchers"),)) for name in ("A", "B")]
    await keep(storage, *tractors, *marchers)
    assert await storage.list_counted(CHAT, ["detained"], 9) == ["marchers", "tractors"]
    assert await storage.list_counted(CHAT, ["detained"], 1) == ["marchers"]


@pytest.mark.parametrize("fields", [{"unit": "miles", "measure": "drive"}, {"unit": "%"}, {"unit": ""}])
async def test_distances_shares_and_bare_numbers_are_nothing_counted(
    storage: Storage, fields: dict[str, str]
) -> None:
    await keep(storage, make_claim(figures=(make_figure(**fields),)))
    assert await storage.list_counted(CHAT, ["detained"], 9) == []
