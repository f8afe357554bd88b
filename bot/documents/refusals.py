"""What is said of a file that cannot be read."""

from __future__ import annotations

from bot.errors import DocumentError
from bot.models import Document

MAX_DOCUMENT_BYTES = 20_000_000  # what Telegram lets a bot download
WHAT_TO_DO = "send it as PDF, .docx, .txt or .html, or paste the text."
PASTE = "paste the text and I'll read that."


def quoted(document: Document) -> str:
    return f"“{document.name}”" if document.name else "That file"


def refuse(document: Document, reason: str, advice: str = WHAT_TO_DO) -> DocumentError:
    """`“name” reason — what to do.`"""
    return DocumentError(f"{quoted(document)} {reason} — {advice}")


def refuse_locked(document: Document) -> DocumentError:
    return refuse(document, "is locked with a password", f"send it without, or {PASTE}")
