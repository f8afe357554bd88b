"""How an answer reads: what was asked for, who says it, and the claim's number."""

from __future__ import annotations

from datetime import date

from bot.ask import Answer, Row, parse_question
from bot.models import ClaimRecord, Dating, Message, Stance
from bot.render import render_answer
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure
from tests.telegram_text import show

TODAY = date(2024, 12, 19)
DETAINED = make_figure()
RECORD = make_claim_record(number=57, claim=make_claim(figures=(DETAINED,)))


def rendered(
    question: str,
    *records: ClaimRecord,
    yes: bool | None = None,
    differ: bool = False,
    nearest: tuple[ClaimRecord, ...] = (),
    topics: tuple[str, ...] = (),
) -> Message:
    parsed = parse_question(question, TODAY)
    counting = question.startswith("how many")
    rows = tuple(Row(one, one.claim.figures if counting else ()) for one in records)
    return render_answer(Answer(parsed, rows, nearest, yes, differ), topics, TODAY)


def text(question: str, *records: ClaimRecord, **more: object) -> str:
    return show(rendered(question, *records, **more).html, "HTML").text  # type: ignore[arg-type]


def test_without_claims_it_says_what_to_do() -> None:
    shown = text("who denied it?")
    assert shown == "Nothing in this chat answers that. Send an article first, or ask in other words."


def test_where_nothing_answers_the_nearest_are_shown_as_no_answer() -> None:
    shown = text("who denied it?", nearest=(RECORD,))
    assert shown.startswith("Nothing in this chat answers that. Nearest:\n#57 Varda Province")


def test_where_nothing_is_near_topics_are_offered() -> None:
    message = rendered("who denied it?", topics=("Varda Province", "troops"))
    assert [button.data for row in message.buttons for button in row] == [
        'c:1:"Varda Province"',
        "c:1:troops",
    ]


def test_a_number_stands_in_front_with_its_bound_and_the_claim_s_number_at_the_end() -> None:
    first = text("how many protesters were detained?", RECORD).splitlines()[0]
    assert first.startswith(">300 protesters detained — Varda Province police — Varda Province")
    assert first.endswith("#57")


def test_a_claim_that_says_more_than_its_figure_is_shown_with_it() -> None:
    cost = make_figure(value=640, unit="pounds", measure="cost")
    record = make_claim_record(claim=make_claim(text="The tram will cost 640 pounds.", figures=(cost,)))
    assert "640 pounds — Varda Province police — The tram will cost 640 pounds" in text("how many?", record)


def test_figures_that_differ_are_said_to() -> None:
    assert text("how many?", RECORD, differ=True).startswith("The figures differ, the newest first:")


def test_which_figure_is_the_newest_is_told_of_known_days_only() -> None:
    undated = _dated(7, Dating.RECEIVED)
    assert text("how many?", RECORD, undated, differ=True).startswith(
        "The figures differ, the newest first, undated ones last:"
    )
    assert text("how many?", undated, differ=True).startswith("The figures differ, none of them dated:")
    assert text("how many?", RECORD, _dated(7, Dating.STATED), differ=True).startswith("The figures differ:")
    assert "sent 7 Nov" in text("how many?", undated)


def _dated(day: int, dating: Dating) -> ClaimRecord:
    return make_claim_record(appearances=(make_appearance(dated=date(2024, 11, day), dating=dating),))


def test_yes_and_no_say_by_whose_words() -> None:
    denied = make_claim_record(claim=make_claim(stance=Stance.DENIED, figures=()))
    assert text("did they deny it?", denied, yes=True).startswith(
        "Yes, by Varda Province police's own words:"
    )
    assert text("did they deny it?", denied, yes=False).startswith(
        "No, by Varda Province police's own words:"
    )
    assert text("did they deny it?", denied).startswith("Varda Province police — ")


def test_a_day_and_a_place_stand_in_front() -> None:
    record = make_claim_record(claim=make_claim(text="Shops stayed shut."))
    assert text("when did shops shut?", record).startswith(
        "5 Nov — Varda Province police — Shops stayed shut"
    )
    assert text("where were shops shut?", record).startswith("Varda Province — Varda Province police — Shops")


def test_who_somebody_is_stands_behind_the_name() -> None:
    record = make_claim_record(claim=make_claim(text="It was lost.", claimant="Pavel Orlan", role="mayor"))
    assert text("who is Pavel Orlan?", record).startswith("Pavel Orlan, mayor — It was lost")


def test_the_day_of_saying_stands_in_front_where_that_is_asked() -> None:
    shown = text("when did Varda Province police deny it?", RECORD)
    assert shown.startswith("6 Nov — Varda Province police — ")
    assert shown.count("6 Nov") == 1


def test_a_stance_is_marked() -> None:
    denied = make_claim_record(claim=make_claim(text="It was lost.", stance=Stance.DENIED))
    assert "It was lost · denied · 6 Nov" in text("was it lost?", denied)


def test_the_quote_is_folded_away() -> None:
    assert "<blockquote expandable>" in rendered("was it lost?", RECORD).html


def test_what_articles_write_is_escaped_and_five_long_claims_are_one_message() -> None:
    quote = "<b>&" + "word " * 400
    claim = make_claim(text=quote, claimant="<i>" + "Name " * 30)
    appearance = make_appearance(quote=quote, url=None)
    records = [make_claim_record(number=n, claim=claim, appearances=(appearance,)) for n in range(1, 6)]
    assert "<b>&word" in text("was it lost?", *records)
