"""Which of a page's words are the article's."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.article import article_from_html
from bot.claims import extract_claims
from bot.pages.body import stated_body

URL = "https://www.courier.example/news/ferry"
TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
    "“We searched all night,” Brandt told reporters in the port.",
    "The owner denied that the ship had been overloaded with lorries.",
)


def lines(inner: str, *, head: str = "", outside: str = "") -> list[str]:
    """The article's lines."""
    markup = f"<main><article><h1>{TITLE}</h1>{inner}</article></main>{outside}"
    html = f"<html><head>{head}</head><body>{markup}</body></html>"
    article = article_from_html(html, URL, date(2025, 3, 12))
    assert article.title == TITLE
    return article.text.split("\n")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


# ── kept ─────────────────────────────────────────────────────────────────────────────────────────

OWN = {
    "a sub-heading": ("<h2>What happened that night</h2>", ["What happened that night"]),
    "a list": (
        "<ul><li>Two boats are missing.</li><li>One was found.</li></ul>",
        ["Two boats are missing.", "One was found."],
    ),
    "steps": ("<ol><li>Close the bow doors.</li></ol>", ["Close the bow doors."]),
    "a quotation": (
        "<blockquote><p>“Nobody told us,” he wrote.</p></blockquote>",
        ["“Nobody told us,” he wrote."],
    ),
    "a bare quotation": (
        "<blockquote>“Nobody told us,” he wrote.</blockquote>",
        ["“Nobody told us,” he wrote."],
    ),
    "key points in an aside": (
        '<aside class="key-points"><ul><li>At least 34 dead</li><li>Owner denies all</li></ul></aside>',
        ["At least 34 dead", "Owner denies all"],
    ),
    "a table of figures": (
        "<table><tr><th>Deck</th><th>Dead</th></tr><tr><td>Car deck</td><td>21</td></tr></table>",
        ["Deck | Dead", "Car deck | 21"],
    ),
    "a caption that counts, without its credit": (
        "<figure><figcaption>They found 12 lifejackets. <b class=credit>Jo Doe</b></figcaption></figure>",
        ["They found 12 lifejackets."],
    ),
    "a caption that counts, its credit in brackets": (
        "<figure><figcaption>They found 12 lifejackets. (Photo: Jo Doe)</figcaption></figure>",
        ["They found 12 lifejackets."],
    ),
    "a paragraph in a plain block": (
        "<div>The search goes on at dawn, she said.</div>",
        ["The search goes on at dawn, she said."],
    ),
    "a sentence between blocks, in no paragraph": (
        "<div><p>Divers dive.</p>The <i>search</i> goes on at dawn, she said.<p>“Every day.”</p></div>",
        ["Divers dive.", "The search goes on at dawn, she said.", "“Every day.”"],
    ),
    "a block whose markup breaks its lines": (
        "<div>The search goes on\n\tat dawn,\r\n   she said.</div>",
        ["The search goes on at dawn, she said."],
    ),
    "a paragraph with links": (
        "<p>The <a href=/a>owner</a>, <a href=/b>Northern Lines</a>, has <a href=/c>nine ships</a>.</p>",
        ["The owner, Northern Lines, has nine ships."],
    ),
}


@pytest.mark.parametrize(("markup", "kept"), OWN.values(), ids=OWN.keys())
def test_all_kinds_of_text_are_kept_in_their_place(markup: str, kept: list[str]) -> None:
    assert lines(paragraphs(*BODY[:2]) + markup + paragraphs(*BODY[2:])) == [*BODY[:2], *kept, *BODY[2:]]


@pytest.mark.parametrize("tag", ["div", "section", "main"])
def test_the_first_sentence_may_stand_bare_above_the_paragraphs(tag: str) -> None:
    assert lines(f"<{tag}>{BODY[0]}{paragraphs(*BODY[1:])}</{tag}>") == list(BODY)


def test_lines_broken_by_br_are_lines() -> None:
    assert lines(f"<div>{'<br><br>'.join(BODY)}</div>") == list(BODY)


def test_the_first_paragraph_may_stand_in_bold_or_in_a_block_of_its_own() -> None:
    rest = paragraphs(*BODY[1:])
    assert lines(f"<p><strong>{BODY[0]}</strong></p>{rest}") == list(BODY)
    assert lines(f'<div class="lead"><p>{BODY[0]}</p></div>{rest}') == list(BODY)


def test_a_row_of_a_table_is_no_claim() -> None:
    table = "<table><tr><th>Deck</th><th>Dead</th></tr><tr><td>Car deck</td><td>21</td></tr></table>"
    html = f"<html><body><article><h1>{TITLE}</h1>{paragraphs(*BODY)}{table}</article></body></html>"
    claims = extract_claims(article_from_html(html, URL))
    assert claims
    assert not any("|" in claim.quote for claim in claims)


# ── left out ─────────────────────────────────────────────────────────────────────────────────────

TEASER = "Storms closed 3 ports on Friday, the harbour master said."
CAPTION = "Divers carry their gear along the quay."
FURNITURE = {
    "an author's box": f'<div class="author-box"><p>Jo Doe has covered 40 wrecks. {TEASER}</p></div>',
    "related articles": f'<div class="post-related"><h3>Related</h3><p>{TEASER}</p></div>',
    "a rich link": f'<aside class="rich-link"><h3>Storm</h3><p>{TEASER}</p></aside>',
    "a newsletter": f'<section class="newsletter-signup"><p>Join 25,000 readers. {TEASER}</p></section>',
    "an offer": f'<div class="subscription-widget-wrap"><p>Read by 9,000 people. {TEASER}</p></div>',
    "comments of visitors": f'<div class="visitor_comment_block"><p>I counted 500 dead. {TEASER}</p></div>',
    "more articles": f'<div class="most_read"><p>{TEASER}</p></div>',
    "a pointer in brackets": "<p>(MORE: Storm closes three ports in one night)</p>",
    "comments": f'<div class="comments-section"><p>I counted 500 dead. {TEASER}</p></div>',
    "a cookie question": f'<div id="cookie-banner"><p>We and our 812 partners store data. {TEASER}</p></div>',
    "a caption's credit": '<figure><img><div class="photo-credit">Photo: Jo Doe / Osk Wire</div></figure>',
    "a caption that counts nothing": "<figure><img><figcaption>The quay, 4 March 2025.</figcaption></figure>",
    "a caption in a block with its picture": f"<div><img><p>{CAPTION}</p></div>",
    "a caption in small print": f"<img><small>{CAPTION}</small>",
    "a caption set apart below its picture": f"<p><img></p><p><em>{CAPTION}</em></p>",
    "a caption below its picture": f"<p><img><br>{CAPTION}</p>",
    "a caption with its credit": f"<img><p>{CAPTION} Photo: Jo Doe</p>",
    "a form in a plain block": "<div><p>It has 40,000 readers. Your e-mail?</p><form><input></form></div>",
    "a promise in a plain block": "<p>Get the day's news in your inbox. More than 40,000 readers do.</p>",
    "a link under another headline": "<p><b><a href=/2>Storm closes 3 ports, says harbour master</a></b></p>",
    "sharing": '<div class="social-share"><a>Facebook</a><a>Telegram</a></div>',
    "a list of links": "<ul><li><a href=/1>Storm closes port</a></li><li><a href=/2>Fare rises</a></li></ul>",
}


@pytest.mark.parametrize("markup", FURNITURE.values(), ids=FURNITURE.keys())
def test_what_stands_between_the_paragraphs_without_being_the_articles_is_left_out(markup: str) -> None:
    assert lines(paragraphs(*BODY[:2]) + markup + paragraphs(*BODY[2:])) == list(BODY)


def test_a_day_or_a_counter_above_the_text_is_none_of_its_lines() -> None:
    for above in ("<p>12 March 2025 report</p>", "<span>157</span>"):
        assert lines(f"<div>{above}</div>{paragraphs(*BODY)}") == list(BODY)


def test_what_stands_below_the_rights_is_left_out() -> None:
    below = (
        "© 2025 Osk Wire. All rights reserved.",
        "Terms under which this site is provided.",
        "Learn more",
    )
    assert lines(paragraphs(*BODY, *below)) == list(BODY)


def test_text_goes_on_below_rights_that_are_a_pictures() -> None:
    after = ("The minister promised an inquiry on Tuesday.", "The opposition asked for his resignation.")
    assert lines(paragraphs(*BODY, "© Jo Doe", *after)) == [*BODY, *after]


BELOW = {
    "names": "<ul><li>Jo Doe</li><li>Ann Lee</li></ul>",
    "a button": "<p>Get reporter alerts</p>",
    "sponsors": "<div><p>Sponsored Ads</p><p>Sponsored Ads</p></div>",
}


@pytest.mark.parametrize("markup", BELOW.values(), ids=BELOW.keys())
def test_labels_below_the_last_sentence_are_left_out(markup: str) -> None:
    assert lines(paragraphs(*BODY) + markup) == list(BODY)


@pytest.mark.parametrize("last", ["Ilse Brandt, 51", "Osk | 34", "“Never again”", "Car deck: 21"])
def test_a_last_line_that_may_tell_something_stays(last: str) -> None:
    assert lines(paragraphs(*BODY, last)) == [*BODY, last]


def test_a_list_that_the_text_announces_stays() -> None:
    assert lines(paragraphs(*BODY, "The ships that helped:") + "<ul><li>Vesna</li><li>Tern</li></ul>") == [
        *BODY,
        "The ships that helped:",
        "Vesna",
        "Tern",
    ]


def test_a_heading_that_words_the_headline_in_another_way_is_no_line_of_the_text() -> None:
    head = f'<meta property="og:title" content="{TITLE}">'
    text = f"<article><h1>Night of terror</h1>{paragraphs(*BODY)}</article>"
    article = article_from_html(f"<html><head>{head}</head><body>{text}</body></html>", URL)
    assert (article.title, article.text.split("\n")) == (TITLE, list(BODY))


def test_what_only_stands_outside_the_article_is_left_out() -> None:
    assert lines(
        paragraphs(*BODY), outside=f"<div class='x'>{paragraphs(TEASER, TEASER + ' Again.')}</div>"
    ) == list(BODY)


COUNTED = "They found 12 lifejackets on the quay."
COUNTING = {
    "in a block with its picture": f"<div><img><p>{COUNTED}</p></div>",
    "in small print": f"<div><a href=/1><img></a></div><small>{COUNTED}</small>",
    "set apart": f"<p><img></p><p><i>{COUNTED}</i></p>",
    "with its credit": f"<img><p>{COUNTED} Photo: Jo Doe</p>",
}


@pytest.mark.parametrize("markup", COUNTING.values(), ids=COUNTING.keys())
def test_a_caption_that_counts_is_kept_however_it_is_set(markup: str) -> None:
    assert lines(paragraphs(*BODY[:2]) + markup + paragraphs(*BODY[2:])) == [*BODY[:2], COUNTED, *BODY[2:]]


@pytest.mark.parametrize(
    "told", ["Nobody knows where it lies, the coast guard said.", "Dozens wait on the quay."]
)
def test_what_reports_something_beside_a_picture_is_kept(told: str) -> None:
    assert lines(f"<div><img><p>{told}</p></div>{paragraphs(*BODY)}") == [told, *BODY]


def test_where_each_paragraph_has_a_picture_none_is_a_caption() -> None:
    assert lines("".join(f"<div><img><p>{text}</p></div>" for text in BODY)) == list(BODY)


# Two thirds of the text stand beside the heading, the rest in another block.
HEADED = f"<h1>{TITLE}</h1>{paragraphs(*BODY)}"
LATER = ("Divers will go on at dawn, the coast guard said.", "Schools on the island stay closed on Tuesday.")
MORE = paragraphs(*LATER)
TEASERS = "".join(f"<div><h4><a href=/{at}>Story {at}</a></h4><p>{TEASER}</p></div>" for at in range(3))
SIDES = {
    "a column by name": f"<div class=x>{HEADED}</div><div class=sidebar>{MORE}</div>",
    "a column before the text": f"<div class=left-rail>{MORE}</div><div class=x>{HEADED}</div>",
    "a narrow column": f"<div class=col-md-8>{HEADED}</div><div class=col-md-4>{MORE}</div>",
    "what is not the main column": f"<div class=main-content>{HEADED}</div><div>{MORE}</div>",
    "an aside further up": f"<div><div>{HEADED}</div></div><aside>{MORE}</aside>",
    "a list of teasers": f"<div class=x>{HEADED}</div><div class=y>{TEASERS}</div>",
}
PARTS = {
    "parts of one name": f"<div class=x>{HEADED}</div><div class=ad></div><div class=x>{MORE}</div>",
    "parts without names": f"<div>{HEADED}</div><div>{MORE}</div>",
    "numbered parts": f"<div class=part-1>{HEADED}</div><div class=part-2>{MORE}</div>",
    "a part that is folded away": f"<div class=shown>{HEADED}</div><div class=folded>{MORE}</div>",
    "rows": f"<section><div>{HEADED}</div></section><section><div>{MORE}</div></section>",
}


def lines_of(markup: str) -> list[str]:
    return article_from_html(f"<html><body>{markup}</body></html>", URL).text.split("\n")


@pytest.mark.parametrize("markup", SIDES.values(), ids=SIDES.keys())
def test_what_stands_beside_the_text_is_left_out_though_it_is_in_plain_sentences(markup: str) -> None:
    assert lines_of(markup) == list(BODY)


@pytest.mark.parametrize("markup", PARTS.values(), ids=PARTS.keys())
def test_a_text_in_several_parts_is_whole(markup: str) -> None:
    assert lines_of(markup) == [*BODY, *LATER]


@pytest.mark.parametrize(
    "heading", ["2 Responses to “Ferry sinks off Osk”", "14 comments", "One thought on “Ferry sinks”"]
)
def test_what_readers_say_below_the_text_is_left_out(heading: str) -> None:
    said = "<ol><li>jan77 says: <p>I heard that 500 people drowned there.</p></li></ol>"
    assert lines(f"{paragraphs(*BODY)}<h3>{heading}</h3>{said}") == list(BODY)


WRAPPERS = [
    "related-article-page",
    "with-newsletter-box",
    "page comments-open",
    "has-most-read",
    "widget",
    "promo",
]


@pytest.mark.parametrize("name", WRAPPERS)
def test_a_name_of_furniture_on_what_holds_the_article_takes_nothing(name: str) -> None:
    assert lines(f'<div class="{name}">{paragraphs(*BODY)}</div>') == list(BODY)


# ── where the markup shows little ────────────────────────────────────────────────────────────────


def linked(body: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    return f'<script type="application/ld+json">{data}</script>'


def test_the_text_in_the_linked_data_is_read_where_the_page_shows_less() -> None:
    assert lines(paragraphs(BODY[0]), head=linked("\n\n".join(BODY))) == list(BODY)


def test_the_pages_own_paragraphs_are_read_where_it_shows_as_much() -> None:
    assert lines(paragraphs(*BODY), head=linked(" ".join(BODY))) == list(BODY)


def test_linked_data_may_hold_markup_or_sentences_run_together() -> None:
    assert stated_body({"articleBody": paragraphs(*BODY[:2])}) == "\n".join(BODY[:2])
    assert stated_body({"articleBody": "".join(BODY[:2])}) == "\n".join(BODY[:2])
    assert stated_body({"articleBody": " ".join(BODY[:2])}) == " ".join(BODY[:2])
    assert stated_body({"articleBody": None}) == stated_body({}) == ""


def test_the_articles_text_is_found_in_the_data_of_a_page_that_scripts_fill() -> None:
    state = {
        "related": [{"content": TEASER}],
        "post": {"title": TITLE, "content": [{"html": f"<p>{line}</p>"} for line in BODY]},
    }
    html = (
        f'<html><head><meta property="og:title" content="{TITLE}"></head><body><div id="__next">…</div>'
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script></body></html>'
    )
    assert article_from_html(html, URL).text.split("\n") == list(BODY)


# ── wherever the paragraphs stand ────────────────────────────────────────────────────────────────

TOLD = [
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said in a statement.",
    "At least 34 people drowned, according to the harbour master. She said that 12 more were missing.",
    "“We had nine boats and one helicopter, and we could have used ten of each,” she told reporters.",
    "The owner denied that the ship had been overloaded. It said that 18 lorries had been on the car deck.",
    "A passenger, Emil Storm, told the Courier that the lorries had moved when the ship turned.",
    "Divers went down on Tuesday morning and came back with the ship’s clock, which had stopped at 23:14.",
    "The transport minister promised an inquiry, and the opposition asked for his resignation.",
    "The Aurelia was built in Varda in 1983 and had passed its last inspection in October.",
]
H1 = f"<h1>{TITLE}</h1>"
AD = '<div class="ad-slot"><span>Advertisement</span></div>'
SECTIONS = ["World", "Politics", "Sport", "Weather"] * 4
NAVIGATION = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in SECTIONS)
LAYOUTS = {
    "lines that are no paragraphs": (
        f"<div id=text>{H1}{''.join(f'<span class=p>{one}</span><br>' for one in TOLD)}</div>"
    ),
    "a section for each": (
        f"<main>{H1}{''.join(f'<section><div><p>{one}</p></div></section>{AD}' for one in TOLD)}</main>"
    ),
    "two containers": (
        f"<div>{H1}<div class='article-body'>{paragraphs(*TOLD[:5])}</div>"
        f"{AD}<div class='article-body'>{paragraphs(*TOLD[5:])}</div></div>"
    ),
    "two containers of one kind": (
        f"<div>{H1}<div class='entry-content a'>{paragraphs(*TOLD[:4])}</div>"
        f"{AD}<div class='entry-content b'>{paragraphs(*TOLD[4:])}</div></div>"
    ),
    "the lead in the header": (
        "<article><header>"
        f"{H1}<p class=intro>{TOLD[0]}</p></header><div class=body>{paragraphs(*TOLD[1:])}</div>"
        "</article>"
    ),
    "the lead as a heading": (
        "<article>"
        f"{H1}<h2 class=summary>{TOLD[0]}</h2><div class='article-body'>{paragraphs(*TOLD[1:])}</div>"
        "</article>"
    ),
    "the lead below a headline of the second rank": (
        f"<article><h1>Osk Courier</h1><header><h2>{TITLE}</h2><p>{TOLD[0]}</p></header>"
        f"<div class='article-body'>{paragraphs(*TOLD[1:])}</div></article>"
    ),
    "the lead in a plain block": (
        f"<article><header>{H1}<div class=dek>{TOLD[0]}</div></header>"
        f"<div class='article-body'>{paragraphs(*TOLD[1:])}</div></article>"
    ),
    "the lead in its own block": (
        "<article>"
        f"{H1}<div class=lead><p><b>{TOLD[0]}</b></p></div>"
        f"<div class='article-content'>{paragraphs(*TOLD[1:])}"
        "</div></article>"
    ),
    "one paragraph with line breaks": f"<div class='news-text'>{H1}<p>{'<br/><br/>'.join(TOLD)}</p></div>",
    "text as written": f"<div id=content>{H1}<pre>{chr(10).join(TOLD)}</pre></div>",
    "once more for phones": (
        f"<article>{H1}<div>{paragraphs(*TOLD)}</div><div style='display:none'>{paragraphs(*TOLD)}"
        "</div></article>"
    ),
    "a post from elsewhere": (
        f"<article>{H1}{paragraphs(*TOLD[:3])}<blockquote class='twitter-tweet'><p>"
        f"{TOLD[3]}</p></blockquote>{paragraphs(*TOLD[4:])}</article>"
    ),
    "a quotation said again beside": (
        f"<article>{H1}{paragraphs(*TOLD[:4])}<figure class='pullquote'><blockquote>We had nine boats"
        f"</blockquote></figure>{paragraphs(*TOLD[4:])}</article>"
    ),
    "plain blocks among advertisements": (
        f"<div class='td-post-content'>{H1}{''.join(f'<div>{one}</div>{AD}' for one in TOLD)}</div>"
    ),
    "the author above": (
        "<article>"
        f"{H1}<div class=meta><p class=bio>Jo Doe is the Courier's reporter and author of 3 books.</p></div>"
        f"<div class='article-body'>{paragraphs(*TOLD)}"
        "</div></article>"
    ),
    "an answer that unfolds": (
        f"<article>{H1}{paragraphs(*TOLD[:4])}<details><p>"
        f"{TOLD[4]}</p></details>{paragraphs(*TOLD[5:])}</article>"
    ),
}


@pytest.mark.parametrize("markup", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_paragraphs_are_found_however_a_page_sets_them(markup: str) -> None:
    html = f"<html><title>{TITLE}</title><body><nav><ul>{NAVIGATION}</ul></nav>{markup}</body></html>"
    text = article_from_html(html, URL).text
    assert text.replace("\n", " ").split() == " ".join(TOLD).split()


def test_texts_of_several_articles_are_not_put_together() -> None:
    tops = [f"<div class=post><h1>{title}</h1><div class='post-content'>" for title in (TITLE, "Fares rise")]
    posts = zip(tops, (paragraphs(*TOLD), paragraphs(TEASER, TEASER)), strict=True)
    html = "".join(f"{top}{text}</div></div>" for top, text in posts)
    assert TEASER not in article_from_html(html, URL).text
