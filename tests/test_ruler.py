"""The quick ruler says of every token what the model's own attribute ruler says."""

from __future__ import annotations

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
]
TEXTS = [*TRAPS, *(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:8])]


@pytest.fixture(scope="module")
def quick_and_own() -> list[tuple[Doc, Doc]]:
    """Each text as both rulers leave it, tagged and parsed only once."""
    nlp = get_nlp()
    found = []
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        for text in TEXTS:
            doc = nlp(text)
            found.append((nlp.get_pipe("quick_ruler")(doc.copy()), nlp.get_pipe("attribute_ruler")(doc)))
    return found


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]


def test_both_rulers_say_the_same(quick_and_own: list[tuple[Doc, Doc]]) -> None:
    for quick, own in quick_and_own:
        assert told(quick) == told(own)


def test_the_models_own_ruler_does_not_run_as_well() -> None:
    assert "attribute_ruler" not in get_nlp().pipe_names
