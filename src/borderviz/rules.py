"""Rules over rows: what one cell cannot show about a record, and what it owes to the other tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from borderviz.columns import CellError, columns_of, shorten
from borderviz.model import Claim, Clash, DatePrecision, Incident, Place, Qualifier
from borderviz.notices import Notice
from borderviz.tables import Row

BOUNDS: dict[Qualifier, tuple[Callable[[Claim], bool], str]] = {
    Qualifier.EXACT: (lambda claim: claim.low == claim.value == claim.high, "low and high equal value"),
    Qualifier.ABOUT: (lambda claim: claim.low == claim.value == claim.high, "low and high equal value"),
    Qualifier.AT_LEAST: (lambda claim: claim.low == claim.value and claim.high is None, "low equals value, high empty"),
    Qualifier.MORE_THAN: (
        lambda claim: claim.low == claim.value and claim.high is None,
        "low equals value, high empty",
    ),
    Qualifier.UP_TO: (lambda claim: claim.low == 0 and claim.high == claim.value, "low is 0, high equals value"),
    Qualifier.RANGE: (
        lambda claim: claim.low == claim.value and claim.high is not None,
        "low equals value, high is given",
    ),
}
"""What the bounds of a claim are by its qualifier; docs/codebook.md says why."""

Problem = tuple[str, str, str]
"""Column, problem, remedy."""


def check_rows(file: str, rows: list[Row], earlier: Mapping[str, Mapping[str, Any]]) -> tuple[list[Row], list[Notice]]:
    """Apply the rules of one table. Rows that break one are left out; each is named in a notice.

    `earlier` maps the names of the tables read before to their records by id. References within the table itself
    (`part_of`, `same_event`) are looked up last, so that one that points to a row left out is found too.
    """
    kept, notices = _unique(file, rows)
    kept, broken = _partition(file, kept, lambda record: [*_of_record(record), *_to_earlier(record, earlier)])
    table = file.removesuffix(".csv")
    notices += broken
    kept, broken = _partition(file, kept, _references(table, kept))
    while broken:
        notices += broken
        kept, broken = _partition(file, kept, _references(table, kept))
    return kept, notices


def _references(table: str, rows: list[Row]) -> Callable[[Any], list[Problem]]:
    """Return a rule for references of a table to itself, as its rows stand now."""
    known = {table: {identifier_of(row.record): row.record for row in rows}}
    return lambda record: list(_within(record, table, known))


def identifier_of(record: Any) -> str:
    """Return the id of a record: its first column."""
    return str(getattr(record, next(iter(columns_of(type(record))))))


def _unique(file: str, rows: list[Row]) -> tuple[list[Row], list[Notice]]:
    first_at: dict[str, int] = {}
    kept, notices = [], []
    for row in rows:
        identifier = identifier_of(row.record)
        if identifier in first_at:
            column = next(iter(columns_of(type(row.record))))
            problem = f"{shorten(identifier)} stands in row {first_at[identifier]} already"
            notices.append(Notice(file, problem, "give every row an id of its own", row=row.number, column=column))
        else:
            first_at[identifier] = row.number
            kept.append(row)
    return kept, notices


def _partition(
    file: str, rows: list[Row], problems_of: Callable[[Any], list[Problem]]
) -> tuple[list[Row], list[Notice]]:
    kept, notices = [], []
    for row in rows:
        problems = problems_of(row.record)
        notices += [Notice(file, what, mend, row=row.number, column=column) for column, what, mend in problems]
        if not problems:
            kept.append(row)
    return kept, notices


def _of_record(record: Any) -> Iterator[Problem]:
    if isinstance(record, Claim):
        yield from _of_claim(record)
    if isinstance(record, Incident):
        yield from _of_incident(record)
    if isinstance(record, Place):
        yield from _of_place(record)
    if isinstance(record, Clash) and record.end < record.start:
        yield "end", f"{record.end} is before the start, {record.start}", "swap them or correct one"
    if isinstance(record, Claim | Incident) and record.evidence_end <= record.evidence_start:
        yield "evidence_end", "the phrase ends before it begins", "evidence_end is the character after the phrase"


def _of_claim(claim: Claim) -> Iterator[Problem]:
    if claim.high is not None and claim.low > claim.high:
        yield "high", f"low {claim.low} is above high {claim.high}", "swap them, or leave high empty for an open end"
    else:
        holds, rule = BOUNDS[claim.qualifier]
        if not holds(claim):
            yield "qualifier", f"the bounds do not fit {claim.qualifier.value}", f"with {claim.qualifier.value}, {rule}"
    if claim.vague and claim.qualifier is not Qualifier.AT_LEAST:
        remedy = "with a word in place of a number the qualifier is at_least, low its floor, high empty"
        yield "vague", f"a vague quantity with the qualifier {claim.qualifier.value}", remedy
    if claim.negative and claim.value != 0:
        yield "negative", f"a stated zero with the value {claim.value}", "a stated zero has the value 0"
    if claim.part_of == claim.claim_id:
        yield "part_of", "the claim is a part of itself", "name the claim of the total"


def _of_incident(incident: Incident) -> Iterator[Problem]:
    timed = isinstance(incident.start, datetime) and isinstance(incident.end, datetime)
    if (incident.end < incident.start) if timed else (local_day(incident.end) < local_day(incident.start)):
        yield "end", f"{incident.end} is before the start, {incident.start}", "swap them or correct one"
    if incident.date_precision is DatePrecision.HOUR and not isinstance(incident.start, datetime):
        yield "start", "dated to the hour without a time", "write 2022-01-27T21:45+06:00, or set date_precision to day"


def _of_place(place: Place) -> Iterator[Problem]:
    if (place.lat is None) != (place.lon is None):
        yield "lon" if place.lon is None else "lat", "one coordinate without the other", "give both, or neither"
    if place.has_point and place.radius_km is None:
        yield (
            "radius_km",
            "a point without its uncertainty",
            "give the radius that holds the true place, in km",
        )


def local_day(moment: date | datetime) -> date:
    """Return the calendar day of a day or of a time in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def _to_earlier(record: Any, earlier: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for name, column in columns_of(type(record)).items():
        if column.refers_to in earlier:
            yield from _lookup(record, name, column.refers_to, earlier)


def _within(record: Any, table: str, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for name, column in columns_of(type(record)).items():
        if column.refers_to == table:
            yield from _lookup(record, name, table, known)


def _lookup(record: Any, name: str, table: str, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    value = getattr(record, name)
    for identifier in value if isinstance(value, tuple) else (value,):
        if identifier and identifier not in known[table]:
            yield name, f"{table}.csv has no (valid) row {shorten(identifier)}", f"use an id of {table}.csv"


def swapped(place: Place, area: tuple[float, float, float, float]) -> CellError | None:
    """Return an error where a place lies in the area (west, south, east, north) only with lat and lon swapped."""
    west, south, east, north = area
    if place.lat is None or place.lon is None or (west <= place.lon <= east and south <= place.lat <= north):
        return None
    if west <= place.lat <= east and south <= place.lon <= north:
        return CellError(f"latitude {place.lat:g} and longitude {place.lon:g} look swapped", "swap the two")
    return None
