"""Who a source is: the fullest name in the article, and what pronouns and short forms stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.lexicon import get_words
from bot.claims.naming import Name, bare_name, describe, is_body, is_person, looks_personal, owner_of
from bot.claims.sources import is_speaker
from bot.claims.spans import child, sentence_of

# How far back "it" reaches for a body that is no speaker, in words: about four sentences.
_NEAR_WORDS = 120
# How far back "he" reaches: a wrong name is worse than none.
_FAR_WORDS = 200
# How many names and speakers back anything is looked for: bounds the work in a long text.
_MEMORY = 80
_PLURAL_PRONOUNS = frozenset({"they", "we"})
_PERSON_PRONOUNS = frozenset({"he", "she", "i"})
_FORMS = {"their": "they", "them": "they", "our": "we", "us": "we", "his": "he", "him": "he", "her": "she"}
_FORMS |= {"its": "it", "my": "i", "me": "i"}


class Names:
    """The discourse: who has been named and who has spoken so far; `resolve` sources in their order."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self._full = _full_names(doc)
        self._acronyms = _acronyms(doc)
        self._roles: dict[str, str] = {}
        self._mentions = [t for t in doc if t.i not in quoted and self._is_mention(t)]
        self._places = [t.i for t in self._mentions]
        self._said: list[tuple[int, Name]] = []

    def resolve(self, head: Token) -> Name | None:
        """The claimant that a source's head stands for, or null where it names nobody."""
        if _names_nobody(head):
            return None
        name = self._referent(head) if _refers_back(head) else self._fullest(describe(head))
        # Nobody goes on to speak of whom it is said that they did not.
        if name is not None and head.left_edge.lower_ not in {"neither", "no", "none"}:
            self._said.append((head.i, replace(name, document=name.document or _in_writing(head))))
        return name

    def _is_mention(self, token: Token) -> bool:
        return token.pos_ == "PROPN" and (token.ent_type_ in {"PERSON", "ORG"} or token.text in self._full)

    def _fullest(self, name: Name) -> Name:
        body = self._acronyms.get(name.text)
        if body is not None:
            return replace(name, text=body)
        full = self._full.get(name.text, name.text)
        if full == name.text and (name.plural or not name.person):
            return name
        role = name.role or self._roles.get(full)
        if role:
            self._roles.setdefault(full, role)
        return replace(name, text=full, role=role, person=True, plural=False)

    def _referent(self, head: Token) -> Name | None:
        word = _FORMS.get(head.lower_, head.lower_)
        if word in _PERSON_PRONOUNS:
            return self._person_before(head)
        if word == "it":
            return self._body_before(head, plural=False)
        if word in _PLURAL_PRONOUNS:
            return self._body_before(head, plural=True)
        return self._by_noun(head)

    def _person_before(self, pronoun: Token) -> Name | None:
        """Who "he" or "she" is: the last person to head a sentence or to speak before it.

        In a subordinate clause a person of the same sentence comes first ("Ann Lee's anger, when she said").
        """
        people = [t for t in self._mentioned_before(pronoun) if self._is_person(t)]
        here = [t for t in people if t.i >= sentence_of(pronoun).start]
        if here and _is_subordinate(pronoun.head):
            return self._fullest(describe(here[-1]))
        heads = [t for t in people if _heads_sentence(t)]
        pool: list[tuple[int, Name]] = [(t.i, self._fullest(describe(t))) for t in heads[-3:]]
        pool += [(i, n) for i, n in self._said[-_MEMORY:] if i < pronoun.i and _could_be_person(n)]
        fitting = [(i, n) for i, n in pool if gender_fits(n, pronoun.lower_) and pronoun.i - i <= _FAR_WORDS]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _mentioned_before(self, token: Token) -> list[Token]:
        """The last names before a token, in order."""
        end = bisect_left(self._places, token.i)
        return self._mentions[max(0, end - _MEMORY) : end]

    def _is_person(self, token: Token) -> bool:
        """A human name, not that of "the channel Aurora" or "the ferry Ann Lee"."""
        described = token.dep_ in {"appos", "compound"} and token.head.pos_ == "NOUN"
        if described and token.head.lemma_.lower() not in get_words("persons"):
            return False
        return is_person(token) or token.text in self._full

    def _body_before(self, pronoun: Token, *, plural: bool) -> Name | None:
        """What "it" or "they" is: the last body to speak before it, or for "they" the last group."""
        own = None if plural else self._subject_before(pronoun)
        if own is not None:
            return own
        said = [(i, n) for i, n in self._said[-_MEMORY:] if i < pronoun.i]
        spoken = [(i, n) for i, n in said if n.plural == plural and not n.person]
        mentioned = self._mentioned_before(pronoun)
        heads = [t for t in mentioned if t.ent_type_ == "ORG" and _heads_sentence(t)]
        bodies = [(t.i, describe(t)) for t in heads[-1:] if not plural]
        near = [(i, n) for i, n in spoken[-1:] + bodies if pronoun.i - i <= _NEAR_WORDS]
        if near:
            return max(near, key=lambda pair: pair[0])[1]
        for _, name in reversed(said):
            if not name.person or (plural and name.plural):
                return name
        return None

    def _subject_before(self, pronoun: Token) -> Name | None:
        """“The council has repaired 45 flats, it told the paper”: the subject of the same sentence."""
        before = pronoun.doc[sentence_of(pronoun).start : pronoun.i]
        subjects = [t for t in before if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ in {"NOUN", "PROPN"}]
        if not subjects or _is_subordinate(pronoun.head) or not is_speaker(subjects[0]):
            return None
        name = (
            self._referent(subjects[0]) if _refers_back(subjects[0]) else self._fullest(describe(subjects[0]))
        )
        return name if name is not None and not name.person and not name.plural else None

    def _by_noun(self, head: Token) -> Name | None:
        """“The ministry”, “the statement”, “the officer”: the last source with that noun or that office."""
        noun, plain = head.lemma_.lower(), describe(head)
        before = [name for position, name in reversed(self._said[-_MEMORY:]) if position < head.i]
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
        mentioned = reversed(self._mentioned_before(head))
        bodies = [t for t in mentioned if t.ent_type_ == "ORG" and t.dep_ != "compound"]
        called = next((t for t in bodies if noun in describe(t).text.lower().split()), None)
        if called is not None:
            return describe(called)
        if noun in get_words("groups"):
            spoken = [n for n in before if not (n.person or n.place or n.document or n.plural)]
            if noun not in get_words("wide_groups"):  # “the union” is no ministry named before
                spoken = [n for n in spoken if n.noun not in n.text.split()]
            return spoken[0] if spoken else plain
        return plain


def _is_subordinate(verb: Token) -> bool:
    """A clause that hangs on another by a word: "when she said", "who said"; not ", she said,"."""
    marked = any(t.dep_ in {"mark", "advmod"} and t.tag_ in {"IN", "WRB"} for t in verb.children)
    return verb.dep_ in {"relcl", "acl"} or (verb.dep_ in {"advcl", "ccomp"} and marked)


def _could_be_person(name: Name) -> bool:
    """One who spoke before: a person, or a name in a person's form that no rule took for a body's."""
    unknown = not (name.plural or name.document or name.place)
    return not name.plural and (name.person or (unknown and looks_personal(name.text)))


def _in_writing(head: Token) -> bool:
    """Whoever says something "in a statement" is meant by "the statement" afterwards."""
    phrases = [t for t in head.head.children if t.dep_ == "prep" and t.lower_ == "in"]
    return any(
        t.lemma_.lower() in get_words("documents") for p in phrases for t in p.children if t.dep_ == "pobj"
    )


def _heads_sentence(token: Token) -> bool:
    """The subject of a main clause, or the name beside it."""
    while token.dep_ in {"appos", "compound", "conj"} and token.head != token:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"} and (
        token.head.dep_ == "ROOT" or (token.head.dep_ == "conj" and token.head.head.dep_ == "ROOT")
    )


def gender_fits(name: Name, pronoun: str) -> bool:
    """A role, a title or a given name that says man or woman decides; nothing else does."""
    words = set(f"{name.role or ''} {name.text} {name.noun}".lower().replace(".", "").split())
    first = name.text.lower().split()[:1]
    other = "men" if pronoun in {"she", "her"} else "women"
    return words.isdisjoint(get_words(other)) and get_words(f"{other}_names").isdisjoint(first)


def _names_nobody(head: Token) -> bool:
    """Bare "reports" and "rumours": nobody in particular."""
    bare = not any(t.dep_ in {"poss", "amod", "compound", "prep", "det"} for t in head.children)
    return head.tag_ == "NNS" and head.lemma_.lower() in get_words("hearsay_nouns") and bare


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
    return definite and not [t for t in named if t.dep_ != "amod" or t.ent_type_] and owner_of(head) is None


def _full_names(doc: Doc) -> dict[str, str]:
    """Surname (or, as East Asian names have it, the first part) → the last full name with it."""
    full: dict[str, str] = {}
    for ent in doc.ents:
        name = bare_name(ent.text)
        parts = name.split()
        if ent.label_ == "PERSON" and len(parts) > 1 and not is_body(parts[-1]):
            full[parts[-1]] = name
            full.setdefault(parts[0], name)
    return full


def _acronyms(doc: Doc) -> dict[str, str]:
    """Acronym → the name that it stands behind in brackets: "NFU" → "National Ferry Union (NFU)"."""
    bracketed = [t for t in doc[1:] if t.dep_ == "appos" and t.text.isupper() and t.nbor(-1).text == "("]
    return {t.text: describe(t.head).text for t in bracketed if t.head.pos_ in {"NOUN", "PROPN"}}
