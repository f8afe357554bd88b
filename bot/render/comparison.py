"""The answer to `/compare`: the verdict first, then the groups, then who denies what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.compare import Comparison, Opposition
from bot.models import Message
from bot.render.buttons import Shorten, claims_button
from bot.render.layout import fit_blocks
from bot.render.lines import render_point, render_stance
from bot.render.markup import bold, count, join_facts
from bot.render.tables import render_group
from bot.render.verdict import render_verdict

MAX_OPPOSITIONS = 3


def render_comparison(comparison: Comparison, query: str, today: date, shorten_query: Shorten) -> Message:
    """The groups in their order; those that do not fit are counted, like figures that were not asked for."""
    others = f"{count(comparison.others, 'other figure')} in these claims.\n" if comparison.others else ""
    looked_at = f"{others}From {count(comparison.claims, 'claim')} in this chat."
    ending = "\n\n".join(part for part in (_render_oppositions(comparison.oppositions), looked_at) if part)
    groups = [render_group(group, today) for group in comparison.groups]
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
    return [join_facts([render_point(denial), render_stance(denial.claim)]), *answered]
