"""The dashboard as it is hosted: replicas behind the real nginx with the shipped settings, on this machine alone."""

from __future__ import annotations

import http.client
import importlib.util
import json
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from browser.conftest import TRIED_AGAIN, browser, open_page, profile  # noqa: F401

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With xdist, one worker runs all of these, so that one site serves them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("deploy"))
            item.add_marker(TRIED_AGAIN)


@dataclass
class Site:
    """A hosted dashboard."""

    address: str
    http: str
    certificate: str
    access_log: Path
    errors: Path
    processes: dict[str, int]
    """The replicas' process ids, by address."""

    @property
    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.certificate)

    def connection(self, source: str = "127.0.0.1") -> http.client.HTTPSConnection:
        """A connection from an address of this machine."""
        netloc = urlsplit(self.address).netloc
        return http.client.HTTPSConnection(netloc, context=self.tls, timeout=30, source_address=(source, 0))

    def ask(self, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes | None = None):
        """Return the answer, read to its end."""
        connection = self.connection()
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        answer.text = answer.read()
        connection.close()
        return answer

    def log(self) -> list[list[str]]:
        """The lines of the access log in words: time, method, path, status, bytes, duration, replicas."""
        return [line.split() for line in self.access_log.read_text().splitlines()]

    def replica_of(self, cookies: str = "") -> str:
        """The address of the replica that a visitor with these cookies is sent to."""
        path = f"/{uuid4()}"
        assert self.ask(path, headers={"Cookie": cookies} if cookies else {}).status == 200
        return self.wait_for_log(lambda line: line[2] == path)[-1]

    def wait_for_log(self, wanted: Callable[[list[str]], bool], after: int = 0) -> list[str]:
        """Return the first wanted line of the log after so many; it may come a moment after the answer."""
        give_up = time.monotonic() + 10
        while time.monotonic() < give_up:
            if found := next(filter(wanted, self.log()[after:]), None):
                return found
            time.sleep(0.01)
        raise AssertionError("there is no such line in the log")


@contextmanager
def hosted(*arguments: str) -> Iterator[Site]:
    """Run a site of two replicas until the block ends."""
    command = [sys.executable, str(REPOSITORY / "deploy" / "rehearse.py"), "--json", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        if not line:
            pytest.fail(process.communicate()[1])
        where = json.loads(line)
        try:
            where |= {"access_log": Path(where["access_log"]), "errors": Path(where["errors"])}
            yield Site(**where)
        finally:
            process.terminate()
            process.communicate()


@contextmanager
def other_site(folder: Path) -> Iterator[str]:
    """Serve a folder at an address of its own until the block ends."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="package")
def needs_proxy() -> None:
    missing = [name for name in ("nginx", "openssl") if not (shutil.which(name) or Path("/usr/sbin", name).exists())]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)}: on Debian or Ubuntu, sudo apt-get install nginx-light openssl")


@pytest.fixture(scope="package")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site that may show the dashboard in a frame: its folder and address."""
    folder = tmp_path_factory.mktemp("newsroom")
    with other_site(folder) as address:
        yield folder, address


@pytest.fixture(scope="package")
def site(needs_proxy: None, newsroom: tuple[Path, str]) -> Iterator[Site]:
    with hosted("--framed-by", newsroom[1]) as site:
        yield site


@pytest.fixture(scope="package")
def server(site: Site) -> str:
    """The address that open_page opens."""
    return site.address


@pytest.fixture(scope="package")
def sessions() -> ModuleType:
    """Streamlit's websocket sessions, as the benchmarks hold them."""
    spec = importlib.util.spec_from_file_location("sessions", REPOSITORY / "benchmarks" / "sessions.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["sessions"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="package")
def unused_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
