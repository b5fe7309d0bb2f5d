"""Source file: the bytes to import, from disk or as they were uploaded."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.texts import harmless

LONGEST_NAME = 120
"""Characters of the name of a file or a layer."""


@dataclass(frozen=True)
class SourceFile:
    """A file on disk (`path`), or one that is in memory only (`content`). `name` is what notices call it."""

    name: str
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)

    @classmethod
    def on_disk(cls, path: Path) -> SourceFile:
        """Return the file at a path; raises ImportFileError where there is none that can be read."""
        if not path.is_file():
            kind = "a folder" if path.is_dir() else "missing"
            raise ImportFileError(f"{path} is {kind}", "give the path of one file")
        return cls(harmless(path.name, LONGEST_NAME), path=path)

    @classmethod
    def in_memory(cls, name: str, content: bytes) -> SourceFile:
        """Return a file that is held in memory, as an upload is."""
        return cls(harmless(name, LONGEST_NAME) or "file", content=content)

    def open(self) -> BinaryIO:
        """Open the file from its beginning. Raises ImportFileError where it cannot be read."""
        if self.path is None:
            return io.BytesIO(self.content or b"")
        try:
            return self.path.open("rb")
        except OSError as error:
            raise ImportFileError(f"{self.name} cannot be read ({error.strerror})", "check its rights") from error

    def head(self, size: int) -> bytes:
        """Return the first bytes."""
        with self.open() as file:
            return file.read(size)

    def read(self, most: int) -> bytes:
        """Return all bytes; raises ImportFileError where there are more than `most`."""
        with self.open() as file:
            content = file.read(most + 1)
        if len(content) > most:
            problem = f"{self.name} is larger than {most // 2**20} MB, which is the most for its format"
            raise ImportFileError(problem, "save it as CSV, which is read in pieces")
        return content
