"""Sharing: buttons that copy the link to what is seen, and the frame that shows a part of it in another page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from borderviz.exchange.importing.texts import harmless
from borderviz.study import Study

PARTS_ALONE = ("map", "chart")
"""Parts of the first page that can be embedded alone."""


def show(study: Study, parts: Mapping[str, str] | None) -> None:
    """Draw the buttons; `parts` are what can be embedded of this page, with what their buttons say."""
    if st.context.is_embedded:
        credit()
        return
    buttons = "".join(_button(what, label, study) for what, label in {"link": "Copy link", **(parts or {})}.items())
    st.html(
        f'<details class="bv-share"><summary class="bv-take">Share</summary><div>{buttons}</div></details>',
        width="content",
    )


def embedded_part() -> str:
    """Return which part of the page is to stand alone in a frame: "map", "chart", or "" for all of the page."""
    part = st.query_params.get("only", "")
    return part if st.context.is_embedded and part in PARTS_ALONE else ""


def credit() -> None:
    """Draw the way from a frame to the whole page, with the same choice."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params if name != "only"}
    address = escape(f"?{urlencode(chosen, doseq=True)}")
    st.html(
        '<p class="bv-credit">Reported figures, each said by someone; nothing is added up. '
        f'<a href="{address}" target="_blank" rel="noopener">Open in borderviz</a></p>'
    )


def _button(what: str, label: str, study: Study) -> str:
    title = escape(harmless(study.settings.title))
    return f'<button type="button" class="bv-take" data-share="{what}" data-title="{title}">{label}</button>'
