"""The tag at the end of a sentence (“…, researchers reported on Tuesday”), by the order of words.

The parser often hangs such a tag on the wrong word; its words stand in a fixed order all the same:
content, comma, who, verb.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from bot.claims.lexicon import get_words
from bot.claims.spans import FINITE, segment, sentence_of

_NAMES = frozenset({"NNP", "NNPS"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "ADP"})
_INSIDE = frozenset({"of", "for", "at", "in"})
_LONGEST_SOURCE = 20
_FEWEST_TOLD = 5
_VERBS = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_CLOSING = frozenset("”\"’'»")
_HAVE = frozenset({"has", "have"})
# Verbs whose object is the hearer.
_TELLING = frozenset({"tell", "inform", "remind", "assure", "warn", "advise"})


def trailing_tag(verb: Token) -> tuple[Token, set[int]] | None:
    """The speaker and the content before a tag, or null where the verb ends no such tag."""
    doc, sentence = verb.doc, sentence_of(verb)
    end = verb.i
    perfect = verb.tag_ == "VBN" and end > 0 and doc[end - 1].lower_ in _HAVE  # "…, the mayor has said"
    if not (verb.tag_ in {"VBD", "VBZ", "VBP"} or perfect or _ends_named(verb)) or _governs_what_follows(
        verb
    ):
        return None
    end -= perfect
    while end - 1 > sentence.start and doc[end - 1].pos_ == "ADV":
        end -= 1
    start = _source_start(doc, end, sentence.start)
    if start is None or end - start > _LONGEST_SOURCE or doc[start].tag_ in {"WDT", "WP"}:
        return None
    content = segment(verb, set(range(sentence.start, start)))
    if not _tells(content, verb) or _is_adverbial(doc[min(content)], verb):
        return None
    head = _head(doc, start, end)
    return (head, content) if head is not None else None


def _tells(content: set[int], verb: Token) -> bool:
    """Whether the words before a tag are a statement.

    “A litre costs 9 dinars in Orsa, the union said.”: of a tag that ends its sentence they are one, though
    the parser takes their verb for a noun or a participle; “After the vote, the union said” has none.
    """
    doc = verb.doc
    if any(doc[i].tag_ in FINITE for i in content):
        return True
    words = [doc[i] for i in sorted(content) if not doc[i].is_punct]
    if verb.lemma_ != "say" or len(words) < _FEWEST_TOLD or not _closes(verb):
        return False
    phrase = words[0].pos_ in {"ADP", "SCONJ", "ADV"}
    return any(t.tag_ in _VERBS and t.i > words[0].i + 1 for t in words) if phrase else bool(words)


def _closes(verb: Token) -> bool:
    """Whether a sentence ends with a verb, or with the day behind it: “…, he said on Tuesday.”"""
    doc, at = verb.doc, verb.i + 1
    if at + 1 < len(doc) and doc[at].lower_ == "on" and doc[at + 1].ent_type_ == "DATE":
        at += 2
    return at >= len(doc) or doc[at].text == "."


def _ends_named(verb: Token) -> bool:
    """“…, director Ann Lee maintained.”: a past tense taken for a participle, between a name and the end."""
    doc, at = verb.doc, verb.i
    ends = at + 1 >= len(doc) or doc[at + 1].text == "."
    return verb.tag_ == "VBN" and ends and at > 0 and doc[at - 1].tag_ in _NAMES


def _governs_what_follows(verb: Token) -> bool:
    """The verb's content stands behind it: "…, she added the words", "When asked, he said: “…”"."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if behind is not None and behind.text in {":", "“", "‘", "«", "„"}:
        return True
    if any(t.dep_ == "dobj" and t.tag_ in {"WP", "WDT"} for t in verb.lefts):
        return True  # "this is what the law says about it"
    return any(
        t.i > verb.i and (t.dep_ in {"ccomp", "xcomp"} or (t.dep_ == "dobj" and verb.lemma_ not in _TELLING))
        for t in verb.children
    )


def _is_adverbial(first: Token, verb: Token) -> bool:
    """“While he was ill, she wrote”, “Asked about it, she wrote”: when or why, not what.

    “Since May lava has buried it, she wrote”: since a month or a day is no clause.
    """
    if first.lower_ == "since" and first.nbor().ent_type_ == "DATE":
        return False
    if first.dep_ == "mark" and first.lower_ not in {"that", "if", "whether"}:
        return first.head.dep_ == "advcl"
    return first.tag_ in {"VBG", "VBN"} and first.dep_ == "advcl" and first.head == verb


def _source_start(doc: Doc, end: int, floor: int) -> int | None:
    """Where the source begins: after a comma, or one comma further for "the chief, Ann Lee, said"."""
    if doc[end - 1].text == ",":
        name = _run_start(doc, end - 1, floor)
        if name is None or doc[name - 1].text != ",":
            return None
        before = _run_start(doc, name - 1, floor)
        if _is_short_form(doc, name, end - 1) or _is_name(doc, name, end - 1):
            return before
        # "…, Ann Lee, chief of the port, told reporters"
        return before if before is not None and _is_name(doc, before, name - 1) else None
    return _run_start(doc, end, floor)


def _is_name(doc: Doc, first: int, end: int) -> bool:
    return all(doc[i].pos_ == "PROPN" for i in range(first, end))


def _is_short_form(doc: Doc, first: int, end: int) -> bool:
    """“Velmia's coast guard, the VKG, said”."""
    return end == first + 2 and doc[first].lower_ == "the" and doc[end - 1].text.isupper()


def _run_start(doc: Doc, end: int, floor: int) -> int | None:
    """The first of the nominal words that end before `end`, if a comma or closing mark precedes them."""
    at = end
    while at > floor and _is_in_run(doc[at - 1]):
        if doc[at - 1].pos_ == "ADP" and doc[at - 1].lower_ not in _INSIDE:
            return None
        at -= 1
    return at if floor < at < end and doc[at - 1].text in {",", "”", '"', "’", "'", ";"} else None


def _is_in_run(token: Token) -> bool:
    """A word of a description: "managing" in “…, managing director Ann Lee said” is one.

    So is "works" in “…, works council chief Ann Lee said”, which the tagger takes for a verb.
    """
    if token.pos_ in _NOMINAL or token.tag_ == "HYPH":
        return True
    if token.tag_ == "VBZ" and token.nbor().pos_ == "NOUN" and token.i and token.nbor(-1).text == ",":
        return True
    return token.tag_ in {"VBG", "VBN"} and token.dep_ in {"amod", "compound"} and token.head.i > token.i


def _head(doc: Doc, start: int, end: int) -> Token | None:
    """The last noun before any preposition or comma."""
    found: Token | None = None
    for i in range(start, end):
        token = doc[i]
        if token.pos_ == "ADP" or (token.text == "," and found is not None):
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and (i + 1 >= end or doc[i + 1].tag_ != "POS"):
            found = token
    return found


def following_speaker(verb: Token) -> Token | None:
    """Who stands behind the verb of an inverted tag: “…,” said the union's secretary, Ann Lee, …"""
    doc, end = verb.doc, verb.i + 1
    while end < sentence_of(verb).end and (doc[end].pos_ in _NOMINAL or doc[end].tag_ == "HYPH"):
        end += 1
    return _head(doc, verb.i + 1, end) if end > verb.i + 1 else None


def resumed(verb: Token, content: set[int]) -> set[int]:
    """The rest of a content that a tag interrupts: "The museum, she said, would open"."""
    doc, end = verb.doc, sentence_of(verb).end
    at = verb.i + 1
    while at < end and doc[at].text != "," and doc[at].pos_ in _BEHIND_TAG:
        at += 1
    if at + 1 >= end or doc[at].text != ",":
        return set()
    first = doc[at + 1]
    goes_on = (first.pos_ in {"AUX", "VERB"} and first.tag_ not in {"VBG", "VBN"}) or first.lower_ == "that"
    # "…," he said, raising his voice: behind a quotation it is how, not what came of it.
    results = first.lower_ in get_words("resulting") and doc[max(content)].text not in _CLOSING
    goes_on = goes_on or _joins_same_auxiliary(first, content) or results or _tells_change(first)
    return (
        segment(verb, set(range(at + 1, end))) if goes_on and not content & set(range(at + 1, end)) else set()
    )


def _tells_change(first: Token) -> bool:
    """“The toll has risen to 12, the ministry said, up from nine”: the level before."""
    return first.lower_ in {"up", "down"} and first.i + 1 < len(first.doc) and first.nbor().lower_ == "from"


def _joins_same_auxiliary(first: Token, content: set[int]) -> bool:
    """“It had mended the quay, she said, and had paid nothing”: the second half of one statement."""
    if first.lower_ not in {"and", "but"} or first.i + 1 >= len(first.doc):
        return False
    behind = first.nbor()
    return behind.pos_ == "AUX" and any(
        first.doc[i].pos_ == "AUX" and first.doc[i].lower_ == behind.lower_ for i in content
    )


def interrupted(verb: Token) -> set[int]:
    """The content around a tag between commas: "Hawaii, as an adviser pointed out, rarely gets two"."""
    doc, sentence = verb.doc, sentence_of(verb)
    own = [t for t in verb.lefts if t.dep_ in {"nsubj", "aux", "advmod", "mark", "neg"}]
    if verb.tag_ not in FINITE | {"VBN"} or not any(t.dep_ == "nsubj" for t in own):
        return set()
    first = min(t.left_edge.i for t in own)
    first -= first - 1 > sentence.start and doc[first - 1].lower_ == "as"
    at = verb.i + 1
    while at < sentence.end and doc[at].text != "," and doc[at].pos_ in _BEHIND_TAG:
        at += 1
    before, after = range(sentence.start, first - 1), range(at + 1, sentence.end)
    between_commas = before and after and doc[first - 1].text == "," and doc[at].text == ","
    if not between_commas:
        return set()
    if _is_circumstance(doc, before) and _is_clause(doc, after):
        return segment(verb, {*before, *after})
    if any(doc[i].tag_ in FINITE for i in before):
        return set()
    goes_on = next((doc[i] for i in after if doc[i].pos_ != "ADV"), verb)
    opening = doc[sentence.start]
    gerund = opening.tag_ == "VBG"  # "Crossing the ice, she notes, takes courage"
    if goes_on.tag_ not in FINITE or (opening.pos_ in _NO_SUBJECTS and not gerund):
        return set()
    return segment(verb, {*before, *after})


def _is_circumstance(doc: Doc, before: range) -> bool:
    """“When the dam broke, Lee said, nobody was on duty”: a clause of when, why or on what condition."""
    opening, behind = doc[before[0]], doc[before[0] + 1]
    if opening.lower_ not in get_words("circumstances"):
        return False
    return behind.tag_ == "VBN" or any(doc[i].tag_ in FINITE for i in before)


def _is_clause(doc: Doc, after: range) -> bool:
    """A clause with a subject before its verb, no quotation of its own."""
    first = next((doc[i] for i in after if doc[i].pos_ != "ADV"), doc[after[0]])
    return first.pos_ in _SUBJECTS and any(doc[i].tag_ in FINITE for i in after if i > first.i)


_SUBJECTS = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"})
_NO_SUBJECTS = frozenset({"ADP", "SCONJ", "ADV", "VERB", "CCONJ"})
_BEHIND_TAG = frozenset({"ADV", "PRON", "PROPN", "NOUN", "ADP", "DET", "ADJ", "NUM", "PART"})
