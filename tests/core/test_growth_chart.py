"""Growth chart: every figure on its day, named without a legend, and no text becomes markup."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from borderviz.charts.growth_chart import ARROW, growth_chart
from borderviz.charts.growth_frame import END_OF_DAY
from borderviz.charts.growth_plans import MOST_SERIES
from borderviz.charts.style import LOG_FROM
from borderviz.model import Metric
from borderviz.selection import on_record
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.tolls import figures

from .small_study import Cells, SmallStudy, claim
from .test_charts import HOSTILE, texts


def chart(study: Study, metric: Metric = Metric.KILLED, **options: Any) -> dict[str, Any]:
    """The growth chart of all claims of a study, as the JSON that a browser gets."""
    rows = figures(study, study.claims.values())
    figure = growth_chart(rows, study, metric, timeline=Timeline.of(study), **options)
    drawn: dict[str, Any] = json.loads(figure.to_json())
    return drawn


def by_claim(drawn: dict[str, Any], what: str) -> dict[str, Any]:
    traces = [trace for trace in drawn["data"] if "customdata" in trace]
    return {claim_id: value for t in traces for claim_id, value in zip(t["customdata"], t[what], strict=True)}


def lines(drawn: dict[str, Any], dash: str) -> list[dict[str, Any]]:
    return [trace for trace in drawn["data"] if trace["mode"] == "lines" and trace["line"].get("dash") == dash]


def notes(drawn: dict[str, Any]) -> list[str]:
    return [note["text"] for note in drawn["layout"]["annotations"]]


def made(folder: Path, *claims: Cells) -> Study:
    small = SmallStudy(folder)
    small.tables["claims"] = list(claims)
    return small.open()


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


# Marks and steps


@pytest.mark.parametrize("metric", Metric)
def test_every_figure_but_sub_counts_and_repeats_is_one_mark_on_its_day(shipped: Study, metric: Metric) -> None:
    wanted = [c for c in shipped.claims.values() if c.metric is metric and not c.repeat and not c.part_of]
    drawn = chart(shipped, metric)
    where = by_claim(drawn, "x")
    days = Timeline.of(shipped).days
    assert {claim_id: days[round(x)] for claim_id, x in where.items()} == {
        c.claim_id: on_record(c, shipped) for c in wanted
    }
    assert by_claim(drawn, "y") == {c.claim_id: c.value for c in wanted}


def test_steps_rise_on_the_day_of_the_next_figure_and_end_with_the_run(shipped: Study) -> None:
    solid = lines(chart(shipped), "solid")[0]
    corners = list(zip(solid["x"], solid["y"], strict=True))
    assert solid["line"]["shape"] == "hv"
    assert corners[:4] == [(2, 31), (3, 33), (3 + END_OF_DAY, 33), (None, None)]
    assert corners[4:] == [(9, 24), (9, 36), (9 + END_OF_DAY, 36), (None, None)]


def test_the_dash_tells_for_whom_a_claimant_speaks(tmp_path: Path) -> None:
    drawn = chart(
        made(
            tmp_path,
            claim("own", 1),
            claim("other", 2, claimant="Dushanbe", claimant_side="TJK"),
            claim("agency", 3, claimant="Agency", claimant_side="media"),
        )
    )
    assert {dash: lines(drawn, dash)[0]["y"][0] for dash in ("solid", "dash", "dot")} == {
        "solid": 1,
        "dash": 2,
        "dot": 3,
    }


def test_open_ends_ranges_rises_and_recalls_are_drawn_as_what_they_are(tmp_path: Path) -> None:
    study = made(
        tmp_path,
        claim("open", 20, qualifier="at_least", high=""),
        claim("range", 10, qualifier="range", low="10", high="15", claimant="A"),
        claim("rise", 4, increment="true", claimant="B"),
        claim("recall", 30, recalled="true", report_id="later-report", claimant="C"),
    )
    drawn = chart(study)
    symbols = {
        t["customdata"][i]: s for t in drawn["data"] if "customdata" in t for i, s in enumerate(t["marker"]["symbol"])
    }
    assert symbols == {"open": "circle", "range": "circle", "rise": "square-open", "recall": "diamond"}
    assert {claim_id for claim_id, text in by_claim(drawn, "text").items() if text == ARROW} == {"open"}
    (bar,) = [trace for trace in drawn["data"] if trace.get("opacity", 1) < 1]
    assert (bar["x"][:2], bar["y"][:2]) == ([by_claim(drawn, "x")["range"]] * 2, [10, 15])
    assert len(lines(drawn, "solid")[0]["x"]) == 2 * len(["corner", "end", "gap"])


def test_the_same_figure_of_two_claimants_on_one_day_is_two_marks_to_be_seen(tmp_path: Path) -> None:
    where = by_claim(chart(made(tmp_path, claim("one"), claim("two", claimant="Mayor"))), "x")
    assert where["one"] != where["two"] and round(where["one"]) == round(where["two"])


# Panels, axes, shade


def test_each_side_has_a_panel_and_says_so_where_nothing_is_known(shipped: Study) -> None:
    killed, missing = chart(shipped), chart(shipped, Metric.MISSING)
    names = ("Kyrgyz people", "Tajik people", "Both sides", "<i>no figure</i>")
    for drawn, wanted in ((killed, [1, 1, 1, 0]), (missing, [1, 1, 0, 1])):
        assert [sum(name in text for text in notes(drawn)) for name in names] == wanted


def test_panels_share_one_scale_and_do_not_overlap(shipped: Study) -> None:
    axes = [axis for name, axis in chart(shipped)["layout"].items() if name.startswith("yaxis")]
    assert len({tuple(axis["range"]) for axis in axes}) == 1
    domains = sorted(axis["domain"] for axis in axes)
    assert all(lower[1] < upper[0] for lower, upper in pairwise(domains))


@pytest.mark.parametrize(
    ("low", "high", "kind"), [(10, 10 * LOG_FROM, "log"), (10, 10 * LOG_FROM - 1, "linear"), (0, 9000, "linear")]
)
def test_a_logarithmic_axis_is_said_to_be_one(low: int, high: int, kind: str, tmp_path: Path) -> None:
    drawn = chart(made(tmp_path, claim("low", low), claim("high", high, claimant="B")))
    assert drawn["layout"]["yaxis"]["type"] == kind
    assert any("logarithmic" in text for text in notes(drawn)) == (kind == "log")


def test_breaks_are_drawn_between_days(shipped: Study) -> None:
    dotted = [shape["x0"] for shape in chart(shipped)["layout"]["shapes"] if shape["type"] == "line"]
    assert dotted == [3.5, 4.5]


@pytest.mark.parametrize(
    ("first", "last", "shade"),
    [
        (None, None, []),
        (date(2021, 4, 28), date(2022, 9, 18), []),
        (date(2021, 4, 30), date(2022, 1, 27), [(1.5, 4.5)]),
        (date(2022, 9, 18), None, [(8.5, 9.5)]),
        (date(2021, 6, 1), date(2021, 6, 2), []),
    ],
)
def test_the_chosen_days_are_shaded_unless_they_are_all(
    first: date | None, last: date | None, shade: list[tuple[float, float]], shipped: Study
) -> None:
    shapes = chart(shipped, first=first, last=last)["layout"]["shapes"]
    assert [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "rect"] == shade


def test_dragging_chooses_days_and_zooms_nothing(shipped: Study) -> None:
    layout = chart(shipped)["layout"]
    assert (layout["dragmode"], layout["selectdirection"]) == ("select", "h")
    assert all(axis["fixedrange"] for name, axis in layout.items() if name[1:].startswith("axis"))


# Names


@pytest.mark.parametrize("metric", [Metric.KILLED, Metric.INJURED, Metric.DISPLACED])
def test_every_series_of_the_shipped_study_is_named_in_the_chart(shipped: Study, metric: Metric) -> None:
    words = " ".join(notes(chart(shipped, metric))).replace("<br>", " ")
    said = {c.claimant for c in shipped.claims.values() if c.metric is metric and not c.repeat and not c.part_of}
    assert [who for who in said if who not in words.replace("&#x27;", "'")] == []
    assert "more: point" not in words


def test_names_without_room_are_counted(tmp_path: Path) -> None:
    crowd = [claim(f"c{n}", 100 + n, claimant=f"Ministry of some long name {n}") for n in range(40)]
    (more,) = [text for text in notes(chart(made(tmp_path, *crowd))) if "more: point at the marks" in text]
    named = [text for text in notes(chart(made(tmp_path, *crowd))) if "Ministry" in text]
    assert int(more.split()[0]) + len(named) == 40


def test_of_too_many_series_the_chart_says_how_many_it_leaves_out(tmp_path: Path) -> None:
    drawn = chart(made(tmp_path, *(claim(f"c{n}", claimant=f"Mayor {n}") for n in range(MOST_SERIES + 5))))
    assert len(by_claim(drawn, "x")) == MOST_SERIES
    assert any("5 more series" in text for text in notes(drawn))


# What is not there, text and colour


@pytest.mark.parametrize("metric", [Metric.DETAINED, Metric.HOMES_DAMAGED])
def test_a_choice_without_figures_still_has_days_to_choose(shipped: Study, metric: Metric) -> None:
    drawn = chart(shipped, metric)
    assert notes(drawn).count("<i>no figure</i>") == len(shipped.sides)
    assert by_claim(drawn, "x") == {} and {trace["yaxis"] for trace in drawn["data"]} == {"y", "y2"}
    assert drawn["layout"]["xaxis"]["range"] == [-0.5, 9.5]


def test_a_study_without_days_is_still_a_chart(shipped: Study) -> None:
    rows = figures(shipped, [])
    drawn = growth_chart(rows, shipped, Metric.KILLED, timeline=Timeline((), ())).to_dict()
    assert drawn["layout"]["xaxis"]["range"] == [-0.5, 0.5]


def test_only_the_clashes_that_are_looked_at_have_marks(shipped: Study) -> None:
    drawn = chart(shipped, clashes={"2022-09"})
    assert {shipped.claims[claim_id].clash for claim_id in by_claim(drawn, "x")} == {"2022-09"}


@pytest.mark.parametrize("metric", [Metric.KILLED, Metric.MISSING])
def test_hostile_text_is_escaped_wherever_the_chart_shows_it(shipped: Study, metric: Metric) -> None:
    def spoil(record: Any, *names: str) -> Any:
        return replace(record, **{name: HOSTILE for name in names if name in {field.name for field in fields(record)}})

    hostile = replace(
        shipped,
        sides={key: spoil(side, "name", "adjective") for key, side in shipped.sides.items()},
        clashes={key: spoil(clash, "name", "short_name") for key, clash in shipped.clashes.items()},
        reports={key: spoil(report, "title", "outlet", "url") for key, report in shipped.reports.items()},
        claims={key: spoil(claim, "claimant", "note") for key, claim in shipped.claims.items()},
    )
    shown = list(texts(chart(hostile, metric)))
    assert sum("&lt;script" in text for text in shown) > 3
    assert [text for text in shown if "<script" in text or "<a" in text] == []


def test_panels_have_the_colours_of_their_sides(shipped: Study) -> None:
    for theme in ("light", "dark"):
        drawn = chart(shipped, theme=theme)
        colours = Counter(t["marker"]["color"] for t in drawn["data"] if "customdata" in t)
        sides = {getattr(side, f"colour_{theme}") for side in shipped.sides.values()}
        assert sides < set(colours) and len(colours) == 3
