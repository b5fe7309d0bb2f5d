"""The documents keep step with the code: every column, word and command of a study is explained."""

from __future__ import annotations

import csv
import inspect
import io
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from borderviz.cli import main
from borderviz.columns import FIRST_YEAR, LAST_YEAR, columns_of
from borderviz.exchange.excel_text import MOST_ROWS
from borderviz.exchange.formats import ALL, FORMATS
from borderviz.exchange.ged_columns import GED_COLUMNS
from borderviz.exchange.importing.codes import UCDP_WHERE
from borderviz.exchange.importing.column_names import ROLES
from borderviz.exchange.importing.csv_rows import MOST_LINES
from borderviz.exchange.importing.formats import FORMATS as IMPORT_FORMATS
from borderviz.exchange.importing.raw_table import MOST_COLUMNS
from borderviz.exchange.importing.texts import LONGEST_TEXT
from borderviz.exchange.layer_files import MOST_NOTICES
from borderviz.exchange.provenance import Provenance
from borderviz.maps.overlay_axis import AROUND, LONGEST
from borderviz.maps.overlay_details import CHUNK
from borderviz.maps.time_layer import TimeLayer
from borderviz.model import Claim, DatePrecision, Group, Incident, IncidentKind, Metric, Qualifier
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.wording import FLOORS

NOT_EXPLAINED = {"claim_id", "incident_id", "report_id", "note"}
"""Columns that speak for themselves."""


def read(repository: Path, name: str) -> str:
    return (repository / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("record", [Claim, Incident])
def test_the_codebook_explains_every_column(repository: Path, record: type) -> None:
    codebook = read(repository, "docs/codebook.md")
    assert {name for name in columns_of(record) if f"`{name}`" not in codebook} <= NOT_EXPLAINED


def test_the_limits_of_uploads_are_those_of_the_settings(repository: Path) -> None:
    own, hosted = (
        tomllib.loads(read(repository, f"{folder}.streamlit/config.toml"))["server"]["maxUploadSize"]
        for folder in ("", "deploy/")
    )
    assert hosted < own
    assert f"A browser sends up to {own} MB" in read(repository, "docs/imports.md")
    assert f"; {hosted} MB where the dashboard is [hosted]" in read(repository, "docs/imports.md")
    assert f"files of up to {own} MB" in read(repository, "README.md")
    assert f"({hosted} MB where the dashboard is hosted" in read(repository, "README.md")


@pytest.mark.parametrize("words", [Metric, Qualifier, Group, IncidentKind, DatePrecision])
def test_the_codebook_names_every_word_that_a_cell_may_hold(repository: Path, words: type) -> None:
    codebook = read(repository, "docs/codebook.md")
    assert [word for word in words if f"`{word}`" not in codebook] == []


def test_the_codebook_gives_the_floor_of_every_vague_word(repository: Path) -> None:
    codebook = read(repository, "docs/codebook.md")
    assert [word for floor, word in FLOORS.items() if f"{word} {floor}" not in codebook] == []


def test_the_readme_names_only_commands_that_exist(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"borderviz (check|map|locate|describe|export|import)\b", read(repository, "README.md")))
    for command in commands:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
    assert {"check", "map", "export"} <= commands
    capsys.readouterr()


def test_the_imports_page_explains_every_role_format_and_option(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = read(repository, "docs/imports.md")
    assert [role for role in ROLES if f"`{role}`" not in page] == []
    assert [name for name in IMPORT_FORMATS if f"| `{name}` |" not in page] == []
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    options = set(re.findall(r"--[a-z][a-z-]*", capsys.readouterr().out)) - {"--help"}
    assert {option for option in options if option not in page} == set()
    of_the_command = page.partition("## How fast")[0]
    assert set(re.findall(r"--[a-z][a-z-]*", of_the_command)) <= options


def test_the_python_of_the_imports_page_runs(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data").symlink_to(repository / "data")
    Path("events.csv").write_text("Datum;lat;lon;Tote\n29.04.2021;39,95;70,54;3\n", encoding="utf-8")
    exec(python_blocks(repository, "docs/imports.md")[0], {})
    assert "April 2021 3: sum of 1 event by events" in capsys.readouterr().out


def test_the_limits_on_the_imports_page_are_those_of_the_code(repository: Path) -> None:
    page = read(repository, "docs/imports.md")
    limits = (LONGEST_TEXT, MOST_LINES, MOST_COLUMNS, MOST_ROWS, MOST_NOTICES, LAST_YEAR, FIRST_YEAR)
    assert [limit for limit in limits if f"{limit:,}" not in page and str(limit) not in page] == []
    radii = {f"{one.radius_km:g} km" for one in UCDP_WHERE.values()}
    assert {radius for radius in radii if radius not in page} == set()


def test_every_target_of_make_in_the_readme_exists(repository: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", read(repository, "Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", read(repository, "README.md"), re.MULTILINE)) <= targets


def python_blocks(repository: Path, name: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", read(repository, name), re.DOTALL)


def test_the_map_of_the_time_layer_s_page_can_be_made(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(python_blocks(repository, "docs/time-layer.md")[0], {})
    page = (tmp_path / "incidents.html").read_text(encoding="utf-8")
    assert "borderviz.addTimeLayer(" in page


def test_the_page_of_one_file_can_be_made_from_python(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").symlink_to(repository / "data")
    monkeypatch.chdir(tmp_path)
    exec(python_blocks(repository, "docs/one-file.md")[0], {})
    assert "September 2022" in Path("study.html").read_text(encoding="utf-8")


def test_the_page_on_one_file_names_every_part_of_its_address(repository: Path) -> None:
    script = read(repository, "src/borderviz/page/web/state.js")
    schema = re.search(r"function schema.*?return \{(.*?)\};", script, re.DOTALL)
    assert schema is not None
    parts = re.findall(r"^      (\w+): ", schema[1], re.MULTILINE)
    words = [word for name in ("VIEWS", "CHARTS", "QUESTIONS") for word in re.findall(rf"{name} = \[(.*)\]", script)]
    page = read(repository, "docs/one-file.md")
    assert len(parts) > 12 and len(words) == 3
    named = [*parts, *re.findall(r'"(\w+)"', " ".join(words))]
    assert [name for name in named if f"`{name}" not in page] == []


def test_the_streamlit_page_of_the_time_layer_s_page_runs(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("incidents.csv").write_text("start,end,lat,lon,kind\n2021-04-29,2021-04-30,39.95,70.54,shooting\n")
    app = AppTest.from_string(python_blocks(repository, "docs/time-layer.md")[1], default_timeout=30).run()
    assert not app.exception and app.markdown[0].value == "all days"
    said = {"instance": "k3j2", "turn": 1, "first": "2021-04-29", "last": "2021-04-30", "mode": "window"}
    app.session_state["map"] = {"time_layer": said}
    assert app.run().markdown[0].value == "2021-04-29 to 2021-04-30"
    assert [path.name for path in Path("static").glob("incidents-*.bin")] != []


def test_the_time_layer_s_page_names_every_argument(repository: Path) -> None:
    page = read(repository, "docs/time-layer.md")
    arguments = set(inspect.signature(TimeLayer).parameters) - {"incidents", "label", "assets"}
    assert {name for name in arguments if f"`{name}`" not in page} == set()
    kinds = {kind.value for kind in IncidentKind} - {"other"}
    assert {kind for kind in kinds if f"`{kind}`" not in page} == set()


def test_the_page_of_exports_names_every_format_and_what_opens_again(repository: Path) -> None:
    page = read(repository, "docs/exports.md")
    rows = re.findall(r"^\| `(\w+)` \| `(\S+)` \|.*\| (yes|no) \| (yes|no) \|$", page, re.MULTILINE)
    words = {True: "yes", False: "no"}
    assert rows == [(one.name, one.ending, words[one.holds_figures], words[one.is_read_back]) for one in ALL]


def test_the_page_of_exports_tells_which_columns_of_ged_are_filled(repository: Path) -> None:
    page = read(repository, "docs/exports.md")
    section = page[page.index("**UCDP GED.**") : page.index("**timemap.**")]
    named = set(re.findall(r"`(\w+)`", section)) & set(GED_COLUMNS)
    study = Study.open(repository / "data" / "clashes")
    content = FORMATS["ged"].write(study, Provenance.of(study, Selection())).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    filled = {name for name in GED_COLUMNS if any(row[name] for row in rows)}
    assert named == filled | {"best", "high", "low", "type_of_violence", "event_clarity"}


def test_the_commands_of_the_page_of_exports_run(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^borderviz (export (?!FORMAT)[^>\n]*)", read(repository, "docs/exports.md"), re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        assert main(shlex.split(command)) == 0
    assert capsysbinary.readouterr().out.startswith(b"PK")
    assert {path.name for path in tmp_path.iterdir()} == {"shootings.geojson", "april.xlsx"}


def test_the_code_of_the_page_of_exports_opens_a_study(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "xlsx", "april.xlsx", "--clash", "2021-04"]) == 0
    exec(python_blocks(repository, "docs/exports.md")[0], {"path": Path("april.xlsx")})
    assert list(Study.open(tmp_path / "april").clashes) == ["2021-04"]


def test_the_maps_of_the_overlays_page_can_be_made(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data").symlink_to(repository / "data")
    exec(python_blocks(repository, "docs/overlays.md")[0], {})
    for name in ("map.html", "all-days.html"):
        assert '"overlays":' in Path(name).read_text(encoding="utf-8")


def test_the_overlays_page_gives_the_numbers_of_the_code(repository: Path) -> None:
    page = read(repository, "docs/overlays.md")
    words = {7: "seven"}
    assert f"within {words[AROUND]} days" in page and f"more than {words[LONGEST]} days" in page
    assert f"files of {CHUNK:,} events" in page


def test_the_examples_of_the_python_page_run_in_their_order(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").symlink_to(repository / "data")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = python_blocks(repository, "docs/python.md")
    for block in blocks:
        exec(block, names)
    assert len(blocks[0].splitlines()) <= 10
    printed = capsys.readouterr().out
    assert "18 incidents, 23 figures in 4 reports" in printed and "3: sum of 2 events by My list" in printed
    made = {path.name for path in tmp_path.iterdir()}
    assert {"april-2021.html", "killed.html", "april.geojson", "study.html", "with-events.html"} <= made
