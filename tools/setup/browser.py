"""Prints the path of a Chromium or Chrome for the browser tests; --install gets what they lack.

Uses an installed browser where there is one, the one that BORDERVIZ_CHROMIUM names before all.
"""

import argparse
import os
import shutil
import subprocess
import sys

from apt import apt_install, can_use_apt, runs
from playwright.sync_api import sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
APPLICATIONS = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
REMEDY = "Install one (on Debian: sudo apt-get install chromium), or name one in BORDERVIZ_CHROMIUM."
PLAYWRIGHT = [sys.executable, "-m", "playwright"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install a browser where there is none")
    if parser.parse_args().install:
        install_node_library()
        if find() is None:
            install_browser()
    print(find() or sys.exit(f"There is no Chromium or Chrome. {REMEDY}"))


def find() -> str | None:
    if named := os.environ.get("BORDERVIZ_CHROMIUM"):
        return shutil.which(named) or sys.exit(f"BORDERVIZ_CHROMIUM names no program: {named}")
    for path in filter(None, map(shutil.which, NAMES + APPLICATIONS)):
        # Ubuntu has a chromium-browser that only says how to get the real one.
        if runs([path, "--version"]):
            return path
    with sync_playwright() as playwright:
        bundled = playwright.chromium.executable_path
    return shutil.which(bundled)


def install_node_library() -> None:
    """The node inside the Python packages needs a library that small systems leave out."""
    if runs([*PLAYWRIGHT, "--version"]) or apt_install("libatomic1"):
        return
    sys.exit("Playwright does not start. On Debian or Ubuntu this may help: sudo apt-get install libatomic1")


def install_browser() -> None:
    # The font is for Cyrillic names. Ubuntu has no such package, hence the second way.
    if not apt_install("chromium", "fonts-dejavu-core"):
        print("Installing Chromium with playwright …", file=sys.stderr, flush=True)
        libraries = ["--with-deps"] if can_use_apt() else []
        subprocess.run([*PLAYWRIGHT, "install", *libraries, "chromium"], stdout=sys.stderr)


if __name__ == "__main__":
    main()
