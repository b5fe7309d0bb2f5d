"""Numbers that count again those of another number: wholes, appositions, "the youngest", "all but three"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from borderviz.reading.tolls.figure import Figure, figure_of
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted

SUPERLATIVES = frozenset(("youngest", "oldest", "eldest"))
HURT = frozenset(("wounded", "injured", "hurt"))
DEAD = frozenset(("dead", "victim", "victims", "killed"))


def is_one_of(marked: Marked, phrase: Counted) -> bool:
    """ "one of 423 houses": the one is no figure, the whole is."""
    after = phrase.quantity.last
    if phrase.quantity.value != 1 or marked.lower[after : after + 1] != ["of"]:
        return False
    until = max(phrase.last, after + 1)
    return any(after < quantity.first <= until and quantity.kind == "number" for quantity in marked.quantities)


def is_of_others(marked: Marked, phrases: list[Counted], phrase: Counted, found: Sequence[Figure]) -> bool:
    """Whether "19 of them" are a part of people, or things, that were counted just before, but are no victims."""
    before = [one for one in phrases if one.quantity.first < phrase.quantity.first and _counts(marked, one)]
    return bool(before) and (not found or found[-1].counted.quantity.first < before[-1].quantity.first)


def _counts(marked: Marked, phrase: Counted) -> bool:
    """Whether the phrase counts people, or things that came to no harm: "33 criminal cases, 13 of them for murder"."""
    if phrase.kind == "thing":
        return all(one.metric != "homes_damaged" for one in marked.predicates)
    if phrase.kind or phrase.last >= len(marked.lower):
        return phrase.kind == "person"
    follows = marked.lower[phrase.last][0].isalpha() and not marked.kind(phrase.last)
    return follows and all(one.first != phrase.last for one in marked.predicates)


def is_all_but(marked: Marked, phrase: Counted) -> bool:
    """ "all but three were civilians" gives no number of civilians."""
    first = phrase.quantity.first
    return marked.lower[max(0, first - 2) : first] == ["all", "but"]


def is_apposed(marked: Marked, phrases: list[Counted], phrase: Counted) -> bool:
    """ "One man, a lieutenant, is dead", "one killed, a civilian": the same person again."""
    if phrase.quantity.kind != "article":
        return False
    first = phrase.quantity.first
    if marked.lower[max(0, first - 3) : first] == ["neither", "of", "them"]:
        return True
    ones = [one for one in phrases if one.quantity.value == 1 and one.quantity.first < first and first - one.last <= 2]
    return bool(ones) and marked.lower[first - 1] in (",", "was", "is")  # also "One was a woman of 53"


def is_youngest(marked: Marked, phrase: Counted) -> bool:
    """ "the youngest of the nine was a boy of ten": one of those just counted."""
    before = marked.lower[max(0, phrase.quantity.first - 8) : phrase.quantity.first]
    return not SUPERLATIVES.isdisjoint(before) and (phrase.quantity.kind == "article" or before[-2:] == ["of", "the"])


def one_of_them(marked: Marked, phrase: Counted, before: Sequence[Figure]) -> list[Figure]:
    """The boy of ten as a part of the figure that counts the dead, or else the injured; none for "of the nine"."""
    if phrase.quantity.kind != "article" or phrase.kind != "person":
        return []
    metrics = [figure.metric for figure in before if figure.metric in ("killed", "injured")]
    if not HURT.isdisjoint(marked.lower[: phrase.quantity.first]):
        metrics.append("injured")  # "Among the wounded are children, the youngest a boy of six"
    if not DEAD.isdisjoint(marked.lower[: phrase.quantity.first]):
        metrics.append("killed")
    return [replace(figure_of(marked, phrase, one, None, "inherited", 0.75), part=True) for one in metrics[-1:]]
