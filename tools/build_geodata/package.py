"""datapackage.json: what each file is, where it comes from, under which licence, and what it must not be taken for."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .area import EAST, NORTH, SOUTH, VERSIONS, WEST
from .fetch import INPUTS

OPEN_STREET_MAP = "© OpenStreetMap contributors"
GEBCO = "GEBCO Compilation Group (2023), GEBCO_2023 Grid, doi:10.5285/f98b053b-0cbc-6c23-e053-6c86abc0af7b"
NATURAL_EARTH = "Made with Natural Earth"
CREDITS = f"Borders {OPEN_STREET_MAP}, ODbL | Relief GEBCO 2023 | Places GeoNames, CC BY 4.0 | {NATURAL_EARTH}"
GAZETTEER_CREDIT = f"GeoNames; {OPEN_STREET_MAP}; {NATURAL_EARTH}; single points: the source in each row"

MEDIA_TYPES = {
    "geojson": "application/geo+json", "json": "application/json", "webp": "image/webp", "csv": "text/csv",
}  # fmt: skip

ODBL = {"name": "ODbL-1.0", "title": "Open Data Commons Open Database License 1.0",
        "path": "https://opendatacommons.org/licenses/odbl/1-0/"}  # fmt: skip
PUBLIC_DOMAIN = {"name": "other-pd", "title": "Public domain"}
CC_BY = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0",
         "path": "https://creativecommons.org/licenses/by/4.0/"}  # fmt: skip

NOT_AUTHORITATIVE = (
    "Not authoritative, and no statement of law. At the time of the clashes the Kyrgyz–Tajik line was not agreed in "
    "full: almost half of about 970 km was open. Which stretches were agreed is in no open data set. "
)
CAVEATS = {
    "2021": "Lines as volunteers mapped them in 2021–22; on open stretches they may follow one side's position.",
    "2026": "Lines as mapped in 2026, after the treaties of 2022/2023 (Kyrgyz–Uzbek) and 2025 (Kyrgyz–Tajik). They "
    "differ from the older ones by real exchanges and by corrections, which the data cannot tell apart.",
}
FIELDS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("place_id", "string", "Readable identifier", {"required": True, "unique": True, "pattern": "[a-z0-9-]+"}),
    ("name", "string", "Name in English reports", {"required": True}),
    ("other_names", "string", "Other spellings, Latin and Cyrillic, separated by '; '", {}),
    ("kind", "string", "What it is", {"required": True, "enum": [
        "village", "city", "district", "region", "river", "facility", "checkpoint", "country", "sector"]}),
    ("side", "string", "Country that administers it (ISO 3166-1 alpha-3; in 2021–22 where that has changed), or "
     "disputed", {"required": True, "enum": ["KGZ", "TJK", "UZB", "disputed"]}),
    ("lat", "number", "Latitude in degrees (EPSG:4326); empty: no point", {"minimum": -90, "maximum": 90}),
    ("lon", "number", "Longitude in degrees (EPSG:4326); empty: no point", {"minimum": -180, "maximum": 180}),
    ("radius_km", "number", "Holds the true place 95 times in 100, in km", {"minimum": 0.1}),
    ("confidence", "string", "How sure the point is", {"enum": ["high", "medium", "low", "very low"]}),
    ("source", "string", "Where the point comes from", {"required": True}),
    ("population", "integer", "Population as GeoNames lists it (for some Tajik towns that of the district)", {}),
    ("note", "string", "Remark", {}),
)  # fmt: skip


def write_package(folder: Path) -> None:
    """Write datapackage.json for the files that the other steps have put into `folder`."""
    package = {
        "profile": "data-package",
        "name": "borderviz-geodata",
        "title": "Borders, places and relief of the Ferghana Valley",
        "description": f"Longitude {WEST}–{EAST}, latitude {SOUTH}–{NORTH}; EPSG:4326. Built by tools/build_geodata.",
        "bounds": [[SOUTH, WEST], [NORTH, EAST]],
        "attribution": CREDITS,
        "licenses": [ODBL, CC_BY, PUBLIC_DOMAIN],
        "resources": [resource | measured(folder / resource["path"]) for resource in resources()],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def measured(path: Path) -> dict[str, Any]:
    """Size and hash of a file."""
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def sources(*names: str) -> list[dict[str, str]]:
    """The pinned packages behind a file."""
    pages = {"pypi": "https://pypi.org/project/{0}/{1}/", "npm": "https://www.npmjs.com/package/{0}/v/{1}"}
    return [
        {
            "title": f"{INPUTS[name].package} {INPUTS[name].version}",
            "path": pages[INPUTS[name].index].format(INPUTS[name].package, INPUTS[name].version),
            "sha256": INPUTS[name].sha256,
        }
        for name in names
    ]


def entry(path: str, title: str, caveat: str, licences: list[dict[str, str]], attribution: str,
          origin: list[dict[str, str]], **more: Any) -> dict[str, Any]:  # fmt: skip
    """One resource of the package."""
    stem, suffix = path.split(".")
    media = {"geojson": "application/geo+json", "json": "application/json", "webp": "image/webp", "csv": "text/csv"}[
        suffix
    ]
    return {"name": stem, "path": path, "title": title, "description": caveat, "format": suffix, "mediatype": media,
            "licenses": licences, "attribution": attribution, "sources": origin, **more}  # fmt: skip


def resources() -> Iterator[dict[str, Any]]:
    """The entry of every file, without size and hash."""
    both = sources("borders-2021", "borders-2026")
    for version in VERSIONS:
        caveat, origin = NOT_AUTHORITATIVE + CAVEATS[version], sources(f"borders-{version}")
        yield entry(f"countries-{version}.geojson", f"Countries, {version}", caveat, [ODBL], OPEN_STREET_MAP, origin)
        yield entry(f"country-grid-{version}.json", f"Country by cell of 0.05 degrees, {version}", caveat, [ODBL],
                    OPEN_STREET_MAP, origin)  # fmt: skip
        yield entry(f"border-lines-{version}.geojson", f"Border lines, {version}", caveat, [ODBL], OPEN_STREET_MAP,
                    origin)  # fmt: skip
    yield entry("exclaves.geojson", "Exclaves of both versions", NOT_AUTHORITATIVE, [ODBL], OPEN_STREET_MAP, both)
    yield entry("regions.geojson", "Regions and districts",
                "Generalised: lines are up to five kilometres off. Districts have label points only, placed by hand.",
                [PUBLIC_DOMAIN, ODBL], f"{NATURAL_EARTH}; cut by borders {OPEN_STREET_MAP}",
                sources("regions", "borders-2021"))  # fmt: skip
    for theme in ("light", "dark"):
        yield relief_entry(theme)
    yield entry("water.geojson", "Rivers and reservoirs",
                "Small rivers are traced from a coarse grid of heights, mostly right within 0.6 km, in places 1.3 km, "
                "and cut where they reach the valley floor. Tortkul is a sketch.",
                [PUBLIC_DOMAIN], f"{NATURAL_EARTH}; {GEBCO}", sources("rivers", "lakes", "elevation"))  # fmt: skip
    yield gazetteer_entry()


def relief_entry(theme: str) -> dict[str, Any]:
    """The entry of a relief image, with the bounds that a web map needs."""
    caveat = (
        "Shaded relief of a 15″ grid, enlarged; rows are spaced for EPSG:3857, so that it lies exactly "
        "when stretched between its bounds (south-west and north-east corner, latitude first) on a web map."
    )
    return entry(f"relief-{theme}.webp", f"Relief, {theme}", caveat, [PUBLIC_DOMAIN], GEBCO, sources("elevation"),
                 bounds=[[SOUTH, WEST], [NORTH, EAST]], crs="EPSG:3857")  # fmt: skip


def gazetteer_entry() -> dict[str, Any]:
    """The entry of the gazetteer, with its table schema."""
    caveat = (
        "Points of villages are off by a median of 0.9 km, 95% within 8.3 km. Places of low and very low confidence "
        "have a single source, or none for the point: draw their circle, not a dot. Populations are GeoNames' own."
    )
    fields = [
        {"name": name, "type": kind, "description": text, **({"constraints": rules} if rules else {})}
        for name, kind, text, rules in FIELDS
    ]
    schema = {"fields": fields, "primaryKey": "place_id", "missingValues": [""]}
    return entry("gazetteer.csv", "Places", caveat, [CC_BY], GAZETTEER_CREDIT,
                 sources("towns", "borders-2021", "regions"), profile="tabular-data-resource", encoding="utf-8",
                 schema=schema)  # fmt: skip
