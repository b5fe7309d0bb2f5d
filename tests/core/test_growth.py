"""Growth: a figure is the latest one until the next, and nothing is added to another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from borderviz.charts.growth import Growth, growths, steps
from borderviz.charts.growth_days import Calendar
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.tolls import figures

from .small_study import Cells, SmallStudy, claim, report


def of(study: Study, metric: Metric = Metric.KILLED) -> list[Growth]:
    return growths(figures(study, study.claims.values()), metric)


def made(folder: Path, *claims: Cells) -> Study:
    """A small study with these claims alone, and reports of the days on which they may come on record."""
    small = SmallStudy(folder)
    small.tables["claims"] = list(claims)
    return small.add("reports", report("may-report", "2021-05-01")).open()


def only(found: list[Growth]) -> Growth:
    assert len(found) == 1
    return found[0]


def ids(growth: Growth) -> list[str]:
    return [mark["claim_id"] for mark in growth.marks]


def days(growth: Growth, study: Study) -> list[tuple[str, date, date]]:
    return [(mark["claim_id"], first, last) for first, last, mark in steps(growth, Calendar(Timeline.of(study)).until)]


# Which figures stand together


def test_figures_of_two_claimants_sides_groups_clashes_or_times_of_telling_are_two_series(tmp_path: Path) -> None:
    study = made(
        tmp_path,
        claim("one"),
        claim("claimant", claimant="Red Cross"),
        claim("side", side="TJK"),
        claim("group", group="civilian"),
        claim("clash", clash="2022-09", report_id="later-report", as_of="2022-09-16"),
        claim("recall", recalled="true", report_id="later-report"),
        claim("two", 14),
    )
    assert sorted(map(ids, of(study))) == [["claimant"], ["clash"], ["group"], ["one", "two"], ["recall"], ["side"]]


def test_what_is_no_total_of_a_clash_of_the_study_is_left_out(tmp_path: Path) -> None:
    study = made(
        tmp_path,
        claim("total"),
        claim("part", 5, part_of="total"),
        claim("again", repeat="true"),
        claim("elsewhere", 900, clash=""),
        claim("hurt", metric="injured"),
    )
    assert ids(only(of(study))) == ["total"]


def test_a_series_is_in_the_order_of_the_days_on_record_not_of_the_table(tmp_path: Path) -> None:
    study = made(
        tmp_path,
        claim("evening", 40, as_of="2021-04-30T21:45+06:00"),
        claim("may", 41, report_id="may-report", as_of="2021-05-01"),
        claim("day", 36),
        claim("replaced", 24, superseded="true"),
        claim("before", 3, as_of="2021-04-29"),
    )
    assert ids(only(of(study))) == ["before", "replaced", "day", "evening", "may"]


# Steps


def test_a_total_holds_until_the_next_and_the_last_to_the_end_of_its_days(tmp_path: Path) -> None:
    study = made(tmp_path, claim("early", 3, as_of="2021-04-28"), claim("late", 12))
    assert days(only(of(study)), study) == [
        ("early", date(2021, 4, 28), date(2021, 4, 30)),
        ("late", date(2021, 4, 30), date(2021, 5, 1)),
    ]


def test_a_total_reaches_over_a_break_only_to_the_next_one_of_its_claimant(tmp_path: Path) -> None:
    study = made(tmp_path, claim("then"), claim("year-after", 15, report_id="later-report", as_of="2022-09-16"))
    assert days(only(of(study)), study) == [
        ("then", date(2021, 4, 30), date(2022, 9, 16)),
        ("year-after", date(2022, 9, 16), date(2022, 9, 17)),
    ]


def test_a_rise_is_a_mark_but_no_step_and_raises_none(tmp_path: Path) -> None:
    study = made(tmp_path, claim("total", 2, as_of="2021-04-29"), claim("rise", 7, increment="true"))
    growth = only(of(study))
    assert ids(growth) == ["total", "rise"]
    assert days(growth, study) == [("total", date(2021, 4, 29), date(2021, 5, 1))]
    assert growth.signs() == "2 (+7)"


def test_a_rise_alone_makes_no_step(tmp_path: Path) -> None:
    study = made(tmp_path, claim("rise", 7, increment="true"))
    assert days(only(of(study)), study) == []
    assert only(of(study)).signs() == "(+7)"


def test_a_recall_stands_on_the_day_of_its_publication_and_makes_no_step(tmp_path: Path) -> None:
    study = made(tmp_path, claim("recall", recalled="true", report_id="later-report", as_of="2021-04"))
    growth = only(of(study))
    assert growth.first["on_record"] == date(2022, 9, 18)
    assert days(growth, study) == []


def test_a_day_off_the_timeline_holds_for_itself(tmp_path: Path) -> None:
    study = made(tmp_path, claim("total"))
    assert steps(only(of(study)), Calendar(Timeline((), ())).until)[0][:2] == (date(2021, 4, 30), date(2021, 4, 30))


# In signs


@pytest.mark.parametrize(
    ("claims", "signs"),
    [
        ([claim("a", 3, as_of="2021-04-29"), claim("b", 12)], "3 → 12"),
        ([claim("a", 24, superseded="true"), claim("b", 36)], "24 → 36"),
        ([claim("a", 24), claim("b", 36)], "24, 36"),
        ([claim("a", 24), claim("b", 24, report_id="may-report", as_of="2021-05-01")], "24"),
        ([claim("a", 24, recalled="true"), claim("b", 36, recalled="true", report_id="may-report")], "24, 36"),
        ([claim(f"c{n}", n, as_of=f"2021-04-{n}") for n in range(26, 31)], "26 → … → 30"),
        ([claim("a", 33, qualifier="at_least", high="")], "≥33"),
    ],
    ids=str,
)
def test_signs_say_in_which_order_figures_came_and_nothing_more(
    claims: list[Cells], signs: str, tmp_path: Path
) -> None:
    assert only(of(made(tmp_path, *claims))).signs() == signs


# The study that ships, counted by hand


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


def in_words(study: Study, metric: Metric) -> set[tuple[str, str, str, str]]:
    return {
        (g.first["clash"], g.first["side"], g.first["claimant"], g.signs())
        for g in of(study, metric)
        if not g.first["recalled"]
    }


def test_series_of_the_shipped_study(shipped: Study) -> None:
    assert in_words(shipped, Metric.KILLED) == {
        ("2021-04", "KGZ", "Kyrgyz officials", "31 → ≥33"),
        ("2021-04", "TJK", "RFE/RL's Tajik Service", "≥12"),
        ("2021-04", "TJK", "Media reports", "~8"),
        ("2021-04", "both", "DW", "dozens, >30"),
        ("2022-09", "KGZ", "Unspecified sources", "17"),
        ("2022-09", "KGZ", "Kyrgyz Health Ministry", "24 → 36 (+12)"),
        ("2022-09", "TJK", "AFP report, unattributed", "2"),
    }
    assert in_words(shipped, Metric.INJURED) == {
        ("2021-04", "KGZ", "Kyrgyz Deputy Health Minister (Aliza Soltonbekova)", "154"),
        ("2021-04", "TJK", "Tajik authorities", "2 (+7)"),
        ("2021-04", "TJK", "RFE/RL's Tajik Service", "dozens"),
        ("2021-04", "both", "DW", "hundreds"),
        ("2022-09", "KGZ", "Kyrgyz authorities", "139"),
    }


def test_recalls_of_the_shipped_study_stand_where_they_were_published(shipped: Study) -> None:
    recalls = {g.first["claimant"]: g for g in of(shipped) if g.first["recalled"]}
    assert {who: (growth.first["on_record"], growth.signs()) for who, growth in recalls.items()} == {
        "The Moscow Times": (date(2022, 1, 27), "dozens, >50"),
        "AFP report, unattributed": (date(2022, 9, 18), ">50"),
    }


def test_no_step_of_the_shipped_study_leaves_its_clash(shipped: Study) -> None:
    for metric in Metric:
        for growth in of(shipped, metric):
            for first, last, _ in steps(growth, Calendar(Timeline.of(shipped)).until):
                assert first.year == last.year == int(growth.first["clash"][:4])
