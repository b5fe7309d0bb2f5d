"""Compose file, container file, the proxy's settings and Streamlit's agree on names, ports, paths and limits."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml

from borderviz.study import Study

from .container_file import read

SERVICE_KEYS = {
    *("build", "cap_drop", "depends_on", "deploy", "entrypoint", "environment", "healthcheck", "image", "init"),
    *("logging", "mem_limit", "networks", "pids_limit", "ports", "read_only", "restart", "security_opt", "tmpfs"),
    *("user", "volumes"),
}
"""Of the Compose Specification; a misspelt key is refused by some engines and passed over by others."""


@pytest.fixture(scope="module")
def deploy(repository: Path) -> Path:
    return repository / "deploy"


@pytest.fixture(scope="module")
def services(deploy: Path) -> dict:
    return yaml.safe_load((deploy / "compose.yaml").read_text())["services"]


@pytest.fixture(scope="module")
def nginx(deploy: Path) -> dict[str, str]:
    """The proxy's files without their comments."""
    files = [path for path in (deploy / "nginx").rglob("*.conf") if path.name != "site.conf"]
    return {path.name: re.sub(r"^\s*#.*$", "", path.read_text(), flags=re.MULTILINE) for path in files}


def test_both_services_are_locked_in(services):
    assert set(services) == {"app", "proxy"}
    for service in services.values():
        assert set(service) <= SERVICE_KEYS
        assert service["read_only"] is True and service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert [mount.split(":")[0] for mount in service["tmpfs"]] == ["/tmp"]
        assert service["mem_limit"] and service["pids_limit"] and service["healthcheck"]["test"]
        assert all(volume.endswith(":ro") for volume in service["volumes"])


def test_only_the_proxy_can_be_reached_and_the_dashboard_can_reach_nobody(services, deploy):
    networks = yaml.safe_load((deploy / "compose.yaml").read_text())["networks"]
    assert networks["inside"]["internal"] is True
    assert services["app"]["networks"] == ["inside"] and "ports" not in services["app"]
    assert set(services["proxy"]["networks"]) == set(networks)


def test_the_image_is_built_from_the_container_file(services, deploy):
    build = services["app"]["build"]
    assert (deploy / build["context"] / build["dockerfile"]).samefile(deploy / "Containerfile")
    assert (deploy / build["context"] / ".dockerignore").is_file()


def test_the_health_check_is_that_of_the_image(services, deploy):
    last = read(deploy / "Containerfile")[-1]
    check = services["app"]["healthcheck"]
    assert check["test"] == ["CMD", *last.command("HEALTHCHECK")]
    options = dict(re.findall(r"--([\w-]+)=(\w+)", last.all("HEALTHCHECK")[0]))
    assert options == {name.replace("_", "-"): value for name, value in check.items() if name != "test"}


def test_the_proxy_asks_the_replicas_where_they_listen(services, deploy, nginx):
    last = read(deploy / "Containerfile")[-1]
    (port,) = last.all("EXPOSE")
    assert f"--server.port={port}" in last.command("CMD") and "--server.address=0.0.0.0" in last.command("CMD")
    assert re.findall(r"\bserver ([\w.-]+:\d+);", nginx["site.example.conf"]) == [f"app:{port}"]
    assert "app" in services and services["app"]["deploy"]["replicas"] >= 2


def test_the_ports_of_the_proxy_are_those_it_listens_on(services, nginx):
    inner = {published.split(":")[1] for published in services["proxy"]["ports"]}
    assert inner == set(re.findall(r"listen (\d+)", nginx["site.example.conf"]))
    health = services["proxy"]["healthcheck"]["test"][-1]
    assert (
        re.search(r":(\d+)/_stcore/health$", health)[1] == re.search(r"listen (\d+) ssl", nginx["site.example.conf"])[1]
    )


def test_what_is_mounted_is_there_and_where_the_proxy_looks(services, deploy, nginx):
    mounts = dict(volume.removesuffix(":ro").rsplit(":", 1) for volume in services["proxy"]["volumes"])
    own = {target: deploy / source for source, target in mounts.items() if not source.startswith("$")}
    assert own["/etc/nginx/nginx.conf"].is_file()
    included = {name for text in nginx.values() for name in re.findall(r"include (\S+);", text)}
    missing = {name for name in included if not (own["/etc/nginx/borderviz"].parent / name).is_file()}
    assert missing <= {"borderviz/site.conf"} <= included
    (webroot,) = re.findall(r"root (\S+);", nginx["to_https.conf"])
    assert webroot in mounts.values()
    assert services["proxy"]["entrypoint"][:6] == ["nginx", "-e", "stderr", "-p", "/tmp/", "-c"]


def test_the_study_is_mounted_where_the_dashboard_looks(services, deploy):
    (volume,) = services["app"]["volumes"]
    source, target = re.fullmatch(r"\$\{BORDERVIZ_STUDY:-(.*)\}:(.*):ro", volume).groups()
    assert services["app"]["environment"] == {"BORDERVIZ_STUDY": target}
    assert (deploy / source / "claims.csv").is_file()


def test_the_mounted_study_finds_its_geodata_in_the_image(services, deploy, repository, tmp_path):
    (volume,) = services["app"]["volumes"]
    source, target = re.fullmatch(r"\$\{BORDERVIZ_STUDY:-(.*)\}:(.*):ro", volume).groups()
    copied = [line.split() for line in read(deploy / "Containerfile")[-1].all("COPY")]
    for name, into in (words for words in copied if words[0] == "data"):
        shutil.copytree(repository / name, tmp_path / "app" / into, ignore=shutil.ignore_patterns("clashes"))
    mounted = tmp_path / target.removeprefix("/")
    shutil.copytree(deploy / source, mounted, ignore=shutil.ignore_patterns("texts", "layers"))
    study = Study.open(mounted)
    assert study.notices == () and len(study.incidents) > 0
    assert study.geography_folder.is_relative_to(tmp_path) and (study.geography_folder / "datapackage.json").is_file()


def test_proxy_and_dashboard_have_the_same_limits(deploy, nginx):
    settings = tomllib.loads((deploy / ".streamlit" / "config.toml").read_text())["server"]
    upload = nginx["server.conf"].split("location /_stcore/upload_file/")[1].split("\n}")[0]
    assert re.search(r"client_max_body_size (\d+)m;", upload)[1] == str(settings["maxUploadSize"])
    stream = nginx["server.conf"].split("location = /_stcore/stream")[1].split("\n}")[0]
    assert int(re.search(r"proxy_read_timeout (\d+)s;", stream)[1]) > 2 * settings["websocketPingInterval"]


def test_no_location_drops_the_headers_of_the_server(nginx):
    for location in re.findall(r"location [^{]*\{(?:[^{}]|\{[^{}]*\})*\}", nginx["server.conf"]):
        assert "add_header" not in location and "proxy_set_header" not in location
