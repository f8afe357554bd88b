"""Words that the tagger misreads or the parser hangs on the wrong verb, by the words around them."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.hanging import FINITE, NAMES, NOUNS, give_subject, hang, has_subject, put_over, root_of
from bot.claims.lexicon import get_words

_SYLLABLE = 6
_LEAST = 6
_QUOTES = frozenset("”\"’'")
_AUXILIARIES = frozenset({"is", "has", "does", "was", "'s", "’s", "gets", "s"})


def mend_name(token: Token) -> None:
    """“Kim Dae-won”: the small end of a given name with a hyphen, which the tagger takes for a noun."""
    doc = token.doc
    if token.tag_ != "NN" or token.i < 3 or not token.text.islower() or len(token) > _SYLLABLE:
        return
    first, given, hyphen = doc[token.i - 3], doc[token.i - 2], doc[token.i - 1]
    one_word = hyphen.text == "-" and not given.whitespace_ and not hyphen.whitespace_
    named = given.tag_ in NAMES and first.tag_ in NAMES and len(given) <= _SYLLABLE
    own = given.head == token and first.head == token
    if one_word and named and own and token.left_edge == first and token.dep_ not in {"compound", "amod"}:
        token.tag_ = "NNP"


def mend_stating(noun: Token) -> None:
    """“As the agency states, …”: a verb that the tagger takes for the head of its subject."""
    doer, opening = noun.nbor(-1) if noun.i else noun, noun.head
    behind = noun.i + 1 < len(noun.doc) and noun.nbor().text == ","
    opens = noun.dep_ == "pobj" and opening.lower_ == "as" and opening.is_sent_start
    if not (opens and behind and doer.dep_ == "compound" and doer.head == noun and opening.head != noun):
        return
    above = opening.head
    noun.tag_ = "VBZ"
    hang(noun, above, "advcl")
    hang(opening, noun, "mark")
    give_subject(noun, doer, opening.i + 1)


def mend_plural(noun: Token) -> None:
    """“County jails held 70”: a plural that the tagger takes for an auxiliary."""
    doer, verb = noun.nbor(-1) if noun.i else noun, noun.head
    if noun.lower_ in _AUXILIARIES or doer.head != verb or doer.dep_ != "nsubj" or verb.i != noun.i + 1:
        return
    noun.tag_ = "NNS"
    hang(noun, verb, "nsubj")
    hang(doer, noun, "compound")


def mend_contesting(noun: Token) -> None:
    """“The union disputes that figure.”: a verb taken for a plural, its object for a clause."""
    doc, doer = noun.doc, noun.nbor(-1) if noun.i else noun
    if noun.dep_ != "ROOT" or noun.i + 2 >= len(doc) or doer.head != noun or doer.dep_ != "compound":
        return
    that, thing = doc[noun.i + 1], doc[noun.i + 2]
    ends = noun.i + 3 >= len(doc) or doc[noun.i + 3].is_punct
    if that.lower_ not in {"that", "this"} or thing.head != noun or thing.dep_ != "relcl" or not ends:
        return
    noun.tag_, thing.tag_ = "VBZ", "NN"
    give_subject(noun, doer, doer.left_edge.sent.start)
    hang(thing, noun, "dobj")
    that.tag_ = "DT"
    hang(that, thing, "det")


def mend_reduced(noun: Token) -> None:
    """“The authority disputed on Tuesday whether a jet was hit.”: a verb taken for a participle."""
    verb = next((t for t in noun.rights if t.dep_ == "acl" and t.tag_ in {"VBN", "VBD"}), None)
    parted = verb is not None and (verb.tag_ == "VBD" or verb.nbor(-1).text == ",")
    own = [*noun.rights, *(verb.rights if verb is not None and parted else ())]
    told = [t for t in own if verb is not None and t.i > verb.i and _is_asked(t)]
    if noun.dep_ != "ROOT" or verb is None or not told or any(t.dep_ == "agent" for t in verb.rights):
        return
    verb.tag_ = "VBD"
    hang(verb, verb, "ROOT")
    hang(told[0], verb, "ccomp")
    for word in [t for t in noun.rights if t.i > verb.i]:
        hang(word, verb, word.dep_)
    hang(noun, verb, "nsubj")


def _is_asked(clause: Token) -> bool:
    marks = [t for t in clause.lefts if t.dep_ == "mark" and t.lower_ in {"whether", "that"}]
    return clause.dep_ in {"acl", "relcl", "ccomp", "advcl"} and bool(marks) and has_subject(clause)


def mend_parted(verb: Token) -> None:
    """“…,” Ann Lee, who runs a firm, told the paper: a name that its clause parts from its verb."""
    doc = verb.doc
    if has_subject(verb) or verb.dep_ != "ROOT" or verb.i < _LEAST or doc[verb.i - 1].text != ",":
        return
    clause = [t for t in doc[verb.left_edge.i : verb.i] if t.lower_ == "who" and t.nbor(-1).text == ","]
    name = clause[0].nbor(-2) if clause else verb
    first = name
    while first.i > verb.left_edge.i and first.nbor(-1).tag_ in NAMES:
        first = first.nbor(-1)
    if name.tag_ not in NAMES or not first.i or first.nbor(-1).text not in _QUOTES:
        return
    for word in doc[verb.left_edge.i : first.i]:
        if word.head.i >= first.i and word.head != verb:
            hang(word, verb, "ccomp")
    for word in [t for t in verb.lefts if t.i > name.i]:
        hang(word, name, "relcl")
    hang(name, verb, "nsubj")


def mend_joined(noun: Token) -> None:
    """“Lee decried it in posts on X and the group condemned him”: two clauses, the second with its doer."""
    opening = noun.left_edge
    verb = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    joined = noun.dep_ == "conj" and opening.tag_ == "DT" and opening.nbor(-1).lower_ == "and"
    if joined and verb.tag_ in FINITE and verb.dep_ in {"advcl", "conj"} and not has_subject(verb):
        hang(noun, verb, "nsubj")


def mend_described(token: Token) -> None:
    """“Rustam, a fisherman, says …”: a name that its apposition parts from its verb."""
    verb, doc = token.head, token.doc
    opens = token.tag_ in NAMES and token.left_edge.is_sent_start and doc[token.i + 1].text == ","
    if opens and verb.tag_ in FINITE and doc[verb.i - 1].text == "," and not has_subject(verb):
        hang(token, verb, "nsubj")


def mend_adverb(word: Token) -> None:
    """“…,” Connolly said: a name that ends as an adverb does."""
    verb = word.head
    named = word.tag_ == "RB" and word.text.istitle() and word.lower_.endswith("ly")
    if named and verb.i == word.i + 1 and verb.tag_ in FINITE and not has_subject(verb):
        word.tag_ = "NNP"
        hang(word, verb, "nsubj")


def mend_possessive(mark: Token) -> None:
    """“The intelligence community’s finding that …”: behind a possessive it is a noun, and that one's."""
    behind = mark.doc[mark.i + 1 : mark.i + 3]
    owner = mark.nbor(-1) if mark.i else mark
    if len(behind) < 2 or behind[1].lower_ != "that" or owner.tag_ not in NAMES | NOUNS:
        return
    thing = behind[0]
    if thing.tag_ not in NOUNS | {"VBG"}:
        return
    thing.tag_ = "NN" if thing.tag_ == "VBG" else thing.tag_
    hang(mark, owner, "case")
    if thing.dep_ == "advcl" and owner.dep_ == "pobj":
        hang(thing, owner.head, "pobj")
    hang(owner, thing, "poss")


def mend_aged(noun: Token) -> None:
    """“The 54-year-old likes to say …”: a verb taken for a plural, its subject for what modifies it."""
    if noun.tag_ != "NNS":
        return
    doer, above = noun.nbor(-1) if noun.i else noun, noun.head
    aged = doer.lower_ == "old" and doer.head == noun and doer.left_edge.i < doer.i
    infinitive = next((t for t in noun.rights if t.dep_ in {"acl", "relcl", "xcomp"}), None)
    as_put = noun.dep_ == "pobj" and above.lower_ == "as" and above.head != above
    if not (noun.dep_ == "ROOT" or as_put) or not aged or infinitive is None:
        return
    if noun.nbor().tag_ != "TO" or noun.nbor().head != infinitive:
        return
    noun.tag_ = "VBZ"
    own = [t.i for t in noun.lefts if t.dep_ in {"det", "poss", "nummod"}]
    give_subject(noun, doer, min([doer.left_edge.i, *own]))
    hang(infinitive, noun, "xcomp")
    if as_put:
        hang(noun, above.head, "advcl")
        hang(above, noun, "mark")


def mend_trailing(participle: Token) -> None:
    """“She urged parents not to wait, warning, “…””: a participle joined to an infinitive is who urges's."""
    urged = participle.head
    joined = participle.dep_ == "conj" and participle.tag_ == "VBG" and participle.i > urged.i
    if joined and participle.nbor(-1).text == "," and urged.tag_ == "VB" and urged.dep_ == "xcomp":
        hang(participle, urged.head, "advcl")


def mend_shared(verb: Token) -> None:
    """“The party alleged fraud and observers urged calm”: no fraud urges; two clauses, each with a doer."""
    above = verb.head
    thing = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    if thing is None or thing.i != above.i + 1 or thing.tag_ not in NOUNS or verb.tag_ not in FINITE:
        return
    doers = [t for t in thing.rights if t.dep_ == "conj" and t.tag_ == "NNS"]
    joint = next((t for t in thing.rights if t.dep_ == "cc"), None)
    speakers = get_words("speakers")
    if len(doers) != 1 or joint is None or doers[0].lower_.removesuffix("s") not in speakers:
        return
    if thing.tag_ == "NNS" or thing.lower_ in speakers or not has_subject(above):
        return
    hang(thing, above, "dobj")
    hang(verb, above, "conj")
    hang(joint, above, "cc")
    hang(doers[0], verb, "nsubj")
    for thing in [t for t in verb.rights if t.dep_ == "oprd" and t.i == verb.i + 1]:  # "urged calm"
        thing.tag_, thing.dep_ = "NN", "dobj"


def mend_last_tag(token: Token) -> None:
    """“The army counts 40 ships, the agency reminds.”: a tag taken for a part of what it tells."""
    told = token.head
    if told.i > token.i:
        return
    for clause in [t for t in token.lefts if t.dep_ == "ccomp"]:
        hang(clause, told, "ccomp")
    put_over(token, root_of(told))


def ends_with(word: Token) -> bool:
    """Whether a word is the last before the full stop."""
    return word.i + 1 >= len(word.doc) or word.nbor().text == "."


def ends_sentence(noun: Token) -> bool:
    """“Two in three are vaccinated, state data show.”: a verb that was taken for a noun."""
    last = ends_with(noun)
    doer = noun.nbor(-1) if noun.i else noun
    behind = noun.dep_ == "ROOT" or noun.head.i < doer.i
    return last and behind and doer.dep_ == "compound" and doer.head == noun


def as_tag(noun: Token) -> None:
    told = next((t for t in noun.lefts if t.dep_ == "ccomp"), noun.head)
    doer = noun.nbor(-1)
    # "…, the study states."
    if noun.dep_ == "appos" and doer.lower_ in get_words("documents", "newspapers"):
        told = root_of(told)
    first = doer
    while first.i and first.nbor(-1).dep_ in {"compound", "det"} and first.nbor(-1).text != ",":
        first = first.nbor(-1)
    if first != doer and first.dep_ == "det" and doer.lower_ not in get_words("documents", "newspapers"):
        return  # "…, the member states."
    if not first.i or first.nbor(-1).text != "," or told == noun or told.dep_ not in {"ROOT", "ccomp"}:
        return
    noun.tag_ = "VBZ" if noun.lower_.endswith("s") else "VBP"
    give_subject(noun, doer, first.i)
    put_over(noun, told)


def mend_shown(noun: Token) -> None:
    """“It fell 3 percent, data from Velcom Analytics show.”: a verb taken for the end of the name."""
    opening, doer = noun.head, noun.nbor(-1) if noun.i else noun
    shown = opening.head
    if shown.dep_ == "pobj" and shown.tag_ in NAMES:  # "data from the Office for Orsa Statistics show"
        shown = shown.head.head
    known = shown.lower_.removesuffix("s") in get_words("documents") | {"data", "figure"}
    if not known or doer.head != noun or doer.dep_ != "compound" or shown.head == shown:
        return
    first = shown.left_edge
    if first.text != "," and (not first.i or first.nbor(-1).text != ","):
        return
    told = root_of(shown)
    noun.tag_ = "VBP"
    hang(doer, opening, "pobj")
    for word in noun.doc[opening.i + 1 : doer.i]:
        word.head = doer if word.head == noun else word.head
    hang(noun, noun, "ROOT")
    hang(shown, noun, "nsubj")
    put_over(noun, told)


def what_before(noun: Token) -> Token | None:
    """“That is what the army claims”: a verb taken for a plural, with its subject for a modifier."""
    whats = [noun.head, *noun.lefts]
    doer = noun.nbor(-1) if noun.i else noun
    modified = doer.dep_ == "compound" and doer.head == noun
    return next((t for t in whats if modified and t.lower_ == "what" and t.i < doer.i), None)


def as_verb(noun: Token, what: Token) -> None:
    doer = noun.nbor(-1)
    give_subject(noun, doer, what.i + 1)
    noun.tag_ = "VBZ"
    hang(noun, what.head if what.head != noun else noun.head, "ccomp")
    hang(what, noun, "dobj")
