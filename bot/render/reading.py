"""The one answer to a message that was read, and the views of a stored article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.models import ArticleRecord, Button, ClaimRecord, Message
from bot.prints import Reprint, find_reprint
from bot.render.buttons import (
    article_button,
    article_claims_button,
    make_pager,
    reading_button,
    revision_button,
    undo_button,
)
from bot.render.layout import PAGE_CLAIMS, ROOMS, Room, fit_sections
from bot.render.lines import (
    MAX_LISTED_NOTE_UNITS,
    MAX_NAME_UNITS,
    get_title,
    render_article_line,
    render_beginning,
    render_claim,
    render_notes,
    render_shortened,
)
from bot.render.markup import bold, count, escape, fits, format_date, join_facts, link, shorten
from bot.render.revision import make_revision_buttons, render_changes
from bot.revisions import Revision

MAX_BUTTON_ROWS = 8
MAX_LABEL_UNITS = 20
MAX_NOTE_UNITS = 400
MAX_REASON_UNITS = 160
MAX_FILLED_IN = 10
"""With more sources, an answer says only how many are done until all are."""
READ_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Stored:
    """An article that was read and kept, with all its claims in the order of the article."""

    record: ArticleRecord
    claims: tuple[ClaimRecord, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the chat already has."""

    record: ArticleRecord


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that could not be read: one line that says why and what to do."""

    reason: str


@dataclass(frozen=True, slots=True)
class Underway:
    """A source that is still being read. `came`: its text is here, and waits for those before it."""

    name: str
    came: bool = False


Outcome = Stored | Known | Unread | Revision


def render_progress(states: Sequence[Outcome | Underway], today: date) -> Message:
    """The answer while it fills in, without buttons; for many sources only how many are done."""
    waiting = [state for state in states if isinstance(state, Underway) and not state.came]
    if len(states) > MAX_FILLED_IN:
        return Message(f"Read {len(states) - len(waiting)} of {len(states)}…")
    return Message(fit_sections([partial(_render_state, state, today) for state in states], "article"))


def render_reading(outcomes: Sequence[Outcome], today: date, *, private: bool) -> Message | None:
    """One message for everything that the sent message held; null where a group needs no answer."""
    told = _list_told(outcomes, private=private)
    if not told:
        return None
    return Message(fit_sections(_list_sections(told, today), "article"), _make_rows(told))


def split_reading(outcomes: Sequence[Outcome], today: date, *, private: bool) -> list[list[Outcome]]:
    """What there is to tell, on as few pages as have room for a line or two on each; mostly one."""
    told = _list_told(outcomes, private=private)
    lines = [_render_outcome(one, today, ROOMS[-1]) for one in told]
    if fits("\n\n".join(lines)):
        return [told]
    footer = _render_page(len(told), len(told), len(told))
    pages, page = [[told[0]]], [lines[0], footer]
    for outcome, line in zip(told[1:], lines[1:], strict=True):
        page = [line, *page]
        if fits("\n\n".join(page)):
            pages[-1].append(outcome)
        else:
            pages, page = [*pages, [outcome]], [line, footer]
    return pages


def render_reading_page(
    outcomes: Sequence[Outcome], today: date, *, page: int, pages: int, total: int, token: str
) -> Message:
    """One of the pages of an answer; `token` stands for all of them."""
    footer = _render_page(total, page, pages)
    html = fit_sections([*_list_sections(outcomes, today), lambda _: footer], "line")
    pager = make_pager(page, pages, lambda label, target: reading_button(label, target, token))
    return Message(html, (*_make_rows(outcomes), pager))


def _list_told(outcomes: Sequence[Outcome], *, private: bool) -> list[Outcome]:
    return [outcome for outcome in outcomes if private or not _is_empty(outcome)]


def _list_sections(outcomes: Sequence[Outcome], today: date) -> list[Callable[[Room], str]]:
    return [partial(_render_outcome, one, today) for one in outcomes]


def _make_rows(outcomes: Sequence[Outcome]) -> tuple[tuple[Button, ...], ...]:
    rows = [row for one in outcomes if (row := _make_buttons(one, alone=len(outcomes) == 1))]
    return tuple(rows[:MAX_BUTTON_ROWS])


def _render_page(total: int, page: int, pages: int) -> str:
    return f"{total} read · page {page}/{pages}"


def render_article(stored: Stored, today: date) -> Message:
    """`/article N`: its leading claims again, and where it came from."""
    record = stored.record
    changed = f"changed on {format_date(record.changed_at.date(), today)}" if record.changed_at else None
    sent = join_facts([f"Article {record.number}, {_render_sender(record, today)}", changed])
    notes = render_notes(record, MAX_NOTE_UNITS)

    def render(room: Room) -> str:
        return "\n".join([_render_stored(stored, today, room), sent, *notes])

    changes = (revision_button("What changed", record.number),) if record.changed_at else ()
    return Message(fit_sections([render], "article"), ((*_make_buttons(stored, alone=True), *changes),))


def _is_empty(outcome: Outcome) -> bool:
    """An article in which nobody claims anything; that we could not read all of it is worth a line."""
    if not isinstance(outcome, Stored) or outcome.claims:
        return False
    return not _is_foreign(outcome.record) and not outcome.record.article.shown_paragraphs


def _is_foreign(record: ArticleRecord) -> bool:
    return record.article.language != READ_LANGUAGE


def _render_state(state: Outcome | Underway, today: date, room: Room) -> str:
    if not isinstance(state, Underway):
        return _render_outcome(state, today, room)
    name = shorten(state.name, MAX_NAME_UNITS)
    return f"{bold(name)} …" if state.came else f"Reading {name} …"


def _render_outcome(outcome: Outcome, today: date, room: Room) -> str:
    if isinstance(outcome, Unread):
        return shorten(outcome.reason, 600 if room.claims else MAX_REASON_UNITS)
    if isinstance(outcome, Revision):
        return render_changes(outcome, today, room)
    if isinstance(outcome, Known):
        since = format_date(outcome.record.received_at.date(), today)
        line = render_article_line(outcome.record, today)
        known = f"Already here since {since} → article {outcome.record.number}: {line}"
        told = render_shortened(outcome.record.article)
        more = [*filter(None, [told]), *_render_short_notes(outcome.record)] if room.claims else []
        return "\n".join([known, *more])
    if not room.claims:
        part = render_beginning(outcome.record.article)
        return join_facts([render_article_line(outcome.record, today), part, _count_claims(outcome)])
    return "\n".join([_render_stored(outcome, today, room), *_render_short_notes(outcome.record)])


def _count_claims(stored: Stored) -> str:
    """And where they are, in an answer about many articles."""
    return f"{count(len(stored.claims), 'claim')} → article {stored.record.number}"


def _render_short_notes(record: ArticleRecord) -> list[str]:
    """Those that take a line or two; the members have all of them before their eyes."""
    short = tuple(note for note in record.notes if len(note.text) <= MAX_LISTED_NOTE_UNITS)
    return render_notes(replace(record, notes=short), MAX_LISTED_NOTE_UNITS)


def _render_stored(stored: Stored, today: date, room: Room) -> str:
    note = render_shortened(stored.record.article)
    header = "\n".join(part for part in (render_article_line(stored.record, today), note) if part)
    if not stored.claims:
        return header if note else f"{header}\n{_explain_no_claims(stored.record)}"
    leading = sorted(stored.claims, key=lambda record: -record.claim.salience)[: room.claims]
    lines = [render_claim(record, today, room.quote_units) for record in leading]
    more = len(stored.claims) > len(leading)
    footer = [f"{len(leading)} of {count(len(stored.claims), 'claim')}"] if more else []
    reprint = find_reprint(stored.record, stored.claims)
    return "\n".join([header, *([_render_reprint(reprint)] if reprint else []), *lines, *footer])


def _render_reprint(reprint: Reprint) -> str:
    """`Same text as article 3 (Harbour Courier): 12 claims are there too, 1 is new.`"""
    first = reprint.first
    name = shorten(first.outlet or first.title or "pasted", MAX_NAME_UNITS)
    shared = f"{count(reprint.shared, 'claim')} {'is' if reprint.shared == 1 else 'are'} there too"
    new = f", {reprint.new} {'is' if reprint.new == 1 else 'are'} new" if reprint.new else ""
    return f"Same text as article {first.article_number} ({link(name, first.url)}): {shared}{new}."


def _explain_no_claims(record: ArticleRecord) -> str:
    if _is_foreign(record):
        code = escape(record.article.language)
        return f"This looks like another language ({code}). For now I read claims in English only."
    return "I found nobody claiming anything in this one. It is kept, so you can still look it up."


def _make_buttons(outcome: Outcome, *, alone: bool) -> tuple[Button, ...]:
    if isinstance(outcome, Unread):
        return ()
    number = outcome.record.number
    name = "" if alone else f" · {_get_label(outcome.record)}"
    if isinstance(outcome, Revision):
        return make_revision_buttons(outcome)
    if isinstance(outcome, Known):
        return (article_button(f"Show{name}", number),)
    undo = undo_button(f"Undo{name}", number)
    if len(outcome.claims) <= PAGE_CLAIMS and alone:
        return (undo,)
    label = f"{'All ' if alone else ''}{count(len(outcome.claims), 'claim')}{name}"
    return (article_claims_button(label, number), undo) if outcome.claims else (undo,)


def _get_label(record: ArticleRecord) -> str:
    """Plain text: a button shows no markup."""
    name = " ".join((record.article.outlet or get_title(record)).split())
    return name if len(name) <= MAX_LABEL_UNITS else f"{name[: MAX_LABEL_UNITS - 1]}…"


def _render_sender(record: ArticleRecord, today: date) -> str:
    sent = (
        f"sent by {shorten(record.sender, MAX_NAME_UNITS)} on {format_date(record.received_at.date(), today)}"
    )
    if not record.origin:
        return sent
    return f"{sent}, forwarded from {link(shorten(record.origin.name, MAX_NAME_UNITS), record.origin.url)}"
