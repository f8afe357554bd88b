"""What tells a man from a woman: given names, surnames that only women bear, titles, "herself"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from bot.claims.lexicon import get_words

# Slavic and Icelandic surnames that only women bear.
_FEMININE = re.compile(r"(?:[oe]va|ová|skaya|ská|d[oó]ttir)$")
_REFLEXIVES: Final[dict[str, str]] = {"herself": "women", "himself": "men"}


def sex_by_name(words: Sequence[str]) -> str:
    """Either "men", "women", or "" where a name does not tell."""
    first = words[0].lower()
    given = next((sex for sex in ("men", "women") if first in get_words(f"{sex}_names")), "")
    return given or ("women" if _FEMININE.search(words[-1]) else "")


def sex_of_word(word: str) -> str:
    """What a title or an office says: "Mrs", "chairman"."""
    bare = word.lower().strip(".")
    if bare.endswith("woman"):
        return "women"
    return next((sex for sex in ("men", "women") if bare in get_words(sex)), "")


def sex_by_reflexive(name: Token) -> str:
    """“Lee found herself …”, “Lee, himself a doctor”: what goes back to a subject; "" where nothing does."""
    if name.dep_ != "nsubj":
        return ""
    own = [*name.children, *(t for t in name.head.rights if t.dep_ in {"dobj", "dative", "npadvmod"})]
    own += [t for p in name.head.rights if p.dep_ == "prep" for t in p.children]
    own += [t for c in name.head.rights if c.dep_ == "ccomp" for t in c.lefts]  # "found herself in doubt"
    return next((_REFLEXIVES[t.lower_] for t in own if t.lower_ in _REFLEXIVES), "")
