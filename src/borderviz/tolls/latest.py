"""Latest: which figure of each series is on record at a time."""

from __future__ import annotations

from datetime import date

from borderviz.tolls.records import Figure, Rows, Series, in_order, listed


def latest(rows: Rows, at: date | None = None) -> list[Figure]:
    """Return the figure of each series that is on record at the end of a day, or of all days where none is given.

    - The later figure of a series stands for the earlier one, whether it is higher or lower.
    - Figures that were replaced, rises and repeats never stand; sub-counts stand in series of their own.
    - A recall stands from the day of its publication, in a series of its own.
    - A word without a number ("dozens") does not replace a number that it allows.
    - Two different numbers of one claimant for the same time both stand.
    """
    standing: dict[Series, Standing] = {}
    for figure in listed(rows):
        if stands(figure) and (at is None or figure.on_record <= at):
            standing.setdefault(figure.series, Standing()).add(figure)
    return in_order(figure for series in standing.values() for figure in series.figures())


def stands(figure: Figure) -> bool:
    """Return whether a figure states how many, at the time it was said: nothing replaced, no rise, no repeat."""
    return not (figure.superseded or figure.increment or figure.repeat)


class Standing:
    """The latest word of one series, kept while figures are added in their order."""

    __slots__ = ("_numbers", "_words")

    def __init__(self) -> None:
        self._numbers: list[Figure] = []
        self._words: list[Figure] = []

    def add(self, figure: Figure) -> None:
        """Take a figure that is not earlier than those taken before."""
        said = self._words if figure.vague else self._numbers
        if said and said[0].moment != figure.moment:
            said.clear()
        if all(known.bounds != figure.bounds for known in said):
            said.append(figure)

    def figures(self) -> list[Figure]:
        """Return what stands now: numbers, unless a later word is above all of them."""
        if not (self._numbers and self._words):
            return self._numbers or self._words
        word = self._words[0]
        is_news = word.moment > self._numbers[0].moment
        return self._words if is_news and all(n.bounds.is_below(word.bounds) for n in self._numbers) else self._numbers
