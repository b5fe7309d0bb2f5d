"""Cleaned: a study without the control characters by which a text could turn around what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from borderviz.exchange.provenance import Provenance
from borderviz.model import TABLES
from borderviz.study import Settings, Study

DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of the Unicode bidirectional algorithm. Right-to-left scripts do without them: the
page sets each text apart from its neighbours, and marks without a scope (U+200E, U+200F) stay."""

Record = TypeVar("Record")


def cleaned(study: Study) -> Study:
    """Return a study with no such character in any text of its records or settings."""
    tables: dict[str, Any] = {name: _table(getattr(study, name)) for name in TABLES}
    borders = tuple(_record(border) for border in study.settings.borders)
    settings: Settings = replace(_record(study.settings), borders=borders)
    return replace(study, settings=settings, **tables)


def cleaned_provenance(provenance: Provenance) -> Provenance:
    """Return a provenance with no such character in it."""
    return _record(provenance)


def undirected(text: str) -> str:
    """Return a text without such characters."""
    return DIRECTION.sub("", text)


def _table(records: Mapping[str, Record]) -> dict[str, Record]:
    return {identifier: _record(record) for identifier, record in records.items()}


def _record(record: Record) -> Record:
    """The same record where there is nothing to take out, which is almost always so."""
    found: dict[str, Any] = {}
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if (clean := _clean(value)) != value:
            found[field.name] = clean
    return replace(record, **found) if found else record  # type: ignore[type-var]


def _clean(value: Any) -> Any:
    if type(value) is str:
        return undirected(value)
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return tuple(map(undirected, value))
    return value
