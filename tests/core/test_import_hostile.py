"""Hostile files: nothing of them runs, hangs, fills the memory or takes the good rows with it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from urllib.parse import urlsplit

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borderviz.exchange.importing import csv_rows, json_file, ledger, raw_table
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.formats import FORMATS
from borderviz.exchange.importing.raw_table import gathered
from borderviz.exchange.importing.reader import Options, inspect, read_layer
from borderviz.exchange.importing.source_file import LONGEST_NAME, SourceFile
from borderviz.exchange.importing.texts import LONGEST_TEXT, harmless, web_link

from .event_files import acled, feature, ged, geojson, imported, only, problems, workbook, zipped

quick = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
HEADER = "date,lat,lon,place,killed,url\n"
GOOD = "2021-04-29,39.95,70.54,Weir,3,https://example.org/\n"


def places(found) -> list[str]:
    return found.layer.events["place"].fillna("").tolist()


def test_a_cell_of_ten_megabytes_is_cut_and_named():
    found = imported(f"{HEADER}2021-04-29,39,70,{'x' * 10_000_000},1,\n{GOOD}")
    assert [len(place) for place in places(found)] == [LONGEST_TEXT, 4]
    assert "row 2, column place: the cell has 10,000,000 characters and was cut after 2,000" in problems(found)


def test_long_cells_are_no_dates_coordinates_or_numbers():
    long = "9" * 1_000_000
    found = imported(f"{HEADER}{long},39,70,a,1,\n2021-04-29,{long},70,b,1,\n2021-04-29,39,70,c,{long},{long}\n{GOOD}")
    assert places(found) == ["c", "Weir"]
    assert all(len(str(notice)) < 400 for notice in found.layer.notices)


@pytest.mark.parametrize(
    "text", ["a\u202eb", "a\u2066b\u2069", "a\x00b", "a\x1b[31mb", "a\u200bb", "\ufeffab", "a\u2028b"]
)
def test_control_bidirectional_and_unseen_characters_are_taken_away(text):
    assert harmless(text) in ("ab", "a b", "a [31mb")
    found = imported(f"{HEADER}2021-04-29,39,70,{text},1,\n".encode())
    assert places(found)[0].isprintable()


def test_the_name_of_a_layer_is_one_short_harmless_line():
    source, evil = SourceFile.in_memory("a.csv", (HEADER + GOOD).encode()), "\u202eevil\n" + "a" * 10_000_000
    name = read_layer(source, Options(name=evil)).layer.name
    assert name.startswith("evil a") and len(name) == LONGEST_NAME
    assert read_layer(source, Options(name="\u202e")).layer.name == "a"


def test_joiners_that_some_scripts_are_spelt_with_stay():
    assert harmless("می\u200cخواهم") == "می\u200cخواهم"


def test_formulas_and_markup_stay_text():
    texts = ["=cmd|' /C calc'!A0", "@SUM(1)", "<script>alert(1)</script>", "${x}", "{{x}}"]
    found = imported(HEADER + "".join(f'2021-04-29,39,70,"{text}",1,\n' for text in texts))
    assert places(found) == texts


def test_an_unclosed_quote_costs_its_row_alone():
    rows = [f"2021-04-29,39,70,p{number},1,\n" for number in range(700)]
    rows[3] = '2021-04-29,39,70,"open,1,\n'
    found = imported(HEADER + "".join(rows))
    assert found.rows == 700 and found.left_out == 1
    assert "row 5: the row was left out" in problems(found)
    assert places(found)[3:5] == ["p4", "p5"]


def test_of_very_many_bad_rows_the_first_are_named_and_the_others_counted(monkeypatch):
    for module in (raw_table, ledger):
        monkeypatch.setattr(module, "MOST_NAMED", 5)
    bad = "soon,x,70,a,many,\n" * 20 + "2021-04-29,39,70,a,3,,,too many\n" * 8
    found = read_layer(SourceFile.in_memory("a.csv", (HEADER + GOOD + bad).encode()))
    assert (found.rows, found.taken, found.left_out) == (29, 1, 28)
    said = problems(found).splitlines()
    assert len([line for line in said if ", row " in line]) == 10, "five that are no rows, five by their cells"
    assert any("3 more rows could not be made out" in line for line in said)
    assert any("column lat: 15 more rows have the like, such as row 22" in line for line in said)
    assert any("column date: 20 more rows have the like, such as row 22" in line for line in said)


def test_more_rows_than_any_data_set_has_are_refused(monkeypatch):
    monkeypatch.setattr(raw_table, "MOST_EVENTS", 3)
    assert imported(HEADER + GOOD * 3).taken == 3
    for rows in (GOOD * 4, GOOD.replace("Weir", '"We\nir"') * 4):
        with pytest.raises(ImportFileError, match="more than 3 rows"):
            imported(HEADER + rows)


def test_a_cell_of_separators_alone_does_not_hold_up_the_links():
    link = "https://example.org/"
    for cell in (
        "," * 500_000,
        ", " * 200_000,
        ";|" * 200_000,
        "," * 500_000 + link,
        f"{link} {',a:' * 100_000}",
    ):
        assert web_link(cell) in ("", link)


def test_a_file_of_unclosed_quotes_is_refused_before_it_costs_minutes(monkeypatch):
    monkeypatch.setattr(csv_rows, "MOST_UNCLOSED", 20)
    with pytest.raises(ImportFileError, match="more than 20 rows have quotes that are not closed"):
        imported(HEADER + '2021-04-29,39,70,"open\n' * 1_001)


def test_a_row_with_too_many_cells_is_named_and_one_with_too_few_is_filled_up():
    found = imported(f"{HEADER}2021-04-29,39,70,a,1,,,,\n2021-04-29,39,70,b,1,,,x\n2021-04-29,39,70\n")
    assert places(found) == ["a", ""]
    assert "row 3: the row was left out: it has 8 cells under 6 columns" in problems(found)


def test_a_table_of_too_many_columns_is_refused():
    with pytest.raises(ImportFileError, match="1,001 columns"):
        imported(",".join(map(str, range(1_001))) + "\n")


def test_columns_with_the_same_or_no_name_are_told_apart():
    found = imported("date,lat,lon,lat,,\n2021-04-29,39,70,1,2,3\n")
    assert found.guess.columns == ("date", "lat", "lon", "lat (4)", "column 5", "column 6")


def test_a_year_of_9999_is_left_out():
    found = imported(f"{HEADER}9999-12-31,39,70,a,1,\n{GOOD}")
    assert places(found) == ["Weir"]
    assert "the year 9999 is not between 1900 and 2100" in problems(found)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (zipped({"events.csv": b"date,lat,lon"}), "zip archive, but no Excel workbook"),
        (b"PK\x03\x04 broken", "broken Excel workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "Excel before 2007"),
        (b"\x1f\x8b\x08" + b"\0" * 100, "packed with gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"one column\nof words\n", "is no table"),
    ],
)
def test_what_is_no_table_says_what_it_is(content, words):
    with pytest.raises(ImportFileError, match=words):
        imported(content, "file")


# JSON


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_deeply_nested_json_is_refused(text):
    with pytest.raises(ImportFileError, match=r"nested too deeply|no JSON"):
        imported(text, "deep.json")


def test_deeply_nested_coordinates_and_properties_are_read_or_named():
    nested: object = [70.0, 39.0]
    for _ in range(200):
        nested = [nested]
    found = imported(geojson(feature({"type": "Polygon", "coordinates": nested}, deep=nested)), "a.geojson")
    assert only(found)["lat"] == 39


def test_numbers_beyond_measure_are_no_coordinates():
    text = geojson(feature({"type": "Point", "coordinates": [70, 39]})).decode()
    for number in ("1e400", "-1e400", "NaN", "9" * 5_000):
        found = imported(text.replace("70", number, 1), "a.geojson")
        assert found.taken == 0, number


def test_half_characters_become_whole_ones():
    found = imported(json.dumps({"type": "FeatureCollection", "features": [
        feature({"type": "Point", "coordinates": [70, 39]}, title="a\ud800b")]}), "a.geojson")  # fmt: skip
    assert only(found)["title"] == "a\ufffdb"


def test_a_json_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(json_file, "MOST_BYTES", 1 << 20)
    with pytest.raises(ImportFileError, match="larger than 1 MB"):
        imported("[" + " " * (2 << 20) + "]", "a.json")


# Links


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "//example.org", "https://", "http://[", "https://a\u202e.org", "java\nscript:alert(1)", "x" * 5_000],
)  # fmt: skip
def test_no_other_scheme_passes(link):
    assert web_link(link) == ""


@given(st.text(max_size=80) | st.from_regex(r"\s?[a-z]{4,10}:(//)?[a-z\[/.@ ]{0,20}"))
@quick
def test_any_text_is_a_web_address_or_none(text):
    link = web_link(text)
    assert link == "" or (link in text and urlsplit(link).scheme in ("http", "https"))
    assert "\n" not in link and "\u202e" not in link


@given(st.text(max_size=200), st.integers(1, 50))
@quick
def test_any_text_becomes_one_harmless_line(text, longest):
    made = harmless(text, longest)
    assert len(made) <= longest
    assert not any(
        ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 or 0x202A <= ord(c) <= 0x202E for c in made
    )
    assert made == harmless(made, longest), "once is enough"


# Any bytes as any format

FILES = {
    "table": (HEADER + GOOD * 5).encode(),
    "ged": ged({}, {"id": "2"}, {"id": "3"}),
    "acled": acled({}, {"event_id_cnty": "2"}),
    "geojson": geojson(*[feature({"type": "Point", "coordinates": [70, 39]})] * 3),
    "events": json.dumps(
        [{"date": "2021-04-29", "latitude": 39, "longitude": 70, "links": ["https://a.org"]}] * 3
    ).encode(),
    "book": workbook([["date", "lat", "lon"], *[["2021-04-29", 39, 70]] * 3]),
}
formats = st.sampled_from(["", "", *FORMATS])


def read_or_refused(content: bytes, **options: object) -> None:
    try:
        imported(content, "any", **options)
    except ImportFileError as error:
        assert error.problem and error.remedy


@given(
    content=st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
    form=formats,
)
@quick
def test_any_bytes_as_any_format_are_a_layer_or_refused(content, form):
    read_or_refused(content, format=form)


@st.composite
def damaged(draw: st.DrawFn, raw: bytes) -> bytes:
    """A file with a few stretches replaced by others."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        until = draw(st.integers(at, min(len(raw), at + 30)))
        other = draw(st.binary(max_size=8) | st.sampled_from([b'"', b"\r", b"\0", b";;", b"{", b"]", b"\n\n", b",,,"]))
        raw = raw[:at] + other + raw[until:]
    return raw


@given(data=st.data(), name=st.sampled_from(["table", "ged", "acled"]))
@settings(quick, max_examples=200)
def test_reading_columns_at_once_gives_what_reading_row_by_row_gives(data, name):
    raw = data.draw(st.just(FILES[name]) | damaged(FILES[name]))
    try:
        table = inspect(SourceFile.in_memory("a.csv", raw)).table
    except ImportFileError:
        return
    at_once = gathered(table, table.columns)
    row_by_row = gathered(replace(table, at_once=None), table.columns)
    pd.testing.assert_frame_equal(at_once.frame, row_by_row.frame, check_index_type=False)
    assert at_once.bad == row_by_row.bad


def test_a_good_file_is_read_at_once_and_an_irregular_one_is_not():
    for raw, is_regular in (
        (FILES["ged"], True),
        (FILES["table"].replace(b"\n", b"\r\n"), True),
        (FILES["table"].removesuffix(b"\n"), True),
        (FILES["table"] + b"\n" + GOOD.encode(), False),
        (FILES["table"] + b"2021-04-29,39\n", False),
        (FILES["table"] + b'2021-04-29,39,70,"a\nb",1,\n', False),
        (FILES["table"] + b",,,,,\n", False),
    ):
        table = inspect(SourceFile.in_memory("a.csv", raw)).table
        assert table.at_once is not None
        assert (table.at_once(table.columns) is not None) == is_regular, raw


@given(data=st.data(), name=st.sampled_from(list(FILES)), form=formats)
@settings(quick, max_examples=150)
def test_a_damaged_file_is_a_layer_or_refused(data, name, form):
    read_or_refused(data.draw(damaged(FILES[name])), format=form)


@given(st.lists(st.text(max_size=30), min_size=6, max_size=6))
@quick
def test_good_rows_survive_a_row_of_anything(cells):
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(cells)
    content = (HEADER + GOOD * 3 + text.getvalue() + GOOD * 3).encode("utf-8", "replace")
    found = imported(content)
    assert places(found).count("Weir") >= 6
    assert found.rows in (6, 7) and found.rows - found.taken in (0, 1)


@given(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=60))
@quick
def test_good_rows_survive_a_raw_line_of_anything(line):
    content = (HEADER + GOOD * 3 + line + "\n" + GOOD * 3).encode()
    found = imported(content)
    assert places(found).count("Weir") >= 6
