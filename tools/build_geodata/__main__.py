"""Build data/geo/: `python -m tools.build_geodata [--cache FOLDER] [--out FOLDER]`."""

import argparse
from pathlib import Path

from .area import VERSIONS, write_features
from .borders import clip, country_features, line_features
from .elevation import read_heights
from .exclaves import exclave_features
from .fetch import fetch
from .gazetteer import gazetteer_rows, write_gazetteer
from .grid import write_grid
from .package import write_package
from .regions import read_regions, region_features
from .relief import write_reliefs
from .rivers import river_features
from .towns import read_towns
from .water import kairakkum, large_rivers, reservoirs
from .zones import read_2021, read_2026

ROOT = Path(__file__).parents[2]


def build(cache: Path, out: Path) -> None:
    """Download what is missing in `cache` and write every file of data/geo/ into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    readers = {"2021": read_2021, "2026": read_2026}
    countries = {version: clip(readers[version](fetch(f"borders-{version}", cache))) for version in VERSIONS}
    for version in VERSIONS:
        write_features(out / f"countries-{version}.geojson", country_features(countries[version]))
        write_grid(out / f"country-grid-{version}.json", countries[version])
        write_features(out / f"border-lines-{version}.geojson", line_features(countries[version], version))
    exclaves = [item for version in VERSIONS for item in exclave_features(countries[version], version)]
    write_features(out / "exclaves.geojson", exclaves)

    regions = read_regions(fetch("regions", cache))
    write_features(out / "regions.geojson", region_features(regions, countries["2021"]))

    heights = read_heights(fetch("elevation", cache))
    write_reliefs(heights, out)
    lake = kairakkum(fetch("lakes", cache))
    water = [*large_rivers(fetch("rivers", cache), lake), *river_features(heights), *reservoirs(lake)]
    write_features(out / "water.geojson", water)

    towns = read_towns(fetch("towns", cache))
    write_gazetteer(out / "gazetteer.csv", gazetteer_rows(towns, countries["2021"], regions, water, exclaves))
    write_package(out)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_geodata", description="Build data/geo/.")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "geodata", help="folder of downloads")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "geo", help="folder to write")
    arguments = parser.parse_args()
    build(arguments.cache, arguments.out)


if __name__ == "__main__":
    main()
