"""Claims: every field comes back, and each article keeps its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.errors import NotFoundError
from bot.models import Bound, Claim, Kind, Stage, Stance
from storage import Storage, readings
from storage.claims import MAX_BESIDES
from storage.readings import merge_repeated
from tests.builders import RECEIVED_AT, make_claim, make_figure
from tests.storing import CHAT, day, keep, search

FULL = make_claim(
    quote="«Ні», she wrote – “dozens” were held 🙂.",
    kind=Kind.BELIEF,
    content=((0, 4), (10, 30)),
    source=(6, 9),
    cue_span=(10, 15),
    claimant="Олена Орськ",
    role="deputy head of the province's council",
    via=("Telegram", "Radio Varda"),
    cue="wrote",
    stance=Stance.UNCONFIRMED,
    hedged=True,
    caveat="The Ledger could not verify these claims.",
    said_on=day("2024-11-05"),
    event_on=(day("2024-11-01"), day("2024-11-04")),
    places=("Варда", "Lumen Bay"),
    figures=(
        make_figure(low=12, bound=Bound.AT_LEAST, raw="dozens"),
        make_figure(low=None, high=0.5, bound=Bound.LESS_THAN, unit="%", measure="", stage=Stage.EXPECTED),
        make_figure(
            low=1_500_000_000, high=2_000_000_000, bound=Bound.BETWEEN, unit="US$", measure="supplied"
        ),
    ),
    salience=0.875,
)

BARE = make_claim(
    quote="The march drew a crowd.",
    kind=Kind.FACT,
    claimant=None,
    cue=None,
    content=(),
    event_on=None,
    places=(),
    salience=0.0,
)


@pytest.mark.parametrize("number", [0, 2, -1])
async def test_a_claim_that_is_not_here_is_said_to_be_missing(storage: Storage, number: int) -> None:
    await keep(storage, make_claim())
    with pytest.raises(NotFoundError, match=f"no claim #{number} "):
        await storage.get_claim(CHAT, number)


async def test_an_article_that_is_not_here_has_no_claims(storage: Storage) -> None:
    assert await storage.list_claims(CHAT, 9) == []


@pytest.mark.parametrize("claim", [FULL, BARE], ids=["every field", "as little as can be"])
async def test_a_claim_comes_back_as_it_was_given(storage: Storage, claim: Claim) -> None:
    await keep(storage, claim)
    record = await storage.get_claim(CHAT, 1)
    assert record.claim == claim
    assert await storage.list_claims(CHAT, 1) == [record]
    assert await search(storage) == [record]


async def test_an_appearance_has_what_its_article_is_and_says(storage: Storage) -> None:
    kept = await keep(storage, FULL, outlet="Lumen Post", title="Dozens held", published=day("2024-11-07"))
    (appearance,) = (await storage.get_claim(CHAT, 1)).appearances
    assert (appearance.article_number, appearance.url) == (kept.number, kept.article.url)
    assert (appearance.outlet, appearance.title) == ("Lumen Post", "Dozens held")
    assert (appearance.dated, appearance.quote) == (day("2024-11-07"), FULL.quote)
    assert (appearance.via, appearance.caveat) == (FULL.via, FULL.caveat)


async def test_claims_of_an_article_come_in_its_order(storage: Storage) -> None:
    starts = [40, 0, 20]
    await keep(storage, *(make_claim(quote=f"Witness {n}.", start=n, end=n + 9) for n in starts))
    assert [record.claim.start for record in await storage.list_claims(CHAT, 1)] == [0, 20, 40]


# ── one claim in several articles ────────────────────────────────────────────────────────────────

LEDGER = make_claim(quote="Police said over 300 were held.", figures=(make_figure(),), salience=0.4)
POST = make_claim(quote="More than 300 are in custody, police said.", figures=(make_figure(),), salience=0.9)


async def test_each_article_lists_the_claim_in_its_own_words(storage: Storage) -> None:
    await keep(storage, LEDGER)
    await keep(storage, POST)
    (first,), (second,) = await storage.list_claims(CHAT, 1), await storage.list_claims(CHAT, 2)
    assert (first.claim, second.claim) == (LEDGER, POST)
    assert first.number == second.number == 1
    assert first.appearances == second.appearances


async def test_a_claim_by_its_number_has_the_newest_articles_words(storage: Storage) -> None:
    await keep(storage, POST, published=day("2024-11-06"))
    await keep(storage, LEDGER, published=day("2024-11-05"))
    record = await storage.get_claim(CHAT, 1)
    assert record.claim == POST
    assert [appearance.dated for appearance in record.appearances] == [day("2024-11-05"), day("2024-11-06")]
    assert record.latest.quote == POST.quote


async def test_the_same_figure_on_another_occasion_is_another_claim(storage: Storage) -> None:
    await keep(storage, LEDGER)
    await keep(storage, make_claim(figures=LEDGER.figures, event_on=(day("2024-12-05"), day("2024-12-05"))))
    await keep(storage, make_claim(figures=LEDGER.figures, places=("Lumen Bay",)))
    assert sorted(record.number for record in await search(storage)) == [1, 2, 3]


async def test_a_claim_joins_the_latest_of_those_that_it_could_be(storage: Storage) -> None:
    varda = make_claim(figures=LEDGER.figures, places=("Varda",))
    lumen = make_claim(figures=LEDGER.figures, places=("Lumen Bay",))
    await keep(storage, varda, lumen)
    await keep(storage, make_claim(figures=LEDGER.figures, places=()))
    assert [len((await storage.get_claim(CHAT, n)).appearances) for n in (1, 2)] == [1, 2]


async def test_two_claims_of_one_article_never_become_one_appearance(storage: Storage) -> None:
    await keep(storage, make_claim(figures=LEDGER.figures, places=()))
    varda = make_claim(figures=LEDGER.figures, places=("Varda",))
    lumen = make_claim(figures=LEDGER.figures, places=("Lumen Bay",))
    await keep(storage, varda, lumen)
    assert [record.number for record in await storage.list_claims(CHAT, 2)] == [1, 2]


async def test_what_an_article_says_twice_is_one_claim_in_its_longest_words(storage: Storage) -> None:
    longest = make_claim(
        quote="More than 300 people are in custody, the police said.", figures=LEDGER.figures
    )
    await keep(storage, LEDGER, longest, POST)
    (record,) = await storage.list_claims(CHAT, 1)
    assert record.claim == longest
    assert len(record.appearances) == 1


def test_of_equally_long_wordings_the_first_is_kept() -> None:
    first = make_claim(quote="Police said 301 were held.", figures=LEDGER.figures)
    second = make_claim(quote="Held were 301, police said", figures=LEDGER.figures)
    assert [reading.claim for reading in merge_repeated([first, second], day("2024-11-06"))] == [first]


HOMES, MORE_HOMES = (make_figure(value=number, unit="homes", measure="") for number in (40, 45))
KILLED, HURT = make_figure(value=3, measure="killed"), make_figure(value=5, measure="injured")
LEAD = make_claim(quote="Police said on Tuesday that 3 were killed and 5 hurt.", figures=(KILLED, HURT))
OWN_LEAD = replace(LEAD, claimant=None, kind=Kind.FACT)
SAID_IN_FULL = {
    "fewer figures of one claimant": (replace(LEAD, text="Police: 3 killed", figures=(KILLED,)), LEAD),
    "the lead before the rest": (replace(LEAD, figures=(HURT,)), LEAD),
    "a count that the rest says more of": (
        replace(LEAD, text="3 killed, 40 homes", figures=(KILLED, HOMES)),
        replace(LEAD, figures=(KILLED, HURT, replace(HOMES, measure="destroyed"))),
    ),
    "the outlet's own facts": (replace(OWN_LEAD, text="Three killed in Varda", figures=(KILLED,)), OWN_LEAD),
}
SAID_OTHERWISE = {
    "other figures": replace(LEAD, figures=(make_figure(value=4, measure="killed"),)),
    "another count of what nothing happened to": replace(LEAD, figures=(KILLED, MORE_HOMES)),
    "another claimant": replace(LEAD, claimant="Lena Orsk", figures=(KILLED,)),
    "nobody in particular": replace(LEAD, claimant=None, text="Three killed", figures=(KILLED,)),
    "another stance": replace(LEAD, stance=Stance.DENIED, figures=(KILLED,)),
    "a plan": replace(LEAD, kind=Kind.INTENTION, figures=(KILLED,)),
    "another place": replace(LEAD, places=("Lumen Bay",), figures=(KILLED,)),
    "no figures": replace(LEAD, text="Police said the bridge is shut.", figures=()),
    "figures of nothing in particular": replace(LEAD, figures=(make_figure(value=3, measure=""),)),
}


@pytest.mark.parametrize("other", SAID_OTHERWISE.values(), ids=SAID_OTHERWISE.keys())
def test_what_the_lead_does_not_say_is_another_claim(other: Claim) -> None:
    assert [reading.claim for reading in merge_repeated([other, LEAD], day("2024-11-06"))] == [other, LEAD]


@pytest.mark.parametrize(("part", "full"), SAID_IN_FULL.values(), ids=SAID_IN_FULL.keys())
def test_a_headline_whose_figures_are_in_the_lead_is_no_claim_of_its_own(part: Claim, full: Claim) -> None:
    for told in ([part, full], [full, part]):
        assert [reading.claim for reading in merge_repeated(told, day("2024-11-06"))] == [full]


def test_claims_that_have_nothing_in_common_are_not_held_against_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[Claim, Claim]] = []
    monkeypatch.setattr(readings, "is_part", lambda one, other: compared.append((one, other)))
    book = [make_claim(text=f"{n} were held.", figures=(make_figure(value=n),)) for n in range(50)]
    assert len(merge_repeated(book, day("2024-11-06"))) == 50
    assert compared == []


def test_what_an_article_says_of_two_places_is_two_claims() -> None:
    claims = [make_claim(figures=LEDGER.figures, places=(place,)) for place in ("Varda", "Lumen Bay")]
    assert [reading.claim for reading in merge_repeated(claims, day("2024-11-06"))] == claims


async def test_an_unattributed_fact_is_one_claim_only_in_the_same_words(storage: Storage) -> None:
    await keep(storage, BARE, outlet="The Northern Ledger")
    await keep(
        storage,
        make_claim(kind=Kind.FACT, claimant=None, quote="The march drew a crowd"),
        outlet="Lumen Post",
    )
    await keep(storage, make_claim(kind=Kind.FACT, claimant=None, quote="The march drew a large crowd."))
    records = [await storage.get_claim(CHAT, number) for number in (1, 2)]
    assert [[appearance.outlet for appearance in record.appearances] for record in records] == [
        ["Lumen Post", "The Northern Ledger"],
        ["The Northern Ledger"],
    ]


# ── what is new ──────────────────────────────────────────────────────────────────────────────────


async def test_news_are_the_claims_of_articles_received_in_the_time(storage: Storage) -> None:
    hours = [RECEIVED_AT + timedelta(hours=n) for n in range(4)]
    for n, moment in enumerate(hours):
        await keep(storage, make_claim(quote=f"Witness {n}."), received_at=moment)
    news = await storage.list_claims_since(CHAT, hours[1], hours[3])
    assert {record.claim.quote for record in news} == {"Witness 1.", "Witness 2."}


async def test_news_without_an_end_are_all_from_the_beginning_on(storage: Storage) -> None:
    for n in range(3):
        await keep(storage, make_claim(quote=f"Witness {n}."), received_at=RECEIVED_AT + timedelta(hours=n))
    news = await storage.list_claims_since(CHAT, RECEIVED_AT + timedelta(hours=1))
    assert {record.claim.quote for record in news} == {"Witness 1.", "Witness 2."}


async def test_news_repeat_no_claim_and_have_the_words_of_the_time(storage: Storage) -> None:
    later = RECEIVED_AT + timedelta(hours=1)
    await keep(storage, LEDGER)
    await keep(storage, POST, received_at=later, published=day("2024-11-05"))
    await keep(
        storage, make_claim(quote="300 is right, police said.", figures=LEDGER.figures), received_at=later
    )
    (record,) = await storage.list_claims_since(CHAT, later, later + timedelta(days=1))
    assert record.claim.quote == "300 is right, police said."
    assert len(record.appearances) == 3


async def test_news_come_newest_and_most_salient_first(storage: Storage) -> None:
    dated = [date(2024, 11, 5), date(2024, 11, 6)]
    for published in dated:
        claims = [make_claim(quote=f"Witness {n} on {published}.", salience=n) for n in (0.2, 0.8)]
        await keep(storage, *claims, published=published)
    news = await storage.list_claims_since(CHAT, RECEIVED_AT, RECEIVED_AT + timedelta(seconds=1))
    assert [(record.latest.dated, record.claim.salience) for record in news] == [
        (dated[1], 0.8),
        (dated[1], 0.2),
        (dated[0], 0.8),
        (dated[0], 0.2),
    ]


async def test_what_hundreds_of_articles_claim_is_listed_of_one_with_the_first_of_the_others(
    storage: Storage,
) -> None:
    """Otherwise the answers to a flood of prints would cost the square of their number."""
    many = MAX_BESIDES + 5
    for _ in range(many):
        await keep(storage, make_claim())
    (listed,) = await storage.list_claims(CHAT, many)
    assert [one.article_number for one in listed.appearances] == [*range(1, MAX_BESIDES + 1), many]
    assert len((await storage.get_claim(CHAT, 1)).appearances) == many
