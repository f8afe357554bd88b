"""What hypothesis makes of good bytes: pieces cut out, repeated, swapped for others, single bytes changed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

_Edit = tuple[str, float, int, bytes]
_EDITS = st.tuples(
    st.sampled_from(["put", "cut", "repeat", "replace", "end"]),
    st.floats(0, 1),
    st.integers(1, 400),
    st.binary(min_size=1, max_size=12),
)


def mutants(originals: Sequence[bytes], tokens: Sequence[bytes] = ()) -> st.SearchStrategy[bytes]:
    """Changed versions of the originals; `tokens` are put in beside random bytes."""
    edits = st.lists(_EDITS, max_size=8)
    words = st.lists(st.sampled_from(list(tokens) or [b""]), max_size=8)
    return st.builds(_change, st.sampled_from(list(originals)), edits, words)


def _change(original: bytes, edits: Sequence[_Edit], tokens: Sequence[bytes]) -> bytes:
    data = original
    for at, edit in enumerate(edits):
        data = _apply(data, *edit[:3], tokens[at] if at < len(tokens) else edit[3])
    return data


def _apply(data: bytes, action: str, share: float, length: int, put: bytes) -> bytes:
    start = int(share * len(data))
    before, piece, behind = data[:start], data[start : start + length], data[start + length :]
    match action:
        case "put":
            return before + put + piece + behind
        case "cut":
            return before + behind
        case "repeat":
            return before + piece * 3 + behind
        case "replace":
            return before + put + data[start + len(put) :]
    return before
