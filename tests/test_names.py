"""Who a claimant is: the fullest name, the office, and whom pronouns and short forms stand for."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.claiming import claims_in, only_claim


@dataclass(frozen=True)
class Example:
    """A text and the claimants of its claims, in order; None where it names nobody."""

    text: str
    claimants: tuple[str | None, ...]

    def __str__(self) -> str:
        return self.text


def example(text: str, *claimants: str | None) -> Example:
    return Example(text, claimants)


NOBODY = [
    example("Reports said the bridge had fallen.", None),
    example("The ferry is believed to have sunk.", None),
    example("It was reported that the bridge had fallen.", None),
    example("The ferry reportedly sank at dawn.", None),
    example("There were rumours that the bridge had fallen.", None),
    example("Allegedly, the ferry was never insured.", None),
]

AS_NAMED = [
    example(
        "The Odlan Ministry of Defence, for its part, said the bridge was shut.", "Odlan Ministry of Defence"
    ),
    example("McDonald’s said the bridge was shut.", "McDonald’s"),
    example("Maria Keller said the bridge was shut.", "Maria Keller"),
    example("The Harbour Authority said the bridge was shut.", "Harbour Authority"),
    example("Officials said the bridge was shut.", "Officials"),
    example("Two divers said the bridge was shut.", "Two divers"),
    example("Local residents said the bridge was shut.", "Local residents"),
    example("A coastguard official said the bridge was shut.", "coastguard official"),
    example("Tarnow’s defence ministry said the bridge was shut.", "Tarnow’s defence ministry"),
    example("The Ministry of Defence said the bridge was shut.", "Ministry of Defence"),
    example("The head of the port said the bridge was shut.", "head of the port"),
    example("People in the village said the bridge was shut.", "People in the village"),
    example("Staff at the strike-hit mill said the bridge was shut.", "Staff at the strike-hit mill"),
    example("The bridge was shut, said a fund manager, also on condition of anonymity.", "fund manager"),
    example("The Orsa Institute on Ferry Safety said the bridge was shut.", "Orsa Institute on Ferry Safety"),
    example(
        "The city’s emergency services provider urged people to stay in.",
        "city’s emergency services provider",
    ),
    example("One of the divers said the bridge was shut.", "One of the divers"),
    example("Borealis Shipping said the bridge was shut.", "Borealis Shipping"),
]

SHORTER_LATER = [
    example(
        "Maria Keller said the bridge was shut. Keller added that the ferry would sail.",
        "Maria Keller",
        "Maria Keller",
    ),
    example(
        "Maria Keller opened the fair on Monday. The bridge is safe, Keller said.",
        "Maria Keller",
    ),
    example(
        "Maria Keller said the bridge was shut. Mrs Keller warned that the ferry was late.",
        "Maria Keller",
        "Maria Keller",
    ),
    example(
        "Maria Keller said the bridge was shut. “The ferry will sail,” Keller said.",
        "Maria Keller",
        "Maria Keller",
    ),
    example(
        "“The ferry will sail,” Keller told the council. Maria Keller owns the ferry.",
        "Maria Keller",
    ),
    example("Mrs Keller said the bridge was shut. Maria Keller owns the ferry.", "Maria Keller"),
    example(
        "James P. Kenney Jr., the mayor, said it was shut. “It is,” Kenney said.",
        "James P. Kenney",
        "James P. Kenney",
    ),
    example("Iceland’s outlook brightened as it reported growth of 3 percent.", "Iceland"),
    example("Retelux, citing new rules, this week said it would sell mills.", "Retelux"),
    example("For Retelux, it is part of a “plan to sell all mills”, the company said.", "Retelux"),
    example(
        "President Bashir al-Hamad opened the fair. Mr Hamad said the bridge was shut.", "Bashir al-Hamad"
    ),
]

PERSONS = [
    example(
        "Maria Keller said the bridge was shut. She added that the ferry would sail.",
        "Maria Keller",
        "Maria Keller",
    ),
    example(
        "Tom Varga said the bridge was shut. He added that the ferry would sail.",
        "Tom Varga",
        "Tom Varga",
    ),
    example(
        "Tom Varga, a fisherman, said the bridge was shut. “I rowed for an hour,” he said.",
        "Tom Varga",
        "Tom Varga",
    ),
    example(
        "Spokeswoman Maria Keller said the bridge was shut. Chairman Tom Varga said the ferry was safe. "
        "She denied that anyone was hurt.",
        "Maria Keller",
        "Tom Varga",
        "Maria Keller",
    ),
    example(
        "Chairman Tom Varga said the ferry was safe. Spokeswoman Maria Keller said the bridge was shut. "
        "He denied that anyone was hurt.",
        "Tom Varga",
        "Maria Keller",
        "Tom Varga",
    ),
    example(
        "The harbour authority said the bridge was shut. Maria Keller said it was open. She warned of ice.",
        "harbour authority",
        "Maria Keller",
        "Maria Keller",
    ),
    example(
        "Olena Marchuk said the bridge was shut. Petro Bilyk said it was open. She warned of ice.",
        "Olena Marchuk",
        "Petro Bilyk",
        "Olena Marchuk",
    ),
    example(
        "Olena Marchuk said the bridge was shut. The harbour authority said it was open. She warned of ice.",
        "Olena Marchuk",
        "harbour authority",
        "Olena Marchuk",
    ),
]

SPOKEN_OF = [
    example("Police held Tom Varga on Friday. He denied that he sank the ferry.", "Tom Varga"),
    example("Police are questioning the caterer, 61. He denied that he sank the ferry.", "caterer"),
    example(
        "Maria Keller met Tom Varga. He denied that he sank the ferry.",
        "Tom Varga",
    ),
    example("Tom Varga met Petro Bilyk. He denied that anyone was hurt.", "Tom Varga"),
    example("He thanked Tom Varga. He denied that anyone was hurt.", None),
    example("I think the bridge was shut.", None),
]

SEVERAL = [
    example("The divers searched the bay. They said the ferry was full.", "divers"),
    example(
        "Farmers blocked a road, the prefecture said, over a deal that they say will ruin them.", "Farmers"
    ),
    example("A gang calling itself Grey Heron said it sank the ferry.", "Grey Heron"),
    example("According to Maria Keller, the ferry sank. By her count, 40 people were hurt.", "Maria Keller"),
    example("The board, whose chief, Maria Keller, said that the bridge was shut, has met.", "Maria Keller"),
]

BODIES = [
    example(
        "The harbour authority said the bridge was shut. It added that the ferry would sail.",
        "harbour authority",
        "harbour authority",
    ),
    example(
        "The harbour authority said the bridge was shut. The authority added that the ferry would sail.",
        "harbour authority",
        "harbour authority",
    ),
    example(
        "Tarnow’s defence ministry said the bridge was shut. The ministry denied that anyone was hurt.",
        "Tarnow’s defence ministry",
        "Tarnow’s defence ministry",
    ),
    example(
        "Borealis Shipping said the ferry was safe. The company denied that anyone was hurt.",
        "Borealis Shipping",
        "Borealis Shipping",
    ),
    example(
        "The Free Harbour Front said it sank the ferry. The group vowed to strike again.",
        "Free Harbour Front",
        "Free Harbour Front",
    ),
    example(
        "Local residents said the bridge was shut. They complained that nobody had told them.",
        "Local residents",
        "Local residents",
    ),
    example(
        "Maria Keller, the mayor, said the bridge was shut. The mayor denied that anyone was hurt.",
        "Maria Keller",
        "Maria Keller",
    ),
    example(
        "The harbour ministry said the bridge was shut. The union said it was open.",
        "harbour ministry",
        "union",
    ),
]

OWNERS_OF_DOCUMENTS = [
    example("A report by the coastguard said the ferry was full.", "coastguard"),
    example("The coastguard’s report said the ferry was full.", "coastguard"),
    example("A statement from Borealis Shipping said the ferry was full.", "Borealis Shipping"),
    example("A study published by the university found that ice was thinning.", "university"),
    example(
        "The coastguard said the ferry was full. The statement said the crew was tired.",
        "coastguard",
        "coastguard",
    ),
    example("A report said the ferry was full.", "report"),
]

ACRONYMS = [
    example(
        "The Institute for Sea Ice (ISI) said the ice was thin.",
        "Institute for Sea Ice (ISI)",
    ),
    example(
        "The National Ferry Union (NFU) said the crew was tired. The NFU said pay was low.",
        "National Ferry Union (NFU)",
        "National Ferry Union (NFU)",
    ),
    example(
        "The Velmian Organisation for Applied Research (VOT) said it leaked. VOT said the crew was tired.",
        "Velmian Organisation for Applied Research (VOT)",
        "Velmian Organisation for Applied Research (VOT)",
    ),
    example(
        "In support of the plan, Rivers, Ports and Trade Velmia (RPTV) bought it. RPTV said pay was low.",
        "Rivers, Ports and Trade Velmia (RPTV)",
    ),
]

TOGETHER = [
    example(
        "Both Ukrainian and Western officials said the bridge was shut.", "Ukrainian and Western officials"
    ),
    example("Maria Keller and Tom Varga said the bridge was shut.", "Maria Keller and Tom Varga"),
    example("Police and firefighters said the bridge was shut.", "Police and firefighters"),
    example("The mayor and the governor said the bridge was shut.", "mayor and the governor"),
]

RELATIVE_CLAUSES = [
    example("Maria Keller, who owns the mill, said the bridge was shut.", "Maria Keller"),
    example("A diver who saw the wreck said the bridge was shut.", "diver"),
    example("Residents living by the river said the bridge was shut.", "Residents"),
    example("The police, which closed the road, said the bridge was shut.", "police"),
]

POSSESSORS = [
    example("Nobody believed Maria Keller’s claim that the bridge was safe.", "Maria Keller"),
    example("Nobody believed the ministry’s claim that the bridge was safe.", "ministry"),
    example(
        "Maria Keller opened the fair. Nobody believed her claim that the bridge was safe.",
        "Maria Keller",
    ),
]

ROLES = [
    ("Maria Keller, head of the port authority, said the bridge was shut.", "head of the port authority"),
    ("Maria Keller, the mayor of Orsa, said the bridge was shut.", "mayor of Orsa"),
    ("Maria Keller, a retired diver, said the bridge was shut.", "retired diver"),
    ("The head of the port authority, Maria Keller, said the bridge was shut.", "head of the port authority"),
    ("Mayor Maria Keller said the bridge was shut.", "Mayor"),
    ("Defence Minister Maria Keller said the bridge was shut.", "Defence Minister"),
    ("Coastguard spokeswoman Maria Keller said the bridge was shut.", "Coastguard spokeswoman"),
    ("The bridge was shut, said Maria Keller, the mayor of Orsa.", "mayor of Orsa"),
    ("According to Maria Keller, a professor of law, the vote was void.", "professor of law"),
    (
        "Maria Keller, a fellow at the Orsa Institute, which was founded in 1985, said the vote was void.",
        "fellow at the Orsa Institute",
    ),
    ("Maria Keller of Orsa Power, a grid operator, said the bridge was shut.", None),
    ("Envoy to Velmia, Maria Keller, said the bridge was shut.", "Envoy to Velmia"),
    (
        "The bridge was shut, said Divers of Velmia’s chief engineer, Maria Keller.",
        "Divers of Velmia’s chief engineer",
    ),
    ("The bridge was shut, said Maria Keller, the co-founder of a mill.", "co-founder of a mill"),
    ("Maria Keller, herself a diver, said the bridge was shut.", "diver"),
    ("The council fined the mayor, Maria Keller. Keller said the bridge was shut.", "mayor"),
    ("The plan pleased Orsa Gov. Maria Keller. Keller said the bridge was shut.", "Orsa Gov."),
]


@pytest.mark.parametrize("case", NOBODY, ids=str)
def test_who_is_not_named_is_null(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", AS_NAMED, ids=str)
def test_a_claimant_is_named_as_the_article_names_it(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", SHORTER_LATER, ids=str)
def test_a_surname_stands_for_the_full_name(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", PERSONS, ids=str)
def test_he_and_she_are_the_last_person_who_fits(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", SPOKEN_OF, ids=str)
def test_he_is_who_was_spoken_of_alone(case: Example) -> None:
    assert claims_in(case.text)[-1].claimant == case.claimants[-1]


@pytest.mark.parametrize("case", SEVERAL, ids=str)
def test_who_is_meant_is_told_by_the_sentence(case: Example) -> None:
    assert claims_in(case.text)[-1].claimant == case.claimants[-1]


@pytest.mark.parametrize("case", BODIES, ids=str)
def test_it_they_and_the_group_are_the_last_speaker_of_their_kind(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", OWNERS_OF_DOCUMENTS, ids=str)
def test_a_document_speaks_for_its_owner(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", ACRONYMS, ids=str)
def test_an_acronym_stays_with_its_name_in_both_brackets(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", TOGETHER, ids=str)
def test_those_who_speak_together_are_named_together(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", RELATIVE_CLAUSES, ids=str)
def test_what_is_told_about_a_claimant_is_no_part_of_the_name(case: Example) -> None:
    assert [claim.claimant for claim in claims_in(case.text)] == list(case.claimants)


@pytest.mark.parametrize("case", POSSESSORS, ids=str)
def test_whose_claim_it_is_names_the_claimant(case: Example) -> None:
    assert case.claimants[0] in [claim.claimant for claim in claims_in(case.text)]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_an_office_before_or_behind_the_name_is_the_role(text: str, role: str) -> None:
    (claim,) = claims_in(text)
    assert (claim.claimant, claim.role) == ("Maria Keller", role)


ITS = [
    ("Tenna Rail lost 300 drivers, its director Maria Keller said.", "Tenna Rail director"),
    ("Orsa's civil guard lost 30 boats, its chief Maria Keller said.", "Orsa's civil guard chief"),
    ("He lost 30 boats, his brother Maria Keller said.", "brother"),
]


@pytest.mark.parametrize(("text", "role"), ITS)
def test_its_chief_is_the_chief_of_the_body_that_is_named(text: str, role: str) -> None:
    (claim,) = claims_in(text)
    assert (claim.claimant, claim.role) == ("Maria Keller", role)


def test_a_role_told_once_holds_for_the_article() -> None:
    text = (
        "Maria Keller, the mayor of Orsa, said the bridge was shut. Keller added that the ferry would sail."
    )
    assert [claim.role for claim in claims_in(text)] == ["mayor of Orsa", "mayor of Orsa"]


def test_a_body_has_no_role() -> None:
    (claim,) = claims_in("The harbour authority said the bridge was shut.")
    assert claim.role is None


LEARNED = [
    example("It was learned from doctors that the diver had died.", "doctors"),
    example("Two crates were flown back in May, Keller was also quoted as saying.", "Keller"),
    example("Reacting, the minister, Tom Varga, said the bridge was shut.", "Tom Varga"),
    example("Doctors Without Borders said the bridge was shut.", "Doctors Without Borders"),
    example("Tom Varga dismissed reports that the bridge had fallen.", "Tom Varga"),
    example(
        "Tom Varga dismissed Ann Lee’s claim that the bridge had fallen.",
        "Tom Varga",
        "Ann Lee",
    ),
    example(
        "Keller said the bridge was shut; the harbour guard said it was searching for three boats.",
        "Keller",
        "harbour guard",
    ),
    example(
        "Tom Varga said the bridge was shut. He and his brother Ivan Varga carried out four people, he said.",
        "Tom Varga",
        "Tom Varga",
    ),
    example(
        "The Bird Society said geese were rare. The team estimates that 300 geese are left.",
        "Bird Society",
        "team",
    ),
    example("The Bird Society, a monitor, counted 300 geese on the lake in May.", "Bird Society"),
    example("Anna Holm of Northgate Capital was less convinced: “Two bad years are a pattern.”", "Anna Holm"),
    example(
        "The Guild of Divers has threatened to withdraw its 300 members if they are not paid in 15 days.",
        "Guild of Divers",
    ),
    example(
        "Nine boats sank in the port of Velm, the state Commissioner, Ann Holm, has disclosed.", "Ann Holm"
    ),
    example("It was learned from experience that the bridge was weak."),
]


@pytest.mark.parametrize("case", LEARNED, ids=str)
def test_who_tells_it_is_found_in_less_common_constructions(case: Example) -> None:
    assert tuple(claim.claimant for claim in claims_in(case.text)) == case.claimants


def test_a_quotation_without_a_speaker_is_not_the_next_paragraphs() -> None:
    text = "“The bridge was never safe and nobody told us.”\n\nTom Varga insisted the ferry had sailed."
    said = [claim.quote for claim in claims_in(text) if claim.claimant == "Tom Varga"]
    assert said
    assert not any("never safe" in quote for quote in said)


def test_who_accepts_a_thing_confirms_and_who_rubbishes_it_denies() -> None:
    assert only_claim("Keller accepted that the bridge was old.").stance == "confirmed"
    assert only_claim("Keller rubbished the allegation.").stance == "denied"


OFFICES_OF_PLACES = [
    example("The Minister of Defense of Brenna Roman Holm said 12 boats were lost.", "Roman Holm"),
    example("The head of the Velm Port Administration Roman Holm said 12 boats were lost.", "Roman Holm"),
    example(
        "As the head of the Velm Port Administration, Taras Holm, reported, the quay burned.", "Taras Holm"
    ),
    example(
        "The spokesman for Velm Mayor Anna Holm said 12 boats were lost.",
        "spokesman for Velm Mayor Anna Holm",
    ),
    example("The lawyer of Anna Holm said 12 boats were lost.", "lawyer of Anna Holm"),
    example("A friend of Sir Roman Holm said 12 boats were lost.", "friend of Sir Roman Holm"),
    example("Roman Holm is ill. A friend of Sir Roman said 12 boats were lost.", "friend of Sir Roman"),
    example(
        "The politician and member of the Velmian parliament Harald Holm said 12 boats were lost.",
        "Harald Holm",
    ),
    example("Velmia Humanitarian Coordinator for Orsa, Lise Holm, said 12 boats were lost.", "Lise Holm"),
    example("Roman Holm led the poll. Then-candidate Holm said 12 boats were lost.", "Roman Holm"),
]


@pytest.mark.parametrize("case", OFFICES_OF_PLACES, ids=str)
def test_a_name_behind_the_place_of_an_office_is_its_holders(case: Example) -> None:
    assert tuple(claim.claimant for claim in claims_in(case.text)) == case.claimants


def test_who_writes_is_not_who_is_written_about() -> None:
    text = "The last ferry\nBy Anna Holm in Velm\n\nThe quay is empty. “I miss the boats,” she said."
    assert "Anna Holm" not in {claim.claimant for claim in claims_in(text)}


def test_a_relative_clause_in_the_perfect_is_no_tag() -> None:
    claim = only_claim("The senator praised the plan, which nobody has read.")
    assert claim.claimant == "senator"
