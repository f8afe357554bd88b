"""Which of a sentence's days is the day of saying, which the day of what is told, and which neither."""

from __future__ import annotations

from datetime import date

import pytest

from bot.models import Claim
from tests.claiming import claims_in

THURSDAY = date(2025, 3, 13)

SAID = [
    ("Ivo Brandt told reporters late on Tuesday that 40 men had drowned.", "2025-03-11"),
    ("In a statement published on 3 March, Ivo Brandt said 40 men had drowned.", "2025-03-03"),
    ("Ivo Brandt said in a letter dated March 1 that 40 men had drowned.", "2025-03-01"),
    ("Wednesday's report by Orsa Watch said 40 men had drowned.", "2025-03-12"),
    ("A report released on Wednesday by Orsa Watch said 40 men had drowned.", "2025-03-12"),
    ("According to a report published on 2 March by Orsa Watch, 40 men had drowned.", "2025-03-02"),
    ("Speaking in Orsa on Monday, Ivo Brandt said 40 men had drowned.", "2025-03-10"),
    ("Asked about it on Monday, Ivo Brandt said 40 men had drowned.", "2025-03-10"),
    ("“Forty men drowned,” Ivo Brandt wrote on Telegram on Monday.", "2025-03-10"),
    ("Ivo Brandt pledged 40 trucks on Monday.", "2025-03-10"),
    ("Ivo Brandt took to X on Monday to say that 40 men had drowned.", "2025-03-10"),
    ("The firm reported a loss of $40 on Monday.", "2025-03-10"),
    ("The board lowered its forecast on Monday and said it would cut 40 jobs.", "2025-03-10"),
    ("Boats will stop work, the union said on Monday, stranding 40 men.", "2025-03-10"),
    ("Ivo Brandt called on Wednesday for 40 more trucks.", "2025-03-12"),
    ("The mayor on Wednesday called on Mara Lind to send 40 trucks.", "2025-03-12"),
    ("Ivo Brandt called for 40 more trucks in a statement on Wednesday.", "2025-03-12"),
    ("Ivo Brandt put the toll at 40 on Monday.", "2025-03-10"),
    ("At a rally on Monday, Ivo Brandt promised 40 schools.", "2025-03-10"),
    ("The ministry's statement, issued on Monday, said 40 people were ill.", "2025-03-10"),
    ("In an interview on Monday, Ivo Brandt went further, saying 40 men had drowned.", "2025-03-10"),
    ("Ivo Brandt told the channel Osk Jet on 8 March that 40 men were confirmed dead.", "2025-03-08"),
    ("In an email sent late on Monday, the firm said 40 men had drowned.", "2025-03-10"),
    ("In a report released on Monday, Orsa Watch said 40 men had drowned.", "2025-03-10"),
    ("On Tuesday, boats sank. Ivo Brandt said in the morning that 40 men drowned.", "2025-03-11"),
    ("On Tuesday night, boats sank. Ivo Brandt said in the morning that 40 men drowned.", "2025-03-12"),
    (
        "In an email seen by the Osk Times and dated March 1, Ivo Brandt said 40 men drowned.",
        "2025-03-01",
    ),
]

# Days of something else: no day of the statement.
NOT_SAID = [
    "After Monday's attack, Ivo Brandt said 40 men had drowned.",
    "Two days after the attack on Monday, Ivo Brandt said 40 men had drowned.",
    "After a rally on Monday, Ivo Brandt said 40 men had drowned.",
    "Ahead of talks on Friday, Ivo Brandt said 40 men had drowned.",
    "By Thursday the toll had risen to 40, Ivo Brandt said.",
    "Ivo Brandt, who was elected on 2 March, said 40 men had drowned.",
    "Ivo Brandt, arrested on Monday, said 40 men had drowned.",
    "The rebels, who took the fort on Sunday, claim that 40 men drowned.",
    "Ivo Brandt plans a visit of 40 men on Friday.",
    "Ivo Brandt called for 40 strikes on Friday.",
    "Ivo Brandt said last week that 40 men had drowned.",
]

GOING_ON = [
    "At least 12 men drowned, Ivo Brandt said on Tuesday, adding that 40 were missing.",
    "Ivo Brandt said on Tuesday that 12 men had drowned. He added that 40 were missing.",
    "In a report on Tuesday Orsa Watch said 12 men had drowned. Another 40 were missing, it said.",
    "“We lost 12 men,” Ivo Brandt said on Tuesday. “We miss 40 more,” he added.",
    "Ivo Brandt told Radio Orsa on Tuesday that 12 men had drowned. “We miss 40 more,” he said.",
]

NOT_GOING_ON = [
    "Ivo Brandt said on Tuesday that 12 men drowned. “We miss 40 more,” he said in an email.",
    "Ivo Brandt said on Tuesday that 12 men drowned. Another 40 were missing, he said.",
    "Ivo Brandt said on Tuesday that 12 men had drowned. Maria Keller added that 40 were missing.",
    "Ivo Brandt said on Tuesday that 12 men had drowned. Maria Keller said 40 were missing.",
    "In a report on Tuesday Orsa Watch said 12 men had drowned. Later it sold boats.\nIt said 40 came.",
    "Ivo Brandt said on Tuesday that 12 men had drowned.\n\nRain fell.\n\nHe added that 40 were missing.",
]

EVENTS = [
    ("Ivo Brandt said 40 voters in the April 6 election were asked.", "2025-04-06"),
    ("Ivo Brandt said a decision on 40 jobs was due in May.", "2025-05-01"),
    ("Ivo Brandt said 40 men drowned in a storm that struck the port on Sunday.", "2025-03-09"),
    ("Ivo Brandt spoke of 40 men killed in a raid on Sunday.", "2025-03-09"),
    ("The earthquake, which hit on Sunday afternoon, killed 40 men.", "2025-03-09"),
    ("The number of cases reported from January to February 2025 is 40.", "2025-01-01"),
    ("ORSA, March 12, 2025 — Ivo Brandt said 40 men drowned on Sunday.", "2025-03-09"),
    ("Ivo Brandt said by phone from a camp in Orsa that 40 men had come on Tuesday.", "2025-03-11"),
    ("A 40-metre stretch of the wall at Orsa breached on the night of March 7.", "2025-03-07"),
    ("The work was paid for by the Orsa Board, whose ships took 40 tonnes last year.", "2024-01-01"),
    ("Ivo Brandt expects 40 men to go home on Friday.", "2025-03-14"),
    ("Ivo Brandt expects 40 new boats in 2026.", "2026-01-01"),
    ("Orsa Watch counted 40 wrecks between May and July 2024.", "2024-05-01"),
    ("A census in 2010 counted 40 seals.", "2010-01-01"),
    ("A census in 2010 counted 40 seals; the latest, in 2023, counted 90.", "2010-01-01"),
    ("“We lost 40 men yesterday,” Ivo Brandt said on Sunday.", "2025-03-08"),
    ("Ivo Brandt told the BBC on Sunday that it rained. “We lost 40 men yesterday,” he said.", "2025-03-08"),
    ("A poll conducted between 3 and 5 March found that 40 percent would go.", "2025-03-03"),
    ("Ivo Brandt said the port has been shut to 40 boats until Monday.", "2025-03-17"),
    ("Ivo Brandt said 40 men meet on Monday at Orsa.", "2025-03-17"),
    ("Ivo Brandt said 40 men have to leave on Monday.", "2025-03-17"),
    ("Ivo Brandt said 40 men did not meet on Monday.", "2025-03-10"),
    ("Ivo Brandt said 40 men would raise it at the U.N. Council on Friday.", "2025-03-14"),
    ("Ivo Brandt said 40 men would come to St. Mary's on Friday.", "2025-03-14"),
    ("Orsa Watch said it described 40 moulds in a paper posted in March 2024.", "2024-03-01"),
    ("Outside parliament on Monday night, police estimated that 40 men had gathered.", "2025-03-10"),
    ("Ivo Brandt said talks with 40 men planned for 20 March 2026 were off.", "2026-03-20"),
    ("Ivo Brandt said talks with 40 men planned for next week were off.", "2025-03-17"),
]

# What began on a day goes on to the article's own.
SINCE = [
    ("Ivo Brandt said 40 men had drowned since Monday morning.", "2025-03-10"),
    ("Ivo Brandt said 40 men had surrendered since the beginning of March.", "2025-03-01"),
    ("At least 40 men surrendered since March 1, Ivo Brandt said.", "2025-03-01"),
    ("Some 40 men had fled since 26 February, Ivo Brandt said.", "2025-02-26"),
]

NO_EVENT = [
    "Ivo Brandt said the firm had 40 boats, half of last year's.",
    "Ivo Brandt said 40 men had come to the biggest walkout since the General Strike in 1926.",
    "Ivo Brandt said 40 men had come in the two years before the war in 2011.",
    "Ivo Brandt said 40 men had come, three more than in January.",
    "Ivo Brandt said turnout fell to 40% from 66% in 2019.",
    "Ivo Brandt said it was the deadliest crash since 2003, with 40 dead.",
    "Ivo Brandt said 40 men came, for the first time since 2003.",
    "Ivo Brandt said 40 men broke the Harbour Act of 1993.",
    "Ivo Brandt said the 1994 bill would cost 40 men their jobs.",
    "Ivo Brandt said the 1996 winner had 40 boats.",
    "Ivo Brandt said losses were 40 percent below 2005 levels.",
    "Ivo Brandt said the firm had 300 boats, up 40 from last year.",
    "The minister, who resigned on Sunday, left 40 boats.",
    "Ivo Brandt said 300 men had drowned, compared with 40 in February.",
    "Ivo Brandt said that 40 men came, the smallest crowd since 2003.",
    "The Osk Institute said in its March 2 update that 40 men had drowned.",
    "ORSA, March 12, 2025 — Ivo Brandt said 40 men had drowned.",
    "Ivo Brandt said 40 men were killed in Orsa, where a dam burst in January.",
]


def claim_with_forty(text: str) -> Claim:
    """The claim that holds the figure 40."""
    return next(c for c in claims_in(text, THURSDAY) if any(f.low == 40 for f in c.figures))


@pytest.mark.parametrize(("text", "day"), SAID)
def test_the_day_of_the_cue_or_of_its_occasion_is_the_day_of_saying(text: str, day: str) -> None:
    claim = claim_with_forty(text)
    assert (str(claim.said_on), claim.event_on) == (day, None)


@pytest.mark.parametrize("text", NOT_SAID)
def test_a_day_of_something_else_is_no_day_of_saying(text: str) -> None:
    assert claim_with_forty(text).said_on is None


@pytest.mark.parametrize("text", GOING_ON)
def test_what_goes_on_from_a_statement_was_said_on_its_day(text: str) -> None:
    assert claim_with_forty(text).said_on == date(2025, 3, 11)


@pytest.mark.parametrize("text", NOT_GOING_ON)
def test_another_claimant_or_another_occasion_inherits_no_day(text: str) -> None:
    assert claim_with_forty(text).said_on is None


@pytest.mark.parametrize(("text", "day"), EVENTS)
def test_the_day_of_the_event_told_is_the_contents_own(text: str, day: str) -> None:
    days = claim_with_forty(text).event_on
    assert days is not None
    assert str(days[0]) == day


@pytest.mark.parametrize(("text", "day"), SINCE)
def test_what_happened_since_a_day_lasts_until_the_articles(text: str, day: str) -> None:
    assert claim_with_forty(text).event_on == (date.fromisoformat(day), THURSDAY)


@pytest.mark.parametrize("text", NO_EVENT)
def test_a_dateline_and_the_background_of_a_place_are_no_day_of_the_event(text: str) -> None:
    assert claim_with_forty(text).event_on is None


def test_what_is_planned_for_a_month_is_still_to_come() -> None:
    (claim,) = claims_in("Ivo Brandt said that their sending to the front is planned for November.", THURSDAY)
    assert claim.event_on == (date(2025, 11, 1), date(2025, 11, 30))


LIVE = "{headline}\n{first}Boats sank.\n{second}Ivo Brandt {says} 40 men drowned."


@pytest.mark.parametrize(
    ("headline", "first", "second", "says", "day"),
    [
        ("LIVE: ferry sinks", "", "", "says", THURSDAY),
        ("Ferry sinks", "14:05 – Boat lost\n", "13:20 – First word\n", "says", THURSDAY),
        ("Ferry sinks", "14:05 – Boat lost\n", "", "says", None),
        ("Ferry sinks", "", "", "says", None),
        ("LIVE: ferry sinks", "", "", "said", None),
    ],
)
def test_what_an_entry_of_a_live_page_tells_in_the_present_is_of_its_day(
    headline: str, first: str, second: str, says: str, day: date | None
) -> None:
    text = LIVE.format(headline=headline, first=first, second=second, says=says)
    assert claim_with_forty(text).said_on == day
