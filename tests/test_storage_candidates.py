"""Which claims are looked at for a question."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.ask import make_terms
from storage import Storage
from storage.candidates import MAX_CANDIDATES
from storage.copies import list_bands, sign_text
from storage.schema import MIGRATIONS, read_step, split_statements
from storage.terms import list_terms
from tests.builders import make_claim
from tests.storing import CHAT, keep

OLD_ARTICLE = """
    INSERT INTO articles (chat_id, number, text, text_hash, title, outlet_words, language, dated, sender,
        received_at, message_id)
    VALUES (1, 1, 'The bridge is safe.', 'x', 'Velm', '', 'en', '2024-11-06', 'Mira', '2024-11-06', 1)
"""
BRIDGE, DAM = ("bridge", "bridges"), ("dam", "dams")


async def found(storage: Storage, *terms: tuple[str, ...]) -> list[str]:
    """The quotes of the candidates."""
    return [one.record.claim.quote for one in await storage.find_candidates(CHAT, terms)]


async def test_no_terms_find_nothing(storage: Storage) -> None:
    await keep(storage, make_claim(text="The bridge is safe."))
    assert await found(storage) == []


async def test_any_term_in_any_form_finds_a_claim(storage: Storage) -> None:
    await keep(storage, make_claim(text="Two bridges are safe."))
    assert await found(storage, BRIDGE, DAM) == ["Two bridges are safe."]


async def test_an_article_about_the_terms_brings_all_its_claims(storage: Storage) -> None:
    await keep(
        storage,
        make_claim(text="It is safe."),
        text="The bridge of Velm was inspected. It is safe.",
        title="Bridge of Velm",
    )
    assert await found(storage, BRIDGE, ("velm",)) == ["It is safe."]


async def test_what_shares_two_terms_leaves_no_room_for_what_shares_one(storage: Storage) -> None:
    for number in range(9):
        await keep(storage, make_claim(text=f"The bridge and dam {number} are safe."))
    await keep(storage, make_claim(text="The bridge alone is safe."))
    assert "The bridge alone is safe." not in await found(storage, BRIDGE, DAM)


async def test_a_claim_of_several_articles_is_one_candidate(storage: Storage) -> None:
    for _ in range(2):
        await keep(storage, make_claim(text="The bridge is safe."))
    (one,) = await storage.find_candidates(CHAT, [BRIDGE])
    assert len(one.record.appearances) == 2


async def test_a_candidate_has_the_words_of_its_claim_and_of_its_article(storage: Storage) -> None:
    await keep(storage, make_claim(text="The bridge is safe."), text="Kiev’s bridge is safe.", title="Kyiv")
    (one,) = await storage.find_candidates(CHAT, [BRIDGE])
    assert "the bridge is safe" in one.words
    assert one.article == "kyiv kyiv bridge is safe"


async def test_an_article_that_is_taken_back_is_found_no_more(storage: Storage) -> None:
    record = await keep(storage, make_claim(text="The bridge is safe."), text="The bridge is safe.")
    await storage.delete_article(CHAT, record.number)
    assert await found(storage, BRIDGE) == []


async def test_a_chat_that_moves_takes_its_articles_words_along(storage: Storage) -> None:
    await keep(storage, make_claim(text="It is safe."), text="The bridge of Velm.", title="Velm")
    await storage.migrate_chat(CHAT, -77)
    assert len(await storage.find_candidates(-77, [BRIDGE])) == 1
    assert await found(storage, BRIDGE) == []


async def test_there_are_never_more_than_can_be_read(storage: Storage) -> None:
    claims = [make_claim(text=f"The bridge {n} holds.", start=9 * n, end=9 * n + 8) for n in range(400)]
    await keep(storage, *claims, text="The bridge. " * 400)
    assert len(await found(storage, BRIDGE)) <= MAX_CANDIDATES


def test_articles_of_an_earlier_version_are_indexed(tmp_path: Path) -> None:
    steps = MIGRATIONS[: MIGRATIONS.index(read_step("006_article_words"))]
    with closing(sqlite3.connect(tmp_path / "claims.sqlite3")) as old:
        old.create_function("sign_text", 1, sign_text)
        old.create_function("list_bands", 1, list_bands)
        old.create_function("list_terms", 2, list_terms)
        for statement in (one for step in steps for one in split_statements(step)):
            old.execute(statement)
        old.execute("INSERT INTO chats (chat_id) VALUES (1)")
        old.execute(OLD_ARTICLE)
        for statement in split_statements(read_step("006_article_words")):
            old.execute(statement)
        query = "SELECT rowid FROM article_index WHERE words MATCH 'bridge AND velm'"
        assert old.execute(query).fetchall() == [(1,)]


async def test_no_words_of_a_question_are_an_error(storage: Storage) -> None:
    await keep(storage, make_claim(text="The bridge is safe."))
    for text in ("NOT", "a OR b", "NEAR(x y)", "bridge*", "x:y", "(", "^"):
        forms = [term.forms for term in make_terms(text)]
        assert isinstance(await storage.find_candidates(CHAT, forms), list)
