"""A text that retells one side alone, such as a bulletin of its border service, speaks with that side's voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from borderviz.reading.attribution.actors import Actor

OFFICIAL = frozenset({"org", "official", "country", "capital", "person", "text", "state_agency"})
ENOUGH = 3
SHARE = 0.75


def single_voice(actors: Iterable[Actor], home: str) -> str:
    """Return the side that a text retells: that of its dateline, if hardly anyone else speaks; else an empty string."""
    spoke = [actor for actor in actors if actor.side]
    if not home or any(actor.kind in ("outlet", "press", "body", "charity", "resident") for actor in spoke):
        return ""
    sides = Counter(actor.side for actor in spoke if actor.kind in OFFICIAL)
    total = sum(sides.values())
    return home if sides[home] >= ENOUGH and sides[home] >= SHARE * total else ""
