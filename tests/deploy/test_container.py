"""The container file does what it says: its own lines are run, and its command serves the dashboard."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from browser.conftest import wait_for_health

from .container_file import Stage, kept_out, read
from .following import Following, copy_all

FRESH = "BORDERVIZ_FRESH_INSTALL"
"""Set, it has the lock installed anew from the network, as an engine would, instead of linked."""
NO_RIGHTS = ["setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]
"""As cap_drop and no-new-privileges in compose.yaml: even root may then write only where its files let it."""


@pytest.fixture(scope="module")
def stages(repository: Path) -> list[Stage]:
    return read(repository / "deploy" / "Containerfile")


@dataclass
class Image:
    """What following the container file has made."""

    following: Following
    last: Stage

    @property
    def root(self) -> Path:
        return self.following.root

    def environment(self) -> dict[str, str]:
        own = {name: self.following.moved(value) for name, value in self.last.environment().items()}
        return own | {"TMPDIR": str(self.root / "tmp")}

    def words(self, instruction: str, port: int) -> list[str]:
        """CMD or HEALTHCHECK with a free port."""
        words = [self.following.moved(word).replace("8501", str(port)) for word in self.last.command(instruction)]
        return words if instruction == "CMD" else [*words, str(port)]

    def command(self, words: list[str]) -> dict[str, object]:
        """What starts a command as the image's user, in its folder, without rights."""
        folder = self.following.moved(self.last.all("WORKDIR")[-1])
        return {"args": [*self.as_user(), *words], "cwd": folder, "env": self.environment()}

    def as_user(self) -> list[str]:
        if os.geteuid() != 0:
            return ["setpriv", "--no-new-privs"]
        user, group = self.last.all("USER")[-1].split(":")
        lower = [*NO_RIGHTS, f"--reuid={user}", f"--regid={group}", "--clear-groups"]
        # Python itself may lie in a folder that only root may enter.
        may = subprocess.run([*lower, self.root / "opt/venv/bin/python", "-c", "import streamlit"], capture_output=True)
        return lower if may.returncode == 0 else NO_RIGHTS

    def files(self) -> set[str]:
        return {str(path) for path in self.root.rglob("*") if self.root / "tmp" not in path.parents}


@pytest.fixture(scope="module")
def image(repository: Path, stages: list[Stage]) -> Iterator[Image]:
    if shutil.which("setpriv") is None:
        pytest.skip("needs setpriv, which Linux has: it takes the rights away that a container has not")
    if os.geteuid() == 0 and subprocess.run([*NO_RIGHTS, "true"], capture_output=True).returncode:
        pytest.skip("root may not give up rights here, and would see nothing of what others may not do")
    folder = Path(tempfile.mkdtemp(prefix="borderviz-image-"))
    folder.chmod(0o755)
    following = Following(stages, repository, folder, FRESH in os.environ)
    following.follow()
    subprocess.run(["chmod", "-R", "a-w", following.root], check=True)
    following.root.chmod(0o755)
    (following.root / "tmp").mkdir()
    (following.root / "tmp").chmod(0o1777)
    yield Image(following, stages[-1])
    subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def running(image: Image, unused_port: int) -> Iterator[str]:
    """The address of the dashboard that CMD serves."""
    log = image.root / "tmp" / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            **image.command(image.words("CMD", unused_port)), stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_for_health(f"http://127.0.0.1:{unused_port}", process, log)
        yield f"http://127.0.0.1:{unused_port}"
    finally:
        process.terminate()
        process.wait(10)


def test_the_base_is_pinned_and_has_the_python_that_is_tested(stages):
    assert len({stage.base for stage in stages}) == 1
    tag = re.fullmatch(r"docker\.io/library/python:(3\.\d+)\.\d+-slim-\w+", stages[0].base)
    assert tag and tuple(map(int, tag[1].split("."))) >= (3, 11)


def test_nothing_is_installed_but_wheels_with_the_hashes_of_the_lock(stages):
    installs = [rest for stage in stages for rest in stage.all("RUN") if "install" in rest]
    assert len(installs) == 2 and stages[-1].all("RUN") == ["/opt/venv/bin/python -m compileall -q src dashboard"]
    assert "--require-hashes --only-binary :all: --requirement requirements/app.txt" in installs[0]
    assert "--no-deps --no-build-isolation" in installs[1]


def test_the_user_is_a_number_and_not_root(stages):
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", stages[-1].all("USER")[-1])


def test_the_users_copies_of_the_articles_stay_out_of_images(repository, tmp_path):
    for name in ("data/clashes/claims.csv", "data/clashes/texts/article.txt", "data/clashes/__pycache__/x.pyc"):
        (tmp_path / "from" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "from" / name).write_text("text")
    copy_all(tmp_path / "from", "data", tmp_path / "to", kept_out(repository / ".dockerignore"))
    assert [path.name for path in (tmp_path / "to").rglob("*.*")] == ["claims.csv"]


def test_it_serves_the_dashboard(running, sessions):
    with urllib.request.urlopen(running) as page:
        assert b"<title>Streamlit" in page.read()

    async def counted() -> list[str]:
        async with sessions.session(running) as own:
            return [text.body for text, _ in (await own.run()).of_type("markdown")]

    with ThreadPoolExecutor(1) as pool:
        assert any(re.search(r"\d+ of \d+ accounts", text) for text in pool.submit(asyncio.run, counted()).result())


def test_it_says_that_it_is_well_and_when_it_is_not(image, running, unused_port):
    def code(port: int) -> int:
        return subprocess.run(**image.command(image.words("HEALTHCHECK", port)), capture_output=True).returncode

    assert code(unused_port) == 0
    assert code(1) == 1


def test_it_writes_nothing_but_below_tmp(image, running, sessions):
    before = image.files()

    async def run() -> None:
        async with sessions.session(running, "") as own:
            await own.run()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, run()).result()
    assert image.files() == before
    trial = f"open({str(image.root / 'app' / 'new')!r}, 'w')"
    refused = subprocess.run(**image.command(["python", "-c", trial]), capture_output=True, text=True)
    assert "PermissionError" in refused.stderr


def test_the_settings_are_those_of_a_public_dashboard(image):
    shown = subprocess.run(**image.command(["streamlit", "config", "show"]), capture_output=True, text=True).stdout
    chosen = dict(re.findall(r"^(\w+) = (.*)$", shown, re.MULTILINE))
    wanted = {
        "gatherUsageStats": "false",
        "showErrorDetails": '"none"',
        "toolbarMode": '"minimal"',
        "fileWatcherType": '"none"',
        "maxUploadSize": "50",
        "enableXsrfProtection": "true",
        "enableCORS": "true",
        "enableWebsocketCompression": "true",
        "headless": "true",
    }
    assert {name: chosen.get(name) for name in wanted} == wanted


def test_it_holds_what_runs_and_neither_pip_nor_tests(image):
    assert {path.name for path in (image.root / "app").iterdir()} == {
        ".streamlit",
        "src",
        "data",
        "dashboard",
        "deploy",
    }
    assert not list((image.root / "opt/venv").rglob("pip")) and not list((image.root / "opt/venv/bin").glob("pip*"))


def test_the_command_line_works_in_it(image):
    checked = subprocess.run(
        **image.command(["borderviz", "check", str(image.root / "app/data/clashes")]), capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
