"""Words that the tagger misreads, clauses that the parser hangs elsewhere. {source} <cue> [content]."""

from __future__ import annotations

import pytest

from bot.claims.parse import parse
from tests.attributing import marked_in
from tests.claiming import claims_in
from tests.marked import read_marked

MENDED = [
    # A verb taken for a plural.
    "{The harbour union} <disputes> [that figure].",
    "{The council} <denies> [that report].",
    # The object behind a brand.
    "{The chancellor} <dismissed> [as nonsense a report that 200 troops had fled].",
    "{The army} <rejected> [as a lie a claim that the town had fallen].",
    "{The commission} <rejected> [as baseless the allegation that votes were bought].",
    "{The ministry} <dismissed> [as fiction reports that troops had crossed the river].",
    "{The bank} <rejected> [as absurd any suggestion that it was short of cash].",
    "{The army} <branded> [as lies the reports of a retreat].",
    "{The union} <described> [as misleading the claim that wages had risen by 9 percent].",
    "{The minister} <condemned> [as shameful the attack on the ferry].",
    "{The company} <called> [false the claim that it had hidden the leak].",
    "{The mayor} <described> [as “a disgrace” the state of the roads].",
    "{The court} <called> [unfounded the accusation that the judge was bribed].",
    # An age, taken for what modifies the verb.
    "{The 61-year-old} likes <to joke> [that the pumps are older than she is].",
    "[“Nobody drowns here,”] as {the 54-year-old} likes <to put> it.",
    "{The 54-year-old} loves <to tell> visitors [that the bridge has 40 arches].",
    # A participle joined to the infinitive before it.
    "{The chief} <urged> [parents not to delay care], warning, “Call your doctor first.”",
    "{The chief} urged parents not to delay care, <warning>, [“Call your doctor first.”]",
    # An office taken for a verb; an adjective that a comma parts from a name.
    "[When the dam broke], {engineer Blanca Cortes} <said>, [nobody was on duty].",
    # Two offices of one speaker.
    "{Velmia’s President and HARBOUR Chairman Bola T. Adeyemi} <said> [the bloc would act].",
    "[“We sold 400 boats,”] {founder and chief executive Pavel Strand} <said>.",
    "[The rock fell], <said> {geologist and author Nils Aker}.",
    # Who claims between a subject and its verb.
    "[The man], {his lawyer Karl Oster} <claimed>, [was ill].",
    "[The suspect], {police chief Otto Brand} <told> reporters, [had fled].",
    # Who informed, in translated news.
    "As earlier <informed> {deputy mayor of Orsa Otto Brand}, [on the bridge were two trucks].",
    # A second clause, taken for the object of the first.
    "{The ruling party} <alleged> [fraud] and observers urged calm.",
    "The ruling party alleged fraud and {observers} <urged> [calm].",
    # A clause behind a participle, and one behind a clause about the hearers.
    "{Orsa} rebuked Velmia over the raids, <warning> [the raids broke a pact and could end the talks].",
    "{He} <told> a gathering of Velmians who say they have been hurt by the law [that it could take years].",
    # A day before a name.
    "{Officials} <said> [security at the zoo, south of the port, would be reinforced].",
    "{Tom Varga} declared that “we are angry” at the tests and <said> [a new fleet was among the options].",
    "{An analyst} <said> [the largest buyer, to make up for losses, will continue to import oil].",
    # What an aside parts from its verb; what a second clause goes on with.
    "{Tom Varga} <says> [many ports, including Orsa and Velm, have good cranes].",
    "{Tom Varga} <added> [he has faith the court will free her].",
    "[Growth came from sales of 2.6 million seats], {it} <said> Wednesday, offsetting falls in freight.",
    "{Police} <said> last Friday [Tom Varga had left].",
    # A tag behind a clause that has a tag's verb itself.
    "{The harbour office} <estimates> that [40 boats sank], Reuters reminds.",
    # A speaker with a short name beside it, behind the name of a place.
    "[Drones set fire to a mill in the port of Orsa], {Velmia's security service, the VSB}, <said>.",
    # The object of a clause, taken for the subject of the tag behind it.
    "[Velmia used a missile that killed three people], {President Maria Keller} <said> on Sunday.",
    # The object of a clause that expects, with who says so beside it.
    "[The organisers expect half a million people in Orsa], {their spokesman, Maria Keller}, <said>.",
    # A verb taken for a participle.
    "{Velmia's aviation authority} <disputed> on Tuesday [whether a flyorsa jet had been hit by a bird].",
    # The verb of a tag, taken for a plural.
    "[The right to refuse must be upheld for fair play], {the paper} <states>.",
    # A number's "about", taken for a conjunction.
    "{The ministry} <said> [about half of the 1,300 boats sank off Orsa].",
    # The subject of what is said, taken for the object.
    "{Pilots and divers} <said> [storms, and requests to wait for them to pass, were usual in that bay].",
    # Who stands behind the verb of a tag, taken for the subject of the next clause.
    "[The bay is shallow], <say> {divers}, but currents near the port are strong.",
    # An office behind a participle, taken for a clause.
    "[Jobs will be cut], <said> {Orsa Mill’s recently named chief executive Nils Aker} in an email to staff.",
    # A finite verb taken for a participle, behind a clause about its subject.
    "{The mill, which is expected to lay off 40,} <confirmed> on Monday [that it had been sued by Ann Lee].",
    # A clause without a verb, the verb behind it taken for another of who tells.
    "{The office} <has> also <estimated> that [900 people age 12 and older, which is half of all, fell ill].",
    # A name behind a closing mark, its apposition taken for the speaker.
    "[“It is hardly a sea at all, it's more of a lake,”] {Erik van Dam, a diver in Orsa} <told> Reuters.",
    # Three offices of one speaker, the first behind the mark.
    "[“Sales fell in May, as we had said they would,”] {chairman, founder and president Nils Aker} <said>.",
    # A medium that hears, taken for a part of who is told of.
    "{Hana Doka} <told> Orsa news agency [rescue crews were “looking under the mud”].",
    # What a letter says, taken for what was seen of it, or for what it is.
    "{The union of dam workers} <said> in a letter seen by the Orsa Herald [that the dam had been unsafe].",
    "{The mayor} <wrote> in a post on Telegram [that 40 people had died].",
    # A reason, taken for a second subject.
    "{A spokesman who did not wish to be named because of company policy} <said> [that the mill was shut].",
    # More of where somebody is from, taken for a second subject.
    "{Tim Hornby from Petworth}, West Sussex <said> on Monday [he has been unable to pay his staff].",
    # An aside that only the last clause belongs to.
    "Velmia said it hit a depot in the Orsa region, where [a man was killed], <according to> {the mayor}.",
    # A tag at the end of a sentence whose own verb is taken for a noun or a participle.
    "[A kilogram of flour costs 58 crowns in Orsa], {the farm ministry} <said>.",
    "[Seats in the new hall start at 950 crowns], {the theatre} <said>.",
    "[In Orsa 8,000 people protested on Wednesday], {county commissioner Janet Moor} <said>.",
    "[Since December lava has buried 63 houses in Orsa], {the catastrophe insurance fund} <said>.",
    "[Iran hanged 74 prisoners in January], {the Iran Rights Monitor} <said>.",
    "[Tern sold 640 drones this year], works council chief {Mads Riis} <said>.",
    # Who stands behind the verb of a tag, taken for the subject of a clause about him.
    "[“We know that tune,”] <said> {the secretary, Maria Lund, who fears up to 200 jobs could go}.",
    # An office that the parser leaves to what is told.
    "[The winter games in Orsa cost 2.4 billion euros], {auditor general Ann Lund} <said>.",
    "[Tern dismissed 45 apprentices in Velm on Monday], {youth delegate Ann Lund} <said>.",
    # A sentence that the parser ends before its speaker.
    "[At most 90 will lose their jobs when Tern shuts its plant in Velm], {chief executive Ann Lund} <said>.",
    # An office taken for a verb at the beginning.
    "{Aid worker Ann Cisse} <said> [no fewer than 9,000 people had fled Orsa on Monday].",
]


@pytest.mark.parametrize("marked", MENDED)
def test_a_misread_sentence_has_its_speakers_and_what_they_say(marked: str) -> None:
    expected = read_marked(marked)
    assert expected in marked_in(expected.text)


NAMES = [
    ("The envoy, Park Min-seo, said the bridge was shut.", "Park Min-seo"),
    ("The spokesman for the harbour office, Kim Dae-won, told reporters the bridge was shut.", "Kim Dae-won"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_small_end_of_a_given_name_belongs_to_it(text: str, name: str) -> None:
    assert [claim.claimant for claim in claims_in(text)] == [name]


LEFT_ALONE = [
    ("The party said fraud and violence marred the vote.", "fraud", "nsubj"),
    ("The disputes that remain are small.", "disputes", "nsubj"),
    ("The board dismissed as director the man who left.", "man", "appos"),
    ("The mayor described as a friend the man who left.", "friend", "pobj"),
]


@pytest.mark.parametrize(("text", "word", "relation"), LEFT_ALONE)
def test_what_is_read_well_is_left_alone(text: str, word: str, relation: str) -> None:
    assert [token.dep_ for token in parse(text) if token.text == word] == [relation]


@pytest.mark.parametrize("bullet", "•*▪")
def test_a_bullet_is_no_word_of_its_item(bullet: str) -> None:
    claims = claims_in(f"{bullet} Velmia said it had sunk 12 boats.")
    assert [claim.claimant for claim in claims] == ["Velmia"]


HEADED = ["County jails held 70 men last year.", "Its mines employed 300 people."]


@pytest.mark.parametrize("text", HEADED)
def test_every_token_is_below_the_root_of_its_sentence(text: str) -> None:
    """A mend that closed a circle would leave tokens that no root is above."""
    doc = parse(text)
    assert all(token.sent.root in (token, *token.ancestors) for token in doc)


def test_what_those_say_according_to_whom_the_rest_is_told_is_theirs_too() -> None:
    text = "The boats may sink, according to divers, who say steps taken by the port have begun to help."
    told = [(claim.claimant, claim.text) for claim in claims_in(text)]
    assert told == [
        ("divers", "The boats may sink."),
        ("divers", "Steps taken by the port have begun to help."),
    ]


def test_a_semicolon_in_brackets_parts_nothing() -> None:
    text = "Velcom posted a profit of 1.6 million euros ($1.7 million; 1.3 million) in May, says its chief."
    assert claims_in(text)[0].text.startswith("Velcom posted a profit of 1.6 million euros")
