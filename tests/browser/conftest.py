"""The real dashboard, used in a real Chromium that may talk to nobody else."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    FrameLocator,
    Page,
    TimeoutError,
    ViewportSize,
    expect,
    sync_playwright,
)

import made_studies

from .one_file import files, open_one  # noqa: F401 - fixtures

CHROMIUM_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
"""No host is found but this machine."""
PATIENCE = 45_000
"""Milliseconds until an awaited sight is given up: a machine that has much to do draws its first map late."""
TRIED_AGAIN = pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError", "expected to"])
"""A test that gave up waiting runs once more: a machine that stood still is no fault. pytest's summary tells of it."""
FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=PATIENCE)
HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
MAP_FRAME = 'iframe[title*="st_folium"]'
SYMBOLS = "[...document.querySelectorAll('.incident')].map((symbol) => symbol.dataset.incident).sort()"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With xdist, one worker runs all of these, so that one server and one Chromium serve them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(TRIED_AGAIN)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


# "package": once for this folder, and not to the end of the session: Playwright's event loop
# would still be running under the tests that come after.
@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard that shows the study of the project."""
    with dashboard(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="package")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard whose study would run, load or break something with every text in it."""
    folder = tmp_path_factory.mktemp("hostile")
    with dashboard(folder, made_studies.hostile(folder / "study")) as address:
        yield address


@pytest.fixture(scope="package")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with a small study whose text is at hand."""
    folder = tmp_path_factory.mktemp("small")
    with dashboard(folder, made_studies.small_with_text(folder / "study")) as address:
        yield address


@contextmanager
def dashboard(folder: Path, study: Path | None = None, code: Path = REPOSITORY) -> Iterator[str]:
    """Run a dashboard until the block ends; `folder` takes its log, `code` is where its folder lies."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    log = folder / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    options = ["--server.headless", "true", "--server.address", "127.0.0.1", "--server.port", str(port)]
    shown = ["--", str(study)] if study else []
    own = {name: value for name, value in os.environ.items() if not name.startswith("BORDERVIZ_")}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *options, *shown], cwd=code, env=own, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_for_health(address, process, log)
        yield address
    finally:
        process.kill()
        process.wait()


def wait_for_health(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start:\n{log.read_text()}")


@pytest.fixture(scope="package")
def browser(repository: Path) -> Iterator[Browser]:
    found = subprocess.run(
        [sys.executable, repository / "tools" / "setup" / "browser.py"], capture_output=True, text=True
    )
    if found.returncode:
        pytest.fail(found.stderr)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found.stdout.strip(), args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A page, and what happened there that a picture does not show."""

    page: Page
    foreign_requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Addresses that the server answered with an error."""

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(MAP_FRAME)

    @property
    def frame(self) -> Frame:
        """The map's document, to run scripts in."""
        frame = self.page.locator(MAP_FRAME).element_handle().content_frame()
        assert frame is not None
        return frame

    def wait_for_map(self) -> None:
        """Until the base map and the incidents are drawn, which the map itself says."""
        self.map.locator(':root[data-borderviz="ready"]').wait_for(state="attached")

    def wait_for_symbols(self, incident_ids: Iterable[str]) -> None:
        """Until the map shows these incidents and no others; fails with what it shows instead."""
        expected = sorted(incident_ids)
        try:
            self.frame.wait_for_function(f"(e) => JSON.stringify({SYMBOLS}) === JSON.stringify(e)", arg=expected)
        except TimeoutError:
            assert self.frame.evaluate(SYMBOLS) == expected


@pytest.fixture(scope="package")
def profile(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser profile for each kind of screen; its cache spares every test but the first half of the loading."""
    made: dict[str, BrowserContext] = {}

    def profile(viewport: tuple[int, int], **options: Any) -> BrowserContext:
        key = repr((viewport, sorted(options.items())))
        if key not in made:
            size = ViewportSize(width=viewport[0], height=viewport[1])
            made[key] = browser.new_context(viewport=size, service_workers="block", **options)
            made[key].set_default_timeout(PATIENCE)
        return made[key]

    yield profile
    for context in made.values():
        context.close()


@pytest.fixture
def open_page(server: str, profile: Callable[..., BrowserContext], request: pytest.FixtureRequest) -> Iterator[Any]:
    """open_page(path="/", wait_for_map=True, viewport=(1440, 900), at=server, color_scheme="light", …) -> Visit

    Each visit is a session of its own. Further options are those of Playwright's Browser.new_context.
    """
    pages: list[Page] = []

    def open_page(
        path: str = "/",
        wait_for_map: bool = True,
        viewport: tuple[int, int] = (1440, 900),
        at: str = server,
        **options: Any,
    ) -> Visit:
        visit = Visit(profile(viewport, **options).new_page())
        pages.append(visit.page)
        note_foreign_requests(visit.page, at, visit.foreign_requests.append)
        visit.page.on("console", lambda line: visit.console_errors.append(line.text) if line.type == "error" else None)
        visit.page.on("response", lambda answer: visit.refused.append(answer.url) if answer.status >= 400 else None)
        visit.page.on("pageerror", lambda error: visit.page_errors.append(str(error)))
        visit.page.goto(f"{at}{path}")
        if wait_for_map:
            visit.wait_for_map()
        return visit

    yield open_page
    for number, page in enumerate(pages):
        if request.node.stash.get(FAILED, False):
            name = re.sub(r"\W+", "-", request.node.name).strip("-")
            page.screenshot(path=REPOSITORY / "tests" / "output" / f"{name}-{number}.png")
        page.close()


def note_foreign_requests(page: Page, own: str, note: Callable[[str], None]) -> None:
    """Not by Playwright's routes, which switch the browser's cache off and take as long as the page itself."""
    inside = (f"{own}/", f"{own.replace('http', 'ws', 1)}/", "data:", "blob:", "about:", "file:")
    page.on("request", lambda request: None if request.url.startswith(inside) else note(request.url))
    page.on("websocket", lambda socket: None if socket.url.startswith(inside) else note(socket.url))
