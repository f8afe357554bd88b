"""In which order the rows of a comparison stand. Nothing else depends on it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from bot.compare.matters import Comparison, Group
from bot.compare.rows import Row


class Order(StrEnum):
    """What stands first: what was said last, or the claimant whose name comes first."""

    DATE = "date"
    CLAIMANT = "claimant"


def order_rows(comparison: Comparison, order: Order) -> Comparison:
    """The comparison with each group's rows in this order; they come newest first."""
    if order is Order.DATE:
        return comparison
    return replace(comparison, groups=tuple(map(_order_by_claimant, comparison.groups)))


def _order_by_claimant(group: Group) -> Group:
    """Each claimant's rows together, newest first; those of nobody named at the end."""
    return replace(group, rows=tuple(sorted(group.rows, key=_claimant_key)))


def _claimant_key(row: Row) -> tuple[bool, str, str]:
    return not row.named, row.key, row.identity.person
