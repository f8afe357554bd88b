"""Which reactions ask for reading, and what is read with the message that has one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, ReactionType, ReactionTypeCustomEmoji, ReactionTypeEmoji, User

from bot.handlers.reactions import asks_to_read, find_group

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)
ANN, BO = User(42, "Ann", is_bot=False), User(43, "Bo", is_bot=False)
GROUP = Chat(-42, Chat.SUPERGROUP, title="Desk")

ASKED = [
    # before, now, asks
    ([], ["👀"], True),
    ([], ["✍️"], True),
    (["👍"], ["👍", "✍"], True),
    (["👀"], ["👀", "👍"], False),
    (["👀"], [], False),
    ([], ["👍"], False),
]


@pytest.mark.parametrize(("before", "now", "asks"), ASKED)
def test_a_reaction_agreed_on_asks_when_it_is_added(before: list[str], now: list[str], *, asks: bool) -> None:
    assert asks_to_read(*([ReactionTypeEmoji(one) for one in some] for some in (before, now))) == asks


def test_a_custom_emoji_asks_for_nothing() -> None:
    custom: list[ReactionType] = [ReactionTypeCustomEmoji("5")]
    assert not asks_to_read([], custom)


def sent(number: int, user: User = ANN, album: str | None = None) -> Message:
    return Message(number, NOW, GROUP, from_user=user, text="hello", media_group_id=album)


def test_the_whole_album_is_read_and_nobody_else_s_messages() -> None:
    kept = [sent(1, album="a"), sent(2, BO), sent(3, album="a"), sent(4)]
    found = find_group(kept, 3)
    assert found
    assert [part.message_id for part in found.parts] == [1, 3]


def test_what_was_not_kept_is_not_found() -> None:
    assert find_group([sent(1)], 2) is None
