"""Media: newspapers, agencies, stations and platforms, by their names and by what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from bot.claims.gazetteer import get_gazetteer, key_of
from bot.claims.lexicon import get_words
from bot.claims.spans import tokens_of
from bot.claims.vocabulary import get_table

_DETERMINERS = frozenset({"DET", "PRON"})
_PHRASE_WORDS = 9
_NATIONAL = re.compile(r"^[A-Z][a-z]+(?:an|ish|ese|ch|ek|[dlr]i|is|gh)$")
# “The Wall Street Journal (WSJ)”
_SHORT_FORM = re.compile(r"\s\([A-Z]{2,6}\)$")
_JOINTS = frozenset({"-", "–", "&", "'s", "’s"})


@lru_cache(maxsize=4096)
def is_medium(name: str) -> bool:
    """Whether a name is an outlet, an agency or a platform: "the BBC", "South Korean media", "Telegram"."""
    folded = name.casefold()
    if not name.islower() and folded in get_words("outlets", "platforms"):
        return True
    words = name.split()
    if _noun_in(words) is not None:
        return True
    last = words[-1] if len(words) > 1 else ""
    return last.istitle() and last.casefold() in get_words("mastheads")


def is_masthead(head: Token) -> bool:
    """“The Ledger”: one word that mastheads end in, with its article."""
    named = head.pos_ == "PROPN" and head.left_edge.text == "The" and head.i == head.left_edge.i + 1
    return named and head.lower_ in get_words("mastheads")


def medium_after(doc: Doc, at: int) -> str | None:
    """The medium that the words from a token on name: "Il Corriere" of "the newspaper Il Corriere"."""
    name = _joined([token.text for token in _phrase(doc, at)])
    return own_name(name) if name and (is_medium(name) or _is_titled(doc, at, name)) else None


def _is_titled(doc: Doc, at: int, name: str) -> bool:
    """“Told The West Australian”: a capital article inside a sentence opens a title, but "The Hague"."""
    if doc[at].text != "The" or doc[at].is_sent_start or not name[:1].isupper():
        return False
    words = name.split()
    if words[-1].casefold() in get_words("assemblies"):
        return False
    keys = [key_of(word) for word in words]
    places = (get_gazetteer().match(opened) for opened in (keys, ["The", *keys]))
    return all(place is None or place[0] < len(words) for place in places)


def own_name(name: str) -> str:
    """A medium without what calls it one; on a platform's channel the platform stays."""
    words = _SHORT_FORM.sub("", name).split()
    noun = _noun_in(words)
    if words[:-1] and words[-1] in get_table("media")["open"]:  # "the Reuters agency"
        known = " ".join(words[:-1])
        return known if known.casefold() in get_words("outlets") else " ".join(words)
    called = noun is not None and noun + 1 < len(words) and words[noun].islower()
    if noun is None or not called or get_words("platforms").intersection(w.lower() for w in words[:noun]):
        return " ".join(words)
    return " ".join(words[noun + 1 :])


def _phrase(doc: Doc, at: int) -> list[Token]:
    """The words of a noun phrase without its determiner; behind a capital, only capitals."""
    tokens = tokens_of(doc)
    start = at + (at < len(tokens) and tokens[at].pos_ in _DETERMINERS)
    found: list[Token] = []
    for token in tokens[start : start + _PHRASE_WORDS]:
        named = token.text[:1].isupper() or token.like_num
        named = named or (token.lower_ == "of" and token.ent_type_ == "ORG")
        named = named or (bool(found) and token.text in get_table("media")["small"])
        own = named or token.pos_ in {"NOUN", "PROPN", "ADJ"} or _goes_on(token)
        if not own or token.is_space:
            break
        if found and found[-1].text[:1].isupper() and not named and not _goes_on(token):
            break
        found.append(token)
    while found and found[-1].text in _JOINTS:
        found.pop()
    return found


def _goes_on(token: Token) -> bool:
    """Whether a small word still belongs to the phrase: "Danish radio", "the Bild newspaper"."""
    lower, table = token.lower_, get_table("media")
    if lower == "based" and token.i and token.nbor(-1).text == "-":  # "the Velm-based site Odla"
        return True
    return token.text in _JOINTS or any(lower in table[kind] for kind in ("whole", "open", "close"))


def _noun_in(words: Sequence[str]) -> int | None:
    """Where the noun stands that calls a phrase a medium: at its end, or before nothing but a name."""
    for at in range(len(words) - 1, -1, -1):
        if _calls_medium(words, at):
            return at
        if not _is_name(words[at]):
            return None
    return None


def _calls_medium(words: Sequence[str], at: int) -> bool:
    table, word = get_table("media"), words[at].lower()
    if word in table["whole"]:
        return True
    last = at == len(words) - 1
    if word in table["open"]:
        known = last and " ".join(words[:at]).casefold() in get_words("outlets")
        beside = known or (at > 0 and words[at - 1].lower() in table["close"])
        return beside or (not last and _is_plain(words[:at]))
    return word in table["named"] and last and at > 0 and all(_is_name(w) for w in words[:at])


def _is_name(word: str) -> bool:
    small = word in get_table("media")["small"]
    return word[:1].isupper() or word[:1].isdigit() or word in _JOINTS or small


def _is_plain(before: Sequence[str]) -> bool:
    """Nothing that tells of another kind of agency or network: "the Russian agency Belm", no "UN agency"."""
    whose = get_table("media")["whose"] | get_table("media")["close"]
    return all(word.lower() in whose or word.endswith("-based") or _NATIONAL.search(word) for word in before)


def _joined(words: Sequence[str]) -> str:
    text = " ".join(words)
    for joint in ("-", "–"):
        text = text.replace(f" {joint} ", joint)
    return text.replace(" 's", "'s").replace(" ’s", "’s")
