"""An article that several chats get by their feeds is read off its site once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.errors import FetchError
from bot.feeds import sharing
from bot.feeds.sharing import Shared
from bot.models import Article
from tests.talking import NOW

URL = "https://courier.example/ferry"
MINUTE = timedelta(minutes=1)


@dataclass
class Site:
    """Each visit gives an article of its own."""

    fails: bool = False
    visits: list[str] = field(default_factory=list)

    def read(self, url: str) -> Callable[[], Awaitable[Article]]:
        async def load() -> Article:
            self.visits.append(url)
            if self.fails:
                raise FetchError("It does not answer.")
            return Article(text=f"{url}, visit {len(self.visits)}")

        return load


async def test_the_second_chat_gets_what_the_first_got_whatever_its_link_carries() -> None:
    shared, site = Shared(), Site()
    first = await shared.read(URL, NOW, site.read(URL))
    second = await shared.read(f"{URL}?utm_source=rss", NOW + MINUTE, site.read(URL))
    assert second is first


async def test_that_it_cannot_be_read_is_shared_too() -> None:
    shared, site = Shared(), Site(fails=True)
    for _ in range(2):
        with pytest.raises(FetchError):
            await shared.read(URL, NOW, site.read(URL))
    assert site.visits == [URL]


async def test_in_the_next_round_it_is_read_anew() -> None:
    shared, site = Shared(), Site(fails=True)
    with pytest.raises(FetchError):
        await shared.read(URL, NOW, site.read(URL))
    site.fails = False
    assert (await shared.read(URL, NOW + 15 * MINUTE, site.read(URL))).text.endswith("visit 2")


async def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_MAX_KEPT", 2)
    shared, site = Shared(), Site()
    for url in (URL, f"{URL}-2", f"{URL}-3", f"{URL}-3", URL):
        await shared.read(url, NOW, site.read(url))
    assert site.visits == [URL, f"{URL}-2", f"{URL}-3", URL]
