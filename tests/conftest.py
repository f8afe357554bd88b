"""What every test may ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Storage


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """An empty storage in a file of its own."""
    async with await Storage.open(tmp_path / "claims.sqlite3") as opened:
        yield opened
