"""A parsed text with its lexemes: from the one to the other."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc, Token

from bot.claims.lexemes import Lexemes, split_lexemes
from bot.claims.spans import text_of, tokens_of

_PLURAL = frozenset({"NNS", "NNPS"})


class Context:
    """What the rules about figures look at."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = text_of(doc)
        self._tokens = tokens_of(doc)
        self.lexemes: Lexemes = split_lexemes(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self._tokens]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character, else None (white space at the start of the text)."""
        index = bisect_right(self._starts, offset) - 1
        return self._tokens[index] if index >= 0 else None

    def token(self, index: int) -> Token | None:
        """The token that holds the lexeme at `index`."""
        lexeme = self.lexemes.at(index)
        return self.token_at(lexeme.start) if lexeme.start >= 0 else None

    def tag(self, index: int) -> str:
        token = self.token(index)
        return token.tag_ if token is not None else ""

    def is_plural(self, index: int) -> bool:
        return self.tag(index) in _PLURAL

    def is_name(self, index: int) -> bool:
        """Whether a word is (part of) a proper name; a capital alone may be a headline's or a sentence's."""
        return self.lexemes.at(index).text[0].isupper() and self.tag(index) in {"NNP", "NNPS"}
