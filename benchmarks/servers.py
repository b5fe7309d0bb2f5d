"""Servers: what the benchmarks share: a Streamlit server of its own for each page, and a fresh Chromium."""

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright
from xstatic.pkg import leaflet

BENCHMARKS = Path(__file__).resolve().parent
REPOSITORY = BENCHMARKS.parent
CHROMIUM_OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Web tiles and the like would time the network; names that are not found cost all pages nothing. Interception by
# the test library would cost every request its time, and the pages make different numbers of them.
CHROMIUM_OPTIONS += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


def find_chromium() -> str:
    """Return the path of the browser that the tests use too."""
    script = REPOSITORY / "tools" / "setup" / "browser.py"
    return subprocess.run([sys.executable, script], check=True, capture_output=True, text=True).stdout.strip()


def fresh_browser(playwright: Playwright, chromium: str) -> Browser:
    """Start a browser with an empty profile."""
    return playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)


def serve_leaflet(folder: Path) -> None:
    """Lay Leaflet's files where the pages in this folder find them, since folium's own addresses need a network."""
    shutil.copytree(leaflet.BASE_DIR, folder / "static" / "leaflet")


def lay_out_pages(folder: Path) -> Path:
    """Copy the pages that are compared, with Leaflet beside them, and return where they are."""
    pages = Path(shutil.copytree(BENCHMARKS / "pages", folder / "pages"))
    shutil.copy(BENCHMARKS / "made_incidents.py", pages)
    serve_leaflet(pages)
    return pages


@contextmanager
def running_server(script: Path, *arguments: str, folder: Path = REPOSITORY) -> Iterator[str]:
    """Run a page on a server of its own until the block ends; gives the server's address.

    The server has the settings in the folder's .streamlit, as the dashboard has; elsewhere it has Streamlit's own.
    """
    with running_process(script, *arguments, folder=folder) as (address, _):
        yield address


@contextmanager
def running_process(script: Path, *arguments: str, folder: Path = REPOSITORY) -> Iterator[tuple[str, int]]:
    """Do as `running_server`, and give the number of the server's process too."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    settings = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    settings += ["--server.enableStaticServing=true", "--logger.level=error"]
    settings += ["--server.fileWatcherType=none", "--browser.gatherUsageStats=false"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *settings, "--", *arguments]
    # Users have bytecode; the dashboard's own modules would otherwise be compiled anew in each run.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        while not is_healthy(address):
            if process.poll() is not None:
                sys.exit(f"The server of {script.name} did not start.")
            time.sleep(0.01)
        yield address, process.pid
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_open(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until somebody listens on a port, which the process is about to do."""
    while process.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    sys.exit(f"What should listen on port {port} did not start.")


@contextmanager
def hosted_dashboard(replicas: int) -> Iterator[tuple[str, ssl.SSLContext, list[int]]]:
    """Run the dashboard behind nginx, as it is hosted, until the block ends.

    Gives the address, whom to trust there, and the server processes.
    """
    command = [sys.executable, str(REPOSITORY / "deploy" / "rehearse.py"), "--json", "--port", "0"]
    command += ["--replicas", str(replicas)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline() or sys.exit("The hosted dashboard did not start.")
        where = json.loads(line)
        try:
            trust = ssl.create_default_context(cafile=where["certificate"])
            yield where["address"], trust, list(where["processes"].values())
        finally:
            process.terminate()


def resident_mb(process: int) -> float | None:
    """Return the memory that a process holds, in MB, where the system tells."""
    return _status_mb(process, "VmRSS")


def peak_mb(process: int) -> float | None:
    """Return the most memory that a process has held so far, in MB, where the system tells."""
    return _status_mb(process, "VmHWM")


def _status_mb(process: int, name: str) -> float | None:
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
            return True
    except OSError:
        return False
