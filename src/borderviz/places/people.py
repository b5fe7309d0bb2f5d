"""People and newspapers that bear the name of a place."""

from __future__ import annotations

import re
from functools import cache

from borderviz.places.hits import Hit
from borderviz.places.shipped import table
from borderviz.places.tokens import Tokens

SURNAME = re.compile(
    r"(?:ov|ev|yev|ova|eva|yeva|ovich|evich|ovna|evna|skiy|sky|skaya|zoda|zade|zadeh|uulu|kyzy|ogli|oglu|ugli|iyon|"
    r"ов|ев|ова|ева|ский|ская|зода|уулу|кызы)$"
)
"""Endings of surnames and patronymics of the region."""


@cache
def _listed(what: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("people.csv") if row["what"] == what)


def is_person_or_outlet(hit: Hit, tokens: Tokens) -> bool:
    """Whether the name is a part of a person's name or of an outlet's."""
    behind = tokens.words[hit.end] if hit.end < len(tokens) and tokens.adjacent(hit.end - 1) else ""
    if behind in _listed("outlet"):
        return True
    if hit.end - hit.first > 1:
        return False
    if behind[:1].isupper() and len(behind) > 4 and SURNAME.search(behind):
        return True
    before = tokens.words[hit.first - 1] if hit.first and tokens.gap(hit.first - 1) in (" ", ". ", "\u00a0") else ""
    return before in _listed("title") or before in _listed("first name")
