"""What the operator hears when the bot cannot start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import run
from bot.config import Settings
from bot.errors import SettingsError, StorageError
from tests.emulator import TOKEN, TelegramEmulator
from tests.loopback import LoopbackServer


@pytest.fixture
def emulator() -> TelegramEmulator:
    return TelegramEmulator()


@pytest.fixture
def settings(
    emulator: TelegramEmulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    monkeypatch.chdir(tmp_path)  # away from the developer's own .env
    with LoopbackServer(emulator.app) as server:
        yield Settings(
            telegram_bot_token=SecretStr(TOKEN),
            telegram_api_url=server.url,
            database_path=tmp_path / "claims.sqlite3",
        )


def test_without_a_token_the_bot_says_where_to_get_one(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="@BotFather"):
        run(settings.model_copy(update={"telegram_bot_token": None}))


def test_a_token_that_telegram_refuses_ends_the_start_without_being_shown(
    emulator: TelegramEmulator, settings: Settings
) -> None:
    emulator.fail("getMe", 401, "Unauthorized")
    with pytest.raises(SettingsError, match="copy it again") as refusal:
        run(settings)
    assert TOKEN not in str(refusal.value)
    assert refusal.value.__suppress_context__, "the cause names the token"


def test_a_database_that_cannot_be_opened_ends_the_start(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        run(settings.model_copy(update={"database_path": tmp_path}))
