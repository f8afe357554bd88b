"""Where one content ends and the next attribution begins, mended where the parser joined them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from bot.claims.attributed import CITING, Attribution
from bot.claims.spans import child, subtree
from bot.claims.speakers import is_speaker


def part(found: list[Attribution]) -> list[Attribution]:
    """Contents without what belongs to another cue beside them.

    "…, according to X" at the end is no part of what another said; neither is the second half of
    "said A, but could not confirm B", which the parser hangs on A.
    """
    asides = {i for a in found if a.construction == "according" for i in a.words | a.source}
    told = [a for a in found if a.head.i in asides and a.cue.lemma not in CITING]
    asides -= {i for a in told for i in a.content}  # "according to divers, who say that …"
    within = {a.head.i: a for a in found}
    heads = frozenset(within)
    holders: dict[int, list[Attribution]] = {i: [] for i in within}
    for outer in found:
        for i in outer.content & heads:
            holders[i].append(outer)
    parted = [
        _without(a, _second_halves(a, [within[i] for i in a.content & heads]) | (asides - a.words))
        for a in found
    ]
    return [_with_speaker(a, holders[a.head.i]) for a in parted]


def _without(attribution: Attribution, cut: set[int]) -> Attribution:
    if attribution.content.isdisjoint(cut):
        return attribution
    return replace(attribution, content=attribution.content - cut)


def _with_speaker(inner: Attribution, holders: list[Attribution]) -> Attribution:
    """What is cut from another's content is said by the same speaker."""
    for outer in holders:
        if outer.subject is not None and (
            _trails(inner, outer) or (_joins_cue(inner.head, outer) and not child(inner.head, "nsubj"))
        ):
            return replace(inner, subject=outer.subject, source=outer.source)
    return inner


def _second_halves(outer: Attribution, inside: list[Attribution]) -> set[int]:
    """What the parser hung on the content although it is the claimant's next statement."""
    cut: set[int] = set()
    for inner in inside:
        if inner.construction != "inversion":
            if _joins_cue(inner.head, outer):
                cut |= subtree(inner.head) | {t.i for t in inner.head.head.children if _links(t, inner.head)}
            elif _trails(inner, outer):
                cut |= subtree(inner.head)
    return cut


def _links(token: Token, verb: Token) -> bool:
    return token.dep_ == "cc" and token.i < verb.i


def _joins_cue(verb: Token, outer: Attribution) -> bool:
    """“said there were 40, but could not confirm …”: joined to a clause whose subject cannot speak."""
    if verb.dep_ != "conj" or verb.head.head != outer.head or not child(verb.head, "cc"):
        return False
    own, speaker = child(verb, "nsubj"), child(verb.head, "nsubj")
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ == "that":  # "said that he left, and that Lee admitted it"
        return False
    if own is not None:
        return own.pos_ != "PRON"
    if _is_shifted(verb, outer):
        return True
    if speaker is not None and speaker.lower_ == "it":
        return verb.head.lemma_ == "be"  # "it was late", where it stands for nothing
    # "Declared that “we are angry” and said that …".
    return speaker is None or speaker.lower_ in {"we", "i"} or not is_speaker(speaker)


def _is_shifted(verb: Token, outer: Attribution) -> bool:
    """“Said the firm was sound and denied that it …”: of the firm a report would say "had denied"."""
    state, speaker = verb.head, child(verb.head, "nsubj")
    past = {outer.head.tag_, state.tag_, verb.tag_} == {"VBD"} and child(verb, "aux") is None
    told = child(verb, "ccomp", "dobj", "xcomp") is not None and verb.lemma_.lower() == "deny"
    named = speaker is not None and speaker.ent_type_ != "PERSON"
    return past and told and named and state.lemma_ == "be"


def _trails(inner: Attribution, outer: Attribution) -> bool:
    """“said it was late, adding that …”: a participle behind a comma is the speaker's, not the content's."""
    verb = inner.head
    before = verb.doc[verb.i - 1] if verb.i else verb
    return (
        verb.tag_ == "VBG"
        and verb.dep_ in {"advcl", "acl"}
        and before.text == ","
        and verb.i > outer.head.i
        and inner.cue.category in {"speech", "writing", "confirm", "denial"}
        and not inner.cue.takes("t", "l")
        and inner.cue.lemma not in CITING
    )
