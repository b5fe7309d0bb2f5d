"""Round trips: what is exported opens again as the same study, whatever its text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import made_studies
from borderviz.exchange.own_files import form_of, is_own_export, read_export
from borderviz.selection import Selection
from borderviz.study import Study
from core.small_study import SmallStudy

from .exports import MADE, READ_BACK, assert_same, export, rewritten

SELECTIONS = [
    Selection(),
    Selection(clashes=frozenset(["2021-04"])),
    Selection(kinds=frozenset(["talks"]), blamed=frozenset(["none"])),
    Selection(reports=frozenset(["dw-2021-05-01"]), first=date(2021, 4, 29), last=date(2021, 4, 29)),
    Selection(first=date(1999, 1, 1), last=date(1999, 1, 2)),
]


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return SmallStudy(tmp_path_factory.mktemp("small")).open()


@pytest.mark.parametrize("name", READ_BACK)
@pytest.mark.parametrize("selection", SELECTIONS, ids=["all", "clash", "kind", "day", "nothing"])
def test_the_shipped_study_and_parts_of_it_come_back(
    name: str, selection: Selection, shipped: Study, tmp_path: Path
) -> None:
    path = export(shipped, name, tmp_path, selection)
    assert form_of(path) == name
    assert_same(read_export(path), selection.of(shipped))


@pytest.mark.parametrize("name", READ_BACK)
@pytest.mark.parametrize("make", [made_studies.hostile, made_studies.without_rows, made_studies.with_bad_rows])
def test_made_studies_come_back(name: str, make: Any, tmp_path: Path) -> None:
    study = Study.open(make(tmp_path / "study"))
    assert_same(read_export(export(study, name, tmp_path)), study)


@pytest.mark.parametrize("name", READ_BACK)
def test_a_study_with_times_and_without_geography_or_clashes_comes_back(name: str, tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()
    small = SmallStudy(tmp_path / "study")
    small.put("incidents", 2, start="2022-01-27T21:45+06:00", end="2022-01-27T23:00+05:00", date_precision="hour")
    small.put("places", 2, lat="-89.99999999999", lon="-0.1", population="12")
    small.put("claims", 2, clash="", high="999999999999", low="999999999999", value="999999999999")
    study = small.open()
    assert study.notices == ()
    assert_same(read_export(export(study, name, tmp_path)), study)


@pytest.mark.parametrize("name", READ_BACK)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_text_comes_back(name: str, small: Study, tmp_path_factory: Any, data: st.DataObject) -> None:
    study = data.draw(rewritten(small))
    path = export(study, name, tmp_path_factory.getbasetemp())
    assert is_own_export(path)
    assert_same(read_export(path), study)


@pytest.mark.parametrize("name", READ_BACK)
def test_an_opened_export_can_be_saved_and_exported_again(name: str, shipped: Study, tmp_path: Path) -> None:
    opened = read_export(export(shipped, name, tmp_path))
    opened.save(tmp_path / "saved")
    saved = Study.open(tmp_path / "saved")
    assert_same(saved, shipped)
    assert saved.package["provenance"]["made"] == MADE.isoformat()
    assert_same(read_export(export(saved, name, tmp_path / "saved")), shipped)


@pytest.mark.parametrize("name", READ_BACK)
def test_other_borders_than_those_that_ship_are_named(name: str, tmp_path: Path) -> None:
    geography = tmp_path / "borders"
    geography.mkdir()
    (geography / "datapackage.json").write_text('{"name": "borders-of-another-conflict"}', encoding="utf-8")
    (geography / "gazetteer.csv").write_bytes((made_studies.GEOGRAPHY / "gazetteer.csv").read_bytes())
    study = Study.open(made_studies.copy_of_shipped(tmp_path / "study", geography=str(geography)))
    opened = read_export(export(study, name, tmp_path))
    assert opened.geography_folder is None
    assert [opened.used(table) for table in ("incidents", "places")] == [study.used(t) for t in ("incidents", "places")]
    (notice,) = opened.notices
    assert not notice.is_error and "borders-of-another-conflict" in notice.problem
