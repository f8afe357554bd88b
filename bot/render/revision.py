"""What the bot says of an article that was read again: what it said, what it says now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.models import ArticleRecord, Button, Claim, Earlier, Fate, Message, Version
from bot.render.buttons import article_button, article_claims_button, undo_version_button
from bot.render.gist import MAX_GIST_UNITS, get_gist
from bot.render.layout import Room, fit_sections
from bot.render.lines import (
    MAX_NAME_UNITS,
    MAX_TITLE_UNITS,
    count_paragraphs,
    render_article_line,
    render_point,
    render_shortened,
)
from bot.render.markup import bold, count, escape, format_date, join_facts, shorten
from bot.render.numbers import format_amount, format_counted
from bot.revisions import ClaimChange, FigureChange, Revision, compare_titles

NO_LINK = "That article was pasted or sent as a file: there is no link to read again. Send its new text."
OTHER_PAGE = "That link leads to another article now, {url} — send that address and I'll read it."
ONLY_A_PART = "That page shows only a part of the article now: what was read before stands."
MAX_TOLD_FIGURES = 4
UNCHANGED = "Nothing changed since"


def render_revision(revision: Revision, today: date) -> Message:
    """The answer to `/refresh`, or to an edited message."""
    html = fit_sections([lambda room: render_changes(revision, today, room)], "article")
    return Message(html, (make_revision_buttons(revision),))


def render_changes(revision: Revision, today: date, room: Room) -> str:
    """The article's line, then its headline, its figures, what is new and what is gone."""
    since = format_date(revision.since.date(), today)
    told = render_shortened(revision.record.article)
    line = render_article_line(revision.record, today)
    head = [line, _render_found(revision, since), *([told] if told else [])]
    new = "Not shown before" if revision.shown else "New"
    sections = (
        [_render_title(revision)] if revision.title else [],
        _section("Changed", (_render_change(one) for one in revision.changed), 2 * room.claims),
        _section(new, (render_point(one) for one in revision.new), room.claims),
        _section("No longer in it", map(_render_gone, revision.gone), room.claims),
    )
    kept = revision.kept + len(revision.reworded)
    reworded = f"{len(revision.reworded)} in other words" if revision.reworded else None
    footer = [join_facts([f"{count(kept, 'claim')} as before", reworded])] if kept else []
    return "\n".join([*head, *(line for section in sections for line in section), *footer])


def _render_found(revision: Revision, since: str) -> str:
    if revision.shown and revision.shown.shown_paragraphs:
        more = "more" if revision.record.article.shown_paragraphs else "all"
        before = count_paragraphs(revision.shown.shown_paragraphs)
        return f"Read again: the page shows {more} of it now; on {since} it showed {before}."
    if not revision.tells:
        return f"Read again: the text changed since {since}, its claims did not."
    return f"Read again: changed since {since}."


def make_revision_buttons(revision: Revision) -> tuple[Button, ...]:
    number, version = revision.record.number, revision.record.version
    return (article_claims_button("All claims", number), undo_version_button("Undo", number, version))


def render_unchanged_article(record: ArticleRecord, today: date) -> Message:
    """A link that was read again and says what it said."""
    since = format_date(record.read_at.date(), today)
    line = f"{UNCHANGED} {since} → article {record.number}: {render_article_line(record, today)}"
    html = "\n".join(filter(None, [line, render_shortened(record.article)]))
    return Message(html, ((article_button("Show", record.number),),))


def render_version_undone(record: ArticleRecord, before: Version | None, today: date) -> Message:
    """What `/undo` gave back. `before`: what the article says again."""
    known = replace(record, article=before.article) if before else record
    since = format_date((before.since if before else record.read_at).date(), today)
    line = render_article_line(known, today)
    html = f"Article {record.number} is again as it was read on {since}: {line}"
    return Message(html, ((article_button("Show", record.number),),))


def render_summary(revision: Revision, today: date) -> str:
    """In one line: `3 · Harbour Courier · 19 Dec · Dam burst: #5 34 people killed, was 30; 2 new`."""
    figures = [
        f"#{change.after.number} {_render_figure(figure)}"
        for change in revision.changed
        for figure in change.figures
    ]
    more = [f"{len(figures) - MAX_TOLD_FIGURES} more figures"] if len(figures) > MAX_TOLD_FIGURES else []
    others = sum(not change.figures for change in revision.changed)
    counts = (
        (others, "said otherwise"),
        (len(revision.new), "not shown before" if revision.shown else "new"),
        (len(revision.gone), "no longer in it"),
    )
    facts = [*figures[:MAX_TOLD_FIGURES], *more, *(f"{number} {what}" for number, what in counts if number)]
    line = join_facts([bold(str(revision.record.number)), render_article_line(revision.record, today)])
    return f"{line}: {'; '.join(facts or ['another headline'])}"


def render_earlier(one: Earlier, number: int, today: date) -> str:
    """A line of claim `number`'s history: `30 people killed · Courier, until 19 Dec · now #9`."""
    outlet = one.appearance.outlet or one.appearance.title or f"article {one.appearance.article_number}"
    until = f"{shorten(outlet, MAX_NAME_UNITS)}, until {format_date(one.until.date(), today)}"
    return join_facts([f"{_mark(one, number)}{render_said(one.claim)}", until, _render_heir(one, number)])


def render_withdrawal(since: datetime, today: date) -> str:
    """Of a claim that no article has any more."""
    return f"No longer in the article since {format_date(since.date(), today)}."


def _mark(one: Earlier, number: int) -> str:
    return f"#{one.number} " if one.number != number else ""


def _render_heir(one: Earlier, number: int) -> str | None:
    if one.fate is Fate.GONE:
        return "no longer in it"
    return f"now #{one.became}" if one.became != number else None


def render_said(claim: Claim) -> str:
    return shorten(get_gist(claim).text, MAX_GIST_UNITS)


def _render_title(revision: Revision) -> str:
    """`The headline said 30, now 34.`"""
    before, after = revision.title or "", revision.record.article.title or ""
    words = compare_titles(before, after)
    if not words:
        return f"The headline was “{shorten(before, MAX_TITLE_UNITS)}”."
    return f"The headline said {'; '.join(f'{escape(one)}, now {escape(other)}' for one, other in words)}."


def _render_change(change: ClaimChange) -> str:
    """`#5 the mayor — 34 people killed · was 30`."""
    number = f"#{change.before.number}" if change.before.number != change.after.number else None
    alone = len(change.after.claim.figures) == 1
    facts = [*(_render_figures(one, alone=alone) for one in change.figures), *_list_others(change)]
    return join_facts([render_point(change.after), *facts, number and f"was {number}"])


def _render_figures(change: FigureChange, *, alone: bool) -> str:
    """`alone`: the claim has no other figure that this could be of."""
    if change.before and change.after:
        was = f"was {escape(format_amount(change.before))}"
        return was if alone else f"{escape(format_amount(change.after))}, {was}"
    if change.after:
        return f"new: {escape(format_counted(change.after))}"
    return f"no longer: {escape(format_counted(change.before))}" if change.before else ""


def _render_figure(change: FigureChange) -> str:
    """`34 people killed, was 30`."""
    if change.before and change.after:
        counted = shorten(format_counted(change.after), MAX_NAME_UNITS)
        return f"{counted}, was {escape(format_amount(change.before))}"
    return _render_figures(change, alone=True)


def _list_others(change: ClaimChange) -> Iterator[str]:
    if change.other_claimant:
        yield f"said by {shorten(change.before.claim.claimant or 'nobody named', MAX_NAME_UNITS)} before"
    if change.other_stance:
        yield f"{change.after.claim.stance}, was {change.before.claim.stance}"


def _render_gone(one: Earlier) -> str:
    who = f"{shorten(one.claim.claimant, MAX_NAME_UNITS)} — " if one.claim.claimant else ""
    return f"{bold(f'#{one.number}')} {who}{render_said(one.claim)}"


def _section(title: str, lines: Iterable[str], most: int) -> Sequence[str]:
    told = list(lines)
    more = [f"+{len(told) - most} more"] if len(told) > most else []
    return [bold(title), *told[:most], *more] if told else []
