"""The discourse so far: who is named in the text, by what full name and office, and who has spoken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.acronyms import find_acronyms, find_short_names
from bot.claims.cast import Cast
from bot.claims.introduced import Introduced
from bot.claims.lexicon import get_words
from bot.claims.naming import Name, describe
from bot.claims.personal_names import leading_words, means_person
from bot.claims.sexes import sex_of_word
from bot.claims.stage import Stage

# How far back a body is meant by a short form, in words: about four sentences.
NEAR_WORDS = 120
# How many speakers back anything is looked for: bounds the work in a long text.
_MEMORY = 80
# Who spoke so few words ago is meant by a surname, whoever else bears it.
_CLOSE = 3
_CLOSE_WORDS = 60
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FEWEST = 2
_SHORTEST_ACRONYM = 3
# "A friend of Mr Lee", "the lawyer for Mrs Lee": somebody else than the one with the title.
_OF_ANOTHER = frozenset({"of", "to", "for", "with", "from"})
_OWNER = re.compile(r".+?(?:['’]s|s['’]) ")
_MARKS = re.compile(r"[“”\"]")
_BEHIND_OFFICE = re.compile(r"\s(?:of|to|for|in|at|with)\s.*")


class Discourse:
    """What is known at a point of a text; speakers are added in their order."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self.cast = Cast(doc)
        self.stage = Stage(doc, quoted, self.cast)
        self.introduced = Introduced(doc, self.stage, self.cast)
        self._acronyms = find_acronyms(doc)
        self._short = find_short_names(doc)
        self._roles: dict[str, str] = {}
        self._mentions: defaultdict[str, list[Token]] | None = None
        self._said: list[tuple[int, Name]] = []
        self._asides: set[int] = set()
        self._bearers: dict[str, set[str]] = defaultdict(set)

    def add_speaker(self, at: int, name: Name, *, aside: bool = False) -> None:
        """Somebody speaks, at a token; `aside` where another's words or a possessive only mention it."""
        self._said.append((at, name))
        if aside:
            self._asides.add(at)
        elif name.person and " " in name.text and name.text[0].isupper():  # not "elder Lee"
            self._bearers[name.text.split()[-1]].add(name.text)

    def is_aside(self, at: int) -> bool:
        """Whether who speaks at a token is only told of there."""
        return at in self._asides

    def named(self, head: Token) -> Name:
        """What a noun phrase names, by its fullest form."""
        return self._fullest(describe(head), head.i)

    def called(self, name: str) -> Name:
        """Somebody by a full name, with the office that is known of them."""
        return self._with_role(Name(name, None, person=True, plural=False))

    def _fullest(self, name: Name, at: int) -> Name:
        body = self._acronyms.get(name.text)
        if body is not None:
            return replace(name, text=body)
        short = self._short.get(name.text)
        if short is not None and short[0] < at:
            return replace(name, text=short[1], person=False)
        words = self._spoken_form(name.text).split()
        led = leading_words(words, alone=True)
        led = 0 if _OF_ANOTHER.intersection(words[:led]) else led
        core = words[led:]
        while len(core) > 1 and core[0].lower() in get_words("particles"):  # "Al Saud"
            core = core[1:]
        many = name.plural and (len(words) > 1 or not words[0].istitle())  # "Sanders" ends like a plural
        if many or len(core) != 1 or not self.cast.knows(core[0]):
            name = replace(name, text=" ".join(words)) if name.text != " ".join(words) else name
            return self._with_role(name) if name.person else name
        sexes = [sex for word in words[:led] if (sex := sex_of_word(word))]
        full = self.cast.full_name(core[0], at, *sexes[:1])
        if full == core[0]:
            full = self._last_of(core[0], at, *sexes[:1])
        if full == core[0]:
            full = " ".join(words[led:])
        offices = " ".join(word for word in words[:led] if word.lower() not in get_words("titles"))
        return self._with_role(
            replace(name, text=full, role=name.role or offices or None, person=True, plural=False)
        )

    def _spoken_form(self, text: str) -> str:
        """“LEE” of a transcript is Lee; a headline's “Ann Lee Hits Rival” is Ann Lee."""
        words = text.split()
        if len(words) == 1 and text.isupper() and self.cast.knows(text.title()):
            return text.title()
        if text.isupper() and len(words) > 1 and self.cast.full_name(words[-1].title(), 0) == text.title():
            return text.title()
        for end in (2, 3):
            name = " ".join(words[:end])
            headline = len(words) > end + 1 and words[end].endswith("s") and words[end].istitle()
            if headline and self.cast.full_name(words[end - 1], 0) == name:
                return name
        return text

    def _last_of(self, surname: str, at: int, sex: str = "") -> str:
        """Of two people of one surname, the only one who spoke a moment ago, or at all; else the surname."""
        said = [n for i, n in self._said[-_MEMORY:] if at - NEAR_WORDS <= i < at and not n.plural]
        near = {n.text for n in said if n.text.split()[-1:] == [surname]} - {surname}
        main = self.cast.protagonist(surname)
        close = [n.text for i, n in self._said[-_CLOSE:] if n.text in near and at - i <= _CLOSE_WORDS]
        near = {main} if main and not close else near or self._bearers.get(surname, set())
        last = next(iter(near)) if len(near) == 1 else surname
        return last if not sex or self.cast.sex_of(last) in {sex, ""} else surname

    def _with_role(self, name: Name) -> Name:
        """The office of somebody, kept for later; what is said of them once and in passing is not."""
        passing = not name.role or name.role.lower() in get_words("passing_roles")
        role = (self._roles.get(name.text) or self._introduced_as(name.text)) if passing else name.role
        if role:
            self._roles.setdefault(name.text, role)
        return name if role == name.role else replace(name, role=role)

    def _introduced_as(self, full: str) -> str | None:
        """The office that the text first gives somebody, who may not have spoken there."""
        if self._mentions is None:
            self._mentions = defaultdict(list)
            for token in self.stage.all_named():
                self._mentions[token.text].append(token)
        for token in self._mentions[full.rpartition(" ")[2]]:
            beside = token.dep_ == "appos" and token.head.pos_ in {"NOUN", "PROPN"}
            name = describe(token.head if beside else token)
            if name.role and name.text == full and _is_office(name.role):
                return name.role
        return None

    def said_before(self, token: Token, words: int) -> list[tuple[int, Name]]:
        """The last who spoke before a token, in order, as far back as some words."""
        return [(i, n) for i, n in self._said[-_MEMORY:] if token.i - words <= i < token.i]

    def known_before(self, head: Token) -> list[Name]:
        """All who spoke before a token, the last first."""
        return [name for _, name in reversed(self.said_before(head, len(head.doc)))]

    def fits(self, name: Name, pronoun: str) -> bool:
        """Whether nothing in a name, an office or the text tells against a pronoun."""
        own, other = ("women", "men") if pronoun in {"she", "her"} else ("men", "women")
        if pronoun != "i" and name.role and not get_words(own).isdisjoint(_office_words(name)):
            return True  # "the widow Terry Lee" is a woman, whatever Terry says
        return gender_fits(name, pronoun) and (
            pronoun == "i" or self.cast.sex_of(own_part(name.text)) != other
        )


def _office_words(name: Name) -> list[str]:
    # "Mother of the boy" is a woman's.
    return _BEHIND_OFFICE.sub("", name.role or "").lower().replace(".", "").split()


def own_part(text: str) -> str:
    """“Lawyer” of "Tom Lee's lawyer", who may be a woman."""
    owner = _OWNER.match(text)
    return text[owner.end() :] if owner is not None and text[owner.end() :].islower() else text


def gender_fits(name: Name, pronoun: str) -> bool:
    """A role, a title or a given name that says man or woman decides; nothing else does."""
    text = own_part(name.text)
    words = {*_office_words(name), *f"{text} {name.noun}".lower().replace(".", "").split()}
    first = text.lower().split()[:1]
    other = "men" if pronoun in {"she", "her"} else "women"
    return words.isdisjoint(get_words(other)) and get_words(f"{other}_names").isdisjoint(first)


def _is_office(role: str) -> bool:
    """Whether words beside a name tell what somebody is, and are no slip of the parser."""
    words = [word.strip(".,") for word in role.lower().replace("-", " ").split()]
    known = any(means_person(word) or word in get_words("speakers", "ranks") for word in words)
    return known and role.lower() not in get_words("passing_roles") and not _MARKS.search(role)


def has_rivals(they: Token, start: int, own: AbstractSet[int], name: str) -> bool:
    """“The firm thanked its workers and said they …”, “When rebels came, officials said they …”: who did?

    Whether others stand before "they" in a sentence that starts at `start`, outside the claim's `own` words.
    """
    others = (they.doc[i] for i in range(start, they.i) if i not in own)
    return any(_is_rival(token) for token in others if token.text not in name)


def _is_rival(token: Token) -> bool:
    """Several who do something or to whom it is done; "most of the guests" are guests."""
    parts = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ in _SUBJECTS
    return token.tag_ == "NNS" and (parts or token.dep_ in _SUBJECTS | {"dobj"})
