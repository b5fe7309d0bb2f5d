"""The documents keep step with the code: every column, word and command of a study is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from borderviz.cli import main
from borderviz.columns import columns_of
from borderviz.model import Claim, DatePrecision, Group, Incident, IncidentKind, Metric, Qualifier
from borderviz.wording import FLOORS

NOT_EXPLAINED = {"claim_id", "incident_id", "report_id", "note"}
"""Columns that speak for themselves."""


def read(repository: Path, name: str) -> str:
    return (repository / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("record", [Claim, Incident])
def test_the_codebook_explains_every_column(repository: Path, record: type) -> None:
    codebook = read(repository, "docs/codebook.md")
    assert {name for name in columns_of(record) if f"`{name}`" not in codebook} <= NOT_EXPLAINED


@pytest.mark.parametrize("words", [Metric, Qualifier, Group, IncidentKind, DatePrecision])
def test_the_codebook_names_every_word_that_a_cell_may_hold(repository: Path, words: type) -> None:
    codebook = read(repository, "docs/codebook.md")
    assert [word for word in words if f"`{word}`" not in codebook] == []


def test_the_codebook_gives_the_floor_of_every_vague_word(repository: Path) -> None:
    codebook = read(repository, "docs/codebook.md")
    assert [word for floor, word in FLOORS.items() if f"{word} {floor}" not in codebook] == []


def test_the_readme_names_only_commands_that_exist(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"borderviz (check|map|locate|describe)\b", read(repository, "README.md")))
    for command in commands:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
    assert {"check", "map"} <= commands
    capsys.readouterr()


def test_every_target_of_make_in_the_readme_exists(repository: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", read(repository, "Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", read(repository, "README.md"), re.MULTILINE)) <= targets
