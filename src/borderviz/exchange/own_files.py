"""Own files: exports of borderviz, told from other files and opened again as studies."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from borderviz.exchange.archive import opened_archive
from borderviz.exchange.excel_file import ABOUT, SHEETS
from borderviz.exchange.formats import FORMATS, needs_extra
from borderviz.exchange.portable import LARGEST, MARK
from borderviz.study import PACKAGE_FILE, Study, StudyError

LOOKED_AT = 65_536
"""Bytes of a part of a file that are looked at to tell what it is."""

MARKED = re.compile(rb'"' + MARK.encode() + rb'"\s*:\s*\d')
WORKBOOK = "xl/workbook.xml"
READERS = {
    "geojson": "borderviz.exchange.geojson_file",
    "csv": "borderviz.exchange.csv_package",
    "parquet": "borderviz.exchange.geoparquet_file",
    "xlsx": "borderviz.exchange.excel_file",
}
"""The modules that read a format back, loaded when one is asked for."""


def is_own_export(path: Path) -> bool:
    """Return whether a file is an export that `read_export` opens, by its content and not by its name.

    Looks at a few kB and raises nothing: False for what is missing, broken, too large or anything else.
    """
    return form_of(path) != ""


def read_export(path: Path | str) -> Study:
    """Open an export (GeoJSON, CSV tables, GeoParquet, Excel) as the study that was exported.

    The study's folder is that of the file. As with Study.open, rows that cannot be taken become notices. Raises
    StudyError for a file that is no such export, is damaged, or is larger than LARGEST when it is unpacked.
    """
    path = Path(path)
    if not path.is_file():
        raise StudyError(f"There is no file {path}. Give an export of borderviz.")
    if path.stat().st_size > LARGEST:
        raise StudyError(f"{path} has more than {LARGEST:,} bytes; choose less and export again.")
    form = form_of(path)
    if not form:
        raise StudyError(f"{path} is no export of borderviz: GeoJSON, CSV tables (zip), GeoParquet or Excel.")
    with needs_extra(FORMATS[form].label):
        study: Study = import_module(READERS[form]).read(path)
    return study


def form_of(path: Path) -> str:
    """Return the name of the format of an own export, or "" for any other file."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ""
        with path.open("rb") as file:
            head = file.read(LOOKED_AT)
        if head.startswith(b"PK"):
            return _form_of_archive(path)
        if head.startswith(b"PAR1"):
            return "parquet" if _is_marked_parquet(path) else ""
    except (OSError, StudyError):
        return ""
    return "geojson" if b'"FeatureCollection"' in head and MARKED.search(head) else ""


def _form_of_archive(path: Path) -> str:
    with opened_archive(path) as archive:
        names = archive.namelist()
        part = next((name for name in (PACKAGE_FILE, WORKBOOK) if name in names), None)
        if part is None:
            return ""
        with archive.open(part) as file:
            text = file.read(LOOKED_AT)
    if part == PACKAGE_FILE:
        return "csv" if MARKED.search(text) else ""
    sheets = set(re.findall(rb'<sheet [^<>]*?name="(\w+)"', text))
    return "xlsx" if {title.encode() for title in (ABOUT, *SHEETS.values())} <= sheets else ""


def _is_marked_parquet(path: Path) -> bool:
    """Whether the mark stands in the footer, whose length the four bytes before the last four give."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - 8, 0))
        length = int.from_bytes(file.read(4), "little")
        file.seek(max(size - 8 - length, 0))
        return MARKED.search(file.read(min(length, LARGEST))) is not None
