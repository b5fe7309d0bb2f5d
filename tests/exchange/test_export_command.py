"""`borderviz export`: the file holds what the options choose, and no file is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from borderviz.cli import main
from borderviz.exchange.own_files import read_export
from borderviz.selection import Selection
from borderviz.study import Study

from .exports import WRITTEN_HERE, assert_same

Output = pytest.CaptureFixture[str]


@pytest.mark.parametrize("name", WRITTEN_HERE)
def test_every_format_is_written(name: str, tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "out"
    assert main(["export", name, str(out), "--clash", "2021-04"]) == 0
    assert out.stat().st_size > 1_000
    said = capsys.readouterr()
    assert said.out == "" and f"{out.stat().st_size:,} bytes" in said.err


def test_all_filters_together(study_folder: Path, tmp_path: Path) -> None:
    options = (
        "--clash 2021-04 --clash 2022-09 --kind shooting --kind arson --blamed TJK --blamed none "
        "--report dw-2021-05-01 --from 2021-04-28 --to 2022-09-16"
    ).split()
    out = tmp_path / "out.geojson"
    assert main(["export", "geojson", str(out), "--study", str(study_folder), *options]) == 0
    selection = Selection(
        clashes=frozenset(["2021-04", "2022-09"]), kinds=frozenset(["shooting", "arson"]),
        blamed=frozenset(["TJK", "none"]), reports=frozenset(["dw-2021-05-01"]),
        first=date(2021, 4, 28), last=date(2022, 9, 16),
    )  # fmt: skip
    chosen = selection.of(Study.open(study_folder))
    assert chosen.incidents
    assert_same(read_export(out), chosen)
    assert json.loads(out.read_bytes())["provenance"]["chosen"]["blamed"] == ["TJK", "none"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--clash", "2020-01"], "--clash '2020-01': not known. Known are 2021-04, 2022-01, 2022-09."),
        (["--kind", "picnic", "--kind", "talks"], "--kind 'picnic': not known. Known are shooting, "),
        (["--blamed", "UZB"], "--blamed 'UZB': not known. Known are KGZ, TJK, both, none."),
        (["--report", "x\x1b[31m"], "--report 'x\\x1b[31m': not known. Known are rferl-2021-04-30, "),
        (["--from", "2022-01-01", "--to", "2021-01-01"], "--to 2021-01-01 is before --from 2022-01-01"),
        (["--study", "nowhere"], "There is no folder nowhere"),
    ],
)
def test_what_the_study_does_not_know_is_one_line_and_writes_nothing(
    options: list[str], said: str, tmp_path: Path, capsys: Output
) -> None:
    assert main(["export", "geojson", str(tmp_path / "out"), *options]) == 1
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["gpx", "out"], ["geojson"], ["geojson", "out", "--from", "yesterday"]])
def test_a_wrong_command_line_ends_with_2(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", *arguments])
    assert stopped.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_a_file_that_exists_is_kept_unless_told_otherwise(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "out.kml"
    out.write_text("mine", encoding="utf-8")
    assert main(["export", "kml", str(out)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert main(["export", "kml", str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize("name", ["geojson", "xlsx"])
def test_standard_output_gets_the_file_and_nothing_else(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "borderviz.cli", "export", name, "-", "--kind", "talks"]
    run = subprocess.run(command, capture_output=True, check=True)
    (tmp_path / "out").write_bytes(run.stdout)
    assert {one.kind.value for one in read_export(tmp_path / "out").incidents.values()} == {"talks"}
    assert b"Traceback" not in run.stderr
