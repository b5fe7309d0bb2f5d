"""Contradictions: which figures stand against each other, how much they differ, and how it is said."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderviz.model import Claim, Group, Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences
from borderviz.tolls.contradictions import Contradiction, Kind, contradictions

from .small_study import SmallStudy
from .test_toll_ranges import claim_lists
from .toll_claims import said, table

SILENT = [{"clash": "2021-04", "side": "TJK", "source": "DW, 1 May 2021"}]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return SmallStudy(tmp_path_factory.mktemp("small")).open()


def found(study: Study, *claims: Claim, quiet: Any = ()) -> list[Contradiction]:
    return contradictions(table(study, claims), quiet, study)


def only(study: Study, *claims: Claim, quiet: Any = ()) -> Contradiction:
    (contradiction,) = found(study, *claims, quiet=quiet)
    return contradiction


def test_the_contradictions_of_the_study(study_folder: Path) -> None:
    study = Study.open(study_folder)
    told = contradictions(figures(study, study.claims.values()), silences(study, study.reports), study)
    assert [(one.kind, one.difference, one.sentence) for one in told] == [
        (
            Kind.OFFICIAL,
            pytest.approx(120_000 / 18_500),
            "Kyrgyz people displaced, 16 September 2022: 18,500 according to the Red Cross, 120,000 according to "
            "Kyrgyz authorities.",
        ),
        (
            Kind.CLAIMANTS,
            12 / 8,
            "Tajik dead: at least 12 on 30 April 2021 according to RFE/RL's Tajik Service, about 8 on 1 May according "
            "to media reports.",
        ),
        (
            Kind.CLAIMANTS,
            pytest.approx(18_000 / 13_500),
            "Kyrgyz people displaced, 30 April 2021: 13,500 according to Batken region authorities, about 20,000 "
            "according to Kyrgyz authorities.",
        ),
        (
            Kind.SILENCE,
            None,
            "Tajik dead: at least 12 on 30 April 2021 according to RFE/RL's Tajik Service, about 8 on 1 May according "
            "to media reports; no figure from Tajikistan, according to DW.",
        ),
    ]
    assert told[0].claim_ids == ("heavy-fighting-displaced-18500", "heavy-fighting-displaced-120000")


# Between claimants


@pytest.mark.parametrize(
    ("claims", "difference"),
    [
        ([said("31", day=29), said("at least 33", day=30)], None),  # growth
        ([said("at least 12", "A"), said("about 8", "B")], 12 / 8),
        ([said("at least 12", "A", 29), said("about 8", "B", 30)], 12 / 8),
        ([said("at least 12", "A", 30), said("about 8", "B", 29)], None),  # growth
        ([said("8", "A", 29), said("12", "B", 30)], None),
        ([said("12", "A"), said("at least 10", "B")], None),
        ([said("12", "A"), said("up to 12", "B")], None),
        ([said("13", "A"), said("up to 12", "B")], 13 / 12),
        ([said("30", "A"), said("more than 30", "B")], None),
        ([said("19000", "A"), said("about 20000", "B")], None),
        ([said("dozens", "A"), said("8", "B")], 3),
        ([said("dozens", "A"), said("25", "B")], None),
        ([said("0", "A", negative=True), said("8", "B")], math.inf),
        ([said("40", "A", 28), said("20", "A", 29, superseded=True), said("41", "B", 30)], None),
        ([said("40", "A", superseded=True), said("20", "B")], None),
        ([said("40", "A", increment=True), said("20", "B")], None),
        ([said("40", "A", recalled=True), said("20", "B")], None),
        ([said("40", "A", recalled=True), said("20", "B", recalled=True)], 2),
        ([said("40", "A", group=Group.CIVILIAN), said("20", "B")], None),
        ([said("40", "A", side="TJK"), said("20", "B")], None),
        ([said("40", "A", metric=Metric.INJURED), said("20", "B")], None),
        ([said("40", "A", clash="2022-09"), said("20", "B")], None),
    ],
)
def test_bounds_and_days_decide(small: Study, claims: list[Claim], difference: float | None) -> None:
    of_claimants = [one for one in found(small, *claims) if one.kind is Kind.CLAIMANTS]
    assert [one.difference for one in of_claimants] == ([] if difference is None else [difference])


def test_a_word_that_takes_part_is_marked_and_stays_a_word(small: Study) -> None:
    one = only(small, said("dozens", "A"), said("8", "B"))
    assert one.is_vague and one.sentence == "Kyrgyz dead, 30 April 2021: 8 according to B, dozens according to A."
    assert not only(small, said("24", "A"), said("8", "B")).is_vague


def test_what_a_claimant_took_back_is_held_against_nobody(small: Study) -> None:
    told = found(small, said("40", "A", 28), said("20", "A", 29), said("20", "B", 30))
    assert [one.kind for one in told] == [Kind.RESTATED]


def test_all_claimants_about_one_group_are_in_one_sentence_the_widest_first_named(small: Study) -> None:
    many = [said(str(2**power), f"Claimant {power}") for power in range(8)]
    one = only(small, *many)
    assert one.difference == 128 and len(one.claim_ids) == 8
    assert "1 according to Claimant 0" in one.sentence and "128 according to Claimant 7" in one.sentence
    assert one.sentence.endswith(", and 3 more.")


@pytest.mark.parametrize(
    ("speakers", "kind"),
    [
        (("KGZ", "third_party"), Kind.OFFICIAL),
        (("media", "TJK"), Kind.OFFICIAL),
        (("KGZ", "TJK"), Kind.CLAIMANTS),
        (("media", "third_party"), Kind.CLAIMANTS),
        (("KGZ", "unspecified"), Kind.CLAIMANTS),
    ],
)
def test_official_and_independent_counts_are_a_kind_of_their_own(
    small: Study, speakers: tuple[str, str], kind: Kind
) -> None:
    claims = [said(f"{2 * n + 8}", str(n), claimant_side=speaker) for n, speaker in enumerate(speakers)]
    assert only(small, *claims).kind is kind


# The other kinds


def test_parts_above_their_total(small: Study) -> None:
    whole = said("23", claim_id="whole", metric=Metric.INJURED)
    parts = [
        said(words, claim_id=group.value, metric=Metric.INJURED, group=group, part_of="whole")
        for words, group in (("15", Group.CIVILIAN), ("12", Group.SECURITY_FORCES))
    ]
    one = only(small, whole, *parts)
    assert (one.kind, one.difference) == (Kind.PARTS, 27 / 23)
    assert one.sentence == (
        "Kyrgyz injured, 30 April 2021: 23 in all, with 15 Kyrgyz civilians injured and 12 members of the Kyrgyz "
        "security forces injured (together at least 27) as parts, according to the Ministry."
    )
    one = only(small, whole, replace(parts[0], value=30, low=30, high=30))
    assert one.sentence.endswith("23 in all, with 30 Kyrgyz civilians injured as a part, according to the Ministry.")


def test_a_rise_that_does_not_make_the_total(small: Study) -> None:
    one = only(small, said("24", day=29), said("12", increment=True), said("40"))
    assert (one.kind, one.difference, len(one.claim_ids)) == (Kind.RISE, 40 / 36, 3)
    assert one.sentence == (
        "Kyrgyz dead: 24 on 29 April 2021, then 12 more on 30 April, then 40 on 30 April, according to the Ministry; "
        "24 and 12 come to 36."
    )


def test_a_total_over_both_sides_and_the_sum_of_the_sides(small: Study) -> None:
    sides = [said("at least 33"), said("about 8", "Media reports", side="TJK")]
    one = only(small, said("20", "DW", side="both"), *sides)
    assert (one.kind, one.side, one.difference) == (Kind.BOTH_SIDES, "both", 41 / 20)
    assert one.sentence == (
        "Dead on both sides: 20 on 30 April 2021 according to DW; side by side, at least 33 Kyrgyz dead on 30 April "
        "according to the Ministry and about 8 Tajik dead on 30 April according to media reports."
    )
    assert found(small, said("more than 30", "DW", side="both"), *sides) == []


def test_a_recall_below_what_was_said_at_the_time(small: Study) -> None:
    one = only(small, said("at least 33"), said("20", "Gazette", recalled=True))
    assert (one.kind, one.difference) == (Kind.RECALL, 33 / 20)
    assert one.sentence == (
        "Kyrgyz dead: at least 33 on 30 April 2021 according to the Ministry; 20 recalled on 18 September 2022 by "
        "Gazette."
    )
    assert found(small, said("33"), said("more than 50", "Gazette", recalled=True)) == []


@pytest.mark.parametrize("replaced", [True, False])
def test_a_figure_that_its_claimant_lowered(small: Study, replaced: bool) -> None:
    one = only(small, said("40", day=29, superseded=replaced), said("36"))
    assert (one.kind, one.difference) == (Kind.RESTATED, 40 / 36)
    assert one.sentence == "Kyrgyz dead: 40 on 29 April 2021, then 36 on 30 April, both according to the Ministry."
    assert found(small, said("24", superseded=replaced, report_id="first-report"), said("36")) == []


def test_a_looser_figure_in_between_takes_nothing_back(small: Study) -> None:
    one = only(small, said("31", day=28), said("up to 40", day=29), said("20", day=30))
    assert (one.kind, one.claim_ids) == (Kind.RESTATED, ("Ministry 31 28", "Ministry 20 30"))


def test_one_report_with_two_numbers_of_one_claimant_for_one_time(small: Study) -> None:
    assert only(small, said("31"), said("35")).kind is Kind.RESTATED
    assert found(small, said("31"), said("at least 30")) == []


def test_silence_beside_the_figures_of_others(small: Study) -> None:
    others = [
        said("at least 12", "A", side="TJK", claimant_side="media"),
        said("2", "A", side="TJK", group=Group.WOMEN),
    ]
    one = only(small, *others, quiet=SILENT)
    assert (one.kind, one.difference, one.claim_ids) == (Kind.SILENCE, None, ("A at least 12 30",))
    assert one.sentence == (
        "Tajik dead, 30 April 2021: at least 12 according to A; no figure from Tajikistan, according to DW."
    )
    assert found(small, *others, said("9", "B", side="TJK", claimant_side="TJK"), quiet=SILENT)[0].kind is Kind.OFFICIAL
    assert found(small, quiet=SILENT) == []


@pytest.mark.parametrize(
    ("difference", "is_vague", "words"),
    [
        (120_000 / 18_500, False, "Between claimants, the higher at least 6.5 × the lower"),
        (2.0, True, "Between claimants, the higher at least 2 × the lower, one of them a vague word"),
        (math.inf, False, "Between claimants, one is zero"),
        (None, False, "Between claimants"),
    ],
)
def test_how_far_apart_it_is_is_said_in_words(difference: float | None, is_vague: bool, words: str) -> None:
    one = Contradiction(Kind.CLAIMANTS, "2021-04", "killed", "TJK", "all", (), difference, is_vague, "")
    assert one.in_short == words


def test_they_come_by_how_much_they_differ_and_silences_last(small: Study) -> None:
    claims = [
        said("12", "A", side="TJK"), said("24", "B", side="TJK"), said("10", "A"), said("30", "B"),
        said("0", "A", metric=Metric.MISSING), said("1", "B", metric=Metric.MISSING),
    ]  # fmt: skip
    assert [one.difference for one in found(small, *claims, quiet=SILENT)] == [math.inf, 3, 2, None]


@given(claims=claim_lists(), order=st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_rows_changes_nothing(small: Study, claims: list[Claim], order: Any) -> None:
    mixed = [*claims]
    order.shuffle(mixed)
    told = found(small, *claims, quiet=SILENT)
    assert told == found(small, *mixed, quiet=SILENT)
    for one in told:
        assert one.difference is None or one.difference > 1
        assert set(one.claim_ids) <= {claim.claim_id for claim in claims}
        assert one.sentence[0].isupper() and one.sentence.endswith(".")
