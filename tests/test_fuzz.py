"""Whatever comes from outside is read or refused, with an error that is ours. Nothing else comes out."""

from __future__ import annotations

import asyncio
import gzip
import tempfile
import tomllib
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot, Message, User

from bot.charsets import decode_text
from bot.documents.kinds import kind_of
from bot.errors import BotError
from bot.handlers.submission import question_of, readable_document, sources_of
from bot.intake import find_question, find_sources
from bot.models import Article, Document
from bot.pipeline import Pipeline
from bot.reading import read_document, read_page, read_text
from bot.render.buttons import Verb
from bot.render.help import COMMANDS
from bot.urls import canonical_url, host_of
from bot.web.content_coding import CodingError, OversizeError, decode_body
from storage import Storage
from tests.builders import make_claim
from tests.fake_fetcher import FakeFetcher
from tests.files import LOCKS, Row, change_zip, lock_pdf, make_docx, make_mail, make_mhtml, make_pdf
from tests.journey_articles import FERRY_TEXT, FLOOD_TEXT, as_page
from tests.mutants import mutants
from tests.storing import keep
from tests.talking import CHAT, NOW

RECEIVED = date(2024, 12, 19)
BOUNDED = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LINES = FERRY_TEXT.split("\n\n")
PAGE = as_page(FERRY_TEXT, site="Harbour Courier").encode()
ANY_TEXT = st.text(max_size=300)
WORDS = tomllib.loads((Path(__file__).parent / "data" / "fuzz.toml").read_text(encoding="utf-8"))


def spell(name: str) -> list[bytes]:
    return [word.encode("latin-1") for word in WORDS[name]]


def is_read(read: Callable[[], Article]) -> bool:
    """Whether there was an article. Nothing but an error of ours is caught."""
    try:
        article = read()
    except BotError:
        return False
    assert article.text == article.text.strip()
    return True


# ── files ────────────────────────────────────────────────────────────────────────────────────────


PDF = make_pdf(
    (Row(LINES[0], size=18), *LINES[1:]), LINES, Title="A ferry off Split", CreationDate="D:20241201120000Z"
)
PDFS = [PDF, *(lock_pdf(PDF, "", lock) for lock in LOCKS), make_pdf(())]
DOCX = make_docx(*LINES, title="A ferry off Split")
MAILS = [
    make_mail(FERRY_TEXT, subject=LINES[0], sender="a <a@b.example>", page=PAGE.decode()).as_bytes(),
    make_mail(f"---------- Forwarded message ---------\nFrom: x\nDate: y\n\n{FERRY_TEXT}").as_bytes(),
    make_mhtml(PAGE, "https://courier.example/ferry"),
]
FILES = {
    "PDF": ("a.pdf", mutants(PDFS, spell("pdf"))),
    "Word": ("a.docx", mutants([DOCX], spell("word"))),
    "mail": ("a.eml", mutants(MAILS, spell("mail"))),
    "page": ("a.html", mutants([PAGE, FERRY_TEXT.encode("utf-16")])),
    "text": ("a.txt", mutants([FERRY_TEXT.encode(), FLOOD_TEXT.encode("utf-32")])),
    "noise": ("", st.binary(max_size=2000)),
}
WORD_XML = b"".join(
    [
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
        *(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>".encode() for line in LINES),
        b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>",
    ]
)
FILES["Word's text"] = (
    "a.docx",
    mutants([WORD_XML], spell("word")).map(lambda text: change_zip(DOCX, {"word/document.xml": text})),
)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_any_bytes_is_read_or_refused(kind: str) -> None:
    name, files = FILES[kind]

    @BOUNDED
    @given(files)
    def read(data: bytes) -> None:
        is_read(lambda: read_document(Document(name, data), RECEIVED))

    read()


def test_the_files_that_are_changed_can_be_read_as_they_are() -> None:
    originals = [("a.pdf", PDF), ("a.pdf", PDFS[1]), ("a.docx", DOCX), *(("a.eml", mail) for mail in MAILS)]
    for name, data in originals:
        assert read_document(Document(name, data), RECEIVED).text


@BOUNDED
@given(ANY_TEXT, st.binary(max_size=300))
def test_a_file_of_any_name_is_of_some_kind_or_refused(name: str, data: bytes) -> None:
    with suppress(BotError):
        kind_of(Document(name, data))


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


TYPES = st.one_of(
    st.none(), st.sampled_from(["text/html", "text/plain", "text/html; charset=utf-16"]), ANY_TEXT
)
PAGES = st.one_of(
    mutants([PAGE], spell("page")), st.lists(st.sampled_from(spell("page")), max_size=40).map(b"".join)
)


@BOUNDED
@given(PAGES, TYPES, st.sampled_from(["https://courier.example/a", "https://courier.example/a.pdf?b#c"]))
def test_a_page_of_any_bytes_is_read_or_refused(body: bytes, content_type: str | None, url: str) -> None:
    is_read(lambda: read_page(body, content_type, url, RECEIVED))


ENCODED = mutants(
    [FERRY_TEXT.encode(name) for name in ("utf-8-sig", "utf-16", "utf-32", "cp1251", "shift_jis")]
)


@BOUNDED
@given(st.one_of(st.binary(max_size=500), ENCODED))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(BotError):
        decode_text(data)


CODED = mutants([gzip.compress(PAGE), zlib.compress(PAGE), brotli.compress(PAGE), zstandard.compress(PAGE)])
CODINGS = st.lists(
    st.sampled_from(["gzip", "deflate", "br", "zstd", "identity", "x-gzip", "", "é"]), max_size=3
)


@BOUNDED
@given(st.one_of(st.binary(max_size=300), CODED), CODINGS, st.integers(1, 5000))
def test_any_answer_is_unfolded_within_its_limit_or_refused(
    body: bytes, codings: Sequence[str], limit: int
) -> None:
    try:
        unfolded = decode_body(body, ", ".join(codings), limit)
    except (CodingError, OversizeError):
        return
    assert len(unfolded) <= limit or unfolded == body


# ── addresses, messages, commands ────────────────────────────────────────────────────────────────


ADDRESSES = st.one_of(ANY_TEXT, st.lists(st.sampled_from(WORDS["address"]), max_size=8).map("".join))


@BOUNDED
@given(ADDRESSES)
def test_any_address_has_one_canonical_form(address: str) -> None:
    assert canonical_url(canonical_url(address)) == canonical_url(address)
    host_of(address)


@BOUNDED
@given(ADDRESSES, st.lists(ADDRESSES, max_size=3))
def test_any_message_holds_something_to_read_or_nothing(text: str, links: list[str]) -> None:
    find_sources(text, links)
    find_question(text, addressed=True)
    is_read(lambda: read_text(text, RECEIVED))


BOT = Bot("1:a")
# Telegram counts in UTF-16, and its entities part no letter.
PLANE_0 = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=300)
ENTITY_TYPES = st.sampled_from(["url", "text_link", "mention", "code", "custom_emoji", "of_next_year"])
ENTITIES = st.fixed_dictionaries(
    {"type": ENTITY_TYPES, "offset": st.integers(0, 400), "length": st.integers(0, 400)},
    optional={"url": ADDRESSES},
)


@BOUNDED
@given(
    st.one_of(PLANE_0, st.just(FERRY_TEXT)),
    st.lists(ENTITIES, max_size=4),
    st.sampled_from(["text", "caption"]),
)
def test_any_telegram_message_is_taken_apart(text: str, entities: list[object], place: str) -> None:
    update = {
        "message_id": 1,
        "date": 1734595200,
        "chat": {"id": 1, "type": "private"},
        "document": {"file_id": "a", "file_unique_id": "b", "file_name": text},
        place: text,
        "entities" if place == "text" else "caption_entities": entities,
    }
    message = Message.de_json(update, BOT)
    sources_of(message)
    question_of(message, User(7, "Claims", is_bot=True, username="fixture_bot"))
    assert readable_document(message)


ARGUMENTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(WORDS["command"]), max_size=6).map(" ".join)
)
VERBS = [*Verb, "x"]
NAMES = [name for name, _ in COMMANDS]


@settings(BOUNDED, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([*NAMES, "frobnicate"]), ARGUMENTS), max_size=10))
def test_any_command_is_answered_or_refused(asked: list[tuple[str, str]]) -> None:
    asyncio.run(_ask_all(asked))


async def _ask_all(asked: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with await Storage.open(Path(folder) / "claims.sqlite3") as storage:
            pipeline = Pipeline(storage, FakeFetcher())
            await keep(storage, make_claim(), chat_id=CHAT)
            for number, (name, arguments) in enumerate(asked):
                await _ask(pipeline, name, arguments, number)


async def _ask(pipeline: Pipeline, name: str, arguments: str, number: int) -> None:
    now = datetime(2024, 12, 19, 9, tzinfo=UTC)
    for answer in (
        pipeline.answer(CHAT, name, arguments, NOW, message_id=number),
        pipeline.press(CHAT, f"{VERBS[number % len(VERBS)]}:{arguments}", now),
        pipeline.fix(CHAT, f"fix: {arguments}", [1], now, message_id=number, sender="Mira"),
    ):
        with suppress(BotError):
            await answer
