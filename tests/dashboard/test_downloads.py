"""Lists show a page, downloads hold all that is chosen, and nothing that a spreadsheet would run."""

import csv
import io

import pytest
import streamlit as st
from app_runs import Html, counts, html_of, rows_of

import listings
import made_studies
from borderviz.exchange.formula_guard import FORMULA_SIGNS

LISTS = ("figures", "placed", "unplaced")


@pytest.fixture
def downloads(monkeypatch):
    """The label and the maker of what the page offers for download, the latest last; AppTest keeps no files."""
    offered = []
    draw = st.download_button

    def noted(label, data, file_name, *rest, **options):
        offered.append((label, data))
        return draw(label, data, file_name, *rest, **options)

    monkeypatch.setattr(st, "download_button", noted)
    return offered


def rows_in(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for another encoding"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def table_of(app) -> list[list[str]]:
    """The table of the page as rows of text; numbers as they are written in a file."""
    (body,) = [body for body in html_of(app) if "bv-table" in body]
    return [[number(cell) for cell in row] for row in Html(body).rows]


def number(cell: str) -> str:
    return cell.replace(",", "") if cell.replace(",", "").isdigit() else cell


def unquoted(rows: list[list[str]]) -> list[list[str]]:
    """Cells without the apostrophe that keeps a spreadsheet from running them, and numbers as `table_of` has them."""
    guarded = tuple(f"'{sign}" for sign in FORMULA_SIGNS)
    return [[number(cell[1:] if cell.startswith(guarded) else cell) for cell in row] for row in rows]


def show_list(app, name):
    return app.segmented_control(key="list").set_value(name).run()


@pytest.mark.parametrize(
    "address", [{}, {"kind": ["shooting"]}, {"report": ["dw-2021-05-01"]}, {"to": ["2021-04-29"]}], ids=str
)
def test_downloads_of_the_map_page_hold_all_that_is_chosen(address, open_app, downloads):
    app = open_app(address=address)
    shown, _, placed = counts(app)
    for name, total in (("placed", placed), ("unplaced", shown - placed)):
        show_list(app, name)
        label, make = downloads[-1]
        assert f"({total} rows)" in label
        assert len(rows_in(make())) == total + 1 if total else True
        assert len(app.radio) == (total > 0)
        assert not app.radio or len(app.radio[0].options) == min(total, listings.ROWS)


def test_figures_of_a_few_days_are_one_page_and_the_file_is_the_same(open_app, downloads):
    app = open_app(address={"to": ["2021-04-29"]})
    assert not app.get("pagination")
    assert unquoted(rows_in(downloads[-1][1]())) == table_of(app)


def test_pages_of_figures_together_are_the_file(open_app, downloads, study_folder):
    app = open_app(page="tolls", address={"question": ["figures"]})
    claims = rows_of(study_folder, "claims")
    head, *rows = table_of(app)
    assert len(rows) == listings.ROWS < len(claims) <= 2 * listings.ROWS
    app.get("pagination")[0].set_value(2).run()
    rows += table_of(app)[1:]
    label, make = downloads[-1]
    assert f"({len(claims)} rows)" in label
    assert unquoted(rows_in(make())) == [head, *rows]
    says, low = head.index("Says"), head.index("Low")
    assert sorted(row[says] for row in rows) == sorted(claim["claimant"] for claim in claims)
    assert [row[low] for row in rows].count("13500") == [claim["low"] for claim in claims].count("13500")


def test_a_page_that_a_filter_took_away_falls_back_to_the_last(open_app):
    app = open_app()
    app.get("pagination")[0].set_value(2).run()
    app.pills(key="report").set_value(["dw-2021-05-01"]).run()
    assert not app.exception
    assert len(table_of(app)) > 1
    assert not app.get("pagination")


def test_whole_numbers_stay_whole_beside_open_ends(open_app, downloads):
    open_app()
    header, *rows = rows_in(downloads[-1][1]())
    highs = [row[header.index("High")] for row in rows]
    assert "" in highs
    assert all(high.isdigit() for high in highs if high)


def test_nothing_shown_is_a_file_without_rows(open_app, downloads):
    app = open_app(address={"clash": ["2022-01"], "blamed": ["both"]})
    for name in LISTS[1:]:
        show_list(app, name)
        assert not app.exception
        assert "(0 rows)" in downloads[-1][0]
        assert len(rows_in(downloads[-1][1]())) <= 1


def test_thousands_of_rows_are_sent_page_by_page(open_app, downloads, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    header, *rows = (folder / "claims.csv").read_text(encoding="utf-8").splitlines()
    more = [f"copy-{number}-{row}" for number in range(80) for row in rows]
    (folder / "claims.csv").write_text("\n".join([header, *rows, *more]) + "\n", encoding="utf-8")
    app = open_app(folder, "tolls", {"question": ["figures"]})
    assert not app.exception
    assert len(table_of(app)) == 1 + listings.ROWS
    assert len(rows_in(downloads[-1][1]())) == 1 + len(rows) + len(more)


def test_formulas_do_not_run_in_a_spreadsheet(open_app, downloads, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    formula = '=HYPERLINK("https://foreign.example","x")'
    made_studies.rewrite(folder, "incidents", lambda row: row | {"summary": formula, "claimant": "@SUM(1)"})
    made_studies.rewrite(folder, "claims", lambda row: row | {"claimant": "+1+1"})
    app = open_app(folder)
    for name in LISTS:
        show_list(app, name)
        assert not app.exception
    cells = [cell for _, make in downloads for row in rows_in(make()) for cell in row]
    assert f"'{formula}" in cells
    assert "'+1+1" in cells
    assert not [cell for cell in cells if cell.startswith(FORMULA_SIGNS)]
