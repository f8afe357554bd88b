"""`doctor`: is the set-up sound, and if not, what is to be done."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError

from bot.config import Settings, load_settings
from bot.console.terminal import Screen
from bot.errors import SettingsError, StorageError
from storage import Storage

ENV_FILE = Path(".env")
READABLE_BY_OTHERS = 0o077


class State(StrEnum):
    """How a thing is. The value is its mark."""

    GOOD = "✓"
    NOTE = "!"
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and what to do about it."""

    state: State
    what: str
    advice: str = ""


async def examine() -> bool:
    """Print the findings as they come; whether none is bad."""
    screen, healthy = Screen(), True
    async for finding in find_all():
        screen.say(f"{finding.state} {finding.what}", style="red" if finding.state is State.BAD else "")
        if finding.advice:
            screen.say(f"  → {finding.advice}")
        healthy = healthy and finding.state is not State.BAD
    return healthy


async def find_all() -> AsyncIterator[Finding]:
    try:
        settings = load_settings()
    except SettingsError as error:
        yield Finding(State.BAD, f"Settings: {error}", ".env.example shows every setting with its default.")
        return
    yield Finding(State.GOOD, "Settings: read.")
    async for finding in _check_token(settings):
        yield finding
    yield await _check_database(settings.database_path)
    yield await asyncio.to_thread(_check_model)
    if (exposed := _check_env_file(ENV_FILE)) is not None:
        yield exposed


async def _check_token(settings: Settings) -> AsyncIterator[Finding]:
    if settings.telegram_bot_token is None:
        advice = "Ask @BotFather for /newbot and put the token into .env as TELEGRAM_BOT_TOKEN=…"
        yield Finding(State.NOTE, "Token: none, so `run` starts the console chat.", advice)
        return
    bot = Bot(settings.telegram_bot_token.get_secret_value(), base_url=f"{settings.telegram_api_url}/bot")
    try:
        async with bot:
            yield Finding(State.GOOD, f"Token: Telegram knows it as @{bot.username}.")
            yield _check_privacy(bot.bot)
    except InvalidToken:
        yield Finding(
            State.BAD,
            "Token: Telegram does not know it.",
            "Copy it again from @BotFather, /mybots → API Token.",
        )
    except TelegramError as error:
        advice = f"Check that this machine reaches {settings.telegram_api_url}."
        yield Finding(State.BAD, f"Token: Telegram cannot be asked ({error}).", advice)


def _check_privacy(user: User) -> Finding:
    if user.can_read_all_group_messages:
        return Finding(State.GOOD, "Groups: the bot sees every message.")
    return Finding(
        State.NOTE,
        "Groups: privacy mode is on, so there the bot sees only commands and replies to it.",
        "@BotFather, /setprivacy → Disable; then remove the bot from its groups and add it again.",
    )


async def _check_database(path: Path) -> Finding:
    made = await asyncio.to_thread(path.exists)
    if not made:
        return _check_folder(path)
    try:
        async with await Storage.open(path):
            return Finding(State.GOOD, f"Database: {path} opens.")
    except StorageError as error:
        return Finding(State.BAD, f"Database: {error}", "Mend that, or set DATABASE_PATH to another file.")


def _check_folder(path: Path) -> Finding:
    """Without making it: looking must change nothing."""
    there = next(folder for folder in path.absolute().parents if folder.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return Finding(State.GOOD, f"Database: {path} will be made at the first start.")
    advice = "Allow this user to write there, or set DATABASE_PATH to another file."
    return Finding(State.BAD, f"Database: {path} cannot be made, {there} may not be written.", advice)


def _check_model() -> Finding:
    try:
        from bot.claims.parse import get_nlp  # noqa: PLC0415 - its absence is one of the findings

        nlp = get_nlp()
    except (ImportError, OSError) as error:
        return Finding(State.BAD, f"Model: it does not load ({error}).", "Remove .venv and run `make run`.")
    return Finding(State.GOOD, f"Model: {nlp.meta['name']} {nlp.meta['version']} loads.")


def _check_env_file(path: Path) -> Finding | None:
    if not path.exists() or not path.stat().st_mode & READABLE_BY_OTHERS:
        return None
    return Finding(State.NOTE, f"Permissions: others on this machine can read {path}.", f"chmod 600 {path}")
