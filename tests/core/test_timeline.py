"""Timeline: every day that matters in order, and only long gaps squeezed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.rules import local_day
from borderviz.selection import on_record
from borderviz.study import Study
from borderviz.timeline import MOST_RUNS, Runs, Timeline, clipped, on_days, runs_over

START = date(2021, 4, 28)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def over(*spans: tuple[int, int]) -> list[int]:
    """The days of a timeline as offsets."""
    return [(known - START).days for known in Timeline.over([(day(a), day(b)) for a, b in spans]).days]


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 12)).map(lambda pair: (day(pair[0]), day(pair[0] + pair[1]))),
    max_size=8,
)


def test_no_spans_make_an_empty_timeline() -> None:
    timeline = Timeline.over([])
    assert (timeline.days, timeline.breaks, timeline.runs()) == ((), (), [])
    assert timeline.position(START) == 0


def test_a_gap_of_three_days_is_drawn_and_one_of_four_is_squeezed() -> None:
    assert over((0, 0), (3, 3)) == [0, 1, 2, 3]
    assert over((0, 0), (4, 4)) == [0, 4]
    assert Timeline.over([(day(0), day(1)), (day(5), day(5)), (day(8), day(8)), (day(12), day(12))]).breaks == (2, 6)


def test_the_order_and_overlap_of_spans_does_not_matter() -> None:
    assert over((5, 6), (0, 9), (2, 3)) == list(range(10))


@given(spans)
def test_days_rise_strictly_and_hold_every_day_of_every_span(given_spans: list[tuple[date, date]]) -> None:
    timeline = Timeline.over(given_spans)
    assert all(first < second for first, second in pairwise(timeline.days))
    covered = {start + timedelta(days=n) for start, end in given_spans for n in range((end - start).days + 1)}
    assert covered <= set(timeline.days)
    if covered:
        assert (timeline.days[0], timeline.days[-1]) == (min(covered), max(covered))


@given(spans)
def test_time_is_squeezed_exactly_where_more_than_three_days_have_nothing(
    given_spans: list[tuple[date, date]],
) -> None:
    timeline = Timeline.over(given_spans)
    covered = sorted({start + timedelta(days=n) for start, end in given_spans for n in range((end - start).days + 1)})
    after_gaps = [second for first, second in pairwise(covered) if (second - first).days > 3]
    assert [timeline.days[position] for position in timeline.breaks] == after_gaps
    steps = [(second - first).days for first, second in pairwise(timeline.days)]
    assert [step for position, step in enumerate(steps, start=1) if position not in timeline.breaks] == [1] * (
        len(steps) - len(timeline.breaks)
    )


@given(spans)
def test_runs_are_the_days_cut_at_the_breaks(given_spans: list[tuple[date, date]]) -> None:
    timeline = Timeline.over(given_spans)
    runs = timeline.runs()
    assert [known for run in runs for known in run] == list(timeline.days)
    assert len(runs) == (len(timeline.breaks) + 1 if timeline.days else 0)


@given(given_spans=spans.filter(bool), asked=st.integers(-5, 90).map(day))
def test_a_position_is_that_of_the_day_or_of_the_next_one_known(
    given_spans: list[tuple[date, date]], asked: date
) -> None:
    timeline = Timeline.over(given_spans)
    later = [known for known in timeline.days if known >= asked]
    assert timeline.days[timeline.position(asked)] == (later[0] if later else timeline.days[-1])


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


def test_the_shipped_timeline_breaks_between_the_clashes(shipped: Study) -> None:
    timeline = Timeline.of(shipped)
    assert [(run[0], run[-1]) for run in timeline.runs()] == [
        (date(2021, 4, 28), date(2021, 5, 1)),
        (date(2022, 1, 27), date(2022, 1, 27)),
        (date(2022, 9, 14), date(2022, 9, 18)),
    ]


def test_every_incident_and_figure_has_its_days_on_the_timeline(shipped: Study) -> None:
    days = set(Timeline.of(shipped).days)
    for incident in shipped.incidents.values():
        start, end = local_day(incident.start), local_day(incident.end)
        assert {start + timedelta(days=n) for n in range((end - start).days + 1)} <= days
    assert {on_record(claim, shipped) for claim in shipped.claims.values()} <= days


@given(st.lists(st.integers(0, 70_000), min_size=1, max_size=80))
def test_there_are_never_more_breaks_than_an_axis_has_room_for(days: list[int]) -> None:
    found = np.array(sorted(days))
    runs = runs_over([], found, found)
    assert len(runs) <= MOST_RUNS
    assert all(any(first <= day <= last for first, last in runs) for day in days)
    assert all(end < begin for (_, end), (begin, _) in pairwise(runs))


DAY_RUNS = ((3, 5), (9, 9), (20, 24))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=20), st.sampled_from([DAY_RUNS, ()]))
def test_spans_are_clipped_to_the_days_of_runs_as_by_a_look_at_every_day(
    spans: list[tuple[int, int]], runs: Runs
) -> None:
    first = np.array([start for start, _ in spans], dtype=np.int64)
    last = first + np.array([lasting for _, lasting in spans], dtype=np.int64)
    begun, ended, inside = clipped(first, last, runs)
    known = [day for start, end in runs for day in range(start, end + 1)]
    for row, (start, lasting) in enumerate(spans):
        days = [day for day in known if start <= day <= start + lasting]
        assert inside[row] == bool(days)
        if days:
            assert (begun[row], ended[row]) == (days[0], days[-1])
    assert on_days(first, runs).tolist() == [day in known for day in first]
