"""Formats: what a study can be exported as. Their writers are loaded when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module

from borderviz.exchange.provenance import Provenance
from borderviz.study import Study, StudyError

EXTRA = ("openpyxl", "pyarrow")
"""Libraries that only some formats need."""

Writer = Callable[[Study, Provenance], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its label and one line for people, and the ending of its files.

    `writer` is the module and the function that make the file; `holds_figures` says whether the claims are in it, and
    `is_read_back` whether `read_export` opens it again without loss.
    """

    name: str
    label: str
    about: str
    ending: str
    media_type: str
    writer: str
    holds_figures: bool = False
    is_read_back: bool = False

    def write(self, study: Study, provenance: Provenance) -> bytes:
        """Return a study, whole or chosen from, as a file of this format.

        Raises StudyError where a library that writes the format is not installed.
        """
        module, _, function = self.writer.partition(":")
        with needs_extra(self.label):
            writer: Writer = getattr(import_module(module), function)
            return writer(study, provenance)


@contextmanager
def needs_extra(label: str) -> Iterator[None]:
    """Turn the want of a library of the extra `files` into a StudyError that says what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in EXTRA:
            raise
        raise StudyError(f"{label} needs {error.name}, which is not installed: pip install borderviz[files]") from error


HERE = "borderviz.exchange"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ALL = (
    Format(
        "geojson", "GeoJSON", "Incidents as points for QGIS and web maps, with all the other tables.",
        ".geojson", "application/geo+json", f"{HERE}.geojson_file:write", holds_figures=True, is_read_back=True,
    ),
    Format(
        "csv", "CSV tables (zip)", "All tables with a description of each column, as a Frictionless data package.",
        ".csv.zip", "application/zip", f"{HERE}.csv_package:write", holds_figures=True, is_read_back=True,
    ),
    Format(
        "parquet", "GeoParquet", "Incidents as points for geopandas, DuckDB and R, with all the other tables.",
        ".parquet", "application/vnd.apache.parquet", f"{HERE}.geoparquet_file:write",
        holds_figures=True, is_read_back=True,
    ),
    Format(
        "xlsx", "Excel", "A workbook with a sheet for each table.",
        ".xlsx", XLSX, f"{HERE}.excel_file:write", holds_figures=True, is_read_back=True,
    ),
    Format(
        "ged", "UCDP GED (CSV)", "Incidents in the columns of UCDP GED, for scripts that know it; without tolls.",
        ".ged.csv", "text/csv", f"{HERE}.ged_file:write",
    ),
    Format(
        "timemap", "timemap events (JSON)", "Incidents as the events of forensic-architecture/timemap; without tolls.",
        ".timemap.json", "application/json", f"{HERE}.timemap_file:write",
    ),
    Format(
        "kml", "KML", "Incidents for Google Earth, with its time slider; without tolls.",
        ".kml", "application/vnd.google-earth.kml+xml", f"{HERE}.kml_file:write",
    ),
    Format(
        "html", "Web page (HTML)", "Map, time slider and charts as one page that opens without a network.",
        ".html", "text/html", f"{HERE}.html_page:html_page", holds_figures=True,
    ),
)  # fmt: skip
"""All formats, in the order in which they are offered."""

FORMATS = {one.name: one for one in ALL}
"""The formats by name."""
