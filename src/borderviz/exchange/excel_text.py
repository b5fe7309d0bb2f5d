"""Excel text: any text in a cell of a workbook, and back, where XML and Excel hold only some characters.

Office Open XML writes what XML cannot hold as _xHHHH_, and an underscore that would begin such a group as _x005F_
(ECMA-376, 22.9.2.19, ST_Xstring). Excel shows the character itself.
"""

from __future__ import annotations

import re

LONGEST = 32_767
"""Characters (UTF-16) of a cell of Excel."""

CUT = " […cut]"

_NOT_IN_XML = "\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff"
TO_ESCAPE = re.compile(f"[{_NOT_IN_XML}]|_(?=x[0-9A-Fa-f]{{4}}(?:_|[{_NOT_IN_XML}]))")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
BROKEN_OFF = re.compile("_(x[0-9A-Fa-f]{0,4})?$")


def escaped(text: str) -> str:
    """Return the text with only such characters as a workbook can hold; a carriage return is none of them."""
    return TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return the text that `escaped` was given."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def cell_text(text: str) -> tuple[str, bool]:
    """Return the text for a cell, and whether it was cut because Excel holds no more."""
    held = escaped(text)
    if len(held) * 2 <= LONGEST or _units(held) <= LONGEST:
        return held, False
    units = held.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))]
    return BROKEN_OFF.sub("", units.decode("utf-16-le", "ignore")) + CUT, True


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
