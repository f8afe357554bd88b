"""A quote among its neighbours: the sentence before it, its own, the sentence behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.render.markup import escape, truncate

# No sentence ends behind these, nor behind an initial.
_ABBREVIATIONS = (
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bMaj)(?<!\bCapt)(?<!\bSgt)"
    r"(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bProf)(?<!\bRev)(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bOct)"
    r"(?<!\bNov)(?<!\bDec)(?<!\bNo)(?<!\b[A-Z])"
)
_BOUNDARY = re.compile(rf"(?:{_ABBREVIATIONS}\.|[!?…])[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[^\W_a-z])|\s*\n\s*")
# Nobody reads more around a quote on a phone; a sentence of a wire is shorter.
_MAX_NEIGHBOUR_UNITS = 400


class Context(NamedTuple):
    """The words before the quote and behind it, as they stand in the article."""

    before: str
    quote: str
    after: str


def get_context(text: str, quote: str, start: int) -> Context:
    """The quote with the rest of its own sentences and with one on each side; alone where it is not there."""
    end = start + len(quote)
    if text[start:end] != quote:
        return Context("", quote, "")
    ends = [found.end() for found in _BOUNDARY.finditer(text)]
    opening = [at for at in (0, *ends) if at <= start][-2:]
    closing = [at for at in (*ends, len(text)) if at >= end][:2]
    return Context(text[opening[0] : start], quote, text[end : closing[-1]].rstrip())


def render_context(context: Context, quote_units: int, neighbour_units: int = _MAX_NEIGHBOUR_UNITS) -> str:
    """The quote underlined in its context, as HTML; both of at most so many units."""
    before = _cut_front(context.before, neighbour_units)
    after = truncate(context.after, neighbour_units) if neighbour_units else ""
    quote = f"<u>{escape(truncate(context.quote, quote_units))}</u>"
    return f"<blockquote expandable>{escape(before)}{quote}{escape(after)}</blockquote>"


def _cut_front(text: str, limit: int) -> str:
    """What stands last of a text that is too long: the words next to the quote."""
    if len(text) <= limit:
        return text
    return f"… {text[len(text) - limit :].partition(' ')[2]}" if limit else ""
