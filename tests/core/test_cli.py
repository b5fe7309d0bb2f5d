"""The command line: findings on lines of their own, and an exit status that scripts can rely on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from borderviz.cli import main
from borderviz.evidence import sha256

from .small_study import TEXT, SmallStudy

Output = pytest.CaptureFixture[str]


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    study = SmallStudy(tmp_path)
    study.write()
    return study


def check(study: SmallStudy, capsys: Output, *options: str) -> tuple[int, list[str]]:
    """Run `borderviz check` on the study as it stands; return its status and its lines."""
    study.write()
    status = main(["check", str(study.folder), *options])
    return status, capsys.readouterr().out.splitlines()


def test_check_of_a_good_study_ends_with_0_and_counts_it(small: SmallStudy, capsys: Output) -> None:
    assert check(small, capsys) == (
        0, ["3 reports, 3 claims, 3 incidents, 3 clashes are good; 0 errors, 0 warnings"],
    )  # fmt: skip


def test_check_of_the_shipped_study_with_its_texts_finds_nothing(
    study_folder: Path, texts_folder: Path, capsys: Output
) -> None:
    assert main(["check", str(study_folder), "--texts", str(texts_folder)]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("0 errors, 0 warnings")


def test_check_prints_one_line_a_finding_and_ends_with_1(small: SmallStudy, capsys: Output) -> None:
    small.put("claims", 3, value="a\nb", metric="x" * 1_500, note="\x00")
    small.put("incidents", 3, place_id="atlantis")
    status, lines = check(small, capsys)
    assert status == 1
    assert [line.split(": ")[1] for line in lines[:-1]] == [
        "claims.csv, row 3, column metric",
        "claims.csv, row 3, column value",
        "claims.csv, row 3, column note",
        "incidents.csv, row 3, column place_id",
    ]
    assert all(line.startswith("error: ") and "; " in line for line in lines[:-1])
    assert lines[-1] == "3 reports, 2 claims, 2 incidents, 3 clashes are good; 4 errors, 0 warnings"


def test_warnings_alone_are_printed_and_end_with_0(small: SmallStudy, capsys: Output) -> None:
    (small.folder / "datapackage.json").unlink()
    status = main(["check", str(small.folder)])
    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert lines[0].startswith("warning: datapackage.json: the file is missing; ")
    assert lines[1].endswith("0 errors, 1 warnings")


def test_check_compares_every_passage_with_the_texts_of_the_study(small: SmallStudy, capsys: Output) -> None:
    small.write_text()
    assert check(small, capsys)[0] == 0
    small.put("claims", 3, evidence_paragraph="1")
    status, lines = check(small, capsys)
    assert (status, len(lines)) == (1, 2)
    assert "claims.csv, spare-claim: the phrase does not lie in paragraph 1" in lines[0]
    assert lines[1].endswith("1 errors, 0 warnings")


def test_check_takes_the_texts_from_the_folder_that_is_named(small: SmallStudy, tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "first.txt").write_text(f"Another text. {TEXT}", encoding="utf-8")
    assert check(small, capsys)[0] == 0
    status, lines = check(small, capsys, "--texts", str(folder))
    assert status == 1
    assert len(lines) == len(small.tables["claims"]) + len(small.tables["incidents"]) + 1


@pytest.mark.parametrize("command", [["check"], ["map"], ["describe"]])
def test_a_folder_that_is_none_is_one_line_on_stderr_and_1(command: list[str], tmp_path: Path, capsys: Output) -> None:
    out = [str(tmp_path / "out.html")] if command == ["map"] else []
    assert main([*command, str(tmp_path / "nowhere"), *out]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("borderviz: ") and "nowhere" in said.err and said.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["check"], ["locate", "a.txt"]])
def test_a_wrong_command_line_ends_with_2(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: borderviz" in capsys.readouterr().err


def test_locate_gives_the_evidence_columns_of_each_place_of_a_phrase(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.txt").write_text("Two died.\n\nTwo died, says the ministry.\n", encoding="utf-8")
    assert main(["locate", str(tmp_path / "a.txt"), "Two died"]) == 0
    digest = sha256("Two died")
    assert capsys.readouterr().out.splitlines() == [f"0,8,1,{digest}", f"11,19,2,{digest}"]


@pytest.mark.parametrize("phrase", ["Three died", ""])
def test_locate_of_what_is_not_there_says_so_and_ends_with_1(tmp_path: Path, phrase: str, capsys: Output) -> None:
    (tmp_path / "a.txt").write_text("Two died.", encoding="utf-8")
    assert main(["locate", str(tmp_path / "a.txt"), phrase]) == 1
    assert "does not stand in this text" in capsys.readouterr().err


def test_locate_in_a_text_that_is_not_utf_8_says_so(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.txt").write_bytes("Ministère".encode("latin-1"))
    assert main(["locate", str(tmp_path / "a.txt"), "x"]) == 1
    assert "utf-8" in capsys.readouterr().err


def test_describe_writes_schemas_and_keeps_the_settings(small: SmallStudy, capsys: Output) -> None:
    assert main(["describe", str(small.folder)]) == 0
    package = json.loads((small.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["borderviz"] == small.package["borderviz"]
    assert [resource["name"] for resource in package["resources"]] == list(small.tables)
    assert main(["check", str(small.folder)]) == 0


def test_describe_leaves_a_described_study_as_it_is(study_folder: Path, tmp_path: Path) -> None:
    shutil.copyfile(study_folder / "datapackage.json", tmp_path / "datapackage.json")
    assert main(["describe", str(tmp_path)]) == 0
    assert (tmp_path / "datapackage.json").read_bytes() == (study_folder / "datapackage.json").read_bytes()


@pytest.mark.parametrize("content", ["{", "[]", "null"])
def test_describe_refuses_a_package_file_that_it_would_lose(small: SmallStudy, content: str, capsys: Output) -> None:
    path = small.folder / "datapackage.json"
    path.write_text(content, encoding="utf-8")
    assert main(["describe", str(small.folder)]) == 1
    assert "datapackage.json" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == content


def test_map_writes_one_file_and_says_so(study_folder: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["map", str(study_folder), str(tmp_path / "map.html")]) == 0
    assert capsys.readouterr().err == f"{tmp_path / 'map.html'}: the map of 41 incidents\n"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    assert (tmp_path / "map.html").stat().st_size > 500_000


@pytest.mark.parametrize("command", [["map", "STUDY", "OUT"], ["export", "kml", "OUT", "--study", "STUDY"]])
def test_where_nothing_can_be_written_is_said_in_words(
    command: list[str], study_folder: Path, tmp_path: Path, capsys: Output
) -> None:
    out = tmp_path / "no such" / "out.html"
    named = {"STUDY": str(study_folder), "OUT": str(out)}
    assert main([named.get(word, word) for word in command]) == 1
    assert capsys.readouterr().err == (
        f"borderviz: {out}: there is no folder {out.parent}. Make it, or give another path.\n"
    )


def test_a_folder_in_place_of_a_file_is_said_in_words(study_folder: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["map", str(study_folder), str(tmp_path)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"borderviz: {tmp_path}: ") and "Errno" not in err and "Give another path" in err


def test_map_of_a_study_without_geography_says_what_to_write(small: SmallStudy, capsys: Output) -> None:
    assert main(["map", str(small.folder), str(small.folder / "map.html")]) == 1
    assert 'write "geography" into its datapackage.json' in capsys.readouterr().err
    assert not (small.folder / "map.html").exists()


def test_findings_in_any_script_are_printed_where_the_console_knows_only_ascii(small: SmallStudy) -> None:
    small.put("claims", 3, metric="Оқсой").write()
    run = subprocess.run(
        [sys.executable, "-m", "borderviz.cli", "check", str(small.folder)],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 1
    assert b"row 3, column metric" in run.stdout and b"Traceback" not in run.stderr
