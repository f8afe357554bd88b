"""Markdown is read as its readers see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import article_from_document
from bot.documents.markdown import plain_text
from bot.models import Document

MARKED = [
    ("# Ferry sinks", "Ferry sinks"),
    (
        "killing **34 people** and *flooding* __four__ villages",
        "killing 34 people and flooding four villages",
    ),
    ("***All*** of `them` ~~drowned~~", "All of them drowned"),
    ('the owner, [Northern Lines](https://nl.example/a_(b) "NL"), said', "the owner, Northern Lines, said"),
    ("the owner, [Northern Lines][1], said\n\n[1]: https://nl.example", "the owner, Northern Lines, said"),
    ("![The quay](quay.jpg)\n\nDivers dive.", "Divers dive."),
    ("> “Nobody told us,” he wrote.", "“Nobody told us,” he wrote."),
    ("- Two boats are missing.\n- One was found.", "Two boats are missing.\n\nOne was found."),
    ("- [x] Two boats were found.", "Two boats were found."),
    ("The ferry sank\noff Osk.\n\nMany drowned.", "The ferry sank off Osk.\n\nMany drowned."),
    ("# Ferry sinks\nThe ferry sank.", "Ferry sinks\n\nThe ferry sank."),
    ("Ferry sinks\n===========\nThe ferry sank.", "Ferry sinks\n\nThe ferry sank."),
    ("| Deck | Dead |\n| --- | --- |\n| Car deck | 21 |", "Deck | Dead\n\nCar deck | 21"),
    ("---\ntitle: x\n---\nThe ferry sank.", "The ferry sank."),
    ("<!-- draft -->The ferry sank.", "The ferry sank."),
    ("5 * 3 is 15, and snake_case_names stay", "5 * 3 is 15, and snake_case_names stay"),
    ("1\\. at 5\\% [sic] (#3)", "1. at 5\\% [sic] (#3)"),
    ("1. Close the doors.", "1. Close the doors."),
]


@pytest.mark.parametrize(("marked", "text"), MARKED)
def test_marks_are_no_words(marked: str, text: str) -> None:
    assert plain_text(marked) == text


def test_a_file_is_read_without_its_marks() -> None:
    data = b"# Ferry sinks\n\nAt least **34 people** drowned,\n[Ilse Brandt](https://b.example) said.\n"
    article = article_from_document(Document("ferry.md", data), None)
    assert article.text.split("\n") == [
        "Ferry sinks",
        "At least 34 people drowned, Ilse Brandt said.",
    ]
    assert "**" in article_from_document(Document("ferry.txt", data), None).text


@given(st.text(alphabet="ab #*_[]()!`|>-\\\n~:", max_size=200))
def test_any_marks_give_some_text(markdown: str) -> None:
    assert isinstance(plain_text(markdown), str)


@pytest.mark.parametrize("unit", ["[", "*", "* ", "**a", "[a](", "![", "`", "| ", "> ", "- ", "<!--", "_a "])
def test_a_text_made_to_be_slow_is_read_all_the_same(unit: str) -> None:
    assert isinstance(plain_text(unit * 20_000), str)
