"""Pictures: what lies under a chart to take it away: PNG, SVG and its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from borderviz.charts.toll_rows import Record
from borderviz.wording import day_text

SCRIPT = (Path(__file__).parent / "web" / "pictures.js").read_text(encoding="utf-8")
FORMATS = ("png", "svg")

MOST_SOURCES = 12
"""Reports that a source line names; the rows have them all."""


def install() -> None:
    """Put the script into the page that makes pictures of charts; once is enough for a page."""
    st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)


def source_line(figures: Sequence[Record], today: date) -> str:
    """Return where the figures of a picture come from, and when it was made."""
    sources = list(dict.fromkeys(str(figure["source"]) for figure in figures))
    more = [f"and {len(sources) - MOST_SOURCES} more"] if len(sources) > MOST_SOURCES else []
    named = "; ".join([*sources[:MOST_SOURCES], *more])
    return f"{f'As reported by: {named}. ' if named else ''}Nothing is added up. borderviz, {day_text(today)}"


def take_away(
    chart: str, title: str, figures: Sequence[Record], rows: Callable[[], bytes], *, pictures: bool = True
) -> None:
    """Draw the buttons under the chart of this key: pictures under its title, and `rows` as CSV."""
    name = f"borderviz-{chart.replace('_', '-')}"
    given = {"chart": chart, "title": title, "source": source_line(figures, date.today()), "name": name}
    data = " ".join(f'data-{key}="{escape(value)}"' for key, value in given.items())
    buttons = "".join(
        f'<button type="button" class="bv-take" data-picture="{each}" {data}>{each.upper()}</button>'
        for each in FORMATS
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"take_{chart}"):
        if pictures:
            st.html(f'<span class="bv-takes">{buttons}</span>', width="content")
        st.download_button(
            f"CSV ({len(figures)})", rows, f"{name}.csv", "text/csv", key=f"{chart}_rows", on_click="ignore",
            type="tertiary",
        )  # fmt: skip
