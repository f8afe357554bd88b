"""The letters of a claim's sentence: quotation marks, capitals, stops, and words that lead nowhere."""

from __future__ import annotations

import re

# One quotation and nothing else; an apostrophe inside it stands before a letter.
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]*)[”“»\"]$|[‘']((?:[^‘'’]|[’'](?=\w))*)[’']$")
_OPENED = re.compile(r"[“\"]([^“”\"]+)$")
# Two apostrophes or two backticks for one mark, as some agencies' wires have them.
_DOUBLED = re.compile(r"''|``")
_LEADS_NOWHERE = re.compile(r"[\s,;:–—―-]+(?:and|or|but|nor)$")
# The last mark of a text, where it opens: behind a blank, before a word.
_OPENS_LAST = re.compile(r"[\s(\[—–-][“\"](?=[^\s“”\"])[^“”\"]*$")
_MARKS = frozenset('“”"')
# A sentence that stands alone goes on from none.
_JOINS = re.compile(r"^(?:And|But),? (?=\w)")
_WHOLE = re.compile(r"[“\"][A-Z].*[.!?][”\"]$", re.DOTALL)
_EDGES = " ,;:–—―-"


def finish(body: str) -> str:
    """One line, a capital first and a full stop last, without marks that enclose or trail it."""
    body = _DOUBLED.sub('"', " ".join(body.split())).strip(_EDGES)
    body = _turned(_JOINS.sub("", _LEADS_NOWHERE.sub("", body).strip(_EDGES)))
    body = _balanced(body).strip(_EDGES)
    quoted = _QUOTED.match(body)
    if quoted is not None:
        body = (quoted[1] or quoted[2] or "").strip(" ,")
    if not body:
        return body
    body = re.sub(r",([”\"»’])$", r"\1", body)
    end = "" if re.search(r"[.!?…][”\"»’']*$", body[-3:]) else "."
    return body[0].upper() + body[1:] + end


def _turned(body: str) -> str:
    """Marks that stand the wrong way round: ”Rain fell.”, “Rain fell.“"""
    if body[:1] == "”":
        body = "“" + body[1:]
    return body[:-1] + "”" if body[-1:] == "“" else body


def _balanced(body: str) -> str:
    """A mark without its fellow: dropped at the edge of the sentence, closed where it opens inside."""
    curly, straight = body.count("“") - body.count("”"), body.count('"') % 2
    if not body or (not curly and not straight):
        return body
    if straight and curly == 1:  # opened with one kind of mark and closed with another
        return body[1:-1].rstrip(" ,") if body[0] == "“" and body[-1] == '"' else body
    if body[0] in _MARKS and body.count(body[0]) == 1:
        return body[1:]
    if body[-1] in _MARKS and body.count(body[-1]) == 1:
        return body[:-1].rstrip(" ,")
    opens = _OPENS_LAST.search(body) is not None
    return body.rstrip(" ,") + ("”" if curly == 1 else '"') if opens else body


def join(parts: list[str]) -> str:
    """The parts of a content as one text: quotations that an attribution parted lose their marks."""
    if len(parts) < 2:
        return " ".join(parts)
    bare = [_bare(_DOUBLED.sub('"', part.strip())) for part in parts]
    told = [part for part in bare if part is not None]
    if len(told) < len(parts):
        return parts[0] + "".join(f"{_link(part)}{part}" for part in parts[1:])
    joined = told[0]
    for part in told[1:]:
        joined = _before(joined, part) + " " + part
    return joined


def _link(part: str) -> str:
    """A participle goes on behind a comma: "The bridge fell, killing four"; a quotation behind a stop.

    So does the level before: "The toll is 12, up from nine".
    """
    if _WHOLE.match(part):
        return ". "
    return ", " if re.match(r"(?:\w+ing|(?:up|down) from)\b", part) else " "


def _bare(part: str) -> str | None:
    """What stands between the marks of a quotation, closed or left open; None where it is none."""
    match = _QUOTED.match(part) or _OPENED.match(part)
    return next((words.strip() for words in match.groups() if words), "") if match is not None else None


def _before(left: str, right: str) -> str:
    """The first of two quotations with the stop that belongs to it, not to the attribution behind it."""
    if not left.endswith(","):
        return left + "." if right[:1].isupper() and left[-1:].isalnum() else left
    if right[:1].isupper():
        return left[:-1] + "."
    return left if right.startswith(("and ", "but ", "or ", "so ", "yet ")) else left[:-1]
