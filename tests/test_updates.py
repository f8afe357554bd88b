"""Updates that the library cannot read are made readable, and keep no others back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from telegram import Update

from bot.updates import UpdatesRequest, make_readable

CHAT = {"id": 42, "type": "private", "first_name": "Ann"}
MESSAGE: dict[str, Any] = {"message_id": 5, "date": 1734595200, "chat": CHAT, "text": "hello"}
BROKEN_POLL = {"id": "1"}
GOOD = {"update_id": 7, "message": MESSAGE}


def message(**more: object) -> dict[str, Any]:
    return {"update_id": 7, "message": {**MESSAGE, **more}}


@pytest.mark.parametrize(
    ("update", "readable"),
    [
        (GOOD, GOOD),
        (message(poll=BROKEN_POLL), GOOD),
        (message(reply_to_message={**MESSAGE, "poll": BROKEN_POLL}), GOOD),
        (message(entities=[{"type": "bold"}]), GOOD),
        ({"update_id": 7, "message": {"message_id": 5, "text": "hello"}}, {"update_id": 7}),
        (message(poll=BROKEN_POLL, entities=[{}]), {"update_id": 7}),
        ({"update_id": 7, "message": "hello"}, {"update_id": 7}),
        ({"update_id": 7, "something_new": {"id": 1}}, {"update_id": 7, "something_new": {"id": 1}}),
    ],
)
def test_what_cannot_be_read_is_left_out(update: dict[str, Any], readable: dict[str, Any]) -> None:
    assert make_readable(update) == readable


def test_every_other_update_of_an_answer_is_as_it_was() -> None:
    later = {**GOOD, "update_id": 8}
    answer = {"ok": True, "result": [message(poll=BROKEN_POLL), later]}
    read = UpdatesRequest.parse_json_payload(json.dumps(answer).encode())
    assert read == {"ok": True, "result": [GOOD, later]}
    assert [one.update_id for one in Update.de_list(read["result"])] == [7, 8]


def test_a_refusal_is_passed_on_as_it_is() -> None:
    refusal = {"ok": False, "error_code": 409, "description": "Conflict"}
    assert UpdatesRequest.parse_json_payload(json.dumps(refusal).encode()) == refusal
