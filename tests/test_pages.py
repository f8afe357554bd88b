"""Saved pages: what a reader finds on each is what the bot reads, and no more."""

from __future__ import annotations

import pytest

from bot.article import find_twin
from bot.claims import extract_claims
from bot.errors import SourceError
from bot.pages.facts import read_facts
from bot.pages.markup import parse_page
from tests.saved_pages import SavedPage, f1, load_pages, score

PAGES = load_pages()
READ = [page for page in PAGES if "error" not in page.expected]
REFUSED = [page for page in PAGES if "error" in page.expected]
FLOOR, FLOOR_OF_EACH = 0.98, 0.95

each_read = pytest.mark.parametrize("page", READ, ids=lambda page: page.name)


def test_there_are_enough_pages_to_tell() -> None:
    assert len(PAGES) >= 40
    assert sum(b"charset" in page.data[:1000].lower() for page in PAGES) >= 30


@pytest.mark.parametrize("page", REFUSED, ids=lambda page: page.name)
def test_a_page_that_keeps_its_article_back_says_so_and_what_to_do(page: SavedPage) -> None:
    with pytest.raises(SourceError) as caught:
        page.read()
    assert str(caught.value) == page.expected["error"]
    assert str(caught.value).endswith("paste the text and I'll read that.")


@each_read
def test_the_text_is_what_a_reader_takes_for_the_article(page: SavedPage) -> None:
    precision, recall = score(page.read().text.split("\n"), page)
    assert f1(precision, recall) >= FLOOR_OF_EACH, f"precision {precision:.3f}, recall {recall:.3f}"


def test_over_all_pages_little_is_missed_and_little_added() -> None:
    scores = [score(page.read().text.split("\n"), page) for page in READ]
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    assert f1(precision, recall) >= FLOOR, f"precision {precision:.4f}, recall {recall:.4f}"


@each_read
def test_a_page_is_named_dated_and_addressed_as_it_says(page: SavedPage) -> None:
    article = page.read()
    said = page.expected
    assert article.title == said["title"]
    assert article.outlet == said["outlet"]
    assert (article.published.isoformat() if article.published else None) == said.get("published")
    assert article.language == said["language"]
    assert article.url == said.get("canonical", said["url"].partition("?")[0].rstrip("/"))
    assert article.shown_paragraphs == said.get("shown_paragraphs")


@each_read
def test_the_title_is_no_line_of_the_text(page: SavedPage) -> None:
    article = page.read()
    assert article.title not in article.text.split("\n")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "authors" in page.expected], ids=lambda page: page.name
)
def test_authors_are_those_that_the_page_names(page: SavedPage) -> None:
    tree = parse_page(page.data, page.expected["content_type"])
    assert list(read_facts(tree, None).authors) == page.expected["authors"]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "amp" in page.expected], ids=lambda page: page.name
)
def test_a_page_names_its_twin(page: SavedPage) -> None:
    assert find_twin(page.data, page.expected["content_type"], page.expected["url"]) == page.expected["amp"]


@pytest.mark.parametrize(
    ("address", "twin"),
    [
        ("https://amp.courier.co.uk/ferry", True),
        ("https://ledger.co.uk/ferry", False),
        ("https://ledger.example/ferry", False),
        ("https://courier-co-uk.cdn.ampproject.org/c/s/courier.co.uk/ferry", True),
    ],
)
def test_a_twin_is_on_the_same_site_or_in_googles_cache(address: str, *, twin: bool) -> None:
    markup = f'<html><head><link rel="amphtml" href="{address}"></head><body></body></html>'.encode()
    assert find_twin(markup, None, "https://www.courier.co.uk/ferry") == (address if twin else None)


ENGLISH = [page for page in READ if page.expected["language"] == "en"]


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.name)
def test_every_claim_stands_in_the_article_itself(page: SavedPage) -> None:
    """No biography, teaser, credit, comment, offer or cookie question becomes a claim."""
    said = page.expected
    own = " ".join([*said["body"], *said.get("either", ())])
    claims = extract_claims(page.read())
    assert claims
    parts = [part for claim in claims for part in claim.quote.split("\n")]
    assert [part for part in parts if part not in own] == []
