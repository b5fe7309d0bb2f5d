"""Disputes: figures of different claimants that cannot both be so, and figures that a claimant took back."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from borderviz.tolls.latest import Standing, stands
from borderviz.tolls.records import Figure, Rows, Series, listed, times


class Dispute(NamedTuple):
    """Two figures of which one is lower than the other allows, and how many times it is so at least."""

    lower: Figure
    higher: Figure

    @property
    def difference(self) -> float:
        """How many times the higher figure is the lower one, at least."""
        return times(self.lower.bounds, self.higher.bounds)


Place = tuple[int, bool, str, Figure]


def disputes(rows: Rows) -> list[list[Dispute]]:
    """Return the disputes of claimants about the same people, those about the same people together, widest first.

    Two figures of different claimants dispute each other where the words of the one leave no room for the other, and

    - they are for the same day, or
    - the lower one is for a later day, when the other claimant still stood by the higher one.

    A higher figure for a later day is growth. Each figure is set against the highest one that it falls short of, so
    that there are never more disputes than figures. Compared are totals; no sub-counts, rises, repeats or replaced
    figures; recalls only with each other.
    """
    people: dict[tuple[object, ...], list[Figure]] = {}
    for figure in listed(rows):
        if stands(figure) and figure.is_total:
            people.setdefault(figure.series[:-1], []).append(figure)
    found = [_widest_first(_of_people(people[key])) for key in sorted(people, key=str)]
    return [group for group in found if group]


def _widest_first(found: Iterator[Dispute]) -> list[Dispute]:
    return sorted(found, key=lambda d: (-d.difference, d.lower.claim_id, d.higher.claim_id))


def _of_people(figures: list[Figure]) -> Iterator[Dispute]:
    ranking = _Ranking()
    for _, said in groupby(figures, key=lambda figure: figure.on_record):
        for figure in ranking.take(list(said)):
            other = ranking.highest_but_for(figure.claimant)
            if other is not None and figure.bounds.is_below(other.bounds):
                yield Dispute(figure, other)


class _Ranking:
    """What each claimant stands by, and the claimants by the highest number of which they leave no doubt."""

    def __init__(self) -> None:
        self._standing: dict[str, Standing] = {}
        self._place: dict[str, Place] = {}
        self._places: list[Place] = []

    def take(self, said: list[Figure]) -> list[Figure]:
        """Take all that was said for one day; return what of it stands at its end."""
        for figure in said:
            self._standing.setdefault(figure.claimant, Standing()).add(figure)
        new = []
        for claimant in dict.fromkeys(figure.claimant for figure in said):
            figures = self._standing[claimant].figures()
            new += [figure for figure in figures if figure.on_record == said[0].on_record]
            self._rank(claimant, max((f.bounds.least, not f.vague, f.claim_id, f) for f in figures))
        return new

    def _rank(self, claimant: str, place: Place) -> None:
        if claimant in self._place:
            self._places.pop(bisect_left(self._places, self._place[claimant]))
        insort(self._places, place)
        self._place[claimant] = place

    def highest_but_for(self, claimant: str) -> Figure | None:
        """Return the highest figure that another claimant stands by, or None where there is no other."""
        return next((figure for *_, figure in self._places[:-3:-1] if figure.claimant != claimant), None)


def restatements(rows: Rows) -> list[Dispute]:
    """Return where a claimant gave a lower total than before, whether or not the text says that it was replaced.

    A later higher total is growth. For one time, two numbers of one report are taken as a restatement too; two reports
    may have caught the claimant at different hours. After a restatement, what follows is compared with the new figure.
    """
    series: dict[Series, list[Figure]] = {}
    for figure in listed(rows):
        if figure.is_total:
            series.setdefault(figure.series, []).append(figure)
    return [found for key in sorted(series) for found in _of_series(series[key])]


def _of_series(figures: list[Figure]) -> Iterator[Dispute]:
    before = figures[0]
    for figure in figures[1:]:
        is_one_text = (before.moment, before.report_id) == (figure.moment, figure.report_id)
        if figure.bounds.is_below(before.bounds):
            yield Dispute(figure, before)
            before = figure
        elif is_one_text and not before.superseded and before.bounds.is_below(figure.bounds):
            yield Dispute(before, figure)
        if figure.bounds.least >= before.bounds.least:
            before = figure
