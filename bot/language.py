"""Which language a text is in, so that claims are read from English only."""

from __future__ import annotations

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bot.vocabulary import load_vocabulary

DEFAULT_LANGUAGE = "en"
SAMPLE_CHARACTERS = 6_000  # three pages tell a language as well as three hundred
_MIN_LETTERS = 3
_MIN_WORDS = 5
_ENGLISH = frozenset({"the", "and", "of", "was", "with", "said", "that", "which"})
_MIN_ENGLISH_SHARE = 0.08  # of all words; no other language has these words as its own
_MIN_TELLING_WORDS = 60
_SURE = 0.5  # what a guess in plain letters needs, to be believed against the default

_NOT_PROSE = re.compile(r"https?://\S{1,2000}|[@#]\w{1,64}|[\d\W_]")


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of `text`; English where too little is written to tell."""
    sample = text[:SAMPLE_CHARACTERS]
    if _is_plainly_english(sample.split()):
        return DEFAULT_LANGUAGE
    prose = _without_names(_NOT_PROSE.sub(" ", sample).split())
    if len(prose) < _MIN_LETTERS:
        return DEFAULT_LANGUAGE
    language, confidence = _get_identifier().classify(prose)
    if prose.isascii() and confidence < _SURE:
        return DEFAULT_LANGUAGE
    return str(language)


def _is_plainly_english(words: list[str]) -> bool:
    """Most texts are, and this is told forty times sooner than by the model."""
    common = sum(word in _ENGLISH for word in words)
    return len(words) >= _MIN_TELLING_WORDS and common >= _MIN_ENGLISH_SHARE * len(words)


def _without_names(words: list[str]) -> str:
    """The words that are no names, where there are enough of them: names are written alike everywhere."""
    plain = [word for word in words if word.islower() or not word[0].isupper()]
    return " ".join(plain if len(plain) >= _MIN_WORDS else words)


@lru_cache(maxsize=1)
def _get_identifier() -> LanguageIdentifier:
    """The model, unpacked once for the process (under a second)."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # On a headline the dialects and dead languages that it also knows outbid those that news is written in.
    identifier.set_languages(load_vocabulary("news_languages")["codes"])
    return identifier
