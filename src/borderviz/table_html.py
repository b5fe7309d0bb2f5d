"""Table HTML: a table that wraps its text and can be read on a phone, with every cell escaped."""

from __future__ import annotations

from html import escape
from numbers import Real

import pandas as pd


def table_html(rows: pd.DataFrame) -> str:
    """Return the rows as an HTML table; a cell that is a web address becomes a link, an empty one stays empty."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in rows.columns)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows.itertuples(index=False))
    table = f'<table class="bv-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="bv-scroll" tabindex="0">{table}</div>'


def _cell(value: object) -> str:
    if value is None or value is pd.NA or value != value:  # NaN is not itself
        return "<td></td>"
    if isinstance(value, Real):
        return f'<td class="bv-number">{value:,}</td>'
    text = str(value)
    if text.startswith(("https://", "http://")):
        return f'<td><a href="{escape(text)}" target="_blank" rel="noopener noreferrer">open</a></td>'
    return f"<td>{escape(text)}</td>"
