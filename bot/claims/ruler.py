"""The model's attribute ruler and lemmatizer, asked once for each kind of token: the same result, sooner.

The ruler looks at a token's word, tag and dependency, the lemmatizer at its word, part of speech and form.
What either says of one such token it says of every other, so it is kept. Only the ruler's few rules about
several tokens look at the text again, and only where a word stands that one of them begins with.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

# What the ruler sets. It runs on what was tagged and parsed, and on nothing else.
_SET = (TAG, DEP, POS, MORPH, LEMMA)
# Bounds the memory: the words of all texts are without end.
_MOST_KINDS = 50_000

Kind = tuple[int, ...]


class Told(NamedTuple):
    """What the ruler says of a kind of token."""

    rules: list[int]
    """Those about one token that hold for it, by their numbers."""
    values: tuple[int, ...]
    """What they set, as in `_SET`."""
    begins: bool
    """Whether a rule about several tokens may begin with it."""


@Language.factory("quick_ruler")
def make_quick_ruler(nlp: Language, name: str) -> QuickRuler:  # noqa: ARG001 — spaCy passes both by name
    """Stands for the pipeline's own attribute ruler, which may then be disabled."""
    return QuickRuler(cast("AttributeRuler", nlp.get_pipe("attribute_ruler")))


@Language.factory("quick_lemmatizer")
def make_quick_lemmatizer(nlp: Language, name: str) -> QuickLemmatizer:  # noqa: ARG001
    """Stands for the pipeline's own lemmatizer, which may then be disabled."""
    return QuickLemmatizer(cast("Lemmatizer", nlp.get_pipe("lemmatizer")))


class QuickRuler:
    """Sets parts of speech, morphology and irregular lemmas by the rules of an attribute ruler."""

    def __init__(self, model: AttributeRuler) -> None:
        self._attrs = cast("list[dict[int, int]]", model.attrs)
        self._indices = model.indices
        self._alone, self._others, self._beginnings = (Matcher(model.vocab) for _ in range(3))
        self._reach = 1
        for at, rule in enumerate(model.patterns):
            patterns = cast("list[list[dict[str, Any]]]", rule["patterns"])
            self._reach = max(self._reach, *map(len, patterns))
            if all(len(tokens) == 1 for tokens in patterns):
                self._alone.add(str(at), patterns)
            else:
                self._others.add(str(at), patterns)
                self._beginnings.add(str(at), [tokens[:1] for tokens in patterns])
        self._told: dict[Kind, Told] = {}

    def __call__(self, doc: Doc) -> Doc:
        """All rules are matched before any is applied; later ones have precedence, as in the model's own."""
        kinds = [tuple(kind) for kind in doc.to_array([LOWER, TAG, DEP]).tolist()]
        if len(self._told) > _MOST_KINDS:
            self._told.clear()
        for at, kind in enumerate(kinds):
            if kind not in self._told:
                self._told[kind] = self._tell(doc, at, kind)
        told = [self._told[kind] for kind in kinds]
        values = [each.values for each in told]
        for at, rules in self._match_others(doc, told).items():
            values[at] = self._apply([*told[at].rules, *rules], kinds[at])
        return _write(doc, _SET, values)

    def _tell(self, doc: Doc, at: int, kind: Kind) -> Told:
        rules = [rule for rule, _ in self._match(self._alone, doc, at, at + 1)]
        return Told(rules, self._apply(rules, kind), bool(self._match(self._beginnings, doc, at, at + 1)))

    def _apply(self, rules: Iterable[int], kind: Kind) -> tuple[int, ...]:
        _, tag, dep = kind
        values = {TAG: tag, DEP: dep}
        for rule in sorted(rules):
            values |= self._attrs[rule]
        return tuple(values.get(attr, 0) for attr in _SET)

    def _match_others(self, doc: Doc, told: list[Told]) -> dict[int, list[int]]:
        """The rules about several tokens, by the token that each says something of."""
        found: dict[int, list[int]] = {}
        for at, each in enumerate(told):
            matches = self._match(self._others, doc, at, at + self._reach) if each.begins else []
            for rule, start in matches:
                if start == 0:
                    found.setdefault(at + self._indices[rule], []).append(rule)
        return found

    @staticmethod
    def _match(matcher: Matcher, doc: Doc, first: int, last: int) -> list[tuple[int, int]]:
        """The rules that hold for some tokens, and for which of these the first of each holds."""
        found = matcher(doc[first:last], allow_missing=True)
        return [(int(doc.vocab.strings[key]), start) for key, start, _ in found]


class QuickLemmatizer:
    """Sets the lemmas that the ruler left open, as a lemmatizer does."""

    def __init__(self, model: Lemmatizer) -> None:
        self._model = model
        self._lemmas: dict[Kind, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        kinds = [tuple(kind) for kind in doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()]
        if len(self._lemmas) > _MOST_KINDS:
            self._lemmas.clear()
        for at, kind in enumerate(kinds):
            if kind not in self._lemmas:
                *_, lemma = kind
                self._lemmas[kind] = lemma or doc.vocab.strings.add(self._model.lemmatize(doc[at])[0])
        return _write(doc, (LEMMA,), [(self._lemmas[kind],) for kind in kinds])


def _write(doc: Doc, attrs: tuple[int, ...], values: list[tuple[int, ...]]) -> Doc:
    """A text with the values of each token, one for each attribute."""
    return doc.from_array(list(attrs), cast("Ints2d", np.array(values, dtype="uint64")))
