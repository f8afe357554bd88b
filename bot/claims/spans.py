"""Token sets → spans of the text, and the few walks over the parse that every rule needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from bot.models import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# The tags of verbs that a clause can stand on.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SENTENCES = "sentence starts"
_TEXT = "text"
_BELOW = "children"
_BELOW_AT = "positions of children"
_TOKENS = "tokens"
_EDGE = frozenset(",;:.-–—()[]")


def runs(doc: Doc, indices: Iterable[int]) -> tuple[Span, ...]:
    """The fewest spans that cover exactly these tokens, without white space or commas at their edges."""
    wanted = sorted(indices if isinstance(indices, (set, frozenset, range)) else set(indices))
    if not wanted:
        return ()
    # Where one run ends and the next begins; most have one, whole.
    breaks = (
        [at for at in range(1, len(wanted)) if wanted[at] != wanted[at - 1] + 1]
        if wanted[-1] - wanted[0] >= len(wanted)
        else []
    )
    tokens = tokens_of(doc)
    parts = zip([0, *breaks], [*breaks, len(wanted)], strict=True)
    spans = (_trimmed(tokens, wanted[start], wanted[end - 1] + 1) for start, end in parts)
    return tuple(span for span in spans if span)


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Span | None:
    while start < end and _is_edge(tokens[start]):
        start += 1
    while end > start and _is_edge(tokens[end - 1]) and not _closes(tokens, start, end - 1):
        end -= 1
    if start == end:
        return None
    last = tokens[end - 1]
    return (tokens[start].idx, last.idx + len(last))


def _closes(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a bracket closes one that opens between `start` and it: the ")" of "10m euros ($11m)"."""
    opener = {")": "(", "]": "["}.get(tokens[at].text)
    return opener is not None and any(token.text == opener for token in tokens[start:at])


def _is_edge(token: Token) -> bool:
    text = token.text
    if text == "-" and not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().like_num:
        return False  # the sign of "-5°C"
    return text in _EDGE or text.isspace()


def subtree(token: Token, *, without: Iterable[Token] = ()) -> set[int]:
    """Indices of a token and all below it, leaving out the subtrees of some."""
    below, found, left = _below_at(token.doc), {token.i}, [token.i]
    cut = {other.i for other in without}
    if not cut.isdisjoint(left):
        return set()
    while left:
        inside = below[left.pop()]
        if cut:
            inside = [at for at in inside if at not in cut]
        left += inside
        found.update(inside)
    return found


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these dependency labels."""
    for dep, other in _below(token.doc)[token.i]:
        if dep in deps:
            return other
    return None


def children(token: Token, *deps: str) -> list[Token]:
    """All children with one of these dependency labels, in order."""
    return [other for dep, other in _below(token.doc)[token.i] if dep in deps]


def tokens_of(doc: Doc) -> list[Token]:
    """All tokens, in order. spaCy makes them anew in each walk over a text; this keeps them."""
    kept: list[Token] | None = doc.user_data.get(_TOKENS)
    if kept is None:
        kept = doc.user_data[_TOKENS] = list(doc)
    return kept


def _below(doc: Doc) -> list[list[tuple[str, Token]]]:
    """Each token's children with their labels, in order. spaCy makes them anew each time; this keeps them."""
    kept: list[list[tuple[str, Token]]] | None = doc.user_data.get(_BELOW)
    if kept is None:
        labelled = [(token.dep_, token) for token in tokens_of(doc)]
        kept = doc.user_data[_BELOW] = [[labelled[at] for at in below] for below in _below_at(doc)]
    return kept


def _below_at(doc: Doc) -> list[list[int]]:
    """The same as positions."""
    kept: list[list[int]] | None = doc.user_data.get(_BELOW_AT)
    if kept is None:
        kept = doc.user_data[_BELOW_AT] = [[] for _ in range(len(doc))]
        for at, offset in enumerate(doc.to_array("HEAD").astype("int64").tolist()):
            if offset:
                kept[at + offset].append(at)
    return kept


def climb(token: Token, stop: Callable[[Token], bool]) -> Token:
    """The nearest token at or above this one for which `stop` holds, else the sentence's root."""
    while not stop(token) and token.head != token:
        token = token.head
    return token


def noun_phrase(head: Token) -> set[int]:
    """A noun with its own modifiers, without appositions, relative clauses and coordinated others."""
    loose = [below for below in head.children if below.dep_ in LOOSE]
    return subtree(head, without=loose)


LOOSE = frozenset({"appos", "relcl", "acl", "conj", "cc", "punct", "advcl", "parataxis", "preconj"})


def is_finite(verb: Token) -> bool:
    """Whether a verb heads a clause that can stand alone."""
    return verb.tag_ in FINITE or any(
        below.dep_ in {"aux", "auxpass"} and below.tag_ in FINITE for below in verb.children
    )


def is_infinitive(clause: Token) -> bool:
    """Whether a clause is "to …"."""
    return any(below.tag_ == "TO" and below.dep_ == "aux" for below in clause.children)


def without_comment(doc: Doc, content: set[int]) -> set[int]:
    """Token positions without the aside that ends them: "praised the plan, which nobody had read"."""
    last = max(content, default=0)
    for i in sorted(content):
        aside = doc[i].tag_ in {"WDT", "WP", "WP$", "WRB"} and i and doc[i - 1].text == ","
        if aside and _is_comment(doc[i], doc[i - 1], last):
            return {k for k in content if k < i - 1}
    return content


def _is_comment(word: Token, comma: Token, last: int) -> bool:
    """Whether a clause behind a comma only adds to a noun, up to the end."""
    clause = climb(word.head, lambda t: t.dep_ in {"relcl", "advcl", "appos"})
    return clause.dep_ == "relcl" and clause.head.i < comma.i and max(t.i for t in clause.subtree) >= last - 1


def keep_text(doc: Doc, text: str) -> Doc:
    """A parse with the text that it is known to have."""
    doc.user_data[_TEXT] = text
    return doc


def text_of(doc: Doc) -> str:
    """The whole text. spaCy's own `doc.text` joins all tokens each time; this keeps it."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def sentence_of(token: Token) -> SpacySpan:
    """The token's sentence. spaCy's own `token.sent` walks the whole text each time; this looks it up."""
    starts, sentences = _sentences(token.doc)
    return sentences[bisect_right(starts, token.i) - 1]


def _sentences(doc: Doc) -> tuple[list[int], list[SpacySpan]]:
    """Where each sentence starts, and all of them."""
    kept: tuple[list[int], list[SpacySpan]] | None = doc.user_data.get(_SENTENCES)
    if kept is None:
        sentences = list(doc.sents)
        kept = doc.user_data[_SENTENCES] = ([sentence.start for sentence in sentences], sentences)
    return kept


def sentences_of(doc: Doc) -> list[SpacySpan]:
    """All sentences, in order, made once."""
    return _sentences(doc)[1]


def _in_brackets(mark: Token) -> bool:
    """“($14 billion; €13 billion)”."""
    before = [t.text for t in mark.doc[sentence_of(mark).start : mark.i]]
    return before.count("(") > before.count(")")


def segment(token: Token, content: set[int]) -> set[int]:
    """Without what a semicolon parts from a token."""
    marks = [t.i for t in sentence_of(token) if t.text == ";" and not _in_brackets(t)]
    first = max((i for i in marks if i < token.i), default=-1)
    last = min((i for i in marks if i > token.i), default=len(token.doc))
    return {i for i in content if first < i < last}


def hull(spans: Sequence[Span]) -> Span | None:
    """From the first span's start to the last one's end."""
    return (spans[0][0], spans[-1][1]) if spans else None


def span_over(doc: Doc, indices: Iterable[int]) -> Span | None:
    """From the first token's start to the last one's end, whatever they are: a colon is a cue too."""
    found = sorted(indices)
    return (doc[found[0]].idx, doc[found[-1]].idx + len(doc[found[-1]])) if found else None


def is_inside(at: int, spans: Iterable[Span]) -> bool:
    """Whether an offset lies in one of some spans."""
    return any(start <= at < end for start, end in spans)
