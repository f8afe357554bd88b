"""The answers to `/sources`, `/grade` and `/alias`: what a team knows of those it hears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from bot.compare import Tally
from bot.errors import NotFoundError
from bot.models import Button, Message
from bot.render.buttons import make_pager, sources_button
from bot.render.layout import fit_blocks, get_page_count
from bot.render.lines import MAX_NAME_UNITS
from bot.render.markup import bold, count, format_date, join_facts, shorten
from bot.team import Alias, Grade, Reliability

PAGE_SOURCES = 10

_GRADES = ", ".join(f"{one.name} {one}" for one in Reliability)


class Ranking(StrEnum):
    """By what `/sources` is ordered."""

    CLAIMS = "claims"
    CONTRADICTED = "contradicted"
    REVISED = "revised"


def render_sources(
    tallies: Sequence[Tally],
    grades: Mapping[str, Grade],
    order: Ranking,
    page: int,
    compared: int,
    today: date,
) -> Message:
    """A page of sources. `grades`: by key; `compared`: in how many claims revisions were looked for."""
    if not tallies:
        return Message("I have heard nobody yet. Send an article, and I'll keep count of who says what.")
    pages = get_page_count(len(tallies), PAGE_SOURCES)
    if not 1 <= page <= pages:
        raise NotFoundError("That page is no longer there.")
    ordered = sorted(tallies, key=lambda tally: _rank(tally, order))
    shown = ordered[(page - 1) * PAGE_SOURCES : page * PAGE_SOURCES]
    lines = [_render_tally(tally, grades, today) for tally in shown]
    none = "none so far" if _rank(ordered[0], order)[0] == 0 else None
    head = join_facts([bold(count(len(tallies), "source")), f"by {order}", none])
    looked = f"Revisions and contradictions: within the latest {count(compared, 'claim')}."
    paged = f"Page {page}/{pages}. " if pages > 1 else ""
    ending = f"{paged}{looked}\nYour own grade, A to F: <code>/grade {_example(shown[0].name)} B</code>"
    pager = make_pager(page, pages, lambda label, target: sources_button(label, target, order))
    others = tuple(_order_button(other) for other in Ranking if other is not order)
    return Message(fit_blocks(lines, "source", ending, head), (pager, others) if pager else (others,))


def render_grades(grades: Sequence[Grade], today: date) -> Message:
    """`/grade`: those that were given, and how to give one."""
    usage = f'For example: <code>/grade "Kyiv Independent" B</code>. {_GRADES}.'
    if not grades:
        return Message(f"No grades yet; every source is F, cannot be judged, until you grade it. {usage}")
    lines = [_render_grade(grade, today) for grade in grades]
    return Message(fit_blocks(lines, "grade", usage, bold("Your grades")))


def render_graded(grade: Grade) -> Message:
    """What was set."""
    name = shorten(grade.name, MAX_NAME_UNITS)
    undo = f"<code>/grade {_example(grade.name)} undo</code>"
    return Message(f"{bold(name)} is {grade.reliability.name}, {grade.reliability}. {undo} takes it back.")


def render_ungraded(taken: Grade, now: Grade | None) -> Message:
    """What was taken back, and what holds instead."""
    name = bold(shorten(taken.name, MAX_NAME_UNITS))
    reliability = now.reliability if now else Reliability.F
    return Message(f"{name} is {reliability.name} again, {reliability}; it was {taken.reliability.name}.")


def render_aliases(aliases: Sequence[Alias], today: date) -> Message:
    """`/alias`: the team's names by number."""
    usage = "For example: <code>/alias HUR = Ukraine's military intelligence</code>"
    if not aliases:
        return Message(f"No names of your own yet. {usage}")
    lines = [
        join_facts(
            [
                f"{one.number}. {_render_pair(one)}",
                shorten(one.editor, MAX_NAME_UNITS),
                format_date(one.made_at.date(), today),
            ]
        )
        for one in aliases
    ]
    back = f"<code>/alias remove {aliases[-1].number}</code> or <code>/alias undo</code> takes one back."
    return Message(fit_blocks(lines, "name", f"{usage}\n{back}", bold("Names of one body")))


def render_alias_added(alias: Alias, end: str | None) -> Message:
    """What holds from now on. `end`: the name that the chain leads to, where it is another."""
    chain = f" = {bold(shorten(end, MAX_NAME_UNITS))}" if end else ""
    return Message(
        f"{_render_pair(alias)}{chain}: one body from now on, in searches, comparisons and /sources. "
        "<code>/alias undo</code> takes it back."
    )


def render_alias_removed(alias: Alias) -> Message:
    return Message(f"{_render_pair(alias)} is taken back: they are two again.")


def _render_pair(alias: Alias) -> str:
    return f"{bold(shorten(alias.alias, MAX_NAME_UNITS))} = {bold(shorten(alias.name, MAX_NAME_UNITS))}"


def _render_tally(tally: Tally, grades: Mapping[str, Grade], today: date) -> str:
    grade = grades.get(tally.person) or grades.get(tally.key)
    reliability = grade.reliability if grade else Reliability.F
    name, kind = bold(shorten(tally.name, MAX_NAME_UNITS)), "outlet" if tally.outlet else None
    head = join_facts([name, reliability.name, kind])
    first, last = format_date(tally.first, today), format_date(tally.last, today)
    facts = [
        count(tally.claims, "claim"),
        f"revised {tally.revised}" if tally.revised else None,
        f"contradicted {tally.contradicted}" if tally.contradicted else None,
        first if first == last else f"{first} – {last}",
    ]
    return f"{head}\n{join_facts(facts)}"


def _render_grade(grade: Grade, today: date) -> str:
    who, when = shorten(grade.editor, MAX_NAME_UNITS), format_date(grade.made_at.date(), today)
    return join_facts([f"{bold(grade.reliability.name)} {shorten(grade.name, MAX_NAME_UNITS)}", who, when])


def _rank(tally: Tally, order: Ranking) -> tuple[int, int, str]:
    first = {
        Ranking.CLAIMS: tally.claims,
        Ranking.CONTRADICTED: tally.contradicted,
        Ranking.REVISED: tally.revised,
    }
    return -first[order], -tally.claims, tally.key


def _order_button(order: Ranking) -> Button:
    return sources_button(f"By {order}", 1, order)


def _example(name: str) -> str:
    bare = name.replace('"', "").strip()
    return shorten(f'"{bare}"' if " " in bare else bare, MAX_NAME_UNITS)
