"""Layers of a study: stored and read back, compared with the coded claims, and the command that imports them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import made_studies
from borderviz.cli import main
from borderviz.exchange import layer_files
from borderviz.exchange.compare_layer import compare, comparison_rows, in_area, in_days, sums_words
from borderviz.exchange.formats import FORMATS
from borderviz.exchange.layer import EVENT_COLUMNS, Layer
from borderviz.exchange.layer_files import LayerFileError, layers_of, path_of, read_layer_file, write_layer
from borderviz.notices import Notice
from borderviz.study import Study

from .event_files import GED_EVENT, acled, csv_file, ged, imported


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
        ("Көк-Таш", "layer"),
        ("", "layer"),
        ("a" * 500, "a" * 60),
    ],
)
def test_names_of_files_are_harmless(name, file, tmp_path):
    assert path_of(tmp_path, name) == tmp_path / "layers" / f"{file}.parquet"


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


# The command


def write(folder: Path, content: bytes, name: str = "events.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_import_prints_guess_counts_notices_and_terms_and_writes_the_layer(tmp_path, study_folder_of_own, capsys):
    path = write(tmp_path, ged({}, {"id": "2", "latitude": "abc"}, {"id": "3", "date_start": "2010-01-01"}))
    assert main(["import", str(path), "--study", str(study_folder_of_own), "--name", "My GED"]) == 0
    out = capsys.readouterr().out
    assert "Taken for: UCDP GED" in out and "lat = latitude (UCDP GED's own name for it), such as 39.95" in out
    assert "error: events.csv, row 3, column latitude: 'abc' is no coordinate" in out
    assert "3 rows: 2 taken, 1 left out; 2 in the area of the study, 2 of these in the days of its clashes" in out
    assert "Terms: UCDP" in out
    assert [layer.name for layer in layers_of(study_folder_of_own)[0]] == ["My GED"]


def test_a_dry_run_and_a_run_without_a_study_write_nothing(tmp_path, study_folder_of_own, capsys):
    path = write(tmp_path, ged())
    assert main(["import", str(path), "--study", str(study_folder_of_own), "--dry-run"]) == 0
    assert main(["import", str(path)]) == 0
    out = capsys.readouterr().out
    assert "Nothing was written." in out and "name a study with --study FOLDER" in out
    assert not (study_folder_of_own / "layers").exists()


def test_columns_and_the_order_of_dates_can_be_given(tmp_path, capsys):
    path = write(tmp_path, b"A;B;C\n01/02/2021;39,95;70,54\n")
    assert (
        main(["import", str(path), "--column", "start=A", "--column", "lat=B", "--column", "lon=C", "--month-first"])
        == 0
    )
    assert "dates are read with the month first: you said so" in capsys.readouterr().out
    assert main(["import", str(path)]) == 1
    assert "--column lat=NAME" in capsys.readouterr().err
    assert main(["import", str(path), "--column", "nonsense"]) == 1
    assert "'nonsense' names no role" in capsys.readouterr().err


def test_many_notices_are_counted_and_all_are_printed_on_request(tmp_path, capsys):
    rows = [GED_EVENT | {"id": str(n), "date_start": "soon"} for n in range(50)] + [GED_EVENT]
    path = write(tmp_path, csv_file(list(GED_EVENT), rows))
    assert main(["import", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.count("'soon' is no date") == 20 and "… and 30 more errors" in out
    assert main(["import", str(path), "--all"]) == 0
    assert capsys.readouterr().out.count("'soon' is no date") == 50


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"date,lat,lon\nsoon,1,2\n", "no row could be taken"), (b"x", "is no table")],
)
def test_what_cannot_be_taken_ends_with_1_and_writes_nothing(content, words, tmp_path, study_folder_of_own, capsys):
    path = write(tmp_path, content)
    assert main(["import", str(path), "--study", str(study_folder_of_own)]) == 1
    assert words in capsys.readouterr().err
    assert not (study_folder_of_own / "layers").exists()


def test_a_missing_file_and_a_missing_study_are_said(tmp_path, capsys):
    assert main(["import", str(tmp_path / "none.csv")]) == 1
    assert "is missing" in capsys.readouterr().err
    assert main(["import", str(write(tmp_path, ged())), "--study", str(tmp_path / "none")]) == 1
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.is_read_back])
def test_an_export_of_ours_becomes_a_study_again(form, tmp_path, study_folder, capsys):
    export, new = tmp_path / "export", tmp_path / "new"
    assert main(["export", form, str(export)]) == 0
    assert main(["import", str(export), "--as-study", str(new)]) == 0
    assert f"written to {new}" in capsys.readouterr().out
    again, shipped = Study.open(new), Study.open(study_folder)
    assert (again.claims, again.incidents, again.reports) == (shipped.claims, shipped.incidents, shipped.reports)
    assert again.notices == ()


def test_a_folder_with_files_and_a_foreign_file_are_refused(tmp_path, capsys):
    assert main(["export", "geojson", str(tmp_path / "own.geojson")]) == 0
    assert main(["import", str(tmp_path / "own.geojson"), "--as-study", str(tmp_path)]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert main(["import", str(write(tmp_path, ged())), "--as-study", str(tmp_path / "new")]) == 1
    assert "is no export of borderviz" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
