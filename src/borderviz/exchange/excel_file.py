"""Excel: a workbook with a sheet for each table and one that says where the data comes from. Text stays text."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderviz.columns import columns_of
from borderviz.exchange.archive import opened_archive
from borderviz.exchange.excel_text import MOST_ROWS, cell_text, unescaped
from borderviz.exchange.formula_guard import FORMULA_SIGNS
from borderviz.exchange.portable import ADDED, Cells, Value, added_to, opened, package_of, values_of
from borderviz.exchange.provenance import Provenance
from borderviz.model import TABLES, Incident
from borderviz.study import Study, StudyError
from borderviz.tables import cell_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

ABOUT = "About"
SHEETS = {name: name.capitalize() for name in ("incidents", "claims", "reports", "places", "clashes", "sides")}
"""The sheet of each table, in the order of the workbook."""

FOR_IMPORT = "For import by borderviz"
"""The label of the row that holds the settings of the study as JSON, cut into cells."""

PIECE = 10_000
"""Characters of such a cell: well under what Excel holds, also when they are escaped."""

WIDEST = 60
NARROWEST = 8
MEASURED_ROWS = 200
"""Widths of columns in characters, and rows that are measured for them."""

MOST_COLUMNS = 256
"""Columns that are read: more is no export."""

MALFORMED = (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError)
"""What openpyxl raises where it trips over a broken part; an XML ParseError is a SyntaxError."""


def write(study: Study, provenance: Provenance) -> bytes:
    """Return the study as a workbook; dates are ISO text, and cells that Excel cannot hold whole end in a mark."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = provenance.made_with
    book.create_sheet(ABOUT)
    cut = [f"{title}: {count}" for table, title in SHEETS.items() if (count := _fill(book, table, study))]
    _tell(book, package_of(study, provenance), provenance, cut)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(book: Workbook, table: str, study: Study) -> int:
    """Write a sheet; return how many of its cells were cut."""
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(SHEETS[table])
    names = [*columns_of(TABLES[table]), *(ADDED if table == "incidents" else ())]
    rows = [_row(record, study) for record in study.used(table)]
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"
    for number, name in enumerate(names, start=1):
        longest = max((len(cell_of(row[name])) for row in rows[:MEASURED_ROWS]), default=0)
        width = min(max(longest, len(name) + 3, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, name, bold=True)[0] for name in names])
    cut = 0
    for row in rows:
        cells = [_cell(sheet, row[name]) for name in names]
        sheet.append([cell for cell, _ in cells])
        cut += sum(is_cut for _, is_cut in cells)
    return cut


def _row(record: Any, study: Study) -> dict[str, Value]:
    return values_of(record) | (added_to(record, study) if isinstance(record, Incident) else {})


def _cell(sheet: WriteOnlyWorksheet, value: Value, *, bold: bool = False) -> tuple[Any, bool]:
    """Return a cell, and whether its text was cut. Text is marked as text, also for those who edit the cell later."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if not isinstance(value, str):
        return value, False
    text, is_cut = cell_text(value)
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # openpyxl takes text that begins with = for a formula, and #N/A for an error
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    return cell, is_cut


def _tell(book: Workbook, package: Mapping[str, Any], provenance: Provenance, cut: Sequence[str]) -> None:
    """Fill the sheet that says where the data comes from."""
    sheet = book[ABOUT]
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 110
    lines = [[_cell(sheet, label, bold=True), _cell(sheet, text)] for label, text in provenance.labelled()]
    if here := sum(is_cut for line in lines for _, is_cut in line):
        cut = [*cut, f"{ABOUT}: {here}"]
    if cut:
        words = f"longer than Excel holds, and cut at the mark: {'; '.join(cut)}"
        lines.append([_cell(sheet, "Cut cells", bold=True), _cell(sheet, words)])
    text = json.dumps(package)
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    lines.append([_cell(sheet, FOR_IMPORT, bold=True), *(_cell(sheet, piece) for piece in pieces)])
    for line in lines:
        sheet.append([cell for cell, _ in line])


def read(path: Path) -> Study:
    """Open an export of this form as a study. Raises StudyError where it is none."""
    from openpyxl import load_workbook

    # openpyxl opens the file itself; here its names and sizes are looked at, and what breaks in unpacking is caught.
    # It gets a stream, as it refuses names that do not end in .xlsx.
    with opened_archive(path), path.open("rb") as file:
        try:
            with closing(load_workbook(file, read_only=True, data_only=True)) as book:
                package = _package(_cells(book, ABOUT))
                tables = {table: _cells(book, title) for table, title in SHEETS.items() if title in book.sheetnames}
                return opened(tables | {"incidents": _without_added(tables.get("incidents", ()))}, package, path)
        except MALFORMED as error:
            raise StudyError(f"{path} cannot be understood ({error!r}). Export it again as Excel.") from error


def _package(rows: Cells) -> dict[str, Any]:
    for label, *pieces in rows:
        if label == FOR_IMPORT:
            return dict(json.loads("".join(pieces)))
    raise ValueError(f"the sheet {ABOUT} has no row {FOR_IMPORT!r}")


def _cells(book: Workbook, title: str) -> Cells:
    """The rows of a sheet as text, without the empty cells at their ends; an empty row stays, and counts."""
    sheet = book[title]
    sheet.reset_dimensions()  # what a file says of its size need not be so
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        if number > MOST_ROWS:
            raise StudyError(f"The sheet {title} has more than {MOST_ROWS:,} rows; that is no export.")
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            del cells[-1]
        yield cells


def _text(value: object) -> str:
    """What a cell holds, also where a person or Excel wrote a date or a number over the text."""
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return cell_of(value)


def _without_added(rows: Cells) -> Cells:
    """The rows without the columns that the export added."""
    dropped: set[int] | None = None
    for row in rows:
        if dropped is None:
            dropped = {at for at, name in enumerate(row) if name in ADDED}
        yield [cell for at, cell in enumerate(row) if at not in dropped]
