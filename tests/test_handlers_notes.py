"""Which replies are notes on an article, and on which."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import (
    Chat,
    ForumTopicCreated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    MessageOriginUser,
    User,
)

from bot.handlers.notes import find_reply_note, list_button_articles

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)
ANN, BOT = User(42, "Ann", is_bot=False), User(7, "Claims", is_bot=True, username="fixture_bot")
GROUP = Chat(-42, Chat.SUPERGROUP, title="Desk")
ARTICLE = Message(1, NOW, GROUP, from_user=ANN, text="The mayor said that 30 houses burned.")
ANSWER = Message(2, NOW, GROUP, from_user=BOT, text="Harbour Courier")
TOPIC = Message(3, NOW, GROUP, from_user=ANN, forum_topic_created=ForumTopicCreated("Fires", 7))
SAID = "The ministry calls that too low."


def sent(text: str | None, replied: Message | None, **fields: object) -> Message:
    return Message(9, NOW, GROUP, from_user=ANN, text=text, reply_to_message=replied, **fields)  # type: ignore[arg-type]


NO_NOTES = [
    ("no reply", sent(SAID, None)),
    ("the message that opened the topic", sent(SAID, TOPIC)),
    ("no words", sent(None, ARTICLE)),
    ("too few words", sent("I see.", ARTICLE)),
    ("a question to the bot", sent("who denied the losses", ANSWER)),
    ("a question to the others", sent("Who has their number?", ARTICLE)),
    ("a forward", sent(SAID, ARTICLE, forward_origin=MessageOriginUser(NOW, ANN))),
    (
        "a link",
        sent(
            "compare https://a.example/b with it", ARTICLE, entities=[MessageEntity(MessageEntity.URL, 8, 19)]
        ),
    ),
    ("an article", sent("The army said on Monday that 600 soldiers had left Velm. " * 5, ARTICLE)),
]
NOTES = [
    (sent(SAID, ARTICLE), SAID),
    (sent(SAID, ANSWER), SAID),
    (sent(f"@fixture_bot {SAID}", ARTICLE), SAID),
    (sent("I called them,\nthey stand by it!", ARTICLE), "I called them, they stand by it!"),
]


@pytest.mark.parametrize("message", [row[1] for row in NO_NOTES], ids=[row[0] for row in NO_NOTES])
def test_what_asks_leads_on_or_says_next_to_nothing_is_no_note(message: Message) -> None:
    assert find_reply_note(message, BOT) is None


@pytest.mark.parametrize(("message", "words"), NOTES)
def test_a_reply_in_plain_words_is_a_note(message: Message, words: str) -> None:
    assert find_reply_note(message, BOT) == words


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ([], []),
        ([["a:12:1", "u:12"]], [12]),
        ([["v:12"], ["e:12", "y:12:2"]], [12]),
        ([["a:1:1", "u:1"], ["v:2"]], [1, 2]),
        ([["k:57", "c:2:kursk"]], []),
    ],
)
def test_an_answers_buttons_tell_which_articles_it_is_about(
    rows: list[list[str]], numbers: list[int]
) -> None:
    keys = [[InlineKeyboardButton("x", callback_data=data) for data in row] for row in rows]
    markup = InlineKeyboardMarkup(keys) if rows else None
    answer = Message(2, NOW, GROUP, from_user=BOT, text="Harbour Courier", reply_markup=markup)
    assert list_button_articles(answer) == numbers
