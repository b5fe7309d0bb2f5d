"""A coarse grid that says which country a cell lies in: enough to place the countries' names on a map."""

import json
from pathlib import Path

from shapely import contains_xy

from .area import EAST, NORTH, SOUTH, WEST
from .borders import Countries

STEP_DEGREES = 0.05
OUTSIDE = "."


def write_grid(path: Path, countries: Countries) -> None:
    """Write the grid as JSON: rows of letters from south to north, each letter a position in `iso`, . for none."""
    columns = round((EAST - WEST) / STEP_DEGREES)
    rows = round((NORTH - SOUTH) / STEP_DEGREES)
    grid = {
        "west": WEST,
        "south": SOUTH,
        "step": STEP_DEGREES,
        "iso": list(countries),
        "rows": ["".join(_letter(countries, column, row) for column in range(columns)) for row in range(rows)],
    }
    path.write_text(json.dumps(grid, indent=1) + "\n", encoding="utf-8", newline="\n")


def _letter(countries: Countries, column: int, row: int) -> str:
    lon, lat = WEST + (column + 0.5) * STEP_DEGREES, SOUTH + (row + 0.5) * STEP_DEGREES
    inside = [str(i) for i, geometry in enumerate(countries.values()) if contains_xy(geometry, lon, lat)]
    return inside[0] if inside else OUTSIDE
