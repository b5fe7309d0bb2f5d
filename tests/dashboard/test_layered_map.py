"""Layers over the map: the days that they bring can be chosen, and their files live as long as they do."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from app_runs import address_of, counts, let_go, rows_of, state_of, touching, visit

import layered_map
import layers
import made_layers
import web_files
from borderviz.maps.overlay_axis import AROUND
from borderviz.study import Study

FIRST, LAST = "2021-04-28", "2022-09-18"
BEFORE = "2021-04-24"
"""A day of the layer, some days before the study's first."""


def layered(app, *events):
    app.session_state[layers.KEY] = [made_layers.layer(*events)]
    return app.run()


def test_days_of_a_layer_can_be_chosen_and_are_written(open_app, study_folder):
    app = layered(open_app(), {"start": BEFORE}, {"start": "2022-01-27"})
    assert not app.exception and not app.error
    let_go(app, 1, BEFORE, "2021-04-29")
    assert address_of(app)["from"] + address_of(app)["to"] == [BEFORE, "2021-04-29"]
    assert counts(app)[0] == touching(rows_of(study_folder, "incidents"), BEFORE, "2021-04-29")
    let_go(app, 2, BEFORE, LAST)
    assert state_of(app, "days") is None, "these are all days of the axis"


def test_without_the_layer_its_days_mean_nothing(open_app):
    app = let_go(open_app(), 1, BEFORE, "2021-04-29")
    assert state_of(app, "days") is None
    app = let_go(layered(open_app(), {"start": BEFORE}), 1, BEFORE, BEFORE)
    assert counts(app)[0] == 0
    app.session_state[layers.KEY] = []
    app.run()
    assert not app.exception
    assert counts(app)[0] == counts(open_app())[0]


def test_filters_leave_layers_alone(open_app):
    app = layered(open_app(), {"start": BEFORE})
    before = overlays_made()
    app.pills(key="kind").set_value(["shooting"]).run()
    let_go(app, 1, BEFORE, "2021-04-29")
    assert overlays_made() == before, "the same files, so that the map is not mounted again"


def overlays_made() -> list[object]:
    return [id(files) for files in layered_map._prepared().made.values()]


def test_events_of_all_days_are_offered_where_some_are_left_out(open_app):
    app = layered(open_app(), {"start": BEFORE})
    assert not [toggle for toggle in app.toggle if toggle.key == layered_map.ALL_DAYS]
    app = layered(app, {"start": "1999-08-01"}, {"start": BEFORE})
    app.toggle(key=layered_map.ALL_DAYS).set_value(True).run()
    let_go(app, 1, "1999-08-01", BEFORE)
    assert address_of(app)["from"] == ["1999-08-01"]
    visit(visit(app, "tolls"), "map")
    assert app.toggle(key=layered_map.ALL_DAYS).value
    assert address_of(app)["from"] == ["1999-08-01"]


def test_other_pages_run_with_a_layer(open_app):
    app = let_go(layered(open_app(), {"start": BEFORE}), 1, BEFORE, "2021-04-29")
    for page in ("tolls", "reports", "about"):
        assert not visit(app, page).exception


@pytest.fixture
def study(study_folder: Path) -> Study:
    return Study.open(study_folder)


def stored(files) -> Path:
    """The folder of the files of a map's layers."""
    (overlay,) = files.addresses["overlays"]
    assert overlay["packed"].startswith(f"{web_files.FROM_THE_MAP}/")
    return web_files._folder() / overlay["packed"].removeprefix(f"{web_files.FROM_THE_MAP}/").split("/")[0]


def test_the_same_layers_are_prepared_once_and_others_apart(study):
    made, one, other = layered_map.LayeredMaps(), made_layers.layer({}), made_layers.layer({})
    files = made.files(study, [one], AROUND)
    assert made.files(study, [one], AROUND) is files
    assert stored(made.files(study, [other], AROUND)) != stored(files), "equal content is no way to another's files"
    assert len(stored(files).name) == 32


def test_files_are_removed_with_the_layer(study):
    made, layer = layered_map.LayeredMaps(), made_layers.layer({})
    folder = stored(made.files(study, [layer], AROUND))
    assert [path.suffix for path in folder.iterdir()].count(".bin") == 2
    made.files(study, [layer], None)
    del layer
    gc.collect()
    assert not folder.exists()
    assert not made.made and not made.folders


def test_files_of_sets_that_were_not_asked_for_in_long_are_made_again_under_the_same_address(study, monkeypatch):
    monkeypatch.setattr(layered_map, "MOST_SETS", 2)
    made, given = layered_map.LayeredMaps(), [made_layers.layer({}) for _ in range(3)]
    first = made.files(study, given[:1], AROUND)
    for layer in given[1:]:
        made.files(study, [layer], AROUND)
    assert not stored(first).exists() and len(made.made) == 2
    again = made.files(study, given[:1], AROUND)
    assert again is not first and again.addresses == first.addresses
    assert stored(again).exists()
