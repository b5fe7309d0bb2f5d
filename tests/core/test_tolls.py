"""Tolls: figures side by side; nothing is added, nothing of different people stands in one range."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderviz.model import Claim, Group, Metric, Qualifier
from borderviz.study import Study
from borderviz.tolls import COLUMNS, FLAGS, SERIES, figures, metrics_of, remark_of, silences, spans, totals

from .small_study import SmallStudy, claim, report
from .toll_claims import BOUNDS


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
    assert list(totals(said)["value"]) == [36, 24]
    assert [remark_of(row) for row in said.to_dict("records")[1:]] == [
        "a rise, not a total",
        "restated, replaced, the day of the earlier figure is not given",
    ]


def test_totals_leave_out_parts_rises_and_repeats(tmp_path: Path) -> None:
    study = SmallStudy(tmp_path)
    study.add(
        "claims",
        claim("rise", 3, increment="true"),
        claim("again", repeat="true"),
        claim("replaced", 4, superseded="true"),
        claim("recall", recalled="true"),
    )
    rows = all_figures(study.open())
    assert set(totals(rows)["claim_id"]) == {"killed-12", "spare-claim", "replaced", "recall"}
    assert len(rows) == 7


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
    assert totals(rows).empty and list(totals(rows).columns) == COLUMNS
    assert spans(rows).empty and list(spans(rows).columns) == [*SERIES, "low", "high", "is_open", "claim_ids"]
    assert metrics_of(rows) == []
    assert list(silences(shipped, []).columns) == ["clash", "side", "source"]


# Spans


@st.composite
def claim_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """What is drawn of claims that differ in all that keeps figures apart."""
    chosen = st.fixed_dictionaries(
        {
            "value": st.integers(0, 10**6),
            "qualifier": st.sampled_from(Qualifier),
            "side": st.sampled_from(["KGZ", "TJK"]),
            "group": st.sampled_from([Group.ALL, Group.CIVILIAN]),
            "metric": st.sampled_from([Metric.KILLED, Metric.INJURED]),
            "claimant": st.sampled_from(["A", "B"]),
            "recalled": st.booleans(),
            "clash": st.sampled_from(["2021-04", ""]),
        }
    )
    return draw(st.lists(chosen, min_size=1, max_size=12))


def made(study: Study, given_cells: list[dict[str, Any]]) -> list[Claim]:
    claims = []
    for number, cells in enumerate(given_cells):
        low, high = BOUNDS[cells["qualifier"]](cells["value"])
        pattern = study.claims["killed-12"]
        claims.append(replace(pattern, claim_id=f"c{number}", low=low, high=high, **cells))
    return claims


@given(given_cells=claim_lists())
@settings(max_examples=60, deadline=None)
def test_a_span_holds_all_figures_of_one_series_and_no_other(small: Study, given_cells: list[dict[str, Any]]) -> None:
    claims = {claim.claim_id: claim for claim in made(small, given_cells)}
    found = spans(figures(small, claims.values())).to_dict("records")
    assert sorted(claim_id for span in found for claim_id in span["claim_ids"]) == sorted(claims)
    assert len({tuple(span[name] for name in SERIES) for span in found}) == len(found)
    for span in found:
        members = [claims[claim_id] for claim_id in span["claim_ids"]]
        assert all(getattr(member, name) == span[name] for member in members for name in SERIES)
        assert all(span["low"] <= member.low <= member.value <= span["high"] for member in members)
        assert span["low"] in {member.low for member in members}
        assert span["high"] in {member.low if member.high is None else member.high for member in members}
        assert span["is_open"] == any(member.high is None for member in members)


def test_what_two_claimants_say_is_never_one_span(shipped: Study) -> None:
    found = spans(totals(all_figures(shipped)))
    tajik = found[(found["metric"] == "killed") & (found["side"] == "TJK") & (found["clash"] == "2021-04")]
    assert {row["claimant"]: (row["low"], row["high"], row["is_open"]) for row in tajik.to_dict("records")} == {
        "RFE/RL's Tajik Service": (12, 12, True),
        "Media reports": (8, 8, False),
    }


def test_a_claimant_who_raises_a_figure_has_one_span(shipped: Study) -> None:
    found = spans(totals(all_figures(shipped))).set_index(SERIES)
    series = ("2021-04", "KGZ", "all", "killed", "Kyrgyz officials", False)
    assert (found.loc[series, "low"], found.loc[series, "high"], found.loc[series, "is_open"]) == (31, 33, True)


# Silences and metrics


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


def test_metrics_come_in_the_order_of_the_codebook(shipped: Study) -> None:
    rows = all_figures(shipped)
    assert metrics_of(rows.iloc[::-1]) == ["killed", "injured", "displaced", "missing"]
    assert metrics_of(rows[rows["metric"] == "missing"]) == ["missing"]
