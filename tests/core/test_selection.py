"""Selection: what a view shows, and on which day a figure or an incident stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from borderviz.selection import NO_BLAME, Selection, clash_of, on_record
from borderviz.study import Study

from .small_study import SmallStudy, claim, clash, incident


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Incidents before, in and between the clashes of 2019-01, 2021-04 and 2022-09; one recall of 2021 said in 2022."""
    small = SmallStudy(tmp_path)
    small.tables["incidents"] = [
        incident("before", start="2018-12-31", end="2018-12-31", kind="talks", blamed_on=""),
        incident("into", start="2021-04-20", end="2021-04-28", date_precision="range", kind="talks"),
        incident("long", start="2021-04-29", end="2021-05-03", date_precision="range", blamed_on="both"),
        incident("night", start="2021-05-01T23:30+06:00", end="2021-05-01T23:30+06:00", date_precision="hour"),
        incident("later", start="2022-09-16", end="2022-09-16", report_id="later-report", blamed_on="KGZ"),
    ]
    small.tables["claims"] = [
        claim("then", as_of="2021-04-29"),
        claim("recall", 50, as_of="2021", recalled="true", report_id="later-report"),
        claim("recall-of-a-day", 50, as_of="2021-04-30", recalled="true", report_id="later-report"),
        claim("timed", as_of="2021-04-29T23:00+06:00"),
        claim("month", as_of="2022-09", clash="2022-09", report_id="later-report"),
        claim("ahead", as_of="2022-10-01", clash="", report_id="later-report"),
    ]
    opened = small.open()
    assert opened.notices == ()
    return opened


def incidents(study: Study, selection: Selection) -> list[str]:
    return [incident.incident_id for incident in selection.incidents(study)]


def claims(study: Study, selection: Selection) -> list[str]:
    return [claim.claim_id for claim in selection.claims(study)]


@pytest.mark.parametrize(
    ("claim_id", "day"),
    [
        ("then", date(2021, 4, 29)),
        ("timed", date(2021, 4, 29)),
        ("recall", date(2022, 9, 18)),
        ("recall-of-a-day", date(2022, 9, 18)),
        ("month", date(2022, 9, 18)),
        ("ahead", date(2022, 9, 18)),
    ],
)
def test_a_figure_stands_on_the_day_from_which_it_was_on_record(study: Study, claim_id: str, day: date) -> None:
    assert on_record(study.claims[claim_id], study) == day


def test_a_recall_of_2021_said_in_2022_is_not_in_a_window_of_2021(study: Study) -> None:
    assert claims(study, Selection(first=date(2021, 1, 1), last=date(2021, 12, 31))) == ["then", "timed"]


def test_recalls_of_the_shipped_study_stand_on_the_day_of_publication(study_folder: Path) -> None:
    shipped = Study.open(study_folder)
    recalls = [claim for claim in shipped.claims.values() if claim.recalled]
    assert {on_record(claim, shipped) for claim in recalls} == {date(2022, 1, 27), date(2022, 9, 18)}


def test_an_empty_selection_chooses_everything(study: Study) -> None:
    assert incidents(study, Selection()) == list(study.incidents)
    assert claims(study, Selection()) == list(study.claims)


@pytest.mark.parametrize(
    ("first", "last", "chosen"),
    [
        (date(2021, 4, 28), date(2021, 4, 28), ["into"]),
        (date(2021, 4, 21), date(2021, 4, 22), ["into"]),
        (date(2021, 5, 3), None, ["long", "later"]),
        (date(2021, 5, 4), date(2022, 9, 15), []),
        (None, date(2018, 12, 31), ["before"]),
        (date(2021, 5, 1), date(2021, 5, 1), ["long", "night"]),
        (date(2021, 5, 2), date(2021, 5, 2), ["long"]),
        (date(2022, 9, 16), date(2022, 9, 16), ["later"]),
        (date(2022, 9, 17), date(2021, 1, 1), []),
    ],
)
def test_an_incident_counts_when_a_day_of_it_lies_in_the_window(
    study: Study, first: date | None, last: date | None, chosen: list[str]
) -> None:
    assert incidents(study, Selection(first=first, last=last)) == chosen


@pytest.mark.parametrize(
    ("blamed", "chosen"),
    [
        ({NO_BLAME}, ["before"]),
        ({"TJK"}, ["into", "night"]),
        ({"both", NO_BLAME}, ["before", "long"]),
        ({"KAZ"}, []),
    ],
)
def test_incidents_are_chosen_by_blame(study: Study, blamed: set[str], chosen: list[str]) -> None:
    assert incidents(study, Selection(blamed=frozenset(blamed))) == chosen


def test_filters_hold_together(study: Study) -> None:
    selection = Selection(kinds=frozenset({"talks"}), blamed=frozenset({"TJK"}), clashes=frozenset({"2021-04"}))
    assert incidents(study, selection) == ["into"]
    assert incidents(study, Selection(reports=frozenset({"later-report"}))) == ["later"]


def test_kind_and_blame_leave_claims_alone(study: Study) -> None:
    selection = Selection(kinds=frozenset({"arson"}), blamed=frozenset({"KGZ"}))
    assert claims(study, selection) == list(study.claims)


def test_claims_are_chosen_by_the_clash_that_they_are_about(study: Study) -> None:
    assert claims(study, Selection(clashes=frozenset({"2021-04"}))) == ["then", "recall", "recall-of-a-day", "timed"]
    assert claims(study, Selection(clashes=frozenset({"2022-09"}))) == ["month"]


def test_of_two_clashes_that_overlap_the_later_outbreak_counts(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path).add("clashes", clash("2021-03", "2021-03-01", "2021-12-31"))
    assert clash_of(small.open().incidents["shelling"], small.open().clashes) == "2021-04"


@pytest.mark.parametrize(
    ("incident_id", "clash"),
    [("before", ""), ("into", "2021-04"), ("long", "2021-04"), ("night", "2021-04"), ("later", "2022-09")],
)
def test_an_incident_belongs_to_the_last_clash_begun(study: Study, incident_id: str, clash: str) -> None:
    assert clash_of(study.incidents[incident_id], study.clashes) == clash


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(clashes=frozenset({"2021-04"})),
        Selection(kinds=frozenset({"talks"}), first=date(2021, 1, 1)),
    ],
)
def test_a_study_of_a_selection_holds_what_is_chosen_and_opens_without_a_notice(study, selection, tmp_path):
    chosen = selection.of(study)
    assert list(chosen.incidents.values()) == list(selection.incidents(study))
    assert list(chosen.claims.values()) == list(selection.claims(study))
    chosen.save(tmp_path / "chosen")
    again = Study.open(tmp_path / "chosen")
    assert again.notices == ()
    assert again.claims == chosen.claims
    assert again.reports == chosen.reports


def test_a_total_comes_with_its_sub_count_and_links_to_what_is_left_out_do_not(tmp_path):
    small = SmallStudy(tmp_path)
    small.tables["incidents"] = [
        incident("one", same_event="other; third"),
        incident("other", kind="talks", same_event="one"),
        incident("third", same_event="one"),
    ]
    small.tables["claims"] = [claim("total", as_of="2021-04-29"), claim("part", 5, part_of="total", as_of="2021-04-30")]
    study = small.open()
    assert list(Selection(first=date(2021, 4, 30)).of(study).claims) == ["total", "part"]
    assert Selection(kinds=frozenset({"shelling"})).of(study).incidents["one"].same_event == ("third",)


def test_a_report_that_only_tells_of_a_silence_stays_while_reports_and_days_alone_are_chosen(study):
    only = frozenset({"later-report"})
    assert list(Selection(reports=only).of(study).reports) == ["later-report"]
    assert list(Selection(clashes=frozenset({"2021-04"})).of(study).clashes) == ["2021-04"]
