"""Every place of the gazetteer: unique, well-formed, and on the side that administers it."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pyproj import Geod

from borderviz.geography import Geography

GEO = Path(__file__).parents[2] / "data" / "geo"

# Places whose point is not on the side that administers them, by version of the map, with the reason.
OFF_SIDE = {
    ("2021", "khojai-alo"): "Tajik village on ground that the older map gives to Kyrgyzstan, 5 km from its line",
    ("2021", "somoniyon-isfara"): "inferred position, 1.7 km from the line, within its radius of 3 km",
    ("2026", "dostuk-batken"): "Kyrgyz until 2025, Tajik since: the gazetteer says who administered it in 2021–22",
    ("2026", "dostuk-post"): "the border post of dostuk-batken",
    ("2026", "tort-kocho"): "the crossing that the newer map gives to neither country",
    ("2026", "barak-exclave"): "exchanged: no exclave on the newer map",
    ("2026", "chong-gara-exclave"): "exchanged: no exclave on the newer map",
    ("2026", "jangail-exclave"): "exchanged: no exclave on the newer map",
    ("2026", "kayragach-exclave"): "exchanged: no exclave on the newer map",
}


@cache
def places() -> dict[str, dict[str, str]]:
    """The rows of the gazetteer by place_id."""
    with (GEO / "gazetteer.csv").open(encoding="utf-8", newline="") as stream:
        return {row["place_id"]: row for row in csv.DictReader(stream)}


def located(version: str) -> Iterator[tuple[dict[str, str], str | None]]:
    """Rows with a point in the mapped area and a side, and the side of the map there."""
    geography = Geography.open(GEO, version)
    for row in places().values():
        if not row["lat"] or row["side"] == "disputed":
            continue
        lat, lon = float(row["lat"]), float(row["lon"])
        if 39.0 <= lat <= 41.5 and 68.5 <= lon <= 73.5:
            yield row, geography.side_of(lat, lon)


def test_columns_are_exactly_those_of_the_schema() -> None:
    header = (GEO / "gazetteer.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "place_id,name,other_names,kind,side,lat,lon,radius_km,confidence,source,population,note"


def test_ids_are_unique() -> None:
    with (GEO / "gazetteer.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == len(places()) > 200


@pytest.mark.parametrize("version", ["2021", "2026"])
def test_every_place_lies_on_the_side_that_administers_it(version: str) -> None:
    off = {(version, row["place_id"]) for row, side in located(version) if side != row["side"]}
    assert off == {key for key in OFF_SIDE if key[0] == version}


def test_every_row_has_a_point_and_a_radius_or_neither() -> None:
    for row in places().values():
        filled = [bool(row[column]) for column in ("lat", "lon", "radius_km")]
        assert all(filled) or (not any(filled) and row["place_id"] == "kgz-tjk-border"), row["place_id"]
        assert not row["radius_km"] or 0.5 <= float(row["radius_km"]) <= 700, row["place_id"]
        assert row["source"], row["place_id"]


def test_no_place_lists_its_own_name_or_a_name_twice() -> None:
    for row in places().values():
        names = row["other_names"].split("; ")
        assert row["name"] not in names and len(names) == len(set(names)), row["place_id"]


def test_no_two_places_of_one_name_and_kind_stand_at_one_point() -> None:
    seen: dict[tuple[str, str], dict[str, str]] = {}
    for row in places().values():
        other = seen.setdefault((row["name"].lower(), row["kind"]), row)
        assert other is row or apart_km(other["place_id"], row["place_id"]) > 2, (other["place_id"], row["place_id"])


def test_a_curated_village_does_not_stand_twice_under_its_other_spelling() -> None:
    spellings = {
        "ak-sai": "Ak-Say", "samarkandek": "Samarkandyk", "kyzyl-bel": "Kyzyl-Bel’", "isfana": "Razzakov",
        "guliston-town": "Qayroqqum",
    }  # fmt: skip
    names = {row["name"] for row in places().values()}
    assert set(spellings) <= set(places())
    assert not names & set(spellings.values())


def test_the_two_dostuks_are_kept_apart() -> None:
    assert apart_km("dostuk-batken", "dostuk-leilek") == pytest.approx(65.6, abs=0.1)


def apart_km(a: str, b: str) -> float:
    """Geodesic distance in km between two places."""
    (lat_a, lon_a), (lat_b, lon_b) = ((float(places()[i]["lat"]), float(places()[i]["lon"])) for i in (a, b))
    return float(Geod(ellps="WGS84").inv(lon_a, lat_a, lon_b, lat_b)[2]) / 1000
