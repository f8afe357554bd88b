"""The answer to a message that was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import NotFoundError
from bot.models import Bound, Claim, ClaimRecord, Kind, Message, Note, Stage, Stance
from bot.render import (
    Known,
    Outcome,
    Stored,
    Underway,
    Unread,
    render_article,
    render_article_claims,
    render_articles,
    render_progress,
    render_reading,
    render_reading_page,
    render_undone,
    split_reading,
)
from bot.render.lines import get_title
from tests.builders import (
    make_appearance,
    make_article,
    make_article_record,
    make_claim,
    make_claim_record,
    make_figure,
    make_origin,
)
from tests.telegram_text import ShownText, show

TODAY = date(2024, 12, 19)
KURSK = make_figure(
    low=10_000,
    high=None,
    bound=Bound.AT_LEAST,
    unit="soldiers",
    what="North Korean soldiers",
    measure="deployed",
)
CASUALTIES = replace(KURSK, low=30, measure="killed_or_injured")
EXPECTED = replace(KURSK, stage=Stage.EXPECTED)


def read(*outcomes: Outcome, private: bool = True) -> Message:
    message = render_reading(outcomes, TODAY, private=private)
    assert message is not None
    return message


def shown(message: Message) -> ShownText:
    """As Telegram shows it; it raises where Telegram refuses."""
    for button in (button for row in message.buttons for button in row):
        assert 0 < len(button.data.encode()) <= 64
        assert button.label
    return show(message.html, "HTML")


def stored(claims: Sequence[Claim], **article: Any) -> Stored:
    records = (make_claim_record(number=50 + n, claim=claim) for n, claim in enumerate(claims))
    return Stored(make_article_record(number=12, article=make_article(**article)), tuple(records))


def only_line(**fields: Any) -> str:
    """The line of an article's only claim."""
    claim = make_claim(**{"claimant": "Pentagon", "places": (), "said_on": date(2024, 11, 5)} | fields)
    return shown(read(stored([claim]))).text.splitlines()[1]


# ── what cannot be read, or says nothing ─────────────────────────────────────────────────────────


def test_a_source_that_failed_is_one_line_without_buttons() -> None:
    message = read(Unread("ledger.example took <b>too</b> long.\nPaste the text and I'll read that."))
    assert shown(message).text == "ledger.example took <b>too</b> long. Paste the text and I'll read that."
    assert message.buttons == ()


def test_an_article_without_claims_is_no_noise_in_a_group() -> None:
    assert render_reading([stored([])], TODAY, private=False) is None


def test_an_article_without_claims_gets_a_kind_line_in_private() -> None:
    text = shown(read(stored([]))).text
    assert "Hundreds detained after march in Varda" in text
    assert "nobody claiming anything" in text


@pytest.mark.parametrize("private", [True, False])
def test_an_article_in_another_language_is_told_so_anywhere(*, private: bool) -> None:
    text = shown(read(stored([], language="uk"), private=private)).text
    assert "another language (uk)" in text
    assert "English only" in text


def test_an_article_that_the_chat_has_is_pointed_to() -> None:
    record = make_article_record(number=12, received_at=datetime(2024, 11, 3, 9, tzinfo=UTC))
    message = read(Known(record))
    assert shown(message).text.startswith(
        "Already here since 3 Nov → article 12: The Northern Ledger · 6 Nov"
    )
    assert [[button.data for button in row] for row in message.buttons] == [["v:12"]]


# ── the header ───────────────────────────────────────────────────────────────────────────────────


def header(**article: Any) -> ShownText:
    return shown(read(stored([make_claim()], **article)))


def test_an_article_without_a_title_is_named_by_its_words_behind_the_dateline() -> None:
    text = "MANILA, Aug 18 (Straits News Service) — The number of dead rose to 41. More are missing."
    record = make_article_record(article=make_article(text=text, title=None))
    assert get_title(record).startswith("The number of dead rose to 41.")


def test_the_header_has_outlet_date_and_linked_title() -> None:
    text = header()
    assert text.text.startswith("The Northern Ledger · 6 Nov · Hundreds detained after march in Varda\n")
    links = [entity["url"] for entity in text.entities if entity["type"] == "text_link"]
    assert links == ["https://northern-ledger.example/varda-march"]


def test_a_pasted_text_is_called_by_its_first_words() -> None:
    text = header(text="Dockers in Osk went home.\nThe strike is over.", title=None, outlet=None).text
    assert text.startswith("6 Nov · Dockers in Osk went home. The strike is over.\n")


def test_a_forwarded_text_without_outlet_is_its_channels() -> None:
    record = make_article_record(article=make_article(outlet=None), origin=make_origin())
    assert shown(read(Stored(record, (make_claim_record(),)))).text.startswith("Varda Today · 6 Nov · ")


def test_a_page_that_states_no_day_is_undated_and_has_that_of_its_message() -> None:
    assert header(published=None).text.startswith("The Northern Ledger · undated, sent 6 Nov · Hundreds")
    pasted = header(text="Dockers in Osk went home. The strike is over.", title=None, published=None).text
    assert "undated" not in pasted
    assert "sent 6 Nov" in pasted


def test_a_day_that_an_article_names_without_a_year_has_a_question_mark() -> None:
    told = header(published=None, reckoned=date(2024, 11, 4)).text
    assert told.startswith("The Northern Ledger · 4 Nov? · Hundreds")


def test_when_a_page_was_updated_stands_behind_its_day() -> None:
    at = datetime(2024, 11, 6, 14, 20, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert header(updated=at).text.startswith(
        "The Northern Ledger · 6 Nov, updated 14:20 UTC+5:30 · Hundreds"
    )
    later = datetime(2023, 11, 7, 0, 5, tzinfo=UTC)
    assert " · 6 Nov, updated 7 Nov 2023, 00:05 UTC · " in header(updated=later).text


def test_that_a_page_shows_only_its_beginning_stands_below_the_header() -> None:
    lines = header(shown_paragraphs=2).text.split("\n")
    host = "northern-ledger.example"
    assert (
        lines[1] == f"{host} shows only two paragraphs to non-subscribers: paste the text and I'll read that."
    )
    assert "only one paragraph to" in header(shown_paragraphs=1).text
    assert header(shown_paragraphs=12).text.split("\n")[1].startswith(f"{host} shows only 12 paragraphs")


def test_a_beginning_in_which_nobody_claims_anything_is_worth_its_line_in_a_group_too() -> None:
    text = shown(read(stored([], shown_paragraphs=2), private=False)).text
    assert text.endswith("paste the text and I'll read that.")


# ── a claim's line ───────────────────────────────────────────────────────────────────────────────

LINES: list[tuple[dict[str, Any], str]] = [
    (
        {"figures": (KURSK,), "places": ("Kursk",), "stance": Stance.CONFIRMED},
        "#50 Pentagon — ≥10,000 North Korean soldiers, Kursk · confirmed · 5 Nov",
    ),
    (
        {"figures": (CASUALTIES,)},
        "#50 Pentagon — ≥30 North Korean soldiers killed or injured · 5 Nov",
    ),
    (
        {"figures": (CASUALTIES, make_figure(value=3, unit="", measure="missing"))},
        "#50 Pentagon — ≥30 North Korean soldiers killed or injured, 3 missing · 5 Nov",
    ),
    (
        {"figures": (EXPECTED,)},
        "#50 Pentagon — ≥10,000 North Korean soldiers · expected · 5 Nov",
    ),
    (
        {"figures": (replace(CASUALTIES, what="soldiers"), replace(EXPECTED, what="soldiers"))},
        "#50 Pentagon — ≥30 soldiers killed or injured, ≥10,000 soldiers (expected) · 5 Nov",
    ),
    ({"text": "The ferry sank.", "via": ("BBC",)}, "#50 Pentagon via BBC — The ferry sank · 5 Nov"),
    (
        {"text": "The ferry sank.", "via": ("Telegram", "BBC")},
        "#50 Pentagon via Telegram, BBC — The ferry sank · 5 Nov",
    ),
    ({"text": "The ferry sank.", "hedged": True}, "#50 Pentagon — The ferry sank · tentative · 5 Nov"),
    (
        {"text": "The ferry sank.", "stance": Stance.DENIED, "hedged": True},
        "#50 Pentagon — The ferry sank · denied · tentative · 5 Nov",
    ),
    (
        {"text": "The ferry will sink.", "kind": Kind.BELIEF},
        "#50 Pentagon — The ferry will sink · belief · 5 Nov",
    ),
    ({"text": "The ferry sank.", "claimant": None}, "#50 unattributed — The ferry sank · 5 Nov"),
    (
        {"text": "Ten died.", "claimant": None, "kind": Kind.FACT},
        "#50 The Northern Ledger — Ten died · 5 Nov",
    ),
    (
        {"text": "It sank.", "caveat": "This could not be verified."},
        "#50 Pentagon — It sank · 5 Nov · ⚠ not verified",
    ),
    ({"text": "It sank.", "said_on": None}, "#50 Pentagon — It sank · 6 Nov"),
    ({"text": "It sank.", "said_on": date(2022, 11, 5)}, "#50 Pentagon — It sank · 5 Nov 2022"),
    (
        {"text": "He ran 30 miles.", "figures": (make_figure(value=30, unit="miles", measure="run"),)},
        "#50 Pentagon — He ran 30 miles · 5 Nov",
    ),
]


@pytest.mark.parametrize(("fields", "line"), LINES)
def test_a_claim_is_said_in_a_line(fields: dict[str, Any], line: str) -> None:
    assert only_line(**fields) == line


def test_an_outlets_own_fact_without_an_outlet_is_the_articles() -> None:
    claim = make_claim(claimant=None, kind=Kind.FACT)
    record = make_claim_record(claim=claim, appearances=(make_appearance(outlet=None),))
    text = shown(read(Stored(make_article_record(), (record,)))).text
    assert "#1 the article itself — " in text


def test_a_long_content_is_cut_after_a_word() -> None:
    line = only_line(text="The ferry was quite sound and " * 20)
    gist = line.partition(" — ")[2].partition(" · ")[0]
    assert len(gist) <= 140
    assert gist.endswith(("ferry…", "was…", "quite…", "sound…", "and…", "The…"))


# ── quotes, number and order ─────────────────────────────────────────────────────────────────────


def test_the_quote_is_verbatim_in_an_expandable_blockquote() -> None:
    quote = 'The mayor <script>alert("x")</script> said:\n“& so on”'
    text = shown(read(stored([make_claim(quote=quote)])))
    (block,) = [entity for entity in text.entities if entity["type"] == "expandable_blockquote"]
    units = text.text.encode("utf-16-le")[2 * block["offset"] : 2 * (block["offset"] + block["length"])]
    assert units.decode("utf-16-le") == quote


def test_a_bullet_before_the_quote_is_not_shown() -> None:
    text = shown(read(stored([make_claim(quote="• The dam holds, they said")]))).text
    assert text.splitlines()[1:] == [
        "#50 Varda Province police — The dam holds, they said · 6 Nov",
        "The dam holds, they said",
    ]


def numbers(message: Message) -> list[str]:
    return [line.split()[0] for line in shown(message).text.splitlines() if line.startswith("#")]


def test_the_five_most_salient_lead_and_equals_keep_the_articles_order() -> None:
    saliences = (0.1, 0.5, 0.9, 0.5, 0.5, 0.2, 0.8)
    message = read(stored([make_claim(salience=salience) for salience in saliences]))
    assert numbers(message) == ["#52", "#56", "#51", "#53", "#54"]
    assert shown(message).text.endswith("\n5 of 7 claims")
    labels = [(button.label, button.data) for row in message.buttons for button in row]
    assert labels == [("All 7 claims", "a:12:1"), ("Undo", "u:12")]


def test_where_all_claims_are_shown_there_is_nothing_to_count_or_page() -> None:
    message = read(stored([make_claim()]))
    assert " of " not in shown(message).text.splitlines()[-1]
    assert [button.label for row in message.buttons for button in row] == ["Undo"]


# ── several sources in one message ───────────────────────────────────────────────────────────────


def test_several_sources_are_sections_of_one_message_with_their_own_buttons() -> None:
    message = read(stored([make_claim()]), Known(make_article_record(number=3)), Unread("No such page."))
    sections = shown(message).text.split("\n\n")
    assert [section.split(" ")[0] for section in sections] == ["The", "Already", "No"]
    labels = [[(button.label, button.data) for button in row] for row in message.buttons]
    assert labels == [
        [("1 claim · The Northern Ledger", "a:12:1"), ("Undo · The Northern Ledger", "u:12")],
        [("Show · The Northern Ledger", "v:3")],
    ]


def test_a_long_outlet_is_cut_to_a_buttons_width() -> None:
    message = read(stored([make_claim()], outlet="The Independent Ledger of Varda"), Unread("No such page."))
    assert [button.label for row in message.buttons for button in row] == [
        "1 claim · The Independent Led…",
        "Undo · The Independent Led…",
    ]


def test_an_empty_article_among_others_is_left_out_in_a_group() -> None:
    assert shown(read(stored([]), Unread("No such page."), private=False)).text == "No such page."


def test_twenty_articles_of_long_quotes_are_still_one_message() -> None:
    articles = [stored([make_claim(quote="a long word " * 400)] * 9) for _ in range(20)]
    assert shown(read(*articles)).text.count("9 claims → article 12") == 20
    assert split_reading(articles, TODAY, private=True) == [articles]


NOTED = make_article_record(number=3, notes=(Note("Ann", "Have a look at this one.", 7),) * 5)
LONG_NAMED = stored([make_claim()] * 9, title="a long title " * 30, outlet="The Long Independent Ledger " * 5)


@pytest.mark.parametrize("one", [Unread("No such page. " * 60), Known(NOTED), LONG_NAMED, stored([])])
@pytest.mark.parametrize("number", [31, 90])
def test_what_is_too_much_for_one_message_is_on_several_pages_and_nothing_is_left_out(
    one: Outcome, number: int
) -> None:
    outcomes = [one] * number
    pages = split_reading(outcomes, TODAY, private=True)
    assert [outcome for page in pages for outcome in page] == outcomes
    for at, page in enumerate(pages, 1):
        message = render_reading_page(page, TODAY, page=at, pages=len(pages), total=number, token="t" * 32)
        text = shown(message).text
        assert not re.search(r"\+\d+ more", text)
        assert text.endswith(f"{number} read · page {at}/{len(pages)}")
        assert [button.label for button in message.buttons[-1]] == ["◀", "▶"][at == 1 : 1 + (at < len(pages))]


def test_a_group_has_no_page_of_what_says_nothing() -> None:
    outcomes = [stored([])] * 90 + [Unread("No such page.")]
    assert split_reading(outcomes, TODAY, private=False) == [[Unread("No such page.")]]


# ── while it is read ─────────────────────────────────────────────────────────────────────────────

HERE = Underway("Hundreds detained <after> march", came=True)
STILL = Underway("tribune.example/2024/ferry")


def test_an_answer_fills_in_in_the_order_of_the_message() -> None:
    text = shown(render_progress([stored([make_claim()]), HERE, STILL, Unread("No.")], TODAY)).text
    blocks = text.split("\n\n")
    assert blocks[0].startswith("The Northern Ledger")
    assert blocks[1:] == ["Hundreds detained <after> march …", "Reading tribune.example/2024/ferry …", "No."]


def test_of_many_sources_it_says_how_many_are_done() -> None:
    states: list[Outcome | Underway] = [*[stored([make_claim()])] * 3, HERE, *[STILL] * 19]
    assert shown(render_progress(states, TODAY)).text == "Read 4 of 23…"


def test_what_is_still_filling_in_has_no_buttons() -> None:
    assert render_progress([stored([make_claim()]), STILL], TODAY).buttons == ()


HOSTILE = [
    "<script>alert(1)</script>",
    "</blockquote><b>&amp;&lt;",
    "😀" * 3000,
    "\u202eevil\u202c text",
    "قال وزير الدفاع إن " * 300,
    "a" * 5000,
    "\0\x07\u200b",
    "e\u0301" * 500,
    "@everyone /start #tag https://x.example",
    "",
]
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


@st.composite
def claims(draw: st.DrawFn) -> ClaimRecord:
    quote = draw(WORDS)
    claim = make_claim(
        quote=quote,
        text=draw(WORDS),
        claimant=draw(st.one_of(st.none(), WORDS)),
        via=tuple(draw(st.lists(WORDS, max_size=2))),
        places=tuple(draw(st.lists(WORDS, max_size=3))),
        caveat=draw(st.one_of(st.none(), WORDS)),
        figures=tuple(draw(st.lists(st.builds(make_figure, what=WORDS, unit=WORDS), max_size=3))),
    )
    appearances = (make_appearance(outlet=draw(WORDS), url=draw(WORDS), quote=quote),)
    return make_claim_record(number=draw(st.integers(1, 10**7)), claim=claim, appearances=appearances)


@st.composite
def outcomes(draw: st.DrawFn) -> Known | Stored:
    article = make_article(text=draw(WORDS), title=draw(WORDS), outlet=draw(WORDS), url=draw(WORDS))
    record = make_article_record(article=article, sender=draw(WORDS), origin=make_origin(name=draw(WORDS)))
    kept = Stored(record, tuple(draw(st.lists(claims(), max_size=7))))
    return kept if draw(st.booleans()) else Known(record)


@settings(max_examples=60, deadline=None)
@given(st.lists(outcomes(), min_size=1, max_size=6))
def test_whatever_the_articles_hold_telegram_takes_the_answer(told: list[Known | Stored]) -> None:
    shown(read(*told))


@settings(max_examples=40, deadline=None)
@given(outcomes())
def test_whatever_an_article_holds_telegram_takes_its_views(outcome: Known | Stored) -> None:
    article = outcome if isinstance(outcome, Stored) else Stored(outcome.record, ())
    shown(render_article(article, TODAY))
    shown(render_article_claims(article, 1, TODAY))
    shown(render_articles([article.record] * 8, 20, 2, TODAY))
    shown(render_undone(article.record, 3, TODAY))


# ── the views of a stored article ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", [0, 4, -1])
def test_a_page_that_is_gone_is_not_shown(page: int) -> None:
    with pytest.raises(NotFoundError):
        render_article_claims(stored([make_claim()] * 12), page, TODAY)


def test_all_claims_stand_in_the_articles_order_five_a_page() -> None:
    article = stored([make_claim(salience=n / 20) for n in range(12)])
    pages = [render_article_claims(article, page, TODAY) for page in (1, 2, 3)]
    assert [len(numbers(page)) for page in pages] == [5, 5, 2]
    assert numbers(pages[0])[0] == "#50"
    assert shown(pages[1]).text.endswith("12 claims · page 2/3")
    assert [[button.data for row in page.buttons[:-1] for button in row] for page in pages] == [
        ["a:12:2", "v:12", "u:12"],
        ["a:12:1", "a:12:3", "v:12", "u:12"],
        ["a:12:2", "v:12", "u:12"],
    ]
    assert [labels_of(page)[-1] for page in pages] == [numbers(page) for page in pages]


def test_a_single_page_has_no_pager() -> None:
    message = render_article_claims(stored([make_claim()]), 1, TODAY)
    assert shown(message).text.endswith("\n1 claim")
    assert labels_of(message) == [["◀ Summary", "Undo"], numbers(message)]


def test_the_summary_and_undo_are_a_button_away_from_every_page() -> None:
    article = stored([make_claim()] * 12)
    pages = [render_article_claims(article, page, TODAY) for page in (1, 2, 3)]
    assert [labels_of(page)[-2] for page in pages] == [["◀ Summary", "Undo"]] * 3
    assert [button.data for button in pages[0].buttons[-2]] == ["v:12", "u:12"]


def labels_of(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def test_an_article_tells_who_sent_it_and_whence_it_was_forwarded() -> None:
    record = make_article_record(number=12, origin=make_origin())
    text = shown(render_article(Stored(record, (make_claim_record(),)), TODAY)).text
    assert text.endswith("Article 12, sent by Mira on 6 Nov, forwarded from Varda Today")


def test_recent_articles_are_listed_with_their_numbers() -> None:
    message = render_articles([make_article_record(number=9), make_article_record(number=8)], 10, 2, TODAY)
    lines = shown(message).text.split("\n\n")
    assert [line.split(" ·")[0] for line in lines] == ["9", "8", "10 articles"]
    assert lines[-1] == "10 articles · page 2/2\nOne of them: /article 9"
    assert [button.data for row in message.buttons for button in row] == ["l:1"]


def test_a_chat_without_articles_is_told_how_to_begin() -> None:
    assert "Send a link" in shown(render_articles([], 0, 1, TODAY)).text


def test_a_page_of_articles_that_is_gone_is_not_shown() -> None:
    with pytest.raises(NotFoundError):
        render_articles([], 3, 2, TODAY)


def test_undoing_says_what_is_gone_and_how_to_get_it_back() -> None:
    text = shown(render_undone(make_article_record(), 1, TODAY)).text
    assert text.startswith("Removed, with 1 claim in it: The Northern Ledger · 6 Nov")
    assert text.endswith("Send it again to bring it back.")


# ── notes ────────────────────────────────────────────────────────────────────────────────────────

SHORT_NOTE = Note("Mira", "from <the> port", 7)
LONG_NOTE = Note("Otto", "word " * 200, 8)


def noted(*notes: Note) -> Stored:
    return replace(stored([make_claim()]), record=make_article_record(number=12, notes=notes))


def test_a_short_note_stands_under_the_reading_of_its_article() -> None:
    reading = noted(SHORT_NOTE)
    for outcome in (reading, Known(reading.record)):
        assert shown(read(outcome)).text.splitlines()[-1] == "Note by Mira: from <the> port"


def test_a_long_note_is_not_read_back_to_who_wrote_it() -> None:
    assert "Note" not in shown(read(noted(LONG_NOTE))).text


def test_lists_have_the_beginning_of_a_note_and_the_article_has_more() -> None:
    record = noted(LONG_NOTE, SHORT_NOTE).record
    listed = shown(render_articles([record], 1, 1, TODAY)).text
    assert "\nNote by Otto: word word" in listed
    assert "Note by Mira: from <the> port" in listed
    alone = shown(render_article(noted(LONG_NOTE), TODAY)).text
    assert len(alone.splitlines()[-1]) > 300
