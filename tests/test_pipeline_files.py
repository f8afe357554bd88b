"""Charts, tables and exports, over a real storage on disk."""

from __future__ import annotations

import csv
import json
from io import StringIO
from itertools import pairwise

import pytest

from bot import exporting
from bot.console.terminal import plain_text
from bot.errors import NotFoundError, QueryError
from bot.models import Attachment, ClaimQuery, Message, Pasted
from bot.pipeline import Pipeline
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT
from tests.schema_org import list_faults
from tests.talking import CHAT, NOW, answered, ask, press_named, read
from tests.uploads import PNG_SIGNATURE


@pytest.fixture
async def pipeline(storage: Storage) -> Pipeline:
    """Two articles on a ferry, one on a flood."""
    opened = Pipeline(storage, FakeFetcher())
    for number, text in enumerate((FERRY_TEXT, FERRY_FOLLOW_UP, FLOOD_TEXT), 1):
        await read(opened, Pasted(text), message_id=number)
    return opened


async def press(pipeline: Pipeline, message: Message, label: str) -> Message:
    return await pipeline.press(CHAT, press_named(message, label), NOW)


def attached(message: Message) -> Attachment:
    assert message.attachment
    return message.attachment


def rows_of(message: Message) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(attached(message).data.decode("utf-8-sig"))))


# ── charts and tables ────────────────────────────────────────────────────────────────────────────


async def test_a_comparison_s_buttons_give_a_chart_in_both_forms(pipeline: Pipeline) -> None:
    chart = await press(pipeline, await ask(pipeline, "/compare injured"), "chart")
    assert attached(chart).data.startswith(PNG_SIGNATURE)
    other = await press(pipeline, chart, "by claimant")
    assert attached(other).data.startswith(PNG_SIGNATURE)
    assert attached(other).data != attached(chart).data


async def test_the_next_chart_is_of_the_next_group(pipeline: Pipeline) -> None:
    first = await press(pipeline, await ask(pipeline, "/compare passengers"), "chart")
    second = await press(pipeline, first, "next")
    assert "Chart 2 of" in second.html
    assert attached(first).data != attached(second).data


async def test_by_claimant_and_back_by_date_shows_the_same_rows(pipeline: Pipeline) -> None:
    by_date = await ask(pipeline, "/compare injured")
    by_claimant = await press(pipeline, by_date, "by claimant")
    assert sorted(plain_text(by_claimant.html)) == sorted(plain_text(by_date.html))
    assert (await press(pipeline, by_claimant, "by date")) == by_date


async def test_a_chart_asked_for_by_claimant_is_drawn_so(pipeline: Pipeline) -> None:
    by_claimant = await press(pipeline, await ask(pipeline, "/compare injured"), "by claimant")
    drawn = await press(pipeline, by_claimant, "chart")
    assert press_named(drawn, "over time")


async def test_the_table_has_every_row_that_was_compared(pipeline: Pipeline) -> None:
    rows = rows_of(await press(pipeline, await ask(pipeline, "/compare injured"), "csv"))
    assert {"12", "15"} <= {row["Value"] for row in rows}
    assert "Ivana Horvat" in {row["Claimant"] for row in rows}


@pytest.mark.parametrize("data", ["g:99:injured", "g:0:injured", "g:1:nothing", "h:1:nothing", "t:nothing"])
async def test_figures_that_are_gone_say_so(pipeline: Pipeline, data: str) -> None:
    with pytest.raises(NotFoundError, match="ask again"):
        await pipeline.press(CHAT, data, NOW)


async def test_claims_without_figures_offer_no_chart(pipeline: Pipeline) -> None:
    message = await ask(pipeline, "/compare overloaded")
    assert [one.label for row in message.buttons for one in row] == ["Quotes"]


# ── exports ──────────────────────────────────────────────────────────────────────────────────────


async def test_an_export_holds_what_the_words_find_and_nothing_else(
    pipeline: Pipeline, storage: Storage
) -> None:
    found = await storage.search_claims(CHAT, ClaimQuery(("injured",)), limit=100, offset=0)
    document = json.loads(attached(await ask(pipeline, "/export json injured")).data)
    assert [claim["number"] for claim in document["claims"]] == [record.number for record in found]
    assert (document["count"], document["left_out"]) == (len(found), 0)


@pytest.mark.parametrize("words", ["csv", "CSV", "json", "jsonld", "JSON-LD"])
async def test_without_words_everything_is_exported_under_any_spelling_of_the_format(
    pipeline: Pipeline, storage: Storage, words: str
) -> None:
    total = await storage.count_claims(CHAT, ClaimQuery())
    message = await ask(pipeline, f"/export {words}")
    assert f"{total} claims" in plain_text(message.html)
    assert attached(message).data


async def test_an_export_as_linked_data_is_valid_schema_org(pipeline: Pipeline) -> None:
    document = json.loads(attached(await ask(pipeline, "/export jsonld from:horvat")).data)
    assert {claim["author"]["name"] for claim in document["@graph"]} == {"Ivana Horvat"}
    assert list_faults(document) == []


async def test_without_a_format_one_is_asked_for_and_each_button_gives_its_file(pipeline: Pipeline) -> None:
    choice = await ask(pipeline, "/export injured since:2w")
    assert choice.attachment is None
    names = [attached(await press(pipeline, choice, label)).name for label in ("csv", "json", "json-ld")]
    assert [name.partition(".")[2] for name in names] == ["csv", "json", "jsonld"]
    assert all(name.startswith("claims-injured-since-2w-") for name in names)


async def test_a_query_too_long_for_a_button_is_exported_all_the_same(pipeline: Pipeline) -> None:
    words = 'passengers injured from:"ivana horvat" since:2024-01-01 stance:asserted'
    choice = await ask(pipeline, f"/export {words}")
    assert len(rows_of(await press(pipeline, choice, "csv"))) == len(
        rows_of(await ask(pipeline, f"/export csv {words}"))
    )


async def test_all_claims_can_be_exported_by_buttons(pipeline: Pipeline, storage: Storage) -> None:
    document = json.loads(attached(await press(pipeline, await ask(pipeline, "/export"), "json")).data)
    assert document["count"] == await storage.count_claims(CHAT, ClaimQuery())


async def test_an_export_s_mistakes_are_told_as_a_search_s(pipeline: Pipeline) -> None:
    with pytest.raises(QueryError, match="from:pentagon"):
        await ask(pipeline, "/export csv from:")


@pytest.mark.parametrize("line", ["/export kangaroo", "/export csv kangaroo"])
async def test_where_nothing_is_found_there_is_no_file_but_what_is_near(
    pipeline: Pipeline, line: str
) -> None:
    message = await ask(pipeline, line)
    assert message.attachment is None
    assert "Nothing in this chat" in message.html


@pytest.mark.parametrize("line", ["/export", "/export json"])
async def test_an_empty_chat_has_nothing_to_export(storage: Storage, line: str) -> None:
    assert "no claims" in await answered(Pipeline(storage, FakeFetcher()), line)


async def test_another_chat_s_claims_are_not_exported(pipeline: Pipeline) -> None:
    assert (await ask(pipeline, "/export json", chat_id=CHAT + 1)).attachment is None


async def test_batches_lose_and_repeat_nothing(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = attached(await ask(pipeline, "/export json")).data
    monkeypatch.setattr(exporting, "BATCH_CLAIMS", 3)
    assert attached(await ask(pipeline, "/export json")).data == whole


async def test_what_had_no_room_is_older_than_what_is_there_and_counted(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = json.loads(attached(await ask(pipeline, "/export json")).data)["claims"]
    monkeypatch.setattr(exporting, "MAX_EXPORTED_CLAIMS", 5)
    message = await ask(pipeline, "/export json")
    part = json.loads(attached(message).data)
    assert part["claims"] == whole[:5]
    assert part["left_out"] == len(whole) - 5
    assert f"No room for {len(whole) - 5} older claims" in message.html
    days = [claim["appearances"][-1]["dated"] for claim in whole]
    assert all(one >= other for one, other in pairwise(days))
