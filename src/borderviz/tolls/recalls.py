"""Recalls: what later reports say of an earlier clash, beside what was said at the time."""

from __future__ import annotations

from dataclasses import dataclass

from borderviz.tolls.latest import latest
from borderviz.tolls.ranges import Range, range_over
from borderviz.tolls.records import Figure, Figures, Rows, listed


@dataclass(frozen=True, slots=True)
class Recall:
    """A figure that was said later, and the range of what was last said at the time about the same people."""

    figure: Figure
    at_the_time: Range | None

    @property
    def fits(self) -> bool | None:
        """Whether one number fits the recall and the range at the time; None where nothing was said then."""
        return None if self.at_the_time is None else self.figure.bounds.meet(self.at_the_time.bounds)

    @property
    def is_lower(self) -> bool:
        """Whether the recall is below the lowest figure of the time: it cannot be that more became known."""
        return self.at_the_time is not None and self.figure.bounds.is_below(self.at_the_time.bounds)


def recalls(rows: Rows) -> list[Recall]:
    """Return each recall on record beside the latest figures of its time about the same people, in order.

    "The same people" are those of one clash, metric, side and group. Recalls are never in a range with figures of the
    time. Sub-counts and rises are compared with nothing.
    """
    said: dict[tuple[str, str, str, str], list[Figure]] = {}
    recalled = []
    for figure in latest(Figures(figure for figure in listed(rows) if figure.is_total)):
        if figure.recalled:
            recalled.append(figure)
        else:
            said.setdefault(_people(figure), []).append(figure)
    at_the_time = {people: range_over(figures) for people, figures in said.items()}
    return [Recall(figure, at_the_time.get(_people(figure))) for figure in recalled]


def _people(figure: Figure) -> tuple[str, str, str, str]:
    return figure.clash, figure.metric, figure.side, figure.group
