"""What members send in one breath, through a bot that runs as a process: read as one, answered once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_process import World, running_world
from tests.emulator import BOT, WAIT_TIMEOUT_SECONDS
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT, as_page
from tests.member import SENT_AT, Member
from tests.telegram_text import Json

QUIET_SECONDS = 1.0
TO_BOT = BOT["username"]
PAGES = {
    "/ferry": as_page(FERRY_TEXT, site="Harbour Courier"),
    "/slow": as_page(FLOOD_TEXT, site="Tisza Monitor"),
}
PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]
COMMENT = "The police said that 900 people drowned, my cousin tells me."
LONG_TEXT = "\n\n".join(
    [
        "Fires on the plain of Orlav\n\nVelm Herald, December 18, 2024",
        *(
            f"The village of Sorn {number} lies in the plain. Its church has two bells."
            for number in range(60)
        ),
        "Mayor Tessa Brandt said on Wednesday that 34 houses had burned down.",
        *(f"The road to Sorn {number} is open. Wheat grows on both of its sides." for number in range(60)),
        "The fire service said that 58 people were injured.",
    ]
)


pytestmark = pytest.mark.usefixtures("_telegram_obeys_every_call")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running_world(tmp_path_factory.mktemp("bot"), PAGES, quiet_seconds=QUIET_SECONDS) as running:
        yield running


def forwarded(number: int = 77, name: str = "Adria Wire") -> Json:
    """Where a forward comes from, as Telegram says it."""
    channel = {"id": -1002000000001, "type": "channel", "title": name, "username": "adria_wire"}
    return {"type": "channel", "chat": channel, "message_id": number, "date": SENT_AT - 3600}


def test_a_comment_is_a_note_on_the_forward_and_never_read_for_claims(ann: Member) -> None:
    with ann.in_one_breath():
        comment = ann.send(COMMENT)
        forward = ann.send(FERRY_TEXT, forward_origin=forwarded())
    (answer,) = ann.answers_to(forward)
    assert "Ivana Horvat" in answer.text
    assert f"Note by Ann: {COMMENT}" in answer.text
    assert f"Note by Ann: {COMMENT}" in ann.ask("/articles").text
    assert f"Ann: {COMMENT}" in ann.ask("/claim 1").text
    assert "Nothing in this chat" in ann.ask("/claims drowned").text
    assert ann.emulator.answers_to(ann.chat_id, comment) == []


def test_a_comment_on_several_forwards_is_a_note_on_each(ann: Member) -> None:
    with ann.in_one_breath():
        ann.send("both from the wire")
        first = ann.send(FERRY_TEXT, forward_origin=forwarded(77))
        second = ann.send(FLOOD_TEXT, forward_origin=forwarded(78))
    assert "both from the wire" in ann.answer_to(first).text
    assert "both from the wire" in ann.answer_to(second).text
    assert "2 articles" in ann.ask("/articles").text


def test_a_question_before_a_forward_is_a_comment_and_not_answered(ann: Member) -> None:
    with ann.in_one_breath():
        asked = ann.send("Who was rescued near Split?")
        forward = ann.send(FERRY_TEXT, forward_origin=forwarded())
    assert "Note by Ann: Who was rescued near Split?" in ann.answer_to(forward).text
    ann.settle()
    assert ann.emulator.answers_to(ann.chat_id, asked) == []


def test_an_album_with_several_captions_gets_one_answer(ann: Member) -> None:
    with ann.in_one_breath():
        album = [
            ann.send_service(photo=PHOTO, media_group_id="a"),
            ann.send_service(photo=PHOTO, media_group_id="a", caption=FERRY_TEXT),
            ann.send_service(photo=PHOTO, media_group_id="a", caption=FLOOD_TEXT),
        ]
    ann.settle()
    answer = ann.shown(ann.answer_to(album[1]))
    assert "Ivana Horvat" in answer.text
    assert "Anna Kovacs" in answer.text
    assert len(ann.messages()) == 2


def test_an_album_of_documents_gets_one_answer_also_where_one_cannot_be_had(ann: Member) -> None:
    with ann.in_one_breath():
        first = ann.send_file("ferry.txt", FERRY_TEXT.encode(), media_group_id="b")
        ann.send_file("flood.txt", FLOOD_TEXT.encode(), media_group_id="b")
        ann.send_file("archive.txt", b"long", size=21_000_000, media_group_id="b")
    ann.settle()
    answer = ann.shown(ann.answer_to(first))
    for words in ("Ivana Horvat", "Anna Kovacs", "20 MB"):
        assert words in answer.text
    assert len(ann.messages()) == 2


def test_a_paste_that_telegram_cut_is_one_article(ann: Member) -> None:
    half = LONG_TEXT.rfind("\n\n", 0, 4096)
    with ann.in_one_breath():
        first = ann.send(LONG_TEXT[:half])
        ann.send(LONG_TEXT[half:].strip())
    answer = ann.answer_to(first)
    assert "Velm Herald" in answer.text
    assert "34 houses" in answer.text
    assert "58 people injured" in answer.text
    assert "1 article" in ann.ask("/articles").text
    assert len(ann.messages()) == 2


def test_an_edited_piece_of_a_paste_has_the_whole_read_again(ann: Member) -> None:
    half = LONG_TEXT.rfind("\n\n", 0, 4096)
    with ann.in_one_breath():
        first = ann.send(LONG_TEXT[:half])
        second = ann.send(LONG_TEXT[half:].strip())
    ann.answer_to(first)
    ann.edit(second, LONG_TEXT[half:].strip().replace("58 people", "61 people"))
    assert "61 people injured · was 58" in ann.answer_to(second).text
    ann.edit(first, LONG_TEXT[:half].replace("Sorn 12 lies", "Sorn 12 is"), at=SENT_AT + 90)
    ann.settle()
    assert "61 people injured" in ann.ask("/claims injured").text, "the other piece stays as it was edited"
    assert len(ann.answers_to(first)) == 1
    assert "1 article" in ann.ask("/articles").text


def test_a_piece_that_is_edited_before_all_came_is_read_as_it_is_now(ann: Member) -> None:
    half = LONG_TEXT.rfind("\n\n", 0, 4096)
    with ann.in_one_breath():
        first = ann.send(LONG_TEXT[:half])
        second = ann.send(LONG_TEXT[half:].strip())
        ann.edit(second, LONG_TEXT[half:].strip().replace("58 people", "61 people"))
    assert "61 people injured" in ann.answer_to(second).text
    ann.answer_to(first)
    assert "1 article" in ann.ask("/articles").text


def test_an_edited_comment_changes_the_note_and_an_older_edit_does_not(ann: Member) -> None:
    with ann.in_one_breath():
        comment = ann.send("both from the wire")
        first = ann.send(FERRY_TEXT, forward_origin=forwarded(77))
        ann.send(FLOOD_TEXT, forward_origin=forwarded(78))
    ann.answer_to(first)
    ann.edit(comment, COMMENT, at=SENT_AT + 90)
    ann.edit(comment, "from the wire", at=SENT_AT + 60)
    for number in (1, 2):
        assert f"Note by Ann: {COMMENT}" in ann.ask(f"/article {number}").text
    assert "Nothing in this chat" in ann.ask("/claims drowned").text
    assert ann.emulator.answers_to(ann.chat_id, comment) == []


def test_an_edited_caption_changes_its_own_article_of_an_album(ann: Member) -> None:
    with ann.in_one_breath():
        first = ann.send_service(photo=PHOTO, media_group_id="c", caption=FERRY_TEXT)
        second = ann.send_service(photo=PHOTO, media_group_id="c", caption=FLOOD_TEXT)
        ann.send_service(photo=PHOTO, media_group_id="c")
    ann.answer_to(first)
    ann.edit(second, FLOOD_TEXT.replace("18 people", "21 people"))
    assert "21 people injured · was 18" in ann.answer_to(second).text
    assert "12 passengers injured" in ann.ask("/claims passengers").text
    assert "2 articles" in ann.ask("/articles").text


def test_two_articles_forwarded_one_after_the_other_are_two(ann: Member) -> None:
    with ann.in_one_breath():
        first = ann.send(FERRY_TEXT, forward_origin=forwarded(77))
        second = ann.send(FERRY_FOLLOW_UP, forward_origin=forwarded(78))
    assert "12 passengers injured" in ann.answer_to(first).text
    assert "15 passengers injured" in ann.answer_to(second).text
    assert "2 articles" in ann.ask("/articles").text


def test_messages_of_two_members_never_become_one(world: World) -> None:
    ann = world.group_member()
    bo = Member(world.telegram, world.telegram_server, ann.chat_id, name="Bo", user_id=43)
    with ann.in_one_breath():
        ann.send("Lunch?")
    forward = bo.send(FERRY_TEXT, forward_origin=forwarded())
    assert "Note" not in bo.answer_to(forward).text


def test_a_command_closes_the_burst_and_sees_the_article_with_its_note(world: World, ann: Member) -> None:
    with ann.in_one_breath():
        ann.send("have a look")
        ann.send(FERRY_TEXT, forward_origin=forwarded())
        asked = ann.send("/articles")
    assert "Note by Ann: have a look" in ann.answer_to(asked).text


def test_the_words_beside_a_link_are_a_note(world: World, ann: Member) -> None:
    answer = ann.ask(f"What do you make of this? {world.page('/ferry')}")
    assert "Note by Ann: What do you make of this?" in answer.text


def test_a_burst_that_a_kill_cut_off_is_gathered_again_and_answered_once(world: World, ann: Member) -> None:
    with ann.in_one_breath():
        ann.send("have a look")
        forward = ann.send(FERRY_TEXT, forward_origin=forwarded())
    world.telegram.wait_for(lambda: ann.reactions_to(forward), "take the forward up")
    world.bot.restart()
    assert "Note by Ann: have a look" in ann.answer_to(forward).text
    world.bot.restart()
    ann.settle()
    assert len(ann.messages()) == 2, "the answer, and that of settling"


def test_a_kill_between_two_articles_of_a_burst_costs_neither_its_note_nor_its_answer(
    world: World, ann: Member
) -> None:
    world.site.hold("/slow")
    with ann.in_one_breath():
        ann.send("both of them")
        first = ann.send(FERRY_TEXT, forward_origin=forwarded(77))
        second = ann.send(world.page("/slow"), forward_origin=forwarded(78))
    assert "Note by Ann: both of them" in ann.answer_to(first).text
    assert world.site.arrived.wait(WAIT_TIMEOUT_SECONDS), "the bot did not fetch the article"
    world.bot.kill()
    world.site.release()
    world.bot.start()
    assert "Note by Ann: both of them" in ann.answer_to(second).text
    ann.settle()
    assert len(ann.messages()) == 3, "two answers, and that of settling"


# ── replies ──────────────────────────────────────────────────────────────────────────────────────

DOUBT = "The ministry calls that too low."


def test_a_reply_to_what_was_not_read_is_no_note(desk: Member) -> None:
    talk = desk.send("Lunch at noon?")
    reply = desk.reply_to(talk, "Not before one, sorry")
    help_text = desk.ask(f"/help@{TO_BOT}")
    thanks = desk.reply(help_text, "That is very kind of you")
    desk.settle()
    assert [desk.reactions_to(one) for one in (reply, thanks)] == [0, 0]


def test_a_question_to_the_bot_is_answered_and_one_to_the_others_is_no_note(
    world: World, ann: Member
) -> None:
    sent = ann.send(FERRY_TEXT, forward_origin=forwarded())
    answer = ann.answer_to(sent)
    assert "12 passengers" in ann.answer_to(ann.reply(answer, "How many passengers were injured?")).text
    assert "12 passengers" in ann.answer_to(ann.reply_to(sent, "How many passengers were injured?")).text
    desk = world.group_member()
    article = desk.send(FERRY_TEXT, forward_origin=forwarded())
    desk.answer_to(article)
    asked = desk.reply_to(article, "Who has their number?")
    desk.reply_to(article, "No idea")
    assert "Note" not in desk.ask(f"/article@{TO_BOT} 1").text
    assert desk.reactions_to(asked) == 0


def test_a_reply_that_is_an_article_or_leads_to_one_is_read(world: World, ann: Member) -> None:
    sent = ann.send(FERRY_TEXT, forward_origin=forwarded())
    ann.answer_to(sent)
    assert "Anna Kovacs" in ann.answer_to(ann.reply_to(sent, FLOOD_TEXT)).text
    assert "Same text as" in ann.answer_to(ann.reply_to(sent, f"the same as {world.page('/ferry')}")).text


def test_what_a_reply_reports_in_a_few_words_is_a_note_and_can_be_read_on_demand(ann: Member) -> None:
    sent = ann.send(FERRY_TEXT, forward_origin=forwarded())
    ann.answer_to(sent)
    reply = ann.reply_to(sent, COMMENT)
    assert f"Note by Ann: {COMMENT}" in ann.ask("/article 1").text
    assert "Nothing in this chat" in ann.ask("/claims drowned").text
    assert "900 people" in ann.answer_to(ann.reply_to(reply, "/read")).text


def test_a_reply_to_an_article_is_a_note_whoever_says_it_and_follows_its_edits(world: World) -> None:
    ann = world.group_member()
    bo = Member(world.telegram, world.telegram_server, ann.chat_id, name="Bo", user_id=43)
    bo.sent = ann.sent
    article = ann.send(FERRY_TEXT, forward_origin=forwarded())
    answer = ann.answer_to(article)
    reply = bo.reply_to(article, DOUBT)
    ann.reply(answer, "So does my cousin at sea.")
    told = ann.ask(f"/article@{TO_BOT} 1").text
    assert f"Note by Bo: {DOUBT}" in told
    assert "Note by Ann: So does my cousin at sea." in told
    reactions = ann.emulator.calls_of("setMessageReaction", chat_id=ann.chat_id, message_id=reply)
    assert "\\u270d" in reactions[-1].fields["reaction"]
    assert ann.emulator.answers_to(ann.chat_id, reply) == []
    bo.edit(reply, "The ministry calls that too high.")
    assert "Note by Bo: The ministry calls that too high." in ann.ask(f"/article@{TO_BOT} 1").text
    bo.edit(reply, "Does the ministry?", at=SENT_AT + 90)
    assert "Note by Bo" not in ann.ask(f"/article@{TO_BOT} 1").text


def test_a_reply_to_any_piece_is_a_note_on_the_whole(ann: Member) -> None:
    half = LONG_TEXT.rfind("\n\n", 0, 4096)
    with ann.in_one_breath():
        first = ann.send(LONG_TEXT[:half])
        second = ann.send(LONG_TEXT[half:].strip())
    ann.answer_to(first)
    ann.reply_to(second, DOUBT)
    assert f"Note by Ann: {DOUBT}" in ann.ask("/article 1").text


def test_where_a_group_wants_to_be_spared_only_a_reply_with_the_bots_name_is_a_note(desk: Member) -> None:
    article = desk.send(FERRY_TEXT, forward_origin=forwarded())
    desk.answer_to(article)
    desk.ask(f"/settings@{TO_BOT} reading mention")
    desk.reply_to(article, "Let us talk about that later.")
    desk.settle()
    desk.reply_to(article, f"@{TO_BOT} {DOUBT}")
    told = desk.ask(f"/article@{TO_BOT} 1").text
    assert f"Note by Ann: {DOUBT}" in told
    assert "later" not in told
