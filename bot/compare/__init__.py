"""Claims → who says how many, and whether they disagree. It never averages; conflict is the last word."""

from bot.compare.aliases import is_circular, list_names, resolve_aliases
from bot.compare.bearings import Bearings, Tie, find_bearings
from bot.compare.claimants import get_claimant, get_key
from bot.compare.counted import get_name, get_singular
from bot.compare.identity import Aliases, Identity, identify
from bot.compare.identity import fold as fold_name
from bot.compare.judge import Judgement, Verdict
from bot.compare.matters import Comparison, Group, compare
from bot.compare.missing import Missing
from bot.compare.opposites import Opposition
from bot.compare.places import narrow_places
from bot.compare.relations import Relation
from bot.compare.rows import Row, get_day, get_outlets
from bot.compare.tally import Tally, grade_names, index_grades, tally_sources

__all__ = [
    "Aliases",
    "Bearings",
    "Comparison",
    "Group",
    "Identity",
    "Judgement",
    "Missing",
    "Opposition",
    "Relation",
    "Row",
    "Tally",
    "Tie",
    "Verdict",
    "compare",
    "find_bearings",
    "fold_name",
    "get_claimant",
    "get_day",
    "get_key",
    "get_name",
    "get_outlets",
    "get_singular",
    "grade_names",
    "identify",
    "index_grades",
    "is_circular",
    "list_names",
    "narrow_places",
    "resolve_aliases",
    "tally_sources",
]
