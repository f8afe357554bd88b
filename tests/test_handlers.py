"""How a Telegram message becomes a submission or a command, and what is said when a handler fails."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import (
    Bot,
    Chat,
    Document,
    Message,
    MessageEntity,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    PhotoSize,
    Sticker,
    Update,
    User,
    Voice,
)
from telegram.error import NetworkError, TelegramError

from bot.bursts import group_parts
from bot.daily import DueDigest
from bot.delivery import Outbox, Parcel
from bot.errors import BotError, DocumentError, QueryError, StorageError
from bot.gathering import Pace
from bot.handlers import READABLE
from bot.handlers.arrivals import make_arrival
from bot.handlers.commands import Command, answer_command, parse_command
from bot.handlers.desk import Context, Desk, thread_of
from bot.handlers.digests import send_due_digests
from bot.handlers.failures import SOMETHING_BROKE, TELEGRAM_FAILED, answer_failure, as_ours
from bot.handlers.messages import read_message
from bot.handlers.replies import answer_fix, list_named_claims
from bot.handlers.submission import (
    download,
    links_of,
    origin_of,
    question_of,
    readable_document,
    sender_of,
    submission_of,
)
from bot.models import Link, Origin, Pasted, Submission
from bot.models import Message as Answer
from bot.pipeline import Pipeline
from bot.render import render_small_talk
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.storing import keep

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)
ANN = User(42, "Ann", is_bot=False, last_name="Lee")
BOT = User(7, "Claims", is_bot=True, username="fixture_bot")
PRIVATE = Chat(42, Chat.PRIVATE, first_name="Ann")
GROUP = Chat(-42, Chat.SUPERGROUP, title="Desk")
REPORT = "The coastguard said on Wednesday that 40 passengers were rescued from a ferry near Split."


def message(text: str | None = None, chat: Chat = PRIVATE, number: int = 1, **fields: object) -> Message:
    return Message(number, NOW, chat, text=text, **{"from_user": ANN, **fields})  # type: ignore[arg-type]


def unreacted(**fields: Any) -> Message:
    """A message in a chat that forbids reactions."""
    sent = message(**fields)
    sent.set_bot(cast("Bot", ReactionlessBot()))
    return sent


class ReactionlessBot:
    async def set_message_reaction(self, **_: object) -> bool:
        raise TelegramError("REACTIONS_FORBIDDEN")


def url(text: str, address: str) -> MessageEntity:
    before = text[: text.index(address)]
    return MessageEntity(MessageEntity.URL, len(before.encode("utf-16-le")) // 2, len(address))


def file(name: str, mime: str | None = None, size: int = 10) -> Document:
    return Document("f", "f", file_name=name, mime_type=mime, file_size=size)


# ── replies ──────────────────────────────────────────────────────────────────────────────────────

BOT_USER = User(7, "Bot", is_bot=True)
CLAIMS = "#57✎ Ann — one\n#58 Bo — two, #59"


def bold(text: str, words: str) -> MessageEntity:
    return MessageEntity(MessageEntity.BOLD, text.index(words), len(words))


NAMED = [
    ("Nothing bold: #57", [], []),
    ("A list\n#57 Ann and #58 Bo", ["#57", "#58"], [57, 58]),
    (CLAIMS, ["#57", "#58"], [57]),
    ("Found\n#57 Ann", ["#57"], [57]),
    ("Article #57 is bold", ["Article #57"], []),
]


@pytest.mark.parametrize(("text", "marked", "numbers"), NAMED)
def test_a_message_names_the_claims_that_are_marked_in_it(
    text: str, marked: list[str], numbers: list[int]
) -> None:
    entities = [bold(text, words) for words in marked]
    assert list_named_claims(message(text, from_user=BOT_USER, entities=entities)) == numbers


class Listener:
    """Stands for the pipeline: tells what it was asked to fix."""

    async def fix(self, chat_id: int, words: str, named: list[int], *_: object, **more: object) -> Answer:
        return Answer(f"{chat_id} {words} {named} {more['sender']}")


@pytest.mark.parametrize(
    ("replied_to", "answer"),
    [(BOT_USER, "42 fix: figure = 5 [57] Ann Lee"), (ANN, None), (None, None)],
)
async def test_only_a_reply_to_the_bot_is_a_fix(replied_to: User | None, answer: str | None) -> None:
    replied = message(CLAIMS, from_user=replied_to, entities=[bold(CLAIMS, "#57")]) if replied_to else None
    desk = SimpleNamespace(pipeline=Listener(), clock=lambda: NOW)
    context = SimpleNamespace(bot=SimpleNamespace(id=7))
    sent = message("fix: figure = 5", reply_to_message=replied)
    told = await answer_fix(cast("Desk", desk), sent, cast("Context", context))
    assert (told.html if told else None) == answer


# ── messages ─────────────────────────────────────────────────────────────────────────────────────

ORIGINS = [
    (None, None),
    (
        MessageOriginChannel(NOW, Chat(-100, Chat.CHANNEL, title="Adria Wire", username="adria_wire"), 77),
        Origin("Adria Wire", "https://t.me/adria_wire/77", NOW),
    ),
    # A post of a private channel has an address for its members only.
    (
        MessageOriginChannel(NOW, Chat(-100, Chat.CHANNEL, title="Adria Wire"), 77),
        Origin("Adria Wire", None, NOW),
    ),
    (MessageOriginChat(NOW, GROUP), Origin("Desk", None, NOW)),
    (MessageOriginUser(NOW, ANN), Origin("Ann Lee", None, NOW)),
    (MessageOriginHiddenUser(NOW, "A. L."), Origin("A. L.", None, NOW)),
    # A deleted account has an empty name.
    (MessageOriginUser(NOW, User(43, "", is_bot=False)), Origin("somebody", None, NOW)),
    (MessageOriginHiddenUser(NOW, ""), Origin("somebody", None, NOW)),
]


@pytest.mark.parametrize(("forwarded", "origin"), ORIGINS)
def test_a_forward_keeps_where_it_comes_from(forwarded: MessageOrigin | None, origin: Origin | None) -> None:
    assert origin_of(forwarded) == origin


def test_links_are_found_in_their_order_behind_emoji_and_behind_words() -> None:
    text = "👀👀 see https://a.example/1 and this, or b.example/2"
    hidden = MessageEntity(MessageEntity.TEXT_LINK, 0, 2, url="https://c.example/3")
    entities = [url(text, "b.example/2"), url(text, "https://a.example/1"), hidden]
    assert links_of(message(text, entities=entities)) == (
        "https://c.example/3",
        "https://a.example/1",
        "b.example/2",
    )


def test_a_link_written_twice_counts_once() -> None:
    text = "https://a.example/1 https://a.example/1"
    entities = [MessageEntity(MessageEntity.URL, start, 19) for start in (0, 20)]
    assert links_of(message(text, entities=entities)) == ("https://a.example/1",)


async def submit(*messages: Message) -> Submission:
    """Of messages that make one group."""
    (group,) = group_parts(make_arrival(Update(1, message=one)).part for one in messages)
    return await submission_of(group, messages, BOT)


async def test_a_caption_counts_as_words() -> None:
    caption = "https://a.example/1"
    sent = message(caption=caption, caption_entities=[url(caption, caption)])
    assert (await submit(sent)).sources == (Link("https://a.example/1"),)


async def test_a_submission_says_who_sent_what_when_and_where() -> None:
    submission = await submit(message(REPORT, GROUP))
    assert submission.sources == (Pasted(REPORT),)
    assert (submission.chat_id, submission.message_id, submission.private) == (-42, 1, False)
    assert (submission.sender, submission.sent_at) == ("Ann Lee", NOW)


ASKED = "Who was rescued near Split?"
QUESTIONS = [
    # what is sent, the question to the bot
    (message(ASKED), ASKED),
    (message(ASKED, GROUP), None),
    (message(ASKED, GROUP, reply_to_message=message("#5", GROUP, from_user=BOT)), ASKED),
    (message(ASKED, GROUP, reply_to_message=message("So?", GROUP)), None),
    (message(f"@fixture_bot {ASKED}", GROUP), ASKED),
    (message(f"@Fixture_Bot: {ASKED}", GROUP), ASKED),
    (message(f"@fixture_bot_2 {ASKED}", GROUP), None),
    (message("@fixture_bot thanks, that helps", GROUP), None),
    (message(ASKED, forward_origin=MessageOriginHiddenUser(NOW, "Bo")), None),
    (message(caption=ASKED), None),
]


@pytest.mark.parametrize(("sent", "question"), QUESTIONS)
def test_the_bot_is_asked_in_private_in_reply_and_by_name(sent: Message, question: str | None) -> None:
    assert question_of(sent, BOT) == question


SENDERS = [
    ({}, "Ann Lee"),
    # An anonymous admin: Telegram gives a stand-in user and the group.
    ({"sender_chat": GROUP}, "Desk"),
    ({"from_user": None}, "somebody"),
    ({"from_user": User(43, "", is_bot=False)}, "somebody"),
]


@pytest.mark.parametrize(("fields", "name"), SENDERS)
def test_the_sender_is_whom_the_chat_sees(fields: dict[str, Any], name: str) -> None:
    assert sender_of(message("hello", GROUP, **fields)) == name


def test_a_reply_s_thread_in_an_ordinary_group_is_no_topic() -> None:
    assert thread_of(message("hello", GROUP, message_thread_id=5)) is None
    assert thread_of(message("hello", GROUP, message_thread_id=5, is_topic_message=True)) == 5


# ── documents ────────────────────────────────────────────────────────────────────────────────────

FILES = [
    # document                          in a group  in private
    (file("ferry.txt"), True, True),
    (file("FERRY.HTML"), True, True),
    (file("ferry", mime="text/plain"), True, True),
    (file("FERRY.pdf"), True, True),
    (file("ferry.docx"), True, True),
    (file("ferry.eml"), True, True),
    (file("ferry.mhtml"), True, True),
    (file("ferry", mime="application/pdf"), True, True),
    (file("ferry.zip", mime="application/zip"), False, True),
    (file("ferry.jpg", mime="image/jpeg"), False, True),
]


@pytest.mark.parametrize(("document", "in_group", "in_private"), FILES)
def test_in_a_group_only_files_of_kinds_that_are_read_are_for_the_bot(
    document: Document, *, in_group: bool, in_private: bool
) -> None:
    assert bool(readable_document(message(chat=GROUP, document=document))) == in_group
    assert bool(readable_document(message(document=document))) == in_private


async def test_a_file_too_large_to_fetch_is_refused_without_trying() -> None:
    with pytest.raises(DocumentError, match="larger than 20 MB"):
        await download(file("ferry.txt", size=20_000_001))


# ── commands ─────────────────────────────────────────────────────────────────────────────────────

COMMANDS = [
    ("/claims", Command("claims", None, "")),
    ("/claims kursk from:pentagon", Command("claims", None, "kursk from:pentagon")),
    ("/Claims@Fixture_Bot  kursk ", Command("claims", "Fixture_Bot", "kursk")),
    ("/claims, kursk", Command("claims", None, "kursk")),
    ("/compare: troops", Command("compare", None, "troops")),
    ("/digest\n08:30 Europe/Kyiv", Command("digest", None, "08:30 Europe/Kyiv")),
    ("/compare “troops”\nand more", Command("compare", None, "“troops”\nand more")),
    ("/", None),
    ("/var/log/syslog", None),
    ("claims", None),
]


@pytest.mark.parametrize(("text", "command"), COMMANDS)
def test_a_command_is_a_name_perhaps_a_bot_and_arguments(text: str, command: Command | None) -> None:
    assert parse_command(text) == command


ADDRESSEES = [
    # command            in a group  in private
    ("/claims", True, True),
    ("/claims@fixture_bot", True, True),
    ("/claims@FIXTURE_BOT", True, True),
    ("/claims@other_bot", False, False),
    ("/frobnicate@fixture_bot", True, True),
    # In a group it may be any bot's; in private there is nobody else to answer it.
    ("/frobnicate", False, True),
]


@pytest.mark.parametrize(("text", "in_group", "in_private"), ADDRESSEES)
def test_a_command_is_answered_by_whom_it_is_meant_for(
    text: str, *, in_group: bool, in_private: bool
) -> None:
    command = parse_command(text)
    assert command is not None
    assert command.is_for("fixture_bot", private=False) == in_group
    assert command.is_for("fixture_bot", private=True) == in_private


# ── failures ─────────────────────────────────────────────────────────────────────────────────────

OURS = QueryError("Say what to look for.")
FAILURES = [
    (OURS, OURS),
    (NetworkError("Bad Gateway"), TELEGRAM_FAILED),
    (ZeroDivisionError("division by zero"), SOMETHING_BROKE),
    (None, SOMETHING_BROKE),
]


@pytest.mark.parametrize(("error", "shown"), FAILURES)
def test_our_errors_speak_for_themselves_and_bugs_do_not_show(
    error: Exception | None, shown: BotError
) -> None:
    assert as_ours(error) is shown


BROKEN = {-40: ZeroDivisionError("division by zero"), -41: StorageError("The disk is full.")}


class FakeOutbox:
    """Keeps what is posted."""

    def __init__(self, order: list[str]) -> None:
        self.posted: dict[str, Parcel] = {}
        self.order = order

    async def post(self, key: str, parcel: Parcel, done: Sequence[int] = ()) -> None:
        self.order.append(f"post {key}")
        self.posted[key] = parcel


class FakePipeline:
    """Has one digest to send; the chats before it have broken ones, the chat after it none."""

    def __init__(self, order: list[str]) -> None:
        self.order = order

    async def list_digest_chats(self) -> list[int]:
        return [*BROKEN, -42, -43]

    async def due_digest(self, chat_id: int, now: datetime) -> DueDigest | None:
        if chat_id in BROKEN:
            raise BROKEN[chat_id]
        return (-42, "digest:-42:2024-12-19", Answer("news"), 31) if chat_id == -42 else None

    async def finish_digest(self, key: str) -> None:
        self.order.append(f"finish {key}")


def desk_with(order: list[str]) -> tuple[Desk, FakeOutbox]:
    outbox = FakeOutbox(order)
    pipeline = cast("Pipeline", FakePipeline(order))
    return Desk(pipeline, cast("Storage", None), cast("Outbox", outbox), lambda: NOW), outbox


@pytest.mark.parametrize(("error", "shown"), FAILURES)
async def test_a_failure_is_answered_in_the_chat(error: Exception | None, shown: BotError) -> None:
    desk, outbox = desk_with([])
    context = cast("Context", SimpleNamespace(error=error))
    await answer_failure(desk, Update(5, message=message("/claims", GROUP)), context)
    told = Parcel(-42, Answer(str(shown)), reply_to=1, instead_of="update:5:progress")
    assert outbox.posted == {"update:5": told}


async def test_a_failure_outside_of_any_chat_is_only_logged() -> None:
    desk, outbox = desk_with([])
    await answer_failure(desk, None, cast("Context", SimpleNamespace(error=ZeroDivisionError())))
    assert outbox.posted == {}


# ── media without words ──────────────────────────────────────────────────────────────────────────

PHOTO: dict[str, Any] = {"photo": [PhotoSize("p", "p", 90, 90)]}
WORDLESS: list[dict[str, Any]] = [
    PHOTO,
    {"sticker": Sticker("s", "s", 1, 1, is_animated=False, is_video=False, type=Sticker.REGULAR)},
    {"voice": Voice("v", "v", 3)},
]


async def answers_to(storage: Storage, *messages: Message) -> list[Parcel]:
    """What a real pipeline says to messages that come at once, each the only one of its update."""
    outbox = FakeOutbox([])
    pipeline = Pipeline(storage, FakeFetcher())
    desk = Desk(pipeline, storage, cast("Outbox", outbox), lambda: NOW, Pace(quiet=0.01))
    context = cast("Context", SimpleNamespace(bot=SimpleNamespace(bot=BOT)))
    updates = [Update(number, message=sent) for number, sent in enumerate(messages, 1)]
    await asyncio.gather(*(read_message(desk, update, context) for update in updates))
    return list(outbox.posted.values())


@pytest.mark.parametrize("media", WORDLESS)
async def test_media_without_words_get_a_kind_line_in_private_only(
    storage: Storage, media: dict[str, Any]
) -> None:
    taken = [
        READABLE.check_update(Update(1, message=message(chat=chat, **media))) for chat in (GROUP, PRIVATE)
    ]
    assert [bool(one) for one in taken] == [False, True]
    (parcel,) = await answers_to(storage, message(**media))
    assert parcel.message == render_small_talk()


async def test_an_album_without_words_gets_one_line(storage: Storage) -> None:
    album = [message(number=number, media_group_id="a", **PHOTO) for number in (1, 2, 3)]
    another = message(number=4, media_group_id="b", **PHOTO)
    assert len(await answers_to(storage, *album, another)) == 2


async def test_the_rest_of_an_album_whose_caption_was_read_gets_none(storage: Storage) -> None:
    first = unreacted(caption=REPORT, media_group_id="a", **PHOTO)
    (parcel,) = await answers_to(storage, first, message(number=2, media_group_id="a", **PHOTO))
    assert parcel.message != render_small_talk()


async def test_every_caption_of_an_album_is_read_and_answered_once(storage: Storage) -> None:
    other = REPORT.replace("ferry", "yacht")
    album = [
        unreacted(number=number, caption=words, media_group_id="a", **PHOTO)
        for number, words in enumerate((REPORT, other), 1)
    ]
    (parcel,) = await answers_to(storage, *album)
    assert "ferry" in parcel.message.html
    assert "yacht" in parcel.message.html


# ── a kill between the deed and its answer ───────────────────────────────────────────────────────


class Killed(BaseException):
    """The end of the process."""


class DyingOutbox:
    async def post(self, *_: object) -> None:
        raise Killed


SEEING_BOT = SimpleNamespace(username="fixture_bot", bot=BOT, can_read_all_group_messages=True)


async def test_an_undo_whose_answer_a_kill_cut_off_undoes_nothing_more_at_the_next_start(
    storage: Storage,
) -> None:
    for number in (1, 2):
        await keep(storage, chat_id=-42, title=f"Report {number}")
    update = Update(5, message=message("/undo", GROUP))
    context = cast("Context", SimpleNamespace(bot=SEEING_BOT))
    pipeline, outbox = Pipeline(storage, FakeFetcher()), FakeOutbox([])
    with pytest.raises(Killed):
        await answer_command(
            Desk(pipeline, storage, cast("Outbox", DyingOutbox()), lambda: NOW), update, context
        )
    await answer_command(Desk(pipeline, storage, cast("Outbox", outbox), lambda: NOW), update, context)
    assert "Report 2" in outbox.posted["update:5"].message.html
    assert [record.number for record in await storage.list_articles(-42, limit=9, offset=0)] == [1]


# ── digests ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_digest_is_written_down_before_it_counts_as_sent() -> None:
    order: list[str] = []
    desk, outbox = desk_with(order)
    await send_due_digests(desk)
    assert order == ["post digest:-42:2024-12-19", "finish digest:-42:2024-12-19"]
    assert outbox.posted["digest:-42:2024-12-19"] == Parcel(-42, Answer("news"), thread_id=31)


async def test_a_chat_whose_digest_fails_is_logged_and_keeps_no_other_waiting(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk, outbox = desk_with([])
    await send_due_digests(desk)
    assert list(outbox.posted) == ["digest:-42:2024-12-19"]
    logged = [record.exc_info[1] for record in caplog.records if record.exc_info]
    assert logged == [*BROKEN.values()]


# ── a message to the bot ─────────────────────────────────────────────────────────────────────────

ADDRESSED = [
    (f"@fixture_bot {REPORT}", REPORT),
    (f"@Fixture_Bot: {REPORT}\n\nMore.", f"{REPORT}\n\nMore."),
    (f"{REPORT} @fixture_bot", REPORT),
    (f"{REPORT} (@fixture_bot said so.)", f"{REPORT} (@fixture_bot said so.)"),
    (f"@fixture_bot_2 {REPORT}", f"@fixture_bot_2 {REPORT}"),
]


@pytest.mark.parametrize(("text", "read"), ADDRESSED)
async def test_the_bot_s_name_around_an_article_is_no_part_of_it(text: str, read: str) -> None:
    assert (await submit(message(text, GROUP))).sources == (Pasted(read),)


async def test_a_comment_is_a_note_without_the_bot_s_name() -> None:
    forward = message(REPORT, GROUP, number=2, forward_origin=MessageOriginHiddenUser(NOW, "Bo"))
    comment = message("@fixture_bot from the port", GROUP)
    submission = await submit(comment, forward)
    assert (submission.note, submission.sources) == ("from the port", (Pasted(REPORT),))
