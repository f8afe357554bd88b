"""A Telegram Bot API server for the journeys: `lo-bot-api-emulator` and what it lacks for this bot.

It behaves as Telegram documents: texts are parsed by TDLib and refused where Telegram refuses them, edits
need an existing message and a change, replies an existing message, topics an existing topic, a button press
one answer. Faults are injected with `fail`, an answer that gets lost on its way with `lose_answer`.
"""

from __future__ import annotations

import asyncio
import copy
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator

from tests.telegram_text import Json, ShownText, TextRefusedError, show, show_caption
from tests.uploads import SentFile, check_picture, get_upload

T = TypeVar("T")

TOKEN = "123456:emulated-token"
BOT: Json = {"id": 7, "is_bot": True, "first_name": "Who claims what", "username": "claims_fixture_bot"}
OTHER_KINDS = {"edited_message", "message_reaction", "my_chat_member"}
"""Updates that the package does not know how to deliver."""
WAIT_TIMEOUT_SECONDS = 60
# https://core.telegram.org/bots/api#chatmemberadministrator
RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
# https://core.telegram.org/bots/api#reactiontypeemoji, those that a bot for work might use
REACTIONS = frozenset("👍👎❤🔥👏😁🤔🤯😱😢🎉🙏👌💯🤨✍🤝👀🫡🆒")


@dataclass(frozen=True)
class BotMessage:
    """A message of the bot as its chat shows it now. The text of one with a file is its caption."""

    chat_id: int
    message_id: int
    text: str
    entities: tuple[Json, ...]
    buttons: tuple[tuple[Json, ...], ...]
    reply_to: int | None
    thread_id: int | None
    link_preview: bool
    edits: int = 0
    file: SentFile | None = None

    def labels(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]


@dataclass(frozen=True)
class Call:
    """A request of the bot and its outcome: `refusal` is null when it was obeyed."""

    method: str
    fields: Json
    refusal: str | None
    injected: bool = False

    def items(self) -> set[tuple[str, str]]:
        return {(name, str(value)) for name, value in self.fields.items()}


@dataclass
class Fault:
    """What a method answers instead of obeying, for its next `times` calls."""

    method: str
    status: int
    description: str
    parameters: Json | None
    times: int


@dataclass
class ChatState:
    """What the server knows of a chat."""

    bot_is_admin: bool = False
    messages: set[int] = field(default_factory=set)
    threads: set[int] = field(default_factory=set)


class TelegramEmulator(LoBotApiEmulator):  # type: ignore[misc]  # the package is untyped
    """Loopback Bot API server; its members write through `tests.member.Member`."""

    def __init__(self) -> None:
        super().__init__(allow_insecure_loopback_webhooks=True)
        self.calls: list[Call] = []
        self.sent: list[BotMessage] = []
        self.chats: dict[int, ChatState] = {}
        self.open_queries: set[str] = set()
        self.privacy_mode = False

        self._shown: dict[tuple[int, int], BotMessage] = {}
        self._faults: list[Fault] = []
        self._lost: list[str] = []
        self._deleted: set[tuple[int, int]] = set()
        self._changed = threading.Condition()

    # ── for tests ────────────────────────────────────────────────────────────────────────────────

    def fail(
        self, method: str, status: int, description: str, parameters: Json | None = None, *, times: int = 1
    ) -> None:
        """Refuse the next calls of a method."""
        self._faults.append(Fault(method, status, description, parameters, times))

    def lose_answer(self, method: str) -> None:
        """Obey the next call of a method, but cut the connection before it is answered."""
        self._lost.append(method)

    def add_file(self, file_id: str, data: bytes) -> None:
        self.assets[file_id] = {"filename": file_id, "data": data, "size": len(data)}

    def delete(self, chat_id: int, message_id: int) -> None:
        """A member takes a message of the bot out of the chat; the bot cannot know."""
        del self._shown[chat_id, message_id]
        self._deleted.add((chat_id, message_id))

    def shown(self, chat_id: int, message_id: int) -> BotMessage:
        """A message of the bot as it stands now, edits included."""
        return self._shown[chat_id, message_id]

    def answers_to(self, chat_id: int, message_id: int) -> list[BotMessage]:
        return [sent for sent in self.sent if (sent.chat_id, sent.reply_to) == (chat_id, message_id)]

    def calls_of(self, method: str, **fields: object) -> list[Call]:
        """The calls of a method whose fields have these values (compared as the form texts they are)."""
        wanted = {(name, str(value)) for name, value in fields.items()}
        return [call for call in self.calls if call.method == method and wanted <= call.items()]

    def refusals(self) -> list[Call]:
        """The calls that Telegram would have refused, beyond the faults that a test injected."""
        return [call for call in self.calls if call.refusal and not call.injected]

    def wait_for(self, ready: Callable[[], T | None], what: str) -> T:
        """Wait until the bot's calls make `ready` true."""
        with self._changed:
            self._changed.wait_for(ready, WAIT_TIMEOUT_SECONDS)
            found = ready()
        recent = "\n".join(f"  {c.method} {c.refusal or ''} {c.fields}" for c in self.calls[-8:])
        assert found, f"the bot did not {what}; its last calls:\n{recent}"
        return found

    async def deliver(self, update: Json) -> None:
        if update.keys() & OTHER_KINDS:
            await self._append(update)
        else:
            await self.enqueue_update(update, token=TOKEN)

    async def deliver_again(self, update: Json) -> None:
        """Telegram delivers an update twice when it does not learn that the first arrived."""
        await self._append(update)

    async def _append(self, update: Json) -> None:
        inbox = self._update_queues._state(TOKEN)
        async with inbox.condition:
            inbox.updates.append(copy.deepcopy(update))
            inbox.condition.notify_all()

    # ── the server ───────────────────────────────────────────────────────────────────────────────

    async def handle(self, request: web.Request) -> web.StreamResponse:
        response: web.StreamResponse = await super().handle(request)
        method = request.match_info["method"]
        if method in self._lost and request.transport:
            self._lost.remove(method)
            request.transport.abort()
            await asyncio.sleep(0)
        return response

    def validate(self, method: str, fields: Json, uploads: Json) -> Any:
        asked = dict(fields)

        fault = self._take_fault(method)
        if fault:
            self._note(Call(method, asked, fault.description, injected=True))
            raise ApiRefusal(fault.description, fault.status, fault.parameters)
        try:
            result = self._obey(method, fields, uploads)
        except TextRefusedError as error:
            self._note(Call(method, asked, str(error)))
            raise ApiRefusal(str(error)) from error
        except ApiRefusal as error:
            told = (int(asked.get("chat_id", 0)), int(asked.get("message_id", 0)))
            self._note(Call(method, asked, error.description, injected=told in self._deleted))
            raise
        self._note(Call(method, asked, None))
        return result

    def _note(self, call: Call) -> None:
        if call.method == "getUpdates":
            return
        with self._changed:
            self.calls.append(call)
            self._changed.notify_all()

    def _take_fault(self, method: str) -> Fault | None:
        fault = next((fault for fault in self._faults if fault.method == method and fault.times), None)
        if fault:
            fault.times -= 1
        return fault

    def _obey(self, method: str, fields: Json, uploads: Json) -> Any:
        own = {
            "getMe": self._get_me,
            "getChatMember": self._get_chat_member,
            "getChatAdministrators": self._get_chat_administrators,
            "setMessageReaction": self._set_message_reaction,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendDocument": self._send_document,
            "editMessageText": self._edit_message_text,
            "answerCallbackQuery": self._answer_callback_query,
            "getFile": self._get_file,
        }
        obey = own.get(method)
        return obey(fields, uploads) if obey else super().validate(method, fields, uploads)

    def _get_me(self, fields: Json, uploads: Json) -> Json:
        sight = {"can_read_all_group_messages": not self.privacy_mode}
        return {**super().validate("getMe", fields, uploads), **BOT, **sight}

    def _get_chat_member(self, fields: Json, uploads: Json) -> Json:
        admin = self._chat(fields).bot_is_admin
        return bot_member("administrator" if admin else "member")

    def _get_chat_administrators(self, fields: Json, uploads: Json) -> list[Json]:
        self._chat(fields)
        return []

    def _get_file(self, fields: Json, uploads: Json) -> Json:
        size = len(self.assets.get(fields.get("file_id"), {}).get("data", b""))
        return {**super().validate("getFile", fields, uploads), "file_size": size}

    def _set_message_reaction(self, fields: Json, uploads: Json) -> bool:
        if int(fields["message_id"]) not in self._chat(fields).messages:
            raise ApiRefusal("Bad Request: message to react not found")
        reactions = json.loads(fields.get("reaction", "[]"))
        if len(reactions) > 1 or any(reaction.get("emoji") not in REACTIONS for reaction in reactions):
            raise ApiRefusal("Bad Request: REACTION_INVALID")
        return True

    def _send_message(self, fields: Json, uploads: Json) -> Json:
        shown, preview = self._show(fields)
        result = self._send("sendMessage", fields, uploads, shown, preview=preview)
        return {**result, "entities": [dict(entity) for entity in shown.entities]}

    def _send_photo(self, fields: Json, uploads: Json) -> Json:
        file = get_upload("photo", fields, uploads)
        check_picture(file.data)
        return self._send_file("sendPhoto", fields, uploads, file)

    def _send_document(self, fields: Json, uploads: Json) -> Json:
        return self._send_file("sendDocument", fields, uploads, get_upload("document", fields, uploads))

    def _send_file(self, method: str, fields: Json, uploads: Json, file: SentFile) -> Json:
        shown = show_caption(fields.get("caption", ""), fields.get("parse_mode"))
        if "caption" in fields:
            fields["caption"] = shown.text
        result = self._send(method, fields, uploads, shown, file=file)
        return {**result, "caption_entities": [dict(entity) for entity in shown.entities]}

    def _send(
        self,
        method: str,
        fields: Json,
        uploads: Json,
        shown: ShownText,
        *,
        preview: bool = False,
        file: SentFile | None = None,
    ) -> Json:
        """What all ways of sending have in common."""
        chat = self._chat(fields)
        thread = fields.pop("message_thread_id", None)
        if thread is not None and int(thread) not in chat.threads:
            raise ApiRefusal("Bad Request: message thread not found")
        reply_to = self._reply_target(fields, chat)
        markup = fields.get("reply_markup")
        result = self._enriched(super().validate(method, fields, uploads))
        if file and markup:
            # The base returns the keyboards of texts alone.
            result["reply_markup"] = json.loads(markup)
        chat.messages.add(result["message_id"])
        self._put(
            BotMessage(
                chat_id=result["chat"]["id"],
                message_id=result["message_id"],
                text=shown.text,
                entities=shown.entities,
                buttons=_buttons(result),
                reply_to=reply_to,
                thread_id=int(thread) if thread else None,
                link_preview=preview,
                file=file,
            )
        )
        return result

    def _reply_target(self, fields: Json, chat: ChatState) -> int | None:
        reply = json.loads(fields.get("reply_parameters", "{}"))
        target = reply.get("message_id")
        if target is None or target in chat.messages:
            return int(target) if target else None
        if not reply.get("allow_sending_without_reply"):
            raise ApiRefusal("Bad Request: message to be replied not found")
        return None

    def _put(self, message: BotMessage) -> None:
        self.sent.append(message)
        self._shown[message.chat_id, message.message_id] = message

    def _edit_message_text(self, fields: Json, uploads: Json) -> Json:
        key = (int(fields["chat_id"]), int(fields["message_id"]))
        if key not in self._shown:
            raise ApiRefusal("Bad Request: message to edit not found")
        if self._shown[key].file:
            raise ApiRefusal("Bad Request: there is no text in the message to edit")
        shown, preview = self._show(fields)
        result = self._enriched(super().validate("editMessageText", fields, uploads))
        before = self._shown[key]
        after = replace(
            before, text=shown.text, entities=shown.entities, buttons=_buttons(result), link_preview=preview
        )
        if after == before:
            raise ApiRefusal(
                "Bad Request: message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        self._shown[key] = replace(after, edits=before.edits + 1)
        entities = [dict(entity) for entity in shown.entities]
        return {**result, "entities": entities, "edit_date": int(time.time())}

    def _answer_callback_query(self, fields: Json, uploads: Json) -> bool:
        query = fields.get("callback_query_id")
        if query not in self.open_queries:
            raise ApiRefusal(
                "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        self.open_queries.discard(query)
        return bool(super().validate("answerCallbackQuery", fields, uploads))

    def _chat(self, fields: Json) -> ChatState:
        chat = self.chats.get(int(fields["chat_id"]))
        if chat is None:
            raise ApiRefusal("Bad Request: chat not found")
        return chat

    def _show(self, fields: Json) -> tuple[ShownText, bool]:
        """Replace the text by what is shown, and say whether links get a preview."""
        preview = json.loads(fields.pop("link_preview_options", "{}"))
        shown = show(fields.get("text", ""), fields.get("parse_mode"))
        fields["text"] = shown.text
        return shown, not preview.get("is_disabled", False)

    def _enriched(self, result: Json) -> Json:
        chat_id = result["chat"]["id"]
        chat = {"id": chat_id, "type": "private"} if chat_id > 0 else _group(chat_id)
        return {**result, "date": int(time.time()), "from": BOT, "chat": chat}


def bot_member(status: str) -> Json:
    """The bot's membership in a group, with all rights where it is an admin."""
    granted = dict.fromkeys(RIGHTS, True) if status == "administrator" else {}
    forever = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": BOT, **granted, **forever}


def _group(chat_id: int) -> Json:
    return {"id": chat_id, "type": "supergroup", "title": "Desk"}


def _buttons(result: Json) -> tuple[tuple[Json, ...], ...]:
    rows = result.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(tuple(row) for row in rows)
