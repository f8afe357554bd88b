"""Makes the lists of words in `bot/data` from a WordNet 3.0 folder (`make related WORDNET=…`).

related.txt, synonyms.txt, opposites.txt, irregular.txt.

Debian has the folder in the package `wordnet-base` (/usr/share/wordnet); its files: man 5 wndb, cntlist.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent.parent / "bot" / "data"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSE_TYPES = "nvara"
# Of a word with counted senses, those that are this part of its use; of one without, the first sense.
MIN_SENSE_SHARE = 0.15
DERIVED, BROADER, NARROWER, ANTONYM = "+", "@", "~", "!"
LICENCE = """\
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS
# PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. The
# licence, which permits use, copying, modification and distribution for any purpose and without fee:
# https://wordnet.princeton.edu/license-and-commercial-use
"""

Key = tuple[str, str]
"""The part of speech and the offset in its file."""


@dataclass
class Synset:
    words: list[str]
    pointers: list[tuple[str, Key, int, int]] = field(default_factory=list)
    """Symbol, target, which word of this one (0: all), which word of the target."""


class WordNet:
    """The parts of the database that are needed here."""

    def __init__(self, folder: Path) -> None:
        self.synsets = {key: synset for part in FILES for key, synset in _read_synsets(folder, part)}
        self.senses = _read_index(folder)
        self.counts = _read_counts(folder)
        self.irregular = _read_exceptions(folder)

    def list_known(self) -> list[str]:
        """The single words that were met at least twice in WordNet's tagged texts."""
        uses: Counter[str] = Counter()
        for (word, _, _), count in self.counts.items():
            uses[word] += count
        met = (word for word, count in uses.items() if count > 1 and word in self.senses)
        return sorted(word for word in met if re.fullmatch(r"[a-z]{3,}", word))

    def list_related(self, word: str) -> list[str]:
        found: set[str] = set()
        for key in self._list_usual(word):
            found.update(self._list_around(word, key))
        return sorted(found - {word})

    def list_same(self, word: str) -> list[str]:
        """The words of its own senses."""
        return sorted({one for key in self._list_usual(word) for one in self.synsets[key].words} - {word})

    def list_opposite(self, word: str) -> list[str]:
        """All words of the senses that are antonyms of the word's own, through whichever of their words."""
        opposite = (
            target
            for key in self._list_usual(word)
            for symbol, target, _, _ in self.synsets[key].pointers
            if symbol == ANTONYM
        )
        return sorted({one for target in opposite for one in self.synsets[target].words} - {word})

    def _list_usual(self, word: str) -> Iterator[Key]:
        senses = [
            (self.counts[word, part, at + 1], (part, offset))
            for part, offsets in self.senses[word]
            for at, offset in enumerate(offsets)
        ]
        whole = sum(count for count, _ in senses) or 1
        usual = [key for count, key in senses if count / whole >= MIN_SENSE_SHARE]
        yield from usual or [senses[0][1]]

    def _list_around(self, word: str, key: Key) -> Iterator[str]:
        synset = self.synsets[key]
        yield from synset.words
        own = synset.words.index(word) + 1 if word in synset.words else 0
        for symbol, target, at, to in synset.pointers:
            words = self.synsets[target].words
            if symbol == DERIVED and at == own:
                yield words[to - 1]
            elif symbol == BROADER:
                yield from words
            elif symbol == NARROWER:
                yield from (one for one in words if self._is_met(one, target))

    def _is_met(self, word: str, key: Key) -> bool:
        part, offset = key
        offsets = next((offsets for own, offsets in self.senses[word] if own == part), [])
        return offset in offsets and self.counts[word, part, offsets.index(offset) + 1] > 0


def _read_synsets(folder: Path, part: str) -> Iterator[tuple[Key, Synset]]:
    for line in _read(folder / f"data.{FILES[part]}"):
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [_plain(fields[4 + 2 * at]) for at in range(count)]
        rest = fields[5 + 2 * count :]
        pointers = [rest[at : at + 4] for at in range(0, 4 * int(fields[4 + 2 * count]), 4)]
        yield (part, fields[0]), Synset(words, [_read_pointer(*pointer) for pointer in pointers])


def _read_pointer(symbol: str, offset: str, part: str, ends: str) -> tuple[str, Key, int, int]:
    at, to = divmod(int(ends, 16), 256)
    return symbol, (part.replace("s", "a"), offset), at, to


def _read_index(folder: Path) -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for part, name in FILES.items():
        for line in _read(folder / f"index.{name}"):
            fields = line.split()
            found[_plain(fields[0])].append((part, fields[-int(fields[2]) :]))
    return found


def _read_counts(folder: Path) -> Counter[tuple[str, str, int]]:
    counts: Counter[tuple[str, str, int]] = Counter()
    for line in _read(folder / "cntlist.rev"):
        key, sense, count = line.split()
        word, _, rest = key.partition("%")
        counts[_plain(word), SENSE_TYPES[int(rest[0]) - 1], int(sense)] += int(count)
    return counts


def _read_exceptions(folder: Path) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for name in ("verb", "noun"):
        for line in _read(folder / f"{name}.exc"):
            form, *bases = map(_plain, line.split())
            for base in bases:
                forms[base].add(form)
    return forms


def _read(path: Path) -> Iterator[str]:
    """The lines without the licence, which begins with blanks."""
    return (line for line in path.read_text("latin-1").splitlines() if line and line[0] != " ")


def _plain(word: str) -> str:
    return re.sub(r"\(.*\)", "", word).replace("_", " ").lower()


def write(name: str, head: str, lines: Iterable[str]) -> None:
    text = "\n".join([head + LICENCE.rstrip(), *lines])
    (DATA / name).write_text(f"{text}\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    if not arguments:
        print("usage: python -m tests.related_words FOLDER   (WordNet's)", file=sys.stderr)
        return 2
    net = WordNet(Path(arguments[0]))
    known = net.list_known()
    kept = set(known)
    for name, title, list_others in (
        (
            "related",
            'Words near in meaning: "word: synonyms, derived words, one step broader, one step narrower".',
            net.list_related,
        ),
        ("synonyms", 'Words of one meaning: "word: synonyms".', net.list_same),
        ("opposites", 'Words of opposite meaning: "word: antonyms, and their synonyms".', net.list_opposite),
    ):
        found = ((word, [one for one in list_others(word) if one in kept]) for word in known)
        write(
            f"{name}.txt",
            f"# {title}\n"
            "# Source: derived from WordNet 3.0 by tests/related_words.py, in each word's usual senses.\n",
            (f"{word}: {', '.join(others)}" for word, others in found if others),
        )
    irregular = ((base, net.irregular[base] - {base}) for base in known if base in net.irregular)
    write(
        "irregular.txt",
        '# Irregular forms: "word: forms".\n'
        "# Source: derived from WordNet 3.0 (verb.exc, noun.exc) by tests/related_words.py.\n",
        (f"{base}: {', '.join(sorted(forms))}" for base, forms in irregular if forms),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
