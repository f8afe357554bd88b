"""What a page says of itself: headline, outlet, authors, day."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from bot.article import article_from_html
from bot.models import Article
from bot.pages.facts import PageFacts, read_facts
from bot.pages.linked_data import find_article, read_nodes
from bot.pages.markup import parse_page
from bot.pages.moments import read_stated_day

URL = "https://www.courier.example/news/ferry"
RECEIVED = date(2025, 3, 12)
TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
)


def facts(head: str = "", body: str = "") -> PageFacts:
    tree = parse_page(f"<html><head>{head}</head><body>{body}<p>Text.</p></body></html>")
    assert tree is not None
    return read_facts(tree, RECEIVED)


def article(head: str = "", *lines: str, above: str = "") -> Article:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines or BODY)
    html = f"<html><head>{head}</head><body>{above}<article>{paragraphs}</article></body></html>"
    return article_from_html(html, URL, RECEIVED)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def og(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


# ── title ────────────────────────────────────────────────────────────────────────────────────────

H1 = f"<h1>{TITLE}</h1>"
SITE = og("og:site_name", "The Osk Courier")
TITLES = [
    ("linked data", linked(headline=TITLE), "<h1>Live</h1>"),
    ("Open Graph", og("og:title", TITLE), ""),
    ("the only heading", "<title>The Osk Courier</title>", H1),
    ("the window's title", f"<title>{TITLE}</title>", ""),
    ("entities in linked data", linked(headline=TITLE.replace("with", "with&nbsp;")), ""),
    ("the site's name behind it", og("og:title", f"{TITLE} | The Osk Courier") + SITE, ""),
    ("the site's name before it", og("og:title", f"The Osk Courier: {TITLE}") + SITE, ""),
    ("its domain behind it", og("og:title", f"{TITLE} | OSKNOW.example") + og("og:site_name", "Osk Now"), ""),
    ("a name behind a bar", f"<title>{TITLE} | Osk</title>", ""),
    ("nothing behind a dash", f"<title>{TITLE} -</title>", ""),
    ("above a series", f"<title>{TITLE} - Ferries - Osk Blog</title>", f"{H1}<h2>Ferries</h2>"),
    ("below the site's name", f"<title>Osk Blog » {TITLE}</title>", f"<h1>Osk Blog</h1><h2>{TITLE}</h2>"),
    ("an unknown name behind it", og("og:title", f"{TITLE} – Osk's own paper"), H1),
    ("cut short", linked(headline="Ferry sinks off Osk with…"), H1),
    ("of several headings, the window's", f"<title>{TITLE} | Osk</title>", f"<h1>The Osk Courier</h1>{H1}"),
    ("a line of an old page", f"<title>Osk Courier Online: {TITLE}</title>", f"<font><b>{TITLE}</b></font>"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_the_title_is_the_headline_alone(head: str, body: str) -> None:
    assert facts(head, body).title == TITLE


def test_a_headline_with_a_colon_or_a_bar_of_its_own_is_whole() -> None:
    for title in ("Osk: what we know so far", "Osk – what we know – and what we don't"):
        assert facts(og("og:title", title), f"<h1>{title}</h1>").title == title


# ── site and authors ─────────────────────────────────────────────────────────────────────────────

SITES = [
    ("linked data", linked(headline="x", publisher={"@type": "Organization", "name": "The Osk Courier"})),
    ("linked data, as a list", linked(headline="x", publisher=[{"name": "The Osk Courier"}])),
    (
        "linked data, by reference",
        linked(headline="x", publisher={"@id": "#o"})
        + linked(**{"@type": "Organization", "@id": "#o", "name": "The Osk Courier"}),
    ),
    ("Open Graph", SITE),
    ("with its motto", og("og:site_name", "The Osk Courier | News from the harbour")),
    (
        "an address is no name",
        og("og:site_name", "www.courier.example") + f"<title>{TITLE} | The Osk Courier</title>",
    ),
    ("the application's name", '<meta name="application-name" content="The Osk Courier">'),
    ("the window's title", f"<title>{TITLE} | The Osk Courier</title>"),
]  # fmt: skip


@pytest.mark.parametrize("head", [row[1] for row in SITES], ids=[row[0] for row in SITES])
def test_the_site_is_the_one_named(head: str) -> None:
    assert facts(head, H1).site == "The Osk Courier"


TWO = [{"name": "Jo Doe"}, {"name": "Ann Lee"}]
AUTHORS = [
    ("linked data", linked(headline="x", author=TWO), "", ("Jo Doe", "Ann Lee")),
    ("one", linked(headline="x", author={"name": "Jo Doe"}), "", ("Jo Doe",)),
    ("a name", linked(headline="x", author="By Jo Doe"), "", ("Jo Doe",)),
    ("metadata", '<meta name="author" content="Jo Doe">', "", ("Jo Doe",)),
    ("an address is no name", og("article:author", "https://courier.example/jo"), "", ()),
    ("marked", "", '<a rel="author">Jo Doe</a>', ("Jo Doe",)),
    ("none", "", "", ()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "names"), [row[1:] for row in AUTHORS], ids=[row[0] for row in AUTHORS]
)
def test_authors_are_those_named(head: str, body: str, names: tuple[str, ...]) -> None:
    assert facts(head, body).authors == names


def test_an_authors_name_alone_on_a_line_is_none_of_the_articles_words() -> None:
    head = linked(headline=TITLE, author=[{"name": "Runa Hjort"}, {"name": "Ann Lee"}])
    lines = (
        "Runa Hjort and Ann Lee",
        *BODY,
        "Runa Hjort",
        "Runa Hjort has lived in Osk for 30 years and keeps bees.",
    )
    assert article(head, *lines).text.split("\n") == list(BODY)
    said = "Runa Hjort has lived in Osk for 30 years, the mayor said."
    assert said in article("", *BODY, said).text


# ── broken linked data ───────────────────────────────────────────────────────────────────────────

WRITTEN = [
    ("as it should be", '{"@type":"NewsArticle","headline":"x"}'),
    ("in a list", '[{"@type":"WebSite","name":"y"},{"@type":"NewsArticle","headline":"x"}]'),
    ("in a graph", '{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"x"}]}'),
    ("of several types", '{"@type":["WebPage","NewsArticle"],"headline":"x"}'),
    ("of a type in full", '{"@type":"https://schema.org/NewsArticle","headline":"x"}'),
    ("with a comma too many", '{"@type":"NewsArticle","headline":"x",}'),
    ("with a line's end in a string", '{"@type":"NewsArticle","description":"a\nb","headline":"x"}'),
    ("in a comment", '<!-- {"@type":"NewsArticle","headline":"x"} -->'),
    ("in CDATA", '//<![CDATA[\n{"@type":"NewsArticle","headline":"x"};\n//]]>'),
    ("with the page around it", '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"x"}}'),
]


@pytest.mark.parametrize("script", [row[1] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_linked_data_is_read_however_it_is_written(script: str) -> None:
    tree = parse_page(f'<html><script type="application/ld+json">{script}</script><p>x</p></html>')
    assert tree is not None
    assert find_article(read_nodes(tree))["headline"] == "x"


def test_one_script_that_is_no_json_spoils_no_other() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArt</script>'
    assert facts(broken + linked(headline=TITLE)).title == TITLE


# ── the day ──────────────────────────────────────────────────────────────────────────────────────

DAYS = [
    ("2024-12-19T23:30:00-05:00", date(2024, 12, 19)),
    ("2024-12-19T23:30-05:00", date(2024, 12, 19)),
    ("2024-12-20T04:30:00Z", date(2024, 12, 20)),
    ("2025-03-05T14:12:09+0000", date(2025, 3, 5)),
    ("2025-03-05T14:12:09.123456789Z", date(2025, 3, 5)),
    ("2025-03-05 14:12", date(2025, 3, 5)),
    ("2025/03/05", date(2025, 3, 5)),
    ("20250305", date(2025, 3, 5)),
    ("Wed, 05 Mar 2025 22:10:00 GMT", date(2025, 3, 5)),
    ("March 5, 2025", date(2025, 3, 5)),
    ("5 March 2025 at 6:58 AM", date(2025, 3, 5)),
    ("2025-13-45", None),
    ("03/04/2025", None),
    ("yesterday", None),
    ("1741352717000", None),
]


@pytest.mark.parametrize(("stated", "day"), DAYS, ids=[row[0] for row in DAYS])
def test_the_day_is_the_one_written_where_the_outlet_is(stated: str, day: date | None) -> None:
    assert read_stated_day(stated) == day


def test_where_the_same_moment_stands_there_with_its_zone_the_day_is_that_of_the_zone() -> None:
    head = linked(datePublished="2024-12-20T04:30:00Z") + og(
        "article:published_time", "2024-12-19T23:30:00-05:00"
    )
    assert facts(head).published == date(2024, 12, 19)
    other = linked(datePublished="2024-12-20T04:30:00Z") + og(
        "article:published_time", "2024-12-18T23:30:00-05:00"
    )
    assert facts(other).published == date(2024, 12, 20)


def test_a_moment_in_the_body_tells_the_day_where_the_outlet_is() -> None:
    time = '<time itemprop="datePublished" datetime="2024-12-19 23:30:00-0500">11:30 pm</time>'
    assert facts(linked(datePublished="2024-12-20T04:30:00Z"), time).published == date(2024, 12, 19)
    assert facts(linked(datePublished="2024-12-20"), time).published == date(2024, 12, 19)
    assert facts(linked(datePublished="2024-12-18"), time).published == date(2024, 12, 18)


IMPOSSIBLE = ["2025-03-14T00:00:00Z", "2031-01-01", "1970-01-01T00:00:00Z", "0001-01-01", "2025-02-30"]


@pytest.mark.parametrize("stated", IMPOSSIBLE)
def test_a_day_that_cannot_be_is_not_taken(stated: str) -> None:
    head = linked(datePublished=stated)
    assert facts(head).published is None
    assert facts(head + og("article:published_time", "2025-03-11")).published == date(2025, 3, 11)


def test_tomorrow_may_already_be_where_the_outlet_is() -> None:
    assert facts(linked(datePublished="2025-03-13T08:00:00+13:00")).published == date(2025, 3, 13)


DATELINES = [
    ("it agrees", "OSK, 10 March 2025 (Osk Wire) — ", "2025-03-11", date(2025, 3, 11)),
    ("the template's day", "OSK, 10 March 2025 (Osk Wire) — ", "2025-01-01", date(2025, 3, 10)),
    ("the day of the archive", "OSK, 10 March 2019 (Osk Wire) — ", "2025-03-01", date(2019, 3, 10)),
    ("no year, it agrees", "OSK, March 10 (AFP) — ", "2019-03-11", date(2019, 3, 11)),
    ("no year, it differs", "OSK, March 10 (AFP) — ", "2025-01-01", date(2025, 3, 10)),
    ("no dateline", "", "2025-01-01", date(2025, 1, 1)),
    ("a day in the story", "8 August 2009: the line’s first trip. ", "2025-01-01", date(2025, 1, 1)),
]


@pytest.mark.parametrize(
    ("dateline", "stated", "day"), [row[1:] for row in DATELINES], ids=[row[0] for row in DATELINES]
)
def test_a_day_that_the_dateline_contradicts_is_not_taken(dateline: str, stated: str, day: date) -> None:
    assert article(linked(datePublished=stated), dateline + BODY[0], *BODY[1:]).dated == day


MARKED = [
    ("microdata", '<time itemprop="datePublished" datetime="2025-03-10T10:00+01:00">x</time>'),
    ("a class", '<time class="entry-date published" datetime="2025-03-10">x</time>'),
    ("a title", '<abbr class="published" title="2025-03-10T19:03:00+01:00">7:03 PM</abbr>'),
    ("in words below the heading", f"<h1>{TITLE}</h1><div>By Jo Doe</div><div>10 March 2025</div>"),
]


@pytest.mark.parametrize("above", [row[1] for row in MARKED], ids=[row[0] for row in MARKED])
def test_a_day_in_the_pages_body_is_found(above: str) -> None:
    assert article(above=above).published == date(2025, 3, 10)


def test_the_day_is_that_below_the_heading_wherever_else_the_headline_stands() -> None:
    latest = f"<ul><li>{TITLE}</li><li>Current DateTime: 08:51:09 11 Mar 2025</li></ul>"
    assert article(above=f"{latest}{H1}<p>Published: 10 March 2025</p>").published == date(2025, 3, 10)


def test_the_day_of_a_quotation_is_not_the_pages() -> None:
    lines = (BODY[0], "“We are all to blame.”", "— Ilse Brandt, Osk, 15 April 2019", BODY[1])
    assert article("", *lines).published is None


def test_a_page_that_states_no_day_has_none() -> None:
    plain = article()
    assert (plain.published, plain.dated) == (None, RECEIVED)


def test_the_day_in_an_address_is_better_than_none() -> None:
    html = "".join(f"<p>{line}</p>" for line in BODY)
    read = article_from_html(
        f"<html><body>{html}</body></html>", "https://courier.example/2025/03/10/ferry", RECEIVED
    )
    assert read.published == date(2025, 3, 10)


# ── the last change ──────────────────────────────────────────────────────────────────────────────

AT_NINE, AT_TWO = "2025-03-10T09:00:00+01:00", "2025-03-10T14:20:00+01:00"
OUT = {"datePublished": AT_NINE}
NO_UPDATES = [
    ("none is stated", linked(**OUT)),
    ("that of publication", linked(**OUT, dateModified=AT_NINE)),
    ("before publication", linked(datePublished=AT_TWO, dateModified=AT_NINE)),
    ("before the day of publication", linked(datePublished="2025-03-11", dateModified=AT_TWO)),
    (
        "after one publication, not after the other",
        linked(**OUT, dateModified=AT_TWO) + og("article:published_time", "2025-03-11T08:00:00Z"),
    ),
    (
        "two that disagree",
        linked(**OUT, dateModified=AT_TWO) + og("og:updated_time", "2025-03-12T01:00:00Z"),
    ),
    ("a day alone", linked(**OUT, dateModified="2025-03-11")),
    ("without a zone", linked(**OUT, dateModified="2025-03-10T14:20:00")),
    ("no moment", linked(**OUT, dateModified="today at noon")),
]
UPDATES = [
    ("linked data", linked(**OUT, dateModified=AT_TWO), ""),
    ("Open Graph", linked(**OUT) + og("article:modified_time", AT_TWO), ""),
    ("in the page", linked(**OUT), f'<time itemprop="dateModified" datetime="{AT_TWO}">14:20</time>'),
    ("where no publication is stated", linked(headline=TITLE, dateModified=AT_TWO), ""),
    ("where only the day of publication is", linked(datePublished="2025-03-10", dateModified=AT_TWO), ""),
    (
        "two that agree, one in another zone",
        linked(**OUT, dateModified="2025-03-10T13:20:11Z") + og("article:modified_time", AT_TWO),
        "",
    ),
]


@pytest.mark.parametrize("head", [row[1] for row in NO_UPDATES], ids=[row[0] for row in NO_UPDATES])
def test_what_is_not_surely_a_later_change_is_none(head: str) -> None:
    assert facts(head).updated is None


@pytest.mark.parametrize(("head", "above"), [row[1:] for row in UPDATES], ids=[row[0] for row in UPDATES])
def test_the_last_change_is_read_in_the_outlets_zone(head: str, above: str) -> None:
    assert facts(head, above).updated == datetime.fromisoformat(AT_TWO)
    updated = article(head, above=above).updated
    assert updated
    assert updated.isoformat() == AT_TWO


def test_the_last_change_is_never_the_day_of_the_article() -> None:
    found = article(linked(datePublished=AT_NINE, dateModified="2025-03-12T10:00:00+01:00"))
    assert found.published == date(2025, 3, 10)
    assert article(linked(dateModified=AT_TWO)).published != date(2025, 3, 12)
