"""Articles read again, over a real storage, with a web and a clock that are faked at the edge."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.claims import extract_claims
from bot.console.terminal import plain_text
from bot.errors import NotFoundError, QueryError, SourceError
from bot.models import Article, Document, Link, Message, Pasted, Source
from bot.pipeline import Pipeline
from bot.rereading import MAX_EDITED_AGE, REREAD_AFTER, is_cut
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.journey_articles import FLOOD_TEXT, SMALL_TALK, as_page
from tests.talking import CHAT, NOW, answered, ask, press_named, read, submission

URL = "https://courier.example/dam"
FIRST = """\
Dam burst kills 30 in Velm, mayor says

Ansel, December 19, 2024

The mayor of Velm, Ada Holm, said on Thursday that 30 people were killed when the dam burst.

Holm said that 12 people were missing. The army said that the bridge at Ansel had not been damaged.

Dunholm Power said that the dam had been inspected in May.
"""
SECOND = """\
Dam burst kills 34 in Velm, mayor says

Ansel, December 19, 2024

The mayor of Velm, Ada Holm, said on Thursday that 34 people were killed when the dam burst.

The army said that the bridge at Ansel had not been damaged. Holm said that 400 people were in shelters.

Dunholm Power said that the dam had been inspected in May.
"""
SOON = NOW + REREAD_AFTER - timedelta(minutes=1)
LATER = NOW + REREAD_AFTER


@pytest.fixture
def web() -> FakeFetcher:
    return FakeFetcher({URL: page(FIRST)})


@pytest.fixture
def pipeline(storage: Storage, web: FakeFetcher) -> Pipeline:
    return Pipeline(storage, web)


def page(text: str) -> str:
    return as_page(text, site="Harbour Courier")


async def send(pipeline: Pipeline, source: Source, message_id: int, sent_at: datetime = NOW) -> str:
    answer = await pipeline.read(submission(source, message_id=message_id, sent_at=sent_at))
    return plain_text(answer.html) if answer else ""


async def edit(
    pipeline: Pipeline, *sources: Source, message_id: int = 1, at: datetime = LATER, **changes: object
) -> str:
    """The answer to a message that says this since it was edited."""
    edited = submission(*sources, message_id=message_id, **changes)
    answer = await pipeline.read_edited(edited, at)
    return plain_text(answer.html) if answer else ""


# ── /refresh: what cannot be read again ──────────────────────────────────────────────────────────


REFUSED = [
    ("/refresh", NotFoundError, "no article here yet"),
    ("/refresh 7", NotFoundError, "no article 7"),
    ("/refresh 99999999999999999999", NotFoundError, "no article"),
    ("/refresh ferry", QueryError, "/refresh 12"),
    ("/refresh https://courier.example/other", NotFoundError, "Send it alone"),
]


@pytest.mark.parametrize(("line", "error", "told"), REFUSED)
async def test_what_is_not_here_cannot_be_read_again(
    pipeline: Pipeline, line: str, error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        await ask(pipeline, line)


async def test_a_pasted_article_has_no_link_to_read_again(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FIRST))
    with pytest.raises(SourceError, match="no link"):
        await ask(pipeline, "/refresh")


async def test_a_link_that_does_not_answer_now_leaves_the_article_as_it_is(
    pipeline: Pipeline, storage: Storage, web: FakeFetcher
) -> None:
    await read(pipeline, Link(URL))
    web.pages.clear()
    with pytest.raises(SourceError):
        await ask(pipeline, "/refresh 1")
    assert (await storage.get_article(CHAT, 1)).version == 1


async def test_a_link_that_leads_to_another_article_now_is_no_version(
    pipeline: Pipeline, storage: Storage, web: FakeFetcher
) -> None:
    await read(pipeline, Link(URL))
    web.pages["https://courier.example/flood"] = page(FLOOD_TEXT)
    web.redirects[URL] = "https://courier.example/flood"
    with pytest.raises(SourceError, match="send that address"):
        await ask(pipeline, "/refresh 1")
    assert (await storage.get_article(CHAT, 1)).version == 1


async def test_a_page_that_shows_only_a_part_now_is_no_version(
    pipeline: Pipeline, storage: Storage, web: FakeFetcher
) -> None:
    web.pages[URL] = page(FIRST + "\n".join(f"Guard {n} said that gate {n} was open." for n in range(20)))
    await read(pipeline, Link(URL))
    web.pages[URL] = page(FIRST)
    with pytest.raises(SourceError, match="only a part"):
        await ask(pipeline, "/refresh 1")
    assert (await storage.get_article(CHAT, 1)).version == 1


# ── a page that shows only the beginning ─────────────────────────────────────────────────────────

PROMPT = "<p>Log in to read the full story</p>"


def beginning(text: str = FIRST, paragraphs: int = 2) -> str:
    """The page for those who do not subscribe."""
    title, byline, *rest = text.strip().split("\n\n")
    shown = page("\n\n".join([title, byline, *rest[:paragraphs]]))
    return shown.replace("</article>", f"{PROMPT}</article>")


async def test_that_a_page_shows_only_its_beginning_is_told_wherever_it_is_shown(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    web.pages[URL] = beginning()
    told = "courier.example shows only two paragraphs"
    assert told in await read(pipeline, Link(URL))
    assert told in await answered(pipeline, "/article 1")
    assert told in plain_text((await pipeline.press(CHAT, "a:1:1", NOW)).html)
    assert told in await send(pipeline, Link(URL), 2, SOON)
    assert told in await answered(pipeline, "/refresh")
    assert "only its beginning" in await answered(pipeline, "/articles")


async def test_a_longer_reading_is_no_change_of_what_the_outlet_claims(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    longer = f"{FIRST}\nThe harbour office said that 9 boats had sunk.\n"
    web.pages[URL] = beginning(longer)
    await read(pipeline, Link(URL))
    web.pages[URL] = beginning(longer, paragraphs=3)
    words = await answered(pipeline, "/refresh")
    assert "the page shows more of it now; on 19 Dec it showed two paragraphs" in words
    web.pages[URL] = page(longer)
    words = await answered(pipeline, "/refresh")
    assert "the page shows all of it now; on 19 Dec it showed three paragraphs" in words
    assert "9 boats" in words[words.index("Not shown before") :]
    for wrong in ("changed since", "New\n", "No longer", "shows only"):
        assert wrong not in words
    assert "shows only" not in await answered(pipeline, "/article 1")


async def test_a_longer_reading_tells_what_changed_in_the_beginning(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    web.pages[URL] = beginning(paragraphs=2)
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    words = await answered(pipeline, "/refresh")
    assert "Ada Holm — 34 people killed · was 30" in words[: words.index("Not shown before")]


async def test_undo_of_a_longer_reading_gives_the_beginning_back(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    web.pages[URL] = beginning()
    await read(pipeline, Link(URL))
    web.pages[URL] = page(FIRST)
    await answered(pipeline, "/refresh")
    await answered(pipeline, "/undo")
    assert "shows only two paragraphs" in await answered(pipeline, "/article 1")


async def test_a_shorter_reading_loses_no_claim(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    await read(pipeline, Link(URL))
    before = await storage.list_claims(CHAT, 1)
    web.pages[URL] = beginning()
    with pytest.raises(SourceError, match="only a part"):
        await answered(pipeline, "/refresh")
    assert await storage.list_claims(CHAT, 1) == before
    web.pages[URL] = beginning(FIRST.replace("30", "34"))
    words = await answered(pipeline, "/refresh")
    assert "Ada Holm — 34 people killed · was 30" in words
    assert "No longer" not in words
    assert len(await storage.list_claims(CHAT, 1)) == len(before)
    assert "shows only" not in await answered(pipeline, "/article 1")


# ── what an earlier version of the bot kept ──────────────────────────────────────────────────────


async def test_a_headline_that_was_kept_in_the_text_is_no_change(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    title, _, *paragraphs = FIRST.strip().split("\n\n")
    article = Article(
        "\n".join([title, *paragraphs]), title, "Harbour Courier", NOW.date(), url=URL, received=NOW.date()
    )
    claims = extract_claims(article)
    await storage.add_article(
        CHAT, article, claims, sender="Mira", received_at=NOW, message_id=1, origin=None
    )
    before = [one.number for one in await storage.list_claims(CHAT, 1)]
    assert (await answered(pipeline, "/refresh")).startswith("Nothing changed since 19 Dec")
    web.pages[URL] = page(SECOND)
    words = await answered(pipeline, "/refresh")
    assert "The headline said 30, now 34." in words
    assert "34 people killed · was 30" in words
    assert words[words.index("No longer in it") :].count("#") == 1, "the missing, and not the headline's"
    assert len(await storage.list_claims(CHAT, 1)) == len(before)


# ── a live blog ──────────────────────────────────────────────────────────────────────────────────


def live(*hours: int) -> str:
    """A page with an entry of each hour."""
    entries = "".join(
        f'<div itemprop="liveBlogUpdate"><time datetime="2024-12-19T{hour:02}:05:00+01:00">now</time>'
        f"<h2>Water at {hour}</h2><p>The Teal had risen by {hour * 10} cm, Mayor Ada Holm said.</p></div>"
        for hour in hours
    )
    return f"<html><head><title>Flood</title></head><body><h1>Flood on the Teal</h1>{entries}</body></html>"


def untimed(*hours: int) -> str:
    """The same in the page's data, without times."""
    told = [f"The Teal had risen by {hour * 10} cm, Mayor Ada Holm said." for hour in hours]
    updates = [{"@type": "BlogPosting", "articleBody": one} for one in told]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Flood", "liveBlogUpdate": updates})
    script = f'<script type="application/ld+json">{data}</script>'
    return f"<html><head><title>Flood</title>{script}</head><body><h1>Flood on the Teal</h1></body></html>"


@pytest.mark.parametrize("blog", [live, untimed])
async def test_what_scrolled_away_from_a_live_blog_is_still_claimed(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage, blog: Callable[..., str]
) -> None:
    web.pages[URL] = blog(7, 6, 5)
    await read(pipeline, Link(URL))
    before = [one.number for one in await storage.list_claims(CHAT, 1)]
    web.pages[URL] = blog(9, 8, 7)
    words = await answered(pipeline, "/refresh")
    assert "90 cm" in words[words.index("New\n") :]
    assert "No longer" not in words
    assert set(before) <= {one.number for one in await storage.list_claims(CHAT, 1)}
    assert "no longer" not in await answered(pipeline, "/timeline teal")
    assert (await answered(pipeline, "/refresh")).startswith("Nothing changed")
    web.pages[URL] = live(9, 7)
    words = await answered(pipeline, "/refresh")
    assert "80 cm" in words[words.index("No longer in it\n") :]


CUT = [
    ("one two three four five six", "one two", True),
    ("one two three four five six", "one two three four", False),
    ("one two three four five six", "nine ten", False),
    ("one two", "one two three", False),
]


@pytest.mark.parametrize(("known", "found", "cut"), CUT)
def test_a_text_that_is_cut_has_less_and_nothing_else(known: str, found: str, *, cut: bool) -> None:
    assert is_cut(known, found) is cut


async def test_a_page_that_has_another_articles_text_now_names_that(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    await read(pipeline, Link(URL))
    web.pages["https://courier.example/2"] = page(SECOND)
    await read(pipeline, Link("https://courier.example/2"), message_id=2)
    web.pages[URL] = page(SECOND)
    with pytest.raises(SourceError, match="/article 2"):
        await ask(pipeline, "/refresh 1")


# ── /refresh: what changed ───────────────────────────────────────────────────────────────────────


async def test_nothing_changed_is_said_and_nothing_is_stored(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Link(URL))
    assert (await answered(pipeline, "/refresh")).startswith("Nothing changed since 19 Dec → article 1")
    assert (await storage.get_article(CHAT, 1)).version == 1


@pytest.mark.parametrize("line", ["/refresh", "/refresh 1", "/refresh #1", f"/refresh {URL}?utm_source=x"])
async def test_the_difference_is_shown(pipeline: Pipeline, web: FakeFetcher, line: str) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    words = await answered(pipeline, line)
    assert "The headline said 30, now 34." in words
    assert "Ada Holm — 34 people killed · was 30" in words
    new, gone = words.index("New\n"), words.index("No longer in it\n")
    assert "400 people" in words[new:gone]
    assert "12 people missing" in words[gone:]
    assert "2 claims as before" in words


async def test_what_an_article_says_now_is_what_is_found_and_compared(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    await answered(pipeline, "/refresh")
    killed = await answered(pipeline, "/claims killed")
    assert "34 people killed" in killed
    assert "30 people killed" not in killed
    assert "30" not in (await answered(pipeline, "/compare killed")).replace("300", "")


async def test_what_an_article_said_stands_in_the_claim_and_in_the_timeline(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    await answered(pipeline, "/refresh")
    (lead,) = [r for r in await storage.list_claims(CHAT, 1) if r.claim.claimant == "Ada Holm" and r.earlier]
    assert "30 people killed · Harbour Courier, until 19 Dec" in await answered(
        pipeline, f"/claim {lead.number}"
    )
    timeline = await answered(pipeline, "/timeline people")
    assert "34 people killed · ↑ from 30" in timeline
    assert "12 people missing · no longer in the article since 19 Dec" in timeline


async def test_a_claim_that_is_gone_is_shown_in_the_words_it_had(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    await read(pipeline, Link(URL))
    missing = next(r for r in await storage.list_claims(CHAT, 1) if "missing" in r.claim.text)
    web.pages[URL] = page(SECOND)
    await answered(pipeline, "/refresh")
    words = await answered(pipeline, f"/claim {missing.number}")
    assert "No longer in the article since 19 Dec." in words
    assert "12 people were missing" in words
    assert "had not been damaged" in words, "the sentence after it, as the article had it"


async def test_the_same_message_after_a_kill_has_the_same_answer(
    pipeline: Pipeline, storage: Storage, web: FakeFetcher
) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    first = await answered(pipeline, "/refresh", 50)
    assert await answered(pipeline, "/refresh", 50) == first
    assert (await storage.get_article(CHAT, 1)).version == 2


async def test_other_words_for_the_same_claims_are_told_as_such(pipeline: Pipeline, web: FakeFetcher) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(FIRST.replace("when the dam burst", "as the dam burst"))
    assert "the text changed since 19 Dec, its claims did not" in await answered(pipeline, "/refresh")


async def test_the_changes_are_shown_again_from_the_article(pipeline: Pipeline, web: FakeFetcher) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    difference = await answered(pipeline, "/refresh")
    article = await ask(pipeline, "/article 1")
    assert "changed on 19 Dec" in plain_text(article.html)
    again = await pipeline.press(CHAT, press_named(article, "changed"), NOW)
    assert plain_text(again.html) == difference


async def test_a_digest_has_what_articles_said_at_its_beginning_and_say_now(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    await read(pipeline, Link(URL))
    for number, hours in ((32, 30), (34, 40), (36, 50)):
        web.pages[URL] = page(FIRST.replace("30", str(number)))
        await ask(pipeline, "/refresh", NOW + timedelta(hours=hours))
    digest = plain_text((await ask(pipeline, "/digest", NOW + timedelta(hours=59))).html)
    (line,) = (line for line in digest.splitlines() if line.startswith("1 · Harbour Courier"))
    assert "36 people killed, was 32" in line
    assert "Quiet day" in plain_text((await ask(pipeline, "/digest", NOW + timedelta(hours=80))).html)


# ── taken back ───────────────────────────────────────────────────────────────────────────────────


async def refresh_changed(pipeline: Pipeline, web: FakeFetcher) -> Message:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    return await ask(pipeline, "/refresh")


async def test_undo_takes_back_a_change_that_came_last_then_the_article(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    await refresh_changed(pipeline, web)
    assert (await answered(pipeline, "/undo", 60)).startswith("Article 1 is again as it was read on 19 Dec")
    assert await answered(pipeline, "/undo", 60) == await answered(pipeline, "/undo", 60)
    assert (await storage.get_article(CHAT, 1)).version == 1
    assert "30 people killed" in await answered(pipeline, "/claims killed")
    assert (await answered(pipeline, "/undo", 61)).startswith("Removed")


async def test_undo_takes_back_an_article_that_came_after_a_change(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    await refresh_changed(pipeline, web)
    await send(pipeline, Pasted(FLOOD_TEXT), 9, NOW + timedelta(minutes=1))
    assert "Tisza" in await answered(pipeline, "/undo") or await storage.count_articles(CHAT) == 1
    assert (await storage.get_article(CHAT, 1)).version == 2


async def test_the_button_takes_back_its_own_change_only(pipeline: Pipeline, web: FakeFetcher) -> None:
    changed = await refresh_changed(pipeline, web)
    undo = press_named(changed, "undo")
    assert "again as it was" in (await pipeline.press(CHAT, undo, NOW)).html
    with pytest.raises(NotFoundError):
        await pipeline.press(CHAT, undo, NOW)


# ── a link sent again ────────────────────────────────────────────────────────────────────────────


async def test_a_link_sent_again_soon_is_not_fetched(pipeline: Pipeline, web: FakeFetcher) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    assert (await send(pipeline, Link(URL), 2, SOON)).startswith("Already here")
    assert web.visits[URL] == 1


async def test_a_link_sent_again_later_shows_what_changed(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage
) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    words = await send(pipeline, Link(URL), 2, LATER)
    assert "The headline said 30, now 34." in words
    assert await send(pipeline, Link(URL), 2, LATER) == words, "the same message, after a kill"
    assert (await storage.get_article(CHAT, 1)).version == 2


@pytest.mark.parametrize("now", [page(FIRST), None], ids=["unchanged", "gone"])
async def test_a_link_sent_again_later_that_says_nothing_new_is_already_here(
    pipeline: Pipeline, web: FakeFetcher, storage: Storage, now: str | None
) -> None:
    await read(pipeline, Link(URL))
    web.pages = {URL: now} if now else {}
    assert (await send(pipeline, Link(URL), 2, LATER)).startswith("Already here since 19 Dec → article 1")
    assert (await storage.get_article(CHAT, 1)).version == 1
    assert await storage.list_failures(CHAT, NOW) == []


# ── edited messages ──────────────────────────────────────────────────────────────────────────────


async def test_an_edited_article_is_answered_with_what_changed(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FIRST))
    words = await edit(pipeline, Pasted(SECOND))
    assert "The headline said 30, now 34." in words
    assert await edit(pipeline, Pasted(SECOND)) == words, "the same edit, after a kill"
    assert (await storage.get_article(CHAT, 1)).version == 2
    assert await storage.count_articles(CHAT) == 1


async def test_an_edit_that_changes_no_claim_gets_no_answer(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FIRST))
    assert await edit(pipeline, Pasted(FIRST)) == ""
    assert await edit(pipeline, Pasted(FIRST.replace("when the dam", "as the dam")), private=False) == ""
    assert "as the dam" in (await storage.get_article(CHAT, 1)).article.text


async def test_an_edit_back_is_a_version_too(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FIRST))
    await edit(pipeline, Pasted(SECOND), at=LATER)
    words = await edit(pipeline, Pasted(FIRST), at=LATER + timedelta(minutes=1))
    assert "The headline said 34, now 30." in words


async def test_an_edit_older_than_what_is_known_is_ignored(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FIRST))
    await edit(pipeline, Pasted(SECOND), at=LATER)
    assert await edit(pipeline, Pasted(FIRST), at=LATER - timedelta(minutes=1)) == ""
    assert "34" in ((await storage.get_article(CHAT, 1)).article.title or "")


async def test_talk_that_is_edited_to_an_article_is_read_as_new(pipeline: Pipeline, storage: Storage) -> None:
    words = await edit(pipeline, Pasted(FIRST))
    assert "Ada Holm" in words
    assert await edit(pipeline, Pasted(FIRST)) == words, "the same edit, after a kill"
    assert await storage.count_articles(CHAT) == 1


async def test_old_talk_that_is_edited_to_an_article_is_left_alone(
    pipeline: Pipeline, storage: Storage
) -> None:
    late = NOW + MAX_EDITED_AGE + timedelta(seconds=1)
    assert await edit(pipeline, Pasted(FIRST), at=late) == ""
    assert await storage.count_articles(CHAT) == 0


async def test_an_article_that_is_edited_away_stays(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FIRST))
    assert await edit(pipeline) == ""
    assert (await storage.get_article(CHAT, 1)).version == 1


async def test_a_comment_edited_beside_a_link_reads_nothing_again(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    await read(pipeline, Link(URL))
    web.pages[URL] = page(SECOND)
    assert await edit(pipeline, Link(URL)) == ""
    assert web.visits[URL] == 1


async def test_a_link_added_to_a_message_is_read(pipeline: Pipeline, web: FakeFetcher) -> None:
    await read(pipeline, Link(URL))
    web.pages["https://courier.example/flood"] = page(FLOOD_TEXT)
    words = await edit(pipeline, Link(URL), Link("https://courier.example/flood"))
    assert "Harbour Courier" in words
    assert "Velm" not in words


async def test_of_several_texts_only_the_edited_one_is_another(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FLOOD_TEXT), Pasted(FIRST))
    words = await edit(pipeline, Pasted(FLOOD_TEXT), Pasted(SECOND))
    assert "The headline said 30, now 34." in words
    assert [(await storage.get_article(CHAT, number)).version for number in (1, 2)] == [1, 2]
    assert await storage.count_articles(CHAT) == 2


async def test_a_file_stays_when_its_caption_becomes_an_article(pipeline: Pipeline, storage: Storage) -> None:
    file = Document("flood.txt", FLOOD_TEXT.encode())
    await read(pipeline, file)
    assert "Ada Holm" in await edit(pipeline, file, Pasted(FIRST))
    assert (await storage.get_article(CHAT, 1)).version == 1
    assert await storage.count_articles(CHAT) == 2


async def test_a_page_never_becomes_what_is_pasted_in_place_of_its_link(
    pipeline: Pipeline, storage: Storage
) -> None:
    await read(pipeline, Link(URL))
    await edit(pipeline, Pasted(FLOOD_TEXT))
    assert (await storage.get_article(CHAT, 1)).version == 1
    assert await storage.count_articles(CHAT) == 2


async def test_an_edit_beside_a_link_that_leads_elsewhere_tells_nothing_again(
    pipeline: Pipeline, web: FakeFetcher
) -> None:
    short = "https://short.example/a"
    web.redirects[short] = URL
    await read(pipeline, Link(short))
    assert await edit(pipeline, Link(short)) == ""


async def test_an_edited_comment_beside_a_link_is_the_note_now(pipeline: Pipeline, storage: Storage) -> None:
    await pipeline.read(submission(Link(URL), note="What do you think?"))
    await edit(pipeline, Link(URL), note="What do you all think?")
    assert [one.text for one in (await storage.get_article(CHAT, 1)).notes] == ["What do you all think?"]
    await edit(pipeline, Link(URL))
    assert (await storage.get_article(CHAT, 1)).notes == ()


async def test_a_group_is_spared_an_edit_of_small_talk(pipeline: Pipeline) -> None:
    assert SMALL_TALK
    edited = replace(submission(private=False), question="Who said that?")
    assert await pipeline.read_edited(edited, LATER) is None
