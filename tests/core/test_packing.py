"""Packing: what goes to the browser is what the table says, and what cannot be drawn is refused by name."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.maps.pack_columns import LARGEST, SMALLEST, PackingError
from borderviz.maps.packing import PackedIncidents, pack

EPOCH = date(1970, 1, 1)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def unpacked(packed: PackedIncidents) -> dict[str, Any]:
    """Read the bytes back by their description, with nothing of the code that wrote them."""
    assert packed.content[:4] == b"BVT1"
    start = 8 + int.from_bytes(packed.content[4:8], "little")
    header: dict[str, Any] = json.loads(packed.content[8:start])
    for column in header["columns"]:
        kind = np.dtype("<" + column["type"])
        assert (start + column["offset"]) % kind.itemsize == 0
        header[column["name"]] = np.frombuffer(packed.content, kind, column["length"], start + column["offset"])
    return header


def days_read(read: dict[str, Any]) -> list[date]:
    """The first day of each incident, from the counts for each day of the axis."""
    axis = [EPOCH + timedelta(days=day) for first, last in read["runs"] for day in range(first, last + 1)]
    assert len(axis) == len(read["per_day"])
    return [day for day, count in zip(axis, read["per_day"], strict=True) for _ in range(count)]


def table(**columns: list[Any]) -> pd.DataFrame:
    count = len(next(iter(columns.values())))
    return pd.DataFrame({"lat": [40.0] * count, "lon": [70.5] * count} | columns)


@given(st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=30))
def test_days_come_back_in_order_whatever_they_are(spans: list[tuple[date, int]]) -> None:
    start = [day for day, _ in spans]
    end = [min(day + timedelta(days=lasted), date(2100, 12, 31)) for day, lasted in spans]
    packed = pack(table(start=start, end=end) if spans else table(start=[], end=[]))
    read = unpacked(packed)
    assert days_read(read) == sorted(start)
    assert [start[row] for row in packed.order] == sorted(start)
    assert read["lasting"].tolist() == [(end[row] - start[row]).days for row in packed.order]


@given(st.lists(st.tuples(DAYS, st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=20))
def test_positions_come_back_to_within_two_metres(rows: list[tuple[date, float, float]]) -> None:
    start, lat, lon = (list(column) for column in zip(*rows, strict=True))
    packed = pack(table(start=start, lat=lat, lon=lon))
    read = unpacked(packed)
    assert read["lat"] == pytest.approx([lat[row] for row in packed.order], abs=1e-5)
    assert read["lon"] == pytest.approx([lon[row] for row in packed.order], abs=2e-5)


def test_incidents_of_one_day_keep_the_order_of_the_table() -> None:
    packed = pack(table(start=[date(2021, 4, 30), date(2021, 4, 29), date(2021, 4, 30), date(2021, 4, 29)]))
    assert packed.order.tolist() == [1, 3, 0, 2]


def test_one_incident_and_none() -> None:
    one = unpacked(pack(table(start=["2021-04-29"])))
    assert (one["count"], one["per_day"].tolist(), days_read(one)) == (1, [1], [date(2021, 4, 29)])
    none = unpacked(pack(table(start=[])))
    assert (none["count"], none["runs"], none["per_day"].tolist()) == (0, [], [])


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2021, 4, 29), "2021-04-29"),
        (datetime(2021, 4, 29, 23, 59), "2021-04-29"),
        (pd.Timestamp("2021-04-29 12:00"), "2021-04-29"),
        ("2021-04-29", "2021-04-29"),
        ("2021-04-29T01:00+06:00", "2021-04-29"),
        ("1900-01-01", "1900-01-01"),
        ("2100-12-31", "2100-12-31"),
    ],
)
def test_dates_times_and_text_are_days(value: Any, day: str) -> None:
    assert days_read(unpacked(pack(table(start=[value])))) == [date.fromisoformat(day)]


def test_a_time_keeps_the_day_of_its_zone_or_is_taken_to_the_one_asked_for() -> None:
    late = datetime(2021, 4, 29, 20, 0, tzinfo=UTC)
    same = [late, late.astimezone(timezone(timedelta(hours=6)))]
    for times in (same, [str(time) for time in same]):
        assert days_read(unpacked(pack(table(start=times)))) == [date(2021, 4, 29), date(2021, 4, 30)]
        there = unpacked(pack(table(start=times), time_zone="Asia/Bishkek"))
        assert days_read(there) == [date(2021, 4, 30)] * 2
    aware = pd.Series([late]).dt.tz_convert("America/New_York")
    assert days_read(unpacked(pack(table(start=list(aware))))) == [date(2021, 4, 29)]
    assert days_read(unpacked(pack(pd.DataFrame({"start": aware, "lat": 1, "lon": 1}), time_zone="Asia/Bishkek"))) == [
        date(2021, 4, 30)
    ]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"start": [date(2021, 4, 29), None]}, r"Column start, row 1: there is no date\. Expected a date such as"),
        ({"start": [pd.NaT]}, "Column start, row 0: there is no date"),
        ({"start": ["yesterday"]}, "Column start, row 0: this is no date"),
        ({"start": [20210429]}, "this is no date"),
        ({"start": ["1899-12-31"]}, "out of range.*from 1900-01-01 to 2100-12-31"),
        ({"start": ["2021-04-29"], "end": ["2021-04-28"]}, "Column start, end, row 0: the end lies before the start"),
        ({"start": ["2021-04-29"], "lat": [None]}, "Column lat, lon, row 0: only one of the two"),
        ({"start": ["2021-04-29"], "lat": [91]}, "Column lat, row 0: this is no latitude"),
        ({"start": ["2021-04-29"], "lon": [-180.5]}, "Column lon, row 0: this is no longitude"),
        ({"start": ["2021-04-29"], "lat": [float("inf")]}, "Column lat, row 0: this is no number"),
        ({"start": ["2021-04-29"], "lat": ["north"]}, "Column lat, row 0: this is no number"),
        ({"start": ["2021-04-29"], "deaths": [float("nan")]}, "Column deaths, row 0: this is no size"),
        ({"start": ["2021-04-29"], "deaths": [-1]}, "Column deaths, row 0: this is no size"),
        ({"start": ["2021-04-29"], "deaths": [1], "radius": [-2]}, "Column radius, row 0: this is no radius"),
        ({"begin": ["2021-04-29"]}, "no column start. Expected one of: lat, lon, begin"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(columns: dict[str, list[Any]], message: str) -> None:
    names = {"size": "deaths" if "deaths" in columns else None, "radius_km": "radius" if "radius" in columns else None}
    with pytest.raises(PackingError, match=message):
        pack(table(**columns), **names)


def test_many_wrong_rows_are_counted_and_the_first_named_by_their_labels() -> None:
    frame = table(start=[None] * 9).set_index(pd.Index([f"event {n}" for n in range(9)]))
    with pytest.raises(PackingError, match="row event 0, event 1, event 2, event 3, event 4 and 4 more"):
        pack(frame)


def test_an_incident_without_a_point_is_counted_all_the_same() -> None:
    read = unpacked(pack(table(start=["2021-04-29"] * 2, lat=[None, 40], lon=[None, 70])))
    assert read["count"] == 2 and np.isnan(read["lat"]).tolist() == [True, False]


def test_categories_stand_in_the_order_given_then_by_frequency() -> None:
    frame = table(start=["2021-04-29"] * 5, kind=["b", "c", "c", None, "a"])
    packed = pack(frame, kind="kind", kinds=["a"], colour="kind", colours=["x"])
    read = unpacked(packed)
    assert read["kinds"] == ["a", "c", "b", ""] and read["colours"][0] == "x" and packed.colours[0] == "x"
    assert [read["kinds"][code] for code in read["kind"]] == ["b", "c", "c", "", "a"]


def test_too_many_categories_are_refused() -> None:
    with pytest.raises(PackingError, match=r"Column kind: 256 different values\. Expected at most 255"):
        pack(table(start=["2021-04-29"] * 256, kind=list(map(str, range(256)))), kind="kind")


@given(st.lists(st.floats(0, 20_000), min_size=1, max_size=600))
def test_radii_come_back_to_three_digits(values: list[float]) -> None:
    packed = pack(table(start=["2021-04-29"] * len(values), radius=values), radius_km="radius")
    read = unpacked(packed)
    assert [read["radiiKm"][code] for code in read["radius"]] == pytest.approx(values, rel=0.006, abs=1e-4)


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=50))
def test_a_larger_size_is_never_drawn_smaller(values: list[float]) -> None:
    read = unpacked(pack(table(start=["2021-04-29"] * len(values), size=values), size="size"))
    drawn = read["size"][np.argsort(values)].astype(int)
    assert (np.diff(drawn) >= 0).all() and drawn.min() >= SMALLEST and drawn.max() <= LARGEST


@given(st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=40))
def test_a_mask_lets_through_what_the_table_says(rows: list[tuple[date, bool]]) -> None:
    packed = pack(table(start=[day for day, _ in rows]))
    wanted = [keep for _, keep in rows]
    text = packed.mask(wanted)
    bits = np.unpackbits(np.frombuffer(base64.b64decode(text), np.uint8), bitorder="little")[: len(rows)]
    assert (text == "") == all(wanted)
    if text:
        assert bits.astype(bool).tolist() == [wanted[row] for row in packed.order]


def test_a_mask_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="The mask has 2 rows, the incidents 1"):
        pack(table(start=["2021-04-29"])).mask([True, False])


def test_it_stays_small() -> None:
    rng = np.random.default_rng(7)
    start = pd.Timestamp("1989-01-01") + pd.to_timedelta(rng.integers(0, 12_000, 50_000), "D")
    frame = pd.DataFrame({"start": start, "lat": rng.random(50_000), "lon": rng.random(50_000)})
    frame["end"] = frame["start"] + pd.to_timedelta(rng.integers(0, 30, 50_000), "D")
    assert len(pack(frame).content) / len(frame) < 15


def test_a_shared_axis_is_taken_as_it_is_and_days_beside_it_are_refused() -> None:
    axis = ((18_740, 18_745), (18_800, 18_800))
    day = EPOCH + timedelta(days=18_741)
    read = unpacked(pack(table(start=[day]), axis=axis))
    assert (read["runs"], days_read(read)) == ([list(run) for run in axis], [day])
    beside = EPOCH + timedelta(days=18_746)
    with pytest.raises(PackingError, match=r"Column start, row 1: the day is not on the axis"):
        pack(table(start=[day, beside]), axis=axis)
