"""The README tells the truth: its transcript, commands, picture of the folders and example of a rule."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import app
from bot.commands import COMMANDS, WEB_COMMANDS
from bot.models import Stance
from tests.commands import PROJECT, CommandLine
from tests.transcript import (
    README,
    SHOWN,
    get_transcript,
    make_transcript,
    put_transcript,
    run_demo,
    split_entries,
)

TEXT = README.read_text(encoding="utf-8")
SHELL_COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]
RULE_FILE = "bot/claims/data/cues.txt"
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")


# ── the transcript ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def demo() -> str:
    return run_demo()


def test_the_transcript_is_what_the_demo_says_now(demo: str) -> None:
    assert get_transcript(TEXT) == make_transcript(demo), "run `make transcript`"


def test_the_demo_says_the_same_every_time(demo: str) -> None:
    assert run_demo() == demo


def test_the_demo_reads_at_least_six_articles_of_several_outlets(demo: str) -> None:
    readings = [answer for entry, answer in split_entries(demo) if entry.endswith(".txt")]
    new = [answer for answer in readings if not answer.startswith("Already here")]
    assert len(new) >= 6
    assert len({answer.partition(" · ")[0] for answer in new}) >= 5
    assert len(readings) == len(new) + 1


def test_everything_in_the_demo_is_answered(demo: str) -> None:
    assert all(answer.strip() for _, answer in split_entries(demo))
    assert {entry for entry, _ in split_entries(demo)} >= set(SHOWN)


def test_a_stale_transcript_is_replaced_and_nothing_else() -> None:
    stale = put_transcript(TEXT, "> old\nwords\n")
    assert get_transcript(stale) == "> old\nwords\n"
    assert put_transcript(stale, get_transcript(TEXT)) == TEXT


# ── commands and settings ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", sorted({*COMMANDS, *WEB_COMMANDS}))
def test_every_command_of_the_chat_is_documented(command: str) -> None:
    assert f"`/{command}" in TEXT


@pytest.mark.parametrize("command", SHELL_COMMANDS)
def test_every_command_of_the_shell_is_documented(command: str) -> None:
    assert re.search(rf"`{command}[ `]", TEXT)


def test_every_filter_and_stance_is_documented() -> None:
    for word in ("from:", "outlet:", "since:", "stance:", *Stance):
        assert f"`{word}" in TEXT or f"{word}`" in TEXT


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z]+)", TEXT))))
def test_every_make_target_that_is_named_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_every_file_that_is_linked_exists() -> None:
    local = [target for target in re.findall(r"\]\(([^)]+)\)", TEXT) if "://" not in target]
    assert local
    assert all((PROJECT / target).exists() for target in local)


# ── the picture of the folders ───────────────────────────────────────────────────────────────────


def pictured() -> set[str]:
    """The paths in the picture, and the names that its remarks mention with a file's or a folder's ending."""
    picture = TEXT.partition("```text\nbot/\n")[2].partition("```")[0]
    return set(re.findall(r"[\w.]+(?:\.py|/)(?=[ ,;:]|$)", picture, re.MULTILINE)) | {"bot/"}


def test_what_the_picture_shows_exists() -> None:
    for name in pictured():
        assert any(
            (folder / name).exists() for folder in (PROJECT, PROJECT / "bot", PROJECT / "bot/claims")
        ), name


def test_the_picture_shows_every_module_that_is_in_no_package() -> None:
    modules = {path.name for path in (PROJECT / "bot").glob("*.py")} - {"__init__.py"}
    assert modules <= pictured()


def test_the_picture_shows_every_package() -> None:
    packages = [
        path.parent.name
        for folder in ("bot", "storage", "tests")
        for path in Path(PROJECT / folder).glob("*/__init__.py")
    ]
    assert {f"{name}/" for name in packages} <= pictured()


# ── the example of a rule ────────────────────────────────────────────────────────────────────────


def test_the_example_of_a_rule_does_what_the_readme_says(tmp_path: Path) -> None:
    for package in ("bot", "storage"):
        shutil.copytree(PROJECT / package, tmp_path / package)
    sentence = re.search(r"echo '([^']+)' > rule\.txt", TEXT)
    line = re.search(r"```text\n(verb .+)\n```", TEXT)
    assert sentence
    assert line
    (tmp_path / "rule.txt").write_text(sentence[1] + "\n")
    copy = CommandLine(tmp_path, {"PYTHONPATH": str(tmp_path)})
    assert "Anna Kovacs —" not in copy.run("extract", "rule.txt").out
    with (tmp_path / RULE_FILE).open("a") as rules:
        rules.write(f"{line[1]}\n")
    assert "Anna Kovacs —" in copy.run("extract", "rule.txt").out


def test_the_quality_that_it_states_is_what_is_pinned() -> None:
    floors = tomllib.loads((PROJECT / "tests" / "quality_floors.toml").read_text(encoding="utf-8"))["floors"]
    stated = {float(share) for share in re.findall(r"^\| [^|]+ \| (\d\.\d{3}) \|$", TEXT, re.MULTILINE)}

    assert stated <= set(floors.values())
    assert {floors["claimant"], floors["figures"], floors["verbatim"]} <= stated
