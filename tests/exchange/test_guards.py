"""Guards of text: what they change can be undone, and they change no more than they must."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from borderviz.columns import columns_of
from borderviz.exchange.excel_text import CUT, LONGEST, cell_text, escaped, unescaped
from borderviz.exchange.formula_guard import FORMULA_SIGNS, guarded, needs_guard, unguarded
from borderviz.model import TABLES

anything = st.text(max_size=40) | st.text(st.sampled_from("=+-@＝'\t\r\n;,\"ab"), max_size=12)
groups = st.lists(st.sampled_from(["_", "x", "0041", "005F", "000D", "\x01", "\r", "_x0041_", "\uffff", "\ud800"]))
ooxml = st.text(max_size=40) | groups.map("".join)


@given(anything)
def test_the_formula_guard_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(anything)
def test_no_piece_of_a_guarded_cell_begins_as_a_formula(text: str) -> None:
    first, *others = re.split("[;\t\r\n]", guarded(text))
    assert not first.startswith(FORMULA_SIGNS)
    assert not any(piece.startswith(tuple(sign for sign in FORMULA_SIGNS if not sign.isspace())) for piece in others)


@pytest.mark.parametrize("text", ["", "a=1", "a -1", "12", "'quoted'", "don't", "a; b", "a\r\nb", "3+4", "'"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_codes_numbers_and_dates_are_not_guarded() -> None:
    columns = {f"{t}.{name}": column for t, record in TABLES.items() for name, column in columns_of(record).items()}
    free = {name for name, column in columns.items() if needs_guard(column)}
    assert {"claims.note", "reports.title", "reports.file", "places.other_names"} <= free
    assert free.isdisjoint({"sides.utc_offset", "claims.metric", "places.lat", "claims.claim_id", "incidents.start"})


@given(ooxml)
def test_text_for_excel_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(st.text(st.characters(codec="utf-8")) | groups.map("".join))
def test_text_comes_back_through_a_workbook(text: str) -> None:
    book, file = Workbook(), io.BytesIO()
    cell = book.active.cell(1, 1, escaped(text))
    cell.data_type = "s"
    book.save(file)
    assert unescaped(load_workbook(file).active.cell(1, 1).value or "") == text


@pytest.mark.parametrize("text", ["snake_case", "_x_", "_x12_", "x_1234_", "__init__", "a\nb\tc", "Оқсой"])
def test_text_that_excel_holds_stays_as_it_is(text: str) -> None:
    assert cell_text(text) == (text, False)


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "🚑" * 20_000, "\r" * 10_000, "a" + "\r" * 10_000])
def test_text_longer_than_excel_holds_is_cut_at_a_whole_character(text: str) -> None:
    held, is_cut = cell_text(text)
    assert is_cut and held.endswith(CUT)
    assert LONGEST - 8 <= len(held.encode("utf-16-le")) // 2 <= LONGEST
    assert text.startswith(unescaped(held.removesuffix(CUT)))


def test_the_longest_text_is_not_cut() -> None:
    for text in ("x" * LONGEST, "🚑" * (LONGEST // 2)):
        assert cell_text(text) == (text, False)
