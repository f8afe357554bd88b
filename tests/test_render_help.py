"""What the bot says of itself."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.digest import parse_schedule
from bot.errors import QueryError
from bot.export.kinds import CSV
from bot.fixes import Fix, parse_fixes
from bot.following import parse_follow
from bot.models import Message
from bot.query import parse_export, parse_query
from bot.render import (
    COMMANDS,
    render_error,
    render_help,
    render_missing_argument,
    render_nothing_to_undo,
    render_small_talk,
    render_start,
    render_unknown_command,
)
from bot.team import EditField
from tests.telegram_text import show

TODAY = date(2024, 12, 19)
TEXTS = [render_start(), render_help(), render_small_talk(), render_nothing_to_undo()]


@pytest.mark.parametrize("message", TEXTS)
def test_every_standing_text_is_one_telegram_message(message: Message) -> None:
    assert show(message.html, "HTML").text


def test_help_names_every_command() -> None:
    text = show(render_help().html, "HTML").text
    assert all(f"/{name} — {description}" in text for name, description in COMMANDS)


def test_the_menu_is_as_telegram_wants_it() -> None:
    for name, description in COMMANDS:
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
        assert 1 <= len(description) <= 256


def test_every_example_in_the_menu_works() -> None:
    examples = [match for _, text in COMMANDS for match in re.findall(r"/(\w+) (.+)", text)]
    assert [command for command, _ in examples] == [
        "claims",
        "compare",
        "timeline",
        "ask",
        "export",
        "article",
        "refresh",
        "claim",
        "fix",
        "grade",
        "alias",
        "digest",
        "follow",
        "unfollow",
    ]
    for command, words in examples:
        if command in {"claims", "compare", "timeline"}:
            assert parse_query(words, TODAY).words == ("troops",)
        elif command == "export":
            assert parse_export(words) == (CSV, "troops")
        elif command == "fix":
            assert parse_fixes(words.removeprefix("57 "), TODAY) == [Fix(EditField.FIGURE, "11000")]
        elif command == "follow":
            assert parse_follow(words).url == words
        elif command == "digest":
            assert parse_schedule(words)


def test_every_filter_that_help_names_works() -> None:
    filters = show(render_help().html, "HTML").text.split("Narrow a search\n")[1].split("\n\n")[0]
    for line in filters.splitlines():
        example = re.match(r'\w+:("[^"]+"|\S+)', line)
        assert example
        assert parse_query(example[0], TODAY).words == ()


@pytest.mark.parametrize(
    ("command", "example", "text"),
    [
        ("claims", "Varda", "What should I look for? For example: /claims Varda"),
        ("claims", "Varda Province", 'What should I look for? For example: /claims "Varda Province"'),
        ("claims", None, "What should I look for? For example: /claims troops"),
        ("compare", "<b>", 'Which figures should I compare? For example: /compare "<b>"'),
        ("article", "12", "Which article? For example: /article 12"),
    ],
)
def test_a_missing_argument_is_explained_by_an_example_of_this_chats(
    command: str, example: str | None, text: str
) -> None:
    assert show(render_missing_argument(command, example).html, "HTML").text == text


def test_an_unknown_command_is_told_where_to_look() -> None:
    text = show(render_unknown_command("<script>").html, "HTML").text
    assert text == "I don't know /<script>. /help lists what I can do."


def test_an_error_is_one_line_whatever_it_quotes() -> None:
    text = show(render_error(QueryError("No “<b>”.\n" + "x" * 5000)).html, "HTML").text
    assert text.startswith("No “<b>”. x")
    assert len(text) <= 600
