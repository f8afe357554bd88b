"""Titles as files state them, many of which are none."""

from __future__ import annotations

import re

_NO_TITLE = re.compile(
    r"untitled|document\s?\d*|microsoft word\b|powerpoint\b|slide \d"
    r"|.*\.(?:docx?|pdf|odt|rtf|indd|qxd|txt|html?)\b|\S*_\S*|\(.*\)|.*[\\/].*[\\/]",
    re.IGNORECASE,
)
_MIN_WORDS, _MAX_CHARACTERS = 3, 200


def sane_title(stated: str | None) -> str | None:
    """The title where a person wrote it; not a file's name or what a program puts there."""
    title = " ".join((stated or "").split())
    is_sane = (
        len(title.split()) >= _MIN_WORDS and len(title) <= _MAX_CHARACTERS and not _NO_TITLE.match(title)
    )
    return title if is_sane else None
