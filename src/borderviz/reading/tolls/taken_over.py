"""Figures that take their metric from elsewhere: a toll told by name, the figure before, the hospital they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from borderviz.reading.tolls.ellipsis import inherited
from borderviz.reading.tolls.figure import Figure, figure_of
from borderviz.reading.tolls.known import Known
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.totals import Total

ALIKE = 25
"""A toll without a name is of the metric of a figure that is at most so many times greater or smaller."""


def of_total(marked: Marked, phrase: Counted, told: list[Total], before: Sequence[Figure]) -> Figure | None:
    """The figure of a toll that is told before it: "the toll rose to 36"; an unnamed toll is like a figure before."""
    for total in told:
        if phrase in total.values and (metric := total.metric or _alike(phrase, before)):
            figure = figure_of(marked, phrase, metric, None, "total", 0.9 if total.metric else 0.7)
            return replace(figure, superseded=phrase in total.former)
    return None


def _alike(phrase: Counted, before: Sequence[Figure]) -> str:
    """The metric of the last figure of about the size of this one, else of the last; "" if there is none."""
    value = phrase.quantity.value
    for figure in reversed(before):
        other = figure.counted.quantity.value
        if other and value and max(other, value) <= ALIKE * min(other, value):
            return figure.metric
    return before[-1].metric if before else ""


def taken_over(
    marked: Marked, phrase: Counted, found: Sequence[Figure], earlier: Sequence[Figure], topic: str
) -> Figure | None:
    """The figure by those before it: "36 on one side, 41 on the other"; None where nothing leads to it."""
    taken = inherited(marked, phrase, _known(found), _known(earlier), topic)
    if taken is None:
        return _patients(marked, phrase)
    whole = _half_of(marked, phrase, [*earlier, *found]) if phrase.quantity.kind == "share" else phrase
    if whole is None:
        return None
    figure = figure_of(marked, whole, taken.metric, None, "inherited", taken.certainty)
    return replace(figure, part=taken.part or figure.part, superseded=taken.former)


def _half_of(marked: Marked, phrase: Counted, before: Sequence[Figure]) -> Counted | None:
    """ "half of them" with the half of the number inside the phrase, or else of the last figure; None without one."""
    inside = [q for q in marked.quantities if phrase.quantity.last < q.first < phrase.last]
    known = inside[:1] or [figure.counted.quantity for figure in before[-1:]]
    if not known:
        return None
    whole = known[0]
    high = whole.high and whole.high // 2
    half = replace(phrase.quantity, value=whole.value // 2, low=whole.low // 2, high=high, qualifier=whole.qualifier)
    return replace(phrase, quantity=half)


def _known(figures: Sequence[Figure]) -> list[Known]:
    return [Known(one.metric, one.last, one.part, one.counted.quantity.value, one.superseded) for one in figures]


def _patients(marked: Marked, phrase: Counted) -> Figure | None:
    """Patients of a hospital are counted as injured, but not in "the condition of nine patients"."""
    condition = marked.lower[max(0, phrase.quantity.first - 2) : phrase.quantity.first] == ["condition", "of"]
    if phrase.kind != "patient" or phrase.quantity.kind != "number" or condition:
        return None
    return figure_of(marked, phrase, "injured", None, "patients", 0.7)
