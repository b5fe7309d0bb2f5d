"""Pairs of numbers: "it was 33 and 166", "33 killed and 132 in hospital, against 31 and 119"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.tolls.known import Known
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted


def in_pair(marked: Marked, phrase: Counted, known: Sequence[Known]) -> str:
    """ "…gave 31 killed and 154 injured; toward evening it was 33 and 166": numbers in the order of the last two."""
    bare = {one.first: one.last for one in marked.quantities if one.kind == "number"}
    if _leads(marked, phrase.last, bare) and len(known) > 1 and known[-1].metric != known[-2].metric:
        return known[-2].metric
    joint = phrase.quantity.first - 1
    follows = joint > 0 and marked.lower[joint] == "and" and joint in bare.values()
    if follows and known and known[-1].last == joint:
        others = [one.metric for one in known if one.metric != known[-1].metric]
        return others[-1] if others else ""
    return ""


def _leads(marked: Marked, last: int, bare: dict[int, int]) -> bool:
    """Whether another bare number is joined to the one that ends at the token."""
    second = last + 1
    return marked.lower[last:second] == ["and"] and second in bare and _ends_there(marked, bare[second])


def _ends_there(marked: Marked, position: int) -> bool:
    """Whether nothing that could be counted follows at the token."""
    return position >= len(marked.lower) or not marked.lower[position][0].isalpha() or bool(marked.kind(position))


def of_former_pair(marked: Marked, phrase: Counted, here: Sequence[Known], word: str) -> str:
    """ "33 killed and 132 in hospital, against 31 and 119": earlier figures in the order of the later ones.

    `word` stands before the number.
    """
    since = marked.lower[here[-1].last : phrase.quantity.first] if here else []
    now, then = [one for one in here if not one.former], [one for one in here if one.former]
    led = "against" in since or ("compared" in since and word == "with") or (then and word == "and")
    return now[len(then)].metric if led and len(then) < len(now) and len(now) > 1 else ""
