"""Parts of a country that lie wholly inside another one, by name."""

import csv
from collections.abc import Iterator
from pathlib import Path

from shapely import Point, Polygon, maximum_inscribed_circle

from .area import AREA, Feature, area_km2, feature
from .borders import Countries

INPUT = Path(__file__).parent / "inputs" / "exclaves.csv"

# The largest exclave, Sokh, has 226 km². Parts that the area's edge cuts off a country touch that edge.
LARGEST_KM2 = 300


def exclave_features(countries: Countries, version: str) -> Iterator[Feature]:
    """The named exclaves of one version.

    Raises ValueError if the polygons and the list of names do not match one to one.
    """
    with INPUT.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if version in row["versions"].split()]
    found = [(iso, polygon) for iso, parts in countries.items() for polygon in parts.geoms if is_exclave(polygon)]
    if len(found) != len(rows):
        raise ValueError(f"{version}: {len(found)} exclaves in the polygons, {len(rows)} in {INPUT.name}")
    for row in rows:
        yield exclave_feature(row, named(row, found), version)


def is_exclave(polygon: Polygon) -> bool:
    """Whether a part of a country is small and clear of the area's edge."""
    return area_km2(polygon) < LARGEST_KM2 and not polygon.intersects(AREA.boundary)


def named(row: dict[str, str], found: list[tuple[str, Polygon]]) -> Polygon:
    """The polygon of the row's side around the row's point."""
    point = Point(float(row["lon"]), float(row["lat"]))
    for iso, polygon in found:
        if iso == row["side"] and polygon.contains(point):
            return polygon
    raise ValueError(f"{INPUT.name}: no exclave of {row['side']} around {row['id']}")


def exclave_feature(row: dict[str, str], polygon: Polygon, version: str) -> Feature:
    """The feature of an exclave; its label stands at the centre of the largest circle that fits inside."""
    centre = Point(maximum_inscribed_circle(polygon).coords[0])
    copied = {key: row[key] for key in ("id", "name", "other_names", "side", "inside")}
    label = {"label_lat": centre.y, "label_lon": centre.x}
    return feature(polygon, **copied, area_km2=round(area_km2(polygon), 2), version=version, **label)
