"""docs/hosting.md keeps step with the files and limits it speaks of."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

MADE_BY_THE_READER = {"deploy/nginx/borderviz/site.conf", "deploy/.env", "deploy/acme"}


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "hosting.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rules(repository: Path) -> str:
    return "".join(path.read_text() for path in (repository / "deploy" / "nginx" / "borderviz").glob("*.conf"))


def test_every_file_named_is_there(page, repository):
    named = set(re.findall(r"(?<![\w/.])((?:deploy|benchmarks)/[\w./@-]*[\w])", page))
    named |= {path.removeprefix("/opt/borderviz/") for path in re.findall(r"/opt/borderviz/deploy/[\w./]+\w", page)}
    assert {"deploy/compose.yaml", "deploy/rehearse.py", "deploy/new_certificate.sh"} <= named
    assert {path for path in named if not (repository / path).exists()} <= MADE_BY_THE_READER


def test_every_link_within_leads_somewhere(page, repository):
    headings = {
        re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in re.findall(r"^#+ (.*)$", page, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", page):
        if target.startswith("#"):
            assert target[1:] in headings
        elif not target.startswith("https://"):
            assert (repository / "docs" / target).exists()


def test_every_setting_named_is_one(page, rules):
    settings = set(re.findall(r"set (\$borderviz_\w+)", page)) | set(re.findall(r"`(\$borderviz_\w+)`", page))
    assert settings and {name for name in settings if f"set {name} " not in rules} == set()


def test_what_is_to_be_exchanged_in_site_conf_is_in_it(page, repository):
    example = (repository / "deploy" / "nginx" / "borderviz" / "site.example.conf").read_text()
    for old in ("server app:8501;", "8080", "8443", "/dev/stdout", "maps.example.org"):
        assert old in page and old in example
    assert len(re.findall("^ *server_name", example, re.MULTILINE)) == 2


def test_the_limits_are_those_of_the_files(page, rules, repository):
    settings = tomllib.loads((repository / "deploy" / ".streamlit" / "config.toml").read_text())
    assert f"Uploads up to {settings['server']['maxUploadSize']} MB" in page
    limits = re.search(r"(\d+) sessions at once, then ten a second, (\d+) open; ten uploads at once, then one a", page)
    assert f"zone=borderviz_handshakes burst={limits[1]} " in rules and "handshakes:1m rate=10r/s" in rules
    assert f"limit_conn borderviz_viewers {limits[2]};" in rules
    assert "zone=borderviz_uploads burst=10 " in rules and "uploads:1m rate=1r/s" in rules


@pytest.mark.parametrize("script", ["deploy/rehearse.py", "benchmarks/viewers.py", "benchmarks/static_file.py"])
def test_the_options_named_are_those_of_the_scripts(page, repository, script):
    told = subprocess.run([sys.executable, repository / script, "--help"], capture_output=True, text=True, check=True)
    commands = re.findall(rf"python {re.escape(script)}([^`\n#]*)", page)
    assert commands
    for option in re.findall(r"--[\w-]+", " ".join(commands)):
        assert re.search(rf"{option}\b", told.stdout)
