"""Portable: a study as plain values that a file of any format can carry, and a study opened from such values.

The marks of an own export: `borderviz_export` is the version of its form, `provenance` says where it comes from.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from borderviz.columns import columns_of
from borderviz.exchange.provenance import Provenance, geodata_of
from borderviz.model import TABLES, WIDEST_PLACE, Incident, Place
from borderviz.notices import Notice
from borderviz.places.shipped import geography_folder
from borderviz.study import PACKAGE_FILE, SETTINGS_KEY, Study, StudyError
from borderviz.tables import cell_of
from borderviz.wording import source_text

MARK = "borderviz_export"
VERSION = 1

LARGEST = 256_000_000
"""Bytes that an export may have when it is unpacked: some 250,000 incidents as GeoJSON."""

NOT_CARRIED = ("resources", MARK)
"""Parts of a data package that an export makes anew, and that mean nothing in a study."""

OTHER_TABLES = tuple(table for table in TABLES if table != "incidents")
"""The tables that stand beside the incidents where those have rows or features of their own."""

ADDED = ("place", "lat", "lon", "radius_km", "report_source", "report_title", "report_url")
"""Columns that exports add to an incident for their readers; an import knows them from the other tables."""

Value = str | int | float | bool | None
Cells = Iterable[Sequence[str]]
"""Rows of cells as in a CSV file, the header first."""


def package_of(study: Study, provenance: Provenance) -> dict[str, Any]:
    """Return what an export says about the study as a whole: its datapackage.json without the tables, and the marks.

    The folder of the geography means nothing elsewhere, so that its place is taken by the name of its data package.
    """
    package = {name: value for name, value in study.package.items() if name not in NOT_CARRIED}
    settings = {name: value for name, value in package.pop(SETTINGS_KEY, {}).items() if name != "geography"}
    return {
        # The mark first, where one finds it at a glance.
        MARK: VERSION, "name": "study", "title": study.settings.title, **package,
        SETTINGS_KEY: {**settings, "geodata": str(geodata_of(study).get("name", ""))},
        "provenance": provenance.as_json(),
    }  # fmt: skip


def beside_incidents(study: Study, provenance: Provenance) -> dict[str, Any]:
    """Return all but the incidents as plain values: the marks, the package, and the rows of the other tables."""
    package = package_of(study, provenance)
    return {
        MARK: package.pop(MARK), "provenance": package.pop("provenance"), "package": package,
        **{table: [values_of(record) for record in study.used(table)] for table in OTHER_TABLES},
    }  # fmt: skip


def values_of(record: Any) -> dict[str, Value]:
    """Return a record as plain values by column: ISO dates, lists separated by ;, None for what is empty."""
    return {name: _value(getattr(record, name)) for name in columns_of(type(record))}


def _value(value: Any) -> Value:
    if isinstance(value, tuple | date | StrEnum):
        value = cell_of(value)
    plain: Value = None if value == "" else value
    return plain


def added_to(incident: Incident, study: Study) -> dict[str, Value]:
    """Return what stands about an incident in other tables, as ADDED names it."""
    place, report = study.places.get(incident.place_id), study.reports[incident.report_id]
    where = (place.name, place.lat, place.lon, place.radius_km) if place else (None,) * 4
    return dict(zip(ADDED, (*where, source_text(report), report.title, report.url or None), strict=True))


def point_of(incident: Incident, study: Study) -> Place | None:
    """Return the place of an incident where that has a point."""
    place = study.places.get(incident.place_id)
    return place if place is not None and place.has_point else None


def mark_of(incident: Incident, study: Study) -> Place | None:
    """Return the place at which a map may put a mark: one with a point, known at least to the district."""
    return point_of(incident, study) if incident.where_precision <= WIDEST_PLACE else None


def rows_of(table: str, records: Iterable[Mapping[str, Any]]) -> Cells:
    """Return plain values as rows of cells, with a header; the opposite of `values_of`."""
    names = list(columns_of(TABLES[table]))
    yield names
    for record in records:
        yield [cell_of(record.get(name)) for name in names]


def opened_beside(about: Any, incidents: Iterable[Any], path: Path) -> Study:
    """Open incidents and what stood beside them, as `beside_incidents` made it. Raises StudyError where it did not."""
    try:
        tables = {"incidents": incidents, **{table: iter(about[table]) for table in OTHER_TABLES}}
        package = {**about["package"], "provenance": about["provenance"]}
    except (LookupError, TypeError) as error:
        raise StudyError(f"{path} is damaged ({error!r}). Export it again.") from error
    cells = {table: rows_of(table, _objects(records, path)) for table, records in tables.items()}
    return opened(cells, package, path, first_row=1)


def _objects(records: Iterable[Any], path: Path) -> Iterator[Mapping[str, Any]]:
    for record in records:
        if not isinstance(record, Mapping):
            raise StudyError(f"{path} is damaged (a row is {str(record)[:40]!r}). Export it again.")
        yield record


def opened(tables: Mapping[str, Cells], package: Mapping[str, Any], path: Path, *, first_row: int = 2) -> Study:
    """Open the tables of an export as a study whose folder is that of the file.

    `first_row` is the number that the first record of a table has in the file. The geography is the one that ships
    where the export was made with that one, else there is none. What is wrong becomes notices that name the file.
    """
    package = {name: value for name, value in package.items() if name not in NOT_CARRIED}
    settings = dict(package[SETTINGS_KEY]) if isinstance(package.get(SETTINGS_KEY), Mapping) else {}
    settings.pop("geography", None)
    geodata = settings.pop("geodata", "")
    if geodata and geodata == shipped_geodata():
        settings["geography"] = str(geography_folder().resolve())
    try:
        described = json.dumps({**package, SETTINGS_KEY: settings})
    except RecursionError as error:
        raise StudyError(f"{path} is nested too deep; that is no export.") from error
    with TemporaryDirectory() as folder:
        for table, rows in tables.items():
            _write(Path(folder) / f"{table}.csv", rows, path)
        (Path(folder) / PACKAGE_FILE).write_text(described, encoding="utf-8")
        study = Study.open(folder)
    notices = [_in_file(notice, path, first_row) for notice in study.notices]
    if geodata and "geography" not in settings:
        notices.append(_no_geography(path, str(geodata)))
    return replace(study, folder=path.resolve().parent, notices=tuple(notices))


@cache
def shipped_geodata() -> str:
    """The name of the data package of the borders that ship. Read when first asked for."""
    package = json.loads((geography_folder() / PACKAGE_FILE).read_text(encoding="utf-8"))
    return str(package["name"])


def _write(path: Path, rows: Cells, export: Path) -> None:
    """Write one table, up to LARGEST: in a small file one long text may stand in a million rows."""
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        # With this line end Python before 3.13 also quotes a lone carriage return.
        writer = csv.writer(file, lineterminator="\r\n")
        size = 0
        for row in rows:
            size += sum(map(len, row)) + len(row)
            if size > LARGEST:
                raise StudyError(f"{export} unpacks to more than {LARGEST:,} bytes; that is no export.")
            writer.writerow(row)


def _in_file(notice: Notice, path: Path, first_row: int) -> Notice:
    row = notice.row if notice.row is None or notice.row < 2 else notice.row + first_row - 2
    return replace(notice, file=f"{path.name}, {notice.file.removesuffix('.csv')}", row=row)


def _no_geography(path: Path, geodata: str) -> Notice:
    problem = f"the borders that it was made with ({geodata[:80]!r}) do not ship with borderviz"
    return Notice(path.name, problem, 'name their folder as "geography" in its datapackage.json', is_error=False)
