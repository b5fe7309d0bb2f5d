"""How the claims of a text hang together: parts of a whole, repeats, rises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from borderviz.reading.draft import DraftClaim
from borderviz.reading.text import BlockKind
from borderviz.reading.tolls.figures import Figure

FAR = 8


def linked(drafts: Sequence[DraftClaim], figures: Sequence[Figure]) -> list[DraftClaim]:
    """The claims with `part_of`, `repeat` and `increment` set; `figures` are theirs, in the same order."""
    found = [_part(drafts, figures, place) for place in range(len(drafts))]
    found = [_rise(found, claim) for claim in found]
    return [_repeat(found, figures, place) for place in range(len(found))]


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


def _repeat(claims: Sequence[DraftClaim], figures: Sequence[Figure], place: int) -> DraftClaim:
    """A figure is a repeat of the same one before it; one in a headline or caption is a repeat of the one in the body."""
    claim = claims[place]
    same = [other for other, one in enumerate(claims) if other != place and _key(one) == _key(claim)]
    in_body = _in_body(figures[place])
    before = any(other < place and (_in_body(figures[other]) or not in_body) for other in same)
    told_in_body = not in_body and any(_in_body(figures[other]) for other in same)
    return replace(claim, repeat=before or told_in_body)


def _in_body(figure: Figure) -> bool:
    return figure.marked.sentence.block.kind is BlockKind.BODY


def _key(claim: DraftClaim) -> tuple[object, ...]:
    return claim.metric, claim.value, claim.side, claim.group, claim.recalled, claim.increment
