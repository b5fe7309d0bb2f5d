"""Own study: an export of borderviz becomes a study again."""

from __future__ import annotations

from pathlib import Path

from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.own_files import is_own_export, read_export
from borderviz.study import Study


def save_as_study(path: Path, folder: Path) -> Study:
    """Write the study that an export holds to a new folder, and return it.

    Raises ImportFileError where the folder holds something already, or the file is no export of borderviz.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ImportFileError(f"{folder} is not empty", "name a folder that does not exist yet")
    if not is_own_export(path):
        raise ImportFileError(f"{path.name} is no export of borderviz", "leave --as-study out to import it as a layer")
    study = read_export(path)
    study.save(folder)
    return study
