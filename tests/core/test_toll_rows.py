"""Toll rows: clash under clash, side by side, and silence as a row of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from borderviz.charts.toll_rows import LABEL_WIDTH, Row, toll_rows
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences

from .small_study import SmallStudy, claim


def rows_of(study: Study, metric: Metric = Metric.KILLED, clashes: set[str] | None = None) -> list[Row]:
    rows = figures(study, [claim for claim in study.claims.values() if claim.metric is metric])
    return toll_rows(rows, silences(study, study.reports), study, metric, clashes or set(study.clashes))


def kinds(lines: list[Row]) -> list[str]:
    """What each row is, in one word or its label."""
    return [line.heading or line.remark.split("\n")[0] or "".join(line.label).replace("\n", " ") for line in lines]


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


def test_rows_go_clash_by_clash_and_side_by_side_with_recalls_and_silences_last(shipped: Study) -> None:
    assert kinds(rows_of(shipped)) == [
        "April 2021",
        "Kyrgyz · Kyrgyz officials",
        "Tajik · RFE/RL's Tajik Service",
        "Tajik security forces · RFE/RL's Tajik Service",
        "Tajik · Media reports",
        "Tajik security forces · Media reports",
        "both sides · DW",
        "both sides · recalled by The Moscow Times",
        "both sides · recalled by AFP report, unattributed",
        "gave no figure,",
        "January 2022",
        "gave no figure,",
        "no figure",
        "September 2022",
        "Kyrgyz · Unspecified sources",
        "Kyrgyz · Kyrgyz Health Ministry",
        "Tajik security forces · AFP report, unattributed",
    ]


def test_a_recall_stands_below_what_was_said_at_the_time_whichever_comes_first(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.tables["claims"] = [
        claim("both", side="both"),
        claim("recall", recalled="true", report_id="later-report"),
        claim("tajik", side="TJK"),
        claim("then"),
    ]
    marks = [line.marks[0]["claim_id"] for line in rows_of(small.open()) if line.marks]
    assert marks == ["then", "recall", "tajik", "both"]


def test_a_clash_that_is_not_looked_at_has_no_rows(shipped: Study) -> None:
    assert kinds(rows_of(shipped, clashes={"2022-01"})) == ["January 2022", "gave no figure,", "no figure"]


def test_each_side_without_a_figure_of_a_clash_says_so(shipped: Study) -> None:
    lines = rows_of(shipped, Metric.MISSING)
    april, rest = lines[:3], lines[3:]
    assert [(line.side, line.remark) for line in april[1:]] == [("KGZ", ""), ("TJK", "no figure")]
    assert kinds(rest) == ["January 2022", "no figure", "no figure", "September 2022", "no figure", "no figure"]
    assert all(not line.marks and line.span is None for line in rest)


def test_silence_about_losses_is_no_silence_about_the_displaced(shipped: Study) -> None:
    assert any("gave no figure" in line.remark for line in rows_of(shipped, Metric.INJURED))
    assert not any("gave no figure" in line.remark for line in rows_of(shipped, Metric.DISPLACED))


def test_a_repeat_is_no_mark_and_a_sub_count_or_a_rise_widens_no_span(tmp_path: Path) -> None:
    study = SmallStudy(tmp_path).add(
        "claims", claim("again", 12, repeat="true"), claim("rise", 30, increment="true"), claim("raised", 42)
    )
    total, forces = [line for line in rows_of(study.open(), clashes={"2021-04"}) if line.marks]
    assert [mark["claim_id"] for mark in total.marks] == ["killed-12", "rise", "raised"]
    assert total.span == (12, 42)
    assert [mark["claim_id"] for mark in forces.marks] == ["killed-5-forces"]
    assert forces.span is None


@pytest.mark.parametrize("name", ["x" * 200, "word " * 50, "two  spaces", " "])
def test_a_label_has_two_lines_at_most_and_names_the_side_once(tmp_path: Path, name: str) -> None:
    study = SmallStudy(tmp_path).put("claims", 2, claimant=f"M {name}").put("sides", 2, adjective=f"K {name}").open()
    label = "".join(rows_of(study, clashes={"2021-04"})[1].label)
    lines = label.split("\n")
    assert len(lines) <= 2 and max(map(len, lines)) <= LABEL_WIDTH
    assert label.count("K ") == 1 and "M" in label
