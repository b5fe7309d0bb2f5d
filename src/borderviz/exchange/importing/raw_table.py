"""Raw table: the rows of a file as text, before anybody says what they mean."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.texts import harmless
from borderviz.notices import Notice

if TYPE_CHECKING:
    import pandas as pd

MOST_COLUMNS = 1_000
"""Columns of a table; UCDP GED has 49, ACLED 31."""

LONGEST_COLUMN_NAME = 80

CHUNK = 2_500_000
"""Cells that are held as Python's own text at a time; then they go into columns, which take a fifth of the memory."""

MOST_NAMED = 100_000
"""Rows of a file that notices name, each kind of notice counted. A wrong file may have millions of bad rows, and nobody
reads so many; how many more there are is said.
"""

MOST_EVENTS = 5_000_000
"""Rows of a file: more than all of ACLED. 50 MB of line ends and one letter each would be 25 million."""

MOST_HELD = 512 << 20
"""Bytes, about, that the rows of a file may take where they must be held all at once: 280 kB can name a text of 1 MB
in 20,000 rows, and an object {} in a list becomes a row of all columns.
"""

POINTER = 8
"""Bytes of a cell beside its characters."""


class RawRow(NamedTuple):
    """One row: its number in the file, and its cells, as many as there are columns."""

    number: int
    cells: Sequence[str]


class BadRow(NamedTuple):
    """A row that could not be made out: its number, what is wrong, what would be right."""

    number: int
    problem: str
    remedy: str


Row = TypeVar("Row", bound=RawRow | BadRow)


@dataclass(frozen=True)
class RawTable:
    """The columns of a file, and its rows, which can be gone through more than once.

    `at_once` is a faster way to some of the columns, for files where there is one: it returns None where it cannot.
    """

    file: str
    columns: tuple[str, ...]
    rows: Iterable[RawRow | BadRow] = field(repr=False)
    notices: tuple[Notice, ...] = ()
    at_once: Callable[[Sequence[str]], pd.DataFrame | None] | None = field(default=None, repr=False)

    def sample(self, size: int) -> list[RawRow]:
        """Return the first good rows."""
        return list(islice((row for row in self.rows if isinstance(row, RawRow)), size))


@dataclass(frozen=True)
class Gathered:
    """Chosen columns of all good rows as text (pandas `string`), their row numbers, and what was left out."""

    frame: pd.DataFrame
    bad: tuple[Notice, ...] = ()
    bad_rows: int = 0

    @property
    def rows(self) -> int:
        """How many rows the file has, good and bad."""
        return len(self.frame) + self.bad_rows


def gathered(table: RawTable, wanted: Sequence[str]) -> Gathered:
    """Return the wanted columns of a table; the index holds the numbers of the rows.

    Raises ImportFileError for more than MOST_EVENTS rows.
    """
    import pandas as pd

    names = list(dict.fromkeys(wanted))
    fast = table.at_once(names) if table.at_once else None
    if fast is not None:
        _check_rows(table.file, len(fast))
        return Gathered(fast)
    positions = [table.columns.index(name) for name in names]
    # With one position more than needed, so that it always gives a tuple.
    pick = itemgetter(*positions, 0, 0)
    parts, bad, bad_rows, rows = [_frame([], [], names)], list[Notice](), 0, 0
    for chunk in _chunks(table.rows, max(1, CHUNK // len(table.columns))):
        good = [row for row in chunk if isinstance(row, RawRow)]
        bad += [_notice(table.file, row) for row in chunk if isinstance(row, BadRow)][: MOST_NAMED - len(bad)]
        rows, bad_rows = rows + len(chunk), bad_rows + len(chunk) - len(good)
        _check_rows(table.file, rows)
        if good:
            parts.append(_frame([row.number for row in good], [pick(row.cells) for row in good], names))
    if bad_rows > len(bad):
        problem = f"{bad_rows - len(bad):,} more rows could not be made out and were left out"
        bad.append(Notice(table.file, problem, "check that this is a table with one event a row"))
    return Gathered(pd.concat(parts), tuple(bad), bad_rows)


def _check_rows(file: str, rows: int) -> None:
    if rows > MOST_EVENTS:
        raise ImportFileError(f"{file} has more than {MOST_EVENTS:,} rows", "cut it into files of some years each")


def _frame(numbers: list[int], cells: list[Sequence[str]], names: list[str]) -> pd.DataFrame:
    import pandas as pd

    columns = zip(*cells, strict=True) if cells else ((),) * len(names)
    data = {
        name: pd.Series(_harmless_all(column), dtype="string").str.strip().array
        for name, column in zip(names, columns, strict=False)
    }
    return pd.DataFrame(data, index=pd.Index(numbers, dtype="int64", name="row"))


def _harmless_all(cells: Sequence[str]) -> Sequence[str]:
    """The cells as `texts.harmless` makes them, in one look where all are harmless, as in most columns."""
    return cells if "".join(cells).isprintable() else [harmless(cell, sys.maxsize) for cell in cells]


def _chunks(rows: Iterable[RawRow | BadRow], size: int) -> Iterator[list[RawRow | BadRow]]:
    walk = iter(rows)
    while chunk := list(islice(walk, size)):
        yield chunk


def held(file: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows that are to be held all at once. Raises ImportFileError where they would take more than MOST_HELD."""
    size = 0
    for row in rows:
        size += POINTER * len(row.cells) + sum(map(len, row.cells)) if isinstance(row, RawRow) else POINTER
        if size > MOST_HELD:
            problem = f"the rows of {file} would take more than {MOST_HELD >> 20} MB of memory"
            raise ImportFileError(problem, "save it as CSV, which is read in pieces, or with fewer columns")
        yield row


def _notice(file: str, row: BadRow) -> Notice:
    return Notice(file, row.problem, row.remedy, row=row.number)


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """Return names for columns: harmless, none empty, none twice. Raises ImportFileError for more than MOST_COLUMNS."""
    if len(header) > MOST_COLUMNS:
        problem = f"the table has {len(header):,} columns; {MOST_COLUMNS:,} is the most"
        raise ImportFileError(problem, "check that this is a table with one event a row")
    names: dict[str, None] = {}
    for position, cell in enumerate(header, start=1):
        name = harmless(cell, LONGEST_COLUMN_NAME) or f"column {position}"
        while name in names:
            name = f"{name} ({position})"
        names[name] = None
    return tuple(names)
