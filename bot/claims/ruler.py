"""The model's attribute ruler, asked once for each kind of token: the same result in a fraction of the time.

Most of its rules look at one token, and at nothing of it but the word, the tag and the dependency. What they
say of one such token they say of every other, so it is kept.
"""

from __future__ import annotations

from typing import Any, cast

from spacy.attrs import DEP, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

# What a rule about one token may look at: the word, the tag and the dependency tell it all.
_TOLD = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
# Bounds the memory: the words of all texts are without end.
_MOST_KINDS = 50_000

# A rule's number, the key of its match (of no use to the model's ruler) and the tokens it holds for.
Match = tuple[int, int, int, int]


@Language.factory("quick_ruler")
def make_quick_ruler(nlp: Language, name: str) -> QuickRuler:  # noqa: ARG001 — spaCy passes both by name
    """Stands for the pipeline's own attribute ruler, which may then be disabled."""
    return QuickRuler(cast("AttributeRuler", nlp.get_pipe("attribute_ruler")))


class QuickRuler:
    """Sets parts of speech, morphology and irregular lemmas by the rules of an attribute ruler."""

    def __init__(self, model: AttributeRuler) -> None:
        self._model = model
        self._alone, self._others = Matcher(model.vocab), Matcher(model.vocab)
        for at, rule in enumerate(model.patterns):
            patterns = cast("list[list[dict[str, Any]]]", rule["patterns"])
            alone = all(len(tokens) == 1 and tokens[0].keys() <= _TOLD for tokens in patterns)
            (self._alone if alone else self._others).add(str(at), patterns)
        self._rules: dict[tuple[int, ...], list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """All rules are matched before any is applied; later ones have precedence, as in the model's own."""
        self._model.set_annotations(doc, sorted([*self._match_alone(doc), *self._match_others(doc)]))  # type: ignore[no-untyped-call]
        return doc

    def _match_others(self, doc: Doc) -> list[Match]:
        found = self._others(doc, allow_missing=True)
        return [(int(doc.vocab.strings[key]), 0, start, end) for key, start, end in found]

    def _match_alone(self, doc: Doc) -> list[Match]:
        if len(self._rules) > _MOST_KINDS:
            self._rules.clear()
        kinds = [tuple(kind) for kind in doc.to_array([LOWER, TAG, DEP]).tolist()]
        for at, kind in enumerate(kinds):
            if kind not in self._rules:
                found = self._alone(doc[at : at + 1], allow_missing=True)
                self._rules[kind] = [int(doc.vocab.strings[key]) for key, _, _ in found]
        return [(rule, 0, at, at + 1) for at, kind in enumerate(kinds) for rule in self._rules[kind]]
