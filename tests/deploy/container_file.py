"""Reads a container file and the file of what is kept out of images."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """An instruction and what follows it."""

    word: str
    rest: str


@dataclass
class Stage:
    """What stands between one FROM and the next."""

    base: str
    name: str
    lines: list[Line] = field(default_factory=list)

    def all(self, word: str) -> list[str]:
        """What follows an instruction, wherever it stands."""
        return [line.rest for line in self.lines if line.word == word]

    def command(self, word: str) -> list[str]:
        """The words of CMD, or of the command after HEALTHCHECK's options."""
        (rest,) = self.all(word)
        return json.loads(rest[rest.index("[") :])

    def environment(self) -> dict[str, str]:
        """What ENV sets."""
        return dict(word.split("=", 1) for rest in self.all("ENV") for word in shlex.split(rest))


def read(path: Path) -> list[Stage]:
    """Read a container file."""
    text = "\n".join(line for line in path.read_text().splitlines() if not line.lstrip().startswith("#"))
    stages: list[Stage] = []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        word, _, rest = line.strip().partition(" ")
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            stages.append(Stage(base, name))
        elif word:
            stages[-1].lines.append(Line(word, rest.strip()))
    return stages


def kept_out(path: Path) -> re.Pattern[str]:
    """The paths that a .dockerignore keeps out, with all below them; knows `*` and `**/`, and no exceptions."""
    patterns = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    assert not any(pattern.startswith("!") for pattern in patterns)
    parts = [re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*") for pattern in patterns]
    return re.compile(f"(?:{'|'.join(parts)})(?:/.*)?")
