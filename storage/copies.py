"""Which articles are one text: a wire's story that several outlets print, headed and cut otherwise (pure).

MinHash over word shingles (Broder 1997), by datasketch; bands of the signature find candidates (Leskovec,
Rajaraman, Ullman, "Mining of Massive Datasets", 3.4), and the estimated Jaccard similarity decides, with the
numbers in the texts: a ministry's bulletins are the same but for those.

The thresholds were set on the 40 pairs of `tests/data/prints.toml` (`make prints`). Of 26 prints of one text
they miss one (.038), in which half of its few numbers differ. Of 14 other texts (follow-ups with the same
background, forms with other values) they join none, nor any of 71 pairs of articles on one event. The least
alike print has a similarity of .46, the most alike follow-up .34. Without the numbers, all eight forms would
be joined.
"""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from storage.words import fold_words

SHINGLE_WORDS = 3
PERMUTATIONS = 128
BAND_ROWS = 3
"""42 bands of three: 94 of 100 pairs with a similarity of 0.4 have a band in common; with 0.2, 29 of 100."""
MIN_SIMILARITY = 0.4
MIN_SHARED_NUMBERS = 0.5
"""The share of the numbers of the text with fewer that the other has too. An update changes some."""
MIN_NUMBERS = 2
"""A text of fewer numbers is not told by them."""
MIN_SHINGLES = 12
"""A text of fewer words is nobody's copy: two outlets may find the same ten words."""

_YEAR = re.compile(r"(?:19|20)\d\d")


class Sketch(NamedTuple):
    """What texts are compared by. `signature`: 128 little-endian 32-bit numbers; b"" for too short a text."""

    signature: bytes
    numbers: frozenset[str]


def sketch(text: str) -> Sketch:
    return Sketch(sign_text(text), frozenset(json.loads(list_numbers(text))))


def are_copies(one: Sketch, other: Sketch) -> bool:
    """Whether the texts are one: by the share of equal hashes in their signatures, and by their numbers."""
    if not one.signature or not other.signature:
        return False
    equal = np.frombuffer(one.signature, "<u4") == np.frombuffer(other.signature, "<u4")
    return bool(equal.mean() >= MIN_SIMILARITY) and _share_numbers(one.numbers, other.numbers)


def _share_numbers(some: frozenset[str], others: frozenset[str]) -> bool:
    fewer = min(len(some), len(others))
    return fewer < MIN_NUMBERS or len(some & others) >= MIN_SHARED_NUMBERS * fewer


def list_numbers(text: str) -> str:
    """The numbers in digits, without years, as a JSON list."""
    words = {word for word in fold_words(text) if any(mark.isdecimal() for mark in word)}
    return json.dumps(sorted(word for word in words if not _YEAR.fullmatch(word)), ensure_ascii=False)


def sign_text(text: str) -> bytes:
    """The text's signature: see `Sketch`."""
    words = fold_words(text)
    shingles = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}
    if len(shingles) < MIN_SHINGLES:
        return b""
    # Imported at first use: it takes half a second, and many commands need none.
    from datasketch import MinHash  # noqa: PLC0415

    minhash = MinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return bytes(minhash.hashvalues.astype("<u4").tobytes())


def list_bands(signature: bytes) -> str:
    """The keys of which similar texts have at least one in common: a JSON list of signed 64-bit numbers."""
    size = 4 * BAND_ROWS
    parts = (signature[at : at + size] for at in range(0, len(signature) - size + 1, size))
    return json.dumps(sorted({_hash(bytes([band]) + part) for band, part in enumerate(parts)}))


def _hash(part: bytes) -> int:
    return int.from_bytes(blake2b(part, digest_size=8).digest(), "little", signed=True)
