"""Who is meant by a pronoun, a surname or a short form, and what is no part of a name."""

from __future__ import annotations

import pytest

from tests.claiming import claims_in

MEANT = [
    # Whoever is only told of is not "he".
    ("Tom Bell said that President Anton Lind has called for calm. He said Lind hopes for more.", "Tom Bell"),
    ("Tom Bell said that President Anton Lind has called for calm. He said it was late.", "Tom Bell"),
    ("The chief, Salo Virta, argues it is late after Mr. Dorn’s threats to go. “No,” he said.", "Salo Virta"),
    # An office tells a woman from a man before the given name does.
    ("“It is late,” said the widow Terry Strand. “It is shut,” she said.", "Terry Strand"),
    # "Each" goes back to the subject.
    ("Ann Lee and Tom Varga met, each saying the other lied.", "Ann Lee and Tom Varga"),
    # "Who" is a human being, not the place or the body beside it.
    ("It may please senators on Capitol Hill, who have argued that it helps.", "senators on Capitol Hill"),
    ("They met Ann Lee, a lawyer for the Ferry Union, who said it was shut.", "Ann Lee"),
]

SURNAMES = [
    # Of two who bear it, whoever alone has spoken.
    ("Ted Holm said no. Heidi Holm and Rafael Holm left. Holm said it was shut.", "Ted Holm"),
    # Of two who bear it, the first named, if the surname alone was his before the other came.
    (
        "Donald Holm opened the fair. Holm has a plan. Ivana Holm praised it. "
        + "The fair was full of people, and it rained for most of the day. " * 8
        + "Holm said it was shut.",
        "Donald Holm",
    ),
    # A title is not the other's.
    ("Mr. Obel left with the first lady, Michelle Obel. Mr. Obel said it was shut.", "Obel"),
    # Several are nobody's full name.
    ("Mr. Kerr and Mr. Obel said yes. Mr. Obel said it was shut.", "Obel"),
]

SHORT_FORMS = [
    ("The Belm Post has learned it is late. The Post reported it was shut.", "Belm Post"),
    ("The National Ferry Service met. NFS said it was shut.", "National Ferry Service"),
    ("The Belm Post met the Orsa Post. The Post reported it was shut.", "Post"),
]

BARE_NAMES = [
    ("The Commission on Ferry Safety says it was shut.", "Commission on Ferry Safety"),
    ("The Pentagon on Monday said it was shut.", "Pentagon"),
    ("The State Ferry Refugee Processing Center said it was shut.", "State Ferry Refugee Processing Center"),
    ("Sens. Jeff Merk (D-Ore.) and Tom Brun (D-Ohio) said it was shut.", "Sens. Jeff Merk and Tom Brun"),
    ("Florence Mayor Ann Holm spoke. Holm said it was shut.", "Ann Holm"),
    ("A number of divers said it was shut.", "divers"),
    ("His former partner at Lenox, Lawrence B. Cumm, called him a master of ferries.", "Lawrence B. Cumm"),
]

NOBODY = [
    "Anyone wanting to learn more about ferries should ask.",
    "You think the bridge is shut.",
    "The bridge is old. It shows that the council knew.",
]


@pytest.mark.parametrize(("text", "claimant"), [*MEANT, *SURNAMES])
def test_who_is_meant_is_who_speaks(text: str, claimant: str) -> None:
    assert claims_in(text)[-1].claimant == claimant


@pytest.mark.parametrize(("text", "claimant"), SHORT_FORMS)
def test_a_short_form_is_the_only_long_one_before(text: str, claimant: str) -> None:
    assert claims_in(text)[-1].claimant == claimant


@pytest.mark.parametrize(("text", "claimant"), BARE_NAMES)
def test_a_name_is_whole_and_nothing_more(text: str, claimant: str) -> None:
    assert claims_in(text)[-1].claimant == claimant


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_anybody_claims_nothing(text: str) -> None:
    assert claims_in(text) == []


def test_a_label_in_capitals_is_the_person_named_so() -> None:
    claims = claims_in(
        "Ann Lee and Tom Varga met.\nLEE: If I may, sir, the bridge is shut.\nVARGA: It is not shut."
    )
    assert [claim.claimant for claim in claims] == ["Ann Lee", "Tom Varga"]


def test_a_signature_behind_a_dash_ends_with_its_line() -> None:
    claims = claims_in("“The ferry scares me.” ― Sonya Herrick\n“It is late again, they say.”― Pam Padrin\n")
    assert [claim.claimant for claim in claims] == ["Sonya Herrick", "Pam Padrin"]


def test_what_is_said_of_somebody_in_passing_is_no_office() -> None:
    first, second = claims_in("Rival Ann Lee said it was late. Lee said it was shut.")
    assert (first.role, second.role) == (None, None)


def test_a_party_behind_a_name_is_no_office() -> None:
    (claim,) = claims_in("Ann Lee (D-Ohio) said it was shut.")
    assert claim.role is None
