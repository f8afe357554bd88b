"""Speakers before or behind a colon. Marks: {source} <cue> [content], see tests/marked.py."""

from __future__ import annotations

import pytest

from tests.attributing import attributions_in, marked_in
from tests.marked import read_marked

NO_SPEAKERS = [
    "Update: Three people were hurt.",
    "Photo: Divers left the pier at dawn.",
    "Key points: the bridge is shut.",
    "Orsa: it rained all day.",
    "He had one wish: the bridge was to be shut.",
    "The bridge is shut: it was unsafe.",
    "Departure: 14:30",
    "Storm Brona: latest updates as winds batter Orsa",
]

BEFORE = [
    "{Poll}<:> [Most voters prefer Keller]",
    "{Police}<:> [Two ferries have collided]",
    "{Keller}<:> [The bridge is shut]\n\nMaria Keller spoke in Orsa.",
    "{KELLER}<:> [Well, the bridge is shut. It was never safe.]\n\nMaria Keller spoke in Orsa.",
    "{Governor Ivana Merk}<:> [34 people were killed when the dam burst]",
    "{The ministry}<:> [Two ferries have collided]",
    "{Defence Minister Pavel Orlan}<:> [No foreign soldiers are in the country.]",
    "“{KELLER}<:> [Well, the bridge is shut. It was never safe.]\n\nMaria Keller spoke in Orsa.",
]

BEHIND = [
    "[Nobody was hurt in the blast]<:> {police}",
    "[The ferry was full]<:> {Keller}\n\nMaria Keller spoke in Orsa.",
]


@pytest.mark.parametrize("text", NO_SPEAKERS)
def test_a_colon_behind_no_speaker_attributes_nothing(text: str) -> None:
    assert attributions_in(text) == []


@pytest.mark.parametrize("marked", BEFORE)
def test_a_speaker_before_a_colon_says_the_line(marked: str) -> None:
    assert marked_in(read_marked(marked).text)[0] == read_marked(marked)


@pytest.mark.parametrize("marked", BEHIND)
def test_a_speaker_behind_the_colon_of_a_headline_says_it(marked: str) -> None:
    assert marked_in(read_marked(marked).text)[0] == read_marked(marked)


def test_a_name_that_stands_nowhere_else_is_no_speaker() -> None:
    assert attributions_in("Tarnow: The bridge is shut.") == []
