"""Compare chart: every total is a mark in its row, open ends are open, and no text becomes markup."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from borderviz.charts.compare_chart import NARROW, compare_chart, ticks
from borderviz.charts.growth_frame import Scale
from borderviz.charts.style import OPEN_END
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences

from .small_study import SmallStudy, claim, clash
from .test_charts import by_claim, hostile, marks, texts

SHOWN = [Metric.KILLED, Metric.INJURED, Metric.DISPLACED, Metric.MISSING]


def chart(study: Study, metric: Metric = Metric.KILLED, **options: Any) -> dict[str, Any]:
    """The chart of all claims of a study, as the JSON that a browser gets."""
    rows = figures(study, study.claims.values())
    figure = compare_chart(rows, silences(study, study.reports), study, metric, **options)
    drawn: dict[str, Any] = json.loads(figure.to_json())
    return drawn


def shown(drawn: dict[str, Any]) -> str:
    """All lines of text beside or above the marks."""
    return "\n".join(drawn["data"][-1]["text"])


def lines(drawn: dict[str, Any], dash: str) -> set[tuple[float, float, float]]:
    """The y, beginning and end of each line over a range."""
    found = [trace for trace in drawn["data"] if trace.get("line", {}).get("dash") == dash]
    return {(t["y"][at], *t["x"][at : at + 2]) for t in found for at in range(0, len(t["x"]), 3)}


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.mark.parametrize("metric", Metric)
def test_every_total_is_one_mark_at_its_number(shipped: Study, metric: Metric) -> None:
    wanted = {
        claim.claim_id: claim.value
        for claim in shipped.claims.values()
        if claim.metric is metric and not (claim.repeat or claim.part_of or claim.increment)
    }
    drawn = chart(shipped, metric)
    assert by_claim(drawn, "x") == wanted and len(marks(drawn)["customdata"]) == len(wanted)


def test_lines_join_the_lowest_and_highest_number_of_a_side(shipped: Study) -> None:
    drawn = chart(shipped)
    y = by_claim(drawn, "y")
    assert lines(drawn, "solid") == {
        (y["rferl-killed-31"], 31, 33), (y["dw-killed-8"], 8, 12), (y["toll-grows-killed-36"], 17, 36),
    }  # fmt: skip
    assert lines(drawn, "dot") == set()


def test_a_dotted_line_goes_on_to_a_word_above_all_numbers(shipped: Study) -> None:
    drawn = chart(shipped, Metric.INJURED)
    assert lines(drawn, "dot") == {(by_claim(drawn, "y")["rferl-injured-2"], 2, 24)}
    assert lines(drawn, "solid") == set()


def test_recalls_stand_in_a_row_of_their_own(shipped: Study) -> None:
    drawn = chart(shipped)
    heights, symbols = (
        by_claim(drawn, "y"),
        dict(zip(marks(drawn)["customdata"], marks(drawn)["marker"]["symbol"], strict=True)),
    )
    assert heights["moscow-times-killed-50-2021"] < heights["dw-killed-30"]
    assert symbols["moscow-times-killed-50-2021"] == "diamond"
    assert symbols["dw-killed-dozens"] == symbols["toll-grows-killed-24"] == "circle-open"


def test_marks_of_the_same_number_do_not_hide_one_another(shipped: Study) -> None:
    heights = by_claim(chart(shipped), "y")
    assert heights["moscow-times-killed-50-2021"] != heights["toll-grows-killed-50-2021"]


@pytest.mark.parametrize("metric", SHOWN)
def test_figures_without_an_upper_bound_and_no_others_have_an_arrow(shipped: Study, metric: Metric) -> None:
    for claim_id, text in by_claim(chart(shipped, metric), "text").items():
        assert (text == OPEN_END) == (shipped.claims[claim_id].high is None)


def test_silence_and_absence_have_words_of_their_own(shipped: Study) -> None:
    text = shown(chart(shipped))
    assert text.count("own authorities gave no figure, says") == 2
    assert text.count("no figure in these reports") == 1 and text.count("no total in these reports") == 1


def test_hovering_tells_all_of_a_figure(shipped: Study) -> None:
    hover = by_claim(chart(shipped), "hovertext")["dw-killed-33"]
    assert all(part in hover for part in ("at least 33", "Kyrgyz officials", "1 May 2021", "DW", "paragraph 17"))


def test_figures_of_emphasised_reports_stand_out(shipped: Study) -> None:
    drawn = chart(shipped, emphasised={"dw-2021-05-01"})
    strength = dict(zip(marks(drawn)["customdata"], marks(drawn)["marker"]["opacity"], strict=True))
    assert strength["dw-killed-33"] == 1 > strength["rferl-killed-31"]


def test_only_the_clashes_that_are_looked_at_are_drawn(shipped: Study) -> None:
    drawn = chart(shipped, clashes={"2022-09"})
    assert "September 2022" in shown(drawn) and "April 2021" not in shown(drawn)
    assert all(shipped.claims[one].clash == "2022-09" for one in marks(drawn)["customdata"])


def test_rows_may_be_a_table_or_its_records(shipped: Study) -> None:
    rows, quiet = figures(shipped, shipped.claims.values()), silences(shipped, shipped.reports)
    as_records = compare_chart(rows.to_dict("records"), quiet.to_dict("records"), shipped, Metric.KILLED)
    assert as_records.to_json() == compare_chart(rows, quiet, shipped, Metric.KILLED).to_json()


# Axes


@pytest.mark.parametrize("width", [NARROW, 640, 1200])
@pytest.mark.parametrize("metric", SHOWN)
def test_every_mark_lies_within_the_axes(shipped: Study, metric: Metric, width: int) -> None:
    drawn = chart(shipped, metric, width=width)
    (left, right), (bottom, top) = (drawn["layout"][axis]["range"] for axis in ("xaxis", "yaxis"))
    if drawn["layout"]["xaxis"]["type"] == "log":
        left, right = 10**left, 10**right
    assert all(left <= x <= right for x in marks(drawn)["x"])
    assert all(bottom < y < top for trace in drawn["data"] for y in trace["y"] if y is not None)


@pytest.mark.parametrize("width", [NARROW, 1200])
@pytest.mark.parametrize("metric", SHOWN)
def test_no_line_of_text_stands_on_another(shipped: Study, metric: Metric, width: int) -> None:
    trace = chart(shipped, metric, width=width)["data"][-1]
    assert all(above - below >= 13 for above, below in zip(trace["y"], trace["y"][1:], strict=False))


def test_the_axis_says_whether_it_is_logarithmic(shipped: Study) -> None:
    assert "logarithmic" not in chart(shipped)["layout"]["xaxis"]["title"]["text"]
    assert "logarithmic" in chart(shipped, Metric.DISPLACED)["layout"]["xaxis"]["title"]["text"]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [([2], [0, 1, 2]), ([0], [0, 1]), ([50], [0, 20, 40, 60]), ([200, 120_000], [1000, 10_000, 100_000]),
     ([5, 9], [0, 2, 4, 6, 8, 10]), ([10**9], [0, 5 * 10**8, 10**9]), ([1, 10**9], [1, 100, 10**4, 10**6, 10**8])],
)  # fmt: skip
def test_the_axis_counts_whole_people(values: list[int], wanted: list[int]) -> None:
    assert list(ticks(Scale.over(values))) == wanted


# Small studies


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"value": "0", "low": "0", "high": "0", "negative": "true"},
        {"qualifier": "at_least", "high": ""},
        {"value": "24", "low": "24", "high": "", "vague": "true", "qualifier": "at_least"},
        {"recalled": "true"},
        {"side": "unspecified"},
        {"side": "UZB"},
        {"qualifier": "up_to", "low": "0"},
        {"group": "women"},
        {"as_of": "2021"},
        {"value": "2000000000", "low": "2000000000", "high": "2000000000"},
    ],
)
def test_a_lone_figure_of_any_kind_is_one_mark(tmp_path: Path, cells: dict[str, str]) -> None:
    small = SmallStudy(tmp_path)
    small.tables["claims"] = [claim("one", **cells)]
    study = small.open()
    assert study.notices == ()
    drawn = chart(study)
    assert marks(drawn)["customdata"] == ["one"]


def test_up_to_so_many_has_a_line_on_a_logarithmic_axis(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.tables["claims"] = [claim("least", 2, qualifier="up_to", low="0"), claim("most", 2000)]
    drawn = chart(small.open())
    ((_, left, right),) = lines(drawn, "solid")
    assert drawn["layout"]["xaxis"]["type"] == "log" and 0 < left < 2 and right == 2000


def test_a_figure_that_names_two_numbers_fits_on_the_axis(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.tables["claims"] = [claim("wide", qualifier="range", high="200")]
    drawn = chart(small.open())
    ((_, left, right),) = lines(drawn, "solid")
    assert (left, right) == (12, 200) and drawn["layout"]["xaxis"]["range"][1] > 200


def test_a_study_without_claims_is_still_a_chart(shipped: Study) -> None:
    empty, quiet = figures(shipped, []), silences(shipped, [])
    drawn = json.loads(compare_chart(empty, quiet, shipped, Metric.KILLED).to_json())
    assert marks(drawn)["x"] == []
    assert shown(drawn).count("no figure in these reports") == len(shipped.clashes) * len(shipped.sides)


# Text and size


@pytest.mark.parametrize("metric", SHOWN)
def test_hostile_text_is_escaped_wherever_the_chart_shows_it(shipped: Study, metric: Metric) -> None:
    found = list(texts(chart(hostile(shipped), metric)))
    assert sum("&lt;script" in text for text in found) > 3
    assert [text for text in found if "<script" in text or "<a" in text] == []


def test_light_and_dark_differ_in_colour_alone(shipped: Study) -> None:
    light, dark = chart(shipped), chart(shipped, theme="dark")
    assert marks(light)["x"] == marks(dark)["x"] and marks(light)["y"] == marks(dark)["y"]
    assert marks(light)["marker"]["color"] != marks(dark)["marker"]["color"]


def test_of_more_rows_than_can_be_read_it_says_how_many_are_left_out(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.tables["clashes"] = [clash(f"{1990 + n}-01", f"{1990 + n}-01-05", f"{1990 + n}-01-06") for n in range(31)]
    small.tables["claims"], small.tables["incidents"] = [], []
    drawn = chart(small.open(), most=10)
    assert "56 more rows: choose a clash" in shown(drawn)


def test_ten_thousand_claims_make_a_small_chart_in_no_time(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    sides = ("KGZ", "TJK", "both", "unspecified")
    small.tables["claims"] = [claim(f"c{n}", n % 997, claimant=f"W {n % 90}", side=sides[n % 4]) for n in range(10_000)]
    study = small.open()
    rows, quiet = figures(study, study.claims.values()), silences(study, study.reports)
    begun = time.perf_counter()
    figure = compare_chart(rows, quiet, study, Metric.KILLED)
    assert time.perf_counter() - begun < 2
    assert len(figure.to_json()) < 200_000
