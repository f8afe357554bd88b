"""Settings: what operators get wrong, and what they get by leaving a value out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import Settings, load_settings
from bot.errors import SettingsError

EXAMPLE = Path(__file__).parents[1] / ".env.example"

BAD = [
    # variable, value, words of the line that the operator reads
    ("TELEGRAM_BOT_TOKEN", "my-bot", "@BotFather"),
    ("TELEGRAM_BOT_TOKEN", "123456:AB CD", "@BotFather"),
    ("TELEGRAM_API_URL", "api.telegram.org", "is not a web address"),
    ("TELEGRAM_API_URL", "ftp://api.telegram.org", "is not a web address"),
    ("WEBHOOK_URL", "http://bot.example/hook", "https://"),
    ("WEBHOOK_URL", "bot.example", "https://"),
    ("WEBHOOK_SECRET", "a secret", "letters, digits"),
    ("WEBHOOK_PORT", "http", "integer"),
    ("WEBHOOK_PORT", "0", "greater than or equal to 1"),
    ("WEBHOOK_PORT", "70000", "less than or equal to 65535"),
    ("FETCH_ALLOWED_HOSTS", "http://localhost/", "commas"),
    ("FETCH_CONTACT", "the desk", "e-mail address"),
    ("FETCH_CONTACT", "jo@desk.example\r\nCookie: a=b", "e-mail address"),
    ("FETCH_CONTACT", "https://desk.example/(bot)", "web address"),
    ("LOG_LEVEL", "chatty", "'DEBUG', 'INFO'"),
]


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("name", "value", "words"), BAD)
def test_a_bad_value_is_one_line_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    line = str(caught.value)
    assert name in line
    assert words in line
    assert "\n" not in line


def test_every_bad_value_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_PORT", "http")
    monkeypatch.setenv("LOG_LEVEL", "chatty")
    with pytest.raises(SettingsError, match=r"WEBHOOK_PORT.*; LOG_LEVEL"):
        load_settings()


def test_a_bad_token_is_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:hunter2 ")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "hunter2" not in str(caught.value)


def test_a_file_that_is_not_text_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        load_settings()


def test_nothing_has_to_be_set() -> None:
    settings = load_settings()
    assert settings.telegram_bot_token is None
    assert settings.webhook_url is None
    assert settings.database_path == Path("data/local/claims.sqlite3")
    assert settings.fetch_allowed_hosts == frozenset()


def test_the_default_database_is_in_a_folder_that_git_ignores() -> None:
    folder = Settings.model_fields["database_path"].default.parent
    assert f"{folder}/" in EXAMPLE.with_name(".gitignore").read_text().splitlines()


def test_an_empty_value_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("WEBHOOK_PORT", "")
    settings = load_settings()
    assert settings.telegram_bot_token is None
    assert settings.webhook_port == 8080


def test_the_env_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=ERROR\nWEBHOOK_PORT=9000\nSOMEBODY_ELSES=1\n")
    monkeypatch.setenv("WEBHOOK_PORT", "9001")
    settings = load_settings()
    assert settings.log_level == "ERROR"
    assert settings.webhook_port == 9001


def test_hosts_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FETCH_ALLOWED_HOSTS", "localhost, News.lan,")
    assert load_settings().fetch_allowed_hosts == {"localhost", "news.lan"}


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/hook", "http://localhost/hook", "https://bot.example/hook"]
)
def test_a_webhook_is_https_except_on_this_machine(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("WEBHOOK_URL", url)
    assert load_settings().webhook_url == url


def test_a_secret_is_made_anew_at_each_start_unless_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    made = load_settings().webhook_secret.get_secret_value()
    assert made != load_settings().webhook_secret.get_secret_value()
    monkeypatch.setenv("WEBHOOK_SECRET", "kept")
    assert load_settings().webhook_secret.get_secret_value() == "kept"


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:hunter2")
    assert "hunter2" not in repr(load_settings())


def _example_lines() -> list[str]:
    return EXAMPLE.read_text(encoding="utf-8").splitlines()


def test_the_example_file_has_every_setting_and_no_other() -> None:
    names = [line.split("=")[0] for line in _example_lines() if line and not line.startswith("#")]
    assert names == [name.upper() for name in Settings.model_fields]


def test_every_setting_in_the_example_file_stands_under_a_comment() -> None:
    for block in "\n".join(_example_lines()).split("\n\n"):
        assert block.startswith("# "), block


def test_the_example_file_shows_the_defaults(tmp_path: Path) -> None:
    defaults = load_settings().model_dump(exclude={"webhook_secret"})
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_settings().model_dump(exclude={"webhook_secret"}) == defaults
