"""Hosting with what Debian has: its nginx takes the settings, systemd's unit starts what the container file starts."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .container_file import read


def check(nginx_folder: Path, main: str) -> subprocess.CompletedProcess[str]:
    """Have nginx check a configuration in a folder."""
    (nginx_folder / "main.conf").write_text(main)
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-t", "-e", "stderr", "-p", f"{nginx_folder}/"]
    return subprocess.run([*command, "-c", str(nginx_folder / "main.conf")], capture_output=True, text=True)


def test_debian_s_nginx_takes_the_settings(site, repository, tmp_path):
    own = shutil.ignore_patterns("tls", "site.conf")
    shutil.copytree(repository / "deploy" / "nginx", tmp_path, ignore=own, dirs_exist_ok=True)
    shutil.copytree(Path(site.certificate).parent, tmp_path / "borderviz" / "tls", dirs_exist_ok=True)
    for name, copy, old, new in (
        ("debian.conf", "debian.conf", "/var/lib/nginx/borderviz", str(tmp_path / "scripts")),
        ("borderviz/site.example.conf", "borderviz/site.conf", "server app:8501;", "server 127.0.0.1:8501;"),
    ):
        text = (tmp_path / name).read_text()
        assert old in text
        (tmp_path / copy).write_text(text.replace(old, new))
    checked = check(tmp_path, "pid nginx.pid; events {} http { include debian.conf; }")
    assert checked.returncode == 0 and "[warn]" not in checked.stderr, checked.stderr
    broken = check(tmp_path, "pid nginx.pid; events {} http { include borderviz/site.conf; }")
    assert broken.returncode != 0, "nothing was checked: the maps are missing"


@pytest.fixture(scope="module")
def unit(repository: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(repository / "deploy" / "borderviz@.service")
    return parser


def test_systemd_starts_what_the_container_starts(unit, repository):
    image = read(repository / "deploy" / "Containerfile")[-1]
    service = unit["Service"]
    inside = service["ExecStart"].replace("/opt/borderviz/.venv/bin/", "").replace("/opt/borderviz/", "/app/")
    assert inside.replace("127.0.0.1", "0.0.0.0").replace("%i", "8501").split() == image.command("CMD")
    assert service["WorkingDirectory"].replace("/opt/borderviz", "/app") == image.all("WORKDIR")[-1]
    assert service["Environment"].split()[0].replace("/opt/borderviz", "/app") == f"HOME={image.environment()['HOME']}"


def test_systemd_takes_the_unit(unit, repository, tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze, which is where systemd is")
    text = (repository / "deploy" / "borderviz@.service").read_text()
    (tmp_path / "borderviz@.service").write_text(
        text.replace("/opt/borderviz/.venv/bin/streamlit", shutil.which("true"))
    )
    checked = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / "borderviz@.service"], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_a_certificate_is_handed_to_the_proxy(needs_proxy, repository, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("needs root, as certbot does: the key is given to the proxy's user")
    deploy, renewed, tools = tmp_path / "deploy", tmp_path / "renewed", tmp_path / "tools"
    for folder in (deploy, renewed, tools):
        folder.mkdir()
    script = Path(shutil.copy(repository / "deploy" / "new_certificate.sh", deploy))
    (renewed / "fullchain.pem").write_text("certificate")
    (renewed / "privkey.pem").write_text("key")
    (tools / "docker").write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\n')
    (tools / "docker").chmod(0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "RENEWED_LINEAGE": str(renewed)}
    subprocess.run([script], env=environment, check=True)
    key = deploy / "nginx/borderviz/tls/privkey.pem"
    assert key.read_text() == "key" and oct(key.stat().st_mode)[-3:] == "400"
    user = re.search(r'user: "(\d+):', (repository / "deploy" / "compose.yaml").read_text())[1]
    assert key.stat().st_uid == int(user)
    assert (tmp_path / "asked").read_text() == f"compose --file {deploy}/compose.yaml kill --signal HUP proxy\n"
    refused = subprocess.run([script], env={"PATH": environment["PATH"]}, capture_output=True, text=True)
    assert refused.returncode and "give the name of the site" in refused.stderr
    (tools / "docker").write_text("#!/bin/sh\nexit 1\n")
    made = subprocess.run([script, "maps.example.org"], env=environment, capture_output=True, text=True)
    assert made.returncode == 0 and "does not run yet" in made.stdout
    described = ["openssl", "x509", "-noout", "-ext", "subjectAltName", "-in", key.with_name("fullchain.pem")]
    assert "DNS:maps.example.org" in subprocess.run(described, capture_output=True, text=True, check=True).stdout
    assert "PRIVATE KEY" in key.read_text()
