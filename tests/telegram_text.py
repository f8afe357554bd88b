"""Telegram's own reading of a text, from TDLib: what a client would show, or the server's refusal.

Entity names are those of the Bot API: https://core.telegram.org/bots/api#messageentity
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import tdjson

Json = dict[str, Any]

_PARSE_MODES: dict[str, Json] = {
    "HTML": {"@type": "textParseModeHTML"},
    "MarkdownV2": {"@type": "textParseModeMarkdown", "version": 2},
}
_ENTITY_NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "TextUrl": "text_link",
    "Url": "url",
    "BotCommand": "bot_command",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "EmailAddress": "email",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
}
MAX_TEXT_UTF16_UNITS = 4096
MAX_CAPTION_UTF16_UNITS = 1024
MAX_ENTITIES = 100


class TextRefusedError(ValueError):
    """Telegram refuses the text; the message is its description."""


@dataclass(frozen=True)
class ShownText:
    """A text as a client shows it, and its entities as the Bot API names them."""

    text: str
    entities: tuple[Json, ...]


def show(text: str, parse_mode: str | None = None) -> ShownText:
    """What becomes of a sent text."""
    shown = _parse(text, _PARSE_MODES[parse_mode]) if parse_mode else ShownText(text, ())
    if not shown.text.strip():
        raise TextRefusedError("Bad Request: message text is empty")
    _check_size(shown, MAX_TEXT_UTF16_UNITS, "message")
    return shown


def show_caption(text: str, parse_mode: str | None = None) -> ShownText:
    """What becomes of the words under a file; there need be none."""
    mode = _PARSE_MODES[parse_mode] if text and parse_mode else None
    shown = _parse(text, mode) if mode else ShownText(text, ())
    _check_size(shown, MAX_CAPTION_UTF16_UNITS, "message caption")
    return shown


def _check_size(shown: ShownText, limit: int, what: str) -> None:
    if len(shown.text.encode("utf-16-le")) // 2 > limit:
        raise TextRefusedError(f"Bad Request: {what} is too long")
    if len(shown.entities) > MAX_ENTITIES:
        # Telegram drops those beyond silently, which no test would notice.
        raise TextRefusedError(f"more than {MAX_ENTITIES} entities: the rest would be dropped")


def entities_of(text: str) -> list[Json]:
    """The entities that a client finds by itself in what a member types."""
    found = _execute({"@type": "getTextEntities", "text": text})
    return list(_bot_api_entities(found["entities"]))


def _parse(text: str, mode: Json) -> ShownText:
    parsed = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    if parsed["@type"] == "error":
        reason = parsed["message"]
        raise TextRefusedError(f"Bad Request: {reason[0].lower()}{reason[1:]}")
    return ShownText(parsed["text"], tuple(_bot_api_entities(parsed["entities"])))


def _bot_api_entities(entities: list[Json]) -> list[Json]:
    named = [(entity, _ENTITY_NAMES.get(_kind(entity))) for entity in entities]
    return [_bot_api_entity(entity, name) for entity, name in named if name]


def _bot_api_entity(entity: Json, name: str) -> Json:
    url = {"url": entity["type"]["url"]} if name == "text_link" else {}
    return {"type": name, "offset": entity["offset"], "length": entity["length"], **url}


def _kind(entity: Json) -> str:
    return str(entity["type"]["@type"]).removeprefix("textEntityType")


def _execute(request: Json) -> Json:
    answer: Json = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
