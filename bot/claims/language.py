"""Which language a text is in, so that claims are read from English only."""

from __future__ import annotations

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

DEFAULT_LANGUAGE = "en"
SAMPLE_CHARACTERS = 6_000  # three pages tell a language as well as three hundred
_MIN_LETTERS = 3
_SURE = 0.5  # what a guess in plain letters needs, to be believed against the default

# The model knows dialects and dead languages, too; on a headline they outbid the languages that news is written in.
_NEWS_LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn "
    "ko ku ky lo lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tk tl tr "
    "uk ur uz vi zh"
).split()
_NOT_PROSE = re.compile(r"https?://\S{1,2000}|[@#]\w{1,64}|[\d\W_]")


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of `text`; English where too little is written to tell."""
    sample = text[:SAMPLE_CHARACTERS]
    prose = " ".join(_NOT_PROSE.sub(" ", sample).split())
    if len(prose) < _MIN_LETTERS:
        return DEFAULT_LANGUAGE
    language, confidence = _get_identifier().classify(prose)
    if prose.isascii() and confidence < _SURE:
        return DEFAULT_LANGUAGE
    return str(language)


@lru_cache(maxsize=1)
def _get_identifier() -> LanguageIdentifier:
    """The model, unpacked once for the process (under a second)."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_NEWS_LANGUAGES)
    return identifier
