"""Own exports told from other files; strangers' and broken ones end in one clear error, or in notices."""

from __future__ import annotations

import json
import struct
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from borderviz.exchange import archive, geoparquet_file, portable
from borderviz.exchange.own_files import form_of, is_own_export, read_export
from borderviz.model import TABLES
from borderviz.study import Study, StudyError

from .exports import READ_BACK, assert_same, content_of, export, with_file


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.mark.parametrize("name", READ_BACK)
def test_an_export_is_known_by_its_content(name: str, shipped: Study, tmp_path: Path) -> None:
    path = tmp_path / "renamed.dat"
    path.write_bytes(content_of(shipped, name))
    assert form_of(path) == name and is_own_export(path)
    assert_same(read_export(path), shipped)


@pytest.mark.parametrize("name", ["ged", "timemap", "kml"])
def test_formats_that_lose_something_are_not_opened(name: str, shipped: Study, tmp_path: Path) -> None:
    path = export(shipped, name, tmp_path)
    assert not is_own_export(path)
    with pytest.raises(StudyError, match="is no export of borderviz"):
        read_export(path)


def other_files(folder: Path) -> list[Path]:
    """Files of the same kinds that are no exports."""
    (folder / "a.geojson").write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    (folder / "a.csv").write_text("lat,lon\n1,2\n", encoding="utf-8")
    (folder / "empty").write_bytes(b"")
    (folder / "zip").write_bytes(archive.packed({"a.csv": b"a", "datapackage.json": b'{"name": "other"}'}))
    (folder / "no-package").write_bytes(archive.packed({"a.csv": b"a"}))
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (folder / "broken.parquet").write_bytes(b"PAR1" + b"\xff" * 20)
    pq.write_table(pa.table({"borderviz_export": [1]}), folder / "other.parquet")
    Workbook().save(folder / "other.xlsx")
    return [*folder.iterdir(), folder, folder / "nowhere"]


def test_other_files_are_not_taken_for_exports(tmp_path: Path) -> None:
    for path in other_files(tmp_path):
        assert not is_own_export(path), path
        with pytest.raises(StudyError, match=path.name):
            read_export(path)


@pytest.fixture(scope="module")
def exported(shipped: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of exports by format, made once: a workbook holds the time of its making."""
    folder = tmp_path_factory.mktemp("exported")
    for name in READ_BACK:
        (folder / name).write_bytes(content_of(shipped, name))
    return folder


# Smaller damage of the same files would tell no more, and looking for it takes minutes.
unshrunk = settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@pytest.mark.parametrize("name", READ_BACK)
@given(data=st.data())
@settings(unshrunk, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_export_is_a_clear_error_or_a_study_with_notices(
    name: str, exported: Path, data: st.DataObject
) -> None:
    content = bytearray((exported / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            content[at] = data.draw(st.integers(0, 255))
        else:
            del content[at : at + data.draw(st.integers(1, 300))]
    path = exported / f"damaged.{name}"
    path.write_bytes(content)
    try:
        study = read_export(path)
    except StudyError as error:
        assert f"damaged.{name}" in str(error)
    else:
        assert all(str(notice).partition(": ")[2].startswith(f"damaged.{name}") for notice in study.notices)


def change_cell(path: Path, name: str, value: str) -> Path:
    """The export with another value for `kind` in its second incident."""
    if name == "geojson":
        collection = json.loads(path.read_bytes())
        collection["features"][1]["properties"]["kind"] = value
        path.write_text(json.dumps(collection), encoding="utf-8")
    elif name == "csv":
        with zipfile.ZipFile(path) as held:
            lines = held.read("incidents.csv").decode().split("\r\n")
        lines[2] = lines[2].replace(",shooting,", f",{value},", 1)
        return with_file(path, "incidents.csv", "\r\n".join(lines).encode())
    elif name == "parquet":
        table = pq.read_table(path)
        kinds = table["kind"].to_pylist()
        kinds[1] = value
        at = table.schema.get_field_index("kind")
        pq.write_table(table.set_column(at, table.schema.field(at), pa.array(kinds, table.schema.field(at).type)), path)
    else:
        book = load_workbook(path)
        names = [cell.value for cell in book["Incidents"][1]]
        book["Incidents"].cell(3, names.index("kind") + 1).value = value
        book.save(path)
    return path


@pytest.mark.parametrize(("name", "row"), [("geojson", 2), ("csv", 3), ("parquet", 2), ("xlsx", 3)])
def test_a_bad_row_becomes_a_notice_with_file_row_and_column(
    name: str, row: int, shipped: Study, tmp_path: Path
) -> None:
    path = change_cell(export(shipped, name, tmp_path), name, "picnic")
    study = read_export(path)
    assert list(shipped.incidents)[1] not in study.incidents
    assert len(study.incidents) >= len(shipped.incidents) - 2
    notice = study.errors[0]
    assert str(notice).startswith(f"error: {path.name}, incidents, row {row}, column kind: 'picnic' is not one of")


@pytest.mark.parametrize("kind", ["evacuation", "talks"])
@pytest.mark.parametrize("name", READ_BACK)
def test_an_edited_cell_is_taken_over(name: str, kind: str, shipped: Study, tmp_path: Path) -> None:
    study = read_export(change_cell(export(shipped, name, tmp_path), name, kind))
    assert [one.kind.value for one in study.incidents.values()][1] == kind
    assert study.notices == ()


def test_a_workbook_saved_anew_with_dates_and_new_columns_is_read(shipped: Study, tmp_path: Path) -> None:
    path = export(shipped, "xlsx", tmp_path)
    book = load_workbook(path)
    sheet = book["Incidents"]
    names = [cell.value for cell in sheet[1]]
    sheet.cell(2, names.index("start") + 1).value = datetime(2021, 4, 27)
    sheet.cell(1, len(names) + 1).value = "checked by"
    sheet.cell(2, len(names) + 1).value = "A. N."
    book.save(path)
    study = read_export(path)
    assert str(next(iter(study.incidents.values())).start) == "2021-04-27"
    assert [notice.problem for notice in study.notices] == ["unknown column 'checked by'"]


def test_a_workbook_whose_rows_do_not_end_is_refused(shipped: Study, tmp_path: Path) -> None:
    """openpyxl makes all the empty rows before one that names a number of its own."""
    path = export(shipped, "xlsx", tmp_path)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    last = b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"].replace(b"</sheetData>", last)
    path.write_bytes(archive.packed(parts))
    with pytest.raises(StudyError, match="The sheet Incidents has more than 1,048,576 rows"):
        read_export(path)


@pytest.mark.parametrize("name", ["../incidents.csv", "/etc/incidents.csv", "C:\\incidents.csv", "a\\..\\..\\b"])
def test_an_archive_that_names_files_outside_of_itself_is_refused(name: str, shipped: Study, tmp_path: Path) -> None:
    for form in ("csv", "xlsx"):
        path = with_file(export(shipped, form, tmp_path), name, b"x")
        assert not is_own_export(path)
        with pytest.raises(StudyError, match=r"is no export|outside of itself"):
            read_export(path)
        with pytest.raises(StudyError, match="outside of itself"), archive.opened_archive(path):
            pass


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("datapackage.json", '{"borderviz_export": 1}')
        with bomb.open("incidents.csv", "w", force_zip64=True) as file:
            for _ in range(portable.LARGEST // 1_000_000 + 1):
                file.write(b"0" * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(StudyError, match="unpacks to"), archive.opened_archive(path):
        pass
    assert not is_own_export(path)


def test_an_archive_with_a_false_size_is_not_unpacked_beyond_it(shipped: Study, tmp_path: Path) -> None:
    """The size in the central directory is made small; what is read then ends there and does not fit its checksum."""
    path = with_file(export(shipped, "csv", tmp_path), "incidents.csv", b"0" * 10_000_000)
    content = path.read_bytes()
    true, false = struct.pack("<I", 10_000_000), struct.pack("<I", 10)
    assert content.count(true) >= 1
    path.write_bytes(content.replace(true, false))
    with pytest.raises(StudyError, match="cannot be unpacked"):
        read_export(path)


def test_a_long_text_that_stands_in_many_rows_is_refused(
    shipped: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portable, "LARGEST", 5_000)
    for name in READ_BACK:
        with pytest.raises(StudyError, match="unpacks to more than 5,000 bytes"):
            read_export(export(shipped, name, tmp_path))


def test_a_long_value_in_parquet_is_refused(shipped: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geoparquet_file, "LONGEST_VALUE", 50)
    with pytest.raises(StudyError, match="a value of more than 50 bytes"):
        read_export(export(shipped, "parquet", tmp_path))


@pytest.mark.parametrize(
    "change",
    [
        {"features": 5}, {"features": [None]}, {"features": [[]]}, {"features": [{"properties": [1]}]}, {"package": 5},
        {"claims": 5}, {"claims": ["x"]}, {"provenance": None, "package": [1]}, {"sides": [{"side": {"a": [1]}}]},
        {"package": {"borderviz": {"area": ["x"]}}}, {"package": {"contributors": 5, "licenses": ["x"]}},
        {"claims": [{"claim_id": "\ud800"}]}, {"places": [{"place_id": "a", "lat": float("nan")}]},
    ],
    ids=str,
)  # fmt: skip
def test_any_json_in_place_of_a_member_is_an_error_or_a_notice(
    change: dict[str, Any], shipped: Study, tmp_path: Path
) -> None:
    path = tmp_path / "changed.geojson"
    path.write_text(json.dumps(json.loads(content_of(shipped, "geojson")) | change), encoding="utf-8")
    try:
        study = read_export(path)
    except StudyError as error:
        assert "changed.geojson" in str(error)
    else:
        assert all(getattr(study, table) is not None for table in TABLES)
        assert study.notices or "contributors" in change.get("package", {})
        assert content_of(study, "geojson")


def test_json_nested_without_end_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "deep.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "borderviz_export": 1, "features": ' + "[" * 200_000, encoding="utf-8"
    )
    with pytest.raises(StudyError, match=r"deep\.geojson cannot be understood"):
        read_export(path)
