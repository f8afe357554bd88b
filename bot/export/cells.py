"""Rows → CSV that a spreadsheet opens as it is meant: UTF-8 with its mark, and no text taken for a formula.

A cell that begins like a formula runs when it is opened, and articles are written by anybody:
https://owasp.org/www-community/attacks/CSV_Injection. Where the list separator of a country is not the comma,
spreadsheets cut inside quoted cells too, so what follows such a separator is a beginning as well.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float | bool | None

BYTE_ORDER_MARK = "\ufeff".encode()
_FORMULA_STARTS = "=+\\-@＝＋－＠"
_FORMULA = re.compile(rf"(^|[;\t\r\n])([\s\x00-\x1f\u00a0]*)(?=[{_FORMULA_STARTS}])")
_LEADING_CONTROL = re.compile(r"^(?=[\t\r\n\x00])")


def make_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A whole file."""
    return start_csv(header) + add_rows(rows)


def start_csv(header: Sequence[str]) -> bytes:
    return BYTE_ORDER_MARK + add_rows([header])


def add_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """More of a file that `start_csv` began."""
    output = StringIO(newline="")
    csv.writer(output, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [_write_cell(cell) for cell in row] for row in rows
    )
    return output.getvalue().encode("utf-8", "replace")


def _write_cell(cell: Cell) -> str:
    """Numbers as they are: a negative one is no formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return defuse(cell)
    return str(int(cell)) if float(cell).is_integer() else repr(cell)


def defuse(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would calculate."""
    clean = text.replace("\0", "")
    return _LEADING_CONTROL.sub("'", _FORMULA.sub(r"\1\2'", clean))
