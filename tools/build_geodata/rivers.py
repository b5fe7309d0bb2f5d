"""Small mountain rivers, traced from the heights and cut where the valley floor gets flat."""

from collections.abc import Iterator

import numpy as np
from scipy.ndimage import gaussian_filter1d
from shapely import LineString

from .area import Feature, feature
from .drainage import Drainage, drain, upstream
from .elevation import Heights
from .regions import rows

# A river is followed up to where some 130 km² drain through a cell (a cell has about 0.16 km²).
SPRING_CELLS = 800

# The mouths in the table are looked for up to three cells (about 1.3 km) around.
REACH = 3

# A path of cells is a staircase; a spread of one and a half cells turns it into a curve.
SPREAD = 1.5
SOURCE = "traced from GEBCO_2023 (steepest descent, filled, 15 arc seconds)"


def river_features(heights: Heights) -> Iterator[Feature]:
    """One line a river of the table, source to mouth."""
    drainage = drain(heights.metres)
    for row in rows("rivers.csv"):
        mouth = snapped(heights, drainage, float(row["mouth_lat"]), float(row["mouth_lon"]))
        line = curve(heights, upstream(drainage, mouth, SPRING_CELLS)[::-1])
        yield feature(line, name=row["name"], kind="river", schematic=False, source=SOURCE, note=row["note"])


def snapped(heights: Heights, drainage: Drainage, lat: float, lon: float) -> tuple[int, int]:
    """The cell with the largest catchment around a point."""
    row, column = round(float(heights.row(lat))), round(float(heights.column(lon)))
    window = drainage.size[row - REACH : row + REACH + 1, column - REACH : column + REACH + 1]
    down, right = np.unravel_index(window.argmax(), window.shape)
    return row - REACH + int(down), column - REACH + int(right)


def curve(heights: Heights, cells: list[tuple[int, int]]) -> LineString:
    """A smooth line through the centres of cells; its ends may draw in by a cell."""
    index = np.array(cells)
    points = np.column_stack([heights.lons[index[:, 1]], heights.lats[index[:, 0]]])
    return LineString(gaussian_filter1d(points, SPREAD, axis=0, mode="nearest")).simplify(heights.step / 10)
