"""Made incidents: random ones, spread over space and time as in a real data set of conflict events.

Towns have very many events or few (Zipf), most events have exactly their town's coordinates, each region has wars that
begin at once and fade, most days are known but some only as a range, and few events have most of the deaths. The same
number of rows and seed always give the same table.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

FIRST, LAST = np.datetime64("1989-01-01"), np.datetime64("2024-12-31")
DAYS = int((LAST - FIRST).astype(int)) + 1
MONTHS = [str(month) for month in np.arange("1989-01", "2025-01", dtype="datetime64[M]")]
KINDS = {"state-based": 0.62, "non-state": 0.16, "one-sided": 0.22}
RADII_KM = np.array([1.0, 10.0, 25.0, 60.0, 150.0, 400.0, 1000.0])
"""For the seven codes of precision, from an exact place to no more than a part of the world."""
CODES = [0.44, 0.21, 0.15, 0.12, 0.03, 0.04, 0.01]

THEATRES = [
    # latitude, longitude and spread in degrees, share, region
    (34.3, 67.0, 2.6, 15, "Asia"), (35.2, 38.2, 1.6, 12, "Middle East"), (33.6, 43.6, 1.6, 8, "Middle East"),
    (48.2, 37.3, 1.2, 10, "Europe"), (2.9, 44.6, 2.2, 6, "Africa"), (11.9, 13.1, 1.4, 5, "Africa"),
    (-0.6, 28.9, 1.8, 5, "Africa"), (20.9, -102.0, 3.4, 7, "Americas"), (4.6, -74.6, 2.4, 3, "Americas"),
    (15.2, 44.6, 1.4, 4, "Middle East"), (33.9, 74.9, 0.8, 3, "Asia"), (8.2, 80.9, 0.9, 2, "Asia"),
    (28.1, 83.9, 1.2, 2, "Asia"), (7.1, 124.7, 1.2, 2, "Asia"), (21.0, 96.3, 2.6, 3, "Asia"),
    (9.2, 39.6, 2.6, 3, "Africa"), (12.9, 28.6, 3.0, 3, "Africa"), (-2.3, 29.9, 0.7, 2, "Africa"),
    (35.9, 3.4, 1.6, 2, "Africa"), (43.2, 45.6, 0.7, 2, "Europe"), (44.1, 17.9, 1.0, 2, "Europe"),
    (37.4, 41.2, 1.6, 2, "Middle East"), (-9.8, 18.4, 2.8, 2, "Africa"), (39.9, 70.4, 0.6, 0.3, "Asia"),
]  # fmt: skip
TOWNS = 150
"""In each theatre."""

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.int64]


def made_incidents(rows: int, seed: int = 0) -> pd.DataFrame:
    """Return that many incidents in the order of their days."""
    rng = np.random.default_rng(seed)
    shares = np.array([share for _, _, _, share, _ in THEATRES])
    theatre = rng.choice(len(THEATRES), rows, p=shares / shares.sum())
    start = _starts(rng, theatre)
    order = np.argsort(start, kind="stable")
    theatre, start = theatre[order], start[order]
    lat, lon = _places(rng, theatre)
    kind = pd.Categorical(np.array(list(KINDS))[_picked(rng, list(KINDS.values()), rows)])
    return pd.DataFrame(
        {
            "id": np.char.mod("e%06d", np.arange(rows)),
            "start": FIRST + start,
            "end": FIRST + _ends(rng, start),
            "lat": lat,
            "lon": lon,
            "kind": kind,
            "colour": kind,
            "deaths": np.minimum(rng.pareto(1.1, rows) * 1.4, 5_000).astype(np.int64),
            "radius_km": RADII_KM[_picked(rng, CODES, rows)],
            "region": pd.Categorical([region for *_, region in THEATRES]).take(theatre),
        }
    )


def shown_until(incidents: pd.DataFrame) -> Days:
    """Return for each of MONTHS how many incidents have begun by its end."""
    ends = np.array(MONTHS, dtype="datetime64[M]") + 1
    begun: Days = np.searchsorted(incidents["start"].to_numpy(), ends.astype("datetime64[D]"), side="left")
    return begun


def _picked(rng: np.random.Generator, shares: list[float], rows: int) -> Days:
    return rng.choice(len(shares), rows, p=np.array(shares) / sum(shares)).astype(np.int64)


def _places(rng: np.random.Generator, theatre: Days) -> tuple[Floats, Floats]:
    """Towns by a law of Zipf; two in five events lie somewhere around theirs."""
    middle = np.array([(lat, lon, spread) for lat, lon, spread, _, _ in THEATRES])
    scatter = rng.normal(size=(2, len(THEATRES), TOWNS)) * middle[:, 2][None, :, None]
    zipf = 1 / np.arange(1, TOWNS + 1)
    town = rng.choice(TOWNS, len(theatre), p=zipf / zipf.sum())
    around = rng.normal(0, 0.12, (2, len(theatre))) * (rng.random(len(theatre)) < 0.4)
    place: Any = middle[theatre, :2].T + scatter[:, theatre, town] + around
    return place[0].round(5), place[1].round(5)


def _starts(rng: np.random.Generator, theatre: Days) -> Days:
    """Wars begin on a day and fade; one event in five belongs to none."""
    wars = 5
    begin = rng.integers(0, DAYS, (len(THEATRES), wars))
    length = rng.gamma(1.5, 500, (len(THEATRES), wars))
    war = rng.integers(0, wars, len(theatre))
    day = begin[theatre, war] + rng.exponential(1, len(theatre)) * length[theatre, war]
    unbound = (rng.random(len(theatre)) < 0.2) | (day >= DAYS)
    chosen: Floats = np.where(unbound, rng.integers(0, DAYS, len(theatre)), day)
    return chosen.astype(np.int64)


def _ends(rng: np.random.Generator, start: Days) -> Days:
    """One event in five is only known to lie within some days, of these most within a week or a month."""
    ranges = np.array([1, 2, 3, 6, 13, 29, 89])[_picked(rng, [4, 4, 3, 4, 2, 2, 1], len(start))]
    ends: Days = np.minimum(start + ranges * (rng.random(len(start)) < 0.2), DAYS - 1)
    return ends
