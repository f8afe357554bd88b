"""What a team lives through with feeds: the bot as a process, an outlet's site that changes and fails."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.bot_process import START_OF_TIME, World, running_world
from tests.emulator import BOT, WAIT_TIMEOUT_SECONDS, BotMessage
from tests.feed_samples import Item, make_rss
from tests.feed_site import FeedSite
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT, as_page
from tests.loopback import LoopbackServer
from tests.member import Member

OLD = Item("/old", "Old news")
FERRY, FLOOD, HOSPITAL = Item("/ferry", "Ferry"), Item("/flood", "Flood"), Item("/hospital", "Hospital")
ARTICLES = {
    "/ferry": as_page(FERRY_TEXT, site="Harbour Courier"),
    "/flood": as_page(FLOOD_TEXT, site="Harbour Courier"),
    "/hospital": as_page(FERRY_FOLLOW_UP, site="Harbour Courier"),
}
DAY = timedelta(days=1)
HOSTS = "127.0.0.1,localhost"


@dataclass
class Outlet:
    """A site with one feed, and the world that it is in."""

    world: World
    site: FeedSite
    server: LoopbackServer

    @property
    def feed(self) -> str:
        return f"{self.server.url}/feed.xml"

    def publish(self, *items: Item) -> None:
        """The feed lists these now."""
        self.site.refusals.pop("/feed.xml", None)
        self.site.texts["/feed.xml"] = make_rss(items, site=self.server.url)

    def refuse(self, status: int, **headers: str) -> None:
        self.site.refusals["/feed.xml"] = (status, headers)

    def wait_for_look(self, path: str = "/feed.xml") -> int:
        """A day later the bot asks for the feed again; the status of the answer."""
        before = len(self.site.statuses(path))
        pass_day(self.world)
        eventually(lambda: len(self.site.statuses(path)) > before, "ask for the feed again")
        return self.site.statuses(path)[-1]


_days = iter(range(1, 1000))


def pass_day(world: World) -> None:
    """Every feed is due after it: no wait is longer than a day."""
    world.bot.set_time(START_OF_TIME + next(_days) * (DAY + timedelta(minutes=1)))


def eventually(ready: Callable[[], object], what: str) -> None:
    """Wait for what no call of the bot's announces."""
    deadline = time.monotonic() + WAIT_TIMEOUT_SECONDS
    while not ready():
        assert time.monotonic() < deadline, f"the bot did not {what}"
        time.sleep(0.05)


def lines(member: Member) -> list[BotMessage]:
    return [message for message in member.messages() if message.text.startswith("New from")]


def all_told(member: Member) -> str:
    """All that was told of new articles."""
    return "\n".join(message.text for message in lines(member))


def wait_for_lines(member: Member, count: int = 1) -> BotMessage:
    """The last of so many messages about new articles."""
    world = member.emulator
    return world.wait_for(lambda: lines(member) if len(lines(member)) >= count else None, "tell what is new")[
        -1
    ]


pytestmark = pytest.mark.usefixtures("_telegram_obeys_every_call")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running_world(tmp_path_factory.mktemp("bot"), {}, {"FETCH_ALLOWED_HOSTS": HOSTS}) as running:
        yield running


@pytest.fixture
def outlet(world: World) -> Iterator[Outlet]:
    site = FeedSite(dict(ARTICLES))
    with site.serve() as server:
        outlet = Outlet(world, site, server)
        outlet.publish(OLD)
        yield outlet


@pytest.fixture
def ann(world: World) -> Iterator[Member]:
    """In a private chat; what she follows is left when the test ends, with its site."""
    member = world.member()
    yield member
    member.ask("/unfollow 1")


# ── what goes wrong ──────────────────────────────────────────────────────────────────────────────


def test_a_page_that_names_no_feed_is_not_followed(outlet: Outlet, ann: Member) -> None:
    answer = ann.ask(f"/follow {outlet.server.url}/ferry")
    assert "“RSS”" in answer.text
    assert "check the address" in ann.ask(f"/follow {outlet.server.url}/nowhere").text
    assert "follows no feed yet" in ann.ask("/following").text


def test_a_feed_that_fails_is_named_in_the_list_and_the_digest_until_it_answers(
    outlet: Outlet, ann: Member
) -> None:
    ann.ask(f"/follow {outlet.feed}")
    outlet.refuse(404)
    assert outlet.wait_for_look() == 404
    eventually(lambda: "(404)" in ann.ask("/following").text, "note the failure")
    assert "Feeds\nHarbour Courier — 127.0.0.1 has no such page (404), since today" in ann.ask("/digest").text
    outlet.world.bot.restart()
    outlet.refuse(500)
    assert outlet.wait_for_look() == 500
    # The first failure counts, also after a kill.
    eventually(lambda: "(500), since yesterday" in ann.ask("/following").text, "note the next failure")
    outlet.publish(FERRY)
    outlet.wait_for_look()
    wait_for_lines(ann)
    assert "404" not in ann.ask("/following").text


def test_a_busy_site_is_left_in_peace(outlet: Outlet, ann: Member) -> None:
    # Under a name that no other test asks for: the whole host gets its rest.
    ann.ask(f"/follow {outlet.feed.replace('127.0.0.1', 'localhost')}")
    outlet.refuse(429, **{"Retry-After": "5400"})
    assert outlet.wait_for_look() == 429
    eventually(lambda: "asks me to come back" in ann.ask("/following").text, "note it")
    assert outlet.site.statuses("/feed.xml") == [200, 429]


def test_a_feed_that_is_gone_is_told_once_and_never_asked_for_again(outlet: Outlet, ann: Member) -> None:
    ann.ask(f"/follow {outlet.feed}")
    outlet.refuse(410)
    outlet.wait_for_look()
    told = outlet.world.telegram.wait_for(
        lambda: [message for message in ann.messages() if "is gone" in message.text], "tell that it is gone"
    )
    asked = len(outlet.site.answers)
    pass_day(outlet.world)
    assert "I no longer read it" in ann.ask("/following").text
    assert len(outlet.site.answers) == asked
    assert len(told) == 1


def test_where_the_bot_was_removed_nothing_is_read_until_it_is_back(
    world: World, outlet: Outlet, ann: Member
) -> None:
    outlet.site.texts["/other.xml"] = make_rss([OLD])
    ann.ask(f"/follow {outlet.server.url}/other.xml")
    desk = world.group_member()
    desk.ask(f"/follow@{BOT['username']} {outlet.feed}")
    outlet.publish(FERRY)
    world.telegram.fail("sendMessage", 403, "Forbidden: bot was kicked from the supergroup chat")
    outlet.wait_for_look()
    eventually(lambda: world.telegram.calls_of("sendMessage", chat_id=desk.chat_id)[-1].refusal, "be refused")
    outlet.publish(FLOOD)
    for _ in range(2):
        outlet.wait_for_look("/other.xml")
    assert outlet.site.statuses("/feed.xml") == [200, 200]
    desk.add_bot()
    outlet.wait_for_look()
    assert "Flood in Szeged" in wait_for_lines(desk).text
    desk.add_bot("kicked", before="member")
    assert "since I was removed" in desk.ask(f"/following@{BOT['username']}").text


# ── what goes well ───────────────────────────────────────────────────────────────────────────────


def test_a_site_is_followed_and_its_new_articles_come_by_themselves(outlet: Outlet, ann: Member) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" href="{outlet.feed}">'
    outlet.site.texts["/"] = f"<!doctype html><html><head>{link}</head><body><p>News.</p></body></html>"
    followed = ann.ask(f"/follow {outlet.server.url}/")
    assert "Following Harbour Courier, feed 1." in followed.text
    assert "It lists 1 article now. I read what is published from now on" in followed.text
    outlet.publish(FERRY, OLD)
    assert outlet.wait_for_look() == 200
    told = wait_for_lines(ann)
    assert (
        told.text
        == "New from Harbour Courier: Coastguard confirms 40 rescued from ferry off Split — 5 claims"
    )
    assert not told.link_preview
    ann.press(told, "Article 1")
    assert "Ivana Horvat" in ann.edited(told).text
    assert "12 passengers" in ann.ask("/claims injured").text
    assert outlet.wait_for_look() == 304
    outlet.publish(HOSPITAL, FLOOD, FERRY, OLD)
    outlet.wait_for_look()
    several = wait_for_lines(ann, 2)
    assert [line[:4] for line in several.text.splitlines()[2:]] == ["2 · ", "3 · "]
    assert several.labels() == ["2", "3"]
    assert outlet.site.statuses("/old") == []
    assert [outlet.site.statuses(path) for path in ARTICLES] == [[200]] * 3


def test_chats_that_follow_one_feed_share_each_visit_to_its_site(world: World, outlet: Outlet) -> None:
    members = [world.member(), world.member()]
    for member in members:
        member.ask(f"/follow {outlet.feed}")
    outlet.publish(FERRY, Item("/nowhere", "Nowhere"))
    outlet.wait_for_look()
    for member in members:
        assert "Coastguard confirms" in wait_for_lines(member).text
        member.ask("/unfollow 1")
    visits = [outlet.site.statuses(path) for path in ("/ferry", "/nowhere")]
    assert visits == [[200], [404]]


def test_silently_nothing_is_said(outlet: Outlet, ann: Member) -> None:
    assert "silently" in ann.ask(f"/follow {outlet.feed} silently").text
    outlet.publish(FERRY)
    outlet.wait_for_look()
    eventually(lambda: "1 article" in ann.ask("/articles").text, "read the article")
    assert lines(ann) == []


def test_in_a_forum_lines_go_to_the_topic_where_it_was_followed(world: World, outlet: Outlet) -> None:
    desk = world.group_member(thread_id=7)
    desk.ask(f"/follow@{BOT['username']} {outlet.feed}")
    outlet.publish(FERRY)
    outlet.wait_for_look()
    assert wait_for_lines(desk).thread_id == 7
    desk.ask(f"/unfollow@{BOT['username']} 1")


def test_a_kill_while_an_article_is_read_loses_nothing_and_repeats_nothing(
    outlet: Outlet, ann: Member
) -> None:
    ann.ask(f"/follow {outlet.feed}")
    outlet.publish(HOSPITAL, FERRY)
    outlet.site.held.add("/hospital")
    pass_day(outlet.world)
    assert outlet.site.arrived.wait(20)
    outlet.world.bot.kill()
    outlet.site.held.clear()
    outlet.world.bot.start()
    pass_day(outlet.world)
    eventually(lambda: "Ferry rescue" in all_told(ann), "tell of the one that it was reading")
    assert outlet.wait_for_look() == 304
    ann.settle()
    assert all_told(ann).count("Coastguard confirms") == 1
    assert all_told(ann).count("Ferry rescue") == 1


def test_feeds_move_with_their_group(world: World, outlet: Outlet) -> None:
    desk = world.group_member()
    desk.ask(f"/follow@{BOT['username']} {outlet.feed}")
    moved = world.group_member()
    desk.send_service(migrate_to_chat_id=moved.chat_id)
    moved.send_service(migrate_from_chat_id=desk.chat_id)
    assert "Harbour Courier" in moved.ask(f"/following@{BOT['username']}").text
    outlet.publish(FERRY)
    outlet.wait_for_look()
    wait_for_lines(moved)
    assert lines(desk) == []
    moved.ask(f"/unfollow@{BOT['username']} 1")


def test_what_is_closed_to_robots_is_left_alone_and_said(outlet: Outlet, ann: Member) -> None:
    outlet.site.texts["/robots.txt"] = "User-agent: *\nDisallow: /ferry\n"
    ann.ask(f"/follow {outlet.feed}")
    outlet.publish(FERRY, FLOOD)
    outlet.wait_for_look()
    assert "Flood in Szeged" in wait_for_lines(ann).text
    assert outlet.site.statuses("/ferry") == []
    eventually(lambda: "robots.txt" in ann.ask("/following").text, "say why")


def test_undo_takes_a_follow_back(outlet: Outlet, ann: Member) -> None:
    ann.ask(f"/follow {outlet.feed}")
    assert "does not follow Harbour Courier" in ann.ask("/undo").text
    assert "follows no feed yet" in ann.ask("/following").text
