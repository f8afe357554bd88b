"""Whom a description means: by an office, by a kind of it, or as a new word for who was named last."""

from __future__ import annotations

import pytest

from tests.claiming import claims_in

BY_OFFICE = [
    (
        "Maria Keller, the mayor of Orsa, opened the fair. The official said the bridge was shut.",
        "Maria Keller",
    ),
    ("Maria Keller, the mayor of Orsa, opened the fair. The mayor said the bridge was shut.", "Maria Keller"),
    ("Police arrested Sgt Tom Varga. The officer said the bridge was shut.", "Tom Varga"),
    ("Senator Maria Keller opened the fair. The lawmaker said the bridge was shut.", "Maria Keller"),
    (
        "Tom Varga, leader of the dockers' union, spoke. The union leader said the bridge was shut.",
        "Tom Varga",
    ),
    ("Hart & Moss sells bricks. The 112-year-old retailer said the bridge was shut.", "Hart & Moss"),
    ("The operator, Retelux, opened a plant. The company said the bridge was shut.", "Retelux"),
    (
        "Varda's military intelligence said nine died. The service said the bridge was shut.",
        "Varda's military intelligence",
    ),
]

BY_ANOTHER_WORD = [
    ("The plan pleased Orsa Gov. Tom Varga. The governor said the bridge was shut.", "Tom Varga"),
    ("The plan pleased Orsa Gov. Tom Varga. The Republican governor said the bridge was shut.", "Tom Varga"),
    ("It would rain, King Oscar said. The King said the bridge was shut.", "Oscar"),
    (
        "The leak was found by newspaper Dagens Tidning. In a report, the paper claimed the bridge was shut.",
        "Dagens Tidning",
    ),
    (
        "Police held ten members of Orsa Action. Last week the group said the bridge was shut.",
        "Orsa Action",
    ),
    (
        "In its release announcing the raid, the Harbour Office said the bridge was shut.",
        "Harbour Office",
    ),
    (
        "Nobody knows how Velmia will deal with the man who they say shut the bridge.",
        "Velmia",
    ),
    (
        "Tom Varga is the head of the Harbour Group in Orsa, which says the bridge was shut.",
        "Harbour Group",
    ),
]


@pytest.mark.parametrize(("text", "claimant"), BY_ANOTHER_WORD)
def test_a_short_word_means_who_was_named_by_a_longer_one(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


WRITERS = [
    "The council sent a letter to Ann Lee demanding answers about the bridge.",
    "The council wrote a letter on Friday to the Harbour Office asking for answers about the bridge.",
]


@pytest.mark.parametrize("text", WRITERS)
def test_what_a_letter_demands_is_its_writers(text: str) -> None:
    assert last_claimant(text) == "council"


NOT_THAT_OFFICE = [
    ("Maria Keller, an aide to the mayor, opened the fair. The mayor said the bridge was shut.", "mayor"),
    ("Deputy mayor Maria Keller opened the fair. The mayor said the bridge was shut.", "mayor"),
    ("Former president Tom Varga opened the fair. The president said the bridge was shut.", "president"),
    (
        "Tom Varga, leader of the opposition, spoke. The union leader said the bridge was shut.",
        "union leader",
    ),
    ("Varda's health ministry said nine died. The service said the bridge was shut.", "service"),
    ("The Treasury said the ferry was late. The watchdog said the bridge was shut.", "watchdog"),
]

NEW_WORDS = [
    ("Tom Varga opened the fair. The former milkman said the bridge was shut.", "Tom Varga"),
    ("Tom Varga opened the fair. The retired bus driver said the bridge was shut.", "Tom Varga"),
    ("Maria Keller, 54, opened the fair. The 54-year-old said the bridge was shut.", "Maria Keller"),
    ("Maria Keller opened the fair. The mother of three said the bridge was shut.", "Maria Keller"),
    ("Tom Varga opened the fair. The pensioner said the bridge was shut.", "Tom Varga"),
]

SOMEBODY_ELSE = [
    ("Tom Varga opened the fair. The judge said the bridge was shut.", "judge"),
    ("Maria Keller, a nurse, opened the fair. The pensioner said the bridge was shut.", "pensioner"),
    ("Maria Keller, 31, opened the fair. The 54-year-old said the bridge was shut.", "54-year-old"),
    ("Tom Varga opened the fair. The mother of three said the bridge was shut.", "mother of three"),
    ("Tom Varga won 38 percent of the vote, the city clerk said.", "city clerk"),
]


def last_claimant(text: str) -> str | None:
    return claims_in(text)[-1].claimant


@pytest.mark.parametrize(("text", "claimant"), BY_OFFICE)
def test_a_description_means_who_was_introduced_so(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


@pytest.mark.parametrize(("text", "claimant"), NOT_THAT_OFFICE)
def test_who_holds_another_office_is_not_meant(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


@pytest.mark.parametrize(("text", "claimant"), NEW_WORDS)
def test_a_new_description_means_who_was_named_last(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


@pytest.mark.parametrize(("text", "claimant"), SOMEBODY_ELSE)
def test_a_description_that_may_be_anothers_stays_as_it_is(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


ONE_OF_THEM = [
    ("Two nurses said the ward was full. One said the bridge was shut.", "one of the two nurses"),
    ("Two nurses said the ward was full.\nIt rained. One said the bridge was shut.", "One"),
    ("The mayor said the ward was full. One said the bridge was shut.", "One"),
]


@pytest.mark.parametrize(("text", "claimant"), ONE_OF_THEM)
def test_one_is_of_those_who_spoke_in_the_sentence_before(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


MEANT_BY_PRONOUN = [
    ("The defence ministry denied the report. Its statement called it an invention.", "defence ministry"),
    (
        "A diplomat said so.\n\nA similar story was told by Yovan P. In a letter he said that it was shut.",
        "Yovan P.",
    ),
    ("The council heard Kirsty Holm. According to her statement, the bridge was shut.", "Kirsty Holm"),
    ("Opening the case, Imogen Hart KC, prosecuting, alleged that he had lied.", "Imogen Hart"),
    (
        "Tom Varga works for Belm-based Orsa Power, one of a few firms.\nRetelux’s profit fell, it said.",
        "Retelux",
    ),
    (
        "Norway was late. One of six that work to ensure Sweden does not arm itself, it criticized the deal.",
        "Norway",
    ),
    ("A fire killed nine in Orsa, the army said, Tarpress reported. It said the bridge was shut.", "army"),
    ("The army said a fire killed nine. Tarpress reported that ten died. It said it was shut.", "Tarpress"),
    ("“All Retelux has done is wait,” Tom Varga said. Retelux said the ferry sank.", "Retelux"),
    ("Tom Varga struck Pavel Holm in Orsa because he believed that they had met.", "Tom Varga"),
    ("The Orsa Star said it was late. According to the paper, the bridge was shut.", "Orsa Star"),
    ("Two sources cited the interior ministry. The ministry said the bridge was shut.", "interior ministry"),
    ("Velmia said so. “It is shut,” a Defence Ministry statement said.", "Defence Ministry"),
    ("A group of divers said it was shut. The company said they were wrong.", "company"),
    ("Tom Varga won. The former mayor of London said the bridge was shut.", "Tom Varga"),
    ("Earlier Varga said that the bridge was shut.", "Varga"),
    ("Politico reported that Tom Varga had left. He is eager to prove his loyalty.", "Tom Varga"),
    ("Tom Varga noted the port had a long life, tweeting: “It is shut.”", "Tom Varga"),
    (
        "It is late, the press office of Velmia’s Defence Ministry said. The press office said it was shut.",
        "press office of Velmia’s Defence Ministry",
    ),
    ("Velmia’s Air Force said it was late. The Air Force said it was shut.", "Velmia’s Air Force"),
    ("Tom Varga is ill. His wife said he was asleep. “He sleeps,” she said.", "Tom Varga's wife"),
    ("Orsa said Thursday Velcom must pay. “It is shut,” Velcom said.", "Velcom"),
]


@pytest.mark.parametrize(("text", "claimant"), MEANT_BY_PRONOUN)
def test_a_pronoun_means_who_opened_its_paragraph_or_spoke(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


NAMED = [
    ("Public prosecutor Christophe Richard Adou said the bridge was shut.", "Christophe Richard Adou"),
    ("Tom Foley’s parents John and Diane said the bridge was shut.", "John and Diane"),
    ("The group Odla Front claimed that the bridge was shut.", "Odla Front"),
    ("The Counting Collective put it at between 105,000 and 120,000.", "Counting Collective"),
    ("The bridge was shut, according to the tracking website orsafinder.net.", "orsafinder.net"),
    ("The bridge was shut, according to a report by Retelux, a firm, in October.", "Retelux"),
    ("Sales fell by a tenth, data from Velcom Analytics show.", "Velcom Analytics"),
    ("Sales fell by a tenth, figures from the statistics office show.", "statistics office"),
    ("A tenth was lost, data from the Office for Orsa Statistics show.", "Office for Orsa Statistics"),
]


@pytest.mark.parametrize(("text", "claimant"), NAMED)
def test_a_name_behind_its_noun_is_the_claimant(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


def test_a_company_is_rather_the_one_with_a_name_than_a_bare_operator() -> None:
    text = (
        "The operator denies it. Retelux, which runs the ferry, said it sank. The company said nobody died."
    )
    assert [claim.claimant for claim in claims_in(text)] == ["operator", "Retelux", "Retelux"]


def test_a_union_is_no_agency_that_spoke_before() -> None:
    text = "The rescue agency, Basarnas, said 23 died. The operator said the ferry was not overloaded."
    assert [claim.claimant for claim in claims_in(text)] == ["Basarnas", "operator"]


def test_who_is_accused_is_who_denies() -> None:
    text = "Tom Varga accused the Kremlin of buying votes, which it denies."
    assert "Kremlin" in [claim.claimant for claim in claims_in(text)]


def test_who_reports_in_one_word_is_an_outlet_and_nobodys_he() -> None:
    text = "Tom Varga spoke in Orsa, Telegrafi reports. “The bridge is shut,” he said."
    assert claims_in(text)[-1].claimant == "Tom Varga"


def test_a_question_that_somebody_was_asked_is_no_claim() -> None:
    text = "“The bridge is shut,” Tom Varga told Radio Orsa when asked about the claim."
    assert [claim.text for claim in claims_in(text)] == ["The bridge is shut."]


def test_the_firm_that_a_statement_is_about_says_it() -> None:
    text = "Airbus plans to cut up to 40 jobs, the European planemaker said on Wednesday."
    assert claims_in(text)[0].claimant == "Airbus"


def test_a_memo_tells_what_stands_behind_its_that() -> None:
    text = "Tom Varga warned staff in a memo that the firm needed to save 40 million euros."
    assert [claim.text for claim in claims_in(text)] == [
        "Tom Varga warned staff in a memo that the firm needed to save 40 million euros."
    ]


def test_its_owner_is_one_body_and_not_many_people() -> None:
    text = "Unicef asked for help. Donors have pledged 40 million euros, its spokeswoman in Geneva said."
    assert claims_in(text)[-1].claimant == "Unicef's spokeswoman in Geneva"


@pytest.mark.parametrize(
    ("text", "claimant", "role"),
    [
        (
            "Rain displaced 70,000 people, the national rescue agency Nema said.",
            "Nema",
            "national rescue agency",
        ),
        (
            "“We see damage,” the co-founder of the club Tom Varga said.",
            "Tom Varga",
            "co-founder of the club",
        ),
    ],
)
def test_a_description_right_before_a_name_is_its_office(text: str, claimant: str, role: str) -> None:
    (claim,) = claims_in(text)
    assert (claim.claimant, claim.role) == (claimant, role)


def test_leave_to_talk_to_the_media_is_neither_claim_nor_channel() -> None:
    text = "A nurse, speaking anonymously as he was not allowed to talk to the media, said wards were full."
    assert [(claim.text, claim.via) for claim in claims_in(text)] == [("Wards were full.", ())]


def test_an_outlet_is_nobodys_he_and_no_union() -> None:
    text = (
        "The coach said it rained, the Harbour Times reported. He said 40 fans came. The union said 38 came."
    )
    assert [claim.claimant for claim in claims_in(text)] == ["coach", "coach", "union"]


def test_documents_are_nobodys_email() -> None:
    text = (
        "Tom Varga said so in an email. According to the documents obtained by divers, the bridge was shut."
    )
    assert last_claimant(text) == "documents"


def test_a_law_does_not_go_on_to_speak_in_the_next_paragraph() -> None:
    text = (
        "The law requires a firm to act “by all the means at its disposal”.\n"
        "“In this place the duty entails help for all,” the envoy for ports, Ann Lee, told the court."
    )
    assert [claim.claimant for claim in claims_in(text)] == ["law", "Ann Lee"]


def test_two_companies_are_not_one_of_them() -> None:
    assert last_claimant("Retelux has agreed to buy Tern Foods, the two companies said.") == "two companies"


APART = [
    (
        "Velmia's defence ministry said nine died. The interior ministry in Orsa said 40 had fled.",
        "interior ministry in Orsa",
    ),
    (
        "Tern got 9 million, reports Corriere Orso. Winger Tom Varga told Tern he would go, his father said.",
        "Tom Varga's father",
    ),
]


@pytest.mark.parametrize(("text", "claimant"), APART)
def test_a_word_or_his_means_no_other_body_or_outlet(text: str, claimant: str) -> None:
    assert claimant in {claim.claimant for claim in claims_in(text)}
