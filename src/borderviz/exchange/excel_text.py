"""Excel text: any text in a cell of a workbook, and back, where XML and Excel hold only some characters.

Office Open XML writes what XML cannot hold as _xHHHH_, and an underscore that would begin such a group as _x005F_
(ECMA-376, 22.9.2.19, ST_Xstring). Excel shows the character itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right

LONGEST = 32_767
"""Characters (UTF-16) of a cell of Excel."""

MOST_ROWS = 1_048_576
"""Rows of a sheet in Excel. A file can name any number, and openpyxl makes all the empty rows before one."""

CUT = " […cut]"

_NOT_IN_XML = "\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff"
TO_ESCAPE = re.compile(f"[{_NOT_IN_XML}]|_(?=x[0-9A-Fa-f]{{4}}(?:_|[{_NOT_IN_XML}]))")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """Return the text with only such characters as a workbook can hold; a carriage return is none of them."""
    return TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return the text that `escaped` was given."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def cell_text(text: str) -> tuple[str, bool]:
    """Return the text for a cell, and whether it was cut, at a whole character, because Excel holds no more."""
    if len(text) <= LONGEST and _units(text) <= LONGEST:
        return escaped(text), False
    lengths = range(min(len(text), LONGEST) + 1)
    fitting = bisect_right(lengths, LONGEST - len(CUT), key=lambda length: _units(text[:length])) - 1
    return escaped(text[:fitting]) + CUT, True


def _units(text: str) -> int:
    """Characters of UTF-16 that the text takes in a file."""
    return len(escaped(text).encode("utf-16-le")) // 2
