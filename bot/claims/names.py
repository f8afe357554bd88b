"""Who a source is: the fullest name in the article, and what pronouns and short forms stand for."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.authors import author_of, is_document
from bot.claims.cast import Cast
from bot.claims.discourse import Discourse
from bot.claims.lexicon import get_words
from bot.claims.naming import Name
from bot.claims.pronouns import by_pronoun, is_personal
from bot.claims.referents import known
from bot.claims.spans import child, tokens_of
from bot.claims.speakers import is_speaker

_OWNERS = frozenset({"his", "her", "its"})
_NAME_WORDS = 5
_NOBODY = frozenset({"neither", "no", "none", "each", "every"})
_POSSESSIVE = "'s"
_OWNED = re.compile(r"['’]s? [a-z].*")


class Names:
    """Claimants in the order of the text: `resolve` sources one after the other."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self._discourse = Discourse(doc, quoted)
        self._headline = _headline_end(doc)

    @property
    def cast(self) -> Cast:
        """Who is named in the text."""
        return self._discourse.cast

    def resolve(self, head: Token, *, aside: bool = False) -> Name | None:
        """The claimant that a source's head stands for, or null where it names nobody.

        With `aside` another's words tell of it: it is less likely to be meant by a pronoun.
        """
        if _names_nobody(head):
            return None
        name = self._whom(head)
        # Nobody goes on to speak of whom it is said that they did not.
        if name is not None and _NOBODY.isdisjoint({head.left_edge.lower_, name.text.lower().split(" ")[0]}):
            document = name.document or _writing(head)
            spoken = name if document == name.document else replace(name, document=document)
            if not self._is_headline_word(head, name):
                self._discourse.add_speaker(head.i, spoken, aside=aside or head.dep_ == "poss")
        return name

    def _is_headline_word(self, head: Token, name: Name) -> bool:
        """“Health agency says …” above a text: a word for whoever the text then names."""
        unnamed = name.text.rpartition(" ")[2].islower()
        return head.i < self._headline and unnamed

    def _whom(self, head: Token) -> Name | None:
        owner = _owning_pronoun(head)
        if owner is not None:
            whose = self._refer(owner)
            if whose is not None and (whose.text[:1].isupper() or _is_body(whose)):
                return replace(whose, document=head.lemma_.lower())
        author = author_of(head) if is_document(head) else None
        name = self._refer(author) if author is not None and author != head else None
        if name is not None:
            return replace(name, document=head.lemma_.lower())
        return self._owned(head, self._refer(head))

    def _refer(self, head: Token) -> Name | None:
        return by_pronoun(self._discourse, head) if is_personal(head) else known(self._discourse, head)

    def _owned(self, head: Token, name: Name | None) -> Name | None:
        """“His lawyer”, “its chief Ann Lee”: whose, where that is known."""
        owner = child(head, "poss")
        if name is None or owner is None or owner.lower_ not in _OWNERS:
            return name
        named = not name.text[:1].islower()
        if named and (not name.role or owner.lower_ != "its"):
            return name
        of = by_pronoun(self._discourse, owner)
        # "Its governor" is nobody's of "Velmia's air force".
        apart = of is not None and owner.lower_ == "its" and not named and bool(_OWNED.search(of.text))
        if of is None or apart or not of.text[:1].isupper() or len(of.text.split()) > _NAME_WORDS:
            return name
        if named:
            plain = "'" in of.text or all(word[0].isupper() for word in of.text.split())
            return replace(name, role=f"{of.text}{'' if plain else _POSSESSIVE} {name.role}")
        if not is_speaker(head):  # "his best answer was to say …"
            return of
        return replace(name, text=f"{_OWNED.sub('', of.text)}'s {name.text}")


def _headline_end(doc: Doc) -> int:
    """The first token behind the first line, where that is no sentence; 0 where there is no headline."""
    ends = next((t.i for t in tokens_of(doc) if t.is_space and "\n" in t.text), 0)
    return ends if ends > 0 and doc[ends - 1].text not in '.!?…”"' else 0


def _is_body(name: Name) -> bool:
    """“Its statement”: the ministry's, if the ministry spoke."""
    return not (name.person or name.plural or name.document or name.place) and name.noun in get_words(
        "speakers"
    )


def _writing(head: Token) -> str:
    """Whoever says something "in a statement" is meant by "the statement" afterwards."""
    phrases = [t for t in head.head.children if t.dep_ == "prep" and t.lower_ == "in"]
    nouns = [t.lemma_.lower() for p in phrases for t in p.children if t.dep_ == "pobj"]
    return next((noun for noun in nouns if noun in get_words("documents")), "")


def _owning_pronoun(head: Token) -> Token | None:
    """“According to his words”, “her letter said”: whoever owns them."""
    owner = child(head, "poss")
    if owner is None or owner.pos_ != "PRON":
        return None
    written = is_document(head) and owner.lower_ in _OWNERS
    return owner if written or head.lemma_.lower() in get_words("accounts") else None


def _names_nobody(head: Token) -> bool:
    """Bare "reports" and "rumours": nobody in particular."""
    bare = not any(t.dep_ in {"poss", "amod", "compound", "prep", "det"} for t in head.children)
    of = [t for p in head.children if p.dep_ == "prep" for t in p.children]
    relative = (t for t in (head, *of) if t.text != "WHO")  # the health organization
    if any(t.tag_ in {"WP", "WDT"} for t in relative):  # "anybody who says so", "most of whom"
        return True
    return head.tag_ == "NNS" and head.lemma_.lower() in get_words("hearsay_nouns") and bare
