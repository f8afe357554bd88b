"""Messages (.eml) and pages saved in the form of one (.mht, .mhtml) → texts, and the files attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import errors, message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from bot.charsets import decode_text
from bot.documents.found import Found
from bot.documents.refusals import refuse
from bot.models import Document
from bot.vocabulary import load_vocabulary
from bot.web.moments import parse_moment

MAX_PARTS = 500
_FAULTS = (
    errors.MessageError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    RecursionError,
)
"""What the standard library lets out of broken messages; found by damaging good ones."""
_REPLY_MARKS = re.compile(r"(?:(?:fwd?|fw|re|aw|wg|tr)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_FORWARD_MARK = re.compile(r"\s*(?:re:\s*)?(?:fwd?|fw|wg|tr):", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:Forwarded message|Original Message|Forwarded by[^\n]{0,200}?)[ \t]*-{2,}"
    r"|Begin forwarded message:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_INNER_FIELD = re.compile(
    r"[ \t>]*\*?(From|To|Cc|Date|Sent|Subject|Reply-To):\*?[ \t]*(.{0,2000})", re.IGNORECASE
)
_QUOTED = re.compile(r"[ \t]*>(?:[ \t]?>)*[ \t]?")
_ORGANISATIONS = frozenset(load_vocabulary("organisations")["words"])
_SAVED_URL = ("Snapshot-Content-Location", "Content-Location")


@dataclass(frozen=True, slots=True)
class Mail:
    """A message: its text in one form or another, the likelier first, and what is attached."""

    texts: tuple[Found, ...]
    attached: tuple[Document, ...] = ()
    url: str | None = None
    """The address of a saved page."""


def read_mail(document: Document) -> Mail:
    """`DocumentError` where the message cannot be taken apart."""
    try:
        message = message_from_bytes(document.data, policy=policy.default)
        parts = list(_parts(message))
        if len(parts) > MAX_PARTS:
            raise refuse(document, "has too many parts")
        return _saved_page(message, parts) or _message(message, parts)
    except _FAULTS as error:
        raise refuse(document, "is damaged, or no message") from error


def _parts(message: MIMEPart) -> Iterator[MIMEPart]:
    """What the message is made of; one that is attached whole is one part."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.iter_parts():
        yield from _parts(part)


# ── saved pages ──────────────────────────────────────────────────────────────────────────────────


def _saved_page(message: EmailMessage, parts: list[MIMEPart]) -> Mail | None:
    """A browser's saved page: the first part that is one, as its own address names it."""
    page = next(
        (part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None
    )
    stated = (one.get(name) for name in _SAVED_URL for one in (message, page) if one)
    url = next((str(one).strip() for one in stated if one), None)
    if page is None or url is None:
        return None
    is_web = url.lower().startswith(("http://", "https://"))
    return Mail((Found(_text(page), is_page=True),), url=url if is_web else None)


# ── messages ─────────────────────────────────────────────────────────────────────────────────────


def _message(message: EmailMessage, parts: list[MIMEPart]) -> Mail:
    bodies = [part for part in parts if part.get_content_maintype() == "text" and not part.is_attachment()]
    bodies = [part for part in bodies if _text(part).strip()]
    head = _Head.of(message)
    plain = [_letter(head, _text(part)) for part in bodies if part.get_content_type() == "text/plain"]
    pages = [
        head.found(_text(part), is_page=True) for part in bodies if part.get_content_type() == "text/html"
    ]
    attached = tuple(_attachment(part) for part in parts if part not in bodies)
    return Mail((*plain[:1], *pages[:1]), attached)


@dataclass(frozen=True, slots=True)
class _Head:
    """What a message's head says. The one who forwards it is neither its author nor its publisher."""

    subject: str | None
    outlet: str | None
    day: date | None

    @classmethod
    def of(cls, message: EmailMessage) -> _Head:
        subject = str(message.get("Subject", ""))
        if _FORWARD_MARK.match(subject):
            return cls(_without_marks(subject), None, None)
        outlet = _organisation(str(message.get("From", "")))
        return cls(_without_marks(subject), outlet, _day(_get_date(message)))

    @classmethod
    def within(cls, fields: dict[str, str]) -> _Head:
        """Of the lines that a mail program writes above what it forwards."""
        stated = fields.get("date") or fields.get("sent")
        return cls(
            _without_marks(fields.get("subject", "")), _organisation(fields.get("from", "")), _day(stated)
        )

    def found(self, text: str, *, is_page: bool = False) -> Found:
        return Found(text, self.subject, self.day, self.outlet, is_page=is_page)


def _letter(head: _Head, text: str) -> Found:
    """A text with its subject on top, like any article; of one that passes another on only that other."""
    forwarded = _FORWARDED.search(text)
    if forwarded:
        fields, text = _read_fields(text[forwarded.end() :])
        head = _Head.within(fields)
    elif quoted := _quoted_part(text):
        head, text = _Head(head.subject, None, None), quoted
    has_title = head.subject and not text.lstrip().startswith(head.subject)
    return head.found(f"{head.subject}\n\n{text}" if has_title else text)


def _quoted_part(text: str) -> str:
    """What a message answers to, without its marks, where that is most of what it holds; else nothing."""
    lines = text.splitlines()
    quoted = [_QUOTED.sub("", line) for line in lines if _QUOTED.match(line)]
    said = sum(len(line) for line in lines if not _QUOTED.match(line))
    return "\n".join(quoted) if sum(map(len, quoted)) > said else ""


def _read_fields(text: str) -> tuple[dict[str, str], str]:
    """The head of what was forwarded, and the rest."""
    fields: dict[str, str] = {}
    lines = text.lstrip("\r\n \t").splitlines()
    for at, line in enumerate(lines):
        field = _INNER_FIELD.fullmatch(line)
        if not field:
            return fields, "\n".join(lines[at:])
        fields.setdefault(field[1].lower(), field[2].strip())
    return fields, ""


def _without_marks(subject: str) -> str | None:
    return " ".join(_REPLY_MARKS.sub("", subject.strip()).split()) or None


def _organisation(sender: str) -> str | None:
    """The sender's name where it is an organisation's; a person's does not tell for whom they send."""
    name = parseaddr(sender)[0].strip("\"' ")
    return name if not _ORGANISATIONS.isdisjoint(re.findall(r"\w+", name.lower())) else None


def _day(stated: object) -> date | None:
    """The day on the sender's clock."""
    moment = parse_moment(str(stated).replace(" at ", " ")) if stated else None
    return moment.date() if moment else None


def _get_date(message: EmailMessage) -> object:
    try:
        return message.get("Date")
    except OverflowError:  # the standard library forgives any date but one of a year past all years
        return None


def _text(part: MIMEPart) -> str:
    """The part's words in UTF-8 where they are, else in the encoding it states or that they are in."""
    data = _bytes(part)
    stated = part.get_content_charset() or "ascii"
    for encoding in (stated,) if data.isascii() else ("utf-8", stated):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return decode_text(data) if data else ""


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachment(part: MIMEPart) -> Document:
    if part.get_content_type() == "message/rfc822":
        return Document("message.eml", bytes(part.get_content()))
    return Document(part.get_filename() or "", _bytes(part))
