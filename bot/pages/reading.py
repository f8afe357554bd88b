"""A page → its article: the one place where its parts are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.charsets import decode_page
from bot.cleaning import Cleaned, clean
from bot.cleaning.imprint import Printed, dateline_day, known_site, outlet_of, published_on
from bot.cleaning.sentences import is_sentence
from bot.errors import SourceError
from bot.language import detect_language
from bot.models import Article
from bot.pages.body import read_body
from bot.pages.embedded import embedded_body, embedded_data
from bot.pages.facts import PageFacts, amp_address, read_facts
from bot.pages.lines import own_lines
from bot.pages.live import may_be_live, read_live
from bot.pages.markup import parse_page, strip_unseen, tidy, words_of
from bot.pages.walls import NO_ARTICLE, explain_wall, is_kept_back, is_shortened, is_wall
from bot.urls import host_of, is_front_page, page_url, site_of

_MIN_SENTENCES = 2
_LONG_LINE_CHARS = 400
_NOTICE_CHARS = 100
_SENTENCE_WITHIN = re.compile(r"\w{3}[.!?…][\"”’)]?\s")
_PIECES_BELOW_HEADING = 8
_MAX_HEADINGS = 5
_DATELINE_DAYS = timedelta(days=7)  # how long before publication a dateline may be


def read_page(
    html: bytes | str, content_type: str | None, url: str | None, received: date | None = None
) -> Article:
    """The article on a page; `SourceError` where there is none, with the reason where the page shows it."""
    markup = decode_page(html, content_type) if isinstance(html, bytes) else html
    tree = parse_page(markup)
    if tree is None:
        raise SourceError(NO_ARTICLE)
    facts = read_facts(tree, received)
    data = embedded_data(tree)
    headings = [words_of(heading) for heading in tree.iter("h1")]
    pieces = strip_unseen(tree)
    live = read_live(tree, facts.article) if may_be_live(markup) else []
    cleaned = Cleaned(tuple(live), ()) if live else own_lines(_read_lines(tree, facts, data), facts, headings)
    sentences = sum(map(is_sentence, cleaned.lines))
    may_be_notice = _has_notice(cleaned) and not is_front_page(url)
    told = _has_text(cleaned) or (may_be_notice and not is_kept_back(markup, pieces, url, facts))
    if not told or is_wall("\n".join(cleaned.lines), url, facts.title):
        raise SourceError(explain_wall(markup, pieces, url, facts))
    text = "\n".join(cleaned.lines)
    printed = _published(facts, cleaned, pieces, received)
    if not printed.stated and (marked := _dated_by_markup(markup, url, received)):
        printed = _unless_contradicted(marked, cleaned, received)
    shows_all = live or not is_shortened(text, pieces, facts)
    return Article(
        text=text,
        title=facts.title,
        outlet=known_site(url) or _stated_outlet(facts, url) or outlet_of(cleaned, url),
        published=printed.stated,
        language=detect_language(text),
        url=page_url(url, *facts.urls),
        received=received,
        shown_paragraphs=None if shows_all else sentences,
        updated=facts.updated,
        live=bool(live),
        reckoned=printed.reckoned,
    )


def find_twin(html: bytes, content_type: str | None, url: str) -> str | None:
    """Where a page's AMP twin is: on the same site or in Google's cache, and not the page itself."""
    tree = parse_page(decode_page(html, content_type))
    twin = amp_address(tree, url) if tree is not None else None
    if not twin or twin == url:
        return None
    same = site_of(twin) == site_of(url) or host_of(twin).endswith(".cdn.ampproject.org")
    return twin if same and twin.startswith(("https://", "http://")) else None


def _read_lines(tree: HtmlElement, facts: PageFacts, data: str) -> Cleaned:
    """The article's own lines; from the page's data for its scripts where its markup has none."""
    cleaned = clean(read_body(tree, facts.article, facts.title))
    if data and not _has_text(cleaned):
        return clean(embedded_body(data))
    return cleaned


def _has_text(cleaned: Cleaned) -> bool:
    """Two sentences that stand apart, or a long line where the page sets no paragraphs."""
    told = [line for line in cleaned.lines if is_sentence(line)]
    return len(told) >= _MIN_SENTENCES or any(len(line) >= _LONG_LINE_CHARS for line in told)


def _has_notice(cleaned: Cleaned) -> bool:
    """One paragraph, of a long sentence or of two: all that a short item may have."""
    long = (line for line in cleaned.lines if len(line) >= _NOTICE_CHARS)
    return any(is_sentence(line) or _SENTENCE_WITHIN.search(line) for line in long)


def _stated_outlet(facts: PageFacts, url: str | None) -> str | None:
    return facts.site if facts.site and facts.site != (host_of(url) if url else None) else None


def _published(facts: PageFacts, cleaned: Cleaned, pieces: Sequence[str], received: date | None) -> Printed:
    """The stated day, unless the dateline gives another; else the day that the text gives."""
    if facts.published:
        return _unless_contradicted(facts.published, cleaned, received)
    below = _below_heading(facts.title, pieces)
    return published_on(replace(cleaned, dropped=(*cleaned.dropped, *below)), received)


def _unless_contradicted(stated: date, cleaned: Cleaned, received: date | None) -> Printed:
    written = dateline_day(cleaned, stated + timedelta(days=1)).day
    if written is None or timedelta(days=-1) <= stated - written <= _DATELINE_DAYS:
        return Printed(stated)
    other = dateline_day(cleaned, received)
    return other if other.day else Printed(stated)


def _below_heading(title: str | None, pieces: Sequence[str]) -> Sequence[str]:
    """Where pages print their day, though it is no part of the text."""
    lines = list(tidy(pieces))
    headings = [at for at, line in enumerate(lines) if line == title][
        :_MAX_HEADINGS
    ]  # a list may have it too
    below = (line for at in headings for line in lines[at + 1 : at + 1 + _PIECES_BELOW_HEADING])
    return [line for line in below if not line.startswith("Current")]  # "Current DateTime: …" is today


def _dated_by_markup(markup: str, url: str | None, received: date | None) -> date | None:
    """What `htmldate` makes of a page that states its day nowhere else, without guessing from its text."""
    tree = parse_page(markup)
    found = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url,
        max_date=received.isoformat() if received else None,
    )
    return date.fromisoformat(found) if found else None
