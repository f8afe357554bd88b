"""The composition root of the Telegram bot: opens what it needs, wires it, runs until told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import AsyncExitStack, suppress
from itertools import count
from typing import cast
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, Updater

from bot.config import Settings
from bot.delivery import Outbox
from bot.errors import SettingsError
from bot.fetch import Fetcher
from bot.gathering import Pace
from bot.handlers import ALLOWED_UPDATES, add_handlers
from bot.handlers.desk import App, Bot, Desk
from bot.handlers.digests import send_due_digests
from bot.handlers.feeds import FeedDesk
from bot.inbox import Inbox, Processor
from bot.local import Clock, utc_now
from bot.pipeline import Pipeline
from bot.reading import prepare
from bot.render import COMMANDS
from bot.retry import RateLimiter, persevere, retry_delay
from bot.updates import UpdatesRequest
from bot.workshop import Workshop
from storage import Storage

log = logging.getLogger(__name__)

DIGEST_TICK_SECONDS = 20.0
STOP_TIMEOUT_SECONDS = 5.0
# Long, because an answer whose receipt does not come in time is never known to have arrived.
READ_TIMEOUT_SECONDS = 30.0
# An export may be of tens of megabytes, and go up a slow line.
UPLOAD_TIMEOUT_SECONDS = 300.0
FOREVER = -1
MISSING = "TELEGRAM_BOT_TOKEN is missing: get one from @BotFather and put it into .env."
UNKNOWN = "Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from @BotFather."


def run(
    settings: Settings,
    clock: Clock = utc_now,
    tick_seconds: float = DIGEST_TICK_SECONDS,
    pace: Pace | None = None,
) -> None:
    """Run the bot until SIGINT or SIGTERM. SettingsError when Telegram refuses the token."""
    _set_up_log(settings.log_level)
    asyncio.run(_run_until_signalled(settings, clock, tick_seconds, pace or Pace()))


def _set_up_log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Below a warning they write down Telegram's addresses, which contain the token.
    for library in ("httpcore", "httpx", "telegram"):
        logging.getLogger(library).setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    # They tell of every font and every part of a picture.
    for library in ("matplotlib", "PIL"):
        logging.getLogger(library).setLevel(logging.WARNING)
    # It shows every 429 with a traceback; `bot.delivery` waits those out.
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)


async def _run_until_signalled(settings: Settings, clock: Clock, tick_seconds: float, pace: Pace) -> None:
    work = asyncio.create_task(_serve(settings, clock, tick_seconds, pace))
    for number in (signal.SIGINT, signal.SIGTERM):
        # A second signal cancels the tidying up too: nothing is lost by that either.
        asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    with suppress(asyncio.CancelledError):
        await work


async def _serve(settings: Settings, clock: Clock, tick_seconds: float, pace: Pace) -> None:
    async with AsyncExitStack() as stack:
        storage = await Storage.open(settings.database_path)
        stack.push_async_callback(storage.close)
        fetcher = Fetcher(settings.fetch_allowed_hosts, contact=settings.fetch_contact)
        stack.push_async_callback(fetcher.aclose)
        workshop = await stack.enter_async_context(Workshop())
        workshop.warm_up(prepare)
        inbox = Inbox(storage, clock)
        app = make_app(settings, inbox, Processor(storage))
        outbox = Outbox(storage, app.bot)
        desk = Desk(Pipeline(storage, fetcher, workshop.run), storage, outbox, clock, pace)
        add_handlers(app, desk)
        await _start(app, outbox, inbox, stack)
        await _listen(app, settings, stack)
        log.info("@%s is listening.", app.bot.username)
        await _tick(app, desk, tick_seconds)


def make_app(settings: Settings, inbox: Inbox, processor: Processor) -> App:
    """python-telegram-bot's application with our queue, our processor and our limits."""
    if settings.telegram_bot_token is None:
        raise SettingsError(MISSING)
    return (
        Application.builder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .get_updates_request(UpdatesRequest(connection_pool_size=1))
        .read_timeout(READ_TIMEOUT_SECONDS)
        .media_write_timeout(UPLOAD_TIMEOUT_SECONDS)
        .update_queue(inbox)
        .concurrent_updates(processor)
        .rate_limiter(RateLimiter())
        .job_queue(None)
        .build()
    )


async def _start(app: App, outbox: Outbox, inbox: Inbox, stack: AsyncExitStack) -> None:
    """First what an earlier run left, then what is new."""
    await _initialize(app)
    stack.push_async_callback(app.shutdown)
    await _set_commands(app.bot)
    stack.push_async_callback(outbox.close)
    await outbox.resume()
    await inbox.restore(app.bot)
    await app.start()
    stack.push_async_callback(_stop, app)


async def _initialize(app: App) -> None:
    """Wait for Telegram as long as it takes; only a refused token is final."""
    for attempt in count():
        try:
            await app.initialize()
        except InvalidToken:
            # Without its cause, which names the token.
            raise SettingsError(UNKNOWN) from None
        except TelegramError as error:
            delay = retry_delay(error, attempt, repeatable=True)
            if delay is None:
                raise
            log.warning("Telegram cannot be reached (%s); next attempt in %.0f s.", error, delay)
        else:
            return
        await asyncio.sleep(delay)


async def _set_commands(bot: Bot) -> None:
    try:
        await persevere(lambda: bot.set_my_commands(COMMANDS))
    except TelegramError as error:
        log.warning("The command menu could not be set: %s", error)


async def _listen(app: App, settings: Settings, stack: AsyncExitStack) -> None:
    updater = cast("Updater", app.updater)
    if settings.webhook_url:
        await updater.start_webhook(
            listen=settings.webhook_listen,
            port=settings.webhook_port,
            url_path=urlsplit(settings.webhook_url).path,
            webhook_url=settings.webhook_url,
            secret_token=settings.webhook_secret.get_secret_value(),
            allowed_updates=ALLOWED_UPDATES,
            bootstrap_retries=FOREVER,
        )
    else:
        await updater.start_polling(
            allowed_updates=ALLOWED_UPDATES, bootstrap_retries=FOREVER, error_callback=_note_polling_error
        )
    stack.push_async_callback(updater.stop)


def _note_polling_error(error: TelegramError) -> None:
    log.warning("Telegram gave no updates (%s); asking again.", error)


async def _tick(app: App, desk: Desk, tick_seconds: float) -> None:
    feeds = FeedDesk(desk)
    while True:
        app.create_task(send_due_digests(desk), name="digests")
        app.create_task(feeds.read_due_feeds(), name="feeds")
        await asyncio.sleep(tick_seconds)


async def _stop(app: App) -> None:
    """Let running work end; what takes too long is cut off and taken up at the next start."""
    with suppress(TimeoutError):
        await asyncio.wait_for(app.stop(), STOP_TIMEOUT_SECONDS)
