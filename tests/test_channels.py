"""The channels that a claim came through, outermost last; the claimant itself is none."""

from __future__ import annotations

import pytest

from bot.claims.media import is_medium
from tests.claiming import claims_in, only_claim

FIRST_HAND = [
    "The ministry said the bridge was shut.",
    "The ministry said in a statement that the bridge was shut.",
    "The ministry told reporters that the bridge was shut.",
    "Maria Keller told a court that the bridge was shut.",
    "Maria Keller told the committee that the bridge was shut.",
    "Maria Keller told The Hague that the bridge was shut.",
    "Maria Keller told The Select Committee that the bridge was shut.",
    "Maria Keller told Tom Varga that the bridge was shut.",
    "Maria Keller wrote in a letter that the bridge was shut.",
]

PLATFORMS = [
    ("The bridge was shut, Maria Keller said in a post on X.", "X"),
    ("In a statement posted on X late on Friday it said the bridge was shut.", "X"),
    ("A statement of the union, published on Friday on Telegram, says the bridge was shut.", "Telegram"),
    ("Maria Keller said on Telegram that the bridge was shut.", "Telegram"),
    ("Maria Keller wrote on Facebook that the bridge was shut.", "Facebook"),
    ("“The bridge is shut until May,” Maria Keller wrote on Telegram.", "Telegram"),
    ("The bridge was shut, Maria Keller said in a post on X on Monday.", "X"),
    ("The ministry said on its Telegram channel that the bridge was shut.", "Telegram"),
]

RETOLD = [
    ("Maria Keller said that Tom Varga had told her that the bridge was shut.", ["Maria Keller"]),
    ("The mayor says a review shows the bridge was shut.", ["mayor"]),
]

NOT_RETOLD = [
    "Maria Keller was right when Tom Varga said that the bridge was shut.",
    "Maria Keller denied that Tom Varga had said that the bridge was shut.",
]

NO_AUDIENCE = [
    "Maria Keller said of the BBC that it was late.",
    "Maria Keller likened it to the BBC.",
    "Maria Keller supported the ferrymen during her time at the BBC.",
    "John Stump left. “You should go,” Maria Keller told Stump.",
]

TOLD_TO_AN_OUTLET = [
    ("In a Bloomberg interview Maria Keller said the bridge was shut.", "Bloomberg"),
    ("“It is shut,” Maria Keller told Tom Varga of Fox News.", "Fox News"),
    ("“The bridge is shut,” Maria Keller said in an interview on CNN’s Morning Hour.", "CNN"),
    ("Maria Keller told the BBC that the bridge was shut.", "BBC"),
    ("Maria Keller told Reuters that the bridge was shut.", "Reuters"),
    ("Maria Keller told the Harbour Times that the bridge was shut.", "Harbour Times"),
    ("“The bridge is shut until May,” Maria Keller told Reuters.", "Reuters"),
    ("Maria Keller said in an interview with CNN that the bridge was shut.", "CNN"),
    ("Maria Keller told local media that the bridge was shut.", "local media"),
    ("“It is shut,” Maria Keller told Heart of Stone.", "Heart of Stone"),
    ("“It is shut,” Maria Keller was quoted as saying by orsadzen.com.", "orsadzen.com"),
    ("Maria Keller told The East Belmoran that the bridge was shut.", "East Belmoran"),
    ("Maria Keller said in an interview with The Orsan that the bridge was shut.", "Orsan"),
]

CALLED_A_MEDIUM = [
    ("Maria Keller told the newspaper Il Belmo that the bridge was shut.", "Il Belmo"),
    ("Maria Keller told the agency Odla that the bridge was shut.", "Odla"),
    ("Maria Keller told Radio Belm that the bridge was shut.", "Radio Belm"),
    ("Maria Keller told Danish radio that the bridge was shut.", "Danish radio"),
    ("Maria Keller told the Belm newspaper that the bridge was shut.", "Belm newspaper"),
    ("“The bridge is shut until May,” she said to the portal Belm Live.", "Belm Live"),
    ("A colleague, speaking to the agency Odla, said the bridge was shut.", "Odla"),
    ("A colleague, in an interview with the daily Belmblad, said the bridge was shut.", "Belmblad"),
    ("A diver, quoted by the state agency Odla, said the bridge was shut.", "Odla"),
    ("“Nobody warned us of the ice,” Keller said when called by Odlapress.", "Odlapress"),
    ("The ministry called the report a lie on its Facebook page.", "Facebook"),
    ("Maria Keller said on the air of the telethon that the bridge was shut.", "telethon"),
    ("Maria Keller told the Velm-based site Odla Files that the bridge was shut.", "Odla Files"),
    ("Sources consulted by the daily Belmblad said the bridge was shut.", "Belmblad"),
    ("In a statement on its Telegram channel, the ministry said the bridge was shut.", "Telegram channel"),
]

TALKS_AROUND_THE_CUE = [
    ("Speaking on Channel 4's Brunchtime, Maria Keller said the bridge was shut.", "Channel 4's Brunchtime"),
    ("Maria Keller, responding on LinkedIn, said the bridge was shut.", "LinkedIn"),
    ("Writing on Facebook, Maria Keller said the bridge was shut.", "Facebook"),
    ("Maria Keller took to X on Monday to deny that the bridge was shut.", "X"),
    ("Maria Keller said on CNBC's “Closing Numbers” that the bridge was shut.", "CNBC"),
    ("One of them told the BBC's Orsa service that the bridge was shut.", "BBC"),
    ("Maria Keller said later, in a statement on Telegram, that the bridge was shut.", "Telegram"),
    ("“The bridge is shut,” she said in an interview with Orsalandfunk.", "Orsalandfunk"),
    ("Speaking to the daily Orsen Tidal, its chairman, Bo Lyk, called the bridge “a joke”.", "Orsen Tidal"),
    ("The bridge was shut, declared Maria Keller, in the show “Dawn” of Canal 5.", "Canal 5"),
    ("Maria Keller wrote in an op-ed in the Financial Times that the bridge was shut.", "Financial Times"),
    ("The bridge was shut, according to a memo leaked to the Orsa Sentinel.", "Orsa Sentinel"),
    ("In a preprint posted on medRxiv, researchers said the bridge was shut.", "medRxiv"),
    ("A rumour circulating on WhatsApp says the bridge was shut.", "WhatsApp"),
    ("A spokesman told the German news agency dpa that the bridge was shut.", "dpa"),
]

GOING_ON_BESIDE = [
    ("Maria Keller blasted the firm on X, saying that it had shut the bridge.", "X"),
    (
        "The gang claimed the attack in a post on its web site, saying that it had shut the bridge.",
        "web site",
    ),
]

NO_TALKS = [
    "“The bridge is shut,” Maria Keller told Jo Varga.",
    "“The bridge is shut,” Maria Keller told Kerim Aslov. Aslov nodded.",
    "Maria Keller told the FBI that the bridge was shut.",
    "Maria Keller said at the BBC's summer party that the bridge was shut.",
    "Maria Keller took to the streets to say that the bridge was shut.",
    "Maria Keller wrote the committee, saying that the bridge was shut.",
]

NOT_CALLED_A_MEDIUM = [
    "Maria Keller told the harbour agency that the bridge was shut.",
    "Maria Keller told the UN agency UNHCR that the bridge was shut.",
    "Maria Keller, speaking to the harbour committee, said the bridge was shut.",
    "A lawyer for the newspaper Odla said the bridge was shut.",
    "Maria Keller said at a press conference that the bridge was shut.",
    "A spokesman for the press service said the bridge was shut.",
    "A diver, called by the harbour master, said the bridge was shut.",
    "The ministry called its Facebook page a success.",
]

NAMES_ITS_SOURCE = [
    ("The agency Odla wrote, with reference to the army, that the bridge was shut.", "army", "Odla"),
    ("The bridge was shut, Reuters reported on Friday, citing two divers.", "two divers", "Reuters"),
    ("According to Reuters, citing two divers, the bridge was shut.", "two divers", "Reuters"),
    ("The bridge was shut, according to the BBC, which cited the police.", "police", "BBC"),
    ("The Harbour Times, citing two divers, said the bridge was shut.", "two divers", "Harbour Times"),
    ("According to a report by the daily Belmblad, citing a memo, the bridge was shut.", "memo", "Belmblad"),
    ("According to a report by the BBC citing two divers, the bridge was shut.", "two divers", "BBC"),
    ("The bridge was shut, the Reuters agency writes, citing two divers.", "two divers", "Reuters"),
]

NAMES_A_REASON = [
    ("Officials in Orsa said 12 people died, citing preliminary data.", "Officials in Orsa"),
    ("The army said on Friday, referring to the ice, that the bridge was shut.", "army"),
    ("Maria Keller said, citing two divers, that the bridge was shut.", "Maria Keller"),
]

PASSED_ON = [
    ("State television showed four men confessing that they had been paid.", "four men", "State television"),
    (
        "Later, the channel “Odla Live”, citing a source in the ministry, reported on two dead workers.",
        "source in the ministry",
        "Odla Live",
    ),
    ("The ministry said the bridge was shut, Reuters reported.", "ministry", "Reuters"),
    ("The ministry estimates that the bridge was shut, Reuters reminds.", "ministry", "Reuters"),
    (
        "According to a criminal complaint, Maria Keller told the police that the bridge was shut.",
        "Maria Keller",
        "criminal complaint",
    ),
    ("The Harbour Times reported that the ministry said the bridge was shut.", "ministry", "Harbour Times"),
    ("The bridge was shut, a diver said, the Harbour Times reported.", "diver", "Harbour Times"),
    (
        "“The bridge is shut until May,” Maria Keller was quoted as saying by Reuters.",
        "Maria Keller",
        "Reuters",
    ),
    ("Mr Keller told the court in May that he had shut it, according to a memo.", "Keller", "memo"),
    ("Reuters quoted Maria Keller as saying the bridge was shut.", "Maria Keller", "Reuters"),
    ("Reuters reported, citing two divers, that the bridge was shut.", "two divers", "Reuters"),
    ("According to a report seen by Reuters, the bridge was shut.", "report", "Reuters"),
]

MEDIA = [
    "BBC",
    "Reuters",
    "New York Times",
    "Telegram",
    "X",
    "South Korean media",
    "state television",
    "local newspaper",
    "Northern Echo",
    "news agency Odla",
    "state news agency",
]

NO_MEDIA = [
    "",
    "Maria Keller",
    "ministry",
    "Pentagon",
    "mirror",
    "star witness",
    "express train",
    "Standard & Poor’s",
    "press conference",
    "press service of the Interior Ministry",
    "media company",
    "harbour agency",
]


@pytest.mark.parametrize("text", FIRST_HAND)
def test_what_is_first_hand_has_no_channel(text: str) -> None:
    assert only_claim(text).via == ()


def test_an_outlet_that_is_spoken_of_is_no_channel() -> None:
    assert only_claim("The army could not confirm a state media report of the raid.").via == ()


@pytest.mark.parametrize("name", NO_MEDIA)
def test_other_names_are_no_media(name: str) -> None:
    assert not is_medium(name)


@pytest.mark.parametrize("name", MEDIA)
def test_outlets_agencies_and_platforms_are_media(name: str) -> None:
    assert is_medium(name)


@pytest.mark.parametrize(("text", "channel"), PLATFORMS)
def test_the_platform_of_a_post_is_its_channel(text: str, channel: str) -> None:
    assert only_claim(text).via == (channel,)


@pytest.mark.parametrize(("text", "channel"), TOLD_TO_AN_OUTLET)
def test_the_outlet_that_was_told_is_the_channel(text: str, channel: str) -> None:
    assert only_claim(text).via == (channel,)


@pytest.mark.parametrize(("text", "channel"), CALLED_A_MEDIUM)
def test_a_name_that_is_called_a_medium_is_one(text: str, channel: str) -> None:
    assert only_claim(text).via == (channel,)


@pytest.mark.parametrize(("text", "channel"), TALKS_AROUND_THE_CUE)
def test_the_talk_that_a_statement_is_part_of_leads_to_its_channel(text: str, channel: str) -> None:
    assert only_claim(text).via == (channel,)


@pytest.mark.parametrize(("text", "channel"), GOING_ON_BESIDE)
def test_who_goes_on_saying_says_it_through_the_same_channel(text: str, channel: str) -> None:
    assert claims_in(text)[-1].via == (channel,)


@pytest.mark.parametrize("text", [*NO_TALKS, *NOT_CALLED_A_MEDIUM])
def test_who_is_called_something_else_is_no_channel(text: str) -> None:
    assert {claim.via for claim in claims_in(text)} <= {()}


@pytest.mark.parametrize(("text", "claimant", "channel"), NAMES_ITS_SOURCE)
def test_whom_a_medium_names_as_its_source_vouches(text: str, claimant: str, channel: str) -> None:
    claim = only_claim(text)
    assert (claim.claimant, claim.via) == (claimant, (channel,))


def test_an_agency_named_before_passes_on_what_its_source_says() -> None:
    text = "Reuters reports that the bridge was shut. As that agency states, citing two divers, it fell."
    last = claims_in(text)[-1]
    assert (last.claimant, last.via) == ("two divers", ("Reuters",))


def test_who_wrote_on_a_platform_goes_on_writing_there_in_the_next_paragraph() -> None:
    text = "The bridge was shut, Maria Keller said on Telegram.\n\n“We lost 12 boats there,” Keller wrote."
    assert [claim.via for claim in claims_in(text)] == [("Telegram",), ("Telegram",)]


def test_who_says_more_elsewhere_is_not_on_the_platform_any_more() -> None:
    text = "The bridge was shut, Maria Keller said on Telegram.\n\n“We lost 12 boats there,” Keller said."
    assert claims_in(text)[-1].via == ()


def test_a_paper_called_by_one_word_passes_on_what_others_say() -> None:
    claim = only_claim(
        "The Ledger reported in November, citing people close to the brokers, "
        "that the company had sounded out buyers."
    )
    assert (claim.claimant, claim.via) == ("people close to the brokers", ("Ledger",))


def test_where_a_statement_was_retold_is_its_channel_too() -> None:
    inner, _ = claims_in(
        "Striker Tom Varga has told Rovers he wants to leave, "
        "his father revealed in an interview with Radio Orsa."
    )
    assert inner.via == ("Tom Varga's father", "Radio Orsa")


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        (
            "His sister told the Courier, which was cited by the paper Der Morgen, that he was hurt.",
            ("Courier", "Der Morgen"),
        ),
        (
            "A diver told the Courier that boats were brought from Orsa, the paper Novy Dzen reported.",
            ("Courier", "Novy Dzen"),
        ),
    ],
)
def test_a_claim_may_come_through_two_channels(text: str, channels: tuple[str, ...]) -> None:
    assert only_claim(text).via == channels


def test_what_trails_a_denial_is_told_by_who_denies() -> None:
    claims = claims_in(
        "A spokesman for the fleet denied that the ships had docked, telling the news site OrsaInfo "
        "that they were loaded with coal."
    )
    assert [(claim.claimant, claim.via) for claim in claims] == [
        ("spokesman for the fleet", ()),
        ("spokesman for the fleet", ("OrsaInfo",)),
    ]


@pytest.mark.parametrize(("text", "claimant"), NAMES_A_REASON)
def test_who_is_no_medium_vouches_in_person(text: str, claimant: str) -> None:
    assert claimant in [claim.claimant for claim in claims_in(text)]


@pytest.mark.parametrize(("text", "claimant", "channel"), PASSED_ON)
def test_who_passes_a_claim_on_is_its_channel(text: str, claimant: str, channel: str) -> None:
    claim = only_claim(text)
    assert (claim.claimant, claim.via) == (claimant, (channel,))


def test_an_outlet_that_speaks_for_itself_is_the_claimant() -> None:
    claim = only_claim("The Harbour Times reported that the bridge was shut.")
    assert (claim.claimant, claim.via) == ("Harbour Times", ())


def test_a_talk_that_goes_on_keeps_its_channel() -> None:
    text = "Maria Keller told Radio Belm that the bridge was shut. “It is not safe at all,” she said."
    assert [claim.via for claim in claims_in(text)] == [("Radio Belm",), ("Radio Belm",)]


def test_another_paragraph_is_another_talk() -> None:
    text = "Maria Keller told Radio Belm that the bridge was shut.\n\n“It is not safe at all,” she said."
    assert [claim.via for claim in claims_in(text)] == [("Radio Belm",), ()]


def test_channels_stand_from_the_inside_out() -> None:
    (claim,) = claims_in("The bridge was shut, Maria Keller wrote on Telegram, Reuters reported.")
    assert (claim.claimant, claim.via) == ("Maria Keller", ("Telegram", "Reuters"))


GOES_ON = [
    ("She said two ferries were late.", ("Harbour Times",)),
    ("Tom Varga told the same newspaper that the ferry was late.", ("Harbour Times",)),
    ("She later said two ferries were late.", ()),
    ("She said in a letter that two ferries were late.", ()),
    ("She told a court that two ferries were late.", ()),
    ("Tom Varga said two ferries were late.", ()),
]


@pytest.mark.parametrize(("text", "channels"), GOES_ON)
def test_the_next_sentence_of_a_talk_keeps_its_channel(text: str, channels: tuple[str, ...]) -> None:
    _, after = claims_in(f"Maria Keller told the Harbour Times that the bridge was shut. {text}")
    assert after.via == channels


@pytest.mark.parametrize(("text", "via"), RETOLD)
def test_who_tells_of_another_s_statement_is_its_channel(text: str, via: list[str]) -> None:
    assert list(claims_in(text)[-1].via) == via


@pytest.mark.parametrize("text", NOT_RETOLD)
def test_who_denies_or_only_frames_a_statement_is_no_channel(text: str) -> None:
    assert claims_in(text)[-1].via == ()


@pytest.mark.parametrize("text", NO_AUDIENCE)
def test_what_is_spoken_of_or_compared_is_no_channel(text: str) -> None:
    assert all(claim.via == () for claim in claims_in(text))
