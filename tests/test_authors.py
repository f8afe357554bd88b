"""Whose words a document holds, and whose aides speak for whom."""

from __future__ import annotations

import pytest

from bot.claims.authors import same_kind
from tests.claiming import claims_in

AUTHORS = [
    ("Elena Varga issued a statement saying the bridge was shut.", "Elena Varga"),
    ("Elena Varga posted a series of tweets criticizing the ferry union.", "Elena Varga"),
    ("The bridge is shut, according to a speech Elena Varga gave at Belm University.", "Elena Varga"),
    ("Elena Varga opened the fair. Her letter said the bridge was shut.", "Elena Varga"),
    ("The Ferry Union said it was late. The statement said the bridge was shut.", "Ferry Union"),
    ("A report from the Ferry Union is out. The report said the bridge was shut.", "Ferry Union"),
]

NOBODY_NAMED = [
    ("A recent Belm survey of divers found that the bridge was shut.", "recent Belm survey of divers"),
    (
        "Elena Varga said in an interview that it was late. The research found the bridge was shut.",
        "research",
    ),
    ("Tom Varga obtained a letter saying the bridge was shut.", "letter"),
]

OWNED = [
    ("Elena Varga opened the fair. Her lawyer said the bridge was shut.", "Elena Varga's lawyer"),
    ("Retelux opened a plant. Its spokesman said the bridge was shut.", "Retelux's spokesman"),
    (
        "Elena Varga spoke. Her lawyer said it was late. Her office said the bridge was shut.",
        "Elena Varga's office",
    ),
    (
        "Elena Varga’s campaign said it was late. The campaign said the bridge was shut.",
        "Elena Varga’s campaign",
    ),
]

NOT_OWNED = [
    ("Divers met in Orsa. Their lawyer said the bridge was shut.", "lawyer"),
    ("Elena Varga opened the fair. Her brother, Tom Lind, said the bridge was shut.", "Tom Lind"),
]


def last_claimant(text: str) -> str | None:
    return claims_in(text)[-1].claimant


@pytest.mark.parametrize(("text", "claimant"), AUTHORS)
def test_a_document_speaks_for_its_author(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


@pytest.mark.parametrize(("text", "claimant"), NOBODY_NAMED)
def test_a_document_of_nobody_named_speaks_for_itself(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


@pytest.mark.parametrize(("text", "claimant"), OWNED)
def test_an_aide_is_named_by_whom_he_serves(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


@pytest.mark.parametrize(("text", "claimant"), NOT_OWNED)
def test_an_aide_of_nobody_sure_or_with_a_name_keeps_his_own(text: str, claimant: str) -> None:
    assert last_claimant(text) == claimant


def test_one_kind_of_document_takes_up_another_of_it() -> None:
    assert same_kind("study", "report")
    assert same_kind("document", "letter")
    assert not same_kind("ad", "interview")
