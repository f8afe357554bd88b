"""What members live through in Telegram: the bot runs as a process, against a Bot API server on loopback.

Every text that the bot sends passes TDLib's parser there; see `tests/emulator.py`.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from socket import socket

import pytest

from bot.web.refusals import PRIVATE
from tests.bot_process import START_OF_TIME, World, running_world
from tests.emulator import BOT, TOKEN, WAIT_TIMEOUT_SECONDS, BotMessage
from tests.files import make_docx, make_pdf
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT, SMALL_TALK, as_page
from tests.member import SENT_AT, Member
from tests.uploads import PNG_SIGNATURE, SentFile

PAGES = {
    "/ferry": as_page(FERRY_TEXT, site="Harbour Courier"),
    "/flood": as_page(FLOOD_TEXT, site="Tisza Monitor"),
    "/slow": as_page(FERRY_FOLLOW_UP, site="Evening Lantern"),
    "/short": '<meta http-equiv="refresh" content="0; url=/ferry">',
    "/inward": '<meta http-equiv="refresh" content="0; url=http://169.254.169.254/latest/meta-data/">',
}
PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]
FERRY_PDF = make_pdf([*FERRY_TEXT.replace("\n\n", "\n").split("\n")])
WEBHOOK_SECRET = "a-secret-of-the-journeys"


pytestmark = pytest.mark.usefixtures("_telegram_obeys_every_call")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running_world(tmp_path_factory.mktemp("bot"), PAGES) as running:
        yield running


def label(message: BotMessage, word: str) -> str:
    """The label of the button that has this word."""
    return next(label for label in message.labels() if word in label.lower())


def entity_types(message: BotMessage) -> set[str]:
    return {entity["type"] for entity in message.entities}


# ── articles ─────────────────────────────────────────────────────────────────────────────────────


def test_a_pasted_article_gets_a_reaction_and_one_answer_threaded_to_it(ann: Member) -> None:
    pasted = ann.send(FERRY_TEXT)
    (answer,) = ann.answers_to(pasted)
    assert "Ivana Horvat" in answer.text
    assert "expandable_blockquote" in entity_types(answer)
    assert not answer.link_preview
    ann.settle()
    assert ann.reactions_to(pasted) == 1
    assert len(ann.messages()) == 2, "the answer, and that of settling"


# ── questions ────────────────────────────────────────────────────────────────────────────────────


def test_a_timeline_has_the_claims_by_day_and_what_was_revised(ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    ann.ask(FERRY_FOLLOW_UP)
    timeline = ann.ask("/timeline rescued")
    assert timeline.text.startswith("Timeline · rescued")
    assert timeline.text.index("18 Dec") < timeline.text.index("Ivana Horvat — 45 passengers rescued")


def test_a_question_is_answered_by_claims_with_their_numbers(ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    answer = ann.ask("/ask how many passengers were injured?")
    assert "12 passengers injured — Ivana Horvat" in answer.text
    assert "expandable_blockquote" in entity_types(answer)


def test_what_no_claim_says_is_not_answered(ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    answer = ann.ask("How many passengers were killed near Split?")
    assert answer.text.startswith("Nothing in this chat answers that.")


def test_a_private_question_in_plain_words_is_answered(ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    asked = ann.send("Who denied that the ship was overloaded?")
    assert "operator" in ann.answer_to(asked).text
    assert ann.reactions_to(asked) == 0


def test_in_a_group_only_a_question_to_the_bot_is_answered(desk: Member) -> None:
    desk.ask(FERRY_TEXT)
    question = "how many passengers were injured?"
    among_members = desk.send(f"Mira, {question}")
    asked = desk.ask(f"@{BOT['username']} {question}")
    assert "12 passengers injured" in asked.text
    assert "12 passengers injured" in desk.answer_to(desk.reply(asked, question)).text
    assert among_members not in [message.reply_to for message in desk.messages()]


def test_an_article_in_reply_to_the_bot_is_read_and_not_taken_for_a_question(desk: Member) -> None:
    help_text = desk.ask(f"/help@{BOT['username']}")
    assert "Ivana Horvat" in desk.answer_to(desk.reply(help_text, FERRY_TEXT)).text


def test_a_forwarded_post_is_read_and_its_channel_is_kept_as_origin(ann: Member) -> None:
    origin = {
        "type": "channel",
        "chat": {"id": -1002000000001, "type": "channel", "title": "Adria Wire", "username": "adria_wire"},
        "message_id": 77,
        "date": SENT_AT - 3600,
    }
    answer = ann.answer_to(ann.send(FERRY_TEXT, forward_origin=origin))
    assert "Ivana Horvat" in answer.text
    article = ann.ask("/article 1")
    assert "Adria Wire" in article.text
    assert "https://t.me/adria_wire/77" in [entity.get("url") for entity in article.entities]


def test_a_link_is_fetched_and_read(world: World, ann: Member) -> None:
    answer = ann.ask(f"What do you make of this? {world.page('/ferry')}?utm_source=chat")
    assert "Harbour Courier" in answer.text
    assert "Ivana Horvat" in answer.text


def test_a_link_hidden_behind_words_is_read(world: World, ann: Member) -> None:
    hidden = {"type": "text_link", "offset": 0, "length": 4, "url": world.page("/ferry")}
    assert "Harbour Courier" in ann.answer_to(ann.send("this", entities=[hidden])).text


def test_a_link_in_a_photo_s_caption_is_read(world: World, ann: Member) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    url = world.page("/ferry")
    entities = [{"type": "url", "offset": 0, "length": len(url)}]
    sent = ann.send_service(photo=photo, caption=url, caption_entities=entities)
    assert "Harbour Courier" in ann.answer_to(sent).text


def test_a_link_that_cannot_be_read_gets_one_line_that_says_what_to_do(world: World, ann: Member) -> None:
    answer = ann.ask(world.page("/gone"))
    assert "paste" in answer.text.lower()
    assert "\n" not in answer.text


def test_a_short_link_and_a_wrapped_one_lead_to_the_same_article(world: World, ann: Member) -> None:
    assert "Harbour Courier" in ann.ask(world.page("/short")).text
    assert "Already here" in ann.ask(f"https://www.google.com/url?q={world.page('/ferry')}&sa=D").text


@pytest.mark.parametrize("link", ["http://2130706433/", "http://[64:ff9b::7f00:1]/", "/inward"])
def test_a_link_into_the_network_gets_one_line_and_no_visit(world: World, ann: Member, link: str) -> None:
    answer = ann.ask(world.page(link) if link.startswith("/") else link)
    assert answer.text == PRIVATE


def test_a_link_to_a_closed_chat_gets_one_line_that_says_what_to_do(ann: Member) -> None:
    assert "forward" in ann.ask("https://t.me/c/1234567/89").text
    assert "paste" in ann.ask("https://t.me/+AbCdEf0123").text


def test_the_same_article_again_is_not_stored_twice(world: World, ann: Member) -> None:
    ann.ask(world.page("/ferry"))
    again = ann.ask(f"{world.page('/ferry')}?utm_campaign=x&fbclid=1")
    assert "Already here" in again.text
    assert "#2" not in ann.ask("/articles").text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ferry.txt", FERRY_TEXT.encode()),
        ("ferry.md", FERRY_TEXT.replace("Horvat", "**Horvat**").encode()),
        ("ferry.html", as_page(FERRY_TEXT, site="Harbour Courier").encode()),
        ("ferry.docx", make_docx(*FERRY_TEXT.split("\n\n"))),
    ],
)
def test_a_document_is_read(ann: Member, name: str, data: bytes) -> None:
    sent = ann.send_file(name, data)
    assert "Ivana Horvat" in ann.answer_to(sent).text
    assert ann.reactions_to(sent) == 1


def test_a_document_that_is_too_heavy_costs_a_line_and_others_are_served_meanwhile(
    world: World, ann: Member
) -> None:
    """A word of six million letters, which takes more memory than a worker has."""
    head = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    poison = ann.send_file("word.eml", head + b"QUJD" * 2_000_000)
    other = world.member()
    assert "Ivana Horvat" in other.answer_to(other.send_file("ferry.pdf", FERRY_PDF)).text
    assert "too heavy" in ann.answer_to(poison).text
    assert "Ivana Horvat" in ann.answer_to(ann.send_file("ferry.pdf", FERRY_PDF)).text


def test_a_document_that_telegram_will_not_hand_over_gets_a_kind_line(ann: Member) -> None:
    sent = ann.send_file("archive.txt", b"long", size=21_000_000)
    assert "20 MB" in ann.answer_to(sent).text


def test_a_file_that_cannot_be_read_gets_a_kind_line_in_private(ann: Member) -> None:
    answer = ann.answer_to(ann.send_file("report.pdf", b"%PDF-1.7 ..."))
    assert "is damaged" in answer.text
    assert ".txt" in answer.text


def test_small_talk_in_private_gets_a_kind_line(ann: Member) -> None:
    sent = ann.send(SMALL_TALK)
    assert ann.answer_to(sent).text
    assert ann.reactions_to(sent) == 0


def test_a_picture_without_words_gets_a_kind_line_in_private(ann: Member) -> None:
    assert "no article" in ann.answer_to(ann.send_service(photo=PHOTO)).text


def test_pictures_in_groups_and_service_messages_are_passed_over_in_silence(desk: Member) -> None:
    desk.send_service(photo=PHOTO)
    desk.send_service(new_chat_title="Desk of the day")
    desk.settle()
    assert len(desk.messages()) == 1


# ── groups ───────────────────────────────────────────────────────────────────────────────────────


def test_in_a_topic_the_answer_stays_in_the_topic(world: World) -> None:
    member = world.group_member(thread_id=31)
    answer = member.answer_to(member.send(FERRY_TEXT))
    assert answer.thread_id == 31
    assert member.ask(f"/articles@{BOT['username']}").thread_id == 31


def test_small_talk_in_a_group_gets_neither_answer_nor_reaction(desk: Member) -> None:
    sent = [desk.send(SMALL_TALK), desk.send_file("photo.zip", b"PK\x03\x04")]
    desk.settle()
    assert len(desk.messages()) == 1
    assert [desk.reactions_to(message) for message in sent] == [0, 0]


def test_a_command_that_names_the_bot_is_answered_in_a_group(desk: Member) -> None:
    desk.answer_to(desk.send(FERRY_TEXT))
    assert "Ivana Horvat" in desk.ask(f"/claims@{BOT['username']} injured").text


def test_commands_for_other_bots_are_left_to_them(desk: Member) -> None:
    desk.send("/claims@another_bot injured")
    desk.send("/roll 2d6")
    desk.settle()
    assert len(desk.messages()) == 1


def test_a_group_that_becomes_a_supergroup_keeps_its_articles(world: World, desk: Member) -> None:
    desk.answer_to(desk.send(FERRY_TEXT))
    moved = world.group_member()
    desk.send_service(migrate_to_chat_id=moved.chat_id)
    moved.send_service(migrate_from_chat_id=desk.chat_id)
    desk.settle()
    assert "Coastguard confirms" in moved.ask(f"/articles@{BOT['username']}").text


def test_an_answer_follows_its_group_into_the_supergroup(world: World, desk: Member) -> None:
    moved = world.group_member()
    world.telegram.fail(
        "sendMessage",
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": moved.chat_id},
    )
    desk.send(FERRY_TEXT)
    world.telegram.wait_for(moved.messages, "answer in the supergroup")
    assert "Ivana Horvat" in moved.messages()[0].text
    assert desk.messages() == []


# ── buttons ──────────────────────────────────────────────────────────────────────────────────────


def test_paging_edits_the_answer_in_place(ann: Member) -> None:
    answer = ann.ask(FLOOD_TEXT)
    ann.pressed(ann.press(answer, label(answer, "all")))
    first = ann.edited(answer)
    ann.pressed(ann.press(first, label(first, "▶")))
    second = ann.edited(first)
    assert second.text != first.text
    ann.pressed(ann.press(second, label(second, "◀")))
    assert ann.edited(second).text == first.text
    assert len(ann.messages()) == 1


def test_undo_takes_the_article_back_and_says_so_in_place(ann: Member) -> None:
    answer = ann.ask(FERRY_TEXT)
    ann.press(answer, label(answer, "undo"))
    assert ann.edited(answer).labels() == []
    assert "Coastguard confirms" not in ann.ask("/articles").text


def test_a_press_on_something_that_is_gone_is_told_in_an_alert(ann: Member) -> None:
    answer = ann.ask(FLOOD_TEXT)
    ann.ask("/undo")
    told = ann.pressed(ann.press(answer, label(answer, "all")))
    assert told["show_alert"] == "true"
    assert told["text"]


def test_a_press_that_changes_nothing_passes_quietly(world: World, ann: Member) -> None:
    answer = ann.ask(FLOOD_TEXT)
    unchanged = "Bad Request: message is not modified: specified new message content is the same"
    world.telegram.fail("editMessageText", 400, unchanged)
    assert "text" not in ann.pressed(ann.press(answer, label(answer, "all")))


# ── questions ────────────────────────────────────────────────────────────────────────────────────


def test_a_comparison_sets_the_figures_of_two_outlets_side_by_side(ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    ann.ask(FERRY_FOLLOW_UP)
    text = ann.ask("/compare injured").text
    assert "12" in text
    assert "15" in text


def test_a_question_sees_the_article_that_was_sent_just_before(ann: Member) -> None:
    ann.send(FERRY_TEXT)
    assert "Ivana Horvat" in ann.ask("/claims injured").text


def test_an_unknown_command_in_private_gets_a_kind_line(ann: Member) -> None:
    assert "/help" in ann.ask("/frobnicate").text


def test_the_command_menu_is_set_at_start(world: World) -> None:
    (call, *_) = world.telegram.wait_for(lambda: world.telegram.calls_of("setMyCommands"), "set its commands")
    assert all(
        f'"{name}"' in call.fields["commands"] for name in ("claims", "compare", "export", "digest", "help")
    )


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def file_of(message: BotMessage) -> SentFile:
    assert message.file
    return message.file


def compare_injured(member: Member) -> BotMessage:
    member.ask(FERRY_TEXT)
    member.ask(FERRY_FOLLOW_UP)
    return member.ask("/compare injured")


def answer_to_press(member: Member, message: BotMessage, word: str) -> BotMessage:
    """The new message that a press on a button of this one brings."""
    before = len(member.messages())
    member.pressed(member.press(message, label(message, word)))
    member.emulator.wait_for(lambda: len(member.messages()) > before, "send a file")
    return member.messages()[-1]


def test_a_chart_comes_as_a_photo_with_its_caption_and_leaves_the_table_as_it_is(ann: Member) -> None:
    comparison = compare_injured(ann)
    chart = answer_to_press(ann, comparison, "chart")
    assert file_of(chart).kind == "photo"
    assert file_of(chart).data.startswith(PNG_SIGNATURE)
    assert "claimant" in chart.text
    assert "injured" in chart.text
    assert chart.reply_to == comparison.message_id
    assert ann.shown(comparison).edits == 0


def test_the_other_form_of_a_chart_is_a_photo_of_its_own(ann: Member) -> None:
    chart = answer_to_press(ann, compare_injured(ann), "chart")
    other = answer_to_press(ann, chart, "by claimant")
    assert other.message_id != chart.message_id
    assert file_of(other).data != file_of(chart).data
    assert "Over time" in other.labels()


def test_the_rows_of_a_comparison_turn_in_place_from_one_order_to_the_other(ann: Member) -> None:
    comparison = compare_injured(ann)
    ann.press(comparison, "By claimant")
    turned = ann.edited(comparison)
    assert "By date" in turned.labels()
    ann.press(turned, "By date")
    assert ann.edited(turned).text == comparison.text


def test_a_comparison_s_table_comes_as_a_document(ann: Member) -> None:
    table = answer_to_press(ann, compare_injured(ann), "csv")
    assert (file_of(table).kind, file_of(table).name) == ("document", "compare-injured-2024-12-19.csv")
    words = file_of(table).data.decode("utf-8-sig")
    assert "Ivana Horvat" in words
    assert words.startswith('"Group","Verdict')


@pytest.mark.parametrize("form", ["csv", "json", "jsonld"])
def test_an_export_comes_as_a_document_in_answer_to_the_command(ann: Member, form: str) -> None:
    ann.ask(FERRY_TEXT)
    sent = ann.send(f"/export {form} from:horvat")
    answer = ann.answer_to(sent)
    assert (file_of(answer).kind, file_of(answer).name) == (
        "document",
        f"claims-from-horvat-2024-12-19.{form}",
    )
    assert "Ivana Horvat" in file_of(answer).data.decode()
    assert "from:horvat" in answer.text


def test_an_export_without_a_format_offers_them_as_buttons(ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    choice = ann.ask("/export")
    assert choice.labels() == ["CSV", "JSON", "JSON-LD"]
    exported = answer_to_press(ann, choice, "json-ld")
    assert json.loads(file_of(exported).data)["@context"] == "https://schema.org"
    assert ann.shown(choice).edits == 0


def test_in_a_topic_a_file_stays_in_the_topic(world: World) -> None:
    member = world.group_member(thread_id=33)
    member.answer_to(member.send(FERRY_TEXT))
    choice = member.ask(f"/export@{BOT['username']} injured")
    assert answer_to_press(member, choice, "csv").thread_id == 33


def test_a_press_for_figures_that_are_gone_is_told_in_an_alert(ann: Member) -> None:
    comparison = compare_injured(ann)
    ann.ask("/undo")
    ann.ask("/undo")
    assert "ask again" in ann.pressed(ann.press(comparison, "Chart"))["text"]


def test_a_file_that_waited_at_the_kill_comes_after_the_restart_whole_and_once(
    world: World, ann: Member
) -> None:
    ann.ask(FERRY_TEXT)
    world.telegram.fail("sendDocument", 429, "Too Many Requests: retry after 600", {"retry_after": 600})
    sent = ann.send("/export json")
    world.telegram.wait_for(
        lambda: world.telegram.calls_of("sendDocument", chat_id=ann.chat_id), "try to send"
    )
    world.member().settle()  # by now the bot has heard of the refusal
    world.bot.restart()
    assert json.loads(file_of(ann.answer_to(sent)).data)["count"] > 0
    world.bot.restart()
    ann.settle()
    assert len(ann.answers_to(sent)) == 1


def test_a_press_delivered_again_after_a_restart_brings_one_chart(world: World, ann: Member) -> None:
    answer_to_press(ann, compare_injured(ann), "chart")
    world.bot.kill()
    world.telegram_server.call(world.telegram.deliver_again(ann.sent[-1]))
    world.bot.start()
    ann.settle()
    assert len([message for message in ann.messages() if message.file]) == 1


def test_where_a_group_forbids_files_the_words_come_and_say_what_to_do(world: World, desk: Member) -> None:
    desk.answer_to(desk.send(FERRY_TEXT))
    world.telegram.fail("sendDocument", 400, "Bad Request: not enough rights to send documents to the chat")
    answer = desk.ask(f"/export@{BOT['username']} csv")
    assert answer.file is None
    assert "permissions" in answer.text


# ── digests ──────────────────────────────────────────────────────────────────────────────────────


def digests(member: Member) -> list[BotMessage]:
    """What the bot said without being asked."""
    return [message for message in member.messages() if message.reply_to is None]


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2024, 12, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def times(world: World) -> Iterator[World]:
    yield world
    world.bot.set_time(START_OF_TIME)


def test_a_digest_comes_at_its_minute_and_once(times: World, ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    ann.ask("/digest 08:30 Europe/Kyiv")
    earlier = times.member()
    earlier.ask("/digest 08:29 Europe/Kyiv")
    times.bot.set_time(at(20, 6, 29))
    times.telegram.wait_for(lambda: digests(earlier), "send the digest of 08:29")
    assert digests(ann) == []
    times.bot.set_time(at(20, 6, 30))
    (digest,) = times.telegram.wait_for(lambda: digests(ann), "send the digest of 08:30")
    assert "Ivana Horvat" in digest.text
    times.bot.set_time(at(20, 6, 31))
    ann.settle()
    ann.ask("/digest off")
    earlier.ask("/digest off")
    assert len(digests(ann)) == 1


def test_a_digest_missed_in_downtime_comes_once_at_the_next_start(times: World, ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    ann.ask("/digest 08:30 Europe/Kyiv")
    assert times.bot.stop() == 0
    times.bot.set_time(at(20, 11, 0))
    times.bot.start()
    times.telegram.wait_for(lambda: digests(ann), "send the digest that was missed")
    times.bot.restart()
    ann.settle()
    ann.ask("/digest off")
    assert len(digests(ann)) == 1


def test_a_digest_goes_to_the_topic_in_which_it_was_ordered(times: World) -> None:
    member = times.group_member(thread_id=32)
    member.ask(f"/digest@{BOT['username']} 08:30 Europe/Kyiv")
    times.bot.set_time(at(20, 6, 30))
    (digest,) = times.telegram.wait_for(lambda: digests(member), "send the digest")
    member.ask(f"/digest@{BOT['username']} off")
    assert digest.thread_id == 32


# ── when Telegram refuses ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "description", "parameters"),
    [
        (429, "Too Many Requests: retry after 1", {"retry_after": 1}),
        (502, "Bad Gateway", None),
    ],
)
def test_an_answer_that_telegram_refuses_for_now_comes_later_and_once(
    world: World, ann: Member, status: int, description: str, parameters: dict[str, int] | None
) -> None:
    world.telegram.fail("sendMessage", status, description, parameters)
    sent = ann.send(FERRY_TEXT)
    assert "Ivana Horvat" in ann.answer_to(sent).text
    ann.settle()
    assert len(ann.answers_to(sent)) == 1


def test_an_edit_that_telegram_refuses_for_now_comes_later(world: World, ann: Member) -> None:
    answer = ann.ask(FLOOD_TEXT)
    world.telegram.fail("editMessageText", 429, "Too Many Requests: retry after 1", {"retry_after": 1})
    ann.press(answer, label(answer, "all"))
    assert ann.edited(answer).text != answer.text


def test_a_refused_reaction_does_not_keep_the_answer_back(world: World, ann: Member) -> None:
    world.telegram.fail("setMessageReaction", 400, "Bad Request: REACTION_INVALID")
    assert "Ivana Horvat" in ann.ask(FERRY_TEXT).text


def test_an_answer_to_a_member_who_blocked_the_bot_is_given_up(world: World, ann: Member) -> None:
    world.telegram.fail("sendMessage", 403, "Forbidden: bot was blocked by the user")
    sent = ann.send(FERRY_TEXT)
    ann.settle()
    assert world.telegram.answers_to(ann.chat_id, sent) == []


def test_an_answer_whose_receipt_was_lost_is_not_given_twice(world: World, ann: Member) -> None:
    world.telegram.lose_answer("sendMessage")
    sent = ann.send(FERRY_TEXT)
    ann.answer_to(sent)
    world.bot.restart()
    ann.settle()
    assert len(ann.answers_to(sent)) == 1


# ── kills and redelivery ─────────────────────────────────────────────────────────────────────────


def test_a_kill_in_mid_reading_loses_nothing_and_answers_once(world: World, ann: Member) -> None:
    world.site.hold("/slow")
    sent = ann.send(world.page("/slow"))
    assert world.site.arrived.wait(WAIT_TIMEOUT_SECONDS), "the bot did not fetch the article"
    world.bot.kill()
    world.site.release()
    world.bot.start()
    assert "Evening Lantern" in ann.answer_to(sent).text
    ann.settle()
    assert len(ann.answers_to(sent)) == 1
    assert "Already" not in ann.answers_to(sent)[0].text


def test_a_stop_in_mid_reading_ends_in_time_and_the_next_start_reads_on(world: World, ann: Member) -> None:
    world.site.hold("/slow")
    sent = ann.send(world.page("/slow"))
    assert world.site.arrived.wait(WAIT_TIMEOUT_SECONDS), "the bot did not fetch the article"
    assert world.bot.stop() == 0
    assert world.telegram.answers_to(ann.chat_id, sent) == []
    world.site.release()
    world.bot.start()
    assert "Evening Lantern" in ann.answer_to(sent).text


def test_an_answer_that_waited_at_the_kill_comes_after_the_restart_and_once(
    world: World, ann: Member
) -> None:
    world.telegram.fail("sendMessage", 429, "Too Many Requests: retry after 600", {"retry_after": 600})
    sent = ann.send(FERRY_TEXT)
    world.telegram.wait_for(
        lambda: world.telegram.calls_of("sendMessage", chat_id=ann.chat_id), "try to answer"
    )
    world.member().settle()  # by now the bot has heard of the refusal
    world.bot.restart()
    assert "Ivana Horvat" in ann.answer_to(sent).text
    world.bot.restart()
    ann.settle()
    assert len(ann.answers_to(sent)) == 1


def test_an_update_that_telegram_delivers_twice_is_answered_once(world: World, ann: Member) -> None:
    sent = ann.send(FERRY_TEXT)
    ann.answer_to(sent)
    world.telegram_server.call(world.telegram.deliver_again(ann.sent[-1]))
    ann.settle()
    assert len(ann.answers_to(sent)) == 1


def test_an_update_delivered_again_after_a_restart_is_answered_once(world: World, ann: Member) -> None:
    sent = ann.send(FERRY_TEXT)
    ann.answer_to(sent)
    world.bot.kill()
    world.telegram_server.call(world.telegram.deliver_again(ann.sent[-1]))
    world.bot.start()
    ann.settle()
    assert len(ann.answers_to(sent)) == 1


@pytest.mark.parametrize(
    ("method", "status", "description"),
    [("getMe", 502, "Bad Gateway"), ("setMyCommands", 400, "Bad Request: BOT_COMMANDS_TOO_MUCH")],
)
def test_a_refusal_at_the_start_is_got_over(
    world: World, ann: Member, method: str, status: int, description: str
) -> None:
    world.bot.kill()
    world.telegram.fail(method, status, description)
    world.bot.start()
    ann.settle()


# ── what a team adds ─────────────────────────────────────────────────────────────────────────────


def claim_of(message: BotMessage, words: str) -> str:
    """The number of the claim in whose line the words are, as it is shown: "#3"."""
    line = next(line for line in message.text.splitlines() if words in line and line.startswith("#"))
    return line.split()[0].rstrip("✎")


def test_a_claim_is_a_button_away_and_leads_on(world: World, ann: Member) -> None:
    ann.ask(world.page("/ferry"))
    listed = ann.ask("/claims injured")
    ann.press(listed, claim_of(listed, "Ivana Horvat"))
    claim = ann.edited(listed)
    assert "Who: Ivana Horvat, Transport Minister" in claim.text
    assert "In 1 article\nHarbour Courier" in claim.text
    assert "underline" in entity_types(claim)
    ann.press(claim, "Article")
    assert "Coastguard confirms" in ann.edited(claim).text


def test_a_fix_is_marked_and_taken_back_by_its_button(ann: Member) -> None:
    number = claim_of(ann.ask(FERRY_TEXT), "Ivana Horvat")
    assert "What can be fixed" in ann.ask(f"/fix {number} colour=red").text
    fixed = ann.ask(f'/fix {number} figure=">=14"')
    assert f"{number}✎ Ivana Horvat — ≥14 passengers injured" in fixed.text
    assert "≥14" in ann.ask("/compare injured").text
    assert "· Ann ·" in ann.ask(f"/claim {number}").text
    ann.press(fixed, "Undo")
    assert "figure: 12 again" in ann.edited(fixed).text
    assert "≥14" not in ann.ask("/compare injured").text


def test_a_reply_to_a_claim_fixes_it_also_in_a_group(desk: Member) -> None:
    number = claim_of(desk.ask(FERRY_TEXT), "Ivana Horvat")
    claim = desk.ask(f"/claim@{BOT['username']} {number}")
    answer = desk.answer_to(desk.reply(claim, "fix: claimant = Marko Babic"))
    assert f"{number}✎ Marko Babic — 12 passengers injured" in answer.text
    assert "Marko Babic" in desk.ask(f"/claims@{BOT['username']} from:babic").text


def test_a_reply_to_a_list_of_claims_is_asked_which_one_is_meant(ann: Member) -> None:
    listed = ann.ask(FLOOD_TEXT)
    assert "Which of #" in ann.answer_to(ann.reply(listed, "fix: stance = denied")).text


def test_what_is_no_claim_is_taken_out_and_brought_back(ann: Member) -> None:
    number = claim_of(ann.ask(FERRY_TEXT), "Ivana Horvat")
    gone = ann.ask(f"/fix {number} delete")
    assert number not in ann.ask("/claims injured").text
    ann.press(gone, "Undo")
    assert "It is a claim again." in ann.edited(gone).text
    assert number in ann.ask("/claims injured").text


def test_names_of_one_body_are_one_until_taken_back(ann: Member) -> None:
    ann.ask(FERRY_TEXT)
    assert "one body" in ann.ask("/alias MTI = Ivana Horvat").text
    assert "12 passengers" in ann.ask("/claims injured from:MTI").text
    assert "1. MTI = Ivana Horvat" in ann.ask("/alias").text
    assert "two again" in ann.ask("/alias undo").text
    assert "Nothing in this chat" in ann.ask("/claims injured from:MTI").text


def test_sources_are_graded_by_members_and_turned_by_buttons(world: World, ann: Member) -> None:
    ann.ask(world.page("/ferry"))
    assert "A to F" in ann.ask("/grade Harbour Courier").text
    assert "usually reliable" in ann.ask('/grade "Harbour Courier" B').text
    sources = ann.ask("/sources")
    assert "Harbour Courier · B · outlet" in sources.text
    ann.press(sources, "By contradicted")
    assert "by contradicted" in ann.edited(sources).text
    assert "is F again" in ann.ask('/grade "Harbour Courier" undo').text


def test_what_a_team_added_moves_with_its_group(world: World, desk: Member) -> None:
    number = claim_of(desk.ask(FERRY_TEXT), "Ivana Horvat")
    to = f"@{BOT['username']}"
    desk.ask(f"/fix{to} {number} figure=14")
    desk.ask(f"/alias{to} MTI = Ivana Horvat")
    moved = world.group_member()
    desk.send_service(migrate_to_chat_id=moved.chat_id)
    moved.send_service(migrate_from_chat_id=desk.chat_id)
    assert "14 passengers" in moved.ask(f"/claims{to} injured from:MTI").text


# ── webhook ──────────────────────────────────────────────────────────────────────────────────────


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int) -> None:
    """Telegram tries again when a webhook does not listen yet; this test does not."""
    deadline = time.monotonic() + WAIT_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        with socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


def post(url: str, secret: str) -> int:
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
    request = urllib.request.Request(url, b'{"update_id": 1}', headers, method="POST")  # noqa: S310  loopback
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310  loopback
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_with_a_webhook_updates_come_in_by_it_and_only_with_the_secret(tmp_path: Path) -> None:
    port = free_port()
    hook = f"http://127.0.0.1:{port}/hook"
    settings = {"WEBHOOK_URL": hook, "WEBHOOK_PORT": str(port), "WEBHOOK_SECRET": WEBHOOK_SECRET}
    with running_world(tmp_path, PAGES, settings) as world:
        wait_for_port(port)
        assert world.telegram.calls_of("setWebhook", url=hook)
        assert post(hook, "a guess") == 403
        assert "Ivana Horvat" in world.member().ask(FERRY_TEXT).text
        assert world.bot.stop() == 0


def test_even_a_talkative_log_does_not_hold_the_token(tmp_path: Path) -> None:
    with running_world(tmp_path, PAGES, {"LOG_LEVEL": "DEBUG"}) as world:
        world.member().settle()
        assert world.bot.stop() == 0
        assert "is listening" in world.bot.log
        assert TOKEN not in world.bot.log
