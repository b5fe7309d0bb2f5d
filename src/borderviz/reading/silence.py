"""Sides that, a text says, gave no losses: "Dushanbe has published no figures"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.speakers import Actor
from borderviz.reading.text import Token

LOSSES = frozenset(
    "casualties casualty losses loss toll tolls dead deaths death killed fatalities victims figures figure number numbers "
    "totals total data tally count statistics wounded injured".split()
)
SILENT = frozenset("silent silence tight-lipped mum quiet refused declined withheld undisclosed secret".split())
NOT = frozenset("not n't no nothing never neither without yet didn't hasn't haven't none".split())
SAYING = frozenset(
    "report reported reports publish published release released give gave given disclose disclosed reveal revealed "
    "provide provided announce announced comment commented issue issued say said confirm confirmed acknowledge "
    "acknowledged offer offered mention mentioned share shared specify specified word information".split()
)


def silent_side(found: Sequence[Token], actors: Sequence[Actor], sides: Sequence[str]) -> str:
    """Return the side that the sentence says gave no losses, or an empty string."""
    words = {token.lower for token in found}
    if words.isdisjoint(LOSSES) or (words.isdisjoint(NOT) and words.isdisjoint(SILENT)):
        return ""
    for index, token in enumerate(found):
        silent = token.lower in SILENT or (token.lower in NOT and _saying_near(found, index))
        if silent and any(one.lower in LOSSES for one in found[index : index + 14]):
            before = [actor for actor in actors if actor.last <= index and actor.side in sides]
            after = [actor for actor in actors if actor.first > index and actor.side in sides]
            if before or after:
                return (before[-1] if before else after[0]).side
    return ""


def _saying_near(found: Sequence[Token], index: int) -> bool:
    near = found[max(0, index - 3) : index + 6]
    return any(token.lower in SAYING for token in near)
