"""The index of a study chooses and counts as the records themselves would."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borderviz.events import event_count
from borderviz.index import StudyIndex
from borderviz.model import IncidentKind
from borderviz.selection import NO_BLAME, Selection
from borderviz.study import Study

from .small_study import SmallStudy, incident

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
DAYS = st.none() | st.dates(date(2021, 4, 20), date(2022, 9, 30))


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def index(shipped: Study) -> StudyIndex:
    return StudyIndex.of(shipped, list(shipped.claims.values()))


def some(words: Any) -> st.SearchStrategy[frozenset[str]]:
    return st.just(frozenset[str]()) | st.frozensets(st.sampled_from([*words, "unknown"]), max_size=3)


@SHARED
@given(data=st.data())
def test_a_mask_holds_what_the_selection_yields(shipped: Study, index: StudyIndex, data: st.DataObject) -> None:
    selection = Selection(
        clashes=data.draw(some(shipped.clashes)),
        kinds=data.draw(some([kind.value for kind in IncidentKind])),
        blamed=data.draw(some([*shipped.sides, "both", NO_BLAME])),
        reports=data.draw(some(shipped.reports)),
        first=data.draw(DAYS),
        last=data.draw(DAYS),
    )
    mask = index.incidents.mask(selection)
    incidents = list(selection.incidents(shipped))
    assert [index.ids[row] for row in np.flatnonzero(mask)] == [i.incident_id for i in incidents]
    assert index.event_count(mask) == event_count(incidents)
    claims = list(shipped.claims.values())
    assert [claims[row] for row in np.flatnonzero(index.claims.mask(selection))] == list(selection.claims(shipped))


def test_words_are_counted(shipped: Study, index: StudyIndex) -> None:
    kinds = [incident.kind.value for incident in shipped.incidents.values()]
    assert index.incidents.columns["kinds"].counts() == {kind: kinds.count(kind) for kind in kinds}


@pytest.fixture
def chain(tmp_path: Path) -> Study:
    """a – b – c – d tell of one event, each linked to the next only; e stands alone."""
    small = SmallStudy(tmp_path)
    small.tables["incidents"] = [
        incident("a", same_event="b"), incident("b", same_event="c"), incident("c"), incident("d", same_event="c"),
        incident("e"),
    ]  # fmt: skip
    return small.open()


@pytest.mark.parametrize(("chosen", "events"), [("abcde", 2), ("acd", 2), ("abde", 3), ("e", 1), ("", 0)])
def test_accounts_of_one_event_count_once(chain: Study, chosen: str, events: int) -> None:
    mask = np.array([incident_id in chosen for incident_id in chain.incidents], dtype=bool)
    assert StudyIndex.of(chain, []).event_count(mask) == events
    assert event_count([chain.incidents[incident_id] for incident_id in chosen]) == events


def test_accounts_are_found_in_either_direction_and_through_a_third(chain: Study) -> None:
    index = StudyIndex.of(chain, [])
    assert index.accounts_of_event("b")[0] == "b"
    assert sorted(index.accounts_of_event("b")) == ["a", "b", "c", "d"]
    assert index.accounts_of_event("e") == ["e"]


def test_an_empty_study_has_an_empty_index(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.tables["incidents"] = []
    index = StudyIndex.of(small.open(), [])
    assert index.incidents.mask(Selection(kinds=frozenset({"shooting"}))).tolist() == []
    assert index.event_count(np.array([], dtype=bool)) == 0
