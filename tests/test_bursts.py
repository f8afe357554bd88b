"""Which messages of one sender are one submission, and what is only a comment on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bursts import MAX_MESSAGE_UNITS, Group, Part, count_units, group_parts, join_pieces
from bot.models import Origin

NOON = datetime(2024, 12, 19, 12, 0, tzinfo=UTC)
WIRE = Origin("Adria Wire", "https://t.me/adria_wire/77", NOON - timedelta(hours=1))
LATER_ON_WIRE = replace(WIRE, posted_at=NOON - timedelta(minutes=50))
GAZETTE = Origin("Belmora Gazette", None, WIRE.posted_at)
FULL = "The mayor said that 30 houses burned. " * 107  # 4,066 units: a sentence more would not fit
SHORT = "Police said that two people died."


def part(number: int, seconds: float = 0, text: str = SHORT, **fields: Any) -> Part:
    return Part(number, NOON + timedelta(seconds=seconds), text, **fields)


def talk(number: int, seconds: float = 0, text: str = "look at this") -> Part:
    return part(number, seconds, text, readable=False)


def photo(number: int, album: str = "a", **fields: Any) -> Part:
    return part(number, album=album, plain=False, **fields)


def shape(groups: list[Group]) -> list[tuple[object, ...]]:
    """The messages of each group, and those that comment on it."""
    return [
        ([one.message_id for one in group.parts], *(one.message_id for one in group.comments))
        for group in groups
    ]


COMMENTS = [
    # A comment comes just before its forward.
    ([talk(1), part(2, origin=WIRE)], [([2], 1)]),
    ([talk(1), part(2, 1, origin=WIRE)], [([2], 1)]),
    # Also one that reports something by itself: it is the member's word, not the outlet's.
    ([part(1), part(2, origin=WIRE)], [([2], 1)]),
    # On several forwards at once.
    ([talk(1), part(2, origin=WIRE), part(3, origin=GAZETTE)], [([2], 1), ([3], 1)]),
    # On a forwarded album, a shared link or file.
    ([talk(1), photo(2, origin=WIRE), photo(3, origin=WIRE)], [([2, 3], 1)]),
    ([talk(1), part(2)], [([2], 1)]),
    # All that is said in one breath.
    ([talk(1), part(2), part(3, origin=WIRE)], [([3], 1, 2)]),
    # Each forward has its own.
    (
        [talk(1), part(2, origin=WIRE), talk(3), part(4, origin=GAZETTE)],
        [([2], 1), ([4], 3)],
    ),
    # Seconds apart it is talk of its own.
    ([talk(1), part(2, 3, origin=WIRE)], [([1],), ([2],)]),
    ([part(1), part(2, 3, origin=WIRE)], [([1],), ([2],)]),
    # What has a link is read by itself: nothing that was sent is left out.
    ([part(1, linked=True), part(2, origin=WIRE)], [([1],), ([2],)]),
    # Behind a forward nothing is a comment, and of a forward neither.
    ([part(1, origin=WIRE), talk(2)], [([1],), ([2],)]),
    ([part(1, origin=WIRE), part(2, origin=GAZETTE)], [([1],), ([2],)]),
    # A later forward is no longer meant.
    ([talk(1), part(2, origin=WIRE), part(3, 4, origin=GAZETTE)], [([2], 1), ([3],)]),
    # Two articles of a member's own are two.
    ([part(1), part(2)], [([1],), ([2],)]),
    ([talk(1), talk(2)], [([1],), ([2],)]),
    # A picture's caption is no comment on the next message.
    ([part(1, plain=False), part(2, origin=WIRE)], [([1],), ([2],)]),
]


@pytest.mark.parametrize(("parts", "expected"), COMMENTS)
def test_a_comment_is_what_a_member_says_just_before_what_they_send(
    parts: list[Part], expected: list[tuple[object, ...]]
) -> None:
    assert shape(group_parts(parts)) == expected


def piece(number: int, text: str = FULL, seconds: float = 0, **fields: Any) -> Part:
    return part(number, seconds, text, **fields)


PASTES = [
    # Cut where the next sentence did not fit; the rest may be short.
    ([piece(1), piece(2, "The army sent 600 soldiers to the city.")], [[1, 2]]),
    ([piece(1), piece(2), piece(3, "They left.", 1)], [[1, 2], [3]]),
    ([piece(1), piece(2), piece(3, SHORT * 9, 1)], [[1, 2, 3]]),
    # Cut at a paragraph's end far from the limit, since the next paragraph is long.
    ([piece(1, "x" * 2500), piece(2, "y" * 1700 + "\n\nThe end.")], [[1, 2]]),
    # What would have fitted is another text.
    ([piece(1, "x" * 2500), piece(2, "A headline\n\n" + "y" * 3000)], [[1], [2]]),
    ([piece(1, "x" * 3000), piece(2, SHORT)], [[1], [2]]),
    ([piece(1, "x" * 2000), piece(2, "y" * 4000)], [[1], [2]]),
    # Nobody sends the rest of a paste later.
    ([piece(1), piece(2, seconds=3)], [[1], [2]]),
    # A forwarded paste was posted at once, by one author.
    ([piece(1, origin=WIRE), piece(2, origin=WIRE)], [[1, 2]]),
    ([piece(1, origin=WIRE), piece(2, origin=LATER_ON_WIRE)], [[1], [2]]),
    ([piece(1, origin=WIRE), piece(2, origin=GAZETTE)], [[1], [2]]),
    ([piece(1), piece(2, origin=WIRE)], [[2]]),
    # Captions and albums are never cut.
    ([piece(1, plain=False), piece(2)], [[1], [2]]),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), PASTES)
def test_a_paste_that_an_app_cut_is_one_text(parts: list[Part], expected: list[list[int]]) -> None:
    assert [numbers for numbers, *_ in shape(group_parts(parts))] == expected


def test_an_album_is_one_whatever_stands_between() -> None:
    album = [photo(number) for number in (1, 2, 4)]
    assert shape(group_parts([*album, photo(3, "b")])) == [([1, 2, 4],), ([3],)]


def test_messages_are_grouped_by_their_numbers_whatever_the_order_of_arrival() -> None:
    parts = [talk(1), part(2, origin=WIRE), part(3, origin=GAZETTE)]
    assert group_parts(reversed(parts)) == group_parts(parts)


def test_the_answer_goes_to_the_message_with_something_to_read() -> None:
    album = [part(1, album="a", readable=False), part(2, album="a"), part(3, album="a")]
    assert group_parts(album)[0].main.message_id == 2
    assert Group((talk(4), talk(5))).main.message_id == 4


SEAMS = [
    (["The mayor left.", "Police stayed."], "The mayor left.\n\nPolice stayed."),
    (["“I will go.”", "12 people stayed."], "“I will go.”\n\n12 people stayed."),
    (["The mayor said on", "Tuesday that he left."], "The mayor said on Tuesday that he left."),
    (["Fire in the U.S.", "killed two."], "Fire in the U.S. killed two."),
    # An app that cuts anywhere cuts words and numbers.
    (["x" * 4091 + " 12,0", "00 troops"], "x" * 4091 + " 12,000 troops"),
    (["x" * 4090 + " troo", "ps left"], "x" * 4090 + " troo ps left"),
]


@pytest.mark.parametrize(("pieces", "whole"), SEAMS)
def test_pieces_are_joined_as_they_were_cut(pieces: list[str], whole: str) -> None:
    assert join_pieces(pieces) == whole


def cut(text: str) -> list[str]:
    """As an app does that cuts behind the last paragraph or sentence that fits, or else anywhere."""
    pieces = []
    while count_units(text) > MAX_MESSAGE_UNITS:
        room = text[:MAX_MESSAGE_UNITS]
        at = next((room.rfind(mark) + 1 for mark in ("\n\n", ". ") if room.rfind(mark) > 2048), len(room))
        pieces.append(text[:at].strip())
        text = text[at:].strip()
    return [*pieces, text]


@given(st.lists(st.integers(1, 60), min_size=3, max_size=40))
def test_any_long_article_comes_out_as_it_was_pasted(sizes: list[int]) -> None:
    paragraphs = [" ".join(["The mayor said that 30 houses burned."] * size) for size in sizes]
    article = "\n\n".join(paragraphs)
    groups = group_parts(part(number, text=text) for number, text in enumerate(cut(article), 1))
    assert len(groups) == 1
    assert (groups[0].pasted or groups[0].main.text).split() == article.split()


@given(
    st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.booleans(), st.sampled_from([None, "a", "b"])))
)
def test_no_message_is_lost_and_none_is_read_twice(sent: list[tuple[int, bool, bool, str | None]]) -> None:
    parts = [
        Part(
            number, NOON + timedelta(seconds=gap), "", WIRE if forwarded else None, album, not album, readable
        )
        for number, (gap, readable, forwarded, album) in enumerate(sent, 1)
    ]
    groups = group_parts(parts)
    read = [one.message_id for group in groups for one in group.parts]
    comments = {one.message_id for group in groups for one in group.comments}
    assert sorted([*read, *comments]) == [one.message_id for one in parts]
