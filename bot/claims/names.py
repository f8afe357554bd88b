"""Who a source is: the fullest name in the article, the role, and what pronouns and short forms stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from bot.claims.lexicon import get_words
from bot.claims.spans import LOOSE, child, children, noun_phrase, runs, subtree

_ARTICLE = re.compile(r"^(?:the|a|an|another|its|their|his|her|this|that)\s+", re.IGNORECASE)
_PLURAL_PRONOUNS = frozenset({"they", "we"})
_PERSON_PRONOUNS = frozenset({"he", "she", "i"})
_OWNERS = {"their": "they", "our": "we", "his": "he", "her": "she", "its": "it", "my": "i"}
_MADE = frozenset(
    "release publish issue compile write sign file commission conduct produce post make collect".split()
)
_NAMING_PROPER = frozenset({"of", "for"})
_NAMING = frozenset({"of", "for", "in", "on", "at", "from", "to", "against", "with"})


@dataclass(frozen=True, slots=True)
class Name:
    """A claimant as the article names it. `person` is whether it is a single human being."""

    text: str
    role: str | None
    person: bool
    plural: bool
    document: bool = False
    place: bool = False
    noun: str = ""
    """The head noun in lower case: "ministry" of "South Korea's Defense Ministry"."""


def describe(head: Token) -> Name:
    """The name in a noun phrase, without regard to what came before it."""
    if not children(head, "conj"):
        person = _person_below(head)
        if person is not None:
            return Name(_person_name(person), _role(head, person), person=True, plural=False)
        named = _named_body(head)
        if named is not None:
            return replace(_plain(named), role=_role(head, named), noun=head.lemma_.lower())
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
    return Name(
        text,
        None,
        person=head.lemma_.lower() in get_words("persons") and not plural,
        plural=plural,
        document=document,
        place=head.ent_type_ == "GPE",
        noun=head.lemma_.lower(),
    )


def _named_body(head: Token) -> Token | None:
    """The proper name behind a description: "the home's owner, Fylde Care", "the grid operator Retelux"."""
    if head.pos_ != "NOUN":
        return None
    for below in children(head, "appos"):
        if (
            below.pos_ == "PROPN"
            and below.ent_type_ not in {"GPE", "LOC", "DATE", "NORP"}
            and below.i > head.i
        ):
            if not (below.text.isupper() and head.doc[below.i - 1].text == "("):
                return below
    return None


def _own_words(head: Token) -> set[int]:
    """The noun phrase without where it is ("the Pentagon in Washington") and what came of it."""
    words = noun_phrase(head)
    for preposition in children(head, "prep"):
        if preposition.lower_ not in (_NAMING_PROPER if head.pos_ == "PROPN" else _NAMING):
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
    spans = runs(doc, _with_hyphens(doc, set(words)))
    text = " ".join(" ".join(doc.text[start:end].split()) for start, end in spans).strip(" ,;:")
    return text + ")" if text.count("(") > text.count(")") else text


def _with_hyphens(doc: Doc, words: set[int]) -> set[int]:
    """The marks that hold a name together: "Hadley-Cole", "state-run", "Hart & Moss"."""
    marks = {
        i for i in range(min(words, default=0), max(words, default=0)) if doc[i].text in {"-", "–", "&", "/"}
    }
    return words | {i for i in marks if i - 1 in words and i + 1 in words}


def _person_below(head: Token) -> Token | None:
    """The PERSON that a noun phrase names: its head, or its apposition ("the mayor, Ann Lee")."""
    if head.ent_type_ == "PERSON" and head.pos_ == "PROPN":
        return head
    if head.pos_ in {"NOUN", "PROPN", "NUM"}:
        for appositive in children(head, "appos"):
            human = appositive.ent_type_ == "PERSON" or (
                appositive.ent_type_ not in {"GPE", "LOC", "DATE", "NORP"}
                and child(appositive, "compound") is not None
            )
            described = head.lemma_.lower() in get_words("persons") or head.lower_ == "one"
            if appositive.pos_ == "PROPN" and human and described:
                return appositive
    return None


def _person_name(token: Token) -> str:
    span = next((ent for ent in token.doc.ents if ent.start <= token.i < ent.end), None)
    if span is None or span.label_ != "PERSON":
        return _ARTICLE.sub("", _text(token.doc, _own_words(token)))
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
    released = child(document, "acl")
    made = released is not None and released.lemma_.lower() in _MADE
    agent = child(released, "agent") if released is not None and made else None
    if agent is not None:
        return child(agent, "pobj")
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
    """The discourse: who has been named and who has spoken so far. `resolve` answers for one source at a time."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self._doc = doc
        self._full = _full_names(doc)
        self._roles: dict[str, str] = {}
        self._mentions = [(t.i, t) for t in doc if t.i not in quoted and self._is_mention(t)]
        self._said: list[tuple[int, Name]] = []

    def resolve(self, head: Token) -> Name | None:
        """The claimant that a source's head stands for, or null where it names nobody."""
        if _names_nobody(head):
            return None
        name = self._referent(head) if _refers_back(head) else self._fullest(describe(head))
        if name is not None:
            self._said.append((head.i, name))
        return name

    def _is_mention(self, token: Token) -> bool:
        return token.pos_ == "PROPN" and (token.ent_type_ in {"PERSON", "ORG"} or token.text in self._full)

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
            return self._person_before(head)
        if word == "it":
            return self._body_before(head, plural=False)
        if word in _PLURAL_PRONOUNS:
            return self._body_before(head, plural=True)
        return self._by_noun(head)

    def _person_before(self, pronoun: Token) -> Name | None:
        """Who "he" or "she" is: the last person to head a sentence or to speak before it.

        Inside a subordinate clause a person of the same sentence comes first ("… Ann Lee's anger, when she said").
        """
        here = [
            t for i, t in self._mentions if i < pronoun.i and t.sent == pronoun.sent and self._is_person(t)
        ]
        if here and pronoun.head != pronoun.sent.root:
            return self._fullest(describe(here[-1]))
        heads = [
            (i, t) for i, t in self._mentions if i < pronoun.i and self._is_person(t) and _heads_sentence(t)
        ]
        pool: list[tuple[int, Name]] = [(i, self._fullest(describe(t))) for i, t in heads[-3:]]
        pool += [(i, n) for i, n in self._said if i < pronoun.i and n.person and not n.plural]
        fitting = [(i, n) for i, n in pool if _gender_fits(n, pronoun.lower_)]
        if fitting:
            return max(fitting, key=lambda pair: pair[0])[1]
        any_person = [t for i, t in self._mentions if i < pronoun.i and self._is_person(t)]
        return self._fullest(describe(any_person[-1])) if any_person else None

    def _is_person(self, token: Token) -> bool:
        return token.ent_type_ == "PERSON" or token.text in self._full

    def _body_before(self, pronoun: Token, *, plural: bool) -> Name | None:
        """What "it" or "they" is: the last body to speak before it, or for "they" the last group."""
        for position, name in reversed(self._said):
            if position < pronoun.i and (name.plural if plural else not name.plural) and not name.person:
                return name
        for position, name in reversed(self._said):
            if position < pronoun.i and (not name.person or (plural and name.plural)):
                return name
        return None

    def _by_noun(self, head: Token) -> Name | None:
        """ "The ministry", "the statement", "the officer": the last source with that noun or that office."""
        noun, plain = head.lemma_.lower(), describe(head)
        before = [name for position, name in reversed(self._said) if position < head.i]
        if noun in get_words("documents"):
            spoken = [n for n in before if n.document] or [n for n in before if not n.person]
            return replace(spoken[0], document=True) if spoken else plain
        human = noun in get_words("persons")
        for name in before:
            if name.person == human and noun in (
                name.noun,
                *(name.role or "").lower().split(),
                *name.text.lower().split(),
            ):
                return name
        if plain.plural:
            return plain
        bodies = [
            t
            for i, t in reversed(self._mentions)
            if i < head.i and t.ent_type_ == "ORG" and t.dep_ != "compound"
        ]
        called = next((t for t in bodies if noun in describe(t).text.lower().split()), None)
        if called is not None:
            return describe(called)
        if noun in get_words("groups"):
            spoken = [n for n in before if not (n.person or n.place or n.document or n.plural)]
            return spoken[0] if spoken else plain
        return plain


def _heads_sentence(token: Token) -> bool:
    """The subject of a main clause, or the name beside it."""
    while token.dep_ in {"appos", "compound", "conj"} and token.head != token:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"} and (
        token.head.dep_ == "ROOT" or (token.head.dep_ == "conj" and token.head.head.dep_ == "ROOT")
    )


def _gender_fits(name: Name, pronoun: str) -> bool:
    """A role or a title that says man or woman decides; nothing else does."""
    words = set(f"{name.role or ''} {name.text} {name.noun}".lower().replace(".", "").split())
    if pronoun in {"she", "her"}:
        return not words & get_words("men")
    return not words & get_words("women")


def _names_nobody(head: Token) -> bool:
    """Bare "reports" and "rumours": nobody in particular."""
    bare = not any(t.dep_ in {"poss", "amod", "compound", "prep", "det"} for t in head.children)
    return head.tag_ == "NNS" and head.lemma_.lower() in {"report", "rumor", "rumour", "claim", "allegation"} and bare


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
