"""docs/reading.md keeps step with the program: its example runs, its options exist, its folders are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from borderviz.cli import main


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs/reading.md").read_text(encoding="utf-8")


def test_the_example_runs_and_tells_what_the_text_says(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", page, flags=re.S)
    exec(compile(code, "docs/reading.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:4] for line in lines] == [
        ["killed", "at_least", "24", "KGZ"],
        ["injured", "exact", "87", "KGZ"],
    ]


def test_every_option_is_explained_and_every_explained_option_exists(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    told = set(re.findall(r"--(?:published|format|study|min-confidence|workers|text)\b", page))
    assert known == told


def test_the_files_that_are_named_exist(page: str, repository: Path) -> None:
    package = repository / "src/borderviz/reading"
    named = re.findall(r"`([a-z_/]+\.(?:py|csv))`", page)
    found = {path.name for path in package.rglob("*")} | {"articles.csv", "reports.csv", "claims.csv"}
    assert [name for name in named if name.split("/")[-1] not in found] == []
