"""The source of a cue: which noun phrase speaks."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.antecedents import antecedent, named_so
from bot.claims.attributed import CITING
from bot.claims.lexicon import get_words
from bot.claims.spans import child, children, climb, is_infinitive, sentence_of, subtree
from bot.claims.speakers import is_speaker

_CLOSING_MARKS = frozenset("”\"’'»")
_LEARNING = frozenset({"learn", "hear"})
_GOVERNED = frozenset({"acl", "relcl", "conj", "xcomp", "advcl", "ccomp", "dep", "pcomp", "parataxis"})
_FEWEST_WORDS, _ASIDE_WORDS = 4, 6


def find_subject(verb: Token) -> Token | None:
    """Who performs a verb, as the parser has it; of what a letter demands, its writer."""
    return _writer(verb) or _find_subject(verb)


def _find_subject(verb: Token) -> Token | None:
    """The noun or pronoun that performs a verb: its subject, its agent, or the subject that controls it."""
    agent = child(verb, "agent")
    # "Said by telephone" is how, not who: an agent goes with a passive.
    if agent is not None and child(verb, "nsubj") is None:
        return child(agent, "pobj")
    if child(verb, "nsubjpass") is not None:
        return _learned_from(verb)
    if _is_bare_passive(verb) or _is_joined_passive(verb):
        return None
    own = [t for t in verb.children if t.dep_ in {"nsubj", "csubj"}]
    own = [t for t in own if t.ent_type_ not in {"DATE", "TIME"}] or own  # "Retelux, …, this week said"
    if len(own) > 1 and own[0].tag_ == "NNS" and own[-1].left_edge.nbor(-1).lower_ == "and":
        own = own[:1]  # "the authorities in Orsa, Belm, and Velm have warned"
    if own and _is_where(own[-1]):
        named = [t for t in verb.lefts if t.i < own[-1].i and t.ent_type_ == "PERSON"]
        own = named[-1:] or own
    if own and own[-1].lower_ == "each":
        return _shared(verb.head) if verb.head != verb else None
    if own:
        return _owned(named_so(antecedent(_behind_participle(own[-1]), verb)), verb)
    return headed(verb) or _before_aside(verb) or _inverted(verb) or _owned(_controller(verb), verb)


def _is_where(place: Token) -> bool:
    """“Lee of Velm, West Orsa said”: more of where Lee is from."""
    before = place.doc[max(place.left_edge.i - 2, 0)]
    led = before.dep_ == "pobj" and before.nbor().text == ","
    return led and place.ent_type_ == "GPE" and before.ent_type_ == "GPE"


def _before_aside(verb: Token) -> Token | None:
    """“Opening the case, Ann Lee, prosecuting, alleged that …”: the name before an aside of a few words."""
    doc, first = verb.doc, sentence_of(verb).start
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i - first < _FEWEST_WORDS or doc[verb.i - 1].text != ",":
        return None
    at = verb.i - 2
    while at > first and doc[at].text != "," and verb.i - at <= _ASIDE_WORDS:
        at -= 1
    name = doc[at - 1]
    if doc[at].text != "," or doc[at + 1].tag_ not in {"VBG", "VBN"} or name.pos_ != "PROPN":
        return None
    return name if name.ent_type_ in {"PERSON", "ORG"} else None


def _shared(above: Token) -> Token | None:
    """“The two met, each saying …”: the subject of the clause that "each" goes back to."""
    verb = climb(above, lambda t: t.pos_ in {"VERB", "AUX"})
    return find_subject(verb) if verb.pos_ in {"VERB", "AUX"} and child(verb, "nsubj") is not None else None


def _behind_participle(subject: Token) -> Token:
    """“Reacting, the minister said …”: the parser may take the participle for the subject."""
    beside = child(subject, "appos") if subject.tag_ == "VBG" else None
    return beside if beside is not None and subject.nbor().text == "," else subject


def _learned_from(verb: Token) -> Token | None:
    """“It was learned from doctors that …”: those who told it."""
    subject = child(verb, "nsubjpass")
    if subject is None or subject.lower_ != "it" or verb.lemma_.lower() not in _LEARNING:
        return None
    sources = [t for p in children(verb, "prep") if p.lower_ == "from" for t in children(p, "pobj")]
    return sources[0] if sources and is_speaker(sources[0]) else None


def _owned(subject: Token | None, verb: Token) -> Token | None:
    """“The board, whose chief, Ann Lee, said …”: the chief, whom the parser sets beside the board."""
    if subject is None:
        return None
    for beside in subject.children:
        owner = child(beside, "poss") if beside.dep_ == "appos" and beside.i < verb.i else None
        if owner is not None and owner.tag_ == "WP$":
            return beside
    return subject


def headed(verb: Token) -> Token | None:
    """The subject right before a verb that the parser took for a noun, or hung on its own subject.

    "The campaign plans to go", "Sanders Vows To Go", where "plans" and "Vows" end as a verb of one does.
    """
    if verb.tag_ not in {"NNS", "NNPS", "VBZ"} or verb.i == 0 or child(verb, "det", "poss", "amod"):
        return None
    before = verb.doc[verb.i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or not (before.head == verb or verb.head == before):
        return None
    governs = [c for c in verb.rights if c.dep_ in {"xcomp", "advcl", "ccomp"} and c.pos_ in {"VERB", "AUX"}]
    return before if governs and governs[0].left_edge.i == verb.i + 1 else None


def _inverted(verb: Token) -> Token | None:
    """“…,” declared from the stage the leader: the parser takes the speaker for an object."""
    before, target = verb.doc[verb.i - 1] if verb.i else verb, child(verb, "dobj")
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and before.text in _CLOSING_MARKS
    return target if finite and target is not None and target.pos_ != "PRON" else None


def _is_bare_passive(verb: Token) -> bool:
    """“When asked”, “a report published”: what would be its subject is the one it is done to."""
    if verb.tag_ != "VBN" or verb.dep_ not in {"advcl", "acl"}:
        return False
    return child(verb, "aux", "auxpass") is None and (verb.dep_ == "advcl" or child(verb, "ccomp") is None)


def _is_joined_passive(verb: Token) -> bool:
    """“Lee flew in and is expected to sign”: it is not Lee who expects it."""
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "auxpass") is not None


def _writer(verb: Token) -> Token | None:
    """“The committee sent a letter to Ann Lee demanding answers”: who writes demands, not who reads."""
    mark, posted = child(verb, "mark"), verb.head
    if verb.tag_ == "VBG" and mark is not None and mark.lower_ == "for" and posted.dep_ == "dobj":
        written = posted.lemma_.lower() in get_words("documents")
        return find_subject(posted.head) if written else None  # "put up a notice for parents warning …"
    reader = verb.head if verb.dep_ == "acl" else child(verb, "nsubj")
    to = verb.head if verb.dep_ == "pcomp" else reader.head if reader is not None else verb
    above = to.head
    if verb.tag_ != "VBG" or reader is None or to.lower_ != "to" or to.dep_ not in {"prep", "dative"}:
        return None
    letter = above if above.pos_ == "NOUN" else child(above, "dobj")
    if letter is None or letter.lemma_.lower() not in get_words("documents") or letter.i > to.i:
        return None
    sender = letter.head if letter.dep_ == "dobj" else above
    return find_subject(sender) if sender.pos_ == "VERB" else None


def _controller(verb: Token) -> Token | None:
    """“He refused to say”, “a statement saying”, “…, adding that”: the subject one clause up."""
    head = verb.head
    if head == verb or verb.dep_ not in _GOVERNED:
        return None
    if (image := _image(verb)) is not None:
        return image
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _shared(head.head) if head.lower_ == "each" else _poster(verb) or named_so(head)
    if head.pos_ == "ADP":
        head = head.head.head if head.head.lower_ == "short" else head.head  # "stopped short of confirming"
    told = _told(verb, head) or _absolute(verb)
    if told is not None:
        return told
    if head.pos_ in {"VERB", "AUX"}:
        return _subject_above(verb, _sharing(verb, head))
    return _subject_of_noun(verb, head)


def _poster(verb: Token) -> Token | None:
    """“Lee published a message ahead of the marches saying …”: no march says it, whoever posted does."""
    noun = verb.head
    if verb.tag_ != "VBG" or noun.dep_ != "pobj" or is_speaker(noun):
        return None
    if noun.lemma_.lower() in get_words("documents"):
        return None
    posting = climb(noun, lambda t: t.pos_ == "VERB")
    message = child(posting, "dobj")
    posted = message is not None and message.i < noun.i and message.lemma_.lower() in get_words("documents")
    return find_subject(posting) if posted else None


def _image(verb: Token) -> Token | None:
    """“Lee posted photos from the square, showing a crowd”: the photos show it."""
    if verb.tag_ != "VBG" or verb.lemma_ != "show" or verb.nbor(-1).text != ",":
        return None
    posted = child(climb(verb.head, lambda t: t.pos_ == "VERB"), "dobj")
    seen = posted is not None and posted.i < verb.i and posted.lemma_.lower() in get_words("images")
    return posted if seen else None


def _sharing(verb: Token, head: Token) -> Token:
    """“Lee claims both admitted it and says …”: two do not "says", so that it goes with "claims"."""
    subject = child(head, "nsubj")
    many = subject is not None and (subject.tag_ == "NNS" or subject.lower_ in {"both", "they", "we"})
    joined = verb.dep_ == "conj" and verb.tag_ == "VBZ" and head.dep_ == "ccomp"
    return head.head if joined and many else head


def _told(verb: Token, head: Token) -> Token | None:
    """Whoever is made to speak: "urged them to say", "quoted him as saying"."""
    target = child(head, "dobj")
    if target is None or target.i > verb.i:
        return None
    quoted = verb.dep_ in {"pcomp", "advcl"} and verb.tag_ == "VBG" and head.lemma_.lower() in CITING
    charged = (
        verb.dep_ == "pcomp" and verb.head.lower_ == "for" and is_speaker(target)
    )  # "fined him for saying"
    return target if quoted or charged or verb.dep_ == "xcomp" else None


def _absolute(verb: Token) -> Token | None:
    """“It was raided, with Orsa claiming …”: the noun between "with" and a participle."""
    noun = verb.nbor(-1) if verb.i else verb
    led = noun.dep_ == "pobj" and noun.head.lower_ == "with" and verb.tag_ == "VBG"
    return noun if led and noun.pos_ in {"NOUN", "PROPN"} else None


def _subject_above(verb: Token, head: Token) -> Token | None:
    """The subject of the governing clause; where that cannot speak, of the clause above it."""
    subject = child(head, "nsubjpass") or find_subject(head)
    dumb = subject is not None and not is_speaker(subject)
    agent = child(head, "agent")
    # "He denied that ships had docked, telling the paper that …": no ship tells it.
    trails = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > head.i and verb.nbor(-1).text == ","
    # "She urged parents not to wait, warning that …": no parent warns.
    urging = head.dep_ == "xcomp" and is_infinitive(head) and child(head.head, "dobj") == subject
    if trails and urging:
        return find_subject(head.head)
    if dumb and (verb.dep_ == "conj" or trails) and head.dep_ == "ccomp":
        return find_subject(head.head) or subject
    if dumb and verb.dep_ == "conj" and agent is not None:
        return child(agent, "pobj")
    return subject


def _subject_of_noun(verb: Token, head: Token) -> Token | None:
    if head.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    if head.dep_ == "acomp" and head.lower_ in get_words("habits") and child(head.head, "neg") is None:
        return find_subject(head.head)  # "is fond of saying that …", "is quick to say that …"
    stands_in = verb.dep_ in {"advcl", "xcomp"} and head.pos_ != "ADJ"
    return child(head, "nsubj") or (head if stands_in else None)


def source_indices(head: Token) -> set[int]:
    """All the words that name a source: the noun phrase with its appositions."""
    drop = [below for below in head.children if below.dep_ in {"advcl", "parataxis", "ccomp"}]
    words, doc = subtree(head, without=drop), head.doc
    marks = {i for i in words if i < head.i and doc[i].text in _CLOSING_MARKS and doc[i - 1].text == ","}
    return words - marks - {i - 1 for i in marks}  # the end of a quotation before
