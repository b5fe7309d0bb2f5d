"""Overlays: what is drawn of a layer is what a look at every event says; all the rest is counted."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_layers
from borderviz.exchange.layer import Layer
from borderviz.maps.assets import WebAssets
from borderviz.maps.overlay_axis import AROUND, LONGEST
from borderviz.maps.overlay_details import CHUNK, chunks, shown_text
from borderviz.maps.overlays import Overlay, laid_over
from borderviz.maps.study_map import MapFiles, StudyMap
from borderviz.study import Study
from borderviz.timeline import Timeline, day_number, day_of

AREA = (68.5, 39.0, 73.5, 41.5)
FIRST, LAST = date(2021, 4, 28), date(2022, 9, 18)
"""The study's first and last day."""
HOSTILE = "</script><script>alert(1)</script>${alert(1)}"


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


def over(study: Study, layer: Layer, around: int | None = AROUND) -> tuple[list[date], Overlay]:
    """The days of the axis, and the layer on it."""
    runs, (overlay,) = laid_over(study, [layer], AREA, around)
    return [day_of(day) for first, last in runs for day in range(first, last + 1)], overlay


def unpacked(overlay: Overlay) -> dict[str, Any]:
    """The bytes for the browser, read by their description."""
    content = overlay.packed.content
    start = 8 + int.from_bytes(content[4:8], "little")
    header: dict[str, Any] = json.loads(content[8:start])
    for column in header["columns"]:
        kind = np.dtype("<" + column["type"])
        header[column["name"]] = np.frombuffer(content, kind, column["length"], start + column["offset"])
    return header


def spans(overlay: Overlay) -> list[tuple[date, date]]:
    """First and last day on which each event is shown, in their order."""
    read = unpacked(overlay)
    days = [day_of(day) for first, last in read["runs"] for day in range(first, last + 1)]
    begun = [day for day, count in zip(days, read["per_day"], strict=True) for _ in range(count)]
    return [(day, day + timedelta(days=int(lasted))) for day, lasted in zip(begun, read["lasting"], strict=True)]


def at(day: date, lasting: int = 0, **more: Any) -> dict[str, Any]:
    return {"start": str(day), "end": str(day + timedelta(days=lasting)), **more}


EVENTS = st.lists(
    st.tuples(
        st.dates(date(2021, 3, 1), date(2022, 12, 1)), st.integers(0, 40), st.sampled_from([39.5, 40.0, 42.0, None]),
        st.sampled_from([1, 3, 4, None]),
    ),
    max_size=25,
)  # fmt: skip


@given(EVENTS, st.sampled_from([AROUND, 0, 40, None]))
def test_events_are_drawn_on_the_days_of_the_axis_that_they_touch_and_all_others_are_counted(
    shipped: Study, events: list[tuple[date, int, float | None, int | None]], around: int | None
) -> None:
    layer = made_layers.layer(*(
        at(day, lasting, lat=lat, lon=None if lat is None else 70.5, where_precision=precision)
        for day, lasting, lat, precision in events
    ))  # fmt: skip
    axis, overlay = over(shipped, layer, around)
    table = layer.events
    placed = table["lat"].notna() & (table["lat"] < 41.5) & ~(table["where_precision"] > 3).fillna(False).astype(bool)
    touched = [
        [day for day in axis if row.start.date() <= day <= row.end.date()] if keep else []
        for row, keep in zip(table.itertuples(), placed, strict=True)
    ]
    drawn = [row for row, days in enumerate(touched) if days]
    assert sorted(overlay.rows.tolist()) == drawn
    assert spans(overlay) == [(touched[row][0], touched[row][-1]) for row in overlay.rows]
    assert spans(overlay) == sorted(spans(overlay), key=lambda span: span[0])
    assert overlay.on_other_days == placed.sum() - len(drawn)
    assert len(drawn) + sum(overlay.left_out.values()) + overlay.on_other_days == len(events)


def test_the_axis_reaches_a_week_around_the_days_of_the_study_and_no_further(shipped: Study) -> None:
    near, far = FIRST - timedelta(days=AROUND), LAST + timedelta(days=AROUND + 1)
    axis, overlay = over(shipped, made_layers.layer(at(near), at(far), at(date(1999, 8, 1))))
    assert axis[0] == near and axis[-1] == LAST
    assert overlay.rows.tolist() == [0]
    assert overlay.on_other_days == 2
    assert set(Timeline.of(shipped).days) <= set(axis)


def test_the_axis_holds_all_days_where_that_is_wished(shipped: Study) -> None:
    early = date(1999, 8, 1)
    axis, overlay = over(shipped, made_layers.layer(at(FIRST), at(early, 2)), around=None)
    assert axis[:4] == [early, early + timedelta(1), early + timedelta(2), FIRST]
    assert overlay.rows.tolist() == [1, 0] and overlay.on_other_days == 0


def test_an_event_dated_to_a_month_is_shown_on_the_days_that_are_there_and_adds_none(shipped: Study) -> None:
    for around in (AROUND, None):
        axis, overlay = over(shipped, made_layers.layer(at(date(2021, 4, 1), 29, date_precision="month")), around)
        assert tuple(axis) == Timeline.of(shipped).days
        assert spans(overlay) == [(FIRST, date(2021, 4, 30))]
    longest = at(FIRST - timedelta(days=2), LONGEST - 1)
    axis, overlay = over(shipped, made_layers.layer(longest))
    assert axis[0] == FIRST - timedelta(days=2)


def test_many_event_days_do_not_swamp_the_days_of_the_study(shipped: Study) -> None:
    every_day = [at(date(2020, 1, 1) + timedelta(days=day)) for day in range(1200)]
    axis, _ = over(shipped, made_layers.layer(*every_day))
    assert len(axis) == len(Timeline.of(shipped).days) + 3 * 2 * AROUND


def test_a_study_without_days_takes_those_of_the_layer(shipped: Study) -> None:
    empty = replace(shipped, incidents={}, claims={}, clashes={})
    axis, overlay = over(empty, made_layers.layer(at(FIRST), at(FIRST + timedelta(2))))
    assert axis == [FIRST, FIRST + timedelta(1), FIRST + timedelta(2)]
    assert len(overlay.rows) == 2
    axis, overlay = over(empty, made_layers.layer())
    assert axis == [] and len(overlay.rows) == 0


def test_every_event_that_is_not_drawn_is_counted_under_the_first_reason(shipped: Study) -> None:
    layer = made_layers.layer(
        {"lat": None, "lon": None}, {"lat": 10.0}, {"lon": 80.0, "where_precision": 6}, {"where_precision": 4},
        {"start": None}, {"start": "1850-01-01"}, {},
    )  # fmt: skip
    _, overlay = over(shipped, layer)
    assert overlay.rows.tolist() == [6]
    assert list(overlay.left_out.values()) == [2, 1, 2, 1]
    about = json_of(overlay.files(WebAssets.inline())["about"])
    assert about["total"] == 7
    assert about["leftOut"] == [
        "2 without a date from 1900 to 2100", "1 without a point", "2 outside of this map",
        "1 known only to a region or a country",
    ]  # fmt: skip


def test_impossible_radii_and_many_kinds_are_drawn_without(shipped: Study) -> None:
    radii = [{"radius_km": radius, "kind": f"kind {radius}"} for radius in (-1, float("inf"), 1e9, None, 3)]
    kinds = [{"kind": f"kind of its own {number}"} for number in range(400)]
    _, overlay = over(shipped, made_layers.layer(*radii, *kinds, *({"kind": "common"} for _ in range(3))))
    read = unpacked(overlay)
    assert read["radiiKm"] == [0.0, 3.0, 5.0]
    assert [read["radiiKm"][code] for code in read["radius"][:5]] == [0, 0, 0, 0, 3]
    assert "common" in read["kinds"] and len(read["kinds"]) < 100
    assert read["kinds"][read["kind"][-1]] == "common"


def test_all_layers_and_the_study_share_one_axis(shipped: Study) -> None:
    early, late = made_layers.layer(at(FIRST - timedelta(3))), made_layers.layer(at(LAST + timedelta(4)))
    files = MapFiles.of(shipped, WebAssets.inline(), [early, late])
    runs, overlays = laid_over(shipped, [early, late], AREA)
    assert files.packed.runs == runs == overlays[0].packed.runs == overlays[1].packed.runs
    assert runs[0][0] == day_number(FIRST) - 3 and runs[-1][1] == day_number(LAST) + 4
    alone = MapFiles.of(shipped, WebAssets.inline())
    assert (files.packed.order == alone.packed.order).all()
    assert "overlays" not in alone.addresses


def json_of(uri: str) -> Any:
    return json.loads(base64.b64decode(uri.partition(";base64,")[2]))


def test_details_come_in_the_order_of_the_points_and_in_parts(shipped: Study) -> None:
    layer = made_layers.around_the_clashes(CHUNK + 500)
    _, overlay = over(shipped, layer, around=None)
    parts = [json_of(address) for address in overlay.files(WebAssets.inline())["details"]]
    assert [len(part["title"]) for part in parts] == [CHUNK, len(overlay.rows) - CHUNK]
    told = pd.DataFrame(parts[0]).iloc[:50]
    events = layer.events.iloc[overlay.rows[:50]]
    assert told["title"].tolist() == events["title"].tolist()
    assert [day_of(day) for day in told["first"]] == events["start"].dt.date.tolist()
    assert [day_of(day) for day in told["last"]] == events["end"].dt.date.tolist()


def test_details_say_what_the_source_says_and_nothing_where_it_says_nothing() -> None:
    layer = made_layers.layer(
        {"best": None, "low": None, "high": 7, "where_precision": None, "place": None, "kind": None, "is_split": True},
        {"url": "https://news.example/" + "x" * 2_000},
    )
    (part,) = chunks(layer.events, np.array([0, 1]))
    first, second = ({name: values[row] for name, values in part.items()} for row in (0, 1))
    assert (first["best"], first["low"], first["high"], first["where_precision"]) == (None, None, 7, None)
    assert (first["place"], first["kind"], first["is_split"]) == ("", "", True)
    assert (second["best"], second["is_split"], second["url"]) == (2, False, "")
    assert json.loads(json.dumps(part)) == part


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("${alert(1)}", "${alert(1)}"),
        ("first\nsecond\t\x00third", "first second third"),
        ("a\u202eb\u2066c\u200fd", "a b c d"),
        ("می\u200cشود", "می\u200cشود"),
        ("Көк-Таш, Хоҷаи Аъло", "Көк-Таш, Хоҷаи Аъло"),
        ("lone \ud800 half", "lone half"),
        ("twelve chars", "twelve chars"),
    ],
)
def test_texts_are_one_line_without_signs_that_are_not_seen(text: str, shown: str) -> None:
    assert shown_text(text, 40) == shown


def test_long_texts_are_cut_with_a_sign() -> None:
    assert shown_text("x" * 10_000_000, 300) == "x" * 299 + "…"
    assert shown_text("x" * 300, 300) == "x" * 300
    assert shown_text("x" * 301, 300) == "x" * 299 + "…"
    assert shown_text(" " * 10_000_000 + "x", 300) == "…"


def test_hostile_layers_reach_the_page_only_as_data(shipped: Study) -> None:
    texts = ("title", "kind", "actors", "place", "source", "url", "event_id")
    layer = made_layers.layer(dict.fromkeys(texts, HOSTILE), name=HOSTILE, terms=HOSTILE)
    html: str = StudyMap.of(shipped, [layer]).get_root().render()
    plain: str = StudyMap.of(shipped).get_root().render()
    assert "alert(1)" not in html
    assert html.count("<script") == plain.count("<script") and html.count("</script") == plain.count("</script")
    files = MapFiles.of(shipped, WebAssets.inline(), [layer]).addresses["overlays"][0]
    assert json_of(files["about"])["name"] == HOSTILE
    assert json_of(files["details"][0])["title"] == [HOSTILE]
