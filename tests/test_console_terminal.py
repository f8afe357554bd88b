"""Telegram's HTML in a terminal: the same words, for eyes on a screen and for scripts in a pipe."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

import pytest
from rich.console import Console

from bot.console import terminal
from bot.console.terminal import Screen, label_buttons, plain_text
from bot.models import Attachment, Button, Message

PLAIN = [
    # html, words in a pipe
    ("", ""),
    ("a &lt; b &amp; c", "a < b & c"),
    ("<b>#57</b> Police — 300 protesters", "#57 Police — 300 protesters"),
    ("one\n\ntwo", "one\n\ntwo"),
    (
        'See <a href="https://a.example/?x=1&amp;y=2">the post</a>.',
        "See the post. <https://a.example/?x=1&y=2>",
    ),
    ("claim<blockquote expandable>its words</blockquote>next", "claim\n  > its words\nnext"),
    ("claim\n<blockquote>its words</blockquote>\nnext", "claim\n  > its words\nnext"),
    ("claim\n<blockquote>its words</blockquote>\n\nnext", "claim\n  > its words\n\nnext"),
    ("<blockquote>one\ntwo</blockquote>", "  > one\n  > two"),
    ("<blockquote>one</blockquote><blockquote>two</blockquote>", "  > one\n  > two"),
    ("<tg-spoiler>kept</tg-spoiler>", "kept"),
    ("red \x1b[31malert\x1b]0;title\x07\x9b2J\r!", "red [31malert]0;title2J!"),
    ("2 > 1 and <i>so on</i>", "2 > 1 and so on"),
]


def shown(message: Message, *, terminal: bool, buttons: bool = True) -> str:
    output = io.StringIO()
    colors: Literal["standard"] | None = "standard" if terminal else None
    console = Console(file=output, force_terminal=terminal, width=40, color_system=colors)
    Screen(console).show(message, buttons=buttons)
    return output.getvalue()


@pytest.mark.parametrize(("html", "words"), PLAIN)
def test_html_becomes_plain_words(html: str, words: str) -> None:
    assert plain_text(html) == words


def test_a_pipe_gets_no_styles_and_no_wrapping() -> None:
    line = "<b>" + "word " * 30 + "end</b>"
    assert shown(Message(line), terminal=False) == "word " * 30 + "end\n\n"


def test_words_in_square_brackets_are_words() -> None:
    assert shown(Message("[bold]DPRK [North Korea][/bold]"), terminal=False).startswith(
        "[bold]DPRK [North Korea]"
    )


def test_a_screen_gets_styles_and_indented_quotations() -> None:
    output = shown(Message("<b>claim</b><blockquote>its words</blockquote>"), terminal=True)
    assert "\x1b[1mclaim" in output
    assert "    \x1b[2;3mits words" in output


def test_a_screen_gets_links_to_click() -> None:
    assert "https://a.example" in shown(Message('<a href="https://a.example">title</a>'), terminal=True)


def test_buttons_are_numbered_across_their_rows() -> None:
    rows = ((Button("All claims", "a:1"), Button("Undo", "u:1")), (Button("▶", "c:2"),))
    assert label_buttons(rows) == "[1] All claims  [2] Undo\n[3] ▶"


def test_buttons_stand_under_the_message_unless_nobody_can_press_them() -> None:
    message = Message("claim", ((Button("Undo", "u:1"),),))
    assert shown(message, terminal=False) == "claim\n[1] Undo\n\n"
    assert shown(message, terminal=False, buttons=False) == "claim\n\n"


def test_a_file_is_saved_and_its_path_told_between_the_words_and_the_buttons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = Attachment("claims.csv", "text/csv", b"a,b")
    message = Message("2 claims", ((Button("Undo", "u:1"),),), table)
    assert shown(message, terminal=False) == f"2 claims\nSaved as {tmp_path}/claims.csv\n[1] Undo\n\n"
    assert (tmp_path / "claims.csv").read_bytes() == b"a,b"


def test_a_file_that_cannot_be_saved_ends_no_conversation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Attachment) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(terminal, "save", refuse)
    message = Message("2 claims", (), Attachment("claims.csv", "text/csv", b"a,b"))
    assert "claims.csv could not be saved: No space left on device." in shown(message, terminal=False)
