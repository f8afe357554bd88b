"""The "that" and the "and" that join a content to its cue: a sentence of its own begins without them."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import Attribution


def without_joints(attribution: Attribution) -> frozenset[int]:
    """The content without the words that join it to its cue."""
    doc, words = attribution.head.doc, sorted(attribution.content)
    while words and (doc[words[0]].dep_ == "cc" or doc[words[0]].text == "," or is_joint(doc[words[0]])):
        words.pop(0)
    return frozenset(words)


def find_second_joints(attribution: Attribution) -> dict[int, tuple[int, str]]:
    """Offset → (length, nothing) of the "that" of "said [that] rain fell and that …": its first has gone."""
    doc, content = attribution.head.doc, without_joints(attribution)
    joints = [doc[i] for i in sorted(content) if is_joint(doc[i])]
    if any(joint.i - 1 not in content or joint.nbor(-1).dep_ != "cc" for joint in joints):
        return {}
    return {joint.idx: (len(joint.text_with_ws), "") for joint in joints}


def is_joint(token: Token) -> bool:
    """The "that" before a clause, whatever the parser hangs it on."""
    return token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN")
