"""Numbers with a predicate that are no toll: attackers, returnees, who lies in which hospital, a lack of news."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.governing import Governed
from borderviz.reading.tolls.governor import REAL, is_moved
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.parts import HOSPITALS

ABOUT = Cue("about")
FIGURES = frozenset(
    "figure figures toll tolls count counts data numbers list lists estimate estimates report reports".split()
)
"""What a side that is silent does not publish: "no casualty figures"."""
ASKED = frozenset({"interviewed", "interviewing", "met", "questioned", "polled"})
SPOKE = frozenset({"spoke", "spoken", "speaking", "talked", "talking", "interviews"})
CURRENCIES = frozenset("som soms somoni somonis dollars rubles roubles euros".split())
PAID = frozenset({"injured", "wounded", "hurt", "dead", "killed", "families", "and", ","})
SMALLEST_SUM = 1000
STANDS = frozenset({"remains", "remained", "stays", "stayed"})
COUNTS = REAL | {"lives", "care"}
"""Metrics of predicates that may make a number a toll."""


def is_no_toll(marked: Marked, phrase: Counted, by: Governed | None, before: Sequence[Figure]) -> bool:
    """Whether the number counts no victims: "600 troops attacked", "2,000 evacuees returned", "without names"."""
    if phrase.quantity.kind == "negative" and marked.lower[phrase.quantity.first] in ("without", "neither"):
        return phrase.quantity.last not in marked.nouns  # "without giving names", "neither mentioned captives"
    if phrase.quantity.kind == "negative" and not FIGURES.isdisjoint(marked.lower[phrase.last : phrase.last + 1]):
        return True  # "has published no casualty figures"
    if phrase.quantity.kind == "article" and by is not None and by.predicate.metric == "displaced":
        return True  # "a teacher who fled with her children" tells who speaks
    if _lies_in_hospital(marked, phrase, before) or _was_asked(marked, phrase) or _is_paid(marked, phrase):
        return True
    if by is None or _counts_all_the_same(marked, phrase, by):
        return False
    return (
        by.predicate.metric not in COUNTS
        or _is_part_elsewhere(marked, phrase, by, before)
        or (phrase.quantity.kind == "negative" and _is_lack_of_news(marked, phrase, by))
    )


def _counts_all_the_same(marked: Marked, phrase: Counted, by: Governed) -> bool:
    """Whether the noun tells of victims whatever the predicate says of them afterwards."""
    metric = by.predicate.metric
    if metric == "returned":
        known = bool(phrase.metric) and marked.lower[phrase.quantity.first - 1] == "the"
        return phrase.metric not in ("", "displaced") or known  # "all but a few of the 45,000 evacuees have gone back"
    if metric == "status":  # "23 wounded were flown to Bishkek" tells of 23 wounded
        if phrase.metric and by.predicate.last <= phrase.quantity.first:
            return marked.lower[by.predicate.first] in STANDS  # "Tajikistan's figure remains two dead"
        return is_moved(marked, by) and phrase.metric == "injured" and not phrase.partitive
    return metric == "mixed" and phrase.quantity.kind == "negative"


def _is_part_elsewhere(marked: Marked, phrase: Counted, by: Governed, before: Sequence[Figure]) -> bool:
    """Whether so many of them were only taken somewhere."""
    if not phrase.partitive:
        return False
    if by.predicate.metric == "displaced" and not (before and before[-1].metric == "displaced"):
        return True  # "has moved 1,500 of them to the front"
    in_hospital = not HOSPITALS.isdisjoint(marked.lower)
    return by.predicate.metric == "injured" and not phrase.described and in_hospital


def _lies_in_hospital(marked: Marked, phrase: Counted, before: Sequence[Figure]) -> bool:
    """Whether the number tells where those lie that were counted before: "71 patients are in the Batken hospital"."""
    of_counted = phrase.kind == "patient" or (phrase.metric == "injured" and phrase.quantity.last < phrase.last)
    of_counted = of_counted and (phrase.kind == "patient" or marked.lower[phrase.quantity.last] == "of")
    place = marked.lower[phrase.last : phrase.last + 2]
    if not of_counted or place[:1] not in (["are"], ["were"], ["remain"]) or place[1:] not in (["in"], ["at"]):
        return False
    more = any(one.metric == "injured" and one.counted.quantity.value > phrase.quantity.value for one in before)
    return more and not HOSPITALS.isdisjoint(marked.lower)


def _was_asked(marked: Marked, phrase: Counted) -> bool:
    """Whether somebody spoke with them: "interviewed 61 victims and witnesses", "spoke with 61 victims"."""
    first = phrase.quantity.first
    before = marked.lower[max(0, first - 3) : first]
    spoke = before[-1:] in (["with"], ["to"]) and not SPOKE.isdisjoint(before)
    return phrase.kind == "victim" and (spoke or not ASKED.isdisjoint(before[-2:]))


def _is_paid(marked: Marked, phrase: Counted) -> bool:
    """Whether the number is money that the sentence has named: "the wounded 200,000 soms, the injured 100,000"."""
    first = phrase.quantity.first
    bare = not phrase.kind and phrase.quantity.value >= SMALLEST_SUM
    return bare and not CURRENCIES.isdisjoint(marked.lower[:first]) and marked.lower[first - 1] in PAID


def _is_lack_of_news(marked: Marked, phrase: Counted, by: Governed) -> bool:
    """Whether the zero is one of information: "said nothing about people killed"."""
    between = marked.lower[phrase.last : by.predicate.first]
    far = by.predicate.metric in ("displaced", "detained") and by.price > 0.1
    return far or not ABOUT.isdisjoint(between)
