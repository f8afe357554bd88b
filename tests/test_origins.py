"""Nine outlets that print one wire's story are one origin, not nine confirmations."""

from __future__ import annotations

from datetime import date

from bot.compare import compare
from bot.models import ClaimRecord, Kind, Stance
from tests.builders import make_appearance, make_claim, make_claim_record
from tests.test_compare import NOV_5, NOV_6, NOV_9, exactly, over, says

WORDS = "“We counted twelve of our men among the dead of that night,” the mayor said."


def own_fact(number: int, original: int, value: int = 12) -> ClaimRecord:
    """An outlet's own figure, in its own words; articles with one original are one text."""
    claim = make_claim(
        text=f"Report {number}: {value} soldiers died in Varda.",
        claimant=None,
        kind=Kind.FACT,
        figures=(exactly(value),),
        places=("Varda",),
        said_on=NOV_6,
    )
    printed = make_appearance(
        article_number=number, outlet=f"Outlet {number}", original=original, quote=claim.quote, dated=NOV_6
    )
    return make_claim_record(number=number, claim=claim, appearances=(printed,))


def count(*records: ClaimRecord) -> int:
    (group,) = compare(records).groups
    return group.origins


def test_each_claimant_is_an_origin_even_in_one_article() -> None:
    assert count(says("The mayor", exactly(12)), says("The union", over(10), number=2)) == 2


def test_nine_copies_of_one_text_are_one_origin() -> None:
    assert count(*(own_fact(number, original=1) for number in range(1, 10))) == 1


def test_outlets_with_texts_of_their_own_are_origins_of_their_own() -> None:
    assert count(*(own_fact(number, original=number) for number in range(1, 4))) == 3


def test_what_a_claimant_says_again_within_days_is_one_statement() -> None:
    records = [says("The mayor", exactly(12), said_on=day, number=n) for n, day in ((1, NOV_5), (2, NOV_6))]
    assert count(*records) == 1


def test_what_a_claimant_says_again_weeks_later_is_another_statement() -> None:
    later = says("The mayor", exactly(12), number=2, said_on=date(2024, 12, 1))
    assert count(says("The mayor", exactly(12)), later) == 2


def test_one_quotation_is_one_origin_whoever_is_named_for_it() -> None:
    records = [
        says("The mayor", exactly(12), text=WORDS, quote=WORDS, number=1, said_on=NOV_5),
        says("An official", exactly(12), text=WORDS, quote=WORDS, number=2, article=2, said_on=NOV_9),
    ]
    quoted = [
        make_claim_record(
            number=record.number,
            claim=record.claim,
            appearances=(make_appearance(article_number=record.number, quote=WORDS, dated=NOV_9),),
        )
        for record in records
    ]
    assert count(*quoted) == 1


def test_a_denied_figure_is_no_origin_of_it() -> None:
    denied = says("The union", exactly(12), number=2, stance=Stance.DENIED)
    assert count(says("The mayor", exactly(12)), denied) == 1
