"""Time-zone polygons, which follow the borders of states as OpenStreetMap draws them."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from shapely import Polygon, make_valid, union_all
from shapely.geometry.base import BaseGeometry

# Coordinates are stored as whole numbers of 1e-7 degrees (timezonefinder/configs.py, COORD2INT_FACTOR).
STEP = 1e-7

# Uzbekistan is the only one of the three with two time zones in the tz database.
ZONES = {"KGZ": ("Asia/Bishkek",), "TJK": ("Asia/Dushanbe",), "UZB": ("Asia/Tashkent", "Asia/Samarkand")}


def read_2021(folder: Path) -> dict[str, BaseGeometry]:
    """Countries by ISO code, EPSG:4326, from the flat binary files of timezonefinder 6."""
    names = json.loads((folder / "timezone_names.json").read_text(encoding="utf-8"))
    owners = np.fromfile(folder / "poly_zone_ids.bin", "<u2")
    shells = FlatRings(folder, "poly", "<u4")
    holes = FlatRings(folder, "hole", "<u2")
    registry = json.loads((folder / "hole_registry.json").read_text(encoding="utf-8"))

    def polygons(zones: tuple[str, ...]) -> Iterator[BaseGeometry]:
        for index in np.flatnonzero(np.isin(owners, [names.index(zone) for zone in zones])).tolist():
            count, first = registry.get(str(index), (0, 0))
            yield make_valid(Polygon(shells[index], [holes[hole] for hole in range(first, first + count)]))

    return {iso: union_all(list(polygons(zones))) for iso, zones in ZONES.items()}


class FlatRings:
    """Rings of one kind ("poly" or "hole"): a row of all longitudes, then all latitudes, at a listed address."""

    def __init__(self, folder: Path, kind: str, count_type: str) -> None:
        self._data = (folder / f"{kind}_data.bin").read_bytes()
        self._counts = np.fromfile(folder / f"{kind}_coord_amount.bin", count_type)
        self._addresses = np.fromfile(folder / f"{kind}_adr2data.bin", "<u4")

    def __getitem__(self, index: int) -> np.ndarray:
        """The ring as an array of shape (n, 2), longitude and latitude in degrees."""
        count, address = int(self._counts[index]), int(self._addresses[index])
        return np.frombuffer(self._data, "<i4", 2 * count, address).reshape(2, count).T * STEP


def read_2026(folder: Path) -> dict[str, BaseGeometry]:
    """Countries by ISO code, EPSG:4326, from the packed files that timezonefinder 9 reads."""
    from timezonefinder import TimezoneFinder

    finder = TimezoneFinder(bin_file_location=str(folder))

    def polygons(zones: tuple[str, ...]) -> Iterator[BaseGeometry]:
        for zone in zones:
            for shell, *holes in finder.get_geometry(tz_name=zone, coords_as_pairs=True):
                yield make_valid(Polygon(shell, holes))

    return {iso: union_all(list(polygons(zones))) for iso, zones in ZONES.items()}
