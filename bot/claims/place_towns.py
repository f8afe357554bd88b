"""Whether a name that no list knows can be a town's, by its letters, its label and what stands beside it."""

from __future__ import annotations

import re
from functools import cached_property

from bot.claims.gazetteer import get_place_words
from bot.claims.media import is_medium
from bot.claims.place_words import Word, Words

_TOWN_WORDS = 3
_LONGEST = 8
_ABBREVIATION_LETTERS = 3
_PARTICLE_LETTERS = 3  # "Orsa-sur-Belm"
_JOINTS = re.compile(r"['’-]")
_NO_TOWNS = frozenset({"LANGUAGE", "DATE", "TIME", "LAW", "EVENT", "MONEY", "WORK_OF_ART"})
_PEOPLE_ENDINGS = ("ian", "ians", "ean", "eans", "ese", "ish", "ch", "s", "i")


class Towns(Words):
    """The questions about a name that only its surroundings show to be a place."""

    def is_surname(self, first: int, last: int) -> bool:
        """Whether the tagger takes the words for the end of some person's longer name."""
        return tuple(word.key for word in self.words[first:last]) in self._surnames

    @cached_property
    def _surnames(self) -> frozenset[tuple[str, ...]]:
        """How the names of persons end: each in one word, in two, up to all but the first."""
        persons = (e for e in self.entities if e.label == "PERSON")
        ends = ((at, e.last) for e in persons for at in range(max(e.first + 1, e.last - _LONGEST), e.last))
        return frozenset(tuple(word.key for word in self.words[at:last]) for at, last in ends)

    def is_body(self, first: int, last: int) -> bool:
        """Whether the tagger takes some of the words for a firm or an institution."""
        return "ORG" in self._labels(first, last)

    def is_modifier(self, last: int) -> bool:
        """Whether a noun follows that the name only describes: "shelling of X positions"."""
        if not self._joined(last - 1) or self.words[last].capital:
            return False
        return self._part_of_speech(last) in {"NOUN", "ADJ"} and not self.is_before_site(last, "site")

    def name_joined_to(self, first: int) -> tuple[int, int] | None:
        """The name before the "and" that stands before word `first`."""
        at = first - 1
        joined = at > 0 and self.words[at].text in {"and", "or"} and self._joined(at)
        return (self.name_ending(at - 1), at) if joined and self.is_designated(at - 1) else None

    def preposition_before(self, first: int) -> int:
        """Where the preposition before a name without an article is: "in posh X", "to nearby X"; else -1."""
        at = first - 1
        while at > 0 and self._joined(at) and self.is_beside(at):
            at -= 1
        return at if at >= 0 and self._joined(at) else -1

    def is_preposition(self, at: int) -> bool:
        """Not the "in" of "locked in X" or of a title ("Research In Motion")."""
        token = self._tokens.get(self.words[at].start)
        opens = token is not None and (not self.words[at].capital or token.is_sent_start)
        return bool(opens) and token is not None and token.tag_ in {"IN", "TO"} and token.dep_ != "prt"

    def is_placed_behind(self, last: int) -> bool:
        """Whether a comma and another place follow: "at X, in Orsa County", "at X, near Orsa"."""
        more = last < len(self.words) and self._gap(last - 1) == ", "
        return more and self.words[last].text in {"in", "near"} and self.words[last + 1 :][:1] != []

    def is_shared(self, first: int) -> bool:
        """“Shares in X”, “a stake in X”: a firm's."""
        at = first - 1
        near = at > 0 and self.words[at].text == "in" and self._joined(at)
        return near and self.is_governed_by(at, "firm")

    def is_beside(self, at: int) -> bool:
        """Whether a small word says which part, or that it is near: "southern X", "nearby X"."""
        word = self.words[at].text
        return word in get_place_words()["beside"] or word.endswith(("ern", "central"))

    def is_governed_by(self, at: int, *classes: str) -> bool:
        """Whether word `at` hangs on one of these or stands behind it: "a share in", "cut the railway to"."""
        token = self._tokens.get(self.words[at].start)
        if token is None:
            return False
        lemmas = {token.head.lemma_.lower(), token.nbor(-1).lemma_.lower() if token.i else ""}
        return any(lemmas & get_place_words()[name] for name in classes)

    def may_be_town(self, first: int, last: int) -> bool:
        """Whether nothing speaks for another name: no firm, paper, people, surname, code or number."""
        opening = self._labels(first, first + 1)
        named = opening & _NO_TOWNS or (last - first > 1 and opening & {"ORG", "NORP", "PERSON"})
        return not named and not self._is_attached(last) and self.is_town_like(first, last)

    def is_town_like(self, first: int, last: int) -> bool:
        """Whether its words can be a town's, whatever the tagger has them for: no paper's, no person's."""
        name = self.words[first:last]
        acts = any(self._part_of_speech(at) == "VERB" for at in range(first, last) if self.words[at].capital)
        if last - first > _TOWN_WORDS or not all(map(_is_plain, name)) or acts:
            return False
        labels = self._labels(first, last)
        words, final = get_place_words(), name[-1].text.casefold()
        other = final in words["outlet"] | words["tail"] | words["unnamed"] | words["assembly"]
        people = "NORP" in labels and final.endswith(_PEOPLE_ENDINGS)
        spoken = is_medium(self.name(first, last)) or ("PERSON" in labels and self.is_surname(first, last))
        return not (other or people or spoken)

    def _labels(self, first: int, last: int) -> set[str]:
        """What the tagger makes of a name; nothing where it takes a whole list for one."""
        found = {self._entity_of[at] for at in range(first, last) if at in self._entity_of}
        return {e.label for e in found if "," not in self.name(e.first, e.last)}

    def _is_attached(self, last: int) -> bool:
        """“In X's words”, “in X money”, “in X 3”."""
        end = self.words[last - 1].end
        behind = self.text[end : end + 2]
        shortened = behind[:1] == "." and len(self.words[last - 1].text) <= _ABBREVIATION_LETTERS
        return behind[:1] in {"'", "’"} or behind[1:].isdigit() or shortened or self.is_modifier(last)


def _is_plain(word: Word) -> bool:
    """“Orsa”, “Deir”, “al”; no code ("KV"), no brand's spelling ("DeskHub"), no single letter."""
    parts = _JOINTS.split(word.text)
    spelled = all(part[1:].islower() or len(part) == 1 for part in parts)
    joined = all(part[:1].isupper() or len(part) <= _PARTICLE_LETTERS for part in parts[1:])
    return len(word.text) > 1 and spelled and joined  # no "Belm-led Orsa"
