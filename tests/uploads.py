"""Files in a request to the Bot API, and what Telegram asks of pictures."""

from __future__ import annotations

from dataclasses import dataclass

from lo_bot_api_emulator import ApiRefusal

from tests.telegram_text import Json

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PHOTO_SIDES = 10_000
MAX_PHOTO_RATIO = 20


@dataclass(frozen=True)
class SentFile:
    """A file that the bot uploaded. `kind`: "photo" or "document"."""

    kind: str
    name: str
    data: bytes


def get_upload(kind: str, fields: Json, uploads: Json) -> SentFile:
    """The file of a multipart request, under its own name or behind `attach://`."""
    part = str(fields.get(kind, "")).removeprefix("attach://") or kind
    upload = uploads.get(part)
    if not upload or not upload["data"]:
        raise ApiRefusal("Bad Request: file must be non-empty")
    return SentFile(kind, upload["filename"], upload["data"])


def check_picture(data: bytes) -> None:
    """Sides of a PNG, by https://core.telegram.org/bots/api#sendphoto."""
    if not data.startswith(PNG_SIGNATURE):
        raise ApiRefusal("Bad Request: IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if width + height > MAX_PHOTO_SIDES or max(width, height) > MAX_PHOTO_RATIO * min(width, height):
        raise ApiRefusal("Bad Request: PHOTO_INVALID_DIMENSIONS")
