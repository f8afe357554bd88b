"""Prints of one text are told from other texts, and their claims are one claim in any order of arrival."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from bot.errors import NotFoundError
from bot.team import EditField
from storage import Change, Editing, Storage
from tests.builders import RECEIVED_AT
from tests.prints import PAIRS, keep_print, load_event_pairs, load_pairs, measure, measure_claims
from tests.stories import CLUSTERS

# `make prints` tells which.
MAX_MISSED_PRINTS = 1
MAX_MISSED_CLAIMS = 4
TOLD = load_pairs()
PRINTS = [pair for pair in TOLD if pair.same]


def test_there_are_pairs_of_every_kind() -> None:
    assert len(TOLD) >= 40
    assert len(PRINTS) >= 20
    assert len(TOLD) - len(PRINTS) >= 12
    assert len({pair.how for pair in TOLD}) == len(TOLD)


@pytest.mark.parametrize(
    "pair", tomllib.loads(PAIRS.read_text("utf-8"))["edited"], ids=lambda one: one["how"]
)
def test_every_edit_of_a_pair_is_made(pair: dict[str, Any]) -> None:
    text = (CLUSTERS / f"{pair['base']}.txt").read_text("utf-8")
    assert all(old in text for old, _ in pair.get("edits", []))


def test_no_other_text_is_taken_for_a_print_and_few_prints_are_missed() -> None:
    errors = measure(TOLD)
    assert errors.false == ()
    assert len(errors.missed) <= MAX_MISSED_PRINTS


def test_articles_by_different_hands_are_no_prints() -> None:
    errors = measure(list(load_event_pairs()))
    assert errors.others > 50
    assert errors.false == ()


async def test_claims_of_prints_are_one_claim_and_other_figures_are_never_joined(storage: Storage) -> None:
    errors = await measure_claims(storage, PRINTS)
    assert errors.claims > 100
    assert errors.false == ()
    assert len(errors.missed) <= MAX_MISSED_CLAIMS


async def test_other_texts_join_no_other_figures(storage: Storage) -> None:
    errors = await measure_claims(storage, [pair for pair in TOLD if not pair.same])
    assert errors.false == ()


def list_sets() -> list[tuple[str, ...]]:
    """The texts that print one article, with the article: those of three."""
    texts = {pair.one: [pair.one] for pair in PRINTS}
    for pair in PRINTS:
        texts[pair.one].append(pair.other)
    return [tuple(same[:3]) for same in texts.values() if len(same) >= 3]


async def list_groups(path: Path, texts: tuple[str, ...]) -> set[frozenset[tuple[str | None, str]]]:
    """Which claims are one, in the words and the outlets that have them."""
    async with await Storage.open(path / "claims.sqlite3") as storage:
        kept = [record for text in texts for record in await keep_print(storage, 1, text)]
        found = [await storage.get_claim(1, number) for number in {record.number for record in kept}]
    return {frozenset((one.outlet, one.quote) for one in record.appearances) for record in found}


@pytest.mark.parametrize("texts", list_sets(), ids=lambda texts: texts[0].splitlines()[0][:30])
async def test_prints_in_any_order_are_the_same_claims(tmp_path: Path, texts: tuple[str, ...]) -> None:
    found = []
    for number, order in enumerate(permutations(texts)):
        (tmp_path / str(number)).mkdir()
        found.append(await list_groups(tmp_path / str(number), order))
    assert all(groups == found[0] for groups in found)
    assert any(len(group) > 1 for group in found[0])


# ── claims that turn out to be one ───────────────────────────────────────────────────────────────

# The first two are too far apart to be known for one text; the last is like both.
CUT, REWRITTEN, WHOLE = (
    next(pair.other for pair in TOLD if pair.how == "cut in the middle and at the end"),
    next(pair.other for pair in TOLD if pair.how == "the first sentence rewritten"),
    next(pair.one for pair in TOLD if pair.how == "the first sentence rewritten"),
)


async def find_lead(storage: Storage, text: str) -> int:
    kept = await keep_print(storage, 1, text)
    return next(record.number for record in kept if "2,300 people" in record.claim.text)


async def test_both_numbers_of_a_claim_find_it(storage: Storage) -> None:
    first, later = [await find_lead(storage, text) for text in (CUT, REWRITTEN)]
    assert first != later
    assert await find_lead(storage, WHOLE) == first
    record = await storage.get_claim(1, later)
    assert (record.number, len(record.appearances)) == (first, 3)


async def test_a_claim_is_gone_under_both_numbers_with_its_last_article(storage: Storage) -> None:
    numbers = [await find_lead(storage, text) for text in (CUT, REWRITTEN, WHOLE)]
    for article in (1, 2, 3):
        await storage.delete_article(1, article)
    for number in numbers:
        with pytest.raises(NotFoundError):
            await storage.get_claim(1, number)


async def test_a_claim_that_the_team_has_edited_stays_its_own(storage: Storage) -> None:
    first, later = [await find_lead(storage, text) for text in (CUT, REWRITTEN)]
    change = Change(EditField.ROLE, "", "", "chief")
    await storage.add_edits(1, later, [change], Editing("Mira", RECEIVED_AT, 5))
    await find_lead(storage, WHOLE)
    assert (await storage.get_claim(1, later)).number == later
    assert (await storage.get_claim(1, first)).number == first


async def test_both_numbers_move_with_the_chat(storage: Storage) -> None:
    first, later = [await find_lead(storage, text) for text in (CUT, REWRITTEN)]
    await find_lead(storage, WHOLE)
    await keep_print(storage, 2, TOLD[0].one)
    taken = len(await storage.list_claims(2, 1))
    await storage.migrate_chat(1, 2)
    assert (await storage.get_claim(2, later + taken)).number == first + taken
