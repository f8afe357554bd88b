"""Words beside a name that tell an office, and those that tell of something else."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.lexicon import get_words
from bot.claims.personal_names import means_person
from bot.claims.spans import child


def is_aside(relative: Token, office: Token) -> bool:
    """A clause of the office itself, or one that a comma parts from it: "chief of the HO, which …"."""
    return relative.head == office or relative.left_edge.nbor(-1).text == ","


def is_of_body(noun: Token, person: Token) -> bool:
    """“Ann Lee of Orsa Power, a grid operator, …”: what her firm is."""
    body = noun.lemma_.lower() in get_words("firms", "institutions") and not means_person(noun.lemma_)
    of = child(person, "prep")
    return body and of is not None and of.i < noun.i


def tells_office(token: Token) -> bool:
    """A word before a name that may be an office's: "captain", "Republican"; not "defiant" alone."""
    lettered = any(letter.isalpha() for letter in token.text)
    plain = token.pos_ == "ADJ" and not (token.text.istitle() or means_person(token.lower_))
    return lettered and token.pos_ not in {"DET", "PRON"} and not plain
