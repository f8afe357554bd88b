"""The values that flow through the bot: frozen, plain, known to every layer. They are imported from here."""

from bot.models.contract import Article, Bound, Claim, Dating, Figure, Kind, Span, Stage, Stance
from bot.models.kept import (
    Appearance,
    ArticleRecord,
    ArticleTerms,
    Candidate,
    ClaimRecord,
    DigestSetting,
    Earlier,
    Failure,
    Fate,
    Note,
    ReadingMode,
    Version,
)
from bot.models.sent import Document, Link, Origin, Pasted, Source, Submission
from bot.models.told import Attachment, Button, ClaimQuery, Message

__all__ = [
    "Appearance",
    "Article",
    "ArticleRecord",
    "ArticleTerms",
    "Attachment",
    "Bound",
    "Button",
    "Candidate",
    "Claim",
    "ClaimQuery",
    "ClaimRecord",
    "Dating",
    "DigestSetting",
    "Document",
    "Earlier",
    "Failure",
    "Fate",
    "Figure",
    "Kind",
    "Link",
    "Message",
    "Note",
    "Origin",
    "Pasted",
    "ReadingMode",
    "Source",
    "Span",
    "Stage",
    "Stance",
    "Submission",
    "Version",
]
