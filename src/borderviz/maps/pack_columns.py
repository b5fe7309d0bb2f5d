"""Columns of a pack: each takes a column of a table to numbers for the browser, or says which rows are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd

from borderviz.columns import FIRST_YEAR, LAST_YEAR
from borderviz.timeline import day_number

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
MOST_CATEGORIES = 255
SMALLEST, LARGEST = 6, 40
"""Diameters, px, of incidents of size 0 and of the largest."""

WIDEST_KM = 20_004
"""Half the way around the Earth, km: no place is further from another."""

Numbers = npt.NDArray[np.float64]


class PackingError(ValueError):
    """A column cannot be drawn: the message names the column, the first rows and what would be right."""


def refuse(table: pd.DataFrame, wrong: npt.NDArray[np.bool_], column: str, what: str, remedy: str) -> None:
    """Raise PackingError where any row is wrong."""
    if not wrong.any():
        return
    rows = ", ".join(str(label) for label in table.index[wrong][:5])
    more = f" and {int(wrong.sum()) - 5} more" if wrong.sum() > 5 else ""
    raise PackingError(f"Column {column}, row {rows}{more}: {what}. Expected {remedy}.")


def column_of(table: pd.DataFrame, name: str) -> pd.Series[Any]:
    """Return a column; raises PackingError where there is none of this name."""
    if name not in table:
        known = ", ".join(map(str, table.columns))
        raise PackingError(f"There is no column {name}. Expected one of: {known}.")
    return table[name]


def days_of(table: pd.DataFrame, name: str, time_zone: str | None) -> npt.NDArray[np.int64]:
    """Return the days of a column of dates, times or ISO text, counted from 1970-01-01."""
    values = column_of(table, name)
    refuse(table, values.isna().to_numpy(bool), name, "there is no date", "a date such as 2021-04-29")
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        values = (values.dt.tz_convert(time_zone) if time_zone else values).dt.tz_localize(None)
    if np.issubdtype(np.asarray(values).dtype, np.datetime64):
        days = np.asarray(values).astype("datetime64[D]").astype(np.int64)
    else:
        days = _days_of_objects(table, name, values, time_zone)
    outside = (days < day_number(FIRST_DAY)) | (days > day_number(LAST_DAY))
    refuse(table, outside, name, "the date is out of range", f"a date from {FIRST_DAY} to {LAST_DAY}")
    return days


def _days_of_objects(
    table: pd.DataFrame, name: str, values: pd.Series[Any], time_zone: str | None
) -> npt.NDArray[np.int64]:
    zone = ZoneInfo(time_zone) if time_zone else None
    # Large tables name the same days many times over. Text, as two times of one moment in two zones are equal.
    texts = [str(value) for value in values]
    known = {text: _day(value, zone) for text, value in dict(zip(texts, values, strict=True)).items()}
    days = [known[text] for text in texts]
    wrong = np.array([day is None for day in days], dtype=bool)
    refuse(table, wrong, name, "this is no date", "a date such as 2021-04-29, or a time such as 2021-04-29T10:00+06:00")
    return np.array(days, dtype=np.int64)


def _day(value: Any, zone: ZoneInfo | None) -> int | None:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if isinstance(value, datetime):
        return day_number((value.astimezone(zone) if zone and value.tzinfo else value).date())
    return day_number(value) if isinstance(value, date) else None


def coordinates(table: pd.DataFrame, lat: str, lon: str) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return latitude and longitude in degrees (EPSG:4326); both empty is an incident without a point."""
    lats, lons = _numbers(table, lat), _numbers(table, lon)
    half = np.isnan(lats) != np.isnan(lons)
    refuse(table, half, f"{lat}, {lon}", "only one of the two is a number", "both, or both empty")
    refuse(table, np.abs(lats) > 90, lat, "this is no latitude", "degrees from -90 to 90")
    refuse(table, np.abs(lons) > 180, lon, "this is no longitude", "degrees from -180 to 180")
    return lats.astype(np.float32), lons.astype(np.float32)


def categories(table: pd.DataFrame, name: str | None, order: Sequence[str]) -> tuple[list[str], npt.NDArray[np.uint8]]:
    """Return the names of a column's categories, those of `order` first, then by frequency, and each row's code."""
    if name is None:
        return [""], np.zeros(len(table), np.uint8)
    codes, found = pd.factorize(column_of(table, name).fillna("").astype(str))
    counts = np.bincount(codes, minlength=len(found))
    by_frequency = [str(found[position]) for position in np.argsort(-counts, kind="stable")]
    names = list(dict.fromkeys([*order, *by_frequency])) or [""]
    if len(names) > MOST_CATEGORIES:
        raise PackingError(
            f"Column {name}: {len(names)} different values. Expected at most {MOST_CATEGORIES}: group the rare ones."
        )
    place = {category: code for code, category in enumerate(names)}
    return names, np.array([place[str(value)] for value in found], np.uint8)[codes]


def diameters(table: pd.DataFrame, name: str | None) -> tuple[npt.NDArray[np.uint8], dict[str, Any] | None]:
    """Return the diameter of each incident, px, its area growing with the number, and examples for a legend."""
    if name is None:
        return np.full(len(table), SMALLEST, np.uint8), None
    values = _numbers(table, name)
    refuse(table, ~(values >= 0), name, "this is no size", "a number from 0")
    # The largest of a heavy-tailed column would leave everything else at the smallest diameter.
    reference = max(float(np.quantile(values, 0.999)) if len(values) else 1.0, 1e-9)
    examples = sorted({float(f"{reference * share:.1g}") for share in (0.01, 0.1, 1.0)})
    shown = [{"value": value, "px": int(_diameter(np.array([value]), reference)[0])} for value in examples]
    return _diameter(values, reference), {"name": name, "examples": shown}


def _diameter(values: Numbers, reference: float) -> npt.NDArray[np.uint8]:
    pixels: Numbers = np.clip(LARGEST * np.sqrt(values / reference), SMALLEST, LARGEST)
    return pixels.round().astype(np.uint8)


def radii(table: pd.DataFrame, name: str | None) -> tuple[list[float], npt.NDArray[np.uint8 | np.uint16]]:
    """Return the different radii in km, and the code of each row; 0 km where there is none."""
    if name is None:
        return [0.0], np.zeros(len(table), np.uint8)
    values = np.nan_to_num(_numbers(table, name), nan=0.0)
    wrong = (values < 0) | (values > WIDEST_KM)
    refuse(table, wrong, name, "this is no radius", f"km from 0 to {WIDEST_KM}, or an empty cell")
    if len(np.unique(values)) > MOST_CATEGORIES:
        values = _three_digits(values)
    different, codes = np.unique(values, return_inverse=True)
    return [float(value) for value in different], codes.astype(np.uint8 if len(different) <= 256 else np.uint16)


def _three_digits(values: Numbers) -> Numbers:
    """Round to three significant digits: a circle on a screen shows no more, and each radius is kept once only."""
    step = 10.0 ** (np.floor(np.log10(np.maximum(values, 1e-3))) - 2)
    rounded: Numbers = np.round(values / step) * step
    return rounded.round(6)


def _numbers(table: pd.DataFrame, name: str) -> Numbers:
    """The column as numbers, an empty cell as NaN; text that is no number and infinity are refused."""
    values = column_of(table, name)
    numbers = pd.to_numeric(values, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = (np.isnan(numbers) & values.notna().to_numpy(bool)) | np.isinf(numbers)
    refuse(table, wrong, name, "this is no number", "a finite number")
    return numbers
