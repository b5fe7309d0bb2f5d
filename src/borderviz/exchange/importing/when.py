"""When: first and last day of each row and how exact they are."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from borderviz.exchange.importing.codes import Codes
from borderviz.exchange.importing.dates import NUMERIC, DayOrder, Span, day_order, span_of
from borderviz.exchange.importing.guess import Guess
from borderviz.exchange.importing.ledger import Ledger, quoted
from borderviz.exchange.importing.values import by_value, empty

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

EPOCH = date(1970, 1, 1).toordinal()
NOT_A_DAY = np.iinfo(np.int64).min
"""The day that datetime64 counts from, and the number that stands for NaT in it."""

RIGHT_DATE = "write YYYY-MM-DD, such as 2021-04-29"


@dataclass
class Days:
    """Columns of a layer about time, one value a row: `start` and `end` as datetime64[s], NaT in rows left out."""

    start: npt.NDArray[np.datetime64]
    end: npt.NDArray[np.datetime64]
    precision: npt.NDArray[np.object_]
    remarks: list[str]


def days(frame: pd.DataFrame, guess: Guess, codes: Codes, ledger: Ledger, day_first: bool | None) -> Days:
    """Read the days of all rows; rows without a day, or whose last day is before the first, are left out."""
    names = [name for name in (guess.column("start"), guess.column("end")) if name]
    order = DayOrder(day_first, "you said so") if day_first is not None else _order(frame, names)
    remarks = _say_order(frame, names, order, ledger)
    starts = _spans(frame[names[0]], names[0], order.day_first, ledger, is_needed=True)
    ends = _spans(frame[names[1]], names[1], order.day_first, ledger, is_needed=False) if len(names) > 1 else starts
    first = [one.first if one else None for one in starts]
    last = [(end or start).last if start else None for start, end in zip(starts, ends, strict=True)]
    exact = ["month" if one and one.precision == "month" else "day" for one in starts]
    first, last, exact = _by_codes(frame, guess, codes, ledger, first, last, exact)
    start, end = _as_days(first), _as_days(last)
    turned = end < start
    ledger.leave_out(
        turned, names[-1], lambda at: f"the last day, {last[at]}, is before the first, {first[at]}", "swap the two"
    )
    precision = np.array(exact, dtype=object)
    precision[(precision == "day") & (end > start)] = "range"
    return Days(start.astype("datetime64[s]"), end.astype("datetime64[s]"), precision, remarks)


def _order(frame: pd.DataFrame, names: list[str]) -> DayOrder:
    return day_order(cell for name in names for cell in frame[name].drop_duplicates())


def _say_order(frame: pd.DataFrame, names: list[str], order: DayOrder, ledger: Ledger) -> list[str]:
    if not any(NUMERIC.fullmatch(cell) for name in names for cell in frame[name].drop_duplicates()):
        return []
    said = f"dates are read with the {'day' if order.day_first else 'month'} first: {order.reason}"
    if order.is_doubtful:
        remedy = f"say so if they are not: --{'month' if order.day_first else 'day'}-first"
        ledger.remark(said, remedy, " and ".join(names))
    return [said]


def _spans(
    cells: pd.Series[str], column: str, day_first: bool, ledger: Ledger, *, is_needed: bool
) -> npt.NDArray[np.object_]:
    """The spans of a column, None where a cell is empty; rows that cannot be read, or miss a needed day, are out."""

    def parsed(cell: str) -> Span | str | None:
        try:
            return span_of(cell, day_first) or f"{quoted(cell)} is no date"
        except ValueError as error:
            return f"{quoted(cell)} is no date that can be: {error}"

    found = by_value(cells, parsed)
    nothing = empty(cells)
    found[nothing] = None
    unread = np.array([isinstance(one, str) for one in found], dtype=bool)
    ledger.leave_out(unread, column, lambda at: str(found[at]), RIGHT_DATE)
    if is_needed:
        ledger.leave_out(nothing, column, lambda _: "the row has no date", RIGHT_DATE)
    found[unread] = None
    return found


def _by_codes(
    frame: pd.DataFrame, guess: Guess, codes: Codes, ledger: Ledger, first: list[Any], last: list[Any], exact: list[str]
) -> tuple[list[Any], list[Any], list[str]]:
    """The same days widened to what the dataset's code of precision says, where it has one."""
    name = guess.column("date_precision")
    if not name:
        return first, last, exact
    cells = frame[name]
    dating = by_value(cells, lambda cell: codes.dates.get(cell.casefold().removesuffix(".0")))
    unread = np.array([one is None for one in dating], dtype=bool) & ~empty(cells)
    ledger.warn(
        unread, name, lambda at: f"{quoted(cells.iloc[at])} is no precision of a date and was passed over",
        f"write one of {', '.join(codes.dates)}",
    )  # fmt: skip
    for at, one in enumerate(dating):
        if one is None or first[at] is None or one == ("day", 0):
            continue
        exact[at] = one.precision
        if one.precision == "month":
            first[at], last[at] = first[at].replace(day=1), _last_of_month(last[at])
        elif one.days_around:
            around = timedelta(days=one.days_around)
            first[at], last[at] = first[at] - around, last[at] + around
    return first, last, exact


def _as_days(each: list[date | None]) -> npt.NDArray[np.datetime64]:
    """Days as datetime64[D], NaT for none; numpy itself takes ten times as long for objects."""
    numbers = (NOT_A_DAY if day is None else day.toordinal() - EPOCH for day in each)
    return np.fromiter(numbers, dtype=np.int64, count=len(each)).view("datetime64[D]")


def _last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
