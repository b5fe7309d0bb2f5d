"""Formula guard: an apostrophe that keeps a spreadsheet from running a cell, and that can be taken away again.

The apostrophe is put before a sign that would begin a formula: at the beginning of a cell, and after a character at
which a spreadsheet that expects another separator would cut the cell. Where apostrophes stand there already, they get
one more: of those before such a sign, one is always the guard's.
"""

from __future__ import annotations

import re

from borderviz.columns import Column

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet runs a cell that begins with one of these, some also in full width (OWASP, CSV injection)."""

_SIGNS = f"[{re.escape(''.join(FORMULA_SIGNS))}]"
_SEEN_SIGNS = f"[{re.escape(''.join(sign for sign in FORMULA_SIGNS if not sign.isspace()))}]"
_CUT = r"[;\t\r\n]"
UNGUARDED = re.compile(f"(^(?='*{_SIGNS})|{_CUT}(?='*{_SEEN_SIGNS}))")
GUARDED = re.compile(f"(^(?='+{_SIGNS})|{_CUT}(?='+{_SEEN_SIGNS}))'")

RULE = (
    "In columns of free text an apostrophe stands before =, +, -, @ and their full-width forms where a spreadsheet "
    "would run what follows as a formula: at the beginning of a cell, and after a semicolon, tab or line break. "
    "It is no part of the text; where the text has one there, there are two."
)
"""The rule in words, for those who read the tables with other tools."""


def needs_guard(column: Column) -> bool:
    """Return whether cells of a column may hold a formula: free text does, codes, numbers and dates do not."""
    is_free = not column.pattern or re.fullmatch(column.pattern, "'=") is not None
    return column.kind == "string" and is_free and not column.choices


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet runs it."""
    return UNGUARDED.sub(r"\1'", cell)


def unguarded(cell: str) -> str:
    """Return the cell that `guarded` was given."""
    return GUARDED.sub(r"\1", cell)
