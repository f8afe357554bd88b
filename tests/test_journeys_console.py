"""What members live through in the console: `python -m bot chat` as a process, with its input piped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.article_server import ArticleSite
from tests.commands import CommandLine
from tests.feed_samples import Item, make_rss
from tests.feed_site import FeedSite
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT, SMALL_TALK, as_page
from tests.loopback import LoopbackServer
from tests.saved_pages import load_pages

SAVED = ("paywall", "consent_wall", "robot_check", "undated", "liveblog")
TWIN = '<html><head><link rel="amphtml" href="/ferry"></head><p>Subscribe to continue reading</p></html>'
GONE = (
    "<html><head><title>Page not found</title></head><p>The page that you look for has moved away.</p></html>"
)
PAGES = {
    "/gone": GONE,
    "/ferry": as_page(FERRY_TEXT, site="Harbour Courier"),
    "/walled": TWIN,
    **{f"/{page.name}": page.data.decode() for page in load_pages() if page.name in SAVED},
}
FAR_PAST = "2000-01-01T00:00:00.000000+00:00"


@pytest.fixture
def bot(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path, {"FETCH_ALLOWED_HOSTS": "127.0.0.1"})


@pytest.fixture(scope="module")
def site() -> Iterator[LoopbackServer]:
    with ArticleSite(PAGES).serve() as server:
        yield server


def test_no_input_is_no_conversation(bot: CommandLine) -> None:
    assert bot.chat("") == ""


def test_a_pasted_article_is_answered_with_its_claims(bot: CommandLine) -> None:
    words = bot.chat(FERRY_TEXT)
    assert "Coastguard confirms 40 rescued" in words
    assert "Ivana Horvat — 12 passengers injured" in words
    assert "  > " in words


def test_an_article_is_asked_about_in_the_same_breath(bot: CommandLine) -> None:
    words = bot.chat(FERRY_TEXT, "/claims injured", "/compare injured", "/articles", "/digest")
    assert words.count("12 passengers") >= 3
    assert "Digest" in words


def test_a_timeline_and_questions_are_answered(bot: CommandLine) -> None:
    words = bot.chat(FERRY_TEXT, ".", FERRY_FOLLOW_UP, ".", "/timeline rescued")
    assert "Timeline · rescued" in words
    words = bot.chat("/ask how many passengers were injured?", "who denied that the ship was overloaded?")
    assert "12 passengers injured" in words
    assert "operator" in words
    assert "Nothing in this chat answers that." in bot.chat("how many passengers were killed near Split?")


def test_pages_that_keep_their_article_back_are_answered_with_what_to_do(
    bot: CommandLine, site: LoopbackServer
) -> None:
    words = " ".join(bot.chat(*(f"{site.url}/{name}" for name in (*SAVED, "walled", "gone"))).split())
    assert "shows only two paragraphs to non-subscribers: paste the text and I'll read that." in words
    assert "shows its cookie question instead of the article — paste the text" in words
    assert "checks for robots and doesn't let me in — paste the text" in words
    assert "says that there is no such page — paste the text" in words
    assert "Salt Ness Town Bulletin · undated, sent " in words
    assert "About 700 people" in words
    assert "Coastguard confirms 40 rescued" in words  # the twin of a page that shows nothing


def test_what_was_read_is_there_in_the_next_conversation(bot: CommandLine) -> None:
    bot.chat(FERRY_TEXT)
    assert "12 passengers" in bot.chat("/claims injured")


def test_two_articles_are_parted_by_a_dot(bot: CommandLine) -> None:
    words = bot.chat(FERRY_TEXT, ".", FERRY_FOLLOW_UP, ".", "/compare injured")
    comparison = words.rpartition("[")[0]
    assert "12" in comparison
    assert "15" in comparison
    assert "2 articles" in bot.chat("/articles")


def test_a_file_is_read_by_its_path(bot: CommandLine) -> None:
    (bot.folder / "ferry.txt").write_text(FERRY_TEXT)
    (bot.folder / "flood.html").write_text(as_page(FLOOD_TEXT, site="Tisza Monitor"))
    words = bot.chat("ferry.txt", str(bot.folder / "flood.html"), "missing.txt")
    assert "Ivana Horvat" in words
    assert "Tisza Monitor" in words
    assert "missing.txt cannot be read" in words


def test_a_link_is_fetched_and_known_again_without_its_tracking(
    bot: CommandLine, site: LoopbackServer
) -> None:
    words = bot.chat(f"{site.url}/ferry", f"{site.url}/ferry?utm_source=chat")
    assert "Ivana Horvat" in words
    assert "Already here" in words


def test_a_link_that_cannot_be_read_is_told_and_remembered(bot: CommandLine, site: LoopbackServer) -> None:
    words = bot.chat(f"{site.url}/nothing", "/digest")
    assert "paste the text" in words
    assert "1 link could not be read" in words


def test_a_link_into_the_own_network_is_refused(tmp_path: Path, site: LoopbackServer) -> None:
    words = CommandLine(tmp_path).chat(f"{site.url}/ferry")
    assert "Ivana Horvat" not in words
    assert words.strip()


def test_small_talk_gets_a_kind_line(bot: CommandLine) -> None:
    assert "/help" in bot.chat(SMALL_TALK)


def test_numbers_turn_pages_and_undo(bot: CommandLine) -> None:
    words = bot.chat(FLOOD_TEXT, ".", "1", "1", "/articles")
    assert "[1] All" in words
    assert "page 1/" in words
    assert "page 2/" in words
    assert "Removed" in bot.chat("/article 1", "2", "1")


def test_undo_takes_the_last_article_back(bot: CommandLine) -> None:
    words = bot.chat(FERRY_TEXT, "/undo", "/undo")
    assert "Removed" in words
    assert "nothing to undo" in words


def test_charts_tables_and_exports_are_saved_and_told(bot: CommandLine) -> None:
    bot.chat(FERRY_TEXT, ".", FERRY_FOLLOW_UP)
    words = bot.chat("/compare injured", "3", "/compare injured", "4", "/export csv injured")
    saved = [
        Path(line.removeprefix("Saved as ")) for line in words.splitlines() if line.startswith("Saved as ")
    ]
    assert [path.suffix for path in saved] == [".png", ".csv", ".csv"]
    assert saved[0].read_bytes().startswith(b"\x89PNG")
    assert all(path.stat().st_size > 0 for path in saved)
    assert "claimant" in words.partition("Saved as")[0], "the caption says what the chart says"


def test_a_claim_is_fixed_and_the_fix_taken_back(bot: CommandLine) -> None:
    words = bot.chat(
        FERRY_TEXT, "/claim 3", "/fix 3 figure=>=14", "/compare injured", "/fix 3 undo", "/claim 3"
    )
    assert "Who: Ivana Horvat" in words
    assert "#3✎ Ivana Horvat — ≥14 passengers injured" in words
    assert "figure: 12 again" in words
    assert "✎ figure: 12 → at least 14 · you" in words
    assert "taken back by you" in words


def test_a_line_that_begins_with_fix_is_about_the_claim_last_shown(bot: CommandLine) -> None:
    words = bot.chat(
        "fix: figure=14", FERRY_TEXT, "/claim 3", "fix: claimant = Marko Babic", "/claims from:babic"
    )
    assert "Which claim?" in words
    assert "#3✎ Marko Babic — 12 passengers injured" in words


def test_what_is_no_claim_is_taken_out_by_its_number_and_back_by_a_button(bot: CommandLine) -> None:
    words = bot.chat(FERRY_TEXT, "/fix 3 delete", "/claims injured", "/fix 3 undo", "/claims injured")
    assert words.count("Nothing in this chat matches") == 1
    assert "It is a claim again." in words


def test_names_and_grades_are_kept_and_taken_back(bot: CommandLine) -> None:
    bot.chat(FERRY_TEXT, "/alias MTI = Ivana Horvat", "/grade MTI D")
    words = bot.chat(
        "/claims injured from:MTI", "/sources", "/alias", "/grade MTI undo", "/alias undo", "/grade"
    )
    assert "12 passengers" in words
    assert "Ivana Horvat · D" in words
    assert "1. MTI = Ivana Horvat · you" in words
    assert "MTI is F again" in words
    assert "two again" in words
    assert "No grades yet" in bot.chat("/grade")


def test_a_mistake_does_not_end_the_conversation(bot: CommandLine) -> None:
    words = bot.chat("/claims from:", "7", "/article 12", "/frobnicate", "/help")
    for line in ("from:pentagon", "no button [7]", "no article 12", "I don't know /frobnicate", "/compare"):
        assert line in words


def test_leaving_ends_the_conversation(bot: CommandLine) -> None:
    assert "/compare" not in bot.chat("/quit", "/help")


def test_bytes_that_are_no_text_do_not_end_the_conversation(bot: CommandLine) -> None:
    result = bot.run("chat", piped=b"\xff\xfe hello\n/help\n")
    assert result.status == 0
    assert "/compare" in result.out


def test_run_without_a_token_says_so_in_one_line_and_starts_the_conversation(bot: CommandLine) -> None:
    for arguments in ((), ("run",)):
        result = bot.run(*arguments, piped=f"{FERRY_TEXT}\n/claims injured\n")
        assert result.status == 0
        assert "TELEGRAM_BOT_TOKEN" in result.err
        assert result.err.count("\n") == 1
        assert "12 passengers" in result.out


def test_a_feed_is_read_when_the_chat_is_opened_after_its_time_has_come(bot: CommandLine) -> None:
    site = FeedSite({"/ferry": PAGES["/ferry"]})
    with site.serve() as server:
        site.texts["/feed.xml"] = make_rss([], site=server.url)
        followed = bot.run("follow", f"{server.url}/feed.xml")
        assert "Following Harbour Courier, feed 1." in followed.out
        site.texts["/feed.xml"] = make_rss([Item("/ferry", "Ferry")], site=server.url)
        assert bot.chat("") == "", "its time has not come"
        with closing(sqlite3.connect(bot.folder / "claims.sqlite3")) as database, database:
            database.execute("UPDATE feeds SET next_at = ?", [FAR_PAST])
        words = bot.chat("/claims injured")
        assert words.startswith("New from Harbour Courier: Coastguard confirms")
        assert "12 passengers" in words
        assert "read just now · latest article just now" in bot.run("following").out
        assert "No longer following" in bot.run("unfollow", "1").out


def test_what_stands_behind_read_is_read_whatever_it_is(bot: CommandLine) -> None:
    words = bot.chat("/read My cousin says 3 boats sank near Belmora, who knows", "/articles", "/read")
    assert "3 boats" in words
    assert "1 article" in words
    assert "What should I read?" in words
