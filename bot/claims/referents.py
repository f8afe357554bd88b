"""Whom a noun means that refers back: “the officer”, “the group”, “the statement”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from bot.claims.authors import author_of, same_kind, shows
from bot.claims.descriptions import (
    Known,
    age_in,
    age_of,
    fits_description,
    is_age,
    is_called,
    is_human,
    is_national,
    is_parent,
    is_variation,
    known_by,
    may_be_variation,
    names_kind,
)
from bot.claims.discourse import NEAR_WORDS, Discourse
from bot.claims.introduced import firm_told_of, is_definite, same_word
from bot.claims.lexicon import get_words
from bot.claims.media import is_masthead, is_medium
from bot.claims.mentioned import fuller_before, longer_form, newspaper_before
from bot.claims.naming import Name, describe
from bot.claims.owners import owner_of
from bot.claims.personal_names import means_person
from bot.claims.sexes import sex_of_word
from bot.claims.spans import child, children, sentence_of
from bot.claims.stage import heads_sentence, introductions
from bot.claims.vocabulary import get_index, get_table

# How far back somebody is meant by a description that is new: the sentences before.
_VARIED_SENTENCES = 3


def known(d: Discourse, token: Token) -> Name | None:
    """Who heads a sentence: by name, or by a noun that may stand for somebody named before."""
    if token.lower_ in {"one", "another"}:
        return _one_of_them(d, token) or d.named(token)
    if (firm := firm_told_of(token)) is not None:
        return d.named(firm)
    if refers_back(token):
        return by_noun(d, token)
    return _introduced(d, token) or longer_form(d, token, d.named(token))


def _one_of_them(d: Discourse, one: Token) -> Name | None:
    """“The nurses left. One said …”: of those who spoke in the sentence before."""
    said = d.said_before(one, NEAR_WORDS)[-1:]
    lone = one.dep_ == "nsubj" and child(one, "prep", "det", "amod", "nummod", "appos") is None
    if not lone or not said or not said[0][1].plural or said[0][1].document:
        return None
    at, name = said[0]
    if d.stage.sentences_back(one, one.doc[at]) != 1:
        return None
    first, _, rest = name.text.partition(" ")
    counted = first.lower() in get_index("numbers") or same_word(one.doc[at].text) == first.lower()
    whole = f"{first.lower()} {rest}".strip() if counted else name.text
    return Name(f"{one.lower_} of the {whole}", None, person=True, plural=False, noun="one")


def _introduced(d: Discourse, head: Token) -> Name | None:
    """“The Orsa senator”: whoever the text introduces so; of several the last, a moment ago."""
    if not is_definite(head) or head.tag_ not in {"NN", "NNP", "JJ"}:
        return None
    if not (means_person(head.lemma_) or same_word(head.lemma_) in get_table("parties")):
        return None
    names = d.introduced.fitting(head)
    if len(names) == 1:
        return d.called(names[0])
    acted = _actors(d, head)
    if names:
        acted = [name for name in acted if name in names]
    elif len(set(acted)) > 1 or not _is_new_word(d, head, acted):
        return None
    return d.called(acted[-1]) if acted else None


def _is_new_word(d: Discourse, head: Token, acted: Sequence[str]) -> bool:
    """“The Orsa businessman” of somebody named just before, of whom no other office is known."""
    noun = same_word(head.lemma_)
    if noun not in get_words("standing") or not children(head, "compound", "amod", "nmod"):
        return False
    if noun in get_table("parties"):  # a senator may well be a Democrat
        return not any(d.introduced.is_other(head, name) for name in acted)
    return not any(_holds_other(d.called(name), head) or d.introduced.is_other(head, name) for name in acted)


def _holds_other(name: Name, head: Token) -> bool:
    """Whether somebody's office is not what a description says."""
    words = {same_word(word) for word in (name.role or "").split()}
    noun = same_word(head.lemma_)
    return bool(words) and words.isdisjoint({noun} | get_table("kinds").get(noun, frozenset()))


def _actors(d: Discourse, head: Token) -> list[str]:
    """The full names of those who spoke or headed a sentence a moment ago and can be meant, in order."""
    said = [(i, n.text) for i, n in d.said_before(head, NEAR_WORDS) if n.person and not d.is_aside(i)]
    heads = [t for t in d.stage.people_before(head) if t.pos_ == "PROPN" and heads_sentence(t)]
    acted = sorted([*said, *((t.i, d.named(t).text) for t in heads)])
    sex = sex_of_word(head.lemma_)
    names = [n for i, n in acted if d.stage.sentences_back(head, head.doc[i]) <= _VARIED_SENTENCES]
    fitting = [n for n in names if " " in n and (not sex or d.cast.sex_of(n) in {sex, ""})]
    return [n for n in fitting if not any(means_person(word) for word in n.split())]


def by_noun(d: Discourse, head: Token) -> Name | None:
    """Whom a description means; its own words where that is in doubt."""
    noun, plain = head.lemma_.lower(), describe(head)
    if noun in get_words("documents") and not (noun == "document" and head.tag_ == "NNS"):
        newspaper = (_described(d, head) if noun in get_table("kinds") else None) or newspaper_before(d, head)
        return newspaper or (None if shows(head) else _by_document(d, head)) or plain
    if plain.plural:
        return next((n for n in d.known_before(head) if n.plural and noun == n.noun), plain)
    if is_human(head):
        return _described(d, head) or _varied(d, head) or plain
    spoken = _group_beside(d, head) or _described(d, head) or newspaper_before(d, head) or _any_body(d, head)
    return spoken or fuller_before(head) or plain


def _by_document(d: Discourse, head: Token) -> Name | None:
    """“The report”: who spoke in one before, or wrote one that was spoken of; else the last body, near by."""
    noun = head.lemma_.lower()
    said = d.said_before(head, len(head.doc))
    spoken = [(i, n) for i, n in said if n.document and same_kind(noun, n.document)]
    author = _author_before(d, head, spoken[-1][0] if spoken else -1)
    if author is not None:
        return replace(author, document=noun)
    meant = [n for _, n in spoken]
    if not meant and noun in get_words("given_out"):
        near = [n for i, n in said if head.i - i <= NEAR_WORDS and not (n.person or n.plural)]
        meant = [n for n in near if not n.document]
    return replace(meant[-1], document=noun) if meant else None


def _author_before(d: Discourse, head: Token, spoken: int) -> Name | None:
    """“Lee issued a report. The report said …”: whose the last such document was, if it came later."""
    for i in range(head.i - 1, max(head.i - NEAR_WORDS, -1), -1):
        other = head.doc[i]
        if other.lemma_ == head.lemma_ and other.pos_ == "NOUN" and sentence_of(other).start > spoken:
            author = author_of(other)
            if author is not None and author.pos_ in {"NOUN", "PROPN"}:
                return known(d, author)
    return None


def _described(d: Discourse, head: Token) -> Name | None:
    """The last one known by the description: by an office, an apposition, or a kind of it."""
    kind: Name | None = None
    for name, by in _known_backwards(d, head, human=is_human(head)):
        if (_is_bare(name) or _is_crowd(name)) and name.noun != head.lemma_.lower():
            continue  # "the company" is rather one with a name than "the operator", and no group of divers
        if fits_description(head, by) or names_kind(head, by):
            if is_called(head, by):
                return kind if kind is not None and name.text.endswith(name.noun) else name
            kind = kind or name
    return kind


def _is_bare(name: Name) -> bool:
    """A noun that stands for a body without naming it: "operator", "the union"."""
    return not name.person and name.text.lower() == name.noun


def _is_crowd(name: Name) -> bool:
    """“A group of divers”."""
    return name.noun == "group" and name.text[:1].islower()


def _known_backwards(d: Discourse, head: Token, *, human: bool) -> Iterator[tuple[Name, Known]]:
    """Who spoke or was named before a token, the last first; as they are asked for, for most are not."""
    said = d.said_before(head, len(head.doc))
    said = [(i, name) for i, name in said if name.person == human]
    said = [(i, name) for i, name in said if not (name.plural and head.tag_ in {"NN", "NNP"})]
    named = d.stage.named_before(head)
    while said or named:
        if said and (not named or said[-1][0] >= named[-1].i):
            name = said.pop()[1]
            yield name, known_by(name)
            continue
        token = named.pop()
        if d.stage.is_person(token) == human:
            name = replace(d.named(token), person=human)
            yield name, known_by(name).with_nouns(introductions(token))


def _varied(d: Discourse, head: Token) -> Name | None:
    """“The former milkman”: whoever was named last, where the description can be nobody else's.

    Whom a sentence names does not say it in a tag behind: “Ann Lee won, the clerk said”.
    """
    strong = is_variation(head)
    if not strong and not may_be_variation(head):
        return None
    reach = range(_VARIED_SENTENCES + 1) if strong else range(1, 2)
    people = [t for t in d.stage.people_before(head) if d.stage.sentences_back(head, t) in reach]
    ages = {age_in(t) for t in (head, *children(head, "amod"))} - {""}
    people = [t for t in people if t.pos_ == "PROPN" and (not ages or age_of(t) in ages | {""})]
    names = [(t.i, d.named(t)) for t in people]
    names += [(i, n) for i, n in d.said_before(head, NEAR_WORDS) if n.person and not ages]
    last = _last_of_sex(d, names, sex_of_word(head.lemma_))
    return last if last is not None and (strong or not last.role) and _is_full(last) else None


def _last_of_sex(d: Discourse, names: Sequence[tuple[int, Name]], sex: str) -> Name | None:
    """The last that is surely of a sex; else the last that may be."""
    fitting = [(i, n) for i, n in names if not sex or d.cast.sex_of(n.text) in {sex, ""}]
    sure = [(i, n) for i, n in fitting if sex and d.cast.sex_of(n.text) == sex]
    return max(sure or fitting, key=lambda pair: pair[0])[1] if fitting else None


def _any_body(d: Discourse, head: Token) -> Name | None:
    """“The group”: the last body that spoke, whatever it is called; a ministry is no union."""
    noun = head.lemma_.lower()
    if noun not in get_words("groups"):
        return None
    said = [(i, n) for i, n in d.said_before(head, len(head.doc)) if not n.document]
    heads = [t for t in d.stage.bodies_before(head) if t.ent_type_ == "ORG" and t.is_alpha]
    heads = [t for t in heads if not is_masthead(t)]  # "the firm" is not the paper that wrote of it
    said += [(t.i, d.named(t)) for t in heads if head.i - t.i <= NEAR_WORDS]
    bodies = [(i, n) for i, n in said if not (n.person or n.place or n.plural or is_medium(n.text))]
    if noun in get_words("firms"):  # "the company" is no "group of drivers"
        bodies = [(i, n) for i, n in bodies if n.text[:1].isupper() or n.noun == noun]
    if noun not in get_words("wide_groups"):
        bodies = [(i, n) for i, n in bodies if n.noun not in n.text.split() and not _is_seat(n)]
        bodies = [(i, n) for i, n in bodies if _last_word(n) not in get_words("no_firms")]
    last = max(bodies, key=lambda pair: pair[0]) if bodies else None
    if last is None or (noun in get_words("own_kinds") and not _is_close(d, head, last)):
        return None
    return last[1]


def _last_word(name: Name) -> str:
    """The last word of a name, without what is short for it: "general" of "State Attorney General (SAG)"."""
    return name.text.partition(" (")[0].split()[-1].lower()


def _group_beside(d: Discourse, head: Token) -> Name | None:
    """“Ten of Orsa Action were held. The group …”: the only body named just before."""
    if head.lemma_.lower() != "group":
        return None
    said = [i for i, name in d.said_before(head, NEAR_WORDS) if not name.person]
    heads = [t.i for t in d.stage.bodies_before(head)]
    return body_beside(d, head, max([*said, *heads], default=-1))


def body_beside(d: Discourse, head: Token, last: int) -> Name | None:
    """The only body that the sentence before names, where none that a word may mean heads it."""
    if last >= 0 and d.stage.sentences_back(head, head.doc[last]) <= 1:
        return None
    near = [t for t in d.stage.named_before(head) if t.ent_type_ == "ORG"]
    names = {d.named(t) for t in near if d.stage.sentences_back(head, t) == 1}
    return next(iter(names)) if len(names) == 1 else None


def _is_close(d: Discourse, head: Token, last: tuple[int, Name]) -> bool:
    """Whether "the union" may be the last body: it is known for nothing else, and of the sentence before."""
    return not last[1].role and d.stage.sentences_back(head, head.doc[last[0]]) <= 1


def refers_back(head: Token) -> bool:
    """A pronoun, or a definite noun with nothing that names: "the group", "the statement"."""
    if head.pos_ == "PRON" or is_age(head) or is_national(head):
        return True
    if head.pos_ != "NOUN" and not (head.pos_ == "PROPN" and head.text.islower()):
        return False
    determiner = child(head, "det")
    bare = {"det", "punct", "relcl", "acl", "prep", "advmod", "conj", "cc", "advcl"}
    if means_person(head.lemma_) and head.tag_ == "NN":  # "the bus driver"
        bare |= {"compound", "appos"} if not _is_named(head) else set()
    named = [t for t in head.children if t.dep_ not in bare and not t.is_space]
    definite = determiner is not None and determiner.lower_ in {"the", "this", "that", "these", "those"}
    owner = None if is_parent(head) else owner_of(head)
    # "The former mayor of Orsa" is somebody already named.
    owned = owner is not None and not (owner.ent_type_ == "GPE" and is_variation(head))
    telling = [t for t in named if t.dep_ != "amod" or t.ent_type_ not in {"", "DATE"}]
    return definite and not telling and not owned


def _is_named(head: Token) -> bool:
    """A name before or beside the noun: "the mayor, Ann Lee", "the Orsa mayor"."""
    return any(t.pos_ == "PROPN" for t in head.children if t.dep_ in {"compound", "appos", "nmod"})


def _is_seat(name: Name) -> bool:
    """A government's office, which is no company and no union."""
    return name.text.lower() in get_words("seats")


def _is_full(name: Name) -> bool:
    """A name, not a description in its place."""
    return name.text[:1].isupper() and len(name.text.split()) > 1
