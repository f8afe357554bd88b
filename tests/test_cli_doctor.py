"""The doctor: what it finds in each state of the set-up, and what it says to do."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.cli.doctor import Finding, State, examine, find_all
from bot.config import Settings
from storage import Storage
from tests.loopback import LoopbackServer

TOKEN = "123456:known"
Prepare = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture(autouse=True)
def empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@contextmanager
def telegram(*, sees_all: bool) -> Iterator[str]:
    """A Bot API server that knows one token."""

    async def get_me(request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return web.json_response(
                {"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401
            )
        bot = {"id": 123456, "is_bot": True, "first_name": "Claims", "username": "claims_bot"}
        return web.json_response({"ok": True, "result": {**bot, "can_read_all_group_messages": sees_all}})

    def make_app() -> web.Application:
        made = web.Application()
        made.router.add_route("*", "/bot{token}/getMe", get_me)
        return made

    with LoopbackServer(make_app) as server:
        yield server.url


async def findings_about(topic: str) -> Finding:
    """The one finding whose words begin so."""
    (finding,) = [one async for one in find_all() if one.what.startswith(topic)]
    return finding


async def findings_with_token(
    monkeypatch: pytest.MonkeyPatch, topic: str, *, token: str = TOKEN, sees_all: bool = True
) -> Finding:
    with telegram(sees_all=sees_all) as url:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
        monkeypatch.setenv("TELEGRAM_API_URL", url)
        return await findings_about(topic)


async def test_bad_settings_end_the_examination(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_PORT", "http")
    (finding,) = [one async for one in find_all()]
    assert finding.state is State.BAD
    assert "WEBHOOK_PORT" in finding.what
    assert ".env.example" in finding.advice


async def test_a_token_that_telegram_does_not_know_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = await findings_with_token(monkeypatch, "Token", token="123456:other")
    assert finding.state is State.BAD
    assert "@BotFather" in finding.advice
    assert "other" not in finding.what + finding.advice


async def test_a_telegram_that_does_not_answer_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    finding = await findings_about("Token")
    assert finding.state is State.BAD
    assert "http://127.0.0.1:9" in finding.advice


async def test_no_token_is_no_fault() -> None:
    finding = await findings_about("Token")
    assert finding.state is State.NOTE
    assert "TELEGRAM_BOT_TOKEN" in finding.advice


async def test_a_known_token_is_told_with_the_bots_name(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = await findings_with_token(monkeypatch, "Token")
    assert finding == Finding(State.GOOD, "Token: Telegram knows it as @claims_bot.")


async def test_privacy_mode_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = await findings_with_token(monkeypatch, "Groups", sees_all=False)
    assert finding.state is State.NOTE
    assert "/setprivacy" in finding.advice


async def test_without_privacy_mode_groups_are_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await findings_with_token(monkeypatch, "Groups")).state is State.GOOD


async def test_a_file_that_is_no_database_is_bad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a database at all, but long enough to look at. " * 20)
    monkeypatch.setenv("DATABASE_PATH", "notes.txt")
    finding = await findings_about("Database")
    assert finding.state is State.BAD
    assert "DATABASE_PATH" in finding.advice


async def test_a_folder_that_is_a_file_is_bad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    monkeypatch.setenv("DATABASE_PATH", "notes.txt/deep/claims.sqlite3")
    assert (await findings_about("Database")).state is State.BAD


def test_a_database_that_is_not_there_yet_is_good_and_stays_away(tmp_path: Path) -> None:
    assert asyncio.run(findings_about("Database")).state is State.GOOD
    assert list(tmp_path.iterdir()) == []


async def test_a_database_that_opens_is_good(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_PATH", "claims.sqlite3")
    async with await Storage.open(tmp_path / "claims.sqlite3"):
        pass
    assert (await findings_about("Database")) == Finding(State.GOOD, "Database: claims.sqlite3 opens.")


async def test_the_model_is_told_with_its_version() -> None:
    finding = await findings_about("Model")
    assert finding.state is State.GOOD
    assert "3.8.0" in finding.what


@pytest.mark.parametrize(("mode", "told"), [(0o644, True), (0o640, True), (0o600, False)])
async def test_a_token_that_others_can_read_is_told(tmp_path: Path, mode: int, told: bool) -> None:  # noqa: FBT001
    (tmp_path / ".env").write_text("LOG_LEVEL=INFO\n")
    (tmp_path / ".env").chmod(mode)
    advice = [one.advice async for one in find_all() if one.what.startswith("Permissions")]
    assert advice == (["chmod 600 .env"] if told else [])
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == mode


async def test_the_advice_stands_under_its_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert await examine()
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("! Token: none, so `run` starts the console chat.")
    assert lines[at + 1].startswith("  → ")


async def test_one_bad_finding_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "chatty")
    assert not await examine()
