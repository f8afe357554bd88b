"""The words that put a content to its claimant: "The ministry could not confirm …", "She went on to …"."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.lexicon import get_words
from bot.claims.naming import Name
from bot.claims.spans import child, is_finite, is_infinitive, text_of
from bot.claims.vocabulary import get_index

_ARTICLES = {"the": "The", "a": "A", "an": "An", "both": "Both"}
_OWNED = frozenset({"no", "my", "our", "your", "his", "her", "its", "their"})
_GOVERNORS = 5  # "voted to hold him in contempt for refusing to testify"
_NEGATED_INVERSION = frozenset({"nor", "neither"})


def as_subject(name: Name, attribution: Attribution | None = None) -> str:
    """A name with the article that its phrase has: "The ministry", "A group of nurses", "The Pentagon"."""
    article = _article(name, attribution) if attribution is not None else ""
    if article:
        return f"{article} {name.text}"
    if name.text.partition(" ")[0].lower() in _OWNED or (attribution and _is_pronoun(attribution)):
        return name.text
    common = name.text[:1].islower() and not name.plural and name.noun in name.text.split()
    return f"The {name.text}" if common and name.noun not in get_words("pronouns") else name.text


def _is_pronoun(attribution: Attribution) -> bool:
    """“You”, “some”, “those”: nothing that takes an article."""
    subject = attribution.subject
    return subject is not None and subject.pos_ in {"PRON", "DET"}


def _article(name: Name, attribution: Attribution) -> str:
    """The article before the claimant's own words, where the name is made of them."""
    if attribution.subject is None or not attribution.source or not name.text:
        return ""
    doc = attribution.head.doc
    first = doc[min(attribution.source)]
    opening = text_of(doc)[first.idx + len(first.text) + 1 :][: len(name.text)]
    return _ARTICLES.get(first.lower_, "") if opening == name.text else ""


def lead_in(attribution: Attribution, name: Name, start: int) -> str:
    """Claimant and predicate, up to the content that begins at token `start`."""
    doc, head = attribution.head.doc, attribution.head
    governor = _governor(attribution)
    first = _first_word(_joined_to(head) or governor)
    if first.i > min(attribution.words):
        first = doc[min(attribution.words)]
    text = text_of(doc)
    subject = attribution.subject
    if subject is not None and first.i < subject.left_edge.i and subject.right_edge.i < head.i:
        return _straightened(attribution, name, first, start)
    ordered = _ordered(governor) if first.tag_ == "TO" else None
    if ordered is not None:
        return text[ordered.idx : doc[start].idx]
    gap = text[first.idx : doc[start].idx]
    written = in_full(first, active=attribution.construction not in {"passive", "adjective"})
    if written:
        gap = written + gap[len(first.text) :]
    if governor.tag_ == "VBG" and first == governor:
        gap = _in_past(governor) + gap[len(first.text) :]
    return f"{as_subject(name, attribution)} {gap}"


def _in_past(participle: Token) -> str:
    """“Called” for “She went further, calling it …”: a participle has no time of its own."""
    irregular = get_index("past_tenses").get(participle.lemma_.lower())
    stem = participle.lower_.removesuffix("ing")
    if stem.endswith("y") and stem[-2:-1] not in set("aeiou"):
        stem = f"{stem[:-1]}i"
    return irregular or (f"{stem}d" if stem.endswith("e") else f"{stem}ed")


def _joined_to(verb: Token) -> Token | None:
    """“Has never confirmed nor denied”: the verb whose negation a second one shares."""
    first = verb.head
    if verb.dep_ != "conj" or child(verb, "nsubj", "aux", "auxpass") is not None:
        return None
    joint = child(first, "cc")
    return (
        first
        if joint is not None and joint.lower_ in _NEGATED_INVERSION | {"or"} and _negated(first)
        else None
    )


def _negated(verb: Token) -> bool:
    return any(t.dep_ == "neg" or t.lower_ == "neither" for t in verb.children)


def _ordered(verb: Token) -> Token | None:
    """The first word of "The raid led them to order a retreat": an infinitive of whom another verb moves."""
    mover = verb.head
    subject = child(mover, "nsubj")
    moved = verb.dep_ in {"xcomp", "ccomp", "advcl"} and is_infinitive(verb) and mover.pos_ == "VERB"
    if not moved or subject is None or subject.pos_ == "PRON" or not is_finite(mover) or mover.i > verb.i:
        return None
    return subject.doc[subject.left_edge.i]


def in_full(clitic: Token, *, active: bool = False) -> str:
    """The verb that is written as one word with its subject: "'s" of "she's" is "is"; "" where none is."""
    written, verb = clitic.lower_.replace("’", "'"), clitic.head
    perfect = clitic.lemma_.lower() == "have" or (
        (active or clitic.dep_ == "aux") and verb.tag_ in {"VBN", "VBD"}
    )
    if written == "'s":
        return "has" if perfect and clitic.pos_ != "PART" else "is" if clitic.pos_ in {"VERB", "AUX"} else ""
    if written == "'d":
        return "had" if perfect else "would"
    return {"'re": "are", "'ve": "have", "'ll": "will"}.get(written, "")


def _straightened(attribution: Attribution, name: Name, first: Token, start: int) -> str:
    """“Nor has he called for …”: subject first, and the "not" that the "nor" stood for."""
    doc, text = attribution.head.doc, text_of(attribution.head.doc)
    subject = attribution.subject or first
    before = doc[first.i - 1].lower_ if first.i else ""
    negation = "not " if before in _NEGATED_INVERSION else ""
    auxiliary = text[first.idx : subject.left_edge.idx]
    rest = text[doc[subject.right_edge.i + 1].idx : doc[start].idx]
    return f"{as_subject(name, attribution)} {auxiliary}{negation}{rest}"


def _governor(attribution: Attribution) -> Token:
    """The verb that the claimant is the subject of: "went on" of "went on to discuss"; else the cue."""
    token = attribution.head
    for _ in range(_GOVERNORS):
        if token.pos_ in {"VERB", "AUX"} and is_finite(token) and child(token, "nsubj", "nsubjpass"):
            break
        if not _is_governed(token):
            return _with_participle(attribution.head)
        token = token.head
    own = child(token, "nsubj", "nsubjpass")
    before = token.i < attribution.head.i
    if own is not None and own == attribution.subject and before:
        return token
    return _with_participle(attribution.head)


def _with_participle(token: Token) -> Token:
    """As in “walked out, refusing to say whether …”."""
    return token.head if token.dep_ == "xcomp" and token.head.tag_ == "VBG" else token


def _is_governed(token: Token) -> bool:
    """Whether a word is told with the one above it only: an infinitive, "against recommending", "ready"."""
    if token.dep_ in {"xcomp", "pcomp", "acomp", "prep"} or token.lower_ == "short":  # "stopped short of"
        return True
    if token.dep_ == "dobj" and token.pos_ == "NOUN":  # "raised questions about"
        return True
    return (token.dep_ in {"advcl", "ccomp"} and is_infinitive(token)) or (
        token.dep_ == "pobj" and token.head.dep_ == "prep"
    )


def _first_word(verb: Token) -> Token:
    """A verb's first word: an auxiliary, a "not", an adverb that turns it round ("hardly")."""
    turning = get_words("turning_adverbs")
    own = [
        t
        for t in verb.lefts
        if t.dep_ in {"aux", "auxpass", "neg", "preconj"} or (t.dep_ == "advmod" and t.lower_ in turning)
    ]
    return min([*own, verb], key=lambda t: t.i)


def as_it_stands(attribution: Attribution) -> set[int]:
    """The attribution's own words, with the small ones that belong to its cue."""
    head = attribution.head
    told = attribution.content | attribution.words | attribution.source
    small = {
        t.i
        for t in head.children
        if t.dep_ in {"neg", "advmod", "prt"} or (t.dep_ == "prep" and {u.i for u in t.children} & told)
    }
    return {*told, *(i for i in small if min(told) < i < max(told))}
