"""What a whole text calls the people in it: whom “the Orsa senator” or “the Republican nominee” can be."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from spacy.tokens import Doc, Token

from bot.claims.cast import Cast
from bot.claims.lexicon import get_words
from bot.claims.personal_names import means_person
from bot.claims.spans import child, children, sentence_of, text_of
from bot.claims.stage import Stage, introductions
from bot.claims.vocabulary import get_index, get_table

# Behind a name: "(R-Tex.)", "(D)".
_MEMBER = re.compile(r"\s\(([DRI])(?:-([A-Z][A-Za-z.]*(?: [A-Z][a-z.]+)?))?\)")
# Before a noun, without telling one from another.
_LOOSE = frozenset({"presidential", "same", "new", "latter", "then", "own", "old", "young", "longtime"})
_DETERMINING = frozenset({"the", "this", "that"})
_DEMOTING = frozenset({"vice", "deputy", "former", "ex", "assistant", "acting", "shadow", "incoming"})


class Introduced:
    """Full name → the words that the text introduces somebody with, anywhere in it."""

    def __init__(self, doc: Doc, stage: Stage, cast: Cast) -> None:
        self._doc, self._stage, self._cast = doc, stage, cast
        self._words: dict[str, frozenset[str]] | None = None
        self._nations: dict[str, frozenset[str]] = {}

    def fitting(self, head: Token) -> list[str]:
        """The names of all whom a description can mean: each of its words is known of them."""
        noun, before, nation = same_word(head.lemma_), _telling(head), _nation(head)
        nouns = {noun} | get_table("kinds").get(noun, frozenset())
        found = []
        for name, words in self._known().items():
            demoted = {word for word in _DEMOTING & words if word not in before}
            # "The US attorney general" of one who is named without a state.
            own = nation <= words or not self._nations.get(name)
            if nouns & words and own and _may_be(before - nation, words) and not demoted:
                found.append(name)
        return found

    def is_other(self, head: Token, name: str) -> bool:
        """Whether somebody is known by another office or party than a description's."""
        words, parties = self._known().get(name, frozenset()), frozenset(get_table("parties"))
        said = {same_word(head.lemma_), *_telling(head)}
        for kind in (parties, _home_states()):
            if words & kind and said & kind and not words & said & kind:
                return True
        if same_word(head.lemma_) in parties:  # whoever holds an office has a party too
            return False
        return bool(_DEMOTING & said - words) or any(means_person(word) for word in words - said - _LOOSE)

    def _known(self) -> dict[str, frozenset[str]]:
        if self._words is None:
            told: dict[str, set[str]] = defaultdict(set)
            for token in self._stage.all_named():
                name = self._cast.full_name(token.text, len(self._doc))
                words = {same_word(word) for word in introductions(token)}
                if self._stage.is_person(token) and (" " in name or any(map(means_person, words))):
                    told[name] |= words
                    told[name] |= _membership(token)
                    self._nations[name] = self._nations.get(name, frozenset()) | _nation(token)
            self._words = {name: frozenset(words) for name, words in told.items()}
        return self._words


def _may_be(before: frozenset[str], words: frozenset[str]) -> bool:
    """Whether words before a noun fit somebody: each is known, or is a party where no party is known."""
    parties = frozenset(get_table("parties"))
    return before <= (words if words & parties else words | parties)


def same_word(word: str) -> str:
    """One word for all that say a party or an office: "GOP" is "republican"."""
    folded = word.lower()
    return get_index("parties").get(folded, folded.strip("."))


def _membership(token: Token) -> set[str]:
    """“Lee (R-Tex.)” is a Republican and of Texas."""
    text = text_of(token.doc)
    found = _MEMBER.match(text, token.idx + len(token.text))
    if found is None:
        return set()
    state = get_index("states").get((found[2] or "").lower().replace(" ", ""), "")
    return {same_word(found[1]), *state.split("_")}


def _telling(head: Token) -> frozenset[str]:
    """The words before a noun that tell which one is meant: "south", "carolina"."""
    words: set[str] = set()
    for below in children(head, "compound", "amod", "nmod"):
        words |= {same_word(t.text) for t in below.subtree if not t.is_punct and t.i < head.i}
    return frozenset(words - _LOOSE)


@cache
def _home_states() -> frozenset[str]:
    """The words of the names of American states, which tell one senator from another."""
    return frozenset(word for state in get_table("states") for word in state.split("_"))


def _nation(head: Token) -> frozenset[str]:
    """The state that stands before an office: "us" of "the US attorney general"."""
    beside = [head, *children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]
    before = [own for noun in beside for own in children(noun, "compound", "amod", "nmod", "poss")]
    words = [t for own in before for t in own.subtree if t.ent_type_ in {"GPE", "NORP"}]
    states = frozenset(same_word(t.text) for t in words)
    return states - frozenset(get_table("parties")) - _home_states()


def is_definite(head: Token) -> bool:
    """“The Orsa senator”: "the" and a noun, with neither name nor owner beside it."""
    determined = any(t.lower_ in _DETERMINING for t in children(head, "det"))
    named = any(t.pos_ == "PROPN" for t in children(head, "appos"))
    return determined and not named and not children(head, "poss", "conj", "prep", "relcl")


def firm_told_of(head: Token) -> Token | None:
    """“Airbus will cut 40 jobs, the European planemaker said”: whom the statement is about says it."""
    verb, noun = head.head, head.lemma_.lower()
    if head.dep_ != "nsubj" or not is_definite(head) or head.tag_ == "NNS":
        return None
    if verb.dep_ == "relcl" and noun in get_words("groups"):
        return _only_body_before(verb)
    if not (noun in get_words("firms") or noun.endswith("maker")):
        return None
    told = next((t for t in children(verb, "ccomp") if t.i < head.i), None)
    subject = child(told, "nsubj", "nsubjpass") if told is not None else None
    if told is not None and subject is not None and subject.lower_ == "it":  # "For Retelux, it is a step, …"
        fronted = [t for t in told.lefts if t.dep_ == "prep" and t.i == sentence_of(told).start]
        subject = child(fronted[0], "pobj") if fronted else None
    named = subject is not None and subject.pos_ == "PROPN" and subject.ent_type_ not in {"PERSON", "GPE"}
    return subject if named else None


def _only_body_before(verb: Token) -> Token | None:
    """“Retelux hid it, a charge the company denies”: the one body that does something in the sentence."""
    before = verb.doc[sentence_of(verb).start : verb.i]
    subjects = [t for t in before if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ == "PROPN"]
    bodies = [t for t in subjects if t.ent_type_ == "ORG"]
    return bodies[0] if len(bodies) == 1 else None
