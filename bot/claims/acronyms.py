"""The short forms of bodies' names that a text explains or takes for granted: “NFU”, “the Post”."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc, Token

from bot.claims.lexicon import get_words
from bot.claims.naming import describe
from bot.claims.personal_names import means_person
from bot.claims.spans import noun_phrase, sentence_of, tokens_of

_FEWEST = 2
_SHORTEST_ACRONYM = 3
# The small words of a long name, which have no letter of their own in the short one.
_SMALL = frozenset({"and", "of", "for", "the", "in", "on", "&", ",", "-"})


def find_acronyms(doc: Doc) -> dict[str, str]:
    """Acronym → the name that it stands behind in brackets: "NFU" → "National Ferry Union (NFU)"."""
    bracketed = [t for before, t in pairwise(tokens_of(doc)) if before.text == "(" and t.text.isupper()]
    return {t.text: name for t in bracketed if (name := _long_form(t))}


def _long_form(acronym: Token) -> str:
    """The fuller of what the letters spell and what the parser sees; "a plan, Orsa Rail (OR)" is no name."""
    spelled, beside = _spelled(acronym), _beside(acronym)
    fuller = spelled in beside and beside[:1].isupper()
    return beside if fuller or not spelled else spelled


def _spelled(acronym: Token) -> str:
    """“Immigration, Refugees and Citizenship Velmia (IRCV)”: as many words as letters, each with its own."""
    doc, at = acronym.doc, acronym.i - 2
    floor = sentence_of(acronym).start
    letters = [letter for letter in acronym.text if letter.isalpha()]
    while letters and at >= floor:
        word = doc[at]
        if word.text[:1] == letters[-1]:
            letters.pop()
        elif word.lower_ not in _SMALL:
            return ""
        at -= 1
    return "" if letters or len(acronym) < _SHORTEST_ACRONYM else _named(acronym, at + 1)


def _named(acronym: Token, first: int) -> str:
    return f"{acronym.doc[first : acronym.i - 1].text} ({acronym.text})"


def _beside(acronym: Token) -> str:
    """“Orsa Organisation for Applied Research (OVT)”: the whole name, not its last words alone."""
    last = acronym.head
    if acronym.dep_ != "appos" or last.pos_ not in {"NOUN", "PROPN"}:
        return ""
    whole = last
    while whole.dep_ == "pobj" and whole.head.lower_ in {"for", "of"} and whole.head.head.pos_ == "PROPN":
        whole = whole.head.head
    if whole == last or means_person(whole.lemma_):
        return describe(last).text
    return _named(acronym, min(i for i in noun_phrase(whole) if last.doc[i].pos_ == "PROPN"))


def find_short_names(doc: Doc) -> dict[str, tuple[int, str]]:
    """“The Post” of the Belm Post, “NFU” of the National Ferry Union: short form → where, and the long one.

    A short form of two long ones is left out.
    """
    found: dict[str, tuple[int, str]] = {}
    for body in doc.ents:
        if body.label_ != "ORG":
            continue
        words = [word for word in re.sub(r"['’]s$", "", body.text).split() if word.lower() != "the"]
        if len(words) < _FEWEST or not words[0][:1].isupper():
            continue
        full, initials = " ".join(words), "".join(word[0] for word in words if word[0].isupper())
        last = words[-1] if words[-1].lower() in get_words("mastheads") else ""
        for short in (last, initials if len(initials) >= _SHORTEST_ACRONYM else ""):
            known = found.setdefault(short, (body.start, full))
            found[short] = known if known[1] == full else (len(doc), full)
    found.pop("", None)
    return found
