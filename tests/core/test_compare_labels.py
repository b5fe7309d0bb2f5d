"""Compare labels: no text covers another, at the width they are placed for or at any that is wider."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from borderviz.charts.compare_labels import LETTER, LINE, Label, labels_of
from borderviz.charts.growth_frame import Scale
from borderviz.tolls import figures
from borderviz.tolls.records import listed

from .small_study import SmallStudy, claim

ROOM = 328


def labels_for(folder: Path, *said: tuple[int, str], **cells: str) -> tuple[tuple[Label, ...], Scale]:
    small = SmallStudy(folder)
    small.tables["claims"] = [claim(f"c{n}", value, claimant=who, **cells) for n, (value, who) in enumerate(said)]
    study = small.open()
    rows = figures(study, study.claims.values())
    details = {str(row["claim_id"]): row for row in rows.to_dict("records")}
    marks = sorted(listed(rows), key=lambda mark: mark.value)
    scale = Scale.over([value for value, _ in said])
    return labels_of(marks, details, scale, ROOM), scale


def assert_readable(labels: tuple[Label, ...], scale: Scale) -> None:
    for room in (ROOM, 2 * ROOM, 5 * ROOM):
        boxes = [label.box(scale.share(label.value) * room) for label in labels]
        assert not any(a.meets(b) for a, b in combinations(boxes, 2))
        assert all(box.left >= -1 and box.right <= room + 1 for box in boxes)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**6) | st.integers(0, 40),
            st.text("ab <&é", min_size=1, max_size=60).map(lambda text: f"x{text}".strip()),
        ),
        min_size=1,
        max_size=6,
    )
)
# Two numbers so near that their labels could pass one another where there is little room, and meet where there is more.
@example([(1, "x<"), (32, "xa"), (33, "x<")])
def test_no_label_covers_another_or_leaves_the_chart(tmp_path: Path, said: list[tuple[int, str]]) -> None:
    assert_readable(*labels_for(tmp_path, *said))


@pytest.mark.parametrize(
    "said", [[(31, "Officials"), (33, "Officials")], [(17, "Sources"), (24, "Ministry"), (36, "M")]]
)
def test_no_leader_crosses_a_label(tmp_path: Path, said: list[tuple[int, str]]) -> None:
    labels, scale = labels_for(tmp_path, *said)
    xs = {label: scale.share(label.value) * ROOM for label in labels}
    assert not any(a.leader(xs[a]).meets(b.box(xs[b])) for a in labels for b in labels if a is not b)


def test_who_says_the_same_shares_a_label(tmp_path: Path) -> None:
    (label,), _ = labels_for(tmp_path, (12, "One"), (12, "Two (spokesman)"), (12, "One"))
    assert (label.marked_up(), len(label.figures)) == ("<b>12</b>\N{NO-BREAK SPACE}One, Two", 3)


def test_two_numbers_of_one_claimant_are_told_apart_by_their_days(tmp_path: Path) -> None:
    labels, _ = labels_for(tmp_path, (10, "Ministry"), (400, "Ministry"), (90, "Witness"))
    texts = {label.value: " ".join(label.lines).replace("\N{NO-BREAK SPACE}", " ") for label in labels}
    assert texts == {10: "10 Ministry, 30 Apr", 400: "400 Ministry, 30 Apr", 90: "90 Witness"}


def test_of_many_figures_the_ends_are_among_those_labelled(tmp_path: Path) -> None:
    labels, _ = labels_for(tmp_path, *((number, f"Witness {number}") for number in range(1, 12)))
    assert {1, 11} <= {label.value for label in labels} and len(labels) == 4


def test_a_long_name_is_cut(tmp_path: Path) -> None:
    (label,), _ = labels_for(tmp_path, (12, "Committee for " + "very " * 40 + "long names"))
    assert len(label.lines) == 2 and label.lines[-1].endswith("…")
    assert label.box(0).right <= ROOM / 2 + 2 * LETTER and label.box(0).top - label.box(0).bottom == 2 * LINE
