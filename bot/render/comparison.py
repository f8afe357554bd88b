"""The answer to `/compare`: the verdict first, then the groups, then who denies what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.compare import Comparison, Opposition
from bot.models import Message
from bot.render.buttons import Shorten, claims_button
from bot.render.layout import fit_blocks
from bot.render.lines import render_point
from bot.render.markup import bold, count, escape
from bot.render.tables import render_group
from bot.render.verdict import render_verdict

MAX_OPPOSITIONS = 3


def render_comparison(comparison: Comparison, query: str, today: date, shorten_query: Shorten) -> Message:
    """Groups of several rows before lone figures; groups that do not fit are counted."""
    ordered = sorted(comparison.groups, key=lambda group: len(group.rows) == 1)
    looked_at = f"From {count(comparison.claims, 'claim')} in this chat."
    ending = "\n\n".join(part for part in (_render_oppositions(comparison.oppositions), looked_at) if part)
    groups = [render_group(group, today) for group in ordered]
    html = fit_blocks(groups, "group", ending, opening=render_verdict(comparison, today))
    buttons = ((claims_button("Claims and quotes", query, shorten_query),),) if comparison.claims else ()
    return Message(html, buttons)


def _render_oppositions(oppositions: Sequence[Opposition]) -> str:
    if not oppositions:
        return ""
    lines = [line for one in oppositions[:MAX_OPPOSITIONS] for line in _render_opposition(one)]
    left = len(oppositions) - MAX_OPPOSITIONS
    more = [f"+{left} more"] if left > 0 else []
    return "\n".join([bold("Denied or not confirmed"), *lines, *more])


def _render_opposition(opposition: Opposition) -> list[str]:
    denial = opposition.record
    answered = [f"↳ {render_point(record)}" for record in opposition.answered]
    return [f"{render_point(denial)} · {escape(denial.claim.stance)}", *answered]
