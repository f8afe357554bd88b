"""The surroundings of a name: the words and the tagger's entities beside it, and what they make of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Token

from bot.claims.event_lexicon import of_verb
from bot.claims.gazetteer import WORD, get_place_words, key_of
from bot.claims.spans import text_of, tokens_of

_BODILY = frozenset({"killed", "injured", "displaced"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_NAME_WORDS = 5  # the longest name in the gazetteer
# "Turkey's central bank" is a body's, "Turkey's central plain" a place's.
_CENTRAL_BODIES = frozenset({"central bank", "central government", "central committee", "central command"})
_OWNED_WORDS = 3  # how far from "Russia's" the word may stand that says where: "Russia's western border"


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


class Context:
    """A parsed text as words, with the questions that decide about a name."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = text_of(doc)
        self.words = [Word(m.start(), m.end(), m[0], key_of(m[0])) for m in WORD.finditer(self.text)]
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
        return word == "the" or word.endswith(("ern", "central")) or self._is_demonym(at)

    def _is_demonym(self, at: int) -> bool:
        entity = self._entity_of.get(at)
        return entity is not None and entity.label == "NORP"

    def _part_of_speech(self, at: int) -> str:
        token: Token | None = self._tokens.get(self.words[at].start)
        return token.pos_ if token is not None else ""

    # ── names in lists and before designators ────────────────────────────────────────────────────

    def listed_names(self, first: int, limit: int, *, may_be_person: bool) -> Iterator[tuple[int, int]]:
        """The names of "X, Y and Z" from `first` on; without the "and" it is one name."""
        names = [self._name_at(first)]
        if may_be_person and names[0] and self.is_person(*names[0]):
            return iter(())
        while names[-1] and len(names) < limit and self._gap(names[-1][1] - 1) == ", ":
            names.append(self._name_at(names[-1][1]))
        found = [name for name in names if name]
        if found and self._is_and(found[-1][1]) and (final := self._name_at(found[-1][1] + 1)):
            found.append(final)
        elif len(found) > 1:
            found = found[:1]
        return iter(found)

    def _is_and(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].text == "and"

    def _name_at(self, first: int) -> tuple[int, int] | None:
        last = first
        if first < len(self.words) and self.is_function_word(first):
            return None
        while last < len(self.words) and self.words[last].capital and last - first < _NAME_WORDS:
            last += 1
            if not self._joined(last - 1):
                break
        shouted = all(word.text.isupper() for word in self.words[first:last])
        nameless = last == first + 1 and self.words[first].text.casefold() in get_place_words()["unnamed"]
        return None if shouted or nameless or self._is_demonym(last - 1) else (first, last)

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
        if first + 1 == last and self.words[first].text.casefold() in words["landmark"] | words["designator"]:
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

    def is_scene(self, first: int) -> bool:
        """Whether a name of one word stands behind the "in" of a harm, of a happening or of a building."""
        before = self._tokens.get(self.words[first - 1].start) if first else None
        if before is None or before.lower_ != "in" or not self._joined(first - 1):
            return False
        above, words = before.head, get_place_words()
        if above.pos_ == "VERB":
            return (of_verb(above, "object") or of_verb(above, "subject")) in _BODILY
        standing = words["site"] | words["building"] | words["fighting"] | words["happening"]
        return above.pos_ == "NOUN" and above.lemma_.lower() in standing

    def is_other_name(self, first: int, last: int) -> bool:
        """Whether the tagger takes some of the words for a person, a body or a people."""
        entities = (self._entity_of.get(at) for at in range(first, last))
        return any(entity is not None and not entity.is_place for entity in entities)

    def is_modifier(self, last: int) -> bool:
        """Whether a noun follows that the name only describes: "shelling of X positions"."""
        if not self._joined(last - 1) or self.words[last].capital:
            return False
        return self._part_of_speech(last) in {"NOUN", "ADJ"} and not self.is_before_site(last, "site")

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
        designators = classes["designator"] | classes["known_designator"]
        return last + 1 if lower in designators or (word.capital and lower in classes["landmark"]) else last

    def is_named_feature(self, first: int) -> bool:
        """Whether a name follows "Lake", and no name comes before it that "Lake" would be part of."""
        named = self._joined(first) and self.words[first + 1].capital
        inside = self._joined(first - 1) and self.words[first - 1].capital and first > 0
        return named and not (inside and self.words[first - 1].text not in {"The", "In", "On", "Near"})

    def is_gone_to(self, first: int) -> bool:
        """Whether somebody goes there: "fled to X", "left for X", "advancing on X"."""
        if first < 2 or not self._joined(first - 1):
            return False
        ways = {"to": "motion", "for": "leaving", "on": "advancing"}
        way = ways.get(self.words[first - 1].text)
        return way is not None and self.words[first - 2].text.casefold() in get_place_words()[way]

    def is_brought_to(self, first: int) -> bool:
        """Whether somebody is brought or called there: "taken to X"."""
        if first < 2 or not self._joined(first - 1) or self.words[first - 1].text != "to":
            return False
        return self.words[first - 2].text.casefold() in get_place_words()["bringing"]

    def is_origin(self, first: int) -> bool:
        """Whether somebody is or comes from it: "a boy from X", "brought in from X"."""
        near = first > 1 and self._joined(first - 1) and self._joined(first - 2)
        return near and self.words[first - 2].text.casefold() in get_place_words()["origin"]

    def is_left_for(self, first: int) -> bool:
        """Whether people leave for it: "families had left for X"."""
        if not self.is_gone_to(first) or self.words[first - 1].text != "for":
            return False
        verb = self._tokens.get(self.words[first - 2].start)
        movers = get_place_words()["mover"]
        return verb is not None and any(t.dep_ == "nsubj" and t.lemma_ in movers for t in verb.children)

    def is_advanced_on(self, first: int) -> bool:
        """Whether an army goes there: "advancing on X"."""
        return self.words[first - 1].text == "on" and self.is_gone_to(first) and not self.is_no_scene(first)

    def is_no_scene(self, at: int) -> bool:
        """A month, a day, or where one fights with words: "fighting in June", "clashes in Parliament"."""
        return self.words[at].text.casefold() in get_place_words()["time"] | get_place_words()["assembly"]

    # ── what a name is part of ───────────────────────────────────────────────────────────────────

    def is_tagged(self, first: int, last: int) -> bool:
        """Whether the tagger takes just these words, or more, for a place."""
        entity = self._entity_of.get(first)
        return entity is not None and entity.is_place and entity.last >= last

    def is_person(self, first: int, last: int) -> bool:
        return any(e.label == "PERSON" for at in range(first, last) if (e := self._entity_of.get(at)))

    def is_surname(self, first: int, last: int) -> bool:
        """Whether the tagger takes the words for the end of some person's longer name."""
        name = [word.key for word in self.words[first:last]]
        persons = (e for e in self.entities if e.label == "PERSON" and e.last - e.first > len(name))
        return any([word.key for word in self.words[e.last - len(name) : e.last]] == name for e in persons)

    def is_undergoing(self, first: int) -> bool:
        """Whether something is done to it: "X was attacked"."""
        token = self._tokens.get(self.words[first].start)
        return token is not None and token.dep_ == "nsubjpass"

    def is_part_of_name(self, first: int, last: int) -> bool:
        """Whether a longer name holds this one: a paper's, a club's, a person's, a regiment's."""
        return self._is_in_entity(first, last) or self._has_tail(first, last) or self._has_head(first, last)

    def _is_in_entity(self, first: int, last: int) -> bool:
        entity = self._entity_of.get(first)
        if entity is None or entity.label not in _OTHER_LABELS:
            return False
        behind = self.behind_designator(last)
        others = [*range(entity.first, first), *range(behind, entity.last)]
        return any(
            self.words[at].capital and not self._is_known_place(at) for at in others if at < len(self.words)
        ) and not self._is_list_of_places(entity)

    def _is_list_of_places(self, entity: Entity) -> bool:
        """Whether "the regions of X and Y" stands there, which the tagger may take for a body's name."""
        joined = any(word.text == "and" for word in self.words[entity.first : entity.last])
        if not joined or entity.first < 2 or self.words[entity.first - 1].text != "of":
            return False
        noun, classes = self.words[entity.first - 2].text, get_place_words()
        return noun in classes["area"] | classes["settlement"]

    def _is_known_place(self, at: int) -> bool:
        entity = self._entity_of.get(at)
        return self.words[at].text.casefold() in {"the", "in"} or (entity is not None and entity.is_place)

    def _has_tail(self, first: int, last: int) -> bool:
        """Whether the next word goes on with the name: "Independent", "Hilton", "brigade"."""
        last = self.behind_designator(last)
        if last >= len(self.words) or not self._joined(last - 1):
            return False
        word, classes = self.words[last], get_place_words()
        lower = word.text.casefold()
        if not word.capital:
            return lower in classes["unit"]
        if lower in classes["tail"] | classes["outlet"]:
            return True
        placed = self.is_tagged(last - 1, last) or self.before(first) in classes["strong"]
        return self._goes_on(last) and not placed

    def _goes_on(self, at: int) -> bool:
        """Whether a capitalised word is a name's, not a day's, a people's or another place's."""
        if (
            self.words[at].text.casefold() in get_place_words()["time"]
            or self._is_demonym(at)
            or self.is_tagged(at, at + 1)
        ):
            return False
        return self._part_of_speech(at) in {"PROPN", "NOUN", ""}

    def _has_head(self, first: int, last: int) -> bool:
        """Whether the word before begins the name: "Michael Jordan", "Bank London"."""
        at = first - 1
        if at < 0 or not self._joined(at) or not self.words[at].capital:
            return False
        if self.words[at].text == "The" and self._joined(at - 1):
            return True  # "The Atlantic" inside a sentence is a magazine
        if self._is_transparent(at) or self.words[at].text.casefold() in get_place_words()["time"]:
            return False
        return self._part_of_speech(at) in {"PROPN", "NOUN"} and not self.is_tagged(first, last)

    def is_body_of(self, first: int) -> bool:
        """Whether it only says whose an institution is: "the Bank of Vellmark", "president of Ukraine"."""
        if first < 2 or self.words[first - 1].text != "of" or not self._joined(first - 1):
            return False
        return self._joined(first - 2) and self.words[first - 2].text.casefold() in get_place_words()["body"]

    def is_owner(self, last: int) -> bool:
        """Whether it owns what follows ("Ukraine's army") and does not hold it ("Ukraine's border")."""
        mark = self.text[self.words[last - 1].end : self.words[last - 1].end + 3]
        if not (mark.startswith(("'s", "’s")) or mark[:2] in {"' ", "’ "}):
            return False
        at = bisect_right(self._starts, self.words[last - 1].end + 1)
        owned = range(at, min(at + _OWNED_WORDS, len(self.words)))
        return not any(self._belongs(at) for at in takewhile(self._is_content, owned))

    def _is_content(self, at: int) -> bool:
        """Whether a word is no preposition: "Russia's invasion of Ukraine" does not make Russia its scene."""
        words = get_place_words()
        return self.words[at].text not in words["strong"] | words["weak_preposition"]

    def _belongs(self, at: int) -> bool:
        words = get_place_words()
        if (
            self.words[at].text == "central"
            and self.name(at, min(at + 2, len(self.words))) in _CENTRAL_BODIES
        ):
            return False
        return self.words[at].text.casefold() in words["belongs"] | words["designator"] or self.is_tagged(
            at, at + 1
        )

    def is_adjective(self, first: int, last: int) -> bool:
        """Whether a country's name stands for its adjective: "US troops"."""
        if self.name(first, last).casefold() not in get_place_words()["adjective"] or not self._joined(
            last - 1
        ):
            return False
        follows = self._part_of_speech(last) in {"NOUN", "PROPN", "ADJ"}
        return follows and self.words[last].text.casefold() not in get_place_words()["belongs"]
