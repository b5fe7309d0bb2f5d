"""Own study: an export of borderviz becomes a study again."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from borderviz.exchange.importing.errors import ImportFileError
from borderviz.study import Study

READER = "borderviz.exchange.own_files"
"""The module that reads our own exports; loaded when one is asked for."""


def is_own(path: Path) -> bool:
    """Return whether a file or folder is an export of borderviz."""
    return bool(_reader().is_own_export(path))


def save_as_study(path: Path, folder: Path) -> Study:
    """Write the study that an export holds to a new folder, and return it.

    Raises ImportFileError where the folder holds something already, or the file is no export of borderviz.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ImportFileError(f"{folder} is not empty", "name a folder that does not exist yet")
    if not is_own(path):
        raise ImportFileError(f"{path.name} is no export of borderviz", "leave --as-study out to import it as a layer")
    study: Study = _reader().read_export(path)
    study.save(folder)
    return Study.open(folder)


def _reader() -> Any:
    return importlib.import_module(READER)
