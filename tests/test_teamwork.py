"""What a team adds to the machine's reading, over a real storage on disk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.console.terminal import plain_text
from bot.errors import BotError, NotFoundError, QueryError
from bot.models import ClaimQuery, Link, Message, Pasted
from bot.pipeline import Pipeline
from storage import Storage
from tests.builders import make_claim, make_figure
from tests.fake_fetcher import FakeFetcher
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, as_page
from tests.storing import keep
from tests.talking import CHAT, NOW, answered, ask, press_named, read

FERRY = Link("https://courier.example/ferry")


@pytest.fixture
def pipeline(storage: Storage) -> Pipeline:
    return Pipeline(storage, FakeFetcher({FERRY.url: as_page(FERRY_TEXT, site="Harbour Courier")}))


async def find(storage: Storage, *words: str) -> int:
    """The number of the claim with these words."""
    return (await storage.search_claims(CHAT, ClaimQuery(words), limit=1, offset=0))[0].number


@pytest.fixture
async def horvat(storage: Storage, pipeline: Pipeline) -> int:
    """The minister's claim of twelve injured."""
    await read(pipeline, FERRY)
    return await find(storage, "horvat", "injured")


MISUSED = [
    ("/claim 99", NotFoundError, "no claim #99"),
    ("/claim " + "9" * 40, NotFoundError, "/claims"),
    ("/claim seven", QueryError, "/claim 1"),
    ("/fix figure=5", QueryError, "/fix 57 figure=11000"),
    ("/fix 99 figure=5", NotFoundError, "no claim #99"),
    ("/fix 99 undo", NotFoundError, "no claim #99"),
    ("/fix 1 colour=red", QueryError, "What can be fixed"),
    ("/fix 1", QueryError, "What can be fixed"),
    ("/fix 1 undo", NotFoundError, "/claim 1"),
    ("/alias HUR", QueryError, "/alias HUR = "),
    ("/alias = HUR", QueryError, "/alias HUR = "),
    ("/alias HUR = GUR = SBU", QueryError, "/alias HUR = "),
    ("/alias HUR = the hur", QueryError, "same name"),
    ("/alias " + "x" * 200 + " = HUR", QueryError, "too long"),
    ("/alias remove HUR", NotFoundError, "/alias"),
    ("/alias undo", NotFoundError, "/alias"),
    ("/sources best", QueryError, "/sources contradicted"),
    ("/grade Ivana Horvat", QueryError, "A to F"),
    ("/grade Ivana Horvat G", QueryError, "A to F"),
    ("/grade B", QueryError, "A to F"),
    ("/grade Ivana Horvat undo", NotFoundError, "/grade"),
    ("/grade Ivana Horwat B", NotFoundError, "Did you mean “Ivana Horvat”?"),
    ("/grade Zebra B", NotFoundError, "/sources"),
]


@pytest.mark.parametrize(("line", "error", "words"), MISUSED)
@pytest.mark.usefixtures("horvat")
async def test_a_misused_command_says_what_to_do(
    pipeline: Pipeline, line: str, error: type[BotError], words: str
) -> None:
    with pytest.raises(error) as caught:
        await ask(pipeline, line)
    assert words in str(caught.value)


@pytest.mark.parametrize("command", ["claim", "fix", "alias", "grade"])
async def test_a_command_alone_explains_itself_even_in_an_empty_chat(
    pipeline: Pipeline, command: str
) -> None:
    assert f"/{command} " in await answered(pipeline, f"/{command}")


async def test_an_empty_chat_has_no_sources(pipeline: Pipeline) -> None:
    assert "Send an article" in await answered(pipeline, "/sources")


# ── claims ───────────────────────────────────────────────────────────────────────────────────────


async def test_a_claim_is_told_with_its_quote_in_context(pipeline: Pipeline, horvat: int) -> None:
    words = await answered(pipeline, f"/claim #{horvat}")
    assert words.startswith(f"#{horvat} Ivana Horvat")
    assert "rescued from a ferry near Split." in words
    assert '"The captain ordered' in words
    assert "Harbour Courier" in words


async def test_a_claim_stands_beside_those_that_it_can_be_held_against(
    pipeline: Pipeline, storage: Storage, horvat: int
) -> None:
    await read(pipeline, Pasted(FERRY_FOLLOW_UP), message_id=2)
    other = await find(storage, "fifteen")
    words = await answered(pipeline, f"/claim {horvat}")
    assert f"#{other}" in words


async def test_lists_lead_to_claims_and_claims_to_their_article(pipeline: Pipeline, horvat: int) -> None:
    listed = await ask(pipeline, "/claims injured")
    claim = await pipeline.press(CHAT, press_named(listed, f"#{horvat}"), NOW)
    assert claim == await ask(pipeline, f"/claim {horvat}")
    article = await pipeline.press(CHAT, press_named(claim, "article"), NOW)
    assert "Coastguard confirms" in article.html
    like = await pipeline.press(CHAT, press_named(claim, "claims about it"), NOW)
    assert f"#{horvat}" in like.html


async def test_a_topic_too_long_for_a_button_is_found_all_the_same(
    pipeline: Pipeline, storage: Storage
) -> None:
    place = "Upper Lumen Bay behind the Old Harbour of Varda Province " * 2
    text = "Police said that more than 300 protesters were detained."
    claim = make_claim(text=text, places=(place,), figures=(make_figure(),))
    await keep(storage, claim, chat_id=CHAT, text=text)
    message = await ask(pipeline, "/claim 1")
    assert "#1" in (await pipeline.press(CHAT, press_named(message, "about"), NOW)).html


# ── fixes ────────────────────────────────────────────────────────────────────────────────────────


async def test_a_fix_shows_everywhere_and_the_quote_stays(pipeline: Pipeline, horvat: int) -> None:
    fixed = await answered(pipeline, f'/fix {horvat} figure=">=14" claimant="Marko Babic"')
    assert fixed.startswith(f"#{horvat}✎ Marko Babic — ≥14 passengers injured")
    assert "figure: 12 → at least 14" in fixed
    assert "claimant: Ivana Horvat → Marko Babic" in fixed
    for line in ("/claims from:babic", "/claims injured", "/compare injured", "/digest", "/article 1"):
        words = await answered(pipeline, line)
        assert "≥14" in words, line
        assert "✎" in words, line
    assert "12 passengers were injured" in await answered(pipeline, "/claims from:babic")
    assert "Nothing" in await answered(pipeline, "/claims injured from:horvat")


async def test_a_fix_is_logged_with_who_and_when_and_undone_by_word_or_button(
    pipeline: Pipeline, horvat: int
) -> None:
    await pipeline.answer(CHAT, "fix", f"{horvat} stance=denied", NOW, message_id=5, sender="Ann")
    claim = await ask(pipeline, f"/claim {horvat}")
    assert "✎ stance: asserted → denied · Ann · 19 Dec" in plain_text(claim.html)
    undone = await pipeline.press(CHAT, press_named(claim, "undo"), NOW, sender="Bo")
    assert "stance: asserted again" in plain_text(undone.html)
    assert "taken back by Bo" in await answered(pipeline, f"/claim {horvat}")
    with pytest.raises(NotFoundError):
        await pipeline.press(CHAT, press_named(claim, "undo"), NOW)


async def test_a_fix_that_is_worked_on_again_after_a_kill_is_answered_the_same(
    pipeline: Pipeline, storage: Storage, horvat: int
) -> None:
    first = await answered(pipeline, f"/fix {horvat} figure=14", message_id=5)
    assert await answered(pipeline, f"/fix {horvat} figure=14", message_id=5) == first
    await answered(pipeline, f"/fix {horvat} stance=denied", message_id=6)
    undone = await answered(pipeline, f"/fix {horvat} undo", message_id=7)
    assert await answered(pipeline, f"/fix {horvat} undo", message_id=7) == undone
    assert [edit.new for edit in (await storage.get_claim(CHAT, horvat)).edits] == ["14"]


async def test_a_fix_of_what_is_so_already_changes_nothing(
    pipeline: Pipeline, storage: Storage, horvat: int
) -> None:
    assert "reads already" in await answered(pipeline, f"/fix {horvat} figure=12")
    assert await storage.list_edits(CHAT, horvat) == []


async def test_what_is_no_claim_is_gone_until_it_is_brought_back(
    pipeline: Pipeline, storage: Storage, horvat: int
) -> None:
    before = await storage.count_claims(CHAT, ClaimQuery())
    assert "is no claim" in await answered(pipeline, f"/fix {horvat} delete")
    assert await storage.count_claims(CHAT, ClaimQuery()) == before - 1
    claim = await ask(pipeline, f"/claim {horvat}")
    assert "no claim" in claim.html
    back = await pipeline.press(CHAT, press_named(claim, "bring it back"), NOW)
    assert "It is a claim again." in back.html
    assert await storage.count_claims(CHAT, ClaimQuery()) == before


async def test_the_same_claim_from_another_outlet_keeps_its_fix_and_its_number(
    pipeline: Pipeline, storage: Storage, horvat: int
) -> None:
    await answered(pipeline, f"/fix {horvat} figure=14")
    again = FERRY_TEXT.replace("Harbour Courier", "Adria Post").replace("on Wednesday", "late on Wednesday")
    await read(pipeline, Pasted(again), message_id=2)
    record = await storage.get_claim(CHAT, horvat)
    assert len(record.appearances) == 2
    assert [figure.low for figure in record.claim.figures] == [14]


async def reply(pipeline: Pipeline, words: str, named: list[int]) -> Message | None:
    return await pipeline.fix(CHAT, words, named, NOW, message_id=9, sender="Ann")


async def test_a_reply_fixes_the_claim_that_the_message_names(pipeline: Pipeline, horvat: int) -> None:
    answer = await reply(pipeline, "fix: figure = 14", [horvat])
    assert answer
    assert "14 passengers" in answer.html


async def test_a_reply_may_name_the_claim_itself(pipeline: Pipeline, horvat: int) -> None:
    answer = await reply(pipeline, f"fix {horvat}: figure = 14", [1, 2, 3])
    assert answer
    assert "14 passengers" in answer.html


async def test_a_reply_that_is_no_fix_is_none(pipeline: Pipeline) -> None:
    assert await reply(pipeline, "Thanks, see you!", [7]) is None


@pytest.mark.parametrize("named", [[], [1, 2]])
async def test_a_reply_to_a_message_that_names_no_or_several_claims_is_asked_back(
    pipeline: Pipeline, named: list[int]
) -> None:
    with pytest.raises(QueryError, match="Which"):
        await reply(pipeline, "fix: figure = 14", named)


# ── names ────────────────────────────────────────────────────────────────────────────────────────


async def test_a_bodys_names_are_one_in_searches_until_taken_back(pipeline: Pipeline, horvat: int) -> None:
    assert "Nothing" in await answered(pipeline, "/claims injured from:MTI")
    await answered(pipeline, "/alias MTI = Ivana Horvat")
    assert f"#{horvat}" in await answered(pipeline, "/claims injured from:MTI")
    assert "1. MTI = Ivana Horvat · somebody · 19 Dec" in await answered(pipeline, "/alias")
    assert "two again" in await answered(pipeline, "/alias remove mti")
    assert "Nothing" in await answered(pipeline, "/claims injured from:MTI")


async def test_a_question_about_a_bodys_other_name_is_answered(pipeline: Pipeline, horvat: int) -> None:
    question = "/ask how many people were injured according to MTI?"
    assert "Nothing" in await answered(pipeline, question)
    await answered(pipeline, "/alias MTI = Ivana Horvat")
    assert f"#{horvat}" in await answered(pipeline, question)


async def test_a_fixed_claim_is_marked_in_an_answer(pipeline: Pipeline, horvat: int) -> None:
    question = "/ask how many people were injured according to Ivana Horvat?"
    assert "✎" not in await answered(pipeline, question)
    await answered(pipeline, f"/fix {horvat} figure=14")
    assert f"#{horvat}✎" in await answered(pipeline, question)


async def test_a_chain_of_names_is_resolved_and_a_circle_refused(pipeline: Pipeline, horvat: int) -> None:
    await answered(pipeline, "/alias “the Ministry” = Ivana Horvat")
    assert "MTI = the Ministry = Ivana Horvat" in await answered(pipeline, "/alias MTI = the Ministry")
    assert f"#{horvat}" in await answered(pipeline, "/claims injured from:MTI")
    with pytest.raises(QueryError, match="already stands for"):
        await ask(pipeline, "/alias Ivana Horvat = MTI")


async def test_a_name_that_is_worked_on_again_after_a_kill_is_not_taken_back_twice(
    pipeline: Pipeline, storage: Storage
) -> None:
    await answered(pipeline, "/alias A = the Service")
    await answered(pipeline, "/alias B = the Service")
    for line in ("/alias undo", "/alias remove A"):
        first = await answered(pipeline, line, message_id=hash(line) % 1000)
        assert await answered(pipeline, line, message_id=hash(line) % 1000) == first
    assert await storage.list_aliases(CHAT) == []


async def test_two_names_of_one_body_are_one_row_of_a_comparison(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FERRY_TEXT.replace("the port authority", "the Split lookout")), message_id=2)
    words = await answered(pipeline, "/compare people")
    assert "authority" in words
    assert "lookout" in words
    await answered(pipeline, "/alias Split lookout = port authority")
    words = await answered(pipeline, "/compare people")
    assert ("authority" in words) is not ("lookout" in words)


# ── sources and grades ───────────────────────────────────────────────────────────────────────────


async def test_sources_are_counted_and_graded(pipeline: Pipeline) -> None:
    await read(pipeline, FERRY)
    words = await answered(pipeline, "/sources")
    assert "Harbour Courier · F · outlet" in words
    assert "Ivana Horvat · F" in words
    assert "usually reliable" in await answered(pipeline, "/grade “Harbour Courier” b")
    await answered(pipeline, "/grade ivana horvat D")
    words = await answered(pipeline, "/sources")
    assert "Harbour Courier · B · outlet" in words
    assert "Ivana Horvat · D" in words


async def test_a_grade_shows_beside_the_claimant_and_the_outlet_of_a_claim(
    pipeline: Pipeline, horvat: int
) -> None:
    await answered(pipeline, "/grade Harbour Courier B")
    await answered(pipeline, "/grade Ivana Horvat D")
    words = await answered(pipeline, f"/claim {horvat}")
    assert "Transport Minister · grade D" in words
    assert "Harbour Courier · 18 Dec · grade B" in words


@pytest.mark.usefixtures("horvat")
async def test_a_grade_is_taken_back_under_any_name_of_the_body(pipeline: Pipeline) -> None:
    await answered(pipeline, "/grade Ivana Horvat D")
    await answered(pipeline, "/alias MTI = Ivana Horvat")
    assert "is F again" in await answered(pipeline, "/grade MTI undo")
    assert "No grades yet" in await answered(pipeline, "/grade")


async def test_sources_turn_their_pages_in_the_order_that_was_asked_for(
    pipeline: Pipeline, storage: Storage
) -> None:
    claims = [make_claim(quote=f"Witness {n} spoke.", claimant=f"Witness {n}") for n in range(15)]
    await keep(storage, *claims, chat_id=CHAT)
    first = await ask(pipeline, "/sources contradicted")
    second = await pipeline.press(CHAT, press_named(first, "▶"), NOW)
    assert "by contradicted" in second.html
    assert await pipeline.press(CHAT, press_named(second, "◀"), NOW) == first
    by_claims = await pipeline.press(CHAT, press_named(first, "by claims"), NOW)
    assert "by claims" in by_claims.html


async def test_who_revised_a_figure_is_counted(pipeline: Pipeline, storage: Storage) -> None:
    for value, days in ((12, 0), (15, 1)):
        figure = make_figure(value=value)
        said_on = NOW.date() + timedelta(days)
        claim = make_claim(quote=f"{value} protesters were detained.", figures=(figure,), said_on=said_on)
        await keep(storage, claim, chat_id=CHAT)
    assert "Varda Province police · F\n2 claims · revised 1" in await answered(pipeline, "/sources revised")


async def test_another_chat_has_its_own_names_grades_and_fixes(pipeline: Pipeline, horvat: int) -> None:
    await answered(pipeline, f"/fix {horvat} figure=14")
    await answered(pipeline, "/alias MTI = Ivana Horvat")
    await answered(pipeline, "/grade Ivana Horvat D")
    other = CHAT + 1
    for line in ("/alias", "/grade", "/sources"):
        assert "Horvat" not in (await ask(pipeline, line, chat_id=other)).html
    with pytest.raises(NotFoundError):
        await ask(pipeline, f"/claim {horvat}", chat_id=other)
