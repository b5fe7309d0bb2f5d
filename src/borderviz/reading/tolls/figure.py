"""A figure: a quantity that counts victims, with its metric and the passage that shows it."""

from __future__ import annotations

from borderviz.quick_record import quick_record
from borderviz.reading.tolls.governing import Governed
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.parts import introduced_as_part


@quick_record(eq=False)
class Figure:
    """A quantity that counts victims. [first, last) are the tokens of the phrase that shows it."""

    marked: Marked
    counted: Counted
    metric: str
    first: int
    last: int
    how: str
    certainty: float
    part: bool = False
    superseded: bool = False

    @property
    def start(self) -> int:
        """Where the phrase begins in the text."""
        return self.marked.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the phrase ends in the text."""
        return self.marked.tokens[self.last - 1].end


def figure_of(marked: Marked, phrase: Counted, metric: str, by: Governed | None, how: str, certainty: float) -> Figure:
    """The figure of a phrase; its passage reaches to the predicate that governs it: "36 civilians had been killed"."""
    first, last = phrase.quantity.first, max(phrase.last, phrase.quantity.last)
    if by is not None:
        first, last = min(first, by.predicate.first), max(last, by.predicate.last)
    if how in ("total", "inherited") and not phrase.kind:
        first = _with_link(marked, first)
    part = introduced_as_part(marked, phrase)
    return Figure(marked, phrase, metric, first, max(last, first + 1), how, certainty, part)


def _with_link(marked: Marked, first: int) -> int:
    """The number with up to two words that lead to it, for a passage that can be read: "rose to 46", not "46"."""
    numbers = {position for one in marked.quantities for position in range(one.first, one.last)}
    for _ in range(2):
        if first == 0 or not marked.lower[first - 1][0].isalpha() or first - 1 in numbers or first - 1 in marked.masked:
            break
        first -= 1
    return first
