"""Searching: what must be found, what must not, and that no words a user types are an error."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import ClaimQuery, Kind, Stance
from storage import Storage
from storage.schema import read_step, split_statements
from storage.search import expand_words, match_expression
from storage.words import fold
from tests.builders import make_claim, make_figure
from tests.storing import CHAT, day, found, keep, search

# A claim that is there, and words that must find it.
FINDS = [
    ("Zelensky said the bridge is safe.", "zelensky"),
    ("Zelensky said the bridge is safe.", "Zelenskyy"),
    ("Zelenskiy said the bridge is safe.", "zelenskyy"),
    ("Zelenskyy’s office said the bridge is safe.", "Zelensky"),
    ("Shops in Kyiv stay shut.", "kiev"),
    ("Shops in Kiev stay shut.", "Kyiv"),
    ("The Defence Ministry is silent.", "defense"),
    ("The World Health Organization is silent.", "organisation"),
    ("Nine organisations signed.", "organization"),
    ("North Korean soldiers arrived.", "troops"),
    ("North Korean servicemen arrived.", "troops"),
    ("North Korean personnel arrived.", "troops"),
    ("North Korean fighters arrived.", "troop"),
    ("North Korean troops arrived.", "soldier"),
    ("North Korean service members arrived.", "soldiers"),
    ("Nine miners died.", "killed"),
    ("Nine miners were killed.", "deaths"),
    ("The mine was damaged.", "damage"),
    ("The cities were flooded.", "city"),
    ("Ukrainian tractors crossed.", "ukraine"),
    ("Ukraine sent tractors.", "ukrainian"),
    ("U.S. tractors crossed.", "united states"),
    ("American tractors crossed.", "US"),
    ("COVID-19 spreads.", "covid-19"),
    ("COVID-19 spreads.", "covid"),
    ("The ministry can’t say.", "can't"),
    ("It cost 10,000 crowns.", "10000"),
    ("It cost 10,000 crowns.", "10,000"),
    ("A café burnt down.", "cafe"),
    ("The mayor of Łódź resigned.", "lodz"),
    ("Мер Києва пішов.", "києва"),
    ("The bridge is safe.", "the bridge of"),
    ("The bridge is safe.", "bridge - safe"),
    ("The bridge is safe.", '"bridge"'),
    ("Who was there is unknown.", "unknown"),
]

MISSES = [
    ("The bridge is safe.", "bridge unsafe"),
    ("The bridge is safe.", "tunnel"),
    ("North Korean soldiers arrived.", "south"),
    ("It cost 10,000 crowns.", "10"),
    ("It cost 10,000 crowns.", "000"),
    ("Russia objects.", "us"),
    ("The bridge is safe.", "brid"),
    # words with a second meaning are no synonyms
    ("Rounds of talks failed.", "ammunition"),
    ("An air strike hit the port.", "walkout"),
    ("The mayor dismissed the report.", "layoffs"),
    ("The budget saved money.", "rescued"),
    ("The damage is minor.", "children"),
]

STRANGE = [
    "",
    " ",
    "*",
    '"',
    '""',
    "'",
    "foo:bar",
    "NEAR",
    "AND",
    "OR",
    "NOT",
    "NEAR(a b)",
    "a*",
    "^a",
    "-a",
    "{a}",
]
STRANGE += [
    "(",
    ")",
    "🙂",
    "\x00",
    "%",
    "_",
    ";--",
    "a" * 5000,
    "covid-19",
    "can't",
    "words:x",
    "+",
    "½",
    "\ud800",
]


@pytest.mark.parametrize("word", STRANGE)
async def test_no_word_is_an_error(storage: Storage, word: str) -> None:
    await keep(storage, make_claim())
    filters = ClaimQuery((word,), claimant=word, outlet=word)
    assert await storage.search_claims(CHAT, ClaimQuery((word, "tunnel")), limit=5, offset=0) == []
    assert await storage.count_claims(CHAT, filters) in {0, 1}
    assert await storage.list_topics(CHAT, 5, word)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """The full-text index on its own."""
    connection = sqlite3.connect(":memory:")
    for statement in split_statements(read_step("001_first")):
        connection.execute(statement)
    yield connection
    connection.close()


@given(words=st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_the_index_understands_every_question(index: sqlite3.Connection, words: list[str]) -> None:
    query = "SELECT rowid FROM appearance_index WHERE words MATCH ?"
    assert index.execute(query, [match_expression(words)]).fetchall() == []


EXPANDED = [
    ([], []),
    (["🙂"], []),
    (["the"], [{"the"}]),
    (["Kursk"], [{"kursk"}]),
    (["Soldiers", "of", "the", "Emirates"], [{"soldiers", "troops", "servicemen"}, {"emirates"}]),
    (["United", "States"], [{"united states", "us", "american"}]),
]


@pytest.mark.parametrize(("words", "terms"), EXPANDED)
def test_words_are_terms_each_with_what_means_the_same(words: list[str], terms: list[set[str]]) -> None:
    expanded = expand_words(words)
    assert len(expanded) == len(terms)
    assert all(wanted <= set(given) for wanted, given in zip(terms, expanded, strict=True))


@given(text=st.text())
def test_folded_words_are_letters_and_digits_only(text: str) -> None:
    assert all(word.isalnum() for word in fold(text).split())


@pytest.mark.parametrize("word", ["*", '"', "🙂", "…"])
async def test_words_without_letters_alone_find_nothing(storage: Storage, word: str) -> None:
    await keep(storage, make_claim())
    assert await found(storage, word) == []


@pytest.mark.parametrize(("quote", "words"), MISSES)
async def test_what_does_not_match_is_not_found(storage: Storage, quote: str, words: str) -> None:
    await keep(storage, make_claim(quote=quote, claimant=None, places=()))
    assert await found(storage, *words.split()) == []


@pytest.mark.parametrize(("quote", "words"), FINDS)
async def test_a_claim_is_found_by_words_in_another_spelling_or_form(
    storage: Storage, quote: str, words: str
) -> None:
    await keep(storage, make_claim(quote=quote, claimant=None, places=()))
    assert await found(storage, *words.split()) == [quote]


async def test_a_claim_is_found_by_everything_that_is_known_of_it(storage: Storage) -> None:
    claim = make_claim(
        text="They were taken away.",
        quote="they were taken away",
        claimant="Lena Orsk",
        role="councillor",
        via=("Telegram",),
        places=("Lumen Bay",),
        figures=(make_figure(what="young marchers", unit="marchers", measure="detained"),),
    )
    await keep(storage, claim)
    for words in (
        "taken",
        "Orsk",
        "councillor",
        "telegram",
        "lumen bay",
        "young",
        "arrested",
    ):
        assert await found(storage, *words.split()) == [claim.quote], words


@pytest.mark.parametrize("words", ["night", "harbor", "lumen", "post"])
async def test_a_claim_is_not_found_by_its_articles_headline_or_outlet(storage: Storage, words: str) -> None:
    await keep(storage, make_claim(quote="Homes burnt."), outlet="Lumen Post", title="Night in the harbour")
    assert await found(storage, words) == []


async def test_all_words_must_be_there(storage: Storage) -> None:
    await keep(storage, make_claim(quote="The bridge is safe."), make_claim(quote="The bridge is shut."))
    assert await found(storage, "bridge", "shut") == ["The bridge is shut."]


async def test_a_term_of_several_words_keeps_their_order(storage: Storage) -> None:
    await keep(storage, make_claim(quote="In 19 of the towns covid is gone."))
    assert await found(storage, "covid-19") == []


async def test_no_words_find_all(storage: Storage) -> None:
    await keep(storage, make_claim(quote="One."), make_claim(quote="Two."))
    assert len(await found(storage)) == 2


async def test_nothing_is_found_in_an_empty_chat(storage: Storage) -> None:
    assert await found(storage, "bridge") == []
    assert await storage.count_claims(CHAT, ClaimQuery(("bridge",))) == 0


# ── filters ──────────────────────────────────────────────────────────────────────────────────────

PENTAGON = make_claim(quote="The Pentagon said so.", claimant="the Pentagon")
MINISTRY = make_claim(
    quote="The ministry denied it.",
    claimant="South Korea’s Defence Ministry",
    role=None,
    via=("Radio Varda",),
    stance=Stance.DENIED,
)
COUNCILLOR = make_claim(quote="Orsk said so.", claimant="Lena Orsk", role="councillor for the U.S. quarter")
OWN = make_claim(quote="Nine shops burnt.", claimant=None, kind=Kind.FACT, figures=(make_figure(value=9),))


@pytest.mark.parametrize(
    ("claimant", "expected"),
    [
        ("pentagon", [PENTAGON]),
        ("The Pentagon", [PENTAGON]),
        ("pent", [PENTAGON]),
        ("tagon", []),
        ("korea", [MINISTRY]),
        ("south korea", [MINISTRY]),
        ("defense ministry", [MINISTRY]),
        ("ministry korea", []),
        ("radio varda", [MINISTRY]),
        ("councillor", [COUNCILLOR]),
        ("the councillor", [COUNCILLOR]),
        ("us", [COUNCILLOR]),
        ("northern ledger", [OWN]),
        ("nobody", []),
    ],
)
async def test_from_finds_the_claimant_its_role_and_its_channel_by_the_start_of_words(
    storage: Storage, claimant: str, expected: list[object]
) -> None:
    await keep(storage, PENTAGON, MINISTRY, COUNCILLOR, OWN, outlet="The Northern Ledger")
    assert [record.claim for record in await search(storage, claimant=claimant)] == expected


@pytest.mark.parametrize(
    ("outlet", "count"),
    [("lumen", 1), ("Lumen Post", 1), ("post", 1), ("lumenpost.example", 1), ("ledger", 0), ("umen", 0)],
)
async def test_outlet_finds_its_name_or_its_address(storage: Storage, outlet: str, count: int) -> None:
    await keep(storage, make_claim(), outlet="The Lumen Post", url="https://lumenpost.example/1")
    await keep(storage, make_claim(quote="Two."), outlet=None, url=None)
    assert await storage.count_claims(CHAT, ClaimQuery(outlet=outlet)) == count


async def test_a_claim_found_by_an_outlet_has_that_outlets_words(storage: Storage) -> None:
    figures = (make_figure(),)
    await keep(storage, make_claim(quote="Over 300 held, police said.", figures=figures), outlet="Lumen Post")
    await keep(
        storage, make_claim(quote="Police said 300 or more.", figures=figures), published=day("2024-11-07")
    )
    (record,) = await search(storage, outlet="lumen")
    assert record.claim.quote == "Over 300 held, police said."
    assert len(record.appearances) == 2


async def test_since_counts_the_day_of_the_article_or_of_the_statement(storage: Storage) -> None:
    old = day("2024-11-01")
    await keep(storage, make_claim(quote="Old."), published=old)
    await keep(storage, make_claim(quote="Said later.", said_on=day("2024-11-06")), published=old)
    await keep(storage, make_claim(quote="Printed later.", said_on=old), published=day("2024-11-06"))
    assert set(await found(storage, since=day("2024-11-06"))) == {"Said later.", "Printed later."}
    assert await found(storage, since=day("2024-11-07")) == []


async def test_stance_and_words_and_the_rest_narrow_together(storage: Storage) -> None:
    await keep(storage, PENTAGON, MINISTRY)
    assert await found(storage, stance=Stance.DENIED) == [MINISTRY.quote]
    assert await found(storage, "ministry", stance=Stance.DENIED, claimant="korea") == [MINISTRY.quote]
    assert await found(storage, "pentagon", stance=Stance.DENIED) == []
    assert await found(storage, stance=Stance.CONFIRMED) == []


# ── order and pages ──────────────────────────────────────────────────────────────────────────────


async def test_the_newest_article_comes_first_and_in_it_the_most_salient(storage: Storage) -> None:
    low, high = make_claim(quote="Low.", salience=0.1), make_claim(quote="High.", salience=0.9)
    await keep(storage, low, high, published=day("2024-11-06"))
    await keep(storage, make_claim(quote="Older.", salience=1.0), published=day("2024-11-05"))
    assert await found(storage) == ["High.", "Low.", "Older."]


async def test_a_claim_of_many_articles_is_one_result_at_its_newest_place(storage: Storage) -> None:
    claim = make_claim(figures=(make_figure(),))
    await keep(storage, claim, published=day("2024-11-04"))
    await keep(storage, make_claim(quote="Between."), published=day("2024-11-05"))
    await keep(storage, claim, published=day("2024-11-06"))
    assert [record.number for record in await search(storage)] == [1, 2]
    assert await storage.count_claims(CHAT, ClaimQuery()) == 2


async def test_pages_join_without_gap_or_repetition(storage: Storage) -> None:
    await keep(storage, *(make_claim(quote=f"Witness {n}.", salience=0.5) for n in range(7)))
    query = ClaimQuery(("witness",))
    pages = [await storage.search_claims(CHAT, query, limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert sorted(record.number for page in pages for record in page) == list(range(1, 8))
    assert await storage.count_claims(CHAT, query) == 7
