"""Times nginx on this machine handing one HTML file to many readers: `static_file.py FILE [--readers 1,50]`.

Readers keep their connection and ask for the file again as soon as they have it, compressed as browsers ask for it.
nginx compresses it anew for each (`gzip on`) or has it compressed once on the disk (`gzip_static on`, with FILE.gz).
Plain HTTP: readers and nginx share the machine, and TLS would time the readers' side of it too.
"""

import argparse
import asyncio
import gzip
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from servers import free_port, wait_until_open

CONFIGURATION = """
worker_processes auto;
pid nginx.pid;
events {{ worker_connections 1024; }}
http {{
    default_type text/html;
    access_log off;
    sendfile on;
    keepalive_requests 100000;
    client_body_temp_path bodies; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
    server {{
        listen 127.0.0.1:{port};
        root files;
        location /once/ {{ gzip_static on; }}
        location /each/ {{ gzip on; gzip_comp_level 5; }}
    }}
}}
"""
REQUEST = "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
END_OF_CHUNKS = b"\r\n0\r\n\r\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="an HTML file")
    parser.add_argument("--readers", default="1,50", help="numbers of readers (default: 1,50)")
    parser.add_argument("--seconds", type=float, default=10, help="how long they read (default: 10)")
    arguments = parser.parse_args()
    content = arguments.file.read_bytes()
    small = gzip.compress(content, 6)
    print(f"{len(content):,} bytes, {len(small):,} compressed")
    print(f"{'readers':>7}  {'compressed':<12}{'files/s':>9}{'p50 ms':>9}{'p95 ms':>9}")
    with serving(content, small) as port:
        for readers in map(int, arguments.readers.split(",")):
            for name in ("each time", "once"):
                times = asyncio.run(everybody(port, f"/{name.split()[0]}/file.html", readers, arguments.seconds))
                high = quantiles(times, n=20, method="inclusive")[-1]
                row = f"{readers:>7}  {name:<12}{len(times) / arguments.seconds:>9.1f}"
                print(f"{row}{median(times) * 1000:>9.1f}{high * 1000:>9.1f}")


@contextmanager
def serving(content: bytes, small: bytes) -> Iterator[int]:
    """Run nginx with the file until the block ends; gives its port."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for way in ("each", "once"):
            (folder / "files" / way).mkdir(parents=True)
            (folder / "files" / way / "file.html").write_bytes(content)
        (folder / "files" / "once" / "file.html.gz").write_bytes(small)
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(user + CONFIGURATION.format(port=port))
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        command = [nginx, "-e", "stderr", "-p", f"{folder}/", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        with subprocess.Popen(command) as process:
            try:
                wait_until_open(port, process)
                yield port
            finally:
                process.terminate()


async def everybody(port: int, path: str, readers: int, seconds: float) -> list[float]:
    """Let so many readers read; return the seconds that each file took."""
    times: list[float] = []
    end = time.perf_counter() + seconds
    await asyncio.gather(*(reader(port, path, end, times) for _ in range(readers)))
    return times


async def reader(port: int, path: str, end: float, times: list[float]) -> None:
    """Fetch the file again and again over one connection."""
    source, target = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
    while (start := time.perf_counter()) < end:
        target.write(REQUEST.format(path=path).encode())
        head = (await source.readuntil(b"\r\n\r\n")).decode().lower()
        if "content-encoding: gzip" not in head:
            raise SystemExit(f"{path} was not compressed:\n{head}")
        length = head.partition("content-length: ")[2].partition("\r\n")[0]
        await (source.readexactly(int(length)) if length else source.readuntil(END_OF_CHUNKS))
        times.append(time.perf_counter() - start)
    target.close()


if __name__ == "__main__":
    main()
