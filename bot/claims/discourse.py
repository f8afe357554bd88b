"""The discourse so far: who is named in the text, by what full name and office, and who has spoken."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.cast import Cast, sex_of_word
from bot.claims.lexicon import get_words
from bot.claims.naming import Name, describe, leading_words
from bot.claims.spans import tokens_of
from bot.claims.stage import Stage

# How far back a body is meant by a short form, in words: about four sentences.
NEAR_WORDS = 120
# How many speakers back anything is looked for: bounds the work in a long text.
_MEMORY = 80
_BEHIND_OFFICE = re.compile(r"\s(?:of|to|for|in|at|with)\s.*")


class Discourse:
    """What is known at a point of a text; speakers are added in their order."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self.cast = Cast(doc)
        self.stage = Stage(doc, quoted, self.cast)
        self._acronyms = _acronyms(doc)
        self._roles: dict[str, str] = {}
        self._said: list[tuple[int, Name]] = []

    def add_speaker(self, at: int, name: Name) -> None:
        """Somebody speaks, at a token."""
        self._said.append((at, name))

    def named(self, head: Token) -> Name:
        """What a noun phrase names, by its fullest form."""
        return self._fullest(describe(head), head.i)

    def _fullest(self, name: Name, at: int) -> Name:
        body = self._acronyms.get(name.text)
        if body is not None:
            return replace(name, text=body)
        words = name.text.split()
        led = leading_words(words, alone=True)
        core = words[led:]
        many = name.plural and (len(words) > 1 or not words[0].istitle())  # "Sanders" ends like a plural
        if many or len(core) != 1 or not self.cast.knows(core[0]):
            return self._with_role(name) if name.person else name
        sexes = [sex for word in words[:led] if (sex := sex_of_word(word))]
        full = self.cast.full_name(core[0], at, *sexes[:1])
        if full == core[0]:
            full = self._last_of(core[0], at, *sexes[:1])
        offices = " ".join(word for word in words[:led] if word.lower() not in get_words("titles"))
        return self._with_role(
            replace(name, text=full, role=name.role or offices or None, person=True, plural=False)
        )

    def _last_of(self, surname: str, at: int, sex: str = "") -> str:
        """Of two people of one surname, the one who spoke last, a moment ago; else the surname alone."""
        said = [name.text for i, name in self._said[-_MEMORY:] if at - NEAR_WORDS <= i < at]
        near = {text for text in said if text.split()[-1:] == [surname]} - {surname}
        last = next(iter(near)) if len(near) == 1 else surname
        return last if not sex or self.cast.sex_of(last) in {sex, ""} else surname

    def _with_role(self, name: Name) -> Name:
        role = name.role or self._roles.get(name.text)
        if role:
            self._roles.setdefault(name.text, role)
        return replace(name, role=role)

    def said_before(self, token: Token, words: int) -> list[tuple[int, Name]]:
        """The last who spoke before a token, in order, as far back as some words."""
        return [(i, n) for i, n in self._said[-_MEMORY:] if token.i - words <= i < token.i]

    def known_before(self, head: Token) -> list[Name]:
        """All who spoke before a token, the last first."""
        return [name for _, name in reversed(self.said_before(head, len(head.doc)))]

    def fits(self, name: Name, pronoun: str) -> bool:
        """Whether nothing in a name, an office or the text tells against a pronoun."""
        other = "men" if pronoun in {"she", "her"} else "women"
        return gender_fits(name, pronoun) and (pronoun == "i" or self.cast.sex_of(name.text) != other)


def gender_fits(name: Name, pronoun: str) -> bool:
    """A role, a title or a given name that says man or woman decides; nothing else does."""
    office = _BEHIND_OFFICE.sub("", name.role or "")  # "mother of the boy" is a woman's
    words = set(f"{office} {name.text} {name.noun}".lower().replace(".", "").split())
    first = name.text.lower().split()[:1]
    other = "men" if pronoun in {"she", "her"} else "women"
    return words.isdisjoint(get_words(other)) and get_words(f"{other}_names").isdisjoint(first)


def _acronyms(doc: Doc) -> dict[str, str]:
    """Acronym → the name that it stands behind in brackets: "NFU" → "National Ferry Union (NFU)"."""
    bracketed = [
        t for t in tokens_of(doc)[1:] if t.dep_ == "appos" and t.text.isupper() and t.nbor(-1).text == "("
    ]
    return {t.text: describe(t.head).text for t in bracketed if t.head.pos_ in {"NOUN", "PROPN"}}
