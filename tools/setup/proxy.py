"""Prints the path of nginx for the tests of hosting; --install gets it where that disturbs nobody.

Without it these tests are skipped, so that there being none is no failure.
"""

import argparse
import shutil
from pathlib import Path

from apt import apt_install

PROGRAMS = {"nginx": "nginx-light", "openssl": "openssl"}
"""What the tests need, and Debian's packages of it."""
REMEDY = "To run the tests of hosting too, on Debian or Ubuntu: sudo apt-get install nginx-light openssl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install nginx where there is none")
    missing = [package for program, package in PROGRAMS.items() if not find(program)]
    if parser.parse_args().install and missing and not starts_servers():
        apt_install(*missing)
    print(find("nginx") if all(map(find, PROGRAMS)) else REMEDY)


def find(program: str) -> str | None:
    """Return the path of a program; where Debian keeps those of servers only root looks."""
    return shutil.which(program) or shutil.which(f"/usr/sbin/{program}")


def starts_servers() -> bool:
    """Whether this system would start nginx as soon as it is installed, and so take port 80."""
    return Path("/run/systemd/system").exists()


if __name__ == "__main__":
    main()
