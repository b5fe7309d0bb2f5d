"""Formats of events alone: UCDP GED, timemap and KML."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import pandas as pd
import pyogrio
import pytest

import made_studies
from borderviz.exchange.ged_columns import GED_COLUMNS, OWN_COLUMNS
from borderviz.exchange.ged_file import date_precision, priogrid_cell
from borderviz.exchange.kml_file import NAMESPACE
from borderviz.maps.data import incidents_on_map
from borderviz.model import DatePrecision
from borderviz.study import Study
from core.small_study import SmallStudy, incident

from .exports import content_of, export

KML = {"kml": NAMESPACE}


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture
def small(tmp_path: Path) -> Study:
    """An incident blamed on each kind of side, one of them timed, one without a place."""
    study = SmallStudy(tmp_path)
    study.tables["incidents"] = [
        incident("of-tjk"),
        incident("mutual", blamed_on="both", start="2021-04-28", end="2021-04-30", date_precision="range"),
        incident("of-nobody", blamed_on="", place_id="", where_precision="6"),
        incident("of-third", blamed_on="UZB", start="2021-04-01", end="2021-04-30", date_precision="month"),
        incident("timed", start="2022-01-27T21:45+06:00", end="2022-01-27T23:00+06:00", date_precision="hour"),
    ]
    opened = study.open()
    assert opened.notices == ()
    return opened


def ged_rows(study: Study) -> dict[str, dict[str, str]]:
    """The rows of an export for GED by the id of the incident."""
    text = content_of(study, "ged").decode("utf-8")
    return {row["relid"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_ged_has_the_49_columns_first_and_no_toll(shipped: Study, tmp_path: Path) -> None:
    assert len(GED_COLUMNS) == len(set(GED_COLUMNS)) == 49
    frame = pd.read_csv(export(shipped, "ged", tmp_path))
    assert list(frame.columns) == [*GED_COLUMNS, *OWN_COLUMNS]
    assert list(frame["relid"]) == list(shipped.incidents)
    deaths = ["best", "low", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]
    assert frame[deaths].isna().all(axis=None)
    assert frame["id"].is_unique and str(frame["id"].dtype) == "int64"
    places = [shipped.places.get(one.place_id) for one in shipped.incidents.values()]
    assert frame["latitude"].fillna(0).tolist() == [(place.lat or 0) if place else 0 for place in places]


def test_ged_takes_its_sides_from_the_blame(small: Study) -> None:
    rows = ged_rows(small)
    sides = {name: (row["side_a"], row["side_b"], row["dyad_name"]) for name, row in rows.items()}
    assert sides["of-tjk"] == ("Tajikistan", "Kyrgyzstan", "Tajikistan - Kyrgyzstan")
    assert sides["mutual"] == ("Kyrgyzstan", "Tajikistan", "Kyrgyzstan - Tajikistan")
    assert sides["of-nobody"] == sides["of-third"] == ("", "", "")


def test_ged_says_when_where_and_who_says_so(small: Study) -> None:
    rows = ged_rows(small)
    dates = {name: (row["year"], row["date_prec"], row["date_start"], row["date_end"]) for name, row in rows.items()}
    assert dates == {
        "of-tjk": ("2021", "1", "2021-04-29", "2021-04-29"),
        "mutual": ("2021", "2", "2021-04-28", "2021-04-30"),
        "of-nobody": ("2021", "1", "2021-04-29", "2021-04-29"),
        "of-third": ("2021", "4", "2021-04-01", "2021-04-30"),
        "timed": ("2022", "1", "2022-01-27", "2022-01-27"),
    }
    row = rows["of-tjk"]
    assert row["where_prec"] == "1" and row["where_coordinates"] == "Bridge"
    assert row["where_description"] == "at the place itself; true place within 2 km"
    assert (row["latitude"], row["longitude"], row["geom_wkt"]) == ("39.9", "70.5", "POINT (70.5 39.9)")
    assert row["source_article"] == '"Gazette,2021-04-30,Clashes"'
    assert [row[name] for name in ("source_office", "source_date", "source_headline", "source_original")] == [
        "Gazette", "2021-04-30", "Clashes", "Ministry",
    ]  # fmt: skip
    assert row["conflict_name"] == "Clash 2021-04"
    assert rows["of-nobody"]["latitude"] == rows["of-nobody"]["priogrid_gid"] == ""


@pytest.mark.parametrize(
    ("first", "last", "precision", "code"),
    [
        ("2021-04-29", "2021-04-29", "hour", 1),
        ("2021-04-29", "2021-04-30", "range", 2),
        ("2021-04-24", "2021-04-29", "range", 2),
        ("2021-04-24", "2021-04-30", "range", 3),
        ("2021-04-01", "2021-04-08", "range", 4),
        ("2021-04-01", "2021-04-30", "month", 4),
        ("2021-04-28", "2021-04-29", "month", 4),
        ("2021-04-01", "2021-05-31", "month", 5),
        ("2021-04-01", "2021-05-02", "range", 5),
    ],
)
def test_ged_s_precision_of_dates(first: str, last: str, precision: str, code: int) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert date_precision(*days, DatePrecision(precision)) == code


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-90, -180, 1), (90, 180, 259_200), (34.53, 69.17, 179_779), (0, 0, 129_961)],
)
def test_cells_of_prio_grid(lat: float, lon: float, cell: int) -> None:
    """Kabul's cell is the one that GED gives it; the grid has 360 rows of 720."""
    assert priogrid_cell(lat, lon) == cell


def test_formulas_do_not_run_in_a_file_for_ged(tmp_path: Path) -> None:
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    made_studies.rewrite(folder, "incidents", lambda row: row | {"summary": "=1+1", "claimant": "@SUM(1)"})
    rows = ged_rows(Study.open(folder)).values()
    assert {(row["summary"], row["source_original"]) for row in rows} == {("'=1+1", "'@SUM(1)")}


TIMEMAP_FIELDS = {
    "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type", "category",
    "category_full", "associations", "sources", "comments", "time_display", "narrative___stepStyles", "shape", "colour",
}  # fmt: skip
"""The fields that timemap's check of events takes; it refuses an event with any other."""


def test_timemap_takes_every_event(shipped: Study, tmp_path: Path) -> None:
    for study in (shipped, Study.open(made_studies.hostile(tmp_path / "study"))):
        events = json.loads(content_of(study, "timemap"))
        assert [event["id"] for event in events] == list(study.incidents)
        for event in events:
            assert set(event) <= TIMEMAP_FIELDS
            assert event["associations"] == event["sources"] == []
            assert all(isinstance(v, str) for name, v in event.items() if name not in ("associations", "sources"))
            assert re.fullmatch(r"\d\d/\d\d/\d{4}", event["date"])
            assert bool(event["latitude"]) == bool(event["longitude"])


def test_timemap_says_what_when_and_who_says_so(small: Study) -> None:
    events = {event["id"]: event for event in json.loads(content_of(small, "timemap"))}
    timed = events["timed"]
    assert (timed["date"], timed["time"], timed["time_precision"]) == ("01/27/2022", "21:45", "hour")
    assert (timed["latitude"], timed["longitude"], timed["location"]) == ("39.9", "70.5", "Bridge")
    assert events["of-nobody"]["latitude"] == events["of-nobody"]["location"] == ""
    lines = timed["description"].split("\n")
    assert lines[0] == "A bridge is hit"
    assert lines[2] == "Blamed: Tajik"
    assert lines[3] == "Account of Ministry (Kyrgyz), in Gazette, 30 Apr 2021: Clashes, paragraph 1"
    assert events["mutual"]["time_display"] == "28–30 Apr 2021"


def kml_of(study: Study) -> Xml.Element:
    return Xml.fromstring(content_of(study, "kml"))


def test_kml_is_read_by_gdal(shipped: Study, tmp_path: Path) -> None:
    path = export(shipped, "kml", tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        layers = {name: pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path)}
    drawn = marked(shipped)
    assert len(layers["Incidents"]) == len(drawn) < len(shipped.incidents)
    assert layers["Incidents"].geometry.notna().all()


def marked(study: Study) -> set[str]:
    """The incidents at a point and known at least to the district; the dashboard's own map ends at its area."""
    placed = {one for one in study.incidents.values() if one.place_id and study.places[one.place_id].has_point}
    found = {one.incident_id for one in placed if one.where_precision <= 3}
    assert found >= {one.incident_id for one in incidents_on_map(study)} != set()
    return found


def test_maps_have_no_mark_at_the_centre_of_a_region_but_tables_of_points_do(shipped: Study) -> None:
    drawn = marked(shipped)
    events = {event["id"]: event["latitude"] for event in json.loads(content_of(shipped, "timemap"))}
    assert {name for name, latitude in events.items() if latitude} == drawn
    points = {name for name, row in ged_rows(shipped).items() if row["latitude"]}
    assert points > drawn
    assert {shipped.incidents[name].where_precision for name in points - drawn} == {4, 6}


def test_kml_has_times_styles_and_a_folder_without_geometry(small: Study) -> None:
    root = kml_of(small)
    incidents, unplaced = root.findall(".//kml:Folder", KML)
    assert [len(incidents.findall("kml:Placemark", KML)), len(unplaced.findall("kml:Placemark", KML))] == [4, 1]
    assert unplaced.find(".//kml:Point", KML) is None
    timed = next(m for m in incidents.findall("kml:Placemark", KML) if "timed" in Xml.tostring(m, encoding="unicode"))
    assert timed.findtext("kml:TimeSpan/kml:begin", namespaces=KML) == "2022-01-27T21:45:00+06:00"
    assert timed.findtext("kml:Point/kml:coordinates", namespaces=KML) == "70.5,39.9"
    styles = {one.get("id"): one.findtext(".//kml:color", namespaces=KML) for one in root.findall(".//kml:Style", KML)}
    assert styles == {
        "blamed-TJK": "ff0f46b4", "blamed-both": "ff808080", "blamed-none": "ff808080", "blamed-UZB": "ff808080",
    }  # fmt: skip
    used = {mark.text for mark in root.findall(".//kml:styleUrl", KML)}
    assert used == {f"#{name}" for name in styles}


def test_kml_of_any_text_is_xml_and_its_balloons_show_it_as_text(tmp_path: Path) -> None:
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    text = "a]]>\uffff\ufffe<script>alert(1)</script>&amp;\u202e"
    made_studies.rewrite(folder, "incidents", lambda row: row | {"summary": text, "note": text, "claimant": text})
    root = kml_of(Study.open(folder))
    for mark in root.findall(".//kml:Placemark", KML):
        description = mark.findtext("kml:description", namespaces=KML) or ""
        assert "&lt;script&gt;" in description and "<script" not in description
        data = mark.findall(".//kml:Data", KML)
        values = {one.get("name"): one.findtext("kml:value", namespaces=KML) for one in data}
        assert values["summary"] == text.replace("\uffff", "").replace("\ufffe", "")
