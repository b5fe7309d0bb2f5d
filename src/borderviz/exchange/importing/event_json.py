"""Event JSON: a list of events as osint-geo-extractor holds them (Event: id, date, latitude, longitude, …)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.json_file import json_of, text_of
from borderviz.exchange.importing.raw_table import BadRow, RawRow, RawTable, column_names, held
from borderviz.exchange.importing.source_file import SourceFile

FIELDS = ("id", "date", "latitude", "longitude", "place_desc", "title", "description", "source", "links")
"""Fields of an `Event` (github.com/conflict-investigations/osint-geo-extractor, dataformats/event.py)."""

NEEDED = {"date", "latitude", "longitude"}


def is_event_list(content: Any) -> bool:
    """Return whether a JSON value is a list whose first object has the fields that every event has."""
    listed = _listed(content)
    first = next((item for item in listed if isinstance(item, dict)), {})
    return first.keys() >= NEEDED


def event_table(source: SourceFile, content: Any = None) -> RawTable:
    """Return a list of events as a table. Raises ImportFileError where the file holds none."""
    events = _listed(json_of(source) if content is None else content)
    if not events:
        raise ImportFileError(
            f"{source.name} holds no list of events", f"give a list of objects with {', '.join(FIELDS)}"
        )
    names = dict.fromkeys(FIELDS)
    for event in events:
        names |= dict.fromkeys(event if isinstance(event, dict) else ())
    columns = column_names(list(names))
    return RawTable(source.name, columns, list(held(source.name, _rows(events, list(names)))))


def _rows(events: list[Any], names: list[str]) -> Iterator[RawRow | BadRow]:
    for number, event in enumerate(events, start=1):
        if isinstance(event, dict):
            yield RawRow(number, [text_of(event.get(name)) for name in names])
        else:
            yield BadRow(number, f"entry {number} is no event and was left out", "give one object an event")


def _listed(content: Any) -> list[Any]:
    """The list itself, or the one under "events" of an object; one event alone is a list of one."""
    if isinstance(content, dict):
        content = content.get("events", [content])
    return content if isinstance(content, list) else []
