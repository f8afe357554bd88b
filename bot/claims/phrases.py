"""The words of a noun phrase that name what it names: without where it is and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from bot.claims.lexicon import get_words
from bot.claims.spans import child, children, noun_phrase, runs, subtree, text_of

_NAMING_PROPER = frozenset({"of", "for"})
# With a capital, part of a name: "Doctors Without Borders".
_TITULAR = frozenset({"without", "beyond", "against"})
_NO_PLACES = frozenset({"part", "condition"})  # "on condition of anonymity"
_NAMING = frozenset({"of", "for", "in", "on", "at", "from", "to", "against", "with"})


def own_words(head: Token) -> set[int]:
    """The noun phrase without where it is ("the Pentagon in Washington") and what came of it."""
    words = noun_phrase(head)
    for preposition in children(head, "prep"):
        if (preposition.lower_ in _TITULAR and preposition.text.istitle()) or _is_remit(head, preposition):
            continue
        naming = _NAMING_PROPER if head.pos_ == "PROPN" else _NAMING
        if is_posting(preposition) or _is_dated(preposition) or preposition.lower_ not in naming:
            words -= subtree(preposition)
    for posted in [head.doc[i] for i in words if head.doc[i].dep_ == "prep" and is_posting(head.doc[i])]:
        words -= subtree(posted)
    for told in [head.doc[i] for i in words if head.doc[i].dep_ == "relcl"]:
        words -= subtree(told)
    below = [
        head.doc[i] for i in words if i != head.i and head.doc[i].dep_ == "appos" and head.doc[i].head != head
    ]
    for name in below:  # "the mayor of Velm, Ann Lee": a name that the parser hung on the place
        mark = name.left_edge.i - 1
        if head.doc[mark].text == ",":
            words = {i for i in words if not mark <= i <= name.right_edge.i}
    loose = [t for t in children(head, "advmod", "npadvmod", "case") if t.i > head.i]
    words -= {i for t in loose for i in subtree(t)}
    kept = {i for i in words if i <= head.i or not _is_loose(head.doc[i])}
    return {i for i in kept if i <= head.i} if _is_label(head) else kept


def _is_dated(preposition: Token) -> bool:
    """“A report by Velcom in October”: when it came out."""
    day = child(preposition, "pobj")
    return preposition.lower_ in {"in", "on"} and day is not None and day.ent_type_ == "DATE"


def _is_loose(word: Token) -> bool:
    """An adverb behind a name, and not the first half of "the strike-hit airline"."""
    behind = word.doc[word.i + 1 : word.i + 2].text
    return word.dep_ in {"advmod", "npadvmod"} and behind != "-"


def _is_label(head: Token) -> bool:
    """“LEE: If I may, sir”: what follows is what the name says."""
    return head.i + 1 < len(head.doc) and head.nbor().text == ":"


def others_of(head: Token) -> list[Token]:
    """Those coordinated with a noun: "Lee and the mayor"."""
    return [] if _is_label(head) else [t for t in children(head, "conj") if t.pos_ != "VERB"]


def is_firm(head: Token) -> bool:
    """“Hart & Moss”: two names that are one."""
    others = [t for t in others_of(head) if t.pos_ == "PROPN"]
    return head.pos_ == "PROPN" and len(others) == 1 and others[0].left_edge.nbor(-1).text == "&"


def _is_remit(head: Token, preposition: Token) -> bool:
    """“The Commission on Ferry Safety”: what a body is for, named with it."""
    field = child(preposition, "pobj")
    named = field is not None and field.pos_ == "PROPN" and field.ent_type_ not in {"DATE", "TIME", "GPE"}
    on = preposition.lower_ == "on" and preposition.i == head.i + 1
    return on and named and head.pos_ == "PROPN" and head.lower_ in get_words("assemblies", "institutions")


def acronym_behind(head: Token) -> set[int]:
    """An acronym in brackets belongs to the name: "military intelligence (HUR)"."""
    for appositive in children(head, "appos"):
        before = head.doc[appositive.i - 1] if appositive.i else None
        if before is not None and before.text == "(" and appositive.text.isupper():
            return set(range(before.i, min(appositive.i + 2, len(head.doc))))
    return set()


def words_text(doc: Doc, words: Iterable[int]) -> str:
    spans = runs(doc, _with_hyphens(doc, set(words)))
    text = " ".join(" ".join(text_of(doc)[start:end].split()) for start, end in spans).strip(" ,;:")
    text = text.replace('"', "").strip() if text.count('"') % 2 else text
    return text + ")" if text.count("(") > text.count(")") else text


def _with_hyphens(doc: Doc, words: set[int]) -> set[int]:
    """The marks that hold a name together: "Hadley-Cole", "state-run", "Hart & Moss"."""
    marks = {
        i for i in range(min(words, default=0), max(words, default=0)) if doc[i].text in {"-", "–", "&", "/"}
    }
    return words | {i for i in marks if i - 1 in words and i + 1 in words}


def is_posting(below: Token) -> bool:
    """“Governor Ivan Petrenko on Telegram”, “the ministry, for its part,”: no part of a name or an office."""
    place = child(below, "pobj") if below.dep_ == "prep" else None
    return place is not None and (place.lower_ in get_words("platforms") or place.lower_ in _NO_PLACES)
