"""The channels that a claim came through: platforms, outlets, and those who pass on what another said."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.claims.attributed import CITING, Attribution
from bot.claims.carriers import audience, may_tell, passes_on_name, platforms_of, publishes
from bot.claims.lexicon import get_words
from bot.claims.media import medium_after, own_name
from bot.claims.naming import describe
from bot.claims.passing import medium_reporting, passes_on, source_behind
from bot.claims.sources import find_subject
from bot.claims.spans import child, children, sentence_of
from bot.claims.talks import talks_beside
from bot.claims.vocabulary import get_table

# Words that open another clause, with a speaker of its own.
_PARTING = frozenset({"and", "but", "while", "whereas", "although", "though", ";"})
# How far from its cue a channel is looked for: bounds the work in a sentence that does not end.
_CLAUSE_WORDS = 60
_SPOKEN_TO = frozenset({"to", "with"})
_PLACED = frozenset({"on", "in", "via", "through", "for", "with", "to", "by"})
# Asking somebody for words that only the asker then has.
_CALLING = frozenset({"call", "reach", "contact"})
_OWN = frozenset({"his", "her", "its", "their"})


def channels_of(attribution: Attribution) -> tuple[str, ...]:
    """The channels named in the cue's own clause: "told the BBC", "said on Telegram", "quoted by Reuters"."""
    head = attribution.head
    found = [*audience(head), *platforms_of(head), *_quoted_by(head)]
    found += [name for t in children(head, "dobj") for name in platforms_of(t)]
    found += _shown_by(head) + talks_beside(attribution)
    if attribution.subject is not None:
        found += platforms_of(attribution.subject) + _seen_by(attribution.subject)
        found += [
            name for t in children(attribution.subject, "acl") if publishes(t) for name in platforms_of(t)
        ]
        medium = medium_reporting(attribution.subject) or attribution.subject
        found += [describe(medium).text] if source_behind(attribution) is not None else []
    if attribution.cue.lemma in CITING:
        citing = find_subject(head)
        found += (
            [describe(citing).text]
            if citing is not None and (passes_on_name(citing) or passes_on(citing))
            else []
        )
        found += audience(head.head)
    return _distinct([*found, *_beside(attribution), *_own_page(attribution)])


def _shown_by(verb: Token) -> list[str]:
    """“State television showed two men confessing that …”: who shows somebody speak."""
    shown = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
    showing = find_subject(shown.head) if shown is not None and shown.dep_ == "dobj" else None
    return [describe(showing).text] if showing is not None and passes_on(showing) else []


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Each channel once, also where one way of reading it gives more words than another."""
    kept: list[str] = []
    for name in map(own_name, names):
        if name.lower() in {"media", "press"}:  # "not allowed to talk to the media"
            continue
        if not any(name in other for other in kept):
            kept = [other for other in kept if other not in name] + [name]
    return tuple(kept)


def _quoted_by(verb: Token) -> list[str]:
    """“…, quoted by Reuters”, “as reported by AFP”."""
    found: list[str] = []
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        found += _quoting(verb.head.head)
    for clause in children(verb, "advcl", "acl", "conj", "prep", "dep"):
        agent = child(clause, "agent")
        if clause.lemma_.lower() in CITING | {"report"} and agent is not None:
            found += [describe(t).text for t in children(agent, "pobj")]
    return found


def _quoting(verb: Token) -> list[str]:
    """“Was quoted by X as saying”, “X quoted him as saying”."""
    agent = child(verb, "agent") or _by_behind(verb)
    by = child(agent, "pobj") if agent is not None else child(verb, "nsubj")
    return [describe(by).text] if by is not None and verb.lemma_.lower() in CITING else []


def _by_behind(verb: Token) -> Token | None:
    """“Was quoted as saying by X”, where the parser gives the "by" to the saying."""
    sayings = (s for link in children(verb, "prep") for s in children(link, "pcomp"))
    return next((by for s in sayings for by in children(s, "prep", "agent") if by.lower_ == "by"), None)


def _seen_by(document: Token) -> list[str]:
    """“A letter seen by the Courier”, “a memo leaked to the Courier”: through whom a document came."""
    clause = child(document, "acl")
    if clause is None or clause.tag_ != "VBN":
        return []
    lemma, found = clause.lemma_.lower(), []
    for link in children(clause, "agent", "prep", "dative"):
        got = link.dep_ == "agent" and lemma in get_words("obtaining")
        handed = link.lower_ in {"to", "with"} and lemma in get_table("carrying")["handed"]
        targets = children(link, "pobj") if got or handed else []
        found += [describe(t).text for t in targets if got or passes_on_name(t)]
    return found


# ── by the order of words, where the parser hangs a phrase elsewhere ────────────────────────────


def _beside(attribution: Attribution) -> list[str]:
    """“…, said to the radio Belm FM one of them”, “a colleague, speaking to the agency Odla, said …”."""
    found = []
    for at in _around(attribution):
        word = attribution.head.doc[at]
        compared = at and word.lower_ == "to" and word.nbor(-1).pos_ == "PRON"
        compared = compared and not may_tell(attribution.head)
        if not compared and _leads_to_medium(attribution.head.doc, at):
            name = _medium_behind(attribution.head.doc, at)
            found += [name] if name is not None else []
    return found


def _around(attribution: Attribution) -> Iterator[int]:
    """The tokens of the cue's clause that are no content, as far as the next clause."""
    sentence, doc = sentence_of(attribution.head), attribution.head.doc
    own = attribution.source | attribution.words
    first, last = min(own), max(own)
    start, end = max(sentence.start, first - _CLAUSE_WORDS), min(sentence.end, last + 1 + _CLAUSE_WORDS)

    def parts(at: int) -> bool:
        return at not in own and (at in attribution.content or doc[at].lower_ in _PARTING)

    while first > start and not parts(first - 1):
        first -= 1
    while last + 1 < end and not parts(last + 1):
        last += 1
    return (at for at in range(first, last + 1) if at not in attribution.content)


def _leads_to_medium(doc: Doc, at: int) -> bool:
    """Whether a preposition can lead to the medium: by the word before it."""
    word = doc[at].lower_
    before = _word_before(doc, at) if word in _PLACED else None
    if before is None:
        return False
    table, lemma = get_table("carrying"), before.lemma_.lower()
    if word == "by":
        return lemma in table["carry"] and before.tag_ in {"VBN", "VBD"}
    spoken = before.text == "," or before.pos_ == "PRON" or lemma in table["say"] | table["talk"]
    return (word in _SPOKEN_TO and spoken) or (
        lemma in table["talk"] | table["piece"] and before.pos_ == "NOUN"
    )


def _word_before(doc: Doc, at: int) -> Token | None:
    """The word before a preposition, over an adverb or a day: "published on Friday by …"."""
    before = at - 1
    while before > 0 and (doc[before].tag_ in {"RB", "RP"} or doc[before].ent_type_ in {"DATE", "TIME"}):
        before -= 1
        if doc[before].lower_ == "on":
            before -= 1
    return doc[before] if before >= 0 else None


def _medium_behind(doc: Doc, at: int) -> str | None:
    """The medium behind a preposition; behind "by", any name that is no person's and no place's."""
    name = medium_after(doc, at + 1)
    target = child(doc[at], "pobj")
    if name is not None or doc[at].lower_ != "by" or target is None:
        return name
    verb = _word_before(doc, at)
    got = verb is not None and verb.lemma_.lower() in get_words("obtaining") | CITING | {
        "call",
        "reach",
        "contact",
    }
    return describe(target).text if got and passes_on_name(target) else None


def _own_page(attribution: Attribution) -> list[str]:
    """“Called it a lie on its Facebook page”: a page of one's own, wherever the parser hangs it."""
    if attribution.construction not in {"small clause", "object", "infinitive", "preposition"}:
        return []
    doc, sentence = attribution.head.doc, sentence_of(attribution.head)
    return [
        doc[i + 1].text
        for i in range(attribution.head.i, sentence.end - 1)
        if doc[i].lower_ in _OWN
        and doc[i + 1].lower_ in get_words("platforms")
        and doc[i - 1].lower_ in {"on", "in", "via"}
    ]
