"""Extraction in order and ahead of time, and its readable form."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.cli.extraction import SOURCES_AHEAD, extract_all, render_extracted
from bot.console.terminal import plain_text
from bot.fetch import Page
from tests.builders import make_article, make_claim
from tests.fake_fetcher import UNREACHABLE, FakeFetcher
from tests.journey_articles import FERRY_TEXT, as_page

TODAY = date(2024, 12, 19)


@dataclass
class SlowStart(FakeFetcher):
    """The first page comes only when all that are fetched ahead of it have been asked for."""

    asked: set[str] = field(default_factory=set)
    all_asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def fetch(self, url: str) -> Page:
        self.asked.add(url)
        if len(self.asked) > SOURCES_AHEAD:
            self.all_asked.set()
        if url.endswith("/0"):
            await self.all_asked.wait()
        return await super().fetch(url)


async def test_a_source_that_fails_stands_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY_TEXT)
    sources = ["https://down.example/a", str(tmp_path / "ferry.txt"), str(tmp_path / "missing.txt")]
    found = [one async for one in extract_all(sources, FakeFetcher(), TODAY)]
    assert [one.source for one in found] == sources
    assert [one.article is None for one in found] == [True, False, True]
    assert found[0].error == UNREACHABLE
    assert "No such file" in found[2].error


async def test_later_sources_are_loaded_while_an_earlier_one_is_slow() -> None:
    addresses = [f"https://courier.example/{number}" for number in range(SOURCES_AHEAD + 2)]
    web = SlowStart(dict.fromkeys(addresses, as_page(FERRY_TEXT, site="Harbour Courier")))
    found = [one async for one in extract_all(addresses, web, TODAY)]
    assert [one.article.url for one in found if one.article] == addresses


async def test_no_more_sources_are_loaded_than_soon_needed() -> None:
    web = FakeFetcher()
    addresses = [f"https://courier.example/{number}" for number in range(50)]
    first = await anext(extract_all(addresses, web, TODAY))
    assert first.source == addresses[0]
    assert web.visits.total() <= SOURCES_AHEAD + 1


async def test_nothing_to_extract_is_nothing() -> None:
    assert [one async for one in extract_all([], FakeFetcher(), TODAY)] == []


async def test_an_article_in_another_language_has_no_claims(tmp_path: Path) -> None:
    text = (
        "Die Polizei teilte am Dienstag mit, dass mehr als 300 Menschen in der Altstadt festgenommen wurden."
    )
    (tmp_path / "polizei.txt").write_text(text)
    (found,) = [one async for one in extract_all([str(tmp_path / "polizei.txt")], FakeFetcher(), TODAY)]
    assert found.article
    assert found.article.language == "de"
    assert found.claims == []


def test_the_readable_form_is_the_article_and_its_numbered_claims() -> None:
    claims = [make_claim(claimant="Police"), make_claim(claimant="Mayor")]
    first, *lines = plain_text(render_extracted(make_article(), claims)).splitlines()
    assert "Hundreds detained after march in Varda" in first
    assert [line[:9] for line in lines if line.startswith("#")] == ["#1 Police", "#2 Mayor "]


def test_no_claims_are_told() -> None:
    assert plain_text(render_extracted(make_article(), [])).endswith("\nNo claims found.")
