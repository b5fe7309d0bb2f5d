"""`borderviz read`: what it prints, in which order, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.cli import main
from borderviz.evidence import sha256
from borderviz.model import Claim
from borderviz.reading import read, run
from borderviz.reading.draft import Draft, DraftClaim, DraftEvidence, DraftIncident, DraftReport
from borderviz.reading.output import claims_header, claims_rows, confident
from borderviz.reading.table import as_table, figure, shorten
from borderviz.tables import read_table

Output = pytest.CaptureFixture[str]
TEXT = "Two killed on the border\n\nOSH, 2 May 2021. The ministry said 24 people were killed, including 3 children.\n"


def claim(identifier: str = "c1", **changes: Any) -> DraftClaim:
    start = TEXT.index("24 people")
    evidence = DraftEvidence(start=start, end=start + 21, paragraph=2, quote=TEXT[start : start + 21])
    values: dict[str, Any] = {
        "id": identifier, "metric": "killed", "value": 24, "low": 24, "high": 24, "qualifier": "exact", "vague": False,
        "side": "KGZ", "group": "all", "claimant": "the ministry", "claimant_side": "KGZ", "as_of": "2021-05-02",
        "clash": "2021-04", "recalled": False, "part_of": None, "increment": False, "superseded": False,
        "negative": False, "repeat": False, "evidence": evidence, "confidence": 0.9,
    }  # fmt: skip
    return DraftClaim(**values | changes)


def incident(**changes: Any) -> DraftIncident:
    values: dict[str, Any] = {
        "id": "i1", "kind": "shooting", "place_id": None, "place": "Ak-Sai", "lat": None, "lon": None,
        "radius_km": None, "where_precision": 2, "start": "2021-04-29",
        "end": "2021-04-29", "date_precision": "day", "blamed_on": "TJK",
        "account_of": "KGZ", "claimant": "", "same_event": (), "evidence": claim().evidence, "confidence": 0.8,
    }  # fmt: skip
    return DraftIncident(**values | changes)


def draft(*claims: DraftClaim, incidents: tuple[DraftIncident, ...] = ()) -> Draft:
    report = DraftReport(file="a.txt", id="a", title="Two killed", published="2021-05-02", notes=("no outlet found",))
    return Draft(report, claims, incidents=incidents, text=TEXT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(TEXT.replace("24", str(number + 1)), encoding="utf-8")
    return tmp_path


def lines(capsys: Output) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_json_object_a_text_after_the_contract(folder: Path, capsys: Output) -> None:
    assert main(["read", str(folder / "00.txt")]) == 0
    (record,) = lines(capsys)
    assert set(record) == {"report", "claims", "places", "incidents"}
    assert record["report"]["title"] == "Two killed on the border"
    assert record["report"]["published"] == "2021-05-02"
    assert record["report"]["file"].endswith("00.txt") and record["report"]["id"] == "00"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_folder_is_printed_in_order_whatever_the_number_of_processes(
    folder: Path, workers: str, capsys: Output
) -> None:
    assert main(["read", str(folder), "--workers", workers]) == 0
    assert [Path(record["report"]["file"]).stem for record in lines(capsys)] == [f"{n:02}" for n in range(40)]


def test_what_cannot_be_read_is_named_with_its_reason_and_the_rest_goes_on(folder: Path, capsys: Output) -> None:
    (folder / "05.txt").write_bytes(b"%PDF-1.7")
    assert main(["read", str(folder), str(folder / "none.txt"), str(folder / "06.txt")]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 40
    assert [line.split(": ", 2)[2] for line in said.err.splitlines()] == [
        "a PDF; save its text first",
        "No such file or directory",
    ]


def test_an_error_of_the_reader_itself_ends_nothing(folder: Path, capsys: Output, monkeypatch: Any) -> None:
    def broken(*_: Any, **__: Any) -> Draft:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(run.Reader, "read", broken)
    assert main(["read", str(folder / "00.txt")]) == 1
    assert "ZeroDivisionError: x" in capsys.readouterr().err


def test_the_day_that_is_given_goes_before_that_of_the_text(folder: Path, capsys: Output) -> None:
    assert main(["read", str(folder / "00.txt"), "--published", "2022-01-27"]) == 0
    assert lines(capsys)[0]["report"]["published"] == "2022-01-27"


@pytest.mark.parametrize(
    "options",
    [
        ["--published", "soon"],
        ["--min-confidence", "2"],
        ["--min-confidence", "x"],
        ["--workers", "0"],
        ["--format", "x"],
    ],
)
def test_wrong_options_end_with_2(options: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read", "x.txt", *options])
    assert stopped.value.code == 2
    assert "usage: borderviz" in capsys.readouterr().err


def test_a_study_that_is_none_is_said_at_once(folder: Path, capsys: Output) -> None:
    assert main(["read", str(folder / "00.txt"), "--study", str(folder / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_a_study_names_the_clashes(folder: Path, study_folder: Path, capsys: Output) -> None:
    assert main(["read", str(folder / "00.txt"), "--study", str(study_folder)]) == 0
    assert len(lines(capsys)) == 1


def test_text_prints_what_offsets_count_in(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.html").write_text("<body><h1>Two killed</h1><p>24 <b>dead</b></p></body>", encoding="utf-8")
    assert main(["read", str(tmp_path / "a.html"), "--text"]) == 0
    assert capsys.readouterr().out == "Two killed\n\n24 dead\n"


def borderviz(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "borderviz.cli", "read", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, env=os.environ | environment)


def test_standard_input_is_a_text_or_a_page() -> None:
    assert json.loads(borderviz("-", given=TEXT.encode()).stdout)["report"]["id"] == "stdin"
    assert borderviz("-", "--text", given=b"<!doctype html><p>24 killed").stdout == b"24 killed\n"


def test_a_console_of_ascii_gets_escapes() -> None:
    run = borderviz("-", given="Көк-Таш\n\nx".encode(), PYTHONIOENCODING="ascii")
    assert run.returncode == 0 and b"\\u041a" in run.stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m borderviz.cli read {folder} {folder} {folder} --workers 2 | head -1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert run.stdout.count(b"\n") == 1 and run.stderr == b""


def test_csv_is_a_table_of_claims_that_a_study_takes(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "claims.csv"
    rows = claims_rows(draft(claim(), claim("c2", part_of="c1", value=3, low=3, high=3, group="children")))
    path.write_text(claims_header() + rows, encoding="utf-8")
    found, notices = read_table(path, Claim)
    assert notices == []
    assert [row.record.claim_id for row in found] == ["a-c1", "a-c2"]
    assert found[1].record.part_of == "a-c1" and found[0].record.report_id == "a"
    assert found[0].record.evidence_sha256 == sha256("24 people were killed")
    assert found[0].record.note == "draft, confidence 0.90"


@pytest.mark.parametrize(("claimant", "cell"), [("=cmd()", "cmd()"), ("a\nb", "a b"), ("", "KGZ"), ("-@", "KGZ")])
def test_no_claimant_is_a_formula_and_none_is_empty(claimant: str, cell: str) -> None:
    (row,) = csv.DictReader(io.StringIO(claims_header() + claims_rows(draft(claim(claimant=claimant)))))
    assert row["claimant"] == cell


def test_unsure_claims_are_left_out_with_the_links_to_them() -> None:
    kept = confident(draft(claim(confidence=0.3), claim("c2", part_of="c1")), 0.5)
    assert [(entry.id, entry.part_of) for entry in kept.claims] == [("c2", None)]
    assert len(confident(draft(claim(confidence=0.3)), 0.0).claims) == 1


def test_the_table_shows_the_doubtful_first() -> None:
    unsure = claim("c2", confidence=0.55, claimant="a medic", qualifier="at_least", high=None)
    table = as_table(draft(claim(), unsure, incidents=(incident(),)), 160)
    rows = [line.split() for line in table.splitlines()]
    assert rows[0][0] == "a.txt" and rows[1][:2] == ["note:", "no"]
    assert rows[3][:5] == ["?", "0.55", "c2", "killed", "≥24"] and rows[4][:4] == ["0.90", "c1", "killed", "24"]
    assert "Ak-Sai" in table and all(len(line) <= 160 for line in table.splitlines())


def test_the_table_is_one_of_text_that_does_not_steer_the_terminal() -> None:
    table = as_table(draft(claim(claimant="\x1b[31mred\x07\u202e")), 160)
    assert "\x1b" not in table and "\x07" not in table and "\u202e" not in table


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"qualifier": "range", "low": 139, "high": 144}, "139–144"),
        ({"qualifier": "about", "value": 20000}, "~20,000"),
        ({"qualifier": "up_to"}, "≤24"),
        ({"qualifier": "more_than"}, ">24"),
    ],
)
def test_figures_with_their_hedge(changes: dict[str, Any], words: str) -> None:
    assert figure(claim(**changes)) == words


@given(st.text(max_size=60), st.integers(1, 30))
def test_cut_lines_are_no_longer_than_asked_for(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


@given(st.lists(st.sampled_from(TEXT.split(" ")) | st.text(max_size=8), max_size=60).map(" ".join))
def test_any_text_is_read_and_its_passages_stand_where_they_are_said_to(text: str) -> None:
    found = read(text)
    assert json.loads(json.dumps(found.as_dict()))["report"]["notes"] == list(found.report.notes)
    for record in (*found.claims, *found.incidents):
        assert text[record.evidence.start : record.evidence.end] == record.evidence.quote
    assert as_table(found, 100)
