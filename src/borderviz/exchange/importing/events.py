"""Events: gathered columns become the events of a layer, and what could not be taken becomes notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from borderviz.exchange.importing.codes import Codes
from borderviz.exchange.importing.deaths import deaths
from borderviz.exchange.importing.guess import Guess
from borderviz.exchange.importing.ledger import Ledger
from borderviz.exchange.importing.when import days
from borderviz.exchange.importing.where import Area, points
from borderviz.exchange.importing.words import words
from borderviz.exchange.layer import EVENT_COLUMNS, as_events

if TYPE_CHECKING:
    from borderviz.notices import Notice


@dataclass(frozen=True)
class Made:
    """Events with the columns of EVENT_COLUMNS, in the order of the file; notices; what was decided over columns."""

    events: pd.DataFrame
    notices: tuple[Notice, ...]
    remarks: tuple[str, ...]


def events_of(
    frame: pd.DataFrame, guess: Guess, codes: Codes, file: str, day_first: bool | None = None, area: Area | None = None
) -> Made:
    """Make events of the columns of a file, whose index holds the numbers of their rows."""
    ledger = Ledger(file, frame.index)
    where = points(frame, guess, codes, ledger, area)
    when = days(frame, guess, codes, ledger, day_first)
    said = words(frame, guess, codes, ledger)
    killed = deaths(frame, guess, ledger)
    columns = {
        **said, **killed.counts, "lat": where.lat, "lon": where.lon, "radius_km": where.radius_km,
        "where_precision": where.where_precision, "start": when.start, "end": when.end,
        "date_precision": when.precision, "is_split": killed.is_split, "split_deaths": killed.split_deaths,
    }  # fmt: skip
    kept = ~ledger.dropped
    events = pd.DataFrame({name: _kept(columns[name], kept) for name in EVENT_COLUMNS})
    return Made(as_events(events), tuple(ledger.notices), (*where.remarks, *when.remarks))


def _kept(values: object, kept: object) -> object:
    return (values.array if isinstance(values, pd.Series) else values)[kept]  # type: ignore[index]
