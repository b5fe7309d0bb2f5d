"""Layer files: the layers of a study on disk, FOLDER/layers/NAME.parquet, which stay on the user's machine."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderviz.notices import Notice

if TYPE_CHECKING:
    from borderviz.exchange.layer import Layer

FOLDER = "layers"
SUFFIX = ".parquet"
KEY = b"borderviz.layer"
"""The key of the file's metadata under which name, format, terms and notices stand as JSON."""

MOST_NOTICES = 10_000
"""Notices that are kept in a file; a last one says how many more there were. Readers refuse metadata of 100 MB."""

LONGEST_SLUG = 60


class LayerFileError(Exception):
    """A file that holds no layer, or a name that cannot be one."""


def path_of(study: Path, name: str) -> Path:
    """Return the path of a layer of a study; the file's name has small letters, digits and hyphens only.

    Names that differ in case, accents and signs alone are one. What else a file's name cannot hold, such as letters of
    other scripts, is told apart by a hash: a layer must not take the place of another.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_SLUG].strip("-")
    lost = re.sub(r"[\W_]+", "", bare) != slug.replace("-", "")
    digest = hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stem = "-".join(part for part in (slug, digest if lost else "") if part)
    return study / FOLDER / f"{stem or 'layer'}{SUFFIX}"


def write_layer(layer: Layer, study: Path) -> Path:
    """Write a layer into the folder of a study and return its path.

    It is written beside its place and then renamed, so that a file is there whole or not at all. Raises OSError.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = path_of(study, layer.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pandas(layer.events, preserve_index=False)
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), KEY: _about(layer)})
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".part")
    os.close(handle)
    try:
        pq.write_table(table, beside, compression="zstd")
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
    return path


def read_layer_file(path: Path) -> Layer:
    """Return the layer of a file. Raises LayerFileError where it holds none with the columns of EVENT_COLUMNS."""
    import pyarrow.parquet as pq

    from borderviz.exchange.layer import Layer, as_events

    try:
        table = pq.read_table(path)
        about = json.loads((table.schema.metadata or {})[KEY])
        events = as_events(table.to_pandas())
        notices = tuple(Notice(**notice) for notice in about["notices"])
        return Layer(str(about["name"]), str(about["format"]), str(about["terms"]), events, notices)
    except Exception as error:
        problem = f"{path.name} holds no layer of this version ({type(error).__name__})"
        raise LayerFileError(f"{problem}; import its source again") from error


def layer_paths(study: Path) -> list[Path]:
    """Return the files of a study's layers by name."""
    return sorted((study / FOLDER).glob(f"*{SUFFIX}"))


def layers_of(study: Path) -> tuple[list[Layer], list[Notice]]:
    """Return the layers of a study, and notices about files that hold none."""
    layers, notices = [], []
    for path in layer_paths(study):
        try:
            layers.append(read_layer_file(path))
        except LayerFileError as error:
            problem, _, remedy = str(error).partition("; ")
            notices.append(Notice(f"{FOLDER}/{path.name}", problem, remedy))
    return layers, notices


def _about(layer: Layer) -> bytes:
    notices: list[dict[str, Any]] = [asdict(notice) for notice in layer.notices[:MOST_NOTICES]]
    more = len(layer.notices) - MOST_NOTICES
    if more > 0:
        problem = f"{more:,} more notices are not kept in this file"
        notices.append(asdict(Notice(layer.name, problem, "import the source again to see all", is_error=False)))
    about = {"name": layer.name, "format": layer.format, "terms": layer.terms, "notices": notices}
    return json.dumps(about, ensure_ascii=False).encode("utf-8", "replace")
