"""How the claims of a text hang together: parts of a whole, repeats, rises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from borderviz.reading.draft import DraftClaim
from borderviz.reading.text import BlockKind
from borderviz.reading.tolls.figure import Figure

FAR = 8


def linked(drafts: Sequence[DraftClaim], figures: Sequence[Figure]) -> list[DraftClaim]:
    """The claims with `part_of`, `repeat` and `increment` set; `figures` are theirs, in the same order."""
    found = [_part(drafts, figures, place) for place in range(len(drafts))]
    found = [_rise(found, claim) for claim in found]
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, claim in enumerate(found):
        alike.setdefault(_key(claim), []).append(place)
    repeats = {place for places in alike.values() for place in _repeats(places, figures)}
    return [replace(claim, repeat=True) if place in repeats else claim for place, claim in enumerate(found)]


def _part(drafts: Sequence[DraftClaim], figures: Sequence[Figure], place: int) -> DraftClaim:
    claim = drafts[place]
    if not figures[place].part:
        return claim
    for other in range(place - 1, max(-1, place - FAR), -1):
        whole = drafts[other]
        bigger = whole.high is None or whole.value >= claim.value
        if whole.metric == claim.metric and bigger and not figures[other].part and whole.recalled == claim.recalled:
            return replace(claim, part_of=whole.id)
    return claim


def _rise(claims: Sequence[DraftClaim], claim: DraftClaim) -> DraftClaim:
    """ "12 more" is a rise only where the text tells another figure of the same kind."""
    if not claim.increment:
        return claim
    alike = (other for other in claims if other.metric == claim.metric and other.side == claim.side)
    return replace(claim, increment=any(other.id != claim.id and other.value > claim.value for other in alike))


def _repeats(places: Sequence[int], figures: Sequence[Figure]) -> Sequence[int]:
    """Of claims that say the same, all but one: the first of the body, or the first at all, is the claim itself."""
    first = next((place for place in places if _in_body(figures[place])), places[0])
    return [place for place in places if place != first]


def _in_body(figure: Figure) -> bool:
    return figure.marked.sentence.block.kind is BlockKind.BODY


def _key(claim: DraftClaim) -> tuple[object, ...]:
    return claim.metric, claim.value, claim.side, claim.group, claim.recalled, claim.increment
