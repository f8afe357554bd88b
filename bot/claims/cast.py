"""The people that a text names: their full names by surname, and what tells a man from a woman."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from bot.claims.gazetteer import get_gazetteer
from bot.claims.lexicon import get_cues, get_words
from bot.claims.media import is_medium
from bot.claims.name_runs import NameRun, find_runs, is_given
from bot.claims.personal_names import is_body
from bot.claims.sexes import sex_by_name, sex_by_reflexive, sex_of_word

_MOST_WORDS = 4
_OLDEST = 120
# What stands before a place's name, whose last word speaks for it too: "North Korea", "Korea".
_DIRECTIONS = frozenset({"north", "south", "east", "west", "new", "old", "san", "saint", "st"})


class Cast:
    """Who is named in a text, surname by surname."""

    def __init__(self, doc: Doc) -> None:
        runs = [run for run in find_runs(doc) if not _is_other(doc, run)]
        persons = [run for run in runs if _shows_person(doc, run)]
        self._known = {run.core[-1] for run in persons} | _speaking_surnames(doc, runs)
        alone = _speaking_alone(doc, runs)  # "Fahmi" of Minister Fahmi Fadzil
        titled = [run for run in persons if len(run.core) > 1 and (run.led or _has_age(doc, run.end))]
        self._first = {run.core[0] for run in titled if run.core[0] in alone}
        self._first -= self._known
        self._names: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._sexes: dict[str, str] = {}
        self._alone: dict[str, int] = {}
        for run in runs:
            self._take(doc, run)

    def _take(self, doc: Doc, run: NameRun) -> None:
        core = run.core
        for full in (name for name in _within(core) if name.split()[-1] in self._known):
            self._names[full.split()[-1]].append((run.start, full))
        if core[-1] not in self._known:
            return
        self._learn_sex(run, sex_by_reflexive(doc[run.end - 1]))
        if len(core) == 1:
            self._alone.setdefault(core[0], run.start)
        if 1 < len(core) <= _MOST_WORDS:
            for surname in {core[-1], _without_article(core[-1])}:
                self._names[surname].append((run.start, " ".join(core)))
            own = core[0].lower() in get_words("family_first") or core[0] in self._first
            if own or is_given(core[0]):
                self._names[core[0]].append((run.start, " ".join(core)))

    def _learn_sex(self, run: NameRun, shown: str) -> None:
        name = " ".join(run.core)  # "Mr Lee" and "Mrs Lee" are two people
        for sex in filter(None, [*map(sex_of_word, run.words[: run.led]), shown]):
            self._sexes[name] = sex if self._sexes.get(name, sex) == sex else ""

    def knows(self, word: str) -> bool:
        """Whether somebody of this surname, or of this name alone, is a person in the text."""
        return word in self._known or word in self._names

    def full_name(self, word: str, at: int, sex: str = "") -> str:
        """The full name that a surname stands for; the word itself where it may be two people's.

        Those introduced before `at` count first, and a title may tell which of them is meant.
        """
        before = _distinct([name for start, name in self._names.get(word, ()) if start <= at])
        names = before or _distinct([name for _, name in self._names.get(word, ())])
        sex = sex or self._sexes.get(word, "")
        if sex:
            names = [name for name in names if self.sex_of(name) in {sex, ""}]
        return names[0] if len(names) == 1 else word

    def protagonist(self, surname: str) -> str:
        """Of several of a surname the first named, if the surname alone meant that one before others came."""
        named = self._names.get(surname, [])
        others = [start for start, name in named if not _same_person(name, named[0][1])]
        mine = bool(others) and self._alone.get(surname, min(others)) < min(others)
        return named[0][1] if mine else ""

    def sex_of(self, name: str) -> str:
        """Either "men", "women", or "" where neither the given name nor a title tells."""
        words = name.split()
        if not words:
            return ""
        bearers = _distinct([full for _, full in self._names.get(words[-1], ())])
        given = sex_by_name(words)
        titled = "" if len(bearers) > 1 else self._sexes.get(words[-1], "")
        # "Mr Lee" is not Ann Lee, though the text names no other.
        return self._sexes.get(name) or (given if len(words) > 1 else "") or titled or given


def _without_article(surname: str) -> str:
    """“Hamad” of Bashir al-Hamad."""
    article, _, bare = surname.partition("-")
    return bare if bare and article in get_words("particles") else surname


def _within(words: Sequence[str]) -> list[str]:
    """The names in a headline's capitals: "Ann Lee" of "Ann Lee Goes After Rivals"."""
    if len(words) <= _MOST_WORDS:
        return []
    return [f"{first} {last}" for first, last in pairwise(words) if is_given(first) and not is_given(last)]


def _distinct(names: list[str]) -> list[str]:
    """Different people's names; of one person's the longest: "Ana Soto" and "Ana Belén Soto"."""
    found: list[str] = []
    for name in names:
        same = next((at for at, other in enumerate(found) if _same_person(name, other)), None)
        if same is None:
            found.append(name)
        elif len(name) > len(found[same]):
            found[same] = name
    return found


def _same_person(left: str, right: str) -> bool:
    first, second = left.split(), right.split()
    short, long = (first[0], second[0]) if len(first[0]) <= len(second[0]) else (second[0], first[0])
    within = set(first) <= set(second) or set(second) <= set(first)
    return first[-1] == second[-1] and (within or long.startswith(short.strip(".")))


def _is_other(doc: Doc, run: NameRun) -> bool:
    """A body's, a place's or a shouted headline's words."""
    last = run.words[-1]
    if is_body(last) or last.lower() in get_words("landmarks") or is_medium(" ".join(run.core)):
        return True
    if any(len(word) > 2 and word.isupper() for word in run.core):
        return True
    if [t.lower_ for t in doc[run.end : run.end + 2]] == [
        ",",
        "which",
    ]:  # "Pelita Bahari, which runs ferries"
        return True
    folded = " ".join(run.core).lower()
    return folded in get_words("outlets") or (
        run.start > 0 and doc[run.start - 1].lower_ == "the" and not run.led
    )


def _shows_person(doc: Doc, run: NameRun) -> bool:
    """A title, an office, a given name, an age, "who" or the tagger tells that a name is a person's."""
    core = run.core
    if _has_age(doc, run.end) or _has_office_before(doc, run):
        return True
    if run.led and (len(core) > 1 or doc[run.end - 1].ent_type_ == "PERSON" or _is_titled(run)):
        return True
    given = is_given(core[0])
    tagged = doc[run.end - 1].ent_type_ == "PERSON" and len(core) <= _MOST_WORDS and not _is_country(core[-1])
    return len(core) > 1 and (given or tagged)


def _is_country(name: str) -> bool:
    return get_gazetteer().kinds.get((name,)) == "place"


def _is_titled(run: NameRun) -> bool:
    return run.words[run.led - 1].lower() in get_words("titles", "ranks")


def _speaking_surnames(doc: Doc, runs: Sequence[NameRun]) -> set[str]:
    """Last words of longer names that speak alone: people are called so, bodies by their first word."""
    alone = _speaking_alone(doc, runs)
    # "Camp Orsa" of "the Camp Orsa event" is nobody called Orsa.
    longer = [run.core for run in runs if 1 < len(run.core) < _MOST_WORDS and not _modifies(doc[run.end - 1])]
    longer += [tuple(full.split()) for run in runs for full in _within(run.core)]
    return {core[-1] for core in longer if core[-1] in alone and core[0].lower() not in _DIRECTIONS}


def _speaking_alone(doc: Doc, runs: Sequence[NameRun]) -> set[str]:
    """Names of one word that say something, except those of countries."""
    alone = {run.core[0] for run in runs if len(run.core) == 1 and _speaks(doc[run.end - 1])}
    return {name for name in alone if not _is_country(name)}


def _modifies(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.pos_ == "NOUN" and token.head.i > token.i


def _speaks(token: Token) -> bool:
    if token.ent_type_ == "GPE":
        return False
    cue = get_cues().get(("verb", token.head.lemma_.lower()))
    return token.dep_ == "nsubj" and cue is not None and cue.category == "speech"


def _has_age(doc: Doc, at: int) -> bool:
    """Behind a name: ", 31," or " (31)" or ", a 31-year-old"."""
    if at + 1 >= len(doc) or doc[at].text not in {",", "("}:
        return False
    first = at + 2 if doc[at + 1].lower_ in {"a", "an", "the"} else at + 1
    years = doc[first].text if first + 1 < len(doc) else ""
    if not (years.isdigit() and int(years) <= _OLDEST):
        return False
    closed = doc[first + 1].text in {",", ")", "."} and first == at + 1
    return closed or doc[first + 1 : first + 4].text.lower().startswith("-year-old"[: len("-year")])


def _has_office_before(doc: Doc, run: NameRun) -> bool:
    """“The striker Marta Lind”: a noun for one human being right before two names."""
    before = doc[run.start - 1] if run.start else None
    return (
        before is not None
        and len(run.core) > 1
        and before.pos_ == "NOUN"
        and before.tag_ == "NN"
        and before.lemma_.lower() in get_words("persons")
    )
