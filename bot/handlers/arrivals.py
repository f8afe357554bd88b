"""A Telegram message as a part of what its sender sends in one breath."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import telegram
from telegram import Update

from bot.bursts import Group, Part, group_parts
from bot.gathering import Pace
from bot.handlers.desk import message_of, thread_of
from bot.handlers.submission import (
    is_reply_to,
    origin_of,
    question_of,
    readable_document,
    sources_of,
    words_of,
)
from bot.inbox import reply_key
from bot.models import Link


@dataclass
class Arrival:
    """A message on its way to be read, and what went wrong with that."""

    update: Update
    part: Part
    error: BaseException | None = None

    @property
    def message(self) -> telegram.Message:
        return message_of(self.update)


@dataclass(frozen=True, slots=True)
class Work:
    """Messages to be read as one."""

    group: Group
    main: Arrival
    messages: Sequence[telegram.Message]
    comments: Sequence[telegram.Message]
    done: Sequence[int]
    """The updates that are dealt with when these messages are read."""

    @property
    def key(self) -> str:
        return reply_key(self.main.update)


def list_work(arrivals: Sequence[Arrival]) -> Iterator[Work]:
    """A comment is dealt with when the last of those that it is on has been read."""
    by_number = {arrival.part.message_id: arrival for arrival in arrivals}
    groups = group_parts(arrival.part for arrival in arrivals)
    for group, following in zip_longest(groups, groups[1:]):
        parts = [by_number[part.message_id] for part in group.parts]
        comments = [by_number[part.message_id] for part in group.comments]
        more_to_come = following is not None and following.comments == group.comments
        yield Work(
            group=group,
            main=by_number[group.main.message_id],
            messages=[one.message for one in parts],
            comments=[one.message for one in comments],
            done=[one.update.update_id for one in (*parts, *([] if more_to_come else comments))],
        )


def make_arrival(update: Update) -> Arrival:
    return Arrival(update, make_part(message_of(update)))


def make_part(message: telegram.Message) -> Part:
    return Part(
        message_id=message.message_id,
        sent_at=message.date,
        text=words_of(message),
        origin=origin_of(message.forward_origin),
        album=message.media_group_id,
        plain=message.text is not None,
        readable=is_readable(message),
        linked=any(isinstance(source, Link) for source in sources_of(message)),
    )


def is_readable(message: telegram.Message) -> bool:
    return bool(readable_document(message) or sources_of(message))


def get_sender_key(message: telegram.Message) -> Hashable:
    """Who sent it, and in which topic. Anonymous admins differ by their titles alone."""
    sender = message.sender_chat or message.from_user
    return (sender and sender.id, message.author_signature, thread_of(message))


def get_patience(message: telegram.Message, bot: telegram.User, pace: Pace) -> float:
    """For how many seconds more may come that belongs to the message."""
    if not question_of(message, bot):
        return pace.quiet
    return 0.0 if is_reply_to(message, bot) else pace.question
