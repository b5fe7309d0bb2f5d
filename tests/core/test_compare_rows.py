"""Compare rows: the ranges of each clash and side, and the words where there is none, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from borderviz.charts.compare_rows import MOST_MARKS, MOST_NOTES, CompareRow, compare_rows
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences

from .small_study import SmallStudy, claim

OR = "more than 12 or at least 12"
TWENTY = {"value": "20", "low": "20", "high": "20"}
VAGUE = {"value": "24", "low": "24", "high": "", "vague": "true", "qualifier": "at_least"}


def by_clash(study: Study, metric: Metric = Metric.KILLED) -> dict[str, dict[str, CompareRow]]:
    """The rows under the name of each clash, by their title."""
    rows = compare_rows(
        figures(study, study.claims.values()), silences(study, study.reports), study, metric, study.clashes
    )
    found: dict[str, dict[str, CompareRow]] = {}
    for row in rows:
        if row.heading:
            found[row.heading] = {}
        else:
            found[list(found)[-1]][row.title] = row
    return found


def of_small(small: SmallStudy, *claims: dict[str, str]) -> dict[str, CompareRow]:
    """The rows of the first clash of a small study that has these claims."""
    small.tables["claims"] = list(claims)
    study = small.open()
    assert study.notices == ()
    return by_clash(study)["Clash 2021-04"]


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


# The shipped study: clash, whose people, the words, the line over the numbers, the floor above them, the marks

NONE = "no figure in these reports"
KILLED = [
    ("April 2021", "Kyrgyz people", "31 to at least 33", (31, 33), None, 2),
    ("April 2021", "Tajik people", "about 8 to at least 12", (8, 12), None, 2),
    ("April 2021", "Both sides together", "more than 30", (30, 30), None, 2),
    ("April 2021", "Both sides together, recalled later", "more than 50, dozens", None, None, 3),
    ("January 2022", "Kyrgyz people", NONE, None, None, 0),
    ("January 2022", "Tajik people", "own authorities gave no figure, says The Moscow Times", None, None, 0),
    ("September 2022", "Kyrgyz people", "17 to 36", (17, 36), None, 3),
    ("September 2022", "Tajik people", "no total in these reports", None, None, 0),
    ("September 2022", "Tajik security forces", "2", (2, 2), None, 1),
]
INJURED = [
    ("April 2021", "Kyrgyz people", "154", (154, 154), None, 1),
    ("April 2021", "Tajik people", "2 to dozens", (2, 2), 24, 2),
    ("April 2021", "Both sides together", "hundreds", None, None, 1),
    ("January 2022", "Kyrgyz people", NONE, None, None, 0),
    ("January 2022", "Tajik people", "own authorities gave no figure, says The Moscow Times", None, None, 0),
    ("September 2022", "Kyrgyz people", "139", (139, 139), None, 1),
    ("September 2022", "Tajik people", NONE, None, None, 0),
]
DISPLACED = [
    ("April 2021", "Kyrgyz people", "13,500 to about 20,000", (13500, 20000), None, 2),
    ("April 2021", "Tajik people", NONE, None, None, 0),
    ("April 2021", "Side not said", "hundreds", None, None, 1),
    ("January 2022", "Kyrgyz people", NONE, None, None, 0),
    ("January 2022", "Tajik people", NONE, None, None, 0),
    ("September 2022", "Kyrgyz people", "18,500 to 120,000", (18500, 120000), None, 2),
    ("September 2022", "Tajik people", NONE, None, None, 0),
]


@pytest.mark.parametrize(
    ("metric", "wanted"), [(Metric.KILLED, KILLED), (Metric.INJURED, INJURED), (Metric.DISPLACED, DISPLACED)]
)
def test_the_ranges_of_the_shipped_study(shipped: Study, metric: Metric, wanted: list[tuple[object, ...]]) -> None:
    found = [
        (clash, title, row.words, row.span, row.reach, len(row.marks))
        for clash, rows in by_clash(shipped, metric).items()
        for title, row in rows.items()
    ]
    assert found == wanted


def test_what_is_no_mark_is_told_beside_the_range(shipped: Study) -> None:
    killed, injured = by_clash(shipped), by_clash(shipped, Metric.INJURED)
    assert killed["April 2021"]["Tajik people"].notes == (
        "own authorities gave no figure, says DW",
        "4 of them security forces (RFE/RL's Tajik Service and Media reports)",
    )
    assert killed["September 2022"]["Kyrgyz people"].notes == ("12 more than the 24 before (Kyrgyz Health Ministry)",)
    assert injured["April 2021"]["Tajik people"].notes == ("7 more on 30 Apr (Tajik authorities)",)
    assert injured["April 2021"]["Kyrgyz people"].notes == (
        "23 of them security forces (Kyrgyz Deputy Health Minister)",
    )


@pytest.mark.parametrize("metric", Metric)
def test_every_total_is_one_mark_and_nothing_else_is(shipped: Study, metric: Metric) -> None:
    marks = [
        mark.claim_id for rows in by_clash(shipped, metric).values() for row in rows.values() for mark in row.marks
    ]
    totals = [
        claim.claim_id
        for claim in shipped.claims.values()
        if claim.metric is metric and not (claim.repeat or claim.part_of or claim.increment)
    ]
    assert sorted(marks) == sorted(totals)


# Ends


@pytest.mark.parametrize(
    ("first", "second", "words", "span", "reach"),
    [
        ({}, {"qualifier": "at_least", "high": ""}, "12 or at least 12", (12, 12), None),
        ({"qualifier": "more_than", "high": ""}, {"qualifier": "at_least", "high": ""}, OR, (12, 12), None),
        ({}, {}, "12", (12, 12), None),
        ({}, VAGUE, "12 to dozens", (12, 12), 24),
        ({"value": "30", "low": "30", "high": "30"}, VAGUE, "30", (30, 30), None),
        (VAGUE, {**VAGUE, "value": "200", "low": "200"}, "dozens to hundreds", None, None),
        ({"value": "0", "low": "0", "high": "0", "negative": "true"}, {}, "0 to 12", (0, 12), None),
        ({"qualifier": "up_to", "low": "0"}, TWENTY, "12 or fewer to 20", (0, 20), None),
        ({"qualifier": "range", "high": "15"}, {"value": "9", "low": "9", "high": "9"}, "9 to 15", (9, 15), None),
    ],
)  # fmt: skip
def test_a_range_names_its_ends(
    small: SmallStudy,
    first: dict[str, str],
    second: dict[str, str],
    words: str,
    span: tuple[int, int] | None,
    reach: int | None,
) -> None:
    rows = of_small(small, claim("first", **first), claim("second", claimant="Witness", **second))
    row = rows["Kyrgyz people"]
    assert (row.words, row.span, row.reach) == (words, span, reach)


def test_a_range_of_one_claim_is_that_claim(small: SmallStudy) -> None:
    rows = of_small(small, claim("only", qualifier="range", high="15"))
    assert (rows["Kyrgyz people"].words, rows["Kyrgyz people"].span) == ("12 to 15", (12, 15))


def test_a_recall_is_never_in_the_range_of_the_time(small: SmallStudy) -> None:
    rows = of_small(small, claim("then"), claim("later", 50, recalled="true"))
    assert rows["Kyrgyz people"].span == (12, 12)
    later = rows["Kyrgyz people, recalled later"]
    assert (later.words, later.span) == ("50", None)


def test_a_recall_alone_leaves_the_time_without_a_total(small: SmallStudy) -> None:
    rows = of_small(small, claim("later", 50, recalled="true"))
    assert rows["Kyrgyz people"].words == "no total in these reports"


def test_a_rise_without_a_total_is_told_where_the_total_would_stand(small: SmallStudy) -> None:
    row = of_small(small, claim("rise", increment="true"))["Kyrgyz people"]
    assert (row.words, row.marks, row.notes) == ("no total in these reports", (), ("12 more on 30 Apr (Ministry)",))


def test_a_sub_count_of_one_side_is_told_beside_the_total_of_both(small: SmallStudy) -> None:
    rows = of_small(small, claim("total", side="both"), claim("part", 5, part_of="total"))
    assert rows["Both sides together"].notes == ("5 of them Kyrgyz (Ministry)",)
    assert rows["Kyrgyz people"].words == "no figure in these reports"


# Size


def test_of_many_figures_the_ends_and_the_latest_are_drawn_and_the_others_counted(small: SmallStudy) -> None:
    claims = [claim(f"c{n}", n, as_of=f"2021-04-{30 - n % 20:02}") for n in range(1, 3 * MOST_MARKS)]
    row = of_small(small, *claims)["Kyrgyz people"]
    assert len(row.marks) == MOST_MARKS
    assert (row.marks[0].value, row.marks[-1].value) == (1, 3 * MOST_MARKS - 1) == (row.span or ())
    assert row.notes == (f"{2 * MOST_MARKS - 1} more figures lie between and are not drawn",)


def test_of_many_sub_counts_it_says_how_many_more_there_are(small: SmallStudy) -> None:
    parts = [claim(f"part{n}", n, part_of="total") for n in range(1, MOST_NOTES + 4)]
    row = of_small(small, claim("total", 100), *parts)["Kyrgyz people"]
    assert row.notes[-1] == "3 more sub-counts and rises" and len(row.notes) == MOST_NOTES + 1
