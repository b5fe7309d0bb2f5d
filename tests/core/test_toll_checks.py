"""Checks of figures against each other: rises, parts, both sides, recalls. What does not fit is flagged, not mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borderviz.model import Claim, Group, Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences
from borderviz.tolls.both_sides import both_sides
from borderviz.tolls.chains import Check, chains
from borderviz.tolls.misfits import misfits
from borderviz.tolls.parts import part_notices, parts
from borderviz.tolls.recalls import recalls
from borderviz.tolls.silent import silent

from .small_study import SmallStudy
from .toll_claims import said, table

SIDES = ("KGZ", "TJK")


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Any:
    study = Study.open(study_folder)
    return figures(study, study.claims.values())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return SmallStudy(tmp_path_factory.mktemp("small")).open()


# Rises


def rise(words: str, day: int = 30, **cells: Any) -> Claim:
    return said(words, day=day, increment=True, **{"claim_id": f"rise {words} {day}"} | cells)


def read(study: Study, *claims: Claim) -> list[tuple[int | None, list[int], int | None, Check]]:
    return [
        (c.before and c.before.value, [r.value for r in c.rises], c.after and c.after.value, c.check)
        for c in chains(table(study, claims))
    ]


def test_24_and_12_more_are_36_and_7_more_injured_cannot_be_checked(shipped: Any) -> None:
    injured, killed = chains(shipped)
    assert killed.before and killed.after
    assert (killed.before.value, killed.after.value, killed.check) == (24, 36, Check.HOLDS)
    assert injured.before and (injured.before.value, injured.after, injured.check) == (2, None, Check.UNCHECKED)


def test_a_chain_that_does_not_add_up_keeps_both_numbers(small: Study) -> None:
    (chain,) = chains(table(small, [said("24", day=29), rise("12"), said("40")]))
    assert chain.check is Check.BROKEN and chain.after and chain.after.value == 40
    assert chain.expected == (36, 36)


@pytest.mark.parametrize(
    ("claims", "check"),
    [
        ([said("24", day=28), rise("12", 29), said("40", day=30)], Check.UNCHECKED),  # there may have been another rise
        ([said("24", day=28), rise("12", 29), said("30", day=30)], Check.BROKEN),
        ([said("24", day=29), rise("12")], Check.UNCHECKED),
        ([rise("12"), said("36")], Check.UNCHECKED),
        ([said("24", day=29), rise("dozens"), said("60")], Check.UNCHECKED),
        ([said("dozens", day=29), rise("12"), said("36")], Check.UNCHECKED),
        ([said("at least 24", day=29), rise("12"), said("50")], Check.HOLDS),
        ([said("24", day=29), rise("12"), said("at least 37")], Check.BROKEN),
        ([said("about 100", day=29), rise("12"), said("105")], Check.HOLDS),
        ([said("24", "Other", day=29), rise("12"), said("36")], Check.UNCHECKED),
        ([said("24", day=29, side="TJK"), rise("12"), said("36")], Check.UNCHECKED),
    ],
)
def test_a_rise_is_checked_by_bounds_and_time(small: Study, claims: list[Claim], check: Check) -> None:
    assert [found[-1] for found in read(small, *claims)] == [check]


def test_several_rises_between_two_totals_are_one_chain(small: Study) -> None:
    found = read(small, said("9", day=30), rise("3", 29), rise("4", 28), said("2", day=27))
    assert found == [(2, [4, 3], 9, Check.HOLDS)]


def test_a_total_told_with_the_rise_may_be_the_one_before(small: Study) -> None:
    found = read(small, said("20", day=28), said("24", day=29), rise("12", 29), said("36", day=30))
    assert found == [(24, [12], 36, Check.HOLDS)]


def test_a_rise_told_again_is_no_new_rise(small: Study) -> None:
    other = rise("12", 29, claim_id="same day, other report")
    later = [rise("12", 30), said("36", day=30)]
    found = read(small, said("24", day=28), rise("12", 29), other, said("36", day=29), *later)
    assert found == [(24, [12], 36, Check.HOLDS)]


# Parts


WHOLE = said("154", claim_id="whole")


def part(words: str, group: Group, **cells: Any) -> Claim:
    return said(words, group=group, part_of="whole", **{"claim_id": f"{group.value} {words}"} | cells)


CIVILIANS, FORCES = part("100", Group.CIVILIAN), part("60", Group.SECURITY_FORCES)


def test_the_parts_of_the_study_fit(shipped: Any) -> None:
    assert {found.total.value: (found.least, found.fits) for found in parts(shipped)} == {
        154: (23, True), 12: (4, True), 8: (4, True),
    }  # fmt: skip
    assert part_notices(shipped) == []


@pytest.mark.parametrize(
    ("total", "claims", "least", "fits"),
    [
        (WHOLE, [part("155", Group.CHILDREN)], 155, False),
        (WHOLE, [part("at least 155", Group.CHILDREN)], 155, False),
        (WHOLE, [part("up to 300", Group.CHILDREN)], 0, True),
        (WHOLE, [CIVILIANS, FORCES], 160, False),
        (WHOLE, [CIVILIANS, part("60", Group.CHILDREN)], 100, True),
        (WHOLE, [part("100", Group.CHILDREN), part("100", Group.WOMEN)], 100, True),
        (WHOLE, [FORCES, replace(FORCES, claim_id="others"), CIVILIANS], 160, False),
        (replace(WHOLE, high=None), [CIVILIANS, FORCES], 160, True),
        (replace(WHOLE, side="both"), [CIVILIANS, replace(CIVILIANS, claim_id="x", side="TJK")], 200, False),
        (replace(WHOLE, side="both"), [CIVILIANS, replace(CIVILIANS, claim_id="x", side="unspecified")], 100, True),
        (said("about 100", claim_id="whole"), [part("110", Group.CHILDREN)], 110, True),
        (WHOLE, [part("155", Group.CHILDREN, repeat=True), FORCES], 60, True),
    ],
)
def test_parts_are_added_only_where_they_share_nobody(
    small: Study, total: Claim, claims: list[Claim], least: int, fits: bool
) -> None:
    (found,) = parts(table(small, [total, *claims]))
    assert (found.least, found.fits) == (least, fits)


@pytest.mark.parametrize(
    ("claims", "problem"),
    [
        ([WHOLE, CIVILIANS, said("5", claim_id="p", part_of=CIVILIANS.claim_id)], "which is a part itself"),
        ([said("5", claim_id="p", part_of="q"), said("6", claim_id="q", part_of="p")], "which is a part itself"),
        ([WHOLE, said("5", claim_id="p", part_of="whole", recalled=True)], "counts something else"),
        ([WHOLE, said("5", claim_id="p", part_of="whole", side="TJK")], "the people of another side"),
    ],
)
def test_parts_that_cannot_be_compared_are_refused(small: Study, claims: list[Claim], problem: str) -> None:
    rows = table(small, claims)
    notices = part_notices(rows)
    assert notices and all(problem in notice.problem and notice.remedy for notice in notices)
    assert "p" not in {one.claim_id for found in parts(rows) for one in found.parts}


def test_a_part_without_its_total_among_the_rows_is_left_out(small: Study) -> None:
    assert parts(table(small, [CIVILIANS])) == [] and part_notices(table(small, [CIVILIANS])) == []


# Both sides


def test_a_total_over_both_sides_stands_beside_the_sum(shipped: Any) -> None:
    injured, killed = [found for found in both_sides(shipped, SIDES) if found.sides_sum]
    assert killed.sides_sum and injured.sides_sum
    assert [total.claim_id for total in killed.totals] == ["dw-killed-30"]
    assert (killed.sides_sum.low, killed.sides_sum.high) == (33 + 8, None)
    assert [[f.claimant for f in one.lowest] for one in killed.sides_sum.ranges] == [
        ["Kyrgyz officials"], ["Media reports"],
    ]  # fmt: skip
    assert (injured.sides_sum.low, injured.sides_sum.high) == (154 + 2, None)
    assert killed.misfits == injured.misfits == () and misfits(shipped, SIDES) == []


def test_without_a_figure_of_each_side_there_is_no_sum(small: Study, shipped: Any) -> None:
    on_30_april = {found.metric: found for found in both_sides(shipped, SIDES, date(2021, 4, 30))}
    assert "displaced" not in on_30_april
    (found,) = both_sides(table(small, [said("20", side="both"), said("8")]), SIDES)
    assert found.sides_sum is None and found.missing == ("TJK",) and found.misfits == ()
    three = [said("8", side=side) for side in ("KGZ", "TJK", "UZB")]
    assert both_sides(table(small, three), (*SIDES, "UZB")) == []


def both(words: str, day: int, **cells: Any) -> Claim:
    return said(words, "Agency", day, side="both", **cells)


@pytest.mark.parametrize(
    ("claims", "difference"),
    [
        ([both("20", 30)], 40 / 20),
        ([both("20", 28)], None),  # before the figures of the sides: they grew
        ([both("60", 29)], 60 / 40),
        ([both("60", 30)], None),  # after them: it grew
        ([both("at least 20", 30)], None),
        ([both("about 38", 29)], None),
        ([both("20", 30, recalled=True)], 2),
        ([both("60", 29, recalled=True)], None),
        ([both("20", 30), said("at least 8", "Paper", 29, side="TJK")], (30 + 8) / 20),
        ([both("20", 30), said("2", "Paper", 29, side="TJK")], 32 / 20),
        ([both("20", 30, superseded=True)], None),
    ],
)
def test_a_total_is_compared_with_the_sides_of_its_day(
    small: Study, claims: list[Claim], difference: float | None
) -> None:
    sides = [said("30", day=29), said("10", day=29, side="TJK")]
    assert [found.difference for found in misfits(table(small, [*claims, *sides]), SIDES)] == (
        [] if difference is None else [pytest.approx(difference)]
    )


# Recalls and silence


def test_recalls_of_the_study_stand_beside_what_was_said_at_the_time(shipped: Any) -> None:
    found = {recall.figure.claim_id: recall for recall in recalls(shipped)}
    assert set(found) == {"moscow-times-killed-50-2021", "toll-grows-killed-50-2021"}
    for recall in found.values():
        assert recall.at_the_time and (recall.at_the_time.low, recall.at_the_time.high) == (30, None)
        assert recall.fits and not recall.is_lower


@pytest.mark.parametrize(
    ("words", "fits", "is_lower"), [("20", False, True), ("50", False, False), ("31", True, False)]
)
def test_a_recall_may_be_lower_or_higher_than_all_at_the_time(
    small: Study, words: str, fits: bool, is_lower: bool
) -> None:
    (recall,) = recalls(table(small, [said("31", "A"), said("33", "B"), said(words, recalled=True)]))
    assert (recall.fits, recall.is_lower) == (fits, is_lower)


def test_a_recall_of_what_nobody_counted_is_compared_with_nothing(small: Study) -> None:
    (recall,) = recalls(table(small, [said("31"), said("20", recalled=True, side="TJK")]))
    assert recall.at_the_time is None and recall.fits is None and not recall.is_lower


def test_a_side_is_silent_about_what_it_gave_no_figure_of(study_folder: Path) -> None:
    study = Study.open(study_folder)
    found = silent(figures(study, study.claims.values()), silences(study, study.reports))
    assert [(one.clash, one.side, one.metrics) for one in found] == [
        ("2021-04", "TJK", ("killed",)),  # two and seven more injured were given
        ("2022-01", "TJK", ("killed", "injured")),
    ]


def test_a_side_that_gave_all_figures_is_not_silent(small: Study) -> None:
    own = [said("3", metric=metric, increment=True) for metric in (Metric.KILLED, Metric.INJURED)]
    entries = [{"clash": "2021-04", "side": "KGZ", "source": "DW, 1 May 2021"}]
    assert silent(table(small, own), entries) == []


def test_what_a_side_recalls_later_does_not_break_its_silence(small: Study) -> None:
    entries = [{"clash": "2021-04", "side": "KGZ", "source": "DW, 1 May 2021"}]
    (silence,) = silent(table(small, [said("3", recalled=True)]), entries)
    assert silence.metrics == ("killed", "injured")
