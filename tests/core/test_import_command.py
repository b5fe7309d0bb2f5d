"""The command that imports: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import made_studies
from borderviz.cli import main
from borderviz.exchange.formats import FORMATS
from borderviz.exchange.layer_files import layers_of
from borderviz.exchange.provenance import Provenance
from borderviz.selection import Selection
from borderviz.study import Study

from .event_files import GED_EVENT, csv_file, ged


@pytest.fixture
def study_folder_of_own(tmp_path: Path) -> Path:
    return made_studies.copy_of_shipped(tmp_path / "study")


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


def test_an_export_of_ours_that_becomes_a_layer_is_said_to_be_one(tmp_path, study_folder, capsys):
    study = Study.open(study_folder)
    path = write(tmp_path, FORMATS["geojson"].write(study, Provenance.of(study, Selection())), "a.geojson")
    assert main(["import", str(path)]) == 0
    assert "an export of borderviz: --as-study NEWFOLDER opens all of it" in capsys.readouterr().out
    assert main(["import", str(write(tmp_path, ged()))]) == 0
    assert "export of borderviz" not in capsys.readouterr().out
