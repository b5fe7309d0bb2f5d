"""Table HTML: a table that wraps its text and can be read on a phone, with every cell escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from numbers import Real


def table_html(rows: Sequence[Mapping[str, object]], *, is_narrow: bool = False) -> str:
    """Return rows of the same columns as an HTML table; a cell that is a web address becomes a link.

    A date is never broken over two lines. `is_narrow`: few columns, which fit on a phone without moving them about.
    """
    names = rows[0] if rows else ()
    head = "".join(_head(name, [row[name] for row in rows]) for name in names)
    body = "".join(f"<tr>{''.join(map(_cell, row.values()))}</tr>" for row in rows)
    names_of_style = "bv-table bv-narrow" if is_narrow else "bv-table"
    table = f'<table class="{names_of_style}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="bv-scroll" tabindex="0">{table}</div>'


def _head(name: str, values: Sequence[object]) -> str:
    """The head of a column, which stands over its numbers at the same edge as they do."""
    given = [value for value in values if value is not None]
    over_numbers = ' class="bv-number"' if given and all(isinstance(value, Real) for value in given) else ""
    return f'<th scope="col"{over_numbers}>{escape(name)}</th>'


def _cell(value: object) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, Real):
        return f'<td class="bv-number">{value:,}</td>'
    if isinstance(value, date):
        return f'<td class="bv-date">{value.isoformat()}</td>'
    text = str(value)
    if text.startswith(("https://", "http://")):
        return f'<td><a href="{escape(text)}" target="_blank" rel="noopener noreferrer">open</a></td>'
    return f"<td>{escape(text)}</td>"
