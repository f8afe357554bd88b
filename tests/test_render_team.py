"""What the bot says of one claim, of its edits, of sources, grades and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.compare import Bearings, Tally, compare, find_bearings
from bot.digest import make_digest
from bot.errors import NotFoundError
from bot.models import ArticleRecord, ClaimRecord, Kind, Message, Note, Stage, Stance
from bot.render import (
    Dossier,
    Ranking,
    get_topic,
    render_alias_added,
    render_alias_removed,
    render_aliases,
    render_claims_page,
    render_comparison,
    render_digest,
    render_dossier,
    render_fixed,
    render_graded,
    render_grades,
    render_sources,
    render_unchanged,
    render_unfixed,
    render_ungraded,
)
from bot.team import Alias, Edit, EditField, Grade, Reliability
from tests.builders import (
    QUOTE,
    RECEIVED_AT,
    make_appearance,
    make_article,
    make_article_record,
    make_claim,
    make_claim_record,
    make_figure,
)
from tests.telegram_text import show

TODAY = date(2024, 11, 8)
ARTICLE = make_article_record(article=make_article(text=f"Rain fell. {QUOTE} Shops stayed shut. Night came."))
EDIT = Edit(1, EditField.FIGURE, "key", ">300", ">=350", "Ann <b>", RECEIVED_AT)


def text_of(message: Message) -> str:
    return show(message.html, "HTML").text


def labels(message: Message) -> list[list[tuple[str, str]]]:
    return [[(button.label, button.data) for button in row] for row in message.buttons]


def record(number: int = 1, **claim: Any) -> ClaimRecord:
    usual: dict[str, Any] = {"start": 11, "end": 11 + len(QUOTE), "figures": (make_figure(),)}
    return make_claim_record(number=number, claim=replace(make_claim(), **usual | claim))


def edited(*edits: Edit, **claim: Any) -> ClaimRecord:
    return replace(record(**claim), edits=edits or (EDIT,), machine=make_claim())


def dossier(claim: ClaimRecord, article: ArticleRecord = ARTICLE, **more: Any) -> Message:
    fields: dict[str, Any] = {"bearings": Bearings()} | more
    return render_dossier(Dossier(claim, article, **fields), TODAY, str)


# ── one claim ────────────────────────────────────────────────────────────────────────────────────


def test_a_bare_claim_is_its_point_its_quote_in_context_and_what_is_known() -> None:
    assert text_of(dossier(record())) == (
        "#1 Varda Province police — >300 protesters detained, Varda Province\n\n"
        f"Rain fell. {QUOTE} Shops stayed shut.\n\n"
        "Who: Varda Province police\n"
        "How: asserted · “said”\n"
        "Event: 5 Nov\n"
        "Places: Varda Province\n"
        "Figures: >300 protesters detained\n\n"
        "In 1 article\n"
        "The Northern Ledger · 6 Nov"
    )


FACTS = [
    ({"role": "provincial force"}, "Who: Varda Province police, provincial force"),
    ({"via": ("Telegram", "Radio Varda")}, "Via: Telegram → Radio Varda"),
    (
        {"stance": Stance.DENIED, "kind": Kind.BELIEF, "hedged": True},
        "How: denied · belief · tentative · “said”",
    ),
    ({"caveat": "Nobody could check."}, "Not verified: ⚠ Nobody could check."),
    ({"said_on": date(2023, 11, 5)}, "Said: 5 Nov 2023"),
    ({"event_on": (date(2024, 11, 1), date(2024, 11, 4))}, "Event: 1–4 Nov"),
    ({"places": ("Varda", "Orsk")}, "Places: Varda, Orsk"),
    (
        {"figures": (make_figure(value=5), make_figure(value=6, stage=Stage.EXPECTED))},
        "Figures: \n1. 5 protesters detained\n2. 6 protesters detained · expected",
    ),
    ({"figures": (make_figure(value=9, measure="deployed", unit="men"),)}, "Figures: 9 men · deployed"),
    ({"claimant": None, "kind": Kind.FACT}, "Who: The Northern Ledger"),
]


@pytest.mark.parametrize(("claim", "line"), FACTS)
def test_everything_that_is_known_is_told(claim: dict[str, Any], line: str) -> None:
    assert line in text_of(dossier(record(**claim)))


def test_where_it_appeared_is_told_with_the_first_and_the_grades() -> None:
    post = make_appearance(outlet="Lumen Post", dated=date(2024, 11, 7), via=("Telegram",), article_number=2)
    claim = replace(record(), appearances=(make_appearance(), post))
    grades = {"Varda Province police": Reliability.D, "Lumen Post": Reliability.B}
    text = text_of(dossier(claim, grades=grades))
    assert "Who: Varda Province police · grade D" in text
    assert text.endswith(
        "In 2 articles\nThe Northern Ledger · 6 Nov · first\nLumen Post · 7 Nov · via Telegram · grade B"
    )


def test_what_agrees_disagrees_and_replaced_it_is_told() -> None:
    event: dict[str, Any] = {"event_on": (date(2024, 11, 5), date(2024, 11, 5)), "said_on": date(2024, 11, 5)}
    records = [
        record(1, figures=(make_figure(value=300),), **event),
        record(2, figures=(make_figure(value=300),), **event | {"claimant": "Lena Orsk"}),
        record(3, figures=(make_figure(value=90),), **event | {"claimant": "Tomas Rell"}),
        record(4, figures=(make_figure(value=340),), **event | {"said_on": date(2024, 11, 6)}),
    ]
    text = text_of(dossier(records[0], bearings=find_bearings(1, compare(records))))
    assert "Agrees\n#2 Lena Orsk — 300 · 5 Nov\n" in text
    assert "Disagrees\n#3 Tomas Rell — 90 · 5 Nov\n" in text
    assert "Revised by the same source\n#4 Varda Province police — 340 · 6 Nov" in text


def test_what_the_same_source_says_again_does_not_count_as_agreeing() -> None:
    row = compare([record(3)]).groups[0].rows[0]
    text = text_of(dossier(record(), bearings=Bearings(again=(7, 9), repeated=(row,))))
    told = "#7, #9 — the same figure\n#3 Varda Province police — >300 · 6 Nov"
    assert f"\n\nSaid again by the same source\n{told}" in text
    assert "Agrees" not in text


def test_what_members_said_of_its_article_is_told_with_the_claim() -> None:
    article = replace(ARTICLE, notes=(Note("Mira", "from <the> port", 7),))
    assert "\n\nNotes on its article\nMira: from <the> port" in text_of(dossier(record(), article))


def test_the_history_of_edits_is_told_with_who_and_when() -> None:
    back = replace(EDIT, change=2, undone_by="Bo", undone_at=RECEIVED_AT)
    text = text_of(dossier(edited(), history=(EDIT, back)))
    assert text.startswith("#1✎ Varda Province police")
    assert text.endswith(
        "Edits\n✎ figure: more than 300 → at least 350 · Ann <b> · 6 Nov\n"
        "✎ figure: more than 300 → at least 350 · Ann <b> · 6 Nov · taken back by Bo"
    )


def test_a_claim_leads_to_its_article_to_its_like_and_back_from_its_last_edit() -> None:
    assert labels(dossier(record())) == [
        [("Article", "v:1"), ("Claims about it", 'c:1:protesters "Varda Province"')]
    ]
    assert labels(dossier(edited(EDIT, replace(EDIT, change=4))))[1:] == [[("Undo the last edit", "x:1:4")]]


def test_what_is_no_claim_says_so_and_can_be_brought_back() -> None:
    message = dossier(edited(replace(EDIT, field=EditField.DELETED)))
    assert "\nThe team found this to be no claim.\n" in text_of(message)
    assert labels(message)[1:] == [[("Bring it back", "x:1:1")]]


TOPICS = [
    ({}, 'protesters "Varda Province"'),
    ({"figures": (make_figure(unit="US$"),), "places": ()}, '"US$"'),
    ({"figures": (make_figure(unit="%"),), "places": ()}, 'from:"Varda Province police"'),
    ({"figures": (), "places": (), "claimant": None}, ""),
]


@pytest.mark.parametrize(("claim", "topic"), TOPICS)
def test_claims_about_it_are_found_by_what_is_counted_where_or_by_whom(
    claim: dict[str, Any], topic: str
) -> None:
    assert get_topic(record(**claim)) == topic


def test_an_endless_claim_is_one_message() -> None:
    words = "<i>very & long " * 900
    claim = record(start=0, end=len(words), role="chief " * 300, caveat=words, via=("Telegram " * 99,) * 9)
    many = tuple(make_appearance(outlet=f"Outlet {n} & sons" * 9, article_number=n) for n in range(300))
    history = tuple(replace(EDIT, change=n, old="x" * 300, editor="y" * 300) for n in range(300))
    article = make_article_record(article=make_article(text=words + " End. " + words))
    text = text_of(dossier(replace(claim, appearances=many), article, history=history))
    assert "more" in text


# ── fixes ────────────────────────────────────────────────────────────────────────────────────────


def test_a_fix_tells_what_was_and_what_is_and_how_to_take_it_back() -> None:
    message = render_fixed(edited(), [EDIT])
    assert text_of(message) == (
        "#1✎ Varda Province police — >300 protesters detained, Varda Province\n"
        "✎ figure: more than 300 → at least 350\n"
        "The machine's reading is kept: /fix 1 undo."
    )
    assert labels(message) == [[("Claim #1", "k:1"), ("Undo", "x:1:1")]]


def test_a_claim_taken_out_tells_how_to_bring_it_back() -> None:
    text = text_of(render_fixed(edited(), [replace(EDIT, field=EditField.DELETED)]))
    assert text == "#1✎ is no claim: it is shown and counted no more. /fix 1 undo brings it back."


def test_a_value_that_was_none_is_called_so() -> None:
    fix = replace(EDIT, field=EditField.EVENT, old="", new="2024-11-01..2024-11-02")
    assert "✎ event: none → 2024-11-01 to 2024-11-02\n" in text_of(render_fixed(edited(), [fix]))


def test_what_is_so_already_is_said_to_be() -> None:
    assert text_of(render_unchanged(record())).endswith("\nThat is how it reads already.")


def test_what_is_taken_back_tells_what_holds_and_leads_to_the_one_before() -> None:
    message = render_unfixed(edited(), [replace(EDIT, change=2)])
    assert text_of(message).endswith("\nfigure: more than 300 again")
    assert labels(message) == [[("Claim #1", "k:1"), ("Undo the one before", "x:1:1")]]
    assert labels(render_unfixed(record(), [EDIT])) == [[("Claim #1", "k:1")]]


def test_a_claim_that_came_back_is_a_claim_again() -> None:
    text = text_of(render_unfixed(record(), [replace(EDIT, field=EditField.DELETED)]))
    assert text.endswith("\nIt is a claim again.")


# ── edits show wherever claims do ────────────────────────────────────────────────────────────────


def test_an_edited_claim_is_marked_in_lists_comparisons_and_digests() -> None:
    claim = edited()
    other = record(2, claimant="Lena Orsk")
    assert "#1✎ Varda" in text_of(render_claims_page([claim], 1, 1, "x", TODAY, str))
    assert "✎" in text_of(render_comparison(compare([claim, other]), "x", TODAY, str))
    assert "#1✎ >300" in text_of(render_digest(make_digest([claim], articles=1, failures=0), TODAY))
    for message in (
        render_claims_page([other], 1, 1, "x", TODAY, str),
        render_comparison(compare([other]), "x", TODAY, str),
        render_digest(make_digest([other], articles=1, failures=0), TODAY),
    ):
        assert "✎" not in text_of(message)


# ── sources ──────────────────────────────────────────────────────────────────────────────────────


def tally(name: str, claims: int = 1, **more: Any) -> Tally:
    usual: dict[str, Any] = {
        "person": "",
        "outlet": False,
        "revised": 0,
        "contradicted": 0,
        "first": date(2024, 11, 5),
        "last": date(2024, 11, 5),
    }
    return Tally(key=name.lower(), name=name, claims=claims, **usual | more)


def sources(
    *tallies: Tally,
    order: Ranking = Ranking.CLAIMS,
    page: int = 1,
    grades: Mapping[str, Grade] | None = None,
) -> Message:
    return render_sources(tallies, grades or {}, order, page, 40, TODAY)


def names(message: Message) -> list[str]:
    blocks = text_of(message).split("\n\n")[1:-1]
    return [block.partition(" ·")[0] for block in blocks]


def test_an_empty_chat_has_no_sources() -> None:
    assert "Send an article" in text_of(sources())


@pytest.mark.parametrize("page", [0, 2])
def test_a_page_that_is_not_there_is_not_shown(page: int) -> None:
    with pytest.raises(NotFoundError):
        sources(tally("A"), page=page)


def test_a_source_is_its_grade_its_counts_and_its_days() -> None:
    pentagon = tally("Pentagon", 3, revised=1, contradicted=2, first=date(2024, 11, 1))
    grade = Grade("Pentagon", Reliability.B, "Ann", RECEIVED_AT)
    message = sources(pentagon, tally("Lumen Post", outlet=True), grades={"pentagon": grade})
    assert text_of(message) == (
        "2 sources · by claims\n\n"
        "Pentagon · B\n3 claims · revised 1 · contradicted 2 · 1 Nov – 5 Nov\n\n"
        "Lumen Post · F · outlet\n1 claim · 5 Nov\n\n"
        "Revisions and contradictions: within the latest 40 claims.\n"
        "Your own grade, A to F: /grade Pentagon B"
    )


def test_a_persons_own_grade_comes_before_the_bodys() -> None:
    spokesman = tally("Ministry", person="pat holm")
    grades = {"ministry": Reliability.B, "pat holm": Reliability.D}
    given = {key: Grade(key, one, "Ann", RECEIVED_AT) for key, one in grades.items()}
    assert "Ministry · D" in text_of(sources(spokesman, grades=given))
    assert "Ministry · B" in text_of(sources(replace(spokesman, person=""), grades=given))


ORDERS = [
    (Ranking.CLAIMS, ["B", "C", "A"]),
    (Ranking.CONTRADICTED, ["A", "B", "C"]),
    (Ranking.REVISED, ["C", "B", "A"]),
]


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_sources_go_by_what_was_asked(order: Ranking, expected: list[str]) -> None:
    tallies = [tally("A", 1, contradicted=2), tally("B", 9, contradicted=1), tally("C", 5, revised=1)]
    message = sources(*tallies, order=order)
    assert names(message) == expected
    others = [f"s:1:{other}" for other in Ranking if other is not order]
    assert [data for _, data in labels(message)[-1]] == others


def test_where_nobody_was_contradicted_the_list_says_so() -> None:
    assert text_of(sources(tally("A"), order=Ranking.CONTRADICTED)).startswith(
        "1 source · by contradicted · none"
    )


def test_many_sources_are_paged_in_one_order() -> None:
    tallies = [tally(f"Source {n:02}", n) for n in range(23)]
    pages = [sources(*tallies, page=page) for page in (1, 2, 3)]
    assert [len(names(page)) for page in pages] == [10, 10, 3]
    assert [[data for _, data in labels(page)[0]] for page in pages] == [
        ["s:2:claims"],
        ["s:1:claims", "s:3:claims"],
        ["s:2:claims"],
    ]
    assert "Page 2/3." in text_of(pages[1])


def test_endless_names_are_one_message() -> None:
    assert text_of(sources(*(tally(f"<{n}> & " * 200) for n in range(10))))


# ── grades and names ─────────────────────────────────────────────────────────────────────────────

KYIV = Grade("Kyiv Independent", Reliability.B, "Ann", RECEIVED_AT)
HUR = Alias(3, "HUR", "Ukraine's military intelligence", "Ann", RECEIVED_AT)


def test_without_grades_every_source_is_f_and_the_scale_is_told() -> None:
    text = text_of(render_grades([], TODAY))
    assert text.startswith("No grades yet; every source is F, cannot be judged")
    assert "A completely reliable, B usually reliable" in text


def test_grades_are_listed_with_who_and_when() -> None:
    assert "\nB Kyiv Independent · Ann · 6 Nov\n" in text_of(render_grades([KYIV], TODAY))


def test_a_grade_set_and_taken_back_is_told() -> None:
    assert text_of(render_graded(KYIV)) == (
        'Kyiv Independent is B, usually reliable. /grade "Kyiv Independent" undo takes it back.'
    )
    assert text_of(render_ungraded(KYIV, None)) == (
        "Kyiv Independent is F again, cannot be judged; it was B."
    )
    earlier = replace(KYIV, reliability=Reliability.C)
    assert "is C again, fairly reliable" in text_of(render_ungraded(KYIV, earlier))


def test_names_are_listed_by_number() -> None:
    assert "/alias HUR = " in text_of(render_aliases([], TODAY))
    text = text_of(render_aliases([HUR], TODAY))
    assert "\n3. HUR = Ukraine's military intelligence · Ann · 6 Nov\n" in text
    assert "/alias remove 3" in text


def test_a_name_added_tells_where_its_chain_leads() -> None:
    assert text_of(render_alias_added(HUR, None)).startswith(
        "HUR = Ukraine's military intelligence: one body"
    )
    assert " = Ukraine's military intelligence = the Directorate: one" in text_of(
        render_alias_added(HUR, "the Directorate")
    )
    assert text_of(render_alias_removed(HUR)).endswith("is taken back: they are two again.")


@pytest.mark.parametrize("count", [1, 400])
def test_long_lists_are_one_message(count: int) -> None:
    aliases = [replace(HUR, number=n, name="<b>" * 60) for n in range(count)]
    grades = [replace(KYIV, name="<b>" * 60, made_at=RECEIVED_AT + timedelta(n)) for n in range(count)]
    assert text_of(render_aliases(aliases, TODAY))
    assert text_of(render_grades(grades, TODAY))
