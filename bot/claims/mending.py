"""Slips of the parser that take a clause's subject from it, put right before anything reads the parse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from bot.claims.behind_comma import mend_cut, mend_inverted, mend_speaker
from bot.claims.brands import mend_branded
from bot.claims.clauses import (
    mend_about,
    mend_hearer,
    mend_holder,
    mend_interviewed,
    mend_listed,
    mend_second,
    mend_verbless,
    mend_warning,
    mend_written,
)
from bot.claims.hanging import FINITE, NAMES, NOUNS, hang, has_subject, put_over, root_of
from bot.claims.misread import (
    as_tag,
    as_verb,
    ends_sentence,
    ends_with,
    mend_adverb,
    mend_aged,
    mend_contesting,
    mend_described,
    mend_joined,
    mend_last_tag,
    mend_name,
    mend_parted,
    mend_plural,
    mend_possessive,
    mend_reduced,
    mend_shared,
    mend_shown,
    mend_stating,
    mend_trailing,
    what_before,
)
from bot.claims.saying_days import mend_day, mend_day_of_saying
from bot.claims.subjects import mend_subject
from bot.claims.titles import mend_as_told, mend_between, mend_office, mend_offices, mend_torn
from bot.claims.vocabulary import get_table

_TAGS = get_table("tags")
_TELLING, _CLOSING, _CONTESTING, _HEARD, _BRANDING = (
    _TAGS[key] for key in ("telling", "closing", "contesting", "heard", "branding")
)
_SHOWING = _TAGS["showing"] | _CLOSING
_SPOKEN = _TELLING | _HEARD | _BRANDING
_OBJECTS = frozenset({"dobj"})


@Language.component("mended")
def mend(doc: Doc) -> Doc:
    """Subjects back under their verbs, asides back to who makes them, verbs that were taken for nouns."""
    for token in doc:
        lower, relation = token.lower_, token.dep_
        mended = _BY_WORD.get(lower) or _BY_RELATION.get(relation)
        if mended is not None:
            mended(token)
            relation = token.dep_
        tag = token.tag_
        if tag == "POS" and relation != "case":
            mend_possessive(token)
        elif tag == "VBZ" and relation == "aux":
            mend_plural(token)
        elif tag == "VB":
            mend_office(token)
        if lower in _SPOKEN:
            _mend_verb(token, lower)
        if token.tag_ in NOUNS:
            _mend_noun(token)
            mend_name(token)
    return doc


def _mend_verb(token: Token, lower: str) -> None:
    """What is put right at a verb by its own form, wherever it hangs."""
    mend_interviewed(token)
    if lower in _HEARD:
        mend_parted(token)
    if lower in _TELLING or lower in _HEARD:
        mend_offices(token)
        mend_between(token)
        mend_cut(token)
        mend_inverted(token)
        mend_speaker(token)
    if lower in _BRANDING:
        mend_branded(token)


def _mend_inside(token: Token) -> None:
    mend_torn(token)
    mend_hearer(token)
    mend_day(token)
    if token.tag_ == "RBR" and token.head.tag_ in NAMES and token.is_sent_start:
        hang(token, token.head.head, "advmod")  # "Earlier Lee said …"


def _mend_beside(token: Token) -> None:
    mend_described(token)
    mend_day_of_saying(token)


def _mend_object(token: Token) -> None:
    mend_joined(token)
    mend_trailing(token)
    mend_listed(token)
    verb = _robbed(token)
    if verb is not None:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        hang(token, verb, "nsubjpass" if passive else "nsubj")


def _mend_told(token: Token) -> None:
    mend_shared(token)
    mend_second(token)
    mend_holder(token)
    mend_verbless(token)
    mend_written(token)


def _mend_fronted(token: Token) -> None:
    """“Under cross-examination Keller conceded that …”: a name that the phrase before it swallowed."""
    if token.lower_ in _SHOWING and ends_with(token):
        mend_shown(token)
    mend_as_told(token)
    phrase = token.head
    verb = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    own = [t for t in token.lefts if t.tag_ not in NAMES]
    fronted = phrase.head == verb and phrase.i < token.i and verb.tag_ in FINITE and token.tag_ in NAMES
    if not fronted or not own or own[-1].tag_ in {"DT", "PRP$", "POS", "CD"} or has_subject(verb):
        return
    if not any(t.tag_ in {"NN", "JJ"} for t in own) or own[0].i != phrase.i + 1:
        return
    hang(own[-1], phrase, "pobj")
    for other in own[:-1]:
        other.head = own[-1]
    hang(token, verb, "nsubj")


def _mend_aside(token: Token) -> None:
    """“The army said, referring to the ice, that it was shut”: the clause behind an aside is who tells's."""
    mend_described(token)
    tags = [t for t in token.head.rights if t.dep_ == "parataxis" and t.i < token.i and t.lower_ in _TELLING]
    if token.tag_ == "VBG" and tags and token.left_edge.nbor(-1).text == ",":
        hang(token, tags[-1], "advcl")  # "“…,” he said, also telling the paper …"
    clause = next((t for t in token.rights if t.dep_ == "ccomp" and t.left_edge.lower_ == "that"), None)
    if token.tag_ != "VBG" or clause is None or token.head.lower_ not in _TELLING:
        return
    if clause.left_edge.nbor(-1).text == "," and token.nbor(-1).text == ",":
        hang(clause, token.head, "ccomp")


def _mend_citing(token: Token) -> None:
    if _is_turned(token.head):
        put_over(token.head, token.head.head)
    elif (verb := _teller(token)) is not None:
        token.head.dep_ = "ccomp" if token.head.head == verb else token.head.dep_
        hang(token, verb, "advcl")


def _mend_tag(token: Token) -> None:
    """“Forty boats were brought in, the paper reported.”: a tag that the parser joined to what is told."""
    mend_written(token)
    own = next((t for t in token.lefts if t.dep_ == "nsubj"), None)
    ends = token.i + 1 >= len(token.doc) or token.nbor().text == "."
    if own is None or not ends or not own.left_edge.i or own.left_edge.nbor(-1).text != ",":
        return
    if token.dep_ == "ccomp":
        mend_last_tag(token)
    if token.dep_ != "conj":
        return
    joined = any(t.dep_ == "cc" and t.i > token.head.i for t in token.head.rights)
    if joined:
        return
    put_over(token, root_of(token))


def _mend_relative(token: Token) -> None:
    """“He told the station, which the paper cites, that …”: a "that" with a subject of its own tells."""
    mend_written(token)
    if token.head.lower_ == "according":  # "according to divers, who say it was late"
        source = next((t for to in token.head.rights for t in to.rights if t.dep_ == "pobj"), None)
        if source is not None and source.i < token.i:
            hang(token, source, "relcl")
    thats = [t for t in token.lefts if t.lower_ == "that"]
    idle = any(t.dep_ == "advmod" for t in thats)  # "said at the start of the year that it was hit"
    marks = [t for t in thats if t.dep_ in {"mark", "advmod"}]
    if not marks or not has_subject(token):
        return
    heard = _HEARD | _TELLING if idle else _HEARD
    tellers = [t for t in (*token.head.rights, *token.ancestors) if t.lower_ in heard and t.i < marks[0].i]
    free = [t for t in tellers if not any(c.dep_ == "ccomp" for c in t.children) and t != token]
    if free:
        hang(token, max(free, key=lambda t: t.i), "ccomp")


def _mend_noun(token: Token) -> None:
    mend_aged(token)
    what = what_before(token) if token.tag_ == "NNS" else None
    if what is not None:
        as_verb(token, what)
    elif token.lower_ in _SHOWING and ends_sentence(token):
        as_tag(token)
    elif token.lower_ in _SHOWING:
        mend_stating(token)
    if token.lower_ in _SHOWING and any(t.dep_ == "nsubj" and t.i == token.i - 1 for t in token.lefts):
        token.tag_ = "VBZ" if token.tag_ == "NNS" else token.tag_
    if token.lower_ in _CONTESTING:
        mend_contesting(token)


def _teller(citing: Token) -> Token | None:
    """“The paper reported, citing officials, that Velmia had sent 200”: the verb of who cites.

    The parser hangs the aside on the verb of what is told, and makes Velmia cite.
    """
    told = citing.head
    aside = citing.i > 0 and citing.nbor(-1).text == "," and citing.dep_ == "advcl"
    if not aside or told.lower_ in _TELLING:
        return None
    above = [*told.ancestors, *(t for t in told.rights if t.dep_ == "parataxis")]  # "…, it reports, quoting"
    verbs = (verb for verb in above if verb.lower_ in _TELLING and verb.i < citing.i)
    return next((verb for verb in verbs if verb.tag_ in FINITE), None)


def _is_turned(telling: Token) -> bool:
    """“The paper reported, citing officials, that Velmia had sent 200”: "sent" is taken for the root."""
    told = telling.head
    turned = telling.lower_ in _TELLING and telling.dep_ == "ccomp" and told.dep_ == "ROOT"
    return turned and any(t.lower_ == "that" and t.dep_ == "mark" and t.i > telling.i for t in told.lefts)


def _robbed(noun: Token) -> Token | None:
    """“After the dam burst at Orsa, the army said …”: the verb whose subject was set beside "Orsa".

    Or given to the verb before: “She warned the walkouts could end care”.
    """
    last = noun.right_edge.i
    if noun.head.i > noun.i or last + 1 >= len(noun.doc):
        return None
    first = noun.doc[last + 1]
    aside = any(t.dep_ == "appos" for t in noun.rights) or any(t.text == "," for t in noun.subtree)
    if first.text == "," and aside and last + 2 < len(noun.doc):
        first = noun.doc[last + 2]  # "in Orsa, the harbour office, the HO, said"
    verb = first.head if first.dep_ in {"aux", "auxpass"} else first
    if has_subject(verb) or first.tag_ not in FINITE | {"MD"} or verb.dep_ not in {"ROOT", "ccomp"}:
        return None
    if noun.dep_ in _OBJECTS:
        return verb if verb.dep_ == "ccomp" and verb.head == noun.head else None
    comma = noun.left_edge.i and noun.doc[noun.left_edge.i - 1].text == ","
    return verb if comma and verb in noun.head.ancestors else None


_BY_WORD: Final[dict[str, Callable[[Token], None]]] = {
    **dict.fromkeys(("citing", "quoting"), _mend_citing),
    "about": mend_about,
    **dict.fromkeys(_TELLING | _CLOSING, _mend_tag),
}
_BY_RELATION: Final[dict[str, Callable[[Token], None]]] = {
    **dict.fromkeys(("compound", "nmod", "poss", "amod"), _mend_inside),
    **dict.fromkeys(("appos", "conj", "dobj"), _mend_object),
    "dep": mend_described,
    "npadvmod": _mend_beside,
    "advcl": _mend_aside,
    "csubj": mend_warning,
    "nsubj": mend_subject,
    "pobj": _mend_fronted,
    "relcl": _mend_relative,
    "ccomp": _mend_told,
    "ROOT": mend_reduced,
    "advmod": mend_adverb,
}
