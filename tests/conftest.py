"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from storage import Storage

if TYPE_CHECKING:  # most tests need no server
    from tests.bot_process import World
    from tests.member import Member

# CI repeats the same examples, so that a change is judged and not the draw; elsewhere the search goes on.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """An empty storage in a file of its own."""
    async with await Storage.open(tmp_path / "claims.sqlite3") as opened:
        yield opened


# ── of the journeys, each of which makes a `world` of its own ────────────────────────────────────


@pytest.fixture
def _telegram_obeys_every_call(world: World) -> Iterator[None]:
    before = len(world.telegram.refusals())
    yield
    assert world.telegram.refusals()[before:] == []


@pytest.fixture
def ann(world: World) -> Member:
    return world.member()


@pytest.fixture
def desk(world: World) -> Member:
    """A member of a group."""
    return world.group_member()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--set-floors",
        action="store_true",
        help="pin the quality measured now: rewrites tests/quality_floors.toml",
    )
