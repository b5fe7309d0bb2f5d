"""The mapped area, and how its GeoJSON files are written."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyproj import Geod
from shapely import box, set_precision
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

WEST, SOUTH, EAST, NORTH = 68.5, 39.0, 73.5, 41.5
AREA = box(WEST, SOUTH, EAST, NORTH)
DECIMALS = 5
GRID = 10.0**-DECIMALS
NAMES = {"KGZ": "Kyrgyzstan", "TJK": "Tajikistan", "UZB": "Uzbekistan"}
PAIRS = (("KGZ", "TJK"), ("KGZ", "UZB"), ("TJK", "UZB"))
VERSIONS = ("2021", "2026")
WGS84 = Geod(ellps="WGS84")

Feature = dict[str, Any]


def area_km2(geometry: BaseGeometry) -> float:
    """Area in km² on the WGS84 ellipsoid of a geometry in degrees (EPSG:4326)."""
    return abs(WGS84.geometry_area_perimeter(geometry)[0]) / 1e6


def feature(geometry: BaseGeometry, **properties: Any) -> Feature:
    """A GeoJSON feature; the geometry is snapped to five decimals (about one metre)."""
    shape = rounded(mapping(set_precision(geometry, GRID)))
    return {"type": "Feature", "properties": rounded(properties), "geometry": shape}


def rounded(value: Any) -> Any:
    """The same nest of mappings and sequences with every float cut to five decimals."""
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list | tuple) else value


def write_features(path: Path, features: Iterable[Feature]) -> None:
    """Write a FeatureCollection with one feature a line, so that a change can be read in a diff."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8", newline="\n")
