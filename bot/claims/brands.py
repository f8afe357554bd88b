"""What a thing is called, told before the thing: “rejected as baseless the claim that …”."""

from __future__ import annotations

from spacy.tokens import Span, Token

from bot.claims.hanging import FINITE, NAMES, NOUNS, hang, has_subject
from bot.claims.lexicon import get_words
from bot.claims.vocabulary import get_table

_BRANDS = frozenset({"NN", "NNS", "JJ", "VBG", "VBN", "VBZ", "RB", "HYPH", "CC", "``", "''"})
_OPENING = frozenset({"DT", "PRP$", "PDT"})
_ARTICLES = frozenset({"a", "an"})
_INSIDE = NOUNS | NAMES | {"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "PRP$", "DT"}
_BESIDE = frozenset({"RB", "``", "''"})
_LONGEST = 6
_LED = frozenset({"that", "of", "by", "about"})


def mend_branded(verb: Token) -> None:
    """The brand under the verb or its "as", and the thing, which the parser hangs on it, as the object."""
    doc, at = verb.doc, verb.i + 1
    if at + 2 >= len(doc) or not _acts(verb):
        return
    as_ = doc[at] if doc[at].lower_ == "as" else None
    first = at + (as_ is not None)
    end = _brand_end(verb, first)
    thing = _thing(verb, end) if end > first else None
    brand = next((t for t in reversed(doc[first:end]) if t.tag_ not in _BESIDE), None)
    if thing is None or brand is None or _is_sacked(verb, brand):
        return
    if as_ is not None or _is_verdict(verb, brand):
        _hang_both(verb, as_, doc[first:end], brand, thing)


def _is_sacked(verb: Token, brand: Token) -> bool:
    """“Dismissed as director the man who …”: from an office."""
    return verb.lower_.startswith(("dismiss", "reject")) and brand.lower_ in get_words("speakers")


def _is_verdict(verb: Token, brand: Token) -> bool:
    """“Called false the claim that …”."""
    return verb.lower_ in get_table("tags")["naming"] and brand.lower_ in get_words("falsehoods")


def _hang_both(verb: Token, as_: Token | None, words: Span, brand: Token, thing: Token) -> None:
    if as_ is not None:
        hang(as_, verb, "prep")
    hang(thing, verb, "dobj")
    for word in verb.doc[words.end : thing.i]:
        word.head = word.head if words.end <= word.head.i <= thing.i else thing
    brand.tag_ = {"VBZ": "NNS"}.get(brand.tag_, brand.tag_)
    hang(brand, as_ or verb, "oprd" if as_ is None else "pobj")
    for word in words:
        if word != brand and not words.start <= word.head.i < words.end:
            hang(word, brand, "amod")


def _acts(verb: Token) -> bool:
    """In the active voice: “was dismissed as a lie the day after” has its object before it."""
    passive = any(t.dep_ in {"auxpass", "nsubjpass"} for t in verb.lefts)
    bare = verb.tag_ == "VBN" and not any(t.dep_ == "aux" for t in verb.lefts)
    joined = has_subject(verb) or verb.dep_ in {"conj", "advcl", "xcomp"}
    return joined and not passive and not bare and verb.tag_.startswith("VB")


def _brand_end(verb: Token, first: int) -> int:
    """Where the thing begins: at its determiner, or bare behind a word for what is false."""
    doc = verb.doc
    quoted = doc[first].tag_ == "``"
    for i in range(first, min(first + _LONGEST, len(doc) - 1)):
        article = i == first + quoted and doc[i].lower_ in _ARTICLES
        if doc[i].tag_ in _OPENING and not article:
            return i
        false = any(t.lower_ in get_words("falsehoods") for t in doc[first:i])
        if false and doc[i].lower_ in get_table("tags")["told"] and doc[i + 1].lower_ in _LED:
            return i
        if doc[i].tag_ not in _BRANDS and not article:
            return first
    return first


def _thing(verb: Token, start: int) -> Token | None:
    """The head of the noun phrase there, unless a verb follows: “as a man the police had known”."""
    doc, at = verb.doc, start
    while at < len(doc) and doc[at].tag_ in _INSIDE:
        at += 1
    head = doc[at - 1]
    goes_on = at < len(doc) and doc[at].tag_ in FINITE | {"MD"}
    timed = head.ent_type_ in {"DATE", "TIME"}
    return head if at > start and head.tag_ in NOUNS and not goes_on and not timed else None
