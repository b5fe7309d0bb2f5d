"""CSV for spreadsheets: readable in any script, and never a formula."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.exchange.csv_file import csv_bytes
from borderviz.exchange.formula_guard import unguarded


def read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "＝1+1", "'=1", '=HYPERLINK("http://x","y")']
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert read_back(csv_bytes(pd.DataFrame({"a": [text]})))[1] == [f"'{text}"]


def test_a_column_may_be_named_after_a_side_of_any_name() -> None:
    assert read_back(csv_bytes(pd.DataFrame({"=1+1: killed": ["31"]})))[0] == ["'=1+1: killed"]


def test_a_spreadsheet_that_cuts_cells_at_semicolons_runs_nothing_either() -> None:
    assert read_back(csv_bytes(pd.DataFrame({"a": ["x;=1+1"]})))[1] == ["x;'=1+1"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=1, max_size=5))
def test_no_cell_begins_as_a_formula_and_no_text_is_lost(cells: list[str]) -> None:
    rows = read_back(csv_bytes(pd.DataFrame({"number": range(len(cells)), "text": cells})))[1:]
    assert not any(text.startswith(("=", "+", "-", "@", "\t")) for _, text in rows)
    assert [unguarded(text) for _, text in rows] == cells


def test_numbers_stay_numbers_and_gaps_stay_empty() -> None:
    table = pd.DataFrame({"value": [-5, 12], "high": pd.array([None, 12], dtype="Int64")})
    assert read_back(csv_bytes(table)) == [["value", "high"], ["-5", ""], ["12", "12"]]


def test_the_file_is_utf_8_with_a_mark_and_the_line_ends_of_windows() -> None:
    content = csv_bytes(pd.DataFrame({"name": ["Оқсой"]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == "name\r\nОқсой\r\n"


def test_a_table_without_rows_keeps_its_head() -> None:
    assert read_back(csv_bytes(pd.DataFrame(columns=["a", "b"]))) == [["a", "b"]]
