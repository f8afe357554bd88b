"""Claims → who says how many, and whether they disagree. It never averages; conflict is the last word."""

from bot.compare.counted import get_name, get_singular
from bot.compare.judge import Judgement, Reason, Verdict
from bot.compare.matters import Comparison, Group, compare
from bot.compare.opposites import Opposition
from bot.compare.places import narrow_places
from bot.compare.rows import Row, get_claimant, get_day, get_key, get_outlets

__all__ = [
    "Comparison",
    "Group",
    "Judgement",
    "Opposition",
    "Reason",
    "Row",
    "Verdict",
    "compare",
    "get_claimant",
    "get_day",
    "get_key",
    "get_name",
    "get_outlets",
    "get_singular",
    "narrow_places",
]
