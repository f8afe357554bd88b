"""What a member sends in one breath, put together again: messages → groups to be read as one each (pure).

Telegram's apps send a comment on a forward as a message of its own just before it, an album as a message for
each of its files, and a text that is too long for one message in pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise, zip_longest

from bot.models import Origin

# https://core.telegram.org/bots/api#sendmessage; counted in UTF-16 units.
MAX_MESSAGE_UNITS = 4096
# Telegram Desktop cuts no earlier than in the middle; the apps for phones cut closer to the end.
MIN_CUT_UNITS = MAX_MESSAGE_UNITS // 2
# Blank space around a cut is not sent.
_LOST_UNITS = 4
# Telegram's dates are whole seconds, so what is sent within one may have two.
_COMMENT_SECONDS = 1
_PIECES_SECONDS = 2
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", "?”", "!”", '."', '?"', '!"')


@dataclass(frozen=True, slots=True)
class Part:
    """One message. `sent_at` is Telegram's date of it."""

    message_id: int
    sent_at: datetime
    text: str = ""
    """Its words or its caption."""
    origin: Origin | None = None
    """Null: the member's own message."""
    album: str | None = None
    plain: bool = True
    """Words alone, no picture and no file."""
    readable: bool = True
    """Whether there is anything to read in it."""
    linked: bool = False
    """Whether that is a link: what leads to an article of its own is no comment on another."""


@dataclass(frozen=True, slots=True)
class Group:
    """Messages that are read as one, and the member's comments on them."""

    parts: tuple[Part, ...]
    comments: tuple[Part, ...] = ()

    @property
    def main(self) -> Part:
        """The message that the answer is threaded to: the first with something to read."""
        return next((part for part in self.parts if part.readable), self.parts[0])

    @property
    def pasted(self) -> str | None:
        """The whole text, where the parts are the pieces of one."""
        whole = len(self.parts) > 1 and self.parts[0].album is None
        return join_pieces([part.text for part in self.parts]) if whole else None


def group_parts(parts: Iterable[Part]) -> list[Group]:
    """A sender's messages in one chat and topic, grouped. A comment is on all forwards that follow it."""
    chains = _chain(sorted(parts, key=lambda part: part.message_id))
    groups: list[Group] = []
    comments: tuple[Part, ...] = ()
    for chain, following in zip_longest(chains, chains[1:]):
        if following and _is_comment(chain, following[0]):
            comments += tuple(chain)
            continue
        groups.append(Group(tuple(chain), comments))
        if not (following and following[0].origin and _are_close(chain[-1], following[0], _COMMENT_SECONDS)):
            comments = ()
    return groups


def join_pieces(pieces: Sequence[str]) -> str:
    """A text that was cut, with what was most likely between its pieces."""
    whole = pieces[0]
    for before, after in pairwise(pieces):
        whole += _find_seam(before, after) + after
    return whole


def count_units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _chain(parts: Sequence[Part]) -> list[list[Part]]:
    """Albums and the pieces of one text, each in a list; all else alone."""
    chains: list[list[Part]] = []
    for part in parts:
        album = next((one for one in chains if part.album and one[0].album == part.album), None)
        if album:
            album.append(part)
        elif chains and _continues(chains[-1][-1], part):
            chains[-1].append(part)
        else:
            chains.append([part])
    return chains


def _continues(before: Part, after: Part) -> bool:
    """Whether a text goes on in the next message.

    An app makes each piece as full as it can: what follows up to the next place for a cut had no room.
    """
    if not (before.plain and after.plain and _have_one_origin(before, after)):
        return False
    break_ = "\n\n" if "\n\n" in before.text or "\n\n" in after.text else "\n"
    block = after.text.partition(break_)[0]
    filled = count_units(before.text) + count_units(block) + _LOST_UNITS > MAX_MESSAGE_UNITS
    return filled and count_units(before.text) >= MIN_CUT_UNITS and _are_close(before, after, _PIECES_SECONDS)


def _have_one_origin(before: Part, after: Part) -> bool:
    """Both the member's own, or forwards of what one author posted at once."""
    first, second = before.origin, after.origin
    if first is None or second is None:
        return first is second
    if first.posted_at is None or second.posted_at is None:
        return False
    apart = abs(second.posted_at - first.posted_at)
    return first.name == second.name and apart <= timedelta(seconds=_PIECES_SECONDS)


def _is_comment(chain: Sequence[Part], following: Part) -> bool:
    """Whether it is the member's word on what follows in the same breath: a forward, or else an article."""
    (part, *more) = chain
    if (
        more
        or part.origin
        or part.linked
        or not part.plain
        or not _are_close(part, following, _COMMENT_SECONDS)
    ):
        return False
    return following.origin is not None or (following.readable and not part.readable)


def _are_close(before: Part, after: Part, seconds: int) -> bool:
    return abs(after.sent_at - before.sent_at) <= timedelta(seconds=seconds)


def _find_seam(before: str, after: str) -> str:
    """Nothing where a full piece ends within a word, a paragraph's end behind a sentence, else a space."""
    if before.endswith(_SENTENCE_ENDS) and not after[:1].islower():
        return "\n\n"
    within = count_units(before) == MAX_MESSAGE_UNITS and before[-1:].isalnum() and after[:1].isalnum()
    return "" if within else " "
