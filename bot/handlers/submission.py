"""A Telegram message as the pipeline's `Submission`: its words, links, file, sender and origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
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

from bot.bursts import Group
from bot.documents.kinds import READABLE_SUFFIXES, READABLE_TYPES
from bot.errors import DocumentError
from bot.handlers.desk import is_private
from bot.intake import find_all_sources, find_note, find_question, find_sources
from bot.models import Document, Origin, Source, Submission
from bot.requests import SOMEBODY
from bot.retry import persevere

_LINKS: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]


async def submission_of(
    group: Group,
    messages: Sequence[telegram.Message],
    bot: telegram.User,
    asked_at: datetime | None = None,
) -> Submission:
    """What a group's messages hold together, their documents downloaded.

    `asked_at`: when a member asked for it; then all is read, and answered whatever it holds.
    DocumentError where they hold nothing but a file that cannot be had.
    """
    main = next(one for one in messages if one.message_id == group.main.message_id)
    sources, failures = await _collect(group, messages, bot, asked=bool(asked_at))
    if failures and not sources:
        raise failures[0]
    return Submission(
        chat_id=main.chat_id,
        message_id=main.message_id,
        sender=sender_of(main),
        sent_at=main.date,
        sources=tuple(sources),
        origin=origin_of(main.forward_origin),
        private=bool(asked_at) or is_private(main),
        question=None if asked_at else question_of(main, bot),
        note=note_of(group, main, sources, bot),
        unread=tuple(map(str, failures)),
        asked_at=asked_at,
    )


def note_of(
    group: Group, message: telegram.Message, sources: Sequence[Source], bot: telegram.User
) -> str | None:
    """What the member says about what they send: before it, or with it."""
    if group.comments:
        return " ".join(without_name(comment.text, bot) for comment in group.comments).strip() or None
    if message.forward_origin:
        return None
    return find_note(without_name(group.main.text, bot), links_of(message), sources)


async def _collect(
    group: Group, messages: Sequence[telegram.Message], bot: telegram.User, *, asked: bool
) -> tuple[list[Source], list[DocumentError]]:
    """What is to be read, and why some of it cannot be."""
    found = [one for message in messages for one in await _list_sources(message, bot, asked=asked)]
    sources = [one for one in found if not isinstance(one, DocumentError)]
    if group.pasted:
        links = [link for message in messages for link in links_of(message)]
        sources = [*find_sources(_without_address(group.pasted, bot), links)]
    return sources, [one for one in found if isinstance(one, DocumentError)]


async def _list_sources(
    message: telegram.Message, bot: telegram.User, *, asked: bool
) -> Sequence[Source | DocumentError]:
    document = _file_of(message) if asked else readable_document(message)
    files: list[Source | DocumentError] = []
    if document:
        try:
            files.append(await download(document))
        except DocumentError as error:
            files.append(error)
    find = find_all_sources if asked and not document else find_sources
    return [*files, *find(_without_address(words_of(message), bot), links_of(message))]


def sources_of(message: telegram.Message) -> tuple[Source, ...]:
    """The links and the text that are to be read; none in small talk."""
    return find_sources(words_of(message), links_of(message))


def words_of(message: telegram.Message) -> str:
    return message.text or message.caption or ""


def question_of(message: telegram.Message, bot: telegram.User) -> str | None:
    """What a member asks the bot; forwards and files' captions are no questions."""
    if message.forward_origin or not message.text:
        return None
    return find_question(
        without_name(message.text, bot), addressed=is_private(message) or is_addressed(message, bot)
    )


def is_addressed(message: telegram.Message, bot: telegram.User) -> bool:
    """Whether it is in reply to the bot or has its name."""
    return is_reply_to(message, bot) or bool(_find_name(bot).search(words_of(message)))


def get_replied(message: telegram.Message) -> telegram.Message | None:
    """The message that this one answers; in a topic, not the one that opened it, to which all reply."""
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def is_reply_to(message: telegram.Message, bot: telegram.User) -> bool:
    """A forum's messages all reply to the one that opened their topic, which is no reply of a member's."""
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.id == bot.id)


def _find_name(bot: telegram.User) -> re.Pattern[str]:
    return re.compile(rf"@{re.escape(bot.username or '')}(?!\w)[,:]?", re.IGNORECASE)


def without_name(text: str, bot: telegram.User) -> str:
    """The words without the bot's name, on one line."""
    return " ".join(_find_name(bot).sub(" ", text).split())


def _without_address(text: str, bot: telegram.User) -> str:
    """An article without the bot's name before or behind it; within, it is the article's own."""
    name = _find_name(bot)
    opening = name.match(text.lstrip())
    text = text.lstrip()[opening.end() :].lstrip() if opening else text
    closing = list(name.finditer(text.rstrip()))[-1:]
    return text[: closing[0].start()].rstrip() if closing and closing[0].end() == len(text.rstrip()) else text


def links_of(message: telegram.Message) -> tuple[str, ...]:
    """The web addresses written in a message or hidden behind its words, in their order."""
    found = {**message.parse_entities(_LINKS), **message.parse_caption_entities(_LINKS)}
    places = sorted(found.items(), key=lambda item: item[0].offset)
    return tuple(dict.fromkeys(entity.url or words for entity, words in places))


def readable_document(message: telegram.Message) -> telegram.Document | None:
    """A file to read. In a group only of a kind that is read: the others are not meant for the bot."""
    document = _file_of(message)
    if document and (is_private(message) or _is_readable(document)):
        return document
    return None


def _file_of(message: telegram.Message) -> telegram.Document | None:
    """A moving picture comes as a file too, for programs that know nothing of those."""
    return None if message.animation else message.document


async def download(document: telegram.Document) -> Document:
    name = document.file_name or ""
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise DocumentError(f"“{name}” is larger than 20 MB — send the article alone, or paste the text.")
    file = await persevere(document.get_file)
    return Document(name, bytes(await persevere(file.download_as_bytearray)))


def sender_of(message: telegram.Message) -> str:
    """The display name; anonymous admins and linked channels send in a chat's, and some have an empty one."""
    if message.sender_chat:
        return message.sender_chat.effective_name or SOMEBODY
    return (message.from_user and message.from_user.full_name) or SOMEBODY


def origin_of(origin: MessageOrigin | None) -> Origin | None:
    """Where a forwarded message comes from."""
    match origin:
        case MessageOriginChannel(chat=chat, message_id=number):
            url = f"https://t.me/{chat.username}/{number}" if chat.username else None
            return Origin(chat.effective_name or "a channel", url, origin.date)
        case MessageOriginChat(sender_chat=chat):
            return Origin(chat.effective_name or "a chat", None, origin.date)
        case MessageOriginUser(sender_user=user):
            return Origin(user.full_name or SOMEBODY, None, origin.date)
        case MessageOriginHiddenUser(sender_user_name=name):
            return Origin(name or SOMEBODY, None, origin.date)
    return None


def _is_readable(document: telegram.Document) -> bool:
    suffix, mime = PurePath(document.file_name or "").suffix.lower(), document.mime_type or ""
    return suffix in READABLE_SUFFIXES or mime in READABLE_TYPES or mime.startswith("text/")
