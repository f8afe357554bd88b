"""Articles that feeds of several chats lead to in one round: their site is asked for each once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import SourceError
from bot.models import Article
from bot.urls import canonical_url

# Chats that follow one feed look at the same moments, and at no two closer than a quarter of an hour.
_ROUND = timedelta(minutes=10)
_MAX_KEPT = 100


@dataclass(frozen=True, slots=True)
class _Reading:
    at: datetime
    outcome: Article | SourceError


class Shared:
    """What was read lately, or why it could not be."""

    def __init__(self) -> None:
        self._readings: dict[str, _Reading] = {}

    async def read(self, url: str, now: datetime, load: Callable[[], Awaitable[Article]]) -> Article:
        """The article as another chat got it in this round, else what `load` gives."""
        key = canonical_url(url)
        if not self._is_known(key, now):
            self._keep(key, _Reading(now, await _try(load)))
        outcome = self._readings[key].outcome
        if isinstance(outcome, SourceError):
            raise outcome
        return outcome

    def _is_known(self, key: str, now: datetime) -> bool:
        known = self._readings.get(key)
        return known is not None and abs(now - known.at) < _ROUND

    def _keep(self, key: str, reading: _Reading) -> None:
        self._readings.pop(key, None)
        self._readings[key] = reading
        if len(self._readings) > _MAX_KEPT:
            del self._readings[next(iter(self._readings))]


async def _try(load: Callable[[], Awaitable[Article]]) -> Article | SourceError:
    try:
        return await load()
    except SourceError as error:
        return error
