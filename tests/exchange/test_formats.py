"""Formats: each file is what programs of its kind expect, and says whose data it is."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import warnings
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import geopandas
import pyarrow.parquet as pq
import pyogrio
import pytest
from frictionless import system
from openpyxl import load_workbook

import made_studies
from borderviz.columns import columns_of
from borderviz.exchange.excel_text import CUT, LONGEST
from borderviz.exchange.formats import ALL, FORMATS
from borderviz.exchange.formula_guard import FORMULA_SIGNS
from borderviz.exchange.provenance import Provenance
from borderviz.model import TABLES, Incident
from borderviz.rules import local_day
from borderviz.selection import Selection
from borderviz.study import Study, StudyError

from .exports import WRITTEN_HERE, content_of, export, features_of


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return Study.open(made_studies.hostile(tmp_path_factory.mktemp("hostile") / "study"))


SHOOTING = Selection(kinds=frozenset(["shooting"]))


def test_the_registry_names_every_format_once() -> None:
    assert list(FORMATS) == ["geojson", "csv", "parquet", "xlsx", "ged", "timemap", "kml", "html"]
    assert len({one.ending for one in ALL}) == len({one.label for one in ALL}) == len(ALL)
    assert all(one.about.endswith(".") and one.ending.startswith(".") and "/" in one.media_type for one in ALL)


def test_a_library_that_is_not_installed_is_named(shipped: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(StudyError, match=r"Excel needs openpyxl.*pip install borderviz\[files\]"):
        content_of(shipped, "xlsx")


def all_text(name: str, content: bytes) -> str:
    """All that a file holds as one text, unpacked."""
    if name in ("csv", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(each).decode() for each in archive.namelist())
    if name == "parquet":
        return json.dumps(json.loads(pq.read_schema(io.BytesIO(content)).metadata[b"borderviz"]), ensure_ascii=False)
    return content.decode()


@pytest.mark.parametrize("name", WRITTEN_HERE)
def test_every_format_carries_credits_licence_filter_and_day(name: str, shipped: Study) -> None:
    found = all_text(name, content_of(shipped, name, SHOOTING))
    provenance = Provenance.of(shipped, SHOOTING)
    for words in (*provenance.credits, *provenance.licences, "what happened: Shooting", "2026-02-03"):
        assert words in found, words


@pytest.mark.parametrize("name", WRITTEN_HERE)
def test_every_format_takes_a_hostile_and_an_empty_study(name: str, hostile: Study, tmp_path: Path) -> None:
    empty = Study.open(made_studies.without_rows(tmp_path / "empty"))
    assert content_of(hostile, name)
    assert content_of(empty, name)


def test_geojson_is_read_by_gdal_without_a_warning(shipped: Study, hostile: Study, tmp_path: Path) -> None:
    for study in (shipped, hostile, SHOOTING.of(shipped)):
        path = export(study, "geojson", tmp_path)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            info = pyogrio.read_info(path)
            frame = pyogrio.read_dataframe(path)
        assert (info["crs"], info["geometry_type"], info["features"]) == ("EPSG:4326", "Point", len(study.incidents))
        assert list(frame["incident_id"]) == list(study.incidents)
        assert {*columns_of(Incident), "place", "radius_km", "report_title", "report_url"} <= set(frame.columns)
        unplaced = [place is None or not place.has_point for place in places_of(study)]
        assert list(frame.geometry.isna()) == unplaced and any(unplaced)


def places_of(study: Study) -> list[Any]:
    return [study.places.get(incident.place_id) for incident in study.incidents.values()]


def test_geojson_has_positions_of_seven_decimals_and_no_crs(tmp_path: Path) -> None:
    study = Study.open(made_studies.copy_of_shipped(tmp_path / "study"))
    made_studies.write_used_places(tmp_path / "study")
    made_studies.rewrite(tmp_path / "study", "places", lambda row: row | {"lat": row["lat"] and "39.123456789012"})
    study = Study.open(tmp_path / "study")
    content = content_of(study, "geojson")
    positions = re.findall(r'"coordinates": \[([^\]]*)\]', content.decode())
    assert positions and all(len(number.partition(".")[2]) <= 7 for each in positions for number in each.split(", "))
    assert "39.1234568" in positions[0]
    assert "crs" not in json.loads(content)
    assert all({"type", "id", "geometry", "properties"} == set(feature) for feature in features_of(content))


@pytest.mark.parametrize("selection", [Selection(), SHOOTING, Selection(clashes=frozenset(["2022-09"]))], ids=str)
def test_csv_is_a_valid_data_package(selection: Selection, shipped: Study, hostile: Study, tmp_path: Path) -> None:
    for study in (shipped, hostile):
        report = validated(export(study, "csv", tmp_path, selection))
        assert report.valid, report.flatten(["type", "note"])
        assert [task.stats["rows"] for task in report.tasks] == [
            len(selection.of(study).used(table)) for table in TABLES
        ]


def validated(path: Path) -> frictionless.Report:
    with system.use_context(trusted=True):
        return frictionless.Package(str(path)).validate()


def test_no_cell_of_csv_runs_whatever_separator_a_spreadsheet_expects(tmp_path: Path) -> None:
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    formulas = ["=1+1", "+1", "-1", "@A1", "＝1", "a;=1+1", "a\n=1+1", "a\t@A1", '"x";=1', "'=1"]
    numbers = iter(range(10_000))
    made_studies.rewrite(folder, "claims", lambda row: row | {"note": formulas[next(numbers) % len(formulas)]})
    made_studies.rewrite(folder, "reports", lambda row: row | {"file": "=1+1", "title": "=1+1"})
    path = export(Study.open(folder), "csv", tmp_path)
    assert validated(path).valid
    with zipfile.ZipFile(path) as archive:
        tables = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv")}
    for name, text in tables.items():
        for separator in ",;\t":
            cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
            running = [cell for cell in cells if cell.startswith(FORMULA_SIGNS) and not is_harmless(cell)]
            assert running == [], (name, separator)


def is_harmless(cell: str) -> bool:
    """Whether a cell is a number or an offset of time, or the end of a line of another separator."""
    return re.fullmatch(r"[+-][\d.]+(:\d\d)?(,[^=+@;\t-]*)?", cell) is not None or cell.strip() == ""


def test_the_same_content_gives_the_same_bytes(shipped: Study) -> None:
    assert content_of(shipped, "csv") == content_of(shipped, "csv")


def test_geoparquet_is_read_by_geopandas_with_types(shipped: Study, tmp_path: Path) -> None:
    path = export(shipped, "parquet", tmp_path)
    frame = geopandas.read_parquet(path)
    assert json.loads(pq.read_schema(path).metadata[b"geo"])["version"] == "1.1.0"
    assert frame.crs == "EPSG:4326"
    assert [str(frame[name].dtype) for name in ("evidence_start", "radius_km")] == ["Int64", "float64"]
    days = [(local_day(one.start), local_day(one.end)) for one in shipped.incidents.values()]
    assert list(zip(frame["start_day"], frame["end_day"], strict=True)) == days
    for point, place in zip(frame.geometry, places_of(shipped), strict=True):
        assert (point is None) == (place is None or not place.has_point)
        assert point is None or (point.x, point.y) == (place.lon, place.lat)


def test_excel_holds_the_tables_as_text_and_numbers(shipped: Study, tmp_path: Path) -> None:
    book = load_workbook(export(shipped, "xlsx", tmp_path))
    assert book.sheetnames == ["About", "Incidents", "Claims", "Reports", "Places", "Clashes", "Sides"]
    for table in TABLES:
        sheet = book[table.capitalize()]
        assert sheet.max_row == len(shipped.used(table)) + 1
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref.startswith("A1:")
    row = {cell.value: below.value for cell, below in zip(book["Claims"][1], book["Claims"][2], strict=True)}
    claim = next(iter(shipped.claims.values()))
    assert (row["value"], row["vague"], row["as_of"]) == (claim.value, claim.vague, claim.as_of)
    about = [[cell.value for cell in line[:2]] for line in book["About"].iter_rows()]
    assert ["Title", shipped.settings.title] in about and ["Exported on", "2026-02-03"] in about


def test_no_cell_of_excel_is_a_formula_an_error_or_cut_in_silence(tmp_path: Path) -> None:
    folder = made_studies.copy_of_shipped(tmp_path / "study", title="=1+1" + "x" * LONGEST)
    made_studies.rewrite(folder, "incidents", lambda row: row | {"summary": "=cmd|' /C calc'!A0", "note": "#N/A"})
    content = content_of(Study.open(folder), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 7
    assert not any(re.search(r'<f[ >]|t="(e|str)"', sheet) for sheet in sheets)
    book = load_workbook(io.BytesIO(content))
    formulas = [c for row in book["Incidents"].iter_rows() for c in row if str(c.value).startswith("=")]
    assert len(formulas) == 41
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in formulas)
    lines = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert len(lines["Title"]) == LONGEST and lines["Title"].endswith(CUT)
    assert lines["Cut cells"].endswith("About: 1")


@pytest.mark.parametrize("name", WRITTEN_HERE)
def test_no_report_brings_an_address_that_runs(name: str, tmp_path: Path) -> None:
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    bad = {"url": "javascript:alert(1)"}
    made_studies.rewrite(folder, "reports", lambda row: row | (bad if row["report_id"] == "dw-2021-05-01" else {}))
    study = Study.open(folder)
    assert "'javascript:alert(1)' is not a web address" in str(study.errors[0])
    assert study.incidents and "dw-2021-05-01" not in study.reports
    assert "javascript:" not in all_text(name, content_of(study, name))
