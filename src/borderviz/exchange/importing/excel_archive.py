"""Excel archive: whether the parts of an .xlsx file are harmless to unpack, before anything else looks at them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from xml.etree import ElementTree as Xml

from borderviz.exchange.importing.errors import ImportFileError

MOST_UNPACKED = 512 << 20
"""Bytes of a workbook when it is unpacked: a few kB can unpack to gigabytes."""

MOST_BESIDE = 16 << 20
"""Bytes of all parts but sheets, their table of texts and pictures: each is held as a tree of some 30 times its size.
"""

CONTENT_TYPES = "[Content_Types].xml"
SHEET, TEXTS = "worksheet+xml", "sharedStrings+xml"
"""Ends of the content types of the two parts that may be large, as they are read piece by piece."""

AS_CSV = "save the sheet as CSV in UTF-8"
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
"""XML that declares entities can unfold to gigabytes too; no workbook needs them."""


def check_archive(name: str, content: bytes) -> None:
    """Raise ImportFileError where the bytes of a file called `name` are no workbook, or none that can be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check(name, packed)
    except ImportFileError:
        raise
    except Exception as error:
        raise ImportFileError(f"{name} is a broken Excel workbook", AS_CSV) from error


def _check(name: str, packed: zipfile.ZipFile) -> None:
    members = packed.infolist()
    _check_size(f"{name} would unpack to", members, MOST_UNPACKED)
    if CONTENT_TYPES not in packed.namelist() or not any("xl/" in member.filename for member in members):
        raise ImportFileError(f"{name} is a zip archive, but no Excel workbook", "unpack it and give the table")
    if any(_declares_entities(packed, member) for member in members if member.filename.endswith(".xml")):
        raise ImportFileError(f"{name} declares XML entities, as no workbook does", AS_CSV)
    beside = f"{name}: what stands beside its sheets would unpack to"
    _check_size(beside, [one for one in members if one.filename == CONTENT_TYPES], MOST_BESIDE)
    kinds = _kinds(packed.read(CONTENT_TYPES))
    _check_size(beside, [one for one in members if not _may_be_large(one.filename, kinds)], MOST_BESIDE)


def _check_size(words: str, members: Iterable[zipfile.ZipInfo], most: int) -> None:
    """No more is ever unpacked of a part than its declared size."""
    size = sum(member.file_size for member in members)
    if size > most:
        raise ImportFileError(f"{words} {size / 2**20:,.0f} MB; {most >> 20} MB is the most", AS_CSV)


def _kinds(content_types: bytes) -> dict[str, set[str]]:
    """The ends of the content types of each part that has one of its own; a stranger may give a part several."""
    kinds: dict[str, set[str]] = {}
    for override in Xml.fromstring(content_types):
        part = override.get("PartName", "").removeprefix("/")
        kinds.setdefault(part, set()).add(override.get("ContentType", "").rpartition(".")[2])
    return kinds


def _may_be_large(part: str, kinds: Mapping[str, set[str]]) -> bool:
    """Whether a part is a sheet or the table of texts and nothing else besides, or a picture, which nobody reads."""
    folder, given = PurePosixPath(part).parent, kinds.get(part)
    return (
        (given == {SHEET} and folder == PurePosixPath("xl/worksheets"))
        or (given == {TEXTS} and part.casefold() == "xl/sharedstrings.xml")
        or (given is None and folder == PurePosixPath("xl/media"))
    )


def _declares_entities(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with packed.open(member) as file:
        head = file.read(4096).upper()
    return any(word in head for word in ENTITIES)
