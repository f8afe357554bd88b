"""Articles read again: what stays, what changes, what is gone, and that it can be taken back."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import aiosqlite
import pytest

from bot.errors import NotFoundError
from bot.models import ArticleRecord, Claim, ClaimQuery, Fate, Stance
from bot.team import EditField
from storage import Change, Editing, Rereading, Storage, Undone
from storage.article_rows import article_columns
from storage.articles import MAX_AHEAD
from storage.copies import list_bands, sign_text
from storage.editing import get_key
from storage.fingerprint import fingerprint
from storage.rows import Columns, claim_columns, insert, moment
from storage.schema import MIGRATIONS, migrate
from storage.terms import list_terms
from tests.builders import RECEIVED_AT, make_article, make_claim, make_figure
from tests.storing import CHAT, OTHER_CHAT, keep, search

LATER = RECEIVED_AT + timedelta(hours=5)
LAST = RECEIVED_AT + timedelta(hours=9)


def killed(number: int, **changes: object) -> Claim:
    text = f"{number} people were killed in Velm."
    figure = make_figure(value=number, unit="people", measure="killed")
    return make_claim(text=text, figures=(figure,), claimant="the mayor", **changes)


CURFEW = make_claim(text="There would be a curfew.", claimant="the mayor")
BRIDGE = make_claim(text="The bridge had not been damaged.", claimant="the army")


async def reread(
    storage: Storage,
    *claims: Claim,
    number: int = 1,
    text: str = "Now it says this.",
    at: int = 1,
    title: str | None = "Report",
) -> ArticleRecord:
    """The article with these claims, found on a later occasion."""
    article = make_article(text=text, title=title)
    moment = RECEIVED_AT + timedelta(hours=at)
    return await storage.add_version(CHAT, number, article, claims, Rereading(moment, 700 + at))


async def numbers(storage: Storage, article: int = 1) -> list[int]:
    return [record.number for record in await storage.list_claims(CHAT, article)]


async def fates(storage: Storage, version: int = 1) -> list[tuple[int, Fate, int | None]]:
    found = await storage.get_version(CHAT, 1, version)
    assert found
    return [(one.number, one.fate, one.became) for one in found.readings]


# ── what there is not ────────────────────────────────────────────────────────────────────────────


async def test_an_article_that_is_not_here_gets_no_version(storage: Storage) -> None:
    with pytest.raises(NotFoundError):
        await reread(storage)


async def test_an_article_that_was_read_once_has_no_earlier_version(storage: Storage) -> None:
    record = await keep(storage, CURFEW)
    assert (record.version, record.changed_at, record.read_at) == (1, None, RECEIVED_AT)
    assert await storage.get_version(CHAT, 1, 1) is None
    assert await storage.get_last_changed(CHAT) is None
    with pytest.raises(NotFoundError):
        await storage.delete_version(CHAT, 1, 1)


async def test_the_same_words_make_no_version(storage: Storage) -> None:
    record = await keep(storage, CURFEW, text="“It goes on,” she said.")
    assert await reread(storage, CURFEW, text='"it goes  ON," she said.') == record


async def test_the_words_of_another_article_make_no_version(storage: Storage) -> None:
    record = await keep(storage, CURFEW)
    await keep(storage, BRIDGE, text="The other one.")
    assert await reread(storage, text="The other one.") == record


# ── the version that counts ──────────────────────────────────────────────────────────────────────


async def test_an_article_is_as_it_was_read_last(storage: Storage) -> None:
    first = await keep(storage, CURFEW)
    record = await reread(storage, BRIDGE, text="Now it says this.", title="Another headline")
    assert (record.article.text, record.article.title) == ("Now it says this.", "Another headline")
    assert (record.version, record.changed_by) == (2, 701)
    assert record.read_at == RECEIVED_AT + timedelta(hours=1)
    assert (record.sender, record.message_id, record.article.url) == (
        first.sender,
        first.message_id,
        first.article.url,
    )
    assert await storage.get_article(CHAT, 1) == record
    assert await storage.get_last_changed(CHAT) == record


async def test_what_a_later_reading_does_not_find_stays(storage: Storage) -> None:
    first = await keep(storage, CURFEW)
    article = make_article(text="Now it says this.", title=None, outlet=None, published=None)
    record = await storage.add_version(CHAT, 1, article, [], Rereading(LATER, 9))
    kept = (record.article.title, record.article.outlet, record.article.published)
    assert kept == (first.article.title, first.article.outlet, first.article.published)


async def test_what_an_article_said_is_kept_with_its_claims(storage: Storage) -> None:
    first = await keep(storage, CURFEW, killed(30))
    await reread(storage, BRIDGE)
    version = await storage.get_version(CHAT, 1, 1)
    assert version
    assert version.article == first.article
    assert (version.since, version.until) == (RECEIVED_AT, RECEIVED_AT + timedelta(hours=1))
    assert [one.claim for one in version.readings] == [CURFEW, killed(30)]


async def test_an_article_is_found_by_the_words_of_every_version(storage: Storage) -> None:
    await keep(storage, text="First it said that.", url=None)
    record = await reread(storage, text="Now it says this.")
    for text in ("First it said that.", "Now it says this."):
        assert await storage.find_article(CHAT, url=None, text=text) == record
        assert await storage.find_article(OTHER_CHAT, url=None, text=text) is None


# ── claims ───────────────────────────────────────────────────────────────────────────────────────


async def test_claims_that_stay_keep_their_numbers_and_what_is_new_gets_one(storage: Storage) -> None:
    await keep(storage, CURFEW, BRIDGE)
    await reread(storage, killed(3), BRIDGE, CURFEW)
    assert sorted(await numbers(storage)) == [1, 2, 3]
    assert await fates(storage) == [(1, Fate.KEPT, 1), (2, Fate.KEPT, 2)]


async def test_a_changed_figure_stays_under_its_number_with_the_old_one_beside_it(storage: Storage) -> None:
    await keep(storage, killed(30))
    await reread(storage, killed(34))
    record = await storage.get_claim(CHAT, 1)
    assert record.claim == killed(34)
    ((old,),) = [record.earlier]
    assert (old.claim, old.fate, old.became) == (killed(30), Fate.CHANGED, 1)
    assert await search(storage, "killed") == [record]


async def test_a_changed_stance_is_a_change(storage: Storage) -> None:
    await keep(storage, BRIDGE)
    await reread(storage, replace(BRIDGE, stance=Stance.DENIED))
    assert await fates(storage) == [(1, Fate.CHANGED, 1)]


async def test_a_claim_that_is_gone_is_found_by_its_number_only(storage: Storage) -> None:
    await keep(storage, CURFEW, BRIDGE)
    await reread(storage, BRIDGE, at=2)
    record = await storage.get_claim(CHAT, 1)
    assert record.claim == CURFEW
    assert record.withdrawn == RECEIVED_AT + timedelta(hours=2)
    assert [one.article_number for one in record.appearances] == [1]
    assert await search(storage, "curfew") == []
    assert await storage.count_claims(CHAT, ClaimQuery()) == 1
    assert await storage.search_withdrawn(CHAT, ClaimQuery(("curfew",)), 9) == [record]
    assert await storage.search_withdrawn(CHAT, ClaimQuery(("bridge",)), 9) == []


async def test_a_claim_that_comes_back_has_its_number_again(storage: Storage) -> None:
    await keep(storage, CURFEW, BRIDGE)
    await reread(storage, BRIDGE, at=1)
    await reread(storage, CURFEW, BRIDGE, at=2, text="And again that.")
    assert sorted(await numbers(storage)) == [1, 2]
    assert (await storage.get_claim(CHAT, 1)).withdrawn is None
    assert await storage.search_withdrawn(CHAT, ClaimQuery(), 9) == []


async def test_a_figure_that_changes_in_one_article_stays_what_the_others_say(storage: Storage) -> None:
    await keep(storage, killed(30), outlet="Ledger")
    await keep(storage, killed(30), outlet="Lumen Post")
    await reread(storage, killed(34))
    assert await numbers(storage) == [2]
    assert await fates(storage) == [(1, Fate.CHANGED, 2)]
    old, new = await storage.get_claim(CHAT, 1), await storage.get_claim(CHAT, 2)
    assert (old.claim, [one.outlet for one in old.appearances]) == (killed(30), ["Lumen Post"])
    assert new.claim == killed(34)
    assert [(one.number, one.claim) for one in new.earlier] == [(1, killed(30))]


async def test_a_figure_that_becomes_what_others_say_joins_theirs(storage: Storage) -> None:
    await keep(storage, killed(30))
    await keep(storage, killed(34))
    await reread(storage, killed(34))
    assert await numbers(storage) == [2]
    assert len((await storage.get_claim(CHAT, 2)).appearances) == 2
    withdrawn = await storage.get_claim(CHAT, 1)
    assert withdrawn.withdrawn
    assert [one.became for one in withdrawn.earlier] == [2]


async def test_an_edit_of_the_team_stays_on_its_claim(storage: Storage) -> None:
    await keep(storage, CURFEW, BRIDGE)
    change = Change(EditField.CLAIMANT, "", "the mayor", "Ada Holm")
    await storage.add_edits(CHAT, 1, [change], Editing("Mira", RECEIVED_AT, 5))
    await reread(storage, CURFEW)
    assert (await storage.get_claim(CHAT, 1)).claim.claimant == "Ada Holm"
    assert len(await search(storage, "curfew", claimant="Ada Holm")) == 1
    await reread(storage, BRIDGE, text="Third.", at=2)
    gone = await storage.get_claim(CHAT, 1)
    assert (gone.claim.claimant, len(gone.edits)) == ("Ada Holm", 1)


async def test_a_fix_of_an_old_figure_is_none_of_the_new_one(storage: Storage) -> None:
    await keep(storage, killed(30))
    change = Change(EditField.FIGURE, get_key(killed(30).figures[0]), "30", "32")
    fixed = await storage.add_edits(CHAT, 1, [change], Editing("Mira", RECEIVED_AT, 5))
    assert [figure.low for figure in fixed.claim.figures] == [32]
    await reread(storage, killed(34))
    record = await storage.get_claim(CHAT, 1)
    assert [figure.low for figure in record.claim.figures] == [34]


# ── taken back ───────────────────────────────────────────────────────────────────────────────────


async def test_a_version_is_taken_back_without_a_trace(storage: Storage, tmp_path: Path) -> None:
    first = await keep(storage, CURFEW, killed(30), BRIDGE)
    other = await keep(storage, BRIDGE)
    before = [await storage.list_claims(CHAT, number) for number in (1, 2)]
    await reread(storage, killed(34), make_claim(text="Nobody was missing."))
    undone = Undone(31, "As it was.")
    assert await storage.delete_version(CHAT, 1, 2, undone) == first
    assert [await storage.list_claims(CHAT, number) for number in (1, 2)] == before
    assert await storage.get_undone(CHAT, 31) == undone
    assert await storage.list_articles(CHAT, limit=9, offset=0) == [other, first]
    assert await search(storage, "missing") == []
    assert len(await search(storage, "curfew")) == 1
    with pytest.raises(NotFoundError):
        await storage.get_claim(CHAT, 4)
    with closing(sqlite3.connect(tmp_path / "claims.sqlite3")) as db:
        for table in ("versions", "past_appearances"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608
        for index in ("appearance_index", "past_index", "article_index"):
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608


async def test_versions_are_taken_back_one_by_one_the_last_first(storage: Storage) -> None:
    await keep(storage, killed(30))
    await reread(storage, killed(34), text="Second.", at=1)
    await reread(storage, killed(41), text="Third.", at=2)
    with pytest.raises(NotFoundError, match="no longer"):
        await storage.delete_version(CHAT, 1, 2)
    assert (await storage.delete_version(CHAT, 1, 3)).article.text == "Second."
    assert [r.claim for r in await storage.list_claims(CHAT, 1)] == [killed(34)]
    assert (await storage.delete_version(CHAT, 1, 2)).version == 1
    assert [r.claim for r in await storage.list_claims(CHAT, 1)] == [killed(30)]


async def test_an_article_is_undone_with_all_its_versions(storage: Storage, tmp_path: Path) -> None:
    await keep(storage, CURFEW, killed(30))
    await reread(storage, killed(34))
    await storage.delete_article(CHAT, 1)
    with pytest.raises(NotFoundError):
        await storage.get_claim(CHAT, 1)
    with closing(sqlite3.connect(tmp_path / "claims.sqlite3")) as db:
        for table in ("versions", "past_appearances", "claims", "article_words"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608


async def test_versions_move_with_their_chat(storage: Storage) -> None:
    await keep(storage, BRIDGE, chat_id=OTHER_CHAT)
    await keep(storage, CURFEW, killed(30))
    await reread(storage, killed(34))
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    version = await storage.get_version(OTHER_CHAT, 2, 1)
    assert version
    assert [(one.number, one.became) for one in version.readings] == [(2, None), (3, 3)]
    assert (await storage.get_claim(OTHER_CHAT, 2)).claim == CURFEW


async def test_two_readings_at_once_leave_whole_versions(storage: Storage) -> None:
    await keep(storage, killed(1))
    readings = (reread(storage, killed(n), text=f"It says {n}.", at=n) for n in range(2, 8))
    await asyncio.gather(*readings)
    assert (await storage.get_article(CHAT, 1)).version == 7
    assert await numbers(storage) == [1]
    assert len((await storage.get_claim(CHAT, 1)).earlier) == 6


# ── what the page says of itself ─────────────────────────────────────────────────────────────────


async def test_when_a_page_was_updated_is_of_each_version(storage: Storage) -> None:
    zone = timezone(timedelta(hours=1))
    times = [moment.astimezone(zone) for moment in (RECEIVED_AT, RECEIVED_AT + timedelta(hours=1))]
    await keep(storage, CURFEW, updated=times[0], shown_paragraphs=2)
    article = make_article(text="Now it says this.", updated=times[1])
    now = await storage.add_version(CHAT, 1, article, [CURFEW], Rereading(LATER, 8))
    before = await storage.get_version(CHAT, 1, 1)
    assert before
    assert [one.updated for one in (before.article, now.article)] == times
    assert [one.shown_paragraphs for one in (before.article, now.article)] == [2, None]
    back = (await storage.delete_version(CHAT, 1, 2)).article
    assert (back.updated, back.shown_paragraphs) == (times[0], 2)


async def test_no_page_was_updated_long_after_it_was_read(storage: Storage) -> None:
    ahead = RECEIVED_AT + MAX_AHEAD + timedelta(minutes=1)
    assert (await keep(storage, updated=ahead)).article.updated is None
    article = make_article(text="Now it says this.", updated=ahead + timedelta(days=1))
    now = await storage.add_version(CHAT, 1, article, [CURFEW], Rereading(LATER, 8))
    assert now.article.updated is None


# ── a database of before ─────────────────────────────────────────────────────────────────────────

STEPS_BEFORE = 6


async def test_the_claims_of_a_database_of_before_are_known_again(tmp_path: Path) -> None:
    path = tmp_path / "claims.sqlite3"
    async with aiosqlite.connect(path, isolation_level=None) as db:
        for name, arguments, function in (
            ("sign_text", 1, sign_text),
            ("list_bands", 1, list_bands),
            ("list_terms", 2, list_terms),
        ):
            await db.create_function(name, arguments, function, deterministic=True)
        await migrate(db, MIGRATIONS[:STEPS_BEFORE])
        await db.execute("INSERT INTO chats (chat_id, last_article, last_claim) VALUES (?, 1, 1)", [CHAT])
        await db.execute("INSERT INTO claims VALUES (?, 1, ?)", [CHAT, fingerprint(CURFEW)])
        names = {row[1] for row in await db.execute_fetchall("PRAGMA table_info(articles)")}
        written = article_columns(make_article(text="It said this."), RECEIVED_AT)
        article = {name: value for name, value in written.items() if name in names}
        message: Columns = {
            "chat_id": CHAT,
            "sender": "Mira",
            "received_at": moment(RECEIVED_AT),
            "message_id": 1,
        }
        rows: dict[str, Columns] = {
            "articles": article | message | {"number": 1, "original": 1},
            "appearances": claim_columns(CURFEW)
            | {"chat_id": CHAT, "claim_number": 1, "article_number": 1, "words": "", "source_words": ""},
        }
        for table, columns in rows.items():
            await db.execute(insert(table, columns), columns)
    async with await Storage.open(path) as storage:
        await keep(storage, CURFEW)
        assert len((await storage.get_claim(CHAT, 1)).appearances) == 2
        await reread(storage, killed(3))
        assert (await storage.get_article(CHAT, 1)).version == 2
