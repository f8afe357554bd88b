"""Which part of a message is read: its text, its links, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import find_all_sources, find_note, find_question, find_sources, looks_like_article
from bot.models import Document, Link, Pasted, Source
from bot.urls import canonical_url

REPORT = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said. "
    "At least 34 people drowned, according to the harbour master, Ilse Brandt. "
    "“We searched all night and I will not give up,” Brandt told reporters in the port. "
    "The owner denied that the ship had been overloaded."
)
LONG_TALK = (
    "Hi all, I will be late tomorrow because my train was cancelled again, and you know the buses. "
    "Could you please open the office for me? I think the key is with Ann, or ask Bo, who had it last week. "
    "Thanks so much, I owe you one."
)
A = "https://courier.example/news/ferry"
B = "https://tribune.example/2024/03/ferry-sinks"

TALK = [
    "",
    "👍",
    "ok",
    "thanks!",
    "good morning everyone",
    "who is on shift tonight?",
    "lol 10 of us at 5pm",
    "Can you check this one please?",
    "Meeting at 10 in Berlin.",
    "see you at 5 pm in Osk",
    "I read that 300 people died in Osk",
    "Mum says 10 people are coming.",
    "we have 12 new subscribers in Osk",
    "Did the Pentagon say that 300 soldiers were killed?",
    "Check this out",
    "“Great!”",
    LONG_TALK,
]


@pytest.mark.parametrize("text", TALK)
def test_talk_among_members_is_not_read(text: str) -> None:
    assert not looks_like_article(text)
    assert find_sources(text, ()) == ()


REPORTS = [
    "Pentagon says 10,000 North Korean troops are in Kursk.",
    "The army says 300 soldiers were killed.",
    "12 people were killed in Kharkiv.",
    "Dozens of people were injured in Osk on Monday.",
    "Two people were killed in Osk, officials say",
    "At least 34 dead in Osk fire",
    "Ukraine’s air force shot down 32 drones overnight",
    "Kyiv denies losing Pokrovsk",
    "The minister denied the report.",
    "“I will not give up,” the harbour master of Osk said.",
    "Storm leaves 240,000 homes in Osk without power",
    "UN: 1.5 million people displaced in Osk",
    "Unemployment in Osk fell to 4.1% in March.",
    REPORT,
    REPORT * 20,
]


@pytest.mark.parametrize("text", REPORTS)
def test_a_text_that_reports_something_is_read_at_any_length(text: str) -> None:
    assert looks_like_article(text)
    assert find_sources(text, ()) == (Pasted(text),)


QUESTIONS = [
    ("Did the Pentagon say that 300 soldiers were killed?", True),
    ("how many people died in Osk", True),
    ("and in Velm, how many?", True),
    ("Thanks, that helps.", False),
    ("really?", False),
    ("👍", False),
    ("", False),
    ("fix: figure=300", False),
    (f"What do you make of {A} then?", False),
    (f"{REPORT} Is that so?", False),
]


@pytest.mark.parametrize(("text", "asks"), QUESTIONS)
def test_a_question_to_the_bot_is_short_asks_and_has_nothing_to_read(text: str, *, asks: bool) -> None:
    assert find_question(text, addressed=True) == (text if asks else None)
    assert find_question(text, addressed=False) is None


COMMENTS = [
    "",
    "interesting",
    "look at this, 34 dead!",
    "Pentagon says 10,000 troops are in Kursk.",
    "what do you think?",
]


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_link_with_a_short_comment_is_the_link(comment: str) -> None:
    assert find_sources(f"{comment} {A}", [A]) == (Link(A),)


def test_a_long_comment_that_is_talk_leaves_the_link() -> None:
    assert find_sources(f"{LONG_TALK} {A}", [A]) == (Link(A),)


FOOTERS = [
    f"{REPORT}\n\nSubscribe | Website {A} | https://t.me/oskcourier",
    f"{REPORT}\nRead the whole story: {A}",
    f"{A}\n{REPORT}",
]


@pytest.mark.parametrize("text", FOOTERS)
def test_the_links_in_a_forwarded_article_are_not_read(text: str) -> None:
    assert find_sources(text, [A, "https://t.me/oskcourier"]) == (Pasted(text),)


def test_links_are_read_in_their_order_and_each_page_once() -> None:
    links = [B, f"{A}?utm_source=telegram", f"{A}/#comments", B]
    assert find_sources(" and ".join(links), links) == (Link(B), Link(f"{A}?utm_source=telegram"))


def test_a_link_hidden_behind_words_is_read() -> None:
    assert find_sources("the story", [A]) == (Link(A),)


WRITTEN = [
    (f"see {A}.", A),
    (f"({A})", A),
    (f"“{A}”", A),
    (f"{A}, {A}!", A),
    ("https://courier.example/wiki/Osk_(town)", "https://courier.example/wiki/Osk_(town)"),
    ("HTTPS://courier.example/A", "HTTPS://courier.example/A"),
]


@pytest.mark.parametrize(("text", "link"), WRITTEN)
def test_a_link_that_nobody_marked_is_found_without_the_punctuation_around_it(text: str, link: str) -> None:
    assert find_sources(text, ()) == (Link(link),)


def test_an_address_without_a_scheme_is_taken_as_a_secure_one() -> None:
    assert find_sources("courier.example/news/ferry", ["courier.example/news/ferry"]) == (Link(A),)
    assert find_sources("localhost.example:8081/a", ["localhost.example:8081/a"]) == (
        Link("https://localhost.example:8081/a"),
    )


NOT_PAGES = [
    "https://t.me/oskcourier",
    "t.me/oskcourier",
    "https://t.me/share/invite",
    "https://t.me/+AbCdEf0123",
    "https://t.me/c/1234567/89",
    "https://telegram.me/oskcourier",
    "mailto:desk@courier.example",
    "desk@courier.example",
    "tel:+4712345678",
    "tg://resolve?domain=oskcourier",
    "ftp://courier.example/ferry.txt",
    "@oskcourier",
    "",
]


PAGES = [
    "https://t.me/oskcourier/123",
    "https://telegram.me/s/oskcourier/123",
    "https://t.me/iv?url=https%3A%2F%2Fcourier.example%2Fnews%2Fferry&rhash=1",
    "https://stories.example/@jo/the-ferry",
    "http://good@127.0.0.1/admin",
]


@pytest.mark.parametrize("link", PAGES)
def test_posts_wrapped_links_and_odd_links_are_read_or_refused_with_a_reason(link: str) -> None:
    assert find_sources(f"more at {link}", [link]) == (Link(link),)


@pytest.mark.parametrize(
    "link", ["https://t.me/+AbCdEf0123", "https://t.me/c/1234567/89", "https://t.me/joinchat/A"]
)
def test_a_link_into_a_closed_chat_is_taken_up_only_where_it_is_the_whole_message(link: str) -> None:
    assert find_sources(link, [link]) == (Link(link),)
    assert find_sources(f"as I said in {link}", [link]) == ()
    report = "Pentagon says 10,000 North Korean troops are in Kursk."
    assert find_sources(f"{report} {link}", [link]) == (Pasted(f"{report} {link}"),)


def test_twins_of_a_page_are_read_once() -> None:
    links = [A, A.replace("https", "http"), A.replace("//", "//m."), f"{A}/amp"]
    assert find_sources(" ".join(links), links) == (Link(A),)


@pytest.mark.parametrize("link", NOT_PAGES)
def test_mentions_addresses_of_people_and_messenger_links_are_not_pages(link: str) -> None:
    assert find_sources(f"more at {link}", [link]) == ()


def test_a_bare_domain_in_a_short_message_is_read_and_in_long_talk_it_is_not() -> None:
    assert find_sources("courier.example", ["courier.example"]) == (Link("https://courier.example"),)
    assert find_sources(f"{LONG_TALK} courier.example", ["courier.example", A]) == (Link(A),)


def test_a_report_with_no_link_but_a_mention_is_read_as_text() -> None:
    text = "Pentagon says 10,000 North Korean troops are in Kursk. https://t.me/oskcourier"
    assert find_sources(text, ["https://t.me/oskcourier"]) == (Pasted(text),)


@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=4))
def test_whatever_is_sent_each_page_is_read_at_most_once(text: str, links: list[str]) -> None:
    sources = find_sources(text, links)
    pages = [canonical_url(source.url) for source in sources if isinstance(source, Link)]
    assert len(pages) == len(set(pages))
    assert sources == (Pasted(text),) or all(isinstance(source, Link) for source in sources)


def test_a_long_text_in_another_language_is_read() -> None:
    text = "Паром затонул у города Оск в понедельник, сообщила береговая охрана. " * 5
    assert find_sources(text, ()) == (Pasted(text),)


# ── a member's own words beside what they send ───────────────────────────────────────────────────

FERRY = "https://courier.example/ferry"
NOTES = [
    # text, links, sources, note
    (f"What do you make of this? {FERRY}", [FERRY], [Link(FERRY)], "What do you make of this?"),
    ("courier.example/ferry from my source", ["courier.example/ferry"], [Link(FERRY)], "from my source"),
    ("scan from the ministry", [], [Document("a.txt", b"")], "scan from the ministry"),
    # A word or two say nothing.
    (f"lol {FERRY}", [FERRY], [Link(FERRY)], None),
    # Of several links it is not known which one is meant.
    (f"two of them for you {FERRY} {FERRY}2", [FERRY, f"{FERRY}2"], [Link(FERRY), Link(f"{FERRY}2")], None),
    # An article is no note on itself.
    ("Police said that two people died.", [], [Pasted("Police said that two people died.")], None),
    ("just some talk", [], [], None),
]


@pytest.mark.parametrize(("text", "links", "sources", "note"), NOTES)
def test_the_words_beside_one_link_or_file_are_a_note(
    text: str, links: list[str], sources: list[Source], note: str | None
) -> None:
    assert find_note(text, links, sources) == note


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("my cousin thinks so", (Pasted("my cousin thinks so"),)),
        (f"my cousin thinks so {FERRY}", (Link(FERRY),)),
        (" ftp://courier.example/a ", (Link("ftp://courier.example/a"),)),
        ("it is ftp://courier.example/a", (Pasted("it is ftp://courier.example/a"),)),
        (" ", ()),
    ],
)
def test_what_a_member_asks_for_is_read_though_it_passes_for_talk(
    text: str, sources: tuple[Source, ...]
) -> None:
    assert find_all_sources(text, ()) == sources
