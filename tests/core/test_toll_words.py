"""Words: a paragraph for each clash in which every claim stands once, in English an editor can read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from borderviz.model import Claim, Group, Metric
from borderviz.study import Study
from borderviz.tolls import figures, silences
from borderviz.tolls.phrases import listing, said_by, verb
from borderviz.tolls.pieces import as_text
from borderviz.tolls.words import words

from .small_study import SmallStudy
from .test_toll_ranges import claim_lists
from .toll_claims import said, table


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return SmallStudy(tmp_path_factory.mktemp("small")).open()


def pieces_of(study: Study, clash: str) -> Any:
    return words(figures(study, study.claims.values()), silences(study, study.reports), study, clash)


def text_of(study: Study, *claims: Claim, quiet: Any = ()) -> str:
    return "".join(piece.text for piece in words(table(study, claims), quiet, study, "2021-04"))


APRIL = """
Kyrgyz officials reported 31 Kyrgyz dead on 30 April 2021 and at least 33 on 1 May.
RFE/RL's Tajik Service reported at least 12 Tajik dead (4 of them members of the security forces) on 30 April.
Media reports spoke of about 8 Tajik dead (4 of them members of the security forces) on 1 May.
Tajikistan gave no figure of its dead, according to DW.
DW reported more than 30 dead on both sides (also “dozens”) on 1 May.
The Kyrgyz Deputy Health Minister (Aliza Soltonbekova) reported 154 Kyrgyz injured (23 of them members of the security
forces) on 30 April.
Tajik authorities reported 2 Tajik injured on 29 April and 7 more on 30 April.
RFE/RL's Tajik Service reported dozens of Tajik injured on 30 April.
DW reported hundreds of injured on both sides on 1 May.
Batken region authorities reported 13,500 Kyrgyz people displaced on 30 April.
Kyrgyz authorities reported about 20,000 Kyrgyz people displaced on 30 April.
DW reported hundreds of people displaced (side not named) on 1 May.
Batken region authorities reported 2 Kyrgyz people missing on 30 April.
Looking back, The Moscow Times reported more than 50 dead on both sides (also “dozens”) on 27 January 2022; the AFP
report (unattributed) spoke of more than 50 dead on both sides on 18 September.
"""
JANUARY = """
The reports at hand give no figure for this clash.
Tajikistan gave no figure of its dead or injured, according to The Moscow Times.
"""
SEPTEMBER = """
Unspecified sources reported 17 Kyrgyz dead on 16 September 2022.
The Kyrgyz Health Ministry reported 36 Kyrgyz dead (12 more than the 24 given before) on 18 September.
The AFP report (unattributed) spoke of 2 members of the Tajik security forces killed on 18 September.
Kyrgyz authorities reported 139 Kyrgyz injured on 18 September.
The Red Cross reported 18,500 Kyrgyz people displaced on 16 September.
Kyrgyz authorities reported 120,000 Kyrgyz people displaced on 16 September.
"""


@pytest.mark.parametrize(("clash", "text"), [("2021-04", APRIL), ("2022-01", JANUARY), ("2022-09", SEPTEMBER)])
def test_the_paragraphs_of_the_study(shipped: Study, clash: str, text: str) -> None:
    assert "".join(piece.text for piece in pieces_of(shipped, clash)) == " ".join(text.split())


def test_every_figure_of_the_five_reports_stands_once_but_for_repeats(shipped: Study) -> None:
    told = [piece.claim_id for clash in shipped.clashes for piece in pieces_of(shipped, clash) if piece.claim_id]
    left_out = set(shipped.claims) - set(told)
    assert left_out == {"rferl-displaced-13500-caption", "rferl-displaced-13500-caption-again"}
    assert len(told) == len(set(told)) == 29


def test_each_figure_is_linked_to_the_claim_that_has_it(shipped: Study) -> None:
    for clash in shipped.clashes:
        for piece in pieces_of(shipped, clash):
            if piece.claim_id and not shipped.claims[piece.claim_id].vague:
                assert f"{shipped.claims[piece.claim_id].value:,}" in piece.text


@given(claims=claim_lists())
@settings(max_examples=60)
def test_whatever_is_claimed_is_told_once(small: Study, claims: list[Claim]) -> None:
    told = Counter(piece.claim_id for piece in words(table(small, claims), (), small, "2021-04") if piece.claim_id)
    assert told == Counter(claim.claim_id for claim in claims if not claim.repeat)


def test_plain_text_ends_with_numbered_sources(shipped: Study) -> None:
    text = as_text(pieces_of(shipped, "2022-09"), shipped)
    assert text.startswith("Unspecified sources reported 17 Kyrgyz dead [1] on 16 September 2022.")
    assert "36 Kyrgyz dead [2] (12 [2] more than the 24 [2] given before)" in text
    assert text.splitlines()[1:] == [
        "",
        "[1] outlet not named, 16 Sept 2022: Kyrgyzstan and Tajikistan report heavy fighting, paragraphs 3, 5, 6.",
        "[2] AFP, 18 Sept 2022: Toll grows, Putin demands de-escalation, paragraphs 5, 6, 7, 14.",
    ]
    assert "\n" not in as_text(pieces_of(shipped, "2022-01"), shipped)


INJURED = {"metric": Metric.INJURED}


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        ([said("1", group=Group.CHILDREN)], "The Ministry reported 1 Kyrgyz child killed on 30 April 2021."),
        ([said("1", metric=Metric.MISSING)], "The Ministry reported 1 Kyrgyz person missing on 30 April 2021."),
        (
            [said("at least 2", metric=Metric.HOMES_DAMAGED, side="TJK")],
            "The Ministry reported at least 2 Tajik homes damaged on 30 April 2021.",
        ),
        ([said("0", negative=True)], "The Ministry reported no Kyrgyz dead on 30 April 2021."),
        ([said("several", **INJURED)], "The Ministry reported several Kyrgyz injured on 30 April 2021."),
        (
            [said("7", increment=True, **INJURED), said("9", **INJURED)],
            "The Ministry reported 7 more Kyrgyz injured and 9 in all on 30 April 2021.",
        ),
        (
            [said("24", day=29), said("12", increment=True), said("36")],
            "The Ministry reported 24 Kyrgyz dead on 29 April 2021, 12 more and 36 in all on 30 April.",
        ),
        (
            [said("1", day=28), said("2", day=29), said("3", day=30)],
            "The Ministry reported 1 Kyrgyz dead on 28 April 2021, 2 on 29 April and 3 on 30 April.",
        ),
        ([said("31"), said("35")], "The Ministry reported 31 Kyrgyz dead and elsewhere 35 on 30 April 2021."),
        (
            [said("40", superseded=True), said("36")],
            "The Ministry reported 40 Kyrgyz dead (replaced later) and then 36 on 30 April 2021.",
        ),
        (
            [said("31"), said("31", claim_id="again", report_id="first-report")],
            "The Ministry reported 31 Kyrgyz dead (said again) on 30 April 2021.",
        ),
        (
            [said("31", as_of="2021-04")],
            "The Ministry reported 31 Kyrgyz dead in April 2021.",
        ),
        (
            [said("31", as_of="2021-04-30T21:45:00+06:00")],
            "The Ministry reported 31 Kyrgyz dead at 21:45 on 30 April 2021.",
        ),
        (
            [said("5", group=Group.CIVILIAN, part_of="elsewhere")],
            "The Ministry reported 5 Kyrgyz civilians killed (part of a larger figure) on 30 April 2021.",
        ),
        (
            [
                said("9", claim_id="whole", side="both"),
                said("1", group=Group.WOMEN, side="TJK", part_of="whole"),
                said("4", side="KGZ", part_of="whole"),
            ],
            "The Ministry reported 9 dead on both sides (4 of them Kyrgyz; 1 of them a Tajik woman) on 30 April 2021.",
        ),
        (
            [said("9", side="UZB"), said("8")],
            "The Ministry reported 8 Kyrgyz dead on 30 April 2021. The Ministry reported 9 UZB dead on 30 April.",
        ),
    ],
)
def test_sentences(small: Study, claims: list[Claim], text: str) -> None:
    assert text_of(small, *claims) == text


def test_a_side_that_gave_no_figure_of_one_metric_is_named_there(small: Study) -> None:
    quiet = [{"clash": "2021-04", "side": side, "source": f"{name}, 1 May 2021"} for side, name in (
        ("TJK", "DW"), ("TJK", "AFP"),
    )]  # fmt: skip
    own = said("3", side="TJK", claimant_side="TJK")
    assert text_of(small, own, quiet=quiet) == (
        "The Ministry reported 3 Tajik dead on 30 April 2021. Tajikistan gave no figure of its injured, according to "
        "AFP and DW."
    )


@pytest.mark.parametrize(
    ("claimant", "inside", "first"),
    [
        ("Kyrgyz Health Ministry", "the Kyrgyz Health Ministry", "The Kyrgyz Health Ministry"),
        ("The Moscow Times", "The Moscow Times", "The Moscow Times"),
        ("RFE/RL's Tajik Service", "RFE/RL's Tajik Service", "RFE/RL's Tajik Service"),
        ("Media reports", "media reports", "Media reports"),
        ("State Committee for Security", "the State Committee for Security", "The State Committee for Security"),
        ("Media Zone", "Media Zone", "Media Zone"),
        ("Red Cross, through RIA", "the Red Cross (through RIA)", "The Red Cross (through RIA)"),
        ("A Tajik villager, through Asia-Plus", "a Tajik villager (through Asia-Plus)", None),
    ],
)
def test_claimants_in_a_sentence(claimant: str, inside: str, first: str | None) -> None:
    assert said_by(claimant) == inside
    assert first is None or said_by(claimant, begins=True) == first


def test_a_report_without_an_outlet_is_named_by_its_day(small: Study) -> None:
    quiet = [{"clash": "2021-04", "side": "TJK", "source": "outlet not named, 1 May 2021"}]
    assert text_of(small, quiet=quiet).endswith("dead or injured, according to a report of 1 May 2021.")


def test_reports_speak_and_lists_end_with_and() -> None:
    assert (verb("Media reports"), verb("AFP report, unattributed"), verb("DW")) == ("spoke of", "spoke of", "reported")
    assert [listing(["a", "b", "c"][:count]) for count in range(4)] == ["", "a", "a and b", "a, b and c"]
