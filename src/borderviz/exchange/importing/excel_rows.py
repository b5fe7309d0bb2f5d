"""Excel rows: the first sheet of an .xlsx workbook; formulas are never run, their stored results are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.raw_table import MOST_COLUMNS, BadRow, RawRow, RawTable, column_names
from borderviz.exchange.importing.source_file import SourceFile
from borderviz.notices import Notice

MOST_PACKED = 200 << 20
MOST_UNPACKED = 512 << 20
"""Bytes of a workbook, packed as it is and unpacked: a few kB can unpack to gigabytes."""

MOST_ROWS = 1_048_576
"""Rows of a sheet in Excel. A file can name any number, and openpyxl would make all the empty rows before it."""

ZIP_MAGIC = b"PK\x03\x04"
XLS_MAGIC = b"\xd0\xcf\x11\xe0"
AS_CSV = "save the sheet as CSV in UTF-8"
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
"""XML that declares entities can unfold to gigabytes too; no workbook needs them."""


def excel_table(source: SourceFile) -> RawTable:
    """Return the table of the first sheet that holds anything. Raises ImportFileError where that cannot be read."""
    content = source.read(MOST_PACKED)
    _check_size(source.name, content)
    try:
        sheets, rows = _first_sheet(content)
    except ImportFileError:
        raise
    except Exception as error:
        problem = f"{source.name} cannot be read as an Excel workbook ({type(error).__name__})"
        raise ImportFileError(problem, AS_CSV) from error
    if not rows:
        raise ImportFileError(f"{source.name} has no sheet with rows", "give a workbook with one event a row")
    header, *body = rows
    columns = column_names(header.cells)
    width = len(columns)
    padded: list[RawRow | BadRow] = [RawRow(row.number, [*row.cells, *[""] * width][:width]) for row in body]
    return RawTable(source.name, columns, padded, tuple(_remarks(source.name, sheets)))


def _check_size(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            unpacked = sum(member.file_size for member in members)
            if unpacked > MOST_UNPACKED:
                problem = f"{name} would unpack to {unpacked / 2**20:,.0f} MB; {MOST_UNPACKED >> 20} MB is the most"
                raise ImportFileError(problem, AS_CSV)
            if "[Content_Types].xml" not in packed.namelist() or not any("xl/" in m.filename for m in members):
                raise ImportFileError(f"{name} is a zip archive, but no Excel workbook", "unpack it and give the table")
            if any(_declares_entities(packed, member) for member in members if member.filename.endswith(".xml")):
                raise ImportFileError(f"{name} declares XML entities, as no workbook does", AS_CSV)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ImportFileError(f"{name} is a broken Excel workbook", AS_CSV) from error
    except Exception as error:
        if isinstance(error, ImportFileError):
            raise
        raise ImportFileError(f"{name} is a broken Excel workbook", AS_CSV) from error


def _declares_entities(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with packed.open(member) as file:
        head = file.read(4096).upper()
    return any(word in head for word in ENTITIES)


def _first_sheet(content: bytes) -> tuple[list[str], list[RawRow]]:
    """The names of all sheets, and the rows of the first that is not empty, without empty rows."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its size need not be so
            rows = list(_rows(sheet.iter_rows(values_only=True)))
            if rows:
                return [sheet.title, *(other.title for other in book.worksheets if other is not sheet)], rows
        return [], []
    finally:
        book.close()


def _rows(rows: Iterator[tuple[object, ...]]) -> Iterator[RawRow]:
    for number, values in enumerate(rows, start=1):
        if number > MOST_ROWS or len(values) > MOST_COLUMNS:
            problem = f"row {number:,} of the sheet has {len(values):,} columns"
            raise ImportFileError(f"{problem}; {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns are the most", AS_CSV)
        cells = [_cell(value) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield RawRow(number, cells)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def _remarks(name: str, sheets: list[str]) -> Iterator[Notice]:
    if len(sheets) > 1:
        problem = f"the workbook has {len(sheets)} sheets; only {sheets[0]!r} was read"
        yield Notice(name, problem, "save another sheet as a file of its own to import it", is_error=False)
