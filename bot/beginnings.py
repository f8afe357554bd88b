"""Pages that show only the beginning of an article, beside what was read of it before. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.models import Article


def shows_more(known: Article, found: Article) -> bool:
    """Whether a page shows more of its article than it did: what is new to us need not be new in it."""
    if known.shown_paragraphs is None or len(found.text) <= len(known.text):
        return False
    return found.shown_paragraphs is None or found.shown_paragraphs > known.shown_paragraphs


def shows_less(known: Article, found: Article) -> bool:
    """Whether a page keeps back what it showed before: what is not there need not be gone."""
    if found.shown_paragraphs is None or len(found.text) >= len(known.text):
        return False
    return known.shown_paragraphs is None or found.shown_paragraphs < known.shown_paragraphs


def keep_rest(known: Article, found: Article) -> Article | None:
    """What a page shows now, and behind it what it showed before; null where the two do not meet.

    They meet at the last line that both have. What the page shows below that is mostly a paragraph cut short.
    """
    before, now = known.text.split("\n"), found.text.split("\n")
    meeting = next((at for at in range(len(now) - 1, -1, -1) if now[at] in before), None)
    if meeting is None:
        return None
    rest = before[before.index(now[meeting]) + 1 :]
    text = "\n".join([*now[: meeting + 1], *rest])
    return replace(found, text=text, shown_paragraphs=known.shown_paragraphs)
