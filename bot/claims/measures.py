"""What happened to what a figure counts (`measure`), and whether it has happened yet (`stage`)."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.event_lexicon import get_words, lemma_of
from bot.claims.event_roles import Event
from bot.claims.events import Counted, find_event
from bot.claims.level_nouns import find_quake
from bot.claims.outlooks import foresees, is_compared, is_forecast
from bot.models import Stage

_BEFORE = frozenset({"after", "since", "following", "having", "despite"})
"""As in "will climb 8% after rising 5%": what went before, whatever is to come."""
_SIDE = 5
"""How many words may be "south-west of" with the word before them."""
_CHAIN = 6
"""How many verbs up an event's tense is looked for."""


def find_measure(
    context: Context, amount: Amount, noun: Token | None, kin: Token | None, first: int
) -> tuple[str, Stage]:
    """The canonical word for the event that a figure takes part in, "" where there is none, and its stage.

    `kin` is the noun of the figure that it goes on from, `first` the lexeme with which its words begin.
    """
    number = context.token(amount.anchor)
    if number is None:
        return "", Stage.HAPPENED
    if find_quake(number) is not None or _is_away(amount, number):
        return "", Stage.HAPPENED
    counted = noun if not amount.kind or _is_partitive(context, amount) else None
    event = find_event(Counted(number, counted, kin, _opening(context, first), bool(amount.kind)))
    return event.measure, Stage.EXPECTED if _is_expected(event, number) else Stage.HAPPENED


def _is_away(amount: Amount, number: Token) -> bool:
    """As in "a plant at Orsa, about 210 km (130 miles) south of Velm": no part of what is built."""
    if amount.kind != "length":
        return False
    top = number
    while top.dep_ in {"nummod", "quantmod", "compound"} and top.head.i > top.i:
        top = top.head
    measured = top.head
    if top.dep_ == "appos" and any(t.dep_ == "nummod" for t in top.doc[max(measured.i - 2, 0) : measured.i]):
        top = measured  # "rose 27 feet (8 meters)"
    behind = [word.lower_ for word in top.doc[top.i + 1 : top.i + _SIDE]]
    lies = "of" in behind and behind[0] in get_words("side")
    return top.dep_ == "appos" or lies


def _opening(context: Context, first: int) -> int:
    token = context.token(first)
    return token.i if token is not None else 0


def _is_partitive(context: Context, amount: Amount) -> bool:
    """As in "60% of the workers were laid off": what happens to the workers is measured; not of money."""
    return amount.kind != "money" and context.lexemes.at(amount.after).lower == "of"


def _is_expected(event: Event, number: Token) -> bool:
    """Whether a modal, "to" after an expecting word, or an expecting noun rules the event."""
    if is_compared(number):
        return False
    verb = event.head
    if is_forecast(number):
        return True
    if verb is not None and not _is_in_subject(number, verb) and _expects_object(verb):
        return True
    for _ in range(_CHAIN):
        if verb is None or _is_likely_past(verb):
            return False
        if _has_modal(verb) or (verb is not event.head and _lends_future(verb)):
            return True
        verb = _ruler(verb)
    return False


def _is_in_subject(number: Token, verb: Token) -> bool:
    """As in "27 economists expected growth": those who expect are no event to come."""
    subjects = (child for child in verb.children if child.dep_ == "nsubj")
    return any(subject.left_edge.i <= number.i <= subject.right_edge.i for subject in subjects)


def _expects_object(verb: Token) -> bool:
    """As in "expects 300 visitors", "warns of 300 mm of rain", "hopes for 20 seats"."""
    hopes = lemma_of(verb) in get_words("hoping") and any(child.lower_ == "for" for child in verb.rights)
    if hopes or verb.lemma_ in get_words("warning"):
        return not any(child.dep_ in {"dobj", "ccomp"} for child in verb.children)
    if verb.lemma_ == "see":
        return foresees(verb)
    return verb.lemma_ in get_words("expecting_object") and not _has_clause(verb)


def _is_likely_past(verb: Token) -> bool:
    """As in "are likely to have died"."""
    return _is_perfect(verb) and _is_infinitive(verb) and verb.head.lower_ in {"likely", "unlikely"}


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in verb.children)


def _has_modal(verb: Token) -> bool:
    """A modal, or the "are to" of "are to be sent"; "may have left" is of the past, unlike "will have"."""
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux"} & get_words("modal")
    musts = any(child.dep_ == "aux" and child.lower_ == "must" for child in verb.children)
    if musts and not _is_perfect(verb) and verb.lemma_ != "be":
        return True  # "must find another £20m"; not "must be 300 people"
    if modals == {"could"} and any(child.dep_ == "neg" for child in verb.children):
        return False  # "13 percent could not be traced"
    if modals and not (_is_perfect(verb) and modals <= get_words("past_modal")):
        return True
    if verb.dep_ == "ROOT":
        return _is_infinitive(verb)  # a headline: "Carmaker to cut 300 jobs"
    return _is_infinitive(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _lends_future(verb: Token) -> bool:
    """As in "plans to cut 300", "is going to cut 300", "is seen falling to 300"."""
    return _is_expecting(verb) or _is_going_to(verb) or (verb.lemma_ == "see" and foresees(verb))


def _is_going_to(verb: Token) -> bool:
    """As in "is going to", "was looking to"; not "went on to", "is going there to"."""
    going = verb.tag_ == "VBG" and verb.lemma_ in get_words("going_to") and verb.i + 1 < len(verb.doc)
    return going and verb.nbor().tag_ == "TO" and verb.nbor().dep_ == "aux"


def _is_expecting(token: Token) -> bool:
    if token.pos_ in {"VERB", "AUX"} and lemma_of(token) in get_words("expecting_verb"):
        return True
    if token.pos_ == "NOUN":
        return token.lemma_ in get_words("expecting_noun")
    return token.pos_ in {"ADJ", "VERB"} and token.lower_ in get_words("expecting_adjective")


def _has_clause(verb: Token) -> bool:
    """As in "agreed that 12 died": a finite clause has a tense of its own."""
    return any(
        child.dep_ == "ccomp" and not _is_infinitive(child) and child.i > verb.i for child in verb.children
    )


def _is_own(child: Token) -> bool:
    """A subject or an auxiliary that gives a coordinate its own tense; "to" does not."""
    return child.dep_ in {"nsubj", "nsubjpass"} or (child.dep_ == "aux" and child.tag_ != "TO")


def _is_finite(verb: Token) -> bool:
    """As in "hoped to raise $3m but got $2m": a form that is no infinitive's ("put", "cut" may be)."""
    return verb.tag_ in {"VBD", "VBZ"} and verb.lower_ != verb.lemma_


def _ruler(verb: Token) -> Token | None:
    """The word that lends an infinitive, a participle or a coordinate without subject its tense."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep_ == "conj":
        own = any(_is_own(child) for child in verb.children) or (_is_finite(verb) and _is_expecting(head))
        return None if own else head
    if verb.dep_ in {"acl", "relcl"}:
        return head if _is_infinitive(verb) and head.lemma_ in get_words("expecting_noun") else None
    if head.lower_ in _BEFORE or any(
        child.lower_ in _BEFORE for child in verb.children if child.dep_ == "mark"
    ):
        return None
    participle = verb.dep_ in {"advcl", "pcomp"} and verb.tag_ == "VBG"
    if participle or verb.dep_ in {"xcomp", "oprd", "acomp", "prep"}:
        return head
    bare = _is_infinitive(verb) or (
        verb.tag_ == "VBG" and not any(child.dep_ == "aux" for child in verb.lefts)
    )
    return head if verb.dep_ == "ccomp" and bare else None  # "sees inflation averaging 6%"
