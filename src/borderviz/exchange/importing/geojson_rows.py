"""GeoJSON rows: one row a feature. What is no point becomes the middle of its extent, with a radius that holds it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.json_file import json_of, text_of
from borderviz.exchange.importing.raw_table import BadRow, RawRow, RawTable, column_names, held
from borderviz.exchange.importing.source_file import SourceFile
from borderviz.notices import Notice
from borderviz.places.distance import distance_km

LAT, LON, RADIUS, ID = "geometry: latitude", "geometry: longitude", "geometry: radius in km", "feature id"
GEOMETRY = {"lat": LAT, "lon": LON, "radius_km": RADIUS}
"""The columns that are made of the geometry, by the role that they play."""

SMALLEST_KM = 1.0
"""Radius of an extent at least: a drawn area is never exact to the metre."""

WGS84 = ("CRS84", "4326", "WGS84", "WGS 84")
ONE_FEATURE = "give every feature a geometry in degrees and its properties"


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a geometry lies: the middle of its extent in degrees, a radius in km that holds it, None for a point."""

    lat: float
    lon: float
    radius_km: float | None


def is_geojson(content: Any) -> bool:
    """Return whether a JSON value is GeoJSON."""
    return isinstance(content, dict) and content.get("type") in ("FeatureCollection", "Feature")


def geojson_table(source: SourceFile, content: Any = None) -> RawTable:
    """Return the features of a GeoJSON file (RFC 7946) as a table. Raises ImportFileError where there are none."""
    content = json_of(source) if content is None else content
    features = _features(source.name, content)
    names: dict[str, None] = {}
    for feature in features:
        names |= dict.fromkeys(_properties(feature))
    columns = column_names([LAT, LON, RADIUS, ID, *names])
    rows = list(held(source.name, _rows(features, list(names))))
    return RawTable(source.name, columns, rows, tuple(_remarks(source.name, rows)))


def _features(name: str, content: Any) -> list[Any]:
    if isinstance(content, dict) and content.get("type") == "Feature":
        content = {"type": "FeatureCollection", "features": [content]}
    if not is_geojson(content) or not isinstance(content.get("features"), list):
        raise ImportFileError(f"{name} is no GeoJSON FeatureCollection", "export the layer as GeoJSON")
    crs = text_of(content.get("crs"))
    if crs and not any(word in crs for word in WGS84):
        raise ImportFileError(f"{name} is not in degrees ({crs[:80]})", "export it in EPSG:4326")
    features: list[Any] = content["features"]
    return features


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _rows(features: list[Any], names: list[str]) -> Iterator[RawRow | BadRow]:
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            yield BadRow(number, f"feature {number} is no object and was left out", ONE_FEATURE)
            continue
        try:
            where = extent_of(feature.get("geometry"))
        except ValueError as error:
            yield BadRow(number, f"the feature was left out: {error}", ONE_FEATURE)
            continue
        place = ["", "", ""]
        if where is not None:
            # Upwards, so that it still holds all.
            radius = "" if where.radius_km is None else f"{math.ceil(where.radius_km * 10) / 10:.1f}"
            place = [repr(where.lat), repr(where.lon), radius]
        properties = _properties(feature)
        yield RawRow(number, [*place, text_of(feature.get("id")), *(text_of(properties.get(name)) for name in names)])


def extent_of(geometry: Any) -> Extent | None:
    """Return where a geometry lies, or None where it has no coordinates. Raises ValueError for what is no geometry."""
    if geometry is None:
        return None
    if not isinstance(geometry, dict):
        raise ValueError("its geometry is no object")
    lons, lats = _positions(geometry)
    if not lons:
        return None
    west, east = _narrowest(lons)
    low, high = (min(lats), west), (max(lats), east)
    if geometry.get("type") == "Point" or low == high:
        return Extent(lats[0], lons[0], None)
    lat, lon = (low[0] + high[0]) / 2, (west + east) / 2
    if not math.isfinite(lat) or not math.isfinite(lon):
        raise ValueError("its geometry reaches beyond the earth")
    radius = max(distance_km((lat, lon), low), distance_km((lat, lon), high), SMALLEST_KM)
    return Extent(lat, lon - 360 if lon > 180 else lon, radius)


def _narrowest(lons: list[float]) -> tuple[float, float]:
    """West and east end of the narrower way around the earth: a shape at 180 degrees lies on both ends of the map.

    The eastern end is beyond 180 then. RFC 7946, 3.1.9, cuts such a shape in two.
    """
    west, east = min(lons), max(lons)
    if -180 <= west < east <= 180:
        wrapped = [lon + 360 if lon < 0 else lon for lon in lons]
        if max(wrapped) - min(wrapped) < east - west:
            return min(wrapped), max(wrapped)
    return west, east


def _positions(geometry: dict[str, Any]) -> tuple[list[float], list[float]]:
    """All longitudes and latitudes of a geometry, however deep it is nested."""
    lons: list[float] = []
    lats: list[float] = []
    waiting: list[Any] = [geometry.get("coordinates"), *_parts(geometry)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += [item.get("coordinates"), *_parts(item)]
        elif isinstance(item, list) and item and all(_is_number(part) for part in item):
            if len(item) < 2:
                raise ValueError("a position of its geometry has one coordinate only")
            lons.append(float(item[0]))
            lats.append(float(item[1]))
        elif isinstance(item, list):
            waiting += item
        elif item is not None:
            raise ValueError("a coordinate of its geometry is no number")
    return lons, lats


def _parts(geometry: dict[str, Any]) -> list[Any]:
    parts = geometry.get("geometries")
    return parts if isinstance(parts, list) else []


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _remarks(name: str, rows: list[RawRow | BadRow]) -> Iterator[Notice]:
    areas = sum(isinstance(row, RawRow) and bool(row.cells[2]) for row in rows)
    if areas:
        problem = f"{areas:,} features are lines or areas; each stands at the middle of its extent"
        remedy = "the radius holds all of it; export points where the place is known better"
        yield Notice(name, problem, remedy, is_error=False)
