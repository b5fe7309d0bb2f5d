"""Hostile workbooks: what a few kB can unfold to is refused before it fills the memory."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence

import pytest

from borderviz.exchange.importing import excel_archive, raw_table
from borderviz.exchange.importing.errors import ImportFileError

from .event_files import imported, problems, workbook, zipped

SHEET, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
SPREADSHEET = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
EVENT = [["date", "lat", "lon"], ["2021-04-29", 39, 70]]


def parts_of(rows: Sequence[Sequence[object]]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def with_end_of_sheet(rows: Sequence[Sequence[object]], end: str) -> bytes:
    parts = parts_of(rows)
    return zipped(parts | {SHEET: parts[SHEET].replace(b"</sheetData>", end.encode())})


def with_type(types: bytes, part: str, kind: str) -> bytes:
    """The list of content types with one more; `kind` is its end."""
    content_type = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    return types.replace(b"</Types>", f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'.encode())


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(excel_archive, "MOST_UNPACKED", 1 << 20)
    bomb = zipped({"[Content_Types].xml": b"<x/>", "xl/worksheets/sheet1.xml": b"0" * (2 << 20)})
    assert len(bomb) < 10_000
    opened = []
    monkeypatch.setattr("openpyxl.load_workbook", lambda *a, **k: opened.append(a))
    with pytest.raises(ImportFileError, match="would unpack to 2 MB; 1 MB is the most"):
        imported(bomb, "bomb.xlsx")
    assert not opened


def test_a_workbook_that_declares_entities_is_refused():
    laughs = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><workbook/>'
    with pytest.raises(ImportFileError, match="declares XML entities"):
        imported(zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": laughs}), "a.xlsx")


def far_cell(row: int, column: str) -> bytes:
    """A workbook with a header, an event, and one cell far away."""
    cell = f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
    return with_end_of_sheet([["date", "lat", "lon"], ["2021-04-29", 39, 70]], cell)


def test_a_cell_at_the_far_end_of_a_sheet_is_one_row_or_refused():
    found = imported(far_cell(100_000, "C"), "far.xlsx")
    assert (found.rows, found.taken) == (2, 1)
    assert "row 100000, column date: the row has no date" in problems(found)
    for row, column in ((3, "XFD"), (10**12, "A")):
        with pytest.raises(ImportFileError, match="columns are the most"):
            imported(far_cell(row, column), "far.xlsx")


def test_a_long_text_that_stands_in_every_row_is_refused_before_it_takes_gigabytes():
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, 1_000))
    parts = parts_of([["title", "lat", "lon", "date"]])
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    parts[TYPES] = with_type(parts[TYPES], "xl/sharedStrings.xml", "sharedStrings")
    parts["xl/sharedStrings.xml"] = f"<sst {SPREADSHEET}><si><t>{'A' * 1_000_000}</t></si></sst>".encode()
    book = zipped(parts)
    assert len(book) < 20_000
    with pytest.raises(ImportFileError, match=r"the rows of a\.xlsx would take more than 512 MB of memory"):
        imported(book, "a.xlsx")


def test_cells_beyond_the_header_are_not_held():
    far = "".join(f'<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>' for row in range(3, 70))
    found = imported(with_end_of_sheet(EVENT, f"{far}</sheetData>"), "a.xlsx")
    assert (found.rows, found.taken) == (68, 1)
    assert "row 69, column date: the row has no date" in problems(found)


def test_wide_rows_that_are_empty_but_for_their_ends_are_refused(monkeypatch):
    monkeypatch.setattr(raw_table, "MOST_HELD", 1 << 20)
    header = [[*EVENT[0], *(f"c{number}" for number in range(900))], EVENT[1]]
    far = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(3, 300))
    with pytest.raises(ImportFileError, match="would take more than 1 MB of memory"):
        imported(with_end_of_sheet(header, f"{far}</sheetData>"), "a.xlsx")


@pytest.mark.parametrize("form", ["events", "geojson"])
def test_empty_objects_do_not_become_gigabytes_of_empty_cells(form, monkeypatch):
    monkeypatch.setattr(raw_table, "MOST_HELD", 1 << 20)
    many = {"date": "2021-04-29", "latitude": 39, "longitude": 70} | {f"c{number}": 1 for number in range(900)}
    if form == "events":
        content: object = [many, *[{}] * 200]
    else:
        content = {"type": "FeatureCollection", "features": [{"geometry": None, "properties": many}, *[{}] * 200]}
    with pytest.raises(ImportFileError, match="would take more than 1 MB of memory"):
        imported(json.dumps(content).encode(), "a.json")


def test_parts_that_are_held_as_trees_must_be_small():
    styles = f"<styleSheet {SPREADSHEET}><cellXfs>".encode() + b"<xf/>" * 4_000_000 + b"</cellXfs></styleSheet>"
    book = zipped(parts_of(EVENT) | {"xl/styles.xml": styles})
    assert len(book) < 50_000
    with pytest.raises(ImportFileError, match="beside its sheets would unpack to 19 MB; 16 MB is the most"):
        imported(book, "styles.xlsx")


def test_pictures_may_be_large_but_not_what_only_calls_itself_one(monkeypatch):
    monkeypatch.setattr(excel_archive, "MOST_BESIDE", 1 << 16)
    picture = "xl/media/image1.png"
    parts = parts_of(EVENT) | {picture: bytes(1 << 17)}
    assert imported(zipped(parts), "a.xlsx").taken == 1
    parts[TYPES] = with_type(parts[TYPES], picture, "sheet.main")
    with pytest.raises(ImportFileError, match="beside its sheets"):
        imported(zipped(parts), "a.xlsx")


def test_a_sheet_may_be_large_but_not_what_is_a_sheet_and_something_else(monkeypatch):
    monkeypatch.setattr(excel_archive, "MOST_BESIDE", 1 << 16)
    parts = parts_of(EVENT)
    parts[SHEET] += b" " * (1 << 17)
    assert imported(zipped(parts), "a.xlsx").taken == 1
    parts[TYPES] = with_type(parts[TYPES], SHEET, "sheet.main")
    with pytest.raises(ImportFileError, match="beside its sheets"):
        imported(zipped(parts), "a.xlsx")


def test_a_workbook_is_not_followed_out_of_its_archive(tmp_path):
    packed = tmp_path / "a.xlsx"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/../../../outside.xml", "<x/>")
    with pytest.raises(ImportFileError):
        imported(packed.read_bytes(), "a.xlsx")
    assert list(tmp_path.iterdir()) == [packed]
