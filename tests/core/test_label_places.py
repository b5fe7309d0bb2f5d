"""Label places: no label on another, and all inside the chart."""

from __future__ import annotations

import math
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from borderviz.charts.label_places import AWAY, COVERED, GAP, LIFTS, SPOTS, Box, Label, Place, places

ROOM = Box(0, 0, 300, 120)

labels = st.builds(
    Label,
    mark=st.floats(0, 150),
    end=st.floats(150, 300),
    heights=st.lists(st.floats(0, 120), min_size=1, max_size=2).map(tuple),
    width=st.floats(20, 180),
    height=st.sampled_from([14.0, 28.0]),
)

boxes = st.builds(
    lambda left, bottom, width, height: Box(left, bottom, left + width, bottom + height),
    *(st.integers(0, 300), st.integers(-20, 140), st.integers(1, 120), st.integers(1, 60)),
)


@given(given_labels=st.lists(labels, max_size=7))
def test_no_label_covers_another_or_leaves_the_room(given_labels: list[Label]) -> None:
    found = places(given_labels, ROOM)
    boxes = [label.box(place) for label, place in zip(given_labels, found, strict=True) if place is not None]
    assert all(ROOM.holds(box) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


@given(label=labels, walls=st.lists(boxes, max_size=12), shut=st.lists(boxes, max_size=3))
def test_no_other_place_would_cost_less(label: Label, walls: list[Box], shut: list[Box]) -> None:
    def cost(place: Place) -> float:
        box = label.box(place)
        leads_from_end = place.spot == "over" and label.is_away(place)
        if leads_from_end or not ROOM.holds(box) or any(box.meets(other) for other in shut):
            return math.inf
        covered = sum(box.meets(wall) for wall in walls)
        return abs(place.lift) + SPOTS[place.spot] + AWAY * label.is_away(place) + COVERED * covered

    least = min(cost(Place(*tried)) for tried in product(SPOTS, range(len(label.heights)), LIFTS))
    (found,) = places([label], ROOM, obstacles=walls, closed=shut)
    assert (math.inf if found is None else cost(found)) == least


def test_a_label_with_room_stands_right_of_the_end_of_its_line() -> None:
    label = Label(50, 100, (60,), 80, 14)
    assert places([label], ROOM) == [Place("after", 0, 0)]
    assert label.box(Place("after", 0, 0)).left == 100 + GAP


def test_a_label_of_a_line_that_ends_at_the_edge_stands_left_of_its_last_mark() -> None:
    assert places([Label(200, 295, (60,), 80, 14)], ROOM) == [Place("before", 0, 0)]


def test_a_label_moves_off_marks_and_off_what_is_closed() -> None:
    label = Label(50, 100, (60,), 80, 14)
    wall = Box(100, 40, 300, 80)
    for found in (places([label], ROOM, obstacles=[wall]), places([label], ROOM, closed=[wall])):
        assert found[0] is not None
        assert not label.box(found[0]).meets(wall)


def test_a_label_covers_a_line_sooner_than_nothing_says_whose_it_is() -> None:
    assert places([Label(50, 100, (60,), 80, 14)], ROOM, obstacles=[ROOM]) != [None]


def test_a_label_without_any_room_has_no_place() -> None:
    label = Label(50, 100, (60,), 80, 14)
    assert places([label], ROOM, closed=[ROOM]) == [None]
    assert places([Label(50, 100, (60,), 301, 14)], ROOM) == [None]


def test_marks_above_one_another_can_be_named_at_either() -> None:
    label = Label(50, 50, (20, 100), 80, 14)
    low = Box(0, 0, 300, 60)
    assert places([label], ROOM, closed=[low]) == [Place("after", 1, 0)]
    assert {label.box(Place(spot, 1, 0)).bottom for spot in SPOTS} == {93}
