"""What the other scripts here install with: Debian's and Ubuntu's apt-get, where it may be used."""

import os
import shutil
import subprocess
import sys


def apt_install(*packages: str) -> bool:
    if not can_use_apt():
        return False
    print(f"Installing {', '.join(packages)} with apt-get …", file=sys.stderr, flush=True)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return runs(["apt-get", "update"]) and runs(install)


def can_use_apt() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def runs(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
