"""The data package describes exactly the files that are there."""

import hashlib
import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

GEO = Path(__file__).parents[2] / "data" / "geo"
PACKAGE: dict[str, Any] = json.loads((GEO / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: list[dict[str, Any]] = PACKAGE["resources"]


def test_every_file_has_an_entry_and_every_entry_a_file() -> None:
    files = {path.name for path in GEO.iterdir()} - {"datapackage.json"}
    assert files == {resource["path"] for resource in RESOURCES}


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: str(resource["name"]))
def test_sizes_and_hashes_are_those_of_the_files(resource: dict[str, Any]) -> None:
    content = (GEO / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: str(resource["name"]))
def test_every_entry_names_source_licence_credit_and_caveat(resource: dict[str, Any]) -> None:
    assert all(source["title"] and source["path"] for source in resource["sources"])
    assert resource["licenses"] and resource["attribution"] and resource["description"] and resource["title"]


def test_border_files_say_that_they_are_not_authoritative() -> None:
    for resource in RESOURCES:
        if resource["name"].startswith(("countr", "border-lines", "exclaves")):
            assert resource["description"].startswith("Not authoritative")
            assert "almost half of about 970 km" in resource["description"]
            assert resource["attribution"] == "© OpenStreetMap contributors"


def test_files_keep_within_their_budget() -> None:
    sizes = {path.name: path.stat().st_size for path in GEO.iterdir()}
    assert sum(sizes.values()) < 3_000_000
    assert max(sizes.values()) < 1_400_000
    assert max(size for name, size in sizes.items() if name.startswith("relief")) <= 600_000


def test_coordinates_have_at_most_five_decimals() -> None:
    for path in GEO.glob("*.geojson"):
        numbers: list[str] = []
        json.loads(path.read_text(encoding="utf-8"), parse_float=numbers.append)
        assert max(len(number.partition(".")[2]) for number in numbers) <= 5, path.name


def test_frictionless_finds_the_package_valid() -> None:
    report = frictionless.validate(str(GEO / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
