"""Tables as HTML: every cell escaped, links only to the web."""

from __future__ import annotations

from datetime import date

import pytest

from borderviz.table_html import table_html


def cell(value: object) -> str:
    """The HTML of the one cell of a table."""
    html = table_html([{"Head": value}])
    return html.partition("<tbody><tr>")[2].partition("</tr></tbody>")[0]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\"><img src=x onerror='x'>", "a & b", "</td></tr>"])
def test_text_is_escaped_in_cells_and_headings(text: str) -> None:
    inner = cell(text).removeprefix("<td>").removesuffix("</td>")
    assert "<" not in inner and '"' not in inner
    heading = table_html([{text: "x"}]).partition("<thead>")[2].partition("</thead>")[0]
    assert inner in heading


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&c=2", "http://example.org/'onclick='x"])
def test_a_web_address_is_a_link_that_gives_nothing_away(address: str) -> None:
    html = cell(address)
    assert 'rel="noopener noreferrer"' in html and 'target="_blank"' in html
    assert "&c" not in html and "'" not in html
    assert html.count("<a ") == 1


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "//example.org", " https://example.org", "ftp://x"]
)
def test_anything_else_is_no_link(text: str) -> None:
    assert "<a" not in cell(text)


def test_an_attribute_cannot_be_broken_out_of() -> None:
    html = cell('https://example.org/"onmouseover="alert(1)')
    assert html.count('"') == 6


@pytest.mark.parametrize("value", [None, ""])
def test_an_empty_cell_stays_empty(value: object) -> None:
    assert cell(value) == "<td></td>"


def test_numbers_have_separators_and_a_class() -> None:
    assert cell(13500) == '<td class="bv-number">13,500</td>'


def test_the_head_of_numbers_stands_over_them() -> None:
    head = table_html([{"Name": "x", "Low": None}, {"Name": "y", "Low": 2}]).partition("</thead>")[0]
    assert '<th scope="col">Name</th><th scope="col" class="bv-number">Low</th>' in head


def test_a_date_is_written_as_in_the_data_and_kept_on_one_line() -> None:
    assert cell(date(2021, 4, 29)) == '<td class="bv-date">2021-04-29</td>'


def test_a_table_of_few_columns_says_so_to_the_style_sheet() -> None:
    assert 'class="bv-table bv-narrow"' in table_html([{"When": "then"}], is_narrow=True)
    assert "bv-narrow" not in table_html([{"When": "then"}])


def test_each_row_has_a_cell_for_each_column() -> None:
    html = table_html([{"When": "then", "What": None}, {"When": "now", "What": 2}])
    assert html.count("<th ") == 2 and html.count("<td") == 4 and html.count("<tr") == 3


def test_a_table_without_rows_is_empty() -> None:
    assert "<th " not in table_html([]) and "<td" not in table_html([])
