"""Layer: events from elsewhere (UCDP GED, ACLED, any table) that are laid over a study, never mixed into it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from borderviz.notices import Notice

EVENT_COLUMNS = {
    "event_id": "string",
    "title": "string",
    "lat": "float64",
    "lon": "float64",
    "radius_km": "float64",
    "where_precision": "Int8",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "date_precision": "category",
    "kind": "category",
    "actors": "category",
    "place": "string",
    "source": "string",
    "url": "string",
    "best": "Int64",
    "low": "Int64",
    "high": "Int64",
    "is_split": "bool",
}
"""Columns of a layer's events and their types in pandas.

`lat` and `lon` are degrees (EPSG:4326), both missing for an event without a point; `radius_km` holds the true place;
`where_precision` is UCDP's, 1 to 7; `start` and `end` are days without a zone, both included; `date_precision` is one
of `hour`, `day`, `range`, `month`; `best`, `low` and `high` count deaths, missing where the source gives none;
`is_split` marks deaths that the source says are a share of a total that was split over places.
"""


@dataclass(frozen=True)
class Layer:
    """Events from one file: `name` for people, `format` it was read as, `terms` of its use, and what was left out."""

    name: str
    format: str
    terms: str
    events: pd.DataFrame = field(repr=False)
    notices: tuple[Notice, ...] = ()
