"""The answer to a message with more links than one message has room for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.console.terminal import plain_text
from bot.errors import NotFoundError
from bot.models import Link, Message
from bot.pipeline import Pipeline
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.journey_articles import FERRY_TEXT, as_page
from tests.talking import CHAT, NOW, ask, press_named, submission

LINKS = [Link(f"https://courier{number}.example/ferry") for number in range(60)]
GONE = Link("https://courier.example/gone")


@pytest.fixture
def web() -> FakeFetcher:
    # Each counts another number, so that none is a copy of another.
    pages = {
        link.url: as_page(FERRY_TEXT.replace("40", str(100 + at)), site=f"Courier {at}")
        for at, link in enumerate(LINKS)
    }
    return FakeFetcher(pages)


@pytest.fixture
def pipeline(storage: Storage, web: FakeFetcher) -> Pipeline:
    return Pipeline(storage, web)


async def send_all(pipeline: Pipeline) -> Message:
    answer = await pipeline.read(submission(*LINKS, GONE))
    assert answer
    return answer


async def leaf(pipeline: Pipeline, answer: Message) -> list[str]:
    """The words of all pages, from the first."""
    pages = [plain_text(answer.html)]
    while any(button.label == "▶" for button in answer.buttons[-1]):
        answer = await pipeline.press(CHAT, press_named(answer, "▶"), NOW)
        pages.append(plain_text(answer.html))
    return pages


async def test_a_page_that_was_never_there_is_gone(pipeline: Pipeline) -> None:
    data = press_named(await send_all(pipeline), "▶")
    with pytest.raises(NotFoundError):
        await pipeline.press(CHAT, data.replace("p:2:", "p:99:"), NOW)
    with pytest.raises(NotFoundError):
        await pipeline.press(CHAT + 1, data, NOW)


async def test_every_link_is_told_of_on_one_of_the_pages(pipeline: Pipeline) -> None:
    pages = await leaf(pipeline, await send_all(pipeline))
    assert len(pages) > 1
    told = "\n".join(pages)
    for at in range(len(LINKS)):
        assert told.count(f"Courier {at} ·") == 1
    assert told.count("That site does not answer") == 1
    assert " more " not in told


async def test_an_article_that_was_taken_back_is_told_so_on_its_page(pipeline: Pipeline) -> None:
    answer = await send_all(pipeline)
    await ask(pipeline, "/undo 60")
    assert "Article 60 was taken back." in "\n".join(await leaf(pipeline, answer))


async def test_links_that_are_known_have_their_pages_too(pipeline: Pipeline, web: FakeFetcher) -> None:
    await send_all(pipeline)
    web.pages[LINKS[-1].url] = web.pages[LINKS[-1].url].replace("12 passengers", "15 passengers")
    later = NOW + timedelta(hours=3)
    again = await pipeline.read(submission(*LINKS, message_id=2, sent_at=later))
    assert again
    told = "\n".join(await leaf(pipeline, again))
    assert told.count("Already here") == len(LINKS) - 1
    assert "Read again: changed since" in told
