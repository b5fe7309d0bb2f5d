"""Large rivers and reservoirs."""

from collections.abc import Iterator
from pathlib import Path

import shapefile
from shapely import LineString, Polygon, box, line_merge, union_all
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from .area import AREA, NORTH, SOUTH, WEST, Feature, feature

NATURAL_EARTH = "Natural Earth 10m"
LISTED = ("Syr  Darya", "Naryn", "Zarafshon")

# The layer says Naryn down to 70.35 E; from the mouth of the Kara Darya near Namangan on it is the Syr Darya.
CONFLUENCE = 71.75
WEST_OF_IT = box(WEST, SOUTH, CONFLUENCE, NORTH)

# Kairakkum is the only lake of the layer in the area; the layer comes without names.
INSIDE_KAIRAKKUM = (70.1, 40.33)

# An outline drawn by eye between its outermost known points, 70.670–70.724 E and 39.992–40.011 N.
TORTKUL = ((70.670, 40.001), (70.678, 40.008), (70.690, 40.011), (70.706, 40.010), (70.719, 40.006),
           (70.724, 40.001), (70.715, 39.996), (70.699, 39.993), (70.684, 39.992), (70.674, 39.996))  # fmt: skip


def large_rivers(folder: Path, lake: BaseGeometry) -> Iterator[Feature]:
    """The large rivers of Natural Earth inside the area, cut where they run through the lake."""
    # The tables are in Latin-1 (ne_10m_rivers_lake_centerlines.dbf has "Ariège" with one byte for è).
    with shapefile.Reader(str(folder / "ne_10m_rivers_lake_centerlines"), encoding="latin1") as layer:
        records = [
            (record.record["name"], shape(record.shape.__geo_interface__)) for record in layer.iterShapeRecords()
        ]
    lines = {name: union_all([line for label, line in records if label == name]).intersection(AREA) for name in LISTED}
    named = {
        "Syr Darya": lines["Syr  Darya"] | lines["Naryn"].intersection(WEST_OF_IT),
        "Naryn": lines["Naryn"].difference(WEST_OF_IT),
        "Zarafshon": lines["Zarafshon"],
    }
    for name, line in named.items():
        yield feature(
            merged(line.difference(lake)), name=name, kind="river", schematic=False, source=NATURAL_EARTH, note=""
        )


def merged(line: BaseGeometry) -> BaseGeometry:
    """Pieces that meet end to end as one line."""
    return line if isinstance(line, LineString) else line_merge(line)


def kairakkum(folder: Path) -> BaseGeometry:
    """The outline of the reservoir of Kairakkum. Raises ValueError unless exactly one lake is where it should be."""
    with (folder / "ne_10m_lakes.shp").open("rb") as shapes, shapefile.Reader(shp=shapes) as layer:
        lakes = [
            shape(lake.__geo_interface__) for lake in layer.iterShapes(bbox=[*INSIDE_KAIRAKKUM, *INSIDE_KAIRAKKUM])
        ]
    if len(lakes) != 1:
        raise ValueError(f"expected one lake around {INSIDE_KAIRAKKUM}, found {len(lakes)}")
    return lakes[0]


def reservoirs(lake: BaseGeometry) -> Iterator[Feature]:
    """Kairakkum from Natural Earth, and Tortkul as a sketch."""
    yield feature(lake, name="Kairakkum", kind="reservoir", schematic=False, source=NATURAL_EARTH, note="")
    note = "a sketch: position right within about one kilometre, outline not surveyed"
    yield feature(Polygon(TORTKUL), name="Tortkul", kind="reservoir", schematic=True, source="own sketch", note=note)
