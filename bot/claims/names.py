"""Who a source is: the fullest name in the article, and what pronouns and short forms stand for."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.discourse import Discourse
from bot.claims.lexicon import get_words
from bot.claims.naming import Name
from bot.claims.pronouns import by_pronoun, is_personal
from bot.claims.referents import known
from bot.claims.spans import child


class Names:
    """Claimants in the order of the text: `resolve` sources one after the other."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self._discourse = Discourse(doc, quoted)

    def resolve(self, head: Token) -> Name | None:
        """The claimant that a source's head stands for, or null where it names nobody."""
        if _names_nobody(head):
            return None
        owner = _owning_pronoun(head) or head
        refer = by_pronoun if is_personal(owner) else known
        name = refer(self._discourse, owner)
        # Nobody goes on to speak of whom it is said that they did not.
        if name is not None and head.left_edge.lower_ not in {"neither", "no", "none"}:
            spoken = replace(name, document=name.document or _in_writing(head))
            self._discourse.add_speaker(head.i, spoken)
        return name


def _in_writing(head: Token) -> bool:
    """Whoever says something "in a statement" is meant by "the statement" afterwards."""
    phrases = [t for t in head.head.children if t.dep_ == "prep" and t.lower_ == "in"]
    return any(
        t.lemma_.lower() in get_words("documents") for p in phrases for t in p.children if t.dep_ == "pobj"
    )


def _owning_pronoun(head: Token) -> Token | None:
    """“According to his words”: whoever owns them."""
    owner = child(head, "poss")
    told = head.lemma_.lower() in get_words("accounts")
    return owner if owner is not None and owner.pos_ == "PRON" and told else None


def _names_nobody(head: Token) -> bool:
    """Bare "reports" and "rumours": nobody in particular."""
    bare = not any(t.dep_ in {"poss", "amod", "compound", "prep", "det"} for t in head.children)
    return head.tag_ == "NNS" and head.lemma_.lower() in get_words("hearsay_nouns") and bare
