"""Which articles are one text."""

from __future__ import annotations

import json
import random

import pytest

from storage import Storage
from storage.copies import are_copies, list_bands, sign_text, sketch
from tests.builders import make_claim
from tests.stories import CLUSTERS
from tests.storing import CHAT, OTHER_CHAT, keep

WIRE = (CLUSTERS / "01.txt").read_text("utf-8").split("\n", 2)[2]
OTHER = (CLUSTERS / "02.txt").read_text("utf-8").split("\n", 2)[2]
SENTENCES = WIRE.split(". ")


def reprint(*, without: int = 0, with_lead: str = "") -> str:
    """The wire's text as another outlet prints it."""
    return with_lead + ". ".join(SENTENCES[: len(SENTENCES) - without])


def test_a_text_of_a_few_words_is_no_copy_of_itself() -> None:
    assert not are_copies(sketch("Twelve dead."), sketch("Twelve dead."))


COPIES = [
    ("as it is", reprint()),
    ("in capitals and with other quotation marks", reprint().upper().replace('"', "”")),
    ("cut at the end", reprint(without=1)),
    ("with a line of its own in front", reprint(with_lead="Our correspondent in Tarnow writes. ")),
]


@pytest.mark.parametrize(("how", "text"), COPIES)
def test_a_reprint_is_a_copy(how: str, text: str) -> None:
    assert are_copies(sketch(WIRE), sketch(text))


def test_all_articles_of_other_words_are_no_copies() -> None:
    """Those of one event among them: 77 articles, 2,926 pairs."""
    signed = [sketch(path.read_text("utf-8").split("\n", 2)[2]) for path in sorted(CLUSTERS.glob("*.txt"))]
    found = [(a, b) for a in range(len(signed)) for b in range(a) if are_copies(signed[a], signed[b])]
    assert found == []


def test_copies_have_a_band_in_common() -> None:
    one, other = (set(json.loads(list_bands(sign_text(text)))) for text in (WIRE, reprint(without=1)))
    assert one & other


async def originals(storage: Storage, chat_id: int = CHAT) -> list[int]:
    """The original of each article's claim, in the order of the articles."""
    found = []
    for record in reversed(await storage.list_articles(chat_id, limit=20, offset=0)):
        (claim,) = await storage.list_claims(chat_id, record.number)
        here = next(one for one in claim.appearances if one.article_number == record.number)
        found.append(here.original)
    return found


async def test_copies_have_the_first_as_their_original_in_any_order(storage: Storage) -> None:
    texts = [WIRE, reprint(without=1), OTHER, reprint(with_lead="From our desk. ")]
    random.Random(3).shuffle(texts)  # noqa: S311
    for number, text in enumerate(texts):
        await keep(storage, make_claim(text=f"Claim {number}"), text=text)
    found = await originals(storage)
    others = texts.index(OTHER)
    wire = [original for at, original in enumerate(found) if at != others]
    assert found[others] == others + 1
    assert set(wire) == {min(at + 1 for at in range(4) if at != others)}


async def test_a_copy_in_another_chat_is_no_copy_here(storage: Storage) -> None:
    await keep(storage, make_claim(text="Claim"), text=OTHER)
    await keep(storage, make_claim(text="Claim"), text=WIRE, chat_id=OTHER_CHAT)
    await keep(storage, make_claim(text="Another"), text=reprint(without=1))
    assert await originals(storage) == [1, 2]
