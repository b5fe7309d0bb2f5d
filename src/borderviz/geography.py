"""Borders, sides, exclaves, distances to a border and circles of uncertainty.

Coordinates are degrees of latitude and longitude on WGS84 (EPSG:4326), latitude first in arguments and longitude first
in geometries, as GeoJSON has it. Distances and areas are true ones on the WGS84 ellipsoid, in km and km²: no figure is
ever computed in degrees. The layers are read from a folder of GeoJSON files such as data/geo, whose datapackage.json
names the source and the caveats of each.
"""

import json
import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from pyproj import Geod, Proj
from shapely import MultiPolygon, Point, Polygon, prepare, transform
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Exclave:
    """A part of the country `side` wholly inside the country `inside` (both ISO 3166-1 alpha-3)."""

    id: str
    name: str
    other_names: tuple[str, ...]
    side: str
    inside: str
    area_km2: float
    label_lat: float
    label_lon: float
    polygon: Polygon | MultiPolygon


class Geography:
    """The borders of one version of the map; each layer is read when it is first asked for."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder
        self.version = version

    @classmethod
    def open(cls, folder: Path | str, version: str = "2021") -> Self:
        """The borders in `folder` as mapped in `version`; reads nothing yet.

        Raises FileNotFoundError, here if the folder is missing, and later by the name of the layer that is.
        """
        folder = Path(folder)
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder}: no such folder of borders")
        return cls(folder, version)

    @cached_property
    def countries(self) -> dict[str, BaseGeometry]:
        """Outlines by ISO 3166-1 alpha-3 code."""
        outlines = {item["properties"]["iso"]: shape(item["geometry"]) for item in self._read("countries")}
        prepare(list(outlines.values()))
        return outlines

    @cached_property
    def border_lines(self) -> dict[str, BaseGeometry]:
        """Lines by pair of countries, such as "KGZ-TJK"."""
        return {item["properties"]["pair"]: shape(item["geometry"]) for item in self._read("border-lines")}

    @cached_property
    def exclaves(self) -> tuple[Exclave, ...]:
        """The exclaves of this version of the map."""
        features = _read_features(self.folder / "exclaves.geojson")
        return tuple(_exclave(item) for item in features if item["properties"]["version"] == self.version)

    def side_of(self, lat: float, lon: float) -> str | None:
        """The ISO 3166-1 alpha-3 code of the country on the map at a point; None outside the mapped area.

        What the map says is not who administers a place where the border is not agreed. Raises ValueError for
        coordinates out of range.
        """
        point = _point(lat, lon)
        return next((iso for iso, outline in self.countries.items() if outline.intersects(point)), None)

    def exclave_of(self, lat: float, lon: float) -> Exclave | None:
        """The exclave around a point, or None. Raises ValueError for coordinates out of range."""
        point = _point(lat, lon)
        return next((exclave for exclave in self.exclaves if exclave.polygon.intersects(point)), None)

    def distance_to_border_km(self, lat: float, lon: float, pair: str = "KGZ-TJK") -> float:
        """Distance in km from a point to the mapped line of a pair of countries, exclaves included.

        The nearest point of the line is found in an azimuthal equidistant projection around the point, in which
        distances from the centre are true, and the distance is then measured along the geodesic. Computing adds less
        than a metre within 300 km; the line itself is generalised by about ten metres and was mapped with vertices
        some 260 m apart. The line ends at the edge of the mapped area, so that a point outside it may be nearer to
        the real border. Raises KeyError for a pair that is not on the map, ValueError for coordinates out of range.
        """
        point = _point(lat, lon)
        if pair not in self.border_lines:
            raise KeyError(f"{pair}: no such border on the map; there are {', '.join(sorted(self.border_lines))}")
        local = Proj(proj="aeqd", lat_0=lat, lon_0=lon, ellps="WGS84")
        flat = transform(self.border_lines[pair], lambda lonlat: np.column_stack(local(*lonlat.T)))
        nearest = nearest_points(flat, Point(0, 0))[0]
        there = local(nearest.x, nearest.y, inverse=True)
        return float(WGS84.inv(point.x, point.y, *there)[2]) / 1000

    def _read(self, layer: str) -> list[dict[str, Any]]:
        """The features of this version's file of a layer."""
        return _read_features(self.folder / f"{layer}-{self.version}.geojson")


def uncertainty_circle(lat: float, lon: float, radius_km: float, points: int = 72) -> Polygon:
    """A circle of true size on the ground, as a polygon in EPSG:4326 with `points` vertices, counter-clockwise.

    Every vertex is `radius_km` from the centre along the geodesic; with 72 of them the area is 0.13% short of the
    circle's. Longitudes run on past ±180 where the circle crosses the antimeridian, so that it stays one piece.
    Raises ValueError for coordinates out of range, for a radius that is not above zero, for one that reaches a pole,
    and for fewer than three points.
    """
    centre = _point(lat, lon)
    if not (math.isfinite(radius_km) and radius_km > 0):
        raise ValueError(f"radius_km must be a number above 0, not {radius_km}")
    if points < 3:
        raise ValueError(f"a circle needs at least 3 points, not {points}")
    to_pole = WGS84.inv(centre.x, centre.y, centre.x, math.copysign(90, lat))[2] / 1000
    if radius_km >= to_pole:
        raise ValueError(f"a radius of {radius_km} km reaches the pole, {to_pole:.0f} km away")
    azimuths = np.linspace(360, 0, points, endpoint=False)
    start = np.ones(points)
    lons, lats, _ = WGS84.fwd(centre.x * start, centre.y * start, azimuths, 1000 * radius_km * start)
    return Polygon(np.column_stack([lon + (np.asarray(lons) - lon + 180) % 360 - 180, lats]))


def area_km2(polygon: BaseGeometry) -> float:
    """Area in km² of a polygon or multipolygon in EPSG:4326, on the WGS84 ellipsoid, holes taken off."""
    parts = getattr(polygon, "geoms", [polygon])
    return math.fsum(_ring_km2(part.exterior) - sum(map(_ring_km2, part.interiors)) for part in parts)


def _ring_km2(ring: BaseGeometry) -> float:
    """Area in km² inside a ring, whichever way round it runs."""
    return abs(float(WGS84.geometry_area_perimeter(Polygon(ring))[0])) / 1e6


def _point(lat: float, lon: float) -> Point:
    """The point at a latitude and a longitude in degrees. Raises ValueError if either is out of range."""
    if not (math.isfinite(lat) and -90 <= lat <= 90):
        raise ValueError(f"latitude must be a number from -90 to 90, not {lat}")
    if not (math.isfinite(lon) and -180 <= lon <= 180):
        raise ValueError(f"longitude must be a number from -180 to 180, not {lon}")
    return Point(lon, lat)


def _exclave(feature: dict[str, Any]) -> Exclave:
    """The exclave that a GeoJSON feature describes."""
    fields = {key: value for key, value in feature["properties"].items() if key != "version"}
    names = tuple(name for name in fields.pop("other_names").split("; ") if name)
    return Exclave(**fields, other_names=names, polygon=shape(feature["geometry"]))


def _read_features(path: Path) -> list[dict[str, Any]]:
    """The features of a GeoJSON file. Raises FileNotFoundError, or ValueError for a file that is no GeoJSON."""
    if not path.is_file():
        there = ", ".join(sorted(found.name for found in path.parent.glob("*.geojson"))) or "none"
        raise FileNotFoundError(f"{path}: no such layer; the folder has {there}")
    try:
        features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: not a GeoJSON feature collection ({error})") from error
    return features
