"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from storage import Storage

# CI repeats the same examples, so that a change is judged and not the draw; elsewhere the search goes on.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """An empty storage in a file of its own."""
    async with await Storage.open(tmp_path / "claims.sqlite3") as opened:
        yield opened


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--set-floors",
        action="store_true",
        help="pin the quality measured now: rewrites tests/quality_floors.toml",
    )
