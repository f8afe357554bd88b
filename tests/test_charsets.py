"""Bytes of a page → text, whatever its server and its head declare."""

from __future__ import annotations

import pytest

from bot.charsets import decode_page

ENGLISH = "<title>Ferry</title><p>“It’s a customer who doesn’t pay,” said Zoë Lindgren – €50.</p>"
RUSSIAN = "<p>Паром вернулся в порт после трёх дней в открытом море, сообщила береговая охрана.</p>"
POLISH = "<p>Zażółć gęślą jaźń, powiedział i dodał, że wyłączą to dziś. Książę był łódką.</p>"
JAPANESE = "<p>オスク湾で冬を越す渡り鳥の数が今年は約一万二千羽に達した。</p>"
CHINESE = "<p>奥斯克湿地公园管理处星期二表示，今年春天已有约三千只候鸟。</p>"
KOREAN = "<p>오스크 항구 당국은 월요일에 여객선이 돌아왔다고 밝혔다.</p>"

DECLARED = [
    ("windows-1251", RUSSIAN, "cp1251"),
    ("koi8-r", RUSSIAN, "koi8_r"),
    ("iso-8859-2", POLISH, "iso8859_2"),
    ("Shift_JIS", JAPANESE, "cp932"),
    ("x-sjis", JAPANESE, "cp932"),
    ("EUC-JP", JAPANESE, "euc_jp"),
    ("iso-2022-jp", JAPANESE, "iso2022_jp"),
    ("gb2312", CHINESE, "gb18030"),
    ("gbk", CHINESE, "gbk"),
    ("big5", "<p>臺北市政府星期二表示，今年春天已有約三千隻候鳥。</p>", "big5"),
    ("euc-kr", KOREAN, "cp949"),
    ("ISO-8859-1", ENGLISH, "cp1252"),
    ("us-ascii", ENGLISH, "cp1252"),
]


@pytest.mark.parametrize(("label", "text", "encoding"), DECLARED, ids=[row[0] for row in DECLARED])
def test_a_page_is_in_what_it_or_its_server_declares(label: str, text: str, encoding: str) -> None:
    in_head = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">{text}'
    assert decode_page(in_head.encode(encoding)) == in_head
    assert decode_page(f"<meta charset={label}>{text}".encode(encoding)).endswith(text)
    assert decode_page(text.encode(encoding), f"text/html; charset={label}") == text


WRONG = [
    ("UTF-8 called Latin 1", ENGLISH, "utf-8", "iso-8859-1"),
    ("UTF-8 called windows-1251", RUSSIAN, "utf-8", "windows-1251"),
    ("windows-1252 called UTF-8", ENGLISH, "cp1252", "utf-8"),
    ("windows-1251 called UTF-8", RUSSIAN, "cp1251", "utf-8"),
    ("windows-1251 called Latin 1", RUSSIAN, "cp1251", "iso-8859-1"),
    ("windows-1250 called Latin 1", POLISH, "cp1250", "iso-8859-1"),
    ("UTF-16 called UTF-8", ENGLISH, "utf-16-le", "utf-8"),
    ("what nobody knows", ENGLISH, "utf-8", "klingon"),
    ("what is no encoding of text", ENGLISH, "cp1252", "rot13"),
]


@pytest.mark.parametrize(
    ("text", "encoding", "label"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_wrong_declaration_is_not_believed(text: str, encoding: str, label: str) -> None:
    assert decode_page(text.encode(encoding), f"text/html; charset={label}") == text


def test_a_long_page_that_declares_nothing_is_guessed_by_its_beginning() -> None:
    assert decode_page((RUSSIAN * 2_000).encode("cp1251")) == RUSSIAN * 2_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_start_decides(encoding: str) -> None:
    assert decode_page(RUSSIAN.encode(encoding), "text/html; charset=windows-1251") == RUSSIAN


def test_one_broken_letter_does_not_turn_a_page_into_another_encoding() -> None:
    data = RUSSIAN.encode() + b"\xd0"
    assert decode_page(data, "text/html; charset=utf-8") == f"{RUSSIAN}\ufffd"
