"""What a claimant does with a content: asserts, confirms or denies it, or leaves it open; and how sure."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.lexicon import get_pattern, get_words
from bot.claims.spans import child, sentence_of
from bot.claims.unsaid import is_left_undone
from bot.models import Stance

# "Has no information", "did not respond": the claimant leaves the matter open.
_NO_KNOWLEDGE = get_pattern("no_knowledge")

# "Dismissed Ann Lee as a clown": what somebody is denied to be was never claimed.
_NAMED = frozenset({"PERSON", "GPE", "NORP"})
_OPENING_CHARACTERS = 80
_WITHHOLDING = get_pattern("withholding")
_DENYING = get_pattern("denying")
_BRANDING = get_pattern("branding")
_CONFIRMING = get_pattern("confirming_contents")


def judge_stance(attribution: Attribution, content: str) -> Stance:
    """The stance of an attribution whose content reads `content`."""
    stance = Stance.ASSERTED if _decides(attribution) else attribution.cue.stance
    withheld = is_withheld(attribution.head)
    thing = attribution.construction not in {"clause", "inversion", "quotation", "according"}
    if withheld and _disowns(attribution):
        return Stance.DENIED
    withheld = withheld or (thing and content.lower().startswith(("neither ", "nothing ")))
    if withheld and (stance in {Stance.CONFIRMED, Stance.DENIED} or _leaves_open(attribution)):
        return Stance.UNCONFIRMED
    if attribution.head.lemma_.lower() in get_words("refusals") and _WITHHOLDING.search(content):
        return Stance.UNCONFIRMED
    if _is_called_false(attribution):
        return Stance.DENIED
    unknown = stance is Stance.ASSERTED and _NO_KNOWLEDGE.search(_opening(content))
    if unknown or _is_left_open(attribution):
        return Stance.UNCONFIRMED
    return _stance_of_content(attribution, content) if stance is Stance.ASSERTED else stance


def _disowns(attribution: Attribution) -> bool:
    """“Did not recognise those numbers”: says that they are wrong."""
    target = child(attribution.head, "dobj")
    recognises = attribution.cue.lemma in {"recognise", "recognize"}
    return recognises and target is not None and target.lemma_.lower() in get_words("reckoned")


def _opening(content: str) -> str:
    """The first words, up to what goes against them: “it had banned Lee but would not comment”."""
    return content[:_OPENING_CHARACTERS].partition(" but ")[0]


def _decides(attribution: Attribution) -> bool:
    """“Rejected the bill”, “dismissed the appeal”: decides about it, denies nothing."""
    target = child(attribution.head, "dobj", "nsubjpass")
    proposed = target is not None and target.lemma_.lower() in get_words("proposals")
    named = target is not None and target.ent_type_ in _NAMED and child(attribution.head, "prep") is not None
    return (proposed or named) and attribution.cue.stance is Stance.DENIED


def _leaves_open(attribution: Attribution) -> bool:
    """Whether not doing it leaves the matter open: "did not say", "does not know"."""
    lemma = attribution.cue.lemma
    return (
        attribution.cue.category in {"speech", "evidence"} and lemma not in get_words("declining")
    ) or lemma == "know"


def _stance_of_content(attribution: Attribution, content: str) -> Stance:
    """“Said the report was false”, “called it a lie” deny, “said he could confirm that …” confirms."""
    lemma = attribution.head.lemma_.lower()
    branded = lemma in get_words("branding_verbs") and _BRANDING.search(content)
    if branded or (attribution.cue.category in {"speech", "writing"} and _DENYING.search(content)):
        return Stance.DENIED
    return Stance.CONFIRMED if _CONFIRMING.search(content) else Stance.ASSERTED


def denies_by_cue(attribution: Attribution) -> bool:
    """“Denied the report”, “claims that … are false”: the content alone would read as the claimant's own."""
    own = attribution.cue.stance is Stance.DENIED and not _decides(attribution)
    return own or _is_called_false(attribution)


def _is_left_open(attribution: Attribution) -> bool:
    """“Reports that … could not be confirmed”: the predicate over the cue withholds it."""
    head = attribution.head
    while head.head != head and head.dep_ not in {"nsubjpass", "nsubj", "dobj"}:
        head = head.head
    predicate = head.head
    confirming = predicate.lemma_.lower() in get_words("confirming")
    return head.dep_ == "nsubjpass" and confirming and is_withheld(predicate)


def _is_called_false(attribution: Attribution) -> bool:
    """“Claims that … are false”: the predicate over a noun denies it."""
    head, predicate = attribution.head, attribution.head.head
    if head.pos_ != "NOUN" or head.dep_ != "nsubj" or predicate.lemma_ != "be":
        return False
    complement = child(predicate, "acomp", "attr", "oprd")
    if complement is None:
        return False
    denied = child(predicate, "neg") is not None
    return complement.lemma_.lower() in get_words("true" if denied else "falsehoods")


def is_withheld(head: Token) -> bool:
    """The cue is negated, or its claimant declines to do it: "could not confirm", "refused to say"."""
    if (
        child(head, "neg") is not None
        or _negative_subject(head)
        or any(t.lower_ == "neither" for t in head.children)
        or is_left_undone(head)
    ):
        return True
    governor = head.head
    if head.dep_ == "xcomp" and governor != head and any(t.lower_ == "yet" for t in governor.children):
        return governor.lemma_.lower() in {"have", "be"}
    if head.dep_ == "xcomp" and governor != head:
        return governor.lemma_.lower() in get_words("refusals") or child(governor, "neg") is not None
    if head.dep_ == "conj" and governor.pos_ in {"VERB", "AUX"} and not child(head, "nsubj", "aux"):
        negated = child(governor, "neg") is not None or any(t.lower_ == "neither" for t in governor.children)
        return negated and _joined_by_or(governor)
    return False


def _joined_by_or(governor: Token) -> bool:
    conjunction = child(governor, "cc")
    return conjunction is not None and conjunction.lower_ in {"or", "nor"}


_NOBODY = frozenset({"neither", "no", "none", "nobody"})


def _negative_subject(head: Token) -> bool:
    """“Neither Russia nor Iran confirmed”, “no official said”."""
    subject = child(head, "nsubj", "nsubjpass")
    if subject is None:
        return False
    words = [t for t in (subject, subject.left_edge, *subject.children) if t.lower_ in _NOBODY]
    return any(t.i + 1 >= len(t.doc) or not t.nbor().is_digit for t in words)  # "a No 10 spokesman"


def is_hedged(words: Iterable[Token]) -> bool:
    """Whether the content itself is tentative: may, might, could, reportedly, believed, likely."""
    tentative = get_words("hedges", "hearsay")
    return any(t.lower_ in tentative and not _is_kind(t) for t in words)


def _is_kind(word: Token) -> bool:
    """“Likely voters” are a pollster's kind of voters, not voters perhaps; “in May” is a month.

    Suspected cases are what health offices count.
    """
    if word.text == "May" and word.i > sentence_of(word).start:
        return True
    cases = word.lower_ == "suspected" and word.head.lower_ in {"cases", "infections", "patients"}
    return word.dep_ == "amod" and (cases or (word.lower_ == "likely" and word.head.tag_ == "NNS"))
