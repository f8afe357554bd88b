"""Markdown → the text that it marks up, without the marks: CommonMark, and GitHub's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"(?:```|~~~).*")
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}|\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?")
_DEFINITION = re.compile(r"\[[^\]]+\]:\s+\S+.*")
_OPENING = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?)")
_NEW_BLOCK = re.compile(r"\s*(?:#{1,6}\s|>|[-*+]\s|\d{1,3}[.)]\s|\|)")
_PICTURE = re.compile(r"!\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()\s]*(?:\([^()]*\))?[^()]*\)|\[[^\]]*\])")
_STRONG = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.{1,400}?)(?<=\S)\1(?![\w*_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def plain_text(markdown: str) -> str:
    """A paragraph on each line; its lines in the file go on from each other."""
    text = _COMMENT.sub("", _FRONT.sub("", markdown.replace("\r\n", "\n")))
    return "\n\n".join(filter(None, map(_without_marks, _blocks(text))))


def _blocks(text: str) -> Iterator[str]:
    block: list[str] = []
    for line in (*text.split("\n"), ""):
        ends = not line.strip() or _RULE.fullmatch(line.strip()) or _FENCE.fullmatch(line.strip())
        if ends or _NEW_BLOCK.match(line):
            yield " ".join(block)
            block = []
        if not ends and not _DEFINITION.fullmatch(line.strip()):
            block.append(line.strip())
            if line.lstrip().startswith("#"):
                yield " ".join(block)
                block = []


def _without_marks(block: str) -> str:
    while (opening := _OPENING.match(block)) is not None:
        block = block[opening.end() :]
    if block.startswith("|"):
        block = " | ".join(cell.strip() for cell in block.strip("|").split("|"))
    block = _LINK.sub(r"\1", _PICTURE.sub("", block))
    for _ in range(2):  # emphasis within emphasis
        block = _STRONG.sub(r"\2", block)
    return _ESCAPE.sub(r"\1", block).strip()
