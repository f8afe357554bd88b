"""“The paper reported, citing officials, that …”: who is cited, and where it is nobody who tells."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import Attribution, above_citing, cue_words
from bot.claims.lexicon import Cue, get_cues, get_words
from bot.claims.passing import vouches_in_person
from bot.claims.sources import find_subject, source_indices
from bot.claims.spans import child, children, subtree
from bot.claims.speakers import can_speak, is_speaker
from bot.claims.verbs import verb_content


def tells_nothing(citing: Token) -> bool:
    """“Declined to comment, citing privacy laws”, “the paper, citing witnesses, named him”: no statement."""
    named, led = child(citing, "dobj"), child(citing, "prep")
    if named is None:
        return False
    alone = citing.tag_ == "VBG" and (led is None or led.lower_ not in {"as", "for"})
    return named.lemma_.lower() in get_words("grounds") or (alone and is_speaker(named))


def find_cited(verb: Token, cue: Cue) -> Attribution | None:
    """“The paper reported, citing officials, that …”: who is cited speaks, whoever cites is the channel."""
    speaker = child(verb, "dobj")
    if (
        speaker is None
        or speaker.lemma_.lower() in get_words("grounds")
        or not can_speak(speaker, get_cues()["verb", "think"])
    ):
        return None
    if not (is_speaker(speaker) or speaker.lemma_.lower() in get_words("documents", "persons")):
        return None  # "citing her work"
    if vouches_in_person(find_subject(verb), speaker):
        return None
    said = next((t for p in children(verb, "prep") if p.lower_ == "as" for t in children(p, "pcomp")), None)
    if said is not None:
        return None
    clause = child(speaker, "acl", "relcl", "ccomp") or child(verb, "ccomp")
    content = subtree(clause) if clause is not None and child(clause, "mark") is not None else set()
    above = above_citing(verb)
    if not content and verb.dep_ in {"advcl", "acl", "conj"} and above.pos_ in {"VERB", "AUX"}:
        outer = get_cues().get(("verb", above.lemma_.lower()))
        told = outer is not None and not outer.takes("m")  # whoever moves a toll tells it, whatever they cite
        content = verb_content(above, outer)[0] - subtree(verb) if outer is not None and told else set()
    if not content:
        return None
    source = source_indices(speaker) - content
    return Attribution(
        cue, verb, frozenset(cue_words(verb)), speaker, frozenset(source), frozenset(content), "clause"
    )
