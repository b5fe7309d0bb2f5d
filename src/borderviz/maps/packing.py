"""Packing: incidents as compact arrays that a browser can draw from, about 14 bytes for each.

Layout, little-endian: the letters BVT1, the length of the header (4 bytes), the header as JSON, then the columns, each
at a multiple of 8 bytes. Incidents stand in the order of their first day; `per_day` counts them for each day of the
axis, so that their days need no column of their own.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from borderviz.maps.pack_columns import (
    categories,
    coordinates,
    days_of,
    diameters,
    radii,
    refuse,
)
from borderviz.timeline import Runs, day_number, on_days, runs_over

MAGIC = b"BVT1"
ALIGNMENT = 8


@dataclass(frozen=True, slots=True)
class PackedIncidents:
    """Incidents as bytes for the browser.

    `order[p]` is the row of the table that stands at position p; `runs` are the stretches of days of the time axis,
    as first and last day counted from 1970-01-01; `colours` the categories of colour.
    """

    content: bytes = field(repr=False)
    order: npt.NDArray[np.int64] = field(repr=False)
    runs: Runs
    colours: tuple[str, ...]

    def mask(self, rows: Sequence[bool] | npt.NDArray[np.bool_]) -> str:
        """Return which rows of the table are wanted, as base64 of one bit for each incident; "" for all of them."""
        wanted = np.asarray(rows, dtype=bool)
        if len(wanted) != len(self.order):
            raise ValueError(f"The mask has {len(wanted)} rows, the incidents {len(self.order)}.")
        if wanted.all():
            return ""
        return base64.b64encode(np.packbits(wanted[self.order], bitorder="little").tobytes()).decode()


def pack(
    incidents: pd.DataFrame,
    *,
    start: str = "start",
    end: str | None = "end",
    lat: str = "lat",
    lon: str = "lon",
    kind: str | None = None,
    colour: str | None = None,
    size: str | None = None,
    radius_km: str | None = None,
    time_zone: str | None = None,
    kinds: Sequence[str] = (),
    colours: Sequence[str] = (),
    spans: Iterable[tuple[date, date]] = (),
    axis: Runs | None = None,
) -> PackedIncidents:
    """Pack a table of incidents, one row each; the arguments name its columns.

    `start` and `end` hold dates, times or ISO text from 1900 to 2100; a time with a zone is taken to `time_zone` (a
    name such as "Asia/Bishkek") or keeps the day of its own zone. `lat` and `lon` are degrees (EPSG:4326); both empty
    is an incident without a point, which is counted but not drawn. `size` is a number from 0 whose root makes the
    diameter; `radius_km` holds the true place, in km. `kinds` and `colours` fix the order of the categories; `spans`
    are days that the time axis has to hold besides those of the incidents. `axis` is a time axis to share with others,
    taken as it is: every incident begins on a day of it.

    Raises PackingError, naming column, rows and what would be right, for missing or impossible values.
    """
    first = days_of(incidents, start, time_zone)
    last = days_of(incidents, end, time_zone) if end and end in incidents else first
    refuse(incidents, last < first, f"{start}, {end}", "the end lies before the start", "an end at or after the start")
    order = np.argsort(first, kind="stable")
    first, last = first[order], last[order]
    rows = incidents.iloc[order]
    runs = runs_over([*((day_number(a), day_number(b)) for a, b in spans)], first, last) if axis is None else axis
    refuse(rows, ~on_days(first, runs), start, "the day is not on the axis", "a day of the axis that is shared")
    lats, lons = coordinates(rows, lat, lon)
    kind_names, kind_codes = categories(rows, kind, kinds)
    colour_names, colour_codes = categories(rows, colour, colours)
    diameter, size_examples = diameters(rows, size)
    radius_values, radius_codes = radii(rows, radius_km)
    columns = {
        "per_day": _per_day(first, runs),
        "lat": lats,
        "lon": lons,
        "lasting": _narrow(last - first),
        "kind": kind_codes,
        "colour": colour_codes,
        "size": diameter,
        "radius": radius_codes,
    }
    header = {
        "count": len(rows),
        "runs": [list(run) for run in runs],
        "kinds": kind_names,
        "colours": colour_names,
        "radiiKm": radius_values,
        "size": size_examples,
    }
    return PackedIncidents(_joined(header, columns), order, runs, tuple(colour_names))


def _per_day(first: npt.NDArray[np.int64], runs: Runs) -> npt.NDArray[np.uint32]:
    """How many incidents begin on each day of the axis."""
    counts = [np.bincount(first[(first >= a) & (first <= b)] - a, minlength=b - a + 1) for a, b in runs]
    return np.concatenate(counts).astype(np.uint32) if counts else np.zeros(0, np.uint32)


def _narrow(days: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
    highest = int(days.max(initial=0))
    narrowest = next(kind for kind in (np.uint8, np.uint16, np.uint32) if highest <= np.iinfo(kind).max)
    return days.astype(narrowest)


def _joined(header: dict[str, Any], columns: dict[str, npt.NDArray[Any]]) -> bytes:
    """Write header and columns; the places of the columns count from the end of the header."""
    places, parts, offset = [], [], 0
    for name, values in columns.items():
        content = values.astype(values.dtype.newbyteorder("<")).tobytes()
        places.append({"name": name, "type": values.dtype.str[1:], "offset": offset, "length": len(values)})
        padding = -len(content) % ALIGNMENT
        parts += [content, b"\0" * padding]
        offset += len(content) + padding
    text = json.dumps(header | {"columns": places}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(MAGIC) + 4 + len(text)) % ALIGNMENT)
    return b"".join([MAGIC, len(text).to_bytes(4, "little"), text, *parts])
