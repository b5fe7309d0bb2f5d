"""Properties of reading: whatever a file holds, a study opens; whatever is written is read back."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borderviz.columns import FIRST_YEAR, LAST_YEAR, Column, columns_of
from borderviz.model import TABLES
from borderviz.study import Study
from borderviz.tables import UNSEEN, cell_of, read_table, write_table

from .small_study import SmallStudy, assert_only_lost

FILES = [*(f"{table}.csv" for table in TABLES), "datapackage.json"]
GOOD = SmallStudy(Path())
quick = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return SmallStudy(tmp_path_factory.mktemp("small")).write()


def open_with(folder: Path, name: str, content: bytes) -> Study:
    """Open the study with one file replaced, and put the good file back."""
    path = folder / name
    good = path.read_bytes()
    path.write_bytes(content)
    try:
        return Study.open(folder)
    finally:
        path.write_bytes(good)


@st.composite
def spoiled(draw: st.DrawFn, good: bytes) -> bytes:
    """The good bytes with a few stretches replaced by others."""
    raw = good
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        until = draw(st.integers(at, min(len(raw), at + 40)))
        raw = raw[:at] + draw(st.binary(max_size=12) | st.sampled_from([b'"', b"\r", b"\0", b";;;;"])) + raw[until:]
    return raw


@given(name=st.sampled_from(FILES), content=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@quick
def test_any_bytes_as_a_file_of_a_study_never_raise(folder: Path, name: str, content: bytes) -> None:
    study = open_with(folder, name, content)
    assert any(notice.file == name for notice in study.notices)


@given(data=st.data(), table=st.sampled_from(list(TABLES)))
@quick
def test_a_table_with_damaged_bytes_never_raises(folder: Path, data: st.DataObject, table: str) -> None:
    study = open_with(folder, f"{table}.csv", data.draw(spoiled(GOOD.csv(table).encode())))
    assert all(notice.problem and notice.remedy and "\n" not in str(notice) for notice in study.notices)


@given(data=st.data(), cell=st.text(max_size=60))
@quick
def test_any_text_in_any_cell_loads_or_is_named_by_row_and_column(folder: Path, data: st.DataObject, cell: str) -> None:
    table = data.draw(st.sampled_from(list(TABLES)), label="table")
    column = data.draw(st.sampled_from(list(columns_of(TABLES[table]))), label="column")
    small = SmallStudy(folder).put(table, 3, **{column: cell})
    study = open_with(folder, f"{table}.csv", small.csv(table, quoting=csv.QUOTE_ALL).encode())
    named = {notice.column for notice in study.notices if (notice.file, notice.row) == (f"{table}.csv", 3)}
    if not named:
        assert len(getattr(study, table)) == len(GOOD.tables[table])
    else:
        assert column in named or named & {"qualifier", "high", "negative", "end", "lat", "lon", "radius_km", "start"}
        first = next(iter(GOOD.tables[table][0]))
        if table != "sides":
            assert_only_lost(study, table, GOOD.tables[table][1][first])


# What a good cell of each kind may hold


def stays_as_it_is(text: str) -> bool:
    """Reading trims cells and refuses control characters."""
    return text == text.strip() and not UNSEEN.search(text)


LETTERS = st.characters(codec="utf-8")
hostile = st.sampled_from(["<script>alert(1)</script>", "${x}", '"', "''", ",\t|", "a\r\nb", "a\rb", "=1", "a\u2028b"])
words = hostile | st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text and stays_as_it_is(text))
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
dates = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
times = st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31, 23, 59), timezones=zones)
moments = dates | times
partial_dates = dates.flatmap(lambda day: st.sampled_from([str(day)[:4], str(day)[:7], str(day)]))


def values(name: str, column: Column) -> st.SearchStrategy[Any]:
    """The values that a column may hold, its empty one among them where it is not required."""
    good = _filled(name, column)
    return good if column.required else good | st.just(column.empty)


def _filled(name: str, column: Column) -> st.SearchStrategy[Any]:
    if column.choices:
        return st.sampled_from(column.choices).map(column.parse)
    if column.pattern:
        return st.from_regex(column.pattern, fullmatch=True, alphabet=LETTERS).filter(stays_as_it_is)
    if column.empty == ():
        return st.lists(words.filter(lambda word: ";" not in word), max_size=3).map(tuple)
    bounds = {"min_value": column.minimum, "max_value": column.maximum}
    by_kind = {
        "integer": st.integers(int(column.minimum or 0), int(column.maximum or 999_999_999_999)),
        "number": st.floats(**bounds, allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
        "date": dates,
        "any": moments,
    }
    if column.kind != "string":
        return by_kind[column.kind]
    by_name = {"url": st.just("https://example.org/a?b=1,2#c"), "as_of": partial_dates | moments.map(cell_of)}
    return by_name.get(name, words)


def records(record: type) -> st.SearchStrategy[Any]:
    return st.builds(record, **{name: values(name, column) for name, column in columns_of(record).items()})


@pytest.mark.parametrize("table", TABLES)
@given(data=st.data())
@settings(quick, max_examples=25)
def test_what_is_written_is_read_back_unchanged(tmp_path_factory: Any, table: str, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / f"{table}.csv"
    written = data.draw(st.lists(records(TABLES[table]), min_size=1, max_size=3))
    write_table(path, TABLES[table], written)
    rows, notices = read_table(path, TABLES[table])
    assert notices == []
    assert [row.record for row in rows] == written
    assert [row.number for row in rows] == list(range(2, len(written) + 2))
