"""Archive: zip files made alike on every machine, and strangers' zip files read within limits and never unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from borderviz.exchange.portable import LARGEST
from borderviz.study import StudyError

MOST_FILES = 1_000
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name; the same content gives the same bytes."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the files by name as a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@contextmanager
def opened_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip file whose names and sizes are harmless; raises StudyError where they are not, or it is broken.

    No more is ever read of a file in it than its declared size, so that the sizes can be trusted as limits.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(path, archive)
            yield archive
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise StudyError(f"{path} cannot be unpacked ({error}). Get or export it again.") from error


def _check(path: Path, archive: zipfile.ZipFile) -> None:
    files = archive.infolist()
    if len(files) > MOST_FILES:
        raise StudyError(f"{path} holds {len(files):,} files; an export has at most {MOST_FILES:,}.")
    size = sum(file.file_size for file in files)
    if size > LARGEST:
        raise StudyError(f"{path} unpacks to {size:,} bytes; at most {LARGEST:,} are read.")
    for file in files:
        posix, windows = PurePosixPath(file.filename), PureWindowsPath(file.filename)
        if posix.is_absolute() or windows.anchor or ".." in (*posix.parts, *windows.parts):
            raise StudyError(f"{path} names a file outside of itself, {file.filename[:80]!r}, and is not opened.")
