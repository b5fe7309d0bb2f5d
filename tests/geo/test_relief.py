"""The relief images lie where a web map stretches them."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pyproj import Transformer

GEO = Path(__file__).parents[2] / "data" / "geo"
WEST, SOUTH, EAST, NORTH = 68.5, 39.0, 73.5, 41.5
MERCATOR = Transformer.from_crs(4326, 3857, always_xy=True)

# Sharp crests, latitude and longitude, read off the profiles of the GEBCO_2023 grid: ridges that run from west to east
# (both sides fall by 700 m within eight cells) and from south to north (600 m).
RIDGES_EAST = (
    (39.508, 68.594), (39.492, 69.044), (39.535, 69.294), (39.383, 69.644), (41.273, 69.994), (39.728, 70.194),
    (39.118, 70.344), (39.719, 70.844), (39.617, 70.894), (39.500, 71.094), (39.406, 71.294), (39.660, 71.744),
    (39.919, 72.044), (39.208, 72.394), (39.196, 72.494), (40.084, 72.794), (39.358, 72.944), (40.130, 73.094),
)  # fmt: skip
RIDGES_NORTH = (
    (41.381, 72.835), (41.331, 71.063), (40.081, 72.416), (39.981, 72.919), (39.756, 71.945), (39.656, 70.623),
    (39.631, 71.365), (39.531, 69.996), (39.531, 71.405), (39.481, 70.398), (39.481, 70.761), (39.331, 68.661),
    (39.306, 69.041), (39.306, 71.025), (39.306, 72.396), (39.306, 72.577), (39.306, 72.969), (39.281, 69.582),
)  # fmt: skip
REACH = 12


def brightness(theme: str) -> np.ndarray:
    """The image as luminance from 0 to 255, shape (rows, columns)."""
    with Image.open(GEO / f"relief-{theme}.webp") as image:
        return np.asarray(image.convert("L"), dtype=float)


def pixel(image: np.ndarray, lat: float, lon: float) -> tuple[int, int]:
    """Row and column of a point, computed as Leaflet does: evenly in EPSG:3857 between the bounds."""
    (west, south), (east, north) = MERCATOR.transform(WEST, SOUTH), MERCATOR.transform(EAST, NORTH)
    x, y = MERCATOR.transform(lon, lat)
    rows, columns = image.shape
    return int((north - y) / (north - south) * rows), int((x - west) / (east - west) * columns)


def offset_of_the_shadow(profiles: list[np.ndarray]) -> int:
    """Pixels from the expected crest to where light turns most sharply into shadow, on the mean of the profiles."""
    return int(np.argmin(np.diff(np.mean(profiles, axis=0)))) - REACH + 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pixels_are_square_in_mercator(theme: str) -> None:
    (west, south), (east, north) = MERCATOR.transform(WEST, SOUTH), MERCATOR.transform(EAST, NORTH)
    rows, columns = brightness(theme).shape
    assert columns >= 2000
    assert columns / rows == pytest.approx((east - west) / (north - south), rel=1e-3)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shadow_falls_south_of_crests_at_their_true_latitude(theme: str) -> None:
    # Rows spaced evenly in degrees instead would put the shadow six pixels off, more than a kilometre.
    image = brightness(theme)
    places = [pixel(image, *ridge) for ridge in RIDGES_EAST]
    profiles = [image[row - REACH : row + REACH + 1, column - 1 : column + 2].mean(axis=1) for row, column in places]
    assert abs(offset_of_the_shadow(profiles)) <= 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shadow_falls_east_of_crests_at_their_true_longitude(theme: str) -> None:
    image = brightness(theme)
    places = [pixel(image, *ridge) for ridge in RIDGES_NORTH]
    profiles = [image[row - 1 : row + 2, column - REACH : column + REACH + 1].mean(axis=0) for row, column in places]
    assert abs(offset_of_the_shadow(profiles)) <= 1


def test_the_valley_is_paler_than_the_mountains_by_day_and_darker_by_night() -> None:
    valley, mountains = (40.55, 71.2), (39.65, 70.9)
    for theme, sign in (("light", 1), ("dark", -1)):
        image = brightness(theme)
        patches = [
            image[r - 60 : r + 60, c - 60 : c + 60].mean() for r, c in (pixel(image, *p) for p in (valley, mountains))
        ]
        assert sign * (patches[0] - patches[1]) > 10, theme
