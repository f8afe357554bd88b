"""What is left of a page's text: the article's own lines, each one verbatim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cleaning import clean, split_lines
from bot.cleaning.furniture import is_furniture

BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
    "“We searched all night,” Brandt told reporters in the port.",
    "The owner denied that the ship had been overloaded.",
)
TITLE = "Ferry sinks off Osk with 212 people aboard"


def kept(*lines: str) -> tuple[str, ...]:
    return clean("\n\n".join(lines)).lines


FURNITURE = {
    "reading time and players": [
        "2 min read",
        "5 minute read",
        "Reading time: 3 minutes",
        "Listen to this article",
        "12 comments",
    ],
    "pictures": [
        "File photo",
        "File photo.",
        "Article image",
        "Avatar",
        "Photo: Ilse Brandt",
        "Photo by Ilse Brandt",
        "Image credit: Osk Harbour Authority",
        "Rescuers at the quay in Osk on Feb. 16, 2019. (Jo Doe / AFP via Getty Images)",
        "Rescuers at the quay. (Jo Doe/AFP)",
        "Rescuers at the quay in Osk (AP Photo/Jo Doe)",
        "Rescuers at the quay, March 3, 2024. REUTERS/Jo Doe",
        "Rescuers at the quay, March 3, 2024. REUTERS/Jo Doe/File Photo",
        "The quay of Osk. [Photo by Jo Doe]",
        "The quay of Osk (Photo: harbour authority)",
        "A boat – Jo Doe via Getty Images",
        "© Harbour Authority",
        "Divers carry a sack along the quay of Osk. (Staff photo)",
        "Osk Navy / Getty Images",
        "Jo Doe / AFP / Getty Images",
        "Courtesy of Northern Lines",
        "Header image: divers at the quay of Osk in the winter of 2019.",
    ],
    "bylines": [
        "By Jo Doe",
        "18+ Please gamble responsibly",
        "Around the web: 11 soups for January",
        "Posted on 14 May 2026 by Jo Doe | 63 comments",
        "By Jo Doe and Ann Lee, Foreign Correspondent in Osk",
        "BY JO DOE",
        "By our science desk",
        "By our science desk | 2 September 2025",
        "Written by Jo Doe",
        "Reporting by Jo Doe in Osk; editing by Ann Lee",
        "(Reporting by Jo Doe; Editing by Ann Lee)",
        "News Editor",
        "Senior Correspondent",
        "Staff Writer",
        "AFP",
        "jo.doe@courier.example",
        "Follow Jo Doe on Mastodon",
    ],
    "time stamps": [
        "15:5516/12/2024, Monday",
        "Published: 9 October 2024, 10:42",
        "Updated 5 minutes ago",
        "3 hours ago",
        "December 16, 2024",
    ],
    "captions": [
        "Rescuers work at the site of a landslide in Osk, March 3, 2025.",
        "A woman walks past a burnt car in Osk on Friday, Jan. 10, 2025.",
        "Smoke rises over the port of Osk, 3 January 2025",
        "Mayor Ann Lee (L) shakes hands with Tom Orr in Osk.",
        "Ann Lee, left, and Tom Orr arrive with Jo Doe, who speaks to nobody.",
    ],
    "notes of the desk": [
        "Editor’s note: Jo Doe has owned 300 shares in the ferry line since May.",
        "Correction: An earlier version of this article gave the wrong number of cabins.",
        "CLARIFICATION: The second sentence now says that the vote is not binding.",
        "This article has been updated with a comment from the ministry.",
        "An earlier version of this story misstated the length of the bridge.",
    ],
    "buttons": [
        "Share",
        "Share this article",
        "• Share this page: WhatsApp | X | Email",
        "Facebook Twitter WhatsApp Telegram",
        "Copy link",
        "Subscribe | Website | https://t.me/oskcourier",
        "https://courier.example/ferry",
        "Read more",
        "Read More »",
        "Show More",
        "Continue reading",
        "Advertisement",
        "Skip to content",
        "Menu News Sport Weather My account Log out",
    ],
    "requests": [
        "Sign up for our Tech Weekly newsletter and never miss a story!",
        "Subscribe to our newsletter.",
        "👉 Subscribe to our channel",
        "Join us on Telegram",
        "Follow us on X: @oskcourier",
        "Get the latest news delivered to your inbox",
        "Enter your email address",
        "Already a subscriber? Log in",
        "Enjoying this article? Get 12 weeks of the Courier for £12.",
        "Support local journalism: Subscribe for $1 a week.",
        "Try the Osk Courier for just £1",
        "Got a story? Ring our newsdesk on 0114 496 0123",
        "What do you think? Join the debate in the comments below!",
        "Support independent journalism",
        "Winter coats from €49.99 — shop now",
        "ADD TO CART: US$25 lifejacket for two",
        "Some of these links are paid for: if you buy, we may earn a small commission.",
        "Loading weather data ...",
        "Thank you for reading.",
    ],
    "cookies and law": [
        "We use cookies to improve your experience.",
        "Accept all cookies",
        "Cookie settings | Terms | © 2026 The Osk Courier",
        "© 2026 The Osk Courier. All rights reserved.",
        "Privacy policy",
    ],
    "hashtags and tags": [
        "#ferry",
        "#Osk #ferry disaster",
        "#Harbour Authority of Osk (HAO)",
        "Tags: Osk, ferry, rescue",
    ],
    "pointers to other articles": [
        "READ ALSO: Five phones we loved this summer",
        "Read more: Storm closes three ports",
        "(MORE: Storm closes three ports)",
        "Read on",
        "Read on below the map",
        "Related: Storm closes three ports",
        "Most read: 1. Ferry prices to double, says operator",
    ],
    "tables": ["| Village | Dead |", "|---|---|"],
}


@pytest.mark.parametrize("line", [line for lines in FURNITURE.values() for line in lines])
def test_what_is_not_the_articles_own_words_is_left_out(line: str) -> None:
    assert kept(TITLE, line, *BODY) == (TITLE, *BODY)


OWN_WORDS = [
    "The court sits again on March 3, 2025, the judge said on Monday.",
    "The army left Osk on Jan. 10, 2025.",
    "The leaders meet in Osk on March 3, 2025.",
    "The bank holds its annual meeting on March 3, 2025.",
    "Fares rise on January 1, 2026.",
    "The bus turned left, and 12 people walked on.",
    "Correction of the river’s course will cost 300 million.",
    "This report was seen by three of the ministers.",
    "This story is about 300 soldiers.",
    "By Monday, the army had left Osk.",
    "By land and by sea, the navy moved 300 men.",
    "Reporting by the Courier found that 3,000 houses were lost.",
    "Situation in Osk",
    "Why does it worry you?",
    "Source: General Staff of the Armed Forces",
    "Share prices fell 12 percent on Monday.",
    "Twitter said 300 accounts were closed.",
    "On Dec. 16, 300 soldiers were killed.",
    "The toll rose to 34 by 16 December 2024.",
    "More than 300 people were killed, officials said. (AFP)",
    "KYIV, Nov 5 (AFP) – Officials said that 12 people had died.",
    "Support our troops, minister tells allies",
    "Comments by the minister drew 300 complaints.",
    "Copyright law protects 3,000 works.",
    "12 killed in Osk",
    "Read the statement in full, the minister urged on Friday.",
    "Contact with 12 miners was lost overnight.",
    "Join the army or pay, says ministry",
    "Latest figures show 300 dead in Osk",
    "Related deaths rose to 300, the ministry said.",
    "Listen to your people, bishop tells president",
    "More on Monday: 300 strikes planned",
    "Video shows 3 soldiers surrendering",
    "Home Secretary quits",
    "• Two people have died, officials say",
    "He read out the letter (a photo shows it) and left.",
]


@pytest.mark.parametrize("line", OWN_WORDS)
def test_lines_that_only_look_like_furniture_are_the_articles_own(line: str) -> None:
    assert not is_furniture(line)
    assert kept(TITLE, *BODY[:2], line, *BODY[2:]) == (TITLE, *BODY[:2], line, *BODY[2:])


def test_lines_are_kept_verbatim_or_not_at_all() -> None:
    odd = "He  said—“it’s   ‘over’ ”;  1 000 men …left [sic] (#3) @ 5%."
    assert kept(TITLE, *BODY, odd)[-1].replace(" ", "") == odd.replace(" ", "")


@given(st.text(max_size=300))
def test_any_text_is_cleaned_to_lines_of_its_own_words(text: str) -> None:
    cleaned = clean(text)
    words = text.split()
    for line in (*cleaned.lines, *cleaned.dropped):
        assert line == line.strip()
        assert "\n" not in line
        assert line
    if text.isprintable() and max(text, default="") < "\u2000":  # nothing invisible, and no pictures
        assert [word for line in split_lines(text) for word in line.split()] == words


def test_cleaning_what_is_clean_changes_nothing() -> None:
    once = kept(TITLE, "2 min read", *BODY, "Read more")
    assert kept(*once) == once


RAW = [
    ("Windows line ends", "One line.\r\n\r\nAnother.", ["One line.", "Another."]),
    ("old Macintosh line ends", "One line.\rAnother.", ["One line.", "Another."]),
    (
        "line and paragraph separators",
        "One line.\u2028Another.\u2029A third.",
        ["One line.", "Another.", "A third."],
    ),
    ("form feeds", "One page.\fAnother.", ["One page.", "Another."]),
    ("zero-width characters", "\ufeffNo\u200bte the so\u00adft hyphen\u2060.", ["Note the soft hyphen."]),
    ("control characters", "a\x00b\x07c", ["abc"]),
    ("marks of direction", "\u200eMoscow\u200f said\u202c.", ["Moscow said."]),
    ("joiners that spell words stay", "می\u200cخواهم", ["می\u200cخواهم"]),
    ("blanks of any width", "10\u00a0000\u202fmen\tleft", ["10 000 men left"]),
    ("white space around", "  \u3000 One line. \t ", ["One line."]),
    ("nothing", " \n\t\n ", []),
]


@pytest.mark.parametrize(("raw", "lines"), [row[1:] for row in RAW], ids=[row[0] for row in RAW])
def test_lines_are_trimmed_and_freed_of_invisible_characters(raw: str, lines: list[str]) -> None:
    assert split_lines(raw) == lines


PICTURES = [
    ("⚡️ At least 34 people drowned.", "At least 34 people drowned."),
    ("‼️🚨BREAKING: 34 drowned 🚨🚨", "BREAKING: 34 drowned"),
    ("🇺🇦 The ferry sank. 🙏🏽", "The ferry sank."),
    ("👨‍👩‍👧 Families wait in the port.", "Families wait in the port."),
    ("1️⃣ Two boats are missing.", "Two boats are missing."),
    ("#️⃣ The port", "The port"),
    (
        "The port says: 1️⃣ two boats are missing 2️⃣ one was found",
        "The port says: two boats are missing one was found",
    ),
    ("▪️ The owner denied it.", "The owner denied it."),
    ("He sent a ❤️ to the crew.", "He sent a ❤️ to the crew."),
    ("34 people drowned (#3) @ 5% *", "34 people drowned (#3) @ 5% *"),
    ("Boats → port", "Boats → port"),
    ("©️ Osk Courier", "©️ Osk Courier"),
]


@pytest.mark.parametrize(("line", "words"), PICTURES)
def test_pictures_around_a_line_and_the_keys_of_a_list_are_none_of_its_words(line: str, words: str) -> None:
    assert split_lines(line) == [words]


def test_a_line_of_pictures_is_none() -> None:
    assert split_lines("The ferry sank.\n🚨 ⚡️🚨\n1️⃣\nMany drowned.") == ["The ferry sank.", "Many drowned."]


WRAPPED = """\
The ferry Aurelia sank off Osk on Monday morning with 212 people
aboard, the coast guard said in a statement that it published
on Tuesday.

At least 34 people drowned, according to the harbour master, who
said that the number was likely to rise in the course
of the day.
"""


def test_points_and_names_above_a_text_are_no_wrapped_paragraph() -> None:
    points = (
        "- The ferry Aurelia had been inspected twice since the spring",
        "- Divers found the first of the lifeboats on the sea bed",
        "- The owner denies that the ship was carrying more than allowed",
    )
    names = ("By JO DOE, SHIPPING REPORTER FOR THE OSK LANTERN", "PUBLISHED: 14:21, 6 October 2023")
    text = "\n\n".join([TITLE, "\n".join(points), "\n".join(names), *BODY])
    assert clean(text).lines[1:4] == points


def test_lines_that_a_mail_program_wrapped_are_one_paragraph_again() -> None:
    first, second = split_lines(WRAPPED)
    assert first.endswith(
        "with 212 people aboard, the coast guard said in a statement that it published on Tuesday."
    )
    assert second.startswith("At least 34 people drowned")


def test_short_lines_one_below_the_other_stay_lines() -> None:
    facts = ["Ferry sinks off Osk", "15:55", "AA", "File photo", "", "A text.", "", "Osk", "Ferry", "Sea"]
    assert split_lines("\n".join(facts)) == [line for line in facts if line]


def test_the_headline_is_kept_once() -> None:
    assert kept(TITLE, "2 min read", TITLE, *BODY, TITLE.upper()) == (TITLE, *BODY)


@pytest.mark.parametrize(
    "label", ["Norway", "WORLD", "Breaking news", "Middle East", "Home > World > Europe", "News | Osk"]
)
def test_labels_above_the_headline_are_left_out(label: str) -> None:
    assert kept(label, TITLE, *BODY) == (TITLE, *BODY)


def test_a_short_headline_above_the_text_is_no_label() -> None:
    assert kept("Osk mourns", *BODY) == ("Osk mourns", *BODY)


FEED_STORY = "President Ilmar Osk on July 19 announced a new government of 12 ministers."


@pytest.mark.parametrize(
    "heading", ["News Feed", "Latest news", "Most read", "You might also like", "Comments", "Trending now"]
)
def test_a_feed_below_the_article_is_left_out_to_its_end(heading: str) -> None:
    assert kept(TITLE, *BODY, heading, FEED_STORY, "Show More") == (TITLE, *BODY)


def test_a_feeds_heading_in_the_navigation_above_takes_nothing_with_it() -> None:
    assert kept("Latest news", TITLE, *BODY) == (TITLE, *BODY)


def test_other_articles_headlines_amid_the_text_are_left_out_and_the_text_goes_on() -> None:
    for heading in ("Related articles", "Editors’ Recommendations:"):
        teasers = (heading, "Storm closes three ports", "Minister visits Osk")
        assert kept(TITLE, *BODY[:2], *teasers, *BODY[2:]) == (TITLE, *BODY)


def test_the_headline_of_a_teaser_goes_and_its_sentences_stay() -> None:
    sentence = "Ferries are unsafe in winter, according to three experts. The report on winter crossi…"
    assert kept(TITLE, *BODY, "Why ferries sink in winter, experts explain", sentence) == (
        TITLE,
        *BODY,
        sentence,
    )


BIOGRAPHIES = [
    ["Jo Doe is a news editor at The Osk Courier. Based in Osk, she joined the paper in 2020."],
    ["Avatar", "Jo Doe", "News Editor", "Jo Doe is a news editor at The Osk Courier."],
    ["Jo Doe is a reporter for the Osk Courier.", "She previously worked in Stockholm and has two cats."],
    ["Jo Doe is Rope & Anchor's shipping editor. Before that she worked in Stockholm."],
    ["Jo Doe is the Courier’s south coast correspondent"],
    ["Élise van Doe is an award-winning freelance journalist based in Osk."],
]


@pytest.mark.parametrize("lines", BIOGRAPHIES)
def test_a_biography_below_the_text_is_left_out(lines: list[str]) -> None:
    assert kept(TITLE, *BODY, *lines) == (TITLE, *BODY)


def test_what_the_author_of_the_byline_covers_is_a_biography_too() -> None:
    lines = ("Jo Doe covers shipping for The Osk Courier.", "He previously worked in Stockholm.")
    assert kept(TITLE, "By Jo Doe, Shipping Reporter", *BODY, *lines) == (TITLE, *BODY)


JOURNALISTS_IN_THE_NEWS = [
    "Jo Doe is a reporter for The Osk Courier who was detained on Friday.",
    "North Osk covers the costs of 10,000 troops for Westmark.",
    "Jo Doe, a reporter for The Osk Courier, was killed in the attack.",
    "Jo Doe is the president of Osk.",
]


@pytest.mark.parametrize("line", JOURNALISTS_IN_THE_NEWS)
def test_a_journalist_in_the_news_is_not_the_author(line: str) -> None:
    assert kept(TITLE, *BODY, line) == (TITLE, *BODY, line)


def test_a_journalist_named_in_the_first_paragraphs_is_the_articles_subject() -> None:
    subject = "Jo Doe is a reporter for The Osk Courier."
    assert kept(TITLE, subject, *BODY) == (TITLE, subject, *BODY)


def test_what_was_left_out_is_handed_on_in_full() -> None:
    cleaned = clean("\n".join([TITLE, "2 min read", *BODY, "News Feed", FEED_STORY]))
    assert set(cleaned.dropped) == {"2 min read", "News Feed", FEED_STORY}


@pytest.mark.parametrize(
    "text",
    [
        "Comments\n" * 20_000,
        "Jo Doe is a reporter at The Osk Courier.\n" * 5_000,
        "\n".join(f"Jo Doe{n} Osk is a reporter at The Osk Courier." for n in range(5_000)),
        "⚡" * 50_000 + "a",
        "⚡ " * 50_000 + "a",
        "a ⚡" * 50_000,
        "1\ufe0f\u20e3" * 20_000 + "a",
        "a > " * 20_000 + "\nFerry sinks off Osk with 212",
        "A " * 50_000 + "could not verify",
        "(" * 50_000,
        "#a" * 50_000,
        "By " + "A" * 50_000,
        "a | " * 20_000,
        "\n".join(["Related"] * 20_000),
    ],
)
def test_a_text_made_to_be_slow_is_cleaned_all_the_same(text: str) -> None:
    assert isinstance(clean(text).lines, tuple)
