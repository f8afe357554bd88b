"""Claims → one file of a limited size, piece by piece, so that no more is in memory than the file itself."""

from __future__ import annotations

from collections.abc import Sequence

from bot.export.formats import FORMATS
from bot.export.kinds import FileKind, Scope
from bot.models import ClaimRecord

# Telegram takes 50 MB from a bot: https://core.telegram.org/bots/api#senddocument
MAX_EXPORT_BYTES = 45_000_000
_TAIL_BYTES = 1_000


class ExportFile:
    """A file that grows until it is full."""

    def __init__(self, kind: FileKind, scope: Scope, limit: int = MAX_EXPORT_BYTES) -> None:
        self._form = FORMATS[kind]
        self._limit = limit - _TAIL_BYTES
        self._data = bytearray(self._form.start(scope))
        self.held = 0
        self.full = False

    def add(self, records: Sequence[ClaimRecord]) -> None:
        """As many of them as there is room for, none after the first that finds none."""
        for record in records:
            piece = (self._form.separator if self.held else b"") + self._form.add(record)
            if self.full or len(self._data) + len(piece) > self._limit:
                self.full = True
                return
            self._data += piece
            self.held += 1

    def finish(self, total: int) -> bytes:
        """The file's bytes, of so many claims in all."""
        self._data += self._form.end(self.held, total - self.held)
        return bytes(self._data)
