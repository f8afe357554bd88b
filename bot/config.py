"""Settings from the environment and `.env`: the environment wins, an empty value is as good as none.

`.env.example` lists every setting with what it means.
"""

from __future__ import annotations

import re
import secrets
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

# https://core.telegram.org/bots/api#authorizing-your-bot and #setwebhook name these alphabets.
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
# A comment in a header (RFC 9110, section 5.6.5): no brackets, no blanks.
_CONTACT = re.compile(r"(?:https?://|[\w.+-]+@)[!-'*-~]{3,200}", re.ASCII)
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Settings(BaseSettings):
    """What an operator decides. Each field is the environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    webhook_url: str | None = None
    # Telegram repeats the secret in every call, so one made at each start does as well as a kept one.
    webhook_secret: SecretStr = Field(default_factory=lambda: SecretStr(secrets.token_urlsafe(32)))
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=1, le=65_535)
    database_path: Path = Path("data/local/claims.sqlite3")
    fetch_allowed_hosts: Annotated[frozenset[str], NoDecode] = frozenset()
    fetch_contact: str | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("telegram_bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("is not a bot token (123456:ABC…): copy it again from @BotFather")
        return token

    @field_validator("webhook_secret")
    @classmethod
    def _fits_in_a_header(cls, secret: SecretStr) -> SecretStr:
        if not _WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("takes 1 to 256 letters, digits, _ and -")
        return secret

    @field_validator("telegram_api_url")
    @classmethod
    def _is_a_web_address(cls, url: str) -> str:
        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
            raise ValueError("is not a web address (https://…)")
        return url.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _is_a_secure_address(cls, url: str | None) -> str | None:
        parts = urlsplit(url or "https://none")
        if not parts.hostname or not (parts.scheme == "https" or _is_loopback(parts.hostname)):
            raise ValueError("must start with https://: Telegram calls nothing else")
        return url

    @field_validator("fetch_allowed_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, hosts: object) -> object:
        if not isinstance(hosts, str):
            return hosts
        names = frozenset(name.strip().lower() for name in hosts.split(",")) - {""}
        if any("/" in name or " " in name for name in names):
            raise ValueError("takes host names with commas between them: localhost,news.lan")
        return names

    @field_validator("fetch_contact")
    @classmethod
    def _fits_in_a_user_agent(cls, contact: str | None) -> str | None:
        if contact and not _CONTACT.fullmatch(contact):
            raise ValueError("takes a web address or an e-mail address: https://desk.example/bot")
        return contact

    @field_validator("log_level", mode="before")
    @classmethod
    def _capitalise(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level


def load_settings() -> Settings:
    """The settings, or SettingsError with every bad one in one line."""
    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(_describe(fault["loc"], fault["msg"]) for fault in error.errors())
        raise SettingsError(f"Please correct in .env or the environment: {faults}.") from None
    except UnicodeDecodeError:
        raise SettingsError(".env is not UTF-8 text: save it again as UTF-8.") from None


def _describe(place: tuple[int | str, ...], reason: str) -> str:
    # The value itself stays out of the line: it may be a token.
    return f"{str(place[0]).upper()} {reason.removeprefix('Value error, ').removeprefix('Input ')}"


def _is_loopback(host: str) -> bool:
    """Only for a Bot API server on the same machine: Telegram's own calls https alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
