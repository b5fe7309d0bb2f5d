"""Sides, exclaves, distances and circles."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Point, Polygon, box

from borderviz.geography import Geography, area_km2, uncertainty_circle

GEO = Path(__file__).parents[2] / "data" / "geo"
WGS84 = Geod(ellps="WGS84")

# The borders as mapped in 2021–22; opening them reads nothing yet, and what one test reads serves the others.
BORDERS = Geography.open(GEO)


@pytest.fixture
def straight(tmp_path: Path) -> Geography:
    """A border along the meridian of 70° E from the equator to 50° N, with a vertex every degree."""
    line = {"type": "MultiLineString", "coordinates": [[[70, lat] for lat in range(51)]]}
    item = {"type": "Feature", "properties": {"pair": "KGZ-TJK"}, "geometry": line}
    content = json.dumps({"type": "FeatureCollection", "features": [item]})
    (tmp_path / "border-lines-2021.geojson").write_text(content, encoding="utf-8")
    return Geography.open(tmp_path)


@pytest.mark.parametrize(
    ("lat", "lon", "side"),
    [(40.0604, 70.8193, "KGZ"), (40.1265, 70.6253, "TJK"), (40.3842, 71.7843, "UZB"), (39.97, 71.12, "UZB"),
     (39.8513, 70.5801, "TJK"), (42.87, 74.59, None), (0.0, 0.0, None)],
)  # fmt: skip
def test_side_of(lat: float, lon: float, side: str | None) -> None:
    assert BORDERS.side_of(lat, lon) == side


def test_exclave_of() -> None:
    vorukh = BORDERS.exclave_of(39.8513, 70.5801)
    assert vorukh is not None
    assert (vorukh.id, vorukh.side, vorukh.inside) == ("vorukh", "TJK", "KGZ")
    assert BORDERS.exclave_of(40.0604, 70.8193) is None


def test_the_version_decides_who_has_dostuk() -> None:
    assert Geography.open(GEO, "2021").side_of(40.0524, 70.6307) == "KGZ"
    assert Geography.open(GEO, "2026").side_of(40.0524, 70.6307) == "TJK"


def test_distance_is_that_along_the_equator(straight: Geography) -> None:
    # One degree of the equator: 6378.137 km · π / 180.
    assert straight.distance_to_border_km(0.0, 71.0) == pytest.approx(111.3195, abs=0.001)


def test_distance_is_that_along_a_meridian(straight: Geography) -> None:
    # The meridian arc from 50° to 51° N on WGS84 is 111.238 km long; the line ends at 50°.
    assert straight.distance_to_border_km(51.0, 70.0) == pytest.approx(111.238, abs=0.005)


def test_distance_shrinks_with_latitude_as_degrees_would_not(straight: Geography) -> None:
    # At 40° N a tenth of a degree of longitude is a · cos φ / √(1 − e² sin² φ) · 0.1 · π / 180 = 8.5394 km.
    assert straight.distance_to_border_km(40.0, 70.1) == pytest.approx(8.5394, abs=0.001)


def test_distance_is_nought_on_the_line(straight: Geography) -> None:
    assert straight.distance_to_border_km(40.5, 70.0) == pytest.approx(0, abs=0.001)


@given(st.floats(39.1, 41.4), st.floats(68.6, 73.4))
def test_distance_is_never_more_than_to_any_vertex(lat: float, lon: float) -> None:
    distance = BORDERS.distance_to_border_km(lat, lon)
    vertices = [xy for part in BORDERS.border_lines["KGZ-TJK"].geoms for xy in part.coords[::50]]
    lons, lats = zip(*vertices, strict=True)
    _, _, metres = WGS84.inv([lon] * len(lons), [lat] * len(lats), lons, lats)
    assert distance <= min(metres) / 1000 + 0.001


def test_an_unknown_pair_is_named() -> None:
    with pytest.raises(KeyError, match=r"KGZ-CHN.*KGZ-TJK"):
        BORDERS.distance_to_border_km(40.0, 70.0, "KGZ-CHN")


def test_a_missing_layer_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"countries-2021\.geojson"):
        Geography.open(tmp_path).side_of(40.0, 70.0)
    with pytest.raises(FileNotFoundError, match="nowhere"):
        Geography.open(tmp_path / "nowhere")


def test_a_broken_layer_is_named(tmp_path: Path) -> None:
    (tmp_path / "exclaves.geojson").write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"exclaves\.geojson: not a GeoJSON"):
        Geography.open(tmp_path).exclave_of(40.0, 70.0)


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0.01, 1000), st.integers(3, 144))
def test_every_vertex_of_a_circle_is_its_radius_away(lat: float, lon: float, radius: float, points: int) -> None:
    circle = uncertainty_circle(lat, lon, radius, points)
    vertices = circle.exterior.coords[:-1]
    assert len(vertices) == points
    for x, y in vertices:
        assert WGS84.inv(lon, lat, x, y)[2] / 1000 == pytest.approx(radius, rel=1e-3)


def test_a_circle_is_wider_than_high_in_degrees() -> None:
    west, south, east, north = uncertainty_circle(40.0, 70.0, 8.0).bounds
    # At 40° N a degree of latitude has 111.03 km and a degree of longitude 85.39 km.
    assert north - south == pytest.approx(16 / 111.03, rel=1e-3)
    assert east - west == pytest.approx(16 / 85.39, rel=2e-3)


def test_a_circle_contains_its_centre_and_runs_counter_clockwise() -> None:
    circle = uncertainty_circle(40.0, 70.0, 2.0)
    assert circle.contains(Point(70.0, 40.0)) and circle.exterior.is_ccw and circle.is_valid


def test_a_circle_across_the_antimeridian_stays_in_one_piece() -> None:
    west, _, east, _ = uncertainty_circle(40.0, 180.0, 50.0).bounds
    assert 179 < west < 180 < east < 181


@pytest.mark.parametrize(
    ("lat", "lon", "radius", "message"),
    [(math.nan, 70.0, 2.0, "latitude"), (91.0, 70.0, 2.0, "latitude"), (40.0, 181.0, 2.0, "longitude"),
     (40.0, math.inf, 2.0, "longitude"), (40.0, 70.0, 0.0, "radius_km"), (40.0, 70.0, -1.0, "radius_km"),
     (40.0, 70.0, math.nan, "radius_km"), (89.9, 70.0, 50.0, "pole")],
)  # fmt: skip
def test_a_circle_that_cannot_be_drawn_is_refused(lat: float, lon: float, radius: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        uncertainty_circle(lat, lon, radius)


def test_area_of_a_degree_at_the_equator() -> None:
    # 111.3195 km along the equator times the meridian arc from 0° to 1°, 110.574 km, narrowing by a few parts in 1e5.
    assert area_km2(box(0, 0, 1, 1)) == pytest.approx(12308.8, rel=1e-4)


def test_area_takes_holes_off() -> None:
    whole, hole = box(70, 39, 71, 40), box(70.2, 39.2, 70.4, 39.4)
    pierced = Polygon(whole.exterior, [hole.exterior])
    assert area_km2(pierced) == pytest.approx(area_km2(whole) - area_km2(hole))
    assert area_km2(pierced) == pytest.approx(area_km2(pierced.reverse()))
