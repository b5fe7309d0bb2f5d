"""Shaded, tinted relief as two images that lie exactly under a web map."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from pyproj import Transformer
from scipy.ndimage import gaussian_filter, map_coordinates

from .area import EAST, NORTH, SOUTH, WEST
from .elevation import Heights

WIDTH = 2400
MERCATOR = Transformer.from_crs(4326, 3857, always_xy=True)

# Light from the north-west, as printed maps have it, with weaker side lights so that no slope drowns: azimuth, weight.
LIGHTS = ((315.0, 0.6), (270.0, 0.2), (0.0, 0.2))
SUN_ALTITUDE = 45.0
EXAGGERATION = 1.6


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by height (metres), what shadow and light turn them into, and how strongly."""

    tints: tuple[tuple[float, str], ...]
    shadow: str
    light: str
    depth: float
    glow: float


PALETTES = {
    "light": Palette(
        ((250, "#eff2e8"), (450, "#f1f1e6"), (800, "#eee9d9"), (1600, "#e4dbc8"), (2600, "#d9d2c5"),
         (3600, "#dbd9d4"), (4400, "#e9eaea"), (5600, "#f7f8f9")),
        shadow="#5d6470", light="#ffffff", depth=0.55, glow=0.35),
    "dark": Palette(
        ((250, "#1b232d"), (500, "#1d2630"), (900, "#222b36"), (1600, "#28323d"), (2600, "#303a46"),
         (3600, "#3a4450"), (4400, "#4a545f"), (5600, "#5c6670")),
        shadow="#0b1017", light="#8fa0b2", depth=0.75, glow=0.22),
}  # fmt: skip


def write_reliefs(heights: Heights, folder: Path) -> None:
    """Write relief-light.webp and relief-dark.webp, in EPSG:3857 from edge to edge of the area."""
    fine, metres_a_pixel = in_mercator(heights)
    shade = shading(fine, metres_a_pixel)
    for name, palette in PALETTES.items():
        image = Image.fromarray(painted(fine, shade, palette))
        image.save(folder / f"relief-{name}.webp", quality=88, method=6)


def in_mercator(heights: Heights) -> tuple[np.ndarray, np.ndarray]:
    """Heights in metres on the pixels of the image, and the true size of a pixel in metres, a column of rows."""
    west, south = MERCATOR.transform(WEST, SOUTH)
    east, north = MERCATOR.transform(EAST, NORTH)
    pixel = (east - west) / WIDTH
    rows = round((north - south) / pixel)
    xs = west + (np.arange(WIDTH) + 0.5) * pixel
    # The rows share the north-south span evenly: a map stretches the image from bound to bound.
    ys = north - (np.arange(rows) + 0.5) * (north - south) / rows
    lons, _ = MERCATOR.transform(xs, np.zeros(WIDTH), direction="INVERSE")
    _, lats = MERCATOR.transform(np.zeros(rows), ys, direction="INVERSE")
    grid = np.meshgrid(heights.row(lats), heights.column(lons), indexing="ij")
    fine = gaussian_filter(map_coordinates(heights.metres, grid, order=3, mode="nearest"), 0.8)
    return fine, pixel * np.cos(np.radians(lats))[:, None]


def shading(metres: np.ndarray, pixel: np.ndarray) -> np.ndarray:
    """Light on the slopes, from -1 (deepest shadow) over 0 (level ground) to 1."""
    down, right = np.gradient(metres)
    slope = np.arctan(EXAGGERATION * np.hypot(down, right) / pixel)
    aspect = np.arctan2(-right, down)
    level = np.sin(np.radians(SUN_ALTITUDE))
    lit = np.zeros_like(metres)
    for azimuth, weight in LIGHTS:
        facing = np.cos(np.radians(azimuth) - aspect)
        lit += weight * (level * np.cos(slope) + np.cos(np.radians(SUN_ALTITUDE)) * np.sin(slope) * facing)
    shade: np.ndarray = np.where(lit < level, (lit - level) / level, (lit - level) / (1 - level))
    return shade


def painted(metres: np.ndarray, shade: np.ndarray, palette: Palette) -> np.ndarray:
    """The image as an array of shape (rows, columns, 3), eight bits a channel."""
    steps = [height for height, _ in palette.tints]
    channels = np.array([colour(tint) for _, tint in palette.tints]).T
    tint = np.stack([np.interp(metres, steps, channel) for channel in channels], axis=-1)
    dark = (np.clip(-shade, 0, 1) ** 0.9 * palette.depth)[..., None]
    bright = (np.clip(shade, 0, 1) * palette.glow)[..., None]
    tint = tint * (1 - dark) + colour(palette.shadow) * dark
    tint = tint * (1 - bright) + colour(palette.light) * bright
    pixels: np.ndarray = np.clip(np.rint(tint), 0, 255).astype(np.uint8)
    return pixels


def colour(code: str) -> np.ndarray:
    """Red, green and blue of a #rrggbb code."""
    return np.array([int(code[start : start + 2], 16) for start in (1, 3, 5)], dtype=float)
