"""Charts: every figure is exactly one mark, open ends are marked, and no text becomes markup."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from borderviz.charts.style import LOG_FROM, OPEN_END, side_colour
from borderviz.charts.toll_chart import toll_chart
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences

from .small_study import SmallStudy, claim

HOSTILE = "<script>alert(1)</script><a href='javascript:x'>&"


def chart(study: Study, metric: Metric = Metric.KILLED, **options: Any) -> dict[str, Any]:
    """The toll chart of all claims of a study, as the JSON that a browser gets."""
    rows = figures(study, study.claims.values())
    figure = toll_chart(rows, silences(study, study.reports), study, metric, **options)
    drawn: dict[str, Any] = json.loads(figure.to_json())
    return drawn


def marks(drawn: dict[str, Any]) -> dict[str, Any]:
    """The one trace of marks."""
    (trace,) = [trace for trace in drawn["data"] if "customdata" in trace]
    return trace


def by_claim(drawn: dict[str, Any], what: str) -> dict[str, Any]:
    return dict(zip(marks(drawn)["customdata"], marks(drawn)[what], strict=True))


def texts(value: Any) -> Iterator[str]:
    """All the text in a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.mark.parametrize("metric", Metric)
def test_every_figure_of_a_metric_is_exactly_one_mark(shipped: Study, metric: Metric) -> None:
    wanted = [claim for claim in shipped.claims.values() if claim.metric is metric and not claim.repeat]
    drawn = chart(shipped, metric)
    assert Counter(marks(drawn)["customdata"]) == Counter(claim.claim_id for claim in wanted)
    assert by_claim(drawn, "x") == {claim.claim_id: claim.value for claim in wanted}


def test_marks_of_one_claimant_share_a_row_and_of_two_do_not(shipped: Study) -> None:
    heights = by_claim(chart(shipped), "y")
    assert heights["toll-grows-killed-36"] == heights["toll-grows-killed-24"] == heights["toll-grows-killed-12-more"]
    assert heights["rferl-killed-31"] == heights["dw-killed-33"]
    assert heights["rferl-killed-12"] != heights["dw-killed-8"]
    assert heights["dw-killed-8"] != heights["dw-killed-4-forces"]
    assert heights["moscow-times-killed-50-2021"] != heights["toll-grows-killed-50-2021"]


@pytest.mark.parametrize("metric", [Metric.KILLED, Metric.INJURED, Metric.DISPLACED])
def test_figures_without_an_upper_bound_and_no_others_have_an_open_end(shipped: Study, metric: Metric) -> None:
    for claim_id, text in by_claim(chart(shipped, metric), "text").items():
        assert (OPEN_END in text) == (shipped.claims[claim_id].high is None), claim_id


def test_the_last_mark_of_a_row_carries_the_row_in_signs(shipped: Study) -> None:
    written = by_claim(chart(shipped), "text")
    assert written["toll-grows-killed-36"].endswith(" 24, 36 (+12)")
    assert written["dw-killed-33"].endswith(" 31, ≥33")
    assert written["dw-killed-8"].endswith(" ~8")
    assert written["toll-grows-killed-24"] == written["rferl-killed-31"] == ""


def test_symbols_tell_recalls_rises_and_floors_apart(shipped: Study) -> None:
    drawn = chart(shipped)
    symbols = dict(zip(marks(drawn)["customdata"], marks(drawn)["marker"]["symbol"], strict=True))
    assert symbols["toll-grows-killed-36"] == "circle"
    assert symbols["toll-grows-killed-24"] == symbols["dw-killed-dozens"] == "circle-open"
    assert symbols["toll-grows-killed-12-more"] == "square-open"
    assert symbols["toll-grows-killed-50-2021"] == "diamond"
    assert symbols["moscow-times-killed-dozens-2021"] == "diamond-open"


def test_a_line_joins_the_lowest_and_highest_of_a_claimant(shipped: Study) -> None:
    drawn = chart(shipped)
    heights = by_claim(drawn, "y")
    lines = [trace for trace in drawn["data"] if trace["mode"] == "lines"]
    joined = {(trace["y"][at], *trace["x"][at : at + 2]) for trace in lines for at in range(0, len(trace["x"]), 3)}
    assert (heights["toll-grows-killed-36"], 24, 36) in joined
    assert (heights["dw-killed-33"], 31, 33) in joined
    assert not any(height == heights["dw-killed-8"] for height, *_ in joined)


def test_hovering_tells_figure_people_claimant_time_report_and_paragraph(shipped: Study) -> None:
    hover = by_claim(chart(shipped), "hovertext")["toll-grows-killed-50-2021"]
    for part in (
        "more than 50",
        "killed, both sides, all",
        "says AFP report, unattributed, as of Apr 2021",
        "recalled later",
        "paragraph 16",
    ):
        assert part in hover


# Axes


@pytest.mark.parametrize(
    ("lowest", "highest", "is_logarithmic"),
    [(10, 10 * LOG_FROM, True), (10, 10 * LOG_FROM - 1, False), (0, 100_000, False), (7, 7, False)],
)
def test_the_axis_is_logarithmic_only_where_the_figures_ask_for_it_and_says_so(
    tmp_path: Path, lowest: int, highest: int, is_logarithmic: bool
) -> None:
    small = SmallStudy(tmp_path)
    small.tables["claims"] = [claim("lowest", lowest), claim("highest", highest)]
    drawn = chart(small.open())
    axis = drawn["layout"]["xaxis"]
    assert (axis["type"] == "log") == is_logarithmic
    assert ("logarithmic" in axis["title"]["text"]) == is_logarithmic


@pytest.mark.parametrize("metric", [Metric.KILLED, Metric.INJURED, Metric.DISPLACED])
def test_every_mark_lies_within_the_axes(shipped: Study, metric: Metric) -> None:
    drawn = chart(shipped, metric)
    (left, right), (bottom, top) = (drawn["layout"][axis]["range"] for axis in ("xaxis", "yaxis"))
    if drawn["layout"]["xaxis"]["type"] == "log":
        left, right = 10**left, 10**right
    assert all(left <= x <= right for x in marks(drawn)["x"])
    assert all(bottom <= y <= top for y in marks(drawn)["y"])


def test_homes_are_not_counted_as_people(shipped: Study) -> None:
    assert chart(shipped, Metric.HOMES_DAMAGED)["layout"]["xaxis"]["title"]["text"].startswith("Homes")
    assert chart(shipped, Metric.MISSING)["layout"]["xaxis"]["title"]["text"].startswith("People")


# What is not there


def test_a_choice_without_figures_is_still_a_chart(shipped: Study) -> None:
    empty = figures(shipped, [])
    drawn = json.loads(toll_chart(empty, silences(shipped, []), shipped, Metric.KILLED).to_json())
    assert marks(drawn)["x"] == []
    notes = [note["text"] for note in drawn["layout"]["annotations"]]
    assert notes.count("<i>no figure</i>") == len(shipped.clashes) * len(shipped.sides)


def test_the_silence_of_a_side_is_shown_beside_its_name(shipped: Study) -> None:
    drawn = chart(shipped)
    quiet = [note for note in drawn["layout"]["annotations"] if "gave no figure" in note["text"]]
    assert ["DW" in note["text"] for note in quiet] == [True, False]
    labels = dict(zip(drawn["layout"]["yaxis"]["tickvals"], drawn["layout"]["yaxis"]["ticktext"], strict=True))
    assert all("Tajik" in labels[note["y"]] and "own authorities" in labels[note["y"]] for note in quiet)


def test_only_the_clashes_that_are_looked_at_have_a_heading(shipped: Study) -> None:
    drawn = chart(shipped, clashes={"2022-09"})
    assert [note["text"] for note in drawn["layout"]["annotations"]] == ["<b>September 2022</b>"]
    assert all(shipped.claims[claim_id].clash == "2022-09" for claim_id in marks(drawn)["customdata"])


# Text and colour


def hostile(study: Study) -> Study:
    """The study with markup in every free text that a chart shows."""

    def spoil(record: Any, *names: str) -> Any:
        return replace(record, **{name: HOSTILE for name in names if name in {field.name for field in fields(record)}})

    return replace(
        study,
        sides={key: spoil(side, "name", "adjective") for key, side in study.sides.items()},
        clashes={key: spoil(clash, "name", "short_name") for key, clash in study.clashes.items()},
        reports={key: spoil(report, "title", "outlet", "url") for key, report in study.reports.items()},
        claims={key: spoil(claim, "claimant", "note") for key, claim in study.claims.items()},
    )


@pytest.mark.parametrize("metric", [Metric.KILLED, Metric.MISSING])
def test_hostile_text_is_escaped_wherever_a_chart_shows_it(shipped: Study, metric: Metric) -> None:
    shown = list(texts(chart(hostile(shipped), metric)))
    assert sum("&lt;script" in text for text in shown) > 3
    assert [text for text in shown if "<script" in text or "<a" in text] == []


def test_sides_keep_their_colours_and_others_are_grey(shipped: Study) -> None:
    assert side_colour(shipped, "KGZ", "light") == shipped.sides["KGZ"].colour_light
    assert side_colour(shipped, "KGZ", "dark") == shipped.sides["KGZ"].colour_dark
    assert side_colour(shipped, "both", "dark") == side_colour(shipped, "KAZ", "dark")
    assert side_colour(shipped, "both", "dark") not in {s.colour_dark for s in shipped.sides.values()}


def test_light_and_dark_charts_differ_in_colour_alone(shipped: Study) -> None:
    light, dark = chart(shipped, theme="light"), chart(shipped, theme="dark")
    assert marks(light)["customdata"] == marks(dark)["customdata"] and marks(light)["x"] == marks(dark)["x"]
    assert marks(light)["marker"]["color"] != marks(dark)["marker"]["color"]
