"""The one predicate that governs a quantity where several may: wounded who died, people hit while they fled."""

from __future__ import annotations

from dataclasses import replace

from borderviz.reading.tolls.governing import Governed, governors
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted

REAL = frozenset("killed injured displaced missing detained homes_damaged".split())
"""Metrics of claims; other predicates tell why a number is none."""

MOVED = ("flown", "transferred", "evacuated")
"""Verbs that take the wounded elsewhere."""

NEAR = 0.3
"""A predicate whose way to the number costs less than this stands right beside it."""


def governor(marked: Marked, phrases: list[Counted], phrase: Counted) -> Governed | None:
    """The predicate that governs the quantity ("were killed" in "36 people were killed"); None if none does."""
    found = _preferred(marked, governors(marked, phrases, phrase))
    if not found:
        return None
    nearest, relative = found[0], _in_relative(marked, phrase, found[0])
    wounded = phrase.quantity.kind == "article" and nearest.predicate.metric == "injured"
    if (wounded or relative) and (died := _died_after(found)):
        return died  # "a private wounded at Chyr-Dobo died", "a conscript who had been hit in the neck died"
    if relative:
        return nearest
    return _struck_in_flight(marked, phrase, found) or nearest


def is_moved(marked: Marked, by: Governed) -> bool:
    """Whether the predicate takes the wounded elsewhere: "were flown to Bishkek"."""
    return marked.lower[by.predicate.first] in MOVED


def _preferred(marked: Marked, found: list[Governed]) -> list[Governed]:
    """The predicates, with those first that say what befell people who were then moved or came back."""
    if found and found[0].predicate.metric == "returned":  # people who were evacuated "have since returned"
        found = [one for one in found if one.predicate.metric in REAL and one.price < NEAR] + found
    if found and found[0].predicate.metric == "status" and is_moved(marked, found[0]):
        found = [one for one in found if one.predicate.metric == "injured"] + found  # "flown to Bishkek with wounds"
    return found


def _in_relative(marked: Marked, phrase: Counted, by: Governed) -> bool:
    """Whether the predicate stands in a relative clause behind what is counted."""
    between = marked.lower[phrase.last : by.predicate.first]
    return phrase.last <= by.predicate.first and not {"who", "whom", "whose"}.isdisjoint(between)


def _died_after(found: list[Governed]) -> Governed | None:
    """The death told behind the nearest predicate, at the price of that one: it is about the same person."""
    nearest = found[0]
    for one in found:
        if one.predicate.metric == "killed" and one.predicate.first > nearest.predicate.last:
            return replace(one, price=nearest.price)
    return None


def _struck_in_flight(marked: Marked, phrase: Counted, found: list[Governed]) -> Governed | None:
    """ "three men fleeing by car were shot dead": the flight only says who they are."""
    fled = found[0].predicate
    if fled.metric != "displaced" or fled.first < phrase.last or not marked.lower[fled.first].endswith("ing"):
        return None
    harmed = (one for one in found if one.predicate.metric in ("killed", "injured"))
    return next((one for one in harmed if one.predicate.first > fled.first), None)
