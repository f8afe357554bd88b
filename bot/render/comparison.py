"""The answer to `/compare`: the verdict first, then the groups, then who denies what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.compare import Comparison, Opposition
from bot.compare.orders import Order, order_rows
from bot.models import Button, Message
from bot.render.buttons import Shorten, chart_button, claims_button, compare_button, table_button
from bot.render.layout import fit_blocks
from bot.render.lines import render_point, render_stance
from bot.render.markup import bold, count, join_facts
from bot.render.tables import render_group
from bot.render.verdict import render_verdict

MAX_OPPOSITIONS = 3


def render_comparison(
    comparison: Comparison, query: str, today: date, shorten_query: Shorten, order: Order = Order.DATE
) -> Message:
    """The groups in their order; those that do not fit are counted, like figures that were not asked for."""
    comparison = order_rows(comparison, order)
    others = f"{count(comparison.others, 'other figure')} in these claims.\n" if comparison.others else ""
    looked_at = f"{others}From {count(comparison.claims, 'claim')} in this chat."
    ending = "\n\n".join(part for part in (_render_oppositions(comparison.oppositions), looked_at) if part)
    groups = [render_group(group, today) for group in comparison.groups]
    html = fit_blocks(groups, "group", ending, opening=render_verdict(comparison, today))
    return Message(html, _make_buttons(comparison, query, shorten_query, order))


def _make_buttons(
    comparison: Comparison, query: str, shorten_query: Shorten, order: Order
) -> tuple[tuple[Button, ...], ...]:
    """The other order, the quotes, and the figures as files."""
    if not comparison.claims:
        return ()
    quotes = claims_button("Quotes", query, shorten_query)
    if not comparison.groups:
        return ((quotes,),)
    other = Order.CLAIMANT if order is Order.DATE else Order.DATE
    return (
        (compare_button(f"By {other}", query, shorten_query, other), quotes),
        (chart_button("Chart", query, shorten_query, order), table_button("CSV", query, shorten_query)),
    )


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
