"""Layers of a study: stored and read back, compared with the coded claims, and the command that imports them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import made_studies
from borderviz.exchange import layer_files
from borderviz.exchange.compare_layer import compare, comparison_rows, in_area, in_days, sums_words
from borderviz.exchange.layer import EVENT_COLUMNS, Layer
from borderviz.exchange.layer_files import LayerFileError, layers_of, path_of, read_layer_file, write_layer
from borderviz.notices import Notice
from borderviz.study import Study

from .event_files import acled, ged, imported


@pytest.fixture
def study_folder_of_own(tmp_path: Path) -> Path:
    return made_studies.copy_of_shipped(tmp_path / "study")


def ged_layer() -> Layer:
    """Three events of April 2021, one of them far away, one without a number, and one of 2023."""
    return imported(
        ged(
            {"best": "7", "low": "5", "high": "9"},
            {"id": "2", "best": "", "low": "", "high": ""},
            {"id": "3", "latitude": "10", "longitude": "10", "best": "100", "high": "100", "low": "100"},
            {"id": "4", "date_start": "2023-01-01", "date_end": "2023-01-02"},
            {"id": "5", "date_prec": "4", "best": "1", "low": "1", "high": "2"},
        ),
        "GED 24.csv",
    ).layer


# Files


def test_a_layer_is_read_back_as_it_was_written(tmp_path):
    layer = imported(ged({}, {"id": "2", "best": "x"}, {"date_start": "?"})).layer
    path = write_layer(layer, tmp_path)
    assert path == tmp_path / "layers" / "events.parquet"
    again = read_layer_file(path)
    assert (again.name, again.format, again.terms, again.notices) == (
        layer.name,
        layer.format,
        layer.terms,
        layer.notices,
    )
    pd.testing.assert_frame_equal(again.events, layer.events)
    assert again.events.dtypes.astype(str).to_dict() == EVENT_COLUMNS


def test_a_failed_write_leaves_the_earlier_layer_and_nothing_else(tmp_path, monkeypatch):
    layer = ged_layer()
    path = write_layer(layer, tmp_path)
    before = path.read_bytes()

    def fail(table: object, where: str, **_: object) -> None:
        Path(where).write_bytes(b"half")
        raise OSError("the disk is full")

    monkeypatch.setattr("pyarrow.parquet.write_table", fail)
    with pytest.raises(OSError, match="full"):
        write_layer(layer, tmp_path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("GED 24.1", "ged-24-1"),
        ("../../etc/passwd", "etc-passwd"),
        ("Événements", "evenements"),
        ("", "layer"),
        ("...", "layer"),
    ],
)
def test_names_of_files_are_harmless(name, file, tmp_path):
    assert path_of(tmp_path, name) == tmp_path / "layers" / f"{file}.parquet"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Көк-Таш", "Ак-Сай"), ("События 2021", "ГЕД 2021"), ("a" * 500, "a" * 501), ("事件", "layer")],
)
def test_a_layer_never_takes_the_place_of_one_with_another_name(one, other, tmp_path):
    for name in (one, other, one):
        write_layer(replace(ged_layer(), name=name), tmp_path)
    files = [path.name for path in (tmp_path / "layers").iterdir()]
    assert len(files) == 2 and all(re.fullmatch(r"[a-z0-9-]{1,69}\.parquet", file) for file in files)
    assert {layer.name for layer in layers_of(tmp_path)[0]} == {one, other}


def test_a_file_that_holds_no_layer_is_named_and_the_others_are_read(tmp_path):
    write_layer(ged_layer(), tmp_path)
    (tmp_path / "layers" / "broken.parquet").write_bytes(b"PAR1 nothing")
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "layers" / "other.parquet")
    layers, notices = layers_of(tmp_path)
    assert [layer.name for layer in layers] == ["GED 24"]
    assert [notice.file for notice in notices] == ["layers/broken.parquet", "layers/other.parquet"]
    with pytest.raises(LayerFileError, match="import its source again"):
        read_layer_file(tmp_path / "layers" / "other.parquet")


def test_a_study_without_layers_has_none(tmp_path):
    assert layers_of(tmp_path) == ([], [])


def test_the_number_of_notices_is_never_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(layer_files, "MOST_NOTICES", 3)
    notices = tuple(Notice("a.csv", f"problem {n}", "remedy", row=n) for n in range(10))
    layer = Layer("a", "table", "terms", ged_layer().events, notices)
    again = read_layer_file(write_layer(layer, tmp_path)).notices
    assert again[:3] == notices[:3] and "7 more notices" in again[3].problem and len(again) == 4


def test_layers_are_ignored_by_git(repository):
    assert "layers/" in (repository / ".gitignore").read_text(encoding="utf-8").splitlines()


# Comparison


def test_sums_are_over_the_events_in_the_days_and_the_area_of_a_clash(study_folder_of_own):
    study = Study.open(study_folder_of_own)
    layer = ged_layer()
    assert in_area(layer.events, study).tolist() == [True, True, False, True, True]
    assert in_days(layer.events, list(study.clashes.values())).tolist() == [True, True, True, False, True]
    first, second, _ = compare(layer, study)
    sums = first.sums
    assert (sums.events, sums.best, sums.low, sums.high) == (3, 8, 6, 11)
    assert (sums.without, sums.split, sums.longer) == (1, 0, 1)
    assert (second.sums.events, second.sums.best) == (0, None)
    words = sums_words(sums, layer.name)
    assert words.startswith("8 (low 6, high 11): sum of 3 events by GED 24; 1 without a number; 1 dated to a span")
    assert sums_words(second.sums, layer.name) == "no event in GED 24"


def test_shares_of_split_totals_are_in_the_sum_and_said(study_folder_of_own):
    layer = imported(acled({}, {"notes": "31 fatalities split across 8 events", "fatalities": "4"})).layer
    sums = compare(layer, Study.open(study_folder_of_own))[0].sums
    assert (sums.events, sums.best, sums.low, sums.high, sums.split, sums.without) == (2, 7, None, None, 1, 0)
    assert "1 with a share of a total that was split" in sums_words(sums, "ACLED")


def test_the_coded_claims_stand_beside_with_both_ends_named_and_unchanged(study_folder_of_own):
    study = Study.open(study_folder_of_own)
    claims = dict(study.claims)
    found = compare(ged_layer(), study)
    assert study.claims == claims
    for one in found:
        for coded in one.coded:
            said = [c for c in study.claims.values() if c.clash == one.clash.clash_id and c.side == coded.side]
            assert {coded.lowest_by.split(" and ")[0].split(", ")[0]} & {c.claimant for c in said}
            assert coded.lowest in coded.words and coded.highest_by in coded.words
    sides = [coded.side for coded in found[0].coded]
    assert sides[:2] == ["KGZ", "TJK"]
    rows = comparison_rows(found, ged_layer(), study)
    assert [row["Clash"] for row in rows[:2]] == ["April 2021", "April 2021"]
    by_clash = [(row["Clash"], row["Who counts"] == "GED 24") for row in rows]
    assert [of_layer for clash, of_layer in by_clash if clash == "April 2021"] == [True, False, False, False]
    assert {row["Whose people"] for row in rows if row["Who counts"] == "GED 24"} <= {"all that the file counts", ""}
    assert [row["Killed"] for row in rows[1:3]] == [coded.words for coded in found[0].coded[:2]]


def test_a_study_without_claims_or_area_is_compared_too(tmp_path):
    folder = made_studies.without_rows(tmp_path / "study")
    assert compare(ged_layer(), Study.open(folder)) == []
    made_studies.change_settings(folder, {"area": None})
    assert in_area(ged_layer().events, Study.open(folder)).all()
