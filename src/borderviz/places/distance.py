"""Distances between points, to weigh homonyms: the sphere is exact enough, and needs no library."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from borderviz.model import Place

EARTH_KM = 6371.0088


@lru_cache(maxsize=65536)
def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance in km between two points (latitude, longitude) in degrees; off by 0.5% at most."""
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def middle(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point half way between two points that are at most some hundred km apart."""
    return round((one[0] + other[0]) / 2, 4), round((one[1] + other[1]) / 2, 4)


def point(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude of a place, or None."""
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)
