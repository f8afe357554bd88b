"""A message as a terminal shows it: styled on a screen, plain words in a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from html.parser import HTMLParser

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.console.files import save
from bot.console.output import discard_output
from bot.models import Attachment, Button, Message

# Telegram's tags, https://core.telegram.org/bots/api#html-style
_STYLES = {"b": "bold", "i": "italic", "u": "underline", "s": "strike", "code": "cyan", "pre": "cyan"}
# What an article holds must not steer the terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_QUOTE_STYLE = "dim italic"
_QUOTE_INDENT = 4


@dataclass
class Line:
    """One line of a message. `links` are the addresses behind its words."""

    quoted: bool = False
    text: Text = field(default_factory=Text)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Telegram HTML → lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [Line()]
        self._styles: list[str] = []
        self._quoted = False
        self._quote_just_ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            self._quoted = True
            self._quote_just_ended = False
            if self.lines[-1].text:
                self._break()
            self.lines[-1].quoted = True
            return
        address = dict(attrs).get("href") if tag == "a" else None
        if address:
            self.lines[-1].links.append(address)
        self._styles.append(f"link {address}" if address else _STYLES.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            self._quoted = False
            self._quote_just_ended = True
        else:
            self._styles.pop()

    def handle_data(self, data: str) -> None:
        if self._quote_just_ended:
            # A quotation is a block: one line break beside it changes nothing.
            self._quote_just_ended = False
            self._break()
            data = data.removeprefix("\n")
        first, *others = _CONTROLS.sub("", data).split("\n")
        self._write(first)
        for piece in others:
            self._break()
            self._write(piece)

    def _write(self, words: str) -> None:
        self.lines[-1].text.append(words, " ".join(filter(None, self._styles)))

    def _break(self) -> None:
        self.lines.append(Line(self._quoted))


def read_lines(html: str) -> list[Line]:
    """The lines of Telegram HTML, a quotation on lines of its own."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.lines


def plain_text(html: str) -> str:
    """Telegram HTML as plain words: quotations behind `>`, addresses written out."""
    return "\n".join(_plain_line(line) for line in read_lines(html))


def _plain_line(line: Line) -> str:
    addresses = "".join(f" <{address}>" for address in line.links)
    return ("  > " if line.quoted else "") + line.text.plain + addresses


def label_buttons(rows: Iterable[Iterable[Button]]) -> str:
    """The buttons with the numbers that press them, a row a line."""
    numbers = iter(range(1, 1000))
    return "\n".join("  ".join(f"[{next(numbers)}] {button.label}" for button in row) for row in rows)


class _Console(Console):
    """A reader who has enough (`| head`) ends nothing: the rest goes nowhere, and the program to its end."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        discard_output()


class Screen:
    """Where answers are shown. A pipe gets plain words, so that scripts can read them."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or _Console(highlight=False)

    @property
    def styled(self) -> bool:
        return self._console.is_terminal

    def show(self, message: Message, *, buttons: bool = True) -> None:
        """A message and, under it, its buttons."""
        if self.styled:
            self._show_styled(message.html)
        else:
            self.say(plain_text(message.html))
        if message.attachment:
            self.say(_keep(message.attachment))
        if buttons and message.buttons:
            self.say(label_buttons(message.buttons), style="cyan")
        self.say("")

    def busy(self, words: str) -> AbstractContextManager[object]:
        """Show, on a screen, that something takes its time."""
        return self._console.status(words) if self.styled else nullcontext()

    def say(self, words: str, style: str = "") -> None:
        """Plain words, never wrapped in a pipe."""
        self._console.print(Text(words, style), soft_wrap=not self.styled)

    def _show_styled(self, html: str) -> None:
        for line in read_lines(html):
            if line.quoted:
                line.text.stylize(_QUOTE_STYLE)
            self._console.print(Padding(line.text, (0, 0, 0, _QUOTE_INDENT)) if line.quoted else line.text)


def _keep(attachment: Attachment) -> str:
    """Save a file, and say where it is."""
    try:
        return f"Saved as {save(attachment)}"
    except OSError as error:
        return f"{attachment.name} could not be saved: {error.strerror}."
