"""What a button carries: `VERB:REST` in at most 64 bytes, the same in Telegram and in the terminal.

v:12           article 12                      a:12:2     all claims of article 12, page 2
u:12           undo article 12                 l:2        recent articles, page 2
c:2:QUERY      /claims QUERY, page 2           m:QUERY    /compare QUERY
n:QUERY        the same, by claimant           t:QUERY    the same as a table, CSV
g:2:QUERY      a chart of its second group     h:2:QUERY  the same chart, by claimant
d:2:QUERY      /timeline QUERY, page 2         s:2:ORDER  /sources ORDER, page 2
xc:QUERY       /export csv QUERY, QUERY may be empty; xj: json, xl: jsonld
k:57           claim 57                        x:57:3     take change 3 of claim 57 back
f:3            unfollow feed 3                 r:3        follow feed 3 again
i:3            feed 3 silently                 w:3        feed 3 with lines
e:12           what changed in article 12      y:12:2     take its version 2 back
p:2:~TOKEN     page 2 of what was read of a message with many links

A QUERY that is too long is kept by the caller, and its token stands here after a "~".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.compare.orders import Order
from bot.errors import NotFoundError
from bot.models import Button

MAX_DATA_BYTES = 64
MAX_LABEL_UNITS = 32
TOKEN_MARK = "~"  # noqa: S105 - it marks a token, it is none

Shorten = Callable[[str], str]
"""Gives a token of at most 32 bytes for a query that does not fit."""

# Whoever writes their own Telegram can press a button that never was.
_NUMBER, _PAGE = "([1-9][0-9]{0,8})", "([1-9][0-9]{0,5})"
_DATA = re.compile(
    rf"([vaukfriwe]):{_NUMBER}(?::{_PAGE})?|([xy]):{_NUMBER}:{_PAGE}|(l):{_PAGE}"
    rf"|([cdghs]):{_PAGE}:(.+)|(p):{_PAGE}:({TOKEN_MARK}.+)|([mnt]):(.+)|(x[cjl]):(.*)",
    re.DOTALL,
)


class Verb(StrEnum):
    ARTICLE = "v"
    ARTICLE_CLAIMS = "a"
    UNDO = "u"
    ARTICLES = "l"
    CLAIMS = "c"
    COMPARE = "m"
    COMPARE_BY_CLAIMANT = "n"
    TIMELINE = "d"
    COMPARISON_TABLE = "t"
    CHART = "g"
    CHART_BY_CLAIMANT = "h"
    EXPORT_CSV = "xc"
    EXPORT_JSON = "xj"
    EXPORT_JSONLD = "xl"
    CLAIM = "k"
    UNDO_EDIT = "x"
    SOURCES = "s"
    UNFOLLOW = "f"
    FOLLOW_AGAIN = "r"
    FOLLOW_SILENTLY = "i"
    FOLLOW_WITH_LINES = "w"
    REVISION = "e"
    UNDO_VERSION = "y"
    READING = "p"


_PAGED = frozenset(
    {Verb.CLAIMS, Verb.TIMELINE, Verb.CHART, Verb.CHART_BY_CLAIMANT, Verb.SOURCES, Verb.READING}
)
_OF_FEEDS = frozenset(
    {Verb.UNFOLLOW, Verb.FOLLOW_AGAIN, Verb.FOLLOW_SILENTLY, Verb.FOLLOW_WITH_LINES},
)
_OF_VERSIONS = frozenset({Verb.REVISION, Verb.UNDO_VERSION})
_OF_ARTICLES = frozenset({Verb.ARTICLE, Verb.ARTICLE_CLAIMS, Verb.UNDO})
_NUMBERED = _OF_FEEDS | _OF_VERSIONS | _OF_ARTICLES | {Verb.CLAIM, Verb.UNDO_EDIT}
_EXPORTS = {"csv": Verb.EXPORT_CSV, "json": Verb.EXPORT_JSON, "jsonld": Verb.EXPORT_JSONLD}


@dataclass(frozen=True, slots=True)
class Press:
    """What a pressed button asks for. `token` stands for a query that was too long.

    `page`: of `UNDO_EDIT`, the change; of `UNDO_VERSION`, the version.
    """

    verb: Verb
    number: int = 0
    page: int = 1
    query: str = ""
    token: str = ""


def fits_button(data: str) -> bool:
    """Whether Telegram takes it as a button's data."""
    return 0 < len(data.encode()) <= MAX_DATA_BYTES


def fits_query(query: str) -> bool:
    """Whether a query goes into a button as it is, on any page."""
    return fits_button(f"{Verb.CLAIMS}:999999:{query}") and not query.startswith(TOKEN_MARK)


def parse_press(data: str) -> Press:
    """What the button asks for; a button of an older kind asks for nothing that is still there."""
    match = _DATA.fullmatch(data)
    if not match:
        raise NotFoundError("That button is out of date. Please ask again.")
    verb, *rest = (group for group in match.groups() if group is not None)
    if verb == Verb.ARTICLES:
        return Press(Verb.ARTICLES, page=int(rest[0]))
    if verb in _PAGED:
        return _with_query(Press(Verb(verb), page=int(rest[0])), rest[1])
    if verb not in _NUMBERED:
        return _with_query(Press(Verb(verb)), rest[0])
    return Press(Verb(verb), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)


def article_button(label: str, number: int) -> Button:
    return Button(label, f"{Verb.ARTICLE}:{number}")


def article_claims_button(label: str, number: int, page: int = 1) -> Button:
    return Button(label, f"{Verb.ARTICLE_CLAIMS}:{number}:{page}")


def undo_button(label: str, number: int) -> Button:
    return Button(label, f"{Verb.UNDO}:{number}")


def reading_button(label: str, page: int, token: str) -> Button:
    return Button(label, f"{Verb.READING}:{page}:{TOKEN_MARK}{token}")


def articles_button(label: str, page: int) -> Button:
    return Button(label, f"{Verb.ARTICLES}:{page}")


def claims_button(label: str, query: str, shorten: Shorten, page: int = 1) -> Button:
    return Button(label, f"{Verb.CLAIMS}:{page}:{_refer(query, shorten)}")


def compare_button(label: str, query: str, shorten: Shorten, order: Order = Order.DATE) -> Button:
    verb = Verb.COMPARE if order is Order.DATE else Verb.COMPARE_BY_CLAIMANT
    return Button(label, f"{verb}:{_refer(query, shorten)}")


def table_button(label: str, query: str, shorten: Shorten) -> Button:
    return Button(label, f"{Verb.COMPARISON_TABLE}:{_refer(query, shorten)}")


def chart_button(label: str, query: str, shorten: Shorten, order: Order, group: int = 1) -> Button:
    verb = Verb.CHART if order is Order.DATE else Verb.CHART_BY_CLAIMANT
    return Button(label, f"{verb}:{group}:{_refer(query, shorten)}")


def export_button(label: str, form: str, query: str, shorten: Shorten) -> Button:
    return Button(label, f"{_EXPORTS[form]}:{_refer(query, shorten)}")


def claim_button(label: str, number: int) -> Button:
    return Button(label, f"{Verb.CLAIM}:{number}")


def claim_buttons(numbers: Iterable[int]) -> tuple[Button, ...]:
    """`#57`, `#58`: a row that leads from a list to its claims."""
    return tuple(claim_button(f"#{number}", number) for number in dict.fromkeys(numbers))


def undo_edit_button(label: str, number: int, change: int) -> Button:
    return Button(label, f"{Verb.UNDO_EDIT}:{number}:{change}")


def revision_button(label: str, number: int) -> Button:
    return Button(label, f"{Verb.REVISION}:{number}")


def undo_version_button(label: str, number: int, version: int) -> Button:
    return Button(label, f"{Verb.UNDO_VERSION}:{number}:{version}")


def sources_button(label: str, page: int, order: str) -> Button:
    return Button(label, f"{Verb.SOURCES}:{page}:{order}")


def feed_button(label: str, verb: Verb, number: int) -> Button:
    """Of the verbs that change how a feed is followed."""
    return Button(label, f"{verb}:{number}")


def timeline_button(label: str, query: str, shorten: Shorten, page: int = 1) -> Button:
    return Button(label, f"{Verb.TIMELINE}:{page}:{_refer(query, shorten)}")


def make_pager(page: int, pages: int, make: Callable[[str, int], Button]) -> tuple[Button, ...]:
    """◀ and ▶, each where there is a page on that side."""
    sides = (("◀", page - 1), ("▶", page + 1))
    return tuple(make(label, target) for label, target in sides if 1 <= target <= pages)


def _refer(query: str, shorten: Shorten) -> str:
    return query if fits_query(query) else f"{TOKEN_MARK}{shorten(query)}"


def _with_query(press: Press, reference: str) -> Press:
    if reference.startswith(TOKEN_MARK):
        return Press(press.verb, page=press.page, token=reference.removeprefix(TOKEN_MARK))
    return Press(press.verb, page=press.page, query=reference)
