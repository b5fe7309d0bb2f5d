"""Map data: every incident is somewhere, said to be as exact as it is, in plain values."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from borderviz.maps.assets import WebAssets
from borderviz.maps.data import (
    WIDEST_PLACE,
    base_data,
    geography_files,
    incident_data,
    incidents_on_map,
    why_not_on_map,
)
from borderviz.study import Study, StudyError

from .small_study import SmallStudy, incident, place


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


def plain(value: Any) -> Any:
    """The value as a browser gets it; raises for what JSON does not know, NaN among it."""
    return json.loads(json.dumps(value, allow_nan=False))


def test_data_are_plain_values(shipped: Study) -> None:
    assert plain(incident_data(shipped)) == incident_data(shipped)
    assert plain(base_data(shipped)) == base_data(shipped)


def test_every_incident_is_at_a_place_or_in_an_area_and_never_in_both(shipped: Study) -> None:
    data = incident_data(shipped)
    assert [item["id"] for item in data["incidents"]] == list(shipped.incidents)
    for item in data["incidents"]:
        known = shipped.incidents[item["id"]]
        assert (item["place"] is None) != (item["area"] is None)
        if item["place"] is not None:
            at, wanted = data["places"][item["place"]], shipped.places[known.place_id]
            assert (at["name"], at["lat"], at["lon"], at["radiusKm"]) == (
                wanted.name, wanted.lat, wanted.lon, wanted.radius_km,
            )  # fmt: skip
        else:
            assert data["areas"][item["area"]]["why"]
        assert data["reports"][item["report"]]["title"] == shipped.reports[known.report_id].title
        assert item["claimant"] == known.claimant and item["paragraph"] == known.evidence_paragraph


def test_only_what_is_known_to_the_district_is_drawn_at_a_point(shipped: Study) -> None:
    for item in incidents_on_map(shipped):
        assert item.where_precision <= WIDEST_PLACE
        assert shipped.places[item.place_id].has_point
    drawn = {item.incident_id for item in incidents_on_map(shipped)}
    assert "rferl-leilek-gunfire" in drawn and "moscow-times-tort-kocho-shelling" in drawn
    assert {"dw-dwellings", "rferl-stones", "dw-road-block", "dw-rally"}.isdisjoint(drawn)


@pytest.mark.parametrize(
    ("incident_id", "why", "area"),
    [
        ("dw-rally", "outside the map", "Elsewhere"),
        ("dw-dwellings", "known to the region only", "Batken Region"),
        ("rferl-stones", "a line or area without a point", None),
        ("dw-road-block", "names no place", "Place not named"),
        ("toll-grows-civilians", "known to the country only", "Elsewhere"),
    ],
)
def test_an_incident_without_a_point_says_why_and_has_an_area(
    shipped: Study, incident_id: str, why: str, area: str | None
) -> None:
    data = incident_data(shipped)
    item = next(item for item in data["incidents"] if item["id"] == incident_id)
    assert why in why_not_on_map(shipped.incidents[incident_id], shipped)
    given = data["areas"][item["area"]]
    assert given["name"] == (area or shipped.places[shipped.settings.border_place].name)
    assert (given["shape"] == "line") == (area is None)


def test_areas_with_a_shape_come_first(shipped: Study) -> None:
    backwards = replace(shipped, incidents=dict(reversed(shipped.incidents.items())))
    has_shape = [area["shape"] != "" for area in incident_data(backwards)["areas"]]
    assert has_shape == sorted(has_shape, reverse=True) and any(has_shape) and not all(has_shape)


def test_shapes_of_areas_are_in_the_geography(shipped: Study) -> None:
    assert shipped.geography_folder is not None
    regions = json.loads((shipped.geography_folder / "regions.geojson").read_text(encoding="utf-8"))
    known = {
        value for feature in regions["features"] for value in feature["properties"].values() if isinstance(value, str)
    }
    for area in incident_data(shipped)["areas"]:
        if area["shape"] == "region":
            assert area["key"] in known
        if area["shape"] == "line":
            assert area["key"] == shipped.settings.border_pair


def test_accounts_of_one_event_are_known_to_the_map(shipped: Study) -> None:
    data = incident_data(shipped)
    ids = {item["id"] for item in data["incidents"]}
    assert any(item["sameEvent"] for item in data["incidents"])
    assert all(other in ids for item in data["incidents"] for other in item["sameEvent"])


def test_two_regions_of_one_name_are_two_areas(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.tables["places"] += [place(code, name="Springfield", kind="region") for code in ("here", "there")]
    small.tables["incidents"] = [incident(code, place_id=code, where_precision="4") for code in ("here", "there")]
    data = incident_data(small.open())
    keys = {item["id"]: data["areas"][item["area"]]["key"] for item in data["incidents"]}
    assert keys == {"here": "here", "there": "there"}


# The base map


def test_the_first_view_holds_all_that_is_drawn_and_lies_on_the_map(shipped: Study) -> None:
    data = base_data(shipped)
    (south, west), (north, east) = data["home"]
    for item in incidents_on_map(shipped):
        at = shipped.places[item.place_id]
        assert at.lat is not None and at.lon is not None
        assert south < at.lat < north and west < at.lon < east
    assert data["bounds"][0] < data["home"][0] and data["home"][1] < data["bounds"][1]


def test_a_study_without_incidents_opens_on_the_whole_map(shipped: Study) -> None:
    data = base_data(replace(shipped, incidents={}))
    assert data["home"] == data["bounds"]
    assert incident_data(replace(shipped, incidents={}))["areas"] == []


def test_borders_come_with_their_notes_and_credits(shipped: Study) -> None:
    data = base_data(shipped)
    assert [border["version"] for border in data["borders"]] == ["2021", "2026"]
    assert "Not authoritative" in data["borders"][0]["note"]
    assert "OpenStreetMap" in data["attribution"]
    assert {"iso": "KGZ", "name": "Kyrgyzstan"} in data["countries"]


def test_places_of_incidents_are_named_before_all_others(shipped: Study) -> None:
    names = [item["name"] for item in base_data(shipped)["places"]]
    own = {shipped.places[item.place_id].name for item in incidents_on_map(shipped)}
    assert set(names[: len(own)]) == own


def test_every_file_of_the_geography_gets_an_address(shipped: Study) -> None:
    published: dict[str, bytes] = {}

    def publish(name: str, content: bytes) -> str:
        published[name] = content
        return f"/files/{name}"

    addresses = geography_files(shipped, WebAssets.served(publish))
    assert {"border-lines-2021", "border-lines-2026", "country-grid-2021", "exclaves", "regions", "water"} <= set(
        addresses["files"]
    )
    assert set(addresses["pictures"]) == {"light", "dark"}
    assert {address.removeprefix("/files/") for part in addresses.values() for address in part.values()} == set(
        published
    )


def test_a_study_without_geography_has_no_map(tmp_path: Path) -> None:
    study = SmallStudy(tmp_path).open()
    with pytest.raises(StudyError, match="names no geography"):
        base_data(study)
