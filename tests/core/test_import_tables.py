"""Any table: encodings, separators, guessed columns, dates and coordinates as people write them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from borderviz.exchange.importing.coordinates import degrees, pair
from borderviz.exchange.importing.counts import count_of
from borderviz.exchange.importing.dates import day_order, span_of
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.layer import EVENT_COLUMNS

from .event_files import csv_file, imported, only, problems, workbook

AREA = (68.5, 39.0, 73.5, 41.5)
PLAIN = "date,lat,lon,place,killed\n2021-04-29,39.95,70.54,Weir,3\n"


def days(found):
    return [str(day.date()) for day in found.layer.events["start"]]


def test_a_plain_table_becomes_a_layer_with_exactly_the_columns_of_the_contract():
    found = imported(PLAIN)
    events = found.layer.events
    assert list(events.columns) == list(EVENT_COLUMNS)
    assert {name: str(dtype) for name, dtype in events.dtypes.items()} == EVENT_COLUMNS
    event = only(found)
    assert (event["lat"], event["lon"], event["place"], event["best"]) == (39.95, 70.54, "Weir", 3)
    assert event["start"] == event["end"] == pd.Timestamp("2021-04-29")
    assert event["date_precision"] == "day"
    assert event["event_id"] == "row 2"
    assert pd.isna(event["radius_km"]) and pd.isna(event["where_precision"]), "the file does not say how exact it is"
    assert pd.isna(event["low"]) and pd.isna(event["high"])
    assert found.layer.name == "events" and found.layer.format == "table"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_every_separator_and_encoding(separator, encoding):
    rows = [{"дата": "2021-04-29", "широта": "39.95", "долгота": "70.54", "село": f"Ново-Река {n}"} for n in range(5)]
    content = csv_file(["дата", "широта", "долгота", "село"], rows, separator).decode().encode(encoding)
    found = imported(content)
    assert list(found.layer.events["place"]) == [f"Ново-Река {n}" for n in range(5)]
    assert ("read as" in problems(found) or "UTF-16" in problems(found)) == (not encoding.startswith("utf-8"))


@pytest.mark.parametrize(
    "content", ["date,lat,lon\n", "date,lat,lon\n\n,,\n", '{"type": "FeatureCollection", "features": []}']
)
def test_a_file_without_an_event_says_so(content):
    with pytest.raises(ImportFileError, match=r"events\.csv holds no event"):
        imported(content, "events.csv")


def test_a_hint_for_excel_above_the_header_is_no_header():
    found = imported(f"sep=;\n{PLAIN.replace(',', ';')}")
    assert only(found)["place"] == "Weir" and only(found)["event_id"] == "row 3"


def test_western_letters_are_told_from_cyrillic_ones_and_an_encoding_can_be_named():
    text = "Datum;Breite;Länge;Ort\n29.04.2021;39,95;70,54;Höhe über Fluß\n"
    assert only(imported(text.encode("cp1252")))["place"] == "Höhe über Fluß"
    assert only(imported(text.encode("cp1252"), encoding="latin-1"))["place"] == "Höhe über Fluß"
    with pytest.raises(ImportFileError, match="no encoding"):
        imported(text, encoding="klingon")


def test_one_broken_byte_does_not_make_utf8_another_encoding():
    found = imported(
        PLAIN.encode() + "2021-04-30,39.9,70.5,Көк-Таш,1\n".encode() + b"2021-05-01,39.9,70.5,Sp\xffan,1\n"
    )
    assert list(found.layer.events["place"]) == ["Weir", "Көк-Таш", "Sp\ufffdan"]
    assert "1 places of the file are not UTF-8" in problems(found)


@pytest.mark.parametrize(
    ("header", "cells", "lat", "lon"),
    [
        ("event_date,latitude,longitude", "2021-04-29,39.95,70.54", "latitude", "longitude"),
        ("Fecha,Latitud,Longitud", "29/04/2021,39.95,70.54", "Latitud", "Longitud"),
        ("Date de l'événement,Y,X", "29/04/2021,39.95,70.54", "Y", "X"),
        ("күнү,кеңдик,узундук", "2021-04-29,39.95,70.54", "кеңдик", "узундук"),
        ("сана,арз,тӯл", "2021-04-29,39.95,70.54", "арз", "тӯл"),
        ("When,Geo Lat (WGS84),Geo Long (WGS84)", "29 April 2021,39.95,70.54", "Geo Lat (WGS84)", "Geo Long (WGS84)"),
    ],
)
def test_columns_are_guessed_in_several_languages(header, cells, lat, lon):
    found = imported(f"{header}\n{cells}\n")
    assert (found.guess.column("lat"), found.guess.column("lon")) == (lat, lon)
    assert days(found) == ["2021-04-29"]
    assert all(match.reason and match.examples for match in found.guess.matches.values())


def test_columns_are_guessed_by_what_they_hold():
    found = imported('a,b,c\nfoo,29.04.2021,"39.95, 70.54"\nbar,30.04.2021,"39.9, 70.5"\n')
    assert found.guess.column("start") == "b" and found.guess.column("pair") == "c"
    assert list(found.layer.events["lat"]) == [39.95, 39.9]


def test_a_name_whose_values_do_not_fit_is_not_believed():
    found = imported("lat,Y,X,date\nnorth,39.95,70.54,2021-04-29\nsouth,39.9,70.5,2021-04-30\n")
    assert found.guess.column("lat") == "Y"


def test_a_guess_is_corrected_and_a_wrong_correction_is_named():
    text = "date,filed on,lat,lon\n2021-05-09,2021-04-29,39.95,70.54\n"
    assert days(imported(text)) == ["2021-05-09"]
    corrected = imported(text, columns={"start": "filed on"})
    assert days(corrected) == ["2021-04-29"]
    assert corrected.guess.matches["start"].reason == "you said so"
    with pytest.raises(ImportFileError, match=r"no column 'Datum'.*filed on"):
        imported(text, columns={"start": "Datum"})
    with pytest.raises(ImportFileError, match="no role 'latitude'"):
        imported(text, columns={"latitude": "lat"})
    with pytest.raises(ImportFileError, match="no column was found for start"):
        imported(text, columns={"start": ""})


def test_a_table_without_coordinates_says_which_columns_it_has():
    with pytest.raises(ImportFileError, match=r"no column was found for lat and lon.*--column lat=NAME.*date, place"):
        imported("date,place\n2021-04-29,Weir\n")


# Dates


@pytest.mark.parametrize(
    "cell",
    ["2021-04-29", "2021/4/29", "2021.04.29", "20210429", "29.04.2021", "29/04/21", "29-4-2021", "29 April 2021",
     "April 29, 2021", "29-Apr-2021", "29-Apr-21", "29. April 2021", "29 апреля 2021", "29 avril 2021",
     "29 de abril de 2021", "2021-04-29T21:45:00+06:00", "2021-04-29 00:00:00.000", "4/29/2021 9:45 PM", "44315",
     "44315.5"],
)  # fmt: skip
def test_a_day_in_every_spelling(cell):
    span = span_of(cell, day_first=not cell.startswith("4/"))
    assert span == (date(2021, 4, 29), date(2021, 4, 29), "day")


def test_a_month_and_a_year_are_spans():
    assert span_of("2021-02", True) == (date(2021, 2, 1), date(2021, 2, 28), "month")
    assert span_of("2021", True) == (date(2021, 1, 1), date(2021, 12, 31), "range")


@pytest.mark.parametrize("cell", ["9999-12-31", "31.12.9999", "2021-02-30", "2021-13-01", "0001-01-01"])
def test_a_day_that_cannot_be_is_refused(cell):
    with pytest.raises(ValueError, match=r"there is no|year"):
        span_of(cell, True)


@pytest.mark.parametrize("cell", ["", "soon", "29 Foo 2021", "12", "١٢٣", "2021-04-29" * 30, "1e5"])
def test_what_is_no_date_is_none(cell):
    assert span_of(cell, True) is None


@pytest.mark.parametrize(
    ("cells", "day_first", "doubtful"),
    [
        (["13/04/2021", "01/02/2021"], True, False),
        (["04/13/2021", "01/02/2021"], False, False),
        (["01/02/2021", "03/04/2021"], True, True),
        (["01.02.2021", "03.04.2021"], True, False),
        (["13/04/2021", "14/04/2021", "04/13/2021"], True, True),
        (["02/02/2021", "2021-04-29"], True, False),
    ],
)
def test_the_order_of_day_and_month_is_decided_over_the_column(cells, day_first, doubtful):
    order = day_order(cells)
    assert (order.day_first, order.is_doubtful) == (day_first, doubtful)


def test_an_order_in_doubt_is_said_and_can_be_set():
    text = "date,lat,lon\n01/02/2021,39.95,70.54\n03/04/2021,39.95,70.54\n"
    assert days(imported(text)) == ["2021-02-01", "2021-04-03"]
    assert "--month-first" in problems(imported(text))
    american = imported(text, day_first=False)
    assert days(american) == ["2021-01-02", "2021-03-04"]
    assert not american.layer.notices


def test_a_date_against_the_order_of_its_column_is_left_out_and_named():
    found = imported("date,lat,lon\n13/04/2021,39,70\n14/04/2021,39,70\n04/15/2021,39,70\n")
    assert found.left_out == 1
    assert "row 4, column date: '04/15/2021' is no date that can be: there is no month 15" in problems(found)


def test_start_and_end_make_a_range_and_turned_ones_are_left_out():
    found = imported("start,end,lat,lon\n2021-04-28,2021-05-01,39,70\n2021-05-01,2021-04-28,39,70\n2021-04-28,,39,70\n")
    assert list(found.layer.events["date_precision"]) == ["range", "day"]
    assert "row 3, column end: the last day, 2021-04-28, is before the first, 2021-05-01" in problems(found)


# Coordinates


@pytest.mark.parametrize(
    ("cell", "value"),
    [("39.95", 39.95), ("39,95", 39.95), ("-70.5", -70.5), ("39.95°", 39.95), ("39.95 N", 39.95), ("N39.95", 39.95),
     ("70.5 W", -70.5), ("39°57'0\"N", 39.95), ("39° 57′ 0″ S", -39.95), ("39 57 0", 39.95), ("39°57'", 39.95),
     ("39.95 с", 39.95), ("1e1", 10.0)],
)  # fmt: skip
def test_degrees_in_every_spelling(cell, value):
    # The Cyrillic С of север is written like the Latin one.
    assert degrees(cell.replace("с", "С")) == pytest.approx(value)


@pytest.mark.parametrize("cell", ["", "nan", "inf", "39.95.1", "north", "39°61'", "0x10", "1_0", "9" * 100])
def test_what_is_no_coordinate_is_none(cell):
    assert degrees(cell) is None


@pytest.mark.parametrize(
    "cell", ["39.95, 70.54", "39.95,70.54", "39.95 70.54", "(39.95; 70.54)", "39,95; 70,54", "39.95N 70.54E",
             "POINT (70.54 39.95)", "SRID=4326;POINT(70.54 39.95)", "39.95/70.54"],
)  # fmt: skip
def test_pairs_in_every_spelling(cell):
    assert pair(cell) == (39.95, 70.54)


@pytest.mark.parametrize("cell", ["", "39.95", "39,95", "29/04", "39 95", "a, b", "1, 2, 3", "POINT EMPTY"])
def test_what_is_no_pair_is_none(cell):
    assert pair(cell) is None


@pytest.mark.parametrize("lat", ["95", "1e400", "-inf", "abc", "-91"])
def test_coordinates_off_the_earth_are_left_out_and_named(lat):
    found = imported(f"date,lat,lon\n2021-04-29,{lat},70.54\n2021-04-30,39.95,70.54\n")
    assert found.taken == 1 and "row 2" in problems(found)


def test_a_row_without_coordinates_stays_without_a_point():
    found = imported("date,lat,lon\n2021-04-29,,\n2021-04-30,39.95,\n2021-05-01,0,0\n2021-05-02,39.95,70.54\n")
    events = found.layer.events
    assert days(found) == ["2021-04-29", "2021-05-01", "2021-05-02"]
    assert list(events["lat"].isna()) == list(events["lon"].isna()) == [True, True, False]
    assert "39.95, nothing is no point" in problems(found)
    assert "row 4, column lat and lon: 0, 0 is in the Atlantic" in problems(found)
    assert "2 rows have no point: counted, and not on the map" in problems(found)


def test_swapped_columns_are_found_beyond_90_degrees_and_by_the_area():
    far = imported("date,lat,lon\n2021-04-29,139.7,35.6\n2021-04-30,139.8,35.7\n")
    assert list(far.layer.events["lat"]) == [35.6, 35.7]
    assert "latitude and longitude were swapped: 2 of 2 latitudes are beyond 90 degrees" in far.guess.remarks
    near = "date,lat,lon\n2021-04-29,70.54,39.95\n2021-04-30,70.5,39.9\n"
    assert list(imported(near, area=AREA).layer.events["lat"]) == [39.95, 39.9]
    assert list(imported(near).layer.events["lat"]) == [70.54, 70.5], "nothing tells without an area"


def test_columns_that_a_person_named_are_not_turned_around():
    near = "date,lat,lon\n2021-04-29,70.54,39.95\n"
    found = imported(near, area=AREA, columns={"lat": "lat", "lon": "lon"})
    assert list(found.layer.events["lat"]) == [70.54]
    assert "may be swapped" in problems(found)


def test_a_single_row_that_looks_swapped_is_named_and_stays():
    found = imported("date,lat,lon\n2021-04-29,39.95,70.54\n2021-04-30,70.5,39.9\n", area=AREA)
    assert list(found.layer.events["lat"]) == [39.95, 70.5]
    assert (
        "warning: events.csv, row 3, column lat and lon: 70.5, 39.9 would lie in the study's area if swapped"
        in problems(found)
    )


# Numbers, texts, links


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12", 12), ("1,200", 1200), ("1 200", 1200), ("3.0", 3), ("3.00", 3), ("3.0000", 3), ("1.200", 1200),
     ("3.000", None), ("012.000", None), ("0.000", 0), ("1.234.000", 1_234_000), ("0", 0), ("-3", None), ("3.5", None),
     ("x", None), ("9" * 40, None), ("20000000", None)],
)  # fmt: skip
def test_counts(cell, value):
    assert count_of(cell) == value


def test_a_number_that_is_none_is_left_empty_and_the_row_stays():
    found = imported("date,lat,lon,killed,low,high\n2021-04-29,39,70,many,1,2\n2021-04-29,39,70,5,9,2\n")
    assert [pd.isna(value) for value in found.layer.events["best"]] == [True, False]
    assert "'many' is no number of people" in problems(found)
    assert "low 9, best 5, high 2 are in no order" in problems(found)
    assert [pd.isna(value) for value in found.layer.events["low"]] == [False, True]


def test_links_lead_to_web_pages_only():
    cells = ["https://example.org/a", "javascript:alert(1)", "data:text/html,x", "", "see http://example.org/b; x"]
    rows = [{"date": "2021-04-29", "lat": "39", "lon": "70", "url": cell} for cell in cells]
    found = imported(csv_file(["date", "lat", "lon", "url"], rows))
    assert found.layer.events["url"].fillna("").tolist() == [
        "https://example.org/a", "", "", "", "http://example.org/b",
    ]  # fmt: skip
    assert "row 3, column url: 'javascript:alert(1)' is no web address" in problems(found)


# Excel


def test_a_workbook_is_read_with_dates_numbers_and_formulas_as_what_they_show():
    from datetime import datetime

    rows = [
        ["Datum", "Lat", "Lon", "Place"],
        [datetime(2021, 4, 29), 39.95, 70.54, "=1+1"],
        [],
        ["2021-04-30", 39, 70, True],
    ]
    found = imported(workbook(rows, [["other"]]), "book.xlsx")
    assert days(found) == ["2021-04-29", "2021-04-30"]
    assert found.layer.events["event_id"].tolist() == ["row 2", "row 4"], "rows count as in the sheet"
    assert found.layer.events["place"].fillna("").tolist() == ["", "True"], "a formula without a stored result is empty"
    assert "the workbook has 2 sheets; only 'Sheet' was read" in problems(found)
