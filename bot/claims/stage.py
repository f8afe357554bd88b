"""Who is on stage: the words that name or describe somebody, for what refers back to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.claims.cast import Cast
from bot.claims.lexicon import get_words
from bot.claims.personal_names import is_person, means_person
from bot.claims.spans import children, sentence_of, tokens_of
from bot.claims.speakers import is_speaker

# How many words back anything is looked for: bounds the work in a long text.
_MEMORY = 80
_NAME_WORDS = 5
_NO_BODIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "EVENT", "QUANTITY", "NORP"})


class Stage:
    """The mentions outside quotations, in order."""

    def __init__(self, doc: Doc, quoted: set[int], cast: Cast) -> None:
        self._cast = cast
        self._quoted = quoted
        self._named = [t for t in tokens_of(doc) if t.i not in quoted and self._is_name(t)]
        self._named_at = [t.i for t in self._named]
        self._nouns = [
            t for t in tokens_of(doc) if t.pos_ == "NOUN" and t.i not in quoted and _is_own_subject(t)
        ]
        self._nouns_at = [t.i for t in self._nouns]

    def _is_name(self, token: Token) -> bool:
        if self._cast.knows(token.text):
            ends = token.i + 1 == len(token.doc) or not token.nbor().text[:1].isupper()
            return ends and not _is_byline(token)
        if token.pos_ != "PROPN" or token.dep_ == "compound" or _is_byline(token):
            return False
        return token.ent_type_ in {"PERSON", "ORG"} or (
            token.ent_type_ not in _NO_BODIES and (heads_sentence(token) or _is_called(token))
        )

    def all_named(self) -> list[Token]:
        """Every proper name, in order."""
        return self._named

    def named_before(self, token: Token) -> list[Token]:
        """The last proper names before a token, in order."""
        end = bisect_left(self._named_at, token.i)
        return self._named[max(0, end - _MEMORY) : end]

    def nouns_before(self, token: Token) -> list[Token]:
        """The last nouns that head a sentence before a token, in order."""
        end = bisect_left(self._nouns_at, token.i)
        return self._nouns[max(0, end - _MEMORY) : end]

    def is_person(self, token: Token) -> bool:
        """A human name, not that of "the channel Aurora" or "the ferry Ann Lee"; or a noun for one human."""
        if token.pos_ == "NOUN" and not self._cast.knows(token.text):
            return token.tag_ == "NN" and means_person(token.lemma_)
        beside = token.left_edge.i == 0 or token.left_edge.nbor(-1).text != ","
        described = beside and token.dep_ in {"appos", "compound"} and token.head.pos_ == "NOUN"
        alone = token.dep_ == "appos" and token.head.pos_ == "NOUN" and not self._cast.knows(token.text)
        if ((described or alone) and not means_person(token.head.lemma_)) or _is_bodys(token):
            return False
        return is_person(token) or self._cast.knows(token.text)

    def people_before(self, token: Token) -> list[Token]:
        """Persons named, and persons that head a sentence by a noun alone, in order."""
        both = self.named_before(token) + self.nouns_before(token)
        return sorted({t for t in both if self.is_person(t)}, key=lambda t: t.i)

    def spoken_of(self, token: Token) -> list[Token]:
        """Persons before, by name or by "the" and a noun, in any place of their sentence."""
        named = [t for t in self.named_before(token) if self.is_person(t)]
        before = token.doc[max(0, token.i - _MEMORY) : token.i]
        return named + [t for t in before if t.i not in self._quoted and _is_the_person(t)]

    def bodies_before(self, token: Token) -> list[Token]:
        """Bodies and documents that head a sentence, in order: what "it" may be."""
        both = self.named_before(token) + self.nouns_before(token)
        found = {t for t in both if heads_sentence(t) and not self.is_person(t) and _is_body(t)}
        return sorted(found, key=lambda t: t.i)

    def groups_before(self, token: Token) -> list[Token]:
        """Several people that head a sentence, in order: what "they" may be."""
        return [
            t
            for t in self.nouns_before(token)
            if t.tag_ == "NNS" and (is_speaker(t) or means_person(t.lemma_))
        ]

    def sentences_back(self, token: Token, earlier: Token) -> int:
        """How many sentences lie between two tokens, quoted ones left out: 1 in neighbours."""
        here, count = sentence_of(token), 0
        while here.start > earlier.i:
            here = sentence_of(token.doc[here.start - 1])
            count += any(t.i not in self._quoted and t.is_alpha for t in here)
        return count


def heads_sentence(token: Token) -> bool:
    """The subject of a main clause, or the name beside it."""
    while token.dep_ in {"appos", "compound", "conj"} and token.head != token:
        token = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    fronted = verb.dep_ == "ccomp" and verb.i < verb.head.i  # "The mayor was hurt, police said"
    return verb.dep_ == "ROOT" or ((verb.dep_ == "conj" or fronted) and verb.head.dep_ == "ROOT")


def has_pronoun_subject(start: int, end: int, doc: Doc) -> bool:
    """Whether "he" or "she" heads one of the sentences between two tokens: nobody else is meant then."""
    return any(t.lower_ in {"he", "she"} and t.dep_ == "nsubj" for t in doc[start:end])


def introductions(token: Token) -> list[str]:
    """What a name was introduced as, by the nouns beside it: "operator" of "the grid operator, Retelux"."""
    nouns = [t for t in token.children if t.dep_ in {"compound", "amod", "nmod"} and t.i < token.i]
    nouns += children(token, "appos")
    if token.dep_ in {"appos", "compound"}:
        nouns.append(token.head)
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        nouns += children(token.head, "attr")
    return [word for noun in nouns for word in _with_compounds(noun)]


def _with_compounds(noun: Token) -> Iterator[str]:
    for below in noun.children:
        if below.dep_ in {"compound", "amod"} and below.i < noun.i:
            yield below.lower_.rstrip(".")
    yield noun.lemma_.lower().rstrip(".")


def _is_bodys(name: Token) -> bool:
    """“Newspaper Orsa Tidning”: a noun for a body right before what the tagger takes for a person's name."""
    nouns = [t for t in name.children if t.dep_ == "compound" and t.pos_ == "NOUN" and t.i < name.i]
    kind = nouns[-1].lemma_.lower() if nouns else ""
    return kind in get_words("firms", "groups", "newspapers") and not means_person(kind)


def _is_byline(token: Token) -> bool:
    """“By Ann Lee in Velm”, at the head of a line: who writes is not who is written about."""
    at, tokens = token.i, tokens_of(token.doc)
    while at > max(token.i - _NAME_WORDS, 0) and tokens[at].text[:1].isupper():
        at -= 1
        if tokens[at].text in {"By", "BY"}:
            return at == 0 or tokens[at - 1].is_space or tokens[at - 1].text == "|"
    return False


def _is_called(token: Token) -> bool:
    """Beside a noun that tells what it is: "the operator, Dunagrain"."""
    return token.dep_ == "appos" and token.head.pos_ == "NOUN" and is_speaker(token.head)


def _is_the_person(token: Token) -> bool:
    """“The caterer”, with no name beside it."""
    if token.pos_ != "NOUN" or token.tag_ != "NN" or not means_person(token.lemma_):
        return False
    determined = any(t.lower_ == "the" for t in token.children)
    return determined and not any(t.dep_ == "appos" and t.pos_ == "PROPN" for t in token.children)


def _is_body(token: Token) -> bool:
    if token.pos_ == "PROPN":
        one = token.tag_ == "NNP" or any(t.dep_ == "compound" for t in token.children)
        return token.ent_type_ not in _NO_BODIES and one
    kinds = ("institutions", "groups", "assemblies", "documents")
    return token.tag_ == "NN" and any(token.lemma_.lower() in get_words(kind) for kind in kinds)


def _is_own_subject(token: Token) -> bool:
    """A subject, or the noun that the parser is left with where it finds no verb."""
    if token.dep_ == "ROOT" and token.tag_ == "NNS":
        return token.i - sentence_of(token).start <= 1
    return token.dep_ in {"nsubj", "nsubjpass"} and heads_sentence(token)
