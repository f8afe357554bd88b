"""Messages and saved pages: what is read of them, and what is said of those that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from bot.documents import article_from_document
from bot.documents.refusals import WHAT_TO_DO
from bot.errors import DocumentError
from bot.models import Article, Document
from tests.files import make_docx, make_mail, make_mhtml

TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
)
TEXT = "\n\n".join(BODY)
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>" + "".join(
    f"<p>{line}</p>" for line in BODY
)
LATE_ON_THE_2ND = "Sat, 02 Mar 2024 23:30:00 -0500"
PERSON = "Mira Tolland <mira@mail.example>"
OFFICE = "Osk Coast Guard Press Office <press@guard.example>"


def read(data: bytes, name: str = "ferry.eml") -> Article:
    return article_from_document(Document(name, data), date(2024, 3, 4))


# ── messages ─────────────────────────────────────────────────────────────────────────────────────


NO_DAYS = [
    "soon",
    "Sat, 99 Mar 2024 23:30:00 -0500",
    "Sat, 02 Mar 2024 23:30:00 +9999",
    f"Sat, 02 Mar {'9' * 30}",
]


@pytest.mark.parametrize("sent", NO_DAYS)
def test_a_date_that_is_none_costs_no_more_than_the_day(sent: str) -> None:
    mail = make_mail(TEXT, subject=TITLE, sent=LATE_ON_THE_2ND).as_bytes()
    assert read(mail.replace(LATE_ON_THE_2ND.encode(), sent.encode())).published is None
    forwarded = make_mail(GMAIL.replace("Sat, 2 Mar 2024 at 23:30", sent), subject=f"Fwd: {TITLE}")
    article = read(forwarded.as_bytes())
    assert (article.text.split("\n"), article.published) == ([TITLE, *BODY], None)


@pytest.mark.parametrize("charset", ["no-such", "idna", "punycode", "zlib"])
def test_a_charset_that_is_none_of_the_text_is_not_believed(charset: str) -> None:
    mail = (
        make_mail(TEXT, subject=TITLE).as_bytes().replace(b'charset="utf-8"', f'charset="{charset}"'.encode())
    )
    assert charset.encode() in mail
    assert read(mail).text.split("\n") == [TITLE, *BODY]


def test_a_message_is_an_article_with_its_subject_as_title_and_its_day() -> None:
    article = read(make_mail(TEXT, subject=TITLE, sender=PERSON, sent=LATE_ON_THE_2ND).as_bytes())
    assert article.text.split("\n") == [TITLE, *BODY]
    assert (article.title, article.published, article.outlet) == (TITLE, date(2024, 3, 2), None)


SENDERS = [
    (OFFICE, "Osk Coast Guard Press Office"),
    ('"Ministry of Works" <a@b.example>', "Ministry of Works"),
    (PERSON, None),
    ("press@guard.example", None),
    ("", None),
]


@pytest.mark.parametrize(("sender", "outlet"), SENDERS)
def test_the_sender_is_the_outlet_where_it_is_an_organisation(sender: str, outlet: str | None) -> None:
    assert read(make_mail(TEXT, subject=TITLE, sender=sender).as_bytes()).outlet == outlet


GMAIL = f"""Worth a story?

---------- Forwarded message ---------
From: {OFFICE}
Date: Sat, 2 Mar 2024 at 23:30
Subject: {TITLE}
To: Desk <desk@courier.example>


{TEXT}
"""
OUTLOOK = f"""Worth a story?

-----Original Message-----
From: {OFFICE}
Sent: Sat, 2 Mar 2024 23:30 +0100
To: Desk
Subject: {TITLE}

{TEXT}
"""
APPLE = f"""Worth a story?

Begin forwarded message:

From: {OFFICE}
Subject: {TITLE}
Date: 2 March 2024 at 23:30:12 CET
To: Desk

{TEXT}
"""


@pytest.mark.parametrize("text", [GMAIL, OUTLOOK, APPLE], ids=["Gmail", "Outlook", "Apple"])
def test_of_a_forwarded_message_only_what_was_forwarded_counts(text: str) -> None:
    mail = make_mail(text, subject=f"Fwd: {TITLE}", sender="My News Desk <a@b.example>", sent=LATE_ON_THE_2ND)
    article = read(mail.as_bytes())
    assert article.text.split("\n") == [TITLE, *BODY]
    assert article.outlet == "Osk Coast Guard Press Office"
    assert article.published == date(2024, 3, 2)


QUOTED = "\n".join(f"> {line}".rstrip() for line in TEXT.splitlines())


@pytest.mark.parametrize("text", [QUOTED, QUOTED.replace("> ", ">> "), QUOTED.replace("> ", "> > ")])
def test_of_an_answer_to_an_article_only_the_article_counts(text: str) -> None:
    mail = make_mail(
        f"Worth a story?\n\nOn 2 March, Jo wrote:\n{text}\n",
        subject=f"Re: {TITLE}",
        sender="My News Desk <a@b.example>",
        sent=LATE_ON_THE_2ND,
    )
    article = read(mail.as_bytes())
    assert article.text.split("\n") == [TITLE, *BODY]
    assert (article.outlet, article.published) == (None, None)


def test_an_article_that_quotes_a_line_of_a_letter_is_whole() -> None:
    mail = make_mail(f"{TEXT}\n\n> Nobody told us.\n", subject=TITLE)
    assert read(mail.as_bytes()).text.split("\n") == [TITLE, *BODY, "> Nobody told us."]


def test_who_forwards_without_a_mark_in_the_text_is_no_outlet_and_gives_no_day() -> None:
    mail = make_mail(TEXT, subject=f"FW: {TITLE}", sender="My News Desk <a@b.example>", sent=LATE_ON_THE_2ND)
    article = read(mail.as_bytes())
    assert (article.title, article.outlet, article.published) == (TITLE, None, None)


def test_a_message_that_is_attached_whole_is_read() -> None:
    mail = make_mail("", subject="Fwd: look", sender=PERSON)
    mail.add_attachment(make_mail(TEXT, subject=TITLE, sender=OFFICE, sent=LATE_ON_THE_2ND))
    article = read(mail.as_bytes())
    assert (article.title, article.outlet, article.published) == (
        TITLE,
        "Osk Coast Guard Press Office",
        date(2024, 3, 2),
    )


def test_a_message_in_html_alone_is_read_as_a_page() -> None:
    mail = make_mail("", subject=TITLE, sender=OFFICE, sent=LATE_ON_THE_2ND)
    mail.set_content(PAGE, subtype="html")
    article = read(mail.as_bytes())
    assert (article.title, article.text.split("\n")) == (TITLE, list(BODY))
    assert article.published == date(2024, 3, 2)


def test_where_the_plain_text_is_empty_the_page_is_read() -> None:
    assert BODY[1] in read(make_mail("", subject=TITLE, page=PAGE).as_bytes()).text


@pytest.mark.parametrize("letter", ["", "Dear all,\n\nplease see attached.\n\nBest\nMira"])
def test_where_the_message_says_nothing_itself_the_first_file_that_can_be_read_is(letter: str) -> None:
    mail = make_mail(letter, subject="Press release")
    mail.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="logo.jpg")
    mail.add_attachment(
        make_docx(TITLE, *BODY), maintype="application", subtype="zip", filename="release.docx"
    )
    assert read(mail.as_bytes()).text.split("\n") == [TITLE, *BODY]


def test_where_nothing_can_be_read_what_is_attached_is_listed() -> None:
    mail = make_mail("")
    for name in ("logo.jpg", "map.png"):
        mail.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename=name)
    with pytest.raises(DocumentError) as caught:
        read(mail.as_bytes())
    assert str(caught.value) == (
        f"“ferry.eml” has no article in it, and none in what is attached (logo.jpg, map.png) — {WHAT_TO_DO}"
    )


def test_messages_within_messages_end() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
    with pytest.raises(DocumentError):
        read(head * 2000)


def test_a_message_with_more_parts_than_any_has_is_refused() -> None:
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    with pytest.raises(DocumentError, match="too many parts"):
        read(head + part * 600 + b"--b--\r\n")


@pytest.mark.parametrize("name", ["ferry.eml", "ferry.txt", "ferry"])
def test_a_message_is_told_by_its_head_whatever_its_name(name: str) -> None:
    article = read(make_mail(TEXT, subject=TITLE, sender=OFFICE).as_bytes(), name)
    assert article.text.split("\n") == [TITLE, *BODY]


def test_a_pasted_head_in_a_text_file_stays_text() -> None:
    assert read(f"Note: read this.\n{TITLE}\n\n{TEXT}".encode(), "a.txt").text.startswith("Note: read this.")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15", "x-unknown"])
def test_a_text_is_read_in_the_encoding_that_it_states_or_is_in(charset: str) -> None:
    words = "“Aurelia” sank off Osk, said the café’s owner, and 212 people were aboard."
    written = words.encode("utf-8" if charset == "x-unknown" else charset, "replace")
    head = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n\r\n"
    article = read(head.encode() + written)
    assert article.text == written.decode("utf-8" if charset == "x-unknown" else charset)


def test_a_stated_encoding_is_not_believed_of_a_text_in_utf_8() -> None:
    words = "“Aurelia” sank off Osk, said the café’s owner, and 212 people were aboard."
    head = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n"
    assert read(head.encode() + words.encode()).text == words


# ── saved pages ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["ferry.mht", "ferry.mhtml", "ferry.txt"])
def test_a_saved_page_is_read_as_the_page_of_its_address(name: str) -> None:
    article = read(make_mhtml(PAGE.encode(), "https://courier.example/ferry?utm_source=x"), name)
    assert article.text.split("\n") == list(BODY)
    assert article.url == "https://courier.example/ferry"
    assert article.published is None, "its date is that of the saving"


def test_a_saved_page_in_an_older_encoding_is_read() -> None:
    page = PAGE.replace("Ilse Brandt", "Ilse Bränd’t")
    article = read(make_mhtml(page.encode("cp1252"), "https://courier.example/a", "windows-1252"), "a.mht")
    assert "Ilse Bränd’t" in article.text


def test_a_page_saved_from_a_disk_has_no_address() -> None:
    assert read(make_mhtml(PAGE.encode(), "file:///C:/ferry.html"), "a.mht").url is None
