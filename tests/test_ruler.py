"""The quick ruler and lemmatizer say of every token what the model's own say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from bot.claims.parse import get_nlp

ARTICLES = Path(__file__).parent / "articles" / "text"
# With the model's rules about two tokens, about white space and about a word's place in the clause.
TRAPS = [
    "There is a ferry that we're gonna board, aren't we? Let's go, y'all.",
    "He ain't got ta leave.\n\n  She said it had been done, but I'd rather you did that.",
    "  \t ",
    "“C'm on,” she'd said — 'em boats!",
    "",
]
TEXTS = [*TRAPS, *(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:8])]


@pytest.fixture(scope="module")
def quick_and_own() -> list[tuple[Doc, Doc]]:
    """Each text as both leave it, tagged and parsed only once."""
    nlp = get_nlp()
    quick, own = (
        [nlp.get_pipe(name) for name in names]
        for names in (("quick_ruler", "quick_lemmatizer"), ("attribute_ruler", "lemmatizer"))
    )
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        docs = [nlp(text) for text in TEXTS]
    return [(run(quick, doc.copy()), run(own, doc)) for doc in docs]


def run(pipes: list[Callable[[Doc], Doc]], doc: Doc) -> Doc:
    for pipe in pipes:
        doc = pipe(doc)
    return doc


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]


def test_both_say_the_same(quick_and_own: list[tuple[Doc, Doc]]) -> None:
    for quick, own in quick_and_own:
        assert told(quick) == told(own)


def test_the_models_own_do_not_run_as_well() -> None:
    assert {"attribute_ruler", "lemmatizer"}.isdisjoint(get_nlp().pipe_names)
