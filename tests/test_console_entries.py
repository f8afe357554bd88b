"""What a line in the console is, and where a pasted article ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.console.entries import Command, Entries, Entry, File, Leave, Press, Reply, Text, parse_line

LINES: list[tuple[str, Entry | None]] = [
    # what is no entry by itself begins a text
    ("hello", None),
    ("Police say 300 were detained.", None),
    ("12,000 people marched in Varda", None),
    ("2024", None),
    ("/ not a command", None),
    ("see https://a.example", None),
    ("~nobody-by-this-name says hello", None),
    ("a" * 5000, None),
    ("nul \0 byte", None),
    # commands
    ("/claims", Command("claims", "")),
    ("  /claims kursk troops ", Command("claims", "kursk troops")),
    ("/Claims@some_bot kursk", Command("claims", "kursk")),
    ("/claims, kursk", Command("claims", "kursk")),
    ("/nonsense", Command("nonsense", "")),
    # buttons
    ("1", Press(1)),
    ("[12]", Press(12)),
    # answers to the last answer
    ("fix: figure = 14", Reply("fix: figure = 14")),
    ("Fix 57: delete", Reply("Fix 57: delete")),
    ("fix figure 14", None),
    # links
    ("https://a.example/b?c=1", Text("https://a.example/b?c=1")),
    ("HTTP://a.example", Text("HTTP://a.example")),
    # files, also those that are not there: to be told beats being read as a text
    ("missing.txt", File(Path("missing.txt"))),
    ("./no/such/file", File(Path("./no/such/file"))),
    ("/no/such/file", File(Path("/no/such/file"))),
    ("my missing page.HTML", File(Path("my missing page.HTML"))),
    ("missing.pdf", File(Path("missing.pdf"))),
    ("missing.docx", File(Path("missing.docx"))),
    ("missing.eml", File(Path("missing.eml"))),
    ("missing.xlsx", None),
    # leaving
    ("/quit", Leave()),
    ("exit", Leave()),
]

CONVERSATIONS: list[tuple[str, list[str], list[Entry]]] = [
    ("nothing", [], []),
    ("empty lines", ["", "  ", ".", ""], []),
    ("commands", ["/claims a", "", "/claims b"], [Command("claims", "a"), Command("claims", "b")]),
    ("links are messages of their own", ["https://a.example", "https://b.example"],
     [Text("https://a.example"), Text("https://b.example")]),
    ("the end of input ends an article", ["One.", "", "Two."], [Text("One.\n\nTwo.")]),
    ("a dot ends an article", ["One.", "", "Two.", ".", "Three."], [Text("One.\n\nTwo."), Text("Three.")]),
    ("two empty lines end an article", ["One.", "", "", "Two."], [Text("One."), Text("Two.")]),
    ("a command ends an article", ["One.", "", "/claims a"], [Text("One."), Command("claims", "a")]),
    ("a fix is no line of an article", ["One.", "Fix: two."], [Text("One.\nFix: two.")]),
    ("leaving ends an article", ["One.", "/quit"], [Text("One."), Leave()]),
    ("links, numbers and paths in an article are words", ["One.", "https://a.example", "12", "/etc/hosts"],
     [Text("One.\nhttps://a.example\n12\n/etc/hosts")]),
    ("a pasted block is an article", ["One.\n\n\n.\nTwo.", "Three."],
     [Text("One.\n\n\n.\nTwo."), Text("Three.")]),
    ("a pasted block of commands is commands", ["/claims a\n/claims b"],
     [Command("claims", "a"), Command("claims", "b")]),
]  # fmt: skip


def read_all(lines: list[str], *, typed: bool = False) -> list[Entry]:
    remaining: Iterator[str] = iter(lines)
    entries = Entries(lambda _: next(remaining, None), lambda: not typed)
    return list(iter(entries.read, None))


@pytest.mark.parametrize(("line", "entry"), LINES)
def test_a_line_by_itself(line: str, entry: Entry | None) -> None:
    assert parse_line(line) == entry


@pytest.mark.parametrize(
    ("lines", "entries"), [row[1:] for row in CONVERSATIONS], ids=[row[0] for row in CONVERSATIONS]
)
def test_a_piped_conversation(lines: list[str], entries: list[Entry]) -> None:
    assert read_all(lines) == entries


def test_a_line_typed_alone_is_a_message() -> None:
    assert read_all(["hello", "Police say so."], typed=True) == [Text("hello"), Text("Police say so.")]


def test_a_text_that_arrives_in_lines_waits_for_its_end_even_when_the_terminal_pauses() -> None:
    waiting = iter([True, False, False, False])
    lines = iter(["One.", "Two.", "Three.", "."])
    entries = Entries(lambda _: next(lines, None), lambda: next(waiting))
    assert entries.read() == Text("One.\nTwo.\nThree.")


def test_the_reader_of_lines_is_told_when_an_article_goes_on() -> None:
    asked: list[bool] = []
    lines = iter(["One.", "Two.", ".", "/help"])

    def read_line(inside: bool) -> str | None:  # noqa: FBT001 - the interface of line readers
        asked.append(inside)
        return next(lines, None)

    entries = Entries(read_line, lambda: True)
    entries.read()
    entries.read()
    assert asked == [False, True, True, False]


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"'])
def test_an_existing_file_is_found_however_the_terminal_quotes_it(tmp_path: Path, form: str) -> None:
    path = tmp_path / "an article.txt"
    path.write_text("One.")
    assert parse_line(form.format(path)) == File(path)


def test_an_existing_file_is_found_with_escaped_spaces(tmp_path: Path) -> None:
    path = tmp_path / "an article.txt"
    path.write_text("One.")
    assert parse_line(str(path).replace(" ", "\\ ")) == File(path)


def test_a_file_of_any_name_in_this_folder_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article").write_text("One.")
    (tmp_path / "folder").mkdir()
    assert parse_line("article") == File(Path("article"))
    assert parse_line("folder") is None
    assert parse_line("./folder") == File(Path("folder"))
