"""A study: a folder of tables that people can read, diff and edit in a spreadsheet."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderviz.columns import columns_of
from borderviz.model import TABLES, Claim, Clash, Incident, Place, Report, Side
from borderviz.notices import Notice
from borderviz.rules import check_rows, identifier_of, swapped
from borderviz.schema import data_package
from borderviz.tables import Row, read_table, write_table

if TYPE_CHECKING:
    import geopandas

PACKAGE_FILE = "datapackage.json"
SETTINGS_KEY = "borderviz"


class StudyError(Exception):
    """The folder cannot be opened as a study at all."""


@dataclass(frozen=True)
class BorderVersion:
    """One state of the borders: its layers end in -`version`; note and label (of the pair's line) stand on the map."""

    version: str
    name: str
    note: str
    label: str


@dataclass(frozen=True)
class Settings:
    """What a study says about itself in its datapackage.json under "borderviz"."""

    title: str = "Untitled study"
    geography: str = ""
    area: tuple[float, float, float, float] | None = None
    border_pair: str = ""
    border_place: str = ""
    borders: tuple[BorderVersion, ...] = ()


@dataclass(frozen=True)
class Study:
    """The records of a study by id, in the order of their files, and the notices about what was left out.

    `package` is what its datapackage.json says (licences, makers, settings …), empty where that could not be read.
    """

    folder: Path
    settings: Settings
    sides: Mapping[str, Side]
    clashes: Mapping[str, Clash]
    reports: Mapping[str, Report]
    places: Mapping[str, Place]
    claims: Mapping[str, Claim]
    incidents: Mapping[str, Incident]
    notices: tuple[Notice, ...] = field(default=())
    package: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, folder: Path | str) -> Study:
        """Open a study. Bad rows become notices; raises StudyError only where there is no folder."""
        folder = Path(folder)
        if not folder.is_dir():
            raise StudyError(f"There is no folder {folder}. Give the folder that holds reports.csv and claims.csv.")
        package, settings, notices = _read_package(folder)
        known: dict[str, dict[str, Any]] = {}
        for table, record in TABLES.items():
            rows, found = _read(folder, table, record, settings)
            kept, broken = check_rows(f"{table}.csv", rows, known)
            known[table] = {identifier_of(row.record): row.record for row in kept}
            notices += found + broken
        return cls(folder, settings, **known, notices=tuple(notices), package=package)

    @property
    def geography_folder(self) -> Path | None:
        """The folder of borders and gazetteer that the study names, or None."""
        return (self.folder / self.settings.geography).resolve() if self.settings.geography else None

    @property
    def errors(self) -> tuple[Notice, ...]:
        """The notices about rows that were left out."""
        return tuple(notice for notice in self.notices if notice.is_error)

    def used(self, table: str) -> list[Any]:
        """Return the records of a table; of the places, which may be a whole gazetteer's, those that incidents name."""
        records = list(getattr(self, table).values())
        if table != "places":
            return records
        named = {incident.place_id for incident in self.incidents.values()}
        return [place for place in records if place.place_id in named]

    def save(self, folder: Path | str) -> None:
        """Write the study's tables and its datapackage.json to another folder; only the places it uses."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for table, record in TABLES.items():
            write_table(folder / f"{table}.csv", record, self.used(table))
        package: dict[str, Any] = {"name": "study", **self.package}
        if self.geography_folder is not None:
            way = os.path.relpath(self.geography_folder, folder.resolve())
            package[SETTINGS_KEY] = {**package.get(SETTINGS_KEY, {}), "geography": Path(way).as_posix()}
        text = json.dumps(data_package(package, own_places=True), ensure_ascii=False, indent=2)
        (folder / PACKAGE_FILE).write_text(text + "\n", encoding="utf-8")

    def geodataframe(self) -> geopandas.GeoDataFrame:
        """Return the incidents as a GeoDataFrame in EPSG:4326, one row each; incidents without a point have none."""
        import geopandas
        from shapely import Point

        rows = []
        points: list[Point | None] = []
        for incident in self.incidents.values():
            place = self.places.get(incident.place_id)
            row = {name: getattr(incident, name) for name in columns_of(Incident)}
            rows.append(row | {"place": place and place.name, "radius_km": place and place.radius_km})
            points.append(Point(place.lon, place.lat) if place is not None and place.has_point else None)
        return geopandas.GeoDataFrame(rows, geometry=points, crs="EPSG:4326")


def package_in(folder: Path) -> Any:
    """Return what the datapackage.json of a folder holds, of a study or of its geography.

    Raises OSError where it cannot be read, ValueError where it is no JSON: NaN and infinity, which Python would take,
    are none, and no other program would open what is made of them.
    """
    text = (folder / PACKAGE_FILE).read_text(encoding="utf-8-sig")
    try:
        return json.loads(text, parse_constant=_finite, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _finite(word: str) -> float:
    if not math.isfinite(float(word)):
        raise ValueError(f"{word[:40]} is no number")
    return float(word)


def _read_package(folder: Path) -> tuple[dict[str, Any], Settings, list[Notice]]:
    remedy = 'write {"borderviz": {"title": …, "geography": "../geo"}} into it'
    try:
        package: dict[str, Any] = package_in(folder)
        return package, _settings(package), []
    except FileNotFoundError:
        return {}, Settings(), [Notice(PACKAGE_FILE, "the file is missing", remedy, is_error=False)]
    except (ValueError, ArithmeticError, AttributeError, TypeError, LookupError, OSError) as error:
        return {}, Settings(), [Notice(PACKAGE_FILE, f"the file cannot be understood ({error})", remedy)]


def _settings(package: Mapping[str, Any]) -> Settings:
    given = package.get(SETTINGS_KEY, {})
    return Settings(
        title=str(given.get("title", package.get("title", Settings.title))),
        geography=str(given.get("geography", "")),
        area=_area(given.get("area")),
        border_pair=str(given.get("border_pair", "")),
        border_place=str(given.get("border_place", "")),
        borders=tuple(BorderVersion(b["version"], b["name"], b["note"], b["label"]) for b in given.get("borders", ())),
    )


def _area(given: Any) -> tuple[float, float, float, float] | None:
    if not given:
        return None
    west, south, east, north = map(float, given)
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError('"area" is west, south, east, north in degrees')
    return west, south, east, north


def _read(folder: Path, table: str, record: type, settings: Settings) -> tuple[list[Row], list[Notice]]:
    if table == "places":
        return _read_places(folder, settings)
    return read_table(folder / f"{table}.csv", record)


def _read_places(folder: Path, settings: Settings) -> tuple[list[Row], list[Notice]]:
    """The study's own places come first; the gazetteer of its geography adds those that it does not name."""
    rows: list[Row] = []
    notices: list[Notice] = []
    own = folder / "places.csv"
    if own.is_file() or not settings.geography:
        rows, notices = read_table(own, Place)
        rows, found = _not_swapped(rows, settings.area)
        notices += found
    if settings.geography:
        gazetteer, found = read_table(folder / settings.geography / "gazetteer.csv", Place)
        own_ids = {row.record.place_id for row in rows}
        rows += [row for row in gazetteer if row.record.place_id not in own_ids]
        notices += found
    return rows, notices


def _not_swapped(rows: list[Row], area: tuple[float, float, float, float] | None) -> tuple[list[Row], list[Notice]]:
    if area is None:
        return rows, []
    kept, notices = [], []
    for row in rows:
        error = swapped(row.record, area)
        if error is None:
            kept.append(row)
        else:
            notices.append(Notice("places.csv", error.problem, error.remedy, row=row.number, column="lat"))
    return kept, notices
