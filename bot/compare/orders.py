"""In which order the rows of a comparison stand. Nothing else depends on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from bot.compare.matters import Comparison
from bot.compare.rows import Row
from bot.dating import find_unplaced


class Order(StrEnum):
    """What stands first: what was said last, or the claimant whose name comes first."""

    DATE = "date"
    CLAIMANT = "claimant"


def order_rows(comparison: Comparison, order: Order) -> Comparison:
    """The comparison with each group's rows in this order.

    By date, those of which only their arrival is known, long after the others' days, stand at the end.
    """
    if order is Order.CLAIMANT:
        return _sort_rows(comparison, _claimant_key)
    unplaced = find_unplaced(row.dated for group in comparison.groups for row in group.rows)
    return _sort_rows(comparison, lambda row: (row.dated in unplaced,))


def _sort_rows(comparison: Comparison, key: Callable[[Row], tuple[bool | str, ...]]) -> Comparison:
    groups = (replace(group, rows=tuple(sorted(group.rows, key=key))) for group in comparison.groups)
    return replace(comparison, groups=tuple(groups))


def _claimant_key(row: Row) -> tuple[bool, str, str]:
    """Each claimant's rows together; those of nobody named at the end."""
    return not row.named, row.key, row.identity.person
