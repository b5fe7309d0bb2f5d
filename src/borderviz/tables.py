"""Tables: a CSV file becomes records; rows that cannot be taken become notices and the others go on."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from borderviz.columns import LONGEST_CELL, CellError, Column, columns_of, shorten
from borderviz.notices import Notice

MOST_UNKNOWN = 20
LONGEST_NAME = 80
"""Unknown columns that are named, and characters of each that are compared: a wrong file may hold any number."""

UNDECODED = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` leaves of bytes that are not UTF-8."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters that no cell needs; tab and line breaks may stay."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the row of the file that it stands in, header = 1."""

    number: int
    record: Any


def read_table(path: Path, record: type) -> tuple[list[Row], list[Notice]]:
    """Read a CSV file of UTF-8 into records of the class, in the order of the file.

    A byte-order mark, CRLF and the separators of spreadsheets (comma, semicolon, tab) are taken as they come.
    Nothing is raised for what the file holds: a missing file, a wrong encoding or a bad cell becomes a notice.
    """
    text, notices = _decoded(path)
    lines = ((number, cells) for number, cells in enumerate(rows_in(text), start=1) if any(map(str.strip, cells)))
    header_row, header = next(lines, (0, []))
    if not header:
        return [], notices or [_for_file(path, "the file is empty", f"begin it with the row {_header_of(record)}")]
    header = [name.strip() for name in header]
    complaints, fatal = _check_header(path.name, header_row, header, record)
    notices += complaints
    if fatal:
        return [], notices
    rows: list[Row] = []
    for row_number, cells in lines:
        made, problems = _record_of(path.name, row_number, header, cells, record)
        notices += problems
        if made is not None:
            rows.append(Row(row_number, made))
    return rows, notices


def write_table(path: Path, record: type, records: Iterable[Any]) -> None:
    """Write records as CSV (UTF-8, LF) with one column a field; `read_table` reads them back unchanged."""
    names = list(columns_of(record))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line(names))
        file.writelines(_line([cell_of(getattr(item, name)) for name in names]) for item in records)


def cell_of(value: Any) -> str:
    """Return the cell that stands for a value: empty for None, true/false, ISO dates, lists separated by ;."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _line(cells: Sequence[str]) -> str:
    """Python before 3.13 quotes a lone carriage return only where it stands in the line end of the writer."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _decoded(path: Path) -> tuple[str, list[Notice]]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return "", [_for_file(path, "the file is missing", "add it, or take it from another study as a pattern")]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return "", [_for_file(path, f"the file cannot be read ({reason})", "check its name and its rights")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [_for_file(path, "the file is in UTF-16", "save it as CSV in UTF-8")]
    return raw.decode("utf-8-sig", errors="surrogateescape"), []


def rows_in(text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV text as cells, by the separator that its first row has most of: comma, semicolon, tab."""
    first = text.lstrip("\n\r").split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(2**31 - 1)  # the largest that Windows takes
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _check_header(file: str, row: int, header: Sequence[str], record: type) -> tuple[list[Notice], bool]:
    columns = columns_of(record)
    notices = []
    unknown = [name for name in header if name not in columns]
    for name in unknown[:MOST_UNKNOWN]:
        near = difflib.get_close_matches(name[:LONGEST_NAME], columns, n=1)
        remedy = f"did you mean {near[0]}?" if near else "remove it, or see docs/codebook.md for the columns"
        notices.append(Notice(file, f"unknown column {shorten(name)}", remedy, row=row, is_error=False))
    if len(unknown) > MOST_UNKNOWN:
        problem = f"{len(unknown) - MOST_UNKNOWN} more unknown columns"
        notices.append(Notice(file, problem, "check that this is the right file", row=row, is_error=False))
    for name in sorted(name for name, times in Counter(header).items() if times > 1 and name in columns):
        notices.append(
            Notice(file, f"column {shorten(name)} stands twice", "keep one of them", row=row, is_error=False)
        )
    missing = [name for name, column in columns.items() if column.required and name not in header]
    if missing:
        problem = f"missing columns: {', '.join(missing)}"
        notices.append(Notice(file, problem, f"begin the file with the row {_header_of(record)}", row=row))
    return notices, bool(missing)


def _record_of(
    file: str, row: int, header: Sequence[str], cells: Sequence[str], record: type
) -> tuple[Any | None, list[Notice]]:
    # Spreadsheets end some rows in empty cells.
    while len(cells) > len(header) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > len(header):
        problem = f"{len(cells)} cells under {len(header)} columns"
        return None, [Notice(file, problem, "put cells that hold a separator into double quotes", row=row)]
    columns = columns_of(record)
    given = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name in columns}
    values: dict[str, Any] = {}
    notices = []
    for name, column in columns.items():
        try:
            values[name] = _value_of(given, name, column)
        except CellError as error:
            notices.append(Notice(file, error.problem, error.remedy, row=row, column=name))
    return (None if notices else record(**values)), notices


def _value_of(given: Mapping[str, str], name: str, column: Column) -> Any:
    cell = given.get(name, "")
    if len(cell) > LONGEST_CELL:
        raise CellError(f"the cell has {len(cell):,} characters", f"shorten it to at most {LONGEST_CELL:,}")
    if UNDECODED.search(cell):
        raise CellError("the cell is not UTF-8", "save the file as CSV in UTF-8")
    if UNSEEN.search(cell):
        raise CellError(f"{shorten(cell)} holds control characters", "remove them")
    if cell:
        return column.parse(cell)
    if column.required:
        raise CellError("the cell is empty", f"fill it in: {column.description}")
    return column.empty


def _for_file(path: Path, problem: str, remedy: str) -> Notice:
    return Notice(path.name, problem, remedy)


def _header_of(record: type) -> str:
    return ",".join(columns_of(record))
