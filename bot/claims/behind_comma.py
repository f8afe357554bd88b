"""Who speaks behind the comma that ends what is told: "… reached Orsa, Velmia's fire service said"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from bot.claims.hanging import NAMES, NOUNS, hang, has_subject, put_over, root_of
from bot.claims.personal_names import means_person
from bot.claims.spans import SUBJECTS, sentence_of

_NEAR = 12
_LONGEST = 14
_TO_COMMA = 2
_IN_OFFICES = frozenset({"NN", "JJ", "NNP"})
_CLOSING = frozenset("”\"’'»")
_OPENING = frozenset({"DT", "PRP$"})


def mend_speaker(verb: Token) -> None:
    """The noun phrase between the comma and the verb as the verb's only subject.

    The parser takes the place before the comma into the speaker's name, or takes the verb of what is told
    for a participle: “A strong quake killed 31 in Orsa, the army said”.
    """
    phrase = _find_phrase(verb)
    if phrase is None:
        return
    noun = _find_head(phrase, verb)
    first, doc = phrase.start, verb.doc
    told = doc[sentence_of(verb).start : first - 1]
    astray = [t for t in told if first <= t.head.i < verb.i]
    doubled = [t for t in told if t.head == verb and t.dep_ in SUBJECTS]
    if noun is None or not any(t.tag_.startswith("VB") and t not in doubled for t in told):
        return
    own = [t for t in phrase if t != noun and not first <= t.head.i < verb.i]
    settled = noun.head == verb and noun.dep_ in SUBJECTS and not (astray or doubled or own)
    if settled or any(t.tag_.startswith("VB") for t in doubled):
        return
    hang(noun, verb, "nsubj")
    for token in own:
        hang(
            token,
            noun,
            "poss" if token.nbor().tag_ == "POS" else "compound" if noun.tag_ in NAMES else "nmod",
        )
    for token in (*astray, *reversed(doubled)):
        _hang_back(token, verb, first)
    if verb.dep_ == "conj" and verb.head in told:
        put_over(verb, verb.head)


def mend_cut(verb: Token) -> None:
    """“… closes its plant in Orsa, chief executive | Ann Lee said.”: no sentence ends without a mark.

    The words between the comma and the cut are the speaker's, what stands before is what is told.
    """
    doc, first = verb.doc, verb.left_edge.i
    if verb.dep_ != "ROOT" or not first or not doc[first - 1].is_alpha or verb.i + 1 - first > _LONGEST:
        return
    noun = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    comma = next((i for i in range(first - 1, max(first - _NEAR, 0), -1) if doc[i].text == ","), None)
    if noun is None or comma is None or any(t.tag_.startswith(("VB", "MD")) for t in doc[comma + 1 : first]):
        return
    put_over(verb, root_of(doc[first - 1]))
    of = next((t.i for t in doc[comma + 2 : first] if t.tag_ == "IN"), None)
    if of is not None:  # "Father Ann Lee of the charity | Caritas said"
        hang(noun, doc[first - 1], "appos")
        noun = doc[of - 1]
        hang(noun, verb, "nsubj")
    for token in doc[comma + 1 : of or first]:
        if token != noun and not comma < token.head.i < first:
            hang(token, noun, "nmod")


def mend_inverted(verb: Token) -> None:
    """“…,” said the secretary, Ann Lee, who fears 200 jobs could go: who says it is no subject of "go"."""
    doc, at = verb.doc, verb.i
    if at < 2 or at + 1 >= len(doc) or doc[at - 1].text not in _CLOSING or has_subject(verb):
        return
    astray = next((t for t in verb.rights if t.dep_ == "ccomp" and t.left_edge.i == at + 1), None)
    noun = next((t for t in astray.lefts if t.dep_ in SUBJECTS), None) if astray is not None else None
    clause = next((t for t in noun.subtree if t.dep_ == "relcl"), None) if noun is not None else None
    if astray is None or noun is None or clause is None or noun.left_edge.i != at + 1:
        return
    hang(noun, verb, "nsubj")
    hang(astray, clause, "ccomp")


def _find_phrase(verb: Token) -> Span | None:
    """The words between the last comma and the verb, where they are one noun phrase and open as one does."""
    doc, start = verb.doc, sentence_of(verb).start
    comma = next((i for i in range(verb.i - 1, start, -1) if doc[i].text == ","), None)
    if comma is None or not 1 < verb.i - comma <= _LONGEST:
        return None
    phrase = doc[comma + 1 : verb.i]
    doubled = sum(t.dep_ in SUBJECTS for t in verb.lefts) > 1
    office = _is_office(phrase)
    owned = len(phrase) > 1 and phrase[1].tag_ == "POS"
    opened = doubled or office or owned or phrase[0].tag_ in _OPENING
    plain = not any(t.is_quote or t.tag_.startswith(("VB", "MD", "W", "IN")) for t in phrase)
    return phrase if opened and plain else None


def _is_office(phrase: Span) -> bool:
    """“Auditor general Ann Lee”: an office without an article, and a name."""
    return phrase[-1].tag_ in NAMES and all(t.tag_ in _IN_OFFICES for t in phrase)


def _find_head(phrase: Span, verb: Token) -> Token | None:
    """The verb's subject where it is in the phrase, else the phrase's last noun before any brackets.

    Of “the diver Ann Lee said” that is the name, whichever the parser takes.
    """
    subject = next((t for t in phrase if t.head == verb and t.dep_ in SUBJECTS), None)
    bracket = next((t.i for t in phrase if t.text == "("), verb.i)
    last = verb.doc[bracket - 1]
    owned = any(t.tag_ in {"PRP$", "POS"} for t in phrase)
    if subject is not None and means_person(subject.lower_) and last.tag_ in NAMES and not owned:
        return last
    return subject or (last if last.tag_ in NAMES | NOUNS else None)


def _hang_back(token: Token, verb: Token, first: int) -> None:
    """What stands before the comma under the word before it, or under the verb that it is the subject of."""
    participle = next((t for t in token.rights if t.dep_ == "acl" and t.tag_ == "VBN" and t.i < first), None)
    if participle is not None and any(t.dep_ == "dobj" for t in participle.rights):
        participle.tag_ = "VBD"
        hang(participle, verb, "ccomp")
        hang(token, participle, "nsubj")
        return
    before = token.left_edge.nbor(-1) if token.left_edge.i else token
    if first - token.right_edge.i <= _TO_COMMA and before.tag_.startswith(("IN", "VB")):
        hang(token, before, "pobj" if before.tag_ == "IN" else "dobj")
        for comma in [t for t in token.rights if t.text == ","]:
            hang(comma, verb, "punct")


def find_speaker(noun: Token, telling: frozenset[str]) -> Token | None:
    """“142 had an unknown status, the Department of Health said”: the noun behind the comma speaks."""
    verb, doc = noun.head, noun.doc
    told = any(t.dep_ == "ccomp" and t.i < noun.i for t in verb.lefts)
    joined = verb.dep_ == "conj" and verb.lower_ in telling and verb.head.dep_ == "ROOT"
    if noun.i > verb.i or doc[verb.i - 1].text == "," or not (told or (joined and verb.head.i < noun.i)):
        return None
    comma = next((i for i in range(verb.i - 1, noun.i, -1) if doc[i].text == ","), None)
    if comma is None or doc[comma + 1].tag_ != "DT":
        return None
    nouns = [t for t in doc[comma + 1 : verb.i] if t.tag_ in NAMES | NOUNS]
    heads = [t for t in nouns if t.nbor().tag_ not in NAMES | NOUNS and t.nbor(-1).text != "("]
    return heads[0] if heads else None


def give_speaker(noun: Token, tail: Token) -> None:
    """The speaker behind the comma as the verb's subject, and the noun before it back to what is told."""
    verb, first = noun.head, tail.left_edge.i
    own = [t for t in noun.subtree if t.i >= first and t.head.i < first and t != tail]
    hang(tail, verb, "nsubj")
    for other in own:
        hang(other, tail, "appos")
    hang(noun, _verb_before(noun, verb), "dobj")
    if verb.dep_ == "conj":
        put_over(verb, verb.head)


def _verb_before(noun: Token, verb: Token) -> Token:
    """The verb whose object a noun is by the order of words."""
    near = noun.doc[max(0, noun.i - _NEAR) : noun.i]
    told = [t for t in near if t.tag_.startswith("VB") and (verb in t.ancestors or t == verb.head)]
    return told[-1] if told else verb
