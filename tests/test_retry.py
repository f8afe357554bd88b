"""Which refusals of Telegram are waited out, for how long, and which are final."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot import retry
from bot.retry import MAX_ATTEMPTS, MAX_DELAY_SECONDS, RateLimiter, persevere, retry_delay


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """As python-telegram-bot raises it from its transport."""
    error.__cause__ = cause
    return error


FINAL = [
    BadRequest("chat not found"),
    Forbidden("bot was blocked by the user"),
    ChatMigrated(-100),
]
# Telegram said no, or never heard of it: a second request cannot be a second message.
PASSING = [
    NetworkError("Bad Gateway"),
    NetworkError("Internal Server Error (500)"),
    caused(NetworkError("httpx.ConnectError"), httpx.ConnectError("refused")),
    caused(TimedOut(), httpx.ConnectTimeout("no route")),
    caused(TimedOut("Pool timeout"), httpx.PoolTimeout("busy")),
]
# The request was on its way; it may have been obeyed.
IN_DOUBT = [
    caused(TimedOut(), httpx.ReadTimeout("no answer")),
    caused(NetworkError("httpx.ReadError"), httpx.ReadError("cut")),
    caused(NetworkError("httpx.RemoteProtocolError"), httpx.RemoteProtocolError("cut")),
    caused(NetworkError("httpx.WriteError"), httpx.WriteError("cut")),
    TelegramError("Invalid server response"),
]


@pytest.mark.parametrize("error", FINAL, ids=repr)
@pytest.mark.parametrize("repeatable", [False, True])
def test_a_refusal_for_good_is_never_retried(error: TelegramError, *, repeatable: bool) -> None:
    assert retry_delay(error, 0, repeatable=repeatable) is None


@pytest.mark.parametrize("error", IN_DOUBT, ids=repr)
def test_what_may_have_been_obeyed_is_retried_only_when_twice_is_as_good_as_once(
    error: TelegramError,
) -> None:
    assert retry_delay(error, 0) is None
    assert retry_delay(error, 0, repeatable=True) is not None


@pytest.mark.parametrize("error", PASSING, ids=repr)
def test_what_was_not_obeyed_is_retried(error: TelegramError) -> None:
    assert retry_delay(error, 0) is not None


def test_telegram_s_own_delay_is_kept_to_exactly() -> None:
    assert retry_delay(RetryAfter(timedelta(seconds=37)), 5) == 37


def test_delays_double_up_to_a_minute() -> None:
    delays = [retry_delay(NetworkError("Bad Gateway"), attempt) for attempt in range(9)]
    assert delays == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_delay_of_any_later_attempt_is_still_a_minute() -> None:
    assert retry_delay(NetworkError("Bad Gateway"), 100_000) == MAX_DELAY_SECONDS


class Request:
    """A request that fails with these errors, one after the other, and then succeeds."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.attempts = 0

    async def __call__(self) -> str:
        self.attempts += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


@pytest.fixture
def no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "FIRST_DELAY_SECONDS", 0.0)


@pytest.mark.usefixtures("no_delay")
async def test_perseverance_ends_with_the_error_when_refusals_do_not_pass() -> None:
    request = Request(*[NetworkError("Bad Gateway")] * 10)
    with pytest.raises(NetworkError):
        await persevere(request)
    assert request.attempts == MAX_ATTEMPTS


@pytest.mark.usefixtures("no_delay")
async def test_perseverance_does_not_wait_for_longer_than_a_member_would() -> None:
    request = Request(RetryAfter(3600))
    with pytest.raises(RetryAfter):
        await persevere(request)


@pytest.mark.usefixtures("no_delay")
async def test_perseverance_gives_up_at_once_on_a_refusal_for_good() -> None:
    request = Request(BadRequest("message is not modified"))
    with pytest.raises(BadRequest):
        await persevere(request)
    assert request.attempts == 1


@pytest.mark.usefixtures("no_delay")
async def test_perseverance_brings_the_result_once_refusals_have_passed() -> None:
    assert await persevere(Request(NetworkError("Bad Gateway"), TimedOut())) == "done"


async def test_the_hook_runs_just_before_the_request() -> None:
    order: list[str] = []

    async def hook() -> None:
        order.append("hook")

    async def request(*_: object, **__: object) -> bool:
        order.append("request")
        return True

    done = await RateLimiter().process_request(request, [], {}, "sendMessage", {"chat_id": 1}, hook)
    assert done is True
    assert order == ["hook", "request"]


async def test_a_reaction_does_not_wait_for_a_group_s_flood_limit() -> None:
    limiter = RateLimiter()
    made = 0

    async def request(*_: object, **__: object) -> bool:
        nonlocal made
        made += 1
        return True

    # More than a group may get in a minute: were they limited, the last would wait for it.
    for _ in range(50):
        await limiter.process_request(request, [], {}, "setMessageReaction", {"chat_id": -1}, None)
    assert made == 50
