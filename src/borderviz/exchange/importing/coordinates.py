"""Coordinates: degrees as people write them: 39.95, "39,95", 39°57'0"N, "39.95, 70.54", POINT (70.54 39.95)."""

from __future__ import annotations

import re

LONGEST = 80
"""Characters of a cell that is tried as a coordinate or a pair of them."""

NUMBER = r"[+-]?(?:\d{1,5}(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,4})?"
PLAIN = re.compile(NUMBER)
SIGNED = re.compile(rf"([NSEWСЮВЗ])?\s*({NUMBER})\s*°?\s*([NSEWСЮВЗ])?", re.IGNORECASE)
DMS = re.compile(
    r"([NSEWСЮВЗ])?\s*([+-]?\d{1,3})\s*[°d:\s]\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:['′’:\s]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|'')?)?)?\s*"
    r"([NSEWСЮВЗ])?",
    re.IGNORECASE,
)
POINT = re.compile(rf"(?:SRID=4326;)?\s*POINT\s*Z?\s*\(\s*({NUMBER})\s+({NUMBER})(?:\s+{NUMBER})?\s*\)", re.IGNORECASE)
CLEAR = (r"\s*;\s*", r"\s*,\s+")
"""Separators that also part whole numbers: "39,95" is a number with a decimal comma, and "29/04" part of a date."""

BRACKETS = str.maketrans("", "", "()[]{}")
NEGATIVE = frozenset("SWЮЗ")
"""South and west, in Latin and in Cyrillic."""


def degrees(cell: str) -> float | None:
    """Return the degrees that a cell names, or None where it names none; they may lie off the earth, or be infinite."""
    cell = cell.strip()
    if not cell or len(cell) > LONGEST:
        return None
    if PLAIN.fullmatch(cell):
        return _number(cell)
    if match := SIGNED.fullmatch(cell):
        return _signed(_number(match[2]), match[1], match[3])
    if match := DMS.fullmatch(cell):
        whole, minutes, seconds = (_number(part or "0") for part in match.group(2, 3, 4))
        if minutes >= 60 or seconds >= 60:
            return None
        size = abs(whole) + minutes / 60 + seconds / 3600
        return _signed(-size if match[2].startswith("-") else size, match[1], match[5])
    return None


def pair(cell: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a cell that holds both, or None. Latitude comes first, in WKT longitude."""
    cell = cell.strip()
    if not cell or len(cell) > LONGEST:
        return None
    if match := POINT.fullmatch(cell):
        return _number(match[2]), _number(match[1])
    bare = cell.translate(BRACKETS).strip()
    for separator in (r"\s*;\s*", r"\s*,\s+", r"\s*,\s*", r"\s+", r"\s*/\s*"):
        parts = re.split(separator, bare)
        if len(parts) == 2 and (separator in CLEAR or not all(map(str.isdigit, parts))):
            lat, lon = map(degrees, parts)
            if lat is not None and lon is not None:
                return lat, lon
    return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _signed(value: float, before: str | None, after: str | None) -> float:
    letter = (before or after or "").upper()
    return -abs(value) if letter in NEGATIVE else value
