"""Where: latitude, longitude, radius and precision of each row, with swapped columns found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from borderviz.exchange.importing.codes import Codes
from borderviz.exchange.importing.coordinates import degrees, pair
from borderviz.exchange.importing.guess import Guess
from borderviz.exchange.importing.ledger import Ledger, quoted
from borderviz.exchange.importing.values import by_value, empty

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

Area = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

MOST_RADIUS_KM = 20_000.0
"""Half the way around the earth."""

SWAPPED_SHARE = 0.5
"""Share of the rows that must lie right only with the columns swapped for them to be swapped."""

RIGHT_COORDINATES = "write degrees: latitude -90 to 90, longitude -180 to 180, such as 39.95 and 70.54"


@dataclass
class Points:
    """Columns of a layer about the place, one value a row; `lat` and `lon` are NaN where a row has no point."""

    lat: Floats
    lon: Floats
    radius_km: Floats
    where_precision: pd.Series[int]
    remarks: list[str]


def points(frame: pd.DataFrame, guess: Guess, codes: Codes, ledger: Ledger, area: Area | None) -> Points:
    """Read the places of all rows; rows with coordinates that cannot be are left out, those without any stay."""
    lat, lon, column = _coordinates(frame, guess, ledger)
    remarks = []
    swap = _swap_reason(lat, lon, area)
    if swap and _may_swap(guess):
        lat, lon = lon, lat
        remarks.append(f"latitude and longitude were swapped: {swap}")
        ledger.remark(remarks[0], "name the columns if that is wrong: --column lat=… --column lon=…", column)
    elif swap:
        ledger.remark(f"latitude and longitude may be swapped: {swap}", "name the two columns the other way", column)
    bad = (np.isfinite(lat) | np.isfinite(lon)) & ~(np.isfinite(lat) & np.isfinite(lon))
    bad |= np.isinf(lat) | np.isinf(lon) | (np.abs(lat) > 90) | (np.abs(lon) > 180)
    ledger.leave_out(
        bad & ~ledger.dropped, column, lambda at: f"{_text(lat[at])}, {_text(lon[at])} is no point", RIGHT_COORDINATES
    )
    nowhere = (lat == 0) & (lon == 0)
    ledger.warn(nowhere, column, lambda _: "0, 0 is in the Atlantic and was taken as no point", "leave the cells empty")
    lat[bad | nowhere], lon[bad | nowhere] = np.nan, np.nan
    without = int(np.count_nonzero(np.isnan(lat) & ~ledger.dropped))
    if without:
        rows = "1 row has" if without == 1 else f"{without:,} rows have"
        ledger.remark(f"{rows} no point: counted, and not on the map", "add coordinates", column)
    _say_swapped_rows(lat, lon, area, column, ledger)
    return Points(lat, lon, *_exactness(frame, guess, codes, ledger, np.isnan(lat)), remarks)


def _coordinates(frame: pd.DataFrame, guess: Guess, ledger: Ledger) -> tuple[Floats, Floats, str]:
    both = guess.column("pair")
    if both:
        cells = frame[both]
        pairs = by_value(cells, pair)
        unread = np.array([one is None for one in pairs], dtype=bool) & ~empty(cells)
        ledger.leave_out(
            unread, both, lambda at: f"{quoted(cells.iloc[at])} is no pair of coordinates", RIGHT_COORDINATES
        )
        lat, lon = (np.array([np.nan if p is None else p[i] for p in pairs], dtype=float) for i in (0, 1))
        return lat, lon, both
    names = guess.matches["lat"].column, guess.matches["lon"].column
    lat, lon = (_degrees(frame[name], name, ledger) for name in names)
    return lat, lon, " and ".join(names)


def _degrees(cells: pd.Series[str], column: str, ledger: Ledger) -> Floats:
    import pandas as pd

    numbers = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=float, na_value=np.nan, copy=True)
    rest = np.isnan(numbers) & ~empty(cells)
    if rest.any():
        found = [degrees(cell) for cell in cells[rest]]
        numbers[rest] = [np.nan if value is None else value for value in found]
        unread = np.isnan(numbers) & rest
        ledger.leave_out(unread, column, lambda at: f"{quoted(cells.iloc[at])} is no coordinate", RIGHT_COORDINATES)
    return numbers


def _swap_reason(lat: Floats, lon: Floats, area: Area | None) -> str:
    """Why latitude and longitude of a column are swapped, "" where they are not."""
    both = np.isfinite(lat) & np.isfinite(lon)
    total = int(np.count_nonzero(both))
    beyond = int(np.count_nonzero(both & (np.abs(lat) > 90) & (np.abs(lat) <= 180) & (np.abs(lon) <= 90)))
    if beyond > SWAPPED_SHARE * total:
        return f"{beyond:,} of {total:,} latitudes are beyond 90 degrees"
    if area is None or not total:
        return ""
    straight, turned = (int(np.count_nonzero(_inside(one, other, area))) for one, other in ((lat, lon), (lon, lat)))
    if not straight and turned > SWAPPED_SHARE * total:
        return f"{turned:,} of {total:,} points lie in the study's area only so"
    return ""


def _inside(lat: Floats, lon: Floats, area: Area) -> Mask:
    west, south, east, north = area
    return (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)


def _may_swap(guess: Guess) -> bool:
    """What a person or a codebook named is not turned around."""
    roles = ("pair",) if "pair" in guess.matches else ("lat", "lon")
    return not any(guess.matches[role].is_sure for role in roles)


def _say_swapped_rows(lat: Floats, lon: Floats, area: Area | None, column: str, ledger: Ledger) -> None:
    if area is not None:
        turned = _inside(lon, lat, area) & ~_inside(lat, lon, area)
        ledger.warn(
            turned, column, lambda at: f"{_text(lat[at])}, {_text(lon[at])} would lie in the study's area if swapped",
            "swap the two if that is meant",
        )  # fmt: skip


def _exactness(
    frame: pd.DataFrame, guess: Guess, codes: Codes, ledger: Ledger, nowhere: Mask
) -> tuple[Floats, pd.Series[int]]:
    """Radius and precision: the radius that the file gives, else the one that its precision stands for."""
    import pandas as pd

    radius = np.full(len(frame), np.nan)
    precision = np.zeros(len(frame), dtype=np.int8)
    name = guess.column("where_precision")
    if name:
        cells = frame[name]
        found = by_value(cells, lambda cell: codes.where.get(cell.removesuffix(".0")))
        unread = np.array([one is None for one in found], dtype=bool) & ~empty(cells)
        ledger.warn(
            unread, name, lambda at: f"{quoted(cells.iloc[at])} is no precision of a place and was left empty",
            f"write one of {', '.join(codes.where)}",
        )  # fmt: skip
        precision = np.array([0 if one is None else one.precision for one in found], dtype=np.int8)
        radius = np.array([np.nan if one is None else one.radius_km for one in found], dtype=float)
    name = guess.column("radius_km")
    if name:
        given = _radii(frame[name], name, ledger)
        radius = np.where(np.isnan(given), radius, given)
    radius[nowhere] = np.nan
    return radius, pd.Series(precision, index=frame.index, dtype="Int8").where(precision > 0)


def _radii(cells: pd.Series[str], name: str, ledger: Ledger) -> Floats:
    values = by_value(cells, degrees)
    numbers = np.array([np.nan if value is None else value for value in values], dtype=float)
    bad = ~empty(cells) & ~((numbers > 0) & (numbers <= MOST_RADIUS_KM))
    ledger.warn(
        bad, name, lambda at: f"{quoted(cells.iloc[at])} is no radius and was left empty", "write km, such as 5"
    )
    numbers[bad] = np.nan
    return numbers


def _text(value: float) -> str:
    return "nothing" if np.isnan(value) else f"{value:g}"
