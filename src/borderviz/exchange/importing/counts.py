"""Counts: how many people a cell counts."""

from __future__ import annotations

import re

MOST_DEATHS = 10_000_000
"""No event has killed more; a larger number is a year, a telephone number or a mistake."""

WHOLE = re.compile(r"\+?(\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+|\d+)(?:[.,]0*)?")


def count_of(cell: str) -> int | None:
    """Return the whole number of a cell ("12", "1,200", "3.0"), or None where it holds no such number."""
    match = WHOLE.fullmatch(cell) if len(cell) <= 30 else None
    if not match:
        return None
    value = int(re.sub(r"\D", "", match[1]))
    return value if value <= MOST_DEATHS else None
