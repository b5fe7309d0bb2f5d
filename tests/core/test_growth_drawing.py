"""Growth drawing: any figures are drawn or counted, whether from rows or a table, kept or made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.charts.growth_chart import growth_chart, growth_drawing
from borderviz.charts.growth_days import MOST_TICKS
from borderviz.model import Metric
from borderviz.timeline import Timeline
from borderviz.tolls import figures, silences

from .test_growth_chart import by_claim
from .test_growth_outbreak import SHIPPED, chart, remarks


@pytest.mark.parametrize("since", ["calendar", "outbreak"])
def test_a_kept_drawing_is_the_same_chart_for_any_days_and_is_not_changed_by_it(since: Any) -> None:
    rows = figures(SHIPPED, SHIPPED.claims.values())
    options: dict[str, Any] = {"timeline": Timeline.of(SHIPPED), "since": since}
    drawing = growth_drawing(rows, SHIPPED, Metric.KILLED, **options)
    for first, last in [(date(2021, 4, 29), date(2021, 4, 30)), (None, date(2022, 1, 27)), (None, None)]:
        figure = drawing.figure(first, last, drag=since == "calendar")
        fresh = growth_chart(rows, SHIPPED, Metric.KILLED, first=first, last=last, **options)
        assert figure.to_json() == fresh.to_json()
        figure.data[0].x = ()
        figure.layout.annotations[0].text = "changed"


@pytest.mark.parametrize("since", ["calendar", "outbreak"])
@pytest.mark.parametrize("metric", Metric)
def test_rows_of_a_table_and_the_table_make_the_same_chart(metric: Metric, since: Any) -> None:
    table, quiet = figures(SHIPPED, SHIPPED.claims.values()), silences(SHIPPED, SHIPPED.reports)
    options: dict[str, Any] = {"timeline": Timeline.of(SHIPPED), "since": since}
    one = growth_chart(table, SHIPPED, metric, silences=quiet, **options)
    other = growth_chart(iter(table.to_dict("records")), SHIPPED, metric, silences=quiet.to_dict("records"), **options)
    assert one.to_json() == other.to_json()


@given(
    said=st.lists(
        st.tuples(st.integers(0, 700), st.integers(-5, 20), st.sampled_from("AB"), st.booleans()), max_size=25
    )
)
def test_any_figures_are_each_drawn_or_counted(said: list[tuple[int, int, str, bool]]) -> None:
    base = SHIPPED.claims["rferl-killed-31"]
    claims = {
        f"c{n}": replace(
            base, claim_id=f"c{n}", value=value, low=value, high=value, as_of=f"2021-04-{10 + max(day, 0):02}",
            claimant=claimant, recalled=recalled,
        )
        for n, (value, day, claimant, recalled) in enumerate(said)
    }  # fmt: skip
    drawn = chart(replace(SHIPPED, claims=claims))
    recalls = sum(recalled for *_, recalled in said)
    assert len(by_claim(drawn, "x")) == len(said) - recalls
    assert any("recalled later" in text for text in remarks(drawn)) == (recalls > 0)
    assert len(drawn["layout"]["xaxis"]["tickvals"]) <= MOST_TICKS + 1
