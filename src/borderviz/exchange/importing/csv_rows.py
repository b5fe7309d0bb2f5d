"""CSV rows: a text file with separators, row by row; a row that is broken never takes its neighbours with it."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from borderviz.exchange.importing.csv_columns import columns_at_once
from borderviz.exchange.importing.encoding import Encoding
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.raw_table import BadRow, RawRow, RawTable, column_names
from borderviz.exchange.importing.source_file import SourceFile
from borderviz.notices import Notice

SEPARATORS = ",;\t|"
SAMPLE_ROWS = 20
"""Rows that the separator is found by."""

MOST_LINES = 500
"""Lines of one row. A quote that is never closed would else make one cell of the rest of the file."""

LONGEST_ROW = 64 << 20
"""Characters of one row: more cannot be one event, and would be held in memory."""

MOST_UNCLOSED = 1_000
"""Rows with unclosed quotes, after which the file is refused: each costs the reading of up to MOST_LINES lines."""

UTF8_REMEDY = "if letters look wrong, save the file as CSV in UTF-8, or name its encoding"


class _RowTooLongError(Exception):
    """A row has more lines or characters than a row can have."""


class _Lines:
    """The lines of a file one by one; those of the row at hand can be given back."""

    def __init__(self, file: io.TextIOBase) -> None:
        self._file = file
        self._back: deque[str] = deque()
        self._length = 0
        self.of_row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._file.readline(LONGEST_ROW)
        if not line:
            raise StopIteration
        self.of_row.append(line)
        self._length += len(line)
        if len(self.of_row) > MOST_LINES or self._length >= LONGEST_ROW:
            raise _RowTooLongError
        return line

    def begin_row(self) -> None:
        self.of_row.clear()
        self._length = 0

    def give_back(self) -> None:
        """Give all lines of the row back but its first."""
        self._back.extendleft(reversed(self.of_row[1:]))


@dataclass(frozen=True)
class CsvRows:
    """The rows of a CSV file, opened anew each time that they are gone through."""

    source: SourceFile
    codec: str
    separator: str
    width: int
    skipped: int
    """Rows at the beginning that hold no event: the header."""

    def __iter__(self) -> Iterator[RawRow | BadRow]:
        with self.source.open() as raw, io.TextIOWrapper(raw, self.codec, errors="replace", newline="") as file:
            for row in records(file, self.separator, self.width):
                if row.number > self.skipped:
                    yield row


def csv_table(source: SourceFile, encoding: Encoding, headless: Sequence[str] = ()) -> RawTable:
    """Return the table of a CSV file; `headless` are the columns of a format that is also published without a header.

    Raises ImportFileError where the file has no two columns.
    """
    separator, first, position = _layout(source, encoding)
    if len(first) < 2:
        problem = f"{source.name} is no table: no comma, semicolon or tab parts the cells of its first row"
        raise ImportFileError(problem, "give a CSV file with a header and one event a row")
    is_headless = bool(headless) and len(first) == len(headless) and first[0].strip().isdigit()
    columns = column_names(headless if is_headless else first)
    rows = CsvRows(source, encoding.codec, separator, len(columns), position - 1 if is_headless else position)
    at_once = partial(columns_at_once, source, separator, columns, rows.skipped)
    notices = tuple(_remarks(source, encoding, is_headless))
    return RawTable(source.name, columns, rows, notices, at_once if encoding == Encoding("utf-8") else None)


def records(file: io.TextIOBase, separator: str, width: int = 0) -> Iterator[RawRow | BadRow]:
    """Yield the rows of a text that are not empty, numbered as a spreadsheet does; those of any width where it is 0.

    A row whose quotes swallow other rows is bad, and its other lines are read again as rows of their own.
    """
    csv.field_size_limit(2**31 - 1)  # the largest that Windows takes; LONGEST_ROW is what bounds a cell
    lines = _Lines(file)
    reader = csv.reader(lines, delimiter=separator)
    number = unclosed = 0
    while True:
        lines.begin_row()
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _RowTooLongError) as error:
            cells, problem = [], "its cells cannot be told apart" if isinstance(error, csv.Error) else "it is too long"
        else:
            problem = _misfit(cells, width) or _unclosed(lines.of_row, cells, width)
        if not problem and not any(map(str.strip, cells)):
            continue
        if problem and len(lines.of_row) > 1:
            unclosed += 1
            problem = f"{problem}, and it runs over {len(lines.of_row):,} lines"
            lines.give_back()
        if unclosed > MOST_UNCLOSED:
            remedy = "write two double quotes for one inside a quoted cell"
            raise ImportFileError(f"more than {MOST_UNCLOSED:,} rows have quotes that are not closed", remedy)
        if problem:
            yield BadRow(number, f"the row was left out: {problem}", "close its quotes, or quote cells with separators")
        else:
            yield RawRow(number, cells if not width else _padded(cells, width))


def _misfit(cells: list[str], width: int) -> str:
    """What is wrong with the number of cells: spreadsheets leave out or add empty ones at the end."""
    while width and len(cells) > width and not cells[-1].strip():
        cells.pop()
    return f"it has {len(cells):,} cells under {width:,} columns" if width and len(cells) > width else ""


def _unclosed(lines: Sequence[str], cells: Sequence[str], width: int) -> str:
    """Whether a row of several lines has swallowed others: its quotes are odd, or cells are missing at its end."""
    if len(lines) == 1:
        return ""
    if sum(line.count('"') for line in lines) % 2:
        return "it has a quote that is not closed"
    return f"it has {len(cells):,} cells under {width:,} columns" if len(cells) < width else ""


def _padded(cells: list[str], width: int) -> list[str]:
    return cells if len(cells) == width else cells + [""] * (width - len(cells))


def _layout(source: SourceFile, encoding: Encoding) -> tuple[str, Sequence[str], int]:
    """The separator under which most rows have the most cells, the first row that is not empty, and its number."""
    found: list[tuple[int, int, str, RawRow]] = []
    for separator in SEPARATORS:
        rows = _first_rows(source, encoding.codec, separator)
        if rows and rows[0].cells[0].casefold().startswith("sep="):  # a hint for Excel, no header
            rows = rows[1:]
        if rows:
            width = len(rows[0].cells)
            same = sum(len(row.cells) == width for row in rows)
            found.append((width * same if width > 1 else 0, width, separator, rows[0]))
    if not found:
        raise ImportFileError(f"{source.name} is empty", "give a file with a header and one event a row")
    _, _, separator, first = max(found, key=lambda one: one[:2])
    return separator, first.cells, first.number


def _first_rows(source: SourceFile, codec: str, separator: str) -> list[RawRow]:
    rows: list[RawRow] = []
    with source.open() as raw, io.TextIOWrapper(raw, codec, errors="replace", newline="") as file:
        for row in records(file, separator):
            rows += [row] if isinstance(row, RawRow) else []
            if len(rows) == SAMPLE_ROWS or row.number > MOST_LINES:
                break
    return rows


def _remarks(source: SourceFile, encoding: Encoding, is_headless: bool) -> Iterator[Notice]:
    if encoding.remark:
        yield Notice(source.name, encoding.remark, UTF8_REMEDY, is_error=False)
    if is_headless:
        problem = "the file has no header; its columns were taken for those of the format, in their order"
        yield Notice(source.name, problem, "compare the first rows with what was read", is_error=False)
