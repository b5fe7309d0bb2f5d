"""Latest figures and their ranges: each end has a name, nothing is averaged, no word passes for a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderviz.model import Claim, Group, Metric, Qualifier
from borderviz.study import Study
from borderviz.tolls import figures
from borderviz.tolls.latest import latest
from borderviz.tolls.ranges import Range, ranges
from borderviz.tolls.records import Bounds, listed

from .small_study import SmallStudy
from .toll_claims import BOUNDS, PATTERN, said, table

END = date(2022, 12, 31)


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Any:
    study = Study.open(study_folder)
    return figures(study, study.claims.values())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return SmallStudy(tmp_path_factory.mktemp("small")).open()


def standing(study: Study, *claims: Claim, at: date | None = None) -> list[str]:
    return [figure.claim_id for figure in latest(table(study, claims), at)]


def found(rows: Any, at: date | None = None, **wanted: Any) -> list[Range]:
    return [one for one in ranges(rows, at) if all(getattr(one, name) == value for name, value in wanted.items())]


def who(figures_named: Any) -> list[str]:
    return [figure.claimant for figure in figures_named]


# Latest


def test_the_later_figure_stands_for_the_earlier(small: Study) -> None:
    rise, fall = said("33", day=30), said("20", day=30)
    assert standing(small, said("31", day=29), rise) == [rise.claim_id]
    assert standing(small, said("31", day=29), fall) == [fall.claim_id]


def test_a_day_hides_what_was_said_after_it(small: Study) -> None:
    early, late = said("31", day=29), said("33", day=30)
    assert standing(small, late, early, at=date(2021, 4, 28)) == []
    assert standing(small, late, early, at=date(2021, 4, 29)) == [early.claim_id]


@pytest.mark.parametrize("flag", ["superseded", "increment", "repeat"])
def test_what_is_no_total_of_its_time_never_stands(small: Study, flag: str) -> None:
    assert standing(small, said("40", day=30, **{flag: True}), said("31", day=29)) == ["Ministry 31 29"]


def test_sub_counts_and_recalls_stand_apart(small: Study) -> None:
    whole = said("31", group=Group.CIVILIAN)
    part = said("5", group=Group.CIVILIAN, part_of=whole.claim_id)
    recall = said("40", group=Group.CIVILIAN, recalled=True)
    assert standing(small, part, whole, recall) == [part.claim_id, whole.claim_id, recall.claim_id]


def test_a_recall_stands_from_its_publication(small: Study) -> None:
    recall = said("40", recalled=True)
    assert standing(small, recall, at=date(2022, 9, 17)) == []
    assert standing(small, recall, at=date(2022, 9, 18)) == [recall.claim_id]


def test_a_word_replaces_only_numbers_that_it_is_above(small: Study) -> None:
    assert standing(small, said("31", day=29), said("dozens")) == ["Ministry 31 29"]
    assert standing(small, said("8", day=29), said("dozens")) == ["Ministry dozens 30"]
    assert standing(small, said("dozens", day=29), said("8")) == ["Ministry 8 30"]


def test_two_numbers_for_one_time_both_stand_and_one_said_twice_stands_once(small: Study) -> None:
    again = said("31", claim_id="again")
    assert standing(small, said("31"), said("35"), again) == ["Ministry 31 30", "Ministry 35 30"]


def test_figures_about_no_clash_are_not_compared(small: Study) -> None:
    assert standing(small, said("31", clash="")) == []


def test_on_the_last_day_of_april_ten_figures_of_the_study_stand(shipped: Any) -> None:
    # The first report: 31, 154, 23 of them, 20,000, 2 injured, 12, 4 of them, dozens injured, 13,500, 2 missing.
    ids = {figure.claim_id for figure in latest(shipped, date(2021, 4, 30))}
    assert ids == {
        "rferl-killed-31", "rferl-injured-154", "rferl-injured-23-forces", "rferl-displaced-20000", "rferl-injured-2",
        "rferl-killed-12", "rferl-killed-4-forces", "rferl-injured-dozens", "rferl-displaced-13500", "rferl-missing-2",
    }  # fmt: skip


# Ranges


def test_both_ends_are_named(shipped: Any) -> None:
    (tajik,) = found(shipped, END, clash="2021-04", metric="killed", side="TJK")
    assert (tajik.low, tajik.top, tajik.high) == (8, 12, None)
    assert (who(tajik.lowest), who(tajik.highest)) == (["Media reports"], ["RFE/RL's Tajik Service"])
    assert who(tajik.open_by) == ["RFE/RL's Tajik Service"]


def test_a_range_over_all_that_was_said_keeps_what_was_replaced(shipped: Any) -> None:
    (over_all,) = found(shipped, clash="2022-09", metric="killed", side="KGZ")
    assert (over_all.low, over_all.high) == (17, 36)
    (kyrgyz,) = found(shipped, clash="2021-04", metric="killed", side="KGZ", recalled=False)
    assert (kyrgyz.low, kyrgyz.top, kyrgyz.high) == (31, 33, None)
    (at_the_end,) = found(shipped, END, clash="2021-04", metric="killed", side="KGZ")
    assert (at_the_end.low, at_the_end.high) == (33, None)


def test_the_floor_of_a_word_is_marked(shipped: Any) -> None:
    (injured,) = found(shipped, END, clash="2021-04", metric="injured", side="TJK")
    assert (injured.low, injured.is_low_vague) == (2, False)
    assert (injured.top, injured.high) == (24, None)


def test_a_number_is_named_before_a_word_with_the_same_floor(small: Study) -> None:
    (one,) = ranges(table(small, [said("dozens", "A"), said("24", "B")]))
    assert who(one.lowest) == who(one.highest) == ["B"] and who(one.open_by) == ["A"]


def test_all_who_say_an_end_are_named_once(small: Study) -> None:
    (one,) = ranges(table(small, [said("8", "B"), said("8", "A", 29), said("8", "A", 30), said("9", "C")]))
    assert who(one.lowest) == ["A", "B"] and who(one.highest) == ["C"]


def test_recalls_and_groups_have_ranges_of_their_own(small: Study) -> None:
    rows = table(small, [said("8"), said("50", recalled=True), said("3", group=Group.CIVILIAN)])
    assert [(one.recalled, one.low, one.high) for one in ranges(rows)] == [(False, 8, 8), (True, 50, 50)]
    assert [one.group for one in ranges(rows, group=None)] == ["all", "all", "civilian"]


def test_about_has_a_tolerance_in_whole_people(small: Study) -> None:
    bounds = [figure.bounds for figure in listed(table(small, [said("about 20000"), said("about 8")]))]
    assert sorted(bounds) == [Bounds(8, 8), Bounds(18000, 22000)]


@st.composite
def claim_lists(draw: st.DrawFn) -> list[Claim]:
    """Claims that differ in all that matters to a range."""
    cells = st.fixed_dictionaries(
        {
            "value": st.integers(0, 400),
            "qualifier": st.sampled_from(Qualifier),
            "side": st.sampled_from(["KGZ", "TJK", "both"]),
            "metric": st.sampled_from([Metric.KILLED, Metric.INJURED]),
            "group": st.sampled_from([Group.ALL, Group.CIVILIAN]),
            "claimant": st.sampled_from("ABC"),
            "as_of": st.sampled_from(["2021-04-29", "2021-04-30", "2021-04"]),
            "part_of": st.sampled_from(["", "", "", "c0", "c1"]),
            **dict.fromkeys(("vague", "recalled", "superseded", "increment", "repeat"), st.booleans()),
        }
    )
    made = []
    for number, chosen in enumerate(draw(st.lists(cells, min_size=1, max_size=14))):
        if chosen["vague"]:
            chosen |= {"qualifier": Qualifier.AT_LEAST, "value": 24}
        if chosen["part_of"] == f"c{number}":
            chosen["part_of"] = ""
        low, high = BOUNDS[chosen["qualifier"]](chosen["value"])
        made.append(replace(PATTERN, claim_id=f"c{number}", low=low, high=high, **chosen))
    return made


@given(claims=claim_lists())
@settings(max_examples=60)
def test_every_total_lies_in_the_range_of_its_people(small: Study, claims: list[Claim]) -> None:
    known = {(one.metric, one.side, one.group, one.recalled): one for one in ranges(table(small, claims), group=None)}
    for figure in listed(table(small, claims)):
        if figure.is_total:
            one = known[figure.metric, figure.side, figure.group, figure.recalled]
            assert one.low <= figure.low and figure.top <= one.top
            assert one.high is None or (figure.high is not None and figure.high <= one.high)
            assert one.bounds.least <= figure.bounds.least
    assert all(end.low == one.low for one in known.values() for end in one.lowest)
    assert all(end.top == one.top for one in known.values() for end in one.highest)


@given(claims=claim_lists(), order=st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_rows_and_their_form_change_nothing(small: Study, claims: list[Claim], order: Any) -> None:
    rows = table(small, claims)
    mixed = [*claims]
    order.shuffle(mixed)
    other = table(small, mixed).to_dict("records")
    for at in (None, date(2021, 4, 29), END):
        assert ranges(rows, at) == ranges(other, at)
        assert latest(rows, at) == latest(other, at)


@given(claims=claim_lists(), more=st.integers(0, 400))
@settings(max_examples=60)
def test_another_claimant_never_narrows_a_range(small: Study, claims: list[Claim], more: int) -> None:
    wider = [*claims, said(str(more), "Another")]
    for at in (None, END):
        after = {(o.metric, o.side, o.recalled): o for o in ranges(table(small, wider), at)}
        for one in ranges(table(small, claims), at):
            other = after[one.metric, one.side, one.recalled]
            assert other.low <= one.low and other.top >= one.top and len(other.open_by) == len(one.open_by)
