"""The name, the role and the kind of what one noun phrase names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from bot.claims.lexicon import get_words
from bot.claims.media import is_medium
from bot.claims.offices import is_aside, is_of_body, tells_office
from bot.claims.owners import owner_of
from bot.claims.personal_names import (
    ARTICLE,
    NAME_WORDS,
    bare_name,
    entity_around,
    is_person,
    leading_words,
    looks_personal,
    means_person,
    person_below,
    person_name,
)
from bot.claims.phrases import acronym_behind, is_firm, is_posting, others_of, own_words, words_text
from bot.claims.spans import LOOSE, SUBJECTS, child, children, noun_phrase, subtree

_PLURAL = frozenset({"some", "many", "several", "most", "few", "others", "both"})
# What the parser may leave behind a name: a possessive, a preposition without its object.
_BEHIND = re.compile(r"(?:[’']s|,?\s(?:at|of|in|for|by|on|and|or))$")
# Party and state behind a lawmaker's name: "Lee (R-Tex.)".
_MEMBERSHIP = re.compile(r"\s\([DRI](?:-[^)]*)?\)")
_DASHES = frozenset({"-", "–", "—", "--", ":"})
# What counts those who speak: "a number of divers", "both mayors".
_COUNTED = re.compile(
    r"^(?:both |(?:(?:growing|large|small|great|good) )?(?:number|handful|couple|lot) of )", re.IGNORECASE
)
# Letters behind a person's name.
POSTNOMINAL = frozenset({"kc", "qc", "mp", "jr", "sr", "obe", "mbe", "cbe", "phd", "md", "ii", "iii"})
_SHORTEST = 2
_TOLD = "descriptions"
_CALLING = frozenset({"call", "name", "dub", "style"})


@dataclass(frozen=True, slots=True)
class Name:
    """A claimant as the article names it. `person` is whether it is a single human being."""

    text: str
    role: str | None
    person: bool
    plural: bool
    document: str = ""
    """The noun of what it says something in: "statement", "report"; empty for who speaks by mouth."""
    place: bool = False
    noun: str = ""
    """The head noun in lower case: "ministry" of "South Korea's Defense Ministry"."""


def describe(head: Token) -> Name:
    """The name in a noun phrase, without regard to what came before it; each phrase is read once."""
    told: dict[int, Name] = head.doc.user_data.setdefault(_TOLD, {})
    if head.i not in told:
        told[head.i] = _without_letters(_describe(_first_of_firm(head)))
    return told[head.i]


def _first_of_firm(head: Token) -> Token:
    """“Moss” of “Hart & Moss” names the firm."""
    return head.head if head.dep_ == "conj" and is_firm(head.head) else head


def _without_letters(name: Name) -> Name:
    """“Ann Lee KC” is a person, Ann Lee."""
    words = name.text.split()
    if len(words) <= _SHORTEST or words[-1].lower().strip(".") not in POSTNOMINAL or not words[0].istitle():
        return name
    return replace(name, text=" ".join(words[:-1]), person=not name.plural)


def _describe(head: Token) -> Name:
    plain = others_of(head) or _is_possessive_firm(head)
    named = _closing_name(head) if plain else (_person(head) or _titled(head) or _named(head))
    if named is not None:
        return named
    if head.lemma_.lower() in get_words("documents") and head.ent_type_ not in {"ORG", "PERSON", "GPE"}:
        owner = owner_of(head)
        if owner is not None:
            return replace(describe(owner), document=head.lemma_.lower())
        return _without_document(_plain(head, document=head.lemma_.lower()))
    return _plain(head)


def _is_possessive_firm(head: Token) -> bool:
    """“McDonald's said”: a possessive that acts is the name of a firm."""
    owns = any(t.i == head.i + 1 for t in children(head, "case"))
    return head.pos_ == "PROPN" and head.dep_ in SUBJECTS and owns


def _person(head: Token) -> Name | None:
    person = person_below(head)
    if person is not None and head.tag_ == "NNS" and (both := _both_of(head, person)) is not None:
        return both
    if person is not None:
        return Name(person_name(person), _role(head, person), person=True, plural=False)
    by_order = _apposed_by_order(head)
    if by_order is None:
        return _closing_name(head)
    role = ARTICLE.sub("", words_text(head.doc, _office_words(head)))
    return Name(bare_name(by_order), role, person=True, plural=False)


def _both_of(head: Token, first: Token) -> Name | None:
    """“Lee's parents Tom and Ann”: two people behind one noun."""
    others = [t for t in children(first, "conj") if t.pos_ == "PROPN" and t.ent_type_ == "PERSON"]
    if len(others) != 1 or first == head:
        return None
    role = ARTICLE.sub("", words_text(head.doc, subtree(head, without=[first])))
    return Name(f"{person_name(first)} and {person_name(others[0])}", role, person=False, plural=True)


def _office_words(head: Token) -> set[int]:
    """The noun phrase, with the posting right behind it: “ambassador to Velmia, Ann Lee, …”."""
    words = own_words(head)
    posted = child(head, "prep")
    if posted is not None and posted.i == max((i for i in words if not head.doc[i].is_punct), default=0) + 1:
        words |= {posted.i} | {i for t in children(posted, "pobj") for i in noun_phrase(t)}
    return words


def _named(head: Token) -> Name | None:
    body = _named_body(head)
    if body is None:
        return None
    if is_person(body) and head.dep_ == "pobj":  # "With days to the vote, Ann Lee said": the parser's slip
        return Name(person_name(body), _role(body, body), person=True, plural=False)
    return replace(_plain(body), role=_role(head, body), noun=head.lemma_.lower())


def _without_document(name: Name) -> Name:
    """“A state media report” is state media's."""
    before, _, last = name.text.rpartition(" ")
    plural_medium = before.endswith((" media", " press")) or before in {"media", "press"}
    return replace(name, text=before) if plural_medium and last.lower() == name.noun else name


def _titled(head: Token) -> Name | None:
    """“Spokeswoman Ann Lee”, where only the office before the name tells that it is a person's."""
    if head.pos_ != "PROPN":
        return None
    words = ARTICLE.sub("", words_text(head.doc, own_words(head))).split()
    offices = [i for i, word in enumerate(words) if means_person(word)]
    if not offices or words[-1].lower() in get_words("institutions"):
        return None
    name, role = words[offices[-1] + 1 :], words[: offices[-1] + 1]
    personal = looks_personal(" ".join(name)) or (len(name) == 1 and head.ent_type_ == "PERSON")
    return Name(" ".join(name), " ".join(role), person=True, plural=False) if personal else None


def _closing_name(head: Token) -> Name | None:
    """“Head of the Velm Port Administration Ann Lee”: the holder's name behind the place of the office."""
    posts = [head, *others_of(head)]  # "party politician and member of parliament Ann Lee"
    beside = [t for t in children(head, "appos") if t.i > posts[-1].i and t.ent_type_ == "PERSON"]
    both = len(posts) > 1 and all(t.pos_ == "NOUN" and means_person(t.lemma_) for t in posts)
    if both and beside and beside[0].left_edge.nbor(-1).text != ",":
        role = ARTICLE.sub("", words_text(head.doc, subtree(head) - subtree(beside[0])))
        return Name(person_name(beside[0]), role, person=True, plural=False)
    of = child(posts[-1], "prep")
    head = posts[-1] if of is not None else head
    if of is None or child(head, "appos") is not None:
        return None
    words = words_text(head.doc, subtree(posts[0])).split()
    start = len(words)
    while start > 0 and words[start - 1][:1].isupper():
        start -= 1
    run = words[start:]
    given = len(run) > _SHORTEST and run[-2].lower() in get_words("men_names", "women_names")
    last = head.right_edge
    parliament = words[start - 1] if len(run) == _SHORTEST and last.ent_type_ == "PERSON" else ""
    sits = parliament in get_words("assemblies", "institutions") and means_person(head.lemma_)
    given = sits or (given and head.lemma_.lower() in get_words("officials"))
    if not given or leading_words(run, alone=True) or not looks_personal(" ".join(run[-2:])):
        return None
    role = ARTICLE.sub("", " ".join(words[:-2]))
    return Name(" ".join(run[-2:]), role, person=True, plural=False)


def _apposed_by_order(head: Token) -> str | None:
    """“Granica's editor, Marta Lind, said”: a name between commas that the parser hung elsewhere."""
    if not means_person(head.lemma_):
        return None
    doc = head.doc
    at = max((i for i in _office_words(head) if not doc[i].is_punct), default=head.i) + 1
    if at >= len(doc) or doc[at].text != ",":
        return None
    end = at + 1
    while end < len(doc) and doc[end].text[:1].isupper() and end - at <= NAME_WORDS:
        end += 1
    name = " ".join(t.text for t in doc[at + 1 : end])
    closed = end < len(doc) and (doc[end].text in {",", ".", ":"} or doc[end].pos_ in {"VERB", "AUX"})
    return name if closed and looks_personal(name) else None


def _plain(head: Token, *, document: str = "") -> Name:
    words = own_words(head) | acronym_behind(head)
    for other in others_of(head):
        words |= set(range(head.i, max(subtree(other)) + 1))
    text = _BEHIND.sub("", ARTICLE.sub("", _MEMBERSHIP.sub("", words_text(head.doc, words))))
    text += head.nbor().text if _is_possessive_firm(head) else ""
    many_of = _COUNTED.match(text)
    text = text[many_of.end() :] if many_of is not None else text
    # "Palisade Labs" is one; "the Democrats" are many.
    many = head.tag_ == "NNS" or (head.tag_ == "NNPS" and child(head, "compound") is None)
    plural = (
        many or many_of is not None or head.lower_ in _PLURAL or (bool(others_of(head)) and not is_firm(head))
    )
    return Name(
        text,
        None,
        person=means_person(head.lemma_) and not plural,
        plural=plural,
        document=document,
        place=head.ent_type_ == "GPE",
        noun=head.lemma_.lower(),
    )


def _named_body(head: Token) -> Token | None:
    """The proper name behind a description: "the home's owner, Fylde Care", "the grid operator Retelux"."""
    if head.pos_ != "NOUN":
        return None
    for called in children(head, "acl"):  # "a gang calling itself Grey Heron", "a group called Grey Heron"
        name = child(called, "oprd")
        if called.lemma_.lower() in _CALLING and name is not None and name.pos_ == "PROPN":
            return name
    beside = head.nbor() if head.i + 1 < len(head.doc) else head
    if (
        is_medium(head.lower_)
        and beside.dep_ == "npadvmod"
        and beside.head == head.head
        and beside.text.isupper()
    ):
        return beside  # "public broadcaster SWR quoted"
    for below in children(head, "appos"):
        if (
            (below.pos_ == "PROPN" or below.like_url)
            and (below.ent_type_ not in {"GPE", "LOC", "DATE", "NORP"} or _is_called(head, below))
            and below.i > head.i
        ) and not (below.text.isupper() and head.doc[below.i - 1].text == "("):
            return below
    return None


def _is_called(head: Token, name: Token) -> bool:
    """“The group Odla Front”: the name of a body right behind its noun, though the tagger sees a place."""
    return head.lemma_.lower() in get_words("groups") and name.left_edge.i == head.i + 1


def _role(head: Token, person: Token) -> str | None:
    """The office before the name or the apposition behind it."""
    if head != person:
        loose = [t for t in head.children if t.dep_ in LOOSE or is_posting(t)]
        return ARTICLE.sub("", words_text(head.doc, subtree(head, without=loose))) or None
    span = entity_around(head)
    given = head.left_edge.lower_ in get_words("men_names", "women_names")
    whole = given or looks_personal(words_text(head.doc, own_words(head)))  # "Guillaume Long, an editor"
    first = span.start + leading_words([t.text for t in span]) if span is not None else head.i
    if head.ent_type_ != "PERSON" and whole:
        first = head.left_edge.i
    small = get_words("titles", "particles")
    before = {i for i in noun_phrase(head) if i < first and head.doc[i].lower_ not in small}
    dash = max((i for i in before if head.doc[i].text in _DASHES and head.doc[i].whitespace_), default=-1)
    before = {i for i in before if i > dash}
    if any(tells_office(head.doc[i]) for i in before):
        return ARTICLE.sub("", words_text(head.doc, before)) or None
    beside = children(head, "appos")
    for appositive in beside:
        bracketed = any(t.text == "(" for t in head.doc[head.i + 1 : appositive.i])
        own = appositive.ent_type_ != "PERSON" and not appositive.text.isdigit() and not bracketed
        if own and appositive.pos_ != "PRON" and not is_of_body(appositive, head):
            last = (
                beside[-1] if appositive.nbor().text == "-" else appositive
            )  # "co-founder", taken for three
            loose = [t for t in last.children if t.dep_ in {"advcl", "parataxis"}]
            loose += [t for t in last.subtree if t.dep_ == "relcl" and is_aside(t, last)]
            words = subtree(appositive) if last == appositive else {appositive.i, appositive.i + 1}
            words = (words | subtree(last)) - {i for t in loose for i in subtree(t)}
            return ARTICLE.sub("", words_text(head.doc, words)) or None
    return None
