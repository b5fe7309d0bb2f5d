"""The polygons and lines: whole, apart from one another, and of the known size."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from shapely import Point, box, union_all
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from borderviz.geography import Geography, area_km2

GEO = Path(__file__).parents[2] / "data" / "geo"
AREA = box(68.5, 39.0, 73.5, 41.5)
VERSIONS = ("2021", "2026")

# Areas in km² measured on the source before it was clipped and simplified; None where no such figure exists.
EXCLAVES = {
    ("vorukh", "2021"): 100.5, ("kayragach", "2021"): 1.0, ("sarvan", "2021"): 9.5, ("sokh", "2021"): 225.0,
    ("shohimardon", "2021"): 46.8, ("chong-gara", "2021"): 4.2, ("jangail", "2021"): 0.65, ("barak", "2021"): 2.1,
    ("vorukh", "2026"): None, ("sarvan", "2026"): 9.5, ("sokh", "2026"): 225.0, ("shohimardon", "2026"): 46.8,
    ("khojai-alo", "2026"): None,
}  # fmt: skip


def features(name: str) -> list[dict[str, Any]]:
    """The features of one file of data/geo."""
    found: list[dict[str, Any]] = json.loads((GEO / name).read_text(encoding="utf-8"))["features"]
    return found


def outlines(version: str) -> dict[str, BaseGeometry]:
    """The countries of a version by ISO code."""
    return {item["properties"]["iso"]: shape(item["geometry"]) for item in features(f"countries-{version}.geojson")}


@pytest.mark.parametrize("version", VERSIONS)
def test_countries_are_valid_and_do_not_overlap(version: str) -> None:
    countries = outlines(version)
    assert set(countries) == {"KGZ", "TJK", "UZB"}
    assert all(outline.is_valid and AREA.covers(outline) for outline in countries.values())
    for a, b in combinations(countries.values(), 2):
        assert a.intersection(b).area == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("version", VERSIONS)
def test_only_kazakhstan_and_a_crossing_are_left_uncovered(version: str) -> None:
    rest = AREA.difference(union_all(list(outlines(version).values())))
    large = [part for part in getattr(rest, "geoms", [rest]) if area_km2(part) > 0.02]
    assert all(part.bounds[0] < 69.5 and part.bounds[3] > 40.5 for part in large), "north-west corner: Kazakhstan"
    assert sum(map(area_km2, large)) == pytest.approx(2673, rel=0.01)


@pytest.mark.parametrize("version", VERSIONS)
def test_lines_run_along_the_polygons_and_not_along_the_edge_of_the_area(version: str) -> None:
    countries = outlines(version)
    lines = {item["properties"]["pair"]: item for item in features(f"border-lines-{version}.geojson")}
    assert set(lines) == {"KGZ-TJK", "KGZ-UZB", "TJK-UZB", "other"}
    for pair, item in lines.items():
        line = shape(item["geometry"])
        assert line.geom_type == "MultiLineString"
        assert line.intersection(AREA.boundary).length == 0
        for iso in pair.split("-") if pair != "other" else []:
            assert line.difference(countries[iso].boundary.buffer(2e-5)).length < 0.01, (pair, iso)


def test_the_line_of_2021_is_marked_as_not_agreed_in_full() -> None:
    lines = {item["properties"]["pair"]: item["properties"]["status"] for item in features("border-lines-2021.geojson")}
    assert lines["KGZ-TJK"] == "not agreed in full"


def test_the_exclaves_are_the_known_ones() -> None:
    found = {(item["properties"]["id"], item["properties"]["version"]) for item in features("exclaves.geojson")}
    assert found == set(EXCLAVES)


def test_every_exclave_has_its_label_inside_and_its_known_area() -> None:
    for item in features("exclaves.geojson"):
        properties, outline = item["properties"], shape(item["geometry"])
        key = (properties["id"], properties["version"])
        assert outline.contains(Point(properties["label_lon"], properties["label_lat"])), key
        assert properties["area_km2"] == pytest.approx(area_km2(outline), abs=0.02), key
        if EXCLAVES[key]:
            assert properties["area_km2"] == pytest.approx(EXCLAVES[key], rel=0.05), key


@pytest.mark.parametrize("version", VERSIONS)
def test_exclaves_lie_in_the_country_they_belong_to(version: str) -> None:
    geography = Geography.open(GEO, version)
    for exclave in geography.exclaves:
        assert geography.side_of(exclave.label_lat, exclave.label_lon) == exclave.side
        found = geography.exclave_of(exclave.label_lat, exclave.label_lon)
        assert found is not None and found.id == exclave.id


def test_regions_stay_inside_their_country() -> None:
    countries = outlines("2021")
    kinds = set()
    for item in features("regions.geojson"):
        kinds.add(item["properties"]["kind"])
        geometry = shape(item["geometry"])
        # Areas are tints behind the border and may stray from it by the tolerance of their simplification.
        tolerance = 0.003 if item["properties"]["kind"] == "area" else 2e-5
        assert geometry.difference(countries[item["properties"]["iso"]].buffer(tolerance)).is_empty, item["properties"]
    assert kinds == {"line", "area", "label", "district-label"}


def test_the_area_of_batken_region_holds_its_towns_and_no_others() -> None:
    areas = {f["properties"]["place_id"]: shape(f["geometry"]) for f in features("regions.geojson")
             if f["properties"]["kind"] == "area"}  # fmt: skip
    assert areas["batken-region"].covers(Point(70.8193, 40.0604))
    assert areas["batken-region"].covers(Point(69.5276, 39.8389))
    assert not areas["batken-region"].covers(Point(72.7985, 40.5283))
    assert not areas["batken-region"].covers(Point(70.6253, 40.1265))


def test_water_lies_in_the_area_and_says_what_is_a_sketch() -> None:
    water = {item["properties"]["name"]: item for item in features("water.geojson")}
    assert {"Syr Darya", "Isfara", "Sokh", "Shohimardon", "Isfayramsay", "Khojabakirgan", "Kairakkum"} <= set(water)
    assert [name for name, item in water.items() if item["properties"]["schematic"]] == ["Tortkul"]
    assert all(AREA.covers(shape(item["geometry"])) for item in water.values())
