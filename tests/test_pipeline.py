"""Reading, over a real storage on disk, with a web that is faked at the edge."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.console.terminal import plain_text
from bot.fetch import Page
from bot.models import ClaimQuery, Document, Link, Origin, Pasted, Source
from bot.pipeline import Pipeline
from bot.reading import MAX_ARTICLE_CHARACTERS
from bot.render import Known, Stored, Unread
from storage import Storage
from tests.builders import make_origin
from tests.fake_fetcher import UNREACHABLE, FakeFetcher
from tests.journey_articles import FERRY_TEXT, FLOOD_TEXT, as_page
from tests.talking import CHAT, NOW, answered, read, submission

FERRY_URL = "https://courier.example/ferry"
ANY_CLAIM = ClaimQuery()


@pytest.fixture
def web() -> FakeFetcher:
    return FakeFetcher({FERRY_URL: as_page(FERRY_TEXT, site="Harbour Courier")})


@pytest.fixture
def pipeline(storage: Storage, web: FakeFetcher) -> Pipeline:
    return Pipeline(storage, web)


# ── reading: what cannot be read ─────────────────────────────────────────────────────────────────


async def test_small_talk_gets_a_kind_line_in_private_and_nothing_in_a_group(pipeline: Pipeline) -> None:
    assert "/help" in await read(pipeline)
    assert await pipeline.read(submission(private=False)) is None


async def test_a_link_that_cannot_be_read_gets_one_line_and_is_remembered(
    pipeline: Pipeline, storage: Storage
) -> None:
    assert await read(pipeline, Link("https://down.example/a"), private=False) == UNREACHABLE
    (failure,) = await storage.list_failures(CHAT, NOW - timedelta(hours=1))
    assert (failure.url, failure.reason, failure.sender) == ("https://down.example/a", UNREACHABLE, "Mira")


TWINS = [
    "http://courier.example/ferry",
    "https://www.courier.example/ferry/?utm_source=telegram",
    "https://m.courier.example/ferry#comments",
    "https://courier-example.cdn.ampproject.org/c/s/courier.example/ferry/amp",
    "https://www.google.com/url?q=https%3A%2F%2Fcourier.example%2Fferry",
]


@pytest.mark.parametrize("twin", TWINS)
async def test_a_page_that_is_here_is_known_by_every_address_it_has_without_a_visit(
    pipeline: Pipeline, web: FakeFetcher, twin: str
) -> None:
    await read(pipeline, Link(FERRY_URL))
    assert (await read(pipeline, Link(twin), message_id=2)).startswith("Already here")
    assert set(web.visits) == {FERRY_URL}


async def test_a_page_without_an_article_is_a_failed_link(
    pipeline: Pipeline, storage: Storage, web: FakeFetcher
) -> None:
    web.pages["https://shop.example/"] = "<html><body><nav>Basket</nav></body></html>"
    assert "paste the text" in await read(pipeline, Link("https://shop.example/"))
    assert len(await storage.list_failures(CHAT, NOW - timedelta(hours=1))) == 1
    assert await storage.count_articles(CHAT) == 0


async def test_a_file_of_another_kind_gets_one_line_and_is_no_failed_link(
    pipeline: Pipeline, storage: Storage
) -> None:
    assert "PDF" in await read(pipeline, Document("a.pdf", b"%PDF-1.7"))
    assert await storage.list_failures(CHAT, NOW - timedelta(hours=1)) == []


async def test_a_text_that_is_all_furniture_is_no_article(pipeline: Pipeline, storage: Storage) -> None:
    assert "no article" in await read(pipeline, Pasted("Share\nFacebook\nTwitter\n2 min read"))
    assert await storage.count_articles(CHAT) == 0


@pytest.mark.parametrize("kind", ["file", "link"])
async def test_a_book_is_refused_before_the_machine_runs_out_of_memory(
    pipeline: Pipeline, storage: Storage, web: FakeFetcher, kind: str
) -> None:
    chapters = (f"\n\nFerry {n} sank on Monday, officials said." for n in range(MAX_ARTICLE_CHARACTERS // 30))
    book = FERRY_TEXT + "".join(chapters)
    web.pages["https://books.example/1"] = as_page(book, site="Books")
    sources: dict[str, Source] = {
        "file": Document("book.txt", book.encode()),
        "link": Link("https://books.example/1"),
    }
    assert "too long" in await read(pipeline, sources[kind])
    assert await storage.count_articles(CHAT) == 0


async def test_one_bad_link_does_not_keep_the_others_from_being_read(
    pipeline: Pipeline, storage: Storage
) -> None:
    words = await read(pipeline, Link("https://down.example/a"), Link(FERRY_URL))
    assert UNREACHABLE in words
    assert "Ivana Horvat" in words
    assert await storage.count_articles(CHAT) == 1


async def test_articles_taken_together_are_kept_as_one_by_one(pipeline: Pipeline, storage: Storage) -> None:
    sources: tuple[Source, ...] = (
        Pasted(FERRY_TEXT),
        Document("a.pdf", b"%PDF-1.7"),
        Pasted(FLOOD_TEXT),
        Pasted(FERRY_TEXT),
    )
    taken = [(submission(source, message_id=at), source) for at, source in enumerate(sources, start=1)]
    together = [outcome async for outcome in pipeline.take_each(taken)]
    assert [type(outcome) for outcome in together] == [Stored, Unread, Stored, Known]
    alone = [await pipeline.take(replace(one, chat_id=CHAT + 1), source) for one, source in taken]
    claims = [one.claims for one in alone if isinstance(one, Stored)]
    assert [one.claims for one in together if isinstance(one, Stored)] == claims
    assert await storage.count_articles(CHAT) == len(claims)


async def test_a_bug_is_not_taken_for_a_bad_link(storage: Storage) -> None:
    class BrokenFetcher(FakeFetcher):
        async def fetch(self, url: str) -> Page:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await Pipeline(storage, BrokenFetcher()).read(submission(Link(FERRY_URL)))


async def test_an_article_in_another_language_is_kept_without_claims_and_told(
    pipeline: Pipeline, storage: Storage
) -> None:
    text = (
        "Die Polizei teilte am Dienstag mit, dass mehr als 300 Menschen festgenommen wurden.\n"
        "Der Bürgermeister sagte, die Straßen seien inzwischen wieder frei und niemand sei verletzt worden."
    )
    assert "language" in await read(pipeline, Pasted(text))
    assert await storage.count_articles(CHAT) == 1
    assert await storage.count_claims(CHAT, ANY_CLAIM) == 0


async def test_a_group_is_spared_an_article_without_claims(pipeline: Pipeline, storage: Storage) -> None:
    text = "The sea was calm and the evening light lay on the old harbour. Gulls sat on the wall of the quay."
    assert await read(pipeline, Pasted(text), private=False) == ""
    assert await storage.count_articles(CHAT) == 1


# ── reading: pages that show little ──────────────────────────────────────────────────────────────

WALL = "<html><head>{link}</head><h1>Ferry sinks</h1>{text}<p>Subscribe to continue reading</p></html>"
TWIN = '<link rel="amphtml" href="https://amp.courier.example/ferry">'
BEGINNING = "<p>The ferry sank on Monday, officials said.</p><p>It was 40 years old, they said later.</p>"


async def test_of_a_page_that_shows_only_its_beginning_that_is_read_and_said(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    web.pages[FERRY_URL] = WALL.format(link="", text=BEGINNING)
    answer = await read(pipeline, Link(FERRY_URL))
    note = "courier.example shows only two paragraphs to non-subscribers: paste the text and I'll read that."
    assert note in answer
    assert "officials" in answer


@pytest.mark.parametrize("text", ["", BEGINNING], ids=["nothing", "the beginning"])
async def test_where_a_page_shows_little_its_twin_for_phones_is_read_under_the_pages_address(
    pipeline: Pipeline, storage: Storage, web: FakeFetcher, text: str
) -> None:
    web.pages["https://amp.courier.example/ferry"] = web.pages[FERRY_URL]
    web.pages[FERRY_URL] = WALL.format(link=TWIN, text=text)
    answer = await read(pipeline, Link(FERRY_URL))
    assert "non-subscribers" not in answer
    article = (await storage.get_article(CHAT, 1)).article
    assert article.url == FERRY_URL
    assert article.text.endswith(FERRY_TEXT.strip().split("\n")[-1])


async def test_a_twin_that_cannot_be_read_changes_nothing(pipeline: Pipeline, web: FakeFetcher) -> None:
    web.pages[FERRY_URL] = WALL.format(link=TWIN, text=BEGINNING)
    assert "non-subscribers" in await read(pipeline, Link(FERRY_URL))
    web.pages["https://courier.example/b"] = WALL.format(link=TWIN, text="")
    assert "to subscribers only" in await read(pipeline, Link("https://courier.example/b"))


async def test_a_twin_on_another_site_is_not_asked(pipeline: Pipeline, web: FakeFetcher) -> None:
    web.pages[FERRY_URL] = WALL.format(link=TWIN.replace("courier", "elsewhere"), text="")
    await read(pipeline, Link(FERRY_URL))
    assert set(web.visits) == {FERRY_URL}


async def test_a_page_that_shows_its_article_is_fetched_once(pipeline: Pipeline, web: FakeFetcher) -> None:
    web.pages[FERRY_URL] = web.pages[FERRY_URL].replace("<head>", f"<head>{TWIN}")
    await read(pipeline, Link(FERRY_URL))
    assert web.visits == {FERRY_URL: 1}


# ── reading: what is kept ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "source",
    [
        Pasted(FERRY_TEXT),
        Link(FERRY_URL),
        Document("ferry.txt", FERRY_TEXT.encode()),
        Document("ferry.html", as_page(FERRY_TEXT, site="Harbour Courier").encode()),
    ],
    ids=["text", "link", "text file", "page file"],
)
async def test_an_article_is_answered_with_its_claims_and_they_are_found_again(
    pipeline: Pipeline, source: Source
) -> None:
    words = await read(pipeline, source)
    assert "Coastguard confirms 40 rescued from ferry off Split" in words
    assert "Ivana Horvat" in words
    assert "12 passengers" in await answered(pipeline, "/claims injured")


async def test_the_sender_and_the_origin_of_a_forward_are_kept(pipeline: Pipeline, storage: Storage) -> None:
    origin = make_origin()
    await pipeline.read(replace(submission(Pasted(FERRY_TEXT)), origin=origin))
    record = await storage.get_article(CHAT, 1)
    assert (record.sender, record.received_at, record.origin) == ("Mira", NOW, origin)


async def test_an_article_without_a_date_is_of_the_day_it_came(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted("Varda police said that 300 protesters were detained in the old town."))
    (record,) = await storage.search_claims(CHAT, ANY_CLAIM, limit=1, offset=0)
    assert record.latest.dated == NOW.date()


TUESDAY = "Varda police said on Tuesday that 300 protesters were detained in the old town."
FORWARDS = [
    # from, published on
    (make_origin(posted_at=NOW - timedelta(days=14)), NOW.date() - timedelta(days=14)),
    (make_origin(posted_at=NOW - timedelta(days=14), url=None), None),
    (make_origin(posted_at=None), None),
]


@pytest.mark.parametrize(("origin", "published"), FORWARDS, ids=["channel", "person", "no day"])
async def test_the_days_of_a_forward_are_counted_from_when_it_was_posted(
    pipeline: Pipeline, storage: Storage, origin: Origin, published: date | None
) -> None:
    """What a channel posted was published then; a person's message may hold older words."""
    await pipeline.read(replace(submission(Pasted(TUESDAY)), origin=origin))
    posted = (origin.posted_at or NOW).date()
    (record,) = await storage.search_claims(CHAT, ANY_CLAIM, limit=1, offset=0)
    assert (record.latest.dated, (await storage.get_article(CHAT, 1)).article.published) == (
        posted,
        published,
    )
    assert record.claim.said_on is not None
    assert record.claim.said_on.weekday() == 1
    assert 0 <= (posted - record.claim.said_on).days < 7


async def test_what_one_chat_sent_another_does_not_find(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    other = await pipeline.answer(CHAT + 1, "claims", "injured", NOW, message_id=1)
    assert "Ivana Horvat" not in other.html


# ── reading: the same article again ──────────────────────────────────────────────────────────────


SAME_ARTICLE = [
    # first, then
    (Link(FERRY_URL), Link(FERRY_URL)),
    (Link(FERRY_URL), Link(f"{FERRY_URL}?utm_source=x&fbclid=y#top")),
    (Pasted(FERRY_TEXT), Pasted(FERRY_TEXT)),
    (Pasted(FERRY_TEXT), Pasted(FERRY_TEXT.replace("\n\n", "\n\n\n").replace('"', "”"))),
    (Pasted(FERRY_TEXT), Document("ferry.txt", FERRY_TEXT.encode())),
]


@pytest.mark.parametrize(("first", "then"), SAME_ARTICLE)
async def test_an_article_sent_again_is_not_stored_twice(
    pipeline: Pipeline, storage: Storage, first: Source, then: Source
) -> None:
    await read(pipeline, first)
    words = await read(pipeline, then, message_id=2)
    assert words.startswith("Already here since 19 Dec → article 1")
    assert await storage.count_articles(CHAT) == 1


async def test_a_known_link_is_not_fetched_again(pipeline: Pipeline, web: FakeFetcher) -> None:
    await read(pipeline, Link(FERRY_URL))
    await read(pipeline, Link(f"{FERRY_URL}?utm_source=x"), message_id=2)
    assert web.visits.total() == 1


async def test_a_short_link_to_a_known_article_is_recognised_by_where_it_leads(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    web.redirects["https://sho.rt/f"] = FERRY_URL
    await read(pipeline, Link(FERRY_URL))
    assert (await read(pipeline, Link("https://sho.rt/f"), message_id=2)).startswith("Already here")


async def test_two_links_of_one_message_to_one_article_are_one_reading(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    web.redirects["https://sho.rt/f"] = FERRY_URL
    both = await read(pipeline, Link(FERRY_URL), Link("https://sho.rt/f"))
    assert both == await read(pipeline, Link(FERRY_URL))
    assert await storage.count_articles(CHAT) == 1


async def test_the_same_link_twice_at_once_is_stored_once(pipeline: Pipeline, storage: Storage) -> None:
    readings = (pipeline.read(submission(Link(FERRY_URL), message_id=number)) for number in (1, 2, 3))
    answers = [plain_text(answer.html) for answer in await asyncio.gather(*readings) if answer]
    assert sum(answer.startswith("Already here") for answer in answers) == 2
    assert await storage.count_articles(CHAT) == 1


async def test_the_same_message_read_again_after_a_kill_is_answered_as_new(
    pipeline: Pipeline, storage: Storage
) -> None:
    first = await read(pipeline, Link(FERRY_URL))
    assert await read(pipeline, Link(FERRY_URL)) == first
    assert await storage.count_articles(CHAT) == 1


async def test_the_same_article_in_another_chat_is_new_there(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await pipeline.read(submission(Pasted(FERRY_TEXT), chat_id=CHAT + 1))
    assert await storage.count_articles(CHAT + 1) == 1
