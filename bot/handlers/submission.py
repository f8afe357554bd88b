"""A Telegram message as the pipeline's `Submission`: its words, links, file, sender and origin."""

from __future__ import annotations

import re
from pathlib import PurePath

import telegram
from telegram import (
    MessageEntity,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.constants import FileSizeLimit

from bot.documents.kinds import READABLE_SUFFIXES, READABLE_TYPES
from bot.errors import DocumentError
from bot.handlers.desk import is_private
from bot.intake import find_question, find_sources
from bot.models import Document, Origin, Source, Submission
from bot.retry import persevere

_LINKS: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]


async def submission_of(message: telegram.Message, bot: telegram.User) -> Submission:
    """The message's submission, its document downloaded."""
    document = readable_document(message)
    files = (await download(document),) if document else ()
    return Submission(
        chat_id=message.chat_id,
        message_id=message.message_id,
        sender=sender_of(message),
        sent_at=message.date,
        sources=(*files, *sources_of(message)),
        origin=origin_of(message.forward_origin),
        private=is_private(message),
        question=question_of(message, bot),
    )


def sources_of(message: telegram.Message) -> tuple[Source, ...]:
    """The links and the text that are to be read; none in small talk."""
    return find_sources(message.text or message.caption or "", links_of(message))


def question_of(message: telegram.Message, bot: telegram.User) -> str | None:
    """What a member asks the bot; forwards and files' captions are no questions."""
    if message.forward_origin or not message.text:
        return None
    name = re.compile(rf"@{re.escape(bot.username or '')}(?!\w)[,:]?", re.IGNORECASE)
    addressed = is_private(message) or _is_reply_to(message, bot) or bool(name.search(message.text))
    return find_question(" ".join(name.sub(" ", message.text).split()), addressed=addressed)


def _is_reply_to(message: telegram.Message, bot: telegram.User) -> bool:
    """A forum's messages all reply to the one that opened their topic, which is no reply of a member's."""
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.id == bot.id)


def links_of(message: telegram.Message) -> tuple[str, ...]:
    """The web addresses written in a message or hidden behind its words, in their order."""
    found = {**message.parse_entities(_LINKS), **message.parse_caption_entities(_LINKS)}
    places = sorted(found.items(), key=lambda item: item[0].offset)
    return tuple(dict.fromkeys(entity.url or words for entity, words in places))


def readable_document(message: telegram.Message) -> telegram.Document | None:
    """A file to read. In a group only of a kind that is read: the others are not meant for the bot."""
    document = message.document
    if document and (is_private(message) or _is_readable(document)):
        return document
    return None


async def download(document: telegram.Document) -> Document:
    name = document.file_name or ""
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise DocumentError(f"“{name}” is larger than 20 MB — send the article alone, or paste the text.")
    file = await persevere(document.get_file)
    return Document(name, bytes(await persevere(file.download_as_bytearray)))


def sender_of(message: telegram.Message) -> str:
    """The display name; anonymous admins and linked channels send in a chat's name."""
    if message.sender_chat:
        return message.sender_chat.effective_name or "somebody"
    return message.from_user.full_name if message.from_user else "somebody"


def origin_of(origin: MessageOrigin | None) -> Origin | None:
    """Where a forwarded message comes from."""
    match origin:
        case MessageOriginChannel(chat=chat, message_id=number):
            url = f"https://t.me/{chat.username}/{number}" if chat.username else None
            return Origin(chat.effective_name or "a channel", url, origin.date)
        case MessageOriginChat(sender_chat=chat):
            return Origin(chat.effective_name or "a chat", None, origin.date)
        case MessageOriginUser(sender_user=user):
            return Origin(user.full_name, None, origin.date)
        case MessageOriginHiddenUser(sender_user_name=name):
            return Origin(name, None, origin.date)
    return None


def _is_readable(document: telegram.Document) -> bool:
    suffix, mime = PurePath(document.file_name or "").suffix.lower(), document.mime_type or ""
    return suffix in READABLE_SUFFIXES or mime in READABLE_TYPES or mime.startswith("text/")
