"""Downloads hold exactly the rows that the page shows, and nothing that a spreadsheet would run."""

import csv
import io

import pytest
import streamlit as st
from app_runs import Html, html_of, rows_of, visit

import made_studies
from borderviz.exchange.csv_file import FORMULA_SIGNS


@pytest.fixture
def downloads(monkeypatch):
    """What the page offers for download since its last run, by file name and order; AppTest keeps no files."""
    offered = []
    draw = st.download_button

    def noted(label, data, file_name, *rest, **options):
        offered.append((label, file_name, data))
        return draw(label, data, file_name, *rest, **options)

    monkeypatch.setattr(st, "download_button", noted)
    return offered


def rows_in(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for another encoding"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def shown(app) -> list[list[list[str]]]:
    """The tables of the page as rows of text; numbers as they are written in a file."""
    tables = [Html(body).rows for body in html_of(app) if "bv-table" in body]
    return [[[number(cell) for cell in row] for row in rows] for rows in tables]


def number(cell: str) -> str:
    return cell.replace(",", "") if cell.replace(",", "").isdigit() else cell


def unquoted(rows: list[list[str]]) -> list[list[str]]:
    """Cells without the apostrophe that keeps a spreadsheet from running them, and numbers as `shown` has them."""
    guarded = tuple(f"'{sign}" for sign in FORMULA_SIGNS)
    return [[number(cell[1:] if cell.startswith(guarded) else cell) for cell in row] for row in rows]


@pytest.mark.parametrize(
    "address", [{}, {"kind": ["shooting"]}, {"report": ["dw-2021-05-01"]}, {"to": ["2021-04-29"]}], ids=str
)
def test_downloads_of_the_map_page_hold_the_rows_shown(address, open_app, downloads):
    app = open_app(address=address)
    tables = shown(app)
    assert len(tables) == len(downloads) == 3
    for (label, _, content), table in zip(downloads, tables, strict=True):
        assert unquoted(rows_in(content)) == table
        assert f"({len(table) - 1} rows)" in label


def test_download_of_the_tolls_page_holds_all_figures(open_app, downloads, study_folder):
    app = open_app(page="tolls")
    claims = rows_of(study_folder, "claims")
    _, name, content = downloads[-1]
    assert name.endswith(".csv")
    assert unquoted(rows_in(content)) == shown(app)[-1]
    header, *rows = rows_in(content)
    assert sorted(row[header.index("Says")] for row in rows) == sorted(claim["claimant"] for claim in claims)
    assert [row[header.index("Low")] for row in rows].count("13500") == [c["low"] for c in claims].count("13500")


def test_nothing_shown_is_a_file_without_rows(open_app, downloads):
    app = open_app(address={"clash": ["2022-01"], "blamed": ["both"]})
    assert not app.exception
    for label, _, content in downloads[1:]:
        assert "(0 rows)" in label
        assert len(rows_in(content)) <= 1


def test_more_rows_than_read_well_stay_complete(open_app, downloads, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    header, *rows = (folder / "claims.csv").read_text(encoding="utf-8").splitlines()
    more = [f"copy-{number}-{row}" for number in range(8) for row in rows]
    (folder / "claims.csv").write_text("\n".join([header, *rows, *more]) + "\n", encoding="utf-8")
    app = visit(open_app(folder), "tolls")
    assert not app.exception
    assert len(rows_in(downloads[-1][2])) - 1 == len(app.dataframe[0].value) == len(rows) + len(more)


def test_formulas_do_not_run_in_a_spreadsheet(open_app, downloads, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    formula = '=HYPERLINK("https://foreign.example","x")'
    made_studies.rewrite(folder, "incidents", lambda row: row | {"summary": formula, "claimant": "@SUM(1)"})
    made_studies.rewrite(folder, "claims", lambda row: row | {"claimant": "+1+1"})
    app = open_app(folder)
    assert not app.exception
    assert len(downloads) == 3
    cells = [cell for _, _, content in downloads for row in rows_in(content) for cell in row]
    assert f"'{formula}" in cells
    assert "'+1+1" in cells
    assert not [cell for cell in cells if cell.startswith(FORMULA_SIGNS)]
