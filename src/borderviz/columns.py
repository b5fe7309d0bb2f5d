"""Columns: how one cell of a study's table becomes a value, or a problem with its remedy."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

LONGEST_CELL = 2_000
"""Characters of one cell. The longest cell of a hand-coded table is a note; more is a paste that went wrong."""

PARTIAL_DATE = re.compile(r"\d{4}(-\d\d)?")
"""A year or a month in ISO 8601: as exact as "last year" or "in April 2021" allows."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years in which something can happen, for a time axis has room for so many days: 0021 and 9999 are slips or mean
"open", and one of them would leave all other days no room.
"""


class CellError(ValueError):
    """A cell that cannot be taken: what is wrong with it, and what would be right."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table holds. `parse` turns a cell that is not empty into its value or raises CellError."""

    parse: Callable[[str], Any]
    kind: str
    description: str
    required: bool = False
    empty: Any = None
    choices: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    refers_to: str = ""


def _integer(cell: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,12}", cell):
        raise CellError(f"{shorten(cell)} is not a whole number", "write digits only, such as 13500")
    return int(cell)


def _number(cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise CellError(
            f"{shorten(cell)} is not a number", "write a number with a decimal point, such as 39.95"
        ) from None
    if not math.isfinite(value):
        raise CellError(f"{shorten(cell)} is not a finite number", "write the number, or leave the cell empty")
    return value


def _boolean(cell: str) -> bool:
    word = cell.lower()
    if word not in ("true", "false", "1", "0", "yes", "no"):
        raise CellError(f"{shorten(cell)} is neither true nor false", "write true or false")
    return word in ("true", "1", "yes")


def _date(cell: str) -> date:
    try:
        day = date.fromisoformat(_dashed(cell))
    except ValueError:
        raise CellError(f"{shorten(cell)} is not a date", "write YYYY-MM-DD, such as 2021-04-29") from None
    return _of_our_time(day, cell)


def _moment(cell: str) -> date | datetime:
    if "T" not in cell:
        return _date(cell)
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        remedy = "write YYYY-MM-DD or, with a time and its zone, 2022-01-27T21:45+06:00"
        raise CellError(f"{shorten(cell)} is not a date or time", remedy) from None
    if moment.tzinfo is None:
        raise CellError(f"{shorten(cell)} has no time zone", "add the zone of the place, such as +06:00")
    return _of_our_time(moment, cell)


Day = TypeVar("Day", bound=date)


def _of_our_time(day: Day, cell: str) -> Day:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellError(f"the year of {shorten(cell)} is not between {FIRST_YEAR} and {LAST_YEAR}", "correct the year")
    return day


def _partial_date(cell: str) -> str:
    if PARTIAL_DATE.fullmatch(cell):
        _date(f"{cell}-01" if len(cell) == 7 else f"{cell}-01-01")
        return cell
    return _moment(cell).isoformat()


def _web_address(cell: str) -> str:
    try:
        parts = urlsplit(cell)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s\x00-\x1f]", cell):
        raise CellError(
            f"{shorten(cell)} is not a web address", "write an address that begins with https:// or http://"
        )
    return cell


def _dashed(cell: str) -> str:
    """Python also takes 20210429 and 2021-W17-4 as ISO dates; people mistype both."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        raise ValueError(cell)
    return cell


def shorten(cell: str, length: int = 40) -> str:
    """Return the cell in quotes for a message, cut to `length` characters, control characters made visible."""
    seen = cell if len(cell) <= length else cell[: length - 1] + "…"
    return repr(seen)


def _field(column: Column) -> Any:
    if column.required:
        return dataclasses.field(metadata={"column": column})
    return dataclasses.field(default=column.empty, metadata={"column": column})


def text(description: str, *, required: bool = False, pattern: str = "", hint: str = "", refers_to: str = "") -> Any:
    """A column of text; `pattern` is a regular expression that the whole cell must match, `hint` says it in words."""

    def parse(cell: str) -> str:
        if pattern and not re.fullmatch(pattern, cell):
            raise CellError(f"{shorten(cell)} does not fit", hint or f"write something of the form {pattern}")
        return cell

    column = Column(parse, "string", description, required, empty="", pattern=pattern, refers_to=refers_to)
    return _field(column)


def choice(of: type[StrEnum], description: str, *, required: bool = True, empty: StrEnum | None = None) -> Any:
    """A column whose cells are members of an enumeration."""
    words = tuple(member.value for member in of)

    def parse(cell: str) -> StrEnum:
        if cell not in words:
            raise CellError(f"{shorten(cell)} is not one of the words for it", f"write one of: {', '.join(words)}")
        return of(cell)

    return _field(Column(parse, "string", description, required, empty=empty, choices=words))


def integer(description: str, *, required: bool = False, minimum: int | None = None, maximum: int | None = None) -> Any:
    """A column of whole numbers from `minimum` to `maximum`."""
    parse = _bounded(_integer, minimum, maximum)
    return _field(Column(parse, "integer", description, required, minimum=minimum, maximum=maximum))


def number(description: str, *, minimum: float | None = None, maximum: float | None = None) -> Any:
    """A column of finite decimal numbers from `minimum` to `maximum`; NaN and infinity are refused."""
    return _field(Column(_bounded(_number, minimum, maximum), "number", description, minimum=minimum, maximum=maximum))


def _bounded(parse: Callable[[str], Any], minimum: float | None, maximum: float | None) -> Callable[[str], Any]:
    def bounded(cell: str) -> Any:
        value = parse(cell)
        if minimum is not None and value < minimum:
            raise CellError(f"{cell} is below {minimum:g}", f"write a number of at least {minimum:g}")
        if maximum is not None and value > maximum:
            raise CellError(f"{cell} is above {maximum:g}", f"write a number of at most {maximum:g}")
        return value

    return bounded


def flag(description: str) -> Any:
    """A column of true and false; an empty cell is false."""
    return _field(Column(_boolean, "boolean", description, empty=False))


def day(description: str) -> Any:
    """A required column of calendar days, YYYY-MM-DD."""
    return _field(Column(_date, "date", description, required=True))


def moment(description: str) -> Any:
    """A required column of days, or of times with their zone, in ISO 8601."""
    return _field(Column(_moment, "any", description, required=True))


def partial_date(description: str) -> Any:
    """A required column of years, months, days or times; the value stays a string, as exact as it was written."""
    return _field(Column(_partial_date, "string", description, required=True))


def web_address(description: str) -> Any:
    """A column of http(s) addresses; other schemes, `javascript:` before all, are refused."""
    return _field(Column(_web_address, "string", description, empty=""))


def word_list(description: str, *, separator: str = ";", refers_to: str = "") -> Any:
    """A column of several words in one cell; the value is a tuple."""

    def parse(cell: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in cell.split(separator) if word.strip())

    return _field(Column(parse, "string", description, empty=(), refers_to=refers_to))


def columns_of(record: type) -> dict[str, Column]:
    """Return the columns of a record class by field name, in the order of the table."""
    return {field.name: field.metadata["column"] for field in dataclasses.fields(record) if "column" in field.metadata}
