"""Where a hasty reading credits the wrong source, or makes a claim of what is none."""

from __future__ import annotations

import pytest

from tests.claiming import claims_in, only_claim

WHO_SPEAKS = [
    ("A doctor at the clinic said by satellite phone that 54 people had died.", "doctor at the clinic"),
    ("The mayor of Velm, Anna Kovacs, said the dam had burst.", "Anna Kovacs"),
    ("“The dam has burst,” Anna Kovacs said, calling it a disaster.", "Anna Kovacs"),
    ("Anna Kovacs condemned the raid as “a disgrace”, calling it an act of war.", "Anna Kovacs"),
    ("Anna Kovacs cut him off: “No, I am not making that point.”", "Anna Kovacs"),
    ("Anna Kovacs shook her head: “It will not work here.”", "Anna Kovacs"),
    (
        "The pair were late amid the intelligence community’s finding that spies were about.",
        "intelligence community",
    ),
    ("Anna Kovacs urged parents not to wait, warning that the ward was full.", "Anna Kovacs"),
    ("Hospitals were raided across the strip with Velmia claiming that they hid arms.", "Velmia"),
    ("The agency quoted the mayor, Anna Kovacs, confirming that the dam had burst.", "Anna Kovacs"),
    ("Kyiv has hit several sites in strikes it says are just.", "Kyiv"),
    ("The authorities in Mali, Togo, and Orsa City have warned against a raid.", "authorities in Mali, Togo"),
    ("Donnelly said in a post that the dam had burst.", "Donnelly"),
    ("WHO said in a report that the ward was full.", "WHO"),
    ("Borvio said at the start of the year that it had been hit by floods.", "Borvio"),
]


@pytest.mark.parametrize(("text", "claimant"), WHO_SPEAKS)
def test_every_claim_of_the_sentence_is_the_speakers(text: str, claimant: str) -> None:
    assert {claim.claimant for claim in claims_in(text)} == {claimant}


def test_who_is_recalled_by_a_king_is_not_quoted_by_him() -> None:
    text = "They called him “the man with the bloody hand”.\nRecalled by the Kaiser in May, Varga was tried."
    assert "Kaiser" not in [claim.claimant for claim in claims_in(text)]


def test_places_before_colons_are_a_list_and_say_nothing() -> None:
    text = (
        "New laws are in force.\nOhio: The lowest wage is raised.\nUtah: Any bathroom may be used.\n"
        "Texas: Shops are open on Sundays."
    )
    assert claims_in(text) == []


def test_each_of_many_is_not_meant_by_it() -> None:
    text = "Each university’s figures show that staff left. Anna Kovacs said it showed that pay was low."
    assert [claim.claimant for claim in claims_in(text)][-1] == "Anna Kovacs"


def test_who_is_fined_for_saying_it_says_it() -> None:
    claims = claims_in("The court fined Tom Varga for claiming that the bridge was shut.")
    assert [claim.claimant for claim in claims] == ["Tom Varga"]


def test_what_a_colon_leads_to_is_said_and_not_the_paragraph_above() -> None:
    text = (
        "Anna Kovacs spoke. “It is shut for good now,” she said.\n“It is open to all today.”\n"
        "Tom Varga cut her off: “No, it is shut.”"
    )
    assert [(claim.claimant, claim.text) for claim in claims_in(text)][1:] == [
        ("Tom Varga", "No, it is shut.")
    ]


def test_who_answers_in_the_next_paragraph_is_another() -> None:
    text = "“Do you think it is safe?” Anna Kovacs asked.\n“Nobody here would say that it is.”"
    assert [claim.text for claim in claims_in(text)] == ["Do you think it is safe?"]


def test_who_is_cited_behind_the_outlet_tells_the_sentence() -> None:
    claim = only_claim("The family got no help, the Harbour Times reports, quoting neighbours.")
    assert (claim.claimant, claim.text) == ("neighbours", "The family got no help.")


def test_the_company_is_no_organisation() -> None:
    text = "The World Health Organization said so. Tom Varga drove a van. It was shut, the company said."
    assert claims_in(text)[-1].claimant == "company"


def test_a_name_with_an_office_behind_it_is_a_person() -> None:
    claim = only_claim("“It was shut,” Binyah Kesselly, chairman of the Orsa board, told reporters.")
    assert (claim.claimant, claim.role) == ("Binyah Kesselly", "chairman of the Orsa board")


def test_the_capitals_of_a_transcript_are_a_name() -> None:
    text = "ANN DOE: It was hard, Tom Orr said.\nTOM ORR: It is a shame that it was cut."
    assert claims_in(text)[-1].claimant == "Tom Orr"


def test_how_one_says_it_is_no_part_of_it() -> None:
    claim = claims_in("“I am not here for that,” Anna Kovacs said, raising her voice.")[0]
    assert claim.text == "I am not here for that."


def test_a_headline_about_claims_claims_nothing() -> None:
    assert claims_in("Casualty claims multiply after strike") == []


def test_who_did_not_speak_is_not_the_speaker_of_the_next_sentence() -> None:
    text = "The ministry denied the raid. Neither side has commented on it. It said the bridge was open."
    assert claims_in(text)[-1].claimant == "ministry"


def test_a_denied_pronoun_keeps_its_words() -> None:
    assert only_claim("The army denied it.").text == "The army denied it."


def test_a_passive_is_told_in_its_own_words() -> None:
    claim = only_claim("The report was dismissed by the ministry.")
    assert claim.text == "The report was dismissed by the ministry."


def test_a_subject_that_is_told_of_does_not_say_the_sentence() -> None:
    """“Calloway, he said, …”: the one that the content is about is not the one who says it."""
    text = "Brian Tennant smiled. Ruth Calloway, he said, had voted against the hospital."
    assert claims_in(text)[-1].claimant == "Brian Tennant"


def test_the_subject_of_a_sentence_says_its_tag() -> None:
    text = "Pauline Firth spoke first. The council has repaired 45 flats, it told the Examiner."
    assert claims_in(text)[-1].claimant == "council"


def test_a_word_of_the_headline_is_nobody_whom_the_text_names() -> None:
    text = (
        "Health agency says toll rose\nThe Harbour Health Organization (HHO) said 40 had died. "
        "“It is worse,” the agency said."
    )
    assert {claim.claimant for claim in claims_in(text)} == {
        "Health agency",
        "Harbour Health Organization (HHO)",
    }
    assert claims_in(text)[-1].claimant == "Harbour Health Organization (HHO)"


def test_two_clauses_have_each_its_doer() -> None:
    text = "Anna Kovacs has decried the raid in a string of posts on X and the union condemned Varga."
    assert [claim.claimant for claim in claims_in(text)] == ["Anna Kovacs", "union"]


def test_a_quotation_is_rather_its_own_paragraphs_than_the_one_befores() -> None:
    text = (
        "Anna Kovacs condemned the raid.\n“Nobody here will ever forget it,” the law society said in a "
        "statement that Kovacs shared on X."
    )
    assert claims_in(text)[-1].claimant == "law society"


def test_a_quotation_is_its_own_paragraphs_however_far_its_tag_stands() -> None:
    text = (
        "Two divers said the ferry had sunk.\n\n“The port wants a bigger ferry. Bigger than just that little "
        "one” bought in October, said Derek Sander, a pilot at the port."
    )
    assert [claim.claimant for claim in claims_in(text)] == ["Two divers", "Derek Sander"]


# What is seen in an image is told by the image, not by whoever gave it out.
IMAGES = [
    ("Police released a video showing the bridge in flames.", "video"),
    ("Tom Varga posted photos from the square, showing a crowd with flags.", "photos from the square"),
    ("Police released photos. Although the photos are dark, they show that a man left.", "photos"),
    ("Radar data from Velmia suggested that the jet had turned.", "Radar data from Velmia"),
]


@pytest.mark.parametrize(("text", "claimant"), IMAGES)
def test_what_an_image_shows_is_nobodys_word(text: str, claimant: str) -> None:
    assert claims_in(text)[-1].claimant == claimant


def test_whoever_posts_a_message_says_what_it_says() -> None:
    text = "Tom Varga posted a message ahead of the marches saying: “Take to the streets of your towns.”"
    assert only_claim(text).claimant == "Tom Varga"


def test_who_says_so_fits_the_number_of_the_verb() -> None:
    text = "Young people in the city who have reported using pumps were ill."
    assert only_claim(text).claimant == "Young people in the city"


def test_two_people_agree_and_one_of_two_offices_agrees() -> None:
    text = "Lee and Trade Secretary Robert Varga say that the deal is weak."
    assert only_claim(text).claimant == "Lee and Trade Secretary Robert Varga"


def test_a_dateline_before_a_colon_is_no_speaker() -> None:
    text = "Deportees come home\nNEW DELHI: Nearly 150 men came home broke on Wednesday. New Delhi waited."
    assert {claim.claimant for claim in claims_in(text)} <= {None}


def test_who_is_called_a_witness_is_meant_by_it() -> None:
    text = "Tom Varga was the third witness testifying that it rained. He said the bridge was shut."
    assert {claim.claimant for claim in claims_in(text)} == {"Tom Varga"}


def test_its_decision_is_that_of_who_is_asked_to_change_it() -> None:
    text = "The doctors pleaded with the council to reconsider its decision to shut the port."
    assert claims_in(text)[-1].claimant == "council"


def test_who_is_disputed_by_one_is_believed_by_nobody() -> None:
    assert only_claim("Tom Varga disputed the notion that he had been ill.").claimant == "Tom Varga"


# Who denies a statement at the end of another's sentence denies it, and the other does not tell that.
DENIED_AT_ONCE = [
    (
        "Velmia says Odlan drones have hit 12 ships, a claim Orsa denies.",
        ("Odlan drones have hit 12 ships.", "Orsa denies that Odlan drones have hit 12 ships."),
    ),
    (
        "Velmia said 40 boats sank, an accusation Orsa has rejected.",
        ("40 boats sank.", "Orsa has rejected that 40 boats sank."),
    ),
]


@pytest.mark.parametrize(("text", "worded"), DENIED_AT_ONCE)
def test_who_denies_a_claim_denies_what_was_claimed(text: str, worded: tuple[str, str]) -> None:
    assert tuple(claim.text for claim in claims_in(text)) == worded


# How many say so is told by whoever asked them; the share itself vouches for nothing.
SHARES = [
    ("Twelve percent said that they had not voted.", None, ["Twelve percent"]),
    ("Forty-seven percent of women said they felt unsafe.", None, ["Forty-seven percent"]),
    ("Eight in 10 men reported sleeping badly.", None, ["Eight in 10"]),
    ("Eight in 10 said they slept badly.", None, ["Eight in 10"]),
    ("A third of teachers said they planned to quit.", None, ["A third"]),
    ("More than half of those surveyed believe the talks will fail.", None, ["More than half"]),
    ("Nearly half of women said they felt unsafe, according to the survey.", "survey", ["Nearly half"]),
    ("Three of the divers said they had not slept.", "Three of the divers", []),
]


@pytest.mark.parametrize(("text", "claimant", "figures"), SHARES)
def test_a_share_of_many_is_told_and_tells_nothing(
    text: str, claimant: str | None, figures: list[str]
) -> None:
    claim = only_claim(text)
    assert claim.claimant == claimant
    assert [figure.raw for figure in claim.figures] == figures
