"""Follows a container file without a container engine, in a folder that stands for the root of the image.

Paths that the file itself makes are moved below that folder. All else is this machine's: Python is the one that runs
the tests, not the base image's. The line that installs the lock takes a minute and the network; it may be spared, and
then the packages of the lock, and no others, are linked from the environment that runs the tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

from .container_file import Stage, kept_out

SITE_PACKAGES = Path(sysconfig.get_path("purelib"))
WITHIN_VENV = SITE_PACKAGES.relative_to(sys.prefix)
OF_THE_LOCK = re.compile(r"--python (\S+)/bin/python install .*--requirement (\S+)")


class Following:
    """The way through a container file."""

    def __init__(self, stages: list[Stage], context: Path, folder: Path, install: bool) -> None:
        self.stages = stages
        self.context = context
        self.folder = folder
        self.install = install
        self.where = PurePosixPath("/")
        self.root = folder
        self.made = made_paths(stages)

    def follow(self) -> None:
        """Follow all lines; in the end the root is that of the last stage."""
        steps = {"WORKDIR": self.work_in, "COPY": self.copy, "RUN": self.run}
        for number, stage in enumerate(self.stages):
            # Every stage is made at the same place, since environments hold their own path.
            self.root = self.folder / "root"
            if number:
                self.root.rename(self.folder / self.stages[number - 1].name)
            self.root.mkdir()
            self.where = PurePosixPath("/")
            for line in stage.lines:
                if line.word in steps:
                    steps[line.word](line.rest)

    def work_in(self, path: str) -> None:
        """WORKDIR"""
        self.where /= path
        self.inside("").mkdir(parents=True, exist_ok=True)

    def copy(self, rest: str) -> None:
        """COPY"""
        words = rest.split()
        stage = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else None
        start = self.folder / stage if stage else self.context
        *sources, target = words
        for source in sources:
            goal = self.inside(target) / (Path(source).name if target.endswith("/") else "")
            copy_all(start, source.lstrip("/"), goal, None if stage else kept_out(self.context / ".dockerignore"))

    def run(self, command: str) -> None:
        """RUN"""
        if not self.install and (lock := OF_THE_LOCK.search(command)):
            link_packages(self.inside(lock[2]), self.inside(lock[1]))
            return
        environment = {"PATH": f"{python_folder(self.folder)}:{os.environ['PATH']}", "HOME": str(self.folder)}
        subprocess.run(["sh", "-ec", self.moved(command)], cwd=self.inside(""), env=environment, check=True)

    def inside(self, path: str) -> Path:
        """Where a path of the image is."""
        return self.root / str(self.where / path).lstrip("/")

    def moved(self, text: str) -> str:
        """The text with all paths that the file makes moved below the root."""
        return re.sub(rf"(?<![\w/.])(?=(?:{'|'.join(self.made)})(?![\w-]))", str(self.folder / "root"), text)


def made_paths(stages: list[Stage]) -> list[str]:
    """Patterns of the absolute paths that are worked in or copied."""
    rests = [rest for stage in stages for word in ("WORKDIR", "COPY") for rest in stage.all(word)]
    return sorted({re.escape(word) for rest in rests for word in rest.split() if word.startswith("/")})


def copy_all(start: Path, source: str, goal: Path, out: re.Pattern[str] | None) -> None:
    """Copy a file or all that is in a folder, but what is kept out."""
    if not (start / source).is_dir():
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(start / source, goal)
        return

    def left_out(folder: str, names: list[str]) -> list[str]:
        below = Path(folder).relative_to(start)
        return [name for name in names if out and out.fullmatch((below / name).as_posix())]

    shutil.copytree(start / source, goal, symlinks=True, ignore=left_out, dirs_exist_ok=True)


def python_folder(folder: Path) -> Path:
    """A folder with the `python` of the base image: with pip, as that has it, and outside every environment."""
    made = folder / "python"
    if not made.exists():
        made.mkdir()
        base = Path(sys.base_prefix, "bin", f"python{sys.version_info.major}.{sys.version_info.minor}")
        (made / "python").write_text(f'#!/bin/sh\ntest "$2" = pip && exec {sys.executable} "$@"\nexec {base} "$@"\n')
        (made / "python").chmod(0o755)
    return made


def link_packages(lock: Path, venv: Path) -> None:
    """Link the packages of a lock, which must be installed here in these versions, into an environment."""
    site = venv / WITHIN_VENV
    for line in re.findall(r"^\w.*?(?= \\$)", lock.read_text(), re.MULTILINE):
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate():
            continue
        package = distribution(wanted.name)
        assert wanted.specifier.contains(package.version), f"{line} is locked, {package.version} is installed"
        for file in package.files or []:
            if file.parts[0] != "..":
                link(SITE_PACKAGES / file.parts[0], site / file.parts[0])
            elif file.parts[-2] == "bin":
                script = (SITE_PACKAGES / file).read_text()
                (venv / "bin" / file.name).write_text(script.replace(f"#!{sys.prefix}/", f"#!{venv}/"))
                (venv / "bin" / file.name).chmod(0o755)


def link(here: Path, there: Path) -> None:
    if here.name != "__pycache__" and not there.exists():
        there.symlink_to(here)
