"""Ranges: the lowest and the highest figure over all claimants, and who says each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from borderviz.model import Group
from borderviz.tolls.latest import latest
from borderviz.tolls.records import Bounds, Figure, Figures, Rows, listed


@dataclass(frozen=True, slots=True)
class Range:
    """How far the figures about one group of one side's people in one clash lie apart.

    `lowest` and `highest` hold one figure for each claimant who says it; `open_by` those that set no upper bound, so
    that there may be more than the highest number named.
    """

    clash: str
    metric: str
    side: str
    group: str
    recalled: bool
    lowest: tuple[Figure, ...]
    highest: tuple[Figure, ...]
    open_by: tuple[Figure, ...]
    bounds: Bounds
    """What all the figures allow together, with the tolerance of "about"."""

    @property
    def low(self) -> int:
        """The lowest number that the words allow."""
        return self.lowest[0].low

    @property
    def top(self) -> int:
        """The highest number named."""
        return self.highest[0].top

    @property
    def high(self) -> int | None:
        """The highest number that the words allow, or None for "or more"."""
        return None if self.open_by else self.top

    @property
    def is_low_vague(self) -> bool:
        """Whether the low end is but the floor of a word such as "dozens"."""
        return self.lowest[0].vague


def ranges(rows: Rows, at: date | None = None, *, group: str | None = Group.ALL.value) -> list[Range]:
    """Return the range over claimants for each clash, metric and side, of figures about all of its people.

    With a day, the range is over what was on record at its end; without one, over every total that was ever said,
    those replaced later included. Sub-counts, rises and repeats are in no range; recalls have ranges of their own;
    `group` names other people of a side, None every group apart. Nothing is averaged. Where a number and the floor of
    a vague word are the same end, the number is named.
    """
    said = Figures(f for f in listed(rows) if f.is_total and group in (None, f.group))
    grouped: dict[tuple[str, str, str, str, bool], list[Figure]] = {}
    for figure in said if at is None else latest(said, at):
        key = (figure.clash, figure.metric, figure.side, figure.group, figure.recalled)
        grouped.setdefault(key, []).append(figure)
    return [range_over(grouped[key]) for key in sorted(grouped)]


def range_over(figures: list[Figure]) -> Range:
    """Return the range of figures that share clash, metric, side, group, and whether they are recalls."""
    first = figures[0]
    least, top = min(f.low for f in figures), max(f.top for f in figures)
    return Range(
        first.clash, first.metric, first.side, first.group, first.recalled,
        lowest=_named(f for f in figures if f.low == least),
        highest=_named(f for f in figures if f.top == top),
        open_by=_named(f for f in figures if f.high is None),
        bounds=bounds_over(figures),
    )  # fmt: skip


def bounds_over(figures: list[Figure]) -> Bounds:
    """Return what figures allow together, with the tolerance of "about"."""
    found = [figure.bounds for figure in figures]
    mosts = [most for _, most in found if most is not None]
    return Bounds(min(least for least, _ in found), max(mosts) if len(mosts) == len(found) else None)


def _named(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The first figure of each claimant; only those with a number, where there is one."""
    ordered = sorted(figures, key=lambda f: (f.vague, f.order))
    first: dict[str, Figure] = {}
    for figure in ordered:
        if figure.vague == ordered[0].vague:
            first.setdefault(figure.claimant, figure)
    return tuple(first.values())
