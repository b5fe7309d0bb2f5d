"""Tolls: figures side by side; nothing is added, nothing of different people stands in one range."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from borderviz.study import Study
from borderviz.tolls import COLUMNS, FLAGS, figures, remark_of, silences

from .small_study import SmallStudy, report


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return SmallStudy(tmp_path_factory.mktemp("small")).open()


def all_figures(study: Study) -> Any:
    return figures(study, study.claims.values())


def test_there_is_one_figure_a_claim_in_the_order_given(shipped: Study) -> None:
    backwards = list(reversed(shipped.claims.values()))
    rows = figures(shipped, backwards)
    assert list(rows["claim_id"]) == [claim.claim_id for claim in backwards]
    assert list(rows.columns) == COLUMNS


def test_a_figure_says_who_said_it_when_about_whom_and_where(shipped: Study) -> None:
    row = all_figures(shipped).set_index("claim_id").loc["dw-killed-33"]
    assert (row["figure"], row["sign"], row["side_name"], row["claimant"]) == (
        "at least 33", "≥33", "Kyrgyz", "Kyrgyz officials",
    )  # fmt: skip
    assert (row["source"], row["paragraph"], row["as_of_text"]) == ("DW, 1 May 2021", 17, "1 May 2021")
    assert row["is_open"] and not row["is_part"]


def test_24_and_12_more_and_36_are_all_there(shipped: Study) -> None:
    rows = all_figures(shipped)
    said = rows[(rows["report_id"] == "toll-grows-2022-09-18") & (rows["metric"] == "killed") & (rows["side"] == "KGZ")]
    assert dict(zip(said["value"], said["figure"], strict=True)) == {36: "36", 12: "12", 24: "24"}
    assert [remark_of(row) for row in said.to_dict("records")[1:]] == [
        "a rise, not a total",
        "restated, replaced, the day of the earlier figure is not given",
    ]


@pytest.mark.parametrize(
    ("cells", "remark"),
    [
        ({}, ""),
        ({"recalled": "true"}, "recalled later"),
        ({"increment": "true", "superseded": "true"}, "restated, replaced, a rise, not a total"),
        ({"part_of": "killed-12", "note": "of the guard"}, "sub-count, of the guard"),
        ({"repeat": "true"}, "said again"),
    ],
)
def test_a_remark_says_what_must_be_known(tmp_path: Path, cells: dict[str, str], remark: str) -> None:
    study = SmallStudy(tmp_path).put("claims", 3, **cells).open()
    (row,) = figures(study, [study.claims["spare-claim"]]).to_dict("records")
    assert remark_of(row) == remark


def test_nothing_said_keeps_columns_and_flags(shipped: Study) -> None:
    rows = figures(shipped, [])
    assert list(rows.columns) == COLUMNS
    assert all(rows[flag].dtype == bool for flag in FLAGS)
    assert list(silences(shipped, []).columns) == ["clash", "side", "source"]


# Silences


def test_silence_is_recorded_by_clash_side_and_report(shipped: Study) -> None:
    said = silences(shipped, shipped.reports).to_dict("records")
    assert said == [
        {"clash": "2021-04", "side": "TJK", "source": "DW, 1 May 2021"},
        {"clash": "2022-01", "side": "TJK", "source": "The Moscow Times, 27 Jan 2022"},
    ]


def test_a_report_from_before_all_clashes_is_silent_about_none(tmp_path: Path) -> None:
    early = report("early-report", "2018-12-01", silent_sides="KGZ; TJK")
    study = SmallStudy(tmp_path).add("reports", early).open()
    rows = silences(study, ["early-report", "later-report"])
    assert list(zip(rows["clash"], rows["side"], strict=True)) == [("", "KGZ"), ("", "TJK")]
