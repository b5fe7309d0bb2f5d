"""What a study's files may hold: every fault is named with its place and its remedy, and the good rows go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from borderviz.columns import columns_of
from borderviz.model import TABLES
from borderviz.study import Study, StudyError

from .small_study import SmallStudy, assert_only_lost, claim, ids, incident, only_notice, place


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


def test_the_small_study_is_good(small: SmallStudy) -> None:
    study = small.open()
    assert study.notices == ()
    assert_only_lost(study, "claims")


SPARE = {"clashes": "2019-01", "reports": "spare-report", "places": "spare-place", "claims": "spare-claim",
         "incidents": "spare-incident"}  # fmt: skip

BAD_CELLS = [
    # table, column, cell, words of the problem, words of the remedy
    ("clashes", "start", "2021-13-01", "not a date", "YYYY-MM-DD"),
    ("clashes", "end", "29.04.2021", "not a date", "YYYY-MM-DD"),
    ("clashes", "end", "20210429", "not a date", "YYYY-MM-DD"),
    ("clashes", "end", "2021-W17-4", "not a date", "YYYY-MM-DD"),
    ("clashes", "end", "2019-01-04", "before the start", "swap"),
    ("clashes", "clash_id", "spring", "does not fit", "2021-04"),
    ("reports", "published", "2021-02-30", "not a date", "YYYY-MM-DD"),
    ("reports", "published", "", "empty", "day of publication"),
    ("reports", "title", "  ", "empty", "headline"),
    ("reports", "url", "javascript:alert(1)", "not a web address", "https://"),
    ("reports", "url", " JavaScript:alert(1)", "not a web address", "https://"),
    ("reports", "url", "javascript://example.org/%0Aalert(1)", "not a web address", "https://"),
    ("reports", "url", "ftp://example.org/a", "not a web address", "https://"),
    ("reports", "url", "data:text/html,x", "not a web address", "https://"),
    ("reports", "url", "https:///path", "not a web address", "https://"),
    ("reports", "url", "https://exa mple.org", "not a web address", "https://"),
    ("reports", "url", "http://[", "not a web address", "https://"),
    ("reports", "file", "../secret.txt", "does not fit", "without a folder"),
    ("reports", "file", "..\\secret.txt", "does not fit", "without a folder"),
    ("reports", "report_id", "Spare Report", "does not fit", "lower-case"),
    ("reports", "text_sha256", "abc", "does not fit", "64 hex"),
    ("places", "lat", "NaN", "not a finite number", "leave the cell empty"),
    ("places", "lon", "inf", "not a finite number", "leave the cell empty"),
    ("places", "lat", "-Infinity", "not a finite number", "leave the cell empty"),
    ("places", "lat", "39,9", "not a number", "decimal point"),
    ("places", "lat", "90.5", "above 90", "at most 90"),
    ("places", "lon", "-181", "below -180", "at least -180"),
    ("places", "lat", "", "one coordinate without the other", "both"),
    ("places", "lon", "", "one coordinate without the other", "both"),
    ("places", "radius_km", "", "without its uncertainty", "radius"),
    ("places", "radius_km", "0", "below 0.01", "at least 0.01"),
    ("places", "kind", "hamlet", "not one of the words", "village"),
    ("claims", "value", "-5", "below 0", "at least 0"),
    ("claims", "low", "twelve", "not a whole number", "digits"),
    ("claims", "value", "12.0", "not a whole number", "digits"),
    ("claims", "value", "1e3", "not a whole number", "digits"),
    ("claims", "value", "13,500", "not a whole number", "digits"),
    ("claims", "low", "", "empty", "fill it in: lowest number"),
    ("claims", "high", "11", "low 12 is above high 11", "open end"),
    ("claims", "metric", "casualties", "not one of the words", "killed"),
    ("claims", "qualifier", "atleast", "not one of the words", "at_least"),
    ("claims", "vague", "maybe", "neither true nor false", "true or false"),
    ("claims", "side", "Kyrgyz", "does not fit", "KGZ"),
    ("claims", "claimant_side", "both", "does not fit", "third_party"),
    ("claims", "as_of", "April 2021", "not a date", "YYYY-MM-DD"),
    ("claims", "as_of", "2021-13", "not a date", "YYYY-MM-DD"),
    ("claims", "as_of", "9999", "not between 1900 and 2100", "correct the year"),
    ("clashes", "end", "9999-12-31", "not between 1900 and 2100", "correct the year"),
    ("reports", "published", "0021-04-30", "not between 1900 and 2100", "correct the year"),
    ("incidents", "start", "1899-12-31", "not between 1900 and 2100", "correct the year"),
    ("incidents", "end", "2101-01-01T00:00+06:00", "not between 1900 and 2100", "correct the year"),
    ("claims", "as_of", "2021-04-30T12:00", "no time zone", "+06:00"),
    ("claims", "report_id", "no-such-report", "no (valid) row 'no-such-report'", "an id of reports.csv"),
    ("claims", "clash", "2020-01", "no (valid) row '2020-01'", "an id of clashes.csv"),
    ("claims", "part_of", "no-such-claim", "no (valid) row 'no-such-claim'", "an id of claims.csv"),
    ("claims", "part_of", "spare-claim", "part of itself", "the total"),
    ("claims", "negative", "true", "stated zero", "the value 0"),
    ("claims", "evidence_end", "1", "ends before it begins", "character after the phrase"),
    ("claims", "evidence_paragraph", "0", "below 1", "at least 1"),
    ("claims", "evidence_sha256", "x" * 64, "does not fit", "64 hex"),
    ("incidents", "kind", "battle", "not one of the words", "shooting"),
    ("incidents", "report_id", "no-such-report", "no (valid) row", "an id of reports.csv"),
    ("incidents", "place_id", "atlantis", "no (valid) row", "an id of places.csv"),
    ("incidents", "same_event", "shelling; no-such-incident", "no (valid) row 'no-such-incident'", "incidents.csv"),
    ("incidents", "end", "2021-04-28", "before the start", "swap"),
    ("incidents", "start", "2021-04-29T21:45", "no time zone", "+06:00"),
    ("incidents", "start", "2021-04-29T25:00+06:00", "not a date or time", "2022-01-27T21:45+06:00"),
    ("incidents", "date_precision", "hour", "without a time", "day"),
    ("incidents", "where_precision", "8", "above 7", "at most 7"),
    ("incidents", "blamed_on", "nobody", "does not fit", "KGZ"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "cell", "problem", "remedy"), BAD_CELLS)
def test_a_bad_cell_is_named_and_costs_only_its_row(
    small: SmallStudy, table: str, column: str, cell: str, problem: str, remedy: str
) -> None:
    study = small.put(table, 3, **{column: cell}).open()
    notice = only_notice(study)
    assert (notice.file, notice.row, notice.is_error) == (f"{table}.csv", 3, True)
    assert notice.column == ("start" if cell == "hour" else column)
    assert problem in notice.problem
    assert remedy in notice.remedy
    assert_only_lost(study, table, SPARE[table])


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("exact", "11", "12"),
        ("exact", "12", ""),
        ("about", "10", "14"),
        ("at_least", "12", "12"),
        ("at_least", "13", ""),
        ("more_than", "13", ""),
        ("up_to", "12", "12"),
        ("up_to", "0", ""),
        ("range", "12", ""),
        ("range", "11", "12"),
    ],
)
def test_bounds_that_do_not_fit_the_qualifier_are_named(small: SmallStudy, qualifier: str, low: str, high: str) -> None:
    study = small.put("claims", 3, qualifier=qualifier, low=low, high=high).open()
    notice = only_notice(study)
    assert (notice.row, notice.column) == (3, "qualifier")
    assert qualifier in notice.problem and "low" in notice.remedy
    assert_only_lost(study, "claims", "spare-claim")


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("about", "12", "12"),
        ("at_least", "12", ""),
        ("more_than", "12", ""),
        ("up_to", "0", "12"),
        ("range", "12", "15"),
    ],
)
def test_bounds_that_fit_the_qualifier_load(small: SmallStudy, qualifier: str, low: str, high: str) -> None:
    study = small.put("claims", 3, qualifier=qualifier, low=low, high=high).open()
    assert study.notices == ()
    assert study.claims["spare-claim"].high == (int(high) if high else None)


def test_every_bad_cell_of_a_row_is_named(small: SmallStudy) -> None:
    study = small.put("claims", 3, value="many", side="?", as_of="today").open()
    assert [notice.column for notice in study.notices] == ["value", "side", "as_of"]
    assert {notice.row for notice in study.notices} == {3}


def test_an_incident_that_ends_earlier_on_its_day_is_named(small: SmallStudy) -> None:
    times = {"start": "2021-04-29T22:30+06:00", "end": "2021-04-29T21:45+06:00", "date_precision": "hour"}
    notice = only_notice(small.put("incidents", 3, **times).open())
    assert (notice.row, notice.column) == (3, "end")


def test_times_in_two_zones_are_compared_as_times(small: SmallStudy) -> None:
    times = {"start": "2021-04-29T22:30+06:00", "end": "2021-04-29T21:45+05:00", "date_precision": "hour"}
    assert small.put("incidents", 3, **times).open().notices == ()


def test_coordinates_that_fit_the_area_only_when_swapped_are_named(small: SmallStudy) -> None:
    study = small.put("places", 3, lat="70.5", lon="39.9").open()
    notice = only_notice(study)
    assert (notice.file, notice.row, notice.column) == ("places.csv", 3, "lat")
    assert "swapped" in notice.problem
    assert_only_lost(study, "places", "spare-place")


@pytest.mark.parametrize(("lat", "lon"), [("41.3", "69.3"), ("55.75", "37.6"), ("-70", "-39")])
def test_a_place_inside_or_far_from_the_area_is_not_taken_for_swapped(small: SmallStudy, lat: str, lon: str) -> None:
    assert small.put("places", 3, lat=lat, lon=lon).open().notices == ()


def test_a_place_that_fits_the_area_both_ways_is_taken_as_it_stands(small: SmallStudy) -> None:
    small.package["borderviz"]["area"] = [30, 30, 75, 75]
    assert small.put("places", 3, lat="35", lon="40").open().notices == ()


def test_a_study_without_an_area_suspects_no_swapping(small: SmallStudy) -> None:
    small.package["borderviz"].pop("area")
    assert small.put("places", 3, lat="70.5", lon="39.9").open().notices == ()


@pytest.mark.parametrize(
    ("table", "identifier"),
    [("clashes", "2021-04"), ("reports", "first-report"), ("places", "first-place"), ("claims", "killed-12")],
)
def test_a_second_row_with_an_id_is_left_out_and_the_first_is_kept(
    small: SmallStudy, table: str, identifier: str
) -> None:
    first = next(iter(small.tables[table][0]))
    study = small.put(table, 3, **{first: identifier}).open()
    notice = only_notice(study)
    assert (notice.file, notice.row, notice.column) == (f"{table}.csv", 3, first)
    assert identifier in notice.problem and "row 2" in notice.problem
    assert_only_lost(study, table, SPARE[table])


def test_rows_that_refer_to_a_row_that_was_left_out_are_left_out_too(small: SmallStudy) -> None:
    study = small.put("reports", 2, published="soon").open()
    found = {(notice.file, notice.row, notice.column) for notice in study.notices}
    assert found == {
        ("reports.csv", 2, "published"),
        *(("claims.csv", row, "report_id") for row in (2, 3, 4)),
        *(("incidents.csv", row, "report_id") for row in (2, 3, 4)),
    }
    assert ids(study)["claims"] == ids(study)["incidents"] == set()
    assert ids(study)["reports"] == {"spare-report", "later-report"}


def test_a_part_of_a_part_of_a_bad_total_is_left_out_whatever_the_order(small: SmallStudy) -> None:
    small.add("claims", claim("part-of-part", 2, part_of="killed-5-forces"))
    small.tables["claims"].reverse()
    study = small.put("claims", 5, value="dozens").open()
    assert set(study.claims) == {"spare-claim"}
    assert {(notice.row, notice.column) for notice in study.notices} == {(5, "value"), (3, "part_of"), (2, "part_of")}


def test_incidents_of_a_bad_place_are_named_by_their_place(small: SmallStudy) -> None:
    study = small.put("places", 2, lat="north").open()
    assert {(n.file, n.row, n.column) for n in study.notices} == {
        ("places.csv", 2, "lat"),
        *(("incidents.csv", row, "place_id") for row in (2, 3, 4)),
    }
    assert len(study.claims) == 3


# Columns


@pytest.mark.parametrize("table", TABLES)
def test_each_required_column_that_is_missing_is_named(small: SmallStudy, table: str) -> None:
    required = [name for name, column in columns_of(TABLES[table]).items() if column.required]
    header, *rows = small.csv(table).splitlines(keepends=True)
    for name in required:
        study = small.open({f"{table}.csv": "".join([header.replace(name, "something", 1), *rows]).encode()})
        missing = [notice for notice in study.errors if notice.file == f"{table}.csv"]
        assert [notice.problem for notice in missing] == [f"missing columns: {name}"]
        assert missing[0].row == 1 and name in missing[0].remedy
        assert getattr(study, table) == {}


def test_columns_that_are_not_required_may_be_left_out(small: SmallStudy) -> None:
    csv = "report_id,title,published\nfirst-report,A,2021-04-30\nspare-report,B,2021-04-30\nlater-report,C,2022-09-18\n"
    study = small.open({"reports.csv": csv.encode()})
    assert study.notices == ()
    assert study.reports["spare-report"].silent_sides == ()


def test_an_unknown_column_is_a_warning_that_suggests_the_known_one(small: SmallStudy) -> None:
    study = small.open({"claims.csv": small.csv("claims").replace("note", "notes", 1).encode()})
    notice = only_notice(study)
    assert (notice.file, notice.row, notice.is_error) == ("claims.csv", 1, False)
    assert notice.problem == "unknown column 'notes'" and notice.remedy == "did you mean note?"
    assert_only_lost(study, "claims")


def test_a_column_like_no_other_is_to_be_removed(small: SmallStudy) -> None:
    study = small.open({"claims.csv": small.csv("claims").replace("note", "zzzz", 1).encode()})
    assert only_notice(study).remedy.startswith("remove it")


def test_a_column_that_stands_twice_is_named(small: SmallStudy) -> None:
    study = small.open({"claims.csv": small.csv("claims").replace("repeat", "note", 1).encode()})
    notice = only_notice(study)
    assert notice.problem == "column 'note' stands twice" and not notice.is_error


def test_columns_may_stand_in_any_order(small: SmallStudy) -> None:
    lines = [line.split(",") for line in small.csv("clashes").splitlines()]
    turned = "\n".join(",".join(reversed(line)) for line in lines)
    study = small.open({"clashes.csv": turned.encode()})
    assert study.notices == ()
    assert study.clashes == SmallStudy(small.folder).open().clashes


def test_a_wrong_file_with_very_many_columns_is_refused_in_few_notices(small: SmallStudy) -> None:
    study = small.open({"claims.csv": ",".join(f"c{number}" for number in range(100_000)).encode()})
    assert len(study.notices) < 30
    assert any(notice.problem.startswith("missing columns") for notice in study.errors)
    assert any(notice.problem == "99980 more unknown columns" for notice in study.notices)


# Files


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("content", "problem", "remedy"),
    [
        (b"", "the file is empty", "begin it with the row"),
        (b"\xef\xbb\xbf\r\n \r\n", "the file is empty", "begin it with the row"),
        (b",,,\n\n", "the file is empty", "begin it with the row"),
        ("name".encode("utf-16"), "UTF-16", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "missing columns", "begin the file with the row"),
    ],
    ids=["empty", "blank lines", "blank cells", "UTF-16", "a picture"],
)
def test_a_file_that_is_no_table_is_named(
    small: SmallStudy, table: str, content: bytes, problem: str, remedy: str
) -> None:
    study = small.open({f"{table}.csv": content})
    found = [notice for notice in study.errors if notice.file == f"{table}.csv"]
    assert len(found) == 1
    assert problem in found[0].problem and remedy in found[0].remedy
    assert getattr(study, table) == {}


@pytest.mark.parametrize("table", TABLES)
def test_a_file_that_is_missing_is_named(small: SmallStudy, table: str) -> None:
    (small.write() / f"{table}.csv").unlink()
    found = [notice for notice in Study.open(small.folder).errors if notice.file == f"{table}.csv"]
    assert [(notice.problem, notice.row) for notice in found] == [("the file is missing", None)]


def test_a_folder_in_place_of_a_file_is_named(small: SmallStudy) -> None:
    (small.write() / "incidents.csv").unlink()
    (small.folder / "incidents.csv").mkdir()
    study = Study.open(small.folder)
    assert "cannot be read" in only_notice(study).problem
    assert len(study.claims) == 3


@pytest.mark.parametrize("table", ["claims", "incidents"])
def test_a_header_alone_is_an_empty_table(small: SmallStudy, table: str) -> None:
    study = small.open({f"{table}.csv": small.csv(table).splitlines()[0].encode()})
    assert study.notices == ()
    assert getattr(study, table) == {}


@pytest.mark.parametrize("name", ["nowhere", "claims.csv"])
def test_a_folder_that_is_none_is_refused_by_name(small: SmallStudy, name: str) -> None:
    with pytest.raises(StudyError, match=name):
        Study.open(small.write() / name)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "BOM"])
def test_tables_of_any_spreadsheet_load_alike(small: SmallStudy, separator: str, line_end: str, mark: str) -> None:
    small.put("claims", 3, note="commas, semicolons; and\ttabs", claimant="Оқсой")
    good = small.open()
    files = {f"{table}.csv": (mark + small.csv(table, separator, line_end)).encode() for table in TABLES}
    study = small.open(files)
    assert study.notices == ()
    assert study.claims == good.claims and study.incidents == good.incidents


def test_rows_are_counted_as_a_spreadsheet_counts_them(small: SmallStudy) -> None:
    small.put("claims", 2, note="one\ntwo\r\nthree").put("claims", 4, value="?")
    assert only_notice(small.open()).row == 4
    blank_row = small.csv("claims").replace("spare-claim", "\nspare-claim", 1)
    assert only_notice(small.open({"claims.csv": blank_row.encode()})).row == 5
    blank_start = f"\n , \n{small.csv('claims')}"
    assert only_notice(small.open({"claims.csv": blank_start.encode()})).row == 6


def test_a_cell_of_several_lines_is_kept_as_it_is(small: SmallStudy) -> None:
    study = small.put("claims", 3, note='one\n"two"\r\nthree').open()
    assert study.notices == ()
    assert study.claims["spare-claim"].note == 'one\n"two"\r\nthree'


def test_latin_1_bytes_cost_only_their_row(small: SmallStudy) -> None:
    raw = small.put("claims", 3, claimant="Ministère").csv("claims").encode("latin-1")
    study = small.open({"claims.csv": raw})
    notice = only_notice(study)
    assert (notice.row, notice.column, notice.problem) == (3, "claimant", "the cell is not UTF-8")
    assert "UTF-8" in notice.remedy
    assert_only_lost(study, "claims", "spare-claim")


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\x7f"])
def test_control_characters_cost_only_their_row_and_are_shown_escaped(small: SmallStudy, sign: str) -> None:
    study = small.put("claims", 3, claimant=f"Min{sign}istry").open()
    notice = only_notice(study)
    assert (notice.row, notice.column) == (3, "claimant")
    assert "control characters" in notice.problem and sign not in str(notice)
    assert_only_lost(study, "claims", "spare-claim")


def test_a_cell_of_ten_megabytes_costs_only_its_row_and_is_not_repeated(small: SmallStudy) -> None:
    study = small.put("claims", 3, note="x" * 10_000_000).open()
    notice = only_notice(study)
    assert (notice.row, notice.column) == (3, "note")
    assert "10,000,000 characters" in notice.problem and len(str(notice)) < 300
    assert_only_lost(study, "claims", "spare-claim")


def test_a_long_bad_cell_is_cut_in_its_notice(small: SmallStudy) -> None:
    assert len(str(only_notice(small.put("claims", 3, metric="x" * 1_900).open()))) < 300


def test_a_row_with_too_many_cells_is_named(small: SmallStudy) -> None:
    lines = small.csv("reports").splitlines()
    lines[2] += ",too,many"
    study = small.open({"reports.csv": "\n".join(lines).encode()})
    notice = only_notice(study)
    assert (notice.file, notice.row) == ("reports.csv", 3)
    assert "13 cells under 11 columns" in notice.problem and "quotes" in notice.remedy
    assert_only_lost(study, "reports", "spare-report")


def test_a_row_with_too_few_cells_lacks_the_required_ones(small: SmallStudy) -> None:
    lines = small.csv("reports").splitlines()
    lines[2] = "spare-report,,Clashes"
    study = small.open({"reports.csv": "\n".join(lines).encode()})
    notice = only_notice(study)
    assert (notice.row, notice.column, notice.problem) == (3, "published", "the cell is empty")
    assert_only_lost(study, "reports", "spare-report")


def test_a_row_without_its_last_optional_cells_is_good(small: SmallStudy) -> None:
    lines = small.csv("reports").splitlines()
    lines[2] = "spare-report,,Clashes,,,2021-04-30"
    assert small.open({"reports.csv": "\n".join(lines).encode()}).notices == ()


# datapackage.json


def test_a_study_without_its_package_file_opens_with_a_warning(small: SmallStudy) -> None:
    (small.write() / "datapackage.json").unlink()
    study = Study.open(small.folder)
    notice = only_notice(study)
    assert (notice.file, notice.is_error) == ("datapackage.json", False)
    assert "geography" in notice.remedy
    assert_only_lost(study, "claims")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{\x00",
        b'{"borderviz": []}',
        b'{"borderviz": {"area": [1, 2]}}',
        b'{"borderviz": {"area": ["west", 2, 3, 4]}}',
        b'{"borderviz": {"area": {"west": 1}}}',
        b'{"borderviz": {"area": [1' + b"0" * 400 + b", 2, 3, 4]}}",
        b'{"borderviz": {"borders": [{"version": "2021"}]}}',
        b'{"borderviz": {"borders": 7}}',
        b'{"version": NaN}',
        b'{"version": -1e999}',
        b'{"borderviz": {"area": [68, 39, 1e999, 41]}}',
        b'{"borderviz": {"area": [73, 39, 68, 41]}}',
        b'{"borderviz": {"area": [68, 39, 73]}}',
        b"[" * 100_000,
        b'{"borderviz": ' + b"9" * 5_000 + b"}",
    ],
    ids=lambda content: content[:40].decode("latin-1"),
)
def test_a_package_file_that_cannot_be_understood_is_named_and_the_tables_load(
    small: SmallStudy, content: bytes
) -> None:
    study = small.open({"datapackage.json": content})
    notice = only_notice(study)
    assert (notice.file, notice.is_error) == ("datapackage.json", True)
    assert "cannot be understood" in notice.problem and "borderviz" in notice.remedy
    assert_only_lost(study, "claims")


@pytest.mark.parametrize("geography", ["../no-such-folder", "a\0b", "\ud800", "x" * 5_000])
def test_a_geography_that_is_not_there_is_named_by_its_gazetteer(small: SmallStudy, geography: str) -> None:
    small.package["borderviz"]["geography"] = geography
    study = small.open()
    assert only_notice(study).file == "gazetteer.csv"
    assert_only_lost(study, "claims")


def test_own_places_come_before_those_of_the_gazetteer(small: SmallStudy, tmp_path: Path) -> None:
    geography = tmp_path / "geo"
    geography.mkdir()
    gazetteer = SmallStudy(geography)
    gazetteer.tables["places"] = [place("first-place", name="Other"), place("far-place", name="Far")]
    (geography / "gazetteer.csv").write_text(gazetteer.csv("places"), encoding="utf-8")
    small.package["borderviz"]["geography"] = "geo"
    study = small.open()
    assert study.notices == ()
    assert study.places["first-place"].name == "Bridge"
    assert study.places["far-place"].name == "Far"
    (small.folder / "places.csv").unlink()
    assert Study.open(small.folder).places["first-place"].name == "Other"


# Hostile text

HOSTILE = ["<script>alert(1)</script>", "${alert(1)}", '"><img src=x onerror=alert(1)>', "=HYPERLINK(1)", "{{7*7}}"]
FREE_TEXT = [
    (table, name)
    for table, record in TABLES.items()
    for name, column in columns_of(record).items()
    if column.kind == "string" and not (column.pattern or column.choices or column.refers_to)
    if name not in ("url", "as_of")
]


def test_the_free_text_columns_are_found() -> None:
    assert {("claims", "claimant"), ("reports", "title"), ("places", "name"), ("sides", "adjective")} <= set(FREE_TEXT)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_loads_as_the_text_that_it_is(small: SmallStudy, text: str) -> None:
    for table, column in FREE_TEXT:
        small.put(table, 3, **{column: text})
    study = small.open()
    assert study.notices == ()
    for table, column in FREE_TEXT:
        value = getattr(list(getattr(study, table).values())[1], column)
        assert value in (text, (text,)), (table, column)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("column", ["claim_id", "metric", "side", "as_of", "clash", "value", "evidence_sha256"])
def test_hostile_text_in_a_column_with_a_form_is_named(small: SmallStudy, column: str, text: str) -> None:
    notice = only_notice(small.put("claims", 3, **{column: text}).open())
    assert (notice.row, notice.column) == (3, column)


def test_settings_are_read_from_the_package_file(small: SmallStudy) -> None:
    border = {"version": "2021", "name": "As mapped", "note": "Not authoritative", "label": "Border"}
    small.package = {"title": "Outer", "borderviz": {"area": [1, 2, 3, 4], "borders": [border]}}
    (small.write() / "datapackage.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(small.package).encode())
    settings = Study.open(small.folder).settings
    assert (settings.title, settings.area, settings.geography) == ("Outer", (1.0, 2.0, 3.0, 4.0), "")
    assert [border.version for border in settings.borders] == ["2021"]


def test_errors_are_the_notices_that_cost_a_row(small: SmallStudy) -> None:
    small.put("claims", 3, value="?").write()
    (small.folder / "datapackage.json").unlink()
    study = Study.open(small.folder)
    assert [notice.file for notice in study.notices] == ["datapackage.json", "claims.csv"]
    assert [notice.file for notice in study.errors] == ["claims.csv"]


def test_a_notice_reads_as_one_line_with_place_problem_and_remedy(small: SmallStudy) -> None:
    line = str(only_notice(small.add("incidents", incident("one-more", kind="a\nb")).open()))
    assert line.startswith("error: incidents.csv, row 5, column kind: 'a\\nb' is not one of the words")
    assert line.count("\n") == 0 and "write one of: shooting" in line
