"""Codes: what a dataset's own codes stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple


class Exactness(NamedTuple):
    """How exactly a place is known: UCDP's precision 1 to 7, and a radius in km that should hold the true place."""

    precision: int
    radius_km: float


class Dating(NamedTuple):
    """How exactly a date is known: `day`, `range` or `month`, and by how many days a range reaches to either side."""

    precision: str
    days_around: int = 0


UCDP_WHERE: Mapping[str, Exactness] = MappingProxyType({
    "1": Exactness(1, 5), "2": Exactness(2, 25), "3": Exactness(3, 50), "4": Exactness(4, 150),
    "5": Exactness(5, 300), "6": Exactness(6, 500), "7": Exactness(7, 500),
})  # fmt: skip
"""UCDP GED's `where_prec` and a radius for each. The codebook gives words; the radii are ours, wide rather than narrow.

1 is the named place itself: 5 km hold a town or a village with its fields. 2 is "near", which the codebook sets at
about 25 km. 3 is the centre of a second-order division (district), of which 50 km hold most. 4 is that of a first-order
division (region): Batken, of 17,000 km², reaches some 125 km from its middle. 5 is a larger part of a country, or
between two places. 6 is the middle of a country, 7 waters or airspace: the radius says no more than "somewhere there".
"""

DATES: Mapping[str, Dating] = MappingProxyType(
    {"hour": Dating("day"), "day": Dating("day"), "range": Dating("range"), "month": Dating("month")}
)
"""A layer's own words. A layer has no times of day, so that what is exact to the hour is exact to the day in it."""


@dataclass(frozen=True)
class Codes:
    """The codes of one format: of `where_precision`, of `date_precision`, and of `kind` (others stay as they are)."""

    where: Mapping[str, Exactness] = field(default_factory=lambda: UCDP_WHERE)
    dates: Mapping[str, Dating] = field(default_factory=lambda: DATES)
    kinds: Mapping[str, str] = field(default_factory=dict)
