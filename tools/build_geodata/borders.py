"""Countries and the lines between them, clipped to the mapped area."""

from collections.abc import Iterator
from itertools import combinations

from shapely import MultiLineString, MultiPolygon, Polygon, coverage_simplify, line_merge, set_precision, union_all
from shapely.geometry.base import BaseGeometry

from .area import AREA, GRID, NAMES, PAIRS, Feature, area_km2, feature

Countries = dict[str, MultiPolygon]

# Vertices closer to their neighbours' line than about ten metres are dropped, on both sides of a border alike.
TOLERANCE = 1e-4

# Parts below a twentieth of a km² are crumbs that the area's edge cuts off; the smallest exclave has 0.65 km².
SLIVER_KM2 = 0.05

STATUS = {
    ("KGZ-TJK", "2021"): "not agreed in full",
    ("KGZ-TJK", "2026"): "agreed by the treaty of 13 March 2025; demarcation under way",
    (
        "KGZ-UZB",
        "2021",
    ): "agreed for the most part; the last sections by the treaty of November 2022, in force since January 2023",
    ("KGZ-UZB", "2026"): "agreed by treaties, the last of November 2022, in force since January 2023",
    ("TJK-UZB", "2021"): "agreed by the treaties of 2002 and 2018; demarcation under way",
    ("TJK-UZB", "2026"): "agreed by the treaties of 2002 and 2018; state of demarcation not examined",
    ("other", "2021"): "outer border; status not examined",
    ("other", "2026"): "outer border; status not examined",
}


def clip(countries: dict[str, BaseGeometry]) -> Countries:
    """The countries inside the area, snapped to five decimals, edges shared and never overlapping.

    Raises ValueError if two of them overlap by more than a square metre or so.
    """
    clipped = [parts(countries[iso].intersection(AREA)) for iso in NAMES]
    simple = [parts(set_precision(geometry, GRID)) for geometry in coverage_simplify(clipped, TOLERANCE)]
    result = dict(zip(NAMES, simple, strict=True))
    for a, b in combinations(NAMES, 2):
        if area_km2(parts(result[a].intersection(result[b]))) > 1e-6:
            raise ValueError(f"{a} and {b} overlap")
    return result


def parts(geometry: BaseGeometry) -> MultiPolygon:
    """The polygons of a geometry, without lines, points and slivers."""
    pieces = getattr(geometry, "geoms", [geometry])
    return MultiPolygon([p for p in pieces if isinstance(p, Polygon) and area_km2(p) > SLIVER_KM2])


def country_features(countries: Countries) -> Iterator[Feature]:
    """One feature a country."""
    for iso, geometry in countries.items():
        yield feature(geometry, iso=iso, name=NAMES[iso])


def line_features(countries: Countries, version: str) -> Iterator[Feature]:
    """One feature a pair of countries, and one ("other") for the borders with states outside the three."""
    rims = {iso: geometry.boundary for iso, geometry in countries.items()}
    whole = union_all(list(countries.values()))
    gaps = [ring for part in getattr(whole, "geoms", [whole]) for ring in part.interiors]
    for a, b in PAIRS:
        # A gap inside the three belongs to no state on the map (a crossing, in 2026): its rim stays a border.
        held = [ring for ring in gaps if ring.intersects(rims[a]) and ring.intersects(rims[b])]
        gaps = [ring for ring in gaps if ring not in held]
        yield line_feature(
            [rims[a].intersection(rims[b]), *(ring.intersection(rims[a] | rims[b]) for ring in held)],
            f"{a}-{b}",
            version,
        )
    outer = MultiPolygon([Polygon(part.exterior) for part in getattr(whole, "geoms", [whole])])
    yield line_feature([outer.boundary.difference(AREA.boundary)], "other", version)


def line_feature(geometries: list[BaseGeometry], pair: str, version: str) -> Feature:
    """The line parts of `geometries`, merged, as the feature of a pair."""
    pieces = [part for geometry in geometries for part in getattr(geometry, "geoms", [geometry])]
    merged = line_merge(union_all([part for part in pieces if part.geom_type == "LineString"]))
    lines = MultiLineString(list(getattr(merged, "geoms", [merged])))
    return feature(lines, pair=pair, status=STATUS[pair, version])
