"""Where articles come from: files, folders and standard input, with the table beside them that says what they are."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from borderviz.reading.articles.decode import LARGEST, decode
from borderviz.reading.articles.html import read_page

TEXTS = frozenset([".txt", ".md", ".markdown", ".text"])
PAGES = frozenset([".html", ".htm", ".xhtml"])
SUFFIXES = TEXTS | PAGES
INDEXES = ("articles.csv", "reports.csv")
"""Names of the table beside the texts, with the columns file, title, outlet and published."""
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One article to be read: the path, its name in what is printed, and an id for it."""

    path: str
    id: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as text, and what is known of it; empty where nothing is."""

    file: str
    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: date | None = None
    notes: tuple[str, ...] = ()


def sources(given: Sequence[str]) -> Iterator[Source | OSError]:
    """Yield what is to be read, folders with all that is in them, sorted; what cannot be looked into is an error."""
    for name in given:
        if name == STDIN:
            yield Source(STDIN, "stdin")
        elif Path(name).is_dir():
            yield from _inside(Path(name), "")
        else:
            yield Source(name, identifier(Path(name).stem))


def read_article(source: Source, published: date | None = None) -> Article:
    """Return the article of a source. A day given here goes before the one of the table, and that before the page's.

    Raises OSError where the file cannot be read, and decode.NoText where it holds no text.
    """
    path = Path(source.path)
    data = _bytes(source.path)
    is_page = path.suffix.lower() in PAGES or (source.path == STDIN and _looks_like_page(data))
    page = read_page(decode(data, markup=True)) if is_page else None
    row, notes = _row_of(path) if source.path != STDIN else ({}, ())
    listed, complaint = _day(row.get("published", ""))
    return Article(
        file=source.path if source.path != STDIN else "",
        id=row.get("report_id", "") or source.id,
        text=page.text if page else decode(data),
        title=row.get("title", "") or (page.title if page else ""),
        outlet=row.get("outlet", "") or (page.outlet if page else ""),
        published=published or listed or (page.published if page else None),
        notes=notes + complaint,
    )


def identifier(name: str) -> str:
    """An id of lower-case letters, digits and hyphens; names in other scripts become a number of their own."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-")
    return slug or f"text-{sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _inside(folder: Path, prefix: str) -> Iterator[Source | OSError]:
    try:
        with os.scandir(folder) as entries:  # names alone: a folder may hold 100,000
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield error
        return
    stems = Counter(identifier(Path(name).stem) for name in names if _is_text(name))
    for name in names:
        path = folder / name
        if _is_text(name) and path.is_file():
            stem = identifier(path.stem)
            yield Source(str(path), identifier(f"{prefix}{name if stems[stem] > 1 else stem}"))
        elif path.is_dir() and not path.is_symlink() and not name.startswith("."):
            yield from _inside(path, f"{prefix}{name}-")


def _is_text(name: str) -> bool:
    return not name.startswith(".") and name[name.rfind(".") :].lower() in SUFFIXES


def _bytes(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(path).open("rb") as stream:
        return stream.read(LARGEST + 1)


def _looks_like_page(data: bytes) -> bool:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body"))


def _row_of(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """The row of the table beside a file; a study keeps its texts in texts/, one folder below."""
    folders = [path.parent, path.parent.parent] if path.parent.name == "texts" else [path.parent]
    notes: tuple[str, ...] = ()
    for folder in folders:
        for name in INDEXES:
            rows, complaint = _index(str(folder / name))
            notes += complaint
            if path.name in rows:
                return rows[path.name], notes
    return {}, notes


@lru_cache(maxsize=64)
def _index(path: str) -> tuple[dict[str, dict[str, str]], tuple[str, ...]]:
    """The rows of a table by file name; none where there is no such file."""
    try:
        text = decode(Path(path).read_bytes()).lstrip("\ufeff")
        delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
        found = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = [{str(name).strip(): str(cell or "").strip() for name, cell in row.items()} for row in found]
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError, csv.Error) as error:
        return {}, (f"{path} cannot be read ({error})",)
    return {row["file"]: row for row in rows if row.get("file")}, ()


def _day(cell: str) -> tuple[date | None, tuple[str, ...]]:
    if not cell:
        return None, ()
    try:
        return date.fromisoformat(cell[:10]), ()
    except ValueError:
        return None, (f"the table beside the texts gives {cell[:20]!r} as the day of publication; write YYYY-MM-DD",)
