"""What has a cue and a content and is no statement: conditions, questions, what one is asked to say."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.constructions import mark_of
from bot.claims.lexicon import get_cues, get_words
from bot.claims.media import is_medium
from bot.claims.spans import child, children, is_infinitive, sentence_of
from bot.claims.speakers import is_share

_CONDITIONS = frozenset({"if", "unless"})
_NOT_YET = frozenset({"until", "once", "before"})
_PRESENT = frozenset({"VBZ", "VBP", "VB"})
_INQUIRING = frozenset({"evidence", "belief"})
_WANTING = frozenset({"want", "demand", "like", "need", "ask"})
# Who is asked, wished or let to say a thing has not said it.
_MOVING = frozenset({"request", "question", "intention", "belief", "rule"})
_TOPICAL = frozenset({"speak", "talk", "refer", "allude", "respond", "reply", "comment", "turn"})
_QUESTION_TAGS = frozenset({"WP", "WP$", "WRB", "WDT"})


def is_said(attribution: Attribution) -> bool:
    """Whether the article tells that it was said, and not that it might be, should be or was asked for."""
    head = attribution.head
    if head.pos_ not in {"VERB", "AUX", "NOUN"} or attribution.construction == "inversion":
        return True
    if is_infinitive(head) and (_is_appraised(head) or mark_of(head) == "for" or _is_asked_for(attribution)):
        return False  # "it is fair to say", "for the council to insist", "asked him to confirm"
    return not (
        _is_condition(head)
        or (head.dep_ == "ccomp" and mark_of(head) == "whether")  # "it is not clear whether he plans to go"
        or _is_inquiry(attribution)
        or _is_question(attribution)
        or _is_topic(attribution)
        or _is_search(attribution)
        or _is_sighting(attribution)
        or _is_of_share(attribution)
    )


def _is_of_share(attribution: Attribution) -> bool:
    """“A third of teachers said they planned to quit”: what they plan is part of what is counted."""
    if attribution.subject is None or attribution.subject.lower_ != "they":
        return False
    return any(map(is_share, (t for above in attribution.head.ancestors for t in children(above, "nsubj"))))


def _is_appraised(head: Token) -> bool:
    """“It is fair to say that …”."""
    above = head.head
    verb = above.head if above.pos_ in {"ADJ", "NOUN"} else above
    what = above if above.pos_ in {"ADJ", "NOUN"} else child(verb, "acomp", "attr")
    empty = child(verb, "nsubj", "expl")
    return (
        verb.lemma_ == "be"
        and empty is not None
        and empty.lower_ == "it"
        and what is not None
        and what.lemma_.lower() in get_words("appraisals")
    )


def _is_inquiry(attribution: Attribution) -> bool:
    """“To learn whether it broke”, “will determine how it broke”; not “wants to know why it broke”."""
    head = attribution.head
    coming = attribution.cue.lemma == "determine" and any(t.lower_ == "will" for t in head.lefts)
    if attribution.cue.category not in _INQUIRING or head.head.lemma_.lower() in _WANTING:
        return False
    if not (is_infinitive(head) or coming):
        return False
    after = [i for i in sorted(attribution.content) if i > head.i]
    first = head.doc[after[0]] if after else head
    return first.lower_ in {"whether", "if"} or first.tag_ in _QUESTION_TAGS


def _is_asked_for(attribution: Attribution) -> bool:
    """“Asked him to confirm that …”, “is expected to announce that …”; “was forced to admit” is said."""
    head, above = attribution.head, attribution.head.head
    cue = get_cues().get(("verb", above.lemma_.lower()))
    moves = cue is not None and (cue.category in _MOVING or cue.lemma in {"tell", "expect"})
    if not moves or head.dep_ not in {"xcomp", "ccomp", "advcl"}:
        return False
    passive = child(above, "nsubjpass") is not None
    told = child(above, "dobj", "dative") or child(head, "nsubj")
    return attribution.subject is not None and (passive or told == attribution.subject)


def _is_condition(head: Token) -> bool:
    """“If the firm finds that …”, “until the ministry confirms it”; “even if” grants what follows."""
    clause = head.head if head.dep_ == "xcomp" else head
    mark = next((t for t in clause.lefts if t.dep_ in {"mark", "advmod"} and t.tag_ in {"IN", "RB"}), None)
    if clause.dep_ != "advcl" or mark is None:
        return False
    if mark.lower_ in _NOT_YET:
        return clause.tag_ in _PRESENT and child(clause, "aux") is None
    granted = mark.i > 0 and mark.nbor(-1).lower_ in {"even", "as"}
    return mark.lower_ in _CONDITIONS and not granted


def _is_question(attribution: Attribution) -> bool:
    """“How did the mayor respond to the charge?”, “Does the army deny it?”."""
    head = attribution.head
    sentence = sentence_of(head)
    root = sentence.root
    subject = child(root, "nsubj", "nsubjpass")
    aux = child(root, "aux", "auxpass")
    if subject is None or aux is None or aux.i > subject.i or not (head == root or head.tag_ == "VBG"):
        return False
    last = next((t for t in reversed(list(sentence)) if not (t.is_space or t.text in {'"', "”"})), head)
    return last.text == "?"


def _is_topic(attribution: Attribution) -> bool:
    """“Speaking of the plan, Lee said …”, “…, she said, referring to the plan”: what another cue is about."""
    head = attribution.head
    adjunct = head.tag_ == "VBG" and head.dep_ == "advcl" and child(head, "nsubj", "aux") is None
    if not adjunct or attribution.cue.lemma not in _TOPICAL or attribution.construction != "preposition":
        return False
    if child(head, "ccomp") is not None:
        return False  # "said on Friday, referring to the ice, that the bridge was shut"
    outer = [get_cues().get(("verb", above.lemma_.lower())) for above in head.ancestors]
    return any(cue is not None and cue.takes("s", "q") for cue in outer)


def _is_search(attribution: Attribution) -> bool:
    """“They can’t find workers”, whatever clause the parser makes of it."""
    head = attribution.head
    unable = child(head, "neg") is not None and any(t.tag_ == "MD" for t in head.lefts)
    bare = attribution.construction == "clause" and all(mark_of(c) != "that" for c in children(head, "ccomp"))
    return attribution.cue.lemma == "find" and unable and bare


def _is_sighting(attribution: Attribution) -> bool:
    """“Divers found the links being spread”: what is met with; a video or a study tells what it shows."""
    head, subject = attribution.head, attribution.subject
    if attribution.cue.category != "evidence" or attribution.construction != "clause":
        return False
    if subject is None or subject.lemma_.lower() in get_words("documents") or is_medium(subject.text):
        return False
    clauses = [c for c in children(head, "ccomp", "xcomp") if c.i > head.i]
    return bool(clauses) and all(_is_going_on(c) for c in clauses)


def _is_going_on(clause: Token) -> bool:
    """“Opening a door”, “being spread”; not “confessing that …”, which is told."""
    if ("verb", clause.lemma_.lower()) in get_cues() and child(clause, "ccomp") is not None:
        return False
    helpers = children(clause, "aux", "auxpass")
    going = clause.tag_ == "VBG" or (clause.tag_ == "VBN" and bool(helpers))
    return going and all(t.tag_ == "VBG" for t in helpers) and mark_of(clause) != "that"
