"""Excel rows: the first sheet of an .xlsx workbook; formulas are never run, their stored results are read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time

from borderviz.exchange.excel_text import MOST_ROWS
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.excel_archive import AS_CSV, check_archive
from borderviz.exchange.importing.raw_table import MOST_COLUMNS, RawRow, RawTable, column_names, held
from borderviz.exchange.importing.source_file import SourceFile
from borderviz.notices import Notice

MOST_PACKED = 200 << 20
"""Bytes of a workbook as it is, packed."""

ZIP_MAGIC = b"PK\x03\x04"
XLS_MAGIC = b"\xd0\xcf\x11\xe0"


def excel_table(source: SourceFile) -> RawTable:
    """Return the table of the first sheet that holds anything. Raises ImportFileError where that cannot be read."""
    content = source.read(MOST_PACKED)
    check_archive(source.name, content)
    try:
        sheets, rows = _first_sheet(source.name, content)
    except ImportFileError:
        raise
    except Exception as error:
        problem = f"{source.name} cannot be read as an Excel workbook ({type(error).__name__})"
        raise ImportFileError(problem, AS_CSV) from error
    if not rows:
        raise ImportFileError(f"{source.name} has no sheet with rows", "give a workbook with one event a row")
    header, *body = rows
    return RawTable(source.name, column_names(header.cells), body, tuple(_remarks(source.name, sheets)))


def _first_sheet(name: str, content: bytes) -> tuple[list[str], list[RawRow]]:
    """The names of all sheets, and the rows of the first that is not empty, without empty rows."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its size need not be so
            rows = list(held(name, _rows(sheet.iter_rows(values_only=True))))
            if rows:
                return [sheet.title, *(other.title for other in book.worksheets if other is not sheet)], rows
        return [], []
    finally:
        book.close()


def _rows(rows: Iterator[tuple[object, ...]]) -> Iterator[RawRow]:
    """The rows that are not empty, all as wide as the first of them, the header."""
    width = 0
    for number, values in enumerate(rows, start=1):
        if number > MOST_ROWS or len(values) > MOST_COLUMNS:
            problem = f"row {number:,} of the sheet has {len(values):,} columns"
            raise ImportFileError(f"{problem}; {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns are the most", AS_CSV)
        cells = [_cell(value) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            width = width or len(cells)
            yield RawRow(number, [*cells, *[""] * (width - len(cells))][:width])


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
