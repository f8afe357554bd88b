"""The conversation in a terminal, on the same functions and the same database as in Telegram."""

from __future__ import annotations

import asyncio
import re
import select
import sys
from contextlib import suppress
from io import TextIOWrapper

from bot.config import Settings
from bot.console.entries import Command, Entries, Entry, File, Leave, Press, Reply, Text
from bot.console.terminal import Screen
from bot.errors import BotError, NotFoundError
from bot.intake import find_all_sources, find_question, find_sources
from bot.local import (
    LOCAL_SENDER,
    Clock,
    make_message_id,
    make_submission,
    open_pipeline,
    read_document,
    utc_now,
)
from bot.models import Button, Message, Source
from bot.pipeline import LOCAL_CHAT_ID, Pipeline

GREETING = """\
Paste an article, a link or a file's path, or type a command: /claims kursk, /compare troops, /help.
A pasted article ends with a line that holds only a dot. The number of a button presses it. Ctrl-D leaves.
"""
PROMPT = "> "
PROMPT_INSIDE = "… "
_CLAIM = re.compile(r"<b>#(\d{1,9})</b>")
# A paste arrives at once; nobody types the next line within this time.
PASTE_PAUSE_SECONDS = 0.1


class Conversation:
    """Entries in, answers out. Remembers the last buttons that were shown, and the claims last named."""

    def __init__(self, pipeline: Pipeline, clock: Clock = utc_now) -> None:
        self._pipeline = pipeline
        self._clock = clock
        self._buttons: list[Button] = []
        self._named: list[int] = []

    async def answer(self, entry: Entry) -> Message | None:
        """The bot's answer; BotError where there is only a reason to give."""
        answer = await self._answer(entry)
        if answer:
            self._remember_buttons(answer)
        self._named = list_named_claims(answer.html) if answer else []
        return answer

    async def due_digest(self) -> Message | None:
        """The daily digest of this chat where it has come due, once."""
        due = await self._pipeline.due_digest(LOCAL_CHAT_ID, self._clock())
        if due is None:
            return None
        _, key, message, _ = due
        await self._pipeline.finish_digest(key)
        return message

    async def read_feeds(self) -> list[Message]:
        """What the feeds of this chat that are due have brought."""
        news = []
        for feed in await self._pipeline.list_due_feeds(self._clock(), local=True):
            answer = await self._pipeline.feeds.ask([feed])
            async for notice in self._pipeline.feeds.read(feed, answer, self._clock()):
                await self._pipeline.feeds.finish(notice)
                news.append(notice.message)
                self._remember_buttons(notice.message)
        return news

    async def _answer(self, entry: Entry) -> Message | None:
        match entry:
            case Command():
                return await self._run(entry)
            case Press(number):
                data = self._button(number).data
                return await self._pipeline.press(LOCAL_CHAT_ID, data, self._clock(), sender=LOCAL_SENDER)
            case Reply(words):
                return await self._fix(words)
            case File(path):
                return await self._read((await asyncio.to_thread(read_document, path),))
            case Text(text):
                return await self._read(find_sources(text, ()), find_question(text, addressed=True))
        return None

    async def _run(self, command: Command) -> Message | None:
        if command.name == "read" and command.arguments:
            return await self._read(find_all_sources(command.arguments, ()))
        return await self._pipeline.answer(
            LOCAL_CHAT_ID,
            command.name,
            command.arguments,
            self._clock(),
            message_id=make_message_id(),
            sender=LOCAL_SENDER,
        )

    async def _fix(self, words: str) -> Message | None:
        """`fix: claimant = …`, of the claim that the last answer names."""
        now, message_id = self._clock(), make_message_id()
        return await self._pipeline.fix(
            LOCAL_CHAT_ID, words, self._named, now, message_id=message_id, sender=LOCAL_SENDER
        )

    async def _read(self, sources: tuple[Source, ...], question: str | None = None) -> Message | None:
        return await self._pipeline.read(make_submission(sources, self._clock(), question))

    def _remember_buttons(self, message: Message) -> None:
        if message.buttons:
            self._buttons = [button for row in message.buttons for button in row]

    def _button(self, number: int) -> Button:
        if not 1 <= number <= len(self._buttons):
            raise NotFoundError(f"There is no button [{number}] here.")
        return self._buttons[number - 1]


def list_named_claims(html: str) -> list[int]:
    """The claims that an answer names; one that opens with a claim is about that one alone."""
    opening = _CLAIM.match(html)
    return [int(opening[1])] if opening else [int(number) for number in _CLAIM.findall(html)]


def chat(settings: Settings) -> None:
    """Talk until the end of input. Synchronous, so that Ctrl-C interrupts the waiting for a line."""
    screen, interactive = Screen(), sys.stdin.isatty()
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    entries = Entries(_read_line if interactive else _read_piped_line, _is_more_waiting)
    with asyncio.Runner() as runner:
        opened = open_pipeline(settings)
        conversation = Conversation(runner.run(opened.__aenter__()))
        try:
            if interactive:
                _prepare_line_editing()
                screen.say(GREETING)
            _show_news(runner, conversation, screen)
            _talk(runner, conversation, entries, screen)
        finally:
            runner.run(opened.__aexit__(None, None, None))


def _talk(runner: asyncio.Runner, conversation: Conversation, entries: Entries, screen: Screen) -> None:
    while (entry := entries.read()) is not None and not isinstance(entry, Leave):
        try:
            with screen.busy("Reading…"):
                answer = runner.run(conversation.answer(entry))
        except BotError as error:
            screen.say(f"{error}\n")
            continue
        for message in filter(None, (answer, runner.run(conversation.due_digest()))):
            screen.show(message)
        _show_news(runner, conversation, screen)


def _show_news(runner: asyncio.Runner, conversation: Conversation, screen: Screen) -> None:
    """What the feeds have brought. Looked for between the entries: a line that is typed waits for nothing."""
    with screen.busy("Reading feeds…"):
        news = runner.run(conversation.read_feeds())
    for message in news:
        screen.show(message)


def _read_line(inside: bool) -> str | None:  # noqa: FBT001 - the interface of line readers
    try:
        return input(PROMPT_INSIDE if inside else PROMPT)
    except EOFError:
        print()
        return None


def _read_piped_line(_: bool) -> str | None:  # noqa: FBT001 - the interface of line readers
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _is_more_waiting() -> bool:
    """Whether a paste goes on. A pipe always may."""
    if not sys.stdin.isatty():
        return True
    return bool(select.select([sys.stdin], [], [], PASTE_PAUSE_SECONDS)[0])


def _prepare_line_editing() -> None:
    """Arrow keys, history, and a paste with line breaks as one entry, where the platform has them."""
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - importing it is what switches `input` over
