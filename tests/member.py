"""A member of a chat: writes, forwards, sends files and presses buttons, and sees what the bot answers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.emulator import BOT, BotMessage, ChatState, TelegramEmulator, bot_member
from tests.loopback import LoopbackServer
from tests.telegram_text import Json, entities_of

SENT_AT = 1734595200  # 2024-12-19 08:00 UTC
_ids = itertools.count(1)


@dataclass
class Member:
    """One member in one chat. A negative chat id is a group's."""

    emulator: TelegramEmulator
    server: LoopbackServer
    chat_id: int
    thread_id: int | None = None
    name: str = "Ann"
    deliver: Callable[[Json], Any] | None = None
    sent: list[Json] = field(default_factory=list)
    user_id: int = 42

    def __post_init__(self) -> None:
        chat = self.emulator.chats.setdefault(self.chat_id, ChatState())
        if self.thread_id:
            chat.threads.add(self.thread_id)

    # ── writes ───────────────────────────────────────────────────────────────────────────────────

    def send(self, text: str, *, entities: list[Json] | None = None, **more: object) -> int:
        """Type a text; the client finds links, commands and mentions by itself."""
        return self._send({"text": text, "entities": entities or entities_of(text), **more})

    def reply(self, message: BotMessage, text: str) -> int:
        """Answer one of the bot's messages; Telegram sends that along as it is shown now."""
        now = self.shown(message)
        replied = {
            "message_id": message.message_id,
            "date": SENT_AT,
            "chat": self._chat(),
            "from": BOT,
            "text": now.text,
            "entities": list(now.entities),
            **({"reply_markup": {"inline_keyboard": now.buttons}} if now.buttons else {}),
        }
        return self.send(text, reply_to_message=replied)

    def edit(self, message_id: int, text: str, *, at: int = SENT_AT + 60) -> None:
        """Change the words or the caption of a message that was sent; Telegram tells `at` what time."""
        before = next(one["message"] for one in self.sent if _id_of(one) == message_id)
        name, entities = ("text", "entities") if "text" in before else ("caption", "caption_entities")
        words = {name: text, entities: entities_of(text), "edit_date": at}
        self._deliver({"update_id": next(_ids), "edited_message": {**before, **words}})

    def reply_to(self, message_id: int, text: str) -> int:
        """Answer a member's message; Telegram sends that along, but not what it answers in its turn."""
        (replied,) = [
            update["message"]
            for update in self.sent
            if update.get("message", {}).get("message_id") == message_id
        ]
        replied = {name: value for name, value in replied.items() if name != "reply_to_message"}
        return self.send(text, reply_to_message=replied)

    def send_file(
        self, name: str, data: bytes, *, caption: str = "", size: int | None = None, **more: object
    ) -> int:
        file_id = f"file-{next(_ids)}"
        self.emulator.add_file(file_id, data)
        document = {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_name": name,
            "file_size": len(data) if size is None else size,
        }
        words = {"caption": caption, "caption_entities": entities_of(caption)} if caption else {}
        return self._send({"document": document, **words, **more})

    def send_service(self, **content: object) -> int:
        """A service message, a sticker, a poll: anything that is not words."""
        return self._send(dict(content))

    def press(self, message: BotMessage, label: str) -> str:
        """Press the button with this label; returns the id of the query."""
        now = self.shown(message)
        button = next(b for row in now.buttons for b in row if b["text"] == label)
        query_id = f"query-{next(_ids)}"
        self.emulator.open_queries.add(query_id)
        query = {
            "id": query_id,
            "from": self._user(),
            "chat_instance": str(self.chat_id),
            "data": button["callback_data"],
            "message": {
                "message_id": message.message_id,
                "date": SENT_AT,
                "chat": self._chat(),
                "from": BOT,
                **self._topic(),
                **_content(now),
            },
        }
        self._deliver({"update_id": next(_ids), "callback_query": query})
        return query_id

    @contextmanager
    def in_one_breath(self) -> Iterator[None]:
        """What is sent within arrives at once, as it does when an app sends several messages for one."""
        held: list[Json] = []
        self.deliver = held.append
        yield
        self.deliver = None
        for update in held:
            self.server.call(self.emulator.deliver(update))

    def react(self, message_id: int, *emoji: str, before: tuple[str, ...] = ()) -> bool:
        """Put reactions to a message; whether the bot is told, which it is only where it is an admin."""
        if not self.emulator.chats[self.chat_id].bot_is_admin:
            return False
        reaction = {
            "chat": self._chat(),
            "message_id": message_id,
            "user": self._user(),
            "date": SENT_AT,
            "old_reaction": [{"type": "emoji", "emoji": one} for one in before],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }
        self._deliver({"update_id": next(_ids), "message_reaction": reaction})
        return True

    def add_bot(self, status: str = "member", before: str = "left") -> None:
        """Bring the bot into the group, or give it another place there."""
        self.emulator.chats[self.chat_id].bot_is_admin = status == "administrator"
        change = {
            "chat": self._chat(),
            "from": self._user(),
            "date": SENT_AT,
            "old_chat_member": bot_member(before),
            "new_chat_member": bot_member(status),
        }
        self._deliver({"update_id": next(_ids), "my_chat_member": change})

    # ── sees ─────────────────────────────────────────────────────────────────────────────────────

    def answer_to(self, message_id: int) -> BotMessage:
        """The bot's answer to a message, waiting for it."""
        return self.answers_to(message_id)[0]

    def answers_to(self, message_id: int) -> list[BotMessage]:
        """Every answer to a message, once there is one."""
        return self.emulator.wait_for(
            lambda: self.emulator.answers_to(self.chat_id, message_id), f"answer message {message_id}"
        )

    def ask(self, text: str) -> BotMessage:
        return self.answer_to(self.send(text))

    def shown(self, message: BotMessage) -> BotMessage:
        return self.emulator.shown(self.chat_id, message.message_id)

    def edited(self, message: BotMessage) -> BotMessage:
        """The message once the bot has edited it."""
        self.emulator.wait_for(
            lambda: self.shown(message).edits > message.edits, f"edit message {message.message_id}"
        )
        return self.shown(message)

    def pressed(self, query_id: str) -> Json:
        """What the bot told about a press."""
        calls = self.emulator.wait_for(
            lambda: self.emulator.calls_of("answerCallbackQuery", callback_query_id=query_id),
            "answer a button press",
        )
        return calls[0].fields

    def settle(self) -> None:
        """Return when the bot has dealt with everything sent so far: it answers a chat in order."""
        self.ask(f"/help@{BOT['username']}")

    def messages(self) -> list[BotMessage]:
        """All that the bot has said in this chat."""
        return [message for message in self.emulator.sent if message.chat_id == self.chat_id]

    def reactions_to(self, message_id: int) -> int:
        return len(self.emulator.calls_of("setMessageReaction", chat_id=self.chat_id, message_id=message_id))

    # ── as Telegram sends it ─────────────────────────────────────────────────────────────────────

    def _send(self, content: Json) -> int:
        message_id: int = self.emulator.next_id
        self.emulator.next_id += 1
        self.emulator.chats[self.chat_id].messages.add(message_id)
        message = {
            "message_id": message_id,
            "date": SENT_AT,
            "chat": self._chat(),
            "from": self._user(),
            **self._topic(),
            **content,
        }
        self._deliver({"update_id": next(_ids), "message": message})
        return message_id

    def _deliver(self, update: Json) -> None:
        self.sent.append(update)
        if self.deliver:
            self.deliver(update)
        else:
            self.server.call(self.emulator.deliver(update))

    def _topic(self) -> Json:
        return {"message_thread_id": self.thread_id, "is_topic_message": True} if self.thread_id else {}

    def _user(self) -> Json:
        return {"id": self.user_id, "is_bot": False, "first_name": self.name, "language_code": "en"}

    def _chat(self) -> Json:
        if self.chat_id > 0:
            return {"id": self.chat_id, "type": "private", "first_name": self.name}
        forum = {"is_forum": True} if self.thread_id else {}
        return {"id": self.chat_id, "type": "supergroup", "title": "Desk", **forum}


def _id_of(update: Json) -> int | None:
    message = update.get("message")
    return message["message_id"] if message else None


def _content(message: BotMessage) -> Json:
    """What a message of the bot holds, as a press on its button brings it back."""
    if message.file is None:
        return {"text": message.text}
    file = {"file_id": "sent", "file_unique_id": "sent"}
    shown: Json = {"document": file}
    if message.file.kind == "photo":
        shown = {"photo": [{**file, "width": 1080, "height": 1080}]}
    return {**shown, "caption": message.text}
