"""Makes .venv and installs into it what requirements/app.txt or requirements/dev.txt lists.

Runs before anything is installed, so it uses the standard library only. It does nothing
when the environment is up to date, and makes a new one where an installation was cut short.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
VENV = REPOSITORY / ".venv"
PYTHON = VENV / "bin" / "python"
# dev.txt holds all of app.txt.
COVERS = {"app": ["app"], "dev": ["dev", "app"]}
PIP = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]


def main(name: str) -> None:
    if is_sound() and stamp(name).is_file() and stamp(name).read_text() == digest(name):
        return
    if not is_sound():
        create()
    print(f"Installing requirements/{name}.txt into .venv: a minute or two the first time …", flush=True)
    for other in COVERS:
        stamp(other).unlink(missing_ok=True)
    # Wheels only: to build a package, pip would fetch build tools that no lock lists.
    run([*PIP, "--require-hashes", "--only-binary", ":all:", "--requirement", f"requirements/{name}.txt"])
    run([*PIP, "--no-deps", "--no-build-isolation", "--editable", "."])
    for covered in COVERS[name]:
        stamp(covered).write_text(digest(covered))


def stamp(name: str) -> Path:
    """The file that says which lock .venv was last installed from; none while pip is at work."""
    return VENV / f"installed-{name}"


def digest(name: str) -> str:
    parts = [(REPOSITORY / "requirements" / f"{name}.txt").read_bytes(), (REPOSITORY / "pyproject.toml").read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_sound() -> bool:
    """Whether .venv was once installed to the end, at this place, with this version of Python."""
    if not PYTHON.exists() or not any(stamp(name).is_file() for name in COVERS):
        return False
    # Its last line is the command that made the environment. In a folder that was moved or
    # copied, the scripts and the link to src/ still point to the old place.
    made = (VENV / "pyvenv.cfg").read_text()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"--clear {VENV}\n" in made and f"version = {version}." in made


def create() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        install_ensurepip()
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install_ensurepip() -> None:
    """Debian and Ubuntu keep this part of Python in a package of its own."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install {package}")
    print(f"Installing {package} with apt-get …", flush=True)
    run(["apt-get", "-qq", "update"])
    run(["apt-get", "-qq", "install", "--yes", "--no-install-recommends", package])


def run(command: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if code := subprocess.run(command, cwd=REPOSITORY, env=environment, stdin=subprocess.DEVNULL).returncode:
        sys.exit(f"Failed with exit code {code}: {' '.join(command)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Interrupted. The next run makes .venv anew.")
