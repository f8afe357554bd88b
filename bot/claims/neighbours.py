"""What a figure takes over from the one before it: its things ("six more"), its bound, its event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.event_lexicon import of_state
from bot.claims.number_contexts import HURT, MORTALLY
from bot.claims.spans import sentence_of
from bot.models import Bound, Figure

_FARTHEST = 120
"""How many characters may stand between "12 launchers" and "six more"."""
_NEAREST = 80
"""The same between a group and "among them two minors"."""
_OF_THEM = frozenset({"of them", "of whom", "of these", "of those"})
_OF_ALL = _OF_THEM | {"of which"}
_OPENING = 3
_WHERE = frozenset({"over", "across", "near", "at", "from"})
_OF_THESE = frozenset({"of the", "of those", "of these", "of them", "of its", "of their", "of whom"})
_AGAIN = re.compile(r",? ?(?:or |\()(?:[a-z]+ ){0,3}")
"""What leads from a measurement to the same in another unit."""
_AND = re.compile(r"\b(?:and|or)(?: [a-z]+){0,2} $")
_HURT = frozenset({"injured", "killed"})
_LINKS = frozenset({"and", "while", "but"})
_TIMED = frozenset({"in", "on", "over", "during", "to", "from", "last", "this"})
_GAPPED = re.compile(r"(?:,| and|, and| while|, while) (?:the |its )?(?P<what>[^\W\d_]+(?: [^\W\d_]+)?) ")
"""What leads from "rose 13.6 per cent" to the number of "food 1.7"."""
_MORE = frozenset({"more", "further", "another", "additional", "extra"})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A figure that is read already, with its amount and the noun that it counts."""

    figure: Figure
    amount: Amount
    noun: Token | None
    member: bool = False
    """It is among the things of the figure before: "7,000 troops, including [80 officers]"."""


def gap_between(context: Context, last: Neighbour, amount: Amount) -> str:
    """The text from the last figure's words to the next amount's."""
    return context.text[last.figure.end : context.lexemes.at(amount.first).start]


def find_kin(
    context: Context, amount: Amount, noun: Token | None, before: Sequence[Neighbour]
) -> Neighbour | None:
    """The figure whose things are meant by "20 others" and "six more"."""
    if not before or before[-1].figure.unit in {"", "%"}:
        return None
    gap = gap_between(context, before[-1], amount)
    if noun is not None and noun.lower_ == "others":
        return None if "." in gap or "\n" in gap else before[-1]
    near = len(gap) < _FARTHEST and "\n" not in gap and before[-1].noun is not None
    meant = (
        noun is None
        and near
        and (_asks_for_more(context, amount) or _shares_object(context, amount, before[-1]))
    )
    return before[-1] if meant else None


def _shares_object(context: Context, amount: Amount, last: Neighbour) -> bool:
    """As in "opened 40 shops and closed [12]": the second verb has the first one's things."""
    number, thing = context.token(amount.anchor), last.noun
    if number is None or thing is None or amount.kind or amount.part or last.amount.kind:
        return False
    verb = number.head
    joined = number.dep_ in {"dobj", "npadvmod"} and number.i == verb.i + 1 and verb.dep_ == "conj"
    return joined and thing.dep_ == "dobj" and thing.head == verb.head


def _asks_for_more(context: Context, amount: Amount) -> bool:
    beside = {context.lexemes.at(at).lower for at in (amount.first - 1, amount.last)}
    return not amount.kind and not amount.part and bool(beside & _MORE)


def find_whole(
    context: Context, amount: Amount, noun: Token | None, before: Sequence[Neighbour]
) -> Neighbour | None:
    """The figure of whose things it is: "32 books, and half of them", "20% of which", "of which 12 are"."""
    described = context.tag(amount.after + 2) in {"VBN", "VBG", "WP"}  # "of those asked"
    behind = context.lexemes.phrase(amount.after, amount.after + 2) in _OF_ALL and not described
    led = context.lexemes.phrase(amount.first - 2, amount.first) in {"of which", "of whom"}
    number = context.token(amount.anchor)
    if number is None or noun is not None or amount.kind not in {"", "percent"} or not (behind or led):
        return None
    counts = [last for last in before[-2:] if _counts_beside(last, number)]
    # "47 drones were shot down over seven regions, nine of them …": the drones
    main = [last for last in counts if last.noun is not None and last.noun.head.lower_ not in _WHERE]
    return (main or counts)[-1] if counts else None


def _counts_beside(last: Neighbour, number: Token) -> bool:
    """Whether it counts things in the same sentence, or in the one that "Four of them are …" goes on."""
    if last.noun is None or last.amount.kind or last.figure.unit == "":
        return False
    told, own = sentence_of(last.noun), sentence_of(number)
    return told == own or (number.i - own.start < _OPENING and 0 <= own.start - told.end <= 1)


def find_restated(
    context: Context, amount: Amount, noun: Token | None, before: Sequence[Neighbour]
) -> Neighbour | None:
    """The figure told once more in another unit: "74% of the cost, or about $4 million"."""
    last = before[-1] if before else None
    if last is None or noun is not None or not amount.kind or last.noun is None:
        return None
    other = last.amount.kind not in {"", amount.kind, "time"} and amount.kind != "time"
    end = max(last.figure.end, last.noun.idx + len(last.noun))
    between = context.text[end : context.lexemes.at(amount.first).start]
    return last if other and last.figure.bound is not Bound.BETWEEN and _AGAIN.fullmatch(between) else None


def goes_on_measuring(context: Context, amount: Amount, before: Sequence[Neighbour]) -> bool:
    """As in "growth of 1.2% in one year and [1.8%] in the next": of the same, if of nothing else."""
    last = before[-1] if before else None
    if last is None or not amount.kind or amount.kind != last.amount.kind:
        return False
    gap = gap_between(context, last, amount)
    return len(gap) < _NEAREST and _AND.search(gap) is not None and not set(gap) & set(".;:\n")


def find_gapped(context: Context, amount: Amount, before: Sequence[Neighbour]) -> str:
    """As in "energy rose 13.6 per cent, [food] 1.7": what else the verb before tells it of, else "".

    The verb and the unit are those of the figure before.
    """
    last = before[-1] if before else None
    if last is None or last.amount.kind != "percent" or amount.kind not in {"", "percent"} or amount.part:
        return ""
    follows = context.lexemes.at(amount.after)
    closed = not follows.alphabetic or follows.lower in (_LINKS | _TIMED if amount.kind else _LINKS)
    gap = _GAPPED.fullmatch(gap_between(context, last, amount))
    named = context.tag(amount.first - 1)[:2] == "NN" and context.lexemes.at(amount.first - 1).alphabetic
    return gap["what"] if gap is not None and closed and named and last.amount.low != amount.low else ""


def is_second_count(context: Context, amount: Amount, before: Sequence[Neighbour]) -> bool:
    """As in "hold 174 seats and Unity [129]": of the same things, by the same verb."""
    last = before[-1] if before else None
    if last is None or last.noun is None or last.amount.kind or amount.kind or amount.part:
        return False
    gap = context.text[last.noun.idx + len(last.noun) : context.lexemes.at(amount.first).start]
    named = context.tag(amount.first - 1) in {"NNP", "NNPS"}
    return named and _GAPPED.fullmatch(gap) is not None and not context.lexemes.at(amount.after).alphabetic


def read_hurt(context: Context, amount: Amount, before: Sequence[Neighbour]) -> str:
    """As in "30 people were hurt, [three] critically": what befell some of those before, else ""."""
    at = amount.last + 2 * (context.lexemes.phrase(amount.last, amount.last + 2) in _OF_THEM)
    adverb, follows = context.lexemes.at(at).lower, context.token(at + 1)
    if not before or amount.kind or adverb not in HURT | MORTALLY or before[-1].figure.measure not in _HURT:
        return ""
    gap = gap_between(context, before[-1], amount)
    near = len(gap) <= _NEAREST and not set(gap) & set(".;:\n")
    ends = follows is None or not follows.is_alpha or follows.tag_ in {"CC", "IN", "WRB"}
    if not near or (follows is not None and not ends and of_state(follows) != "injured"):
        return ""
    return "killed" if adverb in MORTALLY else "injured"


def is_among(before: Sequence[Neighbour], gap: str) -> bool:
    """As in "detained 23 people, among them two minors and a nun": the second are of the first."""
    gap = gap.rstrip()
    if not before or len(gap) > _NEAREST:
        return False
    listed = before[-1].member and gap.endswith((" and", ",")) and not set(gap) & set(".;:\n")
    return listed or gap.endswith(("including", "among them", "among whom"))


def is_of_them(context: Context, amount: Amount, before: Sequence[Neighbour]) -> bool:
    """As in "six bodies, [two] of them children": of the things of the figure before."""
    if not before or amount.kind or context.lexemes.phrase(amount.last, amount.last + 2) not in _OF_THEM:
        return False
    gap = gap_between(context, before[-1], amount)
    return len(gap) <= _NEAREST and not set(gap) & set(".;:\n")


def goes_on_among(context: Context, amount: Amount, noun: Token | None, before: Sequence[Neighbour]) -> bool:
    """As in "seven of the dead were women and [two] were children": the two are of the dead, too."""
    lexemes = context.lexemes
    if not before or amount.kind or noun is not None or lexemes.at(amount.last).lower not in {"were", "was"}:
        return False
    last, gap = before[-1], gap_between(context, before[-1], amount).rstrip()
    part = lexemes.phrase(last.amount.last, last.amount.last + 2) in _OF_THESE
    linked = gap.endswith((" and", " while", " but", ",", ";"))
    return part and linked and len(gap) <= _NEAREST and not set(gap) & set(".\n")


def share_bound(context: Context, amount: Amount, before: Sequence[Neighbour]) -> Bound:
    """The bound of the measurement before, which this one converts or goes on from; else exact."""
    if not before or not amount.kind or before[-1].figure.bound is Bound.BETWEEN:
        return Bound.EXACT
    gap = gap_between(context, before[-1], amount).split()
    if _is_conversion(context, amount, before[-1], gap) or _is_second(context, amount, before[-1]):
        return before[-1].figure.bound
    return Bound.EXACT


def _is_conversion(context: Context, amount: Amount, last: Neighbour, gap: list[str]) -> bool:
    """As in "over 5 miles (8 km)"."""
    opened = context.lexemes.at(amount.first - 1).text in {"(", "/"}
    return opened and bool(last.figure.unit) and len(gap) <= 3


def _is_second(context: Context, amount: Amount, last: Neighbour) -> bool:
    """As in "about 350 km and 420 km", "about 350 and 420 km": two of one kind, nothing else between."""
    link = context.lexemes.phrase(last.amount.after, amount.first)
    alike = last.amount.kind == amount.kind or (not last.amount.kind and last.noun is None)
    return link in {"and", "or"} and alike and not last.amount.vague
