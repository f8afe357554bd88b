"""`/settings`: what a chat decides on, and what it is told."""

from __future__ import annotations

import pytest

from bot.chat_settings import parse_setting
from bot.errors import QueryError
from bot.models import ReadingMode
from bot.render import render_blindness, render_settings
from tests.telegram_text import show

WORDS = [
    ("reading auto", ReadingMode.AUTO),
    ("Reading = Mention", ReadingMode.MENTION),
    ("reading: reaction", ReadingMode.REACTION),
]


@pytest.mark.parametrize(("words", "mode"), WORDS)
def test_a_way_of_reading_is_set_by_its_name(words: str, mode: ReadingMode) -> None:
    assert parse_setting(words) is mode


@pytest.mark.parametrize("words", ["reading", "reading aloud", "writing auto", "auto"])
def test_what_cannot_be_set_is_answered_with_what_can(words: str) -> None:
    with pytest.raises(QueryError, match="/settings reading mention"):
        parse_setting(words)


@pytest.mark.parametrize("mode", ReadingMode)
def test_the_settings_say_what_is_read_and_how_to_change_it(mode: ReadingMode) -> None:
    text = show(render_settings(mode, private=False).html, "HTML").text
    assert text.startswith(f"Reading: {mode} — ")
    others = [one for one in ReadingMode if one is not mode]
    assert [f"/settings reading {one} " in text for one in others] == [True, True]


def test_reading_by_reaction_says_what_it_takes_and_what_is_kept() -> None:
    text = show(render_settings(ReadingMode.REACTION, private=False, new=True).html, "HTML").text
    assert "make me one" in text
    assert "two days" in text


def test_what_the_bot_cannot_see_comes_with_what_an_admin_does() -> None:
    text = show(render_blindness("fixture_bot").html, "HTML").text
    for words in ("admin", "/setprivacy", "@fixture_bot", "add me again", "/read"):
        assert words in text
