"""Where the tests find the repository and its data."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does, and says nothing about the code.
settings.register_profile("borderviz", deadline=None)
settings.load_profile("borderviz")

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def study_folder(repository: Path) -> Path:
    """The study that ships with the project."""
    return repository / "data" / "clashes"


@pytest.fixture(scope="session")
def texts_folder(repository: Path) -> Path:
    """The full texts of the coded articles, which are not part of the project."""
    folder = Path(os.environ.get("BORDERVIZ_TEXTS") or repository.parent / "shared" / "articles")
    if not folder.is_dir():
        pytest.skip(f"needs the articles' texts: put them into {folder}, or name their folder in BORDERVIZ_TEXTS")
    return folder
