"""Events that no verb tells: soldiers who are somewhere, "killed and wounded" behind a number."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from bot.claims.event_lexicon import VERBAL, get_words, of_state, of_verb
from bot.claims.spans import sentence_of
from bot.claims.vocabulary import get_table

_NEAR = 6
"""How many tokens behind a noun "killed and wounded" may stand ("12 men a day, killed and wounded")."""
_HARM = frozenset({"killed", "injured"})
_UNPLACED = frozenset({"DATE", "TIME", "PERSON", "EVENT", "CARDINAL", "LAW"})


def _behind(token: Token, steps: int = _NEAR) -> Iterator[Token]:
    """The tokens that follow in the same sentence."""
    for other in token.doc[token.i + 1 : token.i + 1 + steps]:
        if other.is_sent_start:
            return
        yield other


def are_soldiers(noun: Token) -> bool:
    """Whether a noun means people whose being somewhere is a deployment."""
    return noun.lemma_.lower() in get_words("troops") - get_words("sent_only")


def is_stationed(noun: Token | None) -> bool:
    """Whether people in uniform are somewhere without a verb: "4,000 troops reportedly in Tarsk"."""
    return noun is not None and are_soldiers(noun) and is_placed(noun)


def is_placed(noun: Token) -> bool:
    """Whether a preposition of place follows at once, or behind an adverb."""
    following = next((token for token in _behind(noun) if token.pos_ != "ADV"), None)
    return following is not None and is_local(following)


def is_local(preposition: Token) -> bool:
    """A preposition of place before a name that is no day's or person's, or before a word for land."""
    return any(_is_ground(thing) for thing in _placed_by(preposition))


def may_be_local(preposition: Token) -> bool:
    """A preposition of place before anything that can be a scene: "near the bridge", not "in total"."""
    things = _placed_by(preposition)
    nouns = (
        thing for thing in things if thing.pos_ in {"NOUN", "PROPN"} and thing.ent_type_ not in _UNPLACED
    )
    return any(noun.lemma_.lower() not in get_words("nowhere") for noun in nouns)


def _placed_by(preposition: Token) -> list[Token]:
    local = preposition.lower_ in get_words("place")
    return [child for child in preposition.children if child.dep_ == "pobj"] if local else []


def _is_ground(token: Token) -> bool:
    """Not the object of "in uniform", "in all", "in May"."""
    if token.tag_ in {"NNP", "NNPS"}:
        return token.ent_type_ not in _UNPLACED
    return token.lemma_.lower() in get_words("ground")


def is_at_gathering(verb: Token) -> bool:
    """As in "came to the festival", "joined the march": its subject attended."""
    if verb.lemma_ not in get_words("attending"):
        return False
    things = [c for c in verb.children if c.dep_ == "dobj"]
    things += [
        thing for c in verb.children if c.dep_ == "prep" for thing in c.children if thing.dep_ == "pobj"
    ]
    return any(thing.lemma_.lower() in get_table("level_nouns")["gathering"] for thing in things)


def is_in_captivity(verb: Token) -> bool:
    """As in "300 soldiers were in captivity"."""
    things = (thing for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" for thing in c.children)
    return any(thing.lemma_.lower() in get_words("captivity") for thing in things)


def read_harm_behind(noun: Token) -> str:
    """As in "50 soldiers, killed and wounded", "12 men a day, dead or injured"."""
    words = list(_behind(noun))
    for at, (first, link, second) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if first.like_num or (first.pos_ in VERBAL and not of_state(first)):
            return ""
        pair = {of_state(first), of_state(second)}
        if pair == _HARM and link.lower_ in {"and", "or", "/"}:
            return "" if _has_number(words[at + 3 : at + 4]) else "killed_or_injured"
    return ""


def _has_number(tokens: list[Token]) -> bool:
    return any(token.like_num for token in tokens)


def read_contents(container: Token, noun: Token | None) -> str:
    """As in "the aid includes 200 guns", "military aid, including 200 guns": supplied."""
    goods = noun is not None and noun.lemma_.lower() in (get_words("arms") | get_words("goods"))
    return "supplied" if goods and container.lemma_.lower() in get_words("aid") else ""


def read_before_colon(number: Token) -> tuple[str, Token] | None:
    """As in "their crews taken prisoner: seven men": the words before the colon tell of the men."""
    at, start = number.i - 1, sentence_of(number).start
    while at > start and number.doc[at].text != ":" and number.i - at < _NEAR:
        at -= 1
    if number.doc[at].text != ":":
        return None
    for verb in reversed(number.doc[start:at]):
        if verb.pos_ in VERBAL:
            measure = of_verb(verb, "object") or of_verb(verb, "subject")
            return (measure, verb) if measure else None
    return None


def find_cut_clause(noun: Token) -> Token | None:
    """The modal's verb in "fears up to 2,000 jobs could go", where the parse ends a clause at "jobs"."""
    governor = noun.head
    cut = noun.dep_ in {"dobj", "pobj"} and governor.lemma_.lower() in get_words("clausal")
    following = next(_behind(noun, 1), None)
    if not cut or following is None or following.tag_ != "MD":
        return None
    return following.head if following.head.pos_ in VERBAL else None
