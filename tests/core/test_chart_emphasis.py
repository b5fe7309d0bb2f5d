"""Toll chart: which figures stand out, and how many lines there are at most."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from borderviz.charts.toll_chart import toll_chart
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


def chart(study: Study, **options: Any) -> dict[str, Any]:
    rows = figures(study, study.claims.values())
    figure = toll_chart(rows, silences(study, study.reports), study, Metric.KILLED, **options)
    drawn: dict[str, Any] = figure.to_dict()
    return drawn


@pytest.mark.parametrize("options", [{}, {"theme": "dark"}, {"emphasised": {"dw-2021-05-01"}}, {"most": 3}], ids=str)
def test_plotly_takes_what_is_made_without_its_checks(shipped: Study, options: dict[str, Any]) -> None:
    drawn = chart(shipped, **options)
    assert go.Figure(drawn).to_dict()["data"] == drawn["data"]


def test_rows_and_tables_make_the_same_chart(shipped: Study) -> None:
    rows, silent = figures(shipped, shipped.claims.values()), silences(shipped, shipped.reports)
    of_rows = toll_chart(rows.to_dict("records"), silent.to_dict("records"), shipped, Metric.KILLED)
    assert of_rows.to_dict() == chart(shipped)


def test_figures_of_a_report_stand_out(shipped: Study) -> None:
    marks = chart(shipped, emphasised={"dw-2021-05-01"})["data"][-1]
    of_report = [shipped.claims[claim_id].report_id == "dw-2021-05-01" for claim_id in marks["customdata"]]
    assert any(of_report) and not all(of_report)
    assert [strength == 1 for strength in marks["marker"]["opacity"]] == of_report
    assert [ink == chart(shipped)["data"][-1]["textfont"]["color"] for ink in marks["textfont"]["color"]] == of_report


@pytest.mark.parametrize("emphasised", [(), {"unknown"}], ids=str)
def test_where_none_stands_out_all_are_plain(shipped: Study, emphasised: Any) -> None:
    assert chart(shipped, emphasised=emphasised) == chart(shipped)


def test_the_last_line_says_how_many_are_left_out(shipped: Study) -> None:
    whole, cut = chart(shipped), chart(shipped, most=4)
    assert cut["layout"]["height"] < whole["layout"]["height"]
    notes = [note["text"] for note in cut["layout"]["annotations"]]
    labels = len(whole["layout"]["yaxis"]["tickvals"]) - len(cut["layout"]["yaxis"]["tickvals"])
    assert any(f"{labels} more lines" in note for note in notes)
    assert chart(shipped, most=1000) == whole
