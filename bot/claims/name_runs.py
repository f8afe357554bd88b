"""Capitalised words in a row, which are names with what leads them: "Gov. Ann Lee", "Anna van der Berg"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from bot.claims.lexicon import get_words
from bot.claims.naming import POSTNOMINAL
from bot.claims.personal_names import leading_words, means_person
from bot.claims.quotes import OPENING
from bot.claims.spans import tokens_of
from bot.claims.vocabulary import get_table

_NO_NAMES = frozenset({"DATE", "TIME", "NORP"})


@dataclass(frozen=True, slots=True)
class NameRun:
    """Capitalised words in a row: a name with what leads it; the first `led` words do."""

    words: tuple[str, ...]
    start: int
    end: int
    led: int

    @property
    def core(self) -> tuple[str, ...]:
        return self.words[self.led :]


def find_runs(doc: Doc) -> Iterator[NameRun]:
    """Capitalised words in a row, with the small words and hyphens inside names."""
    tokens, at = tokens_of(doc), 0
    while at < len(tokens):
        if not _is_capital(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (
            _is_capital(tokens[end]) or _joins(tokens, end) or _joins(tokens, end - 1)
        ):
            end += 1
        yield from _run(doc, at, end)
        at = end


def _run(doc: Doc, start: int, end: int) -> Iterator[NameRun]:
    words = _words(doc, start, end)
    opens = doc[start].is_sent_start or (start > 0 and doc[start - 1].text in OPENING)
    if opens and doc[start].pos_ not in {"PROPN", "NOUN", "ADJ"}:
        start, words = start + 1, words[1:]
    if words[:1] in (["The"], ["A"], ["An"]):
        start, words = start + 1, words[1:]
    if words:
        led = leading_words(words, alone=True)
        led = max(led, _behind_office(words))
        if not is_given(words[led]):
            led = max(led, _before_entity(doc, start, end), _before_given(words))
        kept = words
        while len(kept) > led + 1 and kept[-1].lower().strip(".") in POSTNOMINAL:
            kept = kept[:-1]
        yield NameRun(tuple(kept), start, end, led)


def _before_entity(doc: Doc, start: int, end: int) -> int:
    """How many words of a run stand before the full name that the tagger sees at its end."""
    first = end - 1
    while first > start and doc[first].ent_iob_ == "I" and doc[first].ent_type_ == "PERSON":
        first -= 1
    tagged = doc[first].ent_type_ == "PERSON" and doc[first].ent_iob_ == "B" and end - first > 1
    return len(_words(doc, start, first)) if tagged else 0


def _behind_office(words: Sequence[str]) -> int:
    """How many words stand before a full name behind an office: "Florence Mayor Ann Lee"."""
    ends = range(2, len(words) - 1)
    offices = [at for at in ends if means_person(words[at - 1]) and is_given(words[at])]
    return offices[-1] if offices else 0


def _before_given(words: Sequence[str]) -> int:
    """How many words stand before the first given name: "Rival Ann Lee", "Miss Universe Ann Lee"."""
    first = next((at for at, word in enumerate(words[:-1]) if is_given(word)), 0)
    return 0 if first and words[first - 1].lower() in get_words("particles") else first  # "Abu Hassan Amir"


def is_given(word: str) -> bool:
    return word.lower() in get_words("men_names", "women_names")


def _words(doc: Doc, start: int, end: int) -> list[str]:
    """The words of a name as written: "Hadley-Cole" is one."""
    text = "".join(doc[i].text_with_ws for i in range(start, end))
    return text.split()


def _is_capital(token: Token) -> bool:
    text = token.text
    if not text[:1].isupper() or text == "I":
        return False
    return token.ent_type_ not in _NO_NAMES and text.lower() not in get_table("figure_contexts")["weekday"]


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen between capitals, a particle before one."""
    if at + 1 >= len(tokens):
        return False
    token, after = tokens[at], tokens[at + 1]
    if token.text == "-" and at:
        return not tokens[at - 1].whitespace_ and not token.whitespace_
    small = get_words("particles")
    if token.lower_ not in small:
        return False
    joined = after.text == "-" and at + 2 < len(tokens) and _is_capital(tokens[at + 2])  # "Bashir al-Hamad"
    return _is_capital(after) or joined or (after.lower_ in small and _joins(tokens, at + 1))
