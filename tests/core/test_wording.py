"""Wording: codes, dates and hedges as they read on a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from borderviz.model import Group, IncidentKind, Metric, Qualifier
from borderviz.wording import (
    GROUPS,
    HEDGES,
    KINDS,
    METRICS,
    SIGNS,
    day_text,
    figure_sign,
    figure_text,
    number_of,
    partial_date_text,
    side_name,
    source_text,
    when_text,
)

from .small_study import SmallStudy


@pytest.mark.parametrize(("count", "text"), [(0, "0 figures"), (1, "1 figure"), (1204, "1,204 figures")])
def test_one_thing_is_not_several(count: int, text: str) -> None:
    assert number_of(count, "figure") == text


@pytest.mark.parametrize(
    ("words", "codes"),
    [(METRICS, Metric), (KINDS, IncidentKind), (GROUPS, Group), (HEDGES, Qualifier), (SIGNS, Qualifier)],
)
def test_every_code_has_words_of_its_own(words: dict[str, str], codes: type) -> None:
    assert set(words) == set(codes)
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize(
    ("cells", "text", "sign"),
    [
        ({"value": "13500", "low": "13500", "high": "13500"}, "13,500", "13,500"),
        ({"qualifier": "about"}, "about 12", "~12"),
        ({"qualifier": "at_least", "high": ""}, "at least 12", "≥12"),
        ({"qualifier": "more_than", "high": ""}, "more than 12", ">12"),
        ({"qualifier": "up_to", "low": "0"}, "up to 12", "≤12"),
        ({"qualifier": "range", "high": "1500"}, "12 to 1,500", "12–1,500"),
        ({"increment": "true"}, "12", "+12"),
        ({"value": "0", "low": "0", "high": "0", "negative": "true"}, "none", "0"),
        ({"value": "24", "low": "24", "high": "", "qualifier": "at_least", "vague": "true"}, "dozens", "dozens"),
        ({"value": "7", "low": "7", "high": "", "qualifier": "at_least", "vague": "true"}, "7 or more", "≥7"),
    ],
)
def test_a_figure_reads_as_it_was_hedged(tmp_path: Path, cells: dict[str, str], text: str, sign: str) -> None:
    study = SmallStudy(tmp_path).put("claims", 3, **cells).open()
    claim = study.claims["spare-claim"]
    assert figure_text(claim).removesuffix(" (number not given)") == text
    assert ("number not given" in figure_text(claim)) == claim.vague
    assert figure_sign(claim) == sign


@pytest.mark.parametrize(
    ("as_of", "text"),
    [
        ("2021", "2021"),
        ("2021-04", "Apr 2021"),
        ("2021-09-05", "5 Sept 2021"),
        ("2022-01-27T21:45:00+06:00", "27 Jan 2022 21:45"),
    ],
)
def test_a_date_reads_as_exact_as_it_is(as_of: str, text: str) -> None:
    assert partial_date_text(as_of) == text


@pytest.mark.parametrize(
    ("start", "end", "precision", "text"),
    [
        ("2021-04-29", "2021-04-29", "day", "29 Apr 2021"),
        ("2021-04-28", "2021-04-29", "range", "28–29 Apr 2021"),
        ("2021-04-28", "2021-05-01", "range", "28 Apr – 1 May 2021"),
        ("2021-12-31", "2022-01-02", "range", "31 Dec 2021 – 2 Jan 2022"),
        ("2021-04-01", "2021-04-30", "month", "Apr 2021"),
        ("2022-01-27T21:45+06:00", "2022-01-27T21:45+06:00", "hour", "27 Jan 2022, 21:45 (UTC+06)"),
        ("2022-01-27T21:45+05:30", "2022-01-27T21:45+05:30", "hour", "27 Jan 2022, 21:45 (UTC+0530)"),
    ],
)
def test_an_incident_reads_as_exactly_as_it_is_dated(
    tmp_path: Path, start: str, end: str, precision: str, text: str
) -> None:
    study = SmallStudy(tmp_path).put("incidents", 3, start=start, end=end, date_precision=precision).open()
    assert when_text(study.incidents["spare-incident"]) == text


def test_days_read_with_and_without_their_year() -> None:
    assert [day_text(date(2021, month, 1), year=False) for month in (1, 5, 9, 12)] == [
        "1 Jan",
        "1 May",
        "1 Sept",
        "1 Dec",
    ]


@pytest.mark.parametrize(
    ("side", "name"),
    [("KGZ", "Kyrgyz"), ("both", "both sides"), ("unspecified", "not said"), ("", "nobody"), ("KAZ", "KAZ")],
)
def test_a_side_reads_as_its_adjective_or_in_words(tmp_path: Path, side: str, name: str) -> None:
    assert side_name(side, SmallStudy(tmp_path).open().sides) == name


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"outlet": "Gazette", "agencies": "AFP"}, "Gazette, 30 Apr 2021"),
        ({"outlet": "", "agencies": "AFP; AP"}, "AFP / AP, 30 Apr 2021"),
        ({"outlet": ""}, "outlet not named, 30 Apr 2021"),
    ],
)
def test_a_report_is_named_by_outlet_or_agencies_and_day(tmp_path: Path, cells: dict[str, str], text: str) -> None:
    study = SmallStudy(tmp_path).put("reports", 3, **cells).open()
    assert source_text(study.reports["spare-report"]) == text
