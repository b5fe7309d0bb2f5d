"""Schema: a study's columns as a Frictionless data package, so that other tools can read and check it too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borderviz.columns import Column, columns_of
from borderviz.model import TABLES

Descriptor = dict[str, Any]


def data_package(base: Mapping[str, Any], *, own_places: bool = False) -> Descriptor:
    """Return the descriptor `base` (name, title, licences, settings …) with one resource for each table of a study.

    The resource of places is left out where the study takes all of them from the gazetteer of its geography.
    """
    own_places = own_places or not base.get("borderviz", {}).get("geography")
    tables = [table for table in TABLES if own_places or table != "places"]
    return {"profile": "tabular-data-package", **base, "resources": [_resource(table, own_places) for table in tables]}


def table_schema(table: str, *, own_places: bool = True) -> Descriptor:
    """Return the Table Schema of one table: fields with type, description and constraints, keys and references."""
    columns = columns_of(TABLES[table])
    references = {
        name: column.refers_to
        for name, column in columns.items()
        if column.refers_to and column.empty != () and (own_places or column.refers_to != "places")
    }
    schema: Descriptor = {
        "fields": [_field(name, column) for name, column in columns.items()],
        "primaryKey": next(iter(columns)),
        "missingValues": [""],
    }
    if references:
        schema["foreignKeys"] = [_foreign_key(name, other, table) for name, other in references.items()]
    return schema


def _resource(table: str, own_places: bool) -> Descriptor:
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "description": (TABLES[table].__doc__ or "").strip(),
        "schema": table_schema(table, own_places=own_places),
    }


def _field(name: str, column: Column) -> Descriptor:
    constraints: Descriptor = {
        "required": column.required or None,
        "enum": list(column.choices) or None,
        "pattern": column.pattern or None,
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    constraints = {key: value for key, value in constraints.items() if value is not None}
    field: Descriptor = {"name": name, "type": column.kind, "description": column.description}
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(name: str, other: str, table: str) -> Descriptor:
    key = next(iter(columns_of(TABLES[other])))
    return {"fields": name, "reference": {"resource": "" if other == table else other, "fields": key}}
