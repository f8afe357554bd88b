"""The surroundings of a name: the words and the tagger's entities beside it, and what they make of it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile

from bot.claims.event_lexicon import of_verb
from bot.claims.gazetteer import get_place_words
from bot.claims.place_towns import Towns
from bot.claims.place_words import Entity

_BODILY = frozenset({"killed", "injured", "displaced"})
_OTHER_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
# "Kalvia's central bank" and "coast guard" are bodies, "Kalvia's central plain" and "coast" are there.
_PLACED_BODIES = frozenset(
    {"coast guard", "central bank", "central government", "central committee", "central command"}
)
_FIRMS = frozenset({"inc", "ltd", "llc", "plc", "corp", "co"})
_OWNED_WORDS = 3  # how far from "Russia's" the word may stand that says where: "Russia's western border"


class Context(Towns):
    """The questions that decide about a name."""

    def is_scene(self, first: int) -> bool:
        """Whether a name of one word stands behind the "in" of a harm, of a happening or of a building."""
        before = self._tokens.get(self.words[first - 1].start) if first else None
        if before is None or before.lower_ != "in" or not self._joined(first - 1):
            return False
        above, words = before.head, get_place_words()
        if above.pos_ == "VERB":
            return (of_verb(above, "object") or of_verb(above, "subject")) in _BODILY
        noun = above.lemma_.lower() if above.pos_ == "NOUN" else ""
        return any(noun in words[kind] for kind in ("site", "building", "fighting", "happening"))

    def is_other_name(self, first: int, last: int) -> bool:
        """Whether the tagger takes some of the words for a person, a body or a people."""
        entities = (self._entity_of.get(at) for at in range(first, last))
        return any(entity is not None and not entity.is_place for entity in entities)

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
        word, words = self.words[at].text.casefold(), get_place_words()
        return word in words["time"] or word in words["assembly"]

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
        words = self.words[entity.first : entity.last]
        if "," in self.name(entity.first, entity.last) and words[-1].text.casefold() not in _FIRMS:
            return True
        joined = any(word.text == "and" for word in words)
        if not joined or entity.first < 2 or self.words[entity.first - 1].text != "of":
            return False
        noun, classes = self.words[entity.first - 2].text, get_place_words()
        return noun in classes["area"] or noun in classes["settlement"]

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
        if lower in classes["tail"] or lower in classes["outlet"]:
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
        word, words = self.words[at].text, get_place_words()
        return word not in words["strong"] and word not in words["weak_preposition"]

    def _belongs(self, at: int) -> bool:
        words = get_place_words()
        if self.name(at, min(at + 2, len(self.words))) in _PLACED_BODIES:
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
