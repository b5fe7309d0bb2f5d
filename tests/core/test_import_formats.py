"""Known formats: UCDP GED, ACLED, GeoJSON and lists of events, recognised by what they hold."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from borderviz.exchange import ged_file
from borderviz.exchange.ged_columns import GED_COLUMNS
from borderviz.exchange.importing.codes import UCDP_WHERE
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.formats import ACLED, FORMATS
from borderviz.exchange.importing.geojson_rows import extent_of
from borderviz.exchange.provenance import Provenance
from borderviz.places.distance import distance_km
from borderviz.selection import Selection
from borderviz.study import Study

from .event_files import (
    ACLED_COLUMNS,
    ACLED_EVENT,
    GED_EVENT,
    acled,
    csv_file,
    feature,
    ged,
    geojson,
    imported,
    only,
    problems,
    workbook,
)


def span(event):
    return str(event["start"].date()), str(event["end"].date()), event["date_precision"]


# UCDP GED


def test_ged_keeps_range_precision_actors_place_and_source():
    found = imported(ged())
    event = only(found)
    assert found.layer.format == "UCDP GED" and "CC BY 4.0" in found.layer.terms
    assert (event["best"], event["low"], event["high"]) == (7, 5, 9)
    assert (event["where_precision"], event["radius_km"]) == (2, 25)
    assert event["kind"] == "State-based conflict"
    assert event["actors"] == "Government of Northland; Government of Southland"
    assert event["place"] == "Weir village, North region"
    assert event["source"] == '"Agency,2021-04-30,Fire at the weir"'
    assert event["event_id"] == "501" and event["note"] == "near the weir"
    assert span(event) == ("2021-04-29", "2021-04-29", "day")
    assert not found.layer.notices


def test_ged_has_the_49_columns_of_the_codebook():
    assert len(GED_COLUMNS) == len(set(GED_COLUMNS)) == 49
    assert set(FORMATS["ged"].columns.values()) <= set(GED_COLUMNS)


@pytest.mark.parametrize(("code", "exact"), UCDP_WHERE.items())
def test_each_where_prec_has_a_radius_and_none_is_smaller_than_the_one_before(code, exact):
    event = only(imported(ged({"where_prec": code})))
    assert (event["where_precision"], event["radius_km"]) == exact
    radii = [one.radius_km for one in UCDP_WHERE.values()]
    assert radii == sorted(radii)


@pytest.mark.parametrize(
    ("code", "start", "end", "expected"),
    [
        ("1", "2021-04-29", "2021-04-29", ("2021-04-29", "2021-04-29", "day")),
        ("1", "2021-04-29", "2021-04-30", ("2021-04-29", "2021-04-30", "range")),
        ("2", "2021-04-28", "2021-05-01", ("2021-04-28", "2021-05-01", "range")),
        ("3", "2021-04-26", "2021-05-02", ("2021-04-26", "2021-05-02", "range")),
        ("4", "2021-04-05", "2021-04-20", ("2021-04-01", "2021-04-30", "month")),
        ("5", "2021-01-01", "2021-12-31", ("2021-01-01", "2021-12-31", "range")),
    ],
)
def test_each_date_prec(code, start, end, expected):
    event = only(imported(ged({"date_prec": code, "date_start": start, "date_end": f"{end} 00:00:00.000"})))
    assert span(event) == expected


@pytest.mark.parametrize(("code", "kind"), [("1", "State-based"), ("2", "Non-state"), ("3", "One-sided"), ("9", "9")])
def test_each_type_of_violence(code, kind):
    assert only(imported(ged({"type_of_violence": code})))["kind"].startswith(kind)


def test_an_unknown_code_is_named_and_left_empty():
    found = imported(ged({"where_prec": "8", "date_prec": "x"}))
    event = only(found)
    assert pd.isna(event["where_precision"]) and pd.isna(event["radius_km"]) and event["date_precision"] == "day"
    assert "'8' is no precision of a place" in problems(found) and "'x' is no precision of a date" in problems(found)


def test_candidate_releases_without_a_header_or_with_fewer_columns_are_read():
    bare = imported(ged({}, {"id": "502"}, header=False))
    assert bare.layer.events["event_id"].tolist() == ["501", "502"] and bare.rows == 2
    assert "the file has no header" in problems(bare)
    fewer = [name for name in GED_COLUMNS if name not in ("adm_1", "where_description", "source_article", "relid")]
    event = only(imported(csv_file(fewer, [{name: GED_EVENT.get(name, "") for name in fewer}])))
    assert event["place"] == "Weir village" and pd.isna(event["source"])


def test_ged_in_excel_and_with_semicolons_is_ged():
    rows = [list(GED_EVENT), list(GED_EVENT.values())]
    assert only(imported(workbook(rows), "ged.xlsx"))["best"] == 7
    assert imported(csv_file(list(GED_EVENT), [GED_EVENT], ";")).layer.format == "UCDP GED"


# ACLED


def test_acled_is_read_with_its_terms_shown():
    found = imported(acled())
    event = only(found)
    assert len(ACLED_COLUMNS) == 31
    assert found.layer.format == "ACLED" and "may not be passed on" in found.layer.terms
    assert event["best"] == 3 and pd.isna(event["low"]) and pd.isna(event["high"])
    assert (event["kind"], event["title"], event["place"]) == ("Battles", "Armed clash", "Weir, North region")
    assert event["actors"] == "Border Guards of Northland; Border Guards of Southland"
    assert event["note"] == "Fire at the weir." and event["source"] == "Agency"
    assert not event["is_split"] and span(event) == ("2021-04-29", "2021-04-29", "day")


def test_our_own_incidents_in_the_columns_of_ged_are_not_ucdp_s_events(study_folder):
    study = Study.open(study_folder)
    found = imported(ged_file.write(study, Provenance.of(study, Selection())))
    assert found.layer.format == "table" and "UCDP" not in found.layer.terms
    assert found.taken == len(study.incidents) and found.layer.events["best"].isna().all()


def test_formats_are_known_in_capitals_too_as_older_files_have_their_columns():
    columns = {name.upper(): cell for name, cell in ACLED_EVENT.items()} | {"EVENT_DATE": "29-Apr-21"}
    found = imported(csv_file(list(columns), [columns]))
    assert found.layer.format == "ACLED" and found.layer.terms == ACLED.terms
    assert span(only(found)) == ("2021-04-29", "2021-04-29", "day") and only(found)["best"] == 3
    columns = {name.capitalize(): cell for name, cell in GED_EVENT.items()}
    assert imported(csv_file(list(columns), [columns])).layer.format == "UCDP GED"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("1", ("2021-04-29", "2021-04-29", "day")), ("2", ("2021-04-26", "2021-05-02", "range")),
     ("3", ("2021-04-01", "2021-04-30", "month"))],
)  # fmt: skip
def test_each_time_precision_of_acled(code, expected):
    assert span(only(imported(acled({"time_precision": code})))) == expected


@pytest.mark.parametrize(("code", "precision", "radius"), [("1", 1, 5), ("2", 3, 50), ("3", 4, 150)])
def test_each_geo_precision_of_acled(code, precision, radius):
    event = only(imported(acled({"geo_precision": code})))
    assert (event["where_precision"], event["radius_km"]) == (precision, radius)


@pytest.mark.parametrize(
    "note",
    ["Fire at the weir. 31 fatalities split across 8 events.", "[10 fatalities split across 6 events. 2 coded here]",
     "The 24 deaths were distributed over four villages.", "Split over 3 days, 12 people were killed",
     "CASUALTIES DIVIDED BETWEEN the days", "split across 8 events"],
)  # fmt: skip
def test_shares_of_a_split_total_stand_at_no_place_and_stay_for_sums(note):
    found = imported(acled({"notes": note}))
    event = only(found)
    assert event["is_split"] and event["split_deaths"] == 3
    assert pd.isna(event["best"]) and pd.isna(event["low"]) and pd.isna(event["high"])
    assert "share of a total split over places" in problems(found)


@pytest.mark.parametrize(
    "note", ["Forces spread along the river. Three were killed.", "The group split in two.", "3 fatalities."]
)
def test_other_notes_flag_nothing(note):
    event = only(imported(acled({"notes": note})))
    assert not event["is_split"] and event["best"] == 3 and pd.isna(event["split_deaths"])


def test_an_event_without_deaths_is_no_share():
    assert not only(imported(acled({"notes": "31 fatalities split across 8 events", "fatalities": "0"})))["is_split"]


# GeoJSON


def test_points_of_geojson():
    found = imported(geojson(feature({"type": "Point", "coordinates": [70.54, 39.95, 800]}, title="Weir")), "a.geojson")
    event = only(found)
    assert found.layer.format == "GeoJSON"
    assert (event["lat"], event["lon"], event["title"]) == (39.95, 70.54, "Weir") and pd.isna(event["radius_km"])
    assert not found.layer.notices


def test_lines_and_areas_stand_at_the_middle_of_their_extent_with_a_radius_that_holds_them():
    square = {"type": "Polygon", "coordinates": [[[70, 39], [71, 39], [71, 40], [70, 40], [70, 39]]]}
    found = imported(geojson(feature(square)), "a.geojson")
    event = only(found)
    assert (event["lat"], event["lon"]) == (39.5, 70.5)
    assert 69 < event["radius_km"] < 72, "half the diagonal of a degree at 39.5° north"
    assert "1 features are lines or areas" in problems(found)


@pytest.mark.parametrize(
    ("geometry", "lat", "lon", "is_point"),
    [
        ({"type": "MultiPoint", "coordinates": [[70, 39]]}, 39, 70, True),
        ({"type": "LineString", "coordinates": [[70, 39], [71, 39]]}, 39, 70.5, False),
        ({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [70, 39]}]}, 39, 70, True),
    ],
)
def test_extents_of_other_geometries(geometry, lat, lon, is_point):
    extent = extent_of(geometry)
    assert extent is not None
    assert (extent.lat, extent.lon, extent.radius_km is None) == (lat, lon, is_point)


@pytest.mark.parametrize(
    ("lons", "middle"),
    [
        ((179.5, -179.5), 180),
        ((179, -178), -179.5),
        ((170, -179), 175.5),
        ((-10, 10), 0),
        ((-80, 80), 0),
        ((0, 180), 90),
    ],
)
def test_a_shape_at_180_degrees_stands_there_and_not_on_the_other_side_of_the_earth(lons, middle):
    extent = extent_of({"type": "LineString", "coordinates": [[lon, 40] for lon in lons]})
    assert extent is not None and extent.lon == middle
    ways = [distance_km((extent.lat, extent.lon), (40, lon)) for lon in lons]
    assert extent.radius_km == pytest.approx(max(ways))


def test_broken_features_are_named_and_the_good_ones_stay():
    good = feature({"type": "Point", "coordinates": [70.54, 39.95]})
    points = [feature({"type": "Point", "coordinates": wrong}) for wrong in (["a", 1], [1], [500, 39])]
    bad = [7, None, feature("x"), *points]
    found = imported(geojson(good, *bad, feature(None), good), "a.geojson")
    assert (found.rows, found.taken, found.left_out) == (9, 3, 6)
    assert "row 2" in problems(found) and "row 7" in problems(found)


def test_geojson_in_metres_is_refused():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    with pytest.raises(ImportFileError, match=r"not in degrees.*EPSG:4326"):
        imported(geojson(feature({"type": "Point", "coordinates": [1, 2]}), crs=crs), "a.geojson")


# Events of osint-geo-extractor

EVENT = {
    "id": "CIV0001", "date": "2021-04-29", "latitude": 39.95, "longitude": 70.54, "place_desc": "Weir",
    "title": "Fire", "description": "Fire at the weir", "source": "A MAP",
    "links": ["javascript:alert(1)", "https://example.org/1", "https://example.org/2"],
}  # fmt: skip


@pytest.mark.parametrize("as_lines", [False, True])
def test_a_list_of_events(as_lines):
    text = (
        "\n".join(map(json.dumps, [EVENT, EVENT | {"id": "2"}]))
        if as_lines
        else json.dumps([EVENT, EVENT | {"id": "2"}])
    )
    found = imported(text, "events.json")
    assert found.layer.format == "osint-geo-extractor events"
    event = found.layer.events.to_dict("records")[0]
    assert (event["event_id"], event["title"], event["note"]) == ("CIV0001", "Fire", "Fire at the weir")
    assert (event["place"], event["source"], event["url"]) == ("Weir", "A MAP", "https://example.org/1")
    assert (event["lat"], event["lon"], str(event["start"].date())) == (39.95, 70.54, "2021-04-29")


def test_an_entry_that_is_no_event_is_named():
    found = imported(json.dumps([EVENT, 5, EVENT | {"date": None}, EVENT]), "events.json")
    assert (found.taken, found.left_out) == (2, 2)
    assert "entry 2 is no event" in problems(found) and "row 3, column date: the row has no date" in problems(found)


def test_other_json_is_refused_with_what_would_be_right():
    with pytest.raises(ImportFileError, match="neither GeoJSON nor a list of events"):
        imported('{"a": 1}', "a.json")


# Recognition


def test_a_format_can_be_named_against_what_is_recognised():
    assert imported(ged(), format="table").layer.format == "table"
    with pytest.raises(ImportFileError, match="no column was found for lat and lon and start"):
        imported("a,b\n1,2\n", format="acled")
    with pytest.raises(ImportFileError, match="no format 'pdf'"):
        imported(ged(), format="pdf")
    with pytest.raises(ImportFileError, match="JSON"):
        imported(ged(), format="geojson")
