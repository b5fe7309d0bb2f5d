"""The gazetteer: curated places first, then areas, waters and exclaves, then the towns of GeoNames."""

import csv
from pathlib import Path
from typing import Any

from shapely import Point, get_coordinates
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from .area import WGS84, Feature
from .borders import Countries
from .regions import Regions, rows
from .towns import Row, town_rows

RIVER_NOTE = "the point is its middle inside the mapped area, the side is that of the point"
COLUMNS = ("place_id", "name", "other_names", "kind", "side", "lat", "lon", "radius_km", "confidence", "source",
           "population", "note")  # fmt: skip


def gazetteer_rows(
    records: dict[str, dict[str, Any]],
    countries: Countries,
    regions: Regions,
    water: list[Feature],
    exclaves: list[Feature],
) -> list[Row]:
    """All rows, sorted by place_id. Raises ValueError if an id stands twice."""
    curated = rows("places.csv")
    found: list[Row] = [curated_row(row, records) for row in curated]
    found += rows("areas.csv") + region_rows(regions) + district_rows() + water_rows(water, countries)
    found += exclave_rows(exclaves, {row["place_id"] for row in found})
    taken = {row["place_id"] for row in found}
    found += town_rows(records, taken, {row["geonames_id"] for row in curated})
    ids = [row["place_id"] for row in found]
    if len(ids) != len(set(ids)):
        raise ValueError(f"place ids stand twice: {sorted(i for i in set(ids) if ids.count(i) > 1)}")
    return sorted(found, key=lambda row: row["place_id"])


def write_gazetteer(path: Path, table: list[Row]) -> None:
    """Write the rows as CSV with exactly the columns of the schema."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def curated_row(row: dict[str, str], records: dict[str, dict[str, Any]]) -> Row:
    """A curated place, with the population from GeoNames where that has it too."""
    record = records.get(row["geonames_id"], {})
    return {**row, "population": record.get("population") or ""}


def region_rows(regions: Regions) -> list[Row]:
    """First-level regions: their centroid, and the distance from there to their farthest point."""
    return [
        area_row(row, "region", row["iso"], regions[row["code"]].centroid, regions[row["code"]],
                 "centroid of Natural Earth's outline")
        for row in rows("regions.csv") if row["place_id"]
    ]  # fmt: skip


def district_rows() -> list[Row]:
    """Districts, placed by hand."""
    return [
        {**row, "kind": "district", "side": row["iso"], "confidence": "medium", "note": "area, not a point"}
        for row in rows("districts.csv")
    ]


def water_rows(water: list[Feature], countries: Countries) -> list[Row]:
    """Rivers (the middle of their line, and the distance to its farther end) and reservoirs."""
    listed = {row["name"]: row for row in [*rows("rivers.csv"), *rows("waters.csv")]}
    return [water_row(listed[item["properties"]["name"]], item, countries) for item in water]


def water_row(row: dict[str, str], item: Feature, countries: Countries) -> Row:
    """One river or reservoir."""
    geometry, properties = shape(item["geometry"]), item["properties"]
    river = properties["kind"] == "river"
    longest = max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.length)
    middle = longest.interpolate(0.5, normalized=True) if river else geometry.centroid
    side = next(iso for iso, country in countries.items() if country.contains(middle))
    named = {**row, "name": row["full_name"]}
    found = area_row(named, "river" if river else "facility", side, middle, geometry, properties["source"])
    return {**found, "note": RIVER_NOTE if river else properties["note"]}


def exclave_rows(exclaves: list[Feature], taken: set[str]) -> list[Row]:
    """Exclaves that are not in the list of places already."""
    result = []
    for item in exclaves:
        properties = item["properties"]
        if properties["version"] != "2021" or properties["id"] in taken:
            continue
        row = {**properties, "place_id": f"{properties['id']}-exclave"}
        point = Point(properties["label_lon"], properties["label_lat"])
        outline = shape(item["geometry"])
        result.append(area_row(row, "sector", properties["side"], point, outline, "OpenStreetMap, as of 2021–22"))
    return result


def area_row(row: dict[str, Any], kind: str, side: str, point: Point, outline: BaseGeometry, source: str) -> Row:
    """The row of something larger than a place; its radius reaches the farthest point of its outline."""
    return {
        **{key: row[key] for key in ("place_id", "name", "other_names")},
        "kind": kind,
        "side": side,
        "lat": round(point.y, 4),
        "lon": round(point.x, 4),
        "radius_km": round(reach_km(point, outline), 1),
        "confidence": "medium",
        "source": source,
        "note": "area, not a point",
    }


def reach_km(point: Point, outline: BaseGeometry) -> float:
    """Geodesic distance in km from a point to the farthest vertex of an outline (EPSG:4326)."""
    lons, lats = get_coordinates(outline).T
    _, _, metres = WGS84.inv([point.x] * len(lons), [point.y] * len(lons), lons, lats)
    return float(max(metres)) / 1000
