"""Layers made for tests: events from elsewhere around the clashes of the study that ships."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from borderviz.exchange.layer import EVENT_COLUMNS, Layer

USUAL = {
    "title": "An event", "lat": 39.95, "lon": 70.5, "radius_km": 5.0, "where_precision": 2, "start": "2021-04-29",
    "date_precision": "day", "kind": "state-based", "actors": "One side – other side", "place": "A village",
    "source": "An agency, 30 April 2021", "url": "https://news.example/1", "best": 2, "low": 1, "high": 4,
    "is_split": False,
}  # fmt: skip
"""An event at the border on the second day of the first clash."""


def layer(*events: dict[str, Any], name: str = "Other events", terms: str = "CC BY 4.0") -> Layer:
    """Return a layer of events, each given by what is unlike the usual; without `end` they last a day."""
    rows = [{"event_id": str(row), **USUAL, **event} for row, event in enumerate(events)]
    rows = [{"end": row["start"], **row} for row in rows]
    table = pd.DataFrame(rows, columns=list(EVENT_COLUMNS))
    for day in ("start", "end"):
        table[day] = pd.to_datetime(table[day])
    return Layer(name, "CSV", terms, table.astype(EVENT_COLUMNS))


def around_the_clashes(count: int) -> Layer:
    """Return a layer of events near the border, most of them within some days of a clash, some that last."""
    random = np.random.default_rng(count)
    clash = np.array(["2021-04-29", "2022-01-27", "2022-09-15"], dtype="datetime64[D]")[random.integers(0, 3, count)]
    start = clash + random.integers(-10, 11, count)
    end = start + np.where(random.random(count) < 0.2, random.integers(1, 30, count), 0)
    town = random.integers(0, 20, count)
    return layer(*(
        {
            "title": f"Event {row}", "start": str(start[row]), "end": str(end[row]),
            "lat": 39.6 + 0.03 * (town[row] % 5), "lon": 70.2 + 0.08 * (town[row] // 5),
        }
        for row in range(count)
    ))  # fmt: skip
