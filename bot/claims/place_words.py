"""A parsed text as words: the names in it, and what stands beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from bot.claims.gazetteer import WORD, get_place_words, key_of
from bot.claims.spans import text_of, tokens_of

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PARTICLES = frozenset(
    {"al", "el", "ul", "de", "del", "di", "da", "do", "dos", "la", "du", "sur", "upon", "am", "an"}
)
_NAME_WORDS = 5  # the longest name in the gazetteer


class Word(NamedTuple):
    """A word of the text; `key` is its spelling in the gazetteer."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Entity:
    """What the tagger made of the words `[first, last)`."""

    first: int
    last: int
    label: str

    @property
    def is_place(self) -> bool:
        return self.label in PLACE_LABELS


class Words:
    """A parsed text as words, with the tagger's entities among them."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = text_of(doc)
        self.words = [Word(m.start(), m.end(), m[0], key_of(m[0])) for m in WORD.finditer(self.text)]
        self.capitals = [at for at, word in enumerate(self.words) if word.capital]
        self._starts = [word.start for word in self.words]
        self._tokens = {token.idx: token for token in tokens_of(doc)}
        self.entities = [Entity(*self._range(e.start_char, e.end_char), e.label_) for e in doc.ents]
        self._entity_of = {at: entity for entity in self.entities for at in range(entity.first, entity.last)}

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def word_at(self, offset: int) -> int:
        """The first word that begins at `offset` or behind it."""
        return bisect_left(self._starts, offset)

    def name(self, first: int, last: int) -> str:
        return self.text[self.words[first].start : self.words[last - 1].end]

    def name_from(self, first: int) -> list[str]:
        """The keys of the words from `first` on that stand close enough to be one name."""
        last = first + 1
        while last < min(first + _NAME_WORDS, len(self.words)) and self._gap(last - 1) in {" ", "\xa0", ". "}:
            last += 1
        return [word.key for word in self.words[first:last]]

    def _gap(self, at: int) -> str:
        """What stands between word `at` and the next."""
        if at + 1 >= len(self.words):
            return ""
        return self.text[self.words[at].end : self.words[at + 1].start]

    def _joined(self, at: int) -> bool:
        """Whether nothing but a space stands between word `at` and the next."""
        return 0 <= at < len(self.words) - 1 and self._gap(at) in {" ", "\xa0"}

    def before(self, first: int) -> str:
        """The word before, lower case, past "the" and a compass point: "in the northern Gaza" is in Gaza."""
        at = first - 1
        while at >= 0 and self._joined(at) and self._is_transparent(at):
            at -= 1
        return self.words[at].text.casefold() if at >= 0 and self._joined(at) else ""

    def _is_transparent(self, at: int) -> bool:
        word = self.words[at].text.casefold()
        beside = word in get_place_words()["beside"] or word.endswith(("ern", "central"))
        return word == "the" or beside or self._is_demonym(at)

    def _is_demonym(self, at: int) -> bool:
        entity = self._entity_of.get(at)
        return entity is not None and entity.label == "NORP"

    def _part_of_speech(self, at: int) -> str:
        token: Token | None = self._tokens.get(self.words[at].start)
        return token.pos_ if token is not None else ""

    def listed_names(
        self, first: int, limit: int, *, may_be_person: bool, may_be_people: bool = False
    ) -> Iterator[tuple[int, int]]:
        """The names of "X, Y and Z" from `first` on; without the "and" it is one name."""
        names = [self._name_at(first, may_be_people=may_be_people)]
        if may_be_person and names[0] and self.is_person(*names[0]):
            return iter(())
        while names[-1] and len(names) < limit and self._gap(names[-1][1] - 1) == ", ":
            names.append(self._name_at(names[-1][1], may_be_people=may_be_people))
        found = [name for name in names if name]
        behind = self._behind_and(found[-1][1]) if found else -1
        if behind >= 0 and (final := self._name_at(behind, may_be_people=may_be_people)):
            found.append(final)
        elif len(found) > 1:
            found = found[:1]
        return iter(found)

    def _behind_and(self, at: int) -> int:
        """Where a list goes on behind its "and", over "nearby"; -1 where it does not."""
        if at >= len(self.words) or self.words[at].text != "and":
            return -1
        beside = at + 1 < len(self.words) and self.words[at + 1].text in get_place_words()["beside"]
        return at + 1 + beside

    def _name_at(self, first: int, *, may_be_people: bool = False) -> tuple[int, int] | None:
        last = first
        if first < len(self.words) and self.is_function_word(first):
            return None
        while last < len(self.words) and last - first < _NAME_WORDS and self._goes_on_in_name(first, last):
            last += 1
            if not self._joined(last - 1):
                break
        shouted = all(word.text.isupper() for word in self.words[first:last])
        nameless = last == first + 1 and self.words[first].text.casefold() in get_place_words()["unnamed"]
        people = not may_be_people and self._is_demonym(last - 1)
        return None if shouted or nameless or people else (first, last)

    def _goes_on_in_name(self, first: int, at: int) -> bool:
        """A capital, or the particle of "Deir al Balah", "Rio de Orsa"."""
        if self.words[at].capital:
            timed = self.words[at].text.casefold() in get_place_words()["time"]
            return at == first or not (timed or self.is_function_word(at))  # "in Orsa Monday", "in Orsa As …"
        inside = at > first and at + 1 < len(self.words) and self._joined(at) and self.words[at + 1].capital
        return inside and self.words[at].text in _PARTICLES

    def is_designated(self, at: int) -> bool:
        """Whether word `at` can be the name of a province: not "northern", "Russian", "Police"."""
        if at < 0 or not self._joined(at) or not self.words[at].capital:
            return False
        unnamed = self.words[at].text.casefold() in get_place_words()["unnamed"]
        return not unnamed and not self._is_demonym(at) and self._part_of_speech(at) == "PROPN"

    def name_before(self, last: int) -> int:
        """Where the name that ends at `last` begins; `last` where it is none, or a storm's."""
        first, words = last, get_place_words()
        while first and last - first < _NAME_WORDS and self.is_designated(first - 1):
            if self.words[first - 1].text.casefold() in words["time"] or self.is_function_word(first - 1):
                break
            first -= 1
        lone = self.words[first].text.casefold() if first + 1 == last else ""
        if lone in words["landmark"] or lone in words["designator"]:
            return last  # "River floods valley"
        storm = first < last and self.words[first].text.casefold() in words["storm"]
        return last if storm else first

    def name_ending(self, at: int) -> int:
        """Where the capitals that end with word `at` begin: "In [Orsa Dolna], a town"."""
        first = at
        while (
            first and at - first < _NAME_WORDS and self._joined(first - 1) and self.words[first - 1].capital
        ):
            if self.is_function_word(first - 1):
                break
            first -= 1
        return first

    def with_compass(self, at: int) -> int:
        """`at`, or the "South" before it that belongs to the name: "South Sulawesi province"."""
        before = at - 1
        if before < 0 or not self._joined(before) or not self.words[before].capital:
            return at
        return before if self.words[before].text.casefold() in get_place_words()["compass"] else at

    def is_function_word(self, at: int) -> bool:
        """Whether a capital says only that a sentence or a headline begins: "At", "The"."""
        return self.words[at].text.casefold() in get_place_words()["function"]

    def is_before_site(self, last: int, *classes: str) -> bool:
        """Whether a small word for a building or a site follows, and the name is no firm's."""
        if last >= len(self.words) or not self._joined(last - 1):
            return False
        entity, words = self._entity_of.get(last - 1), get_place_words()
        firm = entity is not None and entity.label in {"ORG", "PRODUCT"} and entity.last == last
        return not firm and any(self.words[last].text in words[name] for name in classes)

    def behind_designator(self, last: int) -> int:
        """`last`, or behind the "Oblast" or "Island" that belongs to the name ending there."""
        if last >= len(self.words) or not self._joined(last - 1):
            return last
        word, classes = self.words[last], get_place_words()
        lower = word.text.casefold()
        designates = lower in classes["designator"] or lower in classes["known_designator"]
        return last + 1 if designates or (word.capital and lower in classes["landmark"]) else last

    def is_tagged(self, first: int, last: int) -> bool:
        """Whether the tagger takes just these words, or more, for a place."""
        entity = self._entity_of.get(first)
        return entity is not None and entity.is_place and entity.last >= last

    def is_person(self, first: int, last: int) -> bool:
        return any(e.label == "PERSON" for at in range(first, last) if (e := self._entity_of.get(at)))
