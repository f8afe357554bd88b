"""Which articles are one text: a wire's story that several outlets print, headed and cut otherwise (pure).

MinHash over word shingles (Broder 1997), by datasketch; bands of the signature find candidates (Leskovec,
Rajaraman, Ullman, "Mining of Massive Datasets", 3.4), and the estimated Jaccard similarity decides.
"""

from __future__ import annotations

import json
from hashlib import blake2b

import numpy as np

from storage.words import fold_words

SHINGLE_WORDS = 3
PERMUTATIONS = 128
BAND_ROWS = 4
"""32 bands of four: 87 of 100 pairs with a similarity of 0.5 have a band in common; with 0.2, 5 of 100."""
MIN_SIMILARITY = 0.5
MIN_SHINGLES = 12
"""A text of fewer words is nobody's copy: two outlets may find the same ten words."""


def sign_text(text: str) -> bytes:
    """The text's signature: 128 little-endian 32-bit numbers; b"" for one too short to be compared."""
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
    parts = (signature[at : at + size] for at in range(0, len(signature), size))
    return json.dumps(sorted({_hash(bytes([band]) + part) for band, part in enumerate(parts)}))


def are_copies(one: bytes, other: bytes) -> bool:
    """Whether the texts of these signatures are one, by the share of equal numbers."""
    if not one or not other:
        return False
    equal = np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")
    return bool(equal.mean() >= MIN_SIMILARITY)


def _hash(part: bytes) -> int:
    return int.from_bytes(blake2b(part, digest_size=8).digest(), "little", signed=True)
