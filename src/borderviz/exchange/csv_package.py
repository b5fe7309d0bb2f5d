"""CSV: a Frictionless data package as a zip file, with one table a file. Formulas in it do not run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from borderviz.columns import columns_of
from borderviz.exchange.archive import opened_archive, packed
from borderviz.exchange.formula_guard import RULE, guarded, needs_guard, unguarded
from borderviz.exchange.portable import Cells, opened, package_of, rows_of, values_of
from borderviz.exchange.provenance import Provenance
from borderviz.model import TABLES
from borderviz.schema import data_package
from borderviz.study import PACKAGE_FILE, Study, StudyError
from borderviz.tables import rows_in

README = "README.txt"
CSV_FILES = {f"{table}.csv": table for table in TABLES}
"""The tables by the names of their files."""


def write(study: Study, provenance: Provenance) -> bytes:
    """Return the study as a zip file of datapackage.json, a README and one CSV file (UTF-8) a table."""
    package = {**data_package(package_of(study, provenance), own_places=True), "formula_guard": RULE}
    files = {PACKAGE_FILE: json.dumps(package, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace")}
    files[README] = f"{provenance.as_text()}\n\n{RULE}\n".encode("utf-8", "backslashreplace")
    for table in TABLES:
        rows = rows_of(table, map(values_of, study.used(table)))
        files[f"{table}.csv"] = _csv(_changed(table, rows, guarded))
    return packed(files)


def read(path: Path) -> Study:
    """Open an export of this form as a study. Raises StudyError where it is none."""
    with opened_archive(path) as archive:
        files = {name: archive.read(name) for name in (PACKAGE_FILE, *CSV_FILES) if name in archive.namelist()}
    try:
        package = dict(json.loads(files[PACKAGE_FILE].decode("utf-8-sig")))
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise StudyError(f"{path} cannot be understood ({error!r}). Export it again as CSV.") from error
    package.pop("formula_guard", None)
    texts = {
        CSV_FILES[name]: raw.decode("utf-8-sig", "surrogateescape") for name, raw in files.items() if name in CSV_FILES
    }
    return opened({table: _changed(table, rows_in(text), unguarded) for table, text in texts.items()}, package, path)


def _changed(table: str, rows: Cells, change: Callable[[str], str]) -> Cells:
    """The rows with the cells of free text changed; the columns are known by the header."""
    columns = columns_of(TABLES[table])
    free: set[int] = set()
    for number, row in enumerate(rows):
        if number == 0:
            named = [(at, columns.get(name.strip())) for at, name in enumerate(row)]
            free = {at for at, column in named if column and needs_guard(column)}
            yield row
        else:
            yield [change(cell) if at in free else cell for at, cell in enumerate(row)]


def _csv(rows: Cells) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode("utf-8", "backslashreplace")
