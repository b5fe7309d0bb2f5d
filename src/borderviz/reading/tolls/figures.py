"""The figures of a sentence: each quantity that counts victims, with its metric.

A quantity gets its metric from its own noun ("36 fatalities"), from the predicate that governs it ("36 were killed"),
from a toll that is told ("the death toll rose to 36"), or from the figure before it ("up from 24").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.governing import Governed
from borderviz.reading.tolls.governor import governor
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.metric_of import own
from borderviz.reading.tolls.no_toll import is_no_toll
from borderviz.reading.tolls.noun_phrases import Counted, counted
from borderviz.reading.tolls.nouns import METRIC_OF
from borderviz.reading.tolls.one_of import (
    is_all_but,
    is_apposed,
    is_of_others,
    is_one_of,
    is_youngest,
    one_of_them,
)
from borderviz.reading.tolls.taken_over import of_total, taken_over
from borderviz.reading.tolls.totals import totals

FAR = 0.4
"""A toll told by name goes before a predicate whose way to the number costs more than this."""


def figures(marked: Marked, earlier: Sequence[Figure], topic: str = "") -> list[Figure]:
    """The figures of a sentence in order; `earlier` are those of the sentences before it.

    `topic` is the metric that the sentence before named without a figure ("Injuries diverge less."), "" for none.
    """
    reader = _Reader(marked, earlier, topic)
    for phrase in reader.phrases:
        if phrase.quantity.first >= reader.whole_until:  # "nine of the ten": ten is the whole
            reader.read(phrase)
    return reader.found


class _Reader:
    """Takes the phrases of a sentence one by one; `whole_until` and `part_until` are where the last one ends."""

    def __init__(self, marked: Marked, earlier: Sequence[Figure], topic: str) -> None:
        self.marked, self.earlier, self.topic = marked, earlier, topic
        self.phrases = [counted(marked, quantity) for quantity in marked.quantities]
        self.told = totals(marked, self.phrases)
        self.found: list[Figure] = []
        self.whole_until = self.part_until = 0

    def read(self, phrase: Counted) -> None:
        """Add the figure of the phrase, if it has one, and remember how far the phrase reaches."""
        if is_one_of(self.marked, phrase):
            self.whole_until = phrase.last if not phrase.kind else 0
            return
        by = governor(self.marked, self.phrases, phrase) if phrase.quantity.first >= self.part_until else None
        if self._is_no_figure(phrase, by):
            return
        if is_youngest(self.marked, phrase):
            self.whole_until = 0
            self.found.extend(one_of_them(self.marked, phrase, self._before()))
            return
        figure = self._figure(phrase, by)
        self.part_until = phrase.last if phrase.partitive else 0
        self.whole_until = self.part_until if not phrase.metric else 0  # "two of the seven wounded died" has both
        if figure is not None:
            self._add(figure, by)

    def _before(self) -> Sequence[Figure]:
        return self.found or self.earlier

    def _is_no_figure(self, phrase: Counted, by: Governed | None) -> bool:
        """Whether the phrase counts no victims, or again those that another phrase counts."""
        return (
            is_no_toll(self.marked, phrase, by, self._before())
            or (phrase.partitive and by is None and is_of_others(self.marked, self.phrases, phrase, self.found))
            or is_all_but(self.marked, phrase)
            or is_apposed(self.marked, self.phrases, phrase)
        )

    def _figure(self, phrase: Counted, by: Governed | None) -> Figure | None:
        """The figure by what is surest: a toll told by name, its own noun or predicate, a figure before it."""
        total = of_total(self.marked, phrase, self.told, self._before()) if by is None or by.price > FAR else None
        return (
            total
            or own(self.marked, phrase, by, self._before())
            or taken_over(self.marked, phrase, self.found, self.earlier, self.topic)
        )

    def _add(self, figure: Figure, by: Governed | None) -> None:
        figure = self._with_flags(figure)
        self.found.append(figure)
        self.found.extend(_zeros_joined(figure, by))

    def _is_listed(self, figure: Figure) -> bool:
        """Whether a colon or dash right behind an earlier figure opens a list that this one stands in."""
        wholes = [one for one in self.found if not one.part and one.metric == figure.metric]
        if not wholes or figure.first <= wholes[0].counted.last:
            return False
        last, lower = wholes[0].counted.last, self.marked.lower
        smaller = figure.counted.quantity.value < wholes[0].counted.quantity.value
        opened = lower[last] in (":", "-") and any(q.first == last + 1 for q in self.marked.quantities)
        return opened and smaller and ";" not in lower[last : figure.first]

    def _with_flags(self, figure: Figure) -> Figure:
        """The figure marked as a former one of a toll, or as a part: "Of the 183 wounded, 13 are children"."""
        former = any(figure.counted in total.former for total in self.told)
        whole = self.found[-1].counted.quantity.first if self.found else 0
        led = self._is_listed(figure) or (
            whole > 1 and self.marked.lower[whole - 2 : whole] == ["of", "the"] and figure.counted.described
        )
        superseded, part = figure.superseded or former, figure.part or led
        if (superseded, part) == (figure.superseded, figure.part):
            return figure
        return replace(figure, superseded=superseded, part=part)


def _zeros_joined(figure: Figure, by: Governed | None) -> list[Figure]:
    """ "no dead or wounded", "nobody was killed or hurt": two zeros."""
    if by is not None and by.predicate.metric == "mixed":
        return [replace(figure, metric="injured")]
    marked, position = figure.marked, figure.counted.last
    if figure.counted.quantity.kind != "negative" or marked.lower[position : position + 1] not in (["or"], ["and"]):
        return []
    noun = marked.nouns.get(position + 1)
    if noun is None or noun.kind not in METRIC_OF or METRIC_OF[noun.kind] == figure.metric:
        return []
    return [replace(figure, metric=METRIC_OF[noun.kind], last=noun.last)]
