"""Your data: a dropped file is taken, corrected and laid over the map of its session, and of no other."""

from __future__ import annotations

import csv
import io
import sys

import pytest
import streamlit as st
from app_runs import Html, click, html_of, said, visit, words_of

import layers
import made_studies
from borderviz.exchange.importing.reader import read_layer
from borderviz.exchange.importing.source_file import SourceFile
from borderviz.exchange.layer_files import write_layer

GED = (
    "id,type_of_violence,dyad_name,side_a,side_b,where_prec,where_coordinates,latitude,longitude,date_prec,date_start,"
    "date_end,best,high,low\n"
    "1,1,North - South,North,South,1,Weir,39.95,70.54,1,2021-04-29,2021-04-29,7,9,5\n"
    "2,1,North - South,North,South,2,Ford,39.90,70.50,1,2021-04-30,2021-04-30,3,3,3\n"
    "3,1,North - South,North,South,9,Ford,abc,70.50,1,2021-04-30,2021-04-30,3,3,3\n"
)
GERMAN = (
    "Erfasst am;Datum;Breite;Länge;Ort;Tote\n01.02.2022;29.04.2021;39,95;70,54;Wehr;4\n"
    "02.02.2022;30.04.2021;39,9;70,5;Furt;1\n"
)
HOSTILE = (
    "date,lat,lon,title,place,url\n"
    "2021-04-29,39.95,70.54,<script>alert(1)</script>,[x](javascript:x),javascript:alert(1)\n"
)


def drop(app, content: str | bytes, name: str = "events.csv"):
    raw = content.encode() if isinstance(content, str) else content
    app.file_uploader(key="upload").set_value((name, raw, "text/csv"))
    return app.run()


def box(app, role: str):
    return next(box for box in app.selectbox if box.key and box.key.startswith(f"column_{role}_"))


def metrics(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


@pytest.fixture
def page(open_app):
    return open_app(page="data")


def test_the_page_says_that_nothing_is_stored(page):
    assert not page.exception
    assert "is not stored" in words_of(page)
    assert f"Up to {st.get_option('server.maxUploadSize')} MB." in words_of(page)
    assert not page.metric and not page.error


def test_a_ged_file_is_recognised_counted_and_compared(page):
    app = drop(page, GED, "ged.csv")
    assert not app.exception and not app.error
    assert "##### Taken for: UCDP GED" in said(app.markdown)
    assert metrics(app) == {
        "Rows": "3", "Taken": "2", "Left out": "1", "In the study's area": "2", "… in the days of its clashes": "2",
    }  # fmt: skip
    assert any("CC BY 4.0" in text for text in said(app.info))
    words = words_of(app)
    assert "row 4, column latitude" in words and "&#x27;abc&#x27; is no coordinate" in words
    assert "10 (low 8, high 12): sum of 2 events by ged" in words and "no event in ged" in words
    assert box(app, "lat").value == "latitude"


def test_a_wrong_guess_is_corrected_in_its_box(page):
    app = drop(page, GERMAN.replace("Datum", "Vorfall").encode("cp1252"), "orte.csv")
    assert box(app, "start").value == "Erfasst am"
    assert metrics(app)["… in the days of its clashes"] == "0"
    box(app, "start").select("Vorfall").run()
    assert not app.exception
    assert metrics(app)["… in the days of its clashes"] == "2"
    assert "read as Windows-1252" in words_of(app)
    assert "sum of 2 events by orte" in words_of(app)


def test_a_missing_column_can_be_named(page):
    app = drop(page, "a,b,c\n2021-04-29,39.95,70.54\n")
    (error,) = said(app.error)
    assert error == (
        "No column was found for: latitude in degrees, longitude in degrees. "
        "Choose it above, or one for latitude and longitude in one cell."
    )
    assert "--column" not in words_of(app)
    box(app, "lat").select("b").run()
    box(app, "lon").select("c").run()
    assert not app.error and metrics(app)["Taken"] == "1"


def test_a_date_alone_may_be_missing(page):
    app = drop(page, "lat,lon,what\n39.95,70.54,fire\n")
    assert said(app.error) == ["No column was found for: day, or first day. Choose it above."]


def test_each_guess_says_why_and_shows_what_the_column_holds(page):
    captions = said(drop(page, GED, "ged.csv").caption)
    assert "UCDP GED's own name for it. First values: 39.95 | 39.90 | abc" in captions
    captions = said(drop(page, GERMAN, "orte.csv").caption)
    assert "Found by its name; 2 of 2 values fit. First values: 39,95 | 39,9" in captions


def test_first_rows_show_whole_days_short_coordinates_and_no_empty_column(page):
    app = drop(page, "date,lat,lon,place\n2021-04-29,39.123456789,70.54,Weir\n")
    (table,) = [body for body in html_of(app) if "First day" in body]
    assert '<td class="bv-date">2021-04-29</td>' in table
    assert '<td class="bv-number">39.12346</td>' in table
    assert "Deaths" not in table and "Link" not in table and "Weir" in table


def test_a_sum_over_all_sides_stands_in_the_row_of_no_side(page):
    app = drop(page, GED, "ged.csv")
    (table,) = [body for body in html_of(app) if "Who counts" in body]
    rows = [row for row in table.split("<tr>") if "sum of 2 events by ged" in row]
    assert ["<td>all that the file counts</td>" in row and "Kyrgyz" not in row for row in rows] == [True]


def test_inside_another_page_no_file_can_be_dropped_and_that_is_said(open_app, monkeypatch):
    monkeypatch.setattr(type(st.context), "is_embedded", property(lambda context: True))
    app = open_app(page="data")
    assert not app.exception and not app.get("file_uploader")
    assert ["cannot be opened here, inside another page" in text for text in said(app.info)] == [True]
    assert any("Open in borderviz" in body for body in html_of(app)), "the way out of the frame"


def test_a_layer_is_laid_over_the_map_and_taken_off(page):
    app = click(drop(page, GED, "ged.csv"), "lay")
    held = app.session_state[layers.KEY]
    assert [layer.name for layer in held] == ["ged"] and len(held[0].events) == 2
    assert "This layer lies over the map" in said(app.success)[0]
    assert [link.proto.page for link in app.get("page_link")] == [""], "the way to the map"
    app.file_uploader(key="upload").clear()
    app.run()
    assert app.session_state[layers.KEY][0] is held[0], "the same object, run for run"
    visit(visit(app, "tolls"), "data")
    assert "ged (UCDP GED, 2 events)" in words_of(app)
    click(app, "remove_0")
    assert app.session_state[layers.KEY] == []


def test_what_is_shared_and_exported_says_that_it_leaves_uploads_out(page):
    import sharing

    assert sharing.NOT_SHARED not in words_of(page)
    app = click(drop(page, GED, "my [x](y).csv"), "lay")
    assert sharing.NOT_SHARED in words_of(visit(app, "tolls"))
    words = words_of(click(app, "export"))
    assert "What lies over the map from elsewhere (my [x](y)) is not in the file." in words


def test_an_export_without_layers_speaks_of_none(open_app):
    assert "from elsewhere" not in words_of(click(open_app(), "export"))


def test_layers_of_one_session_are_unknown_to_another(open_app):
    first = click(drop(open_app(page="data"), GED, "ged.csv"), "lay")
    assert len(first.session_state[layers.KEY]) == 1
    assert open_app(page="data").session_state[layers.KEY] == []


def test_a_file_is_read_once_however_often_the_page_runs(page, monkeypatch):
    import uploads

    read = []
    original = uploads.import_file
    monkeypatch.setattr("uploads.import_file", lambda inspection: read.append(1) or original(inspection))
    app = drop(page, GED, "ged.csv")
    app.run()
    app.run()
    assert len(read) == 1
    app.selectbox(key="upload_order").select("month").run()
    assert len(read) == 2


def test_hostile_text_stays_text(page):
    app = drop(page, HOSTILE)
    assert not app.exception
    for body in html_of(app):
        assert "script" not in Html(body).tags
        assert all(address.startswith(("https://", "http://")) for address in Html(body).addresses)
    assert all("](javascript" not in element.value for element in (*app.markdown, *app.caption))
    assert "is no web address and was left out" in words_of(app)
    assert not any(element.proto.allow_html for element in (*app.markdown, *app.caption))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"[" * 50_000, "nested too deeply"),
        (b"PK\x03\x04", "broken Excel workbook"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(content, words, page):
    app = drop(page, content, "file")
    assert not app.exception
    assert [words in error for error in said(app.error)] == [True]


def test_a_file_of_which_no_row_can_be_taken_cannot_be_laid_over(page):
    app = drop(page, "date,lat,lon\nsoon,39,70\n")
    assert not app.exception
    assert "No row of this file could be taken" in said(app.error)[0]
    assert not [button for button in app.button if button.key == "lay"]


def test_notices_beyond_the_first_are_in_the_download(page):
    rows = "".join(f"2021-04-{day:02},=x{day},70\n" for day in range(1, 31))
    app = drop(page, f"date,lat,lon\n2021-04-29,39,70\n{rows}")
    assert "10 more are in the file" in words_of(app)
    import upload_report

    layer = read_layer(SourceFile.in_memory("a.csv", f"date,lat,lon\n{rows}".encode())).layer
    table = list(csv.reader(io.StringIO(upload_report._file(layer.notices).decode("utf-8-sig"))))
    assert len(table) == len(layer.notices) + 1
    assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row)


def test_layers_stored_with_the_study_are_shown_to_every_session(open_app, tmp_path, monkeypatch):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    app = open_app(folder, "data")
    assert "stored with the study" not in words_of(app)
    write_layer(read_layer(SourceFile.in_memory("stored.csv", GED.encode())).layer, folder)
    (folder / "layers" / "broken.parquet").write_bytes(b"nothing")
    app.run()
    assert "stored (UCDP GED, 2 events)" in words_of(app) and "stored with the study" in words_of(app)
    assert ["broken.parquet holds no layer" in text for text in said(app.warning)] == [True]
    monkeypatch.setattr(sys, "argv", ["app.py", str(folder)])
    import layers

    assert layers.stored()[0][0] is layers.stored()[0][0], "read once"
