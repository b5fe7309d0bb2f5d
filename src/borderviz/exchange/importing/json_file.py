"""JSON file: what a JSON or JSON Lines file holds, whatever numbers and depths somebody put into it."""

from __future__ import annotations

import json
from typing import Any

from borderviz.exchange.importing.encoding import encoding_of
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.source_file import SourceFile

MOST_BYTES = 200 << 20
"""Bytes of a JSON file, which must be read whole and takes several times as much memory."""

LONGEST_INTEGER = 18
"""Digits up to which a number is whole here; Python refuses to read more than 4,300."""


def json_of(source: SourceFile) -> Any:
    """Return what a file holds; the lines of JSON Lines as a list. Raises ImportFileError where it is no JSON."""
    encoding = encoding_of(source)
    text = source.read(MOST_BYTES).decode(encoding.codec, errors="replace").lstrip("\ufeff")
    try:
        return _parsed(text)
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise ImportFileError(f"{source.name} is no JSON ({error})", "export it again") from error
    except RecursionError as error:
        raise ImportFileError(f"{source.name} is nested too deeply", "give a list of events") from error
    try:
        return [_parsed(line) for line in lines]
    except (ValueError, RecursionError) as error:
        raise ImportFileError(f"{source.name} is neither JSON nor JSON Lines ({error})", "export it again") from error


def _parsed(text: str) -> Any:
    return json.loads(text, parse_int=_integer)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_INTEGER else float(digits)


def text_of(value: Any) -> str:
    """Return a JSON value as a cell: texts as they are, lists of them separated by spaces, objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return " ".join(value)
    try:
        return json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError):
        return ""
