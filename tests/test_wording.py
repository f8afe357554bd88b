"""A claim's text is one sentence that can be read on its own, in the article's words and names only."""

from __future__ import annotations

import re

import pytest

from bot.claims.marks import finish
from tests.claiming import claims_in, only_claim

# The text of a claim, as it should read.
CLAUSES = [
    ("The bridge was shut, it is understood.", "The bridge was shut."),
    ("The ministry said that the bridge was shut.", "The bridge was shut."),
    ("The ministry said the bridge was shut.", "The bridge was shut."),
    ("The bridge was shut, the ministry said.", "The bridge was shut."),
    ("The bridge, the ministry said, was shut.", "The bridge was shut."),
    ("The bridge fell, the ministry said on Monday, killing four.", "The bridge fell, killing four."),
    ("The bridge fell, the ministry said on Monday, citing witnesses.", "The bridge fell."),
    ("According to the ministry, the bridge was shut.", "The bridge was shut."),
    ("It was reported that the bridge was shut.", "The bridge was shut."),
    ("It was revealed by the Orsa Herald that the bridge was shut.", "The bridge was shut."),
    ("Nobody believed the ministry’s claim that the bridge was safe.", "The bridge was safe."),
]

# What would read as a statement of the claimant's keeps the cue that says it is none.
WITHOUT_A_STATEMENT = [
    ("The mayor asked whether the bridge was shut.", "The mayor asked whether the bridge was shut."),
    (
        "Tom Varga declined to say whether the bridge was shut.",
        "Tom Varga declined to say whether the bridge was shut.",
    ),
    ("The mayor did not say how many had died.", "The mayor did not say how many had died."),
    ("Tom Varga admitted taking bribes.", "Tom Varga admitted taking bribes."),
]

JOINED_CLAUSES = [
    (
        "The operator put its losses at between $30 million and $35 million in a statement.",
        "The operator put its losses at between $30 million and $35 million.",
    ),
    (
        "The ministry said that the bridge was shut but that the tunnel was open.",
        "The bridge was shut but the tunnel was open.",
    ),
    (
        "The ministry said that the bridge was shut, that the tunnel was open and that nobody was hurt.",
        "The bridge was shut, that the tunnel was open and that nobody was hurt.",
    ),
    (
        "The ministry said she had promised that the bridge was safe and that the tunnel was shut.",
        "She had promised that the bridge was safe and that the tunnel was shut.",
    ),
    (
        "The ministry said 14 people had died and that 20 were missing.",
        "14 people had died and 20 were missing.",
    ),
    ("“If they come, we fight,” Tom Varga said.", "If they come, we fight."),
]

QUOTATIONS = [
    ("“The bridge is shut,” Maria Keller said.", "The bridge is shut."),
    ("Maria Keller said: “The bridge is shut.”", "The bridge is shut."),
    ("‘The bridge is shut,’ Maria Keller said.", "The bridge is shut."),
    ("«The bridge is shut», Maria Keller said.", "The bridge is shut."),
    ("“The bridge is shut!” Maria Keller said.", "The bridge is shut!"),
    (
        "Maria Keller said the bridge was “a farce from start to finish”.",
        "The bridge was “a farce from start to finish”.",
    ),
]

PARTICIPLES = [
    ("Gail Petrosky went further, calling it a farce.", "Gail Petrosky called it a farce."),
    ("The mayor spoke, denying that the bridge was unsafe.", "The mayor denied that the bridge was unsafe."),
    ("Tom Varga stood up, accusing the mayor of fraud.", "Tom Varga accused the mayor of fraud."),
    ("The board wrote to him, seeking to know who paid.", "The board sought to know who paid."),
    (
        "Tom Varga left, declining to say whether it was shut.",
        "Tom Varga declined to say whether it was shut.",
    ),
]


@pytest.mark.parametrize(("sentence", "text"), PARTICIPLES)
def test_what_a_participle_adds_is_told_in_the_past(sentence: str, text: str) -> None:
    assert [claim.text for claim in claims_in(sentence)][-1] == text


PARTED_QUOTATIONS = [
    ("“The bridge,” she said, “will reopen in March.”", "The bridge will reopen in March."),
    ("“We lost everything,” said Maria Keller, “and nobody came.”", "We lost everything, and nobody came."),
    (
        "“The bridge is shut,” Maria Keller said. “It will open in May.”",
        "The bridge is shut. It will open in May.",
    ),
    (
        "“The bridge is shut,” Maria Keller said. “It will open",
        "The bridge is shut. It will open.",
    ),
    ("“Why is it shut?” Maria Keller asked. “Nobody knows.”", "Why is it shut? Nobody knows."),
]

PRONOUNS = [
    ("The ministry said it had shut the bridge.", "The ministry had shut the bridge."),
    ("Maria Keller said she had shut the bridge.", "Maria Keller had shut the bridge."),
    ("Tom Varga said he had shut the bridge.", "Tom Varga had shut the bridge."),
    ("Tom Varga said his boat was lost.", "Tom Varga's boat was lost."),
    ("Borealis Shipping said its ferry was lost.", "Borealis Shipping's ferry was lost."),
    ("Maria Keller said she's glad.", "Maria Keller is glad."),
    ("Tom Varga said he'd shut the bridge.", "Tom Varga would shut the bridge."),
    ("Tom Varga said he’ll shut the bridge.", "Tom Varga will shut the bridge."),
    ("The ministers say they’re ready.", "The ministers are ready."),
    ("The ministry announced in a letter this month that it had shut it.", "The ministry had shut it."),
    ("The ministers said their talks had failed.", "The ministers' talks had failed."),
]

# Who is meant is not certain, or nobody is.
PRONOUNS_LEFT = [
    # others are nearer than the claimant
    ("The firm sent its workers home and said they would be paid.", "They would be paid."),
    (
        "Though most of the campers were safe, officials said they could not be evacuated.",
        "They could not be evacuated.",
    ),
    ("The ministry said it was raining.", "It was raining."),
    ("The ministry said it was clear that the bridge was shut.", "It was clear that the bridge was shut."),
    ("According to the ministry, it had passed an inspection.", "It had passed an inspection."),
    ("A report said it had passed an inspection.", "It had passed an inspection."),
    ("Maria Keller said he had shut the bridge.", "He had shut the bridge."),
    ("Tom Varga said they had shut the bridge.", "They had shut the bridge."),
    ("Tom Varga said she had shut the bridge.", "She had shut the bridge."),
    ("Tom Varga said: “He came to my office.”", "He came to my office."),
    # who is told may be meant
    # whose lawyer or friend it is may be meant
    ("Tom Varga’s lawyer said he was ill.", "He was ill."),
    ("The 89-year-old's manager confirmed he was ill.", "He was ill."),
    ("His wife said she was ill.", "She was ill."),
    ("His doctor told him he was ill.", "He was ill."),
    ("The judge told Tom Varga he would go to jail.", "He would go to jail."),
    ("The officer told her she was under arrest.", "She was under arrest."),
]

# Without the cue these would not be sentences, or would say the opposite.
WITH_CUE = [
    ("The jury found him guilty of fraud.", "The jury found him guilty of fraud."),
    (
        "Orsa has never confirmed nor denied their presence.",
        "Orsa has never confirmed nor denied their presence.",
    ),
    ("The hospital declined to comment.", "The hospital declined to comment."),
    ("Seven members want her to resign.", "Seven members want her to resign."),
    ("Tom Varga admitted his son’s taking the car.", "Tom Varga admitted his son’s taking the car."),
    (
        "The measure will prohibit the yard from dumping sludge.",
        "The measure will prohibit the yard from dumping sludge.",
    ),
    ("Maria Keller described dancing with Tom Varga.", "Maria Keller described dancing with Tom Varga."),
    (
        "The mayor pledged 2 million euros ($2.2 million) in aid.",
        "The mayor pledged 2 million euros ($2.2 million) in aid.",
    ),
    ("The ministry vowed to rebuild the bridge.", "The ministry vowed to rebuild the bridge."),
    ("The ministry denied that the bridge was shut.", "The ministry denied that the bridge was shut."),
    ("The ministry denied the allegations.", "The ministry denied the allegations."),
    ("The ministry condemned the attack.", "The ministry condemned the attack."),
    ("The ministry warned of floods.", "The ministry warned of floods."),
    (
        "The ministry could not confirm that the bridge was shut.",
        "The ministry could not confirm that the bridge was shut.",
    ),
    ("The ministry accused Borealis of fraud.", "The ministry accused Borealis of fraud."),
    ("The ministry accused Borealis of “looking away”.", "The ministry accused Borealis of “looking away”."),
    ("The ministry blamed the captain for the losses.", "The ministry blamed the captain for the losses."),
    (
        "A judge will hear the union’s request for an inquiry on Friday.",
        "The union’s request for an inquiry on Friday.",
    ),
    ("The ferry is said to be unsafe.", "The ferry is said to be unsafe."),
    ("The sailors are feared dead.", "The sailors are feared dead."),
    ("Residents were told to keep windows shut.", "Residents were told to keep windows shut."),
    ("Tom Varga was accused of taking bribes.", "Tom Varga was accused of taking bribes."),
    ("Borealis has never been charged with any crime.", "Borealis has never been charged with any crime."),
    ("Maria Keller went on to discuss the bridge.", "Maria Keller went on to discuss the bridge."),
    (
        "The bureau decided against recommending charges against her.",
        "The bureau decided against recommending charges against her.",
    ),
    ("Aides have been threatening to sue the crew.", "Aides have been threatening to sue the crew."),
    ("Tom Varga hardly clarified the matter.", "Tom Varga hardly clarified the matter."),
    (
        "The program allows foreign firms to hide profits.",
        "The program allows foreign firms to hide profits.",
    ),
    ("The mayor on Monday called for talks.", "The mayor called for talks."),
    ("The raids led the league to order a retreat.", "The raids led the league to order a retreat."),
    ("Some warned of floods.", "Some warned of floods."),
    ("Engineers also raise questions about the bridge.", "Engineers raise questions about the bridge."),
    (
        "Tom Varga called the raid by his guards, led by Jan Orr, “a farce”.",
        "Tom Varga called the raid by his guards, led by Jan Orr, “a farce”.",
    ),
    ("My father warned of floods.", "My father warned of floods."),
]

# The article that a claimant's own words have is theirs.
ARTICLES = [
    ("A coalition of lawmakers praised the plan.", "A coalition of lawmakers praised the plan."),
    ("The Coastguard has acknowledged the loss.", "The Coastguard has acknowledged the loss."),
    ("Borealis has acknowledged the loss.", "Borealis has acknowledged the loss."),
    ("The ministers condemned the attack.", "The ministers condemned the attack."),
]

ARTICLE = (
    "ORSA, Nov 5 (Fjord Newswire) – At least 40 people drowned when a ferry sank off Odesa on Monday, the "
    "coastguard said.\n\n"
    "“We heard two bangs and then it tipped over,” Maria Keller, a baker who was aboard, told Reuters. "
    "“Nobody helped us.”\n\n"
    "Borealis Shipping, which owns the ferry, said it had passed an inspection in March. The company denied "
    "that the ferry was overloaded. According to a report seen by the Harbour Times, it carried 312 "
    "passengers – 60 more than allowed.\n\n"
    "Tom Varga, head of the National Ferry Union (NFU), said he “had warned them for years”. The NFU accused "
    "the ministry of “looking away”; the ministry could not confirm that. Keller believes that more than 90 "
    "are missing.\n\n"
    "The captain reportedly fled. Prosecutors want to question him and plan to search three offices."
)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("", ""),
        (" , ", ""),
        ("the bridge\nfell", "The bridge fell."),
        ("the bridge fell.", "The bridge fell."),
        ("the bridge fell?", "The bridge fell?"),
        ("“the bridge fell,”", "The bridge fell."),
        ("he called it “a farce.”", "He called it “a farce.”"),
        ("12 men fell", "12 men fell."),
        ("– the bridge fell –", "The bridge fell."),
        ("But the bridge fell", "The bridge fell."),
        ("And, the bridge fell", "The bridge fell."),
        ("Butter rose", "Butter rose."),
        ("”the bridge fell.”", "The bridge fell."),
        ("it is “mostly false.“", "It is “mostly false.”"),
        ('on women at work:"', "On women at work."),
        ('“the bridge fell,"', "The bridge fell."),
        ('by a vote], he said," and left', 'By a vote], he said," and left.'),
        ("it may fall,”", "It may fall."),
        ("''the bridge fell,''", "The bridge fell."),
        ("he called it ''a farce.''", 'He called it "a farce."'),
        ("“the bridge fell", "The bridge fell."),
        ("he called it “a farce", "He called it “a farce”."),
        ('he called it "a farce.', 'He called it "a farce."'),
        ("the bridge is 5'6\" wide", "The bridge is 5'6\" wide."),
        ("the bridge fell — and", "The bridge fell."),
    ],
)
def test_a_sentence_has_one_line_a_capital_and_a_full_stop(body: str, sentence: str) -> None:
    assert finish(body) == sentence


@pytest.mark.parametrize(("text", "worded"), WITHOUT_A_STATEMENT)
def test_a_question_or_a_deed_keeps_its_cue(text: str, worded: str) -> None:
    assert only_claim(text).text == worded


@pytest.mark.parametrize(("text", "worded"), JOINED_CLAUSES)
def test_what_joins_or_conditions_a_content_stays_in_it(text: str, worded: str) -> None:
    assert only_claim(text).text == worded


RELATIVE = [
    (
        "It followed the arrival of a traveller from Norway who is suspected to have died of cholera.",
        "A traveller from Norway is suspected to have died of cholera.",
    ),
    ("Divers found the ferry, which the ministry says sank in May.", "The ferry sank in May."),
    (
        "The company will build a plant in Velm, which it said will open in May.",
        "A plant in Velm will open in May.",
    ),
    ("Maria Keller said it rained. She’s called for talks.", "Maria Keller has called for talks."),
    (
        "They are not “bolt-on things,” Maria Keller said, but instead “embedded in what we are”.",
        "They are not “bolt-on things,” but instead “embedded in what we are”.",
    ),
    (
        "Tom Varga explained that the dam had been sound, but in May it had been made clear that it leaked.",
        "The dam had been sound, but in May it had been made clear that it leaked.",
    ),
    ("Both sides said they were hopeful.", "Both sides were hopeful."),
    (
        "Maria Keller said she had waited for hours so she could buy milk.",
        "Maria Keller had waited for hours so she could buy milk.",
    ),
    (
        "Tom Varga told Maria Keller, “since he left, you have been true to him.”",
        "Since he left, you have been true to him.",
    ),
    (
        "The mill, which is expected to lay off 40 men, was sold in May.",
        "The mill is expected to lay off 40 men.",
    ),
    (
        "Boats looked for a jet carrying nine people that is presumed to have sunk.",
        "A jet is presumed to have sunk.",
    ),
    (
        "The rule uses language that lawyers said could exclude widows.",
        "Language could exclude widows.",
    ),
    (
        "Leaders condemned what Maria Keller called a “brazen breach”.",
        "Maria Keller called it a “brazen breach”.",
    ),
]


@pytest.mark.parametrize(("text", "worded"), RELATIVE)
def test_a_relative_pronoun_gives_way_to_its_whole_noun(text: str, worded: str) -> None:
    assert worded in [claim.text for claim in claims_in(text)]


@pytest.mark.parametrize(("text", "worded"), CLAUSES)
def test_a_clause_stands_alone_without_its_attribution(text: str, worded: str) -> None:
    assert worded in [claim.text for claim in claims_in(text)]


@pytest.mark.parametrize(("text", "worded"), QUOTATIONS)
def test_a_quotation_loses_its_marks_only_where_it_is_all(text: str, worded: str) -> None:
    assert only_claim(text).text == worded


@pytest.mark.parametrize(("text", "worded"), PARTED_QUOTATIONS)
def test_parted_quotations_are_joined_as_they_were_spoken(text: str, worded: str) -> None:
    assert worded in [claim.text for claim in claims_in(text)]


@pytest.mark.parametrize(("text", "worded"), PRONOUNS_LEFT)
def test_a_pronoun_that_may_be_another_is_left(text: str, worded: str) -> None:
    assert only_claim(text).text == worded


@pytest.mark.parametrize(("text", "worded"), PRONOUNS)
def test_a_leading_pronoun_for_the_claimant_is_named(text: str, worded: str) -> None:
    assert only_claim(text).text == worded


@pytest.mark.parametrize(("text", "worded"), ARTICLES)
def test_a_claimant_keeps_the_article_of_the_own_phrase(text: str, worded: str) -> None:
    assert only_claim(text).text == worded


@pytest.mark.parametrize(("text", "worded"), WITH_CUE)
def test_what_is_no_sentence_without_its_cue_keeps_it(text: str, worded: str) -> None:
    assert only_claim(text).text == worded


def test_every_claim_of_an_article_reads_as_a_sentence() -> None:
    texts = [claim.text for claim in claims_in(ARTICLE)]
    assert len(texts) >= 10
    assert [text for text in texts if not re.match(r"[“‘«\"(]*[A-Z0-9]", text)] == []
    assert [text for text in texts if not re.search(r"[.!?…][”’»\")]*$", text)] == []
    assert [text for text in texts if re.match(r"(?:That|Whether|And|But)\b", text) or "\n" in text] == []


def test_no_claim_has_a_number_or_a_name_that_the_article_lacks() -> None:
    for claim in claims_in(ARTICLE):
        known = f"{ARTICLE} {claim.claimant or ''}"
        numbers = re.findall(r"\d+(?:[.,]\d+)*", claim.text)
        names = re.findall(r"(?<=\w )[A-Z]\w+", claim.text)
        assert [word for word in numbers + names if word not in known] == [], claim.text


def test_every_word_of_a_claim_is_the_articles_or_the_claimants() -> None:
    for claim in claims_in(ARTICLE):
        known = set(re.findall(r"\w+", f"{ARTICLE} {claim.claimant or ''} was were s".casefold()))
        assert set(re.findall(r"\w+", claim.text.casefold())) <= known, claim.text


def test_the_level_before_goes_on_behind_the_tag() -> None:
    sentence = "The toll has risen to 12, the ministry said on Saturday, up from nine a day earlier."
    assert [claim.text for claim in claims_in(sentence)] == [
        "The toll has risen to 12, up from nine a day earlier."
    ]
