"""The command line as its users meet it: real processes, their output, their messages and their status."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.article_server import ArticleSite
from tests.commands import TIMEOUT_SECONDS, CommandLine
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT, as_page
from tests.loopback import LoopbackServer

COMMANDS = [
    "run",
    "chat",
    "extract",
    "claims",
    "compare",
    "timeline",
    "ask",
    "export",
    "digest",
    "import",
    "doctor",
    "demo",
]
FERRY_TITLE = "Coastguard confirms 40 rescued from ferry off Split"


@pytest.fixture
def bot(tmp_path: Path) -> CommandLine:
    (tmp_path / "ferry.txt").write_text(FERRY_TEXT)
    (tmp_path / "later.html").write_text(as_page(FERRY_FOLLOW_UP, site="Evening Lantern"))
    (tmp_path / "flood.txt").write_text(FLOOD_TEXT)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return CommandLine(tmp_path, {"FETCH_ALLOWED_HOSTS": "127.0.0.1"})


@pytest.fixture(scope="module")
def site() -> Iterator[LoopbackServer]:
    with ArticleSite({"/flood": as_page(FLOOD_TEXT, site="Tisza Monitor")}).serve() as server:
        yield server


# ── usage ────────────────────────────────────────────────────────────────────────────────────────


USAGE_ERRORS = [
    ("frobnicate",),
    ("--frobnicate",),
    ("extract",),
    ("extract", "--xml", "a.txt"),
    ("claims",),
    ("compare",),
    ("export",),
    ("import",),
    ("digest", "08:30"),
]


@pytest.mark.parametrize("arguments", USAGE_ERRORS, ids=" ".join)
def test_a_usage_error_is_told_on_standard_error_with_status_2(
    bot: CommandLine, arguments: tuple[str, ...]
) -> None:
    result = bot.run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert "Usage: python -m bot" in result.err


def test_help_names_every_command(bot: CommandLine) -> None:
    for option in ("--help", "-h"):
        result = bot.run(option)
        assert (result.status, result.err) == (0, "")
        assert all(f" {command} " in result.out for command in COMMANDS)


def test_help_loads_no_language_model_and_no_telegram(bot: CommandLine) -> None:
    code = (
        "import sys, bot.__main__\n"
        "print([name for name in ('spacy', 'telegram', 'trafilatura', 'aiosqlite') if name in sys.modules])"
    )
    done = subprocess.run(
        [bot.command()[0], "-c", code], capture_output=True, env=bot.environment, cwd=bot.folder, check=True
    )
    assert done.stdout.decode().strip() == "[]"


# ── failures ─────────────────────────────────────────────────────────────────────────────────────


def test_a_bad_setting_is_one_line_and_status_1(bot: CommandLine) -> None:
    bot.settings["WEBHOOK_PORT"] = "http"
    result = bot.run("claims", "kursk")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("error: ")
    assert "WEBHOOK_PORT" in result.err
    assert result.err.count("\n") == 1


def test_settings_come_from_the_env_file_too(bot: CommandLine) -> None:
    (bot.folder / ".env").write_text("LOG_LEVEL=chatty\n")
    assert "LOG_LEVEL" in bot.run("digest").err


def test_a_database_that_cannot_be_made_is_one_line_and_status_1(bot: CommandLine) -> None:
    bot.settings["DATABASE_PATH"] = "ferry.txt/claims.sqlite3"
    result = bot.run("claims", "kursk")
    assert result.status == 1
    assert "ferry.txt/claims.sqlite3" in result.err
    assert "Traceback" not in result.err


def test_a_file_that_is_no_database_is_left_as_it_is(bot: CommandLine) -> None:
    bot.settings["DATABASE_PATH"] = "ferry.txt"
    result = bot.run("import", "flood.txt")
    assert result.status == 1
    assert "not a database" in result.err
    assert (bot.folder / "ferry.txt").read_text() == FERRY_TEXT


def test_a_query_that_cannot_be_understood_is_one_line_and_status_1(bot: CommandLine) -> None:
    result = bot.run("claims", "since:tomorrowish")
    assert (result.status, result.out) == (1, "")
    assert "since:7d" in result.err


def test_an_interruption_ends_quietly_with_status_130(bot: CommandLine) -> None:
    with bot.start("chat") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"/help\n")
        process.stdin.flush()
        assert process.stdout.readline()  # it is in the conversation
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=TIMEOUT_SECONDS)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_a_reader_who_has_enough_is_no_error(bot: CommandLine) -> None:
    with bot.start("extract", "--json", *["ferry.txt"] * 30) as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr
        err = process.stderr.read()
    assert err == b""


def test_an_answer_that_nobody_reads_any_more_is_no_error(bot: CommandLine) -> None:
    with bot.start("digest") as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


# ── extract ──────────────────────────────────────────────────────────────────────────────────────


def test_each_source_is_one_line_of_json_in_the_order_given(bot: CommandLine, site: LoopbackServer) -> None:
    result = bot.run(
        "extract", "later.html", "-", f"{site.url}/flood?utm_source=x", "--json", piped=FERRY_TEXT
    )
    documents = [json.loads(line) for line in result.out.splitlines()]
    assert (result.status, result.err) == (0, "")
    assert [document["title"] for document in documents] == [
        "Ferry rescue: hospital counts 15 injured",
        FERRY_TITLE,
        "Flood in Szeged drives thousands out",
    ]
    assert [document["url"] for document in documents] == [None, None, f"{site.url}/flood"]
    assert all(document["claims"] for document in documents)


def test_every_quote_stands_in_the_text_at_its_offsets(bot: CommandLine) -> None:
    result = bot.run("extract", "ferry.txt", "later.html", "flood.txt", "--json")
    for document in map(json.loads, result.out.splitlines()):
        for claim in document["claims"]:
            assert document["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_a_source_that_fails_has_its_line_and_the_rest_go_on(bot: CommandLine, site: LoopbackServer) -> None:
    sources = ["missing.txt", "ferry.txt", "picture.txt", f"{site.url}/nothing", ".", "flood.txt"]
    result = bot.run("extract", *sources, "--json")
    documents = [json.loads(line) for line in result.out.splitlines()]
    assert result.status == 1
    assert [document.get("source") for document in documents] == [
        "missing.txt", None, "picture.txt", f"{site.url}/nothing", ".", None,
    ]  # fmt: skip
    assert all(document["error"] for document in documents if "source" in document)
    assert list(documents[0]) == ["source", "error"]


def test_without_json_the_claims_are_to_be_read(bot: CommandLine) -> None:
    result = bot.run("extract", "ferry.txt", "missing.txt")
    assert result.status == 1
    assert FERRY_TITLE in result.out
    assert "Ivana Horvat — 12 passengers injured" in result.out
    assert result.err == "missing.txt cannot be read: No such file or directory.\n"


def test_an_article_without_claims_is_told(bot: CommandLine) -> None:
    (bot.folder / "calm.txt").write_text("The sea was calm and the evening light lay on the harbour.")
    assert "No claims found." in bot.run("extract", "calm.txt").out


def test_the_output_is_utf8_in_any_locale(bot: CommandLine) -> None:
    (bot.folder / "kyiv.txt").write_text(
        "Mayor Zoë Łukasz said that 300 houses — “all of them” — burned in Kraków."
    )
    bot.settings["PYTHONIOENCODING"] = "ascii"
    (line,) = bot.run("extract", "kyiv.txt", "--json").out.splitlines()
    assert "Zoë Łukasz" in line
    assert "— “all of them” —" in json.loads(line)["text"]


def test_extracting_keeps_nothing(bot: CommandLine) -> None:
    bot.run("extract", "ferry.txt")
    assert not (bot.folder / "claims.sqlite3").exists()


# ── import and questions ─────────────────────────────────────────────────────────────────────────


def test_folders_are_imported_with_what_is_below_them(bot: CommandLine) -> None:
    (bot.folder / "in" / "deep").mkdir(parents=True)
    (bot.folder / "ferry.txt").rename(bot.folder / "in" / "ferry.txt")
    (bot.folder / "later.html").rename(bot.folder / "in" / "deep" / "later.HTML")
    (bot.folder / "in" / "plan.png").write_bytes(b"\x89PNG")
    result = bot.run("import", "in")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("2 articles read, ")


def test_an_import_goes_on_after_failures_and_reports_them(bot: CommandLine) -> None:
    result = bot.run("import", "missing.txt", "picture.txt", "ferry.txt", "ferry.txt")
    assert result.status == 1
    assert result.out.startswith("1 article read, ")
    assert result.out.endswith("1 already here · 2 failed\n")
    missing, picture = result.err.splitlines()
    assert missing == "missing.txt cannot be read: No such file or directory."
    assert "picture.txt" in picture


def test_an_empty_folder_is_nothing_to_import(bot: CommandLine) -> None:
    (bot.folder / "empty").mkdir()
    result = bot.run("import", "empty")
    assert (result.status, result.out) == (0, "0 articles read, 0 claims\n")


def test_what_was_imported_can_be_asked_about(bot: CommandLine) -> None:
    bot.run("import", "ferry.txt", "later.html")
    assert "12 passengers" in bot.run("claims", "injured", "from:horvat").out
    assert "12 passengers injured" in bot.run("ask", "how", "many", "passengers", "were", "injured?").out
    assert "Timeline · injured" in bot.run("timeline", "injured").out
    comparison = bot.run("compare", "injured").out
    assert "12" in comparison
    assert "15" in comparison
    assert "2 articles" in bot.run("digest").out


def test_a_question_of_many_claims_is_answered_with_all_of_them(bot: CommandLine) -> None:
    bot.run("import", "flood.txt", "ferry.txt")
    words = bot.run("claims", "said").out
    total = int(words.split()[0])
    assert total > 5
    assert len(set(re.findall(r"^#\d+ ", words, re.MULTILINE))) == total


def test_files_are_saved_beside_and_their_paths_printed(bot: CommandLine) -> None:
    bot.run("import", "ferry.txt", "later.html")
    result = bot.run("compare", "injured", "--chart", "--csv")
    assert result.status == 0
    saved = [Path(path) for path in re.findall(r"^Saved as (.+)$", result.out, re.MULTILINE)]
    assert [path.suffix for path in saved] == [".png", ".csv"]
    assert all(path.parent == bot.folder.resolve() for path in saved)
    assert saved[0].read_bytes().startswith(b"\x89PNG")
    again = bot.run("compare", "injured", "--csv").out
    assert f"{saved[1].stem}-2.csv" in again


def test_claims_are_exported_to_a_file(bot: CommandLine) -> None:
    bot.run("import", "ferry.txt")
    (path,) = re.findall(r"^Saved as (.+)$", bot.run("export", "json", "from:horvat").out, re.MULTILINE)
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    assert {claim["claimant"] for claim in document["claims"]} == {"Ivana Horvat"}


def test_nothing_found_is_no_failure(bot: CommandLine) -> None:
    result = bot.run("claims", "zebra")
    assert (result.status, result.err) == (0, "")
    assert "Nothing" in result.out


def test_answers_of_single_commands_offer_no_buttons(bot: CommandLine) -> None:
    bot.run("import", "flood.txt")
    assert "[1]" not in bot.run("claims", "said").out


# ── doctor ───────────────────────────────────────────────────────────────────────────────────────


def test_the_doctor_finds_a_fresh_set_up_sound_and_changes_nothing(bot: CommandLine) -> None:
    result = bot.run("doctor")
    assert (result.status, result.err) == (0, "")
    assert "! Token: none" in result.out
    assert "@BotFather" in result.out
    assert not (bot.folder / "claims.sqlite3").exists()


def test_the_doctor_says_what_to_do_about_what_is_broken(bot: CommandLine) -> None:
    bot.settings["DATABASE_PATH"] = "ferry.txt"
    result = bot.run("doctor")
    assert result.status == 1
    assert "✗ Database: " in result.out
    assert "→ " in result.out.partition("✗ Database: ")[2]


def test_the_doctor_tells_bad_settings_too(bot: CommandLine) -> None:
    bot.settings["LOG_LEVEL"] = "chatty"
    result = bot.run("doctor")
    assert result.status == 1
    assert "✗ Settings: " in result.out
