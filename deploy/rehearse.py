"""Serves the dashboard on this machine as it is hosted: replicas behind nginx with a certificate made for the moment.

Uses the settings in .streamlit and nginx/ beside this file; in nginx/borderviz/site.example.conf only names,
ports and paths are exchanged. Needs nginx and openssl. Ends with Ctrl-C.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

DEPLOY = Path(__file__).resolve().parent
REPOSITORY = DEPLOY.parent
HOST = "127.0.0.1"
PATIENCE = 60
"""Seconds until a server that does not answer is given up."""
NOBODY = 65534
CERTIFICATE = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
CERTIFICATE += ["-days", "2", "-subj", "/CN=borderviz", "-addext", f"subjectAltName=DNS:localhost,IP:{HOST}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicas", type=int, default=2, help="Streamlit processes (default: 2)")
    parser.add_argument("--port", type=int, default=8443, help="of the site; 0 takes a free one (default: 8443)")
    parser.add_argument("--study", type=Path, help="folder of the study (default: the one that ships)")
    parser.add_argument("--framed-by", default="", help="sites that may show the dashboard in a frame")
    parser.add_argument("--json", action="store_true", help="print where everything is as one line of JSON")
    arguments = parser.parse_args()
    if arguments.replicas < 1:
        parser.error("--replicas must be 1 or more")
    for name in ("nginx", "openssl"):
        if shutil.which(name) is None and not Path("/usr/sbin", name).exists():
            sys.exit(f"There is no {name}. On Debian or Ubuntu: sudo apt-get install nginx-light openssl")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="borderviz-site-")))
        replicas = [stack.enter_context(replica(arguments.study)) for _ in range(arguments.replicas)]
        for process, port in replicas:
            if not wait_for(f"http://{HOST}:{port}", process):
                sys.exit("A replica did not start; what it said stands above.")
        where = stack.enter_context(proxy(folder, [port for _, port in replicas], arguments.port, arguments.framed_by))
        where["processes"] = {f"{HOST}:{port}": process.pid for process, port in replicas}
        print(json.dumps(where) if arguments.json else f"{where['address']} (Ctrl-C ends it)", flush=True)
        signal.pause()


@contextmanager
def replica(study: Path | None = None) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Run a dashboard with the settings of a public one; gives its process and its port."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(REPOSITORY / "dashboard" / "app.py")]
    command += [f"--server.address={HOST}", f"--server.port={port}", "--logger.level=warning"]
    command += ["--", str(study.resolve())] if study else []
    process = subprocess.Popen(
        command, cwd=DEPLOY, env=os.environ | {"HOME": str(REPOSITORY)}, stdout=subprocess.DEVNULL
    )
    with ended(process):
        yield process, port


@contextmanager
def proxy(folder: Path, replicas: Sequence[int], port: int = 0, framed_by: str = "") -> Iterator[dict[str, object]]:
    """Run nginx before replicas on these ports, with all it reads and writes in a folder; gives where everything is."""
    ports = {"https": port or free_port(), "http": free_port()}
    lay_out(folder, replicas, ports, framed_by)
    run = folder / "run"
    command = [find_nginx(), "-e", "stderr", "-p", f"{run}/", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    # nginx needs no rights here, as in a container; if root started it, its workers could not write.
    lower = {"user": NOBODY, "group": NOBODY, "extra_groups": list[int]()} if os.geteuid() == 0 else {}
    with (folder / "errors.log").open("wb") as errors:
        process = subprocess.Popen(command, stderr=errors, **lower)  # type: ignore[call-overload]
    address, certificate = f"https://{HOST}:{ports['https']}", folder / "borderviz" / "tls" / "fullchain.pem"
    with ended(process):
        if not wait_for(address, process, certificate):
            sys.exit((folder / "errors.log").read_text())
        yield {
            "address": address,
            "http": f"http://{HOST}:{ports['http']}",
            "certificate": str(certificate),
            "access_log": str(run / "access.log"),
            "errors": str(folder / "errors.log"),
        }


def lay_out(folder: Path, replicas: Sequence[int], ports: dict[str, int], framed_by: str) -> None:
    """Copy nginx/ into a folder, make a certificate, and write site.conf with this run's names, ports and paths."""
    # Not what belongs to a site that is really served from here, its key before all.
    own = shutil.ignore_patterns("tls", "site.conf")
    shutil.copytree(DEPLOY / "nginx", folder, ignore=own, dirs_exist_ok=True)
    tls, run = folder / "borderviz" / "tls", folder / "run"
    tls.mkdir()
    run.mkdir()
    files = ["-keyout", str(tls / "privkey.pem"), "-out", str(tls / "fullchain.pem")]
    subprocess.run([*CERTIFICATE, *files], check=True, capture_output=True)
    example = (folder / "borderviz" / "site.example.conf").read_text(encoding="utf-8")
    exchanges = {
        "server app:8501;": " ".join(f"server {HOST}:{replica};" for replica in replicas),
        "listen 8080;": f"listen {HOST}:{ports['http']};",
        "listen 8443 ssl": f"listen {HOST}:{ports['https']} ssl",
        "server_name maps.example.org;": f"server_name {HOST};",
        "access_log /dev/stdout": f"access_log {run / 'access.log'}",
        'set $borderviz_framed_by "";': f'set $borderviz_framed_by "{framed_by}";',
    }
    (folder / "borderviz" / "site.conf").write_text(exchanged(example, exchanges), encoding="utf-8")
    if os.geteuid() == 0:
        folder.chmod(0o755)
        for path in (run, tls / "privkey.pem"):
            os.chown(path, NOBODY, NOBODY)


def exchanged(text: str, exchanges: dict[str, str]) -> str:
    for old, new in exchanges.items():
        if old not in text:
            sys.exit(f"nginx/borderviz/site.example.conf has no {old!r} any more: edit this script, too.")
        text = text.replace(old, new)
    return text


def find_nginx() -> str:
    """Return the path of nginx, which Debian keeps where only root looks."""
    return shutil.which("nginx") or "/usr/sbin/nginx"


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def wait_for(address: str, process: "subprocess.Popen[bytes]", certificate: Path | None = None) -> bool:
    """Wait until a server says that it is well; return whether it has said so."""
    context = ssl.create_default_context(cafile=certificate) if certificate else None
    give_up = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < give_up:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5, context=context):
                return True
        except OSError:
            time.sleep(0.05)
    return False


@contextmanager
def ended(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """End a process with the block."""
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit()
