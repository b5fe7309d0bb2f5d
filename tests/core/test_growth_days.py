"""Growth days: by the calendar or since the outbreak a day has one place, and a figure holds as long as it should."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.charts.growth import Growth
from borderviz.charts.growth_days import MOST_TICKS, Calendar, Outbreak
from borderviz.model import Clash
from borderviz.study import Study
from borderviz.timeline import Timeline

FIRST = date(2021, 4, 28)

days = st.dates(date(2021, 1, 1), date(2023, 1, 1))
timelines = st.lists(days, min_size=1, max_size=40).map(lambda found: Timeline.over([(day, day) for day in found]))


def clash(last: int, clash_id: str = "2021-04", start: date = FIRST) -> Clash:
    """A clash from day 0 to some day."""
    return Clash(clash_id=clash_id, name="", short_name="", start=start, end=start + timedelta(days=last), source="")


def growth(*numbers: int, clash_id: str = "2021-04", start: date = FIRST) -> Growth:
    """Figures on some days of a clash."""
    return Growth(tuple(mark(start + timedelta(days=number), clash_id) for number in numbers))


def mark(day: date, clash_id: str = "2021-04") -> Mapping[object, object]:
    return {"on_record": day, "clash": clash_id}


# By the calendar


@given(timeline=timelines, day=days)
def test_a_day_stands_where_the_timeline_has_it(timeline: Timeline, day: date) -> None:
    assert Calendar(timeline).place(day, "") == timeline.position(day)


@given(timeline=timelines, day=days)
def test_a_figure_holds_to_the_end_of_its_run_and_off_the_timeline_for_its_day(timeline: Timeline, day: date) -> None:
    runs = [run for run in timeline.runs() if day in run]
    assert Calendar(timeline).until(mark(day)) == (runs[0][-1] if runs else day)


def test_days_are_named_once_with_month_and_year_where_a_run_begins(study_folder: Path) -> None:
    assert list(Calendar(Timeline.of(Study.open(study_folder))).ticks().values()) == [
        "28<br>Apr<br>2021", "29", "30", "1<br>May", "27<br>Jan<br>2022", "14<br>Sept<br>2022", "15", "16", "17", "18",
    ]  # fmt: skip


def test_of_many_days_few_are_named_and_not_close_together() -> None:
    many = [date(2021, 1, 1) + timedelta(days=n) for n in range(400)]
    timeline = Timeline((*many[:180], *many[300:]), (180,))
    named = sorted(Calendar(timeline).ticks())
    assert timeline.breaks[0] in named
    assert len(named) <= MOST_TICKS + 1
    assert min(b - a for a, b in pairwise(named)) >= len(timeline.days) // MOST_TICKS


# Since the outbreak


def test_each_clash_begins_with_day_0() -> None:
    later = clash(3, "2022-09", date(2022, 9, 14))
    axis = Outbreak.of([clash(3), later], [growth(2), growth(4, clash_id="2022-09", start=later.start)])
    assert axis.place(date(2021, 4, 30), "2021-04") == axis.place(date(2022, 9, 16), "2022-09") == 2
    assert axis.position(mark(date(2022, 9, 18), "2022-09")) == 4


@pytest.mark.parametrize(
    ("last", "numbers", "ends", "until"),
    [
        (3, [2], (0, 3), 3),
        (3, [2, 5], (0, 5), 5),
        (0, [0], (0, 0), 0),
        (3, [-2, 1], (-2, 3), 3),
    ],
    ids=["to its end", "to the last figure", "one day", "a figure before it"],
)
def test_a_figure_holds_to_the_end_of_the_clash_or_its_last_figure(
    last: int, numbers: list[int], ends: tuple[int, int], until: int
) -> None:
    axis = Outbreak.of([clash(last)], [growth(*numbers)])
    assert axis.ends == ends
    assert axis.until(mark(FIRST)) == FIRST + timedelta(days=until)
    assert axis.days_of("2021-04") == tuple(FIRST + timedelta(days=n) for n in range(ends[0], until + 1))


def test_a_long_clash_without_a_figure_does_not_narrow_the_days_of_others() -> None:
    axis = Outbreak.of([clash(3), clash(400, "2022-01")], [growth(1)])
    assert axis.ends == (0, 3)
    assert len(axis.days_of("2022-01")) == 4


def test_without_a_clash_there_is_still_a_day() -> None:
    assert Outbreak.of([], []).ends == (0, 0)
    assert Outbreak.of([], []).ticks() == {0: "day 0"}


@given(first=st.integers(-30, 0), last=st.integers(0, 4000))
def test_few_days_are_named_at_equal_steps_from_day_0(first: int, last: int) -> None:
    axis = replace(Outbreak.of([], []), ends=(first, last))
    ticks = axis.ticks()
    assert ticks[0] == "day 0" and len(ticks) <= MOST_TICKS + 1
    assert len({b - a for a, b in pairwise(sorted(ticks))}) <= 1
    assert all(first <= day <= last and int(name.replace("−", "-")) == day for day, name in ticks.items() if day)
