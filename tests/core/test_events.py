"""Accounts of one event are counted once."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from borderviz.events import event_count
from borderviz.model import Incident
from borderviz.study import Study


def accounts(study_folder: Path, links: list[tuple[int, int]], number: int) -> list[Incident]:
    pattern = next(iter(Study.open(study_folder).incidents.values()))
    same = {i: tuple(f"i{b}" for a, b in links if a == i) for i in range(number)}
    return [replace(pattern, incident_id=f"i{i}", same_event=same[i]) for i in range(number)]


def test_accounts_without_links_are_events_of_their_own(study_folder: Path) -> None:
    assert event_count(accounts(study_folder, [], 3)) == 3
    assert event_count([]) == 0


def test_a_link_counts_in_either_direction_and_through_a_third(study_folder: Path) -> None:
    assert event_count(accounts(study_folder, [(0, 1), (2, 1)], 4)) == 2


def test_a_link_to_an_account_that_is_not_shown_joins_nothing(study_folder: Path) -> None:
    shown = accounts(study_folder, [(0, 1), (1, 2)], 3)
    assert event_count([shown[0], shown[2]]) == 2


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
def test_a_link_more_joins_one_event_at_most(links: list[tuple[int, int]]) -> None:
    folder = Path(__file__).parents[2] / "data" / "clashes"
    counts = [event_count(accounts(folder, links[:n], 8)) for n in range(len(links) + 1)]
    assert counts[0] == 8
    assert all(before - 1 <= after <= before for before, after in pairwise(counts))
