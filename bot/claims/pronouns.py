"""Whom a pronoun means: the last person, body or group that it can be; nobody where that is in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from bot.claims.bindings import accused, announced, asked
from bot.claims.discourse import NEAR_WORDS, Discourse
from bot.claims.gazetteer import get_gazetteer
from bot.claims.lexicon import get_cues, get_words
from bot.claims.media import is_medium
from bot.claims.naming import Name, describe
from bot.claims.personal_names import looks_personal
from bot.claims.referents import body_beside, known
from bot.claims.spans import child, sentence_of, text_of, tokens_of
from bot.claims.speakers import is_speaker
from bot.claims.stage import has_pronoun_subject, heads_sentence

# How far back "he" reaches: a wrong name is worse than none.
_FAR_WORDS = 200
_LAST_HEADS = 3
_FEWEST = 2
_FORMS = {"their": "they", "them": "they", "our": "we", "us": "we", "his": "he", "him": "he", "her": "she"}
_FORMS |= {"its": "it", "my": "i", "me": "i"}


def is_personal(token: Token) -> bool:
    """He, she, it, they, I, we, in any form."""
    word = _FORMS.get(token.lower_, token.lower_)
    return token.pos_ == "PRON" and word in {"he", "she", "it", "they", "i", "we"}


def by_pronoun(d: Discourse, head: Token) -> Name | None:
    """Whom a pronoun means; outside quotations "I" and "we" are the writer, whom nothing names."""
    word = _FORMS.get(head.lower_, head.lower_)
    if (meant := accused(head) or announced(head) or asked(head)) is not None:
        return known(d, meant)
    if word in {"he", "she"}:
        return _person_before(d, _first_of_sentence(head))
    if word == "it":
        return _body_before(d, head)
    return _group_before(d, head) if word == "they" else None


def _first_of_sentence(pronoun: Token) -> Token:
    """“He and his brother Tom dug for hours, he said”: the same pronoun at the head of its sentence."""
    first = sentence_of(pronoun)[0]
    same = first.lower_ == pronoun.lower_ and first.dep_ == "nsubj" and pronoun.dep_ == "nsubj"
    return first if same and not _is_subordinate(pronoun.head) else pronoun


def _person_before(d: Discourse, pronoun: Token) -> Name | None:
    """Who "he" or "she" is: the last person to head a sentence or to speak before it.

    In a subordinate clause a person of the same sentence comes first ("Ann Lee's anger, when she said").
    Whoever is only spoken of is meant where the sentence before names nobody else who fits.
    """
    people = [t for t in d.stage.people_before(pronoun) if pronoun.i - t.i <= _FAR_WORDS]
    if _is_subordinate(pronoun.head):
        here = [t for t in people if t.i >= sentence_of(pronoun).start and t.pos_ == "PROPN"]
        fitting = [t for t in here if d.fits(d.named(t), pronoun.lower_)]
        # "Lee said the plan, which she called a farce, …": a clause about a thing is its speaker's.
        above = pronoun.head.dep_ == "relcl" or _is_motive(pronoun.head)
        heads = [t for t in fitting if heads_sentence(t)] if above else []
        if fitting:
            return d.named((heads or fitting)[-1])
    last = _last_to_act(d, pronoun, people)
    if last is not None and d.stage.sentences_back(pronoun, pronoun.doc[last[0]]) <= 1:
        return last[1]
    beside = _spoken_of(d, pronoun)
    if beside is not None and last is not None and _is_above(pronoun, last[0]) and _opens_paragraph(pronoun):
        return beside
    if last is None or (beside is not None and _is_sure(d, beside, pronoun)):
        return beside
    return last[1]


def _is_motive(verb: Token) -> bool:
    """“Lee struck Rook because he thought he lied”: why who acts does so."""
    cue = get_cues().get(("verb", verb.lemma_.lower()))
    because = any(t.dep_ == "mark" and t.lower_ in {"because", "as"} for t in verb.lefts)
    return because and verb.dep_ == "advcl" and cue is not None and cue.category in {"belief", "intention"}


def _is_above(pronoun: Token, at: int) -> bool:
    """Whether a token stands in another paragraph above."""
    return "\n" in text_of(pronoun.doc)[pronoun.doc[at].idx : pronoun.idx]


def _opens_paragraph(pronoun: Token) -> bool:
    """Whether only one sentence stands before a pronoun's in its paragraph."""
    text = text_of(pronoun.doc)
    before = sentence_of(pronoun.doc[max(sentence_of(pronoun).start - 1, 0)])
    above = text[: before.start_char].rstrip(" ")
    return "\n" not in text[before.start_char : pronoun.idx].strip() and (not above or above[-1] == "\n")


def _last_to_act(d: Discourse, pronoun: Token, people: Sequence[Token]) -> tuple[int, Name] | None:
    """The last who speaks or heads a sentence and fits a pronoun."""
    spoken = [(i, name) for i, name in d.said_before(pronoun, _FAR_WORDS) if _could_be_person(name)]
    pool = [(i, name) for i, name in spoken if not d.is_aside(i)]
    named = {i for i, _ in pool}  # "his wife said" is told with whose she is
    for token in [t for t in people if heads_sentence(t) and t.i not in named][-_LAST_HEADS:]:
        head = known(d, token)
        human = head is not None and not head.plural and not is_medium(head.text)
        pool += [(token.i, head)] if human and head is not None else []
    told = _named_within(d, pronoun)
    sure = [(i, n) for i, n in pool if not _is_outlet(d, pronoun.doc[i], n)]
    for candidates in (sure, pool, spoken):
        fitting = [(i, n) for i, n in candidates if d.fits(n, pronoun.lower_)]
        fitting = [(i, n) for i, n in fitting if n.text.split()[-1] not in told]
        if fitting:
            return max(fitting, key=lambda pair: pair[0])
    return None


def _is_outlet(d: Discourse, head: Token, name: Name) -> bool:
    """“Two were hurt, Telegrafi reports”: one word that no full name holds, and that reports at present."""
    reports = head.head.tag_ == "VBZ" and head.head.lemma_ in {"report", "write"}
    return reports and " " not in name.text and d.cast.full_name(name.text, len(head.doc)) == name.text


def _named_within(d: Discourse, pronoun: Token) -> set[str]:
    """“He said Lee would win”: whom the clause of a pronoun goes on to name, it does not mean."""
    if pronoun.dep_ != "nsubj":
        return set()
    behind = tokens_of(pronoun.doc)[pronoun.i + 1 : sentence_of(pronoun).end]
    subjects = [t for t in behind if t.pos_ == "PROPN" and t.dep_ in {"nsubj", "nsubjpass"}]
    return {t.text for t in subjects if d.cast.knows(t.text)}


def _is_sure(d: Discourse, name: Name, pronoun: Token) -> bool:
    """Whether a name, a title or an office says that a pronoun is right for it; a description is."""
    sex = "women" if pronoun.lower_ in {"she", "her"} else "men"
    return name.text.islower() or d.cast.sex_of(name.text) == sex


def _spoken_of(d: Discourse, pronoun: Token) -> Name | None:
    """The only person of the sentence before, though not its subject: “Police held Tom Varga. He …”."""
    start = sentence_of(pronoun).start
    near = [t for t in d.stage.spoken_of(pronoun) if t.i < start]
    near = [t for t in near if d.stage.sentences_back(pronoun, t) == 1]
    if not near or has_pronoun_subject(sentence_of(near[0]).start, start, pronoun.doc):
        return None
    names = {n for t in near if d.fits(n := d.named(t), pronoun.lower_)}
    return next(iter(names)) if len(names) == 1 else None


def _body_before(d: Discourse, pronoun: Token) -> Name | None:
    """What "it" is: its own sentence's subject, else the last body to speak or to head one."""
    own = _subject_before(d, pronoun)
    if own is not None:
        return own
    said = d.said_before(pronoun, NEAR_WORDS)
    relays = {pronoun.doc[i] for i, _ in said if _is_relay(pronoun.doc[i], [at for at, _ in said])}
    spoken = [(i, n) for i, n in said if not (n.person or n.plural) and pronoun.doc[i] not in relays]
    bodies = [t for t in d.stage.bodies_before(pronoun) if pronoun.i - t.i <= NEAR_WORDS and t not in relays]
    heads = [(t.i, n) for t in bodies[-1:] if (n := known(d, t)) is not None and not n.person]
    near = spoken[-1:] + heads
    beside = body_beside(d, pronoun, max((i for i, _ in near), default=-1))
    if beside is not None:
        return beside
    return max(near, key=lambda pair: pair[0])[1] if near else _last_body(d, pronoun, one=True)


def _is_relay(head: Token, speakers: Sequence[int]) -> bool:
    """“The toll rose to 40, the ministry said, the agency reported”: who only passes on what another says."""
    reports = head.dep_ == "nsubj" and head.head.lemma_ in {"report", "write"}
    return reports and any(sentence_of(head).start <= at < head.i for at in speakers)


def _last_body(d: Discourse, pronoun: Token, *, one: bool = False, within: int | None = None) -> Name | None:
    before = reversed(d.said_before(pronoun, within or len(pronoun.doc)))
    return next((name for _, name in before if not (name.person or (one and name.plural))), None)


def _group_before(d: Discourse, pronoun: Token) -> Name | None:
    """Who "they" are: the last several to speak or to head a sentence, else the last body."""
    own = _subject_above(d, pronoun) or _subject_in_front(d, pronoun)
    if own is not None:
        return own
    spoken = [(i, n) for i, n in d.said_before(pronoun, NEAR_WORDS) if n.plural]
    groups = [t for t in d.stage.groups_before(pronoun) if pronoun.i - t.i <= NEAR_WORDS]
    near = spoken[-1:] + [(t.i, describe(t)) for t in groups[-1:]]
    if near:
        return max(near, key=lambda pair: pair[0])[1]
    last = _last_body(d, pronoun, within=NEAR_WORDS)
    several = last is not None and (last.text[:1].isupper() or last.noun in get_words("speakers"))
    return last if several else None  # no law, no study


def _subject_above(d: Discourse, pronoun: Token) -> Name | None:
    """“The campaign dismissed what they called a farce”: who heads the sentence of a clause within it.

    Or whoever heads the clause above: “how Orsa will deal with a man who they say did it”.
    """
    before = pronoun.doc[sentence_of(pronoun).start : pronoun.i]
    heads = [t for t in before if t.dep_ == "nsubj" and t.pos_ == "NOUN" and heads_sentence(t)]
    heads += [
        t for t in before if t.dep_ == "nsubj" and t.ent_type_ in {"GPE", "ORG"} and _is_over(t, pronoun)
    ]
    if not heads or not _is_subordinate(pronoun.head) or not is_speaker(heads[-1]):
        return None
    name = known(d, heads[-1])
    return name if name is not None and not name.person else None


def _subject_in_front(d: Discourse, pronoun: Token) -> Name | None:
    """“Although the photos are dark, they show a man”: the several that head the clause before."""
    clauses = [t for t in pronoun.head.lefts if t.dep_ == "advcl" and t.i < pronoun.i]
    heads = [t for clause in clauses for t in clause.lefts if t.dep_ in {"nsubj", "nsubjpass"}]
    several = pronoun.dep_ == "nsubj" and len(heads) == 1 and heads[0].tag_ == "NNS"
    if not several or _is_subordinate(pronoun.head):
        return None
    seen = pronoun.head.lemma_ == "show" and heads[0].lemma_.lower() in get_words("images")
    return describe(heads[0]) if seen else known(d, heads[0])


def _is_over(subject: Token, pronoun: Token) -> bool:
    return pronoun.head.dep_ == "relcl" and subject.head in pronoun.ancestors


def _subject_before(d: Discourse, pronoun: Token) -> Name | None:
    """“The council has repaired 45 flats, it told the paper”: the subject of the same sentence."""
    before = pronoun.doc[sentence_of(pronoun).start : pronoun.i]
    subjects = [t for t in before if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ in {"NOUN", "PROPN"}]
    subjects = [t for t in subjects if _heads_what_is_told(t, pronoun)]
    if subjects and pronoun.head.dep_ == "relcl" and _is_place(subjects[0]):
        return known(d, subjects[0])
    if not subjects:
        return None
    owner = child(subjects[0], "poss")  # "Retelux's profit fell, it said", "… as it reported"
    within = _is_subordinate(pronoun.head)
    kinds = {"ORG", "PRODUCT", "GPE"} if within else {"ORG", "PRODUCT", ""}
    body = owner is not None and owner.pos_ == "PROPN" and owner.ent_type_ in kinds
    owned = body and not is_speaker(subjects[0])
    if within and not (owned and pronoun.head.dep_ == "advcl"):
        return None
    whose = owner if owner is not None and owned else subjects[0]
    if not is_speaker(whose):
        return None
    name = known(d, whose)
    return name if name is not None and not name.person and not name.plural else None


def _is_place(subject: Token) -> bool:
    """“Kyiv has hit sites in strikes it says were just”: a state by its own or its capital's name."""
    return subject.pos_ == "PROPN" and (subject.text,) in get_gazetteer().kinds


def _heads_what_is_told(subject: Token, pronoun: Token) -> bool:
    """Not the mill of “One of six that see to it that the mill is shut, it said …”."""
    verb, told = subject.head, pronoun.head
    return heads_sentence(subject) or told in {verb, verb.head} or verb == told.head


def _is_subordinate(verb: Token) -> bool:
    """A clause that hangs on another by a word: "when she said", "who said"; not ", she said,"."""
    marked = any(t.dep_ in {"mark", "advmod"} and t.tag_ in {"IN", "WRB"} for t in verb.children)
    free = verb.dep_ == "pcomp" and any(t.tag_ == "WP" for t in verb.lefts)  # "on what she sees as"
    return free or verb.dep_ in {"relcl", "acl"} or (verb.dep_ in {"advcl", "ccomp"} and marked)


def _could_be_person(name: Name) -> bool:
    """One who spoke before: a person, or a name in a person's form that no rule took for a body's."""
    unknown = not (name.plural or name.document or name.place or is_medium(name.text))
    return not name.plural and (
        name.person or (unknown and looks_personal(name.text) and not _is_court(name))
    )


def _is_court(name: Name) -> bool:
    """“Orsa Crown Court”, “Orsa City Council”."""
    words = name.text.lower().split()
    return len(words) > _FEWEST and words[-1] in get_words("assemblies", "institutions")
