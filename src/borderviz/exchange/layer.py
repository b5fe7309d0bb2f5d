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
    "note": "string",
    "split_deaths": "Int64",
}
"""Columns of a layer's events and their types in pandas.

`lat` and `lon` are degrees (EPSG:4326), both missing for an event without a point; `radius_km` holds the true place;
`where_precision` is UCDP's, 1 to 7; `start` and `end` are days without a zone, both included; `date_precision` is one
of `hour`, `day`, `range`, `month`; `best`, `low` and `high` count deaths, missing where the source gives none;
`is_split` marks deaths that the source says are a share of a total that was split over places: such an event has no
`best`, `low` and `high`, for nobody counted them there; its share stands in `split_deaths`, for sums alone. What a
source does not say is missing: `radius_km` and `where_precision` too. `note` is a longer description.
"""


def as_events(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of EVENT_COLUMNS of a frame, in their order and types. Raises KeyError for a missing one."""
    # By way of one kind of text: pandas has several, and categories of different kinds are not equal.
    words = {name: "string" for name, kind in EVENT_COLUMNS.items() if kind == "category"}
    return frame[list(EVENT_COLUMNS)].astype(words).astype(EVENT_COLUMNS)


@dataclass(frozen=True)
class Layer:
    """Events from one file: `name` for people, `format` it was read as, `terms` of its use, and what was left out."""

    name: str
    format: str
    terms: str
    events: pd.DataFrame = field(repr=False)
    notices: tuple[Notice, ...] = ()
