"""Counts: how many people a cell counts."""

from __future__ import annotations

import re

MOST_DEATHS = 10_000_000
"""No event has killed more; a larger number is a year, a telephone number or a mistake."""

WHOLE = re.compile(r"\+?(\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+|\d+)(?:[.,]0*)?")

OPEN = re.compile(r"\+?0*[1-9]\d{0,2}\.000")
"""Three people as a program may write them, or three thousand as Germans do."""


def count_of(cell: str) -> int | None:
    """Return the whole number of a cell ("12", "1,200", "3.0"), or None where it holds no such number.

    None too for "3.000", which may be 3 or 3,000.
    """
    match = WHOLE.fullmatch(cell) if len(cell) <= 30 else None
    if not match or OPEN.fullmatch(cell):
        return None
    value = int(re.sub(r"\D", "", match[1]))
    return value if value <= MOST_DEATHS else None
