"""Which files an import takes, and how it sums up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.cli.importing import list_files, sum_up


def make_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("One.")


def test_a_folder_gives_its_articles_at_any_depth_in_order(tmp_path: Path) -> None:
    make_files(tmp_path, "b.txt", "a/c.HTML", "a/b/d.htm", "a/picture.png", "readme", ".git/config")
    make_files(tmp_path, "c.pdf", "d.docx", "e.eml", "f.mht")
    names = [str(path.relative_to(tmp_path)) for path in list_files([tmp_path])]
    assert names == ["a/b/d.htm", "a/c.HTML", "b.txt", "c.pdf", "d.docx", "e.eml", "f.mht"]


def test_a_folder_that_is_called_like_an_article_is_no_article(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt/b.txt")
    assert list(list_files([tmp_path])) == [tmp_path / "a.txt" / "b.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    assert list(list_files([tmp_path / "missing.pdf"])) == [tmp_path / "missing.pdf"]


def test_paths_keep_the_order_in_which_they_were_named(tmp_path: Path) -> None:
    make_files(tmp_path, "z.txt", "in/a.txt")
    assert list(list_files([tmp_path / "z.txt", tmp_path / "in"])) == [
        tmp_path / "z.txt",
        tmp_path / "in/a.txt",
    ]


SUMS = [
    # counted, the line
    ({}, "0 articles read, 0 claims"),
    ({"read": 1, "claims": 1}, "1 article read, 1 claim"),
    ({"read": 2, "claims": 1200, "known": 1}, "2 articles read, 1,200 claims · 1 already here"),
    ({"failed": 3}, "0 articles read, 0 claims · 3 failed"),
]


@pytest.mark.parametrize(("counted", "line"), SUMS)
def test_the_sum_names_only_what_there_was(counted: dict[str, int], line: str) -> None:
    assert sum_up(Counter(counted)) == line
