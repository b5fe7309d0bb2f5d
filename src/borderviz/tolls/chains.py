"""Chains: whether an earlier total and the rises after it make the next total of the same claimant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from borderviz.tolls.records import Bounds, Figure, Rows, Series, added, listed


class Check(StrEnum):
    """What a check of figures against each other found."""

    HOLDS = "holds"
    BROKEN = "does not add up"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Chain:
    """One or more rises, with the totals of the same series before and after them where they were said."""

    before: Figure | None
    rises: tuple[Figure, ...]
    after: Figure | None

    @property
    def expected(self) -> Bounds | None:
        """What the total before and the rises come to, or None where no total was said before."""
        if self.before is None or any(figure.vague for figure in self.rises):
            return None
        return added(figure.bounds for figure in (self.before, *self.rises))

    @property
    def check(self) -> Check:
        """Whether the new total is the old one and the rises: 24, then 12 more, then 36.

        Without a total on either side, or with a word for a number, nothing can be checked; nor where the new total
        is higher than the sum and from a later time than the last rise: there may have been others between them.
        """
        expected = self.expected
        if expected is None or self.after is None:
            return Check.UNCHECKED
        if expected.meet(self.after.bounds):
            return Check.HOLDS
        is_later = self.after.moment > self.rises[-1].moment
        return Check.UNCHECKED if is_later and expected.is_below(self.after.bounds) else Check.BROKEN


def chains(rows: Rows) -> list[Chain]:
    """Return every rise with the totals of its series around it. A chain that does not add up is left as it is.

    A total for the same time as a rise is the one after it, or, where it is marked as replaced, the one before it. If
    that does not add up but the same total with the next one does, it is the one before it. A rise that is told again
    while the total stays the same is no new rise, nor is one that two reports give for the same time.
    """
    series: dict[Series, list[Figure]] = {}
    for figure in listed(rows):
        if not (figure.repeat or figure.part_of or (figure.vague and not figure.increment)):
            series.setdefault(figure.series, []).append(figure)
    found = [chain for key in sorted(series) for chain in _of_series(series[key])]
    return sorted(found, key=lambda chain: (chain.rises[0].on_record, chain.rises[0].claim_id))


def _of_series(figures: list[Figure]) -> Iterator[Chain]:
    if not any(figure.increment for figure in figures):
        return
    totals: list[Figure | None] = [None]
    rises: list[list[Figure]] = [[]]
    for figure in sorted(figures, key=_order):
        if not figure.increment:
            totals.append(figure)
            rises.append([])
        elif all((known.as_of, known.bounds) != (figure.as_of, figure.bounds) for known in rises[-1]):
            rises[-1].append(figure)
    totals.append(None)
    yield from _new(_read(totals, rises, position) for position, found in enumerate(rises) if found)


def _order(figure: Figure) -> tuple[object, ...]:
    place = 1 if figure.increment else 0 if figure.superseded else 2
    return figure.moment, place, figure.low, figure.claim_id


def _read(totals: Sequence[Figure | None], rises: Sequence[Sequence[Figure]], position: int) -> Chain:
    """The chain of the rises between two totals, read as it adds up."""
    before, after = totals[position : position + 2]
    chain = Chain(before, tuple(rises[position]), after)
    if chain.check is Check.HOLDS or after is None or after.moment != chain.rises[-1].moment:
        return chain
    other = Chain(after, chain.rises, totals[position + 2] if position + 2 < len(totals) else None)
    return other if other.check is Check.HOLDS else chain


def _new(chains_of_series: Iterator[Chain]) -> Iterator[Chain]:
    """Leave out rises that are told again, with the same numbers, while the total stays the same."""
    told: set[tuple[Bounds, ...]] = set()
    for chain in chains_of_series:
        numbers = tuple(rise.bounds for rise in chain.rises)
        stays = chain.before and chain.after and chain.before.bounds == chain.after.bounds
        if not (stays and numbers in told):
            yield chain
        told.add(numbers)
