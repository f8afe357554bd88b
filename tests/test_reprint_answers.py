"""What is answered to an article whose text is here already, from another outlet."""

from __future__ import annotations

import pytest

from bot.models import Pasted
from bot.pipeline import Pipeline
from bot.prints import find_reprint
from storage import Storage
from tests.builders import make_appearance, make_article_record, make_claim_record
from tests.fake_fetcher import FakeFetcher
from tests.prints import PrintPair, load_pairs
from tests.talking import answered, read

PAIRS = {pair.how: pair for pair in load_pairs()}


@pytest.fixture
def pipeline(storage: Storage) -> Pipeline:
    return Pipeline(storage, FakeFetcher())


async def read_both(pipeline: Pipeline, pair: PrintPair) -> str:
    await read(pipeline, Pasted(pair.one))
    return await read(pipeline, Pasted(pair.other), message_id=2)


async def test_a_print_names_the_first_article_of_its_text_and_what_is_new(pipeline: Pipeline) -> None:
    words = await read_both(pipeline, PAIRS["another headline"])
    assert words.splitlines()[1] == "Same text as article 1 (Southgate Herald): 6 claims are there too."
    words = await read(pipeline, Pasted(PAIRS["another headline"].one.replace("640", "655")), message_id=3)
    assert "Same text as article 1 (Southgate Herald)" in words
    assert "new." in words.splitlines()[1]


async def test_the_claims_of_a_print_have_both_outlets(pipeline: Pipeline) -> None:
    await read_both(pipeline, PAIRS["as it is, under another outlet"])
    found = await answered(pipeline, "/claims pounds")
    assert found.startswith("1 claim")
    assert "Southgate Herald" in found
    assert "Coastal Wire" in found


@pytest.mark.parametrize("how", ["a follow-up that keeps one paragraph", "a weekly count of an epidemic"])
async def test_another_text_is_called_no_print(pipeline: Pipeline, how: str) -> None:
    assert "Same text" not in await read_both(pipeline, PAIRS[how])


def test_claims_that_other_texts_have_too_make_no_print() -> None:
    other = make_appearance(article_number=2, original=2)
    claim = make_claim_record(appearances=(make_appearance(article_number=1), other))
    assert find_reprint(make_article_record(number=1), [claim]) is None
    assert find_reprint(make_article_record(number=1), []) is None
