"""Who a source is: the fullest name in the article, and what pronouns and short forms stand for."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from bot.claims.cast import Cast, sex_of_word
from bot.claims.descriptions import (
    fits_description,
    is_age,
    is_human,
    is_national,
    is_variation,
    may_be_variation,
    names_kind,
    words_of,
)
from bot.claims.lexicon import get_words
from bot.claims.naming import Name, describe, leading_words, looks_personal, means_person, owner_of
from bot.claims.sources import is_speaker
from bot.claims.spans import child, sentence_of
from bot.claims.stage import Stage, has_pronoun_subject, heads_sentence, introductions

# How far back "it" reaches for a body that is no speaker, in words: about four sentences.
_NEAR_WORDS = 120
# How far back "he" reaches: a wrong name is worse than none.
_FAR_WORDS = 200
# How many speakers back anything is looked for: bounds the work in a long text.
_MEMORY = 80
_LAST_HEADS = 3
# How far back somebody is meant by a description that is new: the sentences before.
_VARIED_SENTENCES = 3
_PLURAL_PRONOUNS = frozenset({"they", "we"})
_PERSON_PRONOUNS = frozenset({"he", "she", "i"})
_FORMS = {"their": "they", "them": "they", "our": "we", "us": "we", "his": "he", "him": "he", "her": "she"}
_FORMS |= {"its": "it", "my": "i", "me": "i"}


class Names:
    """The discourse: who has been named and who has spoken so far; `resolve` sources in their order."""

    def __init__(self, doc: Doc, quoted: set[int]) -> None:
        self._cast = Cast(doc)
        self._acronyms = _acronyms(doc)
        self._roles: dict[str, str] = {}
        self._stage = Stage(doc, quoted, self._cast)
        self._said: list[tuple[int, Name]] = []

    def resolve(self, head: Token) -> Name | None:
        """The claimant that a source's head stands for, or null where it names nobody."""
        if _names_nobody(head):
            return None
        owner = _owning_pronoun(head)
        if owner is not None:
            name = self._referent(owner)
        else:
            name = self._referent(head) if _refers_back(head) else self._named(head)
        # Nobody goes on to speak of whom it is said that they did not.
        if name is not None and head.left_edge.lower_ not in {"neither", "no", "none"}:
            self._said.append((head.i, replace(name, document=name.document or _in_writing(head))))
        return name

    def _named(self, head: Token) -> Name:
        """What a noun phrase names, by its fullest form."""
        return self._fullest(describe(head), head.i)

    def _fullest(self, name: Name, at: int) -> Name:
        body = self._acronyms.get(name.text)
        if body is not None:
            return replace(name, text=body)
        words = name.text.split()
        led = leading_words(words, alone=True)
        core = words[led:]
        if name.plural or len(core) != 1 or not self._cast.knows(core[0]):
            return self._with_role(name) if name.person else name
        sexes = [sex for word in words[:led] if (sex := sex_of_word(word))]
        full = self._cast.full_name(core[0], at, *sexes[:1])
        if full == core[0]:
            full = self._last_of(core[0], at, *sexes[:1])
        offices = " ".join(word for word in words[:led] if word.lower() not in get_words("titles"))
        return self._with_role(replace(name, text=full, role=name.role or offices or None, person=True))

    def _last_of(self, surname: str, at: int, sex: str = "") -> str:
        """Of two people of one surname, the one who spoke last, a moment ago; else the surname alone."""
        near = {
            n.text for i, n in self._said if at - _NEAR_WORDS <= i < at and n.text.split()[-1:] == [surname]
        }
        near -= {surname}
        last = next(iter(near)) if len(near) == 1 else surname
        return last if not sex or self._cast.sex_of(last) in {sex, ""} else surname

    def _with_role(self, name: Name) -> Name:
        role = name.role or self._roles.get(name.text)
        if role:
            self._roles.setdefault(name.text, role)
        return replace(name, role=role)

    def _referent(self, head: Token) -> Name | None:
        word = _FORMS.get(head.lower_, head.lower_)
        if word in _PERSON_PRONOUNS:
            return self._person_before(head)
        if word == "it":
            return self._body_before(head)
        if word in _PLURAL_PRONOUNS:
            return self._group_before(head)
        return self._by_noun(head)

    # ── he, she ──────────────────────────────────────────────────────────────────────────────────

    def _person_before(self, pronoun: Token) -> Name | None:
        """Who "he" or "she" is: the last person to head a sentence or to speak before it.

        In a subordinate clause a person of the same sentence comes first ("Ann Lee's anger, when she said").
        Whoever is only spoken of is meant where the sentence before names nobody else who fits.
        """
        people = [t for t in self._stage.people_before(pronoun) if pronoun.i - t.i <= _FAR_WORDS]
        here = [t for t in people if t.i >= sentence_of(pronoun).start and t.pos_ == "PROPN"]
        if here and _is_subordinate(pronoun.head):
            return self._named(here[-1])
        heads = [t for t in people if heads_sentence(t)][-_LAST_HEADS:]
        pool = [(i, n) for i, n in self._said_before(pronoun, _FAR_WORDS) if _could_be_person(n)]
        pool += [(t.i, n) for t in heads if (n := self._known(t)) is not None and not n.plural]
        fitting = [(i, n) for i, n in pool if self._fits(n, pronoun.lower_)]
        last = max(fitting, key=lambda pair: pair[0]) if fitting else None
        if last is not None and self._stage.sentences_back(pronoun, pronoun.doc[last[0]]) <= 1:
            return last[1]
        return self._spoken_of(pronoun) or (last[1] if last else None)

    def _spoken_of(self, pronoun: Token) -> Name | None:
        """The only person of the sentence before, though not its subject: “Police held Tom Varga. He …”."""
        start = sentence_of(pronoun).start
        near = [t for t in self._stage.spoken_of(pronoun) if t.i < start]
        near = [t for t in near if self._stage.sentences_back(pronoun, t) == 1]
        if not near or has_pronoun_subject(sentence_of(near[0]).start, start, pronoun.doc):
            return None
        names = {n for t in near if self._fits(n := self._named(t), pronoun.lower_)}
        return next(iter(names)) if len(names) == 1 else None

    def _known(self, token: Token) -> Name | None:
        """Who heads a sentence: by name, or by a noun that may stand for somebody named before."""
        return self._by_noun(token) if _refers_back(token) else self._named(token)

    def _said_before(self, token: Token, words: int) -> list[tuple[int, Name]]:
        return [(i, n) for i, n in self._said[-_MEMORY:] if token.i - words <= i < token.i]

    def _fits(self, name: Name, pronoun: str) -> bool:
        """Whether nothing in a name, an office or the text tells against a pronoun."""
        other = "men" if pronoun in {"she", "her"} else "women"
        return gender_fits(name, pronoun) and (pronoun == "i" or self._cast.sex_of(name.text) != other)

    # ── it, they ─────────────────────────────────────────────────────────────────────────────────

    def _body_before(self, pronoun: Token) -> Name | None:
        """What "it" is: its own sentence's subject, else the last body to speak or to head one."""
        own = self._subject_before(pronoun)
        if own is not None:
            return own
        spoken = [(i, n) for i, n in self._said_before(pronoun, _NEAR_WORDS) if not (n.person or n.plural)]
        bodies = [t for t in self._stage.bodies_before(pronoun) if pronoun.i - t.i <= _NEAR_WORDS]
        heads = [(t.i, n) for t in bodies[-1:] if (n := self._known(t)) is not None and not n.person]
        near = spoken[-1:] + heads
        beside = self._body_beside(pronoun, max((i for i, _ in near), default=-1))
        if beside is not None:
            return beside
        return max(near, key=lambda pair: pair[0])[1] if near else self._last_body(pronoun)

    def _body_beside(self, pronoun: Token, last: int) -> Name | None:
        """The only body that the sentence before names, where none that "it" may be heads it."""
        if last >= 0 and self._stage.sentences_back(pronoun, pronoun.doc[last]) <= 1:
            return None
        near = [t for t in self._stage.named_before(pronoun) if t.ent_type_ == "ORG"]
        names = {self._named(t) for t in near if self._stage.sentences_back(pronoun, t) == 1}
        return next(iter(names)) if len(names) == 1 else None

    def _last_body(self, pronoun: Token) -> Name | None:
        before = reversed(self._said_before(pronoun, len(pronoun.doc)))
        return next((name for _, name in before if not name.person), None)

    def _group_before(self, pronoun: Token) -> Name | None:
        """Who "they" are: the last several to speak or to head a sentence, else the last body."""
        own = self._subject_above(pronoun)
        if own is not None:
            return own
        spoken = [(i, n) for i, n in self._said_before(pronoun, _NEAR_WORDS) if n.plural]
        groups = [t for t in self._stage.groups_before(pronoun) if pronoun.i - t.i <= _NEAR_WORDS]
        near = spoken[-1:] + [(t.i, describe(t)) for t in groups[-1:]]
        return max(near, key=lambda pair: pair[0])[1] if near else self._last_body(pronoun)

    def _subject_above(self, pronoun: Token) -> Name | None:
        """“The campaign dismissed what they called a farce”: who heads the sentence of a clause within it."""
        before = pronoun.doc[sentence_of(pronoun).start : pronoun.i]
        heads = [t for t in before if t.dep_ == "nsubj" and t.pos_ == "NOUN" and heads_sentence(t)]
        if not heads or not _is_subordinate(pronoun.head) or not is_speaker(heads[-1]):
            return None
        name = self._known(heads[-1])
        return name if name is not None and not name.person else None

    def _subject_before(self, pronoun: Token) -> Name | None:
        """“The council has repaired 45 flats, it told the paper”: the subject of the same sentence."""
        before = pronoun.doc[sentence_of(pronoun).start : pronoun.i]
        subjects = [t for t in before if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ in {"NOUN", "PROPN"}]
        if not subjects or _is_subordinate(pronoun.head) or not is_speaker(subjects[0]):
            return None
        name = self._known(subjects[0])
        return name if name is not None and not name.person and not name.plural else None

    # ── the officer, the lender, the statement ───────────────────────────────────────────────────

    def _by_noun(self, head: Token) -> Name | None:
        """Whom a description means; its own words where that is in doubt."""
        noun, plain = head.lemma_.lower(), describe(head)
        if noun in get_words("documents"):
            before = [name for _, name in reversed(self._said_before(head, len(head.doc)))]
            spoken = [n for n in before if n.document] or [n for n in before if not n.person]
            return replace(spoken[0], document=True) if spoken else plain
        if plain.plural:
            return next((n for n in self._known_before(head) if n.plural and noun == n.noun), plain)
        if is_human(head):
            return self._described(head) or self._varied(head) or plain
        return self._described(head) or self._any_body(head) or plain

    def _known_before(self, head: Token) -> list[Name]:
        return [name for _, name in reversed(self._said_before(head, len(head.doc)))]

    def _described(self, head: Token) -> Name | None:
        """The last one known by the description: by an office, an apposition, or a kind of it."""
        human = is_human(head)
        known: list[tuple[int, Name, frozenset[str]]] = [
            (i, n, words_of(n)) for i, n in self._said_before(head, len(head.doc)) if n.person == human
        ]
        for token in self._stage.named_before(head):
            if self._stage.is_person(token) == human:
                name = self._named(token)
                known.append((token.i, name, words_of(name) | introductions(token)))
        known.sort(key=lambda entry: entry[0], reverse=True)
        noun = head.lemma_.lower()
        exact = [n for _, n, words in known if noun in words and fits_description(head, words)]
        kinds = [n for _, n, words in known if fits_description(head, words) or names_kind(head, words)]
        return next(iter(exact or kinds), None)

    def _varied(self, head: Token) -> Name | None:
        """“The former milkman”: whoever was named last, where the description can be nobody else's."""
        strong = is_variation(head)
        if not strong and not may_be_variation(head):
            return None
        reach = _VARIED_SENTENCES if strong else 1
        people = [t for t in self._stage.people_before(head) if self._stage.sentences_back(head, t) <= reach]
        names = [(t.i, self._named(t)) for t in people if t.pos_ == "PROPN"]
        names += [(i, n) for i, n in self._said_before(head, _NEAR_WORDS) if n.person]
        sex = next((s for s in ("men", "women") if head.lemma_.lower() in get_words(s)), "")
        other = {"men": "women", "women": "men"}.get(sex)
        fitting = [(i, n) for i, n in names if other is None or self._cast.sex_of(n.text) != other]
        sure = [(i, n) for i, n in fitting if sex and self._cast.sex_of(n.text) == sex]
        last = max(sure or fitting, key=lambda pair: pair[0])[1] if fitting else None
        return last if last is not None and (strong or not last.role) and _is_full(last) else None

    def _any_body(self, head: Token) -> Name | None:
        """“The group”: the last body that spoke, whatever it is called; a ministry is no union."""
        noun = head.lemma_.lower()
        if noun not in get_words("groups"):
            return None
        said = [(i, n) for i, n in self._said_before(head, len(head.doc)) if not n.document]
        heads = [t for t in self._stage.bodies_before(head) if t.ent_type_ == "ORG" and t.is_alpha]
        said += [(t.i, self._named(t)) for t in heads if head.i - t.i <= _NEAR_WORDS]
        bodies = [(i, n) for i, n in said if not (n.person or n.place or n.plural)]
        if noun not in get_words("wide_groups"):
            bodies = [(i, n) for i, n in bodies if n.noun not in n.text.split() and not _is_seat(n)]
        return max(bodies, key=lambda pair: pair[0])[1] if bodies else None


def _is_seat(name: Name) -> bool:
    """A government's office, which is no company and no union."""
    return name.text.lower() in get_words("seats")


def _is_full(name: Name) -> bool:
    """A name, not a description in its place."""
    return name.text[:1].isupper() and len(name.text.split()) > 1


def _is_subordinate(verb: Token) -> bool:
    """A clause that hangs on another by a word: "when she said", "who said"; not ", she said,"."""
    marked = any(t.dep_ in {"mark", "advmod"} and t.tag_ in {"IN", "WRB"} for t in verb.children)
    return verb.dep_ in {"relcl", "acl"} or (verb.dep_ in {"advcl", "ccomp"} and marked)


def _could_be_person(name: Name) -> bool:
    """One who spoke before: a person, or a name in a person's form that no rule took for a body's."""
    unknown = not (name.plural or name.document or name.place)
    return not name.plural and (name.person or (unknown and looks_personal(name.text)))


def _in_writing(head: Token) -> bool:
    """Whoever says something "in a statement" is meant by "the statement" afterwards."""
    phrases = [t for t in head.head.children if t.dep_ == "prep" and t.lower_ == "in"]
    return any(
        t.lemma_.lower() in get_words("documents") for p in phrases for t in p.children if t.dep_ == "pobj"
    )


def gender_fits(name: Name, pronoun: str) -> bool:
    """A role, a title or a given name that says man or woman decides; nothing else does."""
    words = set(f"{name.role or ''} {name.text} {name.noun}".lower().replace(".", "").split())
    first = name.text.lower().split()[:1]
    other = "men" if pronoun in {"she", "her"} else "women"
    return words.isdisjoint(get_words(other)) and get_words(f"{other}_names").isdisjoint(first)


def _owning_pronoun(head: Token) -> Token | None:
    """“According to his words”: whoever owns them."""
    owner = child(head, "poss")
    told = head.lemma_.lower() in get_words("accounts")
    return owner if owner is not None and owner.pos_ == "PRON" and told else None


def _is_named(head: Token) -> bool:
    """A name before or beside the noun: "the mayor, Ann Lee", "the Orsa mayor"."""
    return any(t.pos_ == "PROPN" for t in head.children if t.dep_ in {"compound", "appos", "nmod"})


def _names_nobody(head: Token) -> bool:
    """Bare "reports" and "rumours": nobody in particular."""
    bare = not any(t.dep_ in {"poss", "amod", "compound", "prep", "det"} for t in head.children)
    return head.tag_ == "NNS" and head.lemma_.lower() in get_words("hearsay_nouns") and bare


def _refers_back(head: Token) -> bool:
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
    return definite and not [t for t in named if t.dep_ != "amod" or t.ent_type_] and owner_of(head) is None


def _acronyms(doc: Doc) -> dict[str, str]:
    """Acronym → the name that it stands behind in brackets: "NFU" → "National Ferry Union (NFU)"."""
    bracketed = [t for t in doc[1:] if t.dep_ == "appos" and t.text.isupper() and t.nbor(-1).text == "("]
    return {t.text: describe(t.head).text for t in bracketed if t.head.pos_ in {"NOUN", "PROPN"}}
