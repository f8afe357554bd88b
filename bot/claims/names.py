"""Who a source is: the fullest name in the article, the role, and what pronouns and short forms stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from bot.claims.lexicon import get_words
from bot.claims.spans import LOOSE, child, children, noun_phrase, runs, subtree

_ARTICLE = re.compile(r"^(?:the|a|an|another|one|some|its|their|his|her|this|that)\s+", re.IGNORECASE)
_PLURAL_PRONOUNS = frozenset({"they", "we"})
_PERSON_PRONOUNS = frozenset({"he", "she", "i"})
_OWNERS = {"their": "they", "our": "we", "his": "he", "her": "she", "its": "it", "my": "i"}
_NAMING = frozenset({"of", "for", "in", "on", "at", "from", "to", "against", "with"})


@dataclass(frozen=True, slots=True)
class Name:
    """A claimant as the article names it. `person` is whether it is a single human being."""

    text: str
    role: str | None
    person: bool
    plural: bool
    document: bool = False
    noun: str = ""
    """The head noun in lower case: "ministry" of "South Korea's Defense Ministry"."""


def describe(head: Token) -> Name:
    """The name in a noun phrase, without regard to what came before it."""
    person = _person_below(head)
    if person is not None and not children(head, "conj"):
        return Name(_person_name(person), _role(head, person), person=True, plural=False)
    if head.lemma_.lower() in get_words("documents") and head.ent_type_ not in {"ORG", "PERSON", "GPE"}:
        owner = _owner(head)
        if owner is not None:
            return replace(describe(owner), document=True)
        return _plain(head, document=True)
    return _plain(head)


def _plain(head: Token, *, document: bool = False) -> Name:
    words = _own_words(head) | _complement(head)
    for other in children(head, "conj"):
        words |= set(range(head.i, max(subtree(other)) + 1))
    text = _ARTICLE.sub("", _text(head.doc, words))
    plural = head.tag_ in {"NNS", "NNPS"} or bool(children(head, "conj"))
    singular_person = head.lemma_.lower() in get_words("persons") and not plural
    return Name(text, None, person=singular_person, plural=plural, document=document, noun=head.lemma_.lower())


def _own_words(head: Token) -> set[int]:
    """The noun phrase without where it is ("the Pentagon in Washington") and what came of it."""
    words = noun_phrase(head)
    for preposition in children(head, "prep"):
        if preposition.lower_ not in _NAMING or (head.pos_ == "PROPN" and preposition.lower_ != "of"):
            words -= subtree(preposition)
    return words - {i for i in words if i > head.i and head.doc[i].dep_ in {"advmod", "npadvmod"}}


def _complement(head: Token) -> set[int]:
    """An acronym in brackets belongs to the name: "military intelligence (HUR)"."""
    for appositive in children(head, "appos"):
        before = head.doc[appositive.i - 1] if appositive.i else None
        if before is not None and before.text == "(" and appositive.text.isupper():
            return set(range(before.i, min(appositive.i + 2, len(head.doc))))
    return set()


def _text(doc: Doc, words: Iterable[int]) -> str:
    spans = runs(doc, words)
    return " ".join(" ".join(doc.text[start:end].split()) for start, end in spans).strip(" ,;:")


def _person_below(head: Token) -> Token | None:
    """The PERSON that a noun phrase names: its head, or its apposition ("the mayor, Ann Lee")."""
    if head.ent_type_ == "PERSON" and head.pos_ == "PROPN":
        return head
    if head.pos_ in {"NOUN", "PROPN"}:
        for appositive in children(head, "appos"):
            if appositive.ent_type_ == "PERSON" and head.lemma_.lower() in get_words("persons"):
                return appositive
    return None


def _person_name(token: Token) -> str:
    span = next((ent for ent in token.doc.ents if ent.start <= token.i < ent.end), None)
    if span is None:
        return str(token.text)
    return re.sub(r"[’']s?$", "", " ".join(span.text.split()))


def _role(head: Token, person: Token) -> str | None:
    """The office before the name or the apposition behind it."""
    if head != person:
        loose = [t for t in head.children if t.dep_ in LOOSE]
        return _ARTICLE.sub("", _text(head.doc, subtree(head, without=loose))) or None
    span = next((ent for ent in head.doc.ents if ent.start <= head.i < ent.end), None)
    first = span.start if span is not None else head.i
    before = {i for i in noun_phrase(head) if i < first}
    if before:
        return _ARTICLE.sub("", _text(head.doc, before)) or None
    for appositive in children(head, "appos"):
        if appositive.ent_type_ != "PERSON":
            loose = [t for t in appositive.children if t.dep_ in {"relcl", "advcl", "parataxis"}]
            return _ARTICLE.sub("", _text(head.doc, subtree(appositive, without=loose))) or None
    return None


def _owner(document: Token) -> Token | None:
    """Whose statement: "HUR's statement", "a statement by HUR", "a report from the ministry"."""
    owner = child(document, "poss")
    if owner is not None and owner.pos_ != "PRON":
        return owner
    for preposition in children(document, "prep", "agent"):
        if preposition.lower_ in {"by", "from", "of", "with"}:
            below = child(preposition, "pobj")
            if below is not None:
                return below
    return None


class Names:
    """The discourse: what has been named so far, in order. `resolve` answers for one source at a time."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self._doc = doc
        self._full = _full_names(doc)
        self._roles: dict[str, str] = {}
        self._people = _people_mentioned(doc, quoted)
        self._said: list[Name] = []

    def resolve(self, head: Token) -> Name | None:
        """The claimant that a source's head stands for, or null where it names nobody."""
        name = self._referent(head) if _refers_back(head) else describe(head)
        if name is None:
            return None
        name = self._fullest(name)
        self._said.append(name)
        return name

    def _fullest(self, name: Name) -> Name:
        if not name.text or name.plural:
            return name
        full = self._full.get(name.text, name.text)
        if full == name.text and not name.person:
            return name
        role = name.role or self._roles.get(full)
        if role:
            self._roles.setdefault(full, role)
        return replace(name, text=full, role=role, person=True)

    def _referent(self, head: Token) -> Name | None:
        word = _OWNERS.get(head.lower_, head.lower_)
        if word in _PERSON_PRONOUNS:
            return self._last_person(head)
        if word == "it":
            return self._last(lambda n: not n.person and not n.plural)
        if word in _PLURAL_PRONOUNS:
            return self._last(lambda n: n.plural or not n.person)
        return self._by_noun(head)

    def _last(self, fits: Callable[[Name], bool]) -> Name | None:
        return next((name for name in reversed(self._said) if fits(name)), None)

    def _last_person(self, pronoun: Token) -> Name | None:
        """The nearest person before a pronoun: one named as subject in this or the last sentence, else who spoke last."""
        near = [t for t in self._people if pronoun.sent.start - 60 <= t.i < pronoun.i]
        subjects = [t for t in near if t.dep_ in {"nsubj", "nsubjpass", "poss"}]
        spoke = self._last(lambda n: n.person and not n.plural)
        here_first = [t for t in near if t.sent == pronoun.sent and t in subjects]
        if here_first:
            return describe(here_first[-1])
        if spoke is not None:
            return spoke
        pool = subjects or near
        return describe(pool[-1]) if pool else None

    def _by_noun(self, head: Token) -> Name | None:
        """"The ministry", "the statement", "the president": the last source with that noun or that office."""
        noun = head.lemma_.lower()
        plain = describe(head)
        if noun in get_words("documents"):
            spoken = self._last(lambda n: n.document) or self._last(lambda n: not n.person)
            return replace(spoken, document=True) if spoken is not None else plain
        for name in reversed(self._said):
            if noun in (name.noun, *(name.role or "").lower().split(), *name.text.lower().split()):
                return name
        if noun in get_words("groups"):
            return self._last(lambda n: not n.person) or plain
        return plain


def _refers_back(head: Token) -> bool:
    """A pronoun, or a definite noun with nothing that names: "the group", "the statement"."""
    if head.pos_ == "PRON":
        return True
    if head.pos_ != "NOUN":
        return False
    determiner = child(head, "det")
    bare = {"det", "punct", "relcl", "acl", "prep", "advmod", "conj", "cc", "advcl"}
    named = [t for t in head.children if t.dep_ not in bare and not t.is_space]
    definite = determiner is not None and determiner.lower_ in {"the", "this", "that", "these", "those"}
    return definite and not [t for t in named if t.dep_ != "amod" or t.ent_type_] and _owner(head) is None


def _full_names(doc: Doc) -> dict[str, str]:
    """Surname (or, as East Asian names have it, the first part) → the last full name with it."""
    full: dict[str, str] = {}
    for ent in doc.ents:
        name = re.sub(r"[’']s?$", "", " ".join(ent.text.split()))
        parts = name.split()
        if ent.label_ == "PERSON" and len(parts) > 1:
            full[parts[-1]] = name
            full.setdefault(parts[0], name)
    return full


def _people_mentioned(doc: Doc, quoted: set[int]) -> list[Token]:
    return [ent.root for ent in doc.ents if ent.label_ == "PERSON" and ent.root.i not in quoted]
